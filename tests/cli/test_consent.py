"""Saying yes and no at the terminal, and seeing what was said."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from troth.cli import caller
from troth.ledger import statement


@pytest.fixture
def state(as_data) -> Callable[[str], str]:
    """Return a function that says why a purpose is allowed or not."""

    def find(purpose: str) -> str:
        told: list[dict[str, Any]] = as_data("consent", "list")["purposes"]
        return next(str(one["reason"]) for one in told if one["purpose"] == purpose)

    return find


def test_list_names_every_purpose(home: Path, troth, as_data) -> None:
    """Each use of data is there with its reason; nothing is on that was not asked for."""
    told = as_data("consent", "list")["purposes"]

    reasons = {one["purpose"]: one["reason"] for one in told}
    assert reasons == {
        "account.run": "legal_duty",
        "companion.history": "never_asked",
        "companion.memory": "never_asked",
        "companion.own": "never_asked",
        "companion.reply": "never_asked",
        "crisis.safety": "vital_interest",
        "disclosure.record": "legal_duty",
        "match.learn": "never_asked",
        "match.origin": "never_asked",
        "match.people": "never_asked",
        "match.photo": "never_asked",
        "match.report": "legal_duty",
        "match.talk": "never_asked",
        "match.words": "never_asked",
        "rights.answer": "legal_duty",
        "security.audit": "legal_duty",
        "wellbeing.own": "never_asked",
    }
    lines = troth("consent", "list").stdout
    assert "no  companion.reply: Let your companion answer you" in lines


def test_the_card_is_data(home: Path, troth, as_data) -> None:
    """A card goes to stdout as it is, byte for byte."""
    told = as_data("consent", "card", "companion.reply")

    assert troth("consent", "card", "companion.reply").stdout == told["text"]
    assert told["answers"] == ["Yes", "No"]
    assert told["check"] is None
    assert len(told["lines"]) == 5


def test_the_question_of_a_card_is_data(home: Path, as_data) -> None:
    """The question and its answers are told apart; which one is right stands on the card."""
    told = as_data("consent", "card", "companion.history")["check"]

    assert told["question"] == "How long does Troth keep this?"
    assert len(told["answers"]) == 3
    assert set(told) == {"question", "answers"}


def test_give_asks_the_question(home: Path, troth, state) -> None:
    """At the terminal a yes to the riskiest card needs the answer to its question."""
    troth("consent", "give", "companion.history", stdin="y\n1\n")
    without = state("companion.history")
    troth("consent", "give", "companion.history", stdin="y\n1\ny\n3\n")

    assert (without, state("companion.history")) == ("never_asked", "live")


@pytest.mark.parametrize(("options", "code"), [([], 2), (["--check", "1"], 2)])
def test_a_script_does_not_pass_the_question_by(
    home: Path, troth, state, options: list[str], code: int
) -> None:
    """`--yes` needs `--check` where the card asks; what was typed is not repeated."""
    result = troth("consent", "give", "companion.history", "--yes", *options)

    assert result.exit_code == code
    assert "--check" in result.stderr
    assert state("companion.history") == "never_asked"


def test_list_says_since_until_and_what_works_without(talking: Path, troth, as_data) -> None:
    """Each use says how it stands in the words that every face has."""
    told = {one["purpose"]: one for one in as_data("consent", "list")["purposes"]}

    lines = troth("consent", "list").stdout

    history = told["companion.history"]
    assert history["when"].startswith("On since ")
    assert ", until " in history["when"]
    assert (history["can_change"], history["essential"]) == (True, False)
    assert (told["security.audit"]["can_change"], told["security.audit"]["when"]) == (
        False,
        "Always on.",
    )
    assert f"    {history['when']} {history['because']}\n    {history['without']}\n" in lines


@pytest.mark.parametrize(
    ("stdin", "reason", "code"), [("y\n", "live", 0), ("n\n", "refused", 0), ("", "never_asked", 0)]
)
def test_give_asks(home: Path, troth, state, stdin: str, reason: str, code: int) -> None:
    """The card is shown and the answer is what the person types; silence decides nothing."""
    result = troth("consent", "give", "companion.reply", stdin=stdin)

    assert result.exit_code == code
    assert "Let your companion answer you" in result.stderr
    assert result.stdout == ""
    assert state("companion.reply") == reason


def test_no_and_yes_again(home: Path, troth, state) -> None:
    """Whoever said no can say yes later, and the other way round."""
    seen = []
    for verb in (["refuse"], ["give", "--yes"], ["withdraw"], ["give", "--yes"], ["object"]):
        assert troth("consent", verb[0], "companion.reply", *verb[1:]).exit_code == 0
        seen.append(state("companion.reply"))

    assert seen == ["refused", "live", "withdrawn", "live", "objected"]


def test_taking_back_asks_nothing(talking: Path, troth, state) -> None:
    """A yes is taken back without a question, even where nobody can answer one."""
    result = troth("consent", "withdraw", "companion.history")

    assert result.exit_code == 0
    assert "7 days" in result.stderr
    assert state("companion.history") == "withdrawn"


def test_what_was_kept_waits_for_a_change_of_mind(talking: Path, troth, as_data) -> None:
    """After a withdrawal the person still sees what was kept; nobody else uses it."""
    troth("chat", "hello")
    troth("consent", "withdraw", "companion.history")

    found = as_data("history")["messages"]

    assert [one["text"] for one in found][:1] == ["hello"]


@pytest.mark.parametrize(
    ("options", "stdin", "left"),
    [(["--yes"], "", 0), ([], "y\n", 0), ([], "n\n", 2), (["--dry-run"], "", 2)],
)
def test_destroyed_at_once(
    talking: Path, troth, as_data, options: list[str], stdin: str, left: int
) -> None:
    """With `--now` what was kept goes at once, if the person says so."""
    troth("chat", "hello")

    result = troth("consent", "withdraw", "companion.history", "--now", *options, stdin=stdin)

    assert result.exit_code == 0
    assert len(as_data("history")["messages"]) == left


def test_taken_back_though_nobody_confirms(talking: Path, troth, as_data, state) -> None:
    """Where nobody answers whether to destroy, the yes is still taken back at once."""
    troth("chat", "hello")

    result = troth("consent", "withdraw", "companion.history", "--now")

    assert result.exit_code == 2
    assert state("companion.history") == "withdrawn"
    assert len(as_data("history")["messages"]) == 2


def test_a_dry_run_changes_nothing(talking: Path, troth, state) -> None:
    """`--dry-run` says what would be, also where there is nothing to take back."""
    on = troth("consent", "withdraw", "companion.reply", "--dry-run")
    off = troth("consent", "withdraw", "account.run", "--dry-run")

    assert "would end" in on.stderr
    assert off.exit_code == 0
    assert state("companion.reply") == "live"


def test_renew(talking: Path, troth, as_data) -> None:
    """A yes that is renewed lasts the full time again."""
    result = troth("consent", "renew", "companion.reply")

    assert result.exit_code == 0
    assert "2" in result.stderr.splitlines()[-1]
    assert as_data("consent", "history")["events"][-1]["kind"] == "renewed"


def test_hold(talking: Path, troth, state) -> None:
    """A hold stops what rests on a yes and nothing that the law asks for."""
    troth("consent", "restrict")

    during = state("companion.reply"), state("rights.answer")
    troth("consent", "unrestrict")

    assert during == ("restricted", "legal_duty")
    assert state("companion.reply") == "live"


def test_every_step_is_in_the_history(talking: Path, troth, as_data) -> None:
    """What was asked and said is there, numbered without a gap."""
    troth("consent", "restrict")

    events = as_data("consent", "history")["events"]

    assert [one["number"] for one in events] == [1, 2, 3, 4, 5]
    assert [one["kind"] for one in events] == [
        "requested",
        "given",
        "requested",
        "given",
        "restricted",
    ]
    assert troth("consent", "history").stdout.count("\n") == 5


@pytest.mark.parametrize("by", ["record", "number"])
def test_a_receipt_that_verifies(talking: Path, troth, as_data, by: str) -> None:
    """A receipt is signed, and holds the card as it was shown."""
    event = as_data("consent", "history")["events"][1]

    result = troth("consent", "receipt", str(event[by]))

    with caller.opened() as house:
        body = statement.read(
            json.loads(result.stdout), form="troth.consent/v1", key=house.ledger.key
        )
        shown = house.gate.consents.card("companion.reply", language="en").body.decode()
    assert body["processing"]["privacy_notice"] == shown
    assert body["event"]["state"] == "given"


def test_another_persons_receipt(talking: Path, troth, as_data, monkeypatch) -> None:
    """A record of somebody else reads as one that is not there."""
    record = as_data("consent", "history")["events"][0]["record"]
    monkeypatch.setenv("TROTH_KEY", as_data("person", "add", "Ada")["token"])

    theirs, nobodys = troth("consent", "receipt", record), troth("consent", "receipt", "rcp_x")

    assert (theirs.exit_code, theirs.output) == (1, nobodys.output)
