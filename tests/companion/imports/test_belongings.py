"""What an archive holds beside talks, read as if anybody had written it."""

import base64
import io
import json
import zlib
from collections import Counter

import pytest

from troth.companion import cards, png
from troth.companion.imports import belongings
from troth.companion.imports.belongings import FILES, STAYS, Stays, read
from troth.companion.imports.whole import whole
from troth.people.remembering import Reach, Remembering
from troth.rights.export import KINDS

NOW = "2026-11-22T10:00:00.000Z"
FACT = {
    "number": 1,
    "id": "fct_aaaaaaaaaaaaaaaaaaaaaaaaaa",
    "subject": "you",
    "relation": "lives",
    "value": "Harwich",
    "careful": "",
    "words": "I live in Harwich.",
    "turn": "trn_aaaaaaaaaaaaaaaaaaaaaaaaaa",
    "conversation": "cnv_aaaaaaaaaaaaaaaaaaaaaaaaaa",
    "known_from": "2026-11-21T19:30:00.000Z",
    "valid_from": "2026-11-21",
    "valid_to": "",
    "closed_by": "",
    "how": "heard",
}
CARD = json.dumps({"spec": "chara_card_v2", "spec_version": "2.0", "data": {"name": "Wren"}})
OWN = {
    "id": "own_aaaaaaaaaaaaaaaaaaaaaaaaaa",
    "card": CARD,
    "added": "2026-11-21T19:30:00.000Z",
    "changed": "2026-11-21T19:30:00.000Z",
    "twin": "",
    "picture": "",
    "removed": "",
}
PICTURE = png.blank(2, 2, top=(0, 0, 0), end=(9, 9, 9))


@pytest.fixture
def had(make):
    """Return a function that reads an archive with these records, and these other files."""

    def read_it(other: dict[str, object] | None = None, **records: list[object]):
        parts = {
            f"records/{name}.jsonl": "\n".join(map(json.dumps, rows)).encode()
            for name, rows in records.items()
        }
        more = {name: json.dumps(one).encode() for name, one in (other or {}).items()}
        data = make.packed({"talks.jsonl": b""} | parts | more)
        with whole(io.BytesIO(data)) as found:
            return read(found, now=NOW)

    return read_it


def waiting(at: str = FACT["known_from"], **changed: str) -> dict[str, str]:
    """Return a fact that waits, as an archive has it."""
    body = {name: value for name, value in FACT.items() if name != "number"} | changed
    return {"id": body["id"], "act": body["id"], "what": "waiting", "body": json.dumps(body)} | {
        "turn": body["turn"],
        "at": at,
        "ends": "2099-01-01T00:00:00.000Z",
    }


def test_every_kind_that_is_kept_comes_in_or_is_named() -> None:
    """A new kind of record without a word fails here."""
    come = {"turn", "companion", "picture", "memory", "fact", "aside"}

    assert {kind.category for kind in KINDS} == come | set(FILES)
    assert set(STAYS) == set(Stays)


def test_a_fact_is_taken_to_the_letter(had) -> None:
    """Each of its fields; older records of it, too."""
    found = had(
        fact=[FACT, FACT | {"valid_to": NOW, "closed_by": "fct_bbbbbbbbbbbbbbbbbbbbbbbbbb"}]
    )

    first, second = found.facts
    told = {name: value for name, value in FACT.items() if name != "number"}
    assert {name: getattr(first, name) for name in told} == told
    assert (second.valid_to, second.closed_by) == (NOW, "fct_bbbbbbbbbbbbbbbbbbbbbbbbbb")
    assert found.problems == []


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "own_aaaaaaaaaaaaaaaaaaaaaaaaaa"},
        {"id": 5},
        {"relation": "Lives In"},
        {"value": ""},
        {"value": "x" * 301},
        {"subject": "x" * 81},
        {"words": "x" * 300_000},
        {"turn": "../../etc"},
        {"conversation": "cnv_a\nb"},
        {"known_from": "yesterday"},
        {"known_from": ""},
        {"valid_from": "soon"},
        {"valid_from": "0000"},
        {"valid_from": "2024-13"},
        {"valid_from": "2023-02-29"},
        {"value": "etc \ud800"},
        {"words": "etc \udc00"},
        {"valid_to": "never"},
        {"closed_by": "trn_aaaaaaaaaaaaaaaaaaaaaaaaaa"},
        {"how": "guessed"},
        {"value": None},
    ],
)
def test_a_bad_fact_is_named_and_the_others_come(had, changed) -> None:
    """By its file and line, without its words."""
    found = had(fact=[FACT, FACT | changed, FACT])

    assert len(found.facts) == 2
    (problem,) = found.problems
    assert problem.where == "records/fact.jsonl, line 2"
    assert "etc" not in str(problem)
    assert "xx" not in str(problem)


def test_what_deserves_care_is_seen_whatever_the_file_says(had) -> None:
    """And no time lies in the future."""
    late = "2199-01-01T00:00:00.000Z"
    (found,) = had(
        fact=[FACT | {"relation": "belief", "value": "Buddhist", "known_from": late}]
    ).facts

    assert (found.careful, found.known_from) == ("yes", NOW)


def test_what_waited_waits_no_longer_than_it_would_have(had) -> None:
    """From the day on which it began to wait, whatever stands there; past that it is named."""
    found = had(
        aside=[waiting(), waiting("2026-01-01T00:00:00.000Z", id="fct_bbbbbbbbbbbbbbbbbbbbbbbbbb")]
    )

    (one,) = found.waits
    assert (one.ends, one.turn) == ("2026-12-21T19:30:00.000Z", "trn_aaaaaaaaaaaaaaaaaaaaaaaaaa")
    assert found.stays == {Stays.LATE: 1}
    gone = waiting() | {"what": "message"}
    assert had(aside=[gone, gone]).stays == {Stays.GONE: 2}
    for body in ("{", "[]", "5", json.dumps({"id": "fct_aaaaaaaaaaaaaaaaaaaaaaaaaa"})):
        assert len(had(aside=[waiting() | {"body": body}]).problems) == 1


def test_of_memorys_notes_the_bars_come(had) -> None:
    """What memory works out anew is not missed; what an answer used is named."""
    notes = [
        {"turn": "trn_aaaaaaaaaaaaaaaaaaaaaaaaaa", "kind": "unused", "held": "", "until": ""},
        {"turn": "trn_aaaaaaaaaaaaaaaaaaaaaaaaaa", "kind": "unused", "held": "", "until": ""},
        {"turn": "trn_bbbbbbbbbbbbbbbbbbbbbbbbbb", "kind": "vector", "held": "AAAA", "until": ""},
        {"turn": "trn_bbbbbbbbbbbbbbbbbbbbbbbbbb", "kind": "used", "held": "[]", "until": ""},
        {"turn": "nobody", "kind": "unused", "held": "", "until": ""},
    ]

    found = had(memory=notes)

    assert (found.barred, found.stays, len(found.problems)) == (
        ["trn_aaaaaaaaaaaaaaaaaaaaaaaaaa"],
        {Stays.NOTES: 1},
        1,
    )


def test_a_companion_comes_with_its_picture(had) -> None:
    """Its size is measured, not believed; what was removed there stays away."""
    written = base64.b64encode(PICTURE).decode()
    found = had(
        companion=[
            OWN | {"picture": "999999"},
            OWN | {"id": "own_bbbbbbbbbbbbbbbbbbbbbbbbbb"},
            OWN | {"id": "own_bbbbbbbbbbbbbbbbbbbbbbbbbb", "removed": NOW},
        ],
        picture=[{"companion": "own_aaaaaaaaaaaaaaaaaaaaaaaaaa", "png": written}],
    )

    (one,) = found.companions
    assert (one.own.id, one.own.card, one.own.weighs) == (
        "own_aaaaaaaaaaaaaaaaaaaaaaaaaa",
        CARD,
        len(PICTURE),
    )
    assert one.picture == PICTURE
    assert found.stays == {Stays.REMOVED: 1}


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "fct_aaaaaaaaaaaaaaaaaaaaaaaaaa"},
        {"card": "{}"},
        {"card": ""},
        {"twin": "{"},
        {"card": CARD.replace("Wren", "\ud800")},
        {"added": "x"},
    ],
)
def test_a_bad_companion_is_named(had, changed) -> None:
    """The others come."""
    found = had(companion=[OWN | {"id": "own_bbbbbbbbbbbbbbbbbbbbbbbbbb"}, OWN | changed])

    assert [one.own.id for one in found.companions] == ["own_bbbbbbbbbbbbbbbbbbbbbbbbbb"]
    assert [one.where for one in found.problems] == ["records/companion.jsonl, line 2"]


def test_a_bad_picture_leaves_the_companion_without_one(had) -> None:
    """No base64, no picture, a text in it that unfolds without end."""
    bomb = png.Chunk(b"zTXt", b"a\0\0" + zlib.compress(b"0" * 9_000_000))
    parts = png.chunks(PICTURE, cards.PICTURES)
    for data in (b"\x89PNG", PICTURE[:-3], png.joined([*parts[:-1], bomb, parts[-1]])):
        picture = {
            "companion": "own_aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "png": base64.b64encode(data).decode(),
        }
        found = had(companion=[OWN], picture=[picture])
        assert (found.companions[0].picture, found.companions[0].own.picture) == (b"", "")
        assert len(found.problems) == 1


def test_too_many_are_counted(had, monkeypatch) -> None:
    """Facts past the most that is read, companions past the most that there can be."""
    monkeypatch.setattr(belongings, "_MOST_RECORDS", 2)
    monkeypatch.setattr(belongings, "MOST_COMPANIONS", 1)

    found = had(fact=[FACT] * 3, companion=[OWN, OWN | {"id": "own_bbbbbbbbbbbbbbbbbbbbbbbbbb"}])

    assert (len(found.facts), len(found.companions)) == (2, 1)
    assert found.stays == {Stays.FULL: 2}


def test_levels_are_read_and_what_is_none_is_named(had) -> None:
    """For all, for talks and companions; those for models elsewhere stay."""
    levels = Remembering(reach=Reach.FACTS, providers={"mistral": Reach.ALL})

    found = had(person=[{"name": "Noor", "memory": levels.written()}])

    assert found.levels == levels
    assert found.stays == {Stays.ACCOUNT: 1, Stays.PROVIDERS: 1}
    assert had(person=[{"memory": ""}]).levels is None
    wrong = had(person=[{"memory": '{"all":"everything"}'}])
    assert (wrong.levels, len(wrong.problems)) == (None, 1)


def test_what_stays_is_counted(had) -> None:
    """Consents, keys, the ledger, and every other kind of record."""
    found = had(
        {
            "consents.json": [{"key": "a"}, {"key": "b"}],
            "sign-ins.json": {
                "keys": [1, 2],
                "sign_in": {"name": "n"},
                "sessions": [3],
                "links": [],
            },
            "ledger/lines.jsonl": {"seq": 1},
        },
        letter=[{"text": "Hello"}, {"text": "You"}],
        profile=[{"about": "me"}],
        left=[{"at": NOW}],
    )

    assert found.stays == Counter(
        {
            Stays.CONSENTS: 2,
            Stays.KEYS: 4,
            Stays.LEDGER: 1,
            Stays.LETTERS: 2,
            Stays.MEETING: 1,
            Stays.LEFT: 1,
        }
    )
    assert had({"sign-ins.json": [1]}).stays == {}
