"""`troth demo`: a place of its own, and nothing of it stays."""

import re
import signal
import tempfile
from pathlib import Path

import pytest

from troth.cli import demo as module


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let temporary folders be made where this test alone looks."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch):
    """Let the server be up for a moment only; return the houses that it served."""
    seen = []

    def serve(house, *, ready) -> None:
        seen.append(house)
        assert house.settings.banner
        ready("http://127.0.0.1:1")

    monkeypatch.setattr("troth.serve.serve", serve)
    return seen


def test_it_says_how_to_sign_in_and_goes(home: Path, troth, served) -> None:
    """Names and passphrase are printed; the folder is gone at the end; your data is not touched."""
    before = sorted((home / "data").iterdir())

    result = troth("demo")

    assert result.exit_code == 0
    assert "Sign in as: noor" in result.stderr
    assert served[0].settings.data_dir != home / "data"
    assert not served[0].settings.data_dir.parent.exists()
    assert sorted((home / "data").iterdir()) == before


@pytest.mark.long
def test_it_can_be_kept(home: Path, troth, served) -> None:
    """Then it says where it lies."""
    result = troth("demo", "--keep")

    folder = Path(re.search(r"lies in (\S+)\.", result.stderr)[1])
    assert (folder / "data" / "troth.db").exists()
    assert folder.is_relative_to(tempfile.gettempdir())


def test_it_goes_when_it_is_cut_off(home: Path, troth, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while it is being built leaves nothing."""

    def build(_) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("troth.demo.build.build", build)

    result = troth("demo")

    assert result.exit_code != 0
    assert not list(Path(tempfile.gettempdir()).glob("troth-demo-*"))
    assert module.demo.name == "demo"
