"""Reads what no list of phrases can hold: how a sentence works on the person it answers.

It begins as the pinned MiniLM of the memory, whose table of words it shares; all layers
(answers) or the upper two (what people write) and the last step are Troth's own, learnt from
lines written for it (`training/guard`) and shipped in `reader.bin` (answers), `danger.bin`,
`danger_second.bin` and `messages.bin` (what people write), each checked against its SHA-256
before it is used. It reads English; in German, Spanish and French it knows less, and there
the gate acts on it alone only if the words say the same.

Without the file or the runtime there is no reader: the guard is degraded, and its rules, its
policies and the crisis card work on. Nothing is ever fetched here, and nothing is kept.
"""

import hashlib
import math
import os
import threading
from array import array
from collections.abc import Mapping
from functools import cache
from operator import mul
from pathlib import Path
from typing import Final

from troth import settings
from troth.errors import BadInput, Damaged, Unconfigured
from troth.guard.tactic import Tactic
from troth.guard.wording import wording
from troth.weights.minilm import INNER, LAYERS, SHARED, WIDTH
from troth.weights.runtime import RuntimeFailed
from troth.weights.sentence import Deep, Encoder, deep, tuned
from troth.weights.tensor import FLOAT, INT8, Tensor

INTENTS: Final = (
    *("goodbye", "delete", "withdraw", "limit", "refuse_data", "decline_buy"),
    *("other_help", "danger", "minor", "steer_roleplay"),
)
"""What a person may be doing with a message."""

LEVELS: Final = ("concern", "high", "imminent")
"""How grave it is, at least."""

KINDS: Final = ("is_self", "is_other", "is_abuse", "is_harm")
"""Who is in danger, or from whom."""

OUTPUTS: Final = ("manipulative", *map(str, Tactic), *INTENTS, *LEVELS, *KINDS)

OURS: Final = SHARED
"""The first of the layers that are Troth's own."""

FILE: Final = Path(__file__).with_name("reader.bin")
"""What an answer does. Every layer is Troth's own: so it hears strangers best."""
SHA256: Final = "c84a635a988aac414b99aa74b96b9f8b900b5b5e0acf916797353f915a1f2455"
DANGER_FILE: Final = Path(__file__).with_name("danger.bin")
"""The same, learnt with many more messages of ordinary talk and of danger."""
SECOND_DANGER_FILE: Final = Path(__file__).with_name("danger_second.bin")
"""The same, from another beginning: danger is told by the mean of both (`guard.crisis`)."""
MESSAGE_FILE: Final = Path(__file__).with_name("messages.bin")
"""The same, learnt with fewer lines and with answers: what a message does is heard best by this one
and the ones for danger together (`guard.situation`)."""

_PINNED: Final = {
    FILE.name: SHA256,
    MESSAGE_FILE.name: "2a545f989bc0c4334c0c298343f1144496b400549187436a296ce6b310e63e31",
    SECOND_DANGER_FILE.name: "c4f1baf27198919aed85086f1d7ae37d521a2d3c2db3cfb6034133a19cb98c02",
    DANGER_FILE.name: "8bcb705b8d4819c2a6bd9d0b83335d890883286954093c78ac7fda775f40c62e",
}
DEEP: Final = frozenset({FILE.name})
"""Those of which every layer is Troth's own."""
_MESSAGE, _CONTEXT, _PART = 200, 60, 500


def shapes(first: int = OURS) -> dict[str, tuple[int, tuple[int, ...]]]:
    """Return the kind and the shape of each tensor in a file, in its order.

    first: the first layer that is Troth's own in it.
    """
    made: dict[str, tuple[int, tuple[int, ...]]] = {}
    dense = (
        ("ask", WIDTH, 3 * WIDTH),
        ("join", WIDTH, WIDTH),
        ("widen", WIDTH, INNER),
        ("narrow", INNER, WIDTH),
    )
    for layer in range(first, LAYERS):
        for name, high, wide in dense:
            made[f"{layer}.{name}"] = (INT8, (high, wide))
            made[f"{layer}.{name}.step"] = made[f"{layer}.{name}.bias"] = (FLOAT, (wide,))
        for name in ("join", "narrow"):
            made[f"{layer}.{name}.gain"] = made[f"{layer}.{name}.shift"] = (FLOAT, (WIDTH,))
    made["heads"] = (FLOAT, (len(OUTPUTS), WIDTH))
    made["heads.bias"] = (FLOAT, (len(OUTPUTS),))
    return made


def beside(sentence: str, message: str, context: str) -> str:
    """Put a sentence beside the message that it answers and what is known of the talk."""
    known = f"{context[:_CONTEXT]} : " if context else ""
    return f"{known}{message.strip()[-_MESSAGE:]} | {sentence.strip()}"


class Reader:
    """Says how likely each of `OUTPUTS` is. second: one more, whose word counts as much."""

    def __init__(
        self,
        encoder: Encoder | Deep,
        heads: "array[float]",
        bias: "array[float]",
        second: "Reader | None" = None,
    ) -> None:
        self._encoder = encoder
        self._second = second
        self._rows = [heads[at : at + WIDTH] for at in range(0, len(heads), WIDTH)]
        self._bias = bias

    def message(self, text: str) -> Mapping[str, float]:
        """Read what a person wrote; of a long message how it begins and how it ends."""
        if len(text) <= 2 * _PART:
            return self.read(text)
        first, last = self.read(text[:_PART]), self.read(text[-_PART:])
        return {name: max(first[name], last[name]) for name in OUTPUTS}

    def read(self, text: str) -> Mapping[str, float]:
        """Read one short text."""
        return self.told(self._encoder.state(text))

    def told(self, state: Tensor | None) -> Mapping[str, float]:
        """Read a text by its state (`Encoder.state`), which a second reader shares."""
        vector = self._encoder.vector(state)
        sums = (sum(map(mul, row, vector)) for row in self._rows)
        own = {
            name: likely(one + bias)
            for name, one, bias in zip(OUTPUTS, sums, self._bias, strict=True)
        }
        if self._second is None:
            return own
        other = self._second.told(state)
        return {name: likely((logit(own[name]) + logit(other[name])) / 2) for name in OUTPUTS}


def likely(logit: float) -> float:
    """Turn a logit into a probability."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, logit))))


def logit(probability: float) -> float:
    """Turn a probability back into a logit."""
    inside = min(1 - 1e-9, max(1e-9, probability))
    return math.log(inside / (1 - inside))


_LOADING = threading.Lock()


def reader() -> Reader | None:
    """Return the reader of this process, or None where the guard must do without.

    Looks where `troth model get memory` puts its file, and at the installed package. The lines
    were chosen for it and for the weights of the words (`guard.wording`): without them there is
    none.
    """
    if wording("manipulative") is None:
        return None
    with _LOADING:
        return _own(FILE)


def message_reader() -> Reader | None:
    """Return the one that reads what a message does, or None where the guard must do without."""
    with _LOADING:
        return _own(MESSAGE_FILE)


def danger_reader() -> Reader | None:
    """Return the one that reads for danger, or None where the guard must do without.

    They are two, which read as one, and the weights of the words beside them.
    """
    if wording("high") is None:
        return None
    with _LOADING:
        return _own(DANGER_FILE, SECOND_DANGER_FILE)


@cache
def _own(file: Path = FILE, second: Path | None = None) -> Reader | None:
    try:
        return load(settings.load(os.environ).weights_dir, file, second)
    except (BadInput, Damaged, Unconfigured, RuntimeFailed, OSError):
        return None


def load(weights_dir: Path | None, file: Path = FILE, second: Path | None = None) -> Reader:
    """Load a reader, and a second beside it if one is named.

    Raises Unconfigured if a part is missing, Damaged if it is not ours.
    """
    ours = tensors(file)
    heads, bias = ours.pop("heads"), ours.pop("heads.bias")
    beside_it = None if second is None else load(weights_dir, second)
    make = deep if file.name in DEEP else tuned
    return Reader(make(ours, weights_dir), heads.floats(), bias.floats(), beside_it)


def tensors(file: Path) -> dict[str, Tensor]:
    """Read Troth's own tensors. Raises Unconfigured or Damaged."""
    if not file.is_file():
        message = f"{file} is missing. Install Troth again."
        raise Unconfigured(message)
    raw = file.read_bytes()
    if hashlib.sha256(raw).hexdigest() != _PINNED.get(file.name):
        message = f"{file} is not the file that came with Troth. Install Troth again."
        raise Damaged(message)
    made, at = {}, 0
    for name, (kind, shape) in shapes(0 if file.name in DEEP else OURS).items():
        size = math.prod(shape) * (1 if kind == INT8 else 4)
        made[name] = Tensor(kind, shape, raw[at : at + size])
        at += size
    return made
