"""Checks of one line: what was not looked at is never said to hold."""

import pytest

from troth.rights.checks import Check, Step, steps
from troth.testing.house import allow
from troth.words import COMPANION_REPLY, RIGHTS_ANSWER


def check(house, person, seq, **more):
    """Make the checks of a line in a room of their own."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return steps(house.gate, room, seq, **more)


def test_a_line_is_checked_in_four_ways(house, noor):
    """What it commits to, the signature, its place, and that nothing behind it is missing."""
    made = check(house, noor, 1)

    assert [step.check for step in made] == [
        Check.OPENING,
        Check.SIGNATURE,
        Check.INCLUSION,
        Check.COMPLETENESS,
    ]
    assert made[2].what.startswith("The line lies in the ledger, under that state. It is number ")
    assert made[3].what.endswith("It is your line 1 of 1, and each names the one before it.")


def test_what_depends_on_a_failed_check_does_not_hold(house, noor):
    """A line that is not there has no place and no completeness; the signature may still hold."""
    made = check(house, noor, 7)

    assert {step.check: step.holds for step in made} == {
        Check.OPENING: False,
        Check.SIGNATURE: True,
        Check.INCLUSION: False,
        Check.COMPLETENESS: False,
    }
    assert made[3].what == "This could not be checked, since another check does not hold."


@pytest.mark.parametrize("lost", ["DELETE FROM notice", "UPDATE notice SET body = x'00'"])
def test_an_answer_whose_card_is_lost_does_not_hold(house, noor, sql, lost):
    """The statement is signed anew from what is kept: if the card was changed, it is not."""
    allow(house, noor, COMPANION_REPLY)
    event = house.gate.consents.events(noor)[1]
    sql(lost)

    made = check(house, noor, 3, consent=event)

    assert [step.check for step in made if not step.holds] == [Check.STATEMENT]


def test_a_step_reads_as_a_sentence():
    """What was checked, what it means, whether it holds."""
    step = Step(check=Check.OPENING, what="It is so.", holds=True)

    assert (str(step.check), step.holds) == ("opening", True)
