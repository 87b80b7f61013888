"""One message can be forgotten for good, in old copies too, and the rest stays."""

import shutil

import pytest

from troth.companion.turn import Turn
from troth.errors import Damaged
from troth.gate.backup import bring_back
from troth.gate.forget import forget
from troth.house import restore
from troth.testing.house import same_house, settings_in, talk

SECRET, HARMLESS = "the name of my doctor", "what a fine day"


@pytest.fixture
def copy(house, home, talking, tmp_path):
    """Keep two messages, back them up, and copy the whole home; then forget the first."""
    talk(house, talking, SECRET)
    talk(house, talking, HARMLESS)
    made = house.backup(tmp_path / "copies")
    house.store.settle()
    shutil.copytree(home, tmp_path / "before")
    forget(house.gate, talking, Turn, lambda _, turn: SECRET in turn.text)
    return made


def test_a_forgotten_message_comes_back_from_no_copy(house, home, talking, copy, kept) -> None:
    """A restore brings back what is missing, but not what was forgotten."""
    counts = bring_back(house.gate, copy.folder)

    assert counts["back"] == 0
    assert counts["gone"] > 0
    assert [text for text in kept(house, talking) if SECRET in text] == []
    assert HARMLESS in kept(house, talking)


def test_an_old_copy_of_the_database_no_longer_opens(
    house, home, talking, copy, tmp_path, kept
) -> None:
    """An old database with all of today's machine opens nothing; with the old slot it would."""
    thief = shutil.copytree(tmp_path / "before", tmp_path / "thief")
    for file in (home / "state").glob("*"):
        shutil.copy(file, thief / "state")

    with pytest.raises(Damaged, match="do not open"):
        same_house(thief)

    with same_house(tmp_path / "before") as opened:
        assert SECRET in kept(opened, talking)


@pytest.mark.parametrize("which", ["the old copy", "a new copy"])
def test_the_rest_comes_back_from_a_copy_that_was_made_since(
    house, home, talking, copy, tmp_path, kept, which
) -> None:
    """When all is lost, a copy from before the forgetting brings back no talk; a new one does."""
    new = house.backup(tmp_path / "new copies")
    house.close()
    shutil.rmtree(home / "data")

    restore(settings_in(home), (copy if which == "the old copy" else new).folder)

    with same_house(home) as opened:
        assert (HARMLESS in kept(opened, talking)) is (which == "a new copy")
        assert [text for text in kept(opened, talking) if SECRET in text] == []
