"""`troth chat`: a conversation in the terminal, which begins with the person's consent."""

import asyncio
from typing import TYPE_CHECKING, Final

import click

from troth.cli import cards, endings, options
from troth.cli.caller import Visit, signed_in
from troth.cli.history import kept
from troth.cli.screen import is_interactive, must_be_text, read_all, read_line, say, show, working
from troth.cli.talk import OnSensitive, Talk
from troth.consent.asking import Asking, may_ask
from troth.errors import BadInput, NotFound, Refused, SensitiveWords, TrothError
from troth.words import COMPANION_HISTORY, REASONS, Reason, Verdict, is_id

if TYPE_CHECKING:
    from troth.registry.purposes import Purpose
_BESIDE: Final = frozenset({COMPANION_HISTORY})
"""What a talk asks for beside the yes to who answers. Everything else is asked for in its place."""


@click.command()
@click.argument("words", metavar="[MESSAGE]", nargs=-1)
@click.option(
    "--companion", default="mira", show_default=True, metavar="ID", help="Who answers: mira or teo."
)
@click.option("--conversation", metavar="ID", help="Go on with a talk that was kept.")
@click.option(
    "--sensitive",
    type=click.Choice(("ask", "send", "local")),
    default="ask",
    show_default=True,
    help="Sensitive words that would leave this machine: ask, send them masked, or keep local.",
)
@options.as_json
def chat(
    words: tuple[str, ...],
    companion: str,
    conversation: str | None,
    sensitive: OnSensitive,
    as_json: bool,
) -> None:
    """Talk with a companion.

    Troth asks first what it may do, one card for each use of your data. With MESSAGE, or
    a message on stdin, there is one answer on stdout. Ctrl-C stops an answer.
    """
    alone = bool(words) or not is_interactive()
    if as_json and not alone:
        message = "JSON is for a single message. Type one behind troth chat, or send it to stdin."
        raise BadInput(message)
    with signed_in() as visit:
        visit.house.companion.persona(companion, person=visit.person)
        _check_conversation(visit, conversation)
        _ask_first(visit)
        with asyncio.Runner() as runner:
            talk = Talk(visit, runner, companion=companion, conversation=conversation)
            try:
                if alone:
                    _answer_one(talk, _message(visit, words), sensitive, as_json=as_json)
                else:
                    _converse(talk, sensitive)
            finally:
                runner.run(visit.house.close_models())


def _answer_one(talk: Talk, text: str, sensitive: OnSensitive, *, as_json: bool) -> None:
    if as_json:
        show(talk.answer_whole(text, sensitive=sensitive))
    elif not talk.answer(text, sensitive=sensitive):
        raise click.Abort


def _message(visit: Visit, words: tuple[str, ...]) -> str:
    text = " ".join(words) or read_all(visit.house.settings.message_limit_bytes)
    if not text.strip():
        message = "There is no message. Type one behind troth chat, or send it to stdin."
        raise BadInput(message)
    return text.strip()


def _ask_about(talk: Talk, text: str, found: SensitiveWords) -> None:
    """Ask what is to be done with sensitive words. Anything but a clear answer sends nothing."""
    say(str(found))
    ways: dict[str, OnSensitive] = {"send": "send", "local": "local"}
    answer = read_line("send, local, or no? ")
    way = ways.get((answer or "").strip().lower())
    if way is None:
        say("Nothing was sent.")
        return
    talk.answer(text, sensitive=way)


def _check_conversation(visit: Visit, conversation: str | None) -> None:
    if conversation is None:
        return
    known = is_id(conversation, "cnv") and any(
        one.record.conversation == conversation for one in kept(visit)
    )
    if not known:
        message = "You have no such talk. See yours: troth history"
        raise NotFound(message)


def _ask_first(visit: Visit) -> None:
    """Show a card for each purpose that may be asked about now; remind of each no, once.

    Of providers, only that of the one who was chosen; of own companions, whoever adds one is asked
    (`troth companion add`). Raises Refused unless whoever was chosen
    may answer; then nothing more is asked.
    """
    gate = visit.house.gate
    answers = visit.house.companion.who_answers(visit.person).purpose
    wanted = [
        one
        for one in gate.states.common().registry.asked()
        if one.id == answers or one.id in _BESIDE
    ]
    for purpose in sorted(wanted, key=lambda one: one.id != answers):
        verdict = gate.may(visit.person, purpose.id)
        if is_interactive() and (asking := _may_ask(visit, purpose)):
            if verdict.reason is not Reason.NEVER_ASKED:
                say(f"{asking.reason}\n")
            cards.put(visit, purpose.id)
            say()
            verdict = gate.may(visit.person, purpose.id)
        elif not verdict and purpose.id != answers:
            say(_off(purpose, verdict))
        if not verdict and purpose.id == answers:
            raise Refused(answers, verdict.reason, detail="So your companion cannot answer.")


def _may_ask(visit: Visit, purpose: "Purpose") -> Asking:
    gate = visit.house.gate
    common = gate.states.common()
    if common.locked:  # no answer could be used
        return Asking(allowed=False, reason=REASONS[Reason.LOCKED_DOWN])
    events = gate.consents.events(visit.person)
    return may_ask(events, common.notice, purpose.id, at=gate.clock.now())


def _off(purpose: "Purpose", verdict: Verdict) -> str:
    change = endings.how_to_change(verdict.reason, purpose.id)
    return f"{purpose.title}: this is off. {verdict.sentence} {change}"


def _converse(talk: Talk, sensitive: OnSensitive) -> None:
    """Take turns until the person leaves, or a yes is taken back."""
    with working("Getting the model ready"):
        trouble = talk.wake()
    if trouble:
        say(trouble)
    say(f"You talk with {talk.name}. Ctrl-C stops an answer, Ctrl-D leaves, /help tells more.")
    while True:
        line = _next_line()
        if line is None:
            return
        if line.startswith("/"):
            if talk.command(line):
                return
        elif line:
            _answer(talk, line, sensitive)


def _next_line() -> str | None:
    while True:
        try:
            line = read_line("> ")
        except BadInput as error:
            say(str(error))
            continue
        return line if line is None else line.strip()


def _answer(talk: Talk, line: str, sensitive: OnSensitive) -> None:
    """Answer one line. What can pass, such as a busy model, does not end the talk."""
    try:
        text = must_be_text(line)
        try:
            talk.answer(text, sensitive=sensitive)
        except SensitiveWords as error:
            _ask_about(talk, text, error)
    except Refused:
        raise
    except TrothError as error:
        say(f"\n{endings.sentence(error)}")
