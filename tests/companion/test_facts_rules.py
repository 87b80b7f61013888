"""Rules hear what somebody says plainly of themselves and theirs, and nothing else."""

from pathlib import Path

import pytest

from troth.companion.facts_rules import LONGEST, MOST, Said, is_careful, read

VECTORS = Path(__file__).parents[1] / "vectors" / "facts"
PRECISE = 0.95
"""How many of the facts that are taken must be right."""


def expected(line: str) -> tuple[str, set[tuple[str, bool, bool]]]:
    """Return a sentence and what it tells: the fact, whether it deserves care, whether it holds."""
    text, _, told = line.partition("=>")
    found = set()
    for one in filter(None, map(str.strip, told.split(";"))):
        holds, careful = not one.startswith("-"), one.startswith("!")
        found.add((one.lstrip("!-"), careful and holds, holds))
    return text.strip(), found


def told(text: str) -> set[tuple[str, bool, bool]]:
    """Return what the rules take of a text, in the same form."""
    return {
        (f"{one.subject}.{one.relation}={one.value}", one.sensitive and one.holds, one.holds)
        for one in read(text)
    }


def measured(name: str) -> tuple[float, float, int]:
    """Return precision, recall and the number of sentences of one file."""
    right = extra = missed = count = 0
    for line in (VECTORS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        text, wanted = expected(line)
        found = told(text)
        right, extra = right + len(found & wanted), extra + len(found - wanted)
        missed, count = missed + len(wanted - found), count + 1
    return right / (right + extra), right / (right + missed), count


@pytest.mark.parametrize("name", ["en", "es", "de", "fr", "held", "fresh"])
def test_what_is_taken_is_right(name: str) -> None:
    """Nineteen of twenty facts are right at least, also of sentences that no rule was made for."""
    precision, recall, count = measured(name)

    assert (precision >= PRECISE, recall >= 0.9, count > 80) == (True, True, True)


def test_the_sentences_are_many_and_half_of_them_tell_nothing() -> None:
    """So that the figures mean something."""
    lines = [
        expected(line)[1]
        for file in VECTORS.glob("*.txt")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]

    silent = sum(not one for one in lines)

    assert len(lines) >= 600
    assert 0.4 < silent / len(lines) < 0.6


@pytest.mark.parametrize(
    "text",
    [
        "Ｉ ｌｉｖｅ ｉｎ Ｌｙｏｎ.",  # noqa: RUF001  # full width
        "I li\u200bve in Lyon.",
        "  I   live\u00a0in  Lyon  ",
        "I LIVE IN Lyon!!!",
        "I’m here. I live in Lyon.",
    ],
)
def test_however_it_is_typed(text: str) -> None:
    """Wide letters, hidden ones, spaces and capitals make no difference."""
    assert [(one.relation, one.value) for one in read(text)] == [("lives", "Lyon")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "🙂🙂🙂",
        "```\nI live in Lyon.\n```",
        "`I live in Lyon`",
        "> I live in Lyon.",
        "*I live in Lyon, she thinks*",
        "She said: “I live in Lyon. I am a nurse.”",
        "(If I live in Lyon, that is.)",
        "Let's play a game. I live in Lyon. I am a nurse.",
    ],
)
def test_what_is_not_said_by_the_person_tells_nothing(text: str) -> None:
    """Quoted, cited, acted, played, supposed, or code."""
    assert read(text) == []


DOUBTED = [
    "People assume that I'm gay.",
    "It's not true that I live in Berlin.",
    "It is a lie that I'm allergic to nuts.",
    "I doubt that I'm allergic to nuts.",
    "I pretended that I live in Rome.",
    "I'm scared I have cancer.",
    "I live neither in Rome nor in Paris.",
    "I work as a nurse no longer.",
    "No es cierto que soy gay.",
    "No creo que tengo diabetes.",
    "Es mentira que soy vegano.",
    "Ni soy gay ni soy vegano.",
    "Alle meinen, ich bin schwul.",
    "Ich fürchte, ich habe Krebs.",
    "Il n'est pas vrai que j'habite à Rome.",
    "C'est faux que je suis gay.",
    "Je crains que j'ai le diabète.",
]
ASKED = [
    "do I have ADHD",
    "how do i know i have adhd",
    "What do I do when I have a migraine",
    "When I have a migraine I go to bed.",
    "qué hago si tengo diabetes",
    "cómo sé si tengo TDAH",
    "tengo TDAH o no",
    "hab ich ADHS",
    "Est-ce que j'ai un TDAH",
    "Que faire quand j'ai une migraine",
]
OF_OTHERS = [
    "Anna: I live in Rome.",
    "[12:03] Anna Weiss: I'm gay.",
    "12/03/24, 10:11 - Anna: I'm gay.",
    "Customer: I have diabetes.",
    "Anna : je suis gay.",
    "I have diabetes in my family.",
    "I have a cancer research grant.",
    "I have HIV tests tomorrow.",
    "Tengo diabetes en la familia.",
    "Ich habe Diabetes in der Familie.",
    "J'ai le diabète dans ma famille.",
    "I have cancer as my zodiac sign.",
    "Soy cáncer.",
    "Ich bin Krebs.",
    "The daughter of my friend has diabetes.",
    "La hija de mi amigo tiene diabetes.",
    "Die Tochter meiner Freundin hat Diabetes.",
    "Le frère de mon amie s'appelle Luis.",
    "My birthday is on 99.99.2020.",
]


@pytest.mark.parametrize("text", [*DOUBTED, *ASKED, *OF_OTHERS])
def test_what_is_doubted_asked_or_said_of_others_tells_nothing(text: str) -> None:
    """A denial, a fear, a question without its mark, a pasted talk, an illness of the family."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Me: I live in Rome.", ["Rome"]),
        ("Fun fact: I live in Rome.", ["Rome"]),
        ("Before I moved to Rome I was happy.", ["Rome"]),
        ("I have type 2 diabetes.", []),
        ("I have diabetes type 2.", ["diabetes"]),
        ("I was diagnosed with ADHD two years ago.", ["ADHD"]),
        ("I have asthma and I live in Rome.", ["asthma", "Rome"]),
        ("Ich wohne in Rom.", ["Rom"]),
        ("Wie gesagt, ich wohne in Rom.", ["Rom"]),
        ("Sí, tengo diabetes.", ["diabetes"]),
    ],
)
def test_what_looks_alike_is_heard(text: str, values: list[str]) -> None:
    """Who is careful about others' words still hears the person's own."""
    assert sorted(one.value for one in read(text)) == sorted(values)


@pytest.mark.parametrize(
    "text",
    [
        "I don't have diabetes.",
        "I no longer have diabetes.",
        "Ich habe keine Diabetes.",
        "Ich habe keine Diabetes mehr.",
        "Ya no tengo diabetes.",
        "No tengo diabetes.",
        "Je n'ai plus de diabète.",
        "Je n'ai pas le diabète.",
    ],
)
def test_what_somebody_does_not_have_is_taken_back(text: str) -> None:
    """Else it stands there for good, and only a click takes it away."""
    assert [(one.relation, one.holds) for one in read(text)] == [("health", False)]


@pytest.mark.parametrize("text", ["Hi, I'm late!", "Hi, I'm Late.", "Hello, I'm Hungry"])
def test_how_somebody_is_is_no_name(text: str) -> None:
    """However it is written."""
    assert read(text) == []


def test_a_town_is_no_people() -> None:
    """*Rom* is where somebody lives, and waits for no yes."""
    assert [one.sensitive for one in read("Ich wohne in Rom.")] == [False]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("I'm vegan 🌱", ["vegan"]),
        ("I'm allergic to nuts 🥜", ["nuts"]),
        ("🎂 My birthday is on 4 May 🎂", ["4 May"]),
        ("I live in Paris ❤️ and I'm a nurse 😀", ["Paris", "nurse"]),
        ("I like 🍵", ["🍵"]),
        ("I live in St. Louis.", ["St. Louis"]),
        ("I moved to Mt. Gambier and I work at the BBC", ["Mt. Gambier", "the BBC"]),
        ("Je m'appelle Jean\u2011Pierre.", ["Jean-Pierre"]),
    ],
)
def test_signs_within_and_behind_a_sentence(text: str, values: list[str]) -> None:
    """Little pictures, a stop that shortens a word, a hyphen that breaks no line."""
    assert [one.value for one in read(text)] == values


def test_each_says_its_sentence_and_since_when() -> None:
    """The sentence it was taken from stays with it, and the year if one was named."""
    (found,) = read("Good morning! I've been a vegetarian since 2015. How are you?")

    assert (found.words, found.since) == ("I've been a vegetarian since 2015.", "2015")


def test_what_deserves_care_is_known_by_its_kind_or_its_words() -> None:
    """Health, love, faith, politics and origin; where somebody was born speaks of that."""
    careful = [("allergy", "nuts"), ("from", "Ghent"), ("likes", "men"), ("diet", "halal")]
    plain = [("lives", "Ghent"), ("likes", "tea"), ("speaks", "Turkish"), ("has", "two cats")]

    assert all(is_careful(*one) for one in careful)
    assert not any(is_careful(*one) for one in plain)


def test_a_long_message_costs_little_and_gives_few(at_best) -> None:
    """Only its beginning is looked at, and so many facts are taken and no more."""
    many = "I like tea. " * 4 + "".join(f"My son Leo{n} is six. " for n in range(900))
    none = "I really " * 2_000 + "my sister and my brother and " * 2_000

    assert len(read(many)) == MOST
    assert at_best(lambda: (read(many), read(none)), enough=1) < 1
    assert read("x " * LONGEST + "I live in Lyon.") == []


def test_a_fact_shows_no_words_where_it_is_printed() -> None:
    """No value stands in a log by chance."""
    said = Said(subject="you", relation="lives", value="Lyon", words="I live in Lyon.")

    assert "Lyon" not in repr(said)
