"""`troth memory`: what Troth knows of a person, and to forget it.

What is known goes to stdout, made fit for a terminal; what was done is talk.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from troth.cli import options
from troth.cli.caller import Visit, signed_in
from troth.cli.cards import put
from troth.cli.screen import clean, is_interactive, one_line, say, show, tell
from troth.errors import BadInput
from troth.words import COMPANION_MEMORY, Json

if TYPE_CHECKING:
    from troth.companion.facts_forget import Found, Gone
    from troth.companion.facts_kinds import Aside, Fact

_UNDO = "To bring it back within 7 days: troth memory undo {act}  At once for good: shred"


@click.group()
def memory() -> None:
    """See, correct and forget what Troth knows of you."""


@memory.command()
@click.option("--remember", metavar="WORDS", help="Remember this.")
@click.option("--accept", metavar="ID", help="Say yes to a fact that waits.")
@click.option("--decline", metavar="ID", help="Say no to a fact that waits.")
@click.option("--edit", metavar="ID", help="Put a fact in other words: --to WORDS.")
@click.option("--correct", metavar="ID", help="A fact has changed: --to WORDS.")
@click.option("--to", metavar="WORDS", help="With --edit and --correct.")
@options.as_json
def facts(  # noqa: PLR0913, PLR0917  # one for each thing that can be done
    remember: str | None,
    accept: str | None,
    decline: str | None,
    edit: str | None,
    correct: str | None,
    to: str | None,
    as_json: bool,
) -> None:
    """Show what Troth knows of you, what waits for a yes, and what you can bring back."""
    given = [one for one in (remember, accept, decline, edit, correct) if one is not None]
    if len(given) > 1 or ((edit or correct) is None) != (to is None):
        message = "Do one thing at a time. With --edit or --correct, say --to."
        raise BadInput(message)
    with signed_in() as visit:
        _ask_first(visit)
        done = _do(visit, remember=remember, accept=accept, decline=decline)
        done = done or _change(visit, edit=edit, correct=correct, to=to or "")
        if done is not None:
            _tell_done(done, as_json=as_json)
            return
        _tell_all(visit, as_json=as_json)


def _do(
    visit: Visit, *, remember: str | None, accept: str | None, decline: str | None
) -> "Sequence[Fact] | None":
    from troth.companion import facts as shelf

    gate, person = visit.house.gate, visit.person
    if remember is not None:
        learned = shelf.remember(gate, person, remember)
        return [*learned.new, *learned.known]
    if accept is not None:
        return [shelf.accept(gate, person, accept)]
    if decline is not None:
        shelf.decline(gate, person, decline)
        return []
    return None


def _change(
    visit: Visit, *, edit: str | None, correct: str | None, to: str
) -> "Sequence[Fact] | None":
    from troth.companion import facts as shelf

    gate, person = visit.house.gate, visit.person
    if edit is not None:
        return [shelf.edit(gate, person, edit, to)]
    if correct is not None:
        return [shelf.correct(gate, person, correct, to)]
    return None


@memory.command()
@click.argument("topic", required=False)
@click.option("--everything", is_flag=True, help="All facts and all kept talks.")
@click.option("--fact", metavar="ID", help="One fact, by its id.")
@click.option("--facts-only", is_flag=True, help="Keep the messages that say it.")
@click.option("--dry-run", is_flag=True, help="Only show what is found.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@options.as_json
def forget(  # noqa: PLR0913, PLR0917  # one for each way to say what
    topic: str | None,
    everything: bool,
    fact: str | None,
    facts_only: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Forget a topic, a fact, or everything. It can be brought back for 7 days.

    TOPIC is a name, a place or a thing. Troth shows what it found before it forgets.
    """
    from troth.companion import facts_forget

    if sum((topic is not None, everything, fact is not None)) != 1:
        message = "Say one thing to forget: TOPIC, --fact ID or --everything."
        raise BadInput(message)
    with signed_in() as visit:
        gate, person = visit.house.gate, visit.person
        if fact is not None:
            found = facts_forget.of_fact(gate, person, fact)
        elif everything:
            found = facts_forget.everything(gate, person)
        else:
            found = facts_forget.find(gate, person, topic or "")
        messages = [] if facts_only else [one.id for one in found.messages]
        ids = [one.id for one in found.facts]
        whole = everything and not facts_only
        is_any = bool(found) or (whole and facts_forget.may_be_unseen(gate, person))
        if dry_run or not is_any:
            _tell_found(found, messages, as_json=as_json)
            return
        if not (yes or as_json):
            _tell_found(found, messages, as_json=False)
            if whole and facts_forget.may_be_unseen(gate, person):
                say("What is kept and cannot be shown now, for want of a yes, goes, too.")
            click.confirm("Forget this?", abort=True, err=True)
        gone = facts_forget.forget(gate, person, facts=ids, messages=messages, everything=whole)
    _tell_gone(gone, as_json=as_json)


@memory.command()
@click.argument("act")
@options.as_json
def undo(act: str, as_json: bool) -> None:
    """Bring back what was forgotten. ACT is what `troth memory forget` printed."""
    from troth.companion import facts_forget

    with signed_in() as visit:
        gone = facts_forget.bring_back(visit.house.gate, visit.person, act)
    if as_json:
        show({"facts": gone.facts, "messages": gone.messages})
        return
    say("It is back.")


@memory.command()
@click.argument("act")
def shred(act: str) -> None:
    """Destroy what was forgotten, now. No copy opens it any more."""
    from troth.companion import facts_forget

    with signed_in() as visit:
        facts_forget.shred(visit.house.gate, visit.person, act)
    say("It is gone for good. No copy opens it any more.")


def _ask_first(visit: Visit) -> None:
    """Show the card of consent where a yes is missing and somebody is there to answer."""
    if not visit.house.gate.may(visit.person, COMPANION_MEMORY) and is_interactive():
        put(visit, COMPANION_MEMORY)


def _tell_all(visit: Visit, *, as_json: bool) -> None:
    from troth.companion import facts as shelf

    known = shelf.every(visit.house.gate, visit.person)
    waits = [(one, fact) for one in known.waits if (fact := one.fact) is not None]
    if as_json:
        show(
            {
                "live": [_json(one) for one in known.live],
                "past": [_json(one) for one in known.past],
                "waiting": [{**_json(fact), "ends": one.ends} for one, fact in waits],
                "gone": _acts_json(known.gone),
            }
        )
        return
    for one in known.live:
        tell(_line(one))
    for one in known.past:
        tell(f"{_line(one)}  (until {one.valid_to[:10]})")
    if not known.live and not known.past:
        say("Nothing is noted yet.")
    for aside, fact in waits:
        say(f"Waits for your yes: {_line(fact)}  (gone after {aside.ends[:10]})")
    for act, ends, count in _acts(known.gone):
        say(f"Forgotten: {act}  {count}  (gone for good after {ends})")


def _tell_done(done: "Sequence[Fact]", *, as_json: bool) -> None:
    if as_json:
        show({"facts": [_json(one) for one in done]})
        return
    for one in done:
        tell(_line(one))
    say("Done.")


def _tell_found(found: "Found", messages: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        ids: list[Json] = list(messages)
        show({"facts": [_json(one) for one in found.facts], "messages": ids})
        return
    for one in found.facts:
        tell(_line(one))
    texts = {one.id: one.text for one in found.messages}
    for message in messages:
        tell(f"message: {one_line(texts[message])}")
    if not found:
        say("Nothing was found.")


def _tell_gone(gone: "Gone", *, as_json: bool) -> None:
    if as_json:
        show({"act": gone.act, "facts": gone.facts, "messages": gone.messages})
        return
    tell(gone.act or "gone for good")
    if gone.act:
        say(_UNDO.format(act=gone.act))


def _line(fact: "Fact") -> str:
    from troth.companion import facts_words

    said = f"  (“{one_line(fact.words)}”)" if fact.words else ""
    return f"{fact.id}  {clean(facts_words.told(fact))}  since {fact.valid_from}{said}"


def _json(fact: "Fact") -> dict[str, Json]:
    return {
        "fact": fact.id,
        "subject": fact.subject,
        "relation": fact.relation,
        "value": fact.value,
        "careful": bool(fact.careful),
        "words": fact.words,
        "known_from": fact.known_from,
        "valid_from": fact.valid_from,
        "valid_to": fact.valid_to,
    }


def _acts(gone: "Sequence[Aside]") -> list[tuple[str, str, str]]:
    """Return each forgetting: its id, its last day, and how much it holds."""
    acts = {one.act: one.ends[:10] for one in gone}
    return [
        (act, ends, _count([one for one in gone if one.act == act])) for act, ends in acts.items()
    ]


def _count(gone: "Sequence[Aside]") -> str:
    messages = sum(one.what == "message" for one in gone)
    return f"{len(gone) - messages} facts, {messages} messages"


def _acts_json(gone: "Sequence[Aside]") -> list[Json]:
    return [{"act": act, "ends": ends, "holds": count} for act, ends, count in _acts(gone)]
