"""Tokens: found by scanners, told from typos, kept as a hash."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.people import tokens

LETTERS = string.ascii_lowercase + "234567"
PREFIXES = ["troth_", "trs_", "trl_"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_token_can_be_told_by_its_shape(prefix):
    """Prefix, 52 letters of secret, 7 of checksum: a leaked one is found by any scanner."""
    token = tokens.fresh(prefix)

    assert token.startswith(prefix)
    assert len(token) == len(prefix) + 59
    assert set(token.removeprefix(prefix)) <= set(LETTERS)
    assert tokens.is_shaped(token, prefix)


def test_a_token_of_one_kind_is_none_of_another():
    """A session's token is not taken for a key or a link."""
    made = {prefix: tokens.fresh(prefix) for prefix in PREFIXES}

    right = {
        (prefix, one) for one in made for prefix in made if tokens.is_shaped(made[one], prefix)
    }

    assert right == {(prefix, prefix) for prefix in PREFIXES}


@given(at=st.integers(4, 62), letter=st.sampled_from(LETTERS))
def test_every_typo_is_found_by_the_checksum(at, letter):
    """One wrong letter anywhere is told from a wrong token, before the database is asked."""
    token = tokens.fresh("trs_")

    typo = token[:at] + letter + token[at + 1 :]

    assert tokens.is_shaped(typo, "trs_") == (typo == token)


@pytest.mark.parametrize("size", [0, 16, 30, 31, 33, 34, 64])
def test_a_token_of_another_length_is_none(size):
    """Not even with the right prefix and checksum."""
    assert tokens.is_shaped(tokens.holding(bytes(32), "trs_"), "trs_")
    assert not tokens.is_shaped(tokens.holding(bytes(size), "trs_"), "trs_")


@given(st.text(max_size=70))
def test_any_text_is_answered(text):
    """Whatever is sent, the question has an answer."""
    assert tokens.is_shaped(text, "trs_") is False


def test_what_is_kept_is_a_hash():
    """32 bytes, the same each time, another for each token."""
    one, other = tokens.fresh("trs_"), tokens.fresh("trs_")

    assert tokens.hashed(one) == tokens.hashed(one) != tokens.hashed(other)
    assert len(tokens.hashed(one)) == 32
    assert one.encode() not in tokens.hashed(one)
