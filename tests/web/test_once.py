"""A form that comes twice is done once."""

import asyncio

import pytest

from troth.errors import ProviderFailed
from troth.web.once import NOWHERE, Led, Once, mark, name_of
from troth.words import PersonId

NOOR, SAM = PersonId("psn_noor"), PersonId("psn_sam")


class Work:
    """Counts how often it was done, and waits until it may end."""

    def __init__(self, address: str = "/talk/cnv_a") -> None:
        self.done = 0
        self.may_end = asyncio.Event()
        self._address = address

    async def __call__(self) -> Led:
        self.done += 1
        await self.may_end.wait()
        return Led(address=self._address)


def test_a_double_click_waits_for_the_first_click() -> None:
    """Both are led to the same place, and the work is done once."""

    async def go() -> tuple[Work, list[Led]]:
        once, work = Once(), Work()
        both = [asyncio.ensure_future(once.do(NOOR, "form", work)) for _ in range(2)]
        await asyncio.sleep(0)
        work.may_end.set()
        return work, list(await asyncio.gather(*both))

    work, led = asyncio.run(go())

    assert [one.address for one in led] == ["/talk/cnv_a"] * 2
    assert work.done == 1


def test_what_failed_is_done_anew() -> None:
    """A model that was busy may be free at the next click."""

    async def fails() -> Led:
        message = "The model is busy."
        raise ProviderFailed(message)

    async def go() -> tuple[int, str]:
        once, work = Once(), Work()
        work.may_end.set()
        with pytest.raises(ProviderFailed):
            await once.do(NOOR, "form", fails)
        assert len(once) == 0
        return work.done, (await once.do(NOOR, "form", work)).address

    assert asyncio.run(go()) == (0, "/talk/cnv_a")


def test_what_led_nowhere_is_done_anew() -> None:
    """An answer that nobody keeps cannot be shown a second time, so it is asked for again."""

    async def go() -> int:
        once, work = Once(), Work("")
        work.may_end.set()
        assert [await once.do(NOOR, "form", work) for _ in range(2)] == [NOWHERE, NOWHERE]
        assert len(once) == 0
        return work.done

    assert asyncio.run(go()) == 2


def test_only_the_newest_are_remembered() -> None:
    """Memory stays small, whoever sends how much."""

    async def go() -> tuple[int, int]:
        once, work = Once(most=2), Work()
        work.may_end.set()
        for name in ("one", "two", "one", "three", "one", "two"):
            await once.do(NOOR, name, work)
        return work.done, len(once)

    # The second "one" is known, and so is the third: it was used again before "three" came.
    assert asyncio.run(go()) == (4, 2)


def test_other_words_other_marks_and_other_people_are_other_forms() -> None:
    """Nothing that somebody said is taken for something that was said before."""
    sent = {"text": "Good night", "mark": "m1"}
    names = [
        name_of("psn_a", sent),
        name_of("psn_b", sent),
        name_of("psn_a", {**sent, "mark": "m2"}),
        name_of("psn_a", {**sent, "text": "Good morning"}),
        name_of("psn_a", {"text": "Good nightm", "mark": "1"}),
        name_of("psn_a", {"text": "Good night4:markm1", "mark": ""}),
    ]

    assert len(set(names)) == len(names)
    assert name_of("psn_a", dict(reversed(sent.items()))) == names[0]
    assert all("Good" not in name for name in names)


def test_no_two_marks_are_the_same() -> None:
    """Else one page's message could be taken for another's."""
    assert len({mark() for _ in range(100)}) == 100


def test_what_is_not_there_any_more_is_done_anew() -> None:
    """A talk that was forgotten since has no page; the words are a new form then."""

    async def go() -> tuple[int, list[str]]:
        once, work = Once(), Work()
        work.may_end.set()
        asked: list[str] = []

        async def holds(led: Led) -> bool:
            asked.append(led.address)
            return len(asked) < 2

        for _ in range(3):
            await once.do(NOOR, "form", work, holds=holds)
        return work.done, asked

    assert asyncio.run(go()) == (2, ["/talk/cnv_a"] * 2)


@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_of_who_was_erased_nothing_is_remembered(where: str) -> None:
    """Neither that they sent something nor where it led. Others keep theirs."""

    async def go() -> Once:
        once, work = Once(), Work()
        work.may_end.set()
        for person, name in ((NOOR, "one"), (NOOR, "two"), (SAM, "three")):
            await once.do(person, name, work)
        return once

    once = asyncio.run(go())
    if where == "here":
        once.forget(NOOR)
    else:
        once.drop_gone(lambda person: person == NOOR)

    assert list(once._deeds) == ["three"]


def test_who_is_erased_while_it_is_done_leaves_nothing() -> None:
    """The work ends when it ends; what came of it is put nowhere."""

    async def go() -> int:
        once, work = Once(), Work()
        doing = asyncio.ensure_future(once.do(NOOR, "form", work))
        await asyncio.sleep(0)
        once.forget(NOOR)
        work.may_end.set()
        await doing
        return len(once)

    assert asyncio.run(go()) == 0
