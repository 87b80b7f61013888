import pytest

from troth.crypto.stretch import MEMORY_KIB, SALT_BYTES, knows, of_nobody, remember, stretch

SALT = b"0123456789abcdef"


@pytest.fixture(autouse=True)
def _real_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Argon2id take here what it takes for people; all other tests take less."""
    monkeypatch.setattr("troth.crypto.stretch.MEMORY_KIB", MEMORY_KIB)


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


# Knowing a passphrase again


def test_a_passphrase_is_known_again():
    """What is kept of it fits it, and no other."""
    kept = remember(b"four good words here")

    assert knows(kept, b"four good words here")
    assert not knows(kept, b"four good words hers")
    assert not knows(kept, b"")


def test_what_is_kept_says_how_it_was_made():
    """Argon2id, 46 MiB, one pass, one lane: the least that OWASP asks; a fresh salt each time."""
    one, other = remember(b"the same"), remember(b"the same")

    assert one.startswith("$argon2id$v=19$m=47104,t=1,p=1$")
    assert MEMORY_KIB == 47104
    assert one != other
    assert b"the same" not in one.encode()


def test_what_another_program_kept_is_known():
    """The form is the usual one; this line is the reference implementation's."""
    kept = (
        "$argon2id$v=19$m=47104,t=1,p=1$YWFhYWFhYWFhYWFhYWFhYQ"
        "$Gw6ShdYmHY6HlEd/10AZH5jkgN70jjas/yQ2uYtB36E"
    )

    assert knows(kept, b"abc")


def test_nobody_is_like_somebody():
    """What stands for an unknown person has the same form and costs, and nothing fits it."""
    nobody, somebody = of_nobody(), remember(b"x")

    assert nobody.rsplit("$", 2)[0] == somebody.rsplit("$", 2)[0]
    assert [len(part) for part in nobody.split("$")] == [len(p) for p in somebody.split("$")]
    assert not knows(nobody, b"")
    assert of_nobody() != nobody
