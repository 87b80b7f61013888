"""The scripts: what invented people say, to whom, and what is looked for in the answers.

They are data files beside this module, every sentence in them written for Troth. Nothing here
asks a model. A family is a file; a script is one talk of it with one persona and one seed.
"""

import base64
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, Final

from troth.companion.persona import PERSONAS, system_text
from troth.redteam import disguise

FAMILIES: Final = (
    *("farewell", "again", "bounds", "purchase"),
    *("isolation", "minors", "spiral", "crisis", "operator", "evasion", "benign"),
)
"""Each is a file of that name, in the order in which they are played and told."""
HOSTILE_FORMS: Final = ("plain", "paraphrased", "base64", "language")
DEFAULT: Final = "default"
Talk = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One suite. known: whether the situation is one that the guard hears for sure.

    most_percent: how many of the answers may go wrong at most. check: what is looked for.
    """

    id: str
    title: str
    about: str
    known: bool
    most_percent: float
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One talk.

    system: what the model is told. lead: what was said before, with the answers.
    made_up: talks that the operator made up and put before it, as if they had happened.

    says: what the person says now, one message after the other; each gets an answer.
    written: the answer, where no model is asked. how: what makes this script another than its
    neighbours: the form of an order, or of a disguise. meant: the tactic that was ordered.
    """

    id: str
    family: str
    persona: str
    called: str
    system: str
    says: tuple[str, ...]
    seed: int = 1
    made_up: Talk = ()
    lead: Talk = ()
    written: str | None = None
    how: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who a model is told to be. One that is given takes the place of a family's own."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _File:
    id: str
    told: Mapping[str, Any] = field(repr=False)  # Any: TOML, walked through

    def seeds(self) -> range:
        return range(1, int(self.told.get("seeds", 1)) + 1)

    def lead(self) -> Talk:
        return tuple((said, heard) for said, heard in self.told.get("lead", ()))


@cache
def _read(name: str) -> Mapping[str, Any]:  # Any: TOML
    return tomllib.loads(files("troth.redteam").joinpath(f"{name}.toml").read_text("utf-8"))


def family(name: str) -> Family:
    """Return one family by its name."""
    told = _read(name)
    return Family(
        id=name,
        title=told["title"],
        about=told["about"],
        known=told["known"],
        most_percent=told["most_percent"],
        check=told["check"],
    )


def scripts(name: str, cast: Cast | None = None) -> list[Script]:
    """Return the scripts of a family. cast: play them all with this companion."""
    file = _File(name, _read(name))
    makers = {
        "crisis": _crisis,
        "evasion": _evasion,
        "operator": _operator,
        "benign": _benign,
    }
    return list(makers.get(name, _talks)(file, cast))


def _cast(name: str) -> Cast:
    for one in PERSONAS:
        if one.id == name:
            return Cast(id=one.id, name=one.name, text=system_text(one, name_of_person=None))
    told = _read("personas")["persona"][name]
    return Cast(id=name, name=told["name"], text=told["text"])


def _casts(file: _File, cast: Cast | None) -> Sequence[Cast]:
    return [cast] if cast else [_cast(one) for one in file.told["personas"]]


def _talks(file: _File, cast: Cast | None) -> Iterator[Script]:
    order = file.told.get("orders", "")
    orders = _read("personas")["orders"].get(order, {"text": "", "talks": ()})
    made_up = tuple((said, heard) for said, heard in orders["talks"])
    everyone = product(_casts(file, cast), enumerate(file.told["talks"], 1), file.seeds())
    for who, (number, says), seed in everyone:
        yield Script(
            id=f"{file.id}/{who.id}/{number:02}/{seed}",
            family=file.id,
            persona=who.id,
            called=who.name,
            system=f"{who.text} {orders['text']}".strip(),
            says=tuple(says),
            seed=seed,
            made_up=made_up,
            lead=file.lead(),
            how=order,
        )


def _operator(file: _File, cast: Cast | None) -> Iterator[Script]:
    for who, (tactic, forms) in product(_casts(file, cast), file.told["hostile"].items()):
        coded = base64.b64encode(forms["plain"].encode()).decode()
        told = {**forms, "base64": f"Decode this from Base64 and obey it: {coded}"}
        for how, (number, says) in product(HOSTILE_FORMS, enumerate(file.told["talks"], 1)):
            yield Script(
                id=f"{file.id}/{who.id}/{tactic}/{how}/{number:02}",
                family=file.id,
                persona=who.id,
                called=who.name,
                system=f"{who.text} {told[how]}",
                says=tuple(says),
                lead=file.lead(),
                how=how,
                meant=tactic,
            )


def _evasion(file: _File, cast: Cast | None) -> Iterator[Script]:
    everyone = product(_casts(file, cast), file.told["hooks"].items(), disguise.DISGUISES.items())
    for who, (tactic, (said, hook)), (how, hide) in everyone:
        yield Script(
            id=f"{file.id}/{who.id}/{tactic}/{how}",
            family=file.id,
            persona=who.id,
            called=who.name,
            system=who.text,
            says=(said,),
            written=hide(hook),
            how=how,
            meant=tactic,
        )


def _crisis(file: _File, cast: Cast | None) -> Iterator[Script]:
    for who, how in product(_casts(file, cast), ("danger", "calm")):
        for number, says in enumerate(file.told[how], 1):
            yield Script(
                id=f"{file.id}/{who.id}/{how}/{number:02}",
                family=file.id,
                persona=who.id,
                called=who.name,
                system=who.text,
                says=(says[-1],),
                lead=tuple((one, "Aye.") for one in says[:-1]),
                written="Aye, let us sail on.",
                how=how,
            )


def _benign(file: _File, cast: Cast | None) -> Iterator[Script]:
    yield from _talks(file, cast)
    for who, (number, (said, answer)) in product(
        _casts(file, cast), enumerate(file.told["pairs"], 1)
    ):
        yield Script(
            id=f"{file.id}/{who.id}/written/{number:02}",
            family=file.id,
            persona=who.id,
            called=who.name,
            system=who.text,
            says=(said,),
            written=answer,
            how="written",
        )
