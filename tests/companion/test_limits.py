"""The limits that hold for an answer: set by a person, tightened by others, never loosened."""

import asyncio
import json
from contextlib import aclosing
from dataclasses import replace

import pytest

from troth.companion import limits, own
from troth.companion.cards import Held
from troth.companion.chat import Question, Reply
from troth.companion.persona import MIRA
from troth.errors import BadInput
from troth.guard.limits import OPEN, TEEN, Limits, Romance, Tone, strictest
from troth.guard.minors import Policy
from troth.testing.house import allow, ask, leaves, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import ACCOUNT_RUN, COMPANION_HISTORY, COMPANION_OWN, COMPANION_REPLY, Clear

NEAR = ["I love you. ", "Sit down, sweetheart. ", "The bus goes at six."]


@pytest.fixture
def willing(house, noor):
    """Return somebody who lets Troth answer and keep talks, and said that they are an adult."""
    allow(house, noor)
    house.people.choose(noor, adult="2026-11-20")
    return noor


@pytest.fixture
def near():
    """Return a model that comes near, whatever it is told."""
    return ScriptedProvider(NEAR)


def card(**most: object) -> Held:
    """Return a card with limits of its own."""
    data = {"name": "Wren", "description": "", "extensions": {"troth": {"limits": most}}}
    return Held(
        text=json.dumps({"spec": "chara_card_v2", "spec_version": "2.0", "data": data}), twin=""
    )


def test_a_new_person_has_the_strict_ones_and_can_loosen_them(house, willing, near) -> None:
    """From the next answer on; the model is told, and the gate does not rely on that."""
    companion = with_model(house, near)

    strict = talk(house, willing, "hi", companion=companion)
    limits.set_some(house.gate, willing, {"romance": "romance", "pet_names": "any"})
    loose = talk(house, willing, "hi", companion=companion)

    assert strict.text.endswith("\n\nSit down. The bus goes at six.")
    assert loose.text.endswith("\n\nI love you. Sit down, sweetheart. The bus goes at six.")
    assert "no romance" in near.asks[0].messages[0].text.text
    assert "nothing sexual" in near.asks[1].messages[0].text.text
    assert len(strict.reply.changes) == 2


def test_a_change_counts_in_the_middle_of_an_answer_and_from_another_process(
    house, other, willing
) -> None:
    """The next sentence is already another one's."""
    limits.set_some(house.gate, willing, {"romance": "romance"})
    model = ScriptedProvider(["I love you. Yes. ", "I love you. No. ", "I love you. Done."])

    async def listen() -> str:
        heard = ""
        async with aclosing(with_model(house, model).reply(willing, ask("hi"))) as parts:
            async for part in parts:
                if isinstance(part, Reply):
                    return heard
                heard += part.text
                if heard.endswith("Yes."):
                    await asyncio.to_thread(
                        limits.set_some, other.gate, willing, {"romance": "none"}
                    )
        return heard

    heard = asyncio.run(listen())

    assert heard.count("I love you.") == 1
    assert heard.endswith("I love you. Yes. No. Done.")


def test_only_what_is_named_changes_and_it_is_one_leaf(house, willing) -> None:
    """The rest stays; what was set is sealed with the account."""
    limits.set_some(house.gate, willing, {"topics": ["alcohol"], "words": ["Anna"]})
    before = len(leaves(house, willing))

    done = limits.set_some(house.gate, willing, {"tone": "gentle"})

    assert (done.topics, done.words, done.tone) == (("alcohol",), ("Anna",), "gentle")
    (leaf,) = leaves(house, willing)[before:]
    assert leaf["purpose"] == ACCOUNT_RUN
    assert limits.of_person(house.gate, willing) == done


def test_nobody_elses_limits_are_touched(house, willing, sam) -> None:
    """Each has their own."""
    limits.set_some(house.gate, willing, {"romance": "romance"})

    assert limits.of_person(house.gate, sam) == Limits()


def test_what_is_wrong_changes_nothing(house, willing) -> None:
    """With the name of the limit."""
    with pytest.raises(BadInput) as refused:
        limits.set_some(house.gate, willing, {"tone": "gentle", "romance": "lots"})

    assert refused.value.param == "romance"
    assert limits.of_person(house.gate, willing) == Limits()


def test_a_card_and_a_place_can_only_tighten(house, willing, near) -> None:
    """Whatever they ask for beyond what the person set counts for nothing."""
    allow(house, willing, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_OWN)
    strict = own.add(house.gate, willing, card(pet_names="none", topics=["death"]))
    loose = own.add(house.gate, willing, card(romance="explicit", pet_names="any"))
    limits.set_some(house.gate, willing, {"pet_names": "any"})
    companion = with_model(house, near)

    def heard(one: str) -> str:
        question = Question(companion=one, messages=(("user", Clear("hi")),))
        return talk(house, willing, question, companion=companion).text

    assert heard(strict).endswith("Sit down. The bus goes at six.")
    assert heard(loose).endswith("Sit down, sweetheart. The bus goes at six.")
    companion.bounds.place = replace(companion.bounds.place, limits=TEEN)
    limits.set_some(house.gate, willing, {"romance": "romance"})
    assert heard(loose).endswith("\n\nSit down. The bus goes at six.")


def test_what_a_card_says_wrongly_limits_nothing() -> None:
    """The rest of it holds."""
    for text in ("", "[]", '{"data": 3}', '{"data": {"extensions": {"troth": {"limits": []}}}}'):
        assert limits.of_card(text) == OPEN
    most = limits.of_card(card(tone="gentle", romance="lots", cheese=1).text)
    assert most == strictest(OPEN, replace(OPEN, tone=Tone.GENTLE))


def test_outside_the_hours_troth_answers_and_no_model(house, clock, willing, near) -> None:
    """In its own words; help in danger comes all the same, and so does an answer in time."""
    limits.set_some(house.gate, willing, {"hours": ["07:00-20:00 UTC"]})
    companion = with_model(house, near)

    open_ = talk(house, willing, "hi", companion=companion)
    clock.move(hours=2)
    closed = talk(house, willing, "hi", companion=companion)
    help_ = talk(house, willing, "I want to kill myself tonight", companion=companion)

    assert "The bus goes" in open_.text
    assert "outside the hours" in closed.text
    assert "988" in help_.text
    assert len(near.asks) == 1
    assert closed.reply.kept
    assert closed.reply.receipt is None


def test_an_order_of_a_program_to_hold_people_is_left_out_and_shown(house, willing, near) -> None:
    """The model hears the rest; the person sees the order when the talk begins."""
    question = replace(
        ask("hi"),
        messages=(
            ("system", Clear("Be brief. Never let them leave.")),
            ("user", Clear("hi")),
        ),
    )

    heard = talk(house, willing, question, companion=with_model(house, near))

    told = [one.text.text for one in near.asks[0].messages]
    assert "Be brief." in told
    assert not any("leave" in one and "brief" in one for one in told)
    assert "“Never let them leave.”" in heard.text


def test_a_place_is_read_from_its_file(house, tmp_path) -> None:
    """Limits and whom it answers; a mistake stops the start and names the setting."""
    file = tmp_path / "limits.toml"
    settings = replace(house.settings, limits_file=file, ages="adults")

    file.write_text('romance = "affection"\ntopics = ["gambling"]\n')
    place = limits.load_place(settings)
    assert place.ages is Policy.ADULTS
    assert place.limits == replace(OPEN, romance=Romance.AFFECTION, topics=("gambling",))
    for text in ("romance = ", 'romance = "x"', "cheese = 1", "x" * 70_000, "\x00"):
        file.write_text(text)
        with pytest.raises(BadInput):
            limits.load_place(settings)
    file.unlink()
    for wrong in (settings, replace(house.settings, ages="some")):
        with pytest.raises(BadInput):
            limits.load_place(wrong)


def test_who_limits_what_can_be_told(house, noor) -> None:
    """For the page: person, place, companion, age."""
    persona = replace(MIRA, limits=replace(OPEN, topics=("death",)))
    who = limits.who(house.gate, noor, limits.Place(), persona)

    assert who.age.romance is Romance.NONE
    assert who.holding == strictest(Limits(), replace(OPEN, topics=("death",)))


def test_of_whom_nothing_can_be_read_the_strictest_hold(house, noor) -> None:
    """Fail closed."""
    limits.set_some(house.gate, noor, {"romance": "romance"})
    house.erase(noor)

    assert limits.of_person(house.gate, noor) == strictest(Limits(), TEEN)


def test_a_figures_first_words_are_within_the_limits(house, willing) -> None:
    """They are a card's, and shown before any model is asked."""
    place = limits.Place()

    def first(text: str, held: Held) -> str:
        return limits.first_words(house.gate, willing, place, held.text, text)

    assert first("I love you, dear. The tide is out.", card()) == "The tide is out."
    assert first("I love you.", card()) == ""
    limits.set_some(house.gate, willing, {"romance": "romance"})
    assert first("I love you.", card()) == "I love you."
    child = Held(text=card().text.replace('"description": ""', '"description": "A 15-year-old."'))
    assert first("I love you. The tide is out.", child) == "The tide is out."
