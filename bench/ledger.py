"""Appending to the tree in memory, beside two bare SHA-256 a leaf."""

import hashlib
import tracemalloc

from bench.measure import Figure, at_most, ratio_at_most, rounds
from troth.ledger.tree import Edge, leaf_hash

LEAVES = 20_000
BODY = b"x" * 100


def run() -> list[Figure]:
    """Time appends; state what the edge holds after a million."""

    def append() -> None:
        edge = Edge()
        add = edge.append
        for _ in range(LEAVES):
            add(leaf_hash(BODY))

    def floor() -> None:
        sha256 = hashlib.sha256
        for _ in range(LEAVES):
            sha256(sha256(BODY).digest()).digest()

    ours, bare = rounds([append, floor], count=31)
    each, each_bare = ours / LEAVES * 1e6, bare / LEAVES * 1e6
    per_second = LEAVES / ours
    ratio = ratio_at_most(
        "append a leaf in memory", each, "µs", peer="two bare SHA-256", against=each_bare, most=1.6
    )
    enough = per_second >= 250_000 or ratio.holds  # either figure is the goal
    return [
        Figure(
            area="core",
            name="append a leaf in memory (or ≥ 250,000 a second)",
            figure=ratio.figure,
            unit="µs",
            goal="≤ 1.6× or ≤ 4 µs",
            holds=enough,
            peer=ratio.peer,
            ratio=ratio.ratio,
        ),
        at_most("memory of the edge after 1,000,000 leaves", _memory() / 1024, "KB", 16),
    ]


def _memory() -> float:
    tracemalloc.start()
    edge = Edge()
    for _ in range(1_000_000):
        edge.append(BODY[:32])
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held
