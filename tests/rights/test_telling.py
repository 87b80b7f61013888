"""Every line has its sentence, in plain words, and none says more than the line does."""

import re
from datetime import date

import pytest

from troth.consent.events import Kind as Said
from troth.ledger.leaf import Event
from troth.registry.outside import usable
from troth.registry.readability import grade, words
from troth.registry.served import load_registry
from troth.rights.telling import LOOKED, Kind, Telling, kind_of, pairs, size_of, things
from troth.testing.outside import outside_entry
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    RIGHTS_ANSWER,
    SECURITY_AUDIT,
    Reason,
)

TELLING = Telling(load_registry())
SENT = {
    "recipient": "local_model",
    "model": "echo",
    "messages": 5,
    "characters": 812,
    "digest": "a" * 64,
}
OUTCOMES = ["done", "stopped", "failed", *(str(reason) for reason in Reason)]


def tell(event, detail=(), *, purpose=COMPANION_REPLY):
    """Return the sentence of one line."""
    return TELLING.sentence(event, purpose, dict(detail))


@pytest.mark.parametrize("event", Event)
@pytest.mark.parametrize("detail", [{}, {"outcome": "done"}, {"by": 7, "read": [], "which": 3}])
def test_every_event_has_a_sentence(event, detail):
    """A new kind of event without a sentence fails here; so does one that trips over a detail."""
    told = tell(event, detail)

    assert told.endswith(".")
    assert len(words(told)) >= 3
    assert isinstance(kind_of(event), Kind)


@pytest.mark.parametrize("event", [Event.USED, Event.CLOSED])
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_has_its_ending(event, outcome):
    """How a use ended is said, but for one that went as planned."""
    planned = tell(event, SENT)
    told = tell(event, SENT | {"outcome": outcome})

    assert told.startswith(planned)
    assert (told == planned) is (outcome == "done")


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_says_why(reason):
    """A refusal names what was asked for and the reason."""
    told = tell(Event.REFUSED, {"reason": str(reason)}, purpose=COMPANION_HISTORY)

    assert told.startswith("Nothing was done for “Let Troth keep your talks”. ")
    assert len(told) > 60


@pytest.mark.parametrize("said", Said)
def test_every_answer_has_its_sentence(said):
    """What a person was asked and said, each in other words."""
    told = [tell(Event.CONSENT, {"consent": str(one)}) for one in Said]

    mine = tell(Event.CONSENT, {"consent": str(said)})

    assert told.count(mine) == 1
    assert "{" not in mine


@pytest.mark.parametrize(
    ("event", "purpose", "detail", "told"),
    [
        (
            Event.CLOSED,
            COMPANION_REPLY,
            SENT
            | {"outcome": "done", "read": {"turn": 40}, "which": {"turn": [[1, 4]]}}
            | {"came_back": 120},
            (
                "To answer you, your companion read 4 messages. 5 messages (812 characters) went "
                "to a model on this machine. 120 characters came back."
            ),
        ),
        (
            Event.CLOSED,
            COMPANION_REPLY,
            SENT | {"outcome": "done", "tools": 2, "finish": "tool_calls", "came_back": 1},
            (
                "5 messages and 2 tools of your app (812 characters) went to a model on this "
                "machine, so that your companion could answer you. 1 character came back. It asked "
                "your app to use a tool."
            ),
        ),
        (
            Event.CLOSED,
            COMPANION_REPLY,
            SENT | {"outcome": "withdrawn", "messages": 1, "characters": 1},
            (
                "1 message (1 character) went to a model on this machine, so that your companion "
                "could answer you. Then it was ended. You took back your yes."
            ),
        ),
        (
            Event.DISCLOSED,
            COMPANION_REPLY,
            SENT,
            (
                "5 messages (812 characters) went to a model on this machine, so that your "
                "companion could answer you."
            ),
        ),
        (
            Event.USED,
            COMPANION_HISTORY,
            {"outcome": "done", "kept": {"turn": 2}, "read": {"turn": 7}},
            "Troth kept 2 messages of your talk. For that it read 7 messages.",
        ),
        (
            Event.USED,
            COMPANION_HISTORY,
            {"outcome": "done", "read": {"turn": 1}},
            "Troth opened your kept talks: 1 message.",
        ),
        (
            Event.USED,
            COMPANION_HISTORY,
            {"outcome": "done", "read": {"turn": 0}},
            "Troth looked for kept talks. Nothing was there.",
        ),
        (
            Event.USED,
            ACCOUNT_RUN,
            {"outcome": "done", "read": {"person": 1}},
            "Troth looked up your account details to run your account.",
        ),
        (
            Event.USED,
            ACCOUNT_RUN,
            {"outcome": "done", "kept": {"person": 1}},
            "You changed your account details.",
        ),
        (
            Event.USED,
            COMPANION_REPLY,
            {"outcome": "failed", "read": {"turn": 2, "person": 1}},
            (
                "To answer you, your companion read 2 messages and your name. "
                "It went wrong before the end."
            ),
        ),
        (
            Event.USED,
            CRISIS_SAFETY,
            {"outcome": "done", "note": "looked for danger: none"},
            "Troth looked for signs of danger in your message. There were none.",
        ),
        (
            Event.USED,
            CRISIS_SAFETY,
            {"outcome": "done", "note": "crisis card shown: grave"},
            (
                "Troth looked for signs of danger in your message. "
                "It saw some, and showed you where to find help."
            ),
        ),
        (
            Event.USED,
            CRISIS_SAFETY,
            {"note": "crisis card shown: high", "read": {"turn": 3, "person": 1}},
            (
                "Troth looked for signs of danger in your message and in 3 earlier ones. "
                "It saw some, looked up your country, and showed you where to find help."
            ),
        ),
        (
            Event.USED,
            CRISIS_SAFETY,
            {"outcome": "failed", "read": {"turn": 3}},
            (
                "Troth looked for signs of danger in your message and in 3 earlier ones. "
                "It went wrong before the end."
            ),
        ),
        (Event.USED, RIGHTS_ANSWER, {"note": LOOKED}, "You looked at this page."),
        (
            Event.USED,
            RIGHTS_ANSWER,
            {"note": "exported"},
            "You took a copy of all that is kept about you.",
        ),
        (
            Event.USED,
            RIGHTS_ANSWER,
            {"read": {"turn": 12, "person": 1}},
            "You looked at what is kept about you: 12 messages and your account details.",
        ),
        (
            Event.FORGOTTEN,
            COMPANION_HISTORY,
            {"records": 1},
            "You had 1 message forgotten for good.",
        ),
        (
            Event.FORGOTTEN,
            COMPANION_HISTORY,
            {"records": 3, "why": "past its day"},
            "3 messages had been kept as long as Troth may, and were deleted for good.",
        ),
        (
            Event.FORGOTTEN,
            COMPANION_HISTORY,
            {"records": 2, "why": "taken back"},
            ("Somebody took back 2 messages they had written to you. Your copy went with theirs."),
        ),
        (Event.KEY_ISSUED, SECURITY_AUDIT, {"key": "key_a", "by": "person"}, "You made a key."),
        (
            Event.KEY_ISSUED,
            SECURITY_AUDIT,
            {"key": "key_a", "by": "operator"},
            "The keeper of this Troth made a key for you.",
        ),
        (
            Event.SIGNED_IN,
            SECURITY_AUDIT,
            {"session": "ses_a", "how": "passphrase", "failed": 3},
            (
                "You signed in with your passphrase. "
                "Before that, a wrong passphrase was given 3 times."
            ),
        ),
        (
            Event.SIGNED_OUT,
            SECURITY_AUDIT,
            {"session": "ses_a", "by": "reset"},
            "A sign-in of yours ended, since you set a new passphrase.",
        ),
        (
            Event.SIGNED_OUT,
            SECURITY_AUDIT,
            {"session": "ses_a", "by": "person"},
            "You ended a sign-in of yours.",
        ),
        (Event.KEY_REVOKED, SECURITY_AUDIT, {"key": "key_a", "by": "person"}, "You ended a key."),
        (Event.PASSPHRASE_SET, SECURITY_AUDIT, {"by": "person"}, "You set a passphrase."),
        (
            Event.PROVIDER_CHANGED,
            SECURITY_AUDIT,
            {},
            "What is known of a provider was changed.",
        ),
        (
            Event.LINK_MADE,
            SECURITY_AUDIT,
            {"by": "operator"},
            "The keeper of this Troth made a link for you, to set your passphrase. It works once.",
        ),
    ],
)
def test_a_line_in_plain_words(event, purpose, detail, told):
    """What a person reads about the lines that come most often."""
    assert tell(event, detail, purpose=purpose) == told


def test_names_make_a_sentence_clearer():
    """Where the page knows what a browser or key is called, the sentence says it."""
    named = Telling(load_registry(), names={"ses_a": "Firefox on Linux", "key_a": "laptop"})

    signed_in = named.sentence(Event.SIGNED_IN, SECURITY_AUDIT, {"session": "ses_a"})
    made = named.sentence(Event.KEY_ISSUED, SECURITY_AUDIT, {"key": "key_a", "by": "person"})

    assert signed_in == "You signed in: Firefox on Linux."
    assert made == "You made a key: laptop."


def test_what_the_registry_no_longer_has_keeps_its_id():
    """A purpose or recipient of an older version is told by its id, not left out."""
    assert TELLING.title("companion.dream") == "companion.dream"
    assert TELLING.title("") == "Everything that you allow"
    assert TELLING.recipient("cloud") == "cloud"
    assert "went to cloud" in tell(Event.DISCLOSED, SENT | {"recipient": "cloud"})


USES = [
    {},
    {"read": {"turn": 0}},
    {"read": {"turn": 7}},
    {"read": {"person": 1}},
    {"read": {"turn": 7, "person": 1}},
    {"read": {"memory": 2}},
    {"kept": {"turn": 2}},
    {"kept": {"person": 1}},
    {"kept": {"turn": 2}, "read": {"turn": 7}},
]


@pytest.mark.parametrize("purpose", load_registry().purposes)
@pytest.mark.parametrize("detail", USES)
@pytest.mark.parametrize("event", [Event.USED, Event.CLOSED, Event.DISCLOSED])
def test_whatever_was_used_is_told_with_who_what_and_what_for(event, purpose, detail):
    """Somebody does something, no purpose is the one who acts, and the sentence can be read."""
    told = tell(event, SENT | detail if event is not Event.USED else detail, purpose=purpose)

    assert re.match(r"(You|Troth|To answer you|For “|5 messages)", told)
    assert not re.search(r"detail of|” (read|kept)|\b0 |: \.|,,| {2}", told)
    assert told.endswith(".")
    assert grade(told) <= 11


def test_the_sentences_are_easy_to_read():
    """Grade 8 or lower, all of them together, and none much above it."""
    told = [
        *(tell(event, SENT | {"outcome": "done"}) for event in Event),
        *(tell(Event.CONSENT, {"consent": str(said)}) for said in Said),
        *(tell(Event.CLOSED, SENT | {"outcome": outcome}) for outcome in OUTCOMES),
    ]

    assert grade(" ".join(told)) <= 8
    assert max(map(grade, told)) <= 11


@pytest.mark.parametrize(
    ("runs", "read"),
    [
        ([[1, 4], [6, 6]], [(1, 4), (6, 6)]),
        (None, []),
        ("[[1,4]]", []),
        ([[1], [2, 3, 4], ["a", 2], 7, [5, 6]], [(5, 6)]),
    ],
)
def test_runs_are_read_with_care(runs, read):
    """What a leaf tells in another shape is passed over, not tripped over."""
    assert pairs(runs) == read
    assert size_of(runs) == sum(high - low + 1 for low, high in read)


NOT_COUNTED = ("key", "sign_in", "session", "consent", "ledger", "message")
"""Kinds of data that are no records of a room: they have tables of their own, or are not kept."""


def test_each_kind_of_record_has_its_words():
    """A line that says “2 items” tells nobody what was read."""
    kinds = load_registry().categories

    assert len(kinds) > 20
    assert [one for one in kinds if one not in NOT_COUNTED and "item" in things({one: 2})] == []


def test_counts_in_words():
    """One is one, many are many, none is nothing, and an unknown kind is an item."""
    assert things({"turn": 1, "dream": 2, "person": 0}) == "1 message and 2 items"
    assert (
        things({"turn": 2, "dream": 1, "person": 3})
        == "2 messages, 1 item and your account details"
    )
    assert things({"turn": 12_345}) == "12,345 messages"
    assert things(None) == ""


OUT = {
    "recipient": "acme",
    "model": "small-1 (Acme)",
    "messages": 3,
    "characters": 640,
    "digest": "a" * 64,
    "level": "contract",
    "masked": 7,
}
ELSEWHERE = Telling(load_registry(outside=usable([outside_entry()], date(2026, 11, 21))))


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "with 7 things masked (level: contract)"),
        ({"masked": 1}, "with 1 thing masked (level: contract)"),
        ({"masked": 0, "level": "zero_retention"}, "with nothing to mask (level: keeps no text)"),
        ({"level": "attested"}, "with 7 things masked (level: proves what it runs)"),
    ],
)
def test_what_left_is_told_with_what_was_masked(more, says):
    """Who got how much, how much of it was masked, and how far they were trusted."""
    told = ELSEWHERE.sentence(Event.DISCLOSED, "companion.outside.acme", OUT | more)

    went = f"3 messages (640 characters) went to Acme, {says}"
    assert told == f"{went}, so that your companion could answer you."


def test_what_was_read_for_it_is_one_list():
    """The words that are masked and the name are things among others."""
    detail = OUT | {"which": {"person": [[1, 1]], "turn": [[1, 2]]}, "came_back": 12}

    told = ELSEWHERE.sentence(Event.CLOSED, "companion.outside.acme", detail)

    assert told.startswith(
        "To answer you, your companion read the words you mask, your name and 2 messages. 3 mess"
    )
    assert told.endswith(" 12 characters came back.")


@pytest.mark.parametrize("level", [7, None, "new"])
def test_a_level_that_nobody_knows_is_told_as_it_is(level):
    """An older line, or a newer one: no sentence breaks."""
    told = ELSEWHERE.sentence(Event.DISCLOSED, "companion.outside.acme", OUT | {"level": level})

    assert told.endswith(".")


def test_what_stayed_here_says_nothing_of_masks():
    """A model on this machine gets the words as they are."""
    assert "mask" not in tell(Event.DISCLOSED, SENT)


def test_what_was_quoted_of_earlier_talks_is_counted():
    """In the line of what went out; what is damaged counts nothing."""
    one, two, none = (
        tell(Event.DISCLOSED, SENT | {"memories": found}) for found in ([7], [7, 9], "7")
    )

    assert ", with 1 earlier message quoted in it" in one
    assert ", with 2 earlier messages quoted in it" in two
    assert "quoted" not in none
