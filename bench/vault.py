"""Sealing and opening, one by one and 64 at a time, beside the bare cipher; roll and erase."""

import math
import os
import time
from dataclasses import replace

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.measure import Figure, at_most, ratio_at_most, rounds
from bench.place import a_house, a_person, keep_turns, many_people
from troth.vault.envelope import Handle, Key
from troth.vault.records import Record, open_segment, pack_segment

CLEAR = os.urandom(200)
PEOPLE = 100_000
TURNS = 10_000


def run() -> list[Figure]:
    """Time the envelope, the segment, the epoch roll and an erasure."""
    return [*_envelope(), *_segment(), *_roll(), *_erase()]


def _envelope() -> list[Figure]:
    key = Key.fresh()
    handle = Handle(key, person="psn_x", purpose="companion.history", generation=1)
    bare, context, nonce = AESGCM(key.secret), b"x" * 80, os.urandom(12)
    sealed, bare_sealed = handle.seal("turn", 7, CLEAR), bare.encrypt(nonce, CLEAR, context)
    seal, bare_seal, open_, bare_open = rounds(
        [
            lambda: handle.seal("turn", 7, CLEAR),
            lambda: bare.encrypt(nonce, CLEAR, context),
            lambda: handle.open("turn", 7, sealed),
            lambda: bare.decrypt(nonce, bare_sealed, context),
        ],
        count=61,
        inner=2000,
    )
    told = {"unit": "µs", "peer": "bare AESGCM"}
    return [
        ratio_at_most("seal 200 B", seal * 1e6, against=bare_seal * 1e6, most=3, **told),
        ratio_at_most("open 200 B", open_ * 1e6, against=bare_open * 1e6, most=2.5, **told),
    ]


def _segment() -> list[Figure]:
    """Time segments of 64 beside 64 bare calls; and one seal over the bytes of 64 records."""
    key = Key.fresh()
    handle = Handle(key, person="psn_x", purpose="companion.history", generation=1)
    bare, context, nonce = AESGCM(key.secret), b"x" * 80, os.urandom(12)
    records = [Record(number=n, keep_until_ms=2**50, clear=CLEAR) for n in range(1, 65)]
    sealed = pack_segment(handle, "turn", records)
    alone = [bare.encrypt(nonce, CLEAR, context) for _ in records]
    write, bare_write, read, bare_read = rounds(
        [
            lambda: pack_segment(handle, "turn", records),
            lambda: [bare.encrypt(nonce, CLEAR, context) for _ in records],
            lambda: open_segment(handle, "turn", 1, sealed),
            lambda: [bare.decrypt(nonce, one, context) for one in alone],
        ],
        count=61,
        inner=100,
    )
    told = {"unit": "µs", "peer": "64 bare AESGCM calls", "most": 1.2}
    return [
        ratio_at_most("write a segment of 64", write * 1e6, against=bare_write * 1e6, **told),
        ratio_at_most("read a segment of 64", read * 1e6, against=bare_read * 1e6, **told),
        *_whole(handle, bare, CLEAR * 64, "64 × 200 B"),
    ]


def _whole(handle: Handle, bare: AESGCM, clear: bytes, size: str) -> list[Figure]:
    """Tell what one seal over all the bytes of a segment costs, beside one bare call over them.

    The goal asks what 64 records cost beside 64 bare calls. Beside one, what is dear is no cipher:
    the envelope copies the bytes behind its header once, and binds them to where they belong.
    """
    nonce, context = os.urandom(12), b"x" * 80
    shut, sealed = bare.encrypt(nonce, clear, context), handle.seal("turn", 1, clear)
    seal, bare_seal, open_, bare_open = rounds(
        [
            lambda: handle.seal("turn", 1, clear),
            lambda: bare.encrypt(nonce, clear, context),
            lambda: handle.open("turn", 1, sealed),
            lambda: bare.decrypt(nonce, shut, context),
        ],
        count=61,
        inner=200,
    )
    return [
        _told(f"seal {size} at once", seal * 1e6, against=bare_seal * 1e6),
        _told(f"open {size} at once", open_ * 1e6, against=bare_open * 1e6),
    ]


def _told(name: str, figure: float, *, against: float) -> Figure:
    peer = {"unit": "µs", "peer": "one bare AESGCM call over the same bytes"}
    ratio = ratio_at_most(name, figure, against=against, most=math.inf, **peer)
    return replace(ratio, goal="told")


def _roll() -> list[Figure]:
    with a_house() as made:
        many_people(made, PEOPLE)
        (taken,) = rounds([made.gate.roll], count=3)
    return [at_most("epoch roll of 100,000 people", taken, "s", 3)]


def _erase() -> list[Figure]:
    with a_house() as made:
        times = []
        for _ in range(3):
            person = a_person(made)
            keep_turns(made, person, TURNS)
            start = time.perf_counter()
            certificate = made.erase(person)
            times.append(time.perf_counter() - start)
            if not certificate.complete:
                message = "an erasure left a trace"
                raise RuntimeError(message)
    return [at_most("erase a person with 10,000 turns", sorted(times)[1], "s", 1)]
