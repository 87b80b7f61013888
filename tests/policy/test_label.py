"""The label: the same rows for everybody, and no fact that is not in the registry."""

import pytest

from troth.policy.label import label
from troth.policy.paths import is_module, leaves, places
from troth.registry.readability import grade


def facts(registry):
    """Return what the label says, by key."""
    return {fact.key: fact for _, fact in label(registry).table.rows}


in_turn = pytest.mark.parametrize(
    "registry", ["rich", pytest.param("shipped", marks=pytest.mark.long)], indirect=True
)
"""The rich registry has all that the shipped one has, and is smaller."""


@pytest.fixture(params=["shipped", "rich"])
def registry(request):
    """Return each registry in turn."""
    return request.getfixturevalue(request.param)


def test_what_it_says_of_the_shipped_registry(shipped):
    """The facts that a person looks for first."""
    told = {key: one.text for key, one in facts(shipped).items()}

    assert told["label/asked"] == (
        "“Let Troth keep your talks”, “Let your companion remember you”, "
        "“Let Troth keep companions of your own”, “Let your companion answer you”, "
        "“Learn whom you like”, “Use race and faith to find people”, “Meet people here”, "
        "“Photos of people you may meet”, “Write to people you met here”, "
        "“Help with your words” and “Show you your own use”"
    )
    intimate = (
        "resting facts, your companions, your choices, facts, the guard's notes, whom you saw, "
        "how far Troth learns from your choices, what left this machine, your messages with people "
        "you met, memory notes, your new message, what you read, your answers on race and faith, "
        "your photo, pictures of companions, your profile, your reports, what you show one, what "
        "was said in your talks, when you talked and when you write"
    )
    assert told["label/intimate"] == intimate
    assert told["label/kept/90"].endswith("your own goals for your use and when you talked")
    assert "what was said in your talks" in told["label/kept/365"]
    assert told["label/elsewhere"] == "No data goes to another machine."
    assert told["label/here"].startswith("you, ")
    assert told["label/sold"] == told["label/ads"] == told["label/trained"] == "No"


@in_turn
def test_an_edit_changes_no_row_that_does_not_carry_it(registry, edits):
    """Whatever is edited, a row that changes, comes or goes names what was edited."""
    before = facts(registry)

    for edit in edits(registry):
        after = facts(edit.registry)
        for key in before.keys() | after.keys():
            found = [one for one in (before.get(key), after.get(key)) if one]
            if len({one.text for one in found}) > 1 or len(found) == 1:
                assert any(edit.path in one.paths for one in found), (edit, key)


def test_every_row_comes_from_somewhere(registry):
    """Each row carries paths that lead to a value or a module."""
    known = places(registry, [])

    for name, fact in label(registry).table.rows:
        assert fact.paths
        assert name.paths
        for path in (*fact.paths, *name.paths):
            assert path in known or is_module(path)


def test_whatever_is_kept_has_a_row(registry):
    """No retention is left out."""
    days = {one.kept_days for one in registry.purposes.values() if one.writes}

    assert {key for key in facts(registry) if "/kept/" in key} == {
        f"label/kept/{one}" for one in days
    }


def test_where_there_is_none_it_says_so(rich):
    """An empty row would be read as an unknown one."""
    from dataclasses import replace

    from troth.registry.canonical import build
    from troth.registry.purposes import Basis

    duties = [replace(one, basis=Basis.LEGAL_DUTY) for one in rich.purposes.values()]
    told = facts(build(rich.categories.values(), rich.recipients.values(), duties))

    assert told["label/asked"].text == "None"
    assert told["label/asked"].paths


def test_the_rows_that_do_not_move_are_the_same_for_all(shipped, rich):
    """Two labels can be laid side by side."""
    fixed = [
        [name.text for name, fact in label(one).table.rows if "/kept/" not in fact.key]
        for one in (shipped, rich)
    ]

    assert fixed[0] == fixed[1]


def test_the_names_are_plain(shipped):
    """The names of the rows are short and easy."""
    names = [name.text for name, _ in label(shipped).table.rows]

    assert grade(". ".join(names)) <= 8
    assert max(len(name.split()) for name in names) <= 7
    assert leaves(shipped)
