"""What is logged of a request, and what never is."""

import asyncio
import logging
from dataclasses import replace

import pytest

from troth.errors import LedgerFailed
from troth.front.face import Faces
from troth.front.watch import Watch
from troth.house import House

PLANTED = "planted words"


class Broken:
    """A companion with a fault that nobody expected, which quotes what was said."""

    personas = ()

    def __init__(self, house: House) -> None:
        self.persona = house.companion.persona

    async def reply(self, _, question, **__):
        raise KeyError(question.messages[-1][1].text)
        yield


def test_a_request_is_one_line(house: House, noor, send, caplog) -> None:
    """Method, template, status, time and id: nothing that the client wrote."""
    caplog.set_level(logging.INFO, "troth")

    answer = send(house, "GET", "/v1/models/planted?planted=1", headers=noor.headers)

    (line,) = [
        record.getMessage() for record in caplog.records if record.name == "troth.front.watch"
    ]
    assert line.startswith("GET /v1/models/{id:path} 404 ")
    assert line.endswith(f" ms {answer.headers['x-request-id']}")
    assert "planted" not in caplog.text


@pytest.mark.parametrize(
    ("method", "path", "line"),
    [("PLANTED", "/v1/models", "- /v1/models 405 "), ("GET", "/planted", "GET - 404 ")],
)
def test_unknown_methods_and_paths_are_not_logged(
    house: House, send, caplog, method: str, path: str, line: str
) -> None:
    """A client can write words into both."""
    caplog.set_level(logging.INFO, "troth")

    send(house, method, path)

    assert line in caplog.text
    assert "planted" not in caplog.text.lower()


def test_an_unexpected_fault_says_nothing_of_its_text(
    house: House, noor, send, hello, caplog
) -> None:
    """The client gets a fixed sentence and an id; the log gets the kind and the same id."""
    hello["messages"] = [{"role": "user", "content": "planted words"}]
    broken = replace(house, companion=Broken(house))

    answer = send(broken, "POST", "/v1/chat/completions", headers=noor.headers, json=hello)

    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "unexpected"
    assert f"request {answer.headers['x-request-id']} failed: KeyError" in caplog.text
    assert "planted" not in caplog.text + answer.text
    assert not [record for record in caplog.records if record.exc_info]


def test_a_fault_after_the_first_byte_ends_the_answer(wire, face, caplog) -> None:
    """No second answer is written into the first; the server sees no error."""

    async def app(scope, receive, send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise KeyError(PLANTED)

    client = wire()

    asyncio.run(client.run(Watch(app, faces=Faces([face()]))))

    assert [message["type"] for message in client.got] == ["http.response.start"]
    assert "planted" not in caplog.text


def test_who_left_before_an_answer_is_logged_as_gone(wire, face, caplog) -> None:
    """There is no status to log then."""
    caplog.set_level(logging.INFO, "troth")

    async def app(scope, receive, send) -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(wire().run(Watch(app, faces=Faces([face()]))))

    assert "POST - gone" in caplog.text


def test_the_server_s_own_faults_are_logged_by_kind(
    house: House, noor, send, hello, caplog
) -> None:
    """A 503 names the kind of error in the log, so that an operator sees what fails."""

    class Unrecorded(Broken):
        async def reply(self, _, question, **__):
            message = "The ledger cannot record."
            raise LedgerFailed(message)
            yield

    broken = replace(house, companion=Unrecorded(house))

    answer = send(broken, "POST", "/v1/chat/completions", headers=noor.headers, json=hello)

    assert answer.status_code == 503
    assert "failed: LedgerFailed" in caplog.text


def test_a_face_that_cannot_tell_an_error_is_no_way_out(wire, face, caplog) -> None:
    """When even its words fail there is a plain sentence, and nothing reaches the server."""

    async def app(scope, receive, send) -> None:
        raise KeyError(PLANTED)

    def untold(_, error) -> None:
        raise ValueError(PLANTED) from error

    client = wire()

    asyncio.run(client.run(Watch(app, faces=Faces([face(told=untold)]))))

    assert client.status == 500
    assert client.text.startswith("Something went wrong inside Troth.")
    assert "failed: KeyError" in caplog.text
    assert "failed: ValueError" in caplog.text
    assert "planted" not in caplog.text + client.text
