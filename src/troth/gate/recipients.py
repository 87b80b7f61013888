"""Who besides Troth's own model may be asked for an answer: the providers that are on.

Whether one beyond this machine may be asked, for this person and today, is decided before each
sending and never remembered: a claim can end, a provider can be switched off, and a person can
raise their bar, all while a talk goes on.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import TYPE_CHECKING, Final

from troth.clock import Clock
from troth.errors import Refused
from troth.people.wishes import Wishes
from troth.providers.base import Provider
from troth.registry.entry import Entry
from troth.registry.explain import LEVELS
from troth.registry.outside import purpose_of, who
from troth.registry.providers import Held, Providers
from troth.registry.trust import Trust, bar, leaves_out, may_serve, trust
from troth.words import COMPANION_REPLY, Level, PersonId, PurposeId, Reason

if TYPE_CHECKING:
    from troth.gate.rooms import Room

Connect = Callable[[Entry, str], Provider]
"""Makes what talks to one model of a provider: once, and again when its entry changes."""
LOCAL_MODEL: Final = "local_model"
"""The registry's name for every model on this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A model that a person can choose.

    id: what `Wishes.model` says then. purpose: what the person must have said yes to. trust: how
    far it is trusted today, and why. entry: what is known of its provider.
    """

    id: str
    name: str
    purpose: PurposeId
    trust: Trust
    entry: Entry


class Recipients:
    """Knows the providers that are switched on, and decides who of them may be asked."""

    def __init__(  # what it is wired to, by name
        self,
        providers: Providers,
        *,
        connect: Connect,
        wishes: Callable[[PersonId], Wishes],
        pulse: Callable[[], int],
        clock: Clock,
    ) -> None:
        self.providers = providers
        self.connect = connect
        self._wishes = wishes
        self._pulse = pulse
        self._clock = clock
        self._made: dict[tuple[Entry, str], Provider] = {}
        self._made_for: dict[int, tuple[Entry, str]] = {}
        self._who: dict[int, str] = {}
        self._found: dict[tuple[str, str], tuple[Entry, Provider]] = {}
        self._on: tuple[int, dict[str, Held]] = (-1, {})
        self._known: dict[str, _Known] = {}
        self._kept_up: date | None = None
        self._lock = threading.Lock()

    def choices(self) -> Sequence[Choice]:
        """Return all models that can be chosen today."""
        found = []
        for held in self._switched_on().values():
            told, entry = trust(held.entry, self._today()), held.entry
            purpose = COMPANION_REPLY if entry.runs_here else purpose_of(entry.id)
            for model in entry.models:
                name = f"{model} ({entry.name})"
                choice = f"{entry.id}/{model}"
                found.append(Choice(id=choice, name=name, purpose=purpose, trust=told, entry=entry))
        return found

    def find(self, choice: str) -> tuple[Provider, PurposeId]:
        """Return the model of a choice, and the purpose for it.

        Raises Refused if it is not there any more: another is never put in its place without a
        word.
        """
        name, _, model = choice.partition("/")
        held = self._switched_on().get(name)
        if held is None or model not in held.entry.models:
            raise Refused(purpose_of(name), Reason.SWITCHED_OFF)
        purpose = COMPANION_REPLY if held.entry.runs_here else purpose_of(name)
        return self._provider(held.entry, model), purpose

    def who(self, provider: Provider) -> str:
        """Return what stands for a recipient: for its id, and for whoever is behind it.

        What left for another behind the same id did not leave for this one. Raises KeyError for
        one that was not made here.
        """
        return self._who[id(provider)]

    def check(
        self,
        room: "Room",
        provider: Provider,
        *,
        about: Callable[[Collection[str]], Collection[str]] = lambda _: (),
    ) -> Level:
        """Return how far a recipient is trusted today.

        about: of the topics that its terms leave out, those that are in the words; asked only
        where they leave some out. Raises Refused, after writing it down, unless that is enough
        for the purpose and the person, and the provider may serve this person and these words.
        """
        rule = room.grant.rule
        is_local = provider.level is Level.LOCAL
        recipient = LOCAL_MODEL if is_local else provider.id
        if recipient not in rule.recipients or rule.least_level is None:
            room.refuse(Reason.RECIPIENT_NOT_COVERED)
        made = self._made_for.get(id(provider))
        if is_local and made is None:  # the model that comes with Troth
            return Level.LOCAL
        held = self._switched_on().get(provider.id)
        # Made for another address or model than is written down now: it is not who is trusted.
        if held is None or made is None or made[0] != held.entry:
            room.refuse(Reason.SWITCHED_OFF)
        wishes, today = self._wishes(room.grant.person), self._today()
        known = self._known_of(held.entry, today)
        # A level that moved since the provider was made: what was local must be masked now.
        level = known.trust.level
        if (level is Level.LOCAL) is not is_local:
            room.refuse(Reason.NOT_TRUSTED_ENOUGH)
        if not level.meets(bar(rule.least_level, wishes.bar)):
            room.refuse(Reason.NOT_TRUSTED_ENOUGH, detail=" ".join(known.trust.why))
        topics = about(known.left_out) if known.left_out else ()
        why = known.why_not(wishes.country, is_adult=bool(wishes.adult), about=topics)
        if why is not None:
            room.refuse(Reason.NOT_FOR_YOU, detail=why)
        if self._kept_up != today:  # what the yes was said to may have run out over night
            self.providers.keep_up(room.gate.states.common().registry.digest)
            self._kept_up = today
            room.check()
        return level

    def why_not(self, choice: Choice, person: PersonId) -> str | None:
        """Say why a choice may not serve a person today, in a sentence for them; None if it may."""
        wishes, today = self._wishes(person), self._today()
        if not choice.trust.level.meets(Level.CONTRACT):  # a claim of it ran out, or it is blocked
            return LEVELS[choice.trust.level]
        if wishes.bar is not None and not choice.trust.level.meets(wishes.bar):
            return "It is below the bar that you set."
        is_adult = True if wishes.adult else None
        return may_serve(choice.entry, today, country=wishes.country, is_adult=is_adult)

    def forget(self) -> Sequence[str]:
        """Let every provider forget; return their sentences for a certificate."""
        return [one.forget() for one in self._made.values()]

    async def close(self) -> None:
        """Close what connections are open."""
        for one in self._made.values():
            await one.close()

    def _provider(self, entry: Entry, model: str) -> Provider:
        known = self._found.get((entry.id, model))
        if known is not None and known[0] is entry:  # to compare all that is claimed takes longer
            return known[1]
        made = (entry, model)
        with self._lock:
            if made not in self._made:
                self._made[made] = self.connect(entry, model)
                self._made_for[id(self._made[made])] = made  # it is never let go of
                self._who[id(self._made[made])] = f"{entry.id} {who(entry)}"
            self._found[entry.id, model] = (entry, self._made[made])
            return self._made[made]

    def _known_of(self, entry: Entry, today: date) -> "_Known":
        known = self._known.get(entry.id)
        if known is None or known.entry is not entry or known.day != today:
            known = self._known[entry.id] = _Known(entry, today)
        return known

    def _switched_on(self) -> dict[str, Held]:
        pulse = self._pulse()
        if self._on[0] != pulse:
            found = {one.entry.id: one for one in self.providers.all() if one.is_on}
            self._on = (pulse, found)
        return self._on[1]

    def _today(self) -> date:
        return self._clock.now().astimezone(UTC).date()


class _Known:
    """What follows from one entry on one day. All of it lies in the entry, and takes long."""

    __slots__ = ("_serves", "day", "entry", "left_out", "trust")

    def __init__(self, entry: Entry, day: date) -> None:
        self.entry, self.day = entry, day
        self.trust = trust(entry, day)
        self.left_out = leaves_out(entry)
        self._serves: tuple[tuple[str, bool] | None, str | None] = (None, None)

    def why_not(self, country: str, *, is_adult: bool, about: Collection[str] = ()) -> str | None:
        """Return what `may_serve` says. Of who was asked about last it is known, not of words."""
        asked, why = self._serves
        if about or asked != (country, is_adult):
            adult, asked = (True if is_adult else None), (country, is_adult)
            why = may_serve(self.entry, self.day, country=country, is_adult=adult, about=about)
            if not about:
                self._serves = asked, why  # as one, since threads share it
        return why
