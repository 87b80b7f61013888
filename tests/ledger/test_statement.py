import pytest

from troth.crypto.sign import Signer
from troth.errors import Damaged
from troth.ledger import statement
from troth.ledger.note import NoteKey

SIGNER = Signer(bytes(range(32)))
KEY = NoteKey("troth.example/test", SIGNER.public)
BODY = {"person": "psn_x", "rows": 3, "é": [1, None]}
SIGNED = statement.sign(BODY, form="troth.test/v1", origin=KEY.name, signer=SIGNER)


def test_a_statement_gives_back_its_body():
    """What was signed is what is read, and the key is named in it."""
    assert statement.read(SIGNED, form="troth.test/v1", key=KEY) == BODY
    assert SIGNED["key"] == KEY.vkey()
    assert SIGNED["statement"] == (
        '{"format": "troth.test/v1", "person": "psn_x", "rows": 3, "é": [1, null]}'
    )
    mixed = dict(reversed(BODY.items()))
    assert statement.sign(mixed, form="troth.test/v1", origin=KEY.name, signer=SIGNER) == SIGNED


@pytest.mark.parametrize(
    "change",
    [
        {"statement": str(SIGNED["statement"]).replace("3", "4")},
        {"statement": str(SIGNED["statement"]) + " "},
        {"statement": "[]"},
        {"statement": "\ud800"},
        {"statement": None},
        {"signature": "AAAA"},
        {"signature": "?"},
        {"signature": "!" + str(SIGNED["signature"])},
        {"signature": str(SIGNED["signature"]) + "\n"},
        {"signature": None},
    ],
)
def test_a_changed_statement_is_refused(change):
    """A changed text or signature, or none at all, is refused."""
    with pytest.raises(Damaged):
        statement.read({**SIGNED, **change}, form="troth.test/v1", key=KEY)


def test_half_a_character_does_not_pass_for_a_question_mark():
    """It cannot be written as bytes, so nobody signed it."""
    signed = statement.sign({"a": "x?"}, form="troth.test/v1", origin=KEY.name, signer=SIGNER)
    changed = {**signed, "statement": str(signed["statement"]).replace("?", "\ud800")}

    with pytest.raises(Damaged):
        statement.read(changed, form="troth.test/v1", key=KEY)


def test_a_statement_of_another_kind_or_key_is_refused():
    """A receipt does not pass for a certificate, nor one Troth's word for another's."""
    other = NoteKey(KEY.name, Signer(bytes(32)).public)

    with pytest.raises(Damaged):
        statement.read(SIGNED, form="troth.other/v1", key=KEY)
    with pytest.raises(Damaged):
        statement.read(SIGNED, form="troth.test/v1", key=other)
