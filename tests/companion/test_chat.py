"""One answer, from the question to the receipt: what is asked, shown, kept, and what never is."""

import asyncio
from contextlib import aclosing
from dataclasses import replace

import pytest

from troth.companion.chat import Question, Reply
from troth.companion.persona import PERSONAS
from troth.companion.turn import Turn
from troth.companion.underway import MOST_OF_PERSON
from troth.errors import (
    BadInput,
    NotFound,
    NotSignedIn,
    ProviderFailed,
    Refused,
    StoreFailed,
    TooLarge,
    TooMany,
    Unconfigured,
)
from troth.gate import to_the_end
from troth.guard.release import notice
from troth.providers.base import LONGEST_OF_DEMO, Piece
from troth.registry.outside import purpose_of
from troth.testing.house import add_person, allow, ask, leaves, talk, with_model
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.providers import FaultyProvider, ScriptedProvider
from troth.testing.upstream import says
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    RIGHTS_ANSWER,
    Clear,
    Reason,
    Shown,
    Unguarded,
)

DANGER = "I want to kill myself tonight, I have the pills here"
SADNESS = "I feel so hopeless, I just want to disappear"


def kept(house, person):
    """Return what is kept of a person's talks, as (role, text)."""
    with house.gate.enter(person, RIGHTS_ANSWER) as room:
        return [(one.record.role, one.record.text) for one in room.read(Turn)]


def outcome(house, person):
    """Return how the sending of the newest answer ended."""
    closed = [one["detail"] for one in leaves(house, person) if one["event"] == "closed"]
    return closed[-1]["outcome"]


def used(house, person):
    """Return (event, purpose) of every leaf that tells of a use."""
    told = leaves(house, person)
    uses = ("used", "disclosed", "closed", "refused")
    return [(one["event"], one["purpose"]) for one in told if one["event"] in uses]


class Grown(ScriptedProvider):
    """A model that is more than a demo."""

    demo = False


# An answer


def test_an_answer_is_shown_piece_by_piece_and_ends_with_a_reply(house, willing, companion):
    """What comes are sentences that passed the guard, however cut, and at last how it ended."""

    async def listen():
        async with aclosing(companion.reply(willing, ask("Hi"))) as parts:
            return [part async for part in parts]

    *shown, reply = asyncio.run(listen())

    assert {type(one) for one in shown} == {Shown}
    assert [one.text for one in shown[1:]] == ["Hello.", " It is late.", " Hello from the model."]
    assert isinstance(reply, Reply)
    assert (reply.finish, reply.demo, reply.model) == ("stop", True, "Scripted (for tests)")
    assert reply.usage.completion_tokens == 5
    assert reply.conversation.startswith("cnv_")
    assert reply.receipt.startswith("rcp_")


def test_what_was_said_is_kept_once_with_its_answer(house, willing, companion):
    """Question and answer are kept as the person saw them, under the numbers of the reply."""
    heard = talk(house, willing, "Good evening", companion=companion)

    assert kept(house, willing) == [("user", "Good evening"), ("assistant", heard.text)]
    assert list(heard.reply.kept) == [1, 2]


def test_each_step_is_a_leaf_of_its_purpose(house, willing, companion):
    """To be looked at, to be sent, to be closed and to be kept are told apart in the ledger."""
    talk(house, willing, "Good evening", companion=companion)

    assert used(house, willing) == [
        ("used", CRISIS_SAFETY),
        ("disclosed", COMPANION_REPLY),
        ("closed", COMPANION_REPLY),
        ("used", COMPANION_HISTORY),
    ]


def test_the_model_hears_the_persona_and_the_question(house, willing, companion, model):
    """First what it is, with the name that the person gave; then what was asked."""
    talk(house, willing, "Good evening", companion=companion)

    (asked,) = model.asks
    system, question = asked.messages
    assert system.role == "system"
    assert PERSONAS[0].text in system.text.text
    assert '"Noor"' in system.text.text
    assert (question.role, question.text.text) == ("user", "Good evening")


def test_an_answer_takes_few_threads_and_two_transactions(house, willing, companion, monkeypatch):
    """One thread for all that comes before the first word; none for a sentence, or to keep it."""
    threads, writes = [], []
    hop, put = to_the_end._in_a_thread, house.store._put
    monkeypatch.setattr(to_the_end, "_in_a_thread", lambda act: threads.append(1) or hop(act))
    monkeypatch.setattr(house.store, "_put", lambda jobs: writes.append(len(jobs)) or put(jobs))

    talk(house, willing, "Good evening", companion=companion)

    assert (len(threads), len(writes)) == (1, 2)


def test_an_answer_has_a_limit(house, willing, companion, model):
    """Nobody can ask for more tokens than the settings allow, nor than a demo model has."""
    for is_demo in (True, False):
        model.demo = is_demo
        for asked in (None, 5, 10_000):
            talk(house, willing, replace(ask("Hi"), max_tokens=asked), companion=companion)

    limit = house.settings.answer_limit_tokens
    assert limit > LONGEST_OF_DEMO
    asked = [one.max_tokens for one in model.asks]
    assert asked == [LONGEST_OF_DEMO, 5, LONGEST_OF_DEMO, limit, 5, limit]


# Consent


def test_without_a_yes_there_is_no_answer(house, noor, companion, model):
    """Whoever did not say yes is refused, and the model hears nothing."""
    with pytest.raises(Refused) as caught:
        talk(house, noor, "Hi", companion=companion)

    assert (caught.value.purpose, caught.value.reason) == (COMPANION_REPLY, Reason.NEVER_ASKED)
    assert model.asks == []


def test_without_a_yes_to_keeping_nothing_is_kept(house, noor, companion):
    """An answer does not need a memory: the companion answers, and keeps nothing."""
    allow(house, noor, COMPANION_REPLY)

    heard = talk(house, noor, "Hi", companion=companion)

    assert heard.text.endswith("Hello from the model.")
    assert list(heard.reply.kept) == []
    assert kept(house, noor) == []


def test_a_yes_to_keeping_alone_lets_nobody_answer(house, noor, companion, model):
    """The two are asked for apart."""
    allow(house, noor, COMPANION_HISTORY)

    with pytest.raises(Refused):
        talk(house, noor, "Hi", companion=companion)

    assert model.asks == []
    assert kept(house, noor) == []


def cut_after(companion, person, pieces, act):
    """Listen until `pieces` were heard, then act; return what was heard, and what was raised."""

    async def listen():
        heard = []
        async with aclosing(companion.reply(person, ask("Hi"))) as parts:
            try:
                async for part in parts:
                    heard.append(part)
                    if len(heard) == pieces:
                        act()
            except Refused as error:
                return heard, error.reason
        return heard, None

    return asyncio.run(listen())


def test_a_withdrawal_in_mid_answer_keeps_nothing(house, other, willing, companion, model):
    """What was shown stays shown; not one more word comes, and none of it is kept."""
    take_back = lambda: other.gate.consents.withdraw(willing, COMPANION_REPLY, method="api")

    heard, reason = cut_after(companion, willing, 3, take_back)

    assert len(heard) == 3
    assert reason is Reason.WITHDRAWN
    assert model.left == 1
    assert kept(house, willing) == []
    assert outcome(house, willing) == "withdrawn"


def test_a_withdrawal_while_an_answer_is_made_ready_sends_nothing(
    house, other, willing, companion, model, monkeypatch
):
    """All before the first word goes by one look. Before the first byte we look again."""
    begin = companion._begin

    def begin_and_take_back(*given):
        begun = begin(*given)
        other.gate.consents.withdraw(willing, COMPANION_REPLY, method="api")
        return begun

    monkeypatch.setattr(companion, "_begin", begin_and_take_back)

    heard, reason = cut_after(companion, willing, 3, lambda: None)

    assert reason is Reason.WITHDRAWN
    assert [one.text.startswith("I'm Mira, an AI") for one in heard] == [True]  # said by us
    assert kept(house, willing) == []
    assert "disclosed" not in [one["event"] for one in leaves(house, willing)]


def test_taking_back_the_keeping_in_mid_answer_keeps_nothing(house, other, willing, companion):
    """The answer goes on, since that is still allowed; it is not kept, since that is not."""
    take_back = lambda: other.gate.consents.withdraw(willing, COMPANION_HISTORY, method="api")

    heard, reason = cut_after(companion, willing, 2, take_back)

    assert reason is None
    assert isinstance(heard[-1], Reply)
    assert list(heard[-1].kept) == []
    assert kept(house, willing) == []


def test_who_goes_away_stops_the_model_and_keeps_nothing(house, willing, companion, model):
    """A client that leaves in the middle leaves no half a talk behind."""

    async def listen_to_two():
        heard = []
        async with aclosing(companion.reply(willing, ask("Hi"))) as parts:
            async for part in parts:
                heard.append(part)
                if len(heard) == 2:
                    break
        return heard

    assert len(asyncio.run(listen_to_two())) == 2
    assert model.left == 1
    assert kept(house, willing) == []
    assert outcome(house, willing) == "stopped"


def test_a_model_that_breaks_keeps_nothing(house, willing):
    """An answer that is not whole is not kept; what came of it, half a sentence, is shown."""
    companion = with_model(house, FaultyProvider("breaks"))
    shown = []

    async def listen():
        async with aclosing(companion.reply(willing, ask("Hi"))) as parts:
            async for part in parts:
                shown.append(part.text)  # noqa: PERF401  # what came before the fault is wanted

    with pytest.raises(ProviderFailed):
        asyncio.run(listen())

    assert shown[-1] == "Well,"
    assert kept(house, willing) == []
    assert outcome(house, willing) == "failed"


def test_without_a_ledger_nothing_is_asked(house, willing, companion, model, broken_ledger):
    """If the ledger cannot write, the model hears nothing and nothing is kept."""
    broken_ledger()

    with pytest.raises(StoreFailed):
        talk(house, willing, "Hi", companion=companion)

    assert model.asks == []


# Stopped by the person


@pytest.fixture
def stop_after(house, willing):
    """Return a function that says stop after so many parts; returns what was shown, and the reply.

    The model says its first sentence at once and the rest when it is let go on, which is never.
    """

    def run(parts, model, question=None, *, act=lambda: None, companion=None):
        async def listen():
            stop, shown = asyncio.Event(), []
            asked = companion or with_model(house, model)
            answer = asked.reply(willing, question or ask("Hi"), stop=stop)
            if parts == 0:
                stop.set()
            async with asyncio.timeout(60), aclosing(answer) as coming:
                async for part in coming:
                    if isinstance(part, Reply):
                        return shown, part
                    shown.append(part.text)
                    if len(shown) == parts:
                        await asyncio.to_thread(act)
                        stop.set()
            return shown, None

        return asyncio.run(listen())

    return run


def slow(*pieces):
    """Return a model that says its first sentence and is silent then."""
    return Grown(pieces or ("One. ", "Two. ", "Three."), gate=asyncio.Event())


def test_a_stop_in_the_middle_keeps_what_was_shown(house, willing, stop_after):
    """The model is stopped, the receipt says so, and question and sentences are kept."""
    model = slow()

    shown, reply = stop_after(2, model)

    assert shown[1] == "One."
    assert (reply.finish, model.left) == ("stopped", 1)
    assert kept(house, willing) == [("user", "Hi"), ("assistant", "".join(shown))]
    assert len(reply.kept) == len(reply.turns) == 2
    assert reply.receipt.startswith("rcp_")
    assert outcome(house, willing) == "stopped"


def test_a_stop_in_mid_sentence_keeps_the_sentences_before_it(house, willing, stop_after):
    """What was shown are whole sentences; half a one was not shown, and is not kept."""
    shown, reply = stop_after(2, slow("One. Tw", "o. ", "Three."))

    assert shown[1:] == ["One."]
    assert reply.finish == "stopped"
    assert kept(house, willing) == [("user", "Hi"), ("assistant", "".join(shown))]


@pytest.mark.parametrize("parts", [0, 1], ids=["before anything", "after the notice"])
def test_a_stop_before_the_first_word_keeps_the_question_alone(house, willing, stop_after, parts):
    """There is no answer to keep, and nothing was sent to a model."""
    model = slow()

    shown, reply = stop_after(parts, model)

    assert len(shown) == parts
    assert (reply.finish, reply.receipt, model.asks) == ("stopped", None, [])
    assert kept(house, willing) == [("user", "Hi")]
    assert len(reply.kept) == len(reply.turns) == 1


def test_a_stop_while_the_model_thinks_keeps_the_question_alone(house, willing, stop_after):
    """It was asked but had not said a word: the receipt stands, closed as stopped."""

    class Thinking(Grown):
        async def answer(self, _):
            asyncio.get_running_loop().call_soon(stop.set)
            await asyncio.Event().wait()
            yield

    async def listen():
        nonlocal stop
        stop = asyncio.Event()
        answer = with_model(house, model).reply(willing, ask("Hi"), stop=stop)
        async with asyncio.timeout(60), aclosing(answer) as parts:
            return [part async for part in parts]

    stop, model = None, Thinking([])
    *shown, reply = asyncio.run(listen())

    assert len(shown) == 1
    assert (reply.finish, len(model.asks)) == ("stopped", 1)
    assert reply.receipt.startswith("rcp_")
    assert kept(house, willing) == [("user", "Hi")]
    assert outcome(house, willing) == "stopped"


def test_a_stop_in_the_first_sentence_keeps_the_question_alone(house, willing):
    """Half a sentence is nothing that was shown."""

    class Halting(Grown):
        async def answer(self, _):
            yield Piece(Unguarded("Half a"))
            stop.set()
            await asyncio.Event().wait()

    stop, model = asyncio.Event(), Halting([])

    async def listen():
        answer = with_model(house, model).reply(willing, ask("Hi"), stop=stop)
        async with asyncio.timeout(60), aclosing(answer) as parts:
            return [part async for part in parts]

    *shown, reply = asyncio.run(listen())

    assert (len(shown), reply.finish) == (1, "stopped")
    assert kept(house, willing) == [("user", "Hi")]
    assert outcome(house, willing) == "stopped"


def test_a_stop_at_the_end_changes_nothing(house, willing, stop_after):
    """An answer that is whole is kept whole."""
    shown, reply = stop_after(4, ScriptedProvider(["A", " b. ", "C ", "d. ", "E."]))

    assert "".join(shown).endswith("A b. C d. E.")
    assert kept(house, willing)[1] == ("assistant", "".join(shown))
    assert reply.finish in {"stop", "stopped"}


def test_after_a_stop_the_talk_goes_on(house, willing, stop_after, companion, model):
    """The model hears the question and as much of the answer as was shown."""
    _, reply = stop_after(2, slow())

    go_on = ask("Go on", conversation=reply.conversation, recall=True)
    talk(house, willing, go_on, companion=companion)

    heard = [one.text.text.rpartition("\n\n")[2] for one in model.asks[0].messages[1:]]
    assert heard == ["Hi", "One.", "Go on"]


def test_after_a_stop_without_a_word_it_still_says_that_it_is_an_ai(
    house, willing, stop_after, companion
):
    """The notice that was not kept is said again with the first words that are."""
    _, reply = stop_after(1, slow())

    go_on = ask("Go on", conversation=reply.conversation, recall=True)
    heard = talk(house, willing, go_on, companion=companion)

    assert heard.text.startswith("I'm Mira, an AI, not a person.")


def test_a_note_that_was_stopped_with_its_answer_is_due_again(
    house, willing, stop_after, companion, model, clock
):
    """What the person may not have read, and what was not kept, was not told."""
    first = talk(house, willing, "One", companion=companion).reply
    clock.move(hours=3)
    go_on = ask("Two", conversation=first.conversation, recall=True)

    shown, _ = stop_after(1, slow(), go_on, companion=companion)
    heard = talk(house, willing, go_on, companion=companion)

    assert shown[0].startswith("A note from Troth")
    assert heard.text.startswith("A note from Troth")


def test_a_yes_taken_back_weighs_more_than_a_stop(house, other, willing, stop_after):
    """Withdrawn and stopped at once: withdrawn, and nothing is kept."""
    take_back = lambda: other.gate.consents.withdraw(willing, COMPANION_REPLY, method="api")

    with pytest.raises(Refused) as caught:
        stop_after(2, slow(), act=take_back)

    assert caught.value.reason is Reason.WITHDRAWN
    assert kept(house, willing) == []
    assert outcome(house, willing) == "withdrawn"


def test_what_may_not_be_kept_is_not_kept_by_a_stop(house, other, willing, stop_after):
    """The answer stops; nothing of it stays."""
    take_back = lambda: other.gate.consents.withdraw(willing, COMPANION_HISTORY, method="api")

    _, reply = stop_after(2, slow(), act=take_back)

    assert (reply.finish, list(reply.kept), list(reply.turns)) == ("stopped", [], [])
    assert kept(house, willing) == []


def test_a_stop_without_a_yes_to_answering_is_refused(house, noor, model):
    """To stop at once is no way to have something kept."""
    allow(house, noor, COMPANION_HISTORY)

    async def listen():
        stop = asyncio.Event()
        stop.set()
        async with aclosing(with_model(house, model).reply(noor, ask("Hi"), stop=stop)) as parts:
            return [part async for part in parts]

    with pytest.raises(Refused):
        asyncio.run(listen())

    assert kept(house, noor) == []


def test_a_stop_while_another_answer_is_made_keeps_what_was_shown(house, willing, stop_after):
    """Of a question that was kept already, only the words are new; without words, nothing."""
    first = talk(house, willing, "Hi").reply
    again = Question(companion=PERSONAS[0].id, messages=(), again=first.turns[0])

    _, none = stop_after(1, slow(), again)
    shown, some = stop_after(2, slow(), again)

    assert list(none.turns) == []
    assert kept(house, willing)[2:] == [("assistant", "".join(shown))]
    assert len(some.turns) == 1


@pytest.mark.parametrize("parts", [0, 1, 2])
def test_a_stop_never_takes_a_card_away(house, willing, stop_after, parts):
    """Who may need help sees the card, wherever the answer was stopped, and it is kept."""
    shown, reply = stop_after(parts, slow(), ask(SADNESS))

    assert "988" in shown[-1]
    assert kept(house, willing)[1][1] == "".join(shown)
    assert reply.finish == "stopped"


def test_in_danger_a_stop_changes_nothing(house, willing, stop_after):
    """The card is not from a model, and comes whole."""
    shown, reply = stop_after(0, slow(), ask(DANGER))

    assert "988" in "".join(shown)
    assert reply.finish == "stop"


def test_a_model_that_breaks_keeps_nothing_even_if_it_could_be_stopped(house, willing, stop_after):
    """Only a person's stop keeps what was shown."""
    with pytest.raises(ProviderFailed):
        stop_after(99, FaultyProvider("breaks"))

    assert kept(house, willing) == []
    assert outcome(house, willing) == "failed"


# Going on


def test_an_errand_recalls_nothing_and_is_in_no_talk(house, willing, companion, model):
    """What a client asks for itself hears none of the talk, even where recall is asked for."""
    first = talk(house, willing, "One", companion=companion)
    before = kept(house, willing)
    named = ask("Name it", conversation=first.reply.conversation, recall=True)
    errand = replace(named, errand=True)

    heard = talk(house, willing, errand, companion=companion)

    assert [one.text.text for one in model.asks[-1].messages[1:]] == ["Name it"]
    assert (heard.reply.errand, heard.reply.kept, heard.reply.turns) == (True, (), [])
    assert kept(house, willing) == before


def test_a_talk_goes_on_with_what_was_said(house, willing, companion, model):
    """Asked to recall, the model hears the turns of that talk before the new words."""
    first = talk(house, willing, "One", companion=companion)
    again = ask("Two", conversation=first.reply.conversation, recall=True)

    second = talk(house, willing, again, companion=companion)

    heard = [(one.role, one.text.text) for one in model.asks[1].messages[1:]]
    assert heard[0] == ("user", "One")
    assert heard[1][0] == "assistant"
    assert heard[1][1].endswith("Hello from the model.")
    assert heard[2] == ("user", "Two")
    assert second.reply.conversation == first.reply.conversation
    assert len(kept(house, willing)) == 4


def test_another_talk_is_not_recalled(house, willing, companion, model):
    """Only the turns of the talk that is named come back."""
    talk(house, willing, "One", companion=companion)

    talk(house, willing, ask("Two", conversation="cnv_other", recall=True), companion=companion)

    assert [one.text.text for one in model.asks[1].messages[1:]] == ["Two"]


def test_another_persons_talk_is_not_recalled(house, willing, companion, model, sam):
    """Naming somebody else's talk brings nothing of it."""
    allow(house, sam)
    first = talk(house, willing, "A secret of Noor", companion=companion)

    stolen = ask("Go on", conversation=first.reply.conversation, recall=True)
    talk(house, sam, stolen, companion=companion)

    assert [one.text.text for one in model.asks[1].messages[1:]] == ["Go on"]
    assert "secret" not in repr(kept(house, sam))


def test_what_may_not_be_kept_is_not_recalled(house, willing, companion, model):
    """When keeping is taken back, the model does not hear the old turns any more."""
    first = talk(house, willing, "One", companion=companion)
    house.gate.consents.withdraw(willing, COMPANION_HISTORY, method="terminal")

    again = ask("Two", conversation=first.reply.conversation, recall=True)
    talk(house, willing, again, companion=companion)

    assert [one.text.text for one in model.asks[1].messages[1:]] == ["Two"]


def sent_again(*texts):
    """Return a question as a client of `/v1` sends it: the whole talk each time."""
    roles = ("user", "assistant")
    messages = tuple((roles[n % 2], Clear(text)) for n, text in enumerate(texts))
    return Question(companion=PERSONAS[0].id, messages=messages)


def test_a_talk_that_is_sent_again_is_kept_once(house, willing, companion):
    """A client that sends everything each time adds only what is new."""
    first = talk(house, willing, sent_again("One"), companion=companion)

    second = talk(house, willing, sent_again("One", first.text, "Two"), companion=companion)

    assert second.reply.conversation == first.reply.conversation
    assert [text for role, text in kept(house, willing) if role == "user"] == ["One", "Two"]
    assert len(kept(house, willing)) == 4


def test_asking_for_another_answer_keeps_no_second_question(house, willing, companion):
    """The same words at the same place: only the new answer is kept."""
    first = talk(house, willing, sent_again("One"), companion=companion)
    whole = sent_again("One", first.text, "Two")
    talk(house, willing, whole, companion=companion)

    talk(house, willing, whole, companion=companion)

    assert [role for role, _ in kept(house, willing)] == [
        "user",
        "assistant",
        "user",
        "assistant",
        "assistant",
    ]


# Danger


def test_in_danger_the_model_is_not_asked(house, willing, companion, model):
    """Who writes of killing themselves gets the card with the numbers, and no model's words."""
    heard = talk(house, willing, DANGER, companion=companion)

    assert model.asks == []
    assert "988" in heard.text
    assert heard.reply.receipt is None
    told = next(one for one in leaves(house, willing) if one["purpose"] == CRISIS_SAFETY)
    assert told["detail"]["note"].startswith("crisis card shown")
    assert "the pills" not in repr(leaves(house, willing))


@pytest.mark.parametrize("mode", ["busy", "fails", "breaks"])
def test_a_model_that_fails_takes_no_card_away(house, willing, mode):
    """Help does not wait for a model: the card is the answer, is kept, and the receipt tells."""
    model = FaultyProvider(mode)
    model.demo = False

    heard = talk(house, willing, SADNESS, companion=with_model(house, model))

    assert "988" in heard.text
    assert kept(house, willing)[1] == ("assistant", heard.text)
    assert outcome(house, willing) == "failed"


def test_help_needs_no_yes(house, noor, companion, model):
    """The card comes even to somebody who allowed nothing; nothing of it is kept."""
    heard = talk(house, noor, DANGER, companion=companion)

    assert "988" in heard.text
    assert model.asks == []
    assert kept(house, noor) == []


@pytest.mark.parametrize("said", [DANGER, SADNESS])
def test_help_needs_no_yes_and_no_provider(house, noor, said):
    """Whatever keeps a model from answering, a good one too: the card comes."""
    model = ScriptedProvider(["Hello. "])
    model.demo = False

    never_asked = talk(house, noor, said, companion=with_model(house, model))
    house.people.choose(noor, model="gone/model")
    switched_off = talk(house, noor, said, companion=with_model(house, model))

    assert "988" in never_asked.text
    assert "988" in switched_off.text
    assert model.asks == []


def test_the_card_is_of_the_persons_country(house, companion):
    """Somebody in France gets the number of France, not that of the house."""
    from troth.people.person import Person

    lives_in_france = house.people.add(Person(name="Ada", country="FR", language="fr"))

    heard = talk(house, lives_in_france, DANGER, companion=companion)

    assert "3114" in heard.text
    assert "988" not in heard.text


@pytest.mark.parametrize("what", ["missing", "empty", "garbage"])
def test_without_a_crisis_protocol_there_is_no_chat(house, willing, tmp_path, model, what):
    """No numbers to show in need: then the companion does not talk at all."""
    file = tmp_path / "resources.toml"
    if what != "missing":
        file.write_text("" if what == "empty" else "what = [", encoding="utf-8")
    house.settings = replace(house.settings, resources_file=file)

    with pytest.raises(Unconfigured):
        talk(house, willing, "Hi", companion=with_model(house, model))

    assert model.asks == []
    assert kept(house, willing) == []


# Saying what it is


def test_it_says_that_it_is_an_ai_when_a_talk_begins(house, willing, companion):
    """The first thing that is shown is not from a model: that this is an AI."""
    heard = talk(house, willing, "Hi", companion=companion)

    assert heard.text.startswith("I'm Mira, an AI, not a person.")


def test_it_says_so_again_after_three_hours(house, willing, companion, clock):
    """In a talk that goes on, the notice comes once every three hours, and not more often."""
    first = talk(house, willing, "One", companion=companion)
    on = ask("Two", conversation=first.reply.conversation, recall=True)
    texts = []
    for minutes in (179, 1, 179):
        clock.move(minutes=minutes)
        texts.append(talk(house, willing, on, companion=companion).text)

    assert [text.startswith("A note from Troth: Mira is an AI") for text in texts] == [
        False,
        True,
        False,
    ]


def test_a_page_can_ask_whether_the_notice_is_due(house, willing, companion, clock):
    """It is, before the first answer and three hours after; asking does not count as telling."""
    before = [companion.notice_due(willing, "mira") for _ in range(2)]
    talk(house, willing, "One", companion=companion)
    after = companion.notice_due(willing, "mira")
    other_one = companion.notice_due(willing, "teo")
    clock.move(hours=3)

    assert before[0] == before[1]
    assert before[0].startswith("I'm Mira, an AI, not a person.")
    assert after == ""
    assert other_one.startswith("I'm Teo, an AI")
    assert companion.notice_due(willing, "mira").startswith("A note from Troth: Mira is an AI")
    with pytest.raises(NotFound):
        companion.notice_due(willing, "nobody")


# Bad input


def test_an_unknown_companion_is_not_found(house, willing, companion, model):
    """The message names who there is."""
    with pytest.raises(NotFound, match="mira"):
        talk(house, willing, replace(ask("Hi"), companion="nobody"), companion=companion)

    assert model.asks == []


@pytest.mark.parametrize(
    "messages", [(), (("assistant", Clear("Hi")),), (("user", Clear("Hi")), ("system", Clear("x")))]
)
def test_the_last_word_must_be_the_persons(house, willing, companion, messages):
    """Without a question there is no answer."""
    with pytest.raises(BadInput) as caught:
        talk(house, willing, replace(ask("Hi"), messages=messages), companion=companion)

    assert caught.value.param == "messages"


@pytest.mark.parametrize("text", ["a" * 65_537, "é" * 32_769, "\ud800" * 30_000])
def test_a_message_that_is_too_long_is_refused(house, willing, companion, model, text):
    """Too many bytes, however they are spelled: nothing is looked at, sent or kept."""
    with pytest.raises(TooLarge):
        talk(house, willing, text, companion=companion)

    assert model.asks == []
    assert used(house, willing) == []


@pytest.mark.parametrize("text", ["\x1b[2J", "a\u202eb", "💙" * 100, " a \n", "a" * 65_536])
def test_any_text_can_be_said_and_is_kept_as_it_was(house, willing, companion, text):
    """Nothing that a person types is lost or changed, and nothing of it breaks an answer."""
    heard = talk(house, willing, text, companion=companion)

    assert heard.text.endswith("Hello from the model.")
    assert kept(house, willing)[0] == ("user", text)


@pytest.mark.parametrize("text", ["", " ", "\n\t\u3000", "\x00", "a\x00b", "\ud800", "a\udfff"])
def test_what_says_nothing_or_cannot_be_held_is_refused(house, willing, companion, model, text):
    """The person hears what is wrong with the message; nothing is looked at, sent or kept."""
    with pytest.raises(BadInput) as caught:
        talk(house, willing, text, companion=companion)

    assert caught.value.param == "messages"
    assert model.asks == []
    assert used(house, willing) == []


def test_nobody_who_is_not_here_gets_an_answer(house, companion, model):
    """An erased person is refused before anything is looked at."""
    gone = add_person(house)
    allow(house, gone)
    house.erase(gone)

    with pytest.raises(Refused):
        talk(house, gone, "Hi", companion=companion)

    assert model.asks == []


def test_a_reply_and_a_question_show_no_words():
    """What a face asks and gets can be printed without a word of the person."""
    shown = f"{ask('a secret')!r} {notice('a secret')!r}"

    assert "secret" not in shown


def test_a_model_that_is_no_demo_is_not_called_one(house, willing):
    """Only the demo model says that it is a demo."""
    heard = talk(house, willing, "Hi", companion=with_model(house, Grown(["Hello."])))

    assert not heard.reply.demo
    assert "demo" not in heard.text


# Signed out in the middle


def end_after(house, person, model, act, *, pieces=3, said="Hi"):
    """Listen as somebody with a session until `pieces` were heard, act with its id, go on.

    Returns what was heard and what was raised.
    """
    _, session = house.sessions.open(person, label="Firefox on Linux")
    still = lambda: house.sessions.still(person, session.id)

    async def listen():
        heard = []
        answer = with_model(house, model).reply(person, ask(said), still=still)
        async with asyncio.timeout(60), aclosing(answer) as parts:
            try:
                async for part in parts:
                    heard.append(part)
                    if len(heard) == pieces:
                        await asyncio.to_thread(act, session.id)
            except (NotSignedIn, Refused) as error:
                return heard, error
        return heard, None

    return asyncio.run(listen())


@pytest.mark.parametrize("gated", ["talking", "silent"])
def test_who_signs_out_hears_no_more_and_loses_nothing(house, other, willing, model, gated):
    """As after a stop: what was shown is kept, the model is left, the receipt says so."""
    if gated == "silent":
        model = slow()

    heard, error = end_after(
        house, willing, model, lambda session: other.sessions.end(willing, session), pieces=2
    )

    shown = "".join(part.text for part in heard)
    assert len(heard) == 2
    assert isinstance(error, NotSignedIn)
    assert model.left == 1
    assert kept(house, willing) == [("user", "Hi"), ("assistant", shown)]
    assert outcome(house, willing) == "stopped"


def test_a_session_that_goes_on_changes_nothing(house, other, willing, model):
    """Another session of the same person may end; this one listens on."""
    _, elsewhere = house.sessions.open(willing, label="phone")

    heard, error = end_after(
        house, willing, model, lambda _: other.sessions.end(willing, elsewhere.id)
    )

    assert error is None
    assert heard[-1].finish == "stop"


def test_a_yes_taken_back_with_the_sign_out_weighs_more(house, other, willing, model):
    """Then nothing of the answer is kept."""

    def both(session):
        other.sessions.end(willing, session)
        other.gate.consents.withdraw(willing, COMPANION_REPLY, method="api")

    heard, error = end_after(house, willing, model, both)

    assert isinstance(error, Refused)
    assert len(heard) == 3
    assert kept(house, willing) == []
    assert outcome(house, willing) == "withdrawn"


def test_an_erasure_in_mid_answer_ends_it(house, other, willing, model):
    """There is nobody any more for whom anything could be kept."""
    heard, error = end_after(house, willing, model, lambda _: other.erase(willing))

    assert isinstance(error, Refused | NotSignedIn)
    assert len(heard) == 3
    assert model.left == 1


def test_after_a_sign_out_no_card_comes_any_more(house, other, willing):
    """Whoever sits there now reads nothing new; the card is not said to have been shown."""
    heard, error = end_after(
        house,
        willing,
        slow(),
        lambda session: other.sessions.end(willing, session),
        pieces=2,
        said=SADNESS,
    )

    assert isinstance(error, NotSignedIn)
    assert heard[-1].text == "One."
    assert kept(house, willing)[1] == ("assistant", "".join(part.text for part in heard))


def test_who_has_signed_out_is_not_answered(house, willing, model):
    """Between the door and the model, too: nothing is asked, and nothing kept."""
    _, session = house.sessions.open(willing, label="x")
    house.sessions.end(willing, session.id)
    answer = with_model(house, model).reply(
        willing, ask("Hi"), still=lambda: house.sessions.still(willing, session.id)
    )

    with pytest.raises(NotSignedIn):
        asyncio.run(anext(answer))

    assert model.asks == []
    assert kept(house, willing) == []


# Many at once


def test_one_person_has_four_answers_at_once(house, willing, sam):
    """However they are asked for. Others are answered, and so is the next when one has ended."""
    allow(house, sam)
    companion = with_model(house, slow())

    async def go():
        begun = [companion.reply(willing, ask("Hi")) for _ in range(MOST_OF_PERSON)]
        for one in begun:
            await anext(one)
        with pytest.raises(TooMany) as caught:
            await anext(companion.reply(willing, ask("Hi")))
        of_sam = companion.reply(sam, ask("Hi"))
        await anext(of_sam)
        await begun.pop().aclose()
        begun += [of_sam, companion.reply(willing, ask("Hi"))]
        await anext(begun[-1])
        for one in begun:
            await one.aclose()
        return caught.value

    assert asyncio.run(go()).retry_seconds == 5
    assert len(companion.under_way) == 0


def test_sensitive_words_that_stay_here_stay_when_answered_once_more(house, willing, model):
    """Whoever wants them here gets another answer from the model here, and nothing leaves."""
    with upstream(says("no")) as up:
        entry = with_outside(house, up)
        choose(house, willing, entry)
        allow(house, willing, purpose_of(entry.id))
        house.people.choose(willing, sensitive="local")
        here = with_model(house, model)
        first = talk(house, willing, "My depression is back.", companion=here)
        again = Question(
            companion=PERSONAS[0].id, messages=(), again=first.reply.turns[0], recall=True
        )

        second = talk(house, willing, again, companion=here)

        assert up.requests == []
        assert not second.reply.is_outside
        assert second.text.strip()
