"""Photos: nothing but pixels is kept, strangers get dots, and it goes when you say so."""

from io import BytesIO

import pytest
from PIL import Image

from troth.errors import NotFound
from troth.matchmaker import photo
from troth.matchmaker.photo import Form
from troth.matchmaker.profile import Choice
from troth.testing.house import allow
from troth.testing.matching import join, pair
from troth.testing.photos import noted, planted
from troth.words import MATCH_PHOTO


@pytest.fixture
def two(house):
    """Return two who were shown to each other and let photos be kept; the first sent one."""
    people = [join(house, name) for name in ("Noor", "Sam")]
    for person in people:
        allow(house, person, MATCH_PHOTO)
        house.matchmaker.today(person)
    photo.put(house.gate, people[0], planted("JPEG"), Choice.SHARED)
    return people


def seen(house, looker, sitter) -> tuple[Form, bytes]:
    """Return what one is given of the other's photo."""
    mark = house.matchmaker.mark(looker, sitter)
    return photo.given(house.gate, house.matchmaker, looker, mark)


def test_where_you_took_it_is_kept_nowhere(house, two) -> None:
    """What the camera wrote into the file goes before anything is sealed."""
    assert noted(planted("JPEG"))
    kept = photo.own(house.gate, two[0])
    assert not any(noted(kept.file(form)) for form in Form)


def test_it_is_sharp_only_where_you_both_said_yes(house, two) -> None:
    """Before that the other gets a picture twelve dots wide."""
    noor, sam = two
    form, file = seen(house, sam, noor)
    assert (form, Image.open(BytesIO(file)).width) == (Form.BLURRED, 12)

    pair(house, noor, sam)

    assert seen(house, sam, noor)[0] is Form.SHARP


def test_taken_back_it_is_gone_at_the_next_look(house, two) -> None:
    """Your yes, and the photo with it."""
    noor, sam = two
    house.gate.consents.withdraw(noor, MATCH_PHOTO, method="page")

    with pytest.raises(NotFound):
        seen(house, sam, noor)
