"""The talks of an archive as data: `talks.jsonl`, one message a line, talk after talk.

The form is frozen, and it says nothing of this installation: no numbers, no receipts, no
imports. So whoever brings an archive in and takes one again has the same file, byte by byte:
the same messages, versions, order, times and words. What is brought in is marked as such when
it is kept (`companion.imports`), and says here where it came from first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from troth.companion import origin
from troth.companion.persona import PERSONAS
from troth.companion.talks import Links
from troth.companion.turn import Speaker, Turn
from troth.gate.rooms import Found
from troth.rights.archive_pages import Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line: a message.

    conversation: the talk. id: the message. after: the one that it follows; empty: it begins the
    talk. companion: the service, and who spoke there. Fields are never added, taken or reordered.
    """

    conversation: str
    id: str
    after: str
    role: Speaker
    companion: str
    at: str
    text: str

    def __repr__(self) -> str:
        return f"<Said of {len(self.text)} characters>"


def said(turns: Iterable[Found[Turn]]) -> Iterator[Said]:
    """Yield the messages of one talk, in order, each with what it follows."""
    links = Links()
    for found in turns:
        turn = found.record
        own, after = links.of(found.number, turn)
        yield Said(
            conversation=turn.conversation,
            id=own,
            after=after,
            role=turn.role,
            companion=origin.stated(turn.companion or PERSONAS[0].id),
            at=turn.at,
            text=turn.text,
        )


def in_order(talks: Iterable[tuple[str, Talk]]) -> Sequence[Talk]:
    """Return talks by when they began, whatever the order in which they came here."""
    return [talk for _, talk in sorted(talks, key=lambda item: (item[1].begun, item[0]))]
