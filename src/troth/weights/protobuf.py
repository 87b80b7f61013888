"""The little of Protocol Buffers that an ONNX file needs: read fields, write fields.

Source: the public wire format, https://protobuf.dev/programming-guides/encoding/.
A file is only read after its SHA-256 was found to be the pinned one, so what does not
parse is a mistake of ours.
"""

import struct
from collections.abc import Iterator

Value = int | memoryview


def fields(message: memoryview) -> Iterator[tuple[int, Value]]:
    """Yield each field of a message: its number, and an integer or the bytes of it."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        match key & 7:
            case 0:
                value, at = _varint(message, at)
                yield key >> 3, value
            case 1:
                yield key >> 3, message[at : at + 8]
                at += 8
            case 2:
                size, at = _varint(message, at)
                yield key >> 3, message[at : at + size]
                at += size
            case 5:
                yield key >> 3, message[at : at + 4]
                at += 4
            case _:
                raise ValueError(key & 7)


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def field(number: int, value: float | str | bytes) -> bytes:
    """Write one field: an integer, a 32-bit float, a text, or bytes (a message too)."""
    match value:
        case int():
            return _written(number << 3) + _written(value)
        case float():
            return _written(number << 3 | 5) + struct.pack("<f", value)
        case str():
            return field(number, value.encode())
        case _:
            return _written(number << 3 | 2) + _written(len(value)) + value


def _written(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)
