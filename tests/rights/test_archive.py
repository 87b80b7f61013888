"""The archive: whole, for that person alone, readable anywhere, and harmless."""

import base64
import json
import re
import secrets
import subprocess
import sys
import tracemalloc
import zipfile
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from troth.companion import cards, facts, own, wellbeing
from troth.companion.changed import Original
from troth.companion.imports.kept import Import
from troth.companion.imports.signature import FORM as SIGNED_FORM
from troth.companion.imports.signature import SIGNED, SUMS
from troth.companion.memory_note import Note
from troth.companion.turn import Turn
from troth.consent.receipt import FORM as CONSENT
from troth.errors import Damaged, Refused, StoreFailed
from troth.gate import forget, lockdown
from troth.guard.wellbeing import Goal
from troth.ledger import statement
from troth.matchmaker import photo, profile
from troth.matchmaker.learn import Learnt
from troth.matchmaker.letters import Letter, Opened, Written
from troth.matchmaker.photo import Photo
from troth.matchmaker.profile import Answers, Choice, Origin
from troth.matchmaker.report import Outcome, Report
from troth.matchmaker.said import Decision, Introduced
from troth.matchmaker.steps import Shows
from troth.registry.outside import purpose_of
from troth.rights import archive_pages, zipped
from troth.rights.archive import archive
from troth.rights.export import KINDS
from troth.rights.gathered import FILES
from troth.store import schema
from troth.store.holdings import personal_tables
from troth.store.statements import select
from troth.testing.house import add_person, allow, ask, leaves, new_house, talk
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.photos import picture
from troth.testing.upstream import says
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_OWN,
    COMPANION_REPLY,
    MATCH_LEARN,
    MATCH_ORIGIN,
    MATCH_PEOPLE,
    MATCH_PHOTO,
    MATCH_REPORT,
    MATCH_TALK,
    WELLBEING_OWN,
    PersonId,
    new_id,
)

VERIFIER = Path(__file__).parents[2] / "verify" / "troth_verify.py"
HOSTILE = [
    "<script>document.title = 'stolen'</script>",
    '"><img src=x onerror="alert(1)">',
    "</div></main></body><svg/onload=alert(1)>",
    "'-alert(1)-' javascript:alert(1) <a href=javascript:alert(1)>go</a>",
    "<!-- --><![CDATA[ ]]><?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
    "{{7*7}} ${7*7} {% include 'x' %}",
    "<style>*{background:url(http://evil.example/)}</style>",
    "<link rel=stylesheet href=http://evil.example/><base href=http://evil.example/>",
    "\x07\x1b[2J\x7f\u0085\ufffe\uffff\U0001fffe \u202e drow \u2066",
    "\ud83d half a letter",
    "one\x85two\u2028three\u2029four\x0bfive",
    "مساء الخير 👋🏽 שלום",
    "a" * 5000,
]


def files_of(sql, person):
    """Count the rows of each personal table that belong to a person."""
    return {
        table: sql(f"SELECT count(*) FROM {table} WHERE person_id = ?", person)[0][0]  # noqa: S608  # our own names
        for table in personal_tables()
    }


def pages_of(opened):
    """Return each page as a tree; fails for one that is not well formed."""
    return {
        name: ET.fromstring(opened.text(name).removeprefix("<!DOCTYPE html>\n"))  # noqa: S314  # our own
        for name in opened.names
        if name.endswith(".html")
    }


@pytest.fixture
def lived(amal):
    """Return a person of whom something lies in every personal table."""
    return amal


# All of it


def test_every_personal_table_has_its_file():
    """What is kept of a person is in the archive: a new table without a file fails here."""
    assert set(FILES) == set(personal_tables())


def test_what_it_holds_is_every_row(house, lived, sql, do):
    """Counted table by table: nothing that is kept of the person is left out."""
    rows = files_of(sql, lived)
    purpose_keys = {
        row[0] for row in sql("SELECT purpose FROM purpose_key WHERE person_id = ?", lived)
    }

    opened = do.take(house, lived)

    ways_in = opened.json("sign-ins.json")
    records = {kind.category: opened.lines(f"records/{kind.category}.jsonl") for kind in KINDS}
    told = opened.json("ledger/history.json")["leaves"]
    assert all(rows.values()), "something must lie in every table"
    assert len(records["person"]) == rows["person"] == 1
    assert purpose_keys <= {one["purpose"] for one in opened.json("purposes.json")}
    assert len(opened.json("consents.json")) == rows["consent_event"]
    assert len(ways_in["keys"]) == rows["api_key"]
    assert len([ways_in["sign_in"]]) == rows["sign_in"]
    assert len(ways_in["sessions"]) == rows["session"]
    assert len(ways_in["links"]) == rows["link"]
    assert [one["number"] for one in records["turn"]] == list(range(1, 103))
    assert len(told) == rows["ledger_opening"] + 1  # with the line about this archive
    assert len(opened.lines("ledger/lines.jsonl")) == len(told)


def test_every_file_it_speaks_of_is_there(house, lived, do):
    """Holdings, README and links name files that are in the archive."""
    opened = do.take(house, lived)

    for one in opened.json("holdings.json"):
        assert any(name.startswith(one["file"]) for name in opened.names), one
    linked = {
        name: [link.get("href") for tree in [root] for link in tree.iter() if link.get("href")]
        for name, root in pages_of(opened).items()
    }
    for name, links in linked.items():
        for link in links:
            target = (Path("/") / name).parent.joinpath(link).resolve().relative_to("/")
            assert str(target) in opened.names, (name, link)
    named = re.findall(
        r"^([\w./*-]+)$", opened.text("README.txt").replace(", ", "\n"), re.MULTILINE
    )
    assert {"consents.json", "ledger/history.json"} <= set(named)


def test_the_words_are_all_there(house, lived, do):
    """Every message with its fields, the name, the browser, the key: as they were given."""
    opened = do.take(house, lived)

    turns = opened.lines("records/turn.jsonl")
    assert turns[0]["text"] == "Good evening, my friend"
    assert turns[0].keys() == {"number", *(one.name for one in fields(Turn))}
    assert opened.lines("records/person.jsonl")[0]["name"] == "Amal"
    ways_in = opened.json("sign-ins.json")
    assert [one["label"] for one in ways_in["keys"]] == ["laptop"]
    assert ways_in["keys"][0]["revoked_at"] is not None
    assert {one["label"]: one["ended"] for one in ways_in["sessions"]} == {
        "Firefox on Linux": False,
        "Old phone": True,
    }
    assert ways_in["sign_in"]["name"] == "amal@home"


def test_no_secret_is_in_it(house, lived, sql, do):
    """No hash of a token or passphrase, no key: what is not the person's to read is not there."""
    opened = do.take(house, lived)

    whole = b"".join(opened.zip.read(name) for name in opened.names)
    hashes = [
        row[0]
        for table in ("api_key", "session", "link")
        for row in sql(f"SELECT token_hash FROM {table}")  # noqa: S608  # our own names
    ]
    assert hashes
    for one in hashes:
        assert one not in whole
        assert one.hex().encode() not in whole
    assert b"argon2" not in whole


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    mine=st.lists(st.text(max_size=40), max_size=70),
    others=st.lists(st.text(max_size=5), max_size=3),
)
def test_each_gets_their_own_words_and_nobody_elses(tmp_path_factory, do, mine, others):
    """Whatever two persons wrote, an archive holds all that one of them did, and no more."""
    canary = "canary-7d1f"
    with new_house(tmp_path_factory.mktemp("own")) as house:
        noor, sam = add_person(house, "Noor"), add_person(house, f"Sam {canary}")
        for person in (noor, sam):
            allow(house, person)
        do.keep(house, noor, *mine)
        do.keep(house, sam, *(f"{one} {canary}" for one in others), conversation=canary)
        house.keys.issue(sam, label=canary)

        opened = do.take(house, noor)

    assert [one["text"] for one in opened.lines("records/turn.jsonl")] == mine
    whole = b"".join(opened.zip.read(name) for name in opened.names)
    assert canary.encode() not in whole
    assert sam.encode() not in whole


# In every state


@pytest.mark.parametrize("state", ["withdrawn", "refused all", "held", "locked", "run out"])
def test_it_works_in_every_state(house, talked, clock, state, do):
    """No withdrawal, hold, lockdown or end of a yes stands between a person and their data."""
    noor = talked.person
    match state:
        case "withdrawn":
            house.gate.consents.withdraw(noor, COMPANION_HISTORY, method="terminal")
        case "refused all":
            for purpose in (COMPANION_HISTORY, COMPANION_REPLY):
                house.gate.consents.object(noor, purpose, method="terminal")
        case "held":
            house.gate.consents.restrict(noor, method="terminal")
        case "locked":
            lockdown.lock(house.gate, "intrusion")
        case "run out":
            clock.move(days=364, hours=23, minutes=59)

    assert len(do.take(house, noor).lines("records/turn.jsonl")) == 4


def test_of_somebody_who_kept_nothing(house, noor, do):
    """An archive without talks is whole, too, and says so."""
    opened = do.take(house, noor)

    assert opened.text("records/turn.jsonl") == ""
    assert opened.json("consents.json") == []
    assert "No talk is kept." in opened.text("talks.html")
    assert "You were not asked about anything yet." in opened.text("consents.html")


def test_the_erased_and_the_unknown_get_none(house, talked):
    """There is nothing to take of somebody who is not here; not one byte comes."""
    house.erase(talked.person)

    for nobody in (talked.person, PersonId(new_id("psn"))):
        with pytest.raises(Refused):
            archive(house.gate, house.keys, nobody)


# Recorded


def test_a_line_stands_before_the_first_byte(house, talked):
    """That everything was asked for is written before anything is handed out."""
    coming = archive(house.gate, house.keys, talked.person)

    told = leaves(house, talked.person)[-1]
    assert (told["event"], told["purpose"]) == ("exported", "rights.answer")
    coming.close()


def test_another_line_says_how_it_ended(house, talked, do):
    """What was read is told at the end, and whether it came to its end."""
    noor = talked.person

    do.take(house, noor)
    done = leaves(house, noor)[-1]["detail"]
    coming = archive(house.gate, house.keys, noor)
    next(coming)
    coming.close()
    stopped = leaves(house, noor)[-1]["detail"]

    assert (done["outcome"], done["note"]) == ("done", "archive made")
    assert done["which"] == {"person": [[1, 1]], "turn": [[1, 4]]}
    assert stopped["outcome"] == "stopped"


def test_if_it_cannot_be_recorded_no_byte_comes(house, talked, broken_ledger):
    """No line, no archive."""
    broken_ledger()

    with pytest.raises(StoreFailed):
        archive(house.gate, house.keys, talked.person)


# Half of it is none


def broken_off(coming):
    """Read until it breaks off; return what came."""
    came = []
    with pytest.raises((Damaged, Refused)):
        came.extend(coming)
    return b"".join(came)


def is_zip(tmp_path, data):
    """Say whether this passes for a ZIP."""
    file = tmp_path / "half.zip"
    file.write_bytes(data)
    return zipfile.is_zipfile(file)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE tail SET sealed = x'00' WHERE holding = 'turn'",
        "UPDATE segment SET sealed = x'00'",
        "DELETE FROM ledger_opening WHERE seq = 3 AND person_id = ?",
        "UPDATE ledger_leaf SET body = CAST(replace(body, '-21', '-22') AS BLOB)",
    ],
)
def test_damage_ends_it_in_the_middle(house, talked, sql, do, tmp_path, damage):
    """Where something does not open, what came until then cannot be taken for all."""
    do.keep(house, talked.person, *(f"n{number}" for number in range(80)))
    sql(damage, *([talked.person] if "?" in damage else []))

    came = broken_off(archive(house.gate, house.keys, talked.person))

    assert not is_zip(tmp_path, came)


def test_a_lost_answer_ends_it_in_the_middle(house, talked, sql, monkeypatch, tmp_path):
    """If the ledger tells of an answer that is not here, the archive does not pass for whole."""
    events = house.gate.consents.events(talked.person)
    monkeypatch.setattr(house.gate.consents, "events", lambda _: events[1:])

    came = broken_off(archive(house.gate, house.keys, talked.person))

    assert not is_zip(tmp_path, came)


def test_an_erasure_in_the_middle_ends_it(house, other, talked, do, tmp_path):
    """Erased while it is handed out: the rest does not come."""
    do.keep(house, talked.person, *(secrets.token_hex(2000) for _ in range(200)))
    coming = archive(house.gate, house.keys, talked.person)
    next(coming)

    other.erase(talked.person)

    assert not is_zip(tmp_path, broken_off(coming))


def test_what_is_forgotten_meanwhile_is_left_out(house, other, talked, do):
    """A message that is forgotten while the archive is made stops nothing."""
    noor = talked.person
    do.keep(house, noor, *(f"n{number}" for number in range(150)), conversation="cnv_b")
    coming = archive(house.gate, house.keys, noor)
    began = next(coming, b"")
    forget.forget(other.gate, noor, Turn, lambda number, _: number == 100)

    opened = type(do.take(house, noor))(began + b"".join(coming))

    assert len(opened.lines("records/turn.jsonl")) in {153, 154}


# Checked elsewhere


def test_its_proofs_verify_without_troth(house, lived, do, tmp_path):
    """History and consents are what the stand-alone verifier reads, by the README's own words."""
    opened = do.take(house, lived)
    opened.zip.extractall(tmp_path)
    told = re.findall(
        r"^    python3 troth_verify.py (.+)$", opened.text("README.txt"), re.MULTILINE
    )

    for line in told:
        done = subprocess.run(
            [sys.executable, "-I", str(VERIFIER), *line.replace("'", "").split()],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stdout

    assert [line.split()[0] for line in told] == ["history", "statement", "statement"]


def test_every_consent_in_it_is_signed_and_whole(house, lived, do):
    """Each answer with the card that was shown, signed by this Troth."""
    found = do.take(house, lived).json("consents.json")

    read = [statement.read(one, form=CONSENT, key=house.ledger.key) for one in found]

    assert [one["event"]["state"] for one in read] == ["requested", "given", "requested", "given"]
    assert all("Let" in one["processing"]["privacy_notice"] for one in read)


def test_the_list_that_is_signed_names_every_other_file(house, lived, do):
    """With its digest; how many there are, whose it is and when it was made are signed too."""
    opened = do.take(house, lived)
    listed = dict(line.split("  ")[::-1] for line in opened.text(SUMS).splitlines())

    body = statement.read(opened.json(SIGNED), form=SIGNED_FORM, key=house.ledger.key)

    assert set(listed) == set(opened.names) - {SUMS, SIGNED}
    assert all(sha256(opened.zip.read(name)).hexdigest() == listed[name] for name in listed)
    assert body["sha256sums"] == sha256(opened.zip.read(SUMS)).hexdigest()
    assert (body["files"], body["person"]) == (len(listed), lived)


def ask_elsewhere(house, person, text) -> str:
    """Let a provider answer once; return the receipt."""
    with upstream(says("Hello.")) as up:
        entry = with_outside(house, up)
        allow(house, person, purpose_of(entry.id))
        choose(house, person, entry)
        return talk(house, person, text).reply.receipt


def test_what_left_is_a_page_and_data(house, lived, do):
    """To whom it went, what was masked, and the words as they were sent."""
    receipt = ask_elsewhere(house, lived, "Write to noor.lind@example.org, <b>planted</b> words")

    opened = do.take(house, lived)

    (left,) = opened.lines("records/left.jsonl")
    page = opened.text("left.html")
    assert left["receipt"] == receipt
    assert "noor.lind@example.org" in left["masks"]
    assert "noor.lind" not in left["texts"]
    assert "small-1 (Acme)" in page
    assert "&lt;b&gt;planted&lt;/b&gt; words" in page
    assert page.count("noor.lind@example.org") == 1
    assert receipt in page


def test_every_file_is_as_its_schema_says(house, lived, do):
    """Each data file has a schema, and each schema fits its file: no member more, none less."""
    ask_elsewhere(house, lived, "Hello over there")
    allow(house, lived, COMPANION_OWN)
    own.add(house.gate, lived, cards.read_file(cards.write_png(cards.new("Wren"))))
    with house.gate.enter(lived, COMPANION_HISTORY) as room:
        room.keep(Import(id=new_id("imp"), services="claude", at="2026-11-21", state="done"))
        room.keep(Original(turn="trn_a", conversation="cnv_a", at="now", sentences='["Stay."]'))
    allow(house, lived, COMPANION_MEMORY)
    facts.remember(house.gate, lived, "I like plum jam")
    facts.learn(house.gate, lived, facts.Source(text="I'm allergic to kiwi."))
    allow(house, lived, WELLBEING_OWN)
    wellbeing.note(house.gate, lived, ask("hello"))
    wellbeing.set_goal(house.gate, lived, Goal(minutes=30), zone="")
    allow(house, lived, MATCH_PEOPLE, MATCH_ORIGIN, MATCH_TALK, MATCH_LEARN, MATCH_PHOTO)
    with house.gate.enter(lived, MATCH_PHOTO) as room:
        room.keep(Photo(sharp="", blurred="", choice="kept", at="now"))
    with house.gate.enter(lived, MATCH_LEARN) as room:
        room.keep(Learnt(since="now"))
    with house.gate.enter(lived, COMPANION_MEMORY) as room:
        room.keep(Note(turn="trn_a", kind="unused"))
    with house.gate.enter(lived, MATCH_PEOPLE) as room:
        room.keep(profile.written(Answers(called="N.")))
        room.keep(Decision(of="a", said="like", at="now"))
        room.keep(Introduced(day="2026-11-22", who="[]"))
        room.keep(Shows(of="a", what="[]", at="now"))
    with house.gate.enter(lived, MATCH_TALK) as room:
        room.keep(Letter(of="a", id="ltr_a", by="me", text="hello", at="now"))
        room.keep(Opened(of="a", upto="0"))
        room.keep(Written(of="a", by="me", day="2026-11-22"))
    with house.gate.enter(lived, MATCH_REPORT) as room:
        room.keep(Report(id="rep_a", of="a", why="scam", words="", letters="[]", at="now"))
        room.keep(Outcome(of="rep_a", what="nothing", at="now"))
    with house.gate.enter(lived, MATCH_ORIGIN) as room:
        room.keep(Origin())
    opened = do.take(house, lived)
    schemas = {
        name.removeprefix("schema/").removesuffix(".json"): opened.json(name)
        for name in opened.names
        if name.startswith("schema/")
    }
    data = {
        "history": [opened.json("ledger/history.json")],
        "lines": opened.lines("ledger/lines.jsonl"),
        **{name: [opened.json(f"{name}.json")] for name in ("consents", "purposes", "holdings")},
        "sign-ins": [opened.json("sign-ins.json")],
        "talks": opened.lines("talks.jsonl"),
        **{kind.category: opened.lines(f"records/{kind.category}.jsonl") for kind in KINDS},
    }

    assert schemas.keys() == data.keys()
    for name, one in schemas.items():
        jsonschema_rs.meta.validate(one)
        validator = jsonschema_rs.Draft202012Validator(one, validate_formats=True)
        assert data[name], name
        for value in data[name]:
            validator.validate(value)
            if isinstance(value, dict):
                assert not validator.is_valid(value | {"more": 1})
    assert schemas["turn"]["properties"]["text"]["description"] == "the words of your talks"


# Harmless to read


@pytest.fixture
def hostile(house, noor, do):
    """Return the archive of a person whose every text wants to be markup."""
    allow(house, noor)
    for place, text in enumerate(HOSTILE):
        do.keep(house, noor, text, conversation=f"cnv_{place}")
        do.keep(house, noor, text, conversation=f"cnv_{place}", role="assistant")
    house.keys.issue(noor, label=HOSTILE[0])
    house.sessions.open(noor, label=HOSTILE[1])
    return do.take(house, noor)


def test_pages_are_well_formed_and_hold_the_texts(hostile):
    """Every page is a tree, and each text is text in it, with a sign where it cannot be shown."""
    trees = pages_of(hostile)

    for place, text in enumerate(HOSTILE, 1):
        said = [
            "".join(one.itertext())
            for one in trees[f"talks/{place:04}.html"].iter("div")
            if one.get("class") == "said"
        ]
        seen = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
        assert said == [seen, seen]


def test_pages_hold_no_script_and_load_nothing(hostile):
    """Only the elements that Troth writes; nothing runs, and only its own style is loaded."""
    for name, root in pages_of(hostile).items():
        tags = {one.tag for one in root.iter()}
        assert tags <= {
            *("html", "head", "meta", "link", "title", "body", "nav", "ul", "li", "main"),
            *("h1", "h2", "p", "a", "b", "bdi", "span", "time", "div", "article", "details"),
            *("summary", "pre", "table", "thead", "tbody", "tr", "th", "td"),
        }, name
        attributes = {(one.tag, key) for one in root.iter() for key in one.attrib}
        assert not {key for _, key in attributes if key.startswith("on") or key in {"src", "style"}}
        for one in root.iter():
            link = one.get("href", "")
            assert not re.match(r"[a-z+.-]*:|//", link, re.IGNORECASE), link
        loaded = [one.get("href") for one in root.iter("link")]
        assert [Path(one).name for one in loaded] == ["style.css"]
        (policy,) = [one.get("content") for one in root.iter("meta") if one.get("http-equiv")]
        assert policy.startswith("default-src 'none'; style-src 'self'")
    assert "url(" not in hostile.text("style.css")
    assert "@import" not in hostile.text("style.css")


def test_half_a_letter_breaks_no_file(hostile):
    """A lone surrogate is kept as its escape in the data, and every file is UTF-8."""
    texts = [one["text"] for one in hostile.lines("records/turn.jsonl")]

    assert texts[::2] == HOSTILE
    for name in hostile.names:
        hostile.text(name)


def test_names_in_it_are_never_a_persons_words(hostile):
    """No file lies outside of the archive's folder, or is named by what somebody wrote."""
    for name in hostile.names:
        assert re.fullmatch(r"[a-zA-Z0-9./-]+", name), name
        assert not name.startswith("/")
        assert ".." not in name


# Long


def test_a_long_talk_is_cut_into_pages(house, noor, do, monkeypatch):
    """Page after page, each leads to the next, and every message stands in one of them."""
    monkeypatch.setattr(archive_pages, "ON_A_PAGE", 10)
    allow(house, noor)
    do.keep(house, noor, *(f"n{number}" for number in range(25)))

    opened = do.take(house, noor)

    names = [name for name in opened.names if name.startswith("talks/")]
    assert names == ["talks/0001.html", "talks/0001-2.html", "talks/0001-3.html"]
    numbers = [re.findall(r'id="m(\d+)"', opened.text(name)) for name in names]
    assert [int(one) for page in numbers for one in page] == list(range(1, 26))
    assert 'href="0001-2.html"' in opened.text(names[0])
    assert "Go on reading" not in opened.text(names[2])


def test_talks_that_take_turns_are_told_apart(house, noor, do):
    """Two talks at once: each page holds its own messages, in order."""
    allow(house, noor)
    at = "2026-11-21T19:30:00.000Z"
    with house.gate.enter(noor, COMPANION_HISTORY) as room:
        for number in range(140):
            talk, text = "ab"[number % 2], f"{'ab'[number % 2]}{number // 2}"
            room.keep(Turn(text=text, role="user", at=at, conversation=talk))

    opened = do.take(house, noor)

    for name, letter in (("talks/0001.html", "a"), ("talks/0002.html", "b")):
        said = re.findall(r'class="said" dir="auto">(\w+)<', opened.text(name))
        assert said == [f"{letter}{number}" for number in range(70)]


def test_another_way_on_is_marked(house, noor, do):
    """An edit or another answer says from which message it goes on."""
    allow(house, noor)
    at = "2026-11-21T19:30:00.000Z"
    with house.gate.enter(noor, COMPANION_HISTORY) as room:
        for own, after, role in (
            ("a", "", "user"),
            ("b", "a", "assistant"),
            ("c", "a", "assistant"),
        ):
            room.keep(Turn(text=own, role=role, at=at, conversation="cnv", id=own, after=after))

    page = do.take(house, noor).text("talks/0001.html")

    assert "Message 2.<" in page
    assert "Message 3. Another way on from message 1." in page


def test_big_files_of_lines_go_on_in_another(house, noor, do, monkeypatch):
    """No file of lines grows beyond what every tool reads; no line is lost at the seam."""
    monkeypatch.setattr(zipped, "MOST_BYTES", 2000)
    allow(house, noor)
    do.keep(house, noor, *(f"n{number}" for number in range(40)))

    opened = do.take(house, noor)

    names = [name for name in opened.names if name.startswith("records/turn")]
    assert len(names) > 2
    texts = [one["text"] for name in names for one in opened.lines(name)]
    assert texts == [f"n{number}" for number in range(40)]


def test_it_comes_in_pieces_and_holds_little(house, noor, do):
    """Megabytes of messages pass through, and only a small part is in memory at any time."""
    allow(house, noor)
    with house.gate.enter(noor, COMPANION_HISTORY) as room:
        for number in range(500):
            text = secrets.token_hex(1000)
            room.keep(Turn(text=text, role="user", at="now", conversation=f"cnv_{number % 3}"))
    coming = archive(house.gate, house.keys, noor)
    next(coming)

    tracemalloc.start()
    pieces = sum(1 for _ in coming)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert pieces > 3
    assert peak < 3_000_000


def test_the_database_is_not_touched_but_for_the_ledger(house, lived, do):
    """To take everything along changes nothing of it."""
    tables = [schema.tail, schema.segment, schema.consent_event, schema.api_key, schema.link]
    before = [house.store.read(select(table)) for table in tables]

    do.take(house, lived)

    assert [house.store.read(select(table)) for table in tables] == before


def test_whatever_is_kept_can_be_read_without_a_program(house, lived, do, monkeypatch):
    """What has no page of its own stands in one, in words; a photo is a picture file."""
    allow(house, lived, COMPANION_MEMORY, MATCH_PEOPLE, MATCH_TALK, MATCH_PHOTO)
    facts.remember(house.gate, lived, "I like plum jam")
    about = "<b>I walk</b> by the harbour."
    profile.save(house.gate, lived, Answers(called="أمل", about=about))
    with house.gate.enter(lived, MATCH_TALK) as room:
        for place in range(3):
            room.keep(Letter(of="a", id=f"ltr_{place}", by="me", text=f"page {place}", at="now"))
    sent = picture("PNG", (80, 80))
    photo.put(house.gate, lived, sent, Choice.SHARED)
    monkeypatch.setattr(archive_pages, "OF_A_KIND", 2)

    opened = do.take(house, lived)

    page = pages_of(opened)["kept.html"]
    text = " ".join("".join(page.itertext()).split())
    for said in ("Amal", "plum jam", about, "أمل", "page 1", "your country"):
        assert said in text
    assert "page 2" not in text
    assert "records/letter.jsonl" in text
    kept = opened.lines("records/photo.jsonl")[0]
    for name, form in (("photos/0001.jpg", "sharp"), ("photos/0001-blurred.jpg", "blurred")):
        assert opened.zip.read(name) == base64.b64decode(kept[form])
        assert name in {one.get("href") for one in page.iter("a")}
    readme = opened.text("README.txt")
    for kind in KINDS:
        assert re.search(rf"^    {kind.category}: \w", readme, re.MULTILINE)


def test_the_first_page_says_what_is_there(house, lived, do):
    """Counts, what is allowed and why, and where each thing lies."""
    text = do.take(house, lived).text("index.html")

    assert "1 in records/person.jsonl, 102 in records/turn.jsonl" in text
    assert "You said yes, and that yes is still in force." in text
    assert "ledger/history.json" in text
    assert json.dumps(house.ledger.key.name).strip('"') in text
