"""Talking with a companion, and finding what was said, as pages and forms alone."""

import asyncio
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import urlsplit

import httpx2
import pytest

from troth import clock as times
from troth.companion.persona import PERSONAS
from troth.companion.turn import Turn
from troth.companion.underway import MOST_OF_PERSON
from troth.errors import ProviderBusy, Unconfigured, VeilBroken
from troth.front.who import COOKIE
from troth.gate.lockdown import lock
from troth.gate.veiling import Veil
from troth.people.wishes import masks_text
from troth.registry.outside import purpose_of
from troth.registry.readability import grade
from troth.testing.house import AT, allow, leaves, with_model
from troth.testing.outside import choose, outside_entry, upstream, with_outside
from troth.testing.providers import FaultyProvider, ScriptedProvider
from troth.testing.upstream import busy, says
from troth.web.app import make_pages
from troth.web.pages.talk import ABOUT
from troth.web.pages.talks import ON_A_PAGE
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, new_id

HELLO = "I told my sister about the move"
EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">'


# ── a browser without script ──────────────────────────────────────────────────────────────────


@dataclass
class Form:
    """A form as a browser sees it."""

    action: str
    classes: str
    fields: dict[str, str] = field(default_factory=dict)


class Seen(HTMLParser):
    """What a browser without script sees of a page: text, links, forms. Templates stay unseen."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.tags: list[str] = []
        self._unseen = 0
        self._area = ""
        self.feed(page)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def form(self, classes: str, *, nth: int = 0) -> Form:
        """Return the form of these classes."""
        return [one for one in self.forms if classes in one.classes.split()][nth]

    def forgetting(self, place: str) -> Form:
        """Return the form that forgets something, by the end of its address."""
        return next(one for one in self.forms if one.action.endswith(place))

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self._unseen += tag == "template"
        if self._unseen:
            return
        self.tags.append(tag)
        if tag == "a":
            self.links.append(told["href"])
        if tag == "form":
            self.forms.append(Form(told["action"], told.get("class", "")))
        if tag in {"input", "textarea"}:
            self.forms[-1].fields[told["name"]] = told.get("value", "")
        self._area = told["name"] if tag == "textarea" else ""

    def handle_endtag(self, tag):
        self._unseen -= tag == "template"
        if tag == "textarea" and self._area:
            fields = self.forms[-1].fields
            fields[self._area] = fields[self._area].removeprefix("\n")
            self._area = ""

    def handle_data(self, data):
        if self._area:
            self.forms[-1].fields[self._area] += data
        if not self._unseen:
            self.words.append(data)


class Visit:
    """A browser in which somebody is signed in, before one server for as long as a test lasts."""

    def __init__(self, house, person, token) -> None:
        self.house, self.person, self.token = house, person, token
        self._runner = asyncio.Runner()
        self._client = client_of(make_pages(house), token)

    def with_house(self, house) -> "Visit":
        """Go on before another server."""
        self.house = house
        self._client = client_of(make_pages(house), self.token)
        return self

    def get(self, path) -> httpx2.Response:
        return self._runner.run(self._client.get(path))

    def post(self, path, **fields) -> httpx2.Response:
        return self._runner.run(self._client.post(path, data=fields))

    def send(self, path, content) -> httpx2.Response:
        return self._runner.run(self._client.post(path, content=content))

    def close(self) -> None:
        self._runner.close()


def client_of(app, token) -> httpx2.AsyncClient:
    """Return a client that sends what a browser sends."""
    headers = {"cookie": f"{COOKIE}={token}", "sec-fetch-site": "same-origin"}
    transport = httpx2.ASGITransport(app)
    return httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers)


@pytest.fixture
def visit(house, sign_in):
    """Return a function that opens a browser for a person who has said yes to what is named."""
    opened = []

    def open_it(name="Noor", *purposes, person=None) -> Visit:
        found = sign_in(name, person=person)
        if purposes:
            allow(house, found.person, *purposes)
        opened.append(Visit(house, found.person, found.token))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


@pytest.fixture
def writing(visit) -> Visit:
    """Return the browser of somebody who lets companions answer and keeps the talks."""
    return visit("Noor", COMPANION_REPLY, COMPANION_HISTORY)


@pytest.fixture
def noor(visit) -> Visit:
    """Return the browser of somebody who was not asked anything yet."""
    return visit("Noor")


def page(browser, path) -> Seen:
    """Load a page."""
    answer = browser.get(path)
    assert answer.status_code == 200, answer.status_code
    return Seen(answer.text)


def say(browser, text, *, at="/talk", form="composer") -> httpx2.Response:
    """Load a page, write into its form, and send it."""
    found = page(browser, at).form(form)
    return browser.post(found.action, **{**found.fields, "text": text})


def follow(browser, answer) -> Seen:
    """Go where a form led."""
    assert answer.status_code == 303, answer.text
    return page(browser, urlsplit(answer.headers["location"])._replace(fragment="").geturl())


def talked(browser, *texts) -> str:
    """Say each of the texts in one talk; return its address."""
    at = "/talk"
    for text in texts:
        at = urlsplit(say(browser, text, at=at).headers["location"]).path
    return at


def said(browser, at) -> list[str]:
    """Return who said what in a talk, as it is kept."""
    steps = browser.house.companion.talk(browser.person, at.rpartition("/")[2])
    return [one.turn.text for one in steps]


def keep(browser, count, *, talks=1, text="Number {}", every=timedelta(minutes=1)) -> list[str]:
    """Keep talks of `count` messages each; return their addresses, the oldest first."""
    addresses, at = [], AT - timedelta(days=300)
    with browser.house.gate.enter(browser.person, COMPANION_HISTORY) as room:
        for number in range(talks):
            conversation, after = new_id("cnv"), ""
            addresses.append(f"/talk/{conversation}")
            for place in range(count):
                at += every
                turn = Turn(
                    text=text.format(number * count + place),
                    role="assistant" if place % 2 else "user",
                    at=times.text(at),
                    conversation=conversation,
                    id=new_id("trn"),
                    after=after,
                    companion="mira",
                )
                room.keep(turn)
                after = turn.id
    return addresses


def with_provider(browser, provider):
    """Give the browser's house another model."""
    companion = with_model(browser.house, provider)
    return browser.with_house(replace(browser.house, provider=provider, companion=companion))


# ── beginning ─────────────────────────────────────────────────────────────────────────────────


def test_it_greets_by_name_and_says_what_answers(writing):
    """Name, that it is an AI, where words stay, and each companion in a sentence."""
    found = page(writing, "/talk")

    assert ", Noor ." in found.text or ", Noor." in found.text
    assert "You are talking to Mira , an AI." in found.text
    assert "Nothing here leaves your machine unless you see it marked." in found.text
    for one in PERSONAS:
        assert one.name in found.text
        assert ABOUT[one.id] in found.text


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(4, "Good evening"), (5, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_it_greets_by_the_time_of_day(visit, noor, clock, hour, greeting):
    """By the clock of the machine it runs on."""
    there = (clock.now() + timedelta(days=1)).astimezone()
    clock.set(there.replace(hour=hour, minute=30))

    assert greeting in page(visit(person=noor.person), "/talk").text


def test_another_companion_can_be_chosen(writing):
    """The link of its card loads the page with it, and its answer is in its name."""
    found = page(writing, "/talk?with=teo")

    assert "You are talking to Teo , an AI." in found.text
    assert found.form("composer").fields["companion"] == "teo"

    there = follow(writing, say(writing, HELLO, at="/talk?with=teo"))

    assert "I'm Teo, an AI, not a person." in there.text
    assert "Talk with Teo" in there.text


def test_a_companion_that_does_not_exist_is_nobody(writing):
    """Whatever the address says, the first companion is there."""
    assert page(writing, "/talk?with=<b>").form("composer").fields["companion"] == "mira"


def test_a_demo_model_is_named_where_it_answers(writing):
    """On the page before the first word; a model that is none is not called one."""
    assert "demo model" in page(with_provider(writing, ScriptedProvider(["Hi"])), "/talk").text

    able = ScriptedProvider(["Hi"])
    able.demo = False
    assert "demo model" not in page(with_provider(writing, able), "/talk").text


def test_names_in_any_script_are_greeted(visit):
    """Arabic and emoji stand as they are, apart from the English around them."""
    somebody = visit("نور 🌻")

    assert "<bdi>نور 🌻</bdi>" in somebody.get("/talk").text


def test_nobody_talks_before_signing_in(house, ask):
    """The page leads to sign-in, and comes back to itself after it."""
    answer = ask(house, "GET", "/talk")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=/talk"
    assert ask(house, "POST", "/talk", data={"text": "hello"}).status_code == 401
    assert ask(house, "GET", "/talks").status_code == 303


def test_words_for_readers_are_easy_to_read():
    """The sentences about companions stay at grade 8."""
    assert ABOUT.keys() == {one.id for one in PERSONAS}
    assert all(grade(text) <= 8 for text in ABOUT.values())


# ── talking, without script ───────────────────────────────────────────────────────────────────


def test_what_is_said_is_answered_and_kept(writing):
    """A form, a redirect to the end of the talk, and both messages there."""
    answer = say(writing, HELLO)

    assert urlsplit(answer.headers["location"]).fragment == "last"
    there = follow(writing, answer)
    assert HELLO in there.text
    assert "I'm Mira, an AI, not a person." in there.text
    assert "stayed here" in there.text
    assert said(writing, urlsplit(answer.headers["location"]).path)[0] == HELLO


def test_under_an_answer_there_is_the_receipt_of_it(writing):
    """Also when the talk is read another day; a card that no model wrote has none."""
    at = talked(writing, HELLO)

    (link,) = [one for one in page(writing, at).links if "/privacy/receipts/" in one]

    assert writing.get(link).status_code == 200
    danger = talked(writing, "I want to kill myself")
    found = page(writing, danger)
    assert not [one for one in found.links if "/privacy/receipts/" in one]
    assert "stayed here" in found.text


def test_the_talk_goes_on_where_it_was(writing):
    """The second message follows the first answer, in the same talk."""
    at = talked(writing, HELLO, "She cried", "The good kind")

    kept = said(writing, at)
    assert kept[::2] == [HELLO, "She cried", "The good kind"]
    assert len(writing.house.companion.talks(writing.person)) == 1


def test_no_word_is_in_an_address(writing):
    """Browsers remember addresses: neither links nor redirects hold what was said or sought."""
    at = talked(writing, "secretword one", "secretword two")

    moved = say(writing, "secretword three", at=at)
    pages = [writing.get(at), writing.get("/talks"), writing.post("/talks", words="secretword")]

    assert "secretword" not in moved.headers["location"]
    for answer in pages:
        assert "secretword" in answer.text
        assert not any("secretword" in link for link in Seen(answer.text).links)
        assert "secretword" not in answer.text.partition("</title>")[0]


def test_a_form_that_is_sent_again_says_nothing_twice(house, writing):
    """A reload of the sent form leads to the same talk; nothing is said once more."""
    found = page(writing, "/talk").form("composer")
    sent = {**found.fields, "text": HELLO}

    first, again, other = send_all(house, writing, [sent, sent, {**sent, "text": "Other words"}])

    assert first.headers["location"] == again.headers["location"]
    assert other.headers["location"] != first.headers["location"]
    kept = [one.title for one in house.companion.talks(writing.person)]
    assert sorted(kept) == [HELLO, "Other words"]


class Slow(ScriptedProvider):
    """A model that says one sentence, and the next when it may."""

    def __init__(self, gate) -> None:
        super().__init__(["Well. ", "Then."], gate=gate)
        self.asked = asyncio.Event()

    async def answer(self, ask):
        """Say that it was asked, and answer."""
        self.asked.set()
        async for piece in super().answer(ask):
            yield piece


def test_a_double_click_sends_once(writing):
    """Two requests at the same moment, while the model still answers, are one message."""
    gate = asyncio.Event()
    model = Slow(gate)
    browser = with_provider(writing, model)
    sent = {**page(browser, "/talk").form("composer").fields, "text": HELLO}

    answers = send_all(browser.house, browser, [sent, sent], at_once=gate)

    assert len({one.headers["location"] for one in answers}) == 1
    assert len(model.asks) == 1


def send_all(house, browser, sent, *, at_once=None) -> list[httpx2.Response]:
    """Send forms to one server: one after the other, or all before `at_once` lets it answer."""

    async def go():
        async with client_of(make_pages(house), browser.token) as client:
            if at_once is None:
                return [await client.post("/talk", data=one) for one in sent]
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(client.post("/talk", data=one)) for one in sent]
                await browser.house.provider.asked.wait()
                at_once.set()
            return [task.result() for task in tasks]

    return asyncio.run(go())


def test_an_edit_stands_beside_what_was_said_before(writing):
    """The first wording is kept as version 1 of 2, with all that followed it."""
    at = talked(writing, HELLO, "She cried")
    conversation = at.rpartition("/")[2]
    first = writing.house.companion.talk(writing.person, conversation)[0].id

    answer = say(writing, "I told my brother", at=f"{at}?edit={first}", form="editing")

    there = follow(writing, answer)
    assert "I told my brother" in there.text
    assert "2 of 2" in there.text
    assert HELLO not in there.text
    before = next(link for link in there.links if f"at={first}" in link and "edit" not in link)
    back = page(writing, before.partition("#")[0])
    assert HELLO in back.text
    assert "She cried" in back.text
    assert "1 of 2" in back.text


def test_the_words_to_edit_are_as_they_were_written(writing):
    """Markup, blank lines and spaces inside stay; nothing is lost by opening a form."""
    text = '\n\n  a **b**\n\n   c & <d> "e"  \n'.strip()
    at = talked(writing, text)
    first = writing.house.companion.talk(writing.person, at.rpartition("/")[2])[0].id

    assert page(writing, f"{at}?edit={first}").form("editing").fields["text"] == text


def test_an_early_message_of_a_long_talk_can_be_edited(writing):
    """The page that its link leads to has the form, however much came after it."""
    (at,) = keep(writing, 130)
    steps = writing.house.companion.talk(writing.person, at.rpartition("/")[2])
    link = f"{at}?at={steps[4].id}&edit={steps[4].id}"

    assert page(writing, link).form("editing").fields["text"] == "Number 4"


def test_only_own_words_can_be_edited(writing):
    """The address of an answer opens no form."""
    at = talked(writing, HELLO)
    answer = writing.house.companion.talk(writing.person, at.rpartition("/")[2])[1].id

    assert "editing" not in {one.classes for one in page(writing, f"{at}?edit={answer}").forms}


def test_another_answer_stands_beside_the_first(writing):
    """The question is said once, and has two answers."""
    at = talked(writing, HELLO)
    form = page(writing, at).form("again")

    there = follow(writing, writing.post(form.action, **form.fields))

    assert "2 of 2" in there.text
    steps = writing.house.companion.talk(writing.person, at.rpartition("/")[2])
    assert [len(step.versions) for step in steps] == [1, 2]


def test_a_window_that_was_left_behind_loses_nothing(writing):
    """What it sends stands beside what was said meanwhile, and the page says so."""
    at = talked(writing, HELLO)
    stale = page(writing, at).form("composer")
    talked_on = say(writing, "Said in the other window", at=at)
    assert "beside" not in talked_on.headers["location"]

    answer = writing.post(stale.action, **{**stale.fields, "text": "Said in this one"})

    there = follow(writing, answer)
    assert "This talk had gone on in another window." in there.text
    assert "Said in this one" in there.text
    assert "2 of 2" in there.text
    back = next(link for link in there.links if "at=" in link and "edit=" not in link)
    assert "Said in the other window" in page(writing, back.partition("#")[0]).text


def test_an_edit_is_no_surprise(writing):
    """It stands beside what was said there on purpose, so nothing is told of other windows."""
    at = talked(writing, HELLO, "She cried")
    first = writing.house.companion.talk(writing.person, at.rpartition("/")[2])[0].id

    answer = say(writing, "Another", at=f"{at}?edit={first}", form="editing")

    assert "said=" not in answer.headers["location"]


# ── words are never lost ──────────────────────────────────────────────────────────────────────


def test_when_the_message_before_is_forgotten_the_words_come_back(writing):
    """The page says what happened, and the next try goes to the end of the talk."""
    at = talked(writing, HELLO, "She cried")
    stale = page(writing, at).form("composer")
    writing.house.companion.forget_turn(writing.person, stale.fields["after"])

    answer = writing.post(stale.action, **{**stale.fields, "text": "The good kind"})

    found = Seen(answer.text)
    assert answer.status_code == 404
    assert "was forgotten in another window" in found.text
    again = found.form("composer")
    assert again.fields["text"] == "The good kind"
    follow(writing, writing.post(again.action, **again.fields))
    assert "The good kind" in said(writing, at)


def test_when_the_talk_is_forgotten_the_words_come_back(writing):
    """The next try begins a new talk."""
    at = talked(writing, HELLO)
    stale = page(writing, at).form("composer")
    writing.house.companion.forget_talk(writing.person, at.rpartition("/")[2])

    answer = writing.post(stale.action, **{**stale.fields, "text": "The good kind"})

    again = Seen(answer.text).form("composer")
    assert "That talk was forgotten" in Seen(answer.text).text
    assert (again.fields["text"], again.fields["conversation"]) == ("The good kind", "")
    assert "The good kind" in follow(writing, writing.post(again.action, **again.fields)).text


def test_a_message_that_is_too_long_comes_back(writing):
    """All of it, with how long one may be."""
    text = "x" * (writing.house.settings.message_limit_bytes + 1)

    answer = say(writing, text)

    assert answer.status_code == 413
    assert Seen(answer.text).form("composer").fields["text"] == text
    assert f"up to {writing.house.settings.message_limit_bytes} bytes" in Seen(answer.text).text


def test_the_longest_message_without_a_space_is_kept(writing):
    """64 KB in one word is a message like others."""
    text = "x" * writing.house.settings.message_limit_bytes

    assert text in follow(writing, say(writing, text)).text


def test_an_empty_message_is_not_sent(writing):
    """Blanks alone are nothing to answer."""
    answer = say(writing, " \n ")

    assert answer.status_code == 400
    assert "The message is empty" in Seen(answer.text).text
    assert writing.house.companion.talks(writing.person) == []


@pytest.mark.parametrize("mode", ["busy", "fails", "breaks"])
def test_when_the_model_fails_the_words_come_back(writing, mode):
    """What the model's trouble is, and the words in the field."""
    answer = say(with_provider(writing, FaultyProvider(mode)), HELLO)

    found = Seen(answer.text)
    assert answer.status_code in {502, 503}
    assert "The model did not answer" in found.text
    assert found.form("composer").fields["text"] == HELLO


class Missing(ScriptedProvider):
    """A model that is not installed."""

    async def answer(self, ask):
        """Raise what a missing model raises."""
        message = "The weights of the model `demo` are missing. Run `troth model get demo`."
        raise Unconfigured(message)
        yield


def test_without_a_model_the_page_says_what_to_do(writing):
    """The command that fetches one, and the words in the field."""
    found = Seen(say(with_provider(writing, Missing([])), HELLO).text)

    assert "troth model get demo" in found.text
    assert found.form("composer").fields["text"] == HELLO


def test_a_yes_taken_back_in_another_window_loses_no_words(writing):
    """The page comes back with the words, and a way to the card; after a yes they can be sent."""
    form = page(writing, "/talk").form("composer")
    writing.house.gate.consents.withdraw(writing.person, COMPANION_REPLY, method="terminal")

    answer = writing.post(form.action, **{**form.fields, "text": HELLO})

    assert answer.status_code == 403
    assert HELLO in answer.text
    assert "/consent/companion.reply" in Seen(answer.text).links
    assert "(purpose:" not in answer.text


def test_a_server_that_stops_keeps_no_reader_waiting(writing):
    """The answer under way ends with a sentence, and the words are in the field."""
    stopping = asyncio.Event()
    browser = with_provider(writing, Slow(asyncio.Event()))
    sent = {**page(browser, "/talk").form("composer").fields, "text": HELLO}
    app = make_pages(browser.house, stopping=stopping)

    async def go():
        async with client_of(app, browser.token) as client, asyncio.TaskGroup() as group:
            asked = group.create_task(client.post("/talk", data=sent))
            await browser.house.provider.asked.wait()
            stopping.set()
        return asked.result()

    answer = asyncio.run(go())

    assert answer.status_code == ProviderBusy.status
    assert Seen(answer.text).form("composer").fields["text"] == HELLO


# ── where nobody may answer ───────────────────────────────────────────────────────────────────


def test_the_card_stands_in_place_of_the_form_once(noor, clock):
    """To close it is to refuse: for 180 days the page has a quiet sentence and a link instead."""
    first, second = page(noor, "/talk"), page(noor, "/talk")

    (card,) = [one for one in first.forms if one.action == "/consent/companion.reply"]
    assert first.text.count("What could go wrong") == 1
    assert not [one for one in second.forms if one.action == card.action]
    assert "/consent/companion.reply?back=talk" in second.links
    assert (
        "You have not said yes yet, so Mira may not answer. Read the card, then choose."
        in second.text
    )
    for found in (first, second):
        assert "composer" not in {one.classes for one in found.forms}


def test_the_card_comes_again_when_the_quiet_time_is_over(visit, noor, clock):
    """Half a year later Troth may ask once more."""
    page(noor, "/talk")
    clock.move(days=181)

    again = visit(person=noor.person)

    assert [one for one in page(again, "/talk").forms if one.action == "/consent/companion.reply"]


@pytest.mark.parametrize(("answer", "has_form"), [("yes", True), ("no", False)])
def test_an_answer_to_the_card_leads_back_to_the_talk(noor, answer, has_form):
    """With yes there is the form now; with no the page says so and asks no more."""
    card = page(noor, "/talk").form("card")
    asked = noor.house.gate.consents.card(COMPANION_REPLY, language="en").check
    fields = card.fields | {"answer": answer} | ({"check": str(asked.right)} if asked else {})

    moved = noor.post(card.action, **fields)

    assert moved.headers["location"] == f"/talk?said={answer}"
    there = follow(noor, moved)
    assert ("composer" in {one.classes for one in there.forms}) is has_form
    assert has_form or "You said no to this." in there.text


@pytest.mark.parametrize("after", ["refused", "withdrawn"])
def test_a_no_is_not_asked_about_again(noor, after):
    """The page says how it stands, and how to change it, in a sentence."""
    consents = noor.house.gate.consents
    if after == "refused":
        shown = consents.ask(noor.person, COMPANION_REPLY, language="en", method="terminal")
        consents.answer(noor.person, yes=False, shown=shown, method="terminal")
    else:
        allow(noor.house, noor.person, COMPANION_REPLY)
        consents.withdraw(noor.person, COMPANION_REPLY, method="terminal")

    found = page(noor, "/talk")

    assert "You can change that at any time." in found.text
    assert "/consent/companion.reply?back=talk" in found.links
    assert not [one for one in found.forms if one.action == "/consent/companion.reply"]


def test_without_a_protocol_for_danger_there_is_no_chat(writing, tmp_path):
    """The page says that there is none, and why, before anything is typed."""
    settings = replace(writing.house.settings, resources_file=tmp_path / "gone.toml")
    browser = writing.with_house(replace(writing.house, settings=settings))

    found = page(browser, "/talk")

    assert "There is no chat now" in found.text
    assert "Troth does not chat without it" in found.text
    assert "/safety" in found.links
    assert "composer" not in {one.classes for one in found.forms}


def test_on_hold_nobody_answers_and_the_hold_can_be_ended(writing):
    """A hold is the person's own: the page says so and leads to it."""
    writing.house.gate.consents.restrict(writing.person, method="terminal")

    found = page(writing, "/talk")

    assert "Your data is on hold" in found.text
    assert "/privacy" in found.links
    assert "composer" not in {one.classes for one in found.forms}


def test_locked_down_nobody_answers(writing):
    """The page still opens, and says what that means."""
    lock(writing.house.gate, "drill")

    found = page(writing, "/talk")

    assert "Troth is locked down" in found.text
    assert "composer" not in {one.classes for one in found.forms}


# ── where nothing is kept ─────────────────────────────────────────────────────────────────────


def test_where_nothing_is_kept_the_talk_is_on_the_page_alone(visit):
    """It is answered, shown once, and nowhere else. Each message stands alone, and it says so."""
    noor = visit("Noor", COMPANION_REPLY)

    answer = say(noor, HELLO)

    found = Seen(answer.text)
    assert answer.status_code == 200
    assert HELLO in found.text
    assert "I'm Mira, an AI" in found.text
    assert "Nothing is kept of this talk. Each message stands alone" in found.text
    assert found.form("composer").fields["text"] == ""
    assert found.form("composer").fields["conversation"] == ""
    assert not any("/turns/" in form.action for form in found.forms)
    assert "/consent/companion.history?back=talk" in found.links


def test_where_nothing_is_kept_the_list_says_so(noor):
    """And what to do, instead of a refusal."""
    found = page(noor, "/talks")

    assert "No talk is kept" in found.text
    assert "/consent/companion.history" in found.links


# ── another person's ──────────────────────────────────────────────────────────────────────────


def test_another_persons_talk_does_not_exist(house, writing, visit):
    """Reading, forgetting and going on with it look the same as for one that never was."""
    at = talked(writing, HELLO)
    sam = visit("Sam", COMPANION_REPLY, COMPANION_HISTORY)
    conversation = at.rpartition("/")[2]
    turn = house.companion.talk(writing.person, conversation)[0].id

    for own, none in (
        (sam.get(at), sam.get(f"/talk/{new_id('cnv')}")),
        (sam.post(f"{at}/forget"), sam.post(f"/talk/{new_id('cnv')}/forget")),
        (
            sam.post(f"{at}/turns/{turn}/forget"),
            sam.post(f"{at}/turns/{new_id('trn')}/forget"),
        ),
    ):
        assert own.status_code == 404
        assert own.text == none.text

    fields = page(sam, "/talk").form("composer").fields | {"text": "mine"}
    sam.post("/talk", **{**fields, "conversation": conversation, "after": turn})
    sam.post("/talk", **{**fields, "text": "", "conversation": conversation, "again": turn})

    assert HELLO not in page(sam, "/talks").text
    assert len(said(writing, at)) == 2


# ── reading ───────────────────────────────────────────────────────────────────────────────────


def test_a_long_talk_is_read_upward(writing):
    """The newest part first; the link at its top leads to all the rest, message by message."""
    (at,) = keep(writing, 130)

    shown, address = [], at
    while address:
        found = page(writing, address.partition("#")[0])
        shown = [word.strip() for word in found.words if word.strip().startswith("Number")] + shown
        address = next((link for link in found.links if "before=" in link and "#last" in link), "")

    assert shown == [f"Number {number}" for number in range(130)]


def test_an_earlier_part_has_no_form(writing):
    """What is said goes to the end of a talk, so the form is there, where one sees the end."""
    (at,) = keep(writing, 60)
    earlier = next(link for link in page(writing, at).links if "before=" in link)

    found = page(writing, earlier.partition("#")[0])

    assert "composer" not in {one.classes for one in found.forms}
    assert "Later messages" in found.text


def test_a_version_that_was_forgotten_leads_to_the_talk(writing):
    """An old link loses its version, not the talk."""
    at = talked(writing, HELLO)

    answer = writing.get(f"{at}?at={new_id('trn')}")

    assert (answer.status_code, answer.headers["location"]) == (303, at)


def test_an_answer_is_set_as_markdown_and_own_words_are_not(writing):
    """What a person wrote stands as it was written."""
    browser = with_provider(writing, ScriptedProvider(["**Bold**\n\n- one"]))

    answer = say(browser, "**mine**")
    text = browser.get(urlsplit(answer.headers["location"]).path).text

    assert "<strong>Bold</strong>" in text
    assert "<li>one</li>" in text
    assert "**mine**" in text


def test_a_page_that_an_answer_names_is_one_click_away(writing):
    """Only one of Troth's own, and only where an answer names it."""
    said = ["You can do that at /privacy. Not here: https://example.org/privacy"]
    browser = with_provider(writing, ScriptedProvider(said))

    answer = say(browser, "see /limits")
    text = browser.get(urlsplit(answer.headers["location"]).path).text

    assert text.count('<a href="/privacy">/privacy</a>') == 1
    assert 'href="/limits"' not in text
    assert "example.org/privacy</a>" not in text


def test_no_text_becomes_markup(visit):
    """Not a message, an answer, a title, a name or a search: all of it is text."""
    somebody = visit(EVIL, COMPANION_REPLY, COMPANION_HISTORY)
    browser = with_provider(somebody, ScriptedProvider([EVIL, f"\n\n```\n{EVIL}\n```"]))
    at = urlsplit(say(browser, EVIL).headers["location"]).path
    first = browser.house.companion.talk(browser.person, at.rpartition("/")[2])[0].id

    for text in (
        browser.get("/talk").text,
        browser.get(at).text,
        browser.get(f"{at}?edit={first}").text,
        browser.get("/talks").text,
        browser.post("/talks", words=EVIL).text,
        browser.post("/talk", companion="mira", conversation="", mark="m", text=EVIL * 2000).text,
    ):
        found = Seen(text)
        assert "img" not in found.tags
        assert "script" not in found.tags[found.tags.index("body") :]
        assert "&lt;script&gt;" in text


# ── forgetting ────────────────────────────────────────────────────────────────────────────────


def test_one_message_can_be_forgotten(writing):
    """Two steps, no script; the rest of the talk stays and hangs together."""
    at = talked(writing, HELLO, "She cried", "The good kind")
    kept = said(writing, at)
    steps = writing.house.companion.talk(writing.person, at.rpartition("/")[2])
    form = page(writing, at).forgetting(f"/turns/{steps[2].id}/forget")

    there = follow(writing, writing.post(form.action))

    assert "The message is forgotten." in there.text
    assert said(writing, at) == kept[:2] + kept[3:]


def test_a_whole_talk_can_be_forgotten(writing):
    """From its own page and from the list; the list says that it is gone."""
    at, other = talked(writing, HELLO), talked(writing, "Another talk")
    form = page(writing, at).forgetting(f"{at}/forget")

    there = follow(writing, writing.post(form.action))

    assert "The talk is forgotten." in there.text
    assert HELLO not in there.text
    assert writing.get(at).status_code == 404
    last = follow(writing, writing.post(there.forgetting(f"{other}/forget").action))
    assert "No talks yet" in last.text


def test_the_last_message_of_a_talk_leads_to_the_list(writing):
    """There is no talk left to go back to."""
    (at,) = keep(writing, 1)
    form = next(one for one in page(writing, at).forms if "/turns/" in one.action)

    answer = writing.post(form.action)

    assert answer.headers["location"] == "/talks?said=turn_forgotten"


def test_forgetting_needs_no_yes(writing):
    """Who took back the yes to keeping can still forget what is here."""
    at = talked(writing, HELLO)
    steps = writing.house.companion.talk(writing.person, at.rpartition("/")[2])
    writing.house.gate.consents.withdraw(writing.person, COMPANION_HISTORY, method="terminal")

    one = writing.post(f"{at}/turns/{steps[0].id}/forget")
    rest = writing.post(f"{at}/forget")

    assert (one.status_code, rest.status_code) == (303, 303)
    assert writing.post(f"{at}/forget").status_code == 404


# ── the list ──────────────────────────────────────────────────────────────────────────────────


def titles(found) -> list[str]:
    """Return the titles on a page of the list."""
    return [word.strip() for word in found.words if word.strip().startswith("Number")]


def test_five_hundred_talks_are_listed_page_by_page(writing):
    """The newest first, fifty to a page, none twice and none left out."""
    keep(writing, 1, talks=500)

    shown = [titles(page(writing, f"/talks?page={number}")) for number in range(1, 11)]

    assert [len(one) for one in shown] == [ON_A_PAGE] * 10
    assert [title for one in shown for title in one] == [
        f"Number {number}" for number in reversed(range(500))
    ]
    assert "500 talks" in page(writing, "/talks").text


@pytest.mark.parametrize(
    ("asked", "shown"), [("0", 1), ("-1", 1), ("99", 2), ("x", 1), ("9" * 30, 1), ("²", 1)]
)
def test_a_page_that_does_not_exist_is_the_nearest_one(writing, asked, shown):
    """No address of the list is an error."""
    keep(writing, 1, talks=60)

    assert f"Page {shown} of 2" in page(writing, f"/talks?page={asked}").text


def test_talks_are_found_by_words_of_their_title(writing):
    """All words, whatever their case; the form keeps them, and its pages are forms as well."""
    keep(writing, 1, talks=120, text="Number {} in the Garden")
    keep(writing, 1, talks=3, text="Another {}")

    found = Seen(writing.post("/talks", words="GARDEN number").text)

    assert "120 of 123 talks with these words" in found.text
    assert found.form("looking").fields["words"] == "GARDEN number"
    older = next(one for one in found.forms if one.fields.get("page") == "2")
    there = Seen(writing.post(older.action, **older.fields).text)
    assert "Page 2 of 3" in there.text
    assert titles(there)[0].startswith("Number 69 ")
    none = Seen(writing.post("/talks", words="winter").text)
    assert "0 of 123 talks" in none.text
    assert titles(none) == []


def test_a_search_for_nothing_shows_everything(writing):
    """Blanks are no words."""
    keep(writing, 1, talks=3)

    assert len(titles(Seen(writing.post("/talks", words="  ").text))) == 3


def test_before_the_first_talk_the_list_says_what_will_be_here(writing):
    """And offers the one next step."""
    found = page(writing, "/talks")

    assert "No talks yet" in found.text
    assert "/talk" in found.links


# ── bounds ────────────────────────────────────────────────────────────────────────────────────


def test_a_form_that_is_no_form_of_ours_is_told(writing):
    """Fields that are too long, doubled or of another kind are a sentence, never a traceback."""
    assert writing.post("/talk", companion="m" * 100, text="hi").status_code == 413
    assert writing.post("/talk", companion="nobody", text="hi").status_code == 404
    assert writing.post("/talks", words="x" * 300).status_code == 413
    assert writing.send("/talk", b"\xff=1").status_code == 400


@pytest.mark.parametrize("how", ["head", "prefetch"])
def test_what_nobody_looks_at_asks_nobody(noor, ask, how) -> None:
    """A browser that fetches a page to have it ready must not use up the one question."""
    headers = {"cookie": f"{COOKIE}={noor.token}", "sec-fetch-site": "same-origin"}
    if how == "prefetch":
        headers["sec-purpose"] = "prefetch;prerender"

    ask(noor.house, "HEAD" if how == "head" else "GET", "/talk", headers=headers)

    assert not noor.house.gate.consents.events(noor.person)
    assert 'action="/consent/companion.reply"' in noor.get("/talk").text


def test_after_the_first_yes_the_second_card_comes_once(noor) -> None:
    """It asks whether talks are kept; one can talk without an answer to it."""
    allow(noor.house, noor.person, COMPANION_REPLY)

    first, second = noor.get("/talk").text, noor.get("/talk").text

    assert 'action="/consent/companion.history"' in first
    assert 'id="composer"' in first
    assert 'action="/consent/companion.history"' not in second


@pytest.mark.parametrize("talk", ["../../sign-out", "<b>x", "cnv_" + "a" * 26])
def test_a_talk_that_is_not_there_is_not_begun_under_its_name(noor, talk) -> None:
    """The words come back, and nothing of what was sent gets into an address."""
    allow(noor.house, noor.person)

    sent = {"companion": "mira", "mark": "m", "conversation": talk}
    answer = noor.post("/talk", **sent, text="my words")

    assert answer.status_code == 404
    assert "my words" in answer.text
    assert "location" not in answer.headers


# ── signed out, forgotten, too many ───────────────────────────────────────────────────────────


def test_a_form_whose_talk_was_forgotten_is_a_new_one(house, writing):
    """Sent again, it leads to no empty address: it is said and answered, in a talk of its own."""
    sent = {**page(writing, "/talk").form("composer").fields, "text": HELLO}

    async def go():
        async with client_of(make_pages(house), writing.token) as client:
            first = await client.post("/talk", data=sent)
            (talk,) = house.companion.talks(writing.person)
            await asyncio.to_thread(house.companion.forget_talk, writing.person, talk.conversation)
            again = await client.post("/talk", data=sent)
            return first, again, await client.get(again.headers["location"])

    first, again, shown = asyncio.run(go())

    assert again.headers["location"] != first.headers["location"]
    assert shown.status_code == 200
    assert HELLO in shown.text


def test_words_for_a_talk_that_was_forgotten_come_back(house, writing):
    """Sent again into a talk that is gone, they are in the field, and the page says why."""
    at = talked(writing, "The first words")
    sent = {**page(writing, at).form("composer").fields, "text": HELLO}

    async def go():
        async with client_of(make_pages(house), writing.token) as client:
            await client.post("/talk", data=sent)
            (talk,) = house.companion.talks(writing.person)
            await asyncio.to_thread(house.companion.forget_talk, writing.person, talk.conversation)
            return await client.post("/talk", data=sent)

    again = asyncio.run(go())

    assert again.status_code == 404
    assert "was forgotten in another window" in again.text
    assert Seen(again.text).form("composer").fields["text"] == HELLO


@pytest.mark.parametrize("how", ["sign out", "end all others", "erase"])
def test_a_form_is_not_answered_to_whoever_has_signed_out(house, writing, how):
    """The answer stops, and the page holds not one word of it, nor of the person."""
    model = ScriptedProvider(["planted one. ", "planted two."], gate=asyncio.Event())
    mine = replace(house, provider=model, companion=with_model(house, model))
    sent = {**page(writing, "/talk").form("composer").fields, "text": HELLO}

    def leave():
        if how == "erase":
            house.erase(writing.person)
        else:
            house.sessions.end_all(writing.person)

    async def go():
        async with client_of(make_pages(mine), writing.token) as client:
            answer = asyncio.ensure_future(client.post("/talk", data=sent))
            async with asyncio.timeout(60):
                while not model.asks:  # noqa: ASYNC110  # a model has no event to wait for
                    await asyncio.sleep(0)
                await asyncio.to_thread(leave)
                return await answer

    told = asyncio.run(go())

    assert told.status_code in {401, 403}
    assert "planted" not in told.text
    assert HELLO not in told.text
    assert "Noor" not in told.text
    assert model.left == 1


def test_a_fifth_form_at_once_gets_its_words_back(house, writing):
    """With when to send it again. The other faces count with this one."""
    under_way, person = house.companion.under_way, writing.person
    sent = {**page(writing, "/talk").form("composer").fields, "text": HELLO}

    with ExitStack() as stack:
        for _ in range(MOST_OF_PERSON):
            stack.enter_context(under_way.begin(person, asyncio.Event()))
        told = writing.post("/talk", **sent)

    assert told.status_code == 429
    assert int(told.headers["retry-after"]) > 0
    assert Seen(told.text).form("composer").fields["text"] == HELLO
    assert house.companion.talks(person) == []


# ── a model elsewhere ─────────────────────────────────────────────────────────────────────────

ILL = "My depression is back, and I take sertraline"
ACME = purpose_of("acme")
WITH_NAMES = "I am Noor, write to noor.lind@example.org"


@pytest.fixture
def up():
    """Return a provider's server."""
    with upstream(says("Hello ", "over there.")) as found:
        yield found


@pytest.fixture
def elsewhere(house, writing, up):
    """Return the browser of somebody whom a provider answers."""
    entry = with_outside(house, up)
    allow(house, writing.person, entry_purpose := purpose_of(entry.id))
    choose(house, writing.person, entry)
    assert house.gate.may(writing.person, entry_purpose)
    return writing


def trio(answer) -> list[str]:
    """Return the buttons that ask what may happen to a message."""
    seen = answer.text.partition("<template")[0]
    found = seen.partition('<div class="trio">')[2].partition("</div>")[0]
    return [part.partition("</button>")[0].partition(">")[2] for part in found.split("<button")[1:]]


def test_who_answers_is_said_with_a_way_to_change_it(house, elsewhere):
    """Before a word is written."""
    seen = page(elsewhere, "/talk")

    assert "small-1 (Acme) answers. What you write goes there, masked." in seen.text
    assert "/models" in seen.links
    house.people.choose(elsewhere.person, model="")
    assert f"{house.provider.name} answers." in page(elsewhere, "/talk").text


def test_before_the_first_message_there_is_the_card(house, writing, up):
    """A model that was let to answer gets nothing before its card was answered."""
    choose(house, writing.person, with_outside(house, up))

    seen = page(writing, "/talk")

    assert "Let Acme answer you" in seen.text
    assert seen.form("card").action == f"/consent/{ACME}"
    told = writing.post("/talk", text=HELLO, companion="mira")
    assert told.status_code == 403
    assert HELLO in Seen(told.text).form("composer").fields["text"]
    assert up.requests == []


def test_an_answer_says_how_much_was_masked(elsewhere, up):
    """And leads to what left, for a browser without script."""
    at = talked(elsewhere, WITH_NAMES, "And nothing else")

    seen = page(elsewhere, at)

    assert "2 things masked" in seen.text
    assert "stayed here" not in seen.text
    assert "small-1 (Acme) gave this answer" in seen.text
    left = [one for one in seen.links if one.endswith("#left")]
    assert len(left) == 2
    assert "what was masked" not in seen.text.lower()  # it is fetched when somebody opens it
    assert not any(b"Noor" in one.body for one in up.requests)


def test_where_nothing_had_to_be_masked_it_says_so(house, elsewhere):
    """None is a number, too. The model is told what to call the person: that is masked."""
    house.people.choose(elsewhere.person, masks=masks_text(always=[], never=["Noor"]))

    at = talked(elsewhere, "The weather is nice today")

    seen = page(elsewhere, at)
    assert "Nothing had to be masked" in seen.text or "1 thing masked" in seen.text


def test_answers_from_here_and_elsewhere_are_told_apart(house, elsewhere):
    """In one talk, each says where it was made."""
    at = talked(elsewhere, HELLO)
    house.people.choose(elsewhere.person, model="")
    say(elsewhere, "And here", at=at)

    seen = page(elsewhere, at)

    assert seen.text.count("stayed here") == 1
    assert seen.text.count("masked. See all that left") == 1


def test_without_any_provider_nobody_looks_where_answers_came_from(writing):
    """A home that calls nobody writes no line about it."""
    at = talked(writing, HELLO)
    before = len(leaves(writing.house, writing.person))
    writing.get(at)

    told = leaves(writing.house, writing.person)[before:]
    assert not any("whence" in str(one) or "where answers" in str(one) for one in told)


def test_an_answer_that_is_not_kept_says_where_it_came_from(house, visit, up):
    """Also where nothing of the talk is kept."""
    browser = visit("Noor", COMPANION_REPLY)
    choose(house, browser.person, with_outside(house, up))
    allow(house, browser.person, ACME)

    told = Seen(say(browser, WITH_NAMES).text)

    assert "2 things masked" in told.text
    assert "stayed here" not in told.text


# ── words that deserve care ───────────────────────────────────────────────────────────────────


def test_sensitive_words_wait_for_one_of_three_buttons(house, elsewhere, up):
    """Alike in look; the words stay in the field, and nothing was sent or kept."""
    told = say(elsewhere, ILL)

    seen = Seen(told.text)
    assert told.status_code == 403
    assert "This mentions your health . It would go to small-1 (Acme) . Nothing" in seen.text
    assert trio(told) == ["Send masked", "Keep local", "Don't send"]
    assert told.text.count('<button class="button" name="') >= 3
    assert seen.form("composer").fields["text"] == ILL
    assert up.requests == []
    assert house.companion.talks(elsewhere.person) == []


def pressed(browser, answer, **button) -> httpx2.Response:
    """Press one of the three buttons."""
    found = Seen(answer.text).form("composer")
    return browser.post(found.action, **found.fields, **button)


def test_send_masked_sends_it_there(elsewhere, up):
    """This message alone: the next one is asked about again."""
    told = follow(elsewhere, pressed(elsewhere, say(elsewhere, ILL), sensitive="send"))

    assert "over there." in told.text
    assert len(up.requests) == 1
    assert say(elsewhere, ILL).status_code == 403


def test_keep_local_is_answered_here(elsewhere, up):
    """Nothing leaves, and the answer says that it stayed."""
    told = follow(elsewhere, pressed(elsewhere, say(elsewhere, ILL), local="yes"))

    assert "stayed here" in told.text
    assert up.requests == []


def test_dont_send_keeps_the_words_in_the_field(house, elsewhere, up):
    """And asks nothing more."""
    told = pressed(elsewhere, say(elsewhere, ILL), leave="yes")

    seen = Seen(told.text)
    assert told.status_code == 200
    assert seen.form("composer").fields["text"] == ILL
    assert trio(told) == []
    assert up.requests == []
    assert house.companion.talks(elsewhere.person) == []


def test_a_choice_that_was_made_up_is_no_choice(elsewhere, up):
    """Only the words of our own buttons let anything out."""
    for made_up in ({"sensitive": "yes"}, {"sensitive": "ask"}, {"local": "no"}, {"leave": "no"}):
        assert pressed(elsewhere, say(elsewhere, ILL), **made_up).status_code == 403

    assert up.requests == []


def test_an_edit_with_sensitive_words_stays_an_edit(elsewhere, up):
    """The choice is for the message in its place."""
    at = talked(elsewhere, HELLO)
    seen = page(elsewhere, at)
    edited = next(one for one in seen.links if "edit=" in one).partition("#")[0]
    fields = {**page(elsewhere, edited).form("editing").fields, "text": ILL}

    told = elsewhere.post("/talk", **fields)
    follow(elsewhere, pressed(elsewhere, told, sensitive="send"))

    assert said(elsewhere, at)[0] == ILL
    assert len(said(elsewhere, at)) == 2
    assert len(up.requests) == 2


def test_another_answer_to_sensitive_words_is_asked_about(elsewhere, up):
    """It would send them once more."""
    told = pressed(elsewhere, say(elsewhere, ILL), local="yes")
    at = urlsplit(told.headers["location"]).path
    fields = page(elsewhere, at).form("again").fields

    told = elsewhere.post("/talk", **fields)

    assert told.status_code == 403
    assert trio(told) == ["Send masked", "Keep local", "Don't send"]
    assert 'form="once-more"' in told.text
    assert up.requests == []
    again = next(one for one in Seen(told.text).forms if "again" in one.fields)
    assert elsewhere.post("/talk", **again.fields, sensitive="send").status_code == 303
    assert len(up.requests) == 1


# ── when it cannot be answered there ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("way", ["off", "bar", "expired", "gone"])
def test_a_model_that_may_not_answer_is_told_with_a_way_on(house, elsewhere, up, clock, way):
    """What happened, and where to change it; the words are kept, and nothing was sent."""
    form = page(elsewhere, "/talk").form("composer").fields
    if way == "off":
        house.providers.switch("acme", is_on=False)
    elif way == "bar":
        house.people.choose(elsewhere.person, least="local")
    elif way == "expired":
        clock.move(hours=11)
        house.providers.change(outside_entry(ends="2026-11-22"))
    else:
        house.providers.remove("acme")

    if way == "expired":
        clock.move(minutes=50)
    told = elsewhere.post("/talk", **{**form, "text": HELLO})

    seen = Seen(told.text)
    assert told.status_code == 403
    assert seen.form("composer").fields["text"] == HELLO
    assert "/models" in seen.links
    assert up.requests == []
    assert "cannot answer you now" in page(elsewhere, "/talk").text


def test_a_broken_veil_sends_nothing_and_keeps_the_words(house, elsewhere, up):
    """Models here still answer, and the page says where to choose one."""

    def broken(*_):
        message = "The words could not be masked, so nothing was sent to anybody else."
        raise VeilBroken(message)

    form = page(elsewhere, "/talk").form("composer").fields
    house.gate.veil = Veil(broken, forget=lambda _: None)

    told = elsewhere.post("/talk", **{**form, "text": HELLO})

    seen = Seen(told.text)
    assert told.status_code == 503
    assert "Your words could not be masked" in seen.text
    assert seen.form("composer").fields["text"] == HELLO
    assert "/models" in seen.links
    assert up.requests == []


def test_a_provider_that_has_no_place_keeps_nothing_from_anybody(house, visit):
    """The words come back with what happened."""
    with upstream(busy(429, retry_after="99")) as up:
        browser = visit("Noor", COMPANION_REPLY, COMPANION_HISTORY)
        choose(house, browser.person, with_outside(house, up))
        allow(house, browser.person, ACME)

        told = say(browser, HELLO)

    assert told.status_code == 503
    assert Seen(told.text).form("composer").fields["text"] == HELLO
