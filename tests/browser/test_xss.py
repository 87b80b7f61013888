"""Whatever somebody writes, wherever it is shown, it is words: no script runs, nobody is asked.

The payloads are our own (`tests/vectors/xss.txt`) and those with which a well-known sanitizer
is tested. A script that runs calls `boom` or opens a dialog; a request to elsewhere, or one
that the policy had to refuse, is seen by the tab. All of them fail the test that opened it.
"""

import json
import re
import sys
from collections import Counter
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from unicodedata import category
from urllib.parse import quote

import pytest

from troth import clock
from troth.companion.markdown import blocks
from troth.companion.persona import PERSONAS, Persona
from troth.companion.turn import Turn
from troth.guard.release import release
from troth.people import names
from troth.people.access import Role
from troth.people.person import Person
from troth.testing.evening import PASSPHRASE
from troth.words import COMPANION_HISTORY, Unguarded, new_id

VECTORS = Path(__file__).parents[1] / "vectors"
IN_ONE_TALK = 20  # a page shows 40 messages


def _read_ours() -> list[str]:
    lines = (VECTORS / "xss.txt").read_text("utf-8").splitlines()
    return [_spelled(line) for line in lines if line and not line.startswith("## ")]


def _spelled(line: str) -> str:
    spelled = {"\\n": "\n", "\\t": "\t"}
    number = re.compile(r"\\(?:n|t|u\{([0-9a-f]+)\})")
    return number.sub(lambda at: spelled.get(at[0]) or chr(int(at[1], 16)), line)


def _read_theirs() -> list[str]:
    told = json.loads((VECTORS / "xss" / "dompurify.json").read_text("utf-8"))
    return [one["payload"] for one in told["tests"] if one["payload"].strip()]


def plain(text: str) -> str:
    """Return a text without blanks and control characters, which a page may leave out."""
    return "".join(one for one in text if category(one) not in _BLANK and one != "\ufeff")


def seen(text: str) -> bool:
    """Say whether there is anything to see in a text."""
    return any(category(one) not in {*_BLANK, "Cf"} for one in text)


_BLANK = {"Cc", "Zl", "Zp", "Zs"}
OURS = _read_ours()
ALL = [*OURS, *_read_theirs()]
NAMES = list(dict.fromkeys(names.tidy(one) for one in ALL if names.is_name(one) and seen(one)))


few_or_all = pytest.mark.parametrize("step", [60, pytest.param(1, marks=pytest.mark.long)])


def test_there_is_something_to_try() -> None:
    """The lists are there, and hold what they say."""
    assert len(OURS) >= 120
    assert len(ALL) - len(OURS) >= 120
    assert "\u202etpircs<boom()>\u202c" in OURS


@pytest.mark.parametrize("step", [6, pytest.param(1, marks=pytest.mark.long)])
async def test_a_message_is_words(step, house, evening, open_tab) -> None:
    """A kept message of either side shows what was written, in the talk and in the list."""
    tried = in_groups(ALL[::step], IN_ONE_TALK)
    talks = [keep(house, evening.noor.person, some) for some in tried]
    tab = await open_tab(session=evening.noor.session)

    for conversation, payloads in talks:
        await tab.go(f"/talk/{conversation}")
        shown = await tab.page.locator(".turn .words").all_text_contents()
        assert [plain(one) for one in shown] == [
            words for one in payloads for words in (plain(one), as_shown(one))
        ]
        assert await strangers(tab) == []
        assert tab.wrong == []
    await tab.go("/talks")
    assert await strangers(tab) == []


@pytest.mark.parametrize("step", [6, pytest.param(1, marks=pytest.mark.long)])
async def test_an_answer_that_streams_is_words(step, evening, open_tab) -> None:
    """What a model says, piece by piece, is text while it comes and elements of ours at the end."""
    tab = await open_tab(session=evening.noor.session)
    await tab.go("/talk")

    for payloads in in_groups([one for one in OURS if seen(one)][::step], 10):
        said = "\n\n".join(payloads)
        await tab.page.fill("#text", said)
        await tab.page.click("#send")
        await tab.page.wait_for_function("() => !document.getElementById('send').hidden")
        mine, theirs = (await tab.page.locator(".turn .words").all_text_contents())[-2:]
        assert plain(mine) == plain(said.strip())
        assert plain(theirs).endswith(as_shown(release(Unguarded(said.strip())).text))
        assert await strangers(tab) == []
        assert tab.wrong == []


@pytest.mark.long
async def test_names_are_words(house, evening, open_tab) -> None:
    """A person's own name, a key's label and a sign-in's label show what was written."""
    for label in NAMES:
        house.keys.issue(evening.noor.person, label=label, life=timedelta(days=9))
    for label in NAMES[-40:]:  # somebody can be signed in 50 times
        house.sessions.open(evening.noor.person, label=label)
    tab = await open_tab(session=evening.noor.session)

    await tab.go("/privacy/keys")

    listed = [plain(one) for one in await tab.page.locator("h3").all_text_contents()]
    wanted = Counter(plain(one) for one in (*NAMES, *NAMES[-40:]))
    assert wanted - Counter(listed) == Counter()
    assert await strangers(tab) == []


@few_or_all
async def test_a_persons_own_name_is_words(step, house, evening, open_tab) -> None:
    """A name is greeted as it was written, also where it is the value of a field."""
    tab = await open_tab(session=evening.noor.session)

    for name in NAMES[::step]:
        house.people.rename(evening.noor.person, Person(name=name, country="US", language="en"))
        await tab.go("/talk")
        assert plain(name) in plain(await tab.page.locator("h1").text_content())
        await tab.go("/you")
        assert await tab.page.locator("#name").input_value() == name
        assert await strangers(tab) == []
        assert tab.wrong == []


@pytest.mark.long
async def test_a_name_at_the_door_is_words(open_tab) -> None:
    """A sign-in name comes back into its field, and nowhere else; nor does where it leads."""
    tab = await open_tab()
    for name in ('" onfocus=boom() autofocus x="', "'\"><script>boom()</script>", "{{ 7 * 7 }}"):
        await tab.go(f"/sign-in?next={quote(name, safe='')}")
        await tab.page.fill("#name", name)
        await tab.page.fill("#passphrase", "not the right one")
        await tab.page.click("main button")
        assert await tab.page.locator("#name").input_value() == name
        assert await strangers(tab) == []


@pytest.mark.long
async def test_a_sign_in_name_is_words(house, evening, open_tab) -> None:
    """The name that somebody signs in with is shown to them as they chose it."""
    person, name = evening.noor.person, "\"'><script>boom()</script><img src=x onerror=boom()>"
    house.sign_in.set(person, name, PASSPHRASE, frozenset({Role.PERSON}))
    token, _ = house.sessions.open(person, label="x")
    tab = await open_tab(session=token)

    for path in ("/you", "/privacy/erase"):
        await tab.go(path)
        assert await strangers(tab) == []
    await tab.go("/you")
    assert name in await tab.says()


@few_or_all
async def test_words_in_an_address_are_words(step, evening, open_tab) -> None:
    """Nothing that an address holds becomes part of a page, or leads elsewhere."""
    tab = await open_tab(session=evening.noor.session)
    paths = cycle(("/talk?with=", "/talks?page=", "/you?said=", "/sign-in?next=", "/nowhere/"))

    for payload, path in zip(OURS[::step], paths, strict=False):
        await tab.go(f"{path}{quote(payload, safe='')}")
        assert await strangers(tab) == []
        assert tab.wrong == []


@few_or_all
async def test_a_personas_name_is_words(step, evening, open_tab, monkeypatch) -> None:
    """A companion may have any name: it is written, never read."""
    made = [Persona(id=f"p{at}", name=one, text=one) for at, one in enumerate(NAMES)]
    put_in_every_list(monkeypatch, made)
    tab = await open_tab(session=evening.noor.session)

    await tab.go("/talk")
    listed = await tab.page.locator(".companion-name").all_text_contents()
    *shown, hers = [plain(one) for one in listed]
    assert (shown, hers) == ([plain(one.name) for one in made], "Wren")
    assert await strangers(tab) == []
    for one in made[:: 2 * step]:
        await tab.go(f"/talk?with={one.id}")
        await tab.page.fill("#text", "hello")
        await tab.page.click("#send")
        await tab.page.wait_for_function("() => !document.getElementById('send').hidden")
        assert await strangers(tab) == []
        assert tab.wrong == []


# ── what is put where ───────────────────────────────────────────────────────────────────────


def keep(house, person, payloads) -> tuple[str, list[str]]:
    """Keep a talk in which each side says each payload; return its name and the payloads."""
    conversation, after = new_id("cnv"), ""
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        for payload in payloads:
            for role in ("user", "assistant"):
                own = new_id("trn")
                room.keep(
                    Turn(
                        text=payload,
                        role=role,
                        at=clock.text(house.clock.now()),
                        conversation=conversation,
                        id=own,
                        after=after,
                        companion="mira",
                    )
                )
                after = own
    return conversation, payloads


def put_in_every_list(monkeypatch, personas) -> None:
    """Put companions in the place of Troth's own, in every module that has them."""
    from troth.web.pages import talk

    for module in list(sys.modules.values()):
        if getattr(module, "PERSONAS", None) is PERSONAS:
            monkeypatch.setattr(module, "PERSONAS", tuple(personas))
    monkeypatch.setattr(talk, "ABOUT", {one.id: one.text for one in personas})


def in_groups(payloads, size):
    """Yield a few payloads at a time."""
    for at in range(0, len(payloads), size):
        yield payloads[at : at + size]


# ── what is to be seen ──────────────────────────────────────────────────────────────────────


def as_shown(text: str) -> str:
    """Return what a page shows of a companion's words: all of it but the marks."""
    lines = [line for block in blocks(text) for line in block.lines]
    return plain("".join(span.text for line in lines for span in line))


async def strangers(tab) -> list[str]:
    """Return what is in a page and no template of ours could have put there."""
    return await tab.look("strangers")
