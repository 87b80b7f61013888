"""How a command ends: one line, the right code, never the text of an unknown fault."""

from pathlib import Path

import click
import pytest

from troth import errors
from troth.cli import endings
from troth.words import PurposeId, Reason

REPLY = PurposeId("companion.reply")


def failing(error: BaseException):
    """Return a command that raises this."""

    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.Refused(REPLY, Reason.WITHDRAWN), 3),
        (errors.NotSignedIn("No key."), 3),
        (errors.BadInput("Not so."), 2),
        (errors.TooLarge("Too much."), 2),
        (errors.Unconfigured("Run: troth init"), 2),
        (errors.NotFound("Not there."), 1),
        (errors.Damaged("Broken."), 1),
        (errors.StoreBusy("Busy."), 1),
        (errors.StoreFull("Full."), 1),
        (errors.LedgerFailed("Not recorded."), 1),
        (errors.ProviderFailed("No answer."), 1),
    ],
    ids=lambda one: type(one).__name__,
)
def test_each_error_has_its_line_and_code(
    capsys: pytest.CaptureFixture[str], error: errors.TrothError, code: int
) -> None:
    """An error of Troth is one line on stderr, and its class gives the exit code."""
    found = endings.code_of(failing(error))

    said = capsys.readouterr()
    assert found == code
    assert said.err.startswith(str(error))
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_a_name_that_no_disk_takes_is_wrong_input(capsys: pytest.CaptureFixture[str]) -> None:
    """Whichever command was given it, a file name that is too long is named as that."""
    found = endings.code_of(lambda: Path("zebra" * 100).stat())

    said = capsys.readouterr().err
    assert found == 2
    assert "too long" in said
    assert "zebra" not in said


@pytest.mark.parametrize("error", [ValueError, RuntimeError, KeyError, OSError, MemoryError])
def test_an_unknown_fault_shows_its_kind_alone(
    capsys: pytest.CaptureFixture[str], error: type[Exception]
) -> None:
    """The text of a fault nobody foresaw may hold anything, so it is never shown."""
    found = endings.code_of(failing(error("zebra-canary")))

    said = capsys.readouterr()
    assert found == 1
    assert "zebra" not in said.err + said.out
    assert error.__name__ in said.err
    assert "troth doctor" in said.err


def test_ctrl_c_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """An interrupt ends with 130 and says nothing."""
    found = endings.code_of(failing(click.Abort()))

    assert found == 130
    assert capsys.readouterr().err == ""


def test_what_a_command_returns_is_its_code() -> None:
    """A number is an exit code; anything else is fine."""
    codes = [endings.code_of(lambda: 1), endings.code_of(lambda: 0), endings.code_of(lambda: None)]

    assert codes == [1, 0, 0]


@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_says_how_to_change_it(reason: Reason) -> None:
    """What can be changed by a command names it; what cannot names none."""
    change = endings.how_to_change(reason, REPLY)

    expected = {
        Reason.NEVER_ASKED: "consent give companion.reply",
        Reason.REFUSED: "consent give companion.reply",
        Reason.WITHDRAWN: "consent give companion.reply",
        Reason.OBJECTED: "consent give companion.reply",
        Reason.EXPIRED: "consent give companion.reply",
        Reason.NOTICE_CHANGED: "consent give companion.reply",
        Reason.RESTRICTED: "consent unrestrict",
        Reason.LOCKED_DOWN: "lockdown --lift",
    }
    assert expected.get(reason, "") in change
    assert bool(change) == (reason in expected)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (click.IntRange(1, 3650), "it is a whole number from 1 to 3650."),
        (click.IntRange(1), "it is a whole number from 1 on."),
        (click.INT, "it is a whole number."),
    ],
)
def test_a_number_that_is_not_right_is_told_its_bounds(kind: click.ParamType, told: str) -> None:
    """0 is a whole number: who typed it learns from which one on it is right."""
    error = click.BadParameter("zebra", param=click.Option(["--days"], type=kind))

    said = endings.usage(error)

    assert f"--days is not right: {told}" in said
    assert "zebra" not in said
