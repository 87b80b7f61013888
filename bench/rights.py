"""What a person is shown and handed out: a page of the timeline, and the whole archive."""

import gc
import os
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from bench.measure import Figure, at_most, rounds
from bench.place import a_house, a_person
from troth.companion.turn import Turn
from troth.house import House
from troth.ledger.leaf import Event
from troth.rights import timeline
from troth.rights.archive import archive
from troth.rights.telling import Kind
from troth.store import schema
from troth.store.sqlite import Unit
from troth.store.statements import select
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, CRISIS_SAFETY, Json, PersonId

TALKS, MESSAGES = 500, 200
ANSWERS = 10_000
_AREA = "evening"
_WORDS = ("the evening", "was long and", "we spoke of", "an old song", "leaving", "gardens")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_BATCH = 250
_RATE = 2.0


def run() -> list[Figure]:
    """Measure both on one house: 100,000 messages in 500 talks, and the lines of 10,000 answers."""
    with a_house() as made:
        person = a_person(made)
        _answer(made, person)
        figures = _timeline(made, person)
        _talk(made, person)
        return [*figures, *_archive(made, person)]


def _timeline(made: House, person: PersonId) -> list[Figure]:
    gate = made.gate
    opening, leaf = schema.ledger_opening, schema.ledger_leaf
    same_rows = (
        select(opening.c.seq, opening.c.sealed, leaf.c.body)
        .select_from(opening.join(leaf, leaf.c.leaf_index == opening.c.leaf_index))
        .where(opening.c.person_id == person)
        .order_by(opening.c.seq.desc())
        .limit(timeline.MOST_COUNTED)
    )
    looks = [
        lambda: timeline.uses(gate, person),
        lambda: timeline.uses(gate, person, before=2 * ANSWERS),
        lambda: timeline.uses(gate, person, kind=Kind.ERASURE),
        lambda: timeline.overview(gate, person),
        lambda: made.store.read(same_rows),
    ]
    newest, middle, rare, both, bare = (taken * 1000 for taken in rounds(looks, count=15))
    peer = f"a bare SELECT of {timeline.MOST_COUNTED:,} such rows: {bare:.1f} ms"
    return [
        at_most(name, taken, "ms", most, area=_AREA, peer=peer)
        for name, taken, most in (
            ("a page of the timeline, the newest of 40,000 lines", newest, 60),
            ("the same in the middle", middle, 60),
            ("the same, of a kind that is not there", rare, 60),
            ("the same with 30 days for the plot", both, 150),
        )
    ]


def _archive(made: House, person: PersonId) -> list[Figure]:
    gc.collect()
    before = peak = _resident()
    with tempfile.TemporaryFile() as file:  # as a browser would: on a disk, not in memory
        start = time.perf_counter()
        for piece in archive(made.gate, made.keys, person):
            file.write(piece)
            peak = max(peak, _resident())
        taken, packed = time.perf_counter() - start, file.tell()
        size, bare = _packed_anew(file)
    return [
        at_most(
            "memory for an archive of 100,000 messages",
            (peak - before) / 1e6,
            "MB",
            150,
            area=_AREA,
        ),
        Figure(
            area=_AREA,
            name=f"an archive of {size / 1e6:.0f} MB ({packed / 1e6:.0f} MB as ZIP)",
            figure=round(size / 1e6 / taken, 1),
            unit="MB/s",
            goal=f"≥ {_RATE:g} MB/s",
            holds=size / 1e6 / taken >= _RATE,
            peer=f"the same bytes by zlib alone: {size / 1e6 / bare:.1f} MB/s",
        ),
    ]


def _packed_anew(file: IO[bytes]) -> tuple[int, float]:
    """Pack what is in a ZIP once more, with nothing but zlib; return its size and the time."""
    size, taken = 0, 0.0
    with zipfile.ZipFile(file) as opened:
        for info in opened.infolist():
            with opened.open(info) as one:
                data = one.read()
            start = time.perf_counter()
            zlib.compress(data)
            taken += time.perf_counter() - start
            size += len(data)
    return size, taken


def _talk(made: House, person: PersonId) -> None:
    for talk in range(TALKS):
        with made.gate.enter(person, COMPANION_HISTORY) as room:
            for turn in _turns(talk):
                room.keep(turn)


def _turns(talk: int) -> Iterator[Turn]:
    for number in range(MESSAGES):
        words = (
            _WORDS[(talk * 7 + number * 13 + place * place) % len(_WORDS)] for place in range(45)
        )
        yield Turn(
            text=" ".join(words),
            role="assistant" if number % 2 else "user",
            at="2026-11-21T20:00:00.000Z",
            conversation=f"cnv_{talk}",
        )


def _answer(made: House, person: PersonId) -> None:
    """Write the four lines of each of 10,000 answers."""
    gate = made.gate
    read: dict[str, Json] = {"read": {"turn": 4}, "which": {"turn": [[1, 4]]}}
    sent: dict[str, Json] = {
        "recipient": "local_model",
        "model": "echo",
        "messages": 5,
        "characters": 812,
        "digest": "a" * 64,
    }

    def write(unit: Unit) -> None:
        state = gate.states.in_unit(unit, person)
        for _ in range(_BATCH):
            looked = {"outcome": "done", "note": "looked for danger: none", **read}
            gate.write_leaf(unit, state, Event.USED, CRISIS_SAFETY, looked)
            receipt = gate.write_leaf(unit, state, Event.DISCLOSED, COMPANION_REPLY, sent)
            closed = {"outcome": "done", "receipt": receipt.id, **read, **sent}
            gate.write_leaf(unit, state, Event.CLOSED, COMPANION_REPLY, closed)
            kept = {"outcome": "done", "kept": {"turn": 2}}
            gate.write_leaf(unit, state, Event.USED, COMPANION_HISTORY, kept)

    for _ in range(ANSWERS // _BATCH):
        made.store.write(write)


def _resident() -> int:
    """Return how many bytes of this process are in memory now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE
