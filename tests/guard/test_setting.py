"""What an answer is judged by is read from the message and from what is known of the talk."""

import pytest

from troth.guard.setting import Setting, setting_of


def holds(setting: Setting) -> set[str]:
    """Return what is true of a setting."""
    names = ("asks", "steers", "asks_for_text", "in_story", "has_rival", "is_new", "is_romance")
    more = ("wants_company", "danger", "asks_about", "concern")
    return {name for name in (*names, *more) if getattr(setting, name)}


@pytest.mark.parametrize(
    ("message", "context", "told"),
    [
        ("What time is it?", "persona Mira", set()),
        ("I feel like hurting myself", "", {"danger"}),
        ("the dragon wakes up", "a story about a dragon", {"in_story"}),
        ("hello", "romantic partner", {"is_romance"}),
        ("hello", "first day with a new user", {"is_new"}),
        ("hello", "the user asked to be reminded", {"steers", "concern"}),
        ("*waves from the ship* ahoy *grins*", "", {"steers"}),
        ("what is love bombing?", "", {"asks_about"}),
    ],
)
def test_it_says_what_the_person_does_and_the_kind_of_talk(message, context, told):
    """Each from words, by itself; an ordinary question says nothing of the kind."""
    assert holds(setting_of(message, context)) == told


def test_a_message_is_heard_in_its_own_language():
    """What is asked for in Spanish is heard in Spanish, and nothing of it is shown."""
    setting = setting_of("quiero que me escribas una carta para mi madre", "persona Teo")

    assert "es" in setting.languages
    assert "carta" not in repr(setting)
