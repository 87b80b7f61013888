"""One-time links: they work once, for a quarter of an hour, and only for what they were made."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from troth.errors import BadInput, Damaged, NotFound, NotSignedIn, StoreFailed, TooLarge
from troth.ledger.leaf import Event, parse
from troth.people import tokens
from troth.people.access import Role
from troth.people.links import LIFE, PREFIX, LinkKind
from troth.people.person import Person
from troth.testing.house import AT, add_person, leaves
from troth.words import RIGHTS_ANSWER, PersonId, new_id

PERSON = frozenset({Role.PERSON})
BOTH = frozenset({Role.PERSON, Role.OPERATOR})
OTHERS = "a boat on the old canal"
SET_UP, INVITE, RESET = LinkKind.SET_UP, LinkKind.INVITE, LinkKind.RESET


@pytest.fixture
def redeem(words):
    """Return a function that sends the form behind a link."""

    def send(house, token, **changes):
        form = {
            "person_name": "Ada",
            "sign_in_name": "Ada L",
            "passphrase": words,
            "country": "GB",
            "language": "en",
            "label": "Firefox on Linux",
        }
        return house.links.redeem(token, **(form | changes))

    return send


def profile(house, person):
    """Read what is kept of a person."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return [found.record for found in room.read(Person)]


# What it is good for


def test_an_invitation_brings_somebody_in(house, other, redeem, words):
    """One form: a person, a way to sign in, and a browser that is signed in."""
    token = house.links.make(INVITE)

    session, person = redeem(other, token)

    assert house.people.all() == [person]
    assert profile(house, person) == [Person(name="Ada", country="GB", language="en")]
    assert house.sessions.check(session).person == person
    assert house.sessions.check(session).label == "Firefox on Linux"
    assert house.sign_in.check("ada l", words).roles == PERSON


def test_an_invitation_may_make_an_operator(house, redeem):
    """If it was made for that."""
    _, person = redeem(house, house.links.make(INVITE, roles=BOTH))

    assert house.sign_in.roles(person) == BOTH


def test_a_name_that_is_set_up_is_read_at_once(house, noor, redeem):
    """A set-up link may change the name of a person who is here: no room tells the one before."""
    assert house.gate.wishes(noor).name == "Noor"

    redeem(house, house.links.make(SET_UP, noor))

    with house.gate.enter(noor, RIGHTS_ANSWER) as room:
        assert [one.record.name for one in room.read(Person, last=1)] == ["Ada"]
    assert house.gate.wishes(noor).name == "Ada"


def test_set_up_gives_a_person_who_is_here_a_way_in(house, noor, redeem, words):
    """All that they had stays; the name may be put right."""
    key, _ = house.keys.issue(noor, label="terminal")
    token = house.links.make(SET_UP, noor, BOTH)

    _, person = redeem(house, token, person_name="Noor van Dam", country="NL", language="nl")

    assert person == noor
    assert profile(house, noor) == [Person(name="Noor van Dam", country="NL", language="nl")]
    assert house.sign_in.check("Ada L", words).roles == BOTH
    assert house.keys.check(key).person == noor


def test_set_up_may_leave_the_name(house, noor, redeem):
    """Without a name in the form what is known of the person stays as it is."""
    redeem(house, house.links.make(SET_UP, noor), person_name=None)

    assert profile(house, noor) == [Person(name="Noor", country="US", language="en")]


def test_set_up_may_bring_the_very_first_person(house, redeem):
    """Where nobody is yet, the link makes the first."""
    _, person = redeem(house, house.links.make(SET_UP, None, BOTH))

    assert house.people.all() == [person]
    assert house.sign_in.roles(person) == BOTH


def test_a_reset_sets_new_words_and_ends_every_session(house, other, signing, words, redeem):
    """Name and roles stay; whoever was signed in is out; the old words are void."""
    old, _, _ = house.sign_in.enter("Noor", words, label="lost laptop")

    session, person = redeem(
        other, house.links.make(RESET, signing), sign_in_name=None, passphrase=OTHERS
    )

    assert person == signing
    assert house.sign_in.check("Noor", OTHERS).roles == PERSON
    with pytest.raises(NotSignedIn):
        house.sign_in.check("Noor", words)
    with pytest.raises(NotSignedIn, match="was ended"):
        house.sessions.check(old)
    assert house.sessions.check(session).person == signing
    assert profile(house, signing)[0].name == "Noor"


def test_a_reset_changes_no_roles(house, noor, sam, words, redeem):
    """Whatever the link says: an operator stays one, and nobody becomes one."""
    house.sign_in.set(noor, "Noor", words, BOTH)
    house.sign_in.set(sam, "Sam", OTHERS, PERSON)

    redeem(house, house.links.make(RESET, noor), sign_in_name=None)
    redeem(house, house.links.make(RESET, sam, BOTH), sign_in_name="Sammy")

    assert house.sign_in.roles(noor) == BOTH
    assert house.sign_in.roles(sam) == PERSON
    assert house.sign_in.of(sam).name == "Sammy"


def test_a_reset_mends_a_damaged_sign_in(house, noor, words, redeem, sql):
    """With a name in the form. What could not be read gives no role that everybody has not."""
    house.sign_in.set(noor, "Noor", words, BOTH)
    sql("UPDATE sign_in SET sealed = zeroblob(99)")
    token = house.links.make(RESET, noor)

    with pytest.raises(BadInput) as caught:
        redeem(house, token, sign_in_name=None)
    redeem(house, token, sign_in_name="Noor")

    assert caught.value.param == "name"
    assert house.sign_in.check("Noor", words).roles == PERSON


# Once, and not for long


def test_looking_uses_nothing_up(house, other, noor, redeem):
    """A mail program that looks ahead does not spoil the link."""
    token = house.links.make(SET_UP, noor, BOTH)

    looked = [where.links.look(token) for where in (house, other, house)]

    assert [(one.kind, one.person, one.roles, one.used_at) for one in looked] == [
        (SET_UP, noor, BOTH, None)
    ] * 3
    assert looked[0].expires_at == AT + timedelta(minutes=15) == AT + LIFE
    redeem(other, token)


def test_it_works_once(house, other, redeem):
    """The second time it says so, in every process, and nobody else comes in."""
    token = house.links.make(INVITE)
    redeem(house, token)

    for where in (house, other):
        with pytest.raises(NotFound, match="used already"):
            where.links.look(token)
        with pytest.raises(NotFound, match="used already"):
            redeem(where, token, sign_in_name="Another")
    assert len(house.people.all()) == 1


def test_of_two_at_once_one_wins(house, other, redeem, sql):
    """A double click, or two tabs: one is in, one is told, and there is one person."""
    token = house.links.make(INVITE)

    def send(where):
        try:
            return redeem(where[0], token, sign_in_name=where[1])
        except NotFound as error:
            return str(error)

    with ThreadPoolExecutor(4) as pool:
        pairs = [(house, "one"), (other, "two"), (house, "three"), (other, "four")]
        came = list(pool.map(send, pairs))

    won = [one for one in came if isinstance(one, tuple)]
    assert len(won) == 1
    assert {one for one in came if isinstance(one, str)} == {
        "This link was used already. It works once. Ask for a new one."
    }
    assert house.people.all() == [won[0][1]]
    assert sql("SELECT count(*) FROM sign_in") == [(1,)]
    assert sql("SELECT count(*) FROM session") == [(1,)]


def test_it_runs_out_on_the_dot(house, clock, redeem):
    """It holds for 15 minutes; then it says so, and does nothing."""
    token = house.links.make(INVITE)
    clock.move(minutes=15, milliseconds=-1)
    house.links.look(token)

    clock.move(milliseconds=1)

    for ask in (house.links.look, lambda one: redeem(house, one)):
        with pytest.raises(NotFound, match="run out"):
            ask(token)
    assert house.people.all() == []


def test_it_may_run_out_while_the_form_is_sent(house, clock, redeem, monkeypatch):
    """What counts is the moment at which it is used."""
    token = house.links.make(INVITE)
    prepare = house.sign_in.prepare

    def slow(*args, **more):
        clock.move(minutes=16)
        return prepare(*args, **more)

    monkeypatch.setattr(house.sign_in, "prepare", slow)

    with pytest.raises(NotFound, match="run out"):
        redeem(house, token)
    assert house.people.all() == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "trl_",
        pytest.param("x" * 100_000, id="long"),
        "trl_" + "a" * 59,
        "trl_" + "\x00" * 59,
        "../../etc",
        "é" * 63,
    ],
)
def test_what_is_no_link_is_unknown(house, redeem, text):
    """Whatever stands in the address, the answer is a sentence that does not repeat it."""
    for ask in (house.links.look, lambda one: redeem(house, one)):
        with pytest.raises(NotFound, match="does not know") as caught:
            ask(text)
        assert len(text) < 5 or text not in str(caught.value)


def test_one_that_was_never_made_here_is_unknown(house):
    """Guessing is hopeless, and tells nothing."""
    with pytest.raises(NotFound, match="does not know"):
        house.links.look(tokens.fresh(PREFIX))


def test_set_up_is_over_when_somebody_signs_in(house, noor, redeem, words):
    """A second link for the same person, still good by its time, does nothing any more."""
    first, second = (house.links.make(SET_UP, noor, BOTH) for _ in range(2))
    for_anybody = house.links.make(SET_UP, None, BOTH)
    house.sign_in.set(noor, "Noor", words, PERSON)

    for token in (first, second, for_anybody):
        for ask in (house.links.look, lambda one: redeem(house, one)):
            with pytest.raises(NotFound, match="Please sign in"):
                ask(token)
    assert house.sign_in.roles(noor) == PERSON
    assert house.people.all() == [noor]


def test_set_up_in_two_processes_is_done_once(house, other, redeem, sql):
    """Of two links for the very first person, used at once, one makes that person."""
    links = [(house, "one"), (other, "two")]
    made = [(where, name, where.links.make(SET_UP, None, BOTH)) for where, name in links]

    def send(one):
        where, name, token = one
        try:
            return redeem(where, token, sign_in_name=name)
        except NotFound:
            return None

    with ThreadPoolExecutor(2) as pool:
        came = list(pool.map(send, made))

    assert sum(one is not None for one in came) == 1
    assert len(house.people.all()) == 1


def test_one_that_was_used_ends_the_others(house, signing, redeem):
    """Who made three links to be sure does not leave two of them lying about."""
    first, second, third = (house.links.make(RESET, signing) for _ in range(3))

    redeem(house, second, sign_in_name=None)

    for token in (first, third):
        with pytest.raises(NotFound):
            house.links.look(token)


# What does not fit


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"person_name": ""}, "person_name"),
        ({"person_name": None}, "person_name"),
        ({"person_name": "a\nb"}, "person_name"),
        ({"person_name": "a" * 10_000_000}, "person_name"),
        ({"sign_in_name": ""}, "name"),
        ({"sign_in_name": None}, "name"),
        ({"sign_in_name": "\u202e"}, "name"),
        ({"passphrase": "short"}, "passphrase"),
        ({"passphrase": "passwordpassword"}, "passphrase"),
        ({"passphrase": "z" * 10_000_000}, "passphrase"),
        ({"country": "Germany"}, "country"),
        ({"language": "en_US"}, "language"),
        ({"label": ""}, "label"),
    ],
)
def test_what_is_wrong_is_told_and_the_link_still_works(
    house, redeem, argon2_runs, sql, changes, param
):
    """By its field, before any slow work; nothing is left behind, and the next try may be right."""
    token = house.links.make(INVITE)

    with argon2_runs() as ran, pytest.raises((BadInput, TooLarge)) as caught:
        redeem(house, token, **changes)

    assert caught.value.param == param
    assert ran == []
    assert sql("SELECT count(*) FROM person") == [(0,)]
    redeem(house, token)


@pytest.mark.parametrize("name", ["نور الهدى", "日本語", "👩\u200d💻"])
def test_names_in_any_script(house, redeem, words, name):
    """Both names are what was given."""
    _, person = redeem(house, house.links.make(INVITE), person_name=name, sign_in_name=name)

    assert profile(house, person)[0].name == name
    assert house.sign_in.check(name, words).person == person


def test_a_name_that_somebody_has_is_told(house, signing, redeem):
    """The link still works with another one."""
    token = house.links.make(INVITE)

    with pytest.raises(BadInput, match="already") as caught:
        redeem(house, token, sign_in_name="nOOR")
    redeem(house, token, sign_in_name="Noor the second")

    assert caught.value.param == "name"


def test_a_link_is_for_somebody_or_for_nobody(house, noor):
    """An invitation names no person, a reset one who is here."""
    with pytest.raises(BadInput):
        house.links.make(INVITE, noor)
    with pytest.raises(BadInput):
        house.links.make(RESET)
    with pytest.raises(NotFound):
        house.links.make(RESET, PersonId(new_id("psn")))


@pytest.mark.parametrize("part", ["people.add_in", "sign_in.write_in", "sessions.open_in"])
def test_all_of_it_happens_or_nothing(house, redeem, sql, monkeypatch, part):
    """If any part fails there is no half of a person, and the link still works."""
    token = house.links.make(INVITE)
    service, _, method = part.partition(".")

    def fail(*_, **__):
        message = "the disk is full"
        raise StoreFailed(message)

    with monkeypatch.context() as patched:
        patched.setattr(getattr(house, service), method, fail)
        with pytest.raises(StoreFailed):
            redeem(house, token)

    for table in ("person", "purpose_key", "tail", "sign_in", "session", "ledger_opening"):
        assert sql(f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608
    redeem(house, token)


def test_what_cannot_be_recorded_does_not_happen(house, noor, redeem, broken_ledger):
    """If the ledger cannot write no link is made, and none is taken in."""
    token = house.links.make(SET_UP, noor)
    broken_ledger()

    with pytest.raises(StoreFailed):
        house.links.make(INVITE)
    with pytest.raises(StoreFailed):
        redeem(house, token)

    assert house.links.look(token)
    assert house.sign_in.of(noor) is None


# Records


def test_what_happened_is_in_the_persons_ledger(house, noor, redeem):
    """That a link was made, that words were set, that they signed in; fixed words alone."""
    redeem(house, house.links.make(SET_UP, noor, BOTH))

    told = [(one["event"], one["detail"]) for one in leaves(house, noor)[-3:]]

    session = house.sessions.of(noor)[0].id
    assert told == [
        ("link_made", {"kind": "set_up", "roles": "operator person", "by": "operator"}),
        ("passphrase_set", {"by": "set_up"}),
        ("signed_in", {"session": session, "how": "set_up"}),
    ]


def test_an_invitation_is_in_the_ledger_of_the_place(house):
    """Everybody can see that an operator was invited; nobody can see who it is."""
    house.links.make(INVITE, roles=BOTH)

    leaf = parse(house.ledger.body(house.ledger.checkpoint().size - 1))

    assert leaf.event is Event.LINK_MADE
    assert leaf.is_public
    assert leaf.detail == "kind=invite roles=operator person by=operator"


def test_the_token_is_not_kept(house, home):
    """Neither the token nor its secret part is in any file."""
    token = house.links.make(INVITE)
    house.store.settle()

    everything = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())

    assert token.encode() not in everything
    assert token[4:56].encode() not in everything
    assert "psn_" not in repr(house.links.look(token))


def test_a_used_link_is_the_new_persons(house, redeem):
    """An invitation was nobody's; once used it is exported and erased with who came in."""
    _, person = redeem(house, house.links.make(INVITE))

    (mine,) = house.links.of(person)

    assert (mine.kind, mine.person, mine.used_at) == (INVITE, person, AT)


def test_with_the_person_their_links_go(house, noor, sam, sql):
    """After an erasure no link is left that was for them; others stay."""
    token = house.links.make(RESET, noor)
    sams, anybodys = house.links.make(RESET, sam), house.links.make(INVITE)

    certificate = house.erase(noor)

    assert certificate.complete
    assert certificate.rows["link"] == 1
    with pytest.raises(NotFound, match="does not know"):
        house.links.look(token)
    assert house.links.look(sams).person == sam
    assert house.links.look(anybodys).person is None
    assert sql("SELECT count(*) FROM link") == [(2,)]


def test_what_ended_is_swept_a_day_later(house, noor, clock, redeem, sql):
    """Used or not; until then it can be told from one that never was."""
    used, past = house.links.make(SET_UP, noor), house.links.make(INVITE)
    redeem(house, used)
    clock.move(hours=24)
    assert house.links.sweep() == 0
    with pytest.raises(NotFound, match="used already"):
        house.links.look(used)
    clock.move(minutes=15)
    fresh = house.links.make(INVITE)

    assert house.links.sweep() == 2
    assert sql("SELECT count(*) FROM link") == [(1,)]
    assert house.links.look(fresh)
    with pytest.raises(NotFound, match="does not know"):
        house.links.look(past)


# A file that was tampered with

FORGED = {
    "the roles": "UPDATE link SET roles = 'operator person'",
    "roles nobody has": "UPDATE link SET roles = 'king'",
    "its end": "UPDATE link SET expires_ms = expires_ms + 600000",
    "its kind": "UPDATE link SET kind = 'set_up'",
    "its kind is unknown": "UPDATE link SET kind = 'x'",
    "the person": "UPDATE link SET person_id = ':sam'",
    "the token": "UPDATE link SET token_hash = x':other'",
    "the proof": "UPDATE link SET proof = zeroblob(32)",
    "the proof is no bytes": "UPDATE link SET proof = 7",
    "a text for a number": "UPDATE link SET expires_ms = 'x'",
    "bytes for a text": "UPDATE link SET roles = x'00'",
    "it was never used": "UPDATE link SET used_ms = NULL",
}


@pytest.mark.parametrize("what", FORGED)
def test_a_row_that_was_forged_does_nothing(house, sam, redeem, sql, what):
    """Whoever can write the file cannot make an operator, or a link that lasts or works again."""
    token, planted = house.links.make(INVITE), tokens.fresh(PREFIX)
    if "used" in what:
        redeem(house, token)
    before = house.people.all()
    other = tokens.hashed(planted).hex()
    sql(FORGED[what].replace(":sam", sam).replace(":other", other))

    for ask in (house.links.look, lambda one: redeem(house, one, sign_in_name="Mallory")):
        with pytest.raises(Damaged, match="not what was written"):
            ask(planted if what == "the token" else token)
    assert house.people.all() == before
    assert house.sign_in.counts().operators == 0


def test_an_operators_proof_does_not_fit_another_link(house, redeem, sql):
    """A proof is of one link: it cannot be copied from an operator's onto a person's."""
    token = house.links.make(INVITE)
    (mine,) = sql("SELECT token_hash FROM link")
    house.links.make(INVITE, roles=BOTH)
    (theirs,) = sql("SELECT roles, proof FROM link WHERE token_hash <> ?", *mine)

    sql("UPDATE link SET roles = ?, proof = ? WHERE token_hash = ?", *theirs, *mine)

    with pytest.raises(Damaged):
        redeem(house, token)


def test_a_foreign_house_makes_no_links_here(house, home, tmp_path, sql, redeem):
    """The proof needs this installation's key file."""
    from troth.testing.house import new_house

    with new_house(tmp_path / "elsewhere") as elsewhere:
        token = elsewhere.links.make(INVITE, roles=BOTH)
        (row,) = sql("SELECT * FROM link", file=tmp_path / "elsewhere" / "data" / "troth.db")

    sql("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?)", *row)

    with pytest.raises(Damaged):
        redeem(house, token)
    assert add_person(house, "Noor") in house.people.all()
