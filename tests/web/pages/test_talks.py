"""All talks on a page, and what was said in them found again."""

import asyncio
import html
import re

import pytest

from troth.companion import search
from troth.companion.turn import Turn
from troth.testing.house import allow
from troth.words import COMPANION_HISTORY


@pytest.fixture
def keeping(noor):
    """Return the browser of somebody whose talks are kept: two of them."""
    allow(noor.house, noor.person, COMPANION_HISTORY, method="page")
    with noor.house.gate.enter(noor.person, COMPANION_HISTORY) as room:
        said = (
            ("cnv_a", "We painted the boat."),
            ("cnv_a", "Which colour has the boat now?"),
            ("cnv_a", "Green <b>boat</b>, of course. \ud800\x1b[2J"),
            ("cnv_a", "The boat is yours."),
            ("cnv_b", "I bake bread."),
        )
        for at, (talk, text) in enumerate(said):
            role = "assistant" if at % 2 else "user"
            told = {"at": "2026-11-20T10:00:00.000Z", "conversation": talk, "id": f"trn_{at}"}
            room.keep(Turn(text=text, role=role, **told))
    return noor


def found(page) -> list[tuple[str, str]]:
    """Return where each message that was found is read, and what is shown of it."""
    part = page.text.partition('class="places"')[2].partition("</ul>")[0]
    rows = re.findall(r'<li><a href="([^"]*)">(.*?)</a></li>', part, re.DOTALL)
    return [(where, re.sub(r"</?span[^>]*>", "", shown).strip()) for where, shown in rows]


def test_what_was_said_is_found_where_it_stands(keeping) -> None:
    """The newest three of a talk, each with a link to its place; how many more there are."""
    page = keeping.post("/talks", words="BOAT the")

    assert "1 of 2 talks with these words" in page.text
    shown = found(page)
    assert [where for where, _ in shown] == [
        f"/talk/cnv_a?at=trn_{at}#trn_{at}" for at in (3, 1, 0)
    ]
    assert shown[0][1].endswith("<mark>The</mark> <mark>boat</mark> is yours.")
    assert "more in this talk" not in page.text
    assert "And 1 more in this talk." in keeping.post("/talks", words="boat").text
    where = shown[2][0].partition("#")[0]
    assert "We painted the boat." in keeping.get(where).text


def test_what_was_said_is_never_markup(keeping) -> None:
    """Neither what is kept nor what is looked for; what drives a terminal is left out."""
    page = keeping.post("/talks", words="<b>boat")

    assert "&lt;b&gt;boat" in page.text
    assert "<b>" not in page.text
    assert "\x1b" not in page.text
    assert html.escape("<b>boat") in page.text


def test_what_is_looked_for_is_in_no_address(keeping) -> None:
    """The form is a POST, and no link of the page has the words."""
    page = keeping.post("/talks", words="painted")

    assert all("painted" not in one for one in re.findall(r'(?:href|action)="([^"]*)"', page.text))
    assert keeping.get("/talks?words=painted").text.count('class="places"') == 0


def test_where_nothing_is_kept_nothing_is_looked_through(noor) -> None:
    """A search without the yes is the page that says so."""
    assert "No talk is kept" in noor.post("/talks", words="boat").text


def test_more_words_than_are_looked_for_are_told(keeping) -> None:
    """What was typed stays in the field, and all talks stay on the page."""
    words = " ".join(map(str, range(21)))

    page = keeping.post("/talks", words=words)

    assert page.status_code == 400
    assert "Look for up to 20 words at once." in page.text
    assert f'value="{words}"' in page.text
    assert page.text.count("<li data-talk=") == 2
    assert "with these words" not in page.text


def test_where_more_was_found_than_is_shown_it_is_told(keeping, monkeypatch) -> None:
    """How many messages are shown; a talk with none of them still says how many it has."""
    with keeping.house.gate.enter(keeping.person, COMPANION_HISTORY) as room:
        told = {"at": "2026-11-20T11:00:00.000Z", "conversation": "cnv_b", "id": "trn_b"}
        room.keep(Turn(text="No boat.", role="user", **told))
    assert "messages are shown" not in keeping.post("/talks", words="boat").text

    monkeypatch.setitem(search.look.__kwdefaults__, "most", 1)
    page = keeping.post("/talks", words="boat").text

    assert "Of all that was found, the newest 1 messages are shown." in page
    assert [where for where, _ in found(keeping.post("/talks", words="boat"))] == [
        "/talk/cnv_b?at=trn_b#trn_b"
    ]
    assert "4 messages with these words." in page


def test_nobody_waits_while_words_are_looked_for(keeping, monkeypatch) -> None:
    """All that is done with the texts is done in a thread, not where every request is served."""
    fold, waited = search.fold, []

    def watched(text: str) -> str:
        waited.append(asyncio._get_running_loop() is not None)  # asks, never raises
        return fold(text)

    monkeypatch.setattr(search, "fold", watched)

    page = keeping.post("/talks", words="boat")

    assert "<mark>boat</mark>" in page.text
    assert waited
    assert not any(waited)


def test_each_talk_says_its_newest_message(keeping) -> None:
    """By its id and time alone the browser knows what went on; the page says that it notes them."""
    page = keeping.get("/talks").text

    rows = re.findall(r'<li data-talk="(\w+)" data-newest="(\w+)" data-at="([^"]+)"', page)
    at = "2026-11-20T10:00:00+00:00"
    assert sorted(rows) == [("cnv_a", "trn_3", at), ("cnv_b", "trn_4", at)]
    assert "this browser notes which talks you opened" in page
