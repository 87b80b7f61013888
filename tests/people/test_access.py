"""Who may do what: what is not in the table is refused."""

import itertools
import re
from pathlib import Path

import pytest

from troth.errors import Forbidden, NotSignedIn
from troth.people import access
from troth.people.access import TABLE, Data, Need, Operation, Role, may, must
from troth.registry.served import load_registry
from troth.words import ACCOUNT_RUN, COMPANION_REPLY, DISCLOSURE_RECORD, MATCH_REPORT, PurposeId

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "access.md"
PURPOSES = [*load_registry().purposes, PurposeId("no.such")]
NEEDS = [Need(*one) for one in itertools.product(PURPOSES, Operation, Data)]
EVERYTHING = [(role, need) for role in Role for need in NEEDS]


def named(row: tuple[Role, Need]) -> str:
    """Return a row as a test's name."""
    role, need = row
    return f"{role} {need.purpose} {need.operation} {need.data}"


def lets_in(roles: frozenset[Role], need: Need) -> bool:
    """Say whether `must` lets these roles pass."""
    try:
        must(roles, need)
    except (Forbidden, NotSignedIn):
        return False
    return True


def rows_of(role: Role) -> set[Need]:
    """Return what a role may do."""
    return {need for one, need in TABLE if one == role}


def reviewed() -> set[tuple[Role, Need]]:
    """Read the rows from the page that people review, without the code that wrote it."""
    row = re.compile(r"^\| [^|]+ \(`([a-z.]+)`\) \| (\w+) \| (\w+) \| (.*) \|$", re.MULTILINE)
    return {
        (role, Need(PurposeId(purpose), Operation(operation), Data(data)))
        for purpose, operation, data, told in row.findall(PAGE.read_text("utf-8"))
        for role, word in zip(Role, told.split(" | "), strict=True)
        if word == "yes"
    }


def test_the_table_is_what_people_reviewed() -> None:
    """The page in the reference has every row, and no more."""
    assert reviewed() == set(TABLE)


def test_what_has_no_row_is_refused() -> None:
    """Each role, each purpose (one unknown too), each operation, each class of data."""
    wanted = reviewed()

    passed = {(role, need) for role, need in EVERYTHING if may(frozenset({role}), need)}
    let_in = {(role, need) for role, need in EVERYTHING if lets_in(frozenset({role}), need)}

    assert passed == let_in == wanted


@pytest.mark.parametrize("row", sorted(TABLE), ids=named)
def test_removing_a_row_removes_exactly_that(
    monkeypatch: pytest.MonkeyPatch, row: tuple[Role, Need]
) -> None:
    """No row stands in for another, and none is repeated elsewhere."""
    monkeypatch.setattr(access, "TABLE", TABLE - {row})

    still = {(role, need) for role, need in EVERYTHING if may(frozenset({role}), need)}

    assert still == set(TABLE) - {row}


def test_who_runs_the_place_reads_nobody() -> None:
    """No row touches a person's words, choices or record, but for what somebody reports to them."""
    rows = rows_of(Role.OPERATOR)
    touched = {need.data for need in rows if need.purpose != MATCH_REPORT}

    assert touched == {Data.OPEN, Data.PLACE, Data.ACCOUNT}
    assert {need.data for need in rows - rows_of(Role.NOBODY)} - touched == {Data.REPORTED}
    assert Data.REPORTED not in {need.data for need in rows_of(Role.PERSON)}


def test_an_operator_has_nothing_that_a_person_has() -> None:
    """They share what anybody has and how each signs in: being one is no help to be the other."""
    shared = rows_of(Role.OPERATOR) & rows_of(Role.PERSON) - rows_of(Role.NOBODY)

    own = {Need(ACCOUNT_RUN, one, Data.ACCOUNT) for one in (Operation.SEE, Operation.CHANGE)}
    assert shared == own


def test_nobody_reaches_only_what_is_about_nobody() -> None:
    """Who has not signed in may look at the open parts, and sign in."""
    reached = rows_of(Role.NOBODY)

    assert {need.data for need in reached} == {Data.OPEN}
    assert {need.operation for need in reached} == {Operation.SEE, Operation.CHANGE}
    assert {need.purpose for need in reached if need.operation is Operation.CHANGE} == {ACCOUNT_RUN}


def test_a_person_does_not_run_the_place() -> None:
    """Settings and counts are for who runs it."""
    assert Data.PLACE not in {need.data for need in rows_of(Role.PERSON)}


def test_what_anybody_may_do_everybody_may_do() -> None:
    """Signing in never takes something away."""
    assert all(rows_of(Role.NOBODY) <= rows_of(role) for role in Role)


@pytest.mark.parametrize("count", [0, 2, 3])
def test_several_roles_add_up_and_no_more(count: int) -> None:
    """Whoever is person and operator may do what either may; who is nothing may do nothing."""
    for roles in itertools.combinations(Role, count):
        told = {need for need in NEEDS if may(frozenset(roles), need)}

        assert told == set().union(*(rows_of(role) for role in roles))


def test_every_purpose_is_one_that_the_registry_has() -> None:
    """No row rests on a purpose that nobody was ever told about; none is out of reach."""
    reached = {need.purpose for _, need in TABLE}
    # What left is looked at with a receipt, by the right to see one's data.
    assert reached | {DISCLOSURE_RECORD} == set(load_registry().purposes)


TALK = Need(COMPANION_REPLY, Operation.SAY, Data.INTIMATE)


@pytest.mark.parametrize("roles", [frozenset(), frozenset({Role.NOBODY})])
def test_who_has_not_signed_in_is_asked_to(roles: frozenset[Role]) -> None:
    """It may well be theirs, so the way in is what they are told."""
    with pytest.raises(NotSignedIn, match="sign in"):
        must(roles, TALK)


@pytest.mark.parametrize("roles", [{Role.OPERATOR}, {Role.OPERATOR, Role.NOBODY}])
def test_who_has_the_wrong_role_is_told_so(roles: set[Role]) -> None:
    """To sign in again would change nothing. The sentence names no purpose and no data."""
    with pytest.raises(Forbidden) as caught:
        must(frozenset(roles), TALK)

    assert (caught.value.status, caught.value.code) == (403, "forbidden")
    assert not re.search("companion|intimate|say", str(caught.value))
