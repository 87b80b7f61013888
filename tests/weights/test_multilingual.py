"""The encoder for many languages comes to whoever asks for it, and gives vectors like the first."""

import hashlib
import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import mul
from pathlib import Path

import pytest

from troth.companion.recall import Index
from troth.errors import Damaged, Unconfigured
from troth.weights.find import find
from troth.weights.minilm import WIDTH
from troth.weights.multilingual import MARK, NAME, POSITIONS, Encoder, encoder, is_here
from troth.weights.pinned import PINNED
from troth.words import Digest


def product(one: Iterable[float], other: Iterable[float]) -> float:
    """Return the cosine of two vectors of length 1."""
    return sum(map(mul, one, other))


@pytest.fixture
def placed(tiny_e5: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    """Return a function that puts the tiny model where `troth model get` would."""
    digest = Digest(hashlib.sha256(tiny_e5).hexdigest())
    entry = replace(PINNED[NAME], size=len(tiny_e5), sha256=digest)
    monkeypatch.setitem(PINNED, NAME, entry)  # type: ignore[arg-type]  # it is a dict

    def put() -> Path:
        (tmp_path / entry.file).write_bytes(tiny_e5)
        return tmp_path

    return put


@pytest.fixture
def made(placed: Callable[[], Path]) -> Encoder:
    """Return the encoder with the tiny model."""
    return encoder(placed())


def test_a_vector_has_length_one_and_says_the_same_each_time(made: Encoder) -> None:
    """Alone, among others, and later."""
    boat, other, again = made.embed(["boat ab", "barca", "boat ab"])

    assert len(boat) == WIDTH
    assert math.hypot(*boat) == pytest.approx(1, abs=1e-4)
    assert boat == again == made.embed(["boat ab"])[0]
    assert boat != other


def test_what_all_sentences_share_is_taken_away(made: Encoder) -> None:
    """The vectors of the model lie close together; these do not."""
    vectors = [made._plain(one) for one in ("boat", "ab ab", "barca b")]
    nearness = [product(vectors[0], one) for one in vectors[1:]]

    ours = made.embed(["boat", "ab ab", "barca b"])

    assert max(product(ours[0], one) for one in ours[1:]) < min(nearness)


def test_odd_texts_have_a_vector_and_those_that_say_nothing_have_none(made: Encoder) -> None:
    """A text as long as a message may be is read as far as the model reads."""
    for text in ("我爱你", "İstanbul ñ ß", "x" * 65_536, "a\x00b", "boat " * POSITIONS * 2):
        assert math.hypot(*made.embed([text])[0]) == pytest.approx(1, abs=1e-4)
    for text in ("", "   \n", "🎂🎉", "?!…"):
        assert not any(made.embed([text])[0])


def test_an_index_ranks_with_it(made: Encoder) -> None:
    """It stands behind the same call, and what is the same is no nearer than that."""
    index = Index(made)
    said = {"1": "boat", "2": "ab"}
    index.add({"id": one, "speaker": "Me", "text": text} for one, text in said.items())

    (hit, *_) = index.find("boat", 2)

    assert (hit.id, made.mark) == ("1", MARK)
    assert 0 < hit.meaning <= 1


def test_it_is_here_only_if_it_is_whole(placed: Callable[[], Path], tmp_path: Path) -> None:
    """Nothing takes it by itself, and a damaged file is never used."""
    assert not is_here(tmp_path)
    with pytest.raises(Unconfigured, match=f"troth model get {NAME}"):
        find(NAME, tmp_path)
    assert is_here(placed())
    file = tmp_path / PINNED[NAME].file
    file.write_bytes(b"\0" * PINNED[NAME].size)
    assert not is_here(tmp_path)
    with pytest.raises(Damaged, match=f"troth model get {NAME}"):
        encoder(tmp_path)
