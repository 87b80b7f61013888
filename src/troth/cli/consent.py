"""`troth consent`: what Troth may do, said by the person and by nobody else."""

from collections.abc import Sequence
from datetime import datetime

import click

from troth.cli import cards, options
from troth.cli.caller import Visit, opened, signed_in
from troth.cli.screen import confirm, one_line, rows, say, show, tell
from troth.clock import text as time_text
from troth.consent.events import ConsentEvent
from troth.consent.standing import stands
from troth.errors import NotFound
from troth.registry.card import Card
from troth.words import Json, PurposeId

_purpose = click.argument("name", metavar="PURPOSE")


@click.group()
def consent() -> None:
    """See and change what Troth may do."""


@consent.command("list")
@options.as_json
def list_(as_json: bool) -> None:
    """Show each use of your data, and whether it is allowed."""
    with signed_in() as visit:
        found = _purposes(visit)
    if as_json:
        show({"purposes": [*found]})
        return
    for one in found:
        tell(f"{'yes' if one['allowed'] else 'no ':<4}{one['purpose']}: {one['title']}")
        tell(f"    {one['when']} {one['because']}")
        tell(f"    {one['without']}")


@consent.command()
@_purpose
@options.as_json
def card(name: str, as_json: bool) -> None:
    """Show the card of a purpose."""
    with opened() as house:
        purpose = cards.purpose(house, name)
        found = house.gate.consents.card(purpose, language=cards.language_of(house.settings))
    if not as_json:
        tell(found.body.decode(), end="")
        return
    show(
        {
            "purpose": found.purpose,
            "title": found.title,
            "lines": [[heading, text] for heading, text in found.lines],
            "check": _check(found),
            "answers": [*found.answers],
            "language": found.language,
            "digest": found.digest,
            "text": found.body.decode(),
        }
    )


@consent.command()
@_purpose
@options.yes
@click.option(
    "--check", type=int, metavar="N", help="With --yes: your answer to the card's question."
)
def give(name: str, yes: bool, check: int | None) -> None:
    """Read the card of a purpose and say yes or no.

    Some cards ask one question about themselves before a yes. With --yes, --check answers
    it by its number.
    """
    with signed_in() as visit:
        purpose = cards.purpose(visit.house, name)
        said = cards.put(visit, purpose, answer=True if yes else None, number=check)
    if said is not None:
        say(_said(purpose, yes=said))


@consent.command()
@_purpose
def refuse(name: str) -> None:
    """Say no to a purpose."""
    with signed_in() as visit:
        purpose = cards.purpose(visit.house, name)
        cards.put(visit, purpose, answer=False)
    say(_said(purpose, yes=False))


@consent.command()
@_purpose
def renew(name: str) -> None:
    """Let a yes last the full time again."""
    with signed_in() as visit:
        purpose = cards.purpose(visit.house, name)
        shown = cards.show(visit, purpose)
        consents = visit.house.gate.consents
        event = consents.renew(visit.person, shown=shown, method=cards.METHOD)
    until = f" until {_day(event.expires_at)}" if event.expires_at else ""
    say(f"Your yes to {purpose} lasts{until}.")


@consent.command()
@_purpose
@click.option("--now", is_flag=True, help="Destroy at once what was kept for it.")
@options.yes
@options.dry_run
def withdraw(name: str, now: bool, yes: bool, dry_run: bool) -> None:
    """Take a yes back. It counts at once, even in the middle of an answer.

    What was kept stays sealed for 7 days, in case you change your mind. Then it is
    destroyed. With --now it is destroyed at once.
    """
    with signed_in() as visit:
        purpose = cards.purpose(visit.house, name)
        if dry_run:
            say(_would_end(visit, purpose, now=now))
            return
        visit.house.gate.consents.withdraw(visit.person, purpose, method=cards.METHOD)
        say(f"Your yes to {purpose} is taken back.")
        if now:
            _destroy(visit, purpose, yes=yes)
        else:
            say(f"What was kept for it is closed, and destroyed {_when(now=now)}.")


@consent.command("object")
@_purpose
def object_(name: str) -> None:
    """Object to a purpose."""
    with signed_in() as visit:
        purpose = cards.purpose(visit.house, name)
        visit.house.gate.consents.object(visit.person, purpose, method=cards.METHOD)
    say(f"You objected to {purpose}. It is off.")


@consent.command()
def restrict() -> None:
    """Put the use of your data on hold."""
    with signed_in() as visit:
        visit.house.gate.consents.restrict(visit.person, method=cards.METHOD)
    say("Your data is on hold. Only what the law asks for goes on.")
    say("To end the hold: troth consent unrestrict")


@consent.command()
def unrestrict() -> None:
    """End the hold."""
    with signed_in() as visit:
        visit.house.gate.consents.unrestrict(visit.person, method=cards.METHOD)
    say("The hold is over. What you allowed before is allowed again.")


@consent.command()
@click.argument("record")
@options.json_anyway
def receipt(record: str) -> None:
    """Print the signed receipt of a record, as JSON.

    RECORD is an id or a number of `troth consent history`.
    """
    with signed_in() as visit:
        consents = visit.house.gate.consents
        event = _find(consents.events(visit.person), record)
        show(consents.receipt(event))


@consent.command()
@options.as_json
def history(as_json: bool) -> None:
    """Show all that you were asked and said, in order."""
    with signed_in() as visit:
        events = list(visit.house.gate.consents.events(visit.person))
    if as_json:
        show({"events": [_event(one) for one in events]})
        return
    rows(
        [
            (str(one.seq), time_text(one.at), str(one.kind), one.purpose or "everything", one.id)
            for one in events
        ]
    )


def _purposes(visit: Visit) -> list[dict[str, Json]]:
    gate = visit.house.gate
    told: list[dict[str, Json]] = []
    for purpose in gate.states.common().registry.purposes.values():
        found = stands(purpose, gate.may(visit.person, purpose.id))
        told.append(
            {
                "purpose": found.purpose,
                "title": found.title,
                "basis": str(found.basis),
                "allowed": found.allowed,
                "reason": str(found.reason),
                "because": found.because,
                "since": time_text(found.since) if found.since else None,
                "until": time_text(found.until) if found.until else None,
                "when": found.when,
                "without": found.without,
                "essential": found.essential,
                "can_change": found.can_change,
            }
        )
    return told


def _check(found: Card) -> Json:
    """Tell the card's question. Which answer is right stands on the card, not beside it."""
    if found.check is None:
        return None
    return {"question": found.check.question, "answers": [*found.check.answers]}


def _destroy(visit: Visit, purpose: PurposeId, *, yes: bool) -> None:
    from troth.gate.forget import shred_purpose

    if confirm(f"This destroys for good what was kept for {purpose}.", yes=yes):
        count = shred_purpose(visit.house.gate, visit.person, purpose)
        say(f"What was kept for {purpose} is destroyed: {count} rows and their key.")


def _would_end(visit: Visit, purpose: PurposeId, *, now: bool) -> str:
    verdict = visit.house.gate.may(visit.person, purpose)
    if not verdict:
        return f"There is no yes to {purpose} to take back. {verdict.sentence}"
    kept = f"What was kept for it would be destroyed {_when(now=now)}."
    return f"Your yes to {purpose} would end. {kept}"


def _when(*, now: bool) -> str:
    from troth.gate.consents import UNDO

    return "at once" if now else f"in {UNDO.days} days"


def _said(purpose: PurposeId, *, yes: bool) -> str:
    if yes:
        return f"You said yes to {purpose}. To take it back: troth consent withdraw {purpose}"
    return f"You said no to {purpose}. To say yes later: troth consent give {purpose}"


def _day(at: datetime) -> str:
    return time_text(at)[:10]


def _find(events: Sequence[ConsentEvent], record: str) -> ConsentEvent:
    for event in events:
        if record in {event.id, str(event.seq)}:
            return event
    message = "You have no such record. See them: troth consent history"
    raise NotFound(message)


def _event(one: ConsentEvent) -> dict[str, Json]:
    return {
        "record": one.id,
        "number": one.seq,
        "at": time_text(one.at),
        "kind": str(one.kind),
        "purpose": one.purpose,
        "until": time_text(one.expires_at) if one.expires_at else None,
        "notice": one.notice_digest,
        "registry": one.registry_digest,
        "language": one.language,
        "method": one.method,
        "by": one_line(one.by),
    }
