"""What a property is shown is the same at each run: a gate must not hang on the order of tests."""

import importlib

from hypothesis import given, settings
from hypothesis import strategies as st


def drawn() -> list[tuple[int, str]]:
    """Return what one property is shown."""
    seen = []

    @settings(max_examples=100)
    @given(st.integers(), st.text())
    def show(number, text):
        seen.append((number, text))

    show()
    return seen


def test_what_was_imported_before_changes_no_example(tmp_path, monkeypatch) -> None:
    """A module full of numbers and words comes in between; `make hunt` may draw from it."""
    before = drawn()
    held = ", ".join(f"{number}, 'word {number}'" for number in range(10**6, 10**6 + 500))
    (tmp_path / "held_by_chance.py").write_text(f"HELD = [{held}]\n")
    monkeypatch.syspath_prepend(tmp_path)

    importlib.import_module("held_by_chance")

    assert len(before) == 100
    assert drawn() == before
