"""What goes in and out at `/api`, and how it is checked.

What comes in is taken as it is or not at all: no field that Troth does not know, no text where
a number should be. What goes out is described in the OpenAPI document, and nothing else goes
out. Fields may be added, none renamed or dropped. Times are RFC 3339, in UTC.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field

from troth.errors import BadInput


class Shape(BaseModel):
    """One JSON object. It never shows what is in it."""

    def __repr_args__(self) -> list[tuple[str | None, object]]:
        """Return nothing: a `repr` must not tell a person's words."""
        return []


class Asked(Shape):
    """What a client sends."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Told(Shape):
    """What a client gets."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )


class Advice(Told):
    """What a person can do about a refusal, and where."""

    words: str
    address: str = Field(description="A page of this Troth.")


class ProblemShape(Told):
    """What went wrong (RFC 9457). The last members are there where they help."""

    model_config = ConfigDict(title="Problem", json_schema_serialization_defaults_required=False)

    type: str = Field(description="`/errors/…`: also the address of a page about this error.")
    title: str
    status: int
    detail: str = Field(description="What happened and what to do, for a person to read.")
    instance: str = Field(default="", description="Names the request; its line in the log has it.")
    param: str = Field(default="", description="Which part of the request is to blame.")
    purpose: str = Field(default="", description="Which purpose there is no live basis for.")
    reason: str = Field(default="", description="Why not: see `reasons` in the docs.")
    advice: Advice | None = Field(default=None, description="Where the person can change that.")
    topics: list[str] = Field(
        default=[], description="Of sensitive words: what they speak of, in fixed words."
    )
    mentions: str = Field(default="", description="The same, to be read: `your health`.")
    recipient: str = Field(default="", description="Of sensitive words: who would have got them.")


_WORDS: Final[Mapping[str, str]] = {
    "missing": "is missing",
    "extra_forbidden": "holds a field that Troth does not know",
    "string_type": "must be a text",
    "string_too_long": "is too long",
    "string_too_short": "is too short",
    "string_pattern_mismatch": "has the wrong form",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "literal_error": "is none of the words that are allowed",
    "enum": "is none of the words that are allowed",
    "greater_than_equal": "is too small",
    "less_than_equal": "is too large",
}


def bad_input(error: RequestValidationError) -> BadInput:
    """Turn a failed check into our error. It names the part to blame, and quotes nothing."""
    first = error.errors()[0]
    kind, place = str(first["type"]), tuple(first["loc"])
    if kind == "extra_forbidden":
        place = place[:-1]  # the last part is a name that the client made up
    param = _param(place)
    what = f"`{param}`" if param else "The request"
    said = _WORDS.get(kind, "does not have the form that is asked for")
    return BadInput(f"{what} {said}. /api/docs says what goes there.", param=param or None)


def _param(place: Sequence[str | int]) -> str:
    """Name a part without the half of the request that it is in."""
    parts = [str(one) for one in place[1:]]
    return ".".join(parts)
