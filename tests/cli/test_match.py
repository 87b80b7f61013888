"""`troth match`: at a terminal."""

import pytest

from troth.registry.card import card as card_of
from troth.registry.served import load_registry
from troth.words import MATCH_PEOPLE


@pytest.fixture
def willing(home, troth):
    """Say yes at the terminal."""
    right = card_of(load_registry(), MATCH_PEOPLE).check.right + 1
    given = troth("consent", "give", MATCH_PEOPLE, "--yes", "--check", str(right))
    assert given.exit_code == 0, given.stderr
    return home


def test_without_a_yes_it_refuses(home, troth) -> None:
    """With its own exit code."""
    result = troth("match", "list")

    assert result.exit_code == 3
    assert "match.people" in result.stderr


def test_a_profile_is_set_and_shown(willing, troth, as_data) -> None:
    """What is not named stays; what cannot be is said."""
    told = ("--called", "N.", "--born", "1990-07", "--likes", "hiking", "--town", "Berlin")
    assert troth("match", "set", *told, "--choice", "called", "shared").exit_code == 0
    assert troth("match", "set", "--order", "taste", "--seeks", "1").exit_code == 0

    found = as_data("match", "profile")
    assert found["answers"]["interests"] == {"hiking": 9}
    assert (found["answers"]["order"], found["answers"]["seeks"]) == ("taste", [1])
    assert found["card"]["name"] == "N."
    assert "your age: kept" in troth("match", "profile").stdout
    assert found["answers"]["has_place"] is True
    assert troth("match", "set", "--town", "none").exit_code == 0
    assert as_data("match", "profile")["answers"]["has_place"] is False
    for wrong in (("--born", "2015-01"), ("--town", "Atlantis"), ("--ages", "50", "40")):
        assert troth("match", "set", *wrong).exit_code == 2


def test_a_list_decisions_and_why(willing, troth, as_data) -> None:
    """Alone it says so; whoever was not shown cannot be named."""
    assert "no profile" in troth("match", "list").stderr
    troth("match", "set", "--called", "N.")

    assert as_data("match", "list")["empty"] == "Nobody else is here yet."
    assert as_data("match", "people")["items"] == []
    assert as_data("match", "why")["items"] == []
    assert troth("match", "say", "a" * 26, "like").exit_code == 1


def test_a_profile_tells_each_answer_to_whose_it_is(willing, troth, as_data) -> None:
    """Also what is kept: else nobody at a terminal could see what Troth holds of them."""
    told = ("--called", "N.", "--about", "I walk.", "--gender", "0", "--ages", "30", "45")
    troth("match", "set", *told, "--contact", "n@example.org", "--town", "Berlin")

    shown = troth("match", "profile")

    for line in (
        "the name on your card: kept (N.)",
        "your words: kept (I walk.)",
        "your gender: kept (Woman)",
        "the ages you want to meet: kept (30 to 45)",
        "about where you are: kept (given)",
        "how to reach you: for whom you show it to (n@example.org)",
    ):
        assert line in shown.stdout.splitlines()
    assert "a card with nothing on it" in shown.stderr
    answers = as_data("match", "profile")["answers"]
    assert (answers["has_place"], answers["wishes"], answers["qualities"]) == (True, {}, {})


def test_a_list_by_taste_says_why(willing, troth, as_data) -> None:
    """As the page does: reasons for both, and the share of what stays private."""
    from troth.cli.caller import opened
    from troth.testing.matching import join, share

    open_to_all = ("--choice", "goal", "shared", "--choice", "interests", "shared")
    troth("match", "set", "--goal", "4", "--likes", "hiking", "--order", "taste", *open_to_all)
    with opened() as house:
        choices = share("goal", used=("interests",))
        join(house, "Sam", goal=4, interests={"hiking": 9}, choices=choices)

    told = troth("match", "list").stdout
    (found,) = as_data("match", "list")["items"]

    assert "  Why you may like them: You look for the same." in told
    assert "And other things they keep private: about" in told
    assert found["taste"]["private"]["you"] > 0


def test_where_nothing_was_said_it_says_so(willing, troth) -> None:
    """Silence would look like a fault."""
    troth("match", "set", "--called", "N.")

    assert "nothing of anybody yet" in troth("match", "people").stderr


def test_a_strangers_words_do_not_drive_the_terminal(willing, troth) -> None:
    """What turns the writing round is taken out; then somebody is answered."""
    from troth.cli.caller import opened
    from troth.testing.matching import join

    troth("match", "set", "--called", "N.")
    with opened() as house:
        join(house, "Sam", about="I walk \u202e backwards.", choices={"about": "shared"})

    listed = troth("match", "list").stdout
    assert "I walk  backwards." in listed
    mark = listed.split()[0]
    assert troth("match", "say", mark, "later").exit_code == 0
    assert "(later)" in troth("match", "people").stdout


def test_a_strangers_lines_do_not_look_like_those_of_the_list(willing, troth) -> None:
    """Whoever writes a person of the list into their own words has them marked as theirs."""
    from troth.cli.caller import opened
    from troth.testing.matching import join

    troth("match", "set", "--called", "N.")
    forged = "Hello.\n" + "a" * 26 + "  Ida  (both said yes)\n  How to reach them: x@example.org"
    with opened() as house:
        join(house, "Sam", about=forged, choices={"about": "shared"})

    lines = troth("match", "list").stdout.splitlines()

    assert [one for one in lines if not one.startswith("  > ")] == [lines[0]]
    assert lines[1] == "  > Hello."
    assert "Somebody" in lines[0]
