"""`troth limits`: see, set, prove, vouch."""

import json
from pathlib import Path


def test_limits_are_shown_and_set(home: Path, troth) -> None:
    """One at a time; lists by their values, and emptied by none."""
    assert troth("limits", "set", "romance", "affection").exit_code == 0
    assert troth("limits", "set", "words", "Anna", "beach").exit_code == 0
    assert troth("limits", "set", "break_minutes", "45").exit_code == 0
    assert troth("limits", "set", "topics", "death").exit_code == 0
    assert troth("limits", "set", "topics").exit_code == 0

    told = json.loads(troth("limits", "--json").stdout)

    assert told["own"] | {"hours": []} == told["own"]
    assert (told["own"]["romance"], told["holds"]["romance"]) == ("affection", "none")
    assert (told["own"]["words"], told["own"]["topics"]) == (["Anna", "beach"], [])
    assert told["own"]["break_minutes"] == 45
    shown = troth("limits")
    assert "holds: none" in shown.stdout
    assert told["code"] in shown.stderr


def test_a_mistake_is_one_line_and_exit_2(home: Path, troth) -> None:
    """And changes nothing."""
    for wrong in (
        ("romance", "lots"),
        ("romance",),
        ("romance", "none", "none"),
        ("cheese", "1"),
        ("break_minutes", "soon"),
        ("hours", "late"),
    ):
        assert troth("limits", "set", *wrong).exit_code == 2, wrong
    assert json.loads(troth("limits", "--json").stdout)["own"]["romance"] == "none"


def test_who_runs_the_place_can_vouch_and_the_person_proves_it(home: Path, troth) -> None:
    """The line goes to stdout; it counts once, and for this code alone."""
    code = json.loads(troth("limits", "--json").stdout)["code"]

    made = troth("limits", "vouch", code, "--yes")
    assert made.exit_code == 0
    assert troth("limits", "vouch", "short", "--yes").exit_code == 2
    assert troth("limits", "prove", "over18.x.y.z").exit_code == 2
    assert troth("limits", "prove", made.stdout.strip()).exit_code == 0
    assert json.loads(troth("limits", "--json").stdout)["age"] == "proved"
    assert troth("limits", "prove", made.stdout.strip()).exit_code == 2
