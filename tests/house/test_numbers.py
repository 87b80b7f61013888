"""`make audit` says how old the crisis numbers are, and stops a release with old ones."""

import importlib.util
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from troth.guard import resources

SHIPPED = resources.load(None)
CHECKED = datetime.combine(SHIPPED.checked_on, time.min, UTC)


@pytest.fixture(scope="module")
def numbers(root: Path) -> ModuleType:
    """Return the script as a module."""
    spec = importlib.util.spec_from_file_location("numbers", root / "tools" / "crisis_numbers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_fresh_numbers_are_said_to_be_fresh_until_a_day(numbers: ModuleType) -> None:
    """The day is the last whole one within the 180."""
    last = SHIPPED.checked_on + timedelta(days=179)

    assert numbers.told(CHECKED).mark == "ok"
    assert f"fresh through {last}." in numbers.told(CHECKED + timedelta(days=179)).sentence


@pytest.mark.parametrize("days", [181, 200, 365, 2_000, -30])
def test_old_numbers_are_said_to_be_old(numbers: ModuleType, days: int) -> None:
    """With what to do; and a look in the future proves nothing."""
    judged = numbers.told(CHECKED + timedelta(days=days))

    assert judged.mark == "warn"
    assert str(SHIPPED.checked_on) in judged.sentence
    assert "set checked_on to today" in judged.sentence


@pytest.mark.parametrize(("days", "code"), [(10, 0), (200, 1)])
def test_old_numbers_fail_the_audit(
    numbers: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys, days: int, code: int
) -> None:
    """It is printed either way."""

    class Then:
        def now(self) -> datetime:
            return CHECKED + timedelta(days=days)

    monkeypatch.setattr(numbers, "SystemClock", Then)

    with pytest.raises(SystemExit) as ended:
        numbers.main()

    assert ended.value.code == code
    assert str(SHIPPED.checked_on) in capsys.readouterr().out


def test_make_audit_asks_it(files: Mapping[str, str]) -> None:
    """After the look for holes, so that both are said."""
    lines = files["Makefile"].split("\naudit:")[1].split("\n\n")[0]

    assert "tools/crisis_numbers.py" in lines
