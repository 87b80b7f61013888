"""Public vectors, read from files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

_FOLDER = Path(__file__).parents[1] / "vectors" / "wycheproof"


@pytest.fixture(scope="session")
def vectors() -> Callable[[str], list[dict[str, str]]]:
    """Read one file of public vectors as a flat list of cases."""

    def read(name: str) -> list[dict[str, str]]:
        file = json.loads((_FOLDER / f"{name}.json").read_text())
        if "cases" in file:
            return file["cases"]
        return [
            case | {"pk": group["publicKey"]["pk"]}
            for group in file["testGroups"]
            for case in group["tests"]
        ]

    return read
