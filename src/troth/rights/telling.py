"""Puts one line of a person's ledger into one plain sentence.

Nothing here reads or decides. Every kind of event, every kind of answer and every ending has
its sentence: a new one without a sentence does not type-check, and fails a test.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Final, assert_never

from troth.companion.changed import SHOWN
from troth.consent.events import Kind as Said
from troth.ledger.leaf import Event
from troth.matchmaker.letters import CAME, TAKEN_BACK
from troth.matchmaker.meet import COMPARED
from troth.matchmaker.report import READ_BY_KEEPER, SENT
from troth.matchmaker.view import SHOWN as CARD_SHOWN
from troth.registry.purposes import OUTSIDE, CategoryId, RecipientId, Registry
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    REASONS,
    RIGHTS_ANSWER,
    Json,
    PurposeId,
    Reason,
)

LOOKED: Final = "looked at the timeline"
LOOKED_AT_RECEIPT: Final = "looked at a receipt"
CHECKED: Final = "checked a receipt"
ARCHIVED: Final = "archive made"
"""The notes of the rooms in which a person looks at these very lines."""
LOOKED_WHENCE: Final = "looked where answers came from"
LOOKED_AT_LEFT: Final = "looked at what left"
LOOKS: Final = frozenset({LOOKED, LOOKED_AT_RECEIPT, CHECKED, LOOKED_WHENCE, LOOKED_AT_LEFT})

Detail = Mapping[str, Json]
Names = Mapping[str, str]
"""What the person calls their keys and browsers, by id."""


class Kind(StrEnum):
    """By what a person can choose among their lines."""

    USE = "use"
    REFUSAL = "refusal"
    CONSENT = "consent"
    DISCLOSURE = "disclosure"
    KEY = "key"
    ERASURE = "erasure"


def kind_of(event: Event) -> Kind:
    """Return the kind of an event."""
    match event:
        case Event.USED | Event.EXPORTED | Event.BACKED_UP | Event.RESTORED:
            return Kind.USE
        case Event.REFUSED | Event.LOCKED:
            return Kind.REFUSAL
        case Event.CONSENT | Event.REGISTRY_CHANGED | Event.PROVIDER_CHANGED:
            return Kind.CONSENT
        case Event.DISCLOSED | Event.CLOSED:
            return Kind.DISCLOSURE
        case (
            Event.PERSON_ADDED
            | Event.KEY_ISSUED
            | Event.KEY_REVOKED
            | Event.SIGNED_IN
            | Event.SIGNED_OUT
            | Event.PASSPHRASE_SET
            | Event.LINK_MADE
            | Event.INSTALLED
            | Event.OPENED
        ):
            return Kind.KEY
        case Event.FORGOTTEN | Event.SHREDDED | Event.ERASED | Event.ROLLED:
            return Kind.ERASURE
        case _:
            assert_never(event)


class Telling:
    """Tells lines in the words of one registry. names: see `Names`."""

    def __init__(self, registry: Registry, *, names: Names | None = None) -> None:
        self._registry = registry
        self._names = names or {}

    def title(self, purpose: str) -> str:
        """Return what a purpose is called; its id, if the registry no longer has it."""
        found = self._registry.purposes.get(PurposeId(purpose))
        if found is not None:
            return found.title
        return purpose or "Everything that you allow"

    def recipient(self, recipient: str) -> str:
        """Return what a recipient is called; its id, if the registry no longer has it."""
        found = self._registry.recipients.get(RecipientId(recipient))
        return found.label if found else recipient

    def sentence(  # noqa: C901, PLR0912  # a line for each kind of event
        self, event: Event, purpose: str, detail: Detail
    ) -> str:
        """Return what happened, in a sentence or two."""
        match event:
            case Event.USED:
                return self._used(purpose, detail) + _ending(detail)
            case Event.CLOSED:
                return self._answered(purpose, detail) + _ending(detail)
            case Event.DISCLOSED:
                return self._sent(purpose, detail)
            case Event.REFUSED:
                return f"Nothing was done for “{self.title(purpose)}”. {_because(detail)}"
            case Event.CONSENT:
                return self._said(purpose, detail)
            case Event.EXPORTED:
                return "You asked for a copy of all that is kept about you."
            case Event.FORGOTTEN:
                return _forgotten(detail)
            case Event.SHREDDED:
                return f"All that was kept for “{self.title(purpose)}” was deleted for good."
            case Event.ERASED:
                return "Your account was erased."
            case Event.PERSON_ADDED:
                return "Your account was made."
            case Event.KEY_ISSUED:
                own = _text(detail, "by") == "person"
                made = "You made a key" if own else "The keeper of this Troth made a key for you"
                return f"{made}{self._named(detail, 'key')}."
            case Event.KEY_REVOKED:
                ended = _KEY_ENDED.get(_text(detail, "by"), "A key of yours was ended")
                return f"{ended}{self._named(detail, 'key')}."
            case Event.SIGNED_IN:
                how = _HOW.get(_text(detail, "how"), "")
                return f"You signed in{how}{self._named(detail, 'session')}.{_failed(detail)}"
            case Event.SIGNED_OUT:
                ended = _OUT.get(_text(detail, "by"), "A sign-in of yours ended")
                return f"{ended}{self._named(detail, 'session')}."
            case Event.PASSPHRASE_SET:
                return f"You set a passphrase{_HOW.get(_text(detail, 'by'), '')}."
            case Event.LINK_MADE:
                made = _LINK.get(_text(detail, "by"), "A link was made")
                return f"{made}, to set your passphrase. It works once."
            case Event.INSTALLED:
                return "This Troth was set up."
            case Event.REGISTRY_CHANGED:
                return "What Troth does with data was changed."
            case Event.PROVIDER_CHANGED:
                return "What is known of a provider was changed."
            case Event.ROLLED:
                return "The keys were changed, so that old copies do not open what is gone."
            case Event.RESTORED:
                return "Data was brought back from a copy."
            case Event.LOCKED:
                return "This Troth was locked down. Nothing was used from then on."
            case Event.OPENED:
                return "This Troth was opened again."
            case Event.BACKED_UP:
                return "A sealed copy of this Troth was made."
            case _:
                assert_never(event)

    def _used(self, purpose: str, detail: Detail) -> str:
        note = _text(detail, "note")
        if note in _NOTES:
            return _NOTES[note]
        read = self._things(purpose, _given(detail))
        kept = self._things(purpose, detail.get("kept"))
        if purpose == CRISIS_SAFETY:
            return _looked_for_danger(note, _given(detail))
        if purpose in _DEEDS:
            return _DEEDS[purpose](read, kept)
        deeds = [f"read {read}"] if read else []
        deeds += [f"kept {kept}"] if kept else []
        did = " and ".join(deeds) or "read nothing"
        return f"{self._for(purpose)}, {self._who(purpose)} {did}."

    def _answered(self, purpose: str, detail: Detail) -> str:
        """Say what was read for an answer, what went where, and how much came back."""
        back = _number(detail, "came_back")
        answer = f" {_counted(back, 'character', 'characters')} came back." if back else ""
        if _text(detail, "finish") == "tool_calls":
            answer = f"{answer} It asked your app to use a tool."
        read = self._things(purpose, _given(detail))
        if not read:
            return f"{self._sent(purpose, detail)}{answer}"
        looked = f"{self._for(purpose)}, {self._who(purpose)} read {read}."
        return f"{looked} {self._went(detail)}.{answer}"

    def _sent(self, purpose: str, detail: Detail) -> str:
        """Say what went where, and what for."""
        went = self._went(detail)
        if _is_reply(purpose):
            return f"{went}, so that your companion could answer you."
        return f"{went}, for “{self.title(purpose)}”."

    def _went(self, detail: Detail) -> str:
        whom = self.recipient(_text(detail, "recipient")) or "a model"
        messages = _counted(_number(detail, "messages"), "message", "messages")
        characters = _counted(_number(detail, "characters"), "character", "characters")
        tools = _number(detail, "tools")
        also = f" and {_counted(tools, 'tool', 'tools')} of your app" if tools else ""
        return f"{messages}{also} ({characters}) went to {whom}{_masked(detail)}{_earlier(detail)}"

    def _for(self, purpose: str) -> str:
        return "To answer you" if _is_reply(purpose) else f"For “{self.title(purpose)}”"

    def _who(self, purpose: str) -> str:
        return "your companion" if _is_reply(purpose) else "Troth"

    def _things(self, purpose: str, counts: Json) -> str:
        """Put counts into words. Of an account only what the purpose may read is named."""
        return things(counts, account=self._account(purpose))

    def _account(self, purpose: str) -> Sequence[str]:
        found = self._registry.purposes.get(PurposeId(purpose))
        category = self._registry.categories.get(_ACCOUNT)
        if found is None or category is None:
            return (_DETAILS,)
        may = [one.label for one in category.fields if one.id in found.reads]
        return may if 0 < len(may) < len(category.fields) else (_DETAILS,)

    def _said(self, purpose: str, detail: Detail) -> str:
        said = _text(detail, "consent")
        told = _SAID[Said(said)] if said in set(Said) else "Something was noted about {title}."
        return told.format(title=f"“{self.title(purpose)}”")

    def _named(self, detail: Detail, what: str) -> str:
        name = self._names.get(_text(detail, what))
        return f": {name}" if name else ""


_SAID: Final[Mapping[Said, str]] = {
    Said.REQUESTED: "You were asked about {title}.",
    Said.GIVEN: "You said yes to {title}.",
    Said.REFUSED: "You said no to {title}.",
    Said.RENEWED: "You said yes once more to {title}.",
    Said.WITHDRAWN: "You took back your yes to {title}.",
    Said.EXPIRED: "Your yes to {title} ran out.",
    Said.OBJECTED: "You objected to {title}.",
    Said.RESTRICTED: "You put the use of your data on hold.",
    Said.UNRESTRICTED: "You ended the hold on your data.",
    Said.ERASED: "You asked for your account to be erased.",
}
_NOTES: Final[Mapping[str, str]] = {
    "exported": "You took a copy of all that is kept about you.",
    "ledger shown": "You looked at your whole ledger.",
    "talks brought in": "You brought in talks from elsewhere.",
    LOOKED: "You looked at this page.",
    LOOKED_AT_RECEIPT: "You looked at a receipt.",
    CHECKED: "You had a receipt checked.",
    LOOKED_WHENCE: "You looked at a talk, and Troth looked up where its answers came from.",
    LOOKED_AT_LEFT: "You looked at what left this machine.",
    SHOWN: "You looked at what the guard left out of an answer.",
    "made numbers of texts": "Troth made numbers of texts that an app of yours sent, here on this "
    "machine. Nothing of them was kept.",
    CARD_SHOWN: "Your card was shown to somebody whom you may meet.",
    COMPARED: "Your answers were compared with those of others, to find people for all of you. It "
    "is told once a day.",
    CAME: "Somebody whom you met wrote to you. Your copy of the message was kept.",
    SENT: "You reported somebody to whoever runs this Troth.",
    READ_BY_KEEPER: "Whoever runs this Troth looked at what you reported.",
    ARCHIVED: "A copy of all that is kept about you was handed to you.",
}
_HOW: Final[Mapping[str, str]] = {
    "passphrase": " with your passphrase",
    "set_up": " with the link for setting up",
    "invite": " with an invitation",
    "reset": " with a link for a lost passphrase",
}
_OUT: Final[Mapping[str, str]] = {
    "person": "You ended a sign-in of yours",
    "reset": "A sign-in of yours ended, since you set a new passphrase",
    "passphrase": "A sign-in of yours ended, since you changed your passphrase",
    "room": "A sign-in of yours ended, to make room for a newer one",
    "restore": "A sign-in of yours ended, since a copy was brought back",
}
_KEY_ENDED: Final[Mapping[str, str]] = {
    "person": "You ended a key",
    "restore": "A key of yours ended, since a copy was brought back",
}
_LINK: Final[Mapping[str, str]] = {
    "person": "You made a link",
    "operator": "The keeper of this Troth made a link for you",
    "terminal": "Troth made a link for you when it started",
}
_ACCOUNT: Final = CategoryId("person")
_DETAILS: Final = "your account details"
_THINGS: Final[Mapping[str, tuple[str, str]]] = {
    "turn": ("message", "messages"),
    "companion": ("companion of yours", "companions of yours"),
    "picture": ("picture of a companion", "pictures of companions"),
    "memory": ("memory note", "memory notes"),
    "fact": ("fact that you told", "facts that you told"),
    "aside": ("resting fact", "resting facts"),
    "import": ("import", "imports"),
    "guarded": ("note of the guard", "notes of the guard"),
    "profile": ("profile", "profiles"),
    "origin": ("answer on race and faith", "answers on race and faith"),
    "introduced": ("note of whom you saw", "notes of whom you saw"),
    "shown": ("thing that you show one", "things that you show one"),
    "learnt": ("note of how far Troth learns", "notes of how far Troth learns"),
    "photo": ("photo of yours", "photos of yours"),
    "use": ("time you talked", "times you talked"),
    "goal": ("goal of yours", "goals of yours"),
    "decision": ("choice of yours", "choices of yours"),
    "letter": ("message with people you met", "messages with people you met"),
    "opened": ("note of what you read", "notes of what you read"),
    "written": ("note that somebody wrote", "notes that somebody wrote"),
    "report": ("report of yours", "reports of yours"),
    "outcome": ("outcome of a report", "outcomes of reports"),
    "left": ("request that left this machine", "requests that left this machine"),
}
_ITEM: Final = ("item", "items")


def things(counts: Json, *, account: Sequence[str] = (_DETAILS,)) -> str:
    """Put counts by category into words: `4 messages and your account details`.

    account: what stands for the one record of an account, of which a count would say nothing.
    """
    if not isinstance(counts, dict):
        return ""
    told: list[str] = []
    for category, count in counts.items():
        if isinstance(count, int) and count:
            one = _counted(count, *_THINGS.get(category, _ITEM))
            told += account if category == _ACCOUNT else [one]
    return _listed(told)


def _is_reply(purpose: str) -> bool:
    """Say whether a purpose lets a companion answer, here or by a provider elsewhere."""
    return purpose == COMPANION_REPLY or purpose.startswith(OUTSIDE)


def _masked(detail: Detail) -> str:
    """Say how much was masked of what left this machine, and how far it was trusted there."""
    if not isinstance(detail.get("masked"), int):
        return ""
    count, level = _number(detail, "masked"), _text(detail, "level")
    done = f"with {_counted(count, 'thing', 'things')} masked" if count else "with nothing to mask"
    return f", {done} (level: {_LEVELS.get(level, level)})"


def _earlier(detail: Detail) -> str:
    """Say how many earlier messages were quoted in what went."""
    found = detail.get("memories")
    if not isinstance(found, list) or not found:
        return ""
    return f", with {_counted(len(found), 'earlier message', 'earlier messages')} quoted in it"


_LEVELS: Final[Mapping[str, str]] = {
    "contract": "contract",
    "zero_retention": "keeps no text",
    "attested": "proves what it runs",
}


def _listed(told: Sequence[str]) -> str:
    *first, last = told or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _looked_for_danger(note: str, read: Json) -> str:
    """Say where Troth looked for danger, and whether it saw any."""
    counts = read if isinstance(read, dict) else {}
    before = _number(counts, "turn")
    earlier = f" and in {_counted(before, 'earlier one', 'earlier ones')}" if before else ""
    looked = f"Troth looked for signs of danger in your message{earlier}."
    if note == "looked for danger: none":
        return f"{looked} There were none."
    if note.startswith("crisis card shown"):
        country = ", looked up your country" if _number(counts, _ACCOUNT) else ""
        return f"{looked} It saw some{country}, and showed you where to find help."
    return looked


def _looked(read: str, _: str) -> str:
    looked = "You looked at what is kept about you"
    return f"{looked}: {read}." if read else f"{looked}. Nothing was there."


def _kept_talk(read: str, kept: str) -> str:
    if kept:
        return f"Troth kept {kept} of your talk{f'. For that it read {read}' if read else ''}."
    if read:
        return f"Troth opened your kept talks: {read}."
    return "Troth looked for kept talks. Nothing was there."


def _ran_account(read: str, kept: str) -> str:
    if kept:
        return f"You changed {kept}."
    looked = f"Troth looked up {read or _DETAILS} to run your account."
    return looked if read else f"{looked} Nothing was there."


_DEEDS: Final[Mapping[str, Callable[[str, str], str]]] = {
    RIGHTS_ANSWER: _looked,
    COMPANION_HISTORY: _kept_talk,
    ACCOUNT_RUN: _ran_account,
}
"""How a use is told where its purpose has words of its own: from what was read and kept."""


def _given(detail: Detail) -> Json:
    """Return how many records were handed over; where only counts are told, how many were read."""
    which = detail.get("which")
    if not isinstance(which, dict):
        return detail.get("read")
    return {category: size_of(runs) for category, runs in which.items()}


def size_of(runs: Json) -> int:
    """Return how many numbers lie in runs such as [[12, 31], [40, 40]]."""
    return sum(high - low + 1 for low, high in pairs(runs))


def pairs(runs: Json) -> list[tuple[int, int]]:
    """Read runs of numbers as a leaf tells them."""
    if not isinstance(runs, list):
        return []
    return [
        (one[0], one[1])
        for one in runs
        if isinstance(one, list) and len(one) == 2
        if isinstance(one[0], int) and isinstance(one[1], int)
    ]


def _ending(detail: Detail) -> str:
    """Say how it ended, if that was not as planned."""
    outcome = _text(detail, "outcome")
    match outcome:
        case "done" | "":
            return ""
        case "stopped":
            return " It was stopped before the end."
        case "failed":
            return " It went wrong before the end."
    because = f" {REASONS[Reason(outcome)]}" if outcome in set(Reason) else ""
    return f" Then it was ended.{because}"


def _because(detail: Detail) -> str:
    reason = _text(detail, "reason")
    return REASONS[Reason(reason)] if reason in set(Reason) else "It was not allowed."


def _forgotten(detail: Detail) -> str:
    gone = _counted(_number(detail, "records"), "message", "messages")
    if _text(detail, "why") == "past its day":
        return f"{gone} had been kept as long as Troth may, and were deleted for good."
    if _text(detail, "why") == TAKEN_BACK:
        return f"Somebody took back {gone} they had written to you. Your copy went with theirs."
    return f"You had {gone} forgotten for good."


def _failed(detail: Detail) -> str:
    failed = _number(detail, "failed")
    if not failed:
        return ""
    return f" Before that, a wrong passphrase was given {_counted(failed, 'time', 'times')}."


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _text(detail: Detail, name: str) -> str:
    found = detail.get(name)
    return found if isinstance(found, str) else ""


def _number(detail: Detail, name: str) -> int:
    found = detail.get(name)
    return found if isinstance(found, int) else 0
