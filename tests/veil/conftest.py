"""The real model, read once for all tests of the veil; and a model that sees nothing."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from troth.veil.detect import Detector
from troth.veil.found import Found
from troth.veil.ner import Ner

_SENTENCES = Path(__file__).parent


@pytest.fixture(scope="session")
def kept_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the rounded weights are kept, the same for every worker of a run."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "rounded"


@pytest.fixture(scope="session")
def detector(kept_in: Path) -> Detector:
    """Return the detector as it is used, with the installed weights."""
    return Detector(Ner(kept_in, kept_in))


class SeesNothing:
    """A model that finds nothing, so that rules stand alone."""

    def find(self, text: str) -> Sequence[Found]:
        return []


@pytest.fixture
def rules() -> Detector:
    """Return a detector without a model."""
    return Detector(SeesNothing())


@pytest.fixture
def hidden() -> Callable[[str, Iterator[Found]], list[str]]:
    """Return a function that says which words of a text a rule found."""

    def words(text: str, spans: Iterator[Found]) -> list[str]:
        return [text[span.start : span.end] for span in spans]

    return words


def read(name: str) -> list[tuple[str, list[tuple[int, int]]]]:
    """Read a file of sentences: each text, and what stands in [[ ]] in it."""
    read: list[tuple[str, list[tuple[int, int]]]] = []
    for line in (_SENTENCES / name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, spans = "", []
        for place, part in enumerate(re.split(r"\[\[|\]\]", line.partition("\t")[2])):
            if place % 2:
                spans.append((len(text), len(text) + len(part)))
            text += part
        read.append((text, spans))
    return read


@pytest.fixture(scope="session")
def said() -> list[tuple[str, list[tuple[int, int]]]]:
    """Return sentences with somebody in them, and where."""
    return read("said.tsv")


@pytest.fixture(scope="session")
def unsaid() -> list[str]:
    """Return sentences with nobody in them."""
    return [text for text, _ in read("unsaid.tsv")]
