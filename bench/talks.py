"""Listing and opening talks: 10,000 turns in 500 talks, none of it held in memory."""

from dataclasses import replace

from bench.measure import Figure, at_most, rounds
from bench.place import TURN, a_house, a_person
from troth.house import House
from troth.store import schema
from troth.store.statements import select
from troth.words import COMPANION_HISTORY, PersonId, new_id

TURNS = 10_000
TALKS = 500
_SEALED = [
    select(table.c.sealed).where(table.c.holding == "turn")
    for table in (schema.tail, schema.segment)
]


def run() -> list[Figure]:
    """Time listing, opening and forgetting, beside a bare read of the same rows."""
    with a_house() as made:
        person = a_person(made)
        newest = keep_talks(made, person)
        conversation, companion = next(iter(newest)), made.companion
        named = iter(newest.values())
        bare, listed, opened = rounds(
            [
                lambda: [made.store.read(sealed) for sealed in _SEALED],
                lambda: companion.talks(person),
                lambda: companion.talk(person, conversation),
            ],
            count=41,
        )
        (forgotten,) = rounds([lambda: companion.forget_turn(person, next(named))], count=5)
    peer, area = f"bare read of the same rows: {bare * 1e3:.1f} ms", "evening"
    much = f"{TURNS:,} messages in {TALKS} talks"
    return [
        at_most(f"list the talks, of {much}", listed * 1e3, "ms", 60, area=area, peer=peer),
        at_most(f"open a talk, of {much}", opened * 1e3, "ms", 60, area=area, peer=peer),
        at_most(f"forget a message, of {much}", forgotten * 1e3, "ms", 1000, area=area),
    ]


def keep_talks(made: House, person: PersonId) -> dict[str, str]:
    """Keep talks that were had by turns, and return the newest message of each."""
    newest = {new_id("cnv"): "" for _ in range(TALKS)}
    for _ in range(TURNS // TALKS):
        with made.gate.enter(person, COMPANION_HISTORY) as room:
            for conversation, after in newest.items():
                own = newest[conversation] = new_id("trn")
                where = {"conversation": conversation, "id": own, "after": after}
                room.keep(replace(TURN, companion="mira", **where))
    return newest
