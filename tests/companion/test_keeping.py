"""Branches of a talk: what is edited, answered once more, and sent again by clients."""

import asyncio
from contextlib import aclosing
from dataclasses import replace

import pytest

from troth.companion.chat import Question
from troth.companion.keeping import LOOKED_AT, RECALLED
from troth.companion.persona import PERSONAS
from troth.companion.talks import NO_SUCH_TALK
from troth.companion.turn import Turn
from troth.errors import BadInput, NotFound, Refused
from troth.providers.base import Done, Piece, Usage
from troth.testing.house import allow, ask, talk, with_model
from troth.testing.providers import ScriptedProvider
from troth.words import COMPANION_HISTORY, RIGHTS_ANSWER, Clear, Unguarded, is_id, new_id

DANGER = "I want to kill myself tonight, I have the pills here"


class Counting(ScriptedProvider):
    """A model that says how often it was asked: no two answers are the same."""

    demo = False

    def __init__(self):
        super().__init__([])

    async def answer(self, ask):
        """Answer in one piece."""
        yield Piece(Unguarded(f"answer {len(self.asks)}"))
        yield Done("stop", Usage(prompt_tokens=1, completion_tokens=1))


@pytest.fixture
def model():
    """Return a model whose answers differ."""
    return Counting()


@pytest.fixture
def say(house, willing, companion):
    """Return a function that says something, as a page does, and returns what was heard."""

    def say(text, conversation=None, *, after=None, person=willing):
        question = replace(ask(text, conversation=conversation, recall=True), after=after)
        return talk(house, person, question, companion=companion).reply

    return say


@pytest.fixture
def again(house, willing, companion):
    """Return a function that asks for another answer to a kept turn."""

    def again(turn, conversation=None, *, person=willing):
        question = Question(
            companion=PERSONAS[0].id, messages=(), conversation=conversation, again=turn
        )
        return talk(house, person, question, companion=companion).reply

    return again


@pytest.fixture
def way(willing, companion):
    """Return a function that tells one way through a talk, without what Troth says of itself."""

    def way(conversation, at=None):
        steps = companion.talk(willing, conversation, at=at)
        return [one.turn.text.rpartition("\n\n")[2] for one in steps]

    return way


def heard(model, at=-1):
    """Return what the model was asked, without what it is told of itself."""
    texts = [one.text.text for one in model.asks[at].messages[1:]]
    return [text.rpartition("\n\n")[2] for text in texts]


def everything(house, person):
    """Return every turn that is kept of a person."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return [one.record for one in room.read(Turn)]


# What is kept


def test_each_turn_says_what_it_follows_and_who_spoke(house, willing, say):
    """Ids are random, each turn names the one before it, and the talk its companion."""
    first = say("One")

    second = say("Two", first.conversation)

    turns = everything(house, willing)
    ids = [one.id for one in turns]
    assert [*first.turns, *second.turns] == ids
    assert all(is_id(one, "trn") for one in ids)
    assert len(set(ids)) == 4
    assert [one.after for one in turns] == ["", *ids[:-1]]
    assert {one.companion for one in turns} == {"mira"}


def test_where_nothing_is_kept_no_turn_is_named(house, noor, companion):
    """A page cannot name what is not here."""
    allow(house, noor, "companion.reply")

    assert talk(house, noor, "Hi", companion=companion).reply.turns == []


# Editing


def test_an_edited_message_stands_beside_the_old_one(say, way, companion, willing, model):
    """The talk goes on from there without what came after the old words; both can be seen."""
    first = say("One")
    second = say("Two", first.conversation)
    say("Three", first.conversation)

    edited = say("Two, edited", first.conversation, after=first.turns[-1])

    assert heard(model) == ["One", "answer 1", "Two, edited"]
    assert way(first.conversation) == ["One", "answer 1", "Two, edited", "answer 4"]
    step = companion.talk(willing, first.conversation)[2]
    assert step.versions == (second.turns[0], edited.turns[0])
    assert step.shown == 1
    old = way(first.conversation, at=second.turns[0])
    assert old == ["One", "answer 1", "Two", "answer 2", "Three", "answer 3"]


def test_the_first_message_can_be_edited(say, way, model):
    """After nothing: the talk begins once more, and says again that it is an AI."""
    first = say("One")

    edited = say("Uno", first.conversation, after="")

    assert edited.conversation == first.conversation
    assert heard(model) == ["Uno"]
    assert way(first.conversation) == ["Uno", "answer 2"]
    assert way(first.conversation, at=first.turns[0]) == ["One", "answer 1"]


def test_an_edit_that_changes_nothing_is_a_version_too(say, companion, willing):
    """A page that sends the same words once more is taken at its word."""
    first = say("One")

    edited = say("One", first.conversation, after="")

    versions = companion.talk(willing, first.conversation)[0].versions
    assert versions == (first.turns[0], edited.turns[0])


def test_two_tabs_that_edit_the_same_message_lose_nothing(house, willing, companion, say, way):
    """Both are kept as versions, whoever comes last."""
    first = say("One")
    say("Two", first.conversation)

    async def answer(text):
        question = replace(
            ask(text, conversation=first.conversation, recall=True), after=first.turns[-1]
        )
        async with aclosing(companion.reply(willing, question)) as parts:
            return [part async for part in parts][-1]

    async def both():
        return await asyncio.gather(answer("Left"), answer("Right"))

    left, right = asyncio.run(both())

    versions = companion.talk(willing, first.conversation)[2].versions
    assert {left.turns[0], right.turns[0]} == set(versions[1:])
    assert way(first.conversation, at=left.turns[0])[2] == "Left"
    assert way(first.conversation, at=right.turns[0])[2] == "Right"
    assert len(everything(house, willing)) == 8


def test_going_on_in_an_older_branch_makes_it_the_newest(say, way):
    """What was said last is shown, in whichever branch it was said."""
    first = say("One")
    old = say("Two", first.conversation)
    say("Two, edited", first.conversation, after=first.turns[-1])

    say("Three", first.conversation, after=old.turns[-1])

    said = ["One", "answer 1", "Two", "answer 2", "Three", "answer 4"]
    assert way(first.conversation) == said


# Another answer


@pytest.mark.parametrize("which", [0, 1], ids=["by the question", "by its answer"])
def test_another_answer_stands_beside_the_first(say, again, way, which, house, willing, model):
    """No new question is kept; the model does not hear its first answer."""
    first = say("One")
    second = say("Two", first.conversation)

    other = again(second.turns[which], first.conversation)

    assert heard(model) == ["One", "answer 1", "Two"]
    assert way(first.conversation) == ["One", "answer 1", "Two", "answer 3"]
    assert way(first.conversation, at=second.turns[1])[-1] == "answer 2"
    assert len(other.turns) == len(other.kept) == 1
    assert [one.role for one in everything(house, willing)].count("user") == 2
    assert everything(house, willing)[-1].after == second.turns[0]


def test_the_first_message_can_be_answered_again_without_naming_the_talk(say, again, way):
    """A turn's id says in which talk it is."""
    first = say("One")

    other = again(first.turns[0])

    assert other.conversation == first.conversation
    assert way(first.conversation) == ["One", "answer 2"]


def test_another_answer_and_new_words_at_once_are_refused(willing, companion, say, house):
    """Which of the two was meant, nobody can know."""
    first = say("One")
    both = replace(ask("Two", conversation=first.conversation), again=first.turns[0])
    at_once = replace(both, messages=(), after=first.turns[0])

    for question in (both, at_once):
        with pytest.raises(BadInput) as caught:
            talk(house, willing, question, companion=companion)
        assert caught.value.param == "again"


def test_danger_is_looked_for_in_a_message_that_is_answered_again(
    house, willing, companion, say, again, model
):
    """The card answers once more, and the model is still not asked."""
    first = say(DANGER)

    again(first.turns[0])

    assert model.asks == []
    assert "988" in everything(house, willing)[-1].text


def test_an_answer_whose_question_is_forgotten_cannot_be_made_again(say, again, companion, willing):
    """There is nothing to answer any more."""
    first = say("One")
    companion.forget_turn(willing, first.turns[0])

    with pytest.raises(NotFound) as caught:
        again(first.turns[1], first.conversation)

    assert str(caught.value) == NO_SUCH_TALK


# What is not there, or not one's own


def test_a_turn_of_somebody_else_is_like_one_that_is_not_there(house, sam, say, again, model):
    """Sam names Noor's message: the same words as for an id that nobody has."""
    allow(house, sam)
    first = say("One")
    model.asks.clear()

    told = set()
    for turn in (first.turns[0], new_id("trn"), "no id at all"):
        for conversation in (first.conversation, new_id("cnv"), None):
            for act in (
                lambda c, t: say("x", c, after=t, person=sam),
                lambda c, t: again(t, c, person=sam),
            ):
                with pytest.raises(NotFound) as caught:
                    act(conversation, turn)
                told.add(str(caught.value))

    assert told == {NO_SUCH_TALK}
    assert model.asks == []
    assert everything(house, sam) == []


def test_a_turn_of_another_talk_is_not_there(say, again):
    """A message belongs to its talk alone."""
    first, second = say("One"), say("Two")

    with pytest.raises(NotFound):
        say("Three", first.conversation, after=second.turns[0])
    with pytest.raises(NotFound):
        again(second.turns[0], first.conversation)


def test_help_does_not_wait_for_a_turn_that_is_gone(house, willing, companion):
    """A stale page in danger: the card comes, and the talk is told later."""
    question = replace(ask(DANGER, conversation=new_id("cnv"), recall=True), after=new_id("trn"))

    heard = talk(house, willing, question, companion=companion)

    assert "988" in heard.text


def test_where_nothing_may_be_kept_a_turn_is_not_looked_for(house, willing, say, model):
    """After the yes to keeping is taken back, the talk on the screen goes on all the same."""
    first = say("One")
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="terminal")

    second = say("Two", first.conversation, after=first.turns[-1])

    assert heard(model) == ["Two"]
    assert second.turns == []


def test_what_may_not_be_read_cannot_be_answered_again(house, willing, say, again, model):
    """The refusal names keeping talks, so that a page can show its switch."""
    first = say("One")
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="terminal")

    with pytest.raises(Refused) as caught:
        again(first.turns[0], first.conversation)

    assert caught.value.purpose == COMPANION_HISTORY
    assert len(model.asks) == 1


# How far back


def test_an_old_talk_goes_on_where_it_stopped(house, willing, say, way, model):
    """However much was said elsewhere since, the model hears that talk's own turns."""
    first = say("One")
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        for _ in range(LOOKED_AT + 50):
            room.keep(Turn(text="elsewhere", role="user", at="now", conversation=new_id("cnv")))

    say("Two", first.conversation)

    assert heard(model) == ["One", "answer 1", "Two"]
    assert way(first.conversation) == ["One", "answer 1", "Two", "answer 2"]


def test_a_way_that_begins_long_ago_is_recalled_whole(house, willing, say, model):
    """Turns are looked for among older ones as long as the model could hold more."""
    conversation = say("0").conversation
    for number in range(1, 8):
        say(str(number), conversation)
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        for _ in range(LOOKED_AT - 5):
            room.keep(Turn(text="elsewhere", role="user", at="now", conversation=new_id("cnv")))

    say("8", conversation)

    assert heard(model)[::2] == [str(number) for number in range(9)]


def test_the_newest_turns_of_a_long_way_are_recalled(house, willing, say, model):
    """No more than a model can hold, and those of this way only."""
    first = say("One")
    after = first.turns[-1]
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        for number in range(LOOKED_AT + 50):
            own = new_id("trn")
            on = {"conversation": first.conversation, "at": "now", "id": own}
            room.keep(Turn(text=f"n{number}", role="user", after=after, **on))
            after = own
            room.keep(Turn(text="aside", role="user", after=own, **{**on, "id": new_id("trn")}))

    say("Two", first.conversation, after=after)

    last = LOOKED_AT + 50
    assert heard(model) == [*(f"n{n}" for n in range(last - RECALLED, last)), "Two"]


def test_what_the_question_brings_itself_is_not_said_twice(house, willing, companion, say, model):
    """A face that still holds the newest words sends them along."""
    first = say("One")
    kept = [(one.role, Clear(one.text)) for one in everything(house, willing)]
    question = Question(
        companion=PERSONAS[0].id,
        messages=(*kept, ("user", Clear("Two"))),
        conversation=first.conversation,
        recall=True,
    )

    talk(house, willing, question, companion=companion)

    assert heard(model) == ["One", "answer 1", "Two"]


# Forgotten while it was answered


@pytest.fixture
def meanwhile(house, willing):
    """Return a function that acts while an answer is made, and returns the reply."""

    def run(question, act):
        class Acting(Counting):
            async def answer(self, ask):
                await asyncio.to_thread(act)
                async for piece in super().answer(ask):
                    yield piece

        return talk(house, willing, question, companion=with_model(house, Acting())).reply

    return run


def test_the_turn_before_is_forgotten_meanwhile(willing, companion, say, way, meanwhile):
    """The answer stays with what is left of its talk, not beside its beginning."""
    first = say("One")
    second = say("Two", first.conversation)
    question = replace(
        ask("Three", conversation=first.conversation, recall=True), after=second.turns[-1]
    )

    meanwhile(question, lambda: companion.forget_turn(willing, second.turns[-1]))

    assert way(first.conversation) == ["One", "answer 1", "Two", "Three", "answer 1"]


@pytest.mark.parametrize("again", [True, False])
def test_a_talk_that_is_forgotten_meanwhile_does_not_come_back(
    house, willing, companion, say, meanwhile, again
):
    """Who erases a talk while it is answered finds nothing of it afterwards."""
    first = say("One")
    question = replace(
        ask("Two", conversation=first.conversation, recall=True),
        after=None if again else first.turns[-1],
        again=first.turns[0] if again else None,
        messages=() if again else (("user", Clear("Two")),),
    )

    reply = meanwhile(question, lambda: companion.forget_talk(willing, first.conversation))

    assert (list(reply.kept), list(reply.turns)) == ([], [])
    assert reply.conversation == first.conversation
    assert everything(house, willing) == []


# Clients that send everything again


def sent(*texts, conversation=None, after=None):
    """Return a question as a client of `/v1` sends it: the whole talk each time."""
    roles = ("user", "assistant")
    messages = tuple((roles[n % 2], Clear(text)) for n, text in enumerate(texts))
    return Question(
        companion=PERSONAS[0].id, messages=messages, conversation=conversation, after=after
    )


@pytest.fixture
def send(house, willing, companion):
    """Return a function that sends a whole talk and returns what was heard."""
    return lambda *texts, **more: talk(house, willing, sent(*texts, **more), companion=companion)


def test_a_client_s_other_answer_stands_beside_the_first(house, willing, send, way):
    """The same talk sent once more keeps a second answer to the one question."""
    first = send("One")
    second = send("One", first.text, "Two")

    other = send("One", first.text, "Two")

    turns = everything(house, willing)
    assert [one.role for one in turns].count("user") == 2
    assert turns[-1].after == second.reply.turns[0]
    assert list(other.reply.turns) == [turns[-1].id]
    assert way(first.reply.conversation) == ["One", "answer 1", "Two", "answer 3"]


def test_a_client_s_edited_message_is_a_branch(companion, willing, send, way):
    """Other words behind the same answer stand beside the earlier ones."""
    first = send("One")
    second = send("One", first.text, "Two")
    send("One", first.text, "Two", second.text, "Three")

    edited = send("One", first.text, "Two, edited")

    assert edited.reply.conversation == first.reply.conversation
    assert way(first.reply.conversation) == ["One", "answer 1", "Two, edited", "answer 4"]
    step = companion.talk(willing, first.reply.conversation)[2]
    assert step.versions == (second.reply.turns[0], edited.reply.turns[0])


def test_a_client_goes_on_in_the_branch_that_it_shows(send, way):
    """Which of two branches is meant, the words before tell."""
    first = send("One")
    old = send("One", first.text, "Two")
    send("One", first.text, "Two, edited")

    send("One", first.text, "Two", old.text, "Three")

    said = ["One", "answer 1", "Two", "answer 2", "Three", "answer 4"]
    assert way(first.reply.conversation) == said


def test_a_named_talk_whose_words_are_not_known_goes_on_at_its_end(send, way):
    """A client that shortened what it sends again still names its talk."""
    first = send("One")

    send("a summary", "of it", "Two", conversation=first.reply.conversation)

    assert way(first.reply.conversation) == ["One", "answer 1", "Two", "answer 2"]


def test_a_named_talk_can_begin_once_more(send, way, house, willing):
    """Nothing before the message: the same words get another answer, others begin beside."""
    first = send("One")
    name = first.reply.conversation

    send("One", conversation=name, after="")
    send("Uno", conversation=name, after="")

    assert [one.role for one in everything(house, willing)].count("user") == 2
    assert way(name, at=first.reply.turns[0]) == ["One", "answer 2"]
    assert way(name) == ["Uno", "answer 3"]


def test_nothing_before_and_no_name_is_a_new_talk(send):
    """The same first words twice are two talks."""
    assert send("One").reply.conversation != send("One", after="").reply.conversation


def test_what_was_brought_in_is_not_heard_as_what_was_said_here(house, willing, companion, model):
    """Unless the person asks for an answer to it: then that one message is."""
    brought = Turn(
        text="Brought in",
        role="user",
        at="2024-01-01T00:00:00.000Z",
        conversation=new_id("cnv"),
        id=new_id("trn"),
        companion="claude:Claude",
        imported="imp_a",
    )
    answer = replace(brought, text="Also", role="assistant", id=new_id("trn"), after=brought.id)
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep(brought)
        room.keep(answer)
    question = ask("Now", conversation=brought.conversation, recall=True)

    talk(house, willing, question, companion=companion)
    heard = [text.text.text for text in model.asks[-1].messages]
    assert "Now" in heard
    assert not {"Brought in", "Also"} & set(heard)

    again = replace(question, messages=(), again=answer.id)
    talk(house, willing, again, companion=companion)
    heard = [text.text.text for text in model.asks[-1].messages]
    assert heard[-1] == "Brought in"
    assert "Also" not in heard
