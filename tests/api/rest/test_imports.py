"""Talks from other services over `/api`."""

import io
import json
import zipfile

import pytest

from troth.companion import facts
from troth.rights.archive import archive
from troth.testing.house import add_person, allow
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY

HERE = "/api/imports"
CHATS = [
    {
        "uuid": f"c{n}",
        "name": f"Boats {n}",
        "chat_messages": [
            {
                "uuid": "m1",
                "sender": "human",
                "text": "A boat?",
                "created_at": "2024-03-01T10:00:00Z",
            },
            {"uuid": "m2", "sender": "nobody"},
        ],
    }
    for n in (1, 2, 3)
]
DATA = json.dumps(CHATS).encode()
KIND = {"content-type": "application/octet-stream"}


@pytest.fixture
def keeper(house, noor):
    """Return somebody who lets Troth keep talks."""
    allow(house, noor.person, COMPANION_HISTORY)
    return noor


def look(api, who, data: bytes = DATA, **headers: str):
    """Send a file to be looked at."""
    return api.asks(who, "POST", HERE, content=data, headers=KIND | headers)


def test_a_file_is_looked_at_chosen_and_brought_in(api, house, keeper) -> None:
    """Nothing is kept before it is begun; then it is in the list, and undone by one request."""
    answer = look(api, keeper)
    told = answer.json()
    assert (answer.status_code, told["state"]) == (201, "looked")
    assert (told["talks"], told["messages"], told["fresh"], told["kept"]) == (3, 3, 3, 0)
    assert told["items"][1] == {
        "number": 2,
        "service": "claude",
        "title": "Boats 2",
        "messages": 1,
        "fresh": 1,
        "letters": 7,
        "first_at": "2024-03-01T10:00:00.000Z",
        "last_at": "2024-03-01T10:00:00.000Z",
    }
    assert told["problems"][0]["where"] == "conversation 1, message 2"
    assert (told["bad"], told["left"]) == (3, [])
    assert api.asks(keeper, "GET", HERE).json()["waiting"]["id"] == told["id"]
    assert house.companion.talks(keeper.person) == []

    one = f"{HERE}/{told['id']}"
    begun = api.asks(keeper, "POST", f"{one}/begin", json={"only": [1, 3]})
    assert (begun.status_code, begun.json()["state"] in {"running", "done"}) == (202, True)
    house.imports.waiting(keeper.person).job.join()

    assert api.asks(keeper, "GET", one).json()["kept"] == 2
    (kept,) = api.asks(keeper, "GET", HERE).json()["items"]
    assert (kept["id"], kept["state"], kept["messages"]) == (told["id"], "done", 2)
    talks = api.asks(keeper, "GET", "/api/talks").json()["items"]
    assert {talk["companion"] for talk in talks} == {"claude:Claude"}
    house.imports.drop(keeper.person)
    assert api.asks(keeper, "GET", one).json()["talks"] == 2
    assert api.asks(keeper, "DELETE", one).json() == {"messages": 2, "facts": 0, "companions": 0}
    assert api.asks(keeper, "DELETE", one).status_code == 404
    assert api.asks(keeper, "GET", one).status_code == 404


def test_a_long_list_comes_in_parts(api, keeper) -> None:
    """By place."""
    one = f"{HERE}/{look(api, keeper).json()['id']}"

    part = api.asks(keeper, "GET", one, params={"start": 1, "limit": 1}).json()

    assert [entry["number"] for entry in part["items"]] == [2]


def test_what_does_not_fit_is_refused(api, keeper, monkeypatch) -> None:
    """Another kind of body, a file of nobody's, a number that is none, one that is too large."""
    form = look(api, keeper, **{"content-type": "text/plain"})
    assert (form.status_code, form.json()["param"]) == (400, "Content-Type")
    assert look(api, keeper, b'[{"planted": 1}]').status_code == 400
    assert look(api, keeper, b"").status_code == 400
    one = f"{HERE}/{look(api, keeper).json()['id']}"
    for only in ([9], [], [0], ["1"], "all"):
        assert api.asks(keeper, "POST", f"{one}/begin", json={"only": only}).status_code == 400
    monkeypatch.setattr("troth.api.rest.imports.MOST_BYTES", 10)
    large = look(api, keeper)
    assert large.status_code == 413
    assert "troth import FILE" in large.json()["detail"]


def test_without_a_yes_nothing_is_looked_at(api, house, anyone) -> None:
    """The refusal names the purpose."""
    for method, path in (("GET", HERE), ("POST", HERE), ("GET", f"{HERE}/imp_a")):
        more = {"content": DATA, "headers": KIND} if method == "POST" else {}
        answer = api.asks(anyone, method, path, **more)
        assert answer.status_code == 403
        assert answer.json()["purpose"] == COMPANION_HISTORY
    assert house.imports.waiting(anyone.person) is None


def test_an_import_can_be_stopped(api, house, keeper) -> None:
    """Before it began, nothing comes of it; what waits can be let go of."""
    one = f"{HERE}/{look(api, keeper).json()['id']}"

    assert api.asks(keeper, "POST", f"{one}/stop").json()["state"] == "looked"
    assert api.asks(keeper, "DELETE", one).json()["messages"] == 0
    assert api.asks(keeper, "POST", f"{one}/stop").status_code == 404


@pytest.fixture
def ours(house) -> bytes:
    """Return an archive of Troth's own, with a fact and no talk in it."""
    person = add_person(house, "Ida")
    allow(house, person, COMPANION_MEMORY)
    facts.remember(house.gate, person, "I live in Harwich.")
    return b"".join(archive(house.gate, house.keys, person))


def test_an_archive_of_ours_says_who_signed_it_and_brings_what_may_come(
    api, house, keeper, ours
) -> None:
    """What it holds, what stays there, and, once there is a yes, the facts; undone in one."""
    told = look(api, keeper, ours).json()
    one = f"{HERE}/{told['id']}"
    assert (told["signature"]["seal"], told["signature"]["changed"]) == ("here", [])
    (fact,) = told["carried"]
    assert (fact["what"], fact["fresh"], fact["needs"]) == ("facts", 1, COMPANION_MEMORY)
    assert {"consents", "ledger"} <= {each["what"] for each in told["stays"]}
    assert api.asks(keeper, "POST", f"{one}/begin", json={}).status_code == 400

    allow(house, keeper.person, COMPANION_MEMORY)
    assert api.asks(keeper, "GET", one).json()["carried"][0]["needs"] is None
    begun = api.asks(keeper, "POST", f"{one}/begin", json={"only": [], "also": ["memory"]})
    assert begun.status_code == 202
    house.imports.waiting(keeper.person).job.join()

    assert api.asks(keeper, "GET", one).json()["facts"] == 1
    assert [each.value for each in facts.live(house.gate, keeper.person)] == ["Harwich"]
    gone = api.asks(keeper, "DELETE", one).json()
    assert gone == {"messages": 0, "facts": 1, "companions": 0}
    assert facts.live(house.gate, keeper.person) == []


def test_a_changed_archive_is_not_begun_unless_it_is_said(api, keeper, ours) -> None:
    """The files are named."""
    held = io.BytesIO(ours)
    with zipfile.ZipFile(held, "a") as made:
        made.writestr("records/fact-2.jsonl", b"{}")
    told = look(api, keeper, held.getvalue()).json()

    assert told["signature"]["seal"] == "changed"
    assert told["signature"]["changed"] == ["records/fact-2.jsonl"]
    assert told["carried"] == []
    one = f"{HERE}/{told['id']}/begin"
    refused = api.asks(keeper, "POST", one, json={})
    assert (refused.status_code, refused.json()["param"]) == (400, "changed")
    empty = api.asks(keeper, "POST", one, json={"changed": True})
    assert (empty.status_code, empty.json()["param"]) == (400, "only")
