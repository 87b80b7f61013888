"""How a command ends: with an exit code, and where it failed with one line on stderr.

A line says what happened and what to do. It never quotes what was typed or kept: of an
unknown fault it tells the kind alone, since its text may hold anything.
"""

import difflib
import errno
import sys
from collections.abc import Callable, Collection

import click

from troth.cli.screen import let_go, say
from troth.errors import Refused, TrothError
from troth.words import Reason

FAILED, WRONG_INPUT, INTERRUPTED = 1, 2, 130
_NOT_WRITTEN = {
    errno.EBADF: "Nothing can be printed: stdout is closed.",
    errno.ENOSPC: "The disk is full, so not all of it could be written. Make room and try again.",
}
_TOO_LONG = "The name of a file is too long for this disk. Name another file."


def code_of(command: Callable[[], object]) -> int:
    """Run a command, tell what went wrong, and return the exit code."""
    try:
        result = command()
        sys.stdout.flush()
    except click.Abort:
        return INTERRUPTED
    except click.UsageError as error:
        say(usage(error))
        return WRONG_INPUT
    except TrothError as error:
        say(sentence(error))
        return error.exit_code
    except BrokenPipeError:
        let_go(sys.stdout)
        return FAILED
    except OSError as error:
        return _of_the_system(error)
    except Exception as error:  # noqa: BLE001  # the outermost edge: nothing may print a traceback
        say(unknown(error))
        return FAILED
    return result if isinstance(result, int) else 0


def _of_the_system(error: OSError) -> int:
    """Tell what the system did not do, and return the exit code."""
    if error.errno == errno.ENAMETOOLONG:
        say(_TOO_LONG)
        return WRONG_INPUT
    if error.errno in _NOT_WRITTEN:
        let_go(sys.stdout)
    say(_NOT_WRITTEN.get(error.errno or 0) or unknown(error))
    return FAILED


def sentence(error: TrothError) -> str:
    """Say what happened, and for a refusal how to change it."""
    if isinstance(error, Refused) and (advice := how_to_change(error.reason, error.purpose)):
        return f"{error} {advice}"
    return str(error)


def unknown(error: BaseException) -> str:
    """Say that something broke, without the error's own text."""
    kind = type(error).__name__
    return f"Something broke inside Troth ({kind}). Try again. If it stays, run: troth doctor"


_SAY_YES = frozenset(
    {
        Reason.NEVER_ASKED,
        Reason.REFUSED,
        Reason.WITHDRAWN,
        Reason.OBJECTED,
        Reason.EXPIRED,
        Reason.NOTICE_CHANGED,
    }
)


def how_to_change(reason: Reason, purpose: str) -> str:
    """Name the command that changes a no. Empty where none does."""
    if reason in _SAY_YES:
        return f"To say yes: troth consent give {purpose}"
    if reason is Reason.RESTRICTED:
        return "To end the hold: troth consent unrestrict"
    if reason is Reason.LOCKED_DOWN:
        return "To open it again: troth lockdown --lift"
    return ""


def usage(error: click.UsageError) -> str:
    """Say what was wrong with a command line, without quoting it."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    command = error.ctx.command_path if error.ctx else "troth"
    return f"{_what(error)} Look: {command} --help"


def _what(error: click.UsageError) -> str:
    match error:
        case click.exceptions.NoSuchCommand():
            return f"There is no such command.{_near(error.command_name, _commands(error))}"
        case click.NoSuchOption():
            return f"There is no such option.{_near(error.option_name, _options(error))}"
        case click.BadOptionUsage():
            return "An option is not used in the right way."
        case click.MissingParameter():
            return f"{_name(error.param)} is missing."
        case click.BadParameter():
            return f"{_name(error.param)} is not right{_choices(error.param)}."
        case _:
            return "That is more than this command takes, or less."


def _commands(error: click.UsageError) -> list[str]:
    told = error.ctx
    return (
        told.command.list_commands(told) if told and isinstance(told.command, click.Group) else []
    )


def _options(error: click.UsageError) -> list[str]:
    told = error.ctx
    return [name for one in told.command.get_params(told) for name in one.opts] if told else []


def _near(typed: str, known: Collection[str]) -> str:
    """Name what was likely meant. What was typed is not repeated: it may be anything."""
    found = difflib.get_close_matches(typed, known, n=1)
    return f" Did you mean {found[0]}?" if found else ""


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "Something"
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name


def _choices(param: click.Parameter | None) -> str:
    if param is not None and isinstance(param.type, click.Choice):
        return f": it is one of {', '.join(str(one) for one in param.type.choices)}"
    if param is not None and isinstance(param.type, click.IntRange):
        return f": it is a whole number{_between(param.type.min, param.type.max)}"
    if param is not None and isinstance(param.type, click.types.IntParamType):
        return ": it is a whole number"
    return ""


def _between(least: float | None, most: float | None) -> str:
    from_ = "" if least is None else f" from {least}"
    return f"{from_}{' on' if most is None else f' to {most}'}"
