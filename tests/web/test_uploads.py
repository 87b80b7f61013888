"""Forms with a file: taken apart by the letter, and refused where they are broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import BadInput
from troth.web.uploads import parts


def written(**fields: bytes) -> bytes:
    """Write a form as a browser does."""
    told = b""
    for name, held in fields.items():
        head = f'--BB\r\nContent-Disposition: form-data; name="{name}"; filename="a b.png"\r\n'
        told += head.encode() + b"Content-Type: image/png\r\n\r\n" + held + b"\r\n"
    return told + b"--BB--\r\n"


@given(held=st.binary(max_size=200).filter(lambda one: b"\r\n--BB" not in one))
def test_a_file_comes_out_as_it_went_in(held) -> None:
    """To the byte, whatever is in it."""
    assert parts(written(file=held, other=b"x"), b"BB") == {"file": held, "other": b"x"}


@given(data=st.binary(max_size=200))
def test_whatever_comes_is_read_or_refused(data) -> None:
    """Never a traceback."""
    for broken in (data, b"--BB\r\n" + data + b"\r\n--BB--"):
        try:
            found = parts(broken, b"BB")
        except BadInput:
            continue
        assert all(isinstance(name, str) for name in found)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--XX\r\n\r\nx\r\n--XX--",
        written(file=b"x")[:-8],
        b'--BB\r\nContent-Disposition: form-data; name="a"\r\nx\r\n--BB--',
        b"--BB\r\nContent-Disposition: form-data\r\n\r\nx\r\n--BB--",
        b"--BB\r\nX: " + b"y" * 3_000 + b"\r\n\r\nx\r\n--BB--",
        written(a=b"x").removesuffix(b"--BB--\r\n") + written(a=b"y"),
        b"".join(written(**{f"f{place}": b""}).removesuffix(b"--BB--\r\n") for place in range(30)),
    ],
)
def test_a_broken_form_is_refused(body) -> None:
    """No end, no name, a name twice, too many."""
    with pytest.raises(BadInput):
        parts(body, b"BB")
