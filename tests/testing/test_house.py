"""The house for tests is a real one: what it shows is what a person would see."""

import pytest

from troth.errors import Refused
from troth.testing.house import (
    AT,
    add_person,
    allow,
    ask,
    leaves,
    new_house,
    same_house,
    settings_in,
    talk,
    with_model,
)
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, RIGHTS_ANSWER


def test_a_new_house_lives_below_its_folder(tmp_path):
    """Data and state lie apart, and nothing lies elsewhere."""
    with new_house(tmp_path) as house:
        assert house.clock.now() == AT
        assert house.settings == settings_in(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {"data", "state"}


def test_the_same_house_is_open_twice_at_once(tmp_path):
    """A second house on the same files sees what the first one does."""
    with new_house(tmp_path) as house, same_house(tmp_path) as second:
        person = add_person(house)
        allow(house, person)

        assert second.people.all() == [person]
        assert second.gate.may(person, COMPANION_REPLY)


def test_nobody_is_willing_by_default(house, noor):
    """Without a yes there is no answer here either."""
    with pytest.raises(Refused):
        talk(house, noor, "Hi")


def test_a_yes_is_a_real_one(house, noor):
    """What `allow` writes down is a card that was shown and a yes to it."""
    said = allow(house, noor)

    assert said == [COMPANION_REPLY, COMPANION_HISTORY]
    kinds = [event.kind.value for event in house.gate.consents.events(noor)]
    assert kinds == ["requested", "given", "requested", "given"]
    assert [one["event"] for one in leaves(house, noor)] == ["person_added"] + ["consent"] * 4


def test_only_what_is_named_is_allowed(house, noor):
    """Named purposes are allowed, and no other."""
    assert allow(house, noor, COMPANION_REPLY) == [COMPANION_REPLY]

    assert not house.gate.may(noor, COMPANION_HISTORY)


def test_the_echo_says_back_what_it_hears(house, noor):
    """A talk is heard to its end, with its reply."""
    allow(house, noor)

    heard = talk(house, noor, "Good evening")
    again = talk(house, noor, ask("And now", conversation=heard.reply.conversation, recall=True))

    assert heard.text.endswith("Good evening")
    assert again.reply.conversation == heard.reply.conversation
    assert "evening" not in repr(heard)
    with house.gate.enter(noor, RIGHTS_ANSWER):
        pass


def test_another_model_can_stand_behind_the_companion(house, noor):
    """With a scripted model the test knows what was asked."""
    allow(house, noor)
    model = ScriptedProvider(["Fine."])

    heard = talk(house, noor, "Hi", companion=with_model(house, model))

    assert heard.text.endswith("Fine.")
    assert len(model.asks) == 1
