"""Memory takes the English encoder, unless somebody got the one for many languages."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from troth.errors import Unconfigured
from troth.weights import encoders
from troth.weights.encoders import encoder, is_chosen
from troth.weights.multilingual import MARK, NAME
from troth.weights.pinned import PINNED
from troth.weights.runtime import RuntimeFailed
from troth.words import Digest

WHOLE = b"all of it"


class English:
    """Stands for the English encoder: loading one takes long."""


class Other:
    """Stands for the one for many languages."""

    mark = MARK


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the file for many languages would lie; `WHOLE` is what is pinned."""
    digest = Digest(hashlib.sha256(WHOLE).hexdigest())
    entry = replace(PINNED[NAME], size=len(WHOLE), sha256=digest)
    monkeypatch.setitem(PINNED, NAME, entry)  # type: ignore[arg-type]  # it is a dict
    return tmp_path / entry.file


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of those that were loaded, as they are."""
    loaded: list[str] = []

    def load(name: str, made: object) -> Callable[[object], object]:
        def do(_: object) -> object:
            loaded.append(name)
            if isinstance(made, Exception):
                raise made
            return made

        return do

    monkeypatch.setattr(encoders.sentence, "encoder", load("english", English()))
    monkeypatch.setattr(encoders.multilingual, "encoder", load("other", Other()))
    loaded.clear()
    return loaded


def failing(monkeypatch: pytest.MonkeyPatch, which: object, error: Exception) -> list[int]:
    """Let an encoder fail to load, and count how often somebody tries."""
    tries: list[int] = []

    def fail(_: object) -> object:
        tries.append(1)
        raise error

    monkeypatch.setattr(which, "encoder", fail)
    return tries


def test_who_got_the_other_one_has_it(loads: list[str], tmp_path: Path) -> None:
    """Chosen once in a process, so that no index is ever of both."""
    made = encoder(tmp_path)

    assert isinstance(made, Other)
    assert encoder(tmp_path) is made
    assert loads == ["other"]


@pytest.mark.parametrize(
    "error", [Unconfigured("not here"), RuntimeFailed("no"), PermissionError(13, "no")]
)
def test_without_the_other_one_it_is_the_english_one(
    loads: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Nothing changes for who asked for nothing, and what does not load takes nothing away."""
    tries = failing(monkeypatch, encoders.multilingual, error)

    assert isinstance(encoder(tmp_path), English)
    assert isinstance(encoder(tmp_path), English)
    assert len(tries) == 1


def test_what_the_runtime_refuses_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look at many megabytes at each answer would take a second of each."""
    other = failing(monkeypatch, encoders.multilingual, RuntimeFailed("no"))
    english = failing(monkeypatch, encoders.sentence, RuntimeFailed("not that one"))

    for _ in range(2):
        with pytest.raises(RuntimeFailed, match="not that one"):
            encoder(tmp_path)

    assert len(other) == len(english) == 1


def test_what_is_missing_can_come_while_troth_runs(
    loads: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever gets the English one need not start again."""
    failing(monkeypatch, encoders.multilingual, Unconfigured("not here"))
    with monkeypatch.context() as patch:
        failing(patch, encoders.sentence, Unconfigured("not here"))
        with pytest.raises(Unconfigured):
            encoder(tmp_path)

    assert isinstance(encoder(tmp_path), English)


def test_the_file_says_which_one_is_chosen_for_every_process(file: Path) -> None:
    """It comes, is damaged, is got again, and goes; who began before is not chosen any more."""

    def chosen() -> list[bool]:
        return [is_chosen(one, file.parent) for one in (English(), Other())]

    assert chosen() == [True, False]
    file.write_bytes(WHOLE)
    assert chosen() == [False, True]
    file.write_bytes(b"a part")
    assert chosen() == [True, False]
    file.write_bytes(WHOLE)
    assert chosen() == [False, True]
    file.unlink()
    assert chosen() == [True, False]


def test_where_nobody_can_tell_none_is_chosen(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may not read the file does not know what others use, and takes nothing in."""
    file.write_bytes(WHOLE)

    def shut(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", shut)
        assert not is_chosen(English(), file.parent)
        assert not is_chosen(Other(), file.parent)

    assert is_chosen(Other(), file.parent)


def test_the_file_is_read_once_as_long_as_it_is_the_same(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked at each batch, it must cost nothing."""
    file.write_bytes(WHOLE)
    assert is_chosen(Other(), file.parent)
    monkeypatch.setattr(encoders.multilingual, "is_here", lambda _: False)

    assert is_chosen(Other(), file.parent)
