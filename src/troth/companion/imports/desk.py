"""Files that were looked at and not yet brought in, and imports under way: one for each person.

A file waits in memory alone, for half an hour, and is gone when the server stops: nothing of it
is on a disk before the person has chosen. Who asks for somebody else's hears the same as for
one that does not exist.
"""

import io
import logging
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from troth import clock
from troth.companion.imports import carried, kept
from troth.companion.imports.bring import CHANGED, Chosen, Progress, bring, known
from troth.companion.imports.carried import Group
from troth.companion.imports.kept import NO_SUCH, Gone, Held, State
from troth.companion.imports.look import Look, asked_anew, look
from troth.errors import BadInput, NotFound, TooLarge, TooMany, TrothError
from troth.gate.gate import Gate
from troth.words import COMPANION_HISTORY, PersonId, new_id

MOST_BYTES: Final = 24 * 1024 * 1024
"""How large a file may be that is sent to a server."""
_MOST_WAITING: Final = 3 * MOST_BYTES
_WAIT_SECONDS: Final = 1800.0
_PAUSE_SECONDS: Final = 0.005
_MOST_AT_ONCE: Final = 2
_LOOK_SECONDS: Final = 10.0
Standing: TypeAlias = Literal["looked", "running"] | State
_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Waiting:
    """A file that was looked at: what is in it, and how far it is.

    why: in a sentence, where it failed.
    """

    name: str
    look: Look
    standing: Standing = "looked"
    progress: Progress | None = None
    why: str = ""
    data: bytes = field(default=b"", repr=False)
    since: float = 0.0
    ends: threading.Event = field(default_factory=threading.Event, repr=False)
    job: threading.Thread | None = field(default=None, repr=False)

    @property
    def is_running(self) -> bool:
        """Whether it is being brought in just now."""
        return self.standing == "running"


class Imports:
    """Looks at files, and brings them in beside what else the server does."""

    def __init__(self, gate: Gate, *, seconds: Callable[[], float] = clock.monotonic) -> None:
        self._gate = gate
        self._seconds = seconds
        self._lock = threading.Lock()
        self._looks = threading.BoundedSemaphore(_MOST_AT_ONCE)
        self._waiting: dict[PersonId, Waiting] = {}

    def look(self, person: PersonId, data: bytes) -> Waiting:
        """Look at a file and hold it until the person has chosen. Nothing of it is kept.

        It takes the place of one that waited. Raises Refused, BadInput, TooLarge or TooMany.
        """
        self.drop_old()
        if len(data) > MOST_BYTES:
            message = (
                f"The file is too large: up to {MOST_BYTES // 2**20} MB are taken here. On the "
                "machine that runs Troth, larger ones are taken: troth import FILE"
            )
            raise TooLarge(message, param="file")
        if not data:
            message = "Choose a file first: the export, as you got it."
            raise BadInput(message, param="file")
        found = self._looked(person, data)
        fresh = Waiting(name=new_id("imp"), look=found, data=data, since=self._seconds())
        with self._lock:
            before = self._waiting.get(person)
            if before is not None and before.is_running:
                message = "One import is under way. Wait for it, or stop it, then begin another."
                raise TooMany(message, retry_seconds=5)
            others = sum(len(one.data) for who, one in self._waiting.items() if who != person)
            if others + len(data) > _MOST_WAITING:
                message = "Others bring in talks just now. Please try again in a few minutes."
                raise TooMany(message, retry_seconds=120)
            self._waiting[person] = fresh
        return fresh

    def _looked(self, person: PersonId, data: bytes) -> Look:
        """Look through a file; a few at a time, since each is unpacked in memory."""
        if not self._looks.acquire(timeout=_LOOK_SECONDS):
            message = "Others look at files just now. Please try again in a moment."
            raise TooMany(message, retry_seconds=10)
        try:
            return look(
                io.BytesIO(data),
                person,
                known=known(self._gate, person),
                home=lambda: carried.home(self._gate, person),
            )
        finally:
            self._looks.release()

    def waiting(self, person: PersonId) -> Waiting | None:
        """Return what waits for a person, or is under way, or has just ended.

        It shows what stands in a file, so it is let go of once talks may not be kept any more.
        """
        found = self._waiting.get(person)
        if found is None or found.is_running:
            return found
        if self._may_show(person):
            if found.standing == "looked":
                found.look = asked_anew(
                    found.look, lambda purpose: bool(self._gate.may(person, purpose))
                )
            return found
        self._waiting.pop(person, None)
        return None

    def _may_show(self, person: PersonId) -> bool:
        try:
            return self._gate.may(person, COMPANION_HISTORY).allowed
        except TrothError:  # what cannot be asked is not allowed
            return False

    def one(self, person: PersonId, name: str) -> Waiting:
        """Return what waits, by its name. Raises NotFound."""
        found = self.waiting(person)
        if found is None or found.name != name:
            raise NotFound(NO_SUCH)
        return found

    def every(self, person: PersonId) -> Sequence[Held]:
        """Return what was brought in and is not forgotten, the newest first. Raises Refused."""
        return kept.every(self._gate, person)

    def begin(
        self,
        person: PersonId,
        name: str,
        *,
        only: Collection[int] | None = None,
        also: Collection[Group] | None = None,
        knowing: bool = False,
    ) -> Waiting:
        """Begin to bring in what was chosen. only: numbers of conversations; None: all.

        also: what beside talks; None: all that may come, or nothing where `only` is given.
        knowing: they know that the archive was changed. Raises NotFound, Refused, BadInput
        (nothing chosen, begun already, changed) or TooMany.
        """
        found = self._waiting.get(person)
        if found is None or found.name != name:
            raise NotFound(NO_SUCH)
        self._gate.enter(person, COMPANION_HISTORY)
        self.waiting(person)  # a yes may have come or gone since
        if found.look.is_changed and not knowing:
            raise BadInput(CHANGED, param="changed")
        numbers = {one.number for one in found.look.entries}
        if also is None and only is not None:
            also = ()
        comes = {carried.GROUP_OF[one.thing] for one in found.look.carried if one.comes}
        more = comes if also is None else comes.intersection(also)
        if not more and (not numbers if only is None else not set(only) & numbers):
            message = "Nothing is chosen yet. Choose the talks that you want to bring in."
            raise BadInput(message, param="only")
        if only is not None and not set(only) <= numbers:
            message = "One of the numbers is none of this file. Load the list and choose again."
            raise BadInput(message, param="only")
        chosen = Chosen(
            person=person,
            name=name,
            look=found.look,
            only=None if only is None else frozenset(only),
            also=None if also is None else frozenset(also),
            knowing=knowing,
        )
        with self._lock:
            if found.standing != "looked":
                message = "This import was begun already."
                raise BadInput(message)
            if sum(one.is_running for one in self._waiting.values()) >= _MOST_AT_ONCE:
                message = "Others bring in talks just now. Please try again in a minute."
                raise TooMany(message, retry_seconds=60)
            found.standing = "running"
            found.progress = Progress(kept=0, of=chosen.fresh, talks=0)
            found.job = threading.Thread(
                target=self._run, args=(found, chosen), name="import", daemon=True
            )
        found.job.start()
        return found

    def stop(self, person: PersonId, name: str) -> Waiting:
        """Stop an import. What is here by then stays. Raises NotFound."""
        found = self.one(person, name)
        _end(found)
        return found

    def forget(self, person: PersonId, name: str) -> Gone:
        """Undo an import: forget all that it brought in; return how much.

        A file that only waits is let go of. Needs no yes. Raises NotFound.
        """
        found = self._waiting.get(person)
        if found is not None and found.name == name:
            _end(found)
            self._waiting.pop(person, None)
            if found.standing == "looked":
                return Gone()
        return kept.forget(self._gate, person, name)

    def drop(self, person: PersonId) -> None:
        """Let go of what waits for a person: they were erased."""
        found = self._waiting.pop(person, None)
        if found is not None:
            found.ends.set()

    def drop_gone(self, is_gone: Callable[[PersonId], bool]) -> None:
        """Let go of what waits for those who were erased, and of what waited too long."""
        self.drop_old()
        for person in list(self._waiting):
            if is_gone(person):
                self.drop(person)

    def drop_old(self) -> None:
        """Let go of files that nobody chose from for half an hour, or that may not be shown."""
        now = self._seconds()
        for person, one in list(self._waiting.items()):
            is_old = now - one.since > _WAIT_SECONDS
            if not one.is_running and (is_old or not self._may_show(person)):
                self._waiting.pop(person, None)

    def close(self) -> None:
        """Stop every import, and wait until each has written how it ended."""
        for one in list(self._waiting.values()):
            _end(one)

    def _run(self, found: Waiting, chosen: Chosen) -> None:
        def tell(progress: Progress) -> None:
            found.progress = progress

        standing: Standing = "failed"
        try:
            standing = bring(
                self._gate,
                io.BytesIO(found.data),
                chosen,
                tell=tell,
                is_stopped=lambda: found.ends.wait(_PAUSE_SECONDS),  # and let others go first
            )
        except TrothError as error:
            found.why = str(error)
        except Exception as error:  # noqa: BLE001  # the outermost edge of a job
            found.why = "Something went wrong. What came in so far is here. Try the file again."
            _log.error("an import failed: %s", type(error).__name__)  # no traceback: it may quote
        finally:
            found.data = b""
            found.since = self._seconds()
            found.standing = standing


def _end(found: Waiting) -> None:
    found.ends.set()
    if found.job is not None and found.job is not threading.current_thread():
        found.job.join()
