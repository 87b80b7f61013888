import pytest

from troth.crypto.stretch import SALT_BYTES, stretch

SALT = b"0123456789abcdef"


def test_a_passphrase_gives_the_known_key():
    """Argon2id with 64 MiB, 3 passes, 4 lanes; the answer is the reference implementation's."""
    made = stretch("correct horse battery staple", SALT)

    assert made.hex() == "efb51f9a76584f6dd6a4f7942a1a2f6ae5a6e4ec5142ff674dfd5d27eb45e446"
    assert len(SALT) == SALT_BYTES


def test_one_word_typed_two_ways_is_one_passphrase():
    """A keyboard may compose a letter or send it in parts; the key is the same."""
    assert stretch("caf\u00e9", SALT) == stretch("cafe\u0301", SALT)


def test_a_long_passphrase_is_not_cut():
    """The last of many letters counts."""
    assert stretch("a" * 200 + "b", SALT) != stretch("a" * 200 + "c", SALT)


def test_another_salt_gives_another_key():
    """Two key files with one passphrase share no key."""
    assert stretch("same", SALT) != stretch("same", SALT[::-1])


def test_a_short_salt_is_refused():
    """A salt of fewer than 8 bytes is no salt (RFC 9106, section 3.1)."""
    with pytest.raises(ValueError, match="salt"):
        stretch("same", b"1234567")
