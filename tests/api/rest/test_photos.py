"""Photos over `/api`: as files, drawn anew, and each viewer's own."""

from io import BytesIO

import pytest
from PIL import Image

from troth.matchmaker import darkroom, photo
from troth.testing.house import allow
from troth.testing.matching import join, pair
from troth.testing.photos import noted, picture, planted
from troth.words import MATCH_PEOPLE, MATCH_PHOTO

HERE = "/api/match/photo"
BYTES = {"content-type": "application/octet-stream"}


@pytest.fixture
def willing(house, noor):
    """Return somebody who lets Troth look for people, and keep a photo."""
    allow(house, noor.person, MATCH_PEOPLE, MATCH_PHOTO)
    return noor


def test_a_photo_is_put_read_chosen_and_removed(api, willing) -> None:
    """At first nobody else sees it."""
    put = api.asks(willing, "PUT", HERE, content=planted("PNG"), headers=BYTES)
    assert (put.status_code, put.json()["choice"]) == (200, "kept")

    for path in (HERE, f"{HERE}/blurred"):
        file = api.asks(willing, "GET", path)
        assert file.headers["content-type"] == "image/jpeg"
        assert not noted(file.content)
    chosen = api.asks(willing, "PUT", f"{HERE}/choice", json={"choice": "shared"})
    assert chosen.status_code == 204
    assert api.asks(willing, "DELETE", HERE).status_code == 204
    for method in ("GET", "DELETE"):
        assert api.asks(willing, method, HERE).status_code == 404


def test_what_is_refused_is_not_kept(api, house, noor, willing) -> None:
    """Another kind of body, a file that is none, one too heavy."""
    for body, headers, status in (
        (picture("JPEG"), {"content-type": "image/jpeg"}, 400),
        (b"GIF89a", BYTES, 400),
        (bytes(darkroom.MOST_BYTES + 1), BYTES, 413),
    ):
        answer = api.asks(willing, "PUT", HERE, content=body, headers=headers)
        assert answer.status_code == status
    assert photo.own(house.gate, willing.person) is None


def test_others_are_seen_blurred_until_both_said_yes(api, house, willing) -> None:
    """The list says which form there is; its address is this viewer's alone."""
    sam = join(house, "Sam")
    allow(house, sam, MATCH_PHOTO)
    photo.put(house.gate, sam, picture("JPEG"), photo.CHOICES[1])
    api.asks(willing, "PUT", "/api/match/profile", json={"called": "Noor"})

    (item,) = api.asks(willing, "GET", "/api/match").json()["items"]
    path = f"/api/match/people/{item['match']}/photo"
    assert item["photo"] == "blurred"
    assert Image.open(BytesIO(api.asks(willing, "GET", path).content)).width == 12
    pair(house, willing.person, sam)
    (item,) = api.asks(willing, "GET", "/api/match/people").json()["items"]
    assert item["photo"] == "sharp"
    assert Image.open(BytesIO(api.asks(willing, "GET", path).content)).width == 400
    photo.remove(house.gate, sam)
    assert api.asks(willing, "GET", path).status_code == 404
