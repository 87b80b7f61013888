"""The head of a model file is read with distrust, and only what is in it is believed."""

import struct
from pathlib import Path

import pytest

from troth.errors import Damaged
from troth.testing.gguf import A_MODEL, gguf
from troth.weights import gguf as module
from troth.weights.gguf import read


def test_what_matters_is_read(tmp_path: Path) -> None:
    """Kind, name, length, memory a token takes, whether it can talk, and the marks of turns."""
    head = read(gguf(tmp_path / "a.gguf"))

    assert (head.kind, head.name, head.context, head.can_talk) == ("llama", "Tiny", 8192, True)
    assert head.cache_bytes == 2 * 2 * 1 * (4 + 4)
    assert head.marks == ("<|turn|>", "[INST]")


def test_lists_and_odd_shapes_of_heads_are_read(tmp_path: Path) -> None:
    """Heads by layer, lengths of their own, no template: the largest counts, and it cannot talk."""
    more = {
        "llama.attention.head_count_kv": [2, 1],
        "llama.attention.key_length": 16,
        "tokenizer.chat_template": "",
    }

    head = read(gguf(tmp_path / "a.gguf", A_MODEL | more))

    assert head.cache_bytes == 2 * 2 * 2 * (16 + 4)
    assert not head.can_talk


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    """Cut anywhere, of another format or version, endless, or without what every model has."""
    whole = gguf(tmp_path / "a.gguf").read_bytes()
    first = whole.index(b"general.architecture") - 8
    bad = [
        b"",
        b"GGUF",
        b"<html>Sign in</html>",
        b"GGML" + whole[4:],
        whole[:4] + struct.pack("<I", 1) + whole[8:],
        whole[:8] + struct.pack("<Q", 0) + whole[16:],
        whole[:16] + struct.pack("<Q", 1 << 40) + whole[24:],
        whole[:first] + struct.pack("<Q", 1 << 62) + whole[first + 8 :],
        *(whole[:end] for end in range(24, len(whole) - 64, 37)),
    ]
    bad += [
        gguf(tmp_path / "b.gguf", {k: v for k, v in A_MODEL.items() if k != gone}).read_bytes()
        for gone in ("general.architecture", "llama.block_count", "llama.context_length")
    ]
    odd: list[dict[str, object]] = [
        {"llama.block_count": 0},
        {"llama.block_count": True},
        {"llama.block_count": "two"},
        {"llama.attention.head_count": -1},
        {"general.architecture": 7},
        {"tokenizer.ggml.tokens": "word"},
        {"llama.attention.head_count_kv": []},
    ]
    bad += [gguf(tmp_path / "b.gguf", A_MODEL | one).read_bytes() for one in odd]
    file = tmp_path / "bad.gguf"
    for data in bad:
        file.write_bytes(data)
        with pytest.raises(Damaged, match="not a model file"):
            read(file)


@pytest.mark.parametrize("bound", ["_MOST_ITEMS_IN_ALL", "_MOST_TEXT_BYTES"])
def test_a_head_is_bounded_as_a_whole(tmp_path: Path, monkeypatch, bound: str) -> None:
    """A file of many gigabytes of lists would fill the memory, each of them short enough."""
    words = {f"x.{one}": ["word"] * 10 for one in range(10)}
    file = gguf(tmp_path / "a.gguf", A_MODEL | words)
    assert read(file).name == "Tiny"
    monkeypatch.setattr(module, bound, 100 if bound == "_MOST_ITEMS_IN_ALL" else 500)

    with pytest.raises(Damaged):
        read(file)
