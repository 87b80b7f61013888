"""A model file is found as data, and used only if it is the pinned one."""

import sys
from pathlib import Path

import pytest

from troth.errors import Damaged, Unconfigured
from troth.weights.find import find
from troth.weights.pinned import Pinned, pinned

WEIGHTS = b"GGUF" + bytes(range(256))


def test_the_weights_directory_comes_first(tiny: Pinned, tmp_path: Path, package: Path) -> None:
    """What `troth model get` placed is used before an installed package."""
    (tmp_path / tiny.file).write_bytes(WEIGHTS)

    assert find("tiny", tmp_path) == tmp_path / tiny.file


def test_an_installed_package_is_read_as_data(tiny: Pinned, tmp_path: Path, package: Path) -> None:
    """The file is found in the package, and none of the package's code runs."""
    found = find("tiny", tmp_path)

    assert found == package / tiny.file
    assert tiny.module not in sys.modules
    assert not (package / "ran").exists()


def test_a_package_is_found_without_any_directory(tiny: Pinned, package: Path) -> None:
    """Whoever has no place of their own for weights uses what is installed."""
    assert find("tiny", None) == package / tiny.file


def test_missing_weights_are_told_with_the_command(tiny: Pinned, tmp_path: Path) -> None:
    """A person without the file is told how to get it."""
    with pytest.raises(Unconfigured, match="troth model get tiny"):
        find("tiny", tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda good: good[:-1] + bytes([good[-1] ^ 1]),
        lambda good: good[:-1],
        lambda good: good + b"\0",
        lambda _: b"",
    ],
    ids=["one bit", "short", "long", "empty"],
)
def test_a_damaged_file_is_refused(tiny: Pinned, tmp_path: Path, package: Path, damage) -> None:
    """One bit is enough, and no other copy is taken in silence."""
    (tmp_path / tiny.file).write_bytes(damage(WEIGHTS))

    with pytest.raises(Damaged, match="not used"):
        find("tiny", tmp_path)


def test_the_installed_demo_is_the_pinned_one(tmp_path: Path) -> None:
    """The package that the locks install holds the very file that the table pins."""
    found = find("demo", tmp_path)

    assert found.name == pinned("demo").file


def test_a_file_that_may_not_be_read_is_told(
    tiny: Pinned, tmp_path: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In words, with what to do; no other copy is taken in silence."""
    (tmp_path / tiny.file).write_bytes(WEIGHTS)

    def shut(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", shut)

    with pytest.raises(Unconfigured, match=r"cannot read it \(Permission denied\)"):
        find("tiny", tmp_path)


@pytest.fixture
def package(tiny: Pinned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a package with the tiny weights, whose code would leave a file if it ran."""
    folder = tmp_path / "installed" / tiny.module
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("open(__file__ + '/../ran', 'w')")
    (folder / tiny.file).write_bytes(WEIGHTS)
    monkeypatch.syspath_prepend(str(folder.parent))
    return folder
