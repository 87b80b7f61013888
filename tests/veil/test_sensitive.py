"""What deserves more care when it is said of a person."""

import pytest

from troth.veil.sensitive import find, is_word, topic

FOUND = [
    ("my cancer is back", "cancer"),
    ("I am on PrEP and fine", "PrEP"),
    ("i'm on prep and fine", "prep"),
    ("I have bulimia", "bulimia"),
    ("I have _depression_ again", "depression"),
    ('{"hiv_status":"positive"}', "hiv"),
    ("is_gay: true", "gay"),
    ("my depression is back", "depression"),
    ("she is pregnant", "pregnant"),
    ("he put me on sertraline", "sertraline"),
    ("I'm bi and scared", "bi"),
    ("I think I'm gay", "gay"),
    ("we're both Catholic", "Catholic"),
    ("soy musulmana", "musulmana"),
    ("tengo ansiedad", "ansiedad"),
    ("estoy embarazada", "embarazada"),
    ("ich bin schwul", "schwul"),
    ("ich habe eine Angststörung", "eine Angststörung"),
    ("je suis séropositif", "séropositif"),
    ("ma dépression", "dépression"),
    ("What's the best way to tell my boss about my depression?", "depression"),
    ("How does my HIV affect my job?", "HIV"),
    ("What is wrong with me? I take sertraline", "sertraline"),
    ("Was ist los mit mir? Ich habe Krebs.", "Krebs"),
    ("¿Qué es esto? Tengo VIH", "VIH"),
    ("Explique-moi : je suis séropositif", "séropositif"),
    ("write a message to my wife about herpes", "herpes"),
    ("I feel low. What is depression?", "depression"),
    ("hiv test came back positive", "hiv"),
    ("tested positive for HIV today", "HIV"),
    ("diagnosed with lupus last week", "lupus"),
    ("Anna, 34. bisexual. Loves dogs", "bisexual"),
    ("Kwame ligt in bed met een longontsteking", "longontsteking"),
    ("Désiré a été hospitalisé pour une pancréatite", "une pancréatite"),
    ("è ricoverato per un ictus", "un ictus"),
    ("foi operado a uma hérnia", "hérnia"),
    ("mein Vater hatte einen Schlaganfall", "Schlaganfall"),
    ("ik ben zwanger en niemand weet het", "zwanger"),
    ("mijn moeder heeft borstkanker", "borstkanker"),
    ("ik ben moslima", "moslima"),
    ("sono tunisina", "tunisina"),
    ("la celiachia di mia figlia", "la celiachia"),
    ("lei è cattolica", "cattolica"),
    ("sou moçambicana", "moçambicana"),
    ("a minha mãe tem cancro", "cancro"),
]
LEFT = [
    "my horoscope: Cancer cries, Aries sulks",
    "ma mère, le bélier, et moi, cancer",
    "ho litigato con l'autista del bus",
    "my meal prep for the week",
    "Kannst du mir erklären, was eine Lungenentzündung ist?",
    "¿Puedes explicarme qué es la anemia y si le pasa a cualquiera?",
    "Mi spieghi che cosa è la scoliosi?",
    "Kun je uitleggen wat reuma is?",
    "Was bedeutet Osteoporose, und ist sie selten?",
    "mein Gott, ich krieg einen Herzinfarkt",
    "I nearly had a heart attack when it rang",
    "what is depression, in simple words?",
    "was ist eigentlich eine Depression?",
    "explain bipolar disorder",
    "quiz me on French verbs",
    "let's eat Indian food",
    "a gay bar on the corner",
    "remind me to take my meds",
    "our therapist told us",
    "black coffee, please",
    "I love greek salad",
    "straight ahead",
    "write me a poem about cancer",
    "What is depression?",
    "What is depression? What is a panic disorder?",
    "Explain to me what depression is. Then give me a quiz",
    "wat is een depressie?",
    "cos'è la depressione?",
    "o que é ansiedade?",
    "Roma, Parigi o Vienna?",
    "questo film è cinese",
    "ik ben dol op Poolse worst",
    "Was ist Krebs? Was ist Diabetes?",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_it_is_found_where_it_is_said_of_somebody(text: str, wanted: str) -> None:
    """Each is sensitive, never direct."""
    found = list(find(text))

    assert wanted in [text[one.start : one.end] for one in found]
    assert {(one.label, one.kind) for one in found} == {("DEMOGRAPHIC", "sensitive")}


@pytest.mark.parametrize("text", LEFT)
def test_it_is_left_where_it_is_said_of_nobody(text: str) -> None:
    """A question in general, food, languages and colours are no such thing."""
    assert [text[one.start : one.end] for one in find(text)] == []


def test_a_word_of_the_lists_is_known() -> None:
    """Other finders can ask."""
    assert is_word("bisexual")
    assert not is_word("table")


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("I'm gay", "orientation"),
        ("I'm bi", "orientation"),
        ("I am a Muslim", "belief"),
        ("my mother is Jewish", "belief"),
        ("I am Nigerian", "origin"),
        ("Ich habe Krebs", "health"),
    ],
)
def test_it_names_what_it_speaks_of(said, topic):
    """With this word the person is asked, so it is one that people use."""
    assert {one.why for one in find(said)} == {topic}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("bulimia", "health"),
        ("on sertraline", "health"),
        ("bi", "orientation"),
        ("streng katholisch", "belief"),
        ("half Moroccan", "origin"),
        ("in the union", "private life"),
    ],
)
def test_there_is_a_word_to_ask_with(said: str, wanted: str) -> None:
    """What no list knows is private all the same."""
    assert topic(said) == wanted
