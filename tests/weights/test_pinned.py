"""What is pinned in code, in the shipped lock and in the repository's lock is the same."""

import re
from pathlib import Path

import pytest

from troth.errors import Unconfigured
from troth.weights.get import LOCKS
from troth.weights.pinned import PINNED, Pinned, pinned

_REQUIREMENTS = Path(__file__).parents[2] / "requirements"


def test_the_shipped_locks_are_the_repositorys() -> None:
    """`make start` and `troth model get` take the same files; what two share is there once.

    What comes only to whoever asks for it is not among them.
    """
    shipped = [
        block
        for name, entry in PINNED.items()
        if not entry.asked_for
        for block in re.split(r"(?<=\n)(?=\S)", (LOCKS / f"{name}.txt").read_text())
    ]

    assert "".join(dict.fromkeys(shipped)) == (_REQUIREMENTS / "weights.txt").read_text()


@pytest.mark.parametrize("entry", PINNED.values(), ids=PINNED)
def test_a_lock_names_what_is_pinned(entry: Pinned) -> None:
    """The package is locked at its version, and the runtime beside it; nothing else is."""
    lock = (LOCKS / f"{entry.name}.txt").read_text()
    locked = dict(re.findall(r"^(\S+)==(\S+) ", lock, re.MULTILINE))

    assert set(locked) == {entry.package, entry.runtime}
    assert locked[entry.package] == entry.version


def test_the_runtime_is_the_one_that_was_tested() -> None:
    """The demo's runtime comes with the server, too, and its lines are the same in that lock."""
    entry = PINNED["demo"]
    lock = (LOCKS / f"{entry.name}.txt").read_text()
    runtime = re.search(rf"^{entry.runtime}==.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL)

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
