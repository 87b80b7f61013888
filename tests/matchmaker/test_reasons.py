"""Why two people may like each other: named only as far as the reader may see."""

from troth.matchmaker import view
from troth.matchmaker.fields import WISHES
from troth.matchmaker.profile import Answers, Choice
from troth.matchmaker.reasons import tastes
from troth.matchmaker.snapshot import Snapshot
from troth.testing.house import AT
from troth.testing.matching import share
from troth.words import PersonId

NOOR, SAM = PersonId("noor"), PersonId("sam")
SINCE = "2026-11-01T00:00:00.000Z"
LIKES = {"hiking": 9, "art": 9, "music": 2}


def told(noor: Answers, sam: Answers, origin: dict[str, float] | None = None):
    """Return what Noor is told about Sam."""
    rows = {
        one: {**view.numbers(answers, now=AT), **(origin or {})}
        for one, answers in ((NOOR, noor), (SAM, sam))
    }
    return tastes(Snapshot(rows, b"", 1), NOOR, [SAM])[SAM]


def answers(goal: int = 4, *, choices: dict[str, Choice]) -> Answers:
    """Return a profile."""
    return Answers(
        since=SINCE, settled=SINCE, interests=LIKES, goal=goal, born="1990-07", choices=choices
    )


OPEN = share("interests", "goal", "born")


def test_what_both_show_is_named() -> None:
    """Strongest first, and nothing is left private."""
    found = told(answers(choices=OPEN), answers(choices=OPEN))

    assert "You look for the same." in found.you.reasons
    assert found.you.private == found.they.private == 0


def test_what_they_only_use_is_a_share_without_a_name() -> None:
    """It counts, and no reason tells what it was."""
    shown = told(answers(choices=OPEN), answers(choices=OPEN))
    hidden = told(answers(choices=OPEN), answers(choices=share("born", used=("interests", "goal"))))

    assert hidden.band == shown.band
    assert hidden.you.private > 0.5
    assert not any("hiking" in one or "same" in one for one in hidden.you.reasons)


def test_what_they_keep_changes_no_byte() -> None:
    """Another answer that is kept gives the reader the very same."""
    kept = share("interests")

    assert told(answers(choices=OPEN), answers(1, choices=kept)) == told(
        answers(choices=OPEN), answers(6, choices=kept)
    )


def test_race_and_faith_are_never_named() -> None:
    """They are in the share alone."""
    race = {"race": 2.0, "imprace": 10.0, "imprelig": 10.0}

    with_it = told(answers(choices={}), answers(choices={}), race)

    assert with_it.you.reasons == []
    assert with_it.you.private == 1.0


def test_nothing_known_is_about_as_usual() -> None:
    """And no reason is made up."""
    found = told(answers(choices={}), answers(choices={}))

    assert found.band == "about as usual"
    assert (found.you.reasons, found.you.private) == ([], 0.0)


def seeks(wishes: dict[str, int], qualities: dict[str, int]) -> Answers:
    """Return a profile in which wishes and qualities are shown."""
    choices = share("wishes", "qualities")
    return Answers(since=SINCE, settled=SINCE, wishes=wishes, qualities=qualities, choices=choices)


def test_who_looks_less_for_something_is_not_told_to_look_for_it() -> None:
    """A wish that counts little is told so, in both directions, for and against."""
    noor = seeks({"attr": 1, "sinc": 10, "fun": 10}, {"attr": 2})
    sam = seeks({"attr": 1, "sinc": 10, "fun": 10}, {"attr": 10})

    to_sam, to_noor = told(noor, sam), told(sam, noor)

    assert to_sam.you.reasons == ["You look less for good looks. That speaks against it."]
    assert to_sam.they.reasons == ["They look less for good looks. That speaks for it."]
    assert to_noor.you.reasons == ["You look less for good looks. That speaks for it."]
    assert to_noor.they.reasons == ["They look less for good looks. That speaks against it."]


def test_wishes_that_all_count_alike_speak_neither_for_nor_against() -> None:
    """Whoever finds everything equally important is told no reason that is only rounding."""
    noor = seeks(dict.fromkeys(WISHES, 9), {})

    assert told(noor, seeks({}, {"attr": 10})).you.reasons == []
