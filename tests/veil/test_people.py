"""Names that the words before them prove, and lists of words that are nobody's."""

import pytest

from troth.veil.found import Found
from troth.veil.people import (
    find,
    is_name,
    is_nobody,
    is_nobodys,
    is_plain,
    list_of,
    plain_name,
)

FOUND = [
    ("na imię mi weronika", "weronika"),
    ("mówią na mnie Gosia", "Gosia"),
    ("ismim Elif, selam", "Elif"),
    ("Pana Kowalskiego nie ma", "Pana Kowalskiego"),
    ("my name is zorblina", "zorblina"),
    ("call me Thandeka", "Thandeka"),
    ("me llamo anselmo", "anselmo"),
    ("ich heiße ottilie", "ottilie"),
    ("nenn mich Wanda", "Wanda"),
    ("je m'appelle Solveig", "Solveig"),
    ("Mrs Okonkwo-Reid knows", "Mrs Okonkwo-Reid"),
    ("Frau Dr. Käsbohrer", "Frau Dr. Käsbohrer"),
    ("met tante mieke", "tante mieke"),
    ("Meneer Ruisdael belde", "Meneer Ruisdael"),
    ("viva zia ornella!", "zia ornella"),
    ("a dona eunice joga", "dona eunice"),
    ("ik heet joris", "joris"),
    ("hij heet Wouter en woont hier", "Wouter"),
    ("mi chiamo ylenia", "ylenia"),
    ("chama-se Beatriz", "Beatriz"),
    ("me chamo wesley", "wesley"),
    ("the Okonjo family moved in", "Okonjo"),
    ("at the Vermeulen-Abe wedding", "Vermeulen-Abe"),
    ("Familie Quandel von nebenan", "Quandel"),
    ("de familie van der Quell", "van der Quell"),
    ("la famille Corvol", "Corvol"),
    ("bij ome Wim thuis", "ome Wim"),
    ("Babcia Halina dzwoni", "Babcia Halina"),
    ("Don Eulogio ha llamado", "Don Eulogio"),
    ("my film buff friend is called Zorblina", "Zorblina"),
]
LEFT = [
    "was heißt squat auf Deutsch",
    "es heißt Skat, nicht Scat",
    "er hat zu viel heiße Luft",
    "¿por qué se llama tarta de queso?",
    "my name is not important",
    "call me later",
    "call me crazy",
    "i'm fine and tired",
    "my sister thinks so",
    "my mum said no",
    "soy feliz",
    "mi hermana dice que no",
    "ich bin müde",
    "meine Freundin sagt nichts",
    "je suis fatiguée",
    "ma mère m'appelle dix fois",
    "this is fun",
    "love, actually",
    "hi there, how are you",
    "dear diary",
    "Coffee, 25 minutes, done",
    "die frau sagt nein",
    "my friend will come",
    "mijn tante komt morgen",
    "la zia dorme",
    "o tio sabe tudo",
    "DIE FRAU KOMMT",
    "hoe heet dat ding",
    "het heet gewoon pech",
    "come si chiama questo fiore",
    "si chiama amore",
    "como se chama isto",
    "the Royal family waved",
    "an Irish family, the Holy family",
    "my whole family, the Christmas wedding",
    "Familie Urlaub Geld",
    "meine Familie und ich",
    "THE SMALL FAMILY",
    "Don Quijote atacaba molinos",
    "Madame Bovary en diagonale",
    "Der Film hieß Lost in Translation",
    "una canción que se llama Despedida",
    "a board game called Carcassonne",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_a_name_is_proved(text: str, wanted: str) -> None:
    """In lower case too, and with its title."""
    found = [text[one.start : one.end] for one in find(text)]

    assert wanted in found


@pytest.mark.parametrize("text", LEFT)
def test_what_only_follows_like_a_name_is_left_alone(text: str) -> None:
    """Adjectives, verbs and pet names are nobody."""
    assert [text[one.start : one.end] for one in find(text)] == []


def test_lists_are_read_without_accents_and_endings() -> None:
    """`José's` is Jose for the list of names; a word that is a name as well is not enough."""
    assert plain_name("José's") == "jose"
    assert is_name("Begoña")
    assert not is_name("Will")
    assert is_nobody("Schatz")


def test_of_a_double_name_the_first_counts() -> None:
    """Anna-Fleur is a name because Anna is one."""
    assert is_name("Anna-Fleur")
    assert not is_name("will-power")


def test_a_word_is_on_one_list_or_none() -> None:
    """First names, names that are words, family names, in that order; case plays no part."""
    assert [list_of(one) for one in ("Begoña", "hope", "Okonkwo", "kettle")] == [1, 2, 3, 0]
    assert list_of("BARTŁOMIEJ") == list_of("bartlomiej")


def test_a_plain_word_is_no_name_at_all() -> None:
    """A small word that somebody is called as well is not plain."""
    assert is_plain("ayer")
    assert not is_plain("Will")
    assert not is_plain("Zorblina")


def _told(text: str, said: str, *, is_place: bool = False) -> bool:
    start = text.index(said)
    end = start + len(said)
    seen = (
        Found(start, end, "LOCATION", "quasi", "model")
        if is_place
        else Found(start, end, "PERSON", "direct", "model")
    )
    return is_nobodys(text, seen)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wir waren bei der Carmina und der Zauberflote", "der Zauberflote"),
        ("the new one by Almodóvar", "Almodóvar"),
        ("tu connais la chanson de Corvolin", "Corvolin"),
        ("Spiel was von Zorblina", "Zorblina"),
        ("in de Lidl", "de Lidl"),
    ],
)
def test_whom_all_the_world_knows_is_nobodys(text: str, said: str) -> None:
    """Whoever names a figure, a brand or a singer tells of nobody around them."""
    assert _told(text, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("my cat Pikachu", "Pikachu"),
        ("une chanson de Solveig", "Solveig"),
        ("ein Gedicht von Okonkwo", "Okonkwo"),
        ("I work with Zorblina", "Zorblina"),
    ],
)
def test_who_may_be_somebodys_is_not(text: str, said: str) -> None:
    """A pet with a great name, a first name, a family name, a word after no work: they stay."""
    assert not _told(text, said)


def test_a_brand_may_be_where_somebody_works() -> None:
    """Of places only figures are let through; an id or an address never is."""
    assert not _told("at Carrefour", "Carrefour", is_place=True)
    assert _told("la peli de Almodóvar", "Almodóvar", is_place=True)
    assert not is_nobodys("Pikachu", Found(0, 7, "LOCATION", "direct", "model"))
