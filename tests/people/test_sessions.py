"""Sessions: who signed in is known, until it ends; and no change to the file makes one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from troth.errors import BadInput, NotFound, NotSignedIn, StoreFailed
from troth.people import tokens
from troth.people.sessions import IDLE, LONGEST, MOST, PREFIX, SEEN_EVERY
from troth.testing.house import AT, leaves
from troth.words import PersonId, SessionId, is_id, new_id


@pytest.fixture
def opened(house, noor):
    """Return the token and the session of a browser in which Noor signed in."""
    return house.sessions.open(noor, label="Firefox on Linux")


def test_a_token_is_who_signed_in(house, noor, opened):
    """The browser that has it is that person's, with a label and both ends."""
    token, made = opened

    found = house.sessions.check(token)

    assert found == made
    assert (found.person, found.label) == (noor, "Firefox on Linux")
    assert is_id(found.id, "ses")
    assert (found.created_at, found.seen_at, found.ends_at) == (AT, AT, AT + LONGEST)


def test_the_token_and_the_label_are_not_kept_in_clear(house, opened, home):
    """Neither the token nor the browser's name is in any file, nor in how it prints."""
    token, session = opened
    house.store.settle()

    everything = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())

    assert token.encode() not in everything
    assert token[4:56].encode() not in everything
    assert b"Firefox" not in everything
    assert "Firefox" not in repr(session)


def test_each_sign_in_has_a_fresh_token(house, noor):
    """A token from before a sign-in is never the one after it: none can be fixed beforehand."""
    made = [house.sessions.open(noor, label="x")[0] for _ in range(10)]

    assert len(set(made)) == 10


@pytest.mark.parametrize(
    "text",
    [
        "",
        "trs_",
        "a" * 63,
        "trs_" + "a" * 59,
        "trs_" + "\x00" * 59,
        "trs_" + "é" * 59,
        pytest.param("x" * 100_000, id="long"),
    ],
)
def test_what_is_no_token_signs_nobody_in(house, opened, text):
    """Text of another shape is as good as none, and is not repeated."""
    with pytest.raises(NotSignedIn, match="Please sign in") as caught:
        house.sessions.check(text)

    assert len(text) < 5 or text not in str(caught.value)


def test_a_token_that_was_never_made_here_is_unknown(house, noor):
    """Somebody who picks a token and plants it in a browser wins nothing, before or after."""
    planted = tokens.fresh(PREFIX)
    with pytest.raises(NotSignedIn):
        house.sessions.check(planted)

    token, _ = house.sessions.open(noor, label="x")

    assert token != planted
    with pytest.raises(NotSignedIn):
        house.sessions.check(planted)


def test_a_key_is_no_session_and_a_session_no_key(house, noor, opened):
    """One kind of token does nothing in the other's place."""
    key, _ = house.keys.issue(noor, label="x")

    with pytest.raises(NotSignedIn):
        house.sessions.check(key)
    with pytest.raises(NotSignedIn):
        house.keys.check(opened[0])


# Ends


def test_it_ends_when_it_is_left_alone(house, opened, clock):
    """After 12 hours without use; each use begins them anew."""
    token, _ = opened
    for _ in range(3):
        clock.move(hours=11, minutes=59)
        house.sessions.check(token)
    clock.set(clock.now() + IDLE - timedelta(milliseconds=1))
    house.sessions.check(token)

    clock.set(clock.now() + IDLE)

    with pytest.raises(NotSignedIn, match="12 hours"):
        house.sessions.check(token)


def test_it_ends_after_thirty_days_of_use(house, opened, clock):
    """However often it is used, it has an end."""
    token, _ = opened
    while clock.now() + timedelta(hours=10) < AT + LONGEST:
        clock.move(hours=10)
        house.sessions.check(token)
    clock.set(AT + LONGEST - timedelta(milliseconds=1))
    house.sessions.check(token)

    clock.move(milliseconds=1)

    with pytest.raises(NotSignedIn, match="30 days"):
        house.sessions.check(token)


def test_one_that_was_ended_is_none(house, other, noor, opened):
    """From that moment, in any process, it signs nobody in."""
    token, session = opened
    assert other.sessions.check(token)

    house.sessions.end(noor, session.id)

    for one in (house, other):
        with pytest.raises(NotSignedIn, match="was ended"):
            one.sessions.check(token)
    assert house.sessions.of(noor) == []


def test_using_it_does_not_undo_its_end(house, other, noor, opened, clock, monkeypatch):
    """A use that is noted at the moment at which another process ends it changes nothing."""
    token, session = opened
    clock.move(minutes=5)
    note = house.sessions._note_seen

    def late(*args):
        other.sessions.end(noor, session.id)
        return note(*args)

    monkeypatch.setattr(house.sessions, "_note_seen", late)
    house.sessions.check(token)

    with pytest.raises(NotSignedIn, match="was ended"):
        house.sessions.check(token)


def test_all_end_but_the_one_that_asks(house, noor, sam, opened):
    """Signing out everywhere else leaves this browser, and everybody else's."""
    token, mine = opened
    others = [house.sessions.open(noor, label=f"b{n}")[0] for n in range(3)]
    sams, _ = house.sessions.open(sam, label="of Sam")

    ended = house.sessions.end_all(noor, but=mine.id)

    assert ended == 3
    assert [one.id for one in house.sessions.of(noor)] == [mine.id]
    assert house.sessions.check(token)
    assert house.sessions.check(sams).person == sam
    for one in others:
        with pytest.raises(NotSignedIn):
            house.sessions.check(one)
    assert house.sessions.end_all(noor) == 1


def test_a_foreign_session_and_a_missing_one_read_the_same(house, noor, sam, opened):
    """Nobody can end another's, or learn that it exists; nor end one twice."""
    token, session = opened
    texts = []
    for name in (session.id, SessionId(new_id("ses")), SessionId("nonsense"), SessionId("")):
        with pytest.raises(NotFound) as caught:
            house.sessions.end(sam, name)
        texts.append(str(caught.value))
    assert house.sessions.check(token).person == noor
    house.sessions.end(noor, session.id)
    with pytest.raises(NotFound) as caught:
        house.sessions.end(noor, session.id)

    assert {*texts, str(caught.value)} == {texts[0]}


def test_one_of_two_ends_at_once_counts(house, other, noor, opened):
    """Two windows that end the same session at the same moment: one does, one is told."""
    _, session = opened

    def end(where):
        try:
            where.sessions.end(noor, session.id)
        except NotFound:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(end, (house, other)))

    assert sorted(done) == [False, True]
    assert sum(one["event"] == "signed_out" for one in leaves(house, noor)) == 1


def test_there_is_a_bound(house, noor):
    """With one browser too many the one longest unused is signed out, and told so."""
    made = [house.sessions.open(noor, label=f"b{n}") for n in range(MOST)]

    house.sessions.open(noor, label="one more")

    assert len(house.sessions.of(noor)) == MOST
    living = [one.id for one in house.sessions.of(noor)]
    gone = [session.id for _, session in made if session.id not in living]
    assert len(gone) == 1
    assert leaves(house, noor)[-2]["detail"] == {"session": gone[0], "by": "room"}


def test_what_ended_is_swept_a_day_later(house, noor, clock, sql):
    """Nothing is left of sessions that ended, however they did; living ones stay."""
    old = [house.sessions.open(noor, label=label) for label in ("left alone", "ended")]
    house.sessions.end(noor, old[1][1].id)
    clock.move(hours=30)
    token, _ = house.sessions.open(noor, label="living")
    assert house.sessions.sweep() == 1
    clock.move(hours=8)

    assert house.sessions.sweep() == 1
    assert sql("SELECT count(*) FROM session") == [(1,)]
    assert house.sessions.check(token)


# What is noted, listed and recorded


def test_use_is_noted_once_a_minute(house, opened, clock, sql):
    """Looking at ten pages writes once, so that reading stays cheap."""
    token, _ = opened
    seen = []
    for seconds in (10, 49, 1, 30, 29, 1):
        clock.move(seconds=seconds)
        house.sessions.check(token)
        seen.append(sql("SELECT seen_ms FROM session")[0][0] - round(AT.timestamp() * 1000))

    assert seen == [0, 0, 60_000, 60_000, 60_000, 120_000]
    assert timedelta(minutes=1) == SEEN_EVERY
    assert house.sessions.check(token).seen_at == AT + timedelta(minutes=2)


def test_if_use_cannot_be_noted_one_stays_signed_in(house, opened, clock, sql):
    """A disk that is full keeps nobody out; the session ends earlier, never later."""
    token, _ = opened
    sql("CREATE TRIGGER full BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'no'); END")
    clock.move(hours=11)

    assert house.sessions.check(token)
    clock.move(hours=1)
    with pytest.raises(NotSignedIn):
        house.sessions.check(token)


def test_sessions_are_listed_last_used_first_and_only_ones_own(house, noor, sam, clock):
    """A person sees where they are signed in."""
    made = [house.sessions.open(noor, label=f"b{n}") for n in range(3)]
    house.sessions.open(sam, label="of Sam")
    clock.move(minutes=2)
    house.sessions.check(made[1][0])

    listed = house.sessions.of(noor)

    assert listed[0].label == "b1"
    assert {one.label for one in listed} == {"b0", "b1", "b2"}


def test_what_is_kept_of_ended_ones_is_told_too(house, noor, opened):
    """A person may see everything that is here, until it is swept away."""
    house.sessions.end(noor, opened[1].id)
    _, living = house.sessions.open(noor, label="living")

    assert {(one.id, one.ended) for one in house.sessions.kept(noor)} == {
        (opened[1].id, True),
        (living.id, False),
    }
    assert house.sessions.of(noor) == [living]


def test_signing_in_and_out_are_leaves(house, noor, opened):
    """Each is a line in the person's own ledger, with an id and fixed words alone."""
    _, session = opened
    house.sessions.end(noor, session.id)

    came, went = leaves(house, noor)[-2:]

    assert (came["event"], came["detail"]) == (
        "signed_in",
        {"session": session.id, "how": "passphrase"},
    )
    assert (went["event"], went["detail"]) == (
        "signed_out",
        {"session": session.id, "by": "person"},
    )


def test_what_cannot_be_recorded_does_not_happen(house, noor, opened, broken_ledger):
    """If the ledger cannot write nobody is signed in, and nobody out."""
    token, session = opened
    broken_ledger()

    with pytest.raises(StoreFailed):
        house.sessions.open(noor, label="x")
    with pytest.raises(StoreFailed):
        house.sessions.end(noor, session.id)

    assert house.sessions.check(token)
    assert len(house.sessions.of(noor)) == 1


@pytest.mark.parametrize("label", ["", " ", "a\nb", "\x1b[2J", "\u202eback", "a" * 81, "\udcff"])
def test_a_label_is_letters_that_can_be_seen(house, noor, label):
    """What names a browser in a list cannot hide, drive a terminal, or fill the disk."""
    with pytest.raises(BadInput) as caught:
        house.sessions.open(noor, label=label)

    assert caught.value.param == "label"
    assert house.sessions.of(noor) == []


def test_nobody_unknown_is_signed_in(house):
    """A session is for a person who is here."""
    with pytest.raises(NotFound):
        house.sessions.open(PersonId(new_id("psn")), label="x")


def test_with_the_person_their_sessions_go(house, other, noor, opened, sql):
    """After an erasure the browser is nobody's, in every process."""
    token, _ = opened

    certificate = house.erase(noor)

    assert certificate.complete
    assert certificate.rows["session"] == 1
    for one in (house, other):
        with pytest.raises(NotSignedIn, match="Please sign in"):
            one.sessions.check(token)
    assert sql("SELECT count(*) FROM session") == [(0,)]


def test_a_roll_ends_no_session(house, other, opened):
    """Forgetting something elsewhere signs nobody out."""
    house.gate.roll()

    for one in (house, other):
        assert one.sessions.check(opened[0]) == opened[1]


# A file that was tampered with

TAMPERED = {
    "it was given to another": "UPDATE session SET person_id = ':sam' WHERE session_id = ':id'",
    "its end was moved": "UPDATE session SET ends_ms = ends_ms + 1 WHERE session_id = ':id'",
    "its last use was moved": "UPDATE session SET seen_ms = seen_ms + 1 WHERE session_id = ':id'",
    "its beginning was moved": "UPDATE session SET created_ms = 0 WHERE session_id = ':id'",
    "it was renamed": "UPDATE session SET session_id = 'ses_x' WHERE session_id = ':id'",
    "its seal was changed": "UPDATE session SET sealed = zeroblob(120) WHERE session_id = ':id'",
    "its seal is no bytes": "UPDATE session SET sealed = 7 WHERE session_id = ':id'",
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_row_that_was_tampered_with_signs_nobody_in(house, sam, opened, sql, how):
    """Whoever can write the file cannot become somebody else, or stay longer."""
    token, session = opened
    sql(TAMPERED[how].replace(":sam", sam).replace(":id", session.id))

    with pytest.raises(NotSignedIn, match="sign in again"):
        house.sessions.check(token)


def test_a_hash_on_another_row_signs_nobody_in(house, noor, sam, opened, sql):
    """A token whose hash is put on somebody's row does not make its owner that person."""
    token, mine = opened
    _, sams = house.sessions.open(sam, label="of Sam")
    (hashed,) = sql("SELECT token_hash FROM session WHERE session_id = ?", mine.id)[0]
    sql("DELETE FROM session WHERE session_id = ?", mine.id)
    sql("UPDATE session SET token_hash = ? WHERE session_id = ?", hashed, sams.id)

    with pytest.raises(NotSignedIn):
        house.sessions.check(token)


def test_an_ended_one_cannot_be_opened_again(house, noor, opened, sql):
    """Putting the old end back into its column does not bring it back to life."""
    token, session = opened
    (ends,) = sql("SELECT ends_ms FROM session")[0]
    house.sessions.end(noor, session.id)

    sql("UPDATE session SET ends_ms = ?", ends)

    with pytest.raises(NotSignedIn):
        house.sessions.check(token)


def test_a_damaged_row_stops_no_signing_out(house, noor, opened, sql):
    """Signing out everywhere removes what cannot be read, and ends the rest."""
    house.sessions.open(noor, label="sound")
    sql("UPDATE session SET sealed = zeroblob(9) WHERE session_id = ?", opened[1].id)

    assert [one.label for one in house.sessions.of(noor)] == ["sound"]
    assert house.sessions.end_all(noor) == 1
    assert house.sessions.of(noor) == []
    assert sql("SELECT session_id FROM session") != [(opened[1].id,)]
    assert len(sql("SELECT session_id FROM session")) == 1


def test_a_damaged_row_holds_nobody_in_the_middle_either(house, noor, opened, sql):
    """What was begun with it ends, with a sentence."""
    sql("UPDATE session SET sealed = zeroblob(9)")

    with pytest.raises(NotSignedIn, match="cannot read this sign-in"):
        house.sessions.still(noor, opened[1].id)


def test_a_session_without_its_person_is_nobodys(house, noor, opened, sql):
    """As when the person is erased between two looks."""
    sql("DELETE FROM person WHERE person_id = ?", noor)

    for ask in (
        lambda: house.sessions.check(opened[0]),
        lambda: house.sessions.still(noor, opened[1].id),
    ):
        with pytest.raises(NotSignedIn, match="not signed in"):
            ask()


def test_a_row_without_a_last_use_makes_room_first(house, noor, sql, monkeypatch):
    """Of many browsers the one that was used least lately ends; damage counts as never."""
    monkeypatch.setattr("troth.people.sessions.MOST", 3)
    made = [house.sessions.open(noor, label=f"number {number}")[1] for number in range(3)]
    sql("UPDATE session SET seen_ms = 'x' WHERE session_id = ?", made[1].id)

    house.sessions.open(noor, label="one more")

    left = {one for (one,) in sql("SELECT session_id FROM session")}
    assert len(left) == 3
    assert left >= {made[0].id, made[2].id}


@pytest.mark.parametrize("column", ["created_ms", "seen_ms", "ends_ms", "token_hash", "sealed"])
@pytest.mark.parametrize("value", ["'x'", "x'00'", "-1", "9223372036854775807", "1.5"])
def test_a_column_of_another_kind_harms_nobody(house, noor, opened, sql, column, value):
    """Whatever stands in a column, the token signs nobody in and a new sign-in works."""
    sql(f"UPDATE session SET {column} = {value}")  # noqa: S608

    with pytest.raises(NotSignedIn):
        house.sessions.check(opened[0])
    token, _ = house.sessions.open(noor, label="x")
    assert house.sessions.check(token)
    house.sessions.end_all(noor)


def test_a_session_holds_until_it_ends(house, other, noor):
    """By its name alone, for whoever is in the middle of something. Its end moves the pulse."""
    _, session = house.sessions.open(noor, label="x")
    house.sessions.still(noor, session.id)
    before = house.store.pulse()

    other.sessions.end_all(noor)

    assert house.store.pulse() != before
    with pytest.raises(NotSignedIn, match="was ended"):
        house.sessions.still(noor, session.id)


def test_to_see_that_it_holds_is_not_to_use_it(house, clock, noor):
    """A long answer does not keep a sign-in alive that nobody uses."""
    _, session = house.sessions.open(noor, label="x")
    clock.move(hours=11)
    house.sessions.still(noor, session.id)
    clock.move(hours=1)

    with pytest.raises(NotSignedIn, match="12 hours"):
        house.sessions.still(noor, session.id)


def test_nobody_else_s_session_holds(house, noor, sam):
    """Nor one that never was, nor that of somebody who was erased."""
    _, session = house.sessions.open(noor, label="x")
    for person, name in ((sam, session.id), (noor, SessionId(new_id("ses")))):
        with pytest.raises(NotSignedIn):
            house.sessions.still(person, name)

    house.erase(noor)
    with pytest.raises(NotSignedIn):
        house.sessions.still(noor, session.id)
