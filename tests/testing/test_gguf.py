"""The model files of tests are read as real ones are."""

from pathlib import Path

from troth.testing.gguf import gguf
from troth.weights.gguf import read


def test_a_file_of_a_test_is_read(tmp_path: Path) -> None:
    """What was written stands in its head."""
    assert (
        read(
            gguf(
                tmp_path / "deep" / "a.gguf",
            )
        ).name
        == "Tiny"
    )
