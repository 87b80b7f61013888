"""`troth guard`: what the guard changed in answers, and how often it has to, by model."""

from typing import TYPE_CHECKING

import click

from troth.cli import options
from troth.cli.caller import opened, signed_in
from troth.cli.screen import one_line, rows, say, show, tell
from troth.errors import BadInput
from troth.words import Json

if TYPE_CHECKING:
    from troth.companion.changed import Seen
    from troth.gate.tally import Tally


@click.group()
def guard() -> None:
    """See what the guard changed in answers, and say if it was wrong."""


@guard.command()
@click.option("--last", type=click.IntRange(1, 100_000), help="Only so many, the newest.")
@options.as_json
def changes(last: int | None, as_json: bool) -> None:
    """List the answers that the guard changed, with the reasons, newest first.

    No word that was left out is in it. To see those, within a day: troth guard show ID
    """
    from troth.companion import changed

    with signed_in() as visit:
        found = changed.every(visit.house.gate, visit.person, last=last)
        language = visit.house.settings.language
    if as_json:
        show({"changes": [_as_json(one, language) for one in found]})
        return
    if not found:
        say("The guard changed nothing in the talks that are kept.")
    for one in found:
        kept = f"kept until {_time(one)}" if one.gone_at else "what was left out is gone"
        tell(f"{one.turn}  {one_line(one.companion)}  {one_line(one.changed.model)}  ({kept})")
        for place, mark in enumerate(one.changed.marks):
            said = one.said.get(place)
            told = f" You said: {'wrong' if said.wrong == 'yes' else 'right'}." if said else ""
            tell(f"  {place}  {mark.verdict}: {mark.why(language)}{told}")


@guard.command("show")
@click.argument("message", metavar="ID")
@options.as_json
def show_(message: str, as_json: bool) -> None:
    """Show what was left out of an answer. It is kept for one day."""
    from troth.companion import changed

    with signed_in() as visit:
        seen = changed.one(visit.house.gate, visit.person, message)
        found = changed.original(visit.house.gate, visit.person, message)
        language = visit.house.settings.language
    if as_json:
        show({**_as_json(seen, language), "originals": [*found]})
        return
    for place, (mark, text) in enumerate(zip(seen.changed.marks, found, strict=False)):
        tell(f"{place}  {mark.why(language)}")
        tell(f"   {text or '(nothing of its own stood here)'}")


@guard.command("say")
@click.argument("message", metavar="ID")
@click.option("--change", "place", type=click.IntRange(0, 199), default=0, help="Which, from 0.")
@click.option("--wrong", "said", flag_value="wrong", help="This change was wrong.")
@click.option("--right", "said", flag_value="right", help="This change was right.")
@click.option("--take-back", "said", flag_value="back", help="Forget what you said of it.")
@click.option("--why", "words", default="", help="In your own words. They stay with you alone.")
def say_(message: str, place: int, said: str | None, words: str) -> None:
    """Say whether a change was wrong."""
    from troth.companion import changed

    if said is None:
        wanted = "Say what you think: one of --wrong, --right and --take-back."
        raise BadInput(wanted)
    with signed_in() as visit:
        gate, person = visit.house.gate, visit.person
        if said == "back":
            changed.take_back(gate, person, message, place)
        else:
            changed.contest(gate, person, message, place, wrong=said == "wrong", words=words)
    say("It is forgotten." if said == "back" else "Saved. Your words stay with you alone.")


@guard.command()
@options.as_json
def counts(as_json: bool) -> None:
    """Show which model has to be changed how often. For whoever runs this Troth.

    Numbers only, about nobody. A number below 5 is not told.
    """
    from troth.gate import tally

    with opened() as house:
        found = tally.read(house.store)
    if as_json:
        show({"counts": [_count(one) for one in found]})
        return
    if not found:
        say("No model has answered yet.")
    rows(
        [
            (
                one.whose.model,
                one.whose.persona,
                f"{tally.told(one.answers)} answers",
                f"{tally.told(one.changed)} changed",
                "" if one.share is None else f"{100 * one.share:.0f} %",
                ", ".join(f"{name} {tally.told(many)}" for name, many in one.reasons.items()),
                f"told wrong: {tally.told(one.wrong)}",
            )
            for one in found
        ]
    )


def _time(seen: "Seen") -> str:
    return seen.gone_at.strftime("%Y-%m-%d %H:%M UTC") if seen.gone_at else ""


def _as_json(seen: "Seen", language: str) -> dict[str, Json]:
    marks: list[Json] = []
    for place, mark in enumerate(seen.changed.marks):
        said = seen.said.get(place)
        marks.append(
            {
                "verdict": str(mark.verdict),
                "rule": str(mark.rule),
                "tactic": str(mark.tactic) if mark.tactic else None,
                "why": mark.why(language),
                "said": {"wrong": said.wrong == "yes", "words": said.words} if said else None,
            }
        )
    return {
        "message": seen.turn,
        "conversation": seen.conversation,
        "companion": seen.companion,
        "model": seen.changed.model,
        "at": seen.at.isoformat() if seen.at else None,
        "original_until": seen.gone_at.isoformat() if seen.gone_at else None,
        "changes": marks,
    }


def _count(one: "Tally") -> dict[str, Json]:
    from troth.gate.tally import told

    return {
        "model": one.whose.model,
        "persona": one.whose.persona,
        "since": one.since,
        "answers": told(one.answers),
        "changed": told(one.changed),
        "share": None if one.share is None else round(one.share, 2),
        "reasons": {name: told(many) for name, many in one.reasons.items()},
        "told_wrong": told(one.wrong),
        "told_right": told(one.right),
    }
