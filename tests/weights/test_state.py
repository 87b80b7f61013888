"""Whether a model can be used."""

from pathlib import Path

import pytest

from troth.weights.state import state

FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"


@pytest.mark.parametrize(
    ("content", "expected"), [(None, {"here", "no runtime", "missing"}), (b"junk", {"damaged"})]
)
def test_it_is_one_word(tmp_path: Path, content: bytes | None, expected: set[str]) -> None:
    """A file that is not the pinned one is damaged, never used."""
    if content is not None:
        (tmp_path / FILE).write_bytes(content)

    assert state("demo", tmp_path) in expected
