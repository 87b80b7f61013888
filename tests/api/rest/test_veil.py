"""The veil over `/api`: a text tried without a trace, names corrected, the way it is written."""

import pytest

from troth.gate.veiling import Veil
from troth.people.access import Role
from troth.testing.house import leaves
from troth.testing.outside import rules_only

TRY, PEOPLE, STYLE = "/api/veil/try", "/api/veil/people", "/api/veil/style"
TEXT = "Ring 415-867-5309. I'm 35 and my depression is back."


@pytest.fixture(autouse=True)
def _rules(house):
    """Let rules alone find: the model is slow to load and tested elsewhere."""
    house.gate.veil = rules_only()


def test_a_text_comes_back_as_it_would_leave(api, noor) -> None:
    """With what is masked and why, what stays, what it speaks of, and what cannot be promised."""
    told = api.asks(noor, "POST", TRY, json={"text": TEXT}).json()

    (mask,) = told["masked"]
    assert TEXT[mask["start"] : mask["end"]] == mask["original"] == "415-867-5309"
    assert told["text"] == TEXT.replace("415-867-5309", mask["stand_in"])
    assert (mask["label"], mask["kind"]) == ("CONTACT", "direct")
    assert mask["because"].endswith(".")
    assert "depression" in {one["text"] for one in told["stays"]}
    assert told["topics"] == ["health"]
    assert "story" in told["honest"]


def test_nothing_of_it_is_kept(api, house, noor, sql) -> None:
    """No row anywhere is another one afterwards."""
    tables = [name for (name,) in sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
    api.asks(noor, "POST", TRY, json={"text": "Hello"})
    before = [sql(f"SELECT * FROM {name}") for name in tables]  # noqa: S608  # names of tables

    api.asks(noor, "POST", TRY, json={"text": TEXT})

    assert [sql(f"SELECT * FROM {name}") for name in tables] == before  # noqa: S608  # as above


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"text": ""}, 400),
        ({"text": " \n"}, 400),
        ({"text": 3}, 400),
        ({}, 400),
        ({"text": "x" * 100_001}, 400),
        ({"text": "x" * 2_000_000}, 413),
    ],
)
def test_what_cannot_be_tried_is_told(api, noor, asked, status) -> None:
    """And quoted nowhere."""
    told = api.asks(noor, "POST", TRY, json=asked)

    assert told.status_code == status
    assert "xxx" not in told.text


def test_if_it_cannot_be_masked_it_says_so(api, house, noor) -> None:
    """As a problem, without a word of the text."""

    def broken(person, text, known):
        raise ValueError(text)

    house.gate.veil = Veil(broken, forget=lambda _: None)

    told = api.asks(noor, "POST", TRY, json={"text": "Zyxwvut"})

    assert (told.status_code, told.json()["type"]) == (503, "/errors/veil_broken")
    assert "Zyxwvut" not in told.text


def test_a_name_is_told_listed_and_undone(api, house, noor) -> None:
    """The answer to a change is what undoes it."""
    asked = {"text": "Guillermo", "said": "always", "forms": ["Memo"]}

    before = api.asks(noor, "PUT", PEOPLE, json=asked)
    assert before.status_code == 200
    assert before.json() == {"text": "Guillermo", "said": "known", "forms": [], "since": None}
    own, name = api.asks(noor, "GET", PEOPLE).json()["items"]
    assert (own["text"], own["why"]) == ("Noor", "own")
    assert (name["text"], name["forms"], name["said"]) == ("Guillermo", ["Memo"], "always")
    assert name["since"] == "2026-11-21"

    undo = api.asks(noor, "PUT", PEOPLE, json={"text": "Guillermo", "said": "forgotten"}).json()
    assert api.asks(noor, "GET", PEOPLE).json()["items"] == [own]
    api.asks(noor, "PUT", PEOPLE, json=undo)
    assert api.asks(noor, "GET", PEOPLE).json()["items"] == [own, name]


@pytest.mark.parametrize(
    ("asked", "param"),
    [
        ({"text": "", "said": "always"}, "word"),
        ({"text": "x" * 101, "said": "always"}, "word"),
        ({"text": "x" * 500, "said": "always"}, "text"),
        ({"text": "Rose", "said": "maybe"}, "said"),
        ({"text": "Rose"}, "said"),
        ({"text": "Rose", "said": "always", "forms": ["x" * 101]}, "forms"),
        ({"text": "Rose", "said": "always", "forms": ["x"] * 11}, "forms"),
        ({"text": "Rose", "said": "always", "since": "someday"}, "masks"),
        ({"text": "Noor", "said": "forgotten"}, "word"),
    ],
)
def test_what_cannot_be_said_changes_nothing(api, house, noor, asked, param) -> None:
    """It names the field, and quotes nothing."""
    told = api.asks(noor, "PUT", PEOPLE, json=asked)

    assert (told.status_code, told.json()["param"]) == (400, param)
    assert "xxx" not in told.text
    assert house.gate.wishes(noor.person).masks == ""


def test_plain_marks_are_chosen_and_used(api, noor) -> None:
    """And told with the list."""
    assert api.asks(noor, "PUT", STYLE, json={"tokens": True}).json() == {"tokens": True}

    assert api.asks(noor, "GET", PEOPLE).json()["tokens"] is True
    assert "[CONTACT_1]" in api.asks(noor, "POST", TRY, json={"text": TEXT}).json()["text"]


def test_no_name_is_in_the_ledger(api, house, noor) -> None:
    """A change is a line, and says nothing of whom."""
    api.asks(noor, "PUT", PEOPLE, json={"text": "Guillermo", "said": "always"})
    api.asks(noor, "GET", PEOPLE)

    assert "Guillermo" not in str(leaves(house, noor.person))


def test_nobody_else_reads_or_changes_them(api, browser, noor) -> None:
    """Neither a stranger, nor whoever runs the place; and each has their own."""
    olga, sam = browser("Olga", Role.OPERATOR), browser("Sam")
    asked = {
        TRY: ("POST", {"text": TEXT}),
        PEOPLE: ("PUT", {"text": "Memo", "said": "always"}),
        STYLE: ("PUT", {"tokens": True}),
    }
    for path, (method, body) in asked.items():
        assert api.asks(None, method, path, json=body).status_code == 401
        assert api.asks(olga, method, path, json=body).status_code == 403
    assert api.asks(olga, "GET", PEOPLE).status_code == 403

    api.asks(noor, "PUT", PEOPLE, json={"text": "Memo", "said": "always"})
    assert [one["text"] for one in api.asks(sam, "GET", PEOPLE).json()["items"]] == ["Sam"]
