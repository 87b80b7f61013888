"""A person can take everything along at any time, whatever else is stopped."""

import pytest

from troth.gate.lockdown import lock
from troth.rights.export import export
from troth.testing.house import talk
from troth.words import COMPANION_HISTORY, COMPANION_REPLY

WORDS = "what I said to nobody else"


@pytest.mark.parametrize("stopped", ["every yes taken back", "data on hold", "locked down"])
def test_everything_can_be_taken_along(house, talking, stopped) -> None:
    """After everything was stopped, the export still holds every word, answer, consent and key."""
    talk(house, talking, WORDS)
    house.keys.issue(talking, label="my phone")
    stop(house, talking, stopped)

    document = export(house.gate, house.keys, talking)

    talks = [turn["text"] for turn in document["records"]["turn"]]
    assert talks[0] == WORDS
    assert WORDS in talks[1]
    assert [person["name"] for person in document["records"]["person"]] == ["Noor"]
    assert [key["label"] for key in document["keys"]] == ["my phone"]
    assert len(document["consents"]) >= 4
    assert "disclosed" in [entry["event"] for entry in document["ledger"]["entries"]]


def stop(house, person, how: str) -> None:
    """Stop the use of a person's data in one of three ways."""
    consents = house.gate.consents
    if how == "every yes taken back":
        for purpose in (COMPANION_REPLY, COMPANION_HISTORY):
            consents.withdraw(person, purpose, method="terminal")
    elif how == "data on hold":
        consents.restrict(person, method="terminal")
    else:
        lock(house.gate, "intrusion")
