"""The reference page says what the code does."""

from dataclasses import fields
from pathlib import Path

import pytest

from troth.registry.diff import ChangeKind
from troth.registry.purposes import Basis, Purpose, Sensitivity, UnderRestriction
from troth.registry.served import SERVED
from troth.words import Level

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "registry.md"
KEYS = [one.name for one in fields(Purpose) if one.name != "id"]
WORDS = [
    *KEYS,
    *("label", "sensitivity", "fields", "level"),
    *(one.value for kind in (Basis, Sensitivity, UnderRestriction, Level) for one in kind),
    *(one.word for one in ChangeKind),
    *sorted(SERVED),
]


@pytest.mark.parametrize("word", WORDS)
def test_every_key_and_choice_is_explained(word):
    """What is not on the page does not exist for whoever writes a registry."""
    assert f"`{word}`" in PAGE.read_text(encoding="utf-8")
