"""Words are brought to one form, and what a question asks for is seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion.terms import (
    asks_for_latest,
    asks_when,
    is_named,
    names,
    plain,
    says_i,
    stem,
    tells_when,
    terms,
    words,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("parties", "party"),
        ("painting", "painted"),
        ("baking", "bake"),
        ("running", "runs"),
        ("allergies", "allergy"),
        ("engagement", "engaged"),
        ("friendly", "friend"),
        ("happily", "happy"),
        ("Sam's", "Sam"),
        ("sam’s", "SAM"),
        ("café", "CAFE"),
        ("Straße", "strasse"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    """A memory is found whatever form its words have."""
    assert terms(words(one)) == terms(words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("bus", "bush"), ("class", "clasp"), ("sing", "sin"), ("red", "ring"), ("Anna", "Annie")],
)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    """No ending is taken where nothing would be left."""
    assert stem(one.casefold()) != stem(other.casefold())


def test_words_that_say_nothing_are_left_out() -> None:
    """What stands in every sentence finds none."""
    assert terms(words("What did she say about it, and why?")) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Wo habe ich denn meine Schlüssel?", ["schlussel"]),
        ("¿Qué le dije a mi hermana sobre el barco?", ["dij", "hermana", "barco"]),
        ("Qu'est-ce que j'ai dit à ma sœur ?", ["dit", "sœur"]),
        ("The war was over, and he had a hat.", ["war", "hat"]),
        ("My son comes home in May.", ["son", "com", "hom", "may"]),
        ("Der Krieg war vorbei, und er hat einen Hut.", ["krieg", "vorbei", "hut"]),
    ],
)
def test_what_says_nothing_depends_on_the_language_of_the_text(text: str, left: list[str]) -> None:
    """A word that says nothing in one language may say much in another one."""
    assert terms(words(text)) == left


def test_a_picture_sign_is_a_word() -> None:
    """A cake is found by a cake."""
    assert words("Happy day 🎂🎂!") == ["happy", "day", "🎂", "🎂"]


@pytest.mark.parametrize("text", ["", "  \n\t", "...", "—!?", "\u200b"])
def test_nothing_said_is_no_words(text: str) -> None:
    """An empty message is no word."""
    assert words(text) == []


@given(st.text(st.characters(exclude_categories=["Cs", "Mc"])))
def test_letter_by_letter_a_text_becomes_what_it_becomes_at_once(text: str) -> None:
    """The marks that are brought into order are those that go."""
    apart = unicodedata.normalize("NFKD", text)

    assert plain(text) == "".join(one for one in apart if unicodedata.category(one) != "Mn")


def test_a_run_of_marks_is_not_brought_into_order(monkeypatch) -> None:
    """That takes the square of its length: letters are taken apart one by one."""
    apart = unicodedata.normalize

    def careful(form: str, text: str) -> str:
        assert len(text) == 1
        return apart(form, text)

    with monkeypatch.context() as patched:
        patched.setattr(unicodedata, "normalize", careful)
        said = words("Caf\u00e9" + "\u0301\u0323" * 20_000 + " boat")

    assert said == ["cafe", "boat"]


@given(st.text())
def test_any_text_has_words_that_are_their_own_form(text: str) -> None:
    """Folding twice is folding once, so a text finds itself."""
    once = words(text)

    assert terms(words(text)) == terms(once)
    assert all(one for one in once)


def test_a_speaker_is_called_by_each_part() -> None:
    """A first name is enough, and so is a last one; a filler in a name is not."""
    called = names("The Noor van Dijk")

    assert is_named(called, words("What did Noor's boat cost?"))
    assert is_named(called, words("dijk said so"))
    assert not is_named(called, words("What did the others say?"))
    assert not is_named(names(""), words("Who was it?"))


@pytest.mark.parametrize(
    "question",
    [
        "When did Sam paint the boat?",
        "And when's her birthday?",
        "What month did they move?",
        "How long have you known Sam?",
        "¿Cuándo se mudó Ana?",
        "Wann hat Ada Geburtstag?",
        "Quand est-ce que Zoé part ?",
    ],
)
def test_a_question_for_a_time_is_seen(question: str) -> None:
    """In each language that Troth speaks."""
    assert asks_when(question)


@pytest.mark.parametrize(
    "question", ["What did Sam do when it rained?", "Who is Ada?", "Where is the boat?", ""]
)
def test_another_question_is_not_for_a_time(question: str) -> None:
    """In the middle of a sentence, "when" asks nothing."""
    assert not asks_when(question)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("We met two years ago.", True),
        ("It was in 2019", True),
        ("on the 3rd", True),
        ("La semana pasada", True),
        ("Letzte Woche", True),
        ("Mardi", True),
        ("The boat is green.", False),
        ("Room 12", False),
        ("", False),
    ],
)
def test_a_told_time_is_seen(text: str, *, does: bool) -> None:
    """Days, months, years and words between them."""
    assert tells_when(words(text)) is does


@pytest.mark.parametrize(
    ("question", "does"),
    [
        ("Where does Ada work these days?", True),
        ("What is Sam's latest plan?", True),
        ("¿Dónde vive ahora?", True),
        ("Wo wohnt sie zurzeit?", True),
        ("Où habite-t-elle maintenant ?", True),
        ("What did Sam do last year?", False),
        ("Where did Ada work?", False),
    ],
)
def test_a_question_about_now_is_seen(question: str, *, does: bool) -> None:
    """How things are now is not how they were."""
    assert asks_for_latest(question) is does


def test_who_speaks_of_themselves_is_seen() -> None:
    """I and mine, also in "I'm", but not in words that only hold an i."""
    assert says_i(words("What's my sister called?"))
    assert says_i(words("I'm late"))
    assert says_i(words("¿Dónde está mi barco?"))
    assert not says_i(words("Is it raining in India?"))
