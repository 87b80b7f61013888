"""Model files for tests: a head that looks like a real one, and no tensors worth the name."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

A_MODEL: Final[Mapping[str, object]] = {
    "general.architecture": "llama",
    "general.name": "Tiny",
    "llama.block_count": 2,
    "llama.context_length": 8192,
    "llama.embedding_length": 8,
    "llama.attention.head_count": 2,
    "llama.attention.head_count_kv": 1,
    "tokenizer.ggml.tokens": ["<|turn|>", "hello", "[INST]", "</s>"],
    "tokenizer.ggml.token_type": [3, 1, 3, 1],
    "tokenizer.chat_template": "{{ messages }}",
}


def gguf(file: Path, table: Mapping[str, object] = A_MODEL) -> Path:
    """Write a file with this head, version 3 of the format, and return its path."""
    keys = b"".join(_text(key) + _value(value) for key, value in table.items())
    tensor = _text("t") + struct.pack("<IQIQ", 1, 8, 0, 0)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 1, len(table)) + keys + tensor + bytes(32))
    return file


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _value(value: object) -> bytes:
    if isinstance(value, bool):
        return struct.pack("<I?", 7, value)
    if isinstance(value, int):
        return struct.pack("<Ii", 5, value)
    if isinstance(value, str):
        return struct.pack("<I", 8) + _text(value)
    assert isinstance(value, Sequence)
    if all(isinstance(one, str) for one in value) and value:
        return struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(_text, value))
    return struct.pack(f"<IIQ{len(value)}i", 9, 5, len(value), *value)
