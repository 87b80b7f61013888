"""How far a provider is trusted on a day, whom it may serve, and what is missing for more.

The levels are a lattice, not a sum of points: `blocked < unknown < contract < zero_retention <
attested < local`. Each level needs all that the levels below it need. Unknown is never "no": a
claim that is missing, that says that nobody knows, or whose day has passed, counts for nothing.
What it leaves out stays out, though, until somebody writes something else: to know less never
lets more go there. All functions are pure.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from troth.countries import code, is_known
from troth.registry import regions
from troth.registry.claims import (
    Attestation,
    Claim,
    Claims,
    Training,
    Transfer,
    ZeroRetention,
    says_nothing,
)
from troth.registry.entry import Entry, Where, is_cloud_model
from troth.words import Level

V = TypeVar("V")
ADULT: Final = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """A level, why it is that one, and the day on which it may fall. None: no claim holds it."""

    level: Level
    why: tuple[str, ...]
    ends: date | None


def trust(entry: Entry, at: date) -> Trust:
    """Say how far an entry is trusted at this day."""
    if why := _blocked(entry.claims):
        return Trust(level=Level.BLOCKED, why=why, ends=None)
    if entry.runs_here:
        return Trust(level=Level.LOCAL, why=("It runs on this machine.",), ends=None)
    if entry.place is Where.PRIVATE:
        return _private(entry, at)
    reached, used = Level.UNKNOWN, list[str]()
    for level, needs in _NEEDS.items():
        if lacking := [one.lacks for one in needs if not one.is_met(entry, at)]:
            return _trust(entry, reached, used, lacking)
        reached = level
        used += [_relied_on(one, entry, at) for one in needs]
    return _trust(entry, reached, used, [])


def missing(entry: Entry, at: date) -> tuple[str, ...]:
    """Say what the next level needs, in sentences. Empty where there is none above."""
    now = trust(entry, at).level
    if now in {Level.BLOCKED, Level.LOCAL}:
        return ()
    if entry.place is Where.PRIVATE:
        return () if now is Level.CONTRACT else (_OWN,)
    for needs in _NEEDS.values():
        if lacking := tuple(one.lacks for one in needs if not one.is_met(entry, at)):
            return lacking
    return ()


def bar(purpose_least: Level, person_least: Level | None) -> Level:
    """Return the higher of the two: a person can raise what a purpose asks for, never lower it."""
    if person_least is None or purpose_least.meets(person_least):
        return purpose_least
    return person_least


def may_serve(
    entry: Entry,
    at: date,
    *,
    country: str,
    is_adult: bool | None,
    about: Collection[str] = (),
) -> str | None:
    """Return why an entry may not serve somebody, in a sentence for them; None if it may.

    country: where the person is, two letters. is_adult: None if they did not say. about: which
    of `health` and `adult` the text is about.
    """
    if entry.runs_here:
        return None
    asker = _Asker(country=country, is_adult=is_adult, about=frozenset(about))
    for rule in (_not_there, _too_young, _not_about, _no_ground):
        if (reason := rule(entry, at, asker)) is not None:
            return reason
    return None


def leaves_out(entry: Entry) -> frozenset[str]:
    """Name what an entry takes no words about: `health`, `adult`. Empty: its terms do not say."""
    audience = None if entry.runs_here else said(entry.claims.audience)
    if audience is None:
        return frozenset()
    found = {"health": audience.no_health, "adult": audience.no_adult_content}
    return frozenset(topic for topic, is_left_out in found.items() if is_left_out)


def live(claim: Claim[V] | None, at: date) -> V | None:
    """Return the value of a claim that holds at this day; None: it is unknown."""
    return claim.value if claim is not None and claim.holds(at) else None


def named(claim: Claim[str] | None, at: date) -> str | None:
    """Return the text of a claim that holds at this day; None where it says that nobody knows."""
    text = live(claim, at)
    return None if text is None or says_nothing(text) else text


def said(claim: Claim[V] | None) -> V | None:
    """Return the value of a claim for what it leaves out: that counts after its end, too."""
    return None if claim is None else claim.value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asker:
    """Who would be served."""

    country: str
    is_adult: bool | None
    about: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Need:
    """One claim that a level rests on, how it must be, and what to say when it is not."""

    claim: str
    lacks: str
    is_met: Callable[[Entry, date], bool]


def _need(claim: str, lacks: str, holds: Callable[[object], bool]) -> _Need:
    def is_met(entry: Entry, at: date) -> bool:
        value = live(getattr(entry.claims, claim), at)
        return value is not None and holds(value)

    return _Need(claim=claim, lacks=lacks, is_met=is_met)


def _relied_on(need: _Need, entry: Entry, at: date) -> str:
    """Name the claim that met a need: within the EEA it is the country, not the transfer."""
    in_eea = regions.is_in_eea(live(entry.claims.country, at) or "")
    return "country" if need.claim == "transfer" and in_eea else need.claim


def _is_said(value: object) -> bool:
    return not (isinstance(value, str) and says_nothing(value))


def _nothing_is_kept(value: object) -> bool:
    return isinstance(value, ZeroRetention) and value.granted and value.verified_per_request


def _may_go_there(entry: Entry, at: date) -> bool:
    """Say whether it is in the EEA, or there is a ground on which data may go to it."""
    country = live(entry.claims.country, at)
    if country is not None and regions.is_in_eea(country):
        return True
    return bool(_grounds(entry, at))


def _grounds(entry: Entry, at: date) -> set[str]:
    """Name the regions from which data may go to it."""
    grounds = live(entry.claims.transfer, at)
    pairs = () if grounds is None else grounds.by_region
    return {region for region, basis in pairs if basis is not Transfer.NONE}


_OWN: Final = "Nobody says whose machine it is (`own_machine`)."
_NEEDS: Final[Mapping[Level, tuple[_Need, ...]]] = {
    Level.CONTRACT: (
        _need("legal_entity", "Nobody knows who is behind it (`legal_entity`).", _is_said),
        _need("dpa", "No contract on data protection is known (`dpa`).", _is_said),
        _need(
            "training",
            "Nobody knows that it does not train on the text (`training`).",
            lambda value: value is Training.NO,
        ),
        _need(
            "retention_days",
            "Nobody knows how long it keeps the text (`retention_days`).",
            _is_said,
        ),
        _Need(
            claim="transfer",
            lacks="Nobody knows on what ground text may go to its country (`transfer`).",
            is_met=_may_go_there,
        ),
    ),
    Level.ZERO_RETENTION: (
        _need(
            "zero_retention",
            "Nobody can see with each answer that it keeps nothing (`zero_retention`).",
            _nothing_is_kept,
        ),
        _need(
            "held_by_order",
            "Nobody knows that no court makes it keep text (`held_by_order`).",
            lambda value: value is False,
        ),
    ),
    Level.ATTESTED: (
        _need(
            "attestation",
            "Its machine does not prove what runs on it (`attestation`).",
            lambda value: isinstance(value, Attestation),
        ),
    ),
}
"""What each level needs, on top of those before it."""


def _blocked(claims: Claims) -> tuple[str, ...]:
    told = []
    if said(claims.training) is Training.YES:
        told.append("It trains models on the text.")
    if (reason := said(claims.blocked)) is not None:
        told.append(f"It must not be used: {reason}")
    return tuple(told)


def _private(entry: Entry, at: date) -> Trust:
    who = named(entry.claims.own_machine, at)
    if who is None:
        return _trust(entry, Level.UNKNOWN, [], [_OWN])
    why = f"It is a machine of your own, says {who}."
    return _trust(entry, Level.CONTRACT, ["own_machine"], [why])


def _trust(entry: Entry, level: Level, used: list[str], why: list[str]) -> Trust:
    relied: Iterator[Claim[object] | None] = (getattr(entry.claims, name) for name in used)
    ends = [one.ends for one in relied if one is not None]
    told = why or ["All that this level needs is known."]
    if any(map(is_cloud_model, entry.models)) and entry.place is Where.LOOPBACK:
        told = ["A model of it runs in a cloud, not on this machine.", *told]
    return Trust(level=level, why=tuple(told), ends=min(ends, default=None))


def _not_there(entry: Entry, _: date, asker: _Asker) -> str | None:
    left_out = said(entry.claims.regions_not)
    if left_out is not None and regions.is_among(asker.country, left_out):
        return f"{entry.name} may not be used in your country."
    return None


def _too_young(entry: Entry, at: date, asker: _Asker) -> str | None:
    if entry.place is Where.PRIVATE:
        return None
    least = told.min_age if (told := said(entry.claims.audience)) is not None else 0
    if least > ADULT:
        known = f"and nobody here can show that they are. Troth asks only who is {ADULT}"
        return f"{entry.name} takes people from {least} years on, {known}."
    if asker.is_adult:
        return None
    audience = live(entry.claims.audience, at)
    if audience is None:
        known = f"Nobody knows whether {entry.name} takes people under {ADULT}."
        return f"{known} Say if you are {ADULT} or older."
    if audience.min_age > 0 or regions.is_among(asker.country, audience.adults_only_in):
        age = audience.min_age or ADULT
        return f"{entry.name} takes people from {age} years on. Say if you are {ADULT} or older."
    return None


def _not_about(entry: Entry, _: date, asker: _Asker) -> str | None:
    found = leaves_out(entry) & asker.about
    if "health" in found:
        return f"{entry.name} does not take words about health."
    return f"{entry.name} does not take words that are for adults only." if found else None


def _no_ground(entry: Entry, at: date, asker: _Asker) -> str | None:
    if entry.place is Where.PRIVATE or not _asks_ground(asker.country):
        return None
    there = live(entry.claims.country, at)
    if there is not None and regions.groups(there) & regions.groups(asker.country):
        return None
    if regions.is_among(asker.country, _grounds(entry, at)):
        return None
    return f"Nobody knows on what ground words may go from your country to {entry.name}."


def _asks_ground(country: str) -> bool:
    """Say whether the law of a country asks on what ground data leaves it, or nobody knows.

    Source: GDPR 44; UK GDPR 44A; Swiss FADP 16.
    """
    if regions.is_in_eea(country) or not is_known(country):
        return True
    return code(country) in {"GB", "CH"}
