"""What the server writes while it runs, and that it never writes a person's words.

Errors are logged by their kind. The text of an error that is not ours may quote what a person
said, so no message of one, no traceback and no object's `repr` reaches a log: not from us, not
from a library, not from a thread, not from the event loop.
"""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from troth.errors import BadInput

_LEVELS: Mapping[str, int] = {"troth": logging.INFO, "uvicorn": logging.WARNING}
_log = logging.getLogger(__name__)


class Plain(logging.Formatter):
    """Writes one line a record: time, level, message, and of an error only its kind."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the record, without a traceback."""
        at = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        message = " ".join(record.getMessage().split())
        kind = record.exc_info[0] if record.exc_info else None
        return f"{at} {record.levelname} {message}" + (f" ({kind.__name__})" if kind else "")


@contextmanager
def logging_to(file: Path | None) -> Iterator[None]:
    """Log to the terminal, and to `file`, which only this account may read. Raises BadInput."""
    root = logging.getLogger()
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if file is not None:
        handlers.append(_file_handler(file))
    with ExitStack() as undo:
        for handler in handlers:
            handler.setFormatter(Plain())
            root.addHandler(handler)
            undo.callback(handler.close)
            undo.callback(root.removeHandler, handler)
        for name, level in _LEVELS.items():
            undo.callback(logging.getLogger(name).setLevel, logging.getLogger(name).level)
            logging.getLogger(name).setLevel(level)
        undo.callback(setattr, logging, "raiseExceptions", logging.raiseExceptions)
        logging.raiseExceptions = False  # a full disk must not print what was to be logged
        undo.callback(setattr, sys, "unraisablehook", sys.unraisablehook)
        sys.unraisablehook = _unraisable
        undo.callback(setattr, threading, "excepthook", threading.excepthook)
        threading.excepthook = _in_thread
        yield


def in_loop(_: asyncio.AbstractEventLoop, context: Mapping[str, object]) -> None:
    """Log what an event loop could not hand to anybody. For `loop.set_exception_handler`."""
    _say_kind("the event loop", type(context.get("exception")))


def _file_handler(file: Path) -> logging.Handler:
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600))
        file.chmod(0o600)
        return logging.FileHandler(file, encoding="utf-8")
    except OSError as error:
        message = f"Troth cannot write its log {file}: {error.strerror}. Check log_file."
        raise BadInput(message, param="log_file") from error


def _unraisable(told: "sys.UnraisableHookArgs") -> None:
    _say_kind("clean-up", told.exc_type)


def _in_thread(told: threading.ExceptHookArgs) -> None:
    _say_kind("a thread", told.exc_type)


def _say_kind(where: str, kind: type[BaseException] | type[None] | type[object]) -> None:
    _log.error("something failed in %s: %s", where, kind.__name__)
