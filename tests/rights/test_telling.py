"""Every line has its sentence, in plain words, and none says more than the line does."""

import pytest

from troth.consent.events import Kind as Said
from troth.ledger.leaf import Event
from troth.registry.readability import grade, words
from troth.registry.served import load_registry
from troth.rights.telling import LOOKED, Kind, Telling, kind_of, pairs, size_of, things
from troth.words import (
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
                "Your companion read 4 messages. 5 messages (812 characters) went to a model on "
                "this machine. 120 characters came back."
            ),
        ),
        (
            Event.CLOSED,
            COMPANION_REPLY,
            SENT | {"outcome": "withdrawn", "messages": 1, "characters": 1},
            (
                "1 message (1 character) went to a model on this machine. Then it was ended. You "
                "took back your yes."
            ),
        ),
        (
            Event.DISCLOSED,
            COMPANION_REPLY,
            SENT,
            "5 messages (812 characters) went to a model on this machine.",
        ),
        (
            Event.USED,
            COMPANION_HISTORY,
            {"outcome": "done", "kept": {"turn": 2}, "read": {"turn": 7}},
            "Your talk was kept: 2 messages.",
        ),
        (
            Event.USED,
            COMPANION_HISTORY,
            {"outcome": "done", "read": {"turn": 1}},
            "Your kept talks were opened: 1 message.",
        ),
        (
            Event.USED,
            COMPANION_HISTORY,
            {"outcome": "done", "read": {"turn": 0}},
            "Your kept talks were opened: nothing was there.",
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
            "Troth saw signs of danger and showed you where to find help.",
        ),
        (
            Event.USED,
            CRISIS_SAFETY,
            {"outcome": "failed", "read": {"turn": 3}},
            "Troth looked for signs of danger in your message. It went wrong before the end.",
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
            "You looked at what is kept about you: 12 messages and 1 detail of your account.",
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
            "Someone signed in. Before that, a wrong passphrase was given 3 times.",
        ),
        (
            Event.SIGNED_OUT,
            SECURITY_AUDIT,
            {"session": "ses_a", "by": "reset"},
            "A sign-in was ended when the passphrase was set anew.",
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

    assert signed_in == "Someone signed in: Firefox on Linux."
    assert made == "You made a key: laptop."


def test_what_the_registry_no_longer_has_keeps_its_id():
    """A purpose or recipient of an older version is told by its id, not left out."""
    assert TELLING.title("companion.dream") == "companion.dream"
    assert TELLING.title("") == "Everything that you allow"
    assert TELLING.recipient("cloud") == "cloud"
    assert "went to cloud" in tell(Event.DISCLOSED, SENT | {"recipient": "cloud"})


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


def test_counts_in_words():
    """One is one, many are many, none is nothing, and an unknown kind is an item."""
    assert things({"turn": 1, "memory": 2, "person": 0}) == "1 message and 2 items"
    assert things({"turn": 12_345}) == "12,345 messages"
    assert things(None) == ""
