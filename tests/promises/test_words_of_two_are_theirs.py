"""P38: what two people write to each other is theirs, and nobody is told why somebody is gone."""

import asyncio

import pytest

from troth.companion import limits
from troth.companion.limits import Place
from troth.errors import BadInput, NotFound, Refused
from troth.guard import resources
from troth.matchmaker.letters import Letter
from troth.matchmaker.report import Why
from troth.matchmaker.said import Said
from troth.matchmaker.words import Asked, Wish, Wording
from troth.rights.export import export
from troth.testing.house import allow, leaves
from troth.testing.matching import join, pair
from troth.testing.providers import ScriptedProvider
from troth.words import MATCH_REPORT, MATCH_TALK, MATCH_WORDS


@pytest.fixture
def two(house):
    """Return two who said yes to each other and to messages, and how each names the other."""
    noor, sam = join(house, "Noor"), join(house, "Sam")
    return noor, sam, *pair(house, noor, sam)


def kept(house, person) -> list[str]:
    """Return the words in somebody's own copy."""
    return [one["text"] for one in export(house.gate, house.keys, person)["records"]["letter"]]


def test_each_has_a_copy_and_no_model_gets_one(house, two) -> None:
    """Sealed under a key of each; nothing of it leaves, and the file on disk says nothing."""
    noor, sam, to_sam, _ = two
    house.letters.write(noor, to_sam, "quince jam at nine")
    house.store.settle()

    assert kept(house, noor) == kept(house, sam) == ["quince jam at nine"]
    assert not any(b"quince" in file.read_bytes() for file in house.store.files())
    assert not any(one["event"] == "disclosed" for who in (noor, sam) for one in leaves(house, who))


def test_a_model_that_helps_hears_your_own_words_alone(house, two) -> None:
    """Only when you ask, with a yes of its own; nothing is sent to the other."""
    noor, sam, to_sam, to_noor = two
    house.letters.write(sam, to_noor, "quince jam at nine")
    model = ScriptedProvider(["Shall we make some?"])
    help_with = Wording(
        house.gate,
        house.matchmaker,
        model,
        settings=house.settings,
        load_resources=lambda: resources.load(None),
        limits=lambda person: limits.who(house.gate, person, Place()).holding,
    ).help
    asked = Asked(draft="Yes, let us.", wish=Wish.KINDER)
    with pytest.raises(Refused):
        asyncio.run(help_with(noor, to_sam, asked))
    allow(house, noor, MATCH_WORDS)
    theirs = Asked(draft="You said: quince jam at nine.", wish=Wish.KINDER)
    with pytest.raises(BadInput):
        asyncio.run(help_with(noor, to_sam, theirs))

    draft = asyncio.run(help_with(noor, to_sam, asked))

    assert draft.text == "Shall we make some?"
    assert "quince" not in str([one.text.text for ask in model.asks for one in ask.messages])
    assert kept(house, noor) == kept(house, sam) == ["quince jam at nine"]


def test_without_the_yes_of_both_nothing_is_written(house, two) -> None:
    """A yes that either takes back ends it at once."""
    noor, sam, to_sam, to_noor = two
    house.gate.consents.withdraw(sam, MATCH_TALK, method="page")

    with pytest.raises(NotFound):
        house.letters.write(noor, to_sam, "hello")
    with pytest.raises(Refused):
        house.letters.write(sam, to_noor, "hello")
    assert kept(house, noor) == kept(house, sam) == []


def test_who_blocked_and_who_was_erased_look_alike(house) -> None:
    """The same talk, the same words, whatever happened."""
    seen = []
    for how in ("blocked", "erased"):
        noor, sam = join(house, "Noor"), join(house, "Sam")
        to_sam, to_noor = pair(house, noor, sam)
        house.letters.write(sam, to_noor, "hello")
        if how == "blocked":
            house.matchmaker.say(sam, to_noor, Said.BLOCK)
        else:
            house.erase(sam)
        talk = house.letters.talk(noor, to_sam)
        with pytest.raises(NotFound) as told:
            house.letters.write(noor, to_sam, "why?")
        words = [one.text for one in talk.letters]
        seen.append((talk.name, words, talk.is_open, str(told.value)))

    assert seen[0] == seen[1]


def test_what_you_wrote_you_can_take_back_from_both_copies(house, two) -> None:
    """What the other wrote stays theirs."""
    noor, sam, to_sam, to_noor = two
    house.letters.write(noor, to_sam, "mine")
    house.letters.write(sam, to_noor, "theirs")

    house.letters.take_back(noor)

    assert kept(house, noor) == kept(house, sam) == ["theirs"]


def test_whoever_runs_the_place_reads_only_what_was_attached(house, two) -> None:
    """A report holds what its writer chose; for its purpose no message opens."""
    noor, sam, to_sam, to_noor = two
    house.letters.write(noor, to_sam, "a secret")
    attached = house.letters.write(sam, to_noor, "a threat")
    house.reports.report(noor, to_sam, why=Why.THREATS, letters=[attached])

    (seen,) = house.reports.desk().reports

    assert [one.text for one in seen.letters] == ["a threat"]
    with pytest.raises(Refused), house.gate.enter(noor, MATCH_REPORT) as room:
        room.read(Letter)
