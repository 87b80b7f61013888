"""Deciding and entering, with 100,000 people in the database."""

import resource

from bench.measure import Figure, at_most, rounds
from bench.place import a_house, a_person, many_people
from troth.consent.decide import decide
from troth.words import COMPANION_REPLY

PEOPLE = 100_000


def run() -> list[Figure]:
    """Time `decide`, `enter` warm and cold; state the memory."""
    with a_house() as made:
        person = a_person(made)
        many_people(made, PEOPLE)
        gate, states = made.gate, made.gate.states
        events, notice = states.of(person).events, states.common().notice
        now = made.clock.now()
        allowed = {(str(person), str(COMPANION_REPLY)): "yes"}

        def look_up() -> str | None:
            return allowed.get((str(person), str(COMPANION_REPLY)))

        def decides() -> object:
            return decide(events, notice, COMPANION_REPLY, at=now)

        def warm() -> object:
            return gate.enter(person, COMPANION_REPLY)

        def cold() -> object:
            states.drop(person)
            return gate.enter(person, COMPANION_REPLY)

        bare, deciding, entering = rounds([look_up, decides, warm], count=41, inner=500)
        (from_cold,) = rounds([cold], count=401)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        at_most(
            "decide, given the state", deciding * 1e6, "µs", 2, peer=f"dict: {bare * 1e6:.2f} µs"
        ),
        at_most("enter, warm, freshness included", entering * 1e6, "µs", 10),
        at_most("enter, cold", from_cold * 1e6, "µs", 300),
        at_most("memory (RSS) with 100,000 people", memory, "MB", 400),
    ]
