"""Every value has one path, and only what is there has one."""

import pytest

from troth.policy.paths import is_module, leaves, places, version
from troth.registry.purposes import UNTIL_ERASED


def test_single_values_and_items_of_lists(shipped):
    """A value stands under its keys; each name in a list has a path of its own."""
    found = leaves(shipped)

    assert found["purpose.companion.history.kept_days"] == 365
    assert found["purpose.account.run.kept_days"] == UNTIL_ERASED
    assert found["purpose.companion.reply.reads.message.text"] == "message.text"
    assert found["category.turn.fields.turn.text"] == "the words of your talks"
    assert found["recipient.local_model.level"] == "local"


def test_an_empty_list_is_a_value(shipped):
    """That nothing is kept is said as well."""
    assert leaves(shipped)["purpose.companion.reply.writes"] == []
    assert "purpose.companion.history.writes" not in leaves(shipped)


def test_how_it_is_written_is_no_use_of_data(shipped):
    """The label of the format is not told to anybody."""
    assert "format" not in leaves(shipped)


def test_places_of_versions_and_settings(shipped):
    """Settings have a place always, versions when they are there."""
    found = places(shipped, [])

    assert {"settings.contact", "installation.name"} <= found
    assert version(1) not in found
    assert version(3, "companion.reply") == "version.3.companion.reply"


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("troth.gate.erase", True),
        ("troth.gate", True),
        ("troth.gate.erased", False),
        ("json", False),
        ("purpose.companion.history.kept_days", False),
    ],
)
def test_only_modules_of_troth_are_modules(path, there):
    """What the sentence names must be a file that somebody can open."""
    assert is_module(path) is there
