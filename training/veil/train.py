"""Trains the upper layers of the veil's model on the lines, and writes them as Troth reads them.

`python -m training.veil.train` takes Rampart's weights, freezes its lower layers as they are when
Troth runs (7 bits), and lets the layers from `OURS` up, a table of looks and a new last step learn
from fresh fillings of the lines. Weights are rounded on the way, so that what is learned is what is
shipped. Same seed, same lines, same versions of the packages: the same tensors, within the
order in which a processor adds up.
"""

import argparse
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import lax
from jax.experimental.layout import Layout, with_layout_constraint

from training.veil.generate import CODES, Example, examples, lines
from troth.veil.people import list_of
from troth.weights.find import find_all
from troth.weights.looks import LOOKS, looks
from troth.weights.rampart import ASKED, HEADS, LABELS, LAYERS, OURS, WIDTH, our_places, shapes
from troth.weights.rounding import Given, tensors
from troth.weights.wordpiece import END, START, WordPiece

Arrays = dict[str, Any]  # of JAX, which has no types of its own worth the name

ROWS: Final = 8
ROW: Final = 128
"""Rows of one step, and pieces of a row, which holds as many examples as fit."""
STEPS: Final = 1500
_NEWER: Final = (
    *(f"{one}th" for one in ("twelf", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")),
    *("eighteenth", "nineteenth", "twentieth"),
    *(f"twenty{one}" for one in ("first", "second", "third", "fourth", "fifth", "sixth")),
    *("twentyseventh", "twentyeighth", "twentyninth", "thirtieth"),
    *(f"thirty{one}" for one in ("first", "second", "third", "fourth")),
)
LATER: Final = dict.fromkeys(_NEWER, 0)
"""Who is learned from only after so many of the steps: beside all others, and twice as often."""
RATE, LAST_TIMES, DECAY, DROPPED = 3e-4, 6.0, 0.01, 0.1
HIDDEN, MASK = 0.1, 4
"""The share of pieces that are read as the vocabulary's mask, and its number: what stands around
a word has to say as much as the word."""
UNLISTED: Final = 40
"""Percent of the names on our lists that are learned from as if they were on none."""
MOST: Final = 63
KEPT: Final = 100
_FULL: Final = Path(__file__).parents[2] / "src" / "troth" / "weights" / "veil.bin"


# ── weights ─────────────────────────────────────────────────────────────────────────────────


def _floats(given: Given, name: str) -> np.ndarray:
    """Return a matrix of Rampart as it was before it was rounded to 4 bits, or near."""
    quarters = given.tensors[f"{name}_Q4"]
    wide, blocks, _ = quarters.shape
    read = np.frombuffer(quarters.data, np.uint8).reshape(wide, blocks, -1)
    both = np.stack([read & 15, read >> 4], -1).reshape(wide, blocks, -1).astype(np.float32) - 8
    scales = np.array(given.tensors[f"{name}_scales"].floats(), np.float32).reshape(wide, blocks, 1)
    return (both * scales).reshape(wide, -1).T


def lower(model: bytes) -> Arrays:
    """Return what stays as it is, as it is when Troth runs."""
    made: Arrays = {}
    for name, tensor in tensors(model).items():
        made[name] = (
            np.frombuffer(tensor.data, _KINDS[tensor.kind]).reshape(tensor.shape).astype(np.float32)
        )
    made["words"] = (made["words"] - made.pop("words.zero")) * made.pop("words.step")
    return {name: jnp.asarray(value) for name, value in made.items()}


def upper(model: bytes, seed: int) -> Arrays:
    """Return where learning starts: Rampart's own upper layers, and nothing known above them."""
    given, made = Given(model), dict[str, np.ndarray]()
    for layer in range(OURS, LAYERS):
        theirs, names = f"bert.encoder.layer.{layer}", given.matrices[layer * 6 : layer * 6 + 6]
        made[f"{layer}.ask"] = np.concatenate([_floats(given, one) for one in names[:3]], 1)
        for part, name in zip(("join", "widen", "narrow"), names[3:], strict=True):
            made[f"{layer}.{part}"] = _floats(given, name)
        vectors = {
            "ask.bias": [f"attention.self.{one}.bias" for one in ASKED],
            "join.bias": ["attention.output.dense.bias"],
            "widen.bias": ["intermediate.dense.bias"],
            "narrow.bias": ["output.dense.bias"],
            "join.gain": ["attention.output.LayerNorm.weight"],
            "join.shift": ["attention.output.LayerNorm.bias"],
            "narrow.gain": ["output.LayerNorm.weight"],
            "narrow.shift": ["output.LayerNorm.bias"],
        }
        for part, held in vectors.items():
            read = [given.vector(f"{theirs}.{one}").floats() for one in held]
            made[f"{layer}.{part}"] = np.array(list(chain(*read)), np.float32)
    chance = np.random.default_rng(seed)
    made["looks"] = chance.normal(0, 0.02, (LOOKS, WIDTH)).astype(np.float32)
    made["last"] = chance.normal(0, 0.02, (WIDTH, len(LABELS))).astype(np.float32)
    made["last.bias"] = np.zeros(len(LABELS), np.float32)
    return {name: jnp.asarray(value) for name, value in made.items()}


_KINDS: Final = {1: np.float32, 2: np.uint8, 3: np.int8}


def unwritten(data: bytes) -> dict[str, np.ndarray]:
    """Return what a trained file holds, as it was before it was rounded, or near."""
    made: dict[str, np.ndarray] = {}
    for name, (start, size) in our_places().items():
        kind, shape = shapes()[name]
        held = np.frombuffer(data[start : start + size], _KINDS[kind])
        made[name] = held.reshape(shape).astype(np.float32)
    for name in [one for one in made if one.endswith(".step")]:
        made[name.removesuffix(".step")] *= made.pop(name)
    return made


# ── the model ───────────────────────────────────────────────────────────────────────────────


_HALF: Final = jnp.bfloat16
"""What is multiplied: whole steps up to 63 are exact in it, and processors are quick with it."""


def _product(at: Any, matrix: Any, over: tuple[int, int]) -> Any:
    sides = (((over[0],), (over[1],)), ((), ()))
    return lax.dot_general(
        at.astype(_HALF), matrix.astype(_HALF), sides, preferred_element_type=jnp.float32
    )


def _whole(matrix: Any) -> tuple[Any, Any]:
    """Round a matrix to 7 bits a column."""
    step = jnp.max(jnp.abs(matrix), 0) / MOST
    return jnp.round(matrix / step), step


@jax.custom_vjp
def _stepped(at: Any, matrix: Any) -> Any:
    """Multiply rows with a rounded matrix, and let what is learned pass through the rounding."""
    whole, step = _whole(matrix)
    return _product(at, whole, (1, 0)) * step


def _there(at: Any, matrix: Any) -> tuple[Any, Any]:
    whole, step = _whole(matrix)
    at, whole = at.astype(_HALF), whole.astype(_HALF)
    return _product(at, whole, (1, 0)) * step, (at, whole, step)


def _back(held: Any, slope: Any) -> tuple[Any, Any]:
    at, whole, step = held
    turned = with_layout_constraint(at.T, Layout(major_to_minor=(0, 1)))  # three times as quick
    return _product(slope * step, whole, (1, 1)), _product(turned, slope, (1, 0))


_stepped.defvjp(_there, _back)


def _level(at: Any, gain: Any, shift: Any) -> Any:
    mean = at.mean(-1, keepdims=True)
    return (at - mean) * jax.lax.rsqrt(at.var(-1, keepdims=True) + 1e-12) * gain + shift


def _dropped(at: Any, key: Any) -> Any:
    if key is None:
        return at
    kept = jax.random.bits(key, at.shape, jnp.uint8) >= round(256 * DROPPED)
    return jnp.where(kept, at / (1 - DROPPED), 0)


def _layer(now: Any, held: Arrays, layer: int, apart: Any, key: Any = None) -> Any:
    learns = key is not None
    keys = jax.random.split(key, 2) if learns else (None, None)

    def times(at: Any, part: str) -> Any:
        rows = at.reshape(-1, at.shape[-1])
        matrix = held[f"{layer}.{part}"]
        if layer < OURS:
            made = _product(rows, matrix, (1, 0)) * held[f"{layer}.{part}.step"]
        else:
            made = _stepped(rows, matrix)
        return made.reshape(*at.shape[:-1], -1) + held[f"{layer}.{part}.bias"]

    rows, size, _ = now.shape
    asked = times(now, "ask").reshape(rows, size, 3, HEADS, -1)
    query, heard, value = (asked[:, :, one] for one in range(3))
    score = jnp.einsum("rqhd,rkhd->rhqk", query, heard) / (WIDTH // HEADS) ** 0.5 + apart
    seen = jnp.einsum("rhqk,rkhd->rqhd", jax.nn.softmax(score, -1), value).reshape(now.shape)
    gain, shift = held[f"{layer}.join.gain"], held[f"{layer}.join.shift"]
    now = _level(now + _dropped(times(seen, "join"), keys[0]), gain, shift)
    wide = jax.nn.gelu(times(now, "widen"), approximate=False)
    gain, shift = held[f"{layer}.narrow.gain"], held[f"{layer}.narrow.shift"]
    return _level(now + _dropped(times(wide, "narrow"), keys[1]), gain, shift)


def read(low: Arrays, high: Arrays, batch: Arrays, key: Any = None) -> Any:
    """Return the logits of each piece of a batch. key: of chance, while learning."""
    same = batch["owner"][:, :, None] == batch["owner"][:, None, :]
    apart = jnp.where(same, 0.0, -1e9)[:, None]
    now = low["words"][batch["id"]] + low["places"][batch["at"]]
    now = _level(now, low["first.gain"], low["first.shift"])
    for layer in range(OURS):
        now = _layer(now, low, layer, apart)
    now = lax.stop_gradient(now) + high["looks"][batch["look"]]
    for layer in range(OURS, LAYERS):
        now = _layer(
            now, high, layer, apart, None if key is None else jax.random.fold_in(key, layer)
        )
    return now @ high["last"] + high["last.bias"]


# ── what it learns from ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Cut:
    """An example in pieces: numbers, looks, and the label of each; -1 for none."""

    ids: tuple[int, ...]
    look: tuple[int, ...]
    label: tuple[int, ...]


def _listed(word: str) -> int:
    """Say which list a word is on, as if some names were on none: most people's are not."""
    draw = zlib.crc32(word.lower().encode()) % 100
    return list_of(word) if draw >= UNLISTED else 0


def cut(example: Example, pieces: WordPiece) -> Cut:
    """Cut an example as the run time does, up to one window."""
    every = pieces.cut(example.text)
    cut = every[: ROW - 2]
    of_letter = [0] * (len(example.text) + 1)
    for start, end, code in example.spans:
        of_letter[start:end] = [CODES.index(code) + 1] * (end - start)
    return Cut(
        (START, *(piece.id for piece in cut), END),
        (0, *looks(example.text, every, _listed)[: ROW - 2], 0),
        (-1, *(of_letter[piece.start] for piece in cut), -1),
    )


def batches(cuts: Iterator[Cut], rows: int = ROWS) -> Iterator[Arrays]:
    """Yield batches of full rows. Pieces of one example see each other and nothing else."""
    held: list[list[Cut]] = [[]]
    for one in cuts:
        if sum(len(other.ids) for other in held[-1]) + len(one.ids) > ROW:
            if len(held) == rows:
                yield _batch(held)
                held = []
            held.append([])
        held[-1].append(one)
    yield _batch(held + [[] for _ in range(rows - len(held))])


def _batch(rows: Sequence[Sequence[Cut]]) -> Arrays:
    made = {
        name: np.full((len(rows), ROW), empty, np.int32)
        for name, empty in (("id", 0), ("at", 0), ("look", 0), ("label", -1), ("owner", 0))
    }
    for row, cuts in enumerate(rows):
        at = 0
        for number, one in enumerate(cuts, 1):
            until = at + len(one.ids)
            made["id"][row, at:until], made["look"][row, at:until] = one.ids, one.look
            made["label"][row, at:until], made["owner"][row, at:until] = one.label, number
            made["at"][row, at:until] = np.arange(len(one.ids))
            at = until
    return {name: jnp.asarray(value) for name, value in made.items()}


# ── learning ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to learn, in steps: warming up, steady, and slower and slower up to the end."""

    steps: int
    top: float = RATE
    warming: int = 40
    slowing: float = 0.8
    """The last share of the steps, in which the rate falls to nothing."""

    def rate(self, step: Any) -> Any:
        """Return the share of the full rate at a step."""
        left = (self.steps - step) / max(1, int(self.steps * self.slowing))
        return jnp.clip(jnp.minimum((step + 1) / self.warming, left), 0.0, 1.0)


def learned(  # noqa: PLR0913  # where it starts, what it reads, how long
    low: Arrays,
    high: Arrays,
    given: Iterator[Arrays],
    plan: Plan,
    *,
    seed: int = 1,
    kept: Path | None = None,
) -> Arrays:
    """Return the upper tensors after the steps of a plan.

    kept: where the state is kept every `KEPT` steps, and taken up from if it is there.
    """
    rates = {
        "body": optax.adamw(plan.top, weight_decay=DECAY),
        "last": optax.adamw(LAST_TIMES * plan.top),
    }
    kinds = {name: "last" if name.startswith(("last", "looks")) else "body" for name in high}
    steer = optax.chain(optax.clip_by_global_norm(1.0), optax.multi_transform(rates, kinds))

    def loss(high: Arrays, batch: Arrays, key: Any) -> Any:
        known = batch["label"] >= 0
        unseen = jax.random.bernoulli(jax.random.fold_in(key, 0), HIDDEN, known.shape)
        batch = {**batch, "id": jnp.where(known & unseen, MASK, batch["id"])}
        each = optax.softmax_cross_entropy_with_integer_labels(
            read(low, high, batch, key), jnp.maximum(batch["label"], 0)
        )
        return (each * known).sum() / jnp.maximum(known.sum(), 1)

    @jax.jit
    def step(high: Arrays, state: Any, batch: Arrays, key: Any, share: Any) -> Any:
        found, slope = jax.value_and_grad(loss)(high, batch, key)
        change, state = steer.update(slope, state, high)
        change = jax.tree.map(lambda one: one * share, change)
        return optax.apply_updates(high, change), state, found

    state, key = steer.init(high), jax.random.key(seed)
    done, seen, started = 0, list[Any](), time.monotonic()
    if kept and kept.is_file():
        done, (high, state) = _taken_up(kept, (high, state))
    for number, batch in enumerate(islice(given, plan.steps)):
        if number < done:
            continue
        share = plan.rate(number)
        high, state, found = step(high, state, batch, jax.random.fold_in(key, number), share)
        seen.append(found)
        if (number + 1) % 50 == 0:
            told = f"{number + 1}/{plan.steps} loss {np.mean(seen):.4f}"
            print(f"{told} {time.monotonic() - started:.0f} s", flush=True)
            seen = []
            if kept and (number + 1) % KEPT == 0:
                _keep(kept, number + 1, (high, state))
    return high


def _keep(file: Path, done: int, tree: Any) -> None:
    leaves = {str(place): np.asarray(one) for place, one in enumerate(jax.tree.leaves(tree))}
    fresh = file.with_suffix(".new.npz")
    np.savez(fresh, done=np.array(done), **leaves)
    fresh.replace(file)


def _taken_up(file: Path, tree: Any) -> tuple[int, Any]:
    held = np.load(file)
    leaves = [jnp.asarray(held[str(place)]) for place in range(len(held.files) - 1)]
    return int(held["done"]), jax.tree.unflatten(jax.tree.structure(tree), leaves)


def written(high: Mapping[str, Any]) -> bytes:
    """Return the tensors as the file that Troth ships."""
    held: dict[str, bytes] = {}
    for name, value in high.items():
        matrix = np.asarray(value, np.float32)
        if matrix.ndim == 2 and name not in {"looks", "last"}:
            step = (np.abs(matrix).max(0) / MOST).astype(np.float32)
            held[name] = np.round(matrix / step).astype(np.int8).tobytes()
            held[f"{name}.step"] = step.tobytes()
        else:
            held[name] = matrix.tobytes()
    places = our_places()
    out = bytearray(max(start + size for start, size in places.values()))
    for name, (start, size) in places.items():
        assert len(held[name]) == size
        out[start : start + size] = held[name]
    return bytes(out)


def main() -> None:
    """Train and write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--steps", type=int, default=STEPS)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--without", default="", help="an author whose lines are left out")
    asked.add_argument("--rate", type=float, default=RATE)
    asked.add_argument("--begin", type=Path, help="a trained file to begin with, not Rampart's")
    asked.add_argument("--kept", type=Path, help="where to keep the state, to go on from it")
    asked.add_argument("--out", type=Path, default=_FULL)
    given = asked.parse_args()
    model, vocabulary = find_all("veil", Path())
    pieces = WordPiece(vocabulary)
    chosen = [one for one in lines() if not one.is_held and one.author != given.without]
    print(f"{len(chosen)} lines to learn from", flush=True)

    def batched(stage: int, step: int) -> Iterator[Arrays]:
        """Make the batches from a step on, of those who are learned from by then."""
        joined = [one for one in chosen if LATER.get(one.author, 0) <= step]
        again = [one for one in joined if one.author in LATER]
        many = given.steps * ROWS * ROW  # more than enough: an example has some thirty pieces
        made = examples([*joined, *again], count=many, seed=given.seed + stage)
        return batches(cut(one, pieces) for one in made)

    joins = pairwise([0, *LATER.values(), given.steps])
    every = chain.from_iterable(
        islice(batched(stage, step), until - step) for stage, (step, until) in enumerate(joins)
    )
    plan, rampart = Plan(given.steps, given.rate), model.read_bytes()
    start = upper(rampart, given.seed)
    if given.begin:
        trained = unwritten(given.begin.read_bytes())
        start = {name: jnp.asarray(trained[name]) for name in start}
    high = learned(lower(rampart), start, every, plan, seed=given.seed, kept=given.kept)
    given.out.write_bytes(written(high))


if __name__ == "__main__":
    main()
