"""The brake: one command stops every use, another lets them go on."""

from pathlib import Path

from troth.cli.lockdown import WHY
from troth.gate import lockdown


def test_the_words_are_those_of_the_gate() -> None:
    """The command takes the same words as the gate."""
    assert lockdown.WHY == WHY


def test_locked_and_opened(talking: Path, troth) -> None:
    """While it lasts nothing is answered; afterwards everything is as before."""
    locked = troth("lockdown", "intrusion")
    during = troth("chat", "hello")
    lifted = troth("lockdown", "--lift")
    after = troth("chat", "hello")

    assert [one.exit_code for one in (locked, during, lifted, after)] == [0, 3, 0, 0]


def test_why_may_be_left_out(talking: Path, troth) -> None:
    """In a hurry `troth lockdown` is enough."""
    result = troth("lockdown")

    assert result.exit_code == 0
    assert troth("chat", "hello").exit_code == 3
