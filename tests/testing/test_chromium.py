"""The browser is found on the path, or what to do is said."""

import pytest

from troth.testing import chromium


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Return a folder that is all of the path."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_it_is_found_under_any_of_its_names(machine) -> None:
    """Distributions call it differently."""
    program = machine / chromium.NAMES[1]
    program.touch(mode=0o700)

    assert chromium.find() == str(program)
    assert chromium.main() == 0


def test_without_it_the_next_step_is_said(machine, capsys) -> None:
    """A sentence, and a status that a Makefile sees."""
    with pytest.raises(LookupError, match="apt-get install chromium"):
        chromium.find()
    assert chromium.main() == 1
    assert "apt-get install chromium" in capsys.readouterr().err
