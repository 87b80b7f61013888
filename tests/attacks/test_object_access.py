"""Every address of every face, asked as everybody: only the owner gets it.

What there is to ask comes from the application's own list of routes. For each method of each
route: nobody, another person who knows the right ids, who runs the place without being a
person in it, and, so that the sweep cannot pass by accident, the owner, who must succeed.
What belongs to somebody else answers in the very bytes of what does not exist.
"""

import asyncio
import re
import shutil
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette

from troth.clock import SetClock
from troth.companion import minors
from troth.faces import make_app
from troth.front.who import COOKIE
from troth.house import House
from troth.people.access import Role, may
from troth.rights.export import export
from troth.testing.addresses import Address, addresses, things
from troth.testing.evening import PASSPHRASE, Evening
from troth.testing.house import same_house
from troth.testing.photos import picture
from troth.words import COMPANION_HISTORY, new_id

HOST = "http://127.0.0.1:8420"
ROLES = {
    "nobody": frozenset({Role.NOBODY}),
    "noor": frozenset({Role.NOBODY, Role.PERSON}),
    "sam": frozenset({Role.NOBODY, Role.PERSON}),
    "olu": frozenset({Role.NOBODY, Role.OPERATOR}),
}
CARD = urlsafe_b64encode(b'{"name": "Wren"}').decode().rstrip("=")
FILE = b64encode(b'{"name": "Wren"}').decode()
PHOTO = picture("PNG", (80, 80))
CHAT = b'[{"uuid": "c", "chat_messages": [{"uuid": "m", "sender": "human", "text": "I am here"}]}]'
OTHER_PASSPHRASE = "seven ladders over a red boat"
SAFE = {"GET", "HEAD"}


# ── what is sent where ──────────────────────────────────────────────────────────────────────

Things = Mapping[str, str]
Body = dict[str, Any]  # what httpx2 takes
SENT: Mapping[str, Callable[[Things], Body]] = {
    "DELETE /api/session": lambda _: {},
    "PATCH /api/account": lambda _: {"json": {"name": "Somebody"}},
    "POST /api/answers": lambda its: {
        "json": {
            "companion": "mira",
            "conversation": its["conversation"],
            "after": its["turn"],
            "text": "hello",
        }
    },
    "POST /api/archive": lambda _: {},
    "POST /api/companions": lambda _: {"json": {"file": FILE}},
    "POST /api/erase": lambda _: {"json": {"erase": "everything", "passphrase": PASSPHRASE}},
    "POST /api/imports": lambda _: {
        "content": CHAT,
        "headers": {"content-type": "application/octet-stream"},
    },
    "POST /api/imports/{imported}/begin": lambda _: {"json": {}},
    "POST /api/keys": lambda _: {"json": {"label": "phone"}},
    "POST /api/limits/age": lambda _: {"json": {}},
    "POST /api/links/look": lambda its: {"json": {"token": its["welcome/token"]}},
    "POST /api/links/use": lambda its: {
        "json": {
            "token": its["welcome/token"],
            "person_name": "Ann",
            "name": "ann",
            "passphrase": OTHER_PASSPHRASE,
            "country": "US",
        }
    },
    "POST /api/place/invitations": lambda _: {"json": {"role": "person"}},
    "POST /api/purposes/{purpose}/answer": lambda its: {
        "json": {"yes": True, "digest": its["card"]}
    },
    "POST /api/veil/try": lambda _: {"json": {"text": "Hello Rose"}},
    "POST /api/session": lambda _: {"json": {"name": "noor", "passphrase": PASSPHRASE}},
    "POST /consent/{purpose}": lambda its: {
        "data": {"answer": "no", "card": its["card"], "after": "0"}
    },
    "POST /companions/add": lambda _: {"data": {"card": CARD}},
    "POST /companions/look": lambda _: {"files": {"file": b'{"name": "Wren"}'}},
    "POST /companions/new": lambda _: {"data": {"name": "Wren"}},
    "POST /companions/{own}": lambda _: {"data": {"name": "Wren"}},
    "POST /companions/{own}/entries": lambda _: {
        "data": {"do": "save", "keys": "sea", "content": "Salt."}
    },
    "POST /guard/{turn}/said": lambda _: {"data": {"place": "0", "wrong": "no"}},
    "PUT /api/guard/{message}/said/{place}": lambda _: {"json": {"wrong": False}},
    "POST /import/look": lambda _: {"files": {"file": CHAT}},
    "POST /import/{imported}/begin": lambda _: {"data": {"which": "all"}},
    "POST /match/people/{match}": lambda _: {"data": {"say": "later"}},
    "POST /match/people/{match}/report": lambda _: {"data": {"why": "scam"}},
    "POST /match/people/{match}/shown": lambda _: {"data": {"what": "contact", "do": "show"}},
    "POST /match/talk/{match}": lambda _: {"data": {"text": "Hello again"}},
    "POST /match/talk/{match}/help": lambda _: {"data": {"text": "Hello", "wish": "kinder"}},
    "POST /match/talk/{match}/forget": lambda its: {"data": {"letter": its["letter"]}},
    "POST /match/talk/{match}/take-back": lambda its: {"data": {"letter": its["letter"]}},
    "POST /api/match/people/{match}/report": lambda _: {"json": {"why": "scam"}},
    "PUT /api/match/people/{match}/shown": lambda _: {"json": {"what": ["contact"]}},
    "POST /api/match/take-back": lambda _: {"json": {}},
    "POST /api/match/talks/{match}/help": lambda _: {"json": {"text": "Hello", "wish": "kinder"}},
    "POST /api/match/talks/{match}": lambda _: {"json": {"text": "Hello again"}},
    "POST /operator/let-in": lambda its: {"data": {"code": its["closed"]}},
    "POST /operator/reports/{report}": lambda _: {"data": {"do": "nothing"}},
    "POST /api/place/let-in": lambda its: {"json": {"code": its["closed"]}},
    "POST /api/place/reports/{report}": lambda _: {"json": {"close": False}},
    "POST /match/profile": lambda _: {
        "data": {"part": "meet", "do": "look", "low": "", "high": "", "town": "none"}
        | {"order": "taste"}
        | {f"choice_{one}": "kept" for one in ("seeks", "ages", "place")}
    },
    "PUT /api/match/people/{match}": lambda _: {"json": {"said": "later"}},
    "POST /match/photo": lambda _: {
        "files": {"photo": PHOTO, "choice": (None, "kept")},
    },
    "POST /match/photo/choice": lambda _: {"data": {"choice": "kept"}},
    "PUT /api/match/photo": lambda _: {
        "content": PHOTO,
        "headers": {"content-type": "application/octet-stream"},
    },
    "PUT /api/match/photo/choice": lambda _: {"json": {"choice": "kept"}},
    "POST /match/place": lambda _: {"data": {"square": "0.3175.2616"}},
    "POST /match/origin": lambda _: {"data": {}},
    "PUT /api/match/origin": lambda _: {"json": {}},
    "PUT /api/match/profile": lambda _: {"json": {}},
    "POST /api/match/profile/look": lambda _: {"json": {}},
    "POST /operator/models": lambda _: {"data": {"act": "demo"}},
    "PUT /api/place/models/choice": lambda _: {"json": {"name": ""}},
    # Refused by its body: a sweep fetches nothing.
    "POST /api/place/models/{file}/get": lambda _: {"json": {"sha256": "0" * 64}},
    "POST /memory/facts": lambda _: {"data": {"words": "I like plum jam."}},
    "POST /memory/facts/find": lambda _: {"data": {"topic": "Harwich"}},
    "POST /memory/facts/forget": lambda _: {"data": {"topic": "Harwich", "what": "all"}},
    "POST /memory/facts/{fact}/correct": lambda _: {"data": {"value": "Hull"}},
    "POST /memory/facts/{fact}/edit": lambda _: {"data": {"value": "Hull"}},
    "POST /memory/facts/{fact}/forget": lambda _: {"data": {"what": "all"}},
    "POST /api/memory/facts": lambda _: {"json": {"words": "I like plum jam."}},
    "POST /api/memory/facts/find": lambda _: {"json": {"topic": "Harwich"}},
    "POST /api/talks/search": lambda _: {"json": {"words": "Harwich"}},
    "POST /api/memory/facts/forget": lambda _: {"json": {"topic": "Harwich"}},
    "PUT /api/memory/facts/{fact}": lambda _: {"json": {"value": "Hull"}},
    "POST /memory/level": lambda _: {"data": {"level": "chat"}},
    "POST /temporary": lambda _: {"data": {"companion": "mira", "text": "hello"}},
    "POST /limits": lambda _: {
        "data": {
            "romance": "none",
            "pet_names": "none",
            "feelings": "none",
            "initiative": "replies",
            "tone": "any",
        }
    },
    "POST /limits/age": lambda its: {"data": {"proof": its["proof"]}},
    "POST /models/adult": lambda _: {"data": {"adult": "stated"}},
    "POST /models/bar": lambda _: {"data": {"least": "attested"}},
    "POST /models/choose": lambda _: {"data": {"model": ""}},
    "POST /models/sensitive": lambda _: {"data": {"sensitive": "local"}},
    "POST /operator/invite": lambda _: {"data": {"role": "person"}},
    "POST /privacy/erase": lambda _: {"data": {"understood": "yes", "passphrase": PASSPHRASE}},
    "POST /privacy/hold": lambda _: {"data": {"hold": "on", "since": ""}},
    "POST /privacy/keys": lambda _: {"data": {"label": "phone", "days": "30"}},
    "POST /privacy/{purpose}/forget": lambda _: {"data": {"mark": "a"}},
    "POST /sign-in": lambda _: {"data": {"name": "noor", "passphrase": PASSPHRASE}},
    "POST /talk": lambda its: {
        "data": {
            "companion": "mira",
            "conversation": its["conversation"],
            "after": its["turn"],
            "mark": "a",
            "text": "hello",
        }
    },
    "POST /talks": lambda _: {"data": {"words": "place"}},
    "POST /veil": lambda _: {"data": {"text": "Hello Rose"}},
    "POST /veil/people": lambda _: {"data": {"word": "Rose", "said": "always"}},
    "POST /veil/style": lambda _: {"data": {"style": "tokens"}},
    "POST /v1/chat/completions": lambda its: {
        "json": {"model": "mira", "messages": [{"role": "user", "content": "hello"}]},
        "headers": {"X-Troth-Conversation": its["conversation"]},
    },
    "POST /v1/embeddings": lambda _: {"json": {"model": "all-minilm-l6-v2", "input": "hello"}},
    "POST /welcome/{token}": lambda _: {
        "data": {
            "person_name": "Ann",
            "name": "ann",
            "passphrase": OTHER_PASSPHRASE,
            "country": "US",
        }
    },
    "POST /you/name": lambda _: {"data": {"name": "Somebody", "country": "US"}},
    "POST /you/passphrase": lambda _: {"data": {"old": PASSPHRASE, "passphrase": OTHER_PASSPHRASE}},
    "PUT /api/account/passphrase": lambda _: {
        "json": {"old": PASSPHRASE, "passphrase": OTHER_PASSPHRASE}
    },
    "PUT /api/limits": lambda _: {"json": {"romance": "affection"}},
    "PUT /api/memory/level": lambda _: {"json": {"level": "chat"}},
    "PUT /api/models/choice": lambda _: {"json": {"model": ""}},
    "PUT /api/models/masks": lambda _: {"json": {"always": ["Rose"], "never": []}},
    "PUT /api/models/wishes": lambda _: {"json": {"least": "attested"}},
    "PUT /api/wellbeing/goal": lambda _: {"json": {"minutes": 30}},
    "PUT /api/veil/people": lambda _: {"json": {"text": "Rose", "said": "always"}},
    "PUT /api/veil/style": lambda _: {"json": {"tokens": True}},
}
"""What each address wants sent, where it wants anything. A path's parameters are put in."""
WORDS = ("notebook", "first day", "boil an egg")
"""Words of Noor's talks."""
_NEW = re.compile(r"[a-z]{3}_[a-z2-7]{26}|\b[0-9a-f]{16}\b|(?<=name=\"mark\" value=\")[^\"]+")
LACKS = {
    "GET /api/receipts/{receipt}/left": 404,
    "HEAD /api/receipts/{receipt}/left": 404,
    "DELETE /api/place/models/{file}": 404,
    "POST /api/place/models/{file}/get": 400,
    "POST /api/place/models/{file}/stop": 404,
}
"""What even those who may ask get no more of here. Nobody elsewhere answers in this house, so
nothing left: tests/api/rest/test_models.py asks where something did. And a sweep fetches no file:
tests/api/rest/test_files.py does, as who runs the place and as others."""
OWNED = {
    "act",
    "answer",
    "barred",
    "conversation",
    "fact",
    "imported",
    "key",
    "letter",
    "match",
    "message",
    "own",
    "receipt",
    "session",
    "turn",
    "waiting",
}
"""Things that belong to one person. All others are there for everybody."""


class Sweep:
    """A house, and a way to ask its whole application as anybody."""

    def __init__(self, house: House, evening: Evening, loop: asyncio.Runner) -> None:
        self._loop = loop
        self.house = house
        self.evening = evening
        self._app = make_app(house)
        self._asked = 0

    def all(self) -> list[Address]:
        """Return every method of every route."""
        return addresses(self._app.routes)

    def ask(self, one: Address, its: Things, who: str) -> httpx2.Response:
        """Ask as somebody, with things that may be anybody's."""
        self._asked += 1
        if self._asked % 40 == 0:
            self._app = make_app(self.house)  # its limits begin anew
        app = self._app
        with self._under_way() as answer:
            real = {**its, "answer": its["answer"] or answer}
            path, sent = one.filled(real), SENT.get(str(one), lambda _: {})(real)
            headers = {**sent.pop("headers", {}), **self.as_who(one, who)}
            return self._loop.run(_send(app, one.method, path, headers=headers, **sent))

    def as_who(self, one: Address, who: str) -> dict[str, str]:
        """Return the headers that say who asks: a key at `/v1`, elsewhere a page of Troth's own.

        Who runs the place has no key there: a key makes whoever has it a person.
        """
        somebody = self.evening.somebody(who)
        if one.path.startswith("/v1") and somebody and who != "olu":
            return {"authorization": f"Bearer {somebody.key}"}
        cookie = {"cookie": f"{COOKIE}={somebody.session}"} if somebody else {}
        return {"origin": HOST, **cookie}

    def things(self) -> dict[str, str]:
        """Return what Noor has, and what is there for everybody."""
        card = self.house.gate.consents.card(COMPANION_HISTORY, language="en")
        waiting = self.house.imports.look(self.evening.noor.person, CHAT)
        return {
            **things(self.evening, "noor"),
            "card": card.digest,
            "closed": self.house.matchmaker.code(self.evening.sam.person),
            "answer": "",
            "imported": waiting.name,
            "proof": self._proof(),
        }

    def _proof(self) -> str:
        """Return what shows that Noor is 18."""
        code = minors.code(self.house.gate, self.evening.noor.person)
        return minors.vouch(self.house.signer, code, self.house.clock.now().date())

    def missing(self) -> dict[str, str]:
        """Return the same, but of what belongs to somebody only ids that nobody has."""
        kinds = {
            "act": "act",
            "answer": "ans",
            "conversation": "cnv",
            "fact": "fct",
            "imported": "imp",
            "key": "key",
            "letter": "ltr",
            "match": "rcp",
            "message": "trn",
            "own": "own",
            "receipt": "rcp",
            "session": "ses",
            "turn": "trn",
            "waiting": "fct",
        }
        return {**self.things(), **{name: new_id(kind) for name, kind in kinds.items()}}

    def noors(self) -> str:
        """Return all there is of Noor, as text."""
        person = self.evening.noor.person
        house = self.house
        kept = export(house.gate, house.keys, person)["records"]
        keys = [(one.id, one.label, one.revoked_at) for one in house.keys.of(person)]
        sessions = [(one.id, one.ends_at) for one in house.sessions.of(person)]
        return repr((kept, keys, sessions))

    @contextmanager
    def _under_way(self) -> Iterator[str]:
        """Let an answer to Noor be under way; give its name."""
        under_way = self.house.companion.under_way
        with under_way.begin(self.evening.noor.person, asyncio.Event()) as name:
            yield name


async def _send(app: Starlette, method: str, path: str, **more: Any) -> httpx2.Response:
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url=HOST) as client:
        return await client.request(method, path, **more)


@pytest.fixture
def new_sweep(_evening, tmp_path) -> Iterator[Callable[[], Sweep]]:
    """Return a function that opens another copy of the house of the evening."""
    folder, evening = _evening
    with asyncio.Runner() as loop, ExitStack() as opened:

        def copy() -> Sweep:
            own = Path(shutil.copytree(folder, tmp_path / new_id("ins")))
            house = opened.enter_context(same_house(own, clock=SetClock(evening.at)))
            return Sweep(house, evening, loop)

        yield copy


# ── the sweep ───────────────────────────────────────────────────────────────────────────────


def test_every_parameter_is_known(new_sweep) -> None:
    """A route with a parameter that the sweep cannot fill fails here, by its name."""
    sweep = new_sweep()
    known = sweep.things()

    unknown = [str(one) for one in sweep.all() if not one.can_be_filled(known)]

    assert unknown == []


def test_what_is_sent_is_sent_somewhere(new_sweep) -> None:
    """The list of what to send names no address that is gone."""
    there = {str(one) for one in new_sweep().all()}

    assert set(SENT) - there == set()


@pytest.mark.long
def test_the_owner_gets_in(new_sweep) -> None:
    """Control: with what is sent here, whoever may do it can do it."""
    shared, failed = new_sweep(), []
    for one in shared.all():
        who = next(name for name in ("nobody", "noor", "olu") if may(ROLES[name], one.need))
        sweep = shared if one.method in SAFE else new_sweep()

        answer = sweep.ask(one, sweep.things(), who)

        lacks = LACKS.get(str(one)) == answer.status_code
        if (answer.status_code >= 400 and not lacks) or _to_the_door(answer):
            failed.append(f"{one} as {who}: {answer.status_code} {_said(answer)}")

    assert not failed, "\n".join(failed)


def test_nobody_gets_only_what_is_open(new_sweep) -> None:
    """Without a sign-in every address that is not open sends to the door, and changes nothing."""
    sweep, wrong = new_sweep(), []
    before = sweep.noors()
    for one in sweep.all():
        if may(ROLES["nobody"], one.need):
            continue
        answer = sweep.ask(one, sweep.things(), "nobody")
        if answer.status_code != 401 and not _to_the_door(answer):
            wrong.append(f"{one}: {answer.status_code}")
        wrong += _told(one, answer)

    assert not wrong, "\n".join(wrong)
    assert sweep.noors() == before


def test_somebody_elses_is_like_what_is_not_there(new_sweep) -> None:
    """With the right ids another person gets the very answer that ids of nobody get."""
    sweep, wrong, asked = new_sweep(), [], 0
    before = sweep.noors()
    owned = [one for one in sweep.all() if may(ROLES["sam"], one.need) and _is_owned(one)]
    for one in owned:
        theirs = sweep.ask(one, sweep.things(), "sam")
        missing = sweep.ask(one, sweep.missing(), "sam")
        asked += 1
        if _same(theirs) != _same(missing):
            wrong.append(f"{one}: {theirs.status_code} is not {missing.status_code}")
        wrong += _told(one, theirs)
        if (asked % 16 == 0 or one is owned[-1]) and sweep.noors() != before:
            wrong.append(f"{one}, or one of 15 before it: changed what is Noor's")

    assert not wrong, "\n".join(wrong)
    assert asked >= 20


def test_who_runs_the_place_reads_nobody(new_sweep) -> None:
    """An operator gets nothing of anybody, also with the right ids, and changes nothing."""
    sweep, wrong = new_sweep(), []
    before = sweep.noors()
    for one in sweep.all():
        allowed = may(ROLES["olu"], one.need)
        if allowed and one.method not in SAFE:
            continue
        answer = sweep.ask(one, sweep.things(), "olu")
        refused = 401 if one.path.startswith("/v1") else 403
        if not allowed and answer.status_code != refused:
            wrong.append(f"{one}: {answer.status_code}")
        wrong += _told(one, answer)

    assert not wrong, "\n".join(wrong)
    assert sweep.noors() == before


def test_the_sweep_sees_words(new_sweep) -> None:
    """The words that must not be told to others are told to Noor."""
    sweep = new_sweep()
    (read,) = [one for one in sweep.all() if str(one) == "GET /api/talks/{conversation}"]

    answer = sweep.ask(read, sweep.things(), "noor")

    assert _told(read, answer) != []


def _is_owned(one: Address) -> bool:
    """Say whether what is asked names a thing that belongs to somebody."""
    asked = _Asked()
    SENT.get(str(one), lambda _: {})(asked)
    return not OWNED.isdisjoint({name.rpartition("/")[2] for name in one.parameters} | asked.names)


class _Asked(dict[str, str]):
    """Remembers which things were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def __missing__(self, name: str) -> str:
        self.names.add(name)
        return name


def _to_the_door(answer: httpx2.Response) -> bool:
    """Say whether an answer sends somebody to sign in first."""
    return re.match(r"/sign-in(\?next=|$)", answer.headers.get("location", "")) is not None


def _told(one: Address, answer: httpx2.Response) -> list[str]:
    return [f"{one}: tells {word!r}" for word in WORDS if word in answer.text]


def _same(answer: httpx2.Response) -> tuple[int, str]:
    """Return status and body without what is new in each answer: ids, and marks of forms."""
    return answer.status_code, _NEW.sub("·", answer.text)


def _said(answer: httpx2.Response) -> str:
    """Return the beginning of what an answer says."""
    heading = answer.text.partition("<h1>")[2] or answer.text
    return " ".join(re.sub(r"<[^>]+>", " ", heading).split())[:200]
