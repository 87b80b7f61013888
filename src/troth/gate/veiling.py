"""What a request becomes on its way out, and what its answer becomes on its way back.

For a model on this machine nothing changes. For everybody else each string of the request is
masked, save the fixed words of the dialect, and what comes back is restored, piece by piece.
If anything of that fails, nothing goes: VeilBroken.
"""

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from troth import clock
from troth.crypto.digest import keyed, sha256
from troth.errors import SensitiveWords, TooLarge, TrothError, VeilBroken
from troth.gate import identifiers
from troth.gate.left import NAMING, Left, take_apart
from troth.gate.topics import among
from troth.people.wishes import Wishes
from troth.providers import plain
from troth.providers.base import Ask, CallPiece, Message, Piece, Provider
from troth.veil.found import Found, Label
from troth.words import Json, Level, PersonId, Unguarded, Veiled

if TYPE_CHECKING:
    from troth.gate.gate import Gate
    from troth.gate.rooms import Room
    from troth.gate.send import Draft
    from troth.veil.mask import Known as Names
    from troth.veil.mask import Mask, Masker
    from troth.veil.preview import Preview
    from troth.veil.restore import JsonRestorer, Restorer

_WRITER: Final = json.JSONEncoder(ensure_ascii=False)
_REMEMBERED: Final = 4_000
_PERSONS: Final = 1_000
_MOST_NAMES: Final = 1_000
_FORGOTTEN: Final = "troth/v1/veil/forgotten"
_TRIED: Final = "troth/v1/veil/tried"
_MOST_TEXTS: Final = 5_000
"""Each is looked at alone, in some thousandths of a second."""
_MOST_LOOKS: Final = 5
"""So often a talk is masked anew because of names that it made somebody's."""
_TOO_MANY: Final = (
    f"What tools brought or said holds more than {_MOST_TEXTS:,} texts, and each would have to be "
    "looked through. Nothing was sent. Bring less of it, or choose a model on this machine."
)
_BROKEN = (
    "The words could not be masked, so nothing was sent to anybody else. "
    "A model on this machine can still answer."
)


class Detect(Protocol):
    """Finds in a text what would tell who somebody is. Raises VeilBroken."""

    def __call__(self, person: str, text: str, known: "Names") -> Sequence[Found]:
        """Return what is in `text`; `known` counts wherever it stands."""
        ...


class Veil:
    """What stays between two requests: which texts are kept already as they left."""

    def __init__(
        self, detect: Detect, *, forget: Callable[[str], None], look: Detect | None = None
    ) -> None:
        """Make it. look: as `detect`, but no digest of the text is remembered."""
        self.detect = detect
        self.look = look or detect
        self._forget = forget
        self._kept: OrderedDict[tuple[PersonId, str, str], None] = OrderedDict()
        self._names: OrderedDict[PersonId, dict[tuple[str, Label], str]] = OrderedDict()
        self._lock = threading.Lock()

    def has_left(self, person: PersonId, recipient: str, digest: str) -> bool:
        """Say whether a text of this digest is known to lie among what left for a recipient."""
        with self._lock:
            return (person, recipient, digest) in self._kept

    def note(self, person: PersonId, recipient: str, digests: Iterable[str]) -> None:
        """Remember what was kept. What is forgotten here is kept a second time, no more."""
        with self._lock:
            for digest in digests:
                self._kept[person, recipient, digest] = None
            while len(self._kept) > _REMEMBERED:
                self._kept.popitem(last=False)

    def names(
        self, person: PersonId, load: Callable[[], Iterable[tuple[str, Label, str]]]
    ) -> Sequence[tuple[str, Label, str]]:
        """Return the names that were masked for a person before, and when each left last.

        `load` brings those of old, the oldest first.
        """
        with self._lock:
            is_known = person in self._names
        loaded = {} if is_known else {(text, label): at for text, label, at in load()}
        with self._lock:
            found = self._names.setdefault(person, loaded)
            while len(self._names) > _PERSONS:
                self._names.popitem(last=False)
            return [(text, label, at) for (text, label), at in found.items()][-_MOST_NAMES:]

    def drop_gone(self, is_gone: Callable[[PersonId], bool]) -> None:
        """Forget those who were erased, also by another process."""
        with self._lock:
            persons = list(self._names)
        for person in filter(is_gone, persons):
            self.forget(person)

    def note_names(self, person: PersonId, names: Iterable[tuple[str, Label]], *, at: str) -> None:
        """Remember names that were masked just now."""
        with self._lock:
            if (found := self._names.get(person)) is not None:
                found.update(dict.fromkeys(names, at))

    def forget(self, person: PersonId) -> None:
        """Forget all of a person: what left was deleted, or the person was erased."""
        self._forget(person)
        with self._lock:
            self._names.pop(person, None)
            for one in [key for key in self._kept if key[0] == person]:
                del self._kept[one]


@dataclass(slots=True, kw_only=True)
class Veiling:
    """One request as it goes out, and what its answer needs on the way back."""

    request: Veiled
    messages: int
    masks: "Sequence[Mask]" = ()
    left: Left | None = None
    issued: Mapping[str, str] | None = field(default=None, repr=False)
    note_kept: Callable[[], None] = lambda: None
    is_answered: bool = False
    came_back: int = 0
    _text: "Restorer | None" = None
    _calls: "dict[int, JsonRestorer]" = field(default_factory=dict)

    def get_ready(self) -> None:
        """Learn what is to be put back, before it comes. What forbids it is raised once it does."""
        from troth.veil.restore import Restorer  # noqa: PLC0415  # see below

        if self.issued is not None and self._text is None:
            with suppress(VeilBroken):
                self._text = Restorer(self.issued)

    def restored(self, piece: Piece | CallPiece) -> Iterator[Unguarded | CallPiece]:
        """Put back what was masked, as far as it is sure: the rest comes with later pieces."""
        if self.issued is None:
            yield piece.text if isinstance(piece, Piece) else piece
            return
        from troth.veil.restore import JsonRestorer, Restorer  # noqa: PLC0415  # see below

        if isinstance(piece, CallPiece):
            calls = self._calls.setdefault(piece.index, JsonRestorer(self.issued))
            text = calls.feed(piece.arguments.text)
            if text or piece.name:  # a name went out as it is, and comes back so
                yield replace(piece, arguments=Unguarded(text))
            return
        self._text = self._text or Restorer(self.issued)
        if text := self._text.feed(piece.text.text):
            yield Unguarded(text)

    def rest(self) -> Iterator[Unguarded | CallPiece]:
        """Return what is still held back, once nothing more comes."""
        if self._text is not None and (text := self._text.finish()):
            yield Unguarded(text)
        for index, call in self._calls.items():
            if text := call.finish():
                yield CallPiece(index=index, arguments=Unguarded(text))


def as_it_is(provider: Provider, ask: Ask) -> Veiling:
    """Let a request through unchanged: it stays on this machine."""
    text = plain.written(provider.body(ask))
    return Veiling(request=Veiled(_whole(text)), messages=len(ask.messages))


def masked(room: "Room", provider: Provider, draft: "Draft", *, level: Level) -> Veiling:
    """Mask a request for somebody outside this machine.

    Raises SensitiveWords (the person is asked first) and VeilBroken. Nothing was sent then.
    """
    try:
        return _masked(room, provider, draft, level)
    except TrothError:
        raise
    except Exception:  # noqa: BLE001  # whatever it is, nothing goes; what it says may hold words
        raise VeilBroken(_BROKEN) from None


def _masked(room: "Room", provider: Provider, draft: "Draft", level: Level) -> Veiling:
    person, veil = room.grant.person, room.gate.veil
    recipient = room.gate.recipients.who(provider)
    wishes = room.gate.wishes(person)
    own = own_names(wishes)

    looked: dict[str, Sequence[Found]] = {}  # at a text's topics; and again, to mask it

    def detect(text: str, _: "Names") -> Sequence[Found]:
        if text not in looked:
            looked[text] = veil.detect(person, text, own)  # what else is known the masker masks
        return looked[text]

    free = level.meets(Level.ATTESTED) or wishes.on_sensitive == "send"
    ask = draft.ask()
    identifiers.names(ask)  # more of them than can be looked through cost nothing else
    if not free:
        ask = _without_secrets(room, provider, ask, detect, sensitive=draft.sensitive)
    room.gate.recipients.check(room, provider, about=partial(_about, ask, detect))
    said = [*map(_name_of, _parted(ask)[1]), _name_of_tools(ask)]
    secret = keyed(room.state.unlocked.chain, "troth/v1/veil", recipient.encode())
    of = partial(masker_of, room.gate, person, secret=secret, detect=detect, more=draft.names)
    names = identifiers.names(ask)
    spared = identifiers.spared(names, of().mask) if names else frozenset[str]()
    masker, body, spared = _mask_with_names(provider, ask, of, names, spared)
    identifiers.check(ask, spared, masker.mask)
    form, texts = take_apart(body)
    at = clock.text(room.gate.clock.now())
    shelf = _shelf(room, at)
    fresh = {
        digest: text
        for digest, text in texts.items()
        if not veil.has_left(person, recipient, f"{shelf} {digest}")
    }

    def note_kept() -> None:
        now = _shelf(room, at)  # the key may have been made just now, with the first that is kept
        kept = texts if now == shelf else fresh
        veil.note(person, recipient, [*(f"{now} {one}" for one in kept), *said])
        veil.note_names(person, named(masker.masks), at=at)

    return Veiling(
        request=Veiled(plain.written(body)),
        messages=len(ask.messages),
        masks=masker.masks,
        issued=masker.issued,
        note_kept=note_kept,
        left=Left(
            receipt="",
            recipient=provider.id,
            model=provider.name,
            level=str(level),
            at=at,
            form=form,
            texts=_WRITER.encode(fresh),
            masks=_WRITER.encode([_told(one) for one in masker.masks]),
        ),
    )


def masker_of(  # noqa: PLR0913  # whose, with what, and what counts this once
    gate: "Gate",
    person: PersonId,
    *,
    secret: bytes,
    detect: "Callable[[str, Names], Sequence[Found]]",
    more: Sequence[str] = (),
    tokens: bool = False,
    spared: Sequence[str] = (),
    telling: Sequence[str] = (),
) -> "Masker":
    """Return what masks for a person: with all that is known of them, and as they want it.

    more: names to mask as well. tokens: plain tokens, also for who wants names that look real.
    spared: what is no name of anybody here. telling: names in tools that are somebody's.
    """
    from troth.veil.known import Known  # noqa: PLC0415  # most homes never need it
    from troth.veil.mask import Masker  # noqa: PLC0415  # as above

    wishes = gate.wishes(person)
    masking = wishes.masking
    return Masker(
        secret,
        detect=detect,
        known=(
            *own_names(wishes),
            *(Known(*one) for one in names_known(gate, person)),
            *(Known(one, "CONTACT") for one in telling),
        ),
        always=[*(form for one in masking.always for form in (one.text, *one.forms)), *more],
        never=[*spared, *(form for one in masking.never for form in (one.text, *one.forms))],
        alike=[(one.text, *one.forms) for one in masking.always if one.forms],
        tokens=tokens or masking.tokens,
    )


def own_names(wishes: Wishes) -> tuple[str, ...]:
    """Return the names of the person themself."""
    return (wishes.name,) if wishes.name else ()


def names_known(gate: "Gate", person: PersonId) -> Sequence[tuple[str, Label]]:
    """Return the names that were masked for a person before, without those they had forgotten."""
    names = gate.veil.names(person, lambda: gate.names_that_left(person))
    forgotten = gate.wishes(person).masking.forgotten
    return [
        (text, label)
        for text, label, at in names
        if not forgotten or at > forgotten.get(mark_of(gate, person, text), "")
    ]


def mark_of(gate: "Gate", person: PersonId, name: str) -> str:
    """Return what stands for a name that was forgotten. It tells nobody what the name was."""
    from troth.veil.fold import plain as folded  # noqa: PLC0415  # most homes never need it

    chain = gate.states.of(person).unlocked.chain
    return keyed(chain, _FORGOTTEN, folded(name).encode("utf-8", "surrogatepass")).hex()


def try_out(
    gate: "Gate", person: PersonId, text: str, *, more: Sequence[str] = (), tokens: bool = False
) -> "Preview":
    """Show what would leave of a text, and as what. Nothing of it is kept, sent or written down.

    The stand-ins are of its own: what a provider gets has others. more, tokens: as for
    `masker_of`. Raises VeilBroken.
    """
    from troth.veil.preview import preview  # noqa: PLC0415  # most homes never need it

    text = _whole(text)
    try:
        found = gate.veil.look(person, text, (*own_names(gate.wishes(person)), *more))
        secret = keyed(gate.states.of(person).unlocked.chain, _TRIED, b"")
        masker = masker_of(
            gate,
            person,
            secret=secret,
            detect=lambda _text, _known: found,
            more=more,
            tokens=tokens,
        )
        return preview(text, masker, found)
    except TrothError:
        raise
    except Exception:  # noqa: BLE001  # whatever it is, what it says may hold words
        raise VeilBroken(_BROKEN) from None


def _shelf(room: "Room", at: str) -> str:
    """Name where what leaves is kept just now: under which key, and with which day's.

    What is shredded with its key, or deleted with its day, is not counted on afterwards.
    """
    home = room.gate.home_of(Left, room.gate.states.common())
    handle = room.gate.states.of(room.grant.person).unlocked.handle(home)
    return f"{handle.key.id.hex() if handle is not None else 'none'} {at[:10]}"


def _mask_with_names(
    provider: Provider,
    ask: Ask,
    of: "Callable[..., Masker]",
    names: Sequence[str],
    spared: frozenset[str],
) -> "tuple[Masker, dict[str, Json], frozenset[str]]":
    """Mask a request; return what did it, the request, and the names in it that were spared.

    The talk may make a name somebody's that said nothing of anybody before it was read. Then all
    is masked anew, and that name with it. Raises VeilBroken where that finds no end.
    """
    telling = frozenset[str]()
    for _ in range(_MOST_LOOKS):
        masker = of(spared=[one for one in spared if "_" in one], telling=sorted(telling))
        body = _mask_all(provider, provider.body(ask), masker, spared=spared)
        still = identifiers.spared(spared, masker.mask)
        others = [one for one in names if one not in still and one not in telling]
        unmasked = [one for one in others if identifiers.hides(one) and masker.mask(one) == one]
        if still == spared and not unmasked:
            return masker, body, spared
        spared, telling = still, telling.union(unmasked)
    raise VeilBroken(_BROKEN)


def _mask_all(
    provider: Provider, body: dict[str, Json], masker: "Masker", *, spared: Collection[str]
) -> dict[str, Json]:
    """Mask every string of a request that is not a fixed word, nor a name that is spared.

    In two looks, so that a name found in the last message is masked in the first one, too.
    """
    from troth.veil.walk import walk  # noqa: PLC0415  # see above

    def is_fixed(path: tuple[str | int, ...], text: str) -> bool:
        is_name = text in spared and identifiers.is_place(path)
        return is_name or provider.is_fixed(path, text)

    texts: dict[str, None] = {}

    def collect(text: str) -> str:
        texts[text] = None
        return text

    walk(body, is_fixed=is_fixed, mask=collect, members=spared)
    if len(texts) > _MOST_TEXTS:
        raise TooLarge(_TOO_MANY, param="messages")
    masked = dict(zip(texts, masker.mask_all([_whole(text) for text in texts]), strict=True))
    done = walk(body, is_fixed=is_fixed, mask=masked.__getitem__, members=spared)
    if not isinstance(done, dict):
        raise VeilBroken(_BROKEN)
    return done


def _without_secrets(
    room: "Room",
    provider: Provider,
    ask: Ask,
    detect: "Callable[[str, Names], Sequence[Found]]",
    *,
    sensitive: str,
) -> Ask:
    """Leave out what the person did not let go there: sensitive words of earlier messages.

    A call of tools goes or stays with what they answered. Raises SensitiveWords if the new
    message has such words, or what tools brought to it, and nothing was said about them.
    """
    person, veil = room.grant.person, room.gate.veil
    recipient = room.gate.recipients.who(provider)

    def may_go(one: Message) -> bool:
        is_known = veil.has_left(person, recipient, _name_of(one))
        return is_known or not _topics(detect(_words_of(one), ()))

    before, new = _parted(ask)
    words = [_words_of(one) for one in new[:-1] if not may_go(one)]
    if not veil.has_left(person, recipient, _name_of_tools(ask)):
        words += ["\n".join(identifiers.strings(one)) for one in ask.tools]
    topics = _topics([found for one in (*words, _words_of(new[-1])) for found in detect(one, ())])
    if topics and sensitive == "ask":
        raise SensitiveWords(topics, recipient=provider.name)
    persona = before[:1] if before and before[0].role == "system" else ()  # Troth's own words
    groups: list[list[Message]] = []
    for one in before[len(persona) :]:
        if one.role == "tool" and groups:
            groups[-1].append(one)
        else:
            groups.append([one])
    kept = [one for group in groups if all(map(may_go, group)) for one in group]
    stop = tuple(one for one in ask.stop if not _topics(detect(one, ())))
    messages = (*persona, *kept, *new)
    is_whole = (messages, stop) == (ask.messages, ask.stop)
    return ask if is_whole else replace(ask, messages=messages, stop=stop)


def _about(
    ask: Ask, detect: "Callable[[str, Names], Sequence[Found]]", left_out: Collection[str]
) -> Collection[str]:
    """Return which of the topics that a recipient leaves out stand in what would go to it."""
    tools = ("\n".join(identifiers.strings(one)) for one in ask.tools)
    texts = (*map(_words_of, ask.messages), *tools, *ask.stop)
    return among(texts, left_out, cares=lambda text: _topics(detect(text, ())))


def _parted(ask: Ask) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """Part the messages: what went before, and what is new, from the person's last one on."""
    mine = [at for at, one in enumerate(ask.messages) if one.role == "user"]
    at = mine[-1] if mine else len(ask.messages) - 1
    return ask.messages[:at], ask.messages[at:]


def _words_of(message: Message) -> str:
    """Return all words of a message and its calls, as they read and not as JSON hides them."""
    told = (message.text.text, *(call.arguments for call in message.calls))
    return "\n".join(_readable(one) for one in told)


def _readable(text: str) -> str:
    from troth.veil import sensitive  # noqa: PLC0415  # see above
    from troth.veil.walk import as_read  # noqa: PLC0415  # see above

    read = as_read(text)
    behind = (one for one in identifiers.told(text) if any(sensitive.find(one)))
    return "\n".join(dict.fromkeys((text, read, *behind)))


def _name_of(message: Message) -> str:
    """Name a message by its words, to know it again in memory. Never written anywhere."""
    told = "\0".join((message.text.text, *(call.arguments for call in message.calls)))
    return f"said {sha256(told.encode('utf-8', 'replace'))}"


def _name_of_tools(ask: Ask) -> str:
    """Name the tools that are offered, as `_name_of` does a message."""
    return f"tools {sha256(json.dumps(ask.tools).encode())}"


def topics_that_stay(gate: "Gate", person: PersonId, text: str, *, level: Level) -> tuple[str, ...]:
    """Name what a new message speaks of, if such words do not leave before the person said so.

    Empty: it may go to a recipient of that level. Raises VeilBroken.
    """
    wishes = gate.wishes(person)
    if level.meets(Level.ATTESTED) or wishes.on_sensitive == "send":
        return ()
    return _topics(gate.veil.detect(person, text, ()))


def _topics(found: Sequence[Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.why for one in found if one.kind == "sensitive"))


def named(masks: "Iterable[Mask]") -> Iterator[tuple[str, Label]]:
    """Yield what names somebody among what was masked: it does in every later talk, too."""
    for one in masks:
        if one.label in NAMING and one.kind == "direct":
            yield one.original, one.label


def _told(mask: "Mask") -> list[str]:
    return [mask.surrogate, mask.original, mask.label, mask.kind, mask.why]


def _whole(text: str) -> str:
    """Return a text without halves of characters, which no wire carries."""
    return text.encode("utf-8", "replace").decode()
