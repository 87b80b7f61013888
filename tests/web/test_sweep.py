"""Every answer of every route: its headers, and that no page holds a script, a style or a handler.

What there is comes from the application's own list of routes, so a new route is looked at on
the day it comes.
"""

import asyncio
import shutil
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

import httpx2
import pytest

from troth.clock import SetClock
from troth.faces import make_app
from troth.front.who import COOKIE
from troth.people.access import Role, may
from troth.testing.addresses import Address, addresses, things
from troth.testing.evening import Evening
from troth.testing.house import same_house

HOST = "http://127.0.0.1:8420"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
NOBODY = frozenset({Role.NOBODY})
OPERATOR = frozenset({Role.NOBODY, Role.OPERATOR})
FORBIDDEN = {"base", "embed", "frame", "iframe", "object", "style"}
LOADED = {"action", "data", "formaction", "ping", "poster", "src", "srcset"}
PICTURES = ("/companions/", "/match/people/", "/match/photo/")
SCHEMES = ("/", "#", "?", "https:", "sms:", "tel:")

Answers = Mapping[Address, httpx2.Response]


@pytest.fixture(scope="module")
def answers(_evening: tuple[object, Evening], tmp_path_factory) -> Iterator[Answers]:
    """Return what every address that only looks answers to somebody who may look."""
    folder, evening = _evening
    own = shutil.copytree(folder, tmp_path_factory.mktemp("sweep") / "home")
    with same_house(own, clock=SetClock(evening.at)) as house:
        yield asyncio.run(_look(make_app(house), evening))


async def _look(app, evening: Evening) -> Answers:
    its, found = things(evening, "noor"), {}
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url=HOST) as client:
        for one in addresses(app.routes):
            if one.method in {"GET", "HEAD"}:
                headers = _headers_for(one, evening)
                found[one] = await client.request(one.method, one.filled(its), headers=headers)
    return found


def _headers_for(one: Address, evening: Evening) -> dict[str, str]:
    if one.path.startswith("/v1"):
        return {"authorization": f"Bearer {evening.noor.key}"}
    if may(NOBODY, one.need):
        return {}
    who = evening.olu if may(OPERATOR, one.need) else evening.noor
    return {"cookie": f"{COOKIE}={who.session}"}


def test_every_look_succeeds(answers: Answers) -> None:
    """The sweep looks at pages, not at refusals."""
    failed = [
        f"{one}: {answer.status_code}"
        for one, answer in answers.items()
        # Nobody elsewhere answers in this house, so nothing of anybody left.
        if answer.is_error and one.path != "/api/receipts/{receipt}/left"
    ]

    assert failed == []
    assert sum(map(_is_page, answers.values())) >= 30


def test_no_page_may_run_or_load_what_is_not_ours(answers: Answers) -> None:
    """Each page has the one policy, to the letter; data for programs may do nothing at all."""
    wrong = [
        f"{one}: {answer.headers.get('content-security-policy')}"
        for one, answer in answers.items()
        if answer.headers.get_list("content-security-policy") != [_policy_of(one, answer)]
    ]

    assert wrong == []


def test_every_answer_is_closed(answers: Answers) -> None:
    """No cache keeps it, nobody guesses its type, no other site reads or frames it."""
    wrong = []
    for one, answer in answers.items():
        headers = answer.headers
        kept = "immutable" if one.path.startswith("/static/") else "no-store"
        if kept not in headers["cache-control"]:
            wrong.append(f"{one}: cache-control: {headers['cache-control']}")
        if headers["x-content-type-options"] != "nosniff":
            wrong.append(f"{one}: may be guessed at")
        if headers["cross-origin-resource-policy"] != "same-origin":
            wrong.append(f"{one}: other sites may load it")
        if headers["referrer-policy"] not in {"no-referrer", "same-origin"}:
            wrong.append(f"{one}: tells other sites where somebody was")
        wrong += [f"{one}: {name}" for name in headers if name.startswith("access-control")]
        if _is_page(answer) and headers["cross-origin-opener-policy"] != "same-origin":
            wrong.append(f"{one}: another site keeps a hold on its window")
        if _is_page(answer) and "microphone=()" not in headers["permissions-policy"]:
            wrong.append(f"{one}: may use the machine")

    assert wrong == []


def test_a_mere_look_gives_no_cookie(answers: Answers) -> None:
    """Only signing in and out touch a browser's cookies."""
    assert [str(one) for one, answer in answers.items() if "set-cookie" in answer.headers] == []


def test_no_page_holds_anything_that_runs(answers: Answers) -> None:
    """No script, style or handler stands in a page, and no way out but a link."""
    wrong = [
        f"{one}: {what}"
        for one, answer in answers.items()
        if _is_page(answer)
        for what in Source(answer.text).wrong
    ]

    assert wrong == []


def test_asking_for_the_head_gives_the_same_headers(answers: Answers) -> None:
    """HEAD answers as GET does, without the body."""
    by_name = {str(one): answer for one, answer in answers.items()}
    wrong = [
        name
        for name, answer in by_name.items()
        if name.startswith("HEAD ")
        if answer.content or _kinds(answer) != _kinds(by_name[name.replace("HEAD", "GET", 1)])
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "markup",
    [
        "<script>1</script>",
        "<script src='https://elsewhere.example/a.js'></script>",
        "<style>p {}</style>",
        "<p style='color: red'>x</p>",
        "<p onclick='x()'>x</p>",
        "<iframe srcdoc='x'></iframe>",
        "<a href='javascript:x()'>x</a>",
        "<a href='//elsewhere.example'>x</a>",
        "<form action='https://elsewhere.example'></form>",
    ],
)
def test_the_reader_of_sources_sees_it(markup: str) -> None:
    """What must not be in a page is found where it is."""
    assert Source(f"<main>{markup}</main>").wrong != []


class Source(HTMLParser):
    """Reads the source of a page and notes what must not be in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        if tag in FORBIDDEN:
            self.wrong.append(f"an element: {tag}")
        if tag == "img" and not (dict(attrs).get("src") or "").startswith(PICTURES):
            self.wrong.append("a picture that is neither a companion's nor a person's here")
        if tag == "script" and not (dict(attrs).get("src") or "").startswith("/static/"):
            self.wrong.append("a script that is no file of ours")
        for name, value in attrs:
            if name in {"style", "srcdoc"} or name.startswith("on"):
                self.wrong.append(f"{name} of {tag}")
            if name in LOADED and (not (value or "").startswith("/") or _is_elsewhere(value)):
                self.wrong.append(f"{name}={value} of {tag}")
            if name == "href" and (not (value or "").startswith(SCHEMES) or _is_elsewhere(value)):
                self.wrong.append(f"{name}={value} of {tag}")


def _is_elsewhere(address: str | None) -> bool:
    return (address or "").startswith("//")


def _is_page(answer: httpx2.Response) -> bool:
    return answer.headers.get("content-type", "").startswith("text/html")


def _policy_of(one: Address, answer: httpx2.Response) -> str:
    is_data = one.path.startswith(("/api/", "/v1/")) and not _is_page(answer)
    return "default-src 'none'; frame-ancestors 'none'" if is_data else POLICY


def _kinds(answer: httpx2.Response) -> tuple[int, list[str]]:
    return answer.status_code, sorted(name for name in answer.headers if name != "content-length")
