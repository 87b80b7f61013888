"""What was done with a person's data, over `/api`, and the end of it."""

import io
import json
import zipfile

import pytest

from troth.people.access import Role
from troth.testing.house import leaves, talk
from troth.words import PersonId, new_id

RECEIPTS = "/api/receipts"
PASSPHRASE = "four words that differ"


@pytest.fixture
def receipt(house, noor) -> str:
    """Return the receipt of one answer."""
    found = talk(house, noor.person, "hello there").reply.receipt
    assert found is not None
    return found


def test_what_happened_is_listed_newest_first(api, house, noor, receipt) -> None:
    """In sentences, with counts of each kind."""
    told = api.asks(noor, "GET", "/api/uses?limit=100").json()

    numbers = [one["number"] for one in told["items"]]
    assert numbers == sorted(numbers, reverse=True)
    assert receipt in [one["receipt"] for one in told["items"]]
    assert told["counts"]["disclosure"] == 1
    assert told["total"] == len(leaves(house, noor.person)) - 1  # this look came after


def test_the_pages_go_on_to_the_first_line(api, noor, receipt) -> None:
    """By the address in the header, until there is none."""
    found, address = [], "/api/uses?limit=3"
    for _ in range(30):
        told = api.asks(noor, "GET", address)
        found += [one["number"] for one in told.json()["items"]]
        if "link" not in told.headers:
            break
        address = told.headers["link"].split(";")[0].strip("<>")

    assert found[-1] == 1
    assert found == sorted(set(found), reverse=True)


def test_filters(api, noor, receipt) -> None:
    """By kind, by purpose, by time."""
    kinds = api.asks(noor, "GET", "/api/uses?kind=disclosure").json()["items"]
    purposes = api.asks(noor, "GET", "/api/uses?purpose=crisis.safety").json()["items"]
    later = api.asks(noor, "GET", "/api/uses?since=2026-11-22T00:00:00%2B00:00").json()["items"]

    assert {one["kind"] for one in kinds} == {"disclosure"}
    assert {one["purpose"] for one in purposes} == {"crisis.safety"}
    assert later == []


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday",
        "since=2026-11-21",
        "since=20261121T193000Z",
        "since=2026-02-30T00:00:00Z",
        "since=0001-01-01T00:00:00%2B14:00",
        "until=5",
        "kind=everything",
        "after=x",
        "after=dXNlczp4",
        "after=dXNlczow",
    ],
)
def test_a_filter_that_does_not_fit(api, anyone, query: str) -> None:
    """The parameter is named, its value is not."""
    told = api.asks(anyone, "GET", f"/api/uses?{query}")

    assert told.status_code == 400
    assert told.json()["param"] == query.partition("=")[0]


def test_days_are_counted(api, noor, receipt) -> None:
    """For the plot."""
    told = api.asks(noor, "GET", "/api/uses/days?days=7").json()

    assert told["since"] == "2026-11-15"
    assert {"day": "2026-11-21", "purpose": "companion.reply"}.items() <= next(
        one for one in told["items"] if one["purpose"] == "companion.reply"
    ).items()


def test_a_receipt_shows_what_was_used(api, noor, receipt) -> None:
    """To whom it went and how it ended."""
    told = api.asks(noor, "GET", f"{RECEIPTS}/{receipt}").json()

    assert (told["kind"], told["outcome"], told["recipient"]) == (
        "disclosure",
        "done",
        "local_model",
    )
    assert told["closed"]["number"] > told["opened"]["number"]


def test_a_receipt_of_a_yes_has_the_card(api, house, noor) -> None:
    """As it was shown, and signed."""
    event = house.gate.consents.events(noor.person)[-1]

    told = api.asks(noor, "GET", f"{RECEIPTS}/{event.id}").json()

    assert set(told["consent"]) == {"key", "signature", "statement"}
    assert told["card"]


def test_a_receipt_is_checked_and_taken_away(api, noor, receipt) -> None:
    """Every check holds; the file is the same proof."""
    checks = api.asks(noor, "GET", f"{RECEIPTS}/{receipt}/checks").json()["items"]
    proof = api.asks(noor, "GET", f"{RECEIPTS}/{receipt}/proof")

    assert checks
    assert all(one["holds"] for one in checks)
    assert json.loads(proof.content)["format"] == "troth.receipt/v1"
    assert proof.headers["content-disposition"] == f'attachment; filename="{receipt}.json"'


@pytest.mark.parametrize("rest", ["", "/proof", "/checks"])
def test_another_persons_receipt_is_not_there(api, somebody, receipt, rest: str) -> None:
    """The words are those for one that never was."""
    sam = somebody(name="Sam")

    told = [api.asks(sam, "GET", f"{RECEIPTS}/{one}{rest}") for one in (receipt, "rcp_no")]

    assert [one.status_code for one in told] == [404, 404]
    assert told[0].json()["detail"] == told[1].json()["detail"]


def test_looking_works_with_everything_off(api, house, noor, receipt) -> None:
    """On hold, withdrawn, and without any yes."""
    house.gate.consents.restrict(noor.person, method="api")

    for path in ("/api/uses", "/api/uses/days", f"{RECEIPTS}/{receipt}"):
        assert api.asks(noor, "GET", path).status_code == 200


def test_everything_can_be_taken_along(api, house, noor, receipt) -> None:
    """A ZIP with a date in its name, and the ledger tells of it."""
    told = api.asks(noor, "POST", "/api/archive")

    with zipfile.ZipFile(io.BytesIO(told.content)) as found:
        assert "index.html" in found.namelist()
        assert b"hello there" in found.read("records/turn.jsonl")
    assert told.headers["content-type"] == "application/zip"
    assert 'filename="troth-2026-11-21.zip"' in told.headers["content-disposition"]
    assert [one["event"] for one in leaves(house, noor.person)][-2:] == ["exported", "used"]


def test_nothing_is_handed_over_unrecorded(api, noor, receipt, broken_ledger) -> None:
    """If the ledger cannot write, the answer is a problem and no ZIP begins."""
    broken_ledger()

    told = api.asks(noor, "POST", "/api/archive")

    assert told.status_code == 503
    assert told.headers["content-type"] == "application/problem+json"


def test_a_person_is_erased(api, house, noor, receipt) -> None:
    """With a signed certificate; the key that asked is gone, and so is the cookie."""
    told = api.asks(noor, "POST", "/api/erase", json={"erase": "everything"})

    body = told.json()
    statement = json.loads(body["certificate"]["statement"])
    assert told.status_code == 200
    assert body["complete"]
    assert statement["person"] == noor.person
    assert "Max-Age=0" in told.headers["set-cookie"]
    assert api.asks(noor, "GET", "/api/account").status_code == 401
    assert noor.person not in house.people.all()


def test_whoever_has_a_passphrase_must_say_it(api, house, browser) -> None:
    """An open browser is not enough to end everything."""
    noor = browser("Noor", Role.PERSON)
    word = {"erase": "everything"}

    without = api.asks(noor, "POST", "/api/erase", json=word)
    wrong = api.asks(noor, "POST", "/api/erase", json={**word, "passphrase": "not this one"})
    right = api.asks(noor, "POST", "/api/erase", json={**word, "passphrase": PASSPHRASE})

    assert [one.status_code for one in (without, wrong, right)] == [400, 400, 200]
    assert wrong.json()["param"] == "passphrase"
    assert noor.person not in house.people.all()


@pytest.mark.parametrize("body", [{}, {"erase": ""}, {"erase": "all"}, {"erase": True}])
def test_nobody_is_erased_by_accident(api, house, anyone, body) -> None:
    """The one word is missing."""
    told = api.asks(anyone, "POST", "/api/erase", json=body)

    assert told.status_code == 400
    assert anyone.person in house.people.all()


def test_a_second_archive_waits_for_the_first(api, noor) -> None:
    """It is told when to ask again, and nothing of it is made."""
    with api.rest.desk.guard.limits.archives.take(noor.person):
        told = api.asks(noor, "POST", "/api/archive")

    assert (told.status_code, told.json()["type"]) == (429, "/errors/too_many")
    assert int(told.headers["retry-after"]) > 0
    assert api.asks(noor, "POST", "/api/archive").status_code == 200


def test_others_archives_take_few_places(api, noor, sam) -> None:
    """So everything else is answered as ever."""
    places = api.rest.desk.guard.limits.archives
    with places.take(sam), places.take(PersonId(new_id("psn"))):
        told = api.asks(noor, "POST", "/api/archive")

    assert told.status_code == 429
    assert len(places) == 0
