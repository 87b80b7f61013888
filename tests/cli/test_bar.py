"""How far something is: one line that changes on a terminal, few lines elsewhere."""

import pytest

from troth.cli.bar import Bar


def test_on_a_terminal_one_line_changes(capsys: pytest.CaptureFixture[str]) -> None:
    """It is written on stderr, only when it changes, and left with a line end."""
    bar = Bar("Fetching", is_drawn=True)
    for done in (0, 1, 500_000_000, 500_000_001, 1_000_000_000):
        bar(done, 1_000_000_000)
    bar.end()

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\r") == 3
    assert "[############............] 500 MB of 1000 MB" in told.err
    assert told.err.endswith("\n")


def test_elsewhere_it_is_a_line_for_each_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    """A log is not flooded; without a known size, each 50 MB is told."""
    bar = Bar("Fetching", is_drawn=False)
    for done in range(1001):
        bar(done * 1_000_000, 1_000_000_000)
    bar.end()
    lines = capsys.readouterr().err.splitlines()
    unknown = Bar("Fetching", is_drawn=False)
    for done in (0, 1, 60_000_000):
        unknown(done, None)

    assert len(lines) == 11
    assert lines[-1] == "Fetching: 1000 MB of 1000 MB"
    assert capsys.readouterr().err.splitlines() == ["Fetching: 0 MB", "Fetching: 60 MB"]
