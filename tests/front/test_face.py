"""Which face a path belongs to."""

import pytest

from troth.errors import Forbidden
from troth.front.face import Faces


@pytest.fixture
def faces(face) -> Faces:
    """Return three faces, the one for everything else in the middle."""
    return Faces([face("/v1"), face(""), face("/v1/admin")])


@pytest.mark.parametrize(
    ("path", "under"),
    [
        ("/v1", "/v1"),
        ("/v1/", "/v1"),
        ("/v1/models", "/v1"),
        ("/v1/admin", "/v1/admin"),
        ("/v1/admin/keys", "/v1/admin"),
        ("/v1/administer", "/v1"),
        ("/v1x", ""),
        ("/v11", ""),
        ("/V1/models", ""),
        ("//v1/models", ""),
        ("/x/v1/models", ""),
        ("/v", ""),
        ("/", ""),
        ("", ""),
    ],
)
def test_the_longest_beginning_that_fits_counts(faces: Faces, path: str, under: str) -> None:
    """Whole parts of a path only: what begins alike is not the same."""
    assert faces.of({"path": path}).under == under


def test_a_path_that_nobody_covers_belongs_to_the_first(face) -> None:
    """Somebody has to say that there is nothing here."""
    faces = Faces([face("/v1"), face("/api")])

    assert faces.of({"path": "/other"}).under == "/v1"
    assert faces.of({}).under == "/v1"


def test_an_error_is_told_by_the_face_that_was_asked(faces: Faces) -> None:
    """In its own words, with the error's own code."""
    error = Forbidden("No.", code="cross_site")

    told = faces.told({"type": "http", "path": "/v1/admin/x", "headers": []}, error)

    assert (told.status_code, bytes(told.body)) == (403, b"/v1/admin|cross_site")
