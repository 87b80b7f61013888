"""Asking a companion over `/api`, with a real house behind it."""

import asyncio
import json
from typing import Any

import pytest

from troth.companion.turn import Turn
from troth.testing.house import leaves
from troth.testing.providers import FaultyProvider, ScriptedProvider
from troth.words import COMPANION_HISTORY, COMPANION_REPLY

PATH = "/api/answers"
HELLO = {"companion": "mira", "text": "hello there"}


def kept(house, person) -> list[tuple[str, str]]:
    """Return role and text of what is kept."""
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        return [(one.record.role, one.record.text) for one in room.read(Turn)]


def wired(wire, somebody, body: dict[str, Any] | None = None, **more: Any) -> Any:
    """Return a client that asks byte by byte."""
    headers = [*somebody.headers.items(), ("content-type", "application/json")]
    text = json.dumps(HELLO if body is None else body).encode()
    return wire(path=PATH, headers=headers, body=[text], **more)


def test_an_answer_comes_and_is_kept(api, house, noor, events) -> None:
    """With ids by which the talk goes on, and a receipt that exists."""
    told = events(api.asks(noor, "POST", PATH, json=HELLO).text)

    end = told[-1][1]
    shown = "".join(data["text"] for name, data in told if name == "shown")
    assert kept(house, noor.person) == [("user", "hello there"), ("assistant", shown)]
    assert len(end["turns"]) == 2
    assert end["receipt"] in {one.get("receipt") for one in leaves(house, noor.person)} | {
        one["detail"].get("receipt") for one in leaves(house, noor.person)
    }
    assert end["finish"] == "stop"


def test_a_talk_goes_on_where_it_was(api, noor, events) -> None:
    """The conversation comes back with the next question."""
    first = events(api.asks(noor, "POST", PATH, json=HELLO).text)[-1][1]

    again = {**HELLO, "text": "and now", "conversation": first["conversation"]}
    api.asks(noor, "POST", PATH, json=again)

    path = api.asks(noor, "GET", f"/api/talks/{first['conversation']}").json()["items"]
    assert [one["role"] for one in path] == ["user", "assistant", "user", "assistant"]
    assert path[2]["after"] == first["turns"][1]


def test_another_answer_stands_beside_the_first(api, noor, events) -> None:
    """`again` keeps both, and the path shows the newer one."""
    first = events(api.asks(noor, "POST", PATH, json=HELLO).text)[-1][1]

    asked = {"companion": "mira", "conversation": first["conversation"], "again": first["turns"][0]}
    second = events(api.asks(noor, "POST", PATH, json=asked).text)[-1][1]

    path = api.asks(noor, "GET", f"/api/talks/{first['conversation']}").json()["items"]
    assert len(second["turns"]) == 1
    assert path[1]["versions"] == [first["turns"][1], second["turns"][0]]
    assert path[1]["shown"] == 1


def test_an_edit_makes_a_branch(api, noor, events) -> None:
    """The words before stay, as another version."""
    first = events(api.asks(noor, "POST", PATH, json=HELLO).text)[-1][1]

    asked = {**HELLO, "text": "other", "conversation": first["conversation"], "after": ""}
    api.asks(noor, "POST", PATH, json=asked)

    path = api.asks(noor, "GET", f"/api/talks/{first['conversation']}").json()["items"]
    assert path[0]["text"] == "other"
    assert len(path[0]["versions"]) == 2


def test_without_a_yes_it_is_a_403_before_the_first_byte(api, house, somebody) -> None:
    """A problem that names the purpose, and where to change it."""
    nobody_yet = somebody(name="Sam")

    told = api.asks(nobody_yet, "POST", PATH, json=HELLO)

    body = told.json()
    assert told.status_code == 403
    assert told.headers["content-type"] == "application/problem+json"
    assert body["purpose"] == "companion.reply"
    assert body["reason"] == "never_asked"
    assert body["advice"]["address"] == "/consent/companion.reply"


def test_without_keeping_nothing_is_kept(api, house, somebody, events) -> None:
    """The answer comes all the same."""
    sam = somebody("companion.reply", name="Sam")

    told = events(api.asks(sam, "POST", PATH, json=HELLO).text)

    assert told[-1][0] == "ended"
    assert told[-1][1]["turns"] == []


def test_another_persons_talk_is_missing(api, house, somebody, noor, events) -> None:
    """With the same words as one that never was."""
    sam = somebody("companion.reply", "companion.history", name="Sam")
    talk = events(api.asks(noor, "POST", PATH, json=HELLO).text)[-1][1]["conversation"]

    of_noor = api.asks(sam, "POST", PATH, json={**HELLO, "conversation": talk})
    of_nobody = api.asks(sam, "POST", PATH, json={**HELLO, "conversation": "cnv_no"})

    assert (of_noor.status_code, of_nobody.status_code) == (404, 404)
    assert of_noor.json()["detail"] == of_nobody.json()["detail"]


@pytest.mark.parametrize("member", ["after", "again"])
def test_another_persons_message_is_missing(api, somebody, noor, events, member: str) -> None:
    """Neither followed nor answered."""
    sam = somebody("companion.reply", "companion.history", name="Sam")
    turn = events(api.asks(noor, "POST", PATH, json=HELLO).text)[-1][1]["turns"][0]
    asked = {"companion": "mira", member: turn, **({"text": "x"} if member == "after" else {})}

    told = api.asks(sam, "POST", PATH, json=asked)

    assert told.status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "param"),
    [
        ({}, 400, "companion"),
        ({"companion": "mira"}, 400, "text"),
        ({"companion": "mira", "text": "  \n"}, 400, "text"),
        ({"companion": "mira", "text": "x", "again": "trn_x"}, 400, "text"),
        ({"companion": "mira", "again": "trn_x", "after": "trn_y"}, 400, "after"),
        ({"companion": "mira", "text": 5}, 400, "text"),
        ({"companion": 5, "text": "x"}, 400, "companion"),
        ({"companion": "mira", "text": "x", "conversation": ["a"]}, 400, "conversation"),
        ({"companion": "mira", "text": "x" * 70_000}, 413, "text"),
        ({"companion": "nobody", "text": "x"}, 404, None),
        ({"companion": "mira", "text": "x", "user": "somebody"}, 400, None),
    ],
)
def test_what_does_not_fit_is_told(api, anyone, body, status: int, param: str | None) -> None:
    """Before anything is asked of a model."""
    told = api.asks(anyone, "POST", PATH, json=body)

    assert told.status_code == status
    assert told.json().get("param") == param
    assert "x" * 20 not in told.text


def test_stop_keeps_what_was_shown(api_of, house, noor, with_provider, wire, events) -> None:
    """The model stops, the question and the part of the answer stay."""
    provider = ScriptedProvider(["Hello. ", "never"], gate=asyncio.Event())
    api = api_of(with_provider(provider))
    client = wired(wire, noor)

    def stop(message: dict[str, Any]) -> None:
        if b"Hello" in message.get("body", b""):
            name = events(client.text)[0][1]["answer"]
            api.rest.desk.house.companion.under_way.stop(noor.person, name)

    client.heard = stop
    api.runner.run(asyncio.wait_for(client.run(api.app), 60))

    end = events(client.text)[-1]
    assert (end[0], end[1]["finish"]) == ("ended", "stopped")
    assert [role for role, _ in kept(house, noor.person)] == ["user", "assistant"]
    assert "never" not in kept(house, noor.person)[1][1]
    assert provider.left == 1


def test_a_client_that_goes_loses_nothing(api_of, house, noor, with_provider, wire) -> None:
    """As with stop: what was shown is kept."""
    provider = ScriptedProvider(["Hello. ", "never"], gate=asyncio.Event())
    api = api_of(with_provider(provider))
    client = wired(wire, noor)
    client.heard = lambda message: (
        client.leaves.set() if b"Hello" in message.get("body", b"") else None
    )

    api.runner.run(asyncio.wait_for(client.run(api.app), 60))

    assert [role for role, _ in kept(house, noor.person)] == ["user", "assistant"]
    assert "Hello." in kept(house, noor.person)[1][1]
    assert provider.left == 1


def test_a_stopping_server_loses_nothing(api_of, house, noor, with_provider, wire, events) -> None:
    """What was shown is kept before the server is gone."""
    provider = ScriptedProvider(["Hello. ", "never"], gate=asyncio.Event())
    api = api_of(with_provider(provider))
    client = wired(wire, noor)
    client.heard = lambda message: (
        api.stopping.set() if b"Hello" in message.get("body", b"") else None
    )

    api.runner.run(asyncio.wait_for(client.run(api.app), 60))

    assert [role for role, _ in kept(house, noor.person)] == ["user", "assistant"]
    assert events(client.text)[-1][0] == "ended"


def test_a_yes_taken_back_ends_it_in_the_middle(
    api_of, house, noor, with_provider, wire, events
) -> None:
    """Nothing more is shown, and the problem names the purpose."""
    gate = asyncio.Event()
    api = api_of(with_provider(ScriptedProvider(["Hello. ", "never"], gate=gate)))
    client = wired(wire, noor)

    def withdraw(message: dict[str, Any]) -> None:
        if b"Hello" in message.get("body", b"") and not gate.is_set():
            house.gate.consents.withdraw(noor.person, COMPANION_REPLY, method="api")
            gate.set()

    client.heard = withdraw
    api.runner.run(asyncio.wait_for(client.run(api.app), 60))

    name, problem = events(client.text)[-1]
    assert (name, problem["purpose"]) == ("problem", "companion.reply")
    assert "never" not in client.text


@pytest.mark.parametrize(("mode", "status"), [("busy", 503), ("fails", 502)])
def test_a_model_that_fails_at_first_is_a_status(
    api_of, house, noor, with_provider, mode, status: int
) -> None:
    """Unless the disclosure came before it; then it is told in the stream."""
    api = api_of(with_provider(FaultyProvider(mode)))

    told = api.asks(noor, "POST", PATH, json=HELLO)

    assert told.status_code == 200
    assert f'"status": {status}' in told.text.split("event: problem")[1]


def test_stopping_what_is_over_is_404(api, noor, events) -> None:
    """The same as for another person's."""
    told = events(api.asks(noor, "POST", PATH, json=HELLO).text)
    name = told[0][1]["answer"]

    assert api.asks(noor, "POST", f"{PATH}/{name}/stop").status_code == 404


def test_stop_by_address(api_of, house, noor, somebody, with_provider, wire, events) -> None:
    """204 for the one who asked; another person hears 404 and stops nothing."""
    provider = ScriptedProvider(["Hello. ", "never"], gate=asyncio.Event())
    api = api_of(with_provider(provider))
    sam = somebody("companion.reply", name="Sam")
    client, shown = wired(wire, noor), asyncio.Event()
    client.heard = lambda message: shown.set() if b"Hello" in message.get("body", b"") else None

    async def stop(who) -> int:
        path = f"{PATH}/{events(client.text)[0][1]['answer']}/stop"
        one = wire(path=path, headers=list(who.headers.items()))
        await one.run(api.app)
        return one.status

    async def go() -> list[int]:
        async with asyncio.TaskGroup() as group:
            asking = group.create_task(client.run(api.app))
            await shown.wait()
            statuses = [await stop(sam)]
            assert not asking.done()
            statuses.append(await stop(noor))
        return statuses

    assert api.runner.run(asyncio.wait_for(go(), 60)) == [404, 204]
    assert events(client.text)[-1][1]["finish"] == "stopped"


def test_an_operator_cannot_ask(api, browser) -> None:
    """Who runs the place and is nothing else talks to nobody here."""
    from troth.people.access import Role

    told = api.asks(browser("Olga", Role.OPERATOR), "POST", PATH, json=HELLO)

    assert (told.status_code, told.json()["type"]) == (403, "/errors/forbidden")


def test_a_page_of_another_site_cannot_ask(api, browser) -> None:
    """The cookie alone is not enough."""
    noor = browser("Noor")

    told = api.asks(noor, "POST", PATH, json=HELLO, headers={"sec-fetch-site": "cross-site"})

    assert (told.status_code, told.json()["type"]) == (403, "/errors/cross_site")
