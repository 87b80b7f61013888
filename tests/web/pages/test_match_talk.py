"""The pages of messages between two, and of what one shows the other."""

import re
from datetime import timedelta

import pytest

from troth.companion import limits
from troth.matchmaker import letters
from troth.matchmaker.said import Said
from troth.testing.house import allow
from troth.testing.matching import pair, share, tell
from troth.words import MATCH_PEOPLE, MATCH_TALK, MATCH_WORDS

MARKUP = "<script>alert(1)</script><img src=x>"


@pytest.fixture
def two(noor, sam):
    """Return how Noor names Sam, and he her, where both said yes."""
    for one, name in ((noor, "Noor"), (sam, "Sam")):
        allow(noor.house, one.person, MATCH_PEOPLE, method="page")
        tell(
            noor.house,
            one.person,
            called=name,
            contact=f"{name}@example.org",
            choices=share("called"),
        )
    return pair(noor.house, noor.person, sam.person)


def test_without_a_yes_the_card_is_one_click_away(noor) -> None:
    """No talk is shown, and nothing can be written."""
    page = noor.get("/match/talks")

    assert "/consent/match.talk?back=match_talks" in page.text
    assert noor.get(f"/match/talk/{'a' * 26}").headers["location"] == "/match/talks"
    assert noor.post(f"/match/talk/{'a' * 26}", text="Hello").status_code == 403


def test_two_write_and_read(noor, sam, two) -> None:
    """A stranger's text is text; the list says what is new, until it was read."""
    to_sam, to_noor = two
    answer = noor.post(f"/match/talk/{to_sam}", text=MARKUP)
    assert answer.headers["location"] == f"/match/talk/{to_sam}?said=match_written#end"

    listed = sam.get("/match/talks").text
    page = sam.get(f"/match/talk/{to_noor}").text

    assert "1 new" in listed
    assert "Noor" in listed
    assert MARKUP not in listed + page
    assert "&lt;script&gt;alert(1)" in page
    assert "1 new" not in sam.get("/match/talks").text
    assert 'name="text"' in page


def test_what_comes_too_late_is_not_lost(noor, sam, two, monkeypatch) -> None:
    """Who has gone meanwhile gets nothing. The words stand on the page, as they do when busy."""
    to_sam, to_noor = two
    noor.post(f"/match/talk/{to_sam}", text="Hello")
    with monkeypatch.context() as patch:
        patch.setattr(letters, "_TRIES", 0)
        busy = noor.post(f"/match/talk/{to_sam}", text="A long plum")
    noor.house.matchmaker.say(sam.person, to_noor, Said.BLOCK)

    gone = noor.post(f"/match/talk/{to_sam}", text="A late <b>plum</b>")

    assert (busy.status_code, gone.status_code) == (503, 404)
    assert "A long plum</textarea>" in busy.text
    assert "A late &lt;b&gt;plum" in gone.text
    assert "no longer here" in gone.text
    assert "plum" not in noor.get(f"/match/talk/{to_sam}").text


def test_what_cannot_be_sent_stays_in_the_box(noor, two) -> None:
    """With a sentence that says why; nothing was sent."""
    path = f"/match/talk/{two[0]}"
    page = noor.post(path, text="a plum " * 500)

    assert page.status_code == 413
    assert "Nothing was sent." in page.text
    assert page.text.count("a plum") == 500
    assert noor.post(path, text=" ").status_code == 400
    assert noor.post(path, text="a\0b").status_code == 400
    assert "No messages yet." in noor.get(path).text


def test_a_message_is_forgotten_or_taken_back(noor, sam, two) -> None:
    """One's own copy, both copies, one talk, all talks. No id spells two words."""
    to_sam, to_noor = two
    names = [noor.house.letters.write(noor.person, to_sam, f"a plum {at}") for at in range(4)]
    here, there = f"/match/talk/{to_sam}", f"/match/talk/{to_noor}"

    def counts() -> tuple[int, int]:
        pages = noor.get(here), sam.get(there)
        return tuple(page.text.count("a plum") for page in pages)

    assert sam.post(f"{there}/forget", letter=names[0]).status_code == 303
    assert counts() == (4, 3)
    assert noor.post(f"{here}/take-back", letter=names[1]).status_code == 303
    assert counts() == (3, 2)
    assert noor.post(f"{here}/forget").headers["location"].startswith("/match/talks")
    assert counts() == (0, 2)
    noor.post(here, text="a plum")
    noor.house.gate.consents.withdraw(noor.person, MATCH_TALK, method="page")
    assert "Take back all I wrote" in noor.get("/match/talks").text
    assert noor.post("/match/take-back").status_code == 303
    assert sam.get(there).text.count("a plum") == 2
    assert sam.post("/match/take-back").status_code == 404


def test_whoever_is_gone_cannot_be_written_to(noor, sam, two) -> None:
    """The page says so, has no box, and keeps one's copy; one without a talk is no page."""
    to_sam, to_noor = two
    noor.post(f"/match/talk/{to_sam}", text="plum")
    noor.house.matchmaker.say(sam.person, to_noor, Said.BLOCK)

    page = noor.get(f"/match/talk/{to_sam}").text

    assert "no longer here" in page
    assert "plum" in page
    assert 'name="text"' not in page
    named = re.sub(r"[\w-]{16,}", "", page).lower()  # without ids: one may spell it
    assert "block" not in named.replace('value="block"', "").partition("more</h2>")[0]
    assert noor.post(f"/match/talk/{to_sam}", text="Hello?").status_code == 404
    assert sam.get(f"/match/talk/{to_noor}").status_code == 404


def test_steps_are_taken_and_taken_back(noor, sam, two) -> None:
    """A button for each answer that no card shows."""
    path = f"/match/people/{two[0]}/shown"
    assert "I show you" in noor.get(path).text
    assert "Noor@example.org" not in sam.get("/match/people").text

    assert noor.post(path, what="contact", do="show").headers["location"].startswith(path)
    assert "Noor@example.org" in sam.get("/match/people").text
    noor.post(path, what="contact", do="hide")
    assert "Noor@example.org" not in sam.get("/match/people").text
    assert noor.post(path, what="place", do="show").status_code == 400


def test_help_puts_a_draft_into_the_box(noor, two) -> None:
    """Marked as a model's, with one's own words beside it; nothing is sent, and nothing kept."""
    path = f"/match/talk/{two[0]}"
    assert "/consent/match.words" in noor.get(path).text
    assert noor.post(f"{path}/help", text="plum", wish="kinder").status_code == 403
    allow(noor.house, noor.person, MATCH_WORDS, method="page")

    page = noor.post(f"{path}/help", text="plum <b>", wish="kinder")

    assert page.status_code == 200
    assert "A draft by Echo" in page.text
    assert "Nothing was sent." in page.text
    box = page.text.partition('<textarea id="text"')[2].partition("</textarea>")[0]
    assert "Make this message kinder." in box  # the model of this house says back what it hears
    assert "plum &lt;b&gt;" in page.text.partition("What you wrote before")[2]
    assert "/privacy/receipts/rcp_" in page.text
    assert "No messages yet." in noor.get(path).text


def test_outside_the_hours_the_words_stay_in_the_box(noor, two) -> None:
    """The page says which limit holds, and to write oneself is as before."""
    path, now = f"/match/talk/{two[0]}", noor.house.clock.now()
    allow(noor.house, noor.person, MATCH_WORDS, method="page")
    hours = f"{now + timedelta(hours=2):%H:%M}-{now + timedelta(hours=3):%H:%M} UTC"
    limits.set_some(noor.house.gate, noor.person, {"hours": [hours]})

    page = noor.post(f"{path}/help", text="plum", wish="kinder")

    assert page.status_code == 403
    assert "/limits" in page.text
    assert "plum</textarea>" in page.text
    assert noor.post(path, text="plum").status_code == 303


def test_what_cannot_be_helped_leaves_the_words_in_the_box(noor, two, sam) -> None:
    """With what happened, and the way on; who is gone is no page."""
    path = f"/match/talk/{two[0]}"
    allow(noor.house, noor.person, MATCH_WORDS, method="page")

    empty = noor.post(f"{path}/help", text=" ", wish="kinder")
    wished = noor.post(f"{path}/help", text="plum", wish="own", words=" ")
    strange = noor.post(f"{path}/help", text="plum", wish="louder")

    assert (empty.status_code, wished.status_code, strange.status_code) == (400, 400, 400)
    assert "Write a few of your own" in empty.text
    assert "plum</textarea>" in wished.text
    assert "Nothing was sent, and your words are as they were." in wished.text
    noor.house.matchmaker.say(sam.person, two[1], Said.BLOCK)
    assert noor.post(f"{path}/help", text="plum", wish="kinder").status_code == 404


def test_the_link_looks_anew_each_time(noor, two) -> None:
    """No two pages have the same: a link to where one is already would only scroll."""
    path = f"/match/talk/{two[0]}"
    links = [noor.get(path).text.partition("?look=")[2].partition("#")[0] for _ in range(2)]

    assert links[0] != links[1]
    assert noor.get(f"{path}?look={links[0]}").status_code == 200
