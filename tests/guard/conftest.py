"""Sentences written for these tests, and the resources that are shipped."""

from pathlib import Path

import pytest

from troth.guard import assess, crisis, situation
from troth.guard.resources import Resources, load


@pytest.fixture
def resources() -> Resources:
    """Return the crisis lines that Troth ships."""
    return load(None)


@pytest.fixture
def resources_text() -> str:
    """Return the shipped file as text."""
    import troth.guard.resources as module

    return (Path(module.__file__).parent / "resources.toml").read_text(encoding="utf-8")


@pytest.fixture
def sentences():
    """Return a reader of the invented sentences of one language: (severity, sentence)."""

    def read(language: str) -> list[tuple[str, str]]:
        file = Path(__file__).parent / f"sentences_{language}.tsv"
        rows = file.read_text(encoding="utf-8").splitlines()
        return [(severity, said) for severity, said in (row.split("\t") for row in rows)]

    return read


@pytest.fixture
def without_reader(monkeypatch):
    """Leave the rules and policies alone, as they are where the reader's file is missing."""
    monkeypatch.setattr(assess, "reader", lambda: None)
    monkeypatch.setattr(situation, "message_reader", lambda: None)
    for module in (crisis, situation):
        monkeypatch.setattr(module, "danger_reader", lambda: None)
