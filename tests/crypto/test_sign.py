import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.crypto.sign import Signer, verify

# RFC 8032, 7.1, test 3.
SEED = bytes.fromhex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
PUBLIC = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
SIGNATURE = (
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
    "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
)


def test_signing_agrees_with_the_standard():
    """The RFC's seed gives the RFC's public key and signature."""
    signer = Signer(SEED)

    assert signer.public.hex() == PUBLIC
    assert signer.sign(b"\xaf\x82").hex() == SIGNATURE


def test_verify_agrees_with_the_public_vectors(vectors):
    """Every public case is judged as it says, the crafted and malleable ones too."""
    cases = vectors("ed25519")

    for case in cases:
        told = verify(
            bytes.fromhex(case["pk"]), bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"])
        )
        assert told is (case["result"] == "valid"), case["tcId"]
    assert {case["result"] for case in cases} == {"valid", "invalid"}


@settings(deadline=None)
@given(message=st.binary(max_size=200), bit=st.integers(0, 511))
def test_a_flipped_bit_in_a_signature_is_refused(message, bit):
    """No bit of a signature is idle."""
    signer = Signer(SEED)
    signature = bytearray(signer.sign(message))
    assert verify(signer.public, bytes(signature), message)

    signature[bit // 8] ^= 1 << bit % 8

    assert not verify(signer.public, bytes(signature), message)


@pytest.mark.parametrize("public", [b"", bytes(31), b"\xff" * 32, bytes(33)])
def test_what_is_no_public_key_verifies_nothing(public):
    """A key of a wrong length or off the curve says no instead of failing."""
    assert verify(public, Signer(SEED).sign(b"m"), b"m") is False


def test_a_signer_shows_only_its_public_half():
    """The repr names the public key and nothing else."""
    assert repr(Signer(SEED)) == "<Signer fc51cd8e>"
