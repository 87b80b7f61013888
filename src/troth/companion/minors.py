"""What Troth keeps about somebody's age, how it is switched, and how it is put right.

Promise: who says that they are under 13 is answered by nobody and can give no yes, and every
yes of theirs ends: what was kept is destroyed 7 days later. Who says that they are under 18 has
the limits for minors at once, in every talk, with every companion and on every device, and is
told so. No later word of theirs takes that back, nor does a date that they set: only a proof
does. What is kept is no age: "under 13" or "under 18", when that was said, or when somebody
showed that they are 18. It is used for nothing else.

A proof is a line that an issuer signs: whoever runs this place, after they looked at a
document, or a service whose key they named (`age_issuer`). It is made for one code, and the
code changes with each statement, so that no proof is used twice or by somebody else.
"""

import base64
import binascii
import json
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from functools import partial
from threading import Lock
from typing import Final, TypeAlias

from troth import clock
from troth.companion.turn import Turn
from troth.crypto.digest import keyed, sha256
from troth.crypto.sign import Signer, verify
from troth.errors import BadInput, Damaged, Refused
from troth.gate.gate import Gate
from troth.guard import minors
from troth.guard.minors import Age, Told
from troth.guard.sentences import sentences
from troth.people.person import People
from troth.settings import Settings
from troth.words import RIGHTS_ANSWER, PersonId

LABEL: Final = "troth/v1/over-18"
_FORM: Final = "over18"
_VALID: Final = timedelta(days=30)
_OF_OURS: Final = "this Troth"
_OF_ISSUER: Final = "the age service"
_PASSED: Final = "troth/v1/told-no-age"
_MOST_PASSED: Final = 10_000
_LONGEST: Final = 400
_METHOD: Final = "child"
"""How a yes ended that a child had given, as the event says it."""
_CODE: Final = re.compile(r"[A-Z2-7]{5}(-[A-Z2-7]{5}){3}")
_BAD: Final = "This is no proof for the code on your page. Ask for one that is made for it."
_OLD: Final = "This proof is too old, or its day is still to come. Ask for a new one."

_SWITCHED: Final[Mapping[str, str]] = {
    "en": (
        "A note from Troth: you said that you are under 18. So the limits for minors hold from "
        "now on: no romance, and a break each hour. If that is wrong, see /limits."
    ),
    "de": (
        "Ein Hinweis von Troth: Du hast gesagt, dass du unter 18 bist. Darum gelten ab jetzt die "
        "Grenzen für Minderjährige: keine Romantik, jede Stunde eine Pause. Stimmt das nicht? "
        "Sieh unter /limits nach."
    ),
    "es": (
        "Una nota de Troth: dijiste que tienes menos de 18 años. Desde ahora valen los límites "
        "para menores: nada de romance y un descanso cada hora. Si no es así, mira /limits."
    ),
    "fr": (
        "Une note de Troth : tu as dit que tu as moins de 18 ans. Les limites pour mineurs valent "
        "donc dès maintenant : pas de romance, une pause chaque heure. Si c'est faux, va sur "
        "/limits."
    ),
}
_CHILD: Final[Mapping[str, str]] = {
    "en": (
        "Troth is not for children under 13, so no companion answers here, and nothing of this "
        "is kept. What was kept before is deleted after 7 days. Talk to a grown-up you trust. "
        "If that is wrong, see /limits. Help: /safety"
    ),
    "de": (
        "Troth ist nicht für Kinder unter 13. Darum antwortet hier niemand, und nichts davon wird "
        "aufgehoben. Was schon da war, wird nach 7 Tagen gelöscht. Sprich mit jemandem, dem du "
        "traust. Stimmt das nicht? /limits. Hilfe: /safety"
    ),
    "es": (
        "Troth no es para menores de 13 años, así que aquí nadie responde y nada se guarda. Lo "
        "que ya había se borra en 7 días. Habla con un adulto de confianza. Si no es así, mira "
        "/limits. Ayuda: /safety"
    ),
    "fr": (
        "Troth n'est pas pour les moins de 13 ans : personne ne répond ici, et rien n'est gardé. "
        "Ce qui l'était déjà est effacé dans 7 jours. Parle à un adulte de confiance. Si c'est "
        "faux, va sur /limits. Aide : /safety"
    ),
}
_ADULTS: Final[Mapping[str, str]] = {
    "en": "This Troth is for adults only. You can say or show that you are 18 at /limits.",
    "de": "Dieses Troth ist nur für Erwachsene. Unter /limits kannst du zeigen, dass du 18 bist.",
    "es": "Este Troth es solo para adultos. En /limits puedes mostrar que tienes 18 años.",
    "fr": "Ce Troth est réservé aux adultes. Sur /limits tu peux montrer que tu as 18 ans.",
}


@dataclass(frozen=True, slots=True)
class Switched:
    """What a talk told. is_new: the limits for minors hold from now on. is_played: a figure's."""

    is_new: bool = False
    is_played: bool = False


NOTHING: Final = Switched()


def kept(gate: Gate, person: PersonId) -> Told:
    """Return what is kept about a person's age. Where it cannot be read: a teen."""
    try:
        return Told.read(gate.wishes(person).age)
    except (Damaged, Refused):
        return Told(said=Age.TEEN)


def age(gate: Gate, person: PersonId) -> Age:
    """Say what is known of a person's age. Where it cannot be read: a teen."""
    try:
        wishes = gate.wishes(person)
    except (Damaged, Refused):
        return Age.TEEN
    return Told.read(wishes.age).age(declared=bool(wishes.adult))


def is_child(gate: Gate, person: PersonId) -> bool:
    """Say whether nothing at all may be kept of what a person says."""
    return age(gate, person) is Age.CHILD


def is_shut_out(gate: Gate, person: PersonId) -> bool:
    """End every yes of a child, and say whether the person is one.

    What was kept of them is destroyed 7 days later, unless a proof and a new yes come before:
    so a joke, or a sentence that was misheard, costs nobody their talks.
    Source: 16 CFR 312 (no collecting from a child; delete what was collected).
    """
    if not is_child(gate, person):
        return False
    gate.consents.end_every(person, method=_METHOD)
    return True


_Listens: TypeAlias = Callable[[Sequence[tuple[str, str]]], minors.Heard | None]


class Passed:
    """Remembers the turns that told nothing of an age, so that none is read again and again.

    No word of them: names under a key that lives as long as this object. Of many, the newest.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._names: dict[bytes, None] = {}
        self._lock = Lock()

    def heard(
        self, person: PersonId, turns: Sequence[tuple[str, str]], *, year: int
    ) -> minors.Heard | None:
        """Return what `guard.minors.heard` says of turns."""
        name = keyed(self._key, _PASSED, json.dumps([person, year, *turns]).encode())
        with self._lock:
            if name in self._names:
                return None
        found = minors.heard(turns, year=year)
        if found is None:
            with self._lock:
                self._names[name] = None
                while len(self._names) > _MOST_PASSED:
                    del self._names[next(iter(self._names))]
        return found


def hear(
    gate: Gate,
    person: PersonId,
    said: Sequence[tuple[str, str]],
    *,
    passed: Passed | None = None,
) -> Switched:
    """Hear whether a talk tells of a minor, and keep it before anything is answered.

    said: role and text, oldest first. Of somebody of whom nothing was heard or shown yet all of
    it counts, else the newest. passed: remembers what told nothing. Raises what keeping it
    raises: then nothing is answered.
    """
    now = kept(gate, person)
    year = gate.clock.now().year
    recent = list(said[-2 * minors.TURNS :])
    listen = _each_once(partial((passed or Passed()).heard, person, year=year))
    found = listen(recent)
    if (found is None or found.played) and not now.proved and not now.said:
        whole = minors.ever(said, year=year, hear=listen)
        found = whole if whole is not None and not whole.played else found
    is_played = minors.plays(said, year=year, hear=listen)
    if found is None or found.played or now.said in {found.age, Age.CHILD}:
        return Switched(is_played=is_played)
    _keep(gate, person, Told(said=found.age, at=clock.text(gate.clock.now())))
    return Switched(is_new=True, is_played=is_played)


def _each_once(listen: _Listens) -> _Listens:
    """Let the same turns be heard once: in a talk that begins, the newest are all there are."""
    known: dict[tuple[tuple[str, str], ...], minors.Heard | None] = {}

    def heard(turns: Sequence[tuple[str, str]]) -> minors.Heard | None:
        which = tuple(turns)
        if which not in known:
            known[which] = listen(turns)
        return known[which]

    return heard


def signal(gate: Gate, person: PersonId, bracket: Age) -> None:
    """Keep what a device or a shop says of the age: a bracket that makes a minor. Raises BadInput.

    Source: California AB 1043 (such a signal counts as knowing the age).
    """
    if not bracket.is_minor:
        message = "A signal can say `child` or `teen`. An adult is shown by a proof."
        raise BadInput(message, param="age")
    _keep(gate, person, Told(said=bracket, at=clock.text(gate.clock.now())))
    is_shut_out(gate, person)


def switched(language: str) -> str:
    """Return what a person is told when the limits for minors begin to hold."""
    return _in(_SWITCHED, language)


def closed(age_: Age, language: str) -> str:
    """Return what stands in place of an answer to whom no companion answers here."""
    return _in(_CHILD if age_ is Age.CHILD else _ADULTS, language)


def source(gate: Gate, person: PersonId) -> str:
    """Return the person's own sentence that says it, if that talk is kept; else nothing.

    It is looked up in the talk: no copy of it is kept. Raises Refused.
    """
    told = kept(gate, person)
    if not told.said:
        return ""
    with gate.enter(person, RIGHTS_ANSWER) as room:
        turns = [one.record for one in room.read(Turn)]
    year = gate.clock.now().year
    # What was said just then is kept a moment later, with its answer.
    near = [one for one in turns if one.role == "user" and one.at >= told.at][:1]
    for turn in (*near, *reversed(turns)):
        if turn.role != "user":
            continue
        for one in (*sentences(turn.text),):
            heard = minors.heard([("user", one.text)], year=year)
            if heard is not None and not heard.played:
                return one.text.strip()
    return ""


# Putting it right


def code(gate: Gate, person: PersonId) -> str:
    """Return the code for which a proof is made. It says nothing about the person."""
    told = kept(gate, person)
    about = f"{person}\x00{told.said}\x00{told.at}\x00{told.proved}"
    text = f"{LABEL}\x00{gate.ledger.key.name}\x00{about}"
    digest = base64.b32encode(bytes.fromhex(sha256(text.encode()))).decode()[:20]
    return "-".join(digest[place : place + 5] for place in range(0, 20, 5))


def vouch(signer: Signer, code_: str, day: date) -> str:
    """Sign that whoever holds this code is 18 or older, and return the proof."""
    tidy = _tidy(code_)
    signature = base64.urlsafe_b64encode(signer.sign(_body(tidy, day.isoformat())))
    return f"{_FORM}.{tidy}.{day.isoformat()}.{signature.decode().rstrip('=')}"


def issuers(settings: Settings, own: bytes) -> Mapping[str, bytes]:
    """Return whose proofs count here. Raises BadInput for a key that is none."""
    found = {_OF_OURS: own}
    if settings.age_issuer:
        try:
            key = base64.b64decode(settings.age_issuer, validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != 32:  # bytes of an Ed25519 key
            message = "`age_issuer` is an Ed25519 public key: 32 bytes in base64."
            raise BadInput(message, param="age_issuer")
        found[_OF_ISSUER] = key
    return found


def prove(gate: Gate, person: PersonId, proof: str, *, by: Mapping[str, bytes]) -> None:
    """Take a proof that a person is 18 or older. Raises BadInput, which says what is wrong."""
    parts = "".join(proof.split())[:_LONGEST].split(".")
    if len(parts) != len(("form", "code", "day", "signature")) or parts[0] != _FORM:
        raise BadInput(_BAD, param="proof")
    _, told_code, day, written = parts
    if told_code != code(gate, person):
        raise BadInput(_BAD, param="proof")
    now = gate.clock.now()
    try:
        signature = base64.urlsafe_b64decode(f"{written}{'=' * (-len(written) % 4)}")
        made = date.fromisoformat(day)
    except (ValueError, binascii.Error):
        raise BadInput(_BAD, param="proof") from None
    issuer = next(
        (name for name, key in by.items() if verify(key, signature, _body(told_code, day))), None
    )
    if issuer is None:
        raise BadInput(_BAD, param="proof")
    today = now.astimezone(UTC).date()
    if not -timedelta(days=1) <= today - made <= _VALID:
        raise BadInput(_OLD, param="proof")
    _keep(gate, person, Told(proved=clock.text(now), issuer=issuer))


def _body(code_: str, day: str) -> bytes:
    return f"{LABEL}\x00{code_}\x00{day}".encode()


def _tidy(code_: str) -> str:
    tidy = "".join(code_.split()).upper()
    if not _CODE.fullmatch(tidy):
        message = "A code looks like ABCDE-FGHIJ-KLMNO-PQRST. It stands on the page /limits."
        raise BadInput(message, param="code")
    return tidy


def _keep(gate: Gate, person: PersonId, told: Told) -> None:
    people = People(gate.store, gate.keyring, gate.ledger, clock=gate.clock)
    day = told.proved[:10]  # what they had declared before counts no more, or is shown now
    people.change_bounds(person, lambda _, __: {"age": told.written(), "adult": day})


def _in(sentences_: Mapping[str, str], language: str) -> str:
    return sentences_.get(language.lower().split("-")[0], sentences_["en"])
