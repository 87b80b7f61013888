import hashlib
import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.crypto.digest import derive, keyed, same, sha256


class Raw(str):
    """A label whose bytes are given: public vectors do not keep to text."""

    __slots__ = ("raw",)

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return self.raw


def _raw(data: bytes) -> Raw:
    label = Raw()
    label.raw = data
    return label


def test_sha256_is_the_standard_one():
    """The digest of `abc` is the one in FIPS 180-4."""
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_derive_agrees_with_the_public_vectors(vectors):
    """HKDF-SHA-256 through `derive` gives the first 32 bytes of every public answer."""
    cases = vectors("hkdf_sha256")

    for case in cases:
        made = derive(
            bytes.fromhex(case["ikm"]),
            salt=bytes.fromhex(case["salt"]),
            label=_raw(bytes.fromhex(case["info"])),
        )
        assert made.hex() == case["okm"][:64], case["tcId"]
    assert len(cases) == 39


def test_derive_takes_text_labels():
    """A label is its UTF-8 bytes (RFC 5869, test case 3, has none)."""
    made = derive(b"\x0b" * 22, salt=b"", label="")

    assert made.hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"


def test_derive_parts_every_use():
    """Another salt, another label or another secret gives another key."""
    keys = {
        derive(secret, salt=salt, label=label)
        for secret in (b"a" * 32, b"b" * 32)
        for salt in (b"", b"s" * 32)
        for label in ("troth/v1/signer", "troth/v1/root/1")
    }

    assert len(keys) == 8


def test_keyed_agrees_with_the_public_vectors(vectors):
    """HMAC-SHA-256 through `keyed`, wherever a public message has a zero byte to end a label."""
    cases = vectors("hmac_sha256")

    for case in cases:
        label, data = bytes.fromhex(case["msg"]).split(b"\0", 1)
        made = keyed(bytes.fromhex(case["key"]), _raw(label), data)
        assert same(made, bytes.fromhex(case["tag"])) is (case["result"] == "valid"), case["tcId"]
    assert {case["result"] for case in cases} == {"valid", "invalid"}


@settings(deadline=None)
@given(key=st.binary(max_size=100), label=st.text(max_size=20), data=st.binary(max_size=100))
def test_keyed_is_hmac_over_label_zero_data(key, label, data):
    """The frozen form: HMAC-SHA-256(key, label ‖ 0 ‖ data)."""
    expected = hmac.new(key, label.encode() + b"\0" + data, hashlib.sha256).digest()

    assert keyed(key, label, data) == expected


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [(b"", b"", True), (b"ab", b"ab", True), (b"ab", b"ac", False), (b"ab", b"abc", False)],
)
def test_same_compares_all_bytes(one, other, equal):
    """Equal bytes are the same; a longer or another one is not."""
    assert same(one, other) is equal
