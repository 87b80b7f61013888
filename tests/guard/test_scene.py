"""What stands around a match changes what it means."""

import pytest

from troth.guard.crisis import assess
from troth.guard.rule import Severity

SILENCED = [
    "I am not going to kill myself over a flat tyre",
    "I never wanted to die, I was only tired",
    "I don't think I want to kill myself, that word is far too big",
    'There is a song called "I want to die" on that album',
    "The plot: her sister says she wants to kill herself, and nobody listens",
    "Twelve years ago I wanted to die. I'm so much better now.",
    "ugh this spreadsheet makes me want to die lol",
    "Do you want to die, said the pirate",
]

GENTLE = [
    "In my story I want to die and then I find a lamp",
    "I was suicidal when I was in college",
    "I want to die lol",
    "this spreadsheet makes me want to kill myself",
]

KEPT = [
    "I can't stop wanting to kill myself",
    "I'm not ok. I want to kill myself",
    "I don't know why but I want to die",
    "My dad died two years ago and I want to kill myself",
    "Years ago I wanted to die and it came back, I want to kill myself",
    "i want to die lol no joke, i mean it",
    "I read a sad book and now I want to kill myself",
]


@pytest.mark.parametrize("said", SILENCED)
def test_a_no_a_quotation_or_a_healed_past_silences(said):
    """Nothing is heard where nothing was meant."""
    assert assess([said]).severity is Severity.NONE


@pytest.mark.parametrize("said", GENTLE)
def test_a_story_a_past_or_a_laugh_leaves_a_concern(said):
    """The tone is lowered, the ear stays open."""
    assert assess([said]).severity is Severity.CONCERN


@pytest.mark.parametrize("said", KEPT)
def test_what_only_looks_like_a_way_out_changes_nothing(said):
    """A no that belongs to another word, a past of somebody else, a laugh taken back."""
    assert assess([said]).is_grave


def test_a_near_time_makes_a_plan_imminent():
    """The same words, with and without tonight."""
    assert assess(["I will hang myself"]).severity is Severity.HIGH
    assert assess(["I will hang myself tonight"]).severity is Severity.IMMINENT


def test_a_holiday_explains_a_farewell():
    """Hints count for nothing where the message tells an ordinary reason."""
    hints = "I gave my cat to my neighbour and wrote letters to my kids."

    assert assess([hints]).is_grave
    assert assess([f"{hints} The trip starts on Monday."]).severity is Severity.NONE
