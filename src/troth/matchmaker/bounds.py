"""What of a model's draft may stand: within the limits that the person set for their companions.

A draft is to be the person's own words to somebody. So a limit binds what a model adds: no flirting
that the person did not begin, no topic or word that they left out. What their own words do already
is theirs, and that two meet is what the help is for. Limits on what a companion feels or starts by
itself say nothing of a draft. Pure; who set which limit is known above.
"""

from dataclasses import dataclass, replace
from typing import Final

from troth.guard.assess import Judge
from troth.guard.limits import (
    OPEN,
    Feelings,
    Initiative,
    Limits,
    Lookout,
    PetNames,
    Romance,
    Tone,
    books,
)
from troth.guard.plain import plain
from troth.guard.policies import Rule, why
from troth.guard.sentences import sentences
from troth.guard.setting import setting_of

_LEVELS: Final = {
    "affection": Romance.AFFECTION,
    "romance": Romance.ROMANCE,
    "explicit": Romance.EXPLICIT,
}
_TO_MEET: Final = "in_person"
"""The turns of phrase by which a companion would claim that it can be met. Two people can."""
_ORDER: Final = list(Romance)


@dataclass(frozen=True, slots=True)
class Within:
    """A draft as far as it stays within the limits, and why sentences are missing."""

    text: str
    changes: tuple[str, ...] = ()


def of_draft(limits: Limits) -> Limits:
    """Return the limits that say something of a draft, as a model is told them."""
    return replace(
        limits,
        feelings=Feelings.PLAYED,
        initiative=Initiative.SUGGESTS,
        hours=(),
        break_minutes=0,
    )


def within(text: str, limits: Limits, *, own: str, language: str = "en") -> Within:
    """Leave out of a draft what a model added past the limits. own: what the person wrote."""
    may = replace(of_draft(limits), romance=Romance.EXPLICIT)
    holding, theirs = _yielded(may, own), _courts(own)
    lookout = Lookout(lambda: holding, Judge(setting_of("", "")))
    kept: list[str] = []
    changes: list[str] = []
    for one in sentences(text):
        past = lookout.look(one)
        if past is None and _goes_beyond(_courts(one.text) - theirs, limits.romance):
            changes.append(why(Rule.LIMIT_ROMANCE, language))
        elif past is None:
            kept.append(one.text)
        else:
            kept.append(past.instead or "")
            changes.append(why(past.rule, language))
    return Within("".join(kept).strip() if changes else text, tuple(changes))


def _goes_beyond(courts: frozenset[tuple[str, str]], romance: Romance) -> bool:
    return any(_ORDER.index(_LEVELS[kind]) > _ORDER.index(romance) for kind, _ in courts)


def _courts(text: str) -> frozenset[tuple[str, str]]:
    """Return by which kinds and turns of phrase a text courts somebody."""
    return frozenset(
        (one.of, one.name)
        for reading in plain(text)
        for book in books()
        for one, _ in book.heard(reading, only=_LEVELS)
        if one.name != _TO_MEET
    )


def _yielded(limits: Limits, own: str) -> Limits:
    """Return the limits without those that the person's own words go past."""
    if not own or not _is_past(own, limits):
        return limits

    def fits(one: Limits) -> bool:
        return not _is_past(own, one)

    tones = [one for one in Tone if one is limits.tone or one is Tone.ANY]
    return replace(
        limits,
        pet_names=limits.pet_names
        if fits(replace(OPEN, pet_names=PetNames.NONE))
        else PetNames.ANY,
        tone=next((one for one in tones if fits(replace(OPEN, tone=one))), Tone.ANY),
        topics=tuple(one for one in limits.topics if fits(replace(OPEN, topics=(one,)))),
        words=tuple(one for one in limits.words if fits(replace(OPEN, words=(one,)))),
    )


def _is_past(text: str, limits: Limits) -> bool:
    lookout = Lookout(lambda: limits, Judge(setting_of("", "")))
    return any(lookout.look(one) is not None for one in sentences(text))
