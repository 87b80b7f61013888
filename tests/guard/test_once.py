"""What is read once: the same as ever, and forgotten at the end."""

import threading
from contextlib import suppress

from troth.guard import once
from troth.guard.once import MOST, kept


class Reads:
    """Counts how often a text is read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, text: str) -> str:
        self.read.append(text)
        return text.upper()


def upper(reads: Reads):
    """Return a kept reading by `reads`."""

    def read(text: str) -> str:
        return reads(text)

    return kept(read)


def test_inside_a_text_is_read_once() -> None:
    """And what comes of it is the same."""
    reads = Reads()
    read = upper(reads)

    with once.once():
        found = [read("a"), read("b"), read("a")]

    assert found == ["A", "B", "A"]
    assert reads.read == ["a", "b"]


def test_outside_nothing_is_kept() -> None:
    """Words stay nowhere longer than they are looked at, also when looking goes wrong."""
    reads = Reads()
    read = upper(reads)

    with suppress(ZeroDivisionError), once.once():
        read("a")
        read(str(1 // 0))
    read("a")
    with once.once():
        read("a")

    assert reads.read == ["a", "a", "a"]


def test_entered_again_inside_it_goes_on() -> None:
    """Only the outermost end forgets."""
    reads = Reads()
    read = upper(reads)

    with once.once():
        with once.once():
            read("a")
        read("a")

    assert reads.read == ["a"]


def test_two_readings_are_not_mixed_up() -> None:
    """Each has its own."""
    reads = Reads()
    read, length = upper(reads), kept(len)

    with once.once():
        assert (read("ab"), length("ab")) == ("AB", 2)
        assert (read("ab"), length("ab")) == ("AB", 2)


def test_another_thread_keeps_nothing() -> None:
    """Each thread has its own end."""
    reads = Reads()
    read = upper(reads)

    with once.once():
        read("a")
        other = threading.Thread(target=lambda: [read("a"), read("a")])
        other.start()
        other.join()

    assert reads.read == ["a", "a", "a"]


def test_no_flood_of_texts_is_kept() -> None:
    """Beyond a bound each is read anew."""
    reads = Reads()
    read = upper(reads)

    with once.once():
        for at in range(MOST + 1):
            read(str(at))
        read("0")
        read(str(MOST))

    assert len(reads.read) == MOST + 2
