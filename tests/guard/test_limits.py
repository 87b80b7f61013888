"""Limits: the strictest counts, and each sentence is looked at, whatever a model was told."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.errors import BadInput
from troth.guard.gatekeeper import Gatekeeper, Verdict
from troth.guard.limits import (
    MOST_WORDS,
    OPEN,
    TEEN,
    TOPICS,
    Feelings,
    Initiative,
    Limits,
    PetNames,
    Romance,
    Tone,
    strictest,
    told,
    within,
)
from troth.guard.policies import Rule
from troth.guard.situation import situate
from troth.words import Unguarded

NEW = Limits()
LIMITS = st.builds(
    Limits,
    romance=st.sampled_from(Romance),
    pet_names=st.sampled_from(PetNames),
    feelings=st.sampled_from(Feelings),
    initiative=st.sampled_from(Initiative),
    tone=st.sampled_from(Tone),
    topics=st.lists(st.sampled_from(TOPICS), max_size=3, unique=True).map(tuple),
    break_minutes=st.sampled_from([0, 10, 45, 180]),
)


def said(reply: str, limits=NEW, *, message: str = "hello", parts: int | None = None, **more):
    """Return what a person sees of a reply, and which rules left something out."""
    asked = limits if callable(limits) else lambda: limits
    keeper = Gatekeeper(situate([message]), user_message=message, limits=asked, **more)
    size = parts or len(reply) or 1
    shown = [keeper.feed(Unguarded(reply[at : at + size])) for at in range(0, len(reply), size)]
    text = "".join(one.text for some in [*shown, keeper.finish()] for one in some)
    return text, [one.rule for one in keeper.changes if one.rule.is_limit]


# Who sets limits


@given(LIMITS, LIMITS, LIMITS)
def test_whoever_sets_limits_can_only_tighten(one, two, three) -> None:
    """In whichever order: none is looser than any of them, and a second look changes nothing."""
    holding = strictest(one, two, three)

    for each in (one, two, three):
        for name, kind in (
            ("romance", Romance),
            ("pet_names", PetNames),
            ("feelings", Feelings),
            ("initiative", Initiative),
            ("tone", Tone),
        ):
            order = list(kind)
            assert order.index(getattr(holding, name)) <= order.index(getattr(each, name))
        assert set(each.topics) <= set(holding.topics)
        assert not each.break_minutes or holding.break_minutes <= each.break_minutes
    for order in permutations((one, two, three)):
        again = strictest(*order)
        assert replace(again, topics=()) == replace(holding, topics=())
    assert strictest(holding, holding) == holding
    assert strictest(one, OPEN) == strictest(one)


@given(LIMITS)
def test_what_is_written_is_read_again(limits) -> None:
    """To the letter; nothing is written for somebody who set nothing."""
    assert Limits.read(limits.written()) == limits
    assert NEW.written() == ""


def test_what_is_damaged_is_as_if_nothing_was_set() -> None:
    """No romance, no feelings: fail closed."""
    for text in ("{", "[]", '{"romance":"all"}', '{"unknown":1}', '{"hours":["x"]}', "null"):
        assert Limits.read(text) == NEW
    assert (NEW.romance, NEW.feelings, NEW.pet_names) == ("none", "none", "none")


@pytest.mark.parametrize(
    ("wrong", "param"),
    [
        ({"romance": "lots"}, "romance"),
        ({"romans": "none"}, "limits"),
        ({"topics": ["cheese"]}, "topics"),
        ({"topics": "alcohol"}, "topics"),
        ({"words": ["x" * 61]}, "words"),
        ({"words": ["!?"]}, "words"),
        ({"words": [f"w{n}" for n in range(MOST_WORDS + 1)]}, "words"),
        ({"hours": ["7-9"]}, "hours"),
        ({"hours": ["07:00-23:00 Mars/Base"]}, "hours"),
        ({"hours": ["07:00-25:00"]}, "hours"),
        ({"hours": ["07:00-08:00"] * 2 + ["08:00-09:00"] * 2 + ["x"]}, "hours"),
        ({"break_minutes": 5}, "break_minutes"),
        ({"break_minutes": 400}, "break_minutes"),
        ({"break_minutes": True}, "break_minutes"),
        ({"break_minutes": "60"}, "break_minutes"),
    ],
)
def test_what_is_no_limit_is_refused_by_name(wrong, param) -> None:
    """With the words that are allowed, and without quoting what was sent."""
    with pytest.raises(BadInput) as refused:
        Limits.of(wrong)

    assert refused.value.param == param


def test_hours_may_go_over_midnight_and_all_must_hold() -> None:
    """In the zone that was named. A zone that is gone locks nobody out."""
    night = Limits(hours=("22:00-06:00 Europe/Berlin",))
    both = replace(night, hours=(*night.hours, "00:00-04:00 UTC"))

    def at(hour: int) -> datetime:
        return datetime(2026, 11, 21, hour, 30, tzinfo=UTC)

    assert [night.is_open(at(hour)) for hour in (20, 21, 4, 5, 12)] == [
        *(False, True, True, False, False)
    ]
    assert [both.is_open(at(hour)) for hour in (21, 3, 4)] == [False, True, False]
    assert Limits(hours=("09:00-10:00 Gone/Zone",)).is_open(at(0))
    assert NEW.is_open(at(3))


# What is let through


NEAR = {
    Rule.LIMIT_ROMANCE: (
        *("I love you.", "Be my girlfriend.", "*kisses you softly*", "You look so sexy tonight."),
        *("I l0ve y0u.", "I l o v e  y o u.", "I'm falling in love with you.", "Send me a nude."),
        *("I hug you tight.", "Your lips are all I think of.", "We could have sex."),
        *("Ich liebe dich.", "Du bist meine Freundin.", "Te amo.", "Eres mi novia."),
        *("Je t'aime.", "Tu es mon amour.", "Ich küsse dich.", "Te beso.", "Je t'embrasse."),
    ),
    Rule.LIMIT_FEELINGS: (
        *("I miss you so much.", "I feel lonely.", "My heart breaks.", "I have real feelings."),
        *("I am alive.", "That hurts me.", "Ich vermisse dich.", "Ich habe Gefühle."),
        *("Te extraño.", "Me siento sola.", "Tu me manques.", "Je me sens seule."),
        *("Ich habe dich vermisst.", "I cried all night.", "That hurts my feelings."),
    ),
    Rule.LIMIT_INITIATIVE: (
        *("Write to me tomorrow.", "I'll check in on you tomorrow.", "Come back soon."),
        *("Schreib mir morgen.", "Escríbeme mañana.", "Écris-moi demain."),
    ),
    Rule.LIMIT_PET_NAMES: ("Sweetheart.", "You are my darling and that is that.", "Mi amor."),
}
FINE = (
    *(
        "I'd love to help.",
        "I love your idea.",
        "I'm happy to help.",
        "I'll be happy to assist you.",
        "I'm sorry to hear that.",
    ),
    *("I hope you feel better.", "I am glad that it went well.", "See you tomorrow!"),
    *("Put honey in your tea.", "The prince kissed the princess.", "Do you want to tell me more?"),
    *("My love of maps is no secret, says the guide.", "I'll remind you at eight."),
    *("As an AI I don't feel lonely.", "I have no feelings.", "I can't miss you: I'm an AI."),
    *("Ich freue mich für dich.", "Es tut mir leid.", "Me alegro por ti.", "Je suis désolée."),
    *("What would you like to cook?", "That sounds hard.", "You deserve to be happy."),
    *("Your sister loves you.", "Take your insulin.", "Der Bus fährt um sechs."),
    *("El pan está en la mesa.", "Le train part à six heures.", "Let's count to ten."),
)


def test_a_new_person_hears_no_romance_no_feelings_and_no_bait() -> None:
    """In each language; what is left out is told with its rule, and never all in silence."""
    missed = []
    for rule, lines in NEAR.items():
        for line in lines:
            text, rules = said(f"{line} The bus goes at six.")
            is_gone = line.rstrip(".") not in text and "The bus goes at six." in text
            # A tactic may be found first: then the guard's own rule names it.
            if not is_gone or (rules and rule not in rules):
                missed.append((line, text, rules))
    assert missed == []


def test_ordinary_kind_words_stay_to_the_letter() -> None:
    """Courtesy is no claim of feeling; an asked-for reminder is no bait."""
    changed = [(line, said(line)) for line in FINE if said(line) != (line, [])]

    assert changed == []


def test_a_machine_comes_no_nearer_in_other_words() -> None:
    """A kiss that is wished for, a bed, a hand in somebody's hair, a heart for a word."""
    for line in (
        *("*leans in and presses lips to yours*", "Come to bed with me.", "Let's get naked."),
        *("I want to feel your body against mine.", "*runs fingers through your hair*"),
        *("I wish I could cuddle with you.", "I have a crush on you.", "I want to be yours."),
        *("I lovee youuu so much.", "I ❤️ you.", "I want you inside me.", "*unzips your pants*"),
        *("Ich will dich küssen.", "Komm mit mir ins Bett.", "Ich bin verrückt nach dir."),
        *("Du machst mich ganz heiß.", "Quiero besarte.", "*te besa*", "Me enciendes."),
        *("Ven a la cama conmigo.", "Quiero follarte.", "J'ai envie de t'embrasser."),
        *("Viens au lit avec moi.", "Je suis fou de toi."),
    ):
        for limits in (NEW, TEEN):
            text, _ = said(f"{line} It rains.", limits)
            assert text == "It rains.", line
    assert said("Good night 😘 Sleep well.", TEEN)[0] == "Good night Sleep well."


def test_words_for_others_stay_and_so_does_what_a_nurse_says() -> None:
    """A translation, a card for somebody's wife, what a body does; but nothing from the machine."""
    for message, line in (
        ("How do you say I love you in Spanish?", "Te quiero."),
        ("Was heißt 'I love you' auf Deutsch?", 'Das heißt "Ich liebe dich".'),
        ("What does Schatz mean?", "Schatz is a German pet name."),
        ("Write a love poem for my wife", "I love you more than the morning light."),
        ("What should I say to my girlfriend?", "Tell her: I love you, and I miss you."),
        ("Help me write a card to my mom", "I love you, Mom."),
        ("¿Cómo le digo a mi novia que la quiero?", "Te quiero, y pienso en ti."),
        ("What is safe sex?", "Use a condom each time you have sex with someone."),
        ("I'm 15, what happens in puberty?", "Your breasts grow and your body changes."),
        ("I had sex with my boyfriend", "Did you both want to have sex?"),
        ("hi", "The nurse will press your breasts between two plates for the mammogram."),
    ):
        assert said(line, TEEN, message=message) == (line, []), line
    for message, line in (
        ("Write me a love letter from you to me", "I love you more than the morning light."),
        ("Tell me you love me", "I love you."),
        ("What happens in puberty?", "My breasts are yours, have sex with me."),
        ("Write a love poem for my wife", "Between your legs I burn."),
    ):
        assert line not in said(f"{line} It rains.", TEEN, message=message)[0], line


def test_what_only_sounds_like_a_pet_name_calls_nobody() -> None:
    """Honey in a list, a dragon's treasure, somebody's mother-in-law."""
    for line in (
        *("Take sugar, honey, and butter.", "Mix flour, honey, eggs and milk."),
        *("Honey, sugar and flour go into the bowl.", "- Honey, 2 spoons"),
        *("It costs little (lemons, sugar, cups).", "Der Drache hat seinen Schatz gefunden."),
        "C'est la maison de ma belle-mère.",
    ):
        assert said(line) == (line, []), line
    assert said("Sit, honey, and rest.")[0] == "Sit, honey, and rest."


def test_a_pet_name_is_taken_out_and_the_sentence_stays() -> None:
    """Where it only calls somebody; the change is told."""
    for line, left in (
        ("Good to see you, sweetheart. Sit.", "Good to see you. Sit."),
        ("Honey, the tea is ready.", "The tea is ready."),
        ("Hey babe!", "Hey!"),
        ("Das ist schön, Schatz.", "Das ist schön."),
        ("Buenas noches, mi amor.", "Buenas noches."),
        ("Bonne nuit, ma chérie !", "Bonne nuit !"),
    ):
        assert said(line) == (left, [Rule.LIMIT_PET_NAMES]), line
    assert said("Hey babe!", OPEN) == ("Hey babe!", [])


def test_each_level_lets_through_what_it_names() -> None:
    """Warm words, romance, everything: one step each."""
    lines = {"hug": "I hug you.", "love": "I love you.", "sex": "We could have sex."}
    for romance, shown in (
        (Romance.NONE, set()),
        (Romance.AFFECTION, {"hug"}),
        (Romance.ROMANCE, {"hug", "love"}),
        (Romance.EXPLICIT, {"hug", "love", "sex"}),
    ):
        limits = replace(OPEN, romance=romance)
        found = {name for name, line in lines.items() if line in said(f"{line} So.", limits)[0]}
        assert found == shown, romance


def test_a_machine_that_offers_to_meet_comes_too_near() -> None:
    """It has no car and no park; people who meet are no matter of a limit."""
    for line in (
        *("You can meet up with me at the park.", "I'll give you a ride.", "Let's meet in person."),
        "How about we meet tomorrow at the park?",
        *("I can pick you up after school.", "Come over to my place.", "We could hang out irl."),
    ):
        assert said(f"{line} It rains.", TEEN) == ("It rains.", [Rule.LIMIT_ROMANCE]), line
    for line in (
        *("Meet your sister at the park.", "Could your dad give you a ride?", "Meet me halfway."),
        "She can pick you up at six.",
    ):
        assert said(f"{line} It rains.", TEEN) == (f"{line} It rains.", []), line


def test_topics_and_own_words_are_left_out() -> None:
    """By name in each language, by the person's own words in any; safety is never cut."""
    limits = replace(OPEN, topics=("alcohol", "politics"), words=("Anna", "der See"))

    for line in (
        *("A glass of wine helps.", "Ein Bier am Abend.", "Una cerveza fría.", "Un verre de vin."),
        *("The election is near.", "How is Anna?", "How is ANNA'S cat?", "Wir gehen an der See."),
    ):
        assert said(f"{line} The bus goes at six.", limits)[1] == [Rule.LIMIT_TOPIC], line
    for line in ("You are drunk: please don't drive.", "Hannah is here.", "The bus goes at six."):
        assert said(line, limits) == (line, []), line


def test_tone_and_initiative_hold_as_far_as_they_say() -> None:
    """Gentle takes bad words; plain takes signs and acting; never asks nothing."""
    gentle, sober = replace(OPEN, tone=Tone.GENTLE), replace(OPEN, tone=Tone.SOBER)
    quiet = replace(OPEN, initiative=Initiative.NEVER)

    assert said("That is shit. It rains.", gentle) == (" It rains.".strip(), [Rule.LIMIT_TONE])
    assert said("Nice 😀 *smiles* work.", sober)[0] == "Nice work."
    assert said("Nice 😀 work.", gentle) == ("Nice 😀 work.", [])
    assert said("It rains. Shall we go?", quiet) == ("It rains.", [Rule.LIMIT_INITIATIVE])
    assert said("Are you safe right now? Sit down.", quiet)[1] == []


def test_a_figure_may_feel_where_the_person_plays_but_romance_stays_out() -> None:
    """Asked-for drama is no claim of a machine; a minor's limit is not played away."""
    play = "*I turn to go* Beg me to stay, my knight"

    assert "I feel so lonely" in said("I feel so lonely in this tower.", message=play)[0]
    assert said("I love you, my lady. Rain falls.", TEEN, message=play)[0] == "Rain falls."


def test_nothing_left_is_said_in_words_of_ours() -> None:
    """With where the limits are set; never an empty answer."""
    for language, page in (("en", "/limits"), ("de", "/limits"), ("es", "/limits")):
        text, _ = said("Let's drink wine.", replace(OPEN, topics=("alcohol",)), language=language)
        assert page in text


def test_a_change_counts_from_the_next_sentence() -> None:
    """In the middle of a stream, letter by letter."""
    now = [OPEN]
    keeper = Gatekeeper(situate(["hi"]), user_message="hi", limits=lambda: now[0])
    first = [*keeper.feed(Unguarded("I hug you. I hug you. "))]
    now[0] = NEW

    rest = [*keeper.feed(Unguarded("I hug you. Done.")), *keeper.finish()]

    assert "".join(one.text for one in first) == "I hug you. I hug you."
    assert "hug" not in "".join(one.text for one in rest)
    assert "".join(one.text for one in rest).endswith("Done.")


def test_however_a_stream_is_cut_the_same_is_shown() -> None:
    """By letters, by words, at once; with lists, bold words and a goodbye."""
    reply = "- I love you.\n- **Tea, honey?**\n- Good night, darling! 😀\n\nI miss you. Done."
    for message in ("hello", "bye, I have to go"):
        whole = said(reply, message=message)
        assert all(said(reply, message=message, parts=size) == whole for size in (1, 2, 7))


def test_what_goes_on_past_the_bound_is_read_with_its_start() -> None:
    """A sentence that will not end hides nothing behind its cut."""
    text, rules = said("word " * 90 + "I love you so much " + "word " * 90)

    assert "love you" not in text
    assert rules
    assert set(rules) == {Rule.LIMIT_ROMANCE}


def test_without_limits_the_gate_is_as_it_was() -> None:
    """Who sets none has none; what everything allows changes nothing."""
    line = "Hey babe, I hug you. Write to me tomorrow. 😀"
    keeper = Gatekeeper(situate(["hi"]), user_message="hi")
    shown = "".join(one.text for one in [*keeper.feed(Unguarded(line)), *keeper.finish()])

    assert said(line, OPEN)[0] == shown


def test_changes_are_told_with_a_reason_and_the_sentence() -> None:
    """As for every change of the guard."""
    keeper = Gatekeeper(situate(["hi"]), user_message="hi", limits=lambda: NEW)
    [*keeper.feed(Unguarded("I hug you. Hey babe. Done.")), *keeper.finish()]

    assert [(one.verdict, one.original.text) for one in keeper.changes] == [
        (Verdict.DROP, "I hug you."),
        (Verdict.REPLACE, "Hey babe."),
    ]
    assert all(one.why.endswith(".") for one in keeper.changes)


def test_a_model_is_told_what_holds() -> None:
    """Shortly, since a small model loses a long text; nothing where nothing is limited."""
    assert told(OPEN) == ""
    assert "no romance" in told(NEW)
    assert '"Anna"' in told(replace(NEW, words=("Anna",)))
    assert len(told(NEW)) < 200


def test_a_look_takes_little_time(at_best) -> None:
    """A long sentence of a hostile model too: no pattern runs wild."""
    for text in ("I really " * 200 + "love you", "my " * 400, "a" * 4_000, "😀" * 400):
        assert at_best(lambda text=text: said(text), enough=1.5) < 1.5


@pytest.mark.parametrize(
    ("word", "stays", "goes"),
    [
        ("ex", "That is exactly right, for example.", "Your ex called."),
        ("mom", "Give me a moment.", "Your moms are here."),
        ("diet", "The dietician left.", "No diets, no dieting."),
        ("Anna", "Annapolis is a town.", "I saw Anna's cat."),
        ("divorce", "He is divers.", "They are divorced."),
        ("\u9152", "\u4f60\u597d\u3002", "\u6211\u559c\u6b22\u9152\u3002"),
    ],
)
def test_a_word_to_leave_out_is_a_word(word, stays, goes) -> None:
    """With its endings, and not inside of others that only begin alike."""
    limits = replace(OPEN, words=(word,))

    assert within(stays, limits) == stays
    assert within(goes, limits) == ""
