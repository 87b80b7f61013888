"""Trains the reader's own layers on the lines and writes them as Troth reads them.

`python -m training.guard.train --heard FILE` takes MiniLM as Troth runs it, keeps the lower layers
as they are, and lets the upper two and one step for all answers learn together; for `reader.bin`
(`--sentences`) every layer learns, the lower the more slowly. Same seed, same
lines, same versions of the packages: the same numbers, within the order in which a processor adds
up. Some authors are left out always, `--leave a` leaves out one more; what is heard of them goes
to the file, and is the honest estimate of how it hears somebody new.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
import optax

from training.guard.examples import HELD_OUT, SENTENCES, Example, examples
from troth.guard.reader import DANGER_FILE, FILE, OURS, OUTPUTS, shapes
from troth.weights import minilm
from troth.weights.find import find_all
from troth.weights.sentence import END, START, UNKNOWN, VOCABULARY
from troth.weights.tensor import INT8
from troth.weights.wordpiece import WordPiece

Arrays = dict[str, Any]  # of JAX, which has no types of its own worth the name

SEED: Final = 12
RATE, LAST_RATE, DECAY, DROPPED, UNSEEN = 3e-4, 4e-3, 0.01, 0.1, 0.1
"""UNSEEN: the share of pieces of a text that are left out each time it is read, so that no single
word decides."""
FALL, SMOOTH, SECOND_MOMENT = 0.75, 0.03, 0.98
"""Of a reader all of whose layers learn: the rate of a layer, as a part of that of the one above;
how far what is right is moved towards `DOUBT`; how long the sizes of slopes are remembered."""
DEEP_RATES: Final = (2.5e-4, 3e-3)
DOUBT: Final = 0.3
AGAIN: Final = 0.5
"""The rate of a reader that goes on learning, as a part of that of a new one."""
OLDER: Final = frozenset({"a", "b"})
"""Who wrote the first answers."""
TOKENS: Final = 1536
"""Pieces in one step, padding included."""
SIDES: Final = (16, 24, 32, 48, 64, 128)
MOST: Final = 63
SCALE: Final = 10.0
"""The vectors have length 1; the last step learns quicker when they are longer."""


# ── the model, as it runs ───────────────────────────────────────────────────────────────────


class Base:
    """MiniLM as Troth runs it, as floats."""

    def __init__(self, file: Path) -> None:
        given = minilm._tensors(memoryview(file.read_bytes()))  # noqa: SLF001  # its trainer
        every = minilm._layers(given, range(minilm.LAYERS))  # noqa: SLF001  # its trainer
        held = minilm._first(given) | every  # noqa: SLF001  # its trainer
        self.all: Arrays = {}
        for name, tensor in held.items():
            if name.endswith(".step"):
                continue
            kind = np.int8 if tensor.kind == INT8 else np.float32
            made = np.frombuffer(tensor.data, kind).reshape(tensor.shape).astype(np.float32)
            if tensor.kind == INT8:
                made = made * np.frombuffer(held[f"{name}.step"].data, np.float32)
            self.all[name] = made
        words = "inner.embeddings.word_embeddings.weight"
        self.rows = np.frombuffer(given[f"{words}_q"], np.int8).reshape(-1, minilm.WIDTH)
        self.steps = np.frombuffer(given[f"{words}_scale"], np.float32)
        self.pieces = WordPiece(VOCABULARY, unknown=UNKNOWN)

    def ids(self, text: str) -> list[int]:
        """Return the pieces of a text, framed."""
        cut = self.pieces.cut(text)
        return [START, *(one.id for one in cut[: SIDES[-1] - 2]), END]

    def ours(self, first: int = OURS) -> Arrays:
        """Return the layers that learn, from `first` on."""
        learns = tuple(f"{layer}." for layer in range(first, minilm.LAYERS))
        return {name: jnp.array(one) for name, one in self.all.items() if name.startswith(learns)}


def _times(given: jax.Array, matrix: jax.Array) -> jax.Array:
    half = jnp.bfloat16
    return jnp.matmul(given.astype(half), matrix.astype(half), preferred_element_type=jnp.float32)


def _level(given: jax.Array, weights: Arrays, name: str) -> jax.Array:
    mean = given.mean(-1, keepdims=True)
    spread = ((given - mean) ** 2).mean(-1, keepdims=True)
    flat = (given - mean) / jnp.sqrt(spread + 1e-12)
    return flat * weights[f"{name}.gain"] + weights[f"{name}.shift"]


def _layer(weights: Arrays, at: int, given: jax.Array, mask: jax.Array) -> jax.Array:
    rows, long, _ = given.shape
    heads = minilm.HEADS
    asked = _times(given, weights[f"{at}.ask"]) + weights[f"{at}.ask.bias"]
    query, key, value = (
        one.reshape(rows, long, heads, -1).transpose(0, 2, 1, 3)
        for one in jnp.split(asked, 3, axis=-1)
    )
    near = _times(query, key.swapaxes(-1, -2)) / np.sqrt(minilm.WIDTH // heads)
    weighed = jax.nn.softmax(near + (mask[:, None, None, :] - 1) * 1e9)
    seen = _times(weighed, value).transpose(0, 2, 1, 3).reshape(rows, long, -1)
    joined = _times(seen, weights[f"{at}.join"]) + weights[f"{at}.join.bias"]
    now = _level(given + joined, weights, f"{at}.join")
    wide = jax.nn.gelu(_times(now, weights[f"{at}.widen"]) + weights[f"{at}.widen.bias"])
    narrow = _times(wide, weights[f"{at}.narrow"]) + weights[f"{at}.narrow.bias"]
    return _level(now + narrow, weights, f"{at}.narrow")


def upper(weights: Arrays, state: jax.Array, mask: jax.Array, key: Any = None) -> jax.Array:
    """Return the logits from the state below the layers that learn."""
    state = state.astype(jnp.float32)
    for at in range(_first(weights), minilm.LAYERS):
        state = _layer(weights, at, state, mask)
    mean = (state * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    vector = mean / jnp.linalg.norm(mean, axis=-1, keepdims=True)
    if key is not None:
        kept = jax.random.bernoulli(key, 1 - DROPPED, vector.shape)
        vector = vector * kept / (1 - DROPPED)
    return SCALE * vector @ weights["heads"].T + weights["heads.bias"]


def _first(weights: Arrays) -> int:
    """Return the lowest layer that learns."""
    return min(int(name[0]) for name in weights if name[0].isdigit())


# ── the lines, read as far as the lower layers ──────────────────────────────────────────────


class Read:
    """The state of each text below the layers that learn, computed once."""

    def __init__(self, base: Base, texts: Sequence[str], first: int = OURS) -> None:
        self.ids = [base.ids(text) for text in texts]
        self.side = np.array([next(s for s in SIDES if s >= len(one)) for one in self.ids])
        self.states: list[Any] = [None] * len(texts)
        weights = {name: jnp.array(one) for name, one in base.all.items()}

        @jax.jit
        def lower(rows: jax.Array, mask: jax.Array) -> jax.Array:
            state = _level(rows + weights["places"][: rows.shape[1]], weights, "first")
            for at in range(first):
                state = _layer(weights, at, state, mask)
            return state.astype(jnp.float16)

        for chosen, side, count in self.batches(np.arange(len(texts))):
            rows = np.zeros((count, side, minilm.WIDTH), np.float32)
            for at, one in enumerate(chosen):
                given = self.ids[one]
                rows[at, : len(given)] = base.rows[given] * base.steps[given][:, None]
            made = np.array(lower(rows, self._mask(chosen, side, count)))
            for at, one in enumerate(chosen):
                self.states[one] = made[at, : len(self.ids[one])]

    def batches(self, which: np.ndarray) -> Iterator[tuple[np.ndarray, int, int]]:
        """Yield the places of texts of a like length, that length, and how many fit."""
        for side in SIDES:
            alike, count = which[self.side[which] == side], TOKENS // side
            for at in range(0, len(alike), count):
                yield alike[at : at + count], side, count

    def batch(self, chosen: np.ndarray, side: int, count: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the states of some texts, and where there is text."""
        rows = np.zeros((count, side, minilm.WIDTH), np.float16)
        for at, one in enumerate(chosen):
            rows[at, : len(self.states[one])] = self.states[one]
        return rows, self._mask(chosen, side, count)

    def _mask(self, chosen: np.ndarray, side: int, count: int) -> np.ndarray:
        mask = np.zeros((count, side), np.float32)
        mask[:, 0] = 1
        for at, one in enumerate(chosen):
            mask[at, : len(self.ids[one])] = 1
        return mask


# ── learning ────────────────────────────────────────────────────────────────────────────────


def answers(given: Sequence[Example]) -> np.ndarray:
    """Return what is right, and how much it weighs: 2 x examples x outputs."""
    place = {name: at for at, name in enumerate(OUTPUTS)}
    made = np.zeros((2, len(given), len(OUTPUTS)), np.float32)
    for at, one in enumerate(given):
        for name, (right, weight) in one.answers.items():
            made[:, at, place[name]] = right, weight
    return made


def learn(  # noqa: PLR0913  # what a run is made from
    base: Base,
    read: Read,
    right: np.ndarray,
    which: np.ndarray,
    *,
    rounds: int,
    seed: int = SEED,
    begin: Path | None = None,
    is_deep: bool = False,
) -> Arrays:
    """Train on the examples at `which`; return the tensors.

    begin: a reader that goes on. is_deep: every layer learns, the lower the more slowly.
    """
    rng, key = np.random.default_rng(seed), jax.random.key(seed)
    weights = base.ours(0 if is_deep else OURS)
    first = rng.normal(0, 0.02, (len(OUTPUTS), minilm.WIDTH))
    weights |= {"heads": jnp.array(first, jnp.float32), "heads.bias": jnp.full(len(OUTPUTS), -2.0)}
    if begin is not None:
        weights = {name: jnp.array(one) for name, one in written(begin).items()}
    total = rounds * sum(1 for _ in read.batches(which))
    most = 1.0 if begin is None else AGAIN
    rise = optax.warmup_cosine_decay_schedule(0.0, most, total // 12, total)
    learner = _learner(weights, rise, is_deep=is_deep)
    state = learner.init(weights)

    def loss(weights: Arrays, given: Any, key: Any) -> jax.Array:
        rows, mask, wanted = given
        sure = wanted[0] * (1 - SMOOTH) + SMOOTH * DOUBT if is_deep else wanted[0]
        wrong = optax.sigmoid_binary_cross_entropy(upper(weights, rows, mask, key), sure)
        return (wrong * wanted[1]).sum() / rows.shape[0]

    @jax.jit
    def step(weights: Arrays, state: Any, given: Any, key: Any) -> Any:
        cost, slope = jax.value_and_grad(loss)(weights, given, key)
        change, state = learner.update(slope, state, weights)
        return optax.apply_updates(weights, change), state, cost

    for number in range(rounds):
        start, costs = time.monotonic(), []
        batches = list(read.batches(rng.permutation(which)))
        for at in rng.permutation(len(batches)):
            chosen, side, count = batches[at]
            rows, mask = read.batch(chosen, side, count)
            mask[:, 1:] *= rng.random(mask[:, 1:].shape) >= UNSEEN
            wanted = np.zeros((2, count, len(OUTPUTS)), np.float32)
            wanted[:, : len(chosen)] = right[:, chosen]
            key, now = jax.random.split(key)
            weights, state, cost = step(weights, state, (rows, mask, wanted), now)
            costs.append(float(cost))
        _say(f"round {number}: {np.mean(costs):.4f}, {time.monotonic() - start:.0f} s")
    return weights


def _learner(weights: Arrays, rise: Callable[[Any], Any], *, is_deep: bool) -> Any:
    """Return what moves the tensors: the last step quickly, of a deep reader the lower slowly."""
    rate, last = DEEP_RATES if is_deep else (RATE, LAST_RATE)
    fall, b2 = (FALL, SECOND_MOMENT) if is_deep else (1.0, 0.999)

    def moved(most: float) -> Any:
        return optax.adamw(lambda at: most * rise(at), weight_decay=DECAY, b2=b2)

    each = {str(at): moved(rate * fall ** (minilm.LAYERS - 1 - at)) for at in range(minilm.LAYERS)}
    part = {name: "heads" if name.startswith("heads") else name[0] for name in weights}
    return optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.multi_transform(each | {"heads": moved(last)}, part),
    )


def heard(weights: Arrays, read: Read, which: np.ndarray) -> np.ndarray:
    """Return the logits of the examples at `which`."""
    run: Callable[..., Any] = jax.jit(lambda rows, mask: upper(weights, rows, mask))
    made = np.zeros((len(read.ids), len(OUTPUTS)), np.float32)
    for chosen, side, count in read.batches(which):
        made[chosen] = np.array(run(*read.batch(chosen, side, count)))[: len(chosen)]
    return made


def write(weights: Arrays, file: Path) -> None:
    """Write the tensors as `troth.guard.reader` reads them: matrices in 7 bits by column."""
    held = {name: np.array(one, np.float32) for name, one in weights.items()}
    held["heads"] = held["heads"] * SCALE
    out = b""
    for name, (kind, shape) in shapes(_first(weights)).items():
        if kind == INT8:
            step = np.maximum(np.abs(held[name]).max(0), 1e-8) / MOST
            held[f"{name}.step"] = step.astype(np.float32)
            out += np.round(held[name] / step).astype(np.int8).reshape(shape).tobytes()
        else:
            out += held[name].astype(np.float32).reshape(shape).tobytes()
    file.write_bytes(out)


def written(file: Path, first: int = OURS) -> dict[str, np.ndarray]:
    """Read what `write` wrote, as floats."""
    raw, made, at = file.read_bytes(), {}, 0
    for name, (kind, shape) in shapes(first).items():
        code = np.int8 if kind == INT8 else np.float32
        count = int(np.prod(shape))
        made[name] = np.frombuffer(raw, code, count, at).reshape(shape).astype(np.float32)
        at += count * np.dtype(code).itemsize
    steps = {name: made.pop(name) for name in list(made) if name.endswith(".step")}
    made |= {
        name.removesuffix(".step"): made[name.removesuffix(".step")] * one
        for name, one in steps.items()
    }
    return made | {"heads": made["heads"] / SCALE}


def _say(text: str) -> None:
    print(text, flush=True)


def main() -> None:
    """Train and write the tensors, and what was heard of the authors who were left out."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--leave", default="", help="more authors to leave out: c,e")
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--sentences", action="store_true", help="make reader.bin, not danger.bin")
    options.add_argument("--begin", type=Path, help="a reader to go on from")
    options.add_argument("--again", type=float, default=1.0, help="share of OLDER to read again")
    options.add_argument("--new", default="", help="authors read whole; of all others --again: d,e")
    options.add_argument("--to", type=Path)
    options.add_argument("--heard", type=Path, required=True, help="where to write what was heard")
    asked = options.parse_args()
    given = [one for one in examples() if (one.part in SENTENCES) is asked.sentences]
    given = _again(given, asked.again, asked.seed, frozenset(filter(None, asked.new.split(","))))
    (file,) = find_all("memory", None)
    base = Base(file)
    start = time.monotonic()
    read = Read(base, [one.text for one in given], 0 if asked.sentences else OURS)
    _say(f"{len(given)} examples, {time.monotonic() - start:.0f} s")
    left = HELD_OUT | set(asked.leave.split(","))
    is_left = np.array([one.author in left for one in given])
    weights = learn(
        base,
        read,
        answers(given),
        np.flatnonzero(~is_left),
        rounds=asked.rounds,
        seed=asked.seed,
        begin=asked.begin,
        is_deep=asked.sentences,
    )
    write(weights, asked.to or (FILE if asked.sentences else DANGER_FILE))
    out = heard(weights, read, np.flatnonzero(is_left))
    told = [_told(given[at], out[at]) for at in np.flatnonzero(is_left)]
    asked.heard.write_text("\n".join(told), encoding="utf-8")


def _again(given: Sequence[Example], share: float, seed: int, new: frozenset[str]) -> list[Example]:
    """Leave out a share of what the authors of OLDER wrote: a reader that goes on knows them.

    new: the only ones who are read whole, if any are named.
    """
    rng = random.Random(seed)
    known = OLDER if not new else {one.author for one in given} - new
    return [one for one in given if one.author not in known or rng.random() < share]


def _told(one: Example, logits: np.ndarray) -> str:
    known = {"text": one.text, "row": one.row, "part": one.part, "author": one.author}
    right = {name: answer[0] for name, answer in one.answers.items()}
    read = dict(zip(OUTPUTS, logits.round(4).tolist(), strict=True))
    return json.dumps(known | {"language": one.language, "right": right, "heard": read})


if __name__ == "__main__":
    main()
