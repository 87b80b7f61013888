"""The fixed sentences: each with a module behind it, a command that exists, and no promise else."""

import re

import click
import pytest

from troth.cli.main import main
from troth.gate.consents import UNDO
from troth.policy.frame import FRAME, LIMITS, RIGHTS, limits, rights
from troth.policy.paths import is_module


@pytest.mark.parametrize("key", FRAME)
def test_each_names_one_module_that_is_there(key):
    """A reader can open the code that keeps the sentence true."""
    (module,) = FRAME[key].paths

    assert is_module(module)
    assert FRAME[key].key == key


@pytest.mark.parametrize("right", RIGHTS, ids=lambda one: one.id)
def test_each_right_has_a_command_that_exists(right):
    """What a person is told to type works, option by option."""
    name, *words = right.command.split()
    command: click.Command = main
    assert name == "troth"
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words.pop(0))
        assert found is not None
        command = found

    known = {option for one in command.params for option in one.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("article", [*range(12, 23)])
def test_every_right_of_the_law_is_there(article):
    """GDPR art. 12 to 22: none is left out."""
    told = " ".join(one.law for one in RIGHTS)
    spans = [range(int(a), int(b) + 1) for a, b in re.findall(r"art\. (\d+) to (\d+)", told)]
    single = {int(one) for one in re.findall(r"(?:art\.|and) (\d+)", told)}

    assert article in single or any(article in span for span in spans)


def test_the_rights_and_limits_are_sections_of_the_list():
    """Each right says what it gives, how to use it and what to type; each limit stands there."""
    assert [part.id for part in rights().parts] == [f"rights/{one.id}" for one in RIGHTS]
    assert all(len(part.sentences) == 3 and len(part.law) == 1 for part in rights().parts)
    assert len(limits().sentences) == len(LIMITS) >= 8


def test_the_days_of_grace_are_those_of_the_code():
    """The number is not typed, so it cannot rot."""
    assert f" {UNDO.days} days." in FRAME["retention/after"].text


def test_no_fixed_sentence_speaks_of_a_certain_use():
    """Which data is used for what comes from the registry alone."""
    days = re.compile(r"\d+ days")

    wrong = [key for key, one in FRAME.items() if days.search(one.text)]

    assert wrong == ["retention/after"]
