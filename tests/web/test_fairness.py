"""The page on how attention is shared: in words, drawn and as a table, and about nobody."""

import re

import pytest

from troth.errors import Refused
from troth.matchmaker import fairness
from troth.matchmaker.fairness import invented
from troth.registry.readability import grade
from troth.testing.house import allow
from troth.testing.matching import join, tell
from troth.web.fairness import shown
from troth.words import MATCH_PEOPLE


@pytest.fixture
def willing(noor):
    """Return the browser of somebody who lets Troth look for people."""
    allow(noor.house, noor.person, MATCH_PEOPLE, method="page")
    return noor


def test_in_a_small_place_it_says_that_too_few_are_here(willing) -> None:
    """And shows what sharing changes among invented people, whoever comes or goes."""
    before = willing.get("/match/fairness")
    join(willing.house, "Sam")
    after = willing.get("/match/fairness")

    assert before.status_code == 200
    assert "Too few people are here to say" in before.text
    assert "A place of invented people" in before.text
    assert before.text.count('<svg class="chart"') == 1
    assert after.text == before.text


def test_it_is_reached_from_both_pages(willing) -> None:
    """From the list, and from why there are not more."""
    tell(willing.house, willing.person, called="Noor")

    for path in ("/match", "/match/why"):
        assert 'href="/match/fairness"' in willing.get(path).text


def test_figures_of_the_people_here_come_with_their_noise(willing, monkeypatch) -> None:
    """Each figure both ways, how far off it may be, and the epsilon."""
    monkeypatch.setattr(fairness, "LEAST", 2)
    monkeypatch.setattr(fairness, "SIZES", (5, 5))
    monkeypatch.setattr(fairness, "_OF_COUNT", 50.0)
    for at in range(7):
        join(willing.house, f"Sam {at}")

    page = willing.get("/match/fairness").text

    here = page.partition('id="f-here"')[2].partition("</section>")[0]
    for words in ("Never shown", "(Gini)", "give or take", "One in twenty", "epsilon 2 a day"):
        assert words in here
    assert here.count('scope="row"') == 4
    assert here.count('<svg class="chart"') == 1
    assert "Sam" not in page


def test_its_words_are_easy(willing) -> None:
    """Grade 8 or lower."""
    page = willing.get("/match/fairness").text
    main = page.partition("<main")[2].partition("</main>")[0]

    told = re.findall(r"<p(?: [^>]*)?>(.*?)</p>", main, re.DOTALL)

    prose = " ".join(re.sub("<[^>]+>", "", one) for one in told[1:])
    assert "Too few people" in prose
    assert grade(prose) <= 8


def test_it_is_worked_out_once_a_day(willing, monkeypatch, clock) -> None:
    """Who comes or goes later moves no figure before tomorrow."""
    asked = []
    monkeypatch.setattr(
        fairness, "measured", lambda found, key: asked.append((len(found.lots), key))
    )
    for name in ("Sam", "Ida"):
        join(willing.house, name)
        willing.get("/match/fairness")
    assert [one for one, _ in asked] == [1]

    clock.move(days=1)
    willing.house.matchmaker.fairness(willing.person)

    assert [one for one, _ in asked] == [1, 2]
    assert len({key for _, key in asked}) == 2


def test_without_a_yes_nothing_is_told(noor) -> None:
    """Not even whether anybody is here."""
    with pytest.raises(Refused):
        noor.house.matchmaker.fairness(noor.person)


def test_where_nothing_is_here_only_the_invented_place_is_shown() -> None:
    """Its drawings and its table say the same."""
    told = shown(None)

    assert told["here"] is None
    (never, *_) = told["invented"].rows
    assert never == (
        "Never shown",
        f"{round(invented().shared.never * 100)} in 100",
        f"{round(invented().alone.never * 100)} in 100",
    )
    assert told["invented"].chart.rows[:2] == (
        ("Never: with attention shared out", never[1].split()[0]),
        ("Never: by taste alone", never[2].split()[0]),
    )
