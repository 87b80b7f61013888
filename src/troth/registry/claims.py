"""What is known about a provider, claim by claim: each with its source, its date and its end.

Nothing here is believed for ever. A claim says who read what, where and when, and until when it
may be relied on; past that day it counts as unknown, and unknown is never "no".
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Generic, TypeVar, cast

from troth.registry.table import Table
from troth.words import Digest, Json

V = TypeVar("V")
MOST_LIFE: Final = timedelta(days=400)
"""How long a claim may be relied on before somebody must look again."""
MOST_NAMES: Final = 200
"""The longest list in a claim, such as that of all who work for a provider."""
_LISTS: Final = frozenset(
    {
        "regions",
        "products",
        "sub_processors",
        "stateful",
        "regions_not",
        "certifications",
        "incidents",
    }
)
_FLAGS: Final = frozenset({"held_by_order"})
_LARGER: Final = frozenset({"zero_retention", "audience", "transfer", "attestation"})
_VALUE, _ENDS, _HOW = "value", "ends", "how"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PLACE = re.compile(r"[A-Z]{2,3}")
_NOTHING = re.compile(
    r"no|none|nobody|no one|nothing|unknown|not known|not yet|n/?a|tbd|false|[?-]*|"
    r"nein|keine?r?|niemand|unbekannt|non|aucune?|inconnue?|ningun[oa]|ningún|nadie|desconocid[oa]",
    re.IGNORECASE,
)


class Role(StrEnum):
    """What the provider is before the law. Source: GDPR 4(7), 4(8)."""

    PROCESSOR = "processor"
    CONTROLLER = "controller"
    UNKNOWN = "unknown"


class Training(StrEnum):
    """Whether models are trained on what is sent. Only `no` is a no."""

    NO = "no"
    OPT_OUT = "opt_out"
    """It trains, unless somebody asked it not to."""
    YES = "yes"
    UNKNOWN = "unknown"


class Review(StrEnum):
    """Whether people at the provider read what is sent."""

    NO = "no"
    FLAGGED = "flagged"
    """Only what its own filters pick out."""
    YES = "yes"
    UNKNOWN = "unknown"


class Transfer(StrEnum):
    """On what data may go to another country. Source: GDPR 45, 46, 47, 49."""

    NONE = "none"
    ADEQUACY = "adequacy"
    DATA_PRIVACY_FRAMEWORK = "data_privacy_framework"
    STANDARD_CLAUSES = "standard_clauses"
    BINDING_RULES = "binding_rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroRetention:
    """Whether nothing is kept. how: `account` or `request`, as in a switch for each request."""

    granted: bool
    how: str
    verified_per_request: bool
    """Whether each answer shows that it held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom the provider's terms leave out."""

    min_age: int
    adults_only_in: tuple[str, ...] = ()
    no_health: bool = False
    no_adult_content: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """On what ground data may go there, for each region that it comes from."""

    by_region: tuple[tuple[str, Transfer], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """How the machine there proves what runs on it. policy: the digest of what is accepted."""

    tee: str
    policy: Digest
    verifier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Generic[V]):
    """One thing that somebody read somewhere on some day."""

    value: V
    source: str
    seen: date
    ends: date
    """The first day on which it is not relied on any more."""
    reviewer: str
    quote_digest: Digest | None = None

    def holds(self, at: date) -> bool:
        """Say whether the claim may be relied on at this day."""
        return self.seen <= at < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """All that can be claimed of a provider. None: nothing is known."""

    legal_entity: Claim[str] | None = None
    country: Claim[str] | None = None
    regions: Claim[tuple[str, ...]] | None = None
    products: Claim[tuple[str, ...]] | None = None
    dpa: Claim[str] | None = None
    role: Claim[Role] | None = None
    sub_processors: Claim[tuple[str, ...]] | None = None
    training: Claim[Training] | None = None
    retention_days: Claim[int] | None = None
    stateful: Claim[tuple[str, ...]] | None = None
    held_by_order: Claim[bool] | None = None
    human_review: Claim[Review] | None = None
    zero_retention: Claim[ZeroRetention] | None = None
    audience: Claim[Audience] | None = None
    regions_not: Claim[tuple[str, ...]] | None = None
    transfer: Claim[Grounds] | None = None
    certifications: Claim[tuple[str, ...]] | None = None
    incidents: Claim[tuple[str, ...]] | None = None
    attestation: Claim[Attestation] | None = None
    deletion: Claim[str] | None = None
    contact: Claim[str] | None = None
    exit: Claim[str] | None = None
    own_machine: Claim[str] | None = None
    blocked: Claim[str] | None = None

    def all(self) -> dict[str, Claim[object]]:
        """Return what is claimed, by name, in the order of the fields."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: claim for name, claim in found.items() if claim is not None}


MEANS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "legal_entity": "the company or person behind it",
        "country": "the country whose law it is under (ISO 3166, as in US)",
        "regions": "where its machines stand",
        "products": "which of its products the claims are about",
        "dpa": "the contract on data protection that is in force, with its date",
        "role": "what it is before the law: processor or controller",
        "sub_processors": "who else gets the text from it",
        "training": "whether models are trained on the text",
        "retention_days": "for how many days it keeps the text",
        "stateful": "which of its features keep text for longer",
        "held_by_order": "whether a court or an authority makes it keep text",
        "human_review": "whether people there read the text",
        "zero_retention": "whether it keeps nothing, and how that can be seen",
        "audience": "whom its terms leave out",
        "regions_not": "in which countries it may not be used",
        "transfer": "on what text may go there, for each region that it comes from",
        "certifications": "what it is certified for, and by whom",
        "incidents": "breaches and orders that are known",
        "attestation": "how its machine proves what runs on it",
        "deletion": "how text can be deleted there",
        "contact": "whom to write to about data",
        "exit": "how to leave it",
        "own_machine": "who says that it is a machine of your own",
        "blocked": "why it must not be used",
    }
)
"""What each claim is about, in words."""


def read(table: Table) -> Claims:
    """Read `[claim.*]`. Raises BadInput with the line of what is wrong."""
    table.only(MEANS)
    found = {name: _claim(table.table(name), _READ[name]) for name in table.values}
    # Any kind of value stands under its own name: `_READ` has one reader for each field.
    return Claims(**cast("dict[str, None]", found))


def write(claims: Claims) -> dict[str, Json]:
    """Write claims as JSON values, as `read` takes them."""
    return {name: _written(one) for name, one in claims.all().items()}


def typed(name: str, written: str) -> object:
    """Read the value of a claim as it is typed at a terminal. `read` checks it.

    Lists are typed with commas, yes and no for what is true or false, and the larger values as
    in a file: `{ EU = "standard_clauses" }`.
    """
    text = written.strip()
    if name in _LISTS and not text.startswith("["):
        return [one.strip() for one in text.split(",") if one.strip()]
    if name in _FLAGS or name == "own_machine":
        return {"yes": True, "no": False}.get(text.lower(), text)
    if name in _LARGER or name in _LISTS:
        return _as_toml(text)
    if name == "retention_days" and text.isascii() and text.isdigit():
        return int(text[:9])
    return text


def _as_toml(text: str) -> object:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (tomllib.TOMLDecodeError, KeyError, RecursionError):
        return text


def places(claims: Claims) -> frozenset[str]:
    """Return every country and region that claims name, as they are written."""
    found = {claims.country.value} if claims.country else set[str]()
    for several in (claims.regions, claims.regions_not):
        found |= set(several.value if several else ())
    found |= set(claims.audience.value.adults_only_in if claims.audience else ())
    found |= {region for region, _ in (claims.transfer.value.by_region if claims.transfer else ())}
    return frozenset(found)


def says_nothing(text: str) -> bool:
    """Say whether a text only says that there is none, or that nobody knows."""
    return _NOTHING.fullmatch(text.strip(" .")) is not None


def text_of(value: object) -> str:
    """Say the value of a claim in words, for a list."""
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(value) if value else "none"
        case ZeroRetention():
            seen = "shown with each answer" if value.verified_per_request else "not shown"
            return f"{'granted' if value.granted else 'not granted'}, by {value.how}, {seen}"
        case Audience():
            return _audience_text(value)
        case Attestation():
            return f"{value.tee}, policy {value.policy[:16]}, checked by {value.verifier}"
        case Grounds():
            return ", ".join(_ground_text(*one) for one in value.by_region) or "none"
        case StrEnum():
            return value.value.replace("_", " ")
    return str(value)


def _ground_text(region: str, basis: Transfer) -> str:
    return f"{region}: {basis.value.replace('_', ' ')}"


def _audience_text(value: Audience) -> str:
    told = [f"from {value.min_age} years" if value.min_age else "any age"]
    if value.adults_only_in:
        told.append(f"adults only in {', '.join(value.adults_only_in)}")
    if value.no_health:
        told.append("nothing about health")
    if value.no_adult_content:
        told.append("nothing for adults only")
    return ", ".join(told)


def _claim(table: Table, reader: Callable[[Table], object]) -> Claim[object]:
    table.only(("value", "source", "seen", "ends", "reviewer", "quote_digest"))
    seen, ends = _day(table, "seen"), _day(table, "ends")
    if ends <= seen:
        raise table.error(_ENDS, "`ends` must lie after `seen`.")
    if ends - seen > MOST_LIFE:
        message = f"`ends` lies more than {MOST_LIFE.days} days after `seen`. Look again sooner."
        raise table.error(_ENDS, message)
    quoted = "quote_digest" in table.values
    return Claim(
        value=reader(table),
        source=table.text("source"),
        seen=seen,
        ends=ends,
        reviewer=table.text("reviewer"),
        quote_digest=_digest(table, "quote_digest") if quoted else None,
    )


def _written(claim: Claim[object]) -> dict[str, Json]:
    told: dict[str, Json] = {
        "value": _value(claim.value),
        "source": claim.source,
        "seen": claim.seen.isoformat(),
        "ends": claim.ends.isoformat(),
        "reviewer": claim.reviewer,
    }
    return told if claim.quote_digest is None else told | {"quote_digest": claim.quote_digest}


def _value(value: object) -> Json:
    match value:
        case StrEnum():
            return value.value
        case bool() | int() | str():
            return value
        case tuple():
            return [_value(one) for one in value]
        case Grounds():
            return {region: basis.value for region, basis in value.by_region}
        case ZeroRetention() | Audience() | Attestation():
            return {one.name: _value(getattr(value, one.name)) for one in fields(value)}
    raise TypeError(value)


def _text(table: Table) -> str:
    return table.text("value")


def _own_machine(table: Table) -> str:
    name = "value"
    if isinstance(table.values.get(name), bool):
        raise table.error(name, f"`{name}` must say whose machine it is, as in Ada.")
    return table.text(name)


def _flag(table: Table) -> bool:
    return table.flag("value")


def _days(table: Table) -> int:
    return table.days("value", least=0, most=36_525)


def _names(table: Table) -> tuple[str, ...]:
    found = table.names("value")
    if len(found) > MOST_NAMES:
        raise table.error(_VALUE, f"`value` has more than {MOST_NAMES} names.")
    for one in found:
        if not one.strip() or not one.isprintable():
            raise table.error(_VALUE, "`value` holds a name that says nothing.", item=one)
    return tuple(found)


def _country(table: Table) -> str:
    return _region(table, "value", table.text("value"))


def _regions(table: Table) -> tuple[str, ...]:
    return tuple(_region(table, "value", one) for one in table.names("value"))


def _region(table: Table, name: str, written: str) -> str:
    if not _PLACE.fullmatch(written):
        message = f"`{written}` is no country or region. Write two or three capitals, as in US."
        raise table.error(name, message, item=written)
    return written


def _zero_retention(table: Table) -> ZeroRetention:
    inner = table.table("value")
    inner.only(("granted", "how", "verified_per_request"))
    how = inner.text("how")
    if how not in {"account", "request"}:
        raise inner.error(_HOW, "`how` must be account or request.")
    verified = inner.flag("verified_per_request")
    return ZeroRetention(granted=inner.flag("granted"), how=how, verified_per_request=verified)


def _audience(table: Table) -> Audience:
    inner = table.table("value")
    inner.only(("min_age", "adults_only_in", "no_health", "no_adult_content"))
    adults = inner.names("adults_only_in") if "adults_only_in" in inner.values else []
    flags = {
        name: inner.flag(name) for name in ("no_health", "no_adult_content") if name in inner.values
    }
    return Audience(
        min_age=inner.days("min_age", least=0, most=120),
        adults_only_in=tuple(_region(inner, "adults_only_in", one) for one in adults),
        **flags,
    )


def _transfer(table: Table) -> Grounds:
    inner = table.table("value")
    for name in inner.values:
        _region(inner, name, name)
    found = ((name, inner.choice(name, Transfer)) for name in sorted(inner.values))
    return Grounds(by_region=tuple(found))


def _attestation(table: Table) -> Attestation:
    inner = table.table("value")
    inner.only(("tee", "policy", "verifier"))
    tee, verifier = inner.text("tee"), inner.text("verifier")
    return Attestation(tee=tee, policy=_digest(inner, "policy"), verifier=verifier)


def _digest(table: Table, name: str) -> Digest:
    written = table.text(name)
    if not _DIGEST.fullmatch(written):
        raise table.error(name, f"`{name}` must be a SHA-256 in small hexadecimal letters.")
    return Digest(written)


def _day(table: Table, name: str) -> date:
    value = table.need(name)
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else _no_day(table, name)
    except ValueError:
        return _no_day(table, name)


def _no_day(table: Table, name: str) -> date:
    raise table.error(name, f"`{name}` must be a day, as in 2027-05-01.")


_READ: Final[Mapping[str, Callable[[Table], object]]] = {
    "legal_entity": _text,
    "country": _country,
    "regions": _regions,
    "products": _names,
    "dpa": _text,
    "role": lambda table: table.choice("value", Role),
    "sub_processors": _names,
    "training": lambda table: table.choice("value", Training),
    "retention_days": _days,
    "stateful": _names,
    "held_by_order": _flag,
    "human_review": lambda table: table.choice("value", Review),
    "zero_retention": _zero_retention,
    "audience": _audience,
    "regions_not": _regions,
    "transfer": _transfer,
    "certifications": _names,
    "incidents": _names,
    "attestation": _attestation,
    "deletion": _text,
    "contact": _text,
    "exit": _text,
    "own_machine": _own_machine,
    "blocked": _text,
}
"""How the value of each claim is read."""
