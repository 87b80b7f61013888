"""How far memory may reach is one level for all, and only ever less for a part."""

import itertools

import pytest

from troth.errors import BadInput
from troth.people import remembering
from troth.people.person import Person
from troth.people.remembering import (
    ELSEWHERE,
    MOST,
    Held,
    Reach,
    Remembering,
    is_written,
    reach_of,
)
from troth.people.wishes import Wishes, must_be_right


def test_the_least_of_all_levels_holds() -> None:
    """Whatever is set where, nothing reaches further than any one of the settings."""
    for for_all, companion, chat, provider, asked in itertools.product(Reach, repeat=5):
        told = (
            Remembering()
            .for_all(for_all)
            .with_level("companions", "mira", companion)
            .with_level("chats", "cnv_a", chat)
            .with_level("providers", "acme", provider)
        )

        held = told.held(companion="mira", chat="cnv_a", provider="acme", asked=asked)

        least = min((for_all, companion, chat, provider, asked), key=lambda one: one.place)
        assert held.reach is least


def test_what_set_the_level_is_told() -> None:
    """A page can say why memory reaches no further."""
    told = Remembering().with_level("chats", "cnv_a", Reach.OFF)

    assert told.held(companion="mira") == Held(reach=Reach.ALL, by="all")
    assert told.held(companion="mira", chat="cnv_a") == Held(reach=Reach.OFF, by="chats")
    assert told.held(companion="mira", asked=Reach.CHAT) == Held(reach=Reach.CHAT, by="asked")


def test_elsewhere_other_talks_stay_here_until_somebody_says_so() -> None:
    """A model elsewhere hears of this chat alone, unless the person lets it hear more."""
    told = Remembering()

    assert told.held(companion="mira", provider="acme").reach is ELSEWHERE is Reach.CHAT
    more = told.with_level("providers", "acme", Reach.ALL)
    assert more.held(companion="mira", provider="acme").reach is Reach.ALL
    assert more.held(companion="mira", provider="other").reach is Reach.CHAT


def test_a_chat_that_is_set_lower_lends_nothing_to_others() -> None:
    """Only what stands at "all", by chat and by companion, may come up elsewhere."""
    for companion, chat in itertools.product(Reach, repeat=2):
        told = (
            Remembering()
            .with_level("companions", "mira", companion)
            .with_level("chats", "cnv_a", chat)
        )

        lends = told.lends(companion="mira", chat="cnv_a")

        assert lends is (companion is Reach.ALL and chat is Reach.ALL)


def test_what_is_written_is_read_back() -> None:
    """And nothing is written while nothing was ever set."""
    told = Remembering().for_all(Reach.FACTS).with_level("providers", "acme", Reach.OFF)

    assert Remembering.read(told.written()) == told
    assert Remembering().written() == ""
    assert is_written(told.written())
    assert told.with_level("providers", "acme", None).providers == {}


def test_what_was_never_said_lets_all_be_remembered() -> None:
    """Nothing is written for it, and nothing written is read as it."""
    assert Remembering.read("") == Remembering()
    assert Remembering().written() == ""


def test_what_is_written_has_one_form() -> None:
    """Whatever was set first: the same is written the same."""
    one = Remembering().with_level("chats", "b", Reach.OFF).with_level("chats", "a", Reach.CHAT)

    assert one.written() == '{"all":"all","chats":{"a":"chat","b":"off"}}'


def test_old_chats_off_the_record_stand_by_a_short_mark() -> None:
    """The newest thousand by name; all of them are quiet."""
    told = Remembering(quiet=tuple(f"cnv_{at}" for at in range(MOST["chats"])))

    told = told.with_quiet("one more", quiet=True)

    assert [one.startswith("~") for one in told.quiet] == [True] + [False] * MOST["chats"]
    assert told.quiet[1:] == (*(f"cnv_{at}" for at in range(1, MOST["chats"])), "one more")
    assert told.is_quiet("cnv_0")
    assert told.is_quiet("one more")


def test_what_is_damaged_remembers_nothing() -> None:
    """If the levels cannot be read, the answer is no."""
    for text in (
        "{",
        "[]",
        "null",
        '{"all": "much"}',
        '{"chats": {}}',
        '{"all": "all", "chats": 1}',
    ):
        assert Remembering.read(text).reach is Reach.OFF
        assert not is_written(text)
        with pytest.raises(BadInput):
            must_be_right(Wishes(memory=text))


def test_a_level_that_is_none_is_refused() -> None:
    """With the field that it was in."""
    with pytest.raises(BadInput) as told:
        reach_of("much", param="level")

    assert told.value.param == "level"
    assert reach_of("chat", param="level") is Reach.CHAT


def test_there_is_an_end_to_what_can_be_set() -> None:
    """Neither endless names nor endless chats; what is set already can still be changed."""
    told = Remembering()
    for name in ("", "x" * 81):
        with pytest.raises(BadInput):
            told.with_level("chats", name, Reach.OFF)
    assert told.with_level("chats", "x" * 80, Reach.OFF).chats == {"x" * 80: Reach.OFF}
    for at in range(MOST["providers"]):
        told = told.with_level("providers", f"p{at}", Reach.OFF)
    with pytest.raises(BadInput):
        told.with_level("providers", "one-more", Reach.OFF)
    assert told.with_level("providers", "p1", Reach.ALL).toward("p1") is Reach.ALL


def test_it_is_kept_with_the_account(house, noor) -> None:
    """And changed from what it is just then, so two windows lose nothing to each other."""
    house.people.change_memory(noor, lambda now: now.for_all(Reach.CHAT))
    house.people.change_memory(noor, lambda now: now.with_level("chats", "cnv_a", Reach.OFF))

    found = house.gate.wishes(noor).remembering

    assert (found.reach, found.chats) == (Reach.CHAT, {"cnv_a": Reach.OFF})
    house.people.rename(noor, Person(name="Nour", country="US", language="en"))
    assert house.gate.wishes(noor).remembering == found


def test_no_chat_goes_back_on_the_record_by_itself() -> None:
    """Far past a thousand each one stays off it, in little room, and comes back only when asked."""
    chats = [f"cnv_{at:026}" for at in range(2_500)]
    kept = Remembering(quiet=tuple(chats[:998]))
    for chat in chats[998:1_010]:
        kept = kept.with_quiet(chat, quiet=True)

    assert all(kept.is_quiet(chat) for chat in chats[:1_010])
    assert not any(kept.is_quiet(chat) for chat in chats[1_010:])
    assert is_written(kept.written())
    back = kept.with_quiet(chats[0], quiet=False).with_quiet(chats[1_005], quiet=False)
    assert [one for one in chats[:1_010] if not back.is_quiet(one)] == [chats[0], chats[1_005]]
    assert len(kept.with_quiet(chats[0], quiet=True).quiet) == 1_010
    assert sum(len(one) for one in kept.quiet[:10]) == 130


def test_past_the_most_it_is_said_and_nothing_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever cannot be kept off the record hears so; the others stay."""
    monkeypatch.setattr(remembering, "MOST_QUIET", 3)
    kept = Remembering(quiet=("a", "b", "c"))

    with pytest.raises(BadInput, match="off the record"):
        kept.with_quiet("d", quiet=True)

    assert kept.with_quiet("b", quiet=True).quiet == ("a", "c", "b")
