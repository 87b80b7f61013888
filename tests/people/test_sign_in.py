"""Signing in: one answer and one cost for whatever is wrong, and no way in by the file."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from troth.crypto import stretch
from troth.errors import BadInput, NotFound, NotSignedIn, StoreFailed, TooLarge, TooMany
from troth.people import sign_in as sign_in_module
from troth.people.access import Role
from troth.people.sign_in import Counts
from troth.testing.house import AT, add_person, leaves
from troth.words import PersonId, new_id

PERSON = frozenset({Role.PERSON})
BOTH = frozenset({Role.PERSON, Role.OPERATOR})
SAMS = "a boat on the old canal"


def test_name_and_passphrase_sign_a_person_in(house, other, signing, words):
    """In every process, however the name is spelled."""
    for one in (house, other):
        for name in ("Noor", "noor", " NOOR "):
            found = one.sign_in.check(name, words)
            assert (found.person, found.roles, found.failed) == (signing, PERSON, 0)


def test_signing_in_opens_a_session(house, signing, words):
    """The token that comes back is a session of that person."""
    token, session, found = house.sign_in.enter("Noor", words, label="Firefox on Linux")

    assert house.sessions.check(token) == session
    assert (session.person, found.person, session.label) == (signing, signing, "Firefox on Linux")


@pytest.mark.parametrize(
    "name", ["نور الهدى", "日本語", "👩\u200d💻 Noor", "Zoë van Dam", "x" * 80]
)
def test_names_in_any_script(house, noor, words, name):
    """A name comes back as it was given, and signs in."""
    house.sign_in.set(noor, name, words, PERSON)

    assert house.sign_in.check(name, words).person == noor
    assert house.sign_in.of(noor).name == name


def test_a_passphrase_in_any_script(house, noor):
    """Letters, blanks and emoji count as they are; only their composing does not."""
    house.sign_in.set(noor, "Noor", "die Straße am Zoë-Platz 🦊", PERSON)

    assert house.sign_in.check("Noor", "die Straße am Zoe\u0308-Platz 🦊")
    with pytest.raises(NotSignedIn):
        house.sign_in.check("Noor", "die strasse am Zoë-Platz 🦊")


def test_neither_name_nor_passphrase_is_in_a_file(house, noor, home):
    """Nor in how anything prints."""
    account = house.sign_in.set(noor, "Persephone", "underneath the winter earth", PERSON)
    signed_in = house.sign_in.check("Persephone", "underneath the winter earth")
    house.store.settle()

    everything = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())

    for word in (b"ersephone", b"winter earth", b"argon2id"):
        assert word not in everything
    printed = repr([account, signed_in, house.sign_in.of(noor), house.sign_in.prepare("P", SAMS)])
    assert "ersephone" not in printed
    assert "argon2" not in printed


# Whatever is wrong


def damage(sql):
    """Break the seal of every sign-in."""
    sql("UPDATE sign_in SET sealed = zeroblob(200)")


WRONG = {
    "the passphrase": ("Noor", SAMS, None),
    "an empty passphrase": ("Noor", "", None),
    "the name": ("Nora", "four good words here", None),
    "both": ("Nora", SAMS, None),
    "another's passphrase": ("Noor", "of Sam alone, not yours", None),
    "the row is damaged": ("Noor", "four good words here", damage),
    "the person's key is damaged": (
        "Noor",
        "four good words here",
        lambda sql: sql("UPDATE person SET wrapped = zeroblob(77)"),
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_whatever_is_wrong_the_answer_and_its_cost_are_the_same(
    house, sam, signing, sql, argon2_runs, what
):
    """One sentence and exactly one slow hash: nobody learns who has an account here."""
    house.sign_in.set(sam, "Sam", "of Sam alone, not yours", PERSON)
    name, given, before = WRONG[what]
    if before is not None:
        before(sql)

    with argon2_runs() as ran, pytest.raises(NotSignedIn) as caught:
        house.sign_in.check(name, given)

    assert ran == ["knows"]
    assert str(caught.value) == sign_in_module._WRONG
    assert caught.value.__cause__ is None


def test_the_right_one_costs_the_same(house, signing, words, argon2_runs):
    """A good answer takes one slow hash too."""
    with argon2_runs() as ran:
        house.sign_in.check("Noor", words)

    assert ran == ["knows"]


@pytest.mark.parametrize(
    ("name", "given", "param"),
    [
        ("", "four good words here", "name"),
        ("a" * 81, "four good words here", "name"),
        pytest.param("a" * 10_000_000, "four good words here", "name", id="10 MB, name"),
        ("\u202e", "four good words here", "name"),
        ("Noor", "x" * 1025, "passphrase"),
        pytest.param("Noor", "x" * 10_000_000, "passphrase", id="10 MB, passphrase"),
        ("Noor", "half a letter \udcff", "passphrase"),
    ],
)
def test_what_can_be_neither_is_refused_before_any_hashing(
    house, signing, argon2_runs, name, given, param
):
    """Ten megabytes cost no slow hash, and count as no guess."""
    with argon2_runs() as ran:
        for _ in range(10):
            with pytest.raises(BadInput) as caught:
                house.sign_in.check(name, given)

    assert caught.value.param == param
    assert ran == []


# Guessing


def test_after_five_wrong_ones_one_waits(house, signing, words, clock, argon2_runs):
    """The sixth is not even hashed; after the wait the right one signs in."""
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            house.sign_in.check("Noor", SAMS)
    with argon2_runs() as ran, pytest.raises(TooMany) as caught:
        house.sign_in.check("nOOr ", words)
    clock.move(seconds=caught.value.retry_seconds)

    assert ran == []
    assert house.sign_in.check("Noor", words).failed == 5


def test_an_unknown_name_waits_like_a_known_one(house, signing):
    """Or the wait would tell which names there are."""
    told = []
    for name in ("Noor", "Nobody"):
        for _ in range(5):
            with pytest.raises(NotSignedIn):
                house.sign_in.check(name, SAMS)
        with pytest.raises(TooMany) as caught:
            house.sign_in.check(name, SAMS)
        told.append((str(caught.value), caught.value.retry_seconds))

    assert told[0] == told[1]


def test_many_guesses_at_once_are_many(house, signing, argon2_runs):
    """Asking in thirty threads at once wins no guess more."""

    def guess(_):
        try:
            house.sign_in.check("Noor", SAMS)
        except NotSignedIn:
            return "wrong"
        except TooMany:
            return "wait"

    with argon2_runs() as ran, ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(guess, range(30)))

    assert len(ran) == 5
    assert sorted(answers) == ["wait"] * 25 + ["wrong"] * 5


def test_a_fault_of_ours_is_no_guess(house, signing, words, monkeypatch):
    """If the store cannot be read, nobody has to wait for it."""

    def busy(*_):
        message = "busy"
        raise StoreFailed(message)

    with monkeypatch.context() as patched:
        patched.setattr(house.sign_in, "_named", busy)
        for _ in range(10):
            with pytest.raises(StoreFailed):
                house.sign_in.check("Noor", words)

    assert house.sign_in.check("Noor", words)


def test_no_more_hashes_run_at_once_than_there_are_processors(house, signing, words, monkeypatch):
    """Each needs 46 MiB: fifty who sign in at once must not need fifty times that."""
    real, lock = stretch.knows, threading.Lock()
    now, most = [0], [0]

    def counted(*args):
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        try:
            return real(*args)
        finally:
            with lock:
                now[0] -= 1

    monkeypatch.setattr(stretch, "knows", counted)
    monkeypatch.setattr(stretch, "MEMORY_KIB", 46 * 1024)
    slow = stretch.of_nobody()
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda _: house.sign_in._knows(slow, b"x"), range(12)))

    assert 1 <= most[0] <= (os.cpu_count() or 1)


def test_wrong_ones_are_told_at_the_next_right_one(house, signing, words):
    """The ledger says how many were wrong since the last time, and nothing else of them."""
    for _ in range(3):
        with pytest.raises(NotSignedIn):
            house.sign_in.check("Noor", SAMS)

    _, first, _ = house.sign_in.enter("Noor", words, label="x")
    _, second, _ = house.sign_in.enter("Noor", words, label="x")

    told = [one["detail"] for one in leaves(house, signing)[-2:]]
    assert told == [
        {"session": first.id, "how": "passphrase", "failed": 3},
        {"session": second.id, "how": "passphrase", "failed": 0},
    ]


# Setting and changing


def test_a_taken_name_is_refused(house, other, sam, signing, words):
    """Whatever its spelling, in any process; the one who has it may keep it."""
    for one in (house, other):
        for name in ("Noor", "nOOr", "no\u200dor"):
            with pytest.raises(BadInput, match="already") as caught:
                one.sign_in.set(sam, name, SAMS, PERSON)
            assert caught.value.param == "name"

    assert house.sign_in.of(sam) is None
    assert house.sign_in.set(signing, "NOOR", words, PERSON).name == "NOOR"


def test_of_two_who_want_one_name_at_once_one_gets_it(house, other, noor, sam):
    """Also when both have passed the first look."""
    wanted = [
        (house, noor, house.sign_in.prepare("Robin", SAMS)),
        (other, sam, other.sign_in.prepare("robin", SAMS)),
    ]

    def write(one):
        where, person, prepared = one

        def work(unit):
            unlocked = where.keyring.unlock(person, unit)
            where.sign_in.write_in(unit, unlocked, prepared, PERSON, private={"by": "person"})

        try:
            where.store.write(work)
        except BadInput:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(write, wanted))

    assert sorted(done) == [False, True]


@pytest.mark.parametrize(
    ("name", "given", "error", "param"),
    [
        ("", "four good words here", BadInput, "name"),
        ("two\nlines", "four good words here", BadInput, "name"),
        ("Noor", "short", BadInput, "passphrase"),
        ("Noor", "passwordpassword", BadInput, "passphrase"),
        ("Wilhelmina Noor", "wilhelmina noor 1987", BadInput, "passphrase"),
        pytest.param("Noor", "z" * 10_000_000, TooLarge, "passphrase", id="10 MB"),
    ],
)
def test_what_is_not_good_enough_is_refused(house, noor, argon2_runs, name, given, error, param):
    """Before any hashing, and nothing is left behind."""
    with argon2_runs() as ran, pytest.raises(error) as caught:
        house.sign_in.set(noor, name, given, PERSON)

    assert caught.value.param == param
    assert ran == []
    assert house.sign_in.of(noor) is None
    assert not house.sign_in.exists()


def test_changing_it_ends_every_other_session(house, other, signing, words):
    """Whoever was signed in elsewhere is out; this browser stays, and the old words are void."""
    token, mine, _ = house.sign_in.enter("Noor", words, label="mine")
    elsewhere, _, _ = other.sign_in.enter("Noor", words, label="elsewhere")

    house.sign_in.change(signing, old=words, new=SAMS, but=mine.id)

    assert house.sessions.check(token)
    with pytest.raises(NotSignedIn, match="was ended"):
        other.sessions.check(elsewhere)
    with pytest.raises(NotSignedIn):
        other.sign_in.check("Noor", words)
    assert other.sign_in.check("Noor", SAMS).person == signing


def test_changing_it_keeps_name_and_roles(house, noor, words):
    """Nobody becomes an operator, or stops being one, by choosing new words."""
    house.sign_in.set(noor, "Noor", words, BOTH)

    changed = house.sign_in.change(noor, old=words, new=SAMS)

    assert (changed.name, changed.roles) == ("Noor", BOTH)
    assert house.sign_in.roles(noor) == BOTH


def test_without_the_old_one_there_is_no_new_one(house, signing, words):
    """A browser that was left open lets nobody choose new words; and guessing there gets slow."""
    for _ in range(5):
        with pytest.raises(BadInput, match="Nothing was changed") as caught:
            house.sign_in.change(signing, old=SAMS, new="four other words now")
    with pytest.raises(TooMany):
        house.sign_in.change(signing, old=words, new="four other words now")

    assert caught.value.param == "old"


@pytest.mark.parametrize(
    "old", [pytest.param("z" * 10_000_000, id="10 MB"), "half a letter \udcff"]
)
def test_what_can_be_no_old_one_is_told_as_that(house, signing, argon2_runs, old):
    """A form with two fields shows the sentence beside the right one."""
    with argon2_runs() as ran, pytest.raises(BadInput) as caught:
        house.sign_in.change(signing, old=old, new=SAMS)

    assert (caught.value.param, ran) == ("old", [])


def test_a_new_one_must_be_good_too(house, signing, words):
    """The rules hold at every change."""
    with pytest.raises(BadInput, match="at least 12") as caught:
        house.sign_in.change(signing, old=words, new="short")

    assert caught.value.param == "passphrase"
    assert house.sign_in.check("Noor", words)


def test_who_has_none_cannot_change_it(house, noor):
    """With how to get one."""
    with pytest.raises(NotFound, match="troth person link"):
        house.sign_in.change(noor, old=SAMS, new=SAMS)


def test_a_change_while_it_is_checked_lets_nobody_in(house, other, signing, words, monkeypatch):
    """The old words open no session after the new ones were set, however close in time."""
    real = house.sign_in._knows

    def late(*args):
        answer = real(*args)
        other.sign_in.change(signing, old=words, new=SAMS)
        return answer

    monkeypatch.setattr(house.sign_in, "_knows", late)

    with pytest.raises(NotSignedIn):
        house.sign_in.enter("Noor", words, label="x")
    assert house.sessions.of(signing) == []


def test_of_two_changes_at_once_one_counts(house, other, signing, words, monkeypatch):
    """Two tabs that change it at the same moment: the later is told that nothing was changed."""
    real = house.sign_in._hashed

    def late(*args):
        made = real(*args)
        other.sign_in.change(signing, old=words, new=SAMS)
        return made

    monkeypatch.setattr(house.sign_in, "_hashed", late)

    with pytest.raises(BadInput, match="Nothing was changed"):
        house.sign_in.change(signing, old=words, new="four other words now")
    assert other.sign_in.check("Noor", SAMS)


def test_setting_one_is_a_leaf_without_a_word(house, signing, words):
    """The ledger says that it was set, and who did it in one fixed word."""
    house.sign_in.change(signing, old=words, new=SAMS)

    told = [one for one in leaves(house, signing) if one["event"] == "passphrase_set"]

    assert [one["detail"] for one in told] == [{"by": "person"}] * 2


def test_what_cannot_be_recorded_is_not_set(house, noor, signing, words, broken_ledger):
    """If the ledger cannot write, the old words stay and nobody is signed in."""
    broken_ledger()

    with pytest.raises(StoreFailed):
        house.sign_in.change(noor, old=words, new=SAMS)
    with pytest.raises(StoreFailed):
        house.sign_in.enter("Noor", words, label="x")

    assert house.sign_in.check("Noor", words)
    assert house.sessions.of(noor) == []


def test_nobody_unknown_gets_one(house, words):
    """A sign-in is for a person who is here."""
    nobody = PersonId(new_id("psn"))

    with pytest.raises(NotFound):
        house.sign_in.set(nobody, "Noor", words, PERSON)
    for ask in (house.sign_in.of, house.sign_in.roles):
        with pytest.raises(NotFound):
            ask(nobody)


# Looking


def test_what_is_known_of_a_sign_in(house, noor, words):
    """Name, roles and when it was set. Who has none is a person and nothing more."""
    assert house.sign_in.of(noor) is None
    assert house.sign_in.roles(noor) == PERSON
    assert not house.sign_in.exists()

    made = house.sign_in.set(noor, "Noor", words, BOTH)

    assert house.sign_in.of(noor) == made
    assert (made.person, made.name, made.roles, made.changed_at) == (noor, "Noor", BOTH, AT)
    assert house.sign_in.exists()


def test_counting(house, noor, sam, words, sql):
    """People, those who sign in, operators; a damaged row makes nobody an operator."""
    add_person(house, "Ada")
    house.sign_in.set(noor, "Noor", words, BOTH)
    house.sign_in.set(sam, "Sam", SAMS, PERSON)

    assert house.sign_in.counts() == Counts(people=3, sign_ins=2, operators=1)
    damage(sql)
    assert house.sign_in.counts() == Counts(people=3, sign_ins=2, operators=0)


# Rolls and erasures


def test_a_roll_keeps_everybody_in(house, other, sam, signing, words):
    """After any number of rolls every name is found, in every process."""
    house.sign_in.set(sam, "Sam", SAMS, PERSON)
    for one in (house, other, house):
        one.gate.roll()

        for where in (house, other):
            assert where.sign_in.check("Noor", words).person == signing
            assert where.sign_in.check("Sam", SAMS).person == sam
            assert where.sign_in.of(signing).name == "Noor"


def test_a_roll_makes_every_blind_name_anew(house, signing, words, sql):
    """Today's keys do not find, in an old copy, who had which name."""
    old = sql("SELECT name_hash FROM sign_in")
    assert (sign_in_module._hash(house.keyring.epoch()[1], "noor"),) in old

    house.gate.roll()

    tried = (sign_in_module._hash(house.keyring.epoch()[1], "noor"),)
    assert tried not in old
    assert tried in sql("SELECT name_hash FROM sign_in")


def test_a_roll_between_two_looks_is_seen(house, other, signing, words, monkeypatch):
    """A sign-in at the moment of a roll in another process looks again."""
    real, rolled = house.store.read_one, []

    def late(statement, parameters=None):
        if not rolled and parameters and "hashed" in parameters:
            rolled.append(other.gate.roll())
        return real(statement, parameters)

    monkeypatch.setattr(house.store, "read_one", late)

    assert house.sign_in.check("Noor", words).person == signing
    assert rolled


def test_a_damaged_row_stops_no_roll(house, sam, signing, words, sql):
    """What does not open keeps its old hash; everybody else goes on, and a new name can be set."""
    house.sign_in.set(sam, "Sam", SAMS, PERSON)
    sql("UPDATE sign_in SET sealed = zeroblob(200) WHERE person_id = ?", signing)

    house.gate.roll()

    assert house.sign_in.check("Sam", SAMS).person == sam
    with pytest.raises(NotSignedIn):
        house.sign_in.check("Noor", words)
    house.sign_in.set(signing, "Noor", words, PERSON)
    assert house.sign_in.check("Noor", words).person == signing


def test_two_rows_of_one_name_stop_no_roll(house, sam, signing, words, sql):
    """Whoever puts an old row back beside a new one of that name cannot keep an epoch alive."""
    old = sql("SELECT sealed FROM sign_in WHERE person_id = ?", signing)[0][0]
    house.sign_in.set(signing, "Nora", words, PERSON)
    house.sign_in.set(sam, "Noor", SAMS, PERSON)
    sql("UPDATE sign_in SET sealed = ? WHERE person_id = ?", old, signing)

    assert house.gate.roll() == 2


def test_with_the_person_all_of_it_goes(house, other, noor, signing, words, sql):
    """Row, sessions, links, and the counts in memory; the name is free for somebody else."""
    house.sessions.open(noor, label="x")
    for _ in range(4):
        with pytest.raises(NotSignedIn):
            house.sign_in.check("Noor", SAMS)

    certificate = house.erase(noor)

    assert certificate.complete
    assert (certificate.rows["sign_in"], certificate.rows["session"]) == (1, 1)
    assert sql("SELECT count(*) FROM sign_in") == [(0,)]
    assert house.sign_in._wrong == {}
    assert len(house.sign_in._tries) == 0
    for one in (house, other):
        with pytest.raises(NotSignedIn):
            one.sign_in.check("Noor", words)
    new = add_person(house, "Somebody")
    house.sign_in.set(new, "Noor", words, PERSON)
    assert other.sign_in.check("Noor", words).person == new


def test_another_process_forgets_them_too(house, other, noor, signing):
    """What a server counted of somebody who was erased elsewhere goes within a second."""
    with pytest.raises(NotSignedIn):
        other.sign_in.check("Noor", SAMS)
    house.erase(noor)

    other.sign_in.drop_gone()

    assert other.sign_in._wrong == {}
    assert len(other.sign_in._tries) == 0


def test_of_who_is_here_nothing_is_dropped(house, signing):
    """Tidying does not hand a guesser new tries."""
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            house.sign_in.check("Noor", SAMS)

    house.sign_in.drop_gone()

    with pytest.raises(TooMany):
        house.sign_in.check("Noor", SAMS)


# A file that was tampered with


def swap(sql, noor, sam, column):
    """Let two rows change what is in one column. Hashes are unique: free one first."""
    rows = dict(sql(f"SELECT person_id, {column} FROM sign_in"))  # noqa: S608
    sql(f"UPDATE sign_in SET {column} = zeroblob(1) WHERE person_id = ?", noor)  # noqa: S608
    sql(f"UPDATE sign_in SET {column} = ? WHERE person_id = ?", rows[noor], sam)  # noqa: S608
    sql(f"UPDATE sign_in SET {column} = ? WHERE person_id = ?", rows[sam], noor)  # noqa: S608


@pytest.mark.parametrize("column", ["name_hash", "sealed"])
def test_two_rows_cannot_change_places(house, sam, signing, words, sql, column):
    """Whoever can write the file cannot sign in as somebody else with their own words."""
    house.sign_in.set(sam, "Sam", SAMS, BOTH)
    swap(sql, signing, sam, column)

    for name in ("Noor", "Sam"):
        for given in (words, SAMS):
            with pytest.raises(NotSignedIn):
                house.sign_in.check(name, given)


def test_an_operators_row_makes_nobody_else_one(house, sam, signing, words, sql):
    """Roles are sealed under each person's own key: a copied row does not open."""
    house.sign_in.set(sam, "Sam", SAMS, BOTH)
    sql("UPDATE sign_in SET person_id = 'x' WHERE person_id = ?", signing)
    sql("UPDATE sign_in SET person_id = ? WHERE person_id = ?", signing, sam)

    with pytest.raises(NotSignedIn):
        house.sign_in.check("Sam", SAMS)
    assert house.sign_in.counts().operators == 0


@pytest.mark.parametrize("column", ["name_hash", "sealed"])
@pytest.mark.parametrize("value", ["'x'", "x'00'", "''", "-1", "1.5"])
def test_a_column_of_another_kind_signs_nobody_in(house, signing, words, sql, column, value):
    """Whatever stands in a column, the answer is the usual one."""
    sql(f"UPDATE sign_in SET {column} = {value}")  # noqa: S608

    with pytest.raises(NotSignedIn):
        house.sign_in.check("Noor", words)
    house.gate.roll()
    assert house.sign_in.counts().operators == 0


def test_who_guesses_from_elsewhere_keeps_nobody_out(house, noor) -> None:
    """What is tried from one place does not count for another."""
    house.sign_in.set(noor, "noor", SAMS, frozenset({Role.PERSON}))
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            house.sign_in.check("noor", "not her passphrase", asker="203.0.113.9")
    with pytest.raises(TooMany):
        house.sign_in.check("noor", SAMS, asker="203.0.113.9")

    assert house.sign_in.check("noor", SAMS, asker="127.0.0.1").person == noor


def test_who_is_signed_in_can_prove_it_whatever_a_stranger_guesses(house, noor) -> None:
    """Guesses at the door do not count where somebody is in already, and guesses there count."""
    house.sign_in.set(noor, "noor", SAMS, frozenset({Role.PERSON}))
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            house.sign_in.check("noor", "not her passphrase")

    house.sign_in.prove(noor, SAMS)
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            house.sign_in.prove(noor, "not her passphrase")
    with pytest.raises(TooMany):
        house.sign_in.prove(noor, SAMS)


def test_nobody_proves_it_without_a_passphrase(house, noor) -> None:
    """There is nothing to prove it with."""
    with pytest.raises(NotFound):
        house.sign_in.prove(noor, SAMS)


def test_who_alone_runs_the_place(house, noor, sam, words):
    """An operator, as long as there is no other; nobody who is none."""
    told = [house.sign_in.alone_runs_the_place(noor)]

    house.sign_in.set(noor, "Noor", words, BOTH)
    told.append(house.sign_in.alone_runs_the_place(noor))
    house.sign_in.set(sam, "Sam", SAMS, PERSON)
    told += [house.sign_in.alone_runs_the_place(one) for one in (noor, sam)]
    house.sign_in.set(sam, "Sam", SAMS, BOTH)
    told += [house.sign_in.alone_runs_the_place(one) for one in (noor, sam)]
    house.erase(sam)
    told.append(house.sign_in.alone_runs_the_place(noor))

    assert told == [False, True, True, False, False, False, True]


def test_a_damaged_sign_in_runs_no_place_alone(house, noor, words, sql):
    """What cannot be read keeps nobody from going."""
    house.sign_in.set(noor, "Noor", words, BOTH)
    sql("UPDATE sign_in SET sealed = x'00' WHERE person_id = ?", noor)

    assert house.sign_in.alone_runs_the_place(noor) is False
