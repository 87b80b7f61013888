"""The pages of photos: sent, looked at as others see them, and given to one viewer alone."""

from io import BytesIO

import pytest
from PIL import Image

from troth.matchmaker import darkroom, photo
from troth.matchmaker.profile import Choice
from troth.testing.house import allow
from troth.testing.matching import join, pair, tell
from troth.testing.photos import noted, picture, planted
from troth.words import MATCH_PEOPLE, MATCH_PHOTO

HERE = "/match/photo"


@pytest.fixture
def willing(noor):
    """Return the browser of somebody who lets Troth look for people, and keep a photo."""
    allow(noor.house, noor.person, MATCH_PEOPLE, MATCH_PHOTO, method="page")
    tell(noor.house, noor.person, called="Noor")
    return noor


def send(browser, body: bytes, choice: str = "shared"):
    """Send a photo by the form."""
    files = {"photo": ("me.jpg", body, "image/jpeg"), "choice": (None, choice)}
    return browser._send("POST", HERE, files=files)


def test_without_a_yes_nothing_is_asked_for(noor) -> None:
    """The card is one click away; what is sent all the same is refused."""
    assert noor.get(HERE).headers["location"] == "/match"
    allow(noor.house, noor.person, MATCH_PEOPLE, method="page")

    page = noor.get(HERE)
    assert "/consent/match.photo?back=match_photo" in page.text
    assert 'type="file"' not in page.text
    assert send(noor, picture("JPEG")).status_code == 403


def test_a_photo_is_sent_seen_in_both_forms_and_deleted(willing) -> None:
    """Without script; what comes back is what Troth drew, and no browser keeps it."""
    assert send(willing, planted("JPEG"), "kept").headers["location"].startswith(HERE)

    assert "Nobody sees it but you" in willing.get(HERE).text
    for form in ("sharp", "blurred"):
        file = willing.get(f"{HERE}/{form}")
        assert (file.headers["content-type"], file.headers["cache-control"]) == (
            "image/jpeg",
            "no-store",
        )
        assert not noted(file.content)
    assert willing.post(f"{HERE}/choice", choice="shared").status_code == 303
    assert "Others see it" in willing.get(HERE).text
    assert willing.post(f"{HERE}/remove").status_code == 303
    assert willing.get(f"{HERE}/sharp").status_code == 303


def test_what_is_no_photo_is_said_and_not_kept(willing) -> None:
    """A file of another kind, one too heavy, a choice that the page does not offer."""
    for body, status, words in (
        (b"<script>alert(1)</script>", 400, "cannot be read as a photo"),
        (b"", 400, "cannot be read as a photo"),
        (b"\xff\xd8" + bytes(darkroom.MOST_BYTES), 413, "MB"),
    ):
        page = send(willing, body)
        assert page.status_code == status
        assert words in page.text
    assert send(willing, picture("JPEG"), "used").status_code == 400
    assert photo.own(willing.house.gate, willing.person) is None


def test_each_viewer_has_an_address_of_their_own(willing) -> None:
    """Blurred on the list, sharp once both said yes; for anybody else it is not there."""
    house = willing.house
    sam, ida = join(house, "Sam"), join(house, "Ida")
    allow(house, sam, MATCH_PHOTO)
    allow(house, ida, MATCH_PHOTO)
    photo.put(house.gate, sam, picture("JPEG"), Choice.SHARED)
    own = house.matchmaker.mark(willing.person, sam)

    page = willing.get("/match").text
    assert f'src="/match/people/{own}/photo" alt="Blurred photo of Sam"' in page
    assert page.count("<img") == 1
    first = willing.get(f"/match/people/{own}/photo")
    assert Image.open(BytesIO(first.content)).width == 12
    assert first.headers["cache-control"] == "no-store"
    for mark in (house.matchmaker.mark(ida, sam), "a" * 26):
        assert willing.get(f"/match/people/{mark}/photo").status_code == 404

    pair(house, willing.person, sam)
    assert 'alt="Photo of Sam"' in willing.get("/match/people").text
    assert Image.open(BytesIO(willing.get(f"/match/people/{own}/photo").content)).width == 400
    house.gate.consents.withdraw(sam, MATCH_PHOTO, method="page")
    assert willing.get(f"/match/people/{own}/photo").status_code == 404
    assert "<img" not in willing.get("/match/people").text


def test_where_nothing_reads_photos_the_page_says_so(willing, monkeypatch) -> None:
    """With what to install; meeting people goes on without."""
    monkeypatch.setattr(darkroom, "is_there", lambda: False)

    assert "'.[photos]'" in willing.get(HERE).text
    assert send(willing, picture("JPEG")).status_code == 503
    assert willing.get("/match").status_code == 200
