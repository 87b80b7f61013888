"""What Troth gives a person to keep can be checked later without Troth."""

import json

import pytest

from troth.testing.house import talk


@pytest.fixture
def consent_receipt(house, talking):
    """Return the signed receipt of Noor's first yes."""
    given = house.gate.consents.events(talking)[1]
    return house.gate.consents.receipt(given)


@pytest.fixture
def certificate(house, talking):
    """Return the signed certificate of Noor's erasure."""
    talk(house, talking, "hello")
    return house.gate.sign(house.erase(talking).told(), form="troth.erasure/v1")


@pytest.fixture(params=["consent_receipt", "certificate"])
def paper(request):
    """Return each kind of signed paper in turn."""
    return request.getfixturevalue(request.param)


def test_an_independent_program_confirms_it(house, paper, tmp_path, independent_check) -> None:
    """The file as it was handed over is confirmed with the public key of this Troth."""
    file = tmp_path / "kept.json"
    file.write_text(json.dumps(paper, indent=2), "utf-8")

    agrees, said = independent_check("statement", file, "--key", house.ledger.key.vkey())

    assert agrees, said


def test_one_changed_letter_is_found_out(house, paper, tmp_path, independent_check) -> None:
    """A paper in which one letter was changed is not confirmed."""
    text = paper["statement"]
    paper["statement"] = text.replace("true", "tru3", 1) if "true" in text else text[:-2] + " }"
    file = tmp_path / "forged.json"
    file.write_text(json.dumps(paper, indent=2), "utf-8")

    agrees, said = independent_check("statement", file, "--key", house.ledger.key.vkey())

    assert not agrees
    assert "DOES NOT VERIFY" in said


def test_a_consent_receipt_holds_the_card_as_it_was_shown(house, consent_receipt) -> None:
    """It says who, what, when and until when, and repeats the whole card that was agreed to."""
    told = json.loads(consent_receipt["statement"])

    card = house.gate.consents.card("companion.reply", language="en").body.decode()

    assert told["processing"]["privacy_notice"] == card
    assert told["processing"]["purpose"] == "companion.reply"
    assert told["event"]["state"] == "given"
    assert told["event"]["time"].startswith("2026-11-21")
    assert told["event"]["valid_until"].startswith("2027-11-21")
