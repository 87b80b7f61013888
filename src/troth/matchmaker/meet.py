"""Meeting: a person's list of the day, what they say of others, and who said yes to whom.

Nobody is named to anybody by an id that others share: a mark stands for one pair of people, and
says nothing to a third. Whoever was not shown to somebody cannot be asked for, and gets the
same answer as somebody who is not here. What one person says of another changes no other
person's answers; only a yes on both sides is told, to both.
"""

import secrets
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from troth import clock
from troth.crypto.digest import keyed
from troth.errors import Forbidden, NotFound, Refused, Unconfigured
from troth.gate.gate import Gate
from troth.gate.halls import Hall, Numbers, Records, Row
from troth.gate.rooms import Room
from troth.matchmaker import learn, profile, steps, view
from troth.matchmaker.followed import Kept, followed, told_of
from troth.matchmaker.marks import Marks, as_bytes, as_text
from troth.matchmaker.profile import Answers, Order, Origin, Profile, Stand
from troth.matchmaker.said import (
    Decision,
    Said,
    begins_anew,
    decide,
    decisions_in,
    introduce,
    introduced_in,
    keeps_off,
    number_of,
    said_in,
)
from troth.matchmaker.told import SOME, amount, empty
from troth.matchmaker.view import Card, Taste
from troth.words import MATCH_ORIGIN, MATCH_PEOPLE, MATCH_TALK, PersonId, Reason

if TYPE_CHECKING:
    from troth.matchmaker.daily import Asker
    from troth.matchmaker.eligible import Why
    from troth.matchmaker.fairness import Fairness
    from troth.matchmaker.snapshot import Snapshot

A_DAY: Final = 10
"""So many people are shown to somebody a day: enough to meet, too few to copy a place's people."""
MOST_SHOWN: Final = 60
CLOSED: Final = (
    "Whoever runs this Troth has closed meeting people for you. You can ask them to look again."
)
NO_SUCH: Final = "Nobody like that was shown to you, or they are not here any more."
COMPARED: Final = "compared with others"
"""The note of a day in the hall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One person, as they are shown to another. mark: by which that other can name them."""

    mark: str
    card: Card
    near: str = ""
    taste: Taste | None = None
    said: str = ""
    met: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """A list of a day. has_profile: without one there is none. empty: why nobody is in it."""

    has_profile: bool
    order: Order = Order.SHUFFLED
    meetings: Sequence[Meeting] = ()
    left: int = A_DAY
    empty: str = ""
    helps: Sequence[tuple[str, str]] = ()


class Matchmaker:
    """Asks the gate for rooms and halls, and makes lists. One for each process.

    secret: from which marks and the seeds of days are made.
    """

    def __init__(self, gate: Gate, secret: bytes) -> None:
        self._gate = gate
        self._secret = secret
        self._marks = Marks(secret)
        self._lock = threading.Lock()
        self._kept: Kept | None = None
        self._fair_lock = threading.Lock()
        self._fair: tuple[date, Fairness | None] | None = None
        self._hall = Hall(
            gate,
            MATCH_PEOPLE,
            reads=(Profile, Decision),
            features=view.FEATURES,
            distil=self._distil,
            note=COMPARED,
        )
        self._origins = Hall(
            gate,
            MATCH_ORIGIN,
            reads=(Origin,),
            features=view.ORIGINS,
            distil=lambda _, found: _origin_of(found),
            note=COMPARED,
        )

    # What a person looks at

    def today(self, person: PersonId) -> Today:
        """Return the list of today. Who is in it is told so in their ledger, before it is shown.

        Raises Refused without a yes, and Unconfigured where arrays are not installed.
        """
        with self._lock:  # two windows must not be shown twice as many
            with self._gate.enter(person, MATCH_PEOPLE) as room:
                self.must_be_let(person)
                answers = profile.read_in(room)
                if answers is None:
                    return Today(has_profile=False)
                day = self._now().date().isoformat()
                before = introduced_in(room, day)
                snapshot, rows = self._snapshot()
                asker = self._asker(person, answers, rows)
                if is_profiled := answers.order is not Order.SHUFFLED:
                    asker = replace(asker, learned=self.learned(person))
                most = A_DAY if before or not begins_anew(self._gate, person) else 0
                chosen, marks = self._chosen(snapshot, asker, before, most)
                introduce(self._gate, room, day, marks, before=before)
            why = _why(snapshot, asker) if not chosen else None
        shown = self._shown(person, chosen, rows)
        tastes = self._tastes(snapshot, asker, chosen) if is_profiled else {}
        return Today(
            has_profile=True,
            order=answers.order,
            meetings=[
                Meeting(
                    mark=self.mark(person, one),
                    card=card,
                    near=self._near(snapshot, person, one),
                    taste=tastes.get(one),
                )
                for one, card in shown
            ],
            left=max(0, most - len(marks)),
            empty=empty(why.reason if why else "", chosen=bool(chosen)),
            helps=[(name, amount(count)) for name, count in why.helps.items()] if why else [],
        )

    def people(self, person: PersonId) -> Sequence[Meeting]:
        """Return those of whom somebody said something, newest first; of a block only the mark.

        All who said yes as well are in it, however much was said of others since.
        """
        with self._gate.enter(person, MATCH_PEOPLE) as room:
            self.must_be_let(person)
            told = [one for one in decisions_in(room).values() if one.said != Said.UNDO]
        rows = self._hall.rows()
        who = self._marks.names(person, rows)
        here = [one.of for one in told if one.of in who]
        both = {of for of in here if self._is_met(person, who[of], rows)}
        told.sort(key=lambda one: (one.of in both, one.at), reverse=True)
        newest = sorted(told[: len(both) + MOST_SHOWN], key=lambda one: one.at, reverse=True)
        open_to = [
            who[one.of]
            for one in newest
            if one.of in who
            if one.said != Said.BLOCK and not self._is_blocked(who[one.of], person, rows)
            if not self._is_out(who[one.of])
        ]
        shown = self._shown(person, open_to, rows)
        cards = {self.mark(person, one): (one, card) for one, card in shown}
        found = []
        for one in newest:
            if one.of in cards:
                other, card = cards[one.of]
                met = self._is_met(person, other, rows)
                found.append(Meeting(mark=one.of, card=card, said=one.said, met=met))
            elif one.said == Said.BLOCK:
                found.append(Meeting(mark=one.of, card=_NOBODY, said=one.said))
        return found

    def say(self, person: PersonId, mark: str, said: Said) -> None:
        """Keep what somebody says of a person they were shown. To say the same twice is once.

        Raises Refused, NotFound for whoever was not shown to them, or Forbidden as a list does.
        """
        with self._gate.enter(person, MATCH_PEOPLE) as room:
            told = room.read(Decision)
            before = {one.record.of: one.record for one in told}
            if mark not in before and mark not in introduced_in(room):
                raise NotFound(NO_SUCH)
            if said == (before[mark].said if mark in before else Said.UNDO):
                return
            at = clock.text(self._now())
            if said != Said.BLOCK:
                self.must_be_let(person)
            decision = Decision(of=mark, said=said, at=at)
            decide(self._gate, room, decision, told=[one.record for one in told])
            if said != Said.LIKE and steps.shown_in(room, mark):
                room.keep(steps.written(mark, (), at=at))

    # Two who both said yes

    def met(self, person: PersonId, mark: str) -> PersonId | None:
        """Return who is meant, if both said yes, both are here and both let messages come.

        None for everybody else. Who blocked, who left and who never was take the same way
        through here: all marks are tried, unless the answer is yes.
        """
        found = self.met_at(person, mark)
        return found[0] if found else None

    def met_at(self, person: PersonId, mark: str) -> tuple[PersonId, Mapping[PersonId, int]] | None:
        """Return as `met`, and at which epoch of each of the two that was so."""
        rows = self._hall.rows()
        other = self._met_by(person, mark, rows)
        if other is None:
            return None
        at = {one: rows[one].epoch for one in (person, other)}
        return (other, at) if self._gate.may(other, MATCH_TALK) else None

    def hides(self, person: PersonId, mark: str) -> bool:
        """Say whether somebody blocked whom they call so."""
        row = self._hall.rows().get(person)
        held = row.held.marks if row else {}
        return any(
            said_in(code) is Said.BLOCK for own, code in held.items() if as_text(own) == mark
        )

    def called(self, person: PersonId, other: PersonId) -> tuple[str, str]:
        """Return the names on the cards of two, as each stands on what the other is shown.

        Each finds in their ledger that their card was shown. Empty: there is none.
        """
        rows = self._hall.rows()
        own = [card.name for _, card in self._shown(other, [person], rows)]
        their = [card.name for _, card in self._shown(person, [other], rows)]
        return "".join(own), "".join(their)

    def shows(self, person: PersonId, mark: str) -> tuple[Mapping[str, str], frozenset[str]]:
        """Return which steps somebody can take towards a person they met, and which they took.

        Raises Refused, Forbidden, or NotFound for whom they have not met, or who is gone.
        """
        with self._gate.enter(person, MATCH_PEOPLE) as room:
            self._must_be_met(person, mark)
            return steps.open_to(profile.read_in(room) or Answers()), steps.shown_in(room, mark)

    def show(self, person: PersonId, mark: str, what: Sequence[str]) -> None:
        """Show exactly these to a person one has met, from their next look on. Raises as `shows`.

        Raises BadInput for what is no step.
        """
        with self._gate.enter(person, MATCH_PEOPLE) as room:
            self._must_be_met(person, mark)
            fresh = steps.written(mark, what, at=clock.text(self._now()))
            if steps.shown_in(room, mark) != frozenset(what):
                room.keep(fresh)

    def _must_be_met(self, person: PersonId, mark: str) -> None:
        self.must_be_let(person)
        if self._met_by(person, mark, self._hall.rows()) is None:
            raise NotFound(NO_SUCH)

    def _met_by(self, person: PersonId, mark: str, rows: Mapping[PersonId, Row]) -> PersonId | None:
        """Return who is meant, if the two met; in every other case all marks are tried."""

        def is_so(other: PersonId) -> bool:
            return self._is_met(person, other, rows) and not self._is_out(other)

        return self._marks.meant(person, [mark], rows, is_so).get(mark)

    def must_be_let(self, person: PersonId) -> None:
        """Raise Forbidden for who may not meet people here: a minor, or who was shut out."""
        profile.must_be_adult(self._gate, person)
        if why := self._gate.wishes(person).closed:
            message = f"{CLOSED} Tell them the code {self.code(person)}. Their reason: {why}."
            raise Forbidden(message)

    def code(self, person: PersonId) -> str:
        """Return by which somebody who was shut out can be let in again. It names nobody else."""
        return self._marks.code(person)

    def _is_out(self, person: PersonId) -> bool:
        with suppress(Refused):
            return profile.is_minor(self._gate, person) or bool(self._gate.wishes(person).closed)
        return True  # erased just now

    def why_not_more(self, person: PersonId) -> Sequence[tuple[str, str]]:
        """Return which settings of one's own would bring more people, and about how many.

        Each was tried out by what makes the list. Raises Refused, or NotFound without a profile.
        """
        with self._gate.enter(person, MATCH_PEOPLE) as room:
            self.must_be_let(person)
            answers = profile.read_in(room)
        if answers is None:
            raise NotFound(_NO_PROFILE)
        snapshot, rows = self._snapshot()
        asker = self._asker(person, answers, rows)
        from troth.matchmaker import daily, explain  # noqa: PLC0415  # they bring arrays

        low, high = answers.ages
        wide = {"age_low": max(18.0, low - 5.0), "age_high": min(120.0, high + 5.0)}
        every: dict[str, float] = {"age_low": 18.0, "age_high": 120.0}
        changes: Mapping[str, Mapping[str, float]] = {
            "ages five years wider": wide,
            "all ages": every,
            "every gender": {"seeks": 0.0},
            "all ages and every gender": {**every, "seeks": 0.0},
        }

        def rank(how: Mapping[str, float]) -> Callable[[], Sequence[PersonId]]:
            return lambda: daily.new_if(snapshot, asker, how, most=SOME + 1)

        tried = explain.what_if([], [(name, rank(how)) for name, how in changes.items()])
        return [(one.name, amount(one.new)) for one in tried]

    def fairness(self, person: PersonId) -> "Fairness | None":
        """Return how attention is shared today; None: too few people are here.

        It tells of nobody (see `fairness.py`), and each process works it out once a day, when it
        is first asked for: who comes or goes after that is not in it. Raises Refused, and
        Unconfigured as `today`.
        """
        with self._gate.enter(person, MATCH_PEOPLE):
            self.must_be_let(person)
        with self._fair_lock:
            today = self._now().date()
            if self._fair is None or self._fair[0] != today:
                with self._lock:  # a snapshot is taken over by the next one
                    snapshot, _ = self._snapshot()
                    from troth.matchmaker import fairness  # noqa: PLC0415  # it brings arrays

                    found = fairness.crowd(snapshot)
                secret = keyed(self._secret, "troth/v1/match/fair", today.isoformat().encode())
                self._fair = (today, fairness.measured(found, secret))
            return self._fair[1]

    def warm(self) -> None:
        """Do once what the first look would otherwise wait for, if anybody here said yes.

        Nobody's numbers are looked at for it.
        """
        if self._hall.is_wanted():
            with suppress(Unconfigured):
                _must_have_arrays()
                from troth.matchmaker import fairness  # noqa: PLC0415  # it brings arrays

                fairness.invented()

    def fill(self) -> bool:
        """Do a little of what the first look of a day would wait for; say whether there is more.

        Only where many are: see `Hall.fill`. Raises as `Hall.rows` does.
        """
        if find_spec("numpy") is None:
            return False
        if any([self._hall.fill(), self._origins.fill()]):
            return True
        if self._hall.is_large():
            with self._lock:
                snapshot, _ = self._snapshot()
                snapshot.make_ready()
        return False

    def learned(self, person: PersonId) -> learn.Learned | None:
        """Return what somebody's choices say, of people who are here; None: nothing is learnt."""
        told, rows = learn.taught(self._gate, person), self._hall.rows()
        who = self._marks.names(person, rows) if told and told.said else {}
        said = [(who[of], yes) for of, yes in (told.said.items() if told else ()) if of in who]
        gone = {one for one, _ in said if self._is_out(one) or self._is_blocked(one, person, rows)}
        chosen = [(rows[one].held.numbers, yes) for one, yes in said if one not in gone]
        if not chosen:
            return None
        _must_have_arrays()
        return learn.learned(chosen)

    def seen(self, person: PersonId, of: Sequence[str]) -> Mapping[str, tuple[PersonId, bool]]:
        """Return who is meant by each of those somebody was shown, and whether both said yes.

        Whoever was not shown to them, is gone, or is blocked either way, is not in it. Raises
        Refused or Forbidden.
        """
        with self._gate.enter(person, MATCH_PEOPLE) as room:
            self.must_be_let(person)
            known = introduced_in(room) | decisions_in(room).keys()
        rows = self._hall.rows()

        def is_so(other: PersonId) -> bool:
            apart = ((person, other), (other, person))
            return not (self._is_out(other) or any(self._is_blocked(*one, rows) for one in apart))

        there = self._marks.meant(person, known.intersection(of), rows, is_so)
        return {mark: (one, self._is_met(person, one, rows)) for mark, one in there.items()}

    def mark(self, person: PersonId, other: PersonId) -> str:
        """Return the name by which one person can name another. It says nothing to a third."""
        return self._marks.text(person, other)

    def forget(self, person: PersonId) -> None:
        """Forget somebody at once, in memory."""
        self._hall.forget(person)
        self._origins.forget(person)
        self._marks.forget(person)
        if (kept := self._kept) is not None:
            rows, origins = (
                {one: row for one, row in held.items() if one != person}
                for held in (kept.rows, kept.origins)
            )
            self._kept = followed(kept, rows, origins)

    # Inside

    def _now(self) -> datetime:
        return self._gate.clock.now()

    def _distil(self, person: PersonId, found: Records) -> Numbers | None:
        profiles = [one for one in found[Profile] if isinstance(one, Profile)]
        if not profiles or self._is_out(person):
            return None
        decisions = [one for one in found[Decision] if isinstance(one, Decision)]
        said = {as_bytes(one.of): number_of(one) for one in decisions}
        return view.distilled(profile.read(profiles[-1]), now=self._now(), marks=said)

    def _snapshot(self) -> "tuple[Snapshot, Mapping[PersonId, Row]]":
        """Return everybody's numbers as they are allowed now. One is made for many who ask."""
        _must_have_arrays()
        from troth.matchmaker.snapshot import Snapshot  # noqa: PLC0415  # it brings arrays

        rows, origins = self._hall.rows(), self._origins.rows()
        today, kept = self._now().date(), self._kept
        if kept is None or kept.day != today:
            told = {one: told_of(one, rows, origins) for one in rows}
            seed = keyed(self._secret, "troth/v1/match/day", today.isoformat().encode())
            kept = Kept(today, rows, origins, Snapshot(told, seed, today.toordinal() // 7))
        elif kept.rows is not rows or kept.origins is not origins:
            kept = followed(kept, rows, origins)
        self._kept = kept
        return kept.snapshot, rows

    def _asker(self, person: PersonId, answers: Answers, rows: Mapping[PersonId, Row]) -> "Asker":
        if person not in rows:  # the yes was taken back just now
            raise Refused(MATCH_PEOPLE, Reason.WITHDRAWN)
        own, today = rows[person].held.marks, self._now().date()

        def apart(other: PersonId) -> bool:
            code = own.get(self._marks.of(person, other))
            return keeps_off(code, today) or self._is_blocked(other, person, rows)

        from troth.matchmaker.daily import Asker  # noqa: PLC0415  # it brings arrays

        return Asker(
            person=person,
            settings=view.own_settings(answers),
            order=answers.order,
            apart=apart,
            gone=lambda other: self._is_blocked(other, person, rows),
        )

    def _says(self, one: PersonId, other: PersonId, rows: Mapping[PersonId, Row]) -> Said | None:
        """Return what one said of the other last, if that still counts."""
        code = rows[one].held.marks.get(self._marks.of(one, other)) if one in rows else None
        return None if code is None else said_in(code)

    def _is_blocked(self, by: PersonId, person: PersonId, rows: Mapping[PersonId, Row]) -> bool:
        return self._says(by, person, rows) is Said.BLOCK

    def _is_met(self, one: PersonId, other: PersonId, rows: Mapping[PersonId, Row]) -> bool:
        """Say whether both said yes."""
        both = (self._says(one, other, rows), self._says(other, one, rows))
        return both == (Said.LIKE, Said.LIKE)

    def _chosen(
        self, snapshot: "Snapshot", asker: "Asker", before: Collection[str], most: int
    ) -> tuple[list[PersonId], Collection[str]]:
        """Return whom to show: those who were shown today already, and new ones up to the bound.

        Where attention is shared out they stand as they came: who leaves moves the market, who
        blocks does not, and an order made anew would tell which it was.
        """
        from troth.matchmaker.daily import ordered  # noqa: PLC0415  # it brings arrays

        chosen: dict[str, PersonId] = {}
        marks = dict.fromkeys(before)
        for one in ordered(snapshot, asker):
            if len(chosen) >= most:
                break
            fits = (mark := self.mark(asker.person, one)) in marks or len(marks) < most
            if fits and not asker.apart(one) and not self._is_out(one):  # since the row was made
                marks[mark], chosen[mark] = None, one
        order = marks if asker.order is Order.SPREAD else chosen
        return [chosen[mark] for mark in order if mark in chosen], marks

    def _shown(
        self, person: PersonId, others: Sequence[PersonId], rows: Mapping[PersonId, Row]
    ) -> list[tuple[PersonId, Card]]:
        """Look into each one's room, and write down that they were shown, before it is so."""
        found: list[tuple[PersonId, Card]] = []
        rooms: list[Room] = []
        for one in others:
            with suppress(Refused):  # who took their yes back just now is not shown
                room = self._gate.enter(one, MATCH_PEOPLE, reader=person)
                met = self._is_met(person, one, rows)
                also = steps.shown_in(room, self.mark(one, person)) if met else ()
                card = view.card_in(room, now=self._now(), also=also)
                rooms.append(room)
                if card is not None:
                    found.append((one, card))
        self._gate.store.write_each([write for room in rooms for write in room.ends()])
        return found

    def _near(self, snapshot: "Snapshot", person: PersonId, other: PersonId) -> str:
        from troth.matchmaker.daily import near  # noqa: PLC0415  # it brings arrays

        if not view.shares(snapshot.rows[other], "place"):
            return ""
        level = near(snapshot, person, other)
        return next((words for most, words in _NEAR if level <= most), "")

    def _tastes(
        self, snapshot: "Snapshot", asker: "Asker", others: Sequence[PersonId]
    ) -> Mapping[PersonId, Taste]:
        from troth.matchmaker.reasons import tastes  # noqa: PLC0415  # it brings arrays

        return tastes(snapshot, asker.person, others, asker.learned)


_NO_PROFILE: Final = "You have no profile here yet. Make one first."
_NOBODY: Final = Card(name="", about="", lines=())
_NEAR: Final = ((2, "Near you"), (4, "In your region"))
"""Up to which level of cells two people are told to be near: see `place.py`."""


def stand(before: Answers | None, latitude: float, longitude: float, *, now: datetime) -> Stand:
    """Return where somebody stands who is at a position. The position is not kept."""
    return profile.stand_in(
        before.place if before else None,
        latitude,
        longitude,
        now=now,
        lot=secrets.randbelow(1_000_001) / 1_000_000,
    )


def _why(snapshot: "Snapshot", asker: "Asker") -> "Why | None":
    from troth.matchmaker.daily import why  # noqa: PLC0415  # it brings arrays

    return why(snapshot, asker)


def _must_have_arrays() -> None:
    if find_spec("numpy") is None:
        message = "Finding people needs arrays. In Troth's folder: pip install '.[matching]'"
        raise Unconfigured(message)


def _origin_of(found: Records) -> Numbers | None:
    origins = [one for one in found[Origin] if isinstance(one, Origin)]
    return view.distilled_origin(origins[-1]) if origins else None
