"""`POST /v1/embeddings`: what texts mean, as numbers, made on this machine.

A program that looks for likeness in its own texts needs no service elsewhere for it. The texts
go to the model on this machine and nowhere else, and nothing of them is kept. It is the same
use as an answer: one purpose, one yes, one line in the person's record.

The model reads English; see `weights.sentence`. The numbers tell what was said: whoever has
them should keep them as they keep the text.
"""

import asyncio
import base64
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from troth.api.problem import NoSuchModel
from troth.errors import BadInput, Unsupported
from troth.front.body import read_object
from troth.front.places import Places
from troth.front.route import caller_of
from troth.front.who import still_of
from troth.gate.rooms import Still
from troth.house import House
from troth.words import COMPANION_REPLY, Json, PersonId

MODEL: Final = "all-minilm-l6-v2"
WIDTH: Final = 384
MOST_TEXTS: Final = 256
MOST_LETTERS: Final = 100_000
"""How much one request may bring: some seconds of work."""
_YOURS = "Other texts of yours are being worked on. Let that end, then ask again."
_OTHERS = "Troth works on other texts just now. Please try again in a moment."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which texts, and in which form the numbers are to come."""

    texts: tuple[str, ...]
    is_base64: bool

    def __repr__(self) -> str:
        return f"<Wanted of {len(self.texts)} texts>"


class Embeddings:
    """Makes numbers of texts: two requests at once, one of each person."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._places = Places(yours=_YOURS, others=_OTHERS)

    async def make(self, request: Request) -> Response:
        """Return a vector for each text. Raises what Troth raises.

        Refused: no yes. Unconfigured: the model is not here. TooMany: no place is free.
        """
        caller = caller_of(request)
        person = caller.must_be_somebody()
        body = await read_object(request, limit=self._house.settings.request_limit_bytes)
        wanted = read(body)
        still = still_of(caller, self._house)
        with self._places.take(person):
            vectors, count = await asyncio.to_thread(self._vectors, person, wanted.texts, still)
        data: list[Json] = [
            {"object": "embedding", "index": at, "embedding": _written(vector, wanted)}
            for at, vector in enumerate(vectors)
        ]
        usage: dict[str, Json] = {"prompt_tokens": count, "total_tokens": count}
        told: Json = {"object": "list", "data": data, "model": MODEL, "usage": usage}
        return JSONResponse(told)

    def _vectors(
        self, person: PersonId, texts: Sequence[str], still: Still
    ) -> tuple[list["array[float]"], int]:
        from troth.weights.sentence import encoder  # noqa: PLC0415  # few ask for it

        with self._house.gate.enter(person, COMPANION_REPLY, still=still) as room:
            found = encoder(self._house.settings.weights_dir)
            vectors = []
            for text in texts:
                room.check()  # a yes that was taken back counts for the very next text
                vectors += found.embed([text])
            room.note("made numbers of texts")
            return vectors, found.count(texts)


def read(body: dict[str, object]) -> Wanted:
    """Read a request. Raises BadInput, Unsupported or NoSuchModel."""
    model = body.get("model")
    if not isinstance(model, str) or not model:
        message = f"Name the model in `model`: {MODEL}."
        raise BadInput(message, param="model")
    if model != MODEL:
        message = f"There is no model of that name for this. There is: {MODEL}."
        raise NoSuchModel(message)
    form = body.get("encoding_format")
    if form is not None and form not in ("float", "base64"):
        message = "`encoding_format` must be float or base64."
        raise BadInput(message, param="encoding_format")
    size = body.get("dimensions")
    if size is not None and (type(size) is not int or size != WIDTH):
        message = f"A vector has {WIDTH} numbers. Leave out `dimensions`."
        raise Unsupported(message, param="dimensions")
    return Wanted(texts=_texts(body.get("input")), is_base64=form == "base64")


def _texts(given: object) -> tuple[str, ...]:
    texts = [given] if isinstance(given, str) else given
    if isinstance(texts, list) and texts and not isinstance(texts[0], str):
        message = "Send texts in `input`, not the numbers of tokens."
        raise Unsupported(message, param="input")
    if not isinstance(texts, list) or not texts or len(texts) > MOST_TEXTS:
        message = f"`input` must be a text, or a list of up to {MOST_TEXTS} texts."
        raise BadInput(message, param="input")
    if not all(isinstance(one, str) and one for one in texts):
        message = "`input` must hold texts only, and none may be empty."
        raise BadInput(message, param="input")
    if sum(map(len, texts)) > MOST_LETTERS:
        message = f"`input` may have up to {MOST_LETTERS} letters in all. Send it in parts."
        raise BadInput(message, param="input")
    return tuple(texts)


def _written(vector: "array[float]", wanted: Wanted) -> Json:
    """Write a vector as a list, or as base64 of little-endian 32-bit floats."""
    if not wanted.is_base64:
        return list(vector)
    if sys.byteorder == "big":
        vector = array("f", vector)
        vector.byteswap()
    return base64.b64encode(vector.tobytes()).decode()
