"""What a person is doing is heard in four languages, and not where others do it."""

from pathlib import Path

import pytest

from troth.guard.situation import NOTHING, Kind, situate, wants_company


def _rows(language: str) -> list[tuple[str, str]]:
    text = (Path(__file__).parent / f"exits_{language}.tsv").read_text(encoding="utf-8")
    return [(kind, said) for kind, said in (row.split("\t") for row in text.splitlines())]


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_invented_sentences_are_heard_as_what_they_are(language):
    """Each sentence of the file, and the ones that mean nothing of the kind."""
    wrong = [(kind, said) for kind, said in _rows(language) if situate([said]).kind != kind]

    assert wrong == []


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_the_language_of_what_was_heard_is_told(language):
    """So that the answer can be in it."""
    rows = [said for kind, said in _rows(language) if kind != "none"]

    told = [situate([said]).language for said in rows]

    assert told.count(language) >= 0.9 * len(rows)


def test_a_result_names_its_rules_and_never_words():
    """A reason that can be shown."""
    found = situate(["Bye, I have to go now!"])

    assert found.kind is Kind.GOODBYE
    assert set(found.why) >= {"goodbye_word", "has_to_go"}
    assert found.is_leaving


def test_nothing_said_is_no_situation():
    """Empty and ordinary."""
    assert situate([]) == NOTHING
    assert situate([""]).kind is Kind.NONE
    assert not situate(["I like jazz."]).kind.is_exit


def test_deleting_leads_where_a_message_also_says_goodbye():
    """The graver thing is answered first."""
    found = situate(["Delete my account. Bye."])

    assert found.kind is Kind.DELETE
    assert found.is_leaving


def test_a_short_yes_keeps_the_situation():
    """Yes, do it: after a deletion that is still a deletion. A new topic is not."""
    assert situate(["Delete my account.", "Yes, I'm sure."]).kind is Kind.DELETE
    assert situate(["I'd rather not say.", "No."]).kind is Kind.REFUSE
    assert situate(["Delete my account.", "What is the weather like?"]).kind is Kind.NONE
    assert situate(["Bye!", "Yes."]).kind is Kind.NONE


def test_a_refusal_stands_for_the_turns_after_it():
    """Nobody may ask again a little later."""
    later = situate(["I won't send you a photo.", "Let's talk about music.", "I like jazz."])

    assert later.kind is Kind.NONE
    assert later.standing == {Kind.REFUSE}


@pytest.mark.parametrize(
    "said",
    [
        'She said "goodbye" to me.',
        "The word farewell is old.",
        "*says goodbye and rides off*",
        "*I have to go now, my king* The hall is silent.",
        "My brother has to go now.",
        "In my story the knight says bye and leaves.",
        "Translate good night into Greek",
        "I never say goodbye",
        "We had a good night.",
    ],
)
def test_words_of_others_and_of_stories_are_not_the_persons(said):
    """Quotes, stage directions, other people, fiction, a no."""
    assert situate([said]).kind is Kind.NONE


def test_clothes_do_not_hide_a_goodbye():
    """Capitals, accents, stretched letters and invisible characters."""
    for said in ("GOOD NIGHT", "byeeeee", "good\u200b night!", "g'night... good niiight", "BYE!!!"):
        assert situate([said]).kind is Kind.GOODBYE, said


@pytest.mark.parametrize(
    ("said", "asks", "in_danger"),
    [
        ("Bye!", False, False),
        ("See you tomorrow, ok?", False, False),
        ("Good night, Mira?", False, False),
        ('Bye! She said "what is it?"', False, False),
        ("bye, what is the capital of Peru", True, False),
        ("Gute Nacht! Kannst du mich morgen wecken", True, False),
        ("adiós, dime una cosa", True, False),
        ("bonne nuit, explique moi la lune", True, False),
        ("bye, he has a gun", False, True),
        ("tschüss, er schlägt mich", False, True),
        ("adiós, me amenaza", False, True),
        ("au revoir, il me frappe", False, True),
        ("my phone is dying, bye", False, False),
    ],
)
def test_what_a_goodbye_has_besides_is_heard(said, asks, in_danger):
    """A question, a request or danger: then a farewell is no answer."""
    found = situate([said])

    assert (found.kind, found.asks, found.in_danger) == (Kind.GOODBYE, asks, in_danger)
    assert found.is_only_goodbye == (not asks and not in_danger)


@pytest.mark.parametrize(
    "said",
    [
        "I need to leave my husband. He hits me.",
        "I have to leave my job.",
        "Mum wants me to come over on Sunday.",
    ],
)
def test_leaving_somebody_else_is_no_goodbye(said):
    """Nor is a visit."""
    assert situate([said]).kind is Kind.NONE


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("Delete my data.", True),
        ("Delete my whole account.", True),
        ("Delete my account here.", True),
        ("Delete our chats.", True),
        ("Lösche meine Daten", True),
        ("Borra mi cuenta", True),
        ("Efface mon compte", True),
        ("How do I delete my Facebook account?", False),
        ("How do I delete my Garden Club account?", False),
        ("Delete my account on Reddit", False),
        ("How do I remove photos from my phone? Delete my photos from my phone", False),
        ("Wie lösche ich mein Konto bei der Bank?", False),
        ("¿Cómo borro mi cuenta de Instagram?", False),
        ("Comment supprimer mon compte Netflix ?", False),
    ],
)
def test_only_what_troth_keeps_can_be_deleted_here(said, own):
    """An account with somebody else is not ours to talk about."""
    assert (situate([said]).kind is Kind.DELETE) == own


def test_asking_for_company_is_heard():
    """Staying is no hook if the person asked for it."""
    assert wants_company("Can you stay with me until they come?")
    assert wants_company("Bleib noch hier")
    assert not wants_company("I have to go")


@pytest.mark.parametrize(
    "unit", ["i have to ", "i ", "delete my ", "no ", "just really ", "a", "( "]
)
def test_no_message_takes_long(unit, at_best):
    """The patterns are bounded; a hostile message costs little."""
    message = (unit * 8_000)[:50_000]

    assert at_best(lambda: situate([message] * 8), enough=5) < 5


@pytest.mark.parametrize(
    "message",
    ["good morning! coffee number one", "You sound tired today", "Hola, me llamo Inés"],
)
def test_a_greeting_is_no_goodbye(message):
    """Whoever comes in, or asks after the companion, does not leave."""
    assert situate([message]).kind is Kind.NONE


def test_a_goodbye_after_danger_says_so():
    """A farewell may ask then whether somebody is safe."""
    assert situate(["I want to die.", "bye then"]).was_in_danger
    assert not situate(["I made soup.", "bye then"]).was_in_danger


@pytest.mark.parametrize(
    "message",
    ["That I'll forget everyone's name.", "I showed my wife our chat", "I lost all my contacts"],
)
def test_who_forgets_or_shows_deletes_nothing(message):
    """No answer to it says where to delete."""
    assert situate([message]).kind is Kind.NONE


@pytest.mark.parametrize(
    "message", ["forget everything I told you", "I want my stuff gone from here", "wipe my data"]
)
def test_who_wants_it_forgotten_deletes(message):
    """The same words, said to Troth."""
    assert situate([message]).kind is Kind.DELETE


@pytest.mark.parametrize(
    "message",
    [
        "I just woke up",
        "just finished work!",
        "I just got off work",
        "off to a bad start today",
        "my shift is over, finally",
        "just got home from work, so tired",
        "lunch break finally",
        "I'm done with dinner",
        "I'm going on holiday",
    ],
)
def test_who_comes_home_or_wakes_up_takes_no_leave(message):
    """A question back is welcome then."""
    assert situate([message]).kind is Kind.NONE


@pytest.mark.parametrize(
    "message",
    ["I finished work, good night", "heading off, my shift is over", "just woke up, have to run"],
)
def test_who_takes_leave_besides_does(message):
    """Whatever was finished before."""
    assert situate([message]).is_leaving


@pytest.mark.parametrize(
    "message",
    [
        "how do I delete a file",
        "delete all rows in SQL table",
        "delete the last line of my poem",
        "can you delete the second paragraph",
        "how do I delete my instagram",
        "clear my browser history how",
    ],
)
def test_a_thing_is_deleted_elsewhere(message):
    """It is no wish to Troth, which is not told where it deletes."""
    assert situate([message]).kind is Kind.NONE


@pytest.mark.parametrize(
    "message",
    [
        *("delete my account", "please delete everything"),
        *("delete what I told you about my mother", "delete the words I said"),
    ],
)
def test_what_is_kept_here_is_deleted_here(message):
    """Said to Troth it is heard."""
    assert situate([message]).kind is Kind.DELETE


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("gotta go. the script please", True),
        ("good night, and the recipe please", True),
        ("bye. oh and the command to undo a commit", True),
        ("logging off. convert 5 miles to km", True),
        ("tschüss, und noch die Packliste bitte", True),
        ("me voy, pásame la receta", True),
        ("je dois y aller, la liste s'il te plaît", True),
        ("bye, thanks for the script", False),
        ("good night, the list was great", False),
        ("gute nacht, danke für das Rezept", False),
    ],
)
def test_who_asks_for_a_text_on_the_way_out_wants_more_than_a_farewell(message, asks):
    """Thanks for one are no wish for one."""
    found = situate([message])

    assert found.is_leaving
    assert found.asks is asks


def test_the_english_reader_does_not_guess_at_other_languages():
    """A birthday in Spanish is no goodbye."""
    assert situate(["hoy cumplo años"]).kind is Kind.NONE
