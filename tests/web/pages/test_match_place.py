"""The map: a place is chosen square by square, without script and without a position."""

import re

import pytest

from troth.matchmaker import atlas, profile
from troth.matchmaker.place import Cell
from troth.testing.house import allow
from troth.words import MATCH_PEOPLE

HERE = "/match/place"


@pytest.fixture
def willing(noor):
    """Return the browser of somebody who lets Troth look for people."""
    allow(noor.house, noor.person, MATCH_PEOPLE, method="page")
    return noor


def test_without_a_yes_there_is_no_map(noor) -> None:
    """And nothing can be chosen."""
    assert noor.get(HERE).headers["location"] == "/match"
    assert noor.post(HERE, square=atlas.id_of("Berlin")).status_code == 403


def test_links_lead_from_the_whole_earth_to_a_square_that_is_kept(willing) -> None:
    """Every step is a link on our own drawing; the last is a form. Only the cell is kept."""
    pages = [willing.get(HERE)]
    for step in ("part.4.6", "6.49.40", atlas.around("Berlin")):
        assert f'href="{HERE}?in={step}"' in pages[-1].text
        pages.append(willing.get(f"{HERE}?in={step}"))

    squares = re.findall(r'type="radio" name="square" value="([\d.]+)"', pages[-1].text)
    assert len(squares) == 64
    answer = willing.post(HERE, square=squares[9])
    assert answer.headers["location"] == "/match/profile?said=saved#meet"
    kept = profile.load(willing.house.gate, willing.person)
    assert kept.place.cell == tuple(map(int, squares[9].split(".")))
    assert not kept.enters("place")
    for page in pages:
        assert page.status_code == 200
        assert "http" not in page.text.partition("<main")[2].partition("</main")[0]
        assert "geolocation=()" in page.headers["permissions-policy"]


def test_a_town_leads_to_its_squares(willing) -> None:
    """By a list that needs no map, with a link from the profile."""
    page = willing.get(f"{HERE}?town=Berlin")

    assert f'value="{atlas.id_of("Berlin")}"' in page.text
    assert f'href="{HERE}"' in willing.get("/match/profile").text


def test_what_is_on_no_map_is_refused(willing) -> None:
    """In words, with the whole map to start again; nothing is kept."""
    for path in (f"{HERE}?in=9.9.9", f"{HERE}?town=Atlantis", f"{HERE}?in=%3Cscript%3E"):
        page = willing.get(path)
        assert page.status_code == 400
        assert "The whole earth" in page.text
        assert "<script>" not in page.text.partition("<main")[2]
    for square in ("", "6.49.40", "0.99999.1", "52.52,13.40"):
        assert willing.post(HERE, square=square).status_code == 400
    assert profile.load(willing.house.gate, willing.person) is None


def test_a_square_that_is_chosen_later_waits_as_every_move_does(willing) -> None:
    """Who hops over the map moves nothing that others are shown."""
    willing.post(HERE, square=atlas.id_of("Berlin"))
    before = profile.load(willing.house.gate, willing.person).place
    for town in ("Paris", "Tokyo", "Rome"):
        willing.post(HERE, square=atlas.id_of(town))

    after = profile.load(willing.house.gate, willing.person).place
    assert (after.cell, after.since) == (before.cell, before.since)
    assert Cell(*after.next) == atlas.chosen(atlas.id_of("Rome"))


def test_no_page_lets_somebody_move_by_taking_their_place_out(willing) -> None:
    """Neither the form nor the map: the place that they give is refused, and they read why."""
    form = {"part": "meet", "order": "shuffled"}
    form |= {f"choice_{one}": "kept" for one in ("seeks", "ages", "place")}
    for town in ("Tokyo", "none"):
        assert willing.post("/match/profile", **form, town=town).status_code == 303

    for page in (
        willing.post("/match/profile", **form, town="Berlin"),
        willing.post(HERE, square=atlas.id_of("Berlin")),
    ):
        assert page.status_code == 400
        assert "You took your place out a short while ago." in page.text
    assert profile.load(willing.house.gate, willing.person).place is None
