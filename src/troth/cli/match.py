"""`troth match`: a profile, the people of the day, and what you say of them.

What strangers wrote goes to stdout, made fit for a terminal.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from troth.cli import options
from troth.cli.caller import Visit, signed_in
from troth.cli.cards import put
from troth.cli.screen import clean, is_interactive, one_line, rows, say, show, tell
from troth.errors import BadInput
from troth.words import MATCH_PEOPLE, Json

if TYPE_CHECKING:
    from troth.matchmaker.meet import Meeting
    from troth.matchmaker.profile import Answers
    from troth.matchmaker.view import Because, Card


@click.group()
def match() -> None:
    """Meet people: your profile, today's list, and what you say.

    Each answer may be kept to yourself, used for matching, or shown. At first it is kept.
    """


@match.command("list")
@options.as_json
def list_(as_json: bool) -> None:
    """Show the people of today."""
    with signed_in() as visit:
        _ask_first(visit)
        found = visit.house.matchmaker.today(visit.person)
    if as_json:
        helps: list[Json] = [{"change": change, "brings": brings} for change, brings in found.helps]
        items: list[Json] = [_json(one) for one in found.meetings]
        show({"profile": found.has_profile, "items": items, "empty": found.empty, "helps": helps})
        return
    if not found.has_profile:
        say("You have no profile here yet. Make one: troth match set --help")
    for one in found.meetings:
        _tell(one)
    if found.empty:
        say(found.empty)
    for change, brings in found.helps:
        say(f"  {change}: {brings} more")


@match.command()
@options.as_json
def people(as_json: bool) -> None:
    """Show of whom you said something, and who said yes as well."""
    with signed_in() as visit:
        found = visit.house.matchmaker.people(visit.person)
    if as_json:
        items: list[Json] = [_json(one) for one in found]
        show({"items": items})
        return
    for one in found:
        _tell(one)
    if not found:
        say("You have said nothing of anybody yet. See who is here: troth match list")


@match.command("say")
@click.argument("id_", metavar="ID")
@click.argument("word", type=click.Choice(("like", "pass", "later", "block", "undo")))
def say_(id_: str, word: str) -> None:
    """Say something of a person who was shown to you. They hear of it only if both say like."""
    from troth.matchmaker.said import Said

    with signed_in() as visit:
        visit.house.matchmaker.say(visit.person, id_, Said(word))
    say("Saved.")


@match.command()
@options.as_json
def why(as_json: bool) -> None:
    """Show what would bring more people. Nothing is changed."""
    with signed_in() as visit:
        found = visit.house.matchmaker.why_not_more(visit.person)
    if as_json:
        items: list[Json] = [{"change": change, "brings": brings} for change, brings in found]
        show({"items": items})
        return
    rows([(change, f"{brings} more") for change, brings in found])
    if not found:
        say("None of your settings keeps anybody away just now.")


@match.command()
@options.as_json
def profile(as_json: bool) -> None:
    """Show your profile, and what others see of it."""
    from troth.matchmaker import profile as kept
    from troth.matchmaker import view

    with signed_in() as visit:
        answers = kept.load(visit.house.gate, visit.person)
        now = visit.house.clock.now()
    if answers is None:
        message = "You have no profile here yet. Make one: troth match set --help"
        raise BadInput(message)
    card = view.card(answers, now=now)
    if as_json:
        show({"answers": _plain(answers), "card": _card(card)})
        return
    told = _answered(view.card(answers, now=now, also=kept.FIELDS), answers)
    for name, label in kept.FIELDS.items():
        words = one_line(told.get(name, ""))
        tell(f"{label}: {answers.choice(name)}{f' ({words})' if words else ''}")
    if answers.contact:
        tell(f"how to reach you: for whom you show it to ({one_line(answers.contact)})")
    is_blank = not (card.name or card.about or card.lines)
    say("Others see a card with nothing on it." if is_blank else "Others see:")
    if card.name:
        tell(f"  {one_line(card.name)}")
    _tell_card(card)


@match.command("set")
@click.option("--called", help="A name for your card.")
@click.option("--about", help="About you, in your words.")
@click.option("--contact", help="How to reach you: for whom you show it to, once both said yes.")
@click.option("--born", help="Year and month of birth, such as 1990-07.")
@click.option("--gender", type=int, help="0 woman, 1 man, 2 non-binary, 3 another.")
@click.option("--goal", type=click.IntRange(1, 6), help="What you look for, 1 to 6.")
@click.option("--seeks", type=int, multiple=True, help="Whom to meet, as for --gender.")
@click.option("--ages", type=(int, int), help="The ages to meet: lowest and highest.")
@click.option("--likes", multiple=True, help="An interest, such as hiking.")
@click.option("--town", help="A town near you; none takes your place out.")
@click.option(
    "--order",
    type=click.Choice(("shuffled", "spread", "taste")),
    help="How your list is made.",
)
@click.option(
    "--choice",
    type=(str, click.Choice(("kept", "used", "shared"))),
    multiple=True,
    help="What may be done with an answer: its name and a word.",
)
def set_(**given: object) -> None:
    """Change your profile: what is not named stays as it is."""
    from troth.matchmaker import profile as kept

    with signed_in() as visit:
        _ask_first(visit)
        gate = visit.house.gate
        before = kept.load(gate, visit.person)
        kept.save(gate, visit.person, _changed(before, given, visit))
    say("Saved. See it: troth match profile")


def _changed(before: "Answers | None", given: dict[str, object], visit: Visit) -> "Answers":
    from troth.matchmaker import meet
    from troth.matchmaker.profile import Answers, Choice, Order
    from troth.matchmaker.towns import TOWNS

    answers = before or Answers()
    told = {
        name: given[name]
        for name in ("called", "about", "contact", "born", "gender", "goal", "ages")
        if given[name] is not None
    }
    if seeks := given["seeks"]:
        told["seeks"] = frozenset(seeks) if isinstance(seeks, tuple) else frozenset()
    if isinstance(likes := given["likes"], tuple) and likes:
        told["interests"] = {**answers.interests, **dict.fromkeys(likes, 9)}
    if given["order"] is not None:
        told["order"] = Order(str(given["order"]))
    if isinstance(choices := given["choice"], tuple) and choices:
        told["choices"] = {**answers.choices, **{name: Choice(one) for name, one in choices}}
    if (town := given["town"]) == "none":
        told["place"] = None
    elif town is not None:
        if town not in TOWNS:
            message = f"Troth does not know that town. It knows: {', '.join(TOWNS)}."
            raise BadInput(message, param="town")
        latitude, longitude = TOWNS[str(town)]
        now = visit.house.clock.now()
        told["place"] = meet.stand(before, latitude, longitude, now=now)
    return replace(answers, **told)  # type: ignore[arg-type]  # checked as it is saved


def _ask_first(visit: Visit) -> None:
    """Show the card of consent where a yes is missing and somebody is there to answer."""
    if not visit.house.gate.may(visit.person, MATCH_PEOPLE) and is_interactive():
        put(visit, MATCH_PEOPLE)


def _answered(every: "Card", answers: "Answers") -> dict[str, str]:
    """Return in words what was answered, by the name of the answer. Where somebody is, is not."""
    told = {one.name: one.words for one in every.lines}
    place = "given" if answers.place else ""
    return {**told, "called": every.name, "about": every.about, "place": place}


def _plain(answers: "Answers") -> dict[str, Json]:
    return {
        "called": answers.called,
        "about": answers.about,
        "contact": answers.contact,
        "born": answers.born,
        "gender": answers.gender,
        "goal": answers.goal,
        "interests": dict(answers.interests),
        "seeks": list[Json](sorted(answers.seeks)),
        "ages": list[Json](answers.ages),
        "wishes": dict(answers.wishes),
        "qualities": dict(answers.qualities),
        "has_place": answers.place is not None,
        "order": str(answers.order),
        "choices": {name: str(one) for name, one in answers.choices.items()},
    }


def _card(card: "Card") -> dict[str, Json]:
    lines: list[Json] = [{"label": one.label, "words": one.words} for one in card.lines]
    return {"name": card.name, "about": card.about, "lines": lines, "contact": card.contact}


def _json(one: "Meeting") -> dict[str, Json]:
    taste: Json = None
    if one.taste is not None:
        taste = {
            "band": one.taste.band,
            "sure": one.taste.sure,
            "you": list[Json](one.taste.you.reasons),
            "they": list[Json](one.taste.they.reasons),
            "private": {"you": one.taste.you.private, "they": one.taste.they.private},
        }
    return {
        "match": one.mark,
        "card": _card(one.card),
        "near": one.near,
        "taste": taste,
        "said": one.said,
        "met": one.met,
    }


def _tell(one: "Meeting") -> None:
    said = f"  ({'both said yes' if one.met else one.said})" if one.said else ""
    tell(f"{one.mark}  {one_line(one.card.name) or 'Somebody'}{said}")
    _tell_card(one.card)
    if one.near:
        tell(f"  {one.near}")
    if one.taste is not None:
        tell(f"  That both say yes: {one.taste.band} ({one.taste.sure})")
        _tell_why("Why you may like them", one.taste.you)
        _tell_why("Why they may like you", one.taste.they)


def _tell_why(title: str, found: "Because") -> None:
    told = list(found.reasons)
    if found.private:
        share = round(found.private * 100)
        told.append(f"And other things they keep private: about {share} % of what speaks here.")
    if told:
        tell(f"  {title}: {' '.join(told)}")


def _tell_card(card: "Card") -> None:
    for theirs in clean(card.about).splitlines():  # each is marked: none can look like ours
        tell(f"  > {theirs}".rstrip())
    for line in card.lines:
        tell(f"  {line.label}: {one_line(line.words)}")
    if card.contact:
        tell(f"  How to reach them: {one_line(card.contact)}")
