"""Commands are done by code: no model hears one, and what is forgotten leaves no trace."""

import pytest

from troth.companion import facts
from troth.companion.chat import Question
from troth.companion.commands_done import GOES_ON_WITHIN
from troth.companion.turn import Turn
from troth.rights.export import export
from troth.testing.house import allow, ask, talk
from troth.words import COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_REPLY, Clear

CANARY = "Quillfeather"


@pytest.fixture
def noor(house, noor):
    """Return a person who lets Troth answer, keep talks and remember."""
    allow(house, noor, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_MEMORY)
    return noor


@pytest.fixture
def say(house, noor, companion):
    """Return a function that says something in one talk and returns what was heard."""
    told = {"talk": None}

    def said(text: str, *, fresh: bool = False, person=noor):
        where = None if fresh else told["talk"]
        heard = talk(
            house,
            person,
            ask(text, conversation=where, recall=bool(where)),
            companion=companion,
        )
        if not fresh:
            told["talk"] = heard.reply.conversation
        return heard

    return said


def kept(house, person) -> list[str]:
    """Return every message that is kept."""
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        return [one.record.text for one in room.read(Turn)]


def values(house, person) -> list[str]:
    """Return what is known."""
    return [one.value for one in facts.live(house.gate, person)]


def test_no_model_hears_a_command_and_none_of_it_is_kept(house, noor, say, model) -> None:
    """Troth answers, in the language of the command."""
    heard = say("Recuerda que vivo en Cádiz")

    assert heard.text.startswith("Troth recordará esto:\n\n- vive en: Cádiz")
    assert (heard.reply.model, heard.reply.receipt, list(heard.reply.kept)) == ("Troth", None, [])
    assert (model.asks, kept(house, noor), values(house, noor)) == ([], [], ["Cádiz"])


def test_a_message_teaches_and_the_next_answer_knows(house, noor, say, model) -> None:
    """A fact goes from what was said to what the model hears, and both are said on request."""
    say("My brother lives in Harwich.")
    say("Who of us should I visit?", fresh=True)

    told = "\n".join(one.text.text for one in model.asks[-1].messages)
    assert "* The person's brother lives in Harwich." in told
    assert "- brother, lives in: Harwich" in say("What do you know about me?").text
    assert "Harwich" in say("What do you know about my brother?").text
    assert "no such facts" in say("What do you know about my sister?").text
    (noted,) = facts.every(house.gate, noor).told
    assert (noted.by, noted.name) == ("", "Scripted (for tests)")


def test_forgetting_shows_what_was_found_and_can_be_undone_or_shredded(house, noor, say) -> None:
    """The facts and the count of messages; "undo" brings them back, "shred now" ends them."""
    say(f"My sister Anna lives in {CANARY}.")
    say("And how are you?")

    heard = say("Forget what I told you about my sister.")
    assert f"- sister Anna, lives in: {CANARY}" in heard.text
    assert "Messages: 1" in heard.text
    assert CANARY not in "".join([*kept(house, noor), *values(house, noor)])
    assert say("undo").text == "It is back."
    assert CANARY in "".join(kept(house, noor))

    say("Forget what I told you about my sister.")
    assert say("shred now").text.startswith("It is gone for good.")
    assert CANARY not in repr(export(house.gate, house.keys, noor))
    assert say("shred now").reply.model != "Troth"  # said again, it answers nothing


@pytest.mark.parametrize(
    ("order", "yes", "no"),
    [("Oublie tout", "oui", "non")],
)
def test_what_could_be_meant_otherwise_is_asked_about_once(
    house, noor, say, order, yes, no
) -> None:
    """A no, or anything else, leaves all as it is; only the very next message is an answer."""
    say("My sister lives in Harwich.")

    say(order)
    assert say(no).reply.model == "Troth"
    say(order)
    assert say("Nice weather, is it not?").reply.model != "Troth"
    assert say(yes).reply.model != "Troth"
    assert "Harwich" in repr(values(house, noor))

    say("My sister moved to Hull.")
    assert "Hull" in say(order).text or order == "forget it"
    assert say(yes).text.count("7")
    assert "Hull" not in "".join([*values(house, noor), *kept(house, noor)])


def test_a_vague_order_that_finds_nothing_is_for_the_companion(house, noor, say, model) -> None:
    """“Forget Paris, let us go to Rome” is a plan, not a command."""
    heard = say("Forget Paris, let's go to Rome")

    assert heard.reply.model != "Troth"
    assert "found nothing" in say("Forget everything about giraffes").text
    assert len(model.asks) == 1


def test_an_answer_to_a_question_does_not_count_elsewhere_or_late(
    house, noor, sam, say, clock
) -> None:
    """Not in another talk, not by somebody else, not after ten minutes."""
    allow(house, sam, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_MEMORY)
    say("My sister lives in Harwich.")
    say("Forget everything")

    assert say("yes", fresh=True).reply.model != "Troth"
    assert say("yes", person=sam, fresh=True).reply.model != "Troth"
    clock.move(minutes=11)
    assert say("yes").reply.model != "Troth"
    assert values(house, noor) == ["Harwich"]


def test_everything_is_also_what_cannot_be_shown_now(house, noor, say) -> None:
    """To forget needs no yes: talks and facts that were kept before one was taken back go, too."""
    say(f"I live in {CANARY}.")
    for purpose in (COMPANION_HISTORY, COMPANION_MEMORY):
        house.gate.consents.withdraw(noor, purpose, method="terminal")

    assert "Say yes or no" in say("Forget everything").text
    assert "for good" in say("yes").text

    allow(house, noor, COMPANION_HISTORY, COMPANION_MEMORY)
    assert (kept(house, noor), values(house, noor)) == ([], [])
    assert CANARY not in repr(export(house.gate, house.keys, noor))
    assert "found nothing" in say("Forget everything").text


def test_what_begins_a_talk_is_answered_in_it(noor, house, say) -> None:
    """The next message names the talk that just began; it is the same one all the same."""
    facts.remember(house.gate, noor, f"My boss is called {CANARY}")

    assert "Say yes or no" in say("Forget everything").text
    assert values(house, noor) == [CANARY]
    assert "is forgotten" in say("yes").text
    assert values(house, noor) == []
    assert "is back" in say("undo").text
    assert values(house, noor) == [CANARY]


def test_two_talks_that_begin_at_once_are_told_apart(house, noor, say, companion, model) -> None:
    """A yes in the first counts for the first, and once."""
    facts.remember(house.gate, noor, f"My boss is called {CANARY}")
    first = say("Forget everything", fresh=True).reply.conversation
    say("Forget everything", fresh=True)

    heard = talk(house, noor, ask("yes", conversation=first), companion=companion)

    assert "is forgotten" in heard.text
    assert values(house, noor) == []
    talk(house, noor, ask("yes", conversation=first), companion=companion)
    assert [one.messages[-1].text.text for one in model.asks] == ["yes"]


def test_off_the_record_nothing_is_kept_until_it_is_on_again(house, noor, say, other) -> None:
    """No message, no fact, in no process; the words that do it are all that stands there."""
    say("Off the record: the ferry was late again")
    say(f"I live in {CANARY}.")
    assert "nothing was kept" in say(f"Remember that my boss is called {CANARY}").text
    talk_ = say("Are you there?").reply.conversation
    assert other.gate.wishes(noor).remembering.is_quiet(talk_)
    say("back on the record")
    say("I live in Harwich.")

    assert CANARY not in repr(export(house.gate, house.keys, noor))
    assert kept(house, noor)[0] == "Off the record."
    assert "ferry" not in repr(kept(house, noor))
    assert values(house, noor) == ["Harwich"]


def test_off_the_record_holds_where_help_comes_first(house, noor, say, companion) -> None:
    """Who says something grave gets the card, and what they asked for: nothing of it is kept."""
    heard = say(f"Off the record: I want to kill myself, {CANARY}.")
    say(f"I am still here, {CANARY}.")

    assert "988" in heard.text
    assert kept(house, noor) == []
    assert CANARY not in repr(export(house.gate, house.keys, noor))
    assert companion.has_talk(noor, heard.reply.conversation)


def test_a_client_that_sends_the_whole_talk_says_it_in_there(house, noor, companion) -> None:
    """Also without a name for the talk: the last word in it counts."""
    said = ("off the record", "Fine.", f"I live in {CANARY}.")
    roles = ("user", "assistant", "user")
    messages = tuple((role, Clear(text)) for role, text in zip(roles, said, strict=True))

    talk(house, noor, Question(companion="mira", messages=messages), companion=companion)

    assert (kept(house, noor), values(house, noor)) == ([], [])


def test_what_a_client_asks_for_itself_orders_nothing(house, noor, companion, model) -> None:
    """A title of a talk about forgetting forgets nothing."""
    facts.remember(house.gate, noor, "I live in Harwich")
    messages = (("user", Clear("Forget everything")),)

    talk(
        house, noor, Question(companion="mira", messages=messages, errand=True), companion=companion
    )

    assert (values(house, noor), len(model.asks)) == (["Harwich"], 1)


def test_without_the_yes_nothing_is_remembered_and_the_answer_says_where(house, sam, say) -> None:
    """It names the page; and a level that keeps no facts keeps none on request."""
    allow(house, sam, COMPANION_REPLY, COMPANION_HISTORY)

    heard = say("Remember that I live in Lyon", person=sam)

    assert heard.text.endswith("/memory/facts")
    assert "nothing was kept" in heard.text


def test_a_cry_for_help_is_answered_before_any_command(house, noor, say) -> None:
    """Grave words bring the card, and nothing is forgotten in that moment."""
    facts.remember(house.gate, noor, "I live in Harwich")

    heard = say("Forget that I live in Harwich, I am going to kill myself tonight")

    assert "988" in heard.text
    assert values(house, noor) == ["Harwich"]


def test_who_is_erased_leaves_no_open_question(house, noor, companion, say) -> None:
    """What waited for a yes is dropped with the person."""
    say("My sister lives in Harwich.")
    say("Forget everything")
    assert companion.commands._open  # nothing else tells that it is empty

    companion.commands.drop_gone(lambda person: person == noor)

    assert not companion.commands._open  # as above


def test_a_yes_in_another_window_is_no_answer_where_talks_have_no_name(
    house, noor, companion, model
) -> None:
    """A client that sends the whole talk each time is asked in one, and says yes in another."""

    def said(*texts: str) -> str:
        roles = ("user", "assistant")
        messages = tuple((roles[at % 2], Clear(one)) for at, one in enumerate(texts))
        question = Question(companion=ask("x").companion, messages=messages)
        return talk(house, noor, question, companion=companion).text

    said(f"My sister lives in {CANARY}.")
    asked = said("Forget everything")
    heard = len(model.asks)

    said("Shall I bake?", "Would you like a recipe?", "yes")
    assert len(model.asks) == heard + 1
    assert values(house, noor) == [CANARY]

    assert said("Forget everything", f" {asked}\n", "yes").startswith("This is forgotten:")
    assert values(house, noor) == []


def test_a_talk_that_a_command_began_or_emptied_goes_on(house, noor, say, companion) -> None:
    """Nothing of it is kept, and who names it, as Troth told it, is not told that it is nowhere."""
    first = say(f"Remember that my sister is called {CANARY}").reply.conversation
    began = companion.has_talk(noor, first)
    say("Forget what I told you about my sister")
    back = say("undo").text

    assert (began, companion.has_talk(noor, first), bool(back)) == (True, True, True)
    assert values(house, noor) == [CANARY]


def test_such_a_talk_is_nobody_elses_and_ends(house, noor, say, companion, sam, clock) -> None:
    """It goes on for a day."""
    talk_ = say("What do you know about me?").reply.conversation
    allow(house, sam, COMPANION_REPLY, COMPANION_HISTORY)

    assert (companion.has_talk(noor, talk_), companion.has_talk(sam, talk_)) == (True, False)
    clock.move(seconds=GOES_ON_WITHIN.total_seconds())
    assert not companion.has_talk(noor, talk_)
