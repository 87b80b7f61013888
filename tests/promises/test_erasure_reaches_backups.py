"""An erasure reaches copies that were made before it, wherever they lie."""

import shutil
from pathlib import Path

import pytest

from troth.errors import Damaged
from troth.house import restore
from troth.testing.house import same_house, settings_in, talk
from troth.words import PersonId

WORDS = "my secret"


@pytest.fixture
def before(house, home, talking, tmp_path) -> Path:
    """Let Noor talk, and keep a copy of everything from before her erasure."""
    talk(house, talking, WORDS)
    house.store.settle()
    return Path(shutil.copytree(home, tmp_path / "before"))


def machine_of(tmp_path: Path, name: str, *, data: Path, state: Path) -> Path:
    """Put a database and a state folder together, as a thief of both would."""
    folder = tmp_path / name
    shutil.copytree(data / "data", folder / "data")
    shutil.copytree(state / "state", folder / "state")
    return folder


def test_an_old_copy_and_all_of_todays_machine_open_nothing(
    house, home, before, talking, tmp_path
) -> None:
    """With an old copy of the whole database, and every file of today's machine, nothing opens."""
    house.erase(talking)

    thief = machine_of(tmp_path, "thief", data=before, state=home)

    with pytest.raises(Damaged, match="do not open"):
        same_house(thief)


def test_only_the_old_slot_would_undo_it(house, before, talking, tmp_path, kept) -> None:
    """The counter-check: with the slot file from before, which no backup holds, it does open."""
    house.erase(talking)

    thief = machine_of(tmp_path, "thief", data=before, state=before)

    with same_house(thief) as opened:
        assert WORDS in kept(opened, talking)


def test_troths_own_backup_does_not_bring_an_erased_person_back(
    house, home, before, talking, sam, tmp_path, kept
) -> None:
    """A backup from before the erasure brings back everyone else, and nothing of the person."""
    copy = house.backup(tmp_path / "copies")
    certificate = house.erase(talking)
    house.close()
    shutil.rmtree(home / "data")

    restore(settings_in(home), copy.folder)

    with same_house(home) as opened:
        assert opened.people.all() == [sam]
        assert kept(opened, PersonId(sam)) == []
    assert [one["opens"] for one in certificate.copies] == [False]
