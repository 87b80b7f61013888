"""Fields are read as they were written."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.weights.protobuf import field, fields


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(0, 2**63) | st.binary(max_size=300))))
def test_what_is_written_is_read(wanted: list[tuple[int, int | bytes]]) -> None:
    """Numbers of any size and bytes of any length come back in order."""
    message = b"".join(field(number, value) for number, value in wanted)

    read = [(n, v if isinstance(v, int) else bytes(v)) for n, v in fields(memoryview(message))]
    assert read == wanted


def test_the_bytes_are_those_of_the_format() -> None:
    """Examples of the public description: 150 in field 1, "testing" in field 2, a float."""
    assert field(1, 150) == bytes.fromhex("089601")
    assert field(2, "testing") == b"\x12\x07testing"
    assert field(3, 1.5) == b"\x1d" + struct.pack("<f", 1.5)
    assert field(1, -1) == b"\x08" + b"\xff" * 9 + b"\x01"


def test_a_kind_that_nobody_uses_is_refused() -> None:
    """Groups are long gone from the format."""
    with pytest.raises(ValueError, match="3"):
        list(fields(memoryview(b"\x0b")))
