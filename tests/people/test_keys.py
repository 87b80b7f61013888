"""API keys: who is asking, proved; and nobody else by any change to the file."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from troth.errors import BadInput, Damaged, NotFound, NotSignedIn, StoreFailed
from troth.people import tokens
from troth.people.keys import LIFE, MOST_DAYS, PREFIX, Use
from troth.testing.house import AT, leaves
from troth.words import KeyId, PersonId, new_id


@pytest.fixture
def issued(house, noor):
    """Return Noor's token and what is kept of it."""
    return house.keys.issue(noor, label="laptop")


def test_a_token_signs_its_person_in(house, noor, issued):
    """Who has the token is who it was made for."""
    token, key = issued

    caller = house.keys.check(token)

    assert (caller.person, caller.key) == (noor, key.id)
    assert (key.label, key.created_at, key.expires_at) == ("laptop", AT, AT + LIFE)
    assert key.revoked_at is None


def test_a_token_can_be_told_by_its_shape(issued):
    """`troth_`, 52 letters of secret, 7 of checksum: a leaked one is found by any scanner."""
    token, _ = issued

    assert token.startswith("troth_")
    assert len(token) == 65
    assert tokens.is_shaped(token, PREFIX)


def test_the_token_is_not_kept(house, issued, home):
    """Neither the token nor its secret part is in any file."""
    token, _ = issued
    house.store.settle()

    everything = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())

    assert token.encode() not in everything
    assert token[6:58].encode() not in everything


def test_no_two_tokens_are_alike(house, noor):
    """Each key has a secret of its own."""
    tokens = {house.keys.issue(noor, label="x")[0] for _ in range(20)}

    assert len({token[6:58] for token in tokens}) == 20


@pytest.mark.parametrize(
    "text",
    [
        "",
        "troth_",
        "a" * 65,
        "troth_" + "a" * 59,
        "sk-" + "a" * 62,
        "troth_" + "\x00" * 59,
        "troth_" + "\ud800" * 52 + tokens.checksum("?" * 52),
        "troth_" + "é" * 52 + "aaaaaaa",
        " " * 65,
    ],
)
def test_what_is_no_token_is_told_so(house, text):
    """Text of another shape, whatever it holds, is told to be no key, and is not repeated."""
    with pytest.raises(NotSignedIn, match="not a Troth key") as caught:
        house.keys.check(text)

    assert len(text) < 7 or text not in str(caught.value)


def test_a_token_of_right_shape_that_nobody_has(house):
    """A well-formed token that was never issued is unknown."""
    with pytest.raises(NotSignedIn, match="does not know"):
        house.keys.check(tokens.fresh(PREFIX))


def test_upper_case_is_another_token(house, issued):
    """A token is taken letter by letter."""
    token, _ = issued

    with pytest.raises(NotSignedIn):
        house.keys.check(token.upper())


def test_a_key_ends_on_the_dot(house, noor, clock):
    """A key for ten days signs in for ten days."""
    token, _ = house.keys.issue(noor, label="x", life=timedelta(days=10))
    clock.set(AT + timedelta(days=10) - timedelta(milliseconds=1))
    assert house.keys.check(token)

    clock.move(milliseconds=1)

    with pytest.raises(NotSignedIn, match="run out"):
        house.keys.check(token)


def test_a_revoked_key_is_none(house, other, noor, issued):
    """From the moment it is revoked, in any process, a key signs nobody in."""
    token, key = issued
    assert other.keys.check(token)

    house.keys.revoke(noor, key.id)

    for one in (house, other):
        with pytest.raises(NotSignedIn, match="revoked"):
            one.keys.check(token)
    assert house.keys.of(noor)[0].revoked_at == AT


def test_a_key_is_opened_once_until_anything_changes(house, other, noor, issued, monkeypatch):
    """Then it is opened anew, whatever changed and in whatever process; and no label stays."""
    token, key = issued
    reads, read = [], house.store.read_one
    monkeypatch.setattr(house.store, "read_one", lambda *asked: reads.append(1) or read(*asked))

    for _ in range(3):
        house.keys.check(token)
        house.keys.still(noor, key.id)
    once = len(reads)
    other.gate.store.write(lambda unit: unit.touch())
    house.keys.check(token)
    again = len(reads)
    house.erase(noor)
    house.keys.drop_stale()

    assert (once, again) == (2, 3)
    assert house.keys._found[1] == {}
    for look in (lambda: house.keys.check(token), lambda: house.keys.still(noor, key.id)):
        with pytest.raises(NotSignedIn, match="troth key add"):
            look()


def test_a_foreign_key_and_a_missing_one_read_the_same(house, noor, sam, issued):
    """Nobody can revoke another's key, or learn that it exists."""
    token, key = issued
    texts = []
    for name in (key.id, KeyId(new_id("key")), KeyId("nonsense"), KeyId("")):
        with pytest.raises(NotFound) as caught:
            house.keys.revoke(sam, name)
        texts.append(str(caught.value))

    assert len(set(texts)) == 1
    assert house.keys.check(token).person == noor


def test_a_key_is_revoked_once(house, noor, issued):
    """A key that is revoked already is not there to be revoked."""
    _, key = issued
    house.keys.revoke(noor, key.id)

    with pytest.raises(NotFound):
        house.keys.revoke(noor, key.id)


def test_keys_are_listed_oldest_first_and_only_ones_own(house, noor, sam, clock):
    """A person sees the own keys, each with its label and dates."""
    for label in ("first", "second", "third"):
        house.keys.issue(noor, label=label)
        clock.move(days=1)
    house.keys.issue(sam, label="of Sam")

    listed = house.keys.of(noor)

    assert [key.label for key in listed] == ["first", "second", "third"]
    assert {key.person for key in listed} == {noor}
    assert [key.created_at for key in listed] == [AT + timedelta(days=n) for n in range(3)]


def test_issuing_and_revoking_are_leaves(house, noor, issued):
    """Each key's making and end is a line in the person's own ledger."""
    _, key = issued
    house.keys.revoke(noor, key.id)

    made, ended = leaves(house, noor)[-2:]

    assert (made["event"], made["detail"]) == ("key_issued", {"key": key.id, "by": "person"})
    assert (ended["event"], ended["detail"]) == ("key_revoked", {"key": key.id, "by": "person"})


@pytest.mark.parametrize(
    "label",
    [
        "",
        "   ",
        "\n",
        "two\nlines",
        "bell\x07",
        "\x1b[2J",
        "\u202eback",
        "a" * 81,
        "\ud800",
        "\x00",
    ],
)
def test_a_label_is_letters_that_can_be_seen(house, noor, label):
    """Labels that would drive a terminal, hide, or fill the disk are refused, unquoted."""
    with pytest.raises(BadInput) as caught:
        house.keys.issue(noor, label=label)

    assert caught.value.param == "label"
    assert not label.strip() or label not in str(caught.value)
    assert house.keys.of(noor) == []


@pytest.mark.parametrize("label", ["x", "a" * 80, "Noors Läptop 💻", "日本語"])
def test_any_script_will_do(house, noor, label):
    """Labels in any script, up to 80 letters, come back as they were."""
    house.keys.issue(noor, label=label)

    assert house.keys.of(noor)[0].label == label


@pytest.mark.parametrize(
    "life", [timedelta(0), timedelta(days=-1), timedelta(days=MOST_DAYS, seconds=1), timedelta.max]
)
def test_a_life_has_bounds(house, noor, life):
    """A key lasts longer than nothing and at most ten years."""
    with pytest.raises(BadInput) as caught:
        house.keys.issue(noor, label="x", life=life)

    assert caught.value.param == "days"


def test_nobody_unknown_gets_a_key(house):
    """A key is made for a person who is here."""
    nobody = PersonId(new_id("psn"))

    with pytest.raises(NotFound):
        house.keys.issue(nobody, label="x")
    with pytest.raises(NotFound):
        house.keys.of(nobody)


def test_a_key_that_cannot_be_recorded_is_not_made(house, noor, issued, broken_ledger):
    """If the ledger cannot write, no key is made and none is revoked."""
    token, key = issued
    broken_ledger()

    with pytest.raises(StoreFailed):
        house.keys.issue(noor, label="x")
    with pytest.raises(StoreFailed):
        house.keys.revoke(noor, key.id)

    assert house.keys.check(token)
    assert len(house.keys.of(noor)) == 1


def test_the_label_is_sealed(house, noor, home):
    """What a person calls a key is in no file in clear."""
    house.keys.issue(noor, label="my work laptop in Utrecht")
    house.store.settle()

    everything = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())

    assert b"Utrecht" not in everything
    assert "Utrecht" not in repr(house.keys.of(noor))


def test_one_of_two_revocations_at_once_counts(house, other, noor, issued):
    """Two windows that revoke the same key at the same moment: one does, one is told."""
    _, key = issued

    def revoke(where):
        try:
            where.keys.revoke(noor, key.id)
        except NotFound:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(revoke, (house, other)))

    assert sorted(done) == [False, True]
    assert sum(one["event"] == "key_revoked" for one in leaves(house, noor)) == 1


# A file that was tampered with

TAMPERED = {
    "it was given to another person": "UPDATE api_key SET person_id = :sam WHERE key_id = :key",
    "its hash was put on another's key": (
        "UPDATE api_key SET token_hash = CASE key_id WHEN :key THEN zeroblob(32) "
        "ELSE (SELECT token_hash FROM api_key WHERE key_id = :key) END"
    ),
    "its end was moved": "UPDATE api_key SET expires_ms = expires_ms + 1 WHERE key_id = :key",
    "its revocation was taken away": "UPDATE api_key SET revoked_ms = NULL WHERE key_id = :key",
    "it was renamed": "UPDATE api_key SET key_id = 'key_x' WHERE key_id = :key",
    "its seal was changed": "UPDATE api_key SET sealed = zeroblob(120) WHERE key_id = :key",
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_row_that_was_tampered_with_signs_nobody_in(house, noor, sam, issued, sql, how):
    """Whoever can write the file still cannot become somebody else, or live longer."""
    token, key = issued
    house.keys.issue(sam, label="of Sam")
    if "revocation" in how:
        house.keys.revoke(noor, key.id)
    statement, values = TAMPERED[how], {"sam": sam, "key": key.id}
    for name, value in values.items():
        statement = statement.replace(f":{name}", f"'{value}'")
    if "another's" in how:
        # The hash is unique: free it first, then put it on the other's row.
        (hashed,) = sql("SELECT token_hash FROM api_key WHERE key_id = ?", key.id)[0]
        sql("DELETE FROM api_key WHERE key_id = ?", key.id)
        sql("UPDATE api_key SET token_hash = ? WHERE person_id = ?", hashed, sam)
    else:
        sql(statement)

    with pytest.raises(Damaged):
        house.keys.check(token)


def test_two_rows_of_one_person_cannot_change_places(house, noor, issued, sql):
    """The seal of one key does not open as that of another of the same person."""
    token, key = issued
    _, second = house.keys.issue(noor, label="second")
    (seal,) = sql("SELECT sealed FROM api_key WHERE key_id = ?", second.id)[0]
    sql("UPDATE api_key SET sealed = ? WHERE key_id = ?", seal, key.id)

    with pytest.raises(Damaged):
        house.keys.check(token)
    with pytest.raises(Damaged):
        house.keys.of(noor)


@pytest.mark.parametrize("column", ["expires_ms", "revoked_ms", "token_hash"])
@pytest.mark.parametrize("value", ["'x'", "x'00'", "''", "-1", "9223372036854775807", "1.5"])
def test_a_column_of_another_kind_is_damage(house, noor, issued, sql, column, value):
    """Whatever stands in a column, reading a person's keys fails as Damaged and in no other way."""
    _, key = issued
    sql(f"UPDATE api_key SET {column} = {value}")  # noqa: S608

    with pytest.raises(Damaged):
        house.keys.of(noor)
    with pytest.raises((Damaged, NotFound)):
        house.keys.revoke(noor, key.id)


def test_a_key_holds_until_it_ends(house, other, noor, issued):
    """By its name alone, for whoever is in the middle of something. Its end moves the pulse."""
    _, key = issued
    house.keys.still(noor, key.id)
    before = house.store.pulse()

    other.keys.revoke(noor, key.id)

    assert house.store.pulse() != before
    with pytest.raises(NotSignedIn, match="revoked"):
        house.keys.still(noor, key.id)


def test_a_key_that_ran_out_holds_no_more(house, clock, noor, issued):
    """As at the door."""
    clock.move(days=366)

    with pytest.raises(NotSignedIn, match="run out"):
        house.keys.still(noor, issued[1].id)


def test_nobody_else_s_key_holds(house, noor, sam, issued):
    """Nor one that never was, nor that of somebody who was erased."""
    for person, key in ((sam, issued[1].id), (noor, KeyId(new_id("key")))):
        with pytest.raises(NotSignedIn):
            house.keys.still(person, key)

    house.erase(noor)
    with pytest.raises(NotSignedIn):
        house.keys.still(noor, issued[1].id)


# ── front ends ────────────────────────────────────────────────────────────────────────────────

USER = "0b5c9d3e-52f1"


@pytest.fixture
def front(house, sam):
    """Return the token of a front end that Sam runs, and what is kept of it."""
    return house.keys.issue(sam, label="webui", use=Use.FRONT_END)


def test_a_front_end_alone_is_nobody(house, sam, front):
    """Its key signs in nobody, not even who made it; at its own door it is told what to say."""
    token, _ = front

    with pytest.raises(NotSignedIn, match="/v1"):
        house.keys.check(token)
    found = house.keys.asker(token, user=None)

    assert found.caller is None
    assert "for whom" in found.why


def test_a_front_end_asks_for_those_who_let_it(house, noor, sam, front):
    """Noor bound herself under its name for her; both keys are told."""
    token, key = front

    bound = house.keys.bind(noor, code=house.keys.introduce(token, user=USER))

    found = house.keys.asker(token, user=USER)
    assert (found.caller.person, found.caller.key) == (noor, bound.id)
    assert (found.through.person, found.through.key) == (sam, key.id)
    assert bound.use is Use.BOUND
    assert bound.expires_at == key.expires_at  # both last a year from today


@pytest.mark.parametrize("user", ["somebody else", USER.upper(), f" {USER}", "", "x" * 201, "a\nb"])
def test_a_name_that_nobody_bound_is_nobody(house, noor, front, user):
    """Not a name that is nearly hers, and not one that cannot be."""
    token, key = front
    house.keys.bind(noor, code=house.keys.introduce(token, user=USER))

    found = house.keys.asker(token, user=user)

    assert found.caller is None
    assert found.through.key == key.id  # it must hold all the same
    assert found.why


def test_only_a_front_end_may_say_for_whom(house, noor, sam, front, issued):
    """With a key of one's own the name is not looked at, and nobody is bound to such a key."""
    own, key = house.keys.issue(sam, label="sam's own")
    house.keys.bind(noor, code=house.keys.introduce(front[0], user=USER))

    found = house.keys.asker(own, user=USER)

    assert (found.caller.person, found.caller.key, found.through) == (sam, key.id, None)
    with pytest.raises(BadInput):
        house.keys.introduce(own, user=USER)


def test_another_front_end_cannot_use_the_name(house, noor, sam, front):
    """Who let one front end ask did not let another."""
    other, _ = house.keys.issue(sam, label="other", use=Use.FRONT_END)
    house.keys.bind(noor, code=house.keys.introduce(front[0], user=USER))

    assert house.keys.asker(other, user=USER).caller is None


def test_a_binding_ends_with_either_key(house, noor, sam, front):
    """Noor takes it back; or Sam ends the front end."""
    token, key = front
    bound = house.keys.bind(noor, code=house.keys.introduce(token, user=USER))

    house.keys.revoke(noor, bound.id)
    over = house.keys.asker(token, user=USER)
    assert (over.caller, over.through.key) == (None, key.id)

    house.keys.bind(noor, code=house.keys.introduce(token, user=USER))
    assert house.keys.asker(token, user=USER).caller.person == noor

    house.keys.revoke(sam, key.id)
    with pytest.raises(NotSignedIn):
        house.keys.asker(token, user=USER)


def test_to_bind_again_ends_no_other_key(house, noor, front):
    """What took its place is gone; every other key that Noor has is as it was."""
    token, _ = front
    own, kept = house.keys.issue(noor, label="own")
    code = house.keys.introduce(token, user=USER)
    first = house.keys.bind(noor, code=code)
    house.keys.revoke(noor, first.id)

    again = house.keys.bind(noor, code=code)

    assert {key.id for key in house.keys.of(noor)} == {kept.id, again.id}
    assert house.keys.check(own).person == noor


def test_a_key_without_its_person_is_nobodys(house, noor, sql):
    """As when the person is erased between two looks: it is as if it was never here."""
    _, key = house.keys.issue(noor, label="own")
    house.keys.still(noor, key.id)
    sql("DELETE FROM person WHERE person_id = ?", noor)
    house.store.write(lambda unit: unit.touch())

    with pytest.raises(NotSignedIn, match="erased"):
        house.keys.still(noor, key.id)


def test_a_binding_runs_out_with_the_front_end(house, noor, front, clock):
    """And not a day later."""
    house.keys.bind(noor, code=house.keys.introduce(front[0], user=USER))
    clock.move(days=366)

    with pytest.raises(NotSignedIn, match="run out"):
        house.keys.asker(front[0], user=USER)


def test_who_is_bound_learns_no_key_that_speaks_for_others(house, noor, front):
    """The code is no token, and from the code of one name nobody makes that of another."""
    token, _ = front
    code = house.keys.introduce(token, user=USER)
    house.keys.bind(noor, code=code)

    assert token[6:40] not in code
    assert code != house.keys.introduce(token, user="sam-1")
    for asked in (code, f"troth_{code[4:]}"):
        with pytest.raises(NotSignedIn):
            house.keys.asker(asked, user=USER)


@pytest.mark.parametrize("code", ["", "trb_", "trb_" + "a" * 59, "troth_" + "a" * 59, "trb_é"])
def test_what_is_no_code_binds_nobody(house, noor, code):
    """Said so, and nothing is kept."""
    with pytest.raises(BadInput, match="introduce"):
        house.keys.bind(noor, code=code)

    assert house.keys.of(noor) == []


def test_a_binding_runs_out_by_itself(house, noor, sam, clock):
    """After a year, also where the front end's key lasts longer; then the name is free again."""
    token, _ = house.keys.issue(
        sam, label="webui", use=Use.FRONT_END, life=timedelta(days=MOST_DAYS)
    )
    code = house.keys.introduce(token, user=USER)
    house.keys.bind(noor, code=code)
    clock.move(days=366)

    assert house.keys.asker(token, user=USER).caller is None
    house.keys.bind(noor, code=code)
    assert house.keys.asker(token, user=USER).caller.person == noor


def test_nobody_takes_a_name_that_is_bound(house, noor, sam, front):
    """Sam cannot put himself in Noor's place, nor when she took it back."""
    token, _ = front
    bound = house.keys.bind(noor, code=house.keys.introduce(token, user=USER))

    with pytest.raises(BadInput):
        house.keys.bind(sam, code=house.keys.introduce(token, user=USER))
    house.keys.revoke(noor, bound.id)
    with pytest.raises(BadInput):
        house.keys.bind(sam, code=house.keys.introduce(token, user=USER))


def test_a_binding_goes_with_who_is_erased(house, noor, front):
    """The front end asks for nobody then, and the name is in no file."""
    token, _ = front
    house.keys.bind(noor, code=house.keys.introduce(token, user=USER))

    house.erase(noor)

    assert house.keys.asker(token, user=USER).caller is None


def test_what_binds_says_nothing_on_the_disk(house, noor, front, home):
    """Neither the front end's name for her nor its token is in any file."""
    house.keys.bind(noor, code=house.keys.introduce(front[0], user=USER))
    house.store.settle()

    everything = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())

    assert USER.encode() not in everything
    assert front[0].encode() not in everything


def test_a_use_that_was_changed_in_the_file_is_found(house, sam, front, sql):
    """A front end's row cannot be made somebody's own key: what it is for is sealed."""
    own, _ = house.keys.issue(sam, label="own")
    rows = sql("SELECT key_id, sealed FROM api_key WHERE person_id = ?", sam)
    assert len(rows) == 2

    sql("UPDATE api_key SET sealed = ? WHERE key_id = ?", rows[1][1], rows[0][0])
    sql("UPDATE api_key SET sealed = ? WHERE key_id = ?", rows[0][1], rows[1][0])

    for token in (own, front[0]):
        with pytest.raises(Damaged):
            house.keys.check(token)


def test_a_key_of_somebody_who_goes_between_two_looks_signs_nobody_in(
    house, noor, issued, monkeypatch
):
    """The row is read, then the person is erased: it is a key that nobody knows, not a 404."""
    unlock = house.keyring.unlock

    def gone(person, unit=None):
        if person == noor:
            message = "There is no such person here."
            raise NotFound(message)
        return unlock(person, unit)

    monkeypatch.setattr(house.keyring, "unlock", gone)

    with pytest.raises(NotSignedIn):
        house.keys.check(issued[0])


def test_who_goes_between_two_looks_is_asked_for_by_no_front_end(
    house, noor, sam, front, monkeypatch
):
    """As above, for whom a front end asks."""
    token, _ = front
    house.keys.bind(noor, code=house.keys.introduce(token, user=USER))
    unlock = house.keyring.unlock

    def gone(person, unit=None):
        if person == noor:
            message = "There is no such person here."
            raise NotFound(message)
        return unlock(person, unit)

    monkeypatch.setattr(house.keyring, "unlock", gone)

    assert house.keys.asker(token, user=USER).caller is None
