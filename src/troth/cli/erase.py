"""`troth erase`: forgets a message, a talk, a purpose or a whole person, for good."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from troth.cli import cards, options
from troth.cli.caller import KeyOfErased, Visit, key_file, signed_in
from troth.cli.history import kept
from troth.cli.screen import confirm, rows, say, show, tell, working
from troth.errors import BadInput, NotFound
from troth.words import Json, PurposeId

if TYPE_CHECKING:
    from troth.companion.turn import Turn
    from troth.gate.erase import Certificate

CERTIFICATE: Final = "troth.erasure/v1"
_LAST: Final = (
    "You alone run this place. After you go, nobody is left who can invite people or see how it "
    "is doing. To name somebody else first: troth person invite --operator"
)

_NO_CERTIFICATE: Final = (
    "The key is removed. There is no certificate: it says what was found when every place was "
    "searched at the end, and that was cut off. Nothing here knows any more what to search for, so "
    "it cannot be made later. What proves the erasing is line {0} of the ledger: "
    "troth ledger prove {0}. To begin anew: troth init"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """What the command line says about the way: ask or not, act or not, how to print."""

    yes: bool
    dry_run: bool
    as_json: bool

    def goes_on(self, what: str, told: dict[str, Json]) -> bool:
        """Ask, unless it was answered; on a dry run only say what would happen."""
        if self.dry_run:
            self.told({"dry_run": True, **told}, f"{what} (Dry run: nothing was changed.)")
            return False
        if not confirm(what, yes=self.yes):
            raise click.exceptions.Exit(1)
        return True

    def told(self, told: dict[str, Json], sentence: str) -> None:
        """Print what happened, as JSON or as a sentence."""
        if self.as_json:
            show(told)
        else:
            say(sentence)


@click.command()
@click.option(
    "--message",
    "messages",
    type=click.IntRange(1),
    multiple=True,
    metavar="NUMBER",
    help="One message. May be given several times.",
)
@click.option("--conversation", metavar="ID", help="A whole talk.")
@click.option("--purpose", metavar="ID", help="All that was kept for one purpose.")
@click.option("--everything", is_flag=True, help="You: every row, your keys, your account.")
@options.yes
@options.dry_run
@options.as_json
def erase(  # noqa: PLR0913  # click passes each option
    *,
    messages: tuple[int, ...],
    conversation: str | None,
    purpose: str | None,
    everything: bool,
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Erase a message, a talk, a purpose or yourself.

    The key of what is erased is destroyed, and the keys above it are renewed, so that no
    older copy opens it any more. `troth history` shows the numbers of messages and talks.
    With --everything you get a certificate; exit code 1 means that a trace was found.
    """
    chosen = [bool(messages), conversation is not None, purpose is not None, everything]
    if chosen.count(True) != 1:
        message = "Say one thing to erase: --message, --conversation, --purpose or --everything."
        raise BadInput(message)
    how = _How(yes=yes, dry_run=dry_run, as_json=as_json)
    with _erased_already(how, everything=everything), signed_in() as visit:
        if everything:
            _erase_person(visit, how)
        elif purpose is not None:
            _erase_purpose(visit, cards.purpose(visit.house, purpose), how)
        elif conversation is not None:
            _forget(visit, lambda _, turn: turn.conversation == conversation, how)
        else:
            _forget(visit, lambda number, _: number in messages, how)


@contextmanager
def _erased_already(how: _How, *, everything: bool) -> Iterator[None]:
    """Say so where an erasing was cut off behind its end, and remove the key that it left.

    The certificate is a look that was never taken, so there is none.
    """
    try:
        yield
    except KeyOfErased as gone:
        if not everything:
            raise
        index, day = gone.line.index, gone.line.day
        told: dict[str, Json] = {"erased": True, "leaf": index, "day": day, "certificate": None}
        what = (
            f"The person of this terminal's key was erased on {day}, and the erasing was cut off "
            f"before it could end. What is left to do is to remove the key: {gone.file}"
        )
        if how.goes_on(what, told):
            gone.file.unlink(missing_ok=True)
            how.told(told, _NO_CERTIFICATE.format(index))


def _forget(visit: Visit, which: Callable[[int, "Turn"], bool], how: _How) -> None:
    from troth.companion.shelf import forget_some

    found = sum(which(one.number, one.record) for one in kept(visit))
    if not found:
        message = "There is nothing like that to erase. See what is kept: troth history"
        raise NotFound(message)
    if how.goes_on(f"This erases {_messages(found)} for good.", {"messages": found}):
        with working("Erasing"):
            gone = forget_some(visit.house.gate, visit.person, lambda n, _, turn: which(n, turn))
        how.told({"messages": gone}, f"{_messages(gone)} erased.")


def _erase_purpose(visit: Visit, purpose: PurposeId, how: _How) -> None:
    from troth.gate.forget import shred_purpose
    from troth.registry.purposes import Basis

    basis = visit.house.gate.states.common().registry.purposes[purpose].basis
    if basis is Basis.LEGAL_DUTY:
        message = f"{purpose} can only be erased with everything: troth erase --everything"
        raise BadInput(message)
    if how.goes_on(f"This destroys all that was kept for {purpose}.", {"purpose": purpose}):
        with working("Erasing"):
            gone = shred_purpose(visit.house.gate, visit.person, purpose)
        sentence = f"All that was kept for {purpose} is destroyed: {gone} rows and their key."
        how.told({"purpose": purpose, "rows": gone}, sentence)


def _erase_person(visit: Visit, how: _How) -> None:
    what = (
        "This erases you for good: all your talks, your keys and your account. "
        "To take everything along first: troth export FILE.zip"
    )
    if visit.house.sign_in.alone_runs_the_place(visit.person):
        say(_LAST)
    if not how.goes_on(what, {"person": visit.person}):
        return
    with working("Erasing, then searching every place for a trace"):
        certificate = visit.house.erase(visit.person)
    if visit.own_file:
        key_file(visit.house.settings).unlink(missing_ok=True)
    if how.as_json:
        show(visit.house.gate.sign(certificate.told(), form=CERTIFICATE))
    else:
        _tell(certificate)
    if not certificate.complete:
        raise click.exceptions.Exit(1)


def _tell(certificate: "Certificate") -> None:
    """Print what the certificate says, for a reader."""
    from troth.gate.erase import LIMITS

    found = sum(one.found for one in certificate.looked)
    size = sum(one.size for one in certificate.looked)
    opened = [copy for copy in certificate.copies if copy["opens"]]
    rows(
        [
            ("erased", certificate.person),
            ("rows removed", str(sum(certificate.rows.values()))),
            ("searched", f"{len(certificate.looked)} files, {size} bytes"),
            *(("looked in", f"{one}: {count} files") for one, count in certificate.stores.items()),
            ("traces found", str(found)),
            ("copies known", f"{len(certificate.copies)}, of which {len(opened)} still open"),
            ("line in the ledger", str(certificate.leaf_index)),
            ("complete", "yes" if certificate.complete else "no"),
            *(("not done", sentence) for sentence in certificate.failed),
        ]
    )
    for one in certificate.looked:
        if one.found:
            tell(f"A trace is left in {one.file}.")
    for copy in opened:
        tell(f"A copy still opens: {copy['copy']}. Delete it.")
    for sentence in (*certificate.memory, *LIMITS):
        say(sentence)


def _messages(count: int) -> str:
    return f"{count} message{'' if count == 1 else 's'}"
