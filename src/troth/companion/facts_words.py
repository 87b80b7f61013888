"""Facts in words: a line for a model, and labels for people, in four languages. Pure."""

from collections.abc import Mapping
from typing import Final

from troth.companion.facts_book import YOU
from troth.companion.facts_kinds import Fact

_MODEL: Final[Mapping[str, str]] = {
    "name": "{who} is called {value}.",
    "birthday": "{whose} birthday is {value}.",
    "birth_year": "{who} was born in {value}.",
    "allergy": "{who} cannot take {value} (allergy).",
    "diet": "{whose} diet: {value}.",
    "lives": "{who} lives in {value}.",
    "from": "{who} is from {value}.",
    "born": "{who} was born in {value}.",
    "works_at": "{who} works for {value}.",
    "work": "{whose} work: {value}.",
    "studies": "{who} studies {value}.",
    "likes": "{who} likes {value}.",
    "dislikes": "{who} dislikes {value}.",
    "favourite": "{whose} favourite {value}.",
    "speaks": "{who} speaks {value}.",
    "has": "{who} has {value}.",
    "health": "{whose} health: {value}.",
    "note": "{who} asked you to remember: {value}",
}
LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "name": "name", "birthday": "birthday", "birth_year": "year of birth",
        "allergy": "allergy", "diet": "eats", "lives": "lives in", "from": "from",
        "born": "born in", "works_at": "works for", "work": "work", "studies": "studies",
        "likes": "likes", "dislikes": "does not like", "favourite": "favourite",
        "speaks": "speaks", "has": "has", "health": "health", "orientation": "orientation",
        "belief": "belief", "origin": "origin", "politics": "politics", "note": "note",
    },
    "es": {
        "name": "nombre", "birthday": "cumpleaños", "birth_year": "año de nacimiento",
        "allergy": "alergia", "diet": "come", "lives": "vive en", "from": "es de",
        "born": "nació en", "works_at": "trabaja en", "work": "trabajo", "studies": "estudia",
        "likes": "le gusta", "dislikes": "no le gusta", "favourite": "favorito",
        "speaks": "habla", "has": "tiene", "health": "salud", "orientation": "orientación",
        "belief": "creencia", "origin": "origen", "politics": "política", "note": "nota",
    },
    "de": {
        "name": "Name", "birthday": "Geburtstag", "birth_year": "Geburtsjahr",
        "allergy": "Allergie", "diet": "isst", "lives": "wohnt in", "from": "aus",
        "born": "geboren in", "works_at": "arbeitet bei", "work": "Arbeit", "studies": "studiert",
        "likes": "mag", "dislikes": "mag nicht", "favourite": "am liebsten",
        "speaks": "spricht", "has": "hat", "health": "Gesundheit", "orientation": "Orientierung",
        "belief": "Glaube", "origin": "Herkunft", "politics": "Politik", "note": "Notiz",
    },
    "fr": {
        "name": "nom", "birthday": "anniversaire", "birth_year": "année de naissance",
        "allergy": "allergie", "diet": "mange", "lives": "habite à", "from": "vient de",
        "born": "né à", "works_at": "travaille chez", "work": "travail", "studies": "étudie",
        "likes": "aime", "dislikes": "n'aime pas", "favourite": "préféré",
        "speaks": "parle", "has": "a", "health": "santé", "orientation": "orientation",
        "belief": "croyance", "origin": "origine", "politics": "politique", "note": "note",
    },
}  # fmt: skip
"""What each relation is called."""
WHO: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {YOU: "you"},
    "es": {
        YOU: "tú", "mother": "madre", "father": "padre", "sister": "hermana", "brother": "hermano",
        "wife": "mujer", "husband": "marido", "partner": "pareja", "girlfriend": "novia",
        "boyfriend": "novio", "son": "hijo", "daughter": "hija", "child": "hijo o hija",
        "grandmother": "abuela", "grandfather": "abuelo", "friend": "amistad", "dog": "perro",
        "cat": "gato", "aunt": "tía", "uncle": "tío", "cousin": "primo o prima", "boss": "jefe",
    },
    "de": {
        YOU: "du", "mother": "Mutter", "father": "Vater", "sister": "Schwester",
        "brother": "Bruder", "wife": "Frau", "husband": "Mann", "partner": "Partner",
        "girlfriend": "Freundin", "boyfriend": "Freund", "son": "Sohn", "daughter": "Tochter",
        "child": "Kind", "grandmother": "Oma", "grandfather": "Opa", "friend": "Freund",
        "dog": "Hund", "cat": "Katze", "aunt": "Tante", "uncle": "Onkel", "cousin": "Cousin",
        "boss": "Chef",
    },
    "fr": {
        YOU: "toi", "mother": "mère", "father": "père", "sister": "sœur", "brother": "frère",
        "wife": "femme", "husband": "mari", "partner": "partenaire", "girlfriend": "copine",
        "boyfriend": "copain", "son": "fils", "daughter": "fille", "child": "enfant",
        "grandmother": "grand-mère", "grandfather": "grand-père", "friend": "ami", "dog": "chien",
        "cat": "chat", "aunt": "tante", "uncle": "oncle", "cousin": "cousin", "boss": "chef",
    },
}  # fmt: skip
"""Who is meant, where it is not the English word."""


def line(fact: Fact) -> str:
    """Return a fact as a model is told it."""
    you = fact.subject == YOU
    who = "The person" if you else f"The person's {fact.subject}"
    form = _MODEL.get(fact.relation, "{whose} {relation}: {value}.")
    told = form.format(who=who, whose=f"{who}'s", relation=fact.relation, value=fact.value)
    return " ".join(told.split())


def who(subject: str, language: str = "en") -> str:
    """Return whom a fact is about, in words."""
    word, _, named = subject.partition(" ")
    if subject == "husband or wife":
        word, named = subject, ""
    called = WHO.get(language, {}).get(word, word)
    return f"{called} {named}".strip()


def label(relation: str, language: str = "en") -> str:
    """Return what a relation is called."""
    return LABELS.get(language, LABELS["en"]).get(relation, relation)


def told(fact: Fact, language: str = "en") -> str:
    """Return a fact as a person reads it: "sister Anna, allergy: nuts"."""
    if fact.relation == "note":
        return fact.value
    named = label(fact.relation, language)
    about = "" if fact.subject == YOU else f"{who(fact.subject, language)}, "
    return f"{about}{named}: {fact.value}"
