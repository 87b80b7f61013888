import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.crypto.sign import Signer
from troth.errors import BadInput, Damaged
from troth.ledger import note

EXAMPLE = json.loads(
    (Path(__file__).parent.parent / "vectors" / "tlog" / "signed_note_example.json").read_text()
)
SIGNER = Signer(bytes(range(32)))
KEY = note.NoteKey("troth.example/test", SIGNER.public)
NOTE = note.sign("One line.\n\nAnother.\n", name=KEY.name, signer=SIGNER)


def test_the_example_of_the_specification_verifies():
    """The note and the key that the specification prints fit together."""
    key = note.NoteKey.parse(EXAMPLE["vkey"])

    assert note.text_of(EXAMPLE["note"], key) == "This is an example message.\n"
    assert key.vkey() == EXAMPLE["vkey"]


def test_what_we_sign_verifies_and_keeps_blank_lines():
    """The text ends at the last blank line, so it may hold others."""
    assert note.text_of(NOTE, KEY) == "One line.\n\nAnother.\n"


def test_signatures_by_others_are_passed_over():
    """A second signature, by a key that is not known, changes nothing."""
    other = note.sign("One line.\n\nAnother.\n", name="else.example", signer=Signer(bytes(32)))
    both = NOTE + other.rpartition("\n\n")[2]

    assert note.text_of(both, KEY) == "One line.\n\nAnother.\n"


def test_one_wrong_signature_by_a_known_key_spoils_the_note():
    """A note with a good and a bad signature of the same key is refused."""
    elsewhere = note.sign("Something else.\n", name=KEY.name, signer=SIGNER)
    both = NOTE + elsewhere.rpartition("\n\n")[2]

    with pytest.raises(Damaged, match="not signed"):
        note.text_of(both, KEY)


def test_a_key_of_the_same_name_is_not_the_same_key():
    """Name and id together say which key it is."""
    other = note.NoteKey(KEY.name, Signer(bytes(32)).public)

    with pytest.raises(Damaged, match="not signed"):
        note.text_of(NOTE, other)


@given(st.integers(0, len(NOTE.encode()) - 1), st.integers(0, 7))
def test_any_changed_bit_of_a_note_is_found(place, bit):
    """Whatever bit is flipped, the note is no longer accepted."""
    data = bytearray(NOTE.encode())
    data[place] ^= 1 << bit
    changed = data.decode(errors="replace")

    with pytest.raises(Damaged):
        note.text_of(changed, KEY)


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "\n",
        "text only\n",
        NOTE[:-1],
        NOTE + "\n",
        NOTE + " \n",
        NOTE.replace("— ", "- "),
        NOTE.replace("— ", "—  "),
        NOTE + "— a+b " + NOTE.rpartition(" ")[2],
        NOTE.replace("=\n", "\n"),
        NOTE.replace("One line.", "One\tline."),
        NOTE + NOTE.rpartition("\n\n")[2] * 16,
        "x" * 70_000,
        note.sign("x" * 70_000 + "\n", name=KEY.name, signer=SIGNER),
        NOTE + "— a\tb " + NOTE.rpartition(" ")[2],
    ],
)
def test_what_is_not_in_the_form_of_a_note_is_refused(odd):
    """Cut, padded, oversized or oddly spaced notes are refused."""
    with pytest.raises(Damaged):
        note.text_of(odd, KEY)


@pytest.mark.parametrize("text", ["no newline", "a\ttab\n", "a\rreturn\n"])
def test_only_plain_text_is_signed(text):
    """A note's text ends in a newline and has no other control characters."""
    with pytest.raises(BadInput):
        note.sign(text, name=KEY.name, signer=SIGNER)


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "name",
        "name+0123abcd",
        "name+0123abcd+????",
        KEY.vkey()[:-1],
        KEY.vkey().replace("+A", "+B"),
        KEY.vkey().replace("test+", "test2+"),
        "a b+" + KEY.vkey().partition("+")[2],
    ],
)
def test_what_is_no_verifier_key_is_refused(vkey):
    """A key with a wrong id, type, length or name is refused."""
    with pytest.raises(BadInput):
        note.NoteKey.parse(vkey)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\nb"])
def test_a_key_name_has_no_spaces_and_no_plus(name):
    """A name that would break the line apart is refused."""
    with pytest.raises(BadInput):
        note.NoteKey(name, SIGNER.public)


@pytest.mark.parametrize("text", ["YQ", "YR==", "Y Q==", "YQ==\n", "YQ-_", "é"])
def test_base_64_has_one_spelling(text):
    """Other spellings of the same bytes are refused: they would let a text change unseen."""
    with pytest.raises(ValueError, match="base 64"):
        note.decode(text)
