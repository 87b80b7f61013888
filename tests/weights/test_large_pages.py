"""What is in use all the time lies in large pages, and nothing else does."""

import mmap
import re
from ctypes import addressof, c_char
from pathlib import Path

from troth.weights.large_pages import gather

LARGE = 2 << 20


def held(area: mmap.mmap) -> tuple[int, int]:
    """Return how many KiB of an area are in memory, and how many of them in large pages."""
    at = addressof(c_char.from_buffer(area))
    mappings = re.split(r"(?m)^(?=[0-9a-f]+-[0-9a-f]+ )", Path("/proc/self/smaps").read_text())
    for mapping in filter(None, mappings):
        start, end = (int(one, 16) for one in mapping.split(maxsplit=1)[0].split("-"))
        if start <= at < end:
            told = dict(re.findall(r"(?m)^(\w+): +(\d+) kB$", mapping))
            return int(told["Rss"]), int(told["AnonHugePages"])
    raise AssertionError


def an_area(blocks: int, *, each: int) -> mmap.mmap:
    """Return memory of which one small page in `each` was written to."""
    area = mmap.mmap(-1, blocks * LARGE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    area.madvise(mmap.MADV_DONTFORK)  # so that the kernel keeps it apart from what lies beside it
    for at in range(0, len(area), each * mmap.PAGESIZE):
        area[at : at + 8] = at.to_bytes(8, "big")
    return area


def test_what_is_in_use_is_gathered_and_stays_the_same() -> None:
    """All that the kernel took as large is told, and every number is where it was."""
    area = an_area(4, each=1)
    before, _ = held(area)

    made = gather()

    after, large = held(area)
    assert large * 1024 <= made * LARGE
    assert after == before
    assert all(
        area[at : at + 8] == at.to_bytes(8, "big") for at in range(0, len(area), mmap.PAGESIZE)
    )


def test_what_is_hardly_used_takes_no_more_memory() -> None:
    """A hole is not filled, or a server would grow."""
    area = an_area(4, each=2)
    before = held(area)

    gather()

    assert held(area) == before
