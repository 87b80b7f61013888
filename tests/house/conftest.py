"""What the tests of the house look at: the files of the repository, read once."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_MADE = {"site", "build", "dist", "node_modules", "__pycache__"}


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder that holds pyproject.toml."""
    return ROOT


@pytest.fixture(scope="session")
def files(root: Path) -> Mapping[str, str]:
    """Read every text file of the repository, by its path from the root."""
    return {str(file.relative_to(root)): file.read_text("utf-8") for file in _texts(root)}


@pytest.fixture(scope="session")
def trees(files: Mapping[str, str]) -> Mapping[str, ast.Module]:
    """Parse every module under src."""
    return {
        name: ast.parse(text, name)
        for name, text in files.items()
        if name.startswith("src/") and name.endswith(".py")
    }


def _texts(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name in _MADE or (entry.name.startswith(".") and entry.name != ".ci"):
            continue
        if entry.is_dir():
            yield from _texts(entry)
        elif _is_text(entry):
            yield entry


def _is_text(file: Path) -> bool:
    try:
        file.read_text("utf-8")
    except UnicodeDecodeError:
        return False
    return not file.is_symlink()
