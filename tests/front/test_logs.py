"""What reaches a log, a terminal or a file, and what must not."""

import asyncio
import gc
import logging
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from troth.errors import BadInput
from troth.front.logs import in_loop, logging_to

LOG = logging.getLogger("troth.test")


def raised(text: str = "planted words") -> Exception:
    """Return an error with a traceback, whose text must not be seen."""
    try:
        raise KeyError(text)  # noqa: TRY301  # a traceback is wanted
    except KeyError as error:
        return error


def test_a_line_has_time_level_and_message(capsys) -> None:
    """On the terminal, as one line."""
    with logging_to(None):
        LOG.info("one\ntwo")

    line = capsys.readouterr().err
    assert line.endswith(" INFO one two\n")
    assert line.count("\n") == 1


def test_the_file_is_for_this_account_alone(tmp_path: Path, capsys) -> None:
    """0600 whatever it was before, and it holds what the terminal shows."""
    file = tmp_path / "troth.log"
    file.write_text("before\n")
    file.chmod(0o644)

    with logging_to(file):
        LOG.info("hello")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text("utf-8") == "before\n" + capsys.readouterr().err


def test_a_new_file_is_never_readable_by_others(tmp_path: Path) -> None:
    """Not even for a moment: it is made that way, whatever the umask."""
    before = os.umask(0)
    try:
        with logging_to(tmp_path / "troth.log"):
            mode = stat.S_IMODE((tmp_path / "troth.log").stat().st_mode)
    finally:
        os.umask(before)

    assert mode == 0o600


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Before the server starts, with the setting's name."""
    with pytest.raises(BadInput, match="log_file") as caught, logging_to(tmp_path / "no" / "log"):
        pass

    assert caught.value.param == "log_file"


def test_an_error_is_logged_by_its_kind(capsys) -> None:
    """Neither its text nor its traceback, whoever logs it."""
    with logging_to(None):
        LOG.error("it broke", exc_info=raised())
        logging.getLogger("uvicorn.error").error("it broke", exc_info=raised())
        logging.getLogger("some.library").warning("it broke", exc_info=raised(), stack_info=True)

    told = capsys.readouterr().err
    assert told.count("it broke (KeyError)\n") == 3
    assert "planted" not in told
    assert "Traceback" not in told


def test_what_nobody_caught_is_logged_by_its_kind(capsys) -> None:
    """In a thread, in clean-up, in the event loop."""

    class Untidy:
        def __del__(self) -> None:
            raise raised()

    def fail() -> None:
        raise raised()

    async def lose() -> None:
        asyncio.get_running_loop().set_exception_handler(in_loop)
        asyncio.get_running_loop().call_soon(fail)
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)

    with logging_to(None):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        Untidy()
        gc.collect()
        with pytest.raises(TimeoutError):
            asyncio.run(lose())

    told = capsys.readouterr().err
    assert told.count("KeyError\n") == 3
    assert "planted" not in told


def test_a_log_that_cannot_be_written_shows_nothing(capsys) -> None:
    """A full disk must not print what was to be logged, with a traceback, to the terminal."""

    class Full(logging.StreamHandler):
        def __init__(self) -> None:
            super().__init__(sys.stderr)

        def format(self, record) -> str:
            raise OSError(28, "planted words")

    full = Full()
    with logging_to(None):
        logging.getLogger("troth.test").addHandler(full)
        LOG.info("hello")
        logging.getLogger("troth.test").removeHandler(full)

    assert "planted" not in capsys.readouterr().err


def test_afterwards_everything_is_as_before() -> None:
    """A program that serves for a while gets its own logging back."""
    root = logging.getLogger()
    before = (
        list(root.handlers),
        sys.unraisablehook,
        threading.excepthook,
        logging.raiseExceptions,
        logging.getLogger("troth").level,
    )

    with logging_to(None):
        assert list(root.handlers) != before[0]

    after = (
        list(root.handlers),
        sys.unraisablehook,
        threading.excepthook,
        logging.raiseExceptions,
        logging.getLogger("troth").level,
    )
    assert after == before
