"""From a provider that is switched on to its place in the registry: a recipient and a purpose.

Every word on its card is a fixed fragment, chosen by the claims that hold on a day. What is not
known is told as what could happen: unknown is never "no". So a claim that runs out changes the
card, and what a person agreed to does not grow in silence.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from troth.crypto.digest import sha256
from troth.net.addresses import target
from troth.registry import regions
from troth.registry.canonical import write
from troth.registry.claims import Claim, Review, ZeroRetention
from troth.registry.entry import Entry, Where
from troth.registry.purposes import OUTSIDE, PERSON
from troth.registry.trust import Trust, live, trust
from troth.registry.wording import capital
from troth.words import Digest, Json, Level, PurposeId

KEPT_DAYS: Final = 90
"""How long a person can look at what left: see the purpose `disclosure.record`."""
EXPIRES_DAYS: Final = 180
READS: Final = ("companion.*", "message.text", "person.masks", "person.name", "turn.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """One provider beyond this machine that may be used, and what holds of it on a day."""

    entry: Entry
    trust: Trust
    at: date

    @property
    def purpose(self) -> PurposeId:
        """The purpose that a person says yes to."""
        return purpose_of(self.entry.id)


def purpose_of(provider: str) -> PurposeId:
    """Name the purpose that lets one provider answer."""
    return PurposeId(f"{OUTSIDE}{provider}")


def provider_of(purpose: PurposeId) -> str | None:
    """Name the provider that a purpose is about; None for any other purpose."""
    return purpose.removeprefix(OUTSIDE) if purpose.startswith(OUTSIDE) else None


def who(entry: Entry) -> Digest:
    """Return what stands for whoever gets the words: another one is somebody else.

    FROZEN: it is stored with the registry. Made of the company, or whose own machine it is; of
    host and port; of the dialect; and of all who work for it, in any order. A claim that has
    run out is still about the same one, so the day does not count.
    """
    goal, claims = target(entry.base_url), entry.claims
    parts: dict[str, Json] = {
        "legal_entity": _said(claims.legal_entity),
        "own_machine": _said(claims.own_machine),
        "host": f"{goal.host}:{goal.port}",
        "dialect": entry.dialect.value,
        "sub_processors": [*sorted(claims.sub_processors.value if claims.sub_processors else ())],
    }
    return sha256(write(parts))


def _said(claim: Claim[str] | None) -> str | None:
    return None if claim is None else claim.value


def usable(entries: Iterable[Entry], at: date) -> tuple[Outside, ...]:
    """Return those of the entries that get a purpose at this day, by id.

    A model on this machine needs none, and whoever is blocked or unknown gets none.
    """
    found = [Outside(entry=one, trust=trust(one, at), at=at) for one in entries]
    kept = [one for one in found if one.trust.level.meets(Level.CONTRACT)]
    beyond = [one for one in kept if one.trust.level is not Level.LOCAL]
    return tuple(sorted(beyond, key=lambda one: one.entry.id))


def recipients(outside: Sequence[Outside]) -> Mapping[str, object]:
    """Write the tables `[recipient.<id>]`, as they would stand in a file."""
    return {
        one.entry.id: {
            "label": one.entry.name,
            "level": one.trust.level.value,
            "who": who(one.entry),
        }
        for one in outside
    }


def purposes(outside: Sequence[Outside]) -> Mapping[str, object]:
    """Write the tables `[purpose."companion.outside.<id>"]`, as they would stand in a file."""
    return {one.purpose: _purpose(one) for one in outside}


def risk(outside: Outside) -> str:
    """Say what could go wrong, from the claims that hold at the day. In 22 words at most."""
    if outside.entry.place is Where.PRIVATE:
        return f"{_MASKED} Whoever runs it could read it."
    return " ".join([_MASKED, _kept(outside), *_read(outside), _law(outside)])


_MASKED: Final = "Masked text can still point to you."


def _kept(outside: Outside) -> str:
    claims, at = outside.entry.claims, outside.at
    if live(claims.held_by_order, at):
        return "A court makes it keep text."
    zero = live(claims.zero_retention, at)
    if outside.trust.level.meets(Level.ZERO_RETENTION) and isinstance(zero, ZeroRetention):
        return "It says it keeps no text."
    days = live(claims.retention_days, at)
    if days is None:
        return "It may keep text."
    return f"It keeps text {days} days or more."


def _read(outside: Outside) -> Sequence[str]:
    said = live(outside.entry.claims.human_review, outside.at)
    return [] if said is Review.NO else ["Staff may read it."]


def _law(outside: Outside) -> str:
    country = live(outside.entry.claims.country, outside.at)
    if country is None:
        return "Its law is unknown."
    return f"{capital(regions.law(country))} applies."


def _purpose(one: Outside) -> Mapping[str, object]:
    return {
        "title": f"Let {one.entry.name} answer you",
        "basis": "consent",
        "legal": "GDPR art. 6(1)(a), 9(2)(a) and 44 to 49",
        "necessity": "Its model runs elsewhere.",
        "reads": [*READS],
        "writes": [],
        "recipients": [PERSON, one.entry.id],
        "kept_days": 0,
        "expires_days": EXPIRES_DAYS,
        "risk": risk(one),
        "least_level": Level.CONTRACT.value,
        "essential": False,
        "under_restriction": "stops",
        "without": "Models here still answer.",
        "stop": f"You can see what left for {KEPT_DAYS} days. To stop, take back your yes.",
    }
