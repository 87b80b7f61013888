"""When Troth would do more than a person agreed to, the person is asked again."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from troth.errors import Refused
from troth.testing.house import allow, talk, with_model

SHIPPED = files("troth.registry").joinpath("troth.toml").read_text("utf-8")


@pytest.fixture
def with_registry(house, open_as, tmp_path):
    """Return a function that changes one line of what Troth does, and starts Troth again."""

    def change(old: str, new: str):
        assert SHIPPED.count(old) == 1
        file = Path(tmp_path / "registry.toml")
        file.write_text(SHIPPED.replace(old, new), "utf-8")
        return open_as(registry_file=file)

    return change


WIDER = {
    "more data": (
        'reads = ["message.text", "person.name", "turn.*", "companion.*"]',
        'reads = ["message.text", "person.name", "person.country", "turn.*", "companion.*"]',
    ),
    "another risk": ("The model can be wrong, or say", "The model can be cruel, or say"),
}


@pytest.mark.parametrize("wider", WIDER.values(), ids=WIDER)
def test_more_than_was_agreed_to_needs_a_new_yes(
    house, talking, with_registry, model, wider
) -> None:
    """After the change the old yes counts no more; after a new yes the talk goes on."""
    changed = with_registry(*wider)

    with pytest.raises(Refused, match="has changed since you said yes"):
        talk(changed, talking, "hello", companion=with_model(changed, model))
    unheard = not model.asks
    allow(changed, talking, "companion.reply")
    heard = talk(changed, talking, "hello")

    assert unheard
    assert "hello" in heard.text


def test_less_than_was_agreed_to_needs_none(house, talking, with_registry) -> None:
    """Where Troth keeps talks for a shorter time, a yes goes on to count."""
    rest = '\nexpires_days = 365\nrisk = """\nWhoever runs this machine could read them'
    changed = with_registry(f"kept_days = 365{rest}", f"kept_days = 30{rest}")

    heard = talk(changed, talking, "hello")

    assert "hello" in heard.text


def test_what_was_shown_is_kept_to_the_letter(house, talking, with_registry) -> None:
    """The receipt of the old yes still holds the card as it was shown, not as it reads now."""
    card = house.gate.consents.card("companion.reply", language="en").body.decode()

    changed = with_registry(*WIDER["another risk"])
    receipt = changed.gate.consents.receipt(changed.gate.consents.events(talking)[1])

    assert json.loads(receipt["statement"])["processing"]["privacy_notice"] == card
