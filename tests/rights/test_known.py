"""Whom the veil knows of a person: listed with since when and why, corrected, forgotten, undone."""

import re
from datetime import date, timedelta

import pytest

from troth.errors import BadInput
from troth.gate.veiling import Veil, masker_of, names_known
from troth.people.masking import Masking
from troth.people.wishes import Wishes
from troth.registry.outside import purpose_of
from troth.rights.known import _before, known_names, say
from troth.testing.house import allow, leaves, talk
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.upstream import says
from troth.veil.found import Found
from troth.words import RIGHTS_ANSWER

NAMES = {
    "Palvael Varlander": "PERSON",
    "Palvael": "PERSON",
    "Oda Brink": "PERSON",
    "oda@firm.test": "CONTACT",
}
DAY = date(2026, 11, 21)


def veil_that_finds(values=NAMES) -> Veil:
    """Return a veil whose detector finds these values, letter for letter."""

    def detect(_person, text, _known):
        hits: list[Found] = []
        for value in sorted(values, key=len, reverse=True):
            for match in re.finditer(re.escape(value), text):
                if not any(one.start < match.end() and match.start() < one.end for one in hits):
                    hits.append(Found(*match.span(), values[value], "direct", "model"))
        return sorted(hits, key=lambda one: one.start)

    return Veil(detect, forget=lambda _: None)


@pytest.fixture
def outside(house, noor):
    """Return the server of a provider that answers Noor."""
    with upstream([says("Fine.") for _ in range(9)]) as up:
        entry = with_outside(house, up)
        allow(house, noor, purpose_of("acme"))
        choose(house, noor, entry)
        house.gate.veil = veil_that_finds()
        yield up


def texts(house, person):
    """Return what is known, by why."""
    return [(one.why, one.text) for one in known_names(house.gate, person)]


def masked(house, person, text):
    """Return a text as it would leave now, when nothing is found in it by itself."""
    masker = masker_of(house.gate, person, secret=b"k", detect=lambda _text, _known: [])
    return masker.mask(text)


def test_at_first_only_the_own_name_is_known(house, noor):
    """With why, and that somebody looked is written down without a name."""
    (own,) = known_names(house.gate, noor)

    assert (own.text, own.why, own.said, own.because) == (
        "Noor",
        "own",
        "known",
        "It is your own name.",
    )
    told = leaves(house, noor)[-1]
    assert told["purpose"] == RIGHTS_ANSWER
    assert "Noor" not in str(told)


def test_what_was_masked_is_listed_once_with_every_way_to_write_it(house, noor, outside, clock):
    """Since when, in how many messages, and what it is."""
    talk(house, noor, "Palvael Varlander rang.")
    clock.move(days=2)
    talk(house, noor, "Palvael was kind. Write to oda@firm.test")

    by_text = {one.text: one for one in known_names(house.gate, noor)}

    name, mail = by_text["Palvael Varlander"], by_text["oda@firm.test"]
    assert (name.why, name.since, name.seen) == ("masked", DAY, ("Palvael",))
    assert name.times == 2
    assert name.because == "It was masked in 2 messages that left this machine."
    assert (mail.what, mail.since) == ("a way to reach somebody", DAY + timedelta(days=2))
    assert "Palvael" not in by_text


def test_a_first_name_that_two_share_stands_alone(house, noor, outside):
    """Nobody guesses which of them it is."""
    house.gate.veil = veil_that_finds({**NAMES, "Palvael Brink": "PERSON"})
    talk(house, noor, "Palvael Varlander and Palvael Brink. Palvael!")

    told = {one.text for one in known_names(house.gate, noor)}

    assert told == {"Noor", "Palvael Varlander", "Palvael Brink", "Palvael"}


def test_a_word_that_was_put_on_a_list_has_its_day(house, noor):
    """And its other forms."""
    say(house.gate, house.people, noor, word="Guillermo", said="always", forms=["Memo"])
    say(house.gate, house.people, noor, word="Rose", said="never")

    _, name, word = known_names(house.gate, noor)

    assert (name.text, name.forms, name.why, name.since) == ("Guillermo", ("Memo",), "always", DAY)
    assert (word.text, word.why, word.since) == ("Rose", "never", DAY)


def test_what_is_said_holds_for_the_next_message_in_every_process(house, other, noor):
    """The other process knows it before its next text."""
    assert "Memo" in masked(other, noor, "Memo and Rose")

    say(house.gate, house.people, noor, word="Guillermo", said="always", forms=["Memo"])
    assert "Memo" not in masked(other, noor, "Memo and Rose")

    say(other.gate, other.people, noor, word="Noor", said="never")
    assert "Noor" in masked(house, noor, "Noor")


def test_a_forgotten_name_is_known_no_more_in_any_process(house, other, noor, outside):
    """In every way in which it was written; others stay."""
    talk(house, noor, "Palvael Varlander and Oda Brink. Palvael!")
    other.gate.veil = veil_that_finds()
    assert len(names_known(other.gate, noor)) == 4  # it has them in memory now; Noor is one

    say(house.gate, house.people, noor, word="palvael varlander", said="forgotten")

    for one in (house, other):
        assert [text for text, _ in names_known(one.gate, noor)] == ["Noor", "Oda Brink"]
        assert "Palvael" in masked(one, noor, "Palvael and Oda")
        assert "Oda" not in masked(one, noor, "Palvael and Oda")
        assert texts(one, noor) == [("own", "Noor"), ("masked", "Oda Brink")]


def test_a_name_counts_as_forgotten_by_any_way_to_write_it():
    """Whether it stood there under one of them, or under none."""
    masking = Masking().without_names(["one"], at="2026-11-21T19:30:00.000Z")

    told = [_before(masking, "  Oda   Brink ", marks) for marks in (["one", "two"], ["two"], [])]

    assert [one.said for one in told] == ["forgotten", "known", "known"]
    assert {one.text for one in told} == {"Oda Brink"}


def test_what_is_kept_of_a_forgotten_name_does_not_tell_it(house, noor, outside):
    """Only a keyed digest; another person's is another one."""
    talk(house, noor, "Palvael Varlander!")

    say(house.gate, house.people, noor, word="Palvael Varlander", said="forgotten")

    kept = house.gate.wishes(noor)
    assert "alvael" not in kept.masks
    assert len(kept.masking.forgotten) == 1
    assert isinstance(kept, Wishes)


def test_a_forgotten_name_that_is_found_again_is_known_again(house, noor, outside, clock):
    """From that message on."""
    talk(house, noor, "Palvael rang.")
    say(house.gate, house.people, noor, word="Palvael", said="forgotten")
    clock.move(minutes=1)

    talk(house, noor, "Palvael rang again.")

    assert ("Palvael", "PERSON") in names_known(house.gate, noor)
    assert ("masked", "Palvael") in texts(house, noor)


@pytest.mark.parametrize("said", ["always", "never", "forgotten"])
def test_every_change_can_be_undone(house, noor, outside, clock, said):
    """What is handed back is what it takes, to the day."""
    talk(house, noor, "Palvael Varlander! Palvael!")
    clock.move(days=1)
    say(house.gate, house.people, noor, word="Oda", said="always", forms=["Odi"])
    clock.move(days=1)
    stood = known_names(house.gate, noor)

    for word in ("Palvael Varlander", "Oda", "Odi"):
        before = say(house.gate, house.people, noor, word=word, said=said)
        say(
            house.gate,
            house.people,
            noor,
            word=before.text,
            said=before.said,
            forms=before.forms,
            since=before.since,
        )

        assert known_names(house.gate, noor) == stood


def test_to_say_the_same_twice_changes_nothing_more(house, noor):
    """Not even a line in the ledger."""
    say(house.gate, house.people, noor, word="Rose", said="never")
    lines = len(leaves(house, noor))

    before = say(house.gate, house.people, noor, word="ROSE", said="known")
    again = say(house.gate, house.people, noor, word="Rose", said="known")

    assert (before.said, again.said) == ("never", "known")
    assert len(leaves(house, noor)) == lines + 1


def test_the_own_name_is_not_forgotten(house, noor):
    """It is changed where it is kept."""
    with pytest.raises(BadInput) as told:
        say(house.gate, house.people, noor, word=" noor ", said="forgotten")

    assert told.value.param == "word"
    assert "You" in str(told.value)


@pytest.mark.parametrize("word", ["", " ", "x" * 101])
@pytest.mark.parametrize("said", ["always", "never"])
def test_what_is_no_word_is_refused(house, noor, word, said):
    """With the field; nothing is changed."""
    with pytest.raises(BadInput) as told:
        say(house.gate, house.people, noor, word=word, said=said)

    assert told.value.param == "word"
    assert house.gate.wishes(noor).masks == ""


@pytest.mark.parametrize("since", ["yesterday", "2026-13-01"])
def test_a_day_that_is_none_is_refused(house, noor, since):
    """An undo brings a day back; nobody makes one up."""
    with pytest.raises(BadInput):
        say(house.gate, house.people, noor, word="Rose", said="always", since=since)

    assert house.gate.wishes(noor).masks == ""


def test_each_person_has_their_own(house, noor, sam):
    """What one says of a name is nothing to another."""
    say(house.gate, house.people, noor, word="Memo", said="always")

    assert texts(house, sam) == [("own", "Sam")]
    assert "Memo" in masked(house, sam, "Memo")


def test_a_nickname_leaves_as_the_same_person(house, noor):
    """So an answer can tell that both are one."""
    say(house.gate, house.people, noor, word="Guillermo", said="always", forms=["Memo"])
    house.people.change_masking(noor, lambda now: now.with_tokens(tokens=True))

    assert masked(house, noor, "Guillermo, or Memo") == "[PERSON_1], or [PERSON_1b]"


def test_it_shows_no_name_when_printed(house, noor):
    """A list in a trace tells nothing."""
    say(house.gate, house.people, noor, word="Guillermo", said="always", forms=["Memo"])

    assert not re.search("Guillermo|Memo|Noor", repr(known_names(house.gate, noor)))
