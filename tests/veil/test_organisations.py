"""Schools, clinics, firms: told by the word for what they are."""

import pytest

from troth.veil.organisations import find

FOUND = [
    ("I teach at Northgate Academy now", "Northgate Academy"),
    ("she left Weber & Sohn GmbH in May", "Weber & Sohn GmbH"),
    ("at the University of Nordhavn since", "University of Nordhavn"),
    ("está en el Hospital de la Costa Verde desde ayer", "Hospital de la Costa Verde"),
    ("la mairie de Corvol-le-Vieux ferme", "mairie de Corvol-le-Vieux"),
    ("das Standesamt Bad Kötzdorf schreibt", "Standesamt Bad Kötzdorf"),
    ("lavoro alla pizzeria Da Gennaro", "pizzeria Da Gennaro"),
    ("na escola Dom Dinis", "escola Dom Dinis"),
    ("bij basisschool De Regenboog", "basisschool De Regenboog"),
    ("she works for Larkfield now", "Larkfield"),
    ("a job at Smith, Jones and Brown", "Smith, Jones and Brown"),
    ("sinds mei werk ik bij Zyaski", "Zyaski"),
    ("ich arbeite bei Torvik in der Spätschicht", "Torvik"),
    ("elle travaille chez Mirelle depuis mai", "Mirelle"),
    ("trabajo en Altamira desde mayo", "Altamira"),
    ("lavora da Brunelli", "Brunelli"),
    ("trabalho na Novalis", "Novalis"),
    ("the invoice from Torvik is wrong", "Torvik"),
    ("we are insured with Meridia and Sons", "Meridia and Sons"),
    ("my contract with Zyaski ends", "Zyaski"),
    ("eleven years at Larkfield and no pension", "Larkfield"),
    ("since 2019 at Larkfield, first downstairs", "Larkfield"),
    ("bei Kestrel seit 2012", "Kestrel"),
    ("die Firma Weber schreibt", "Weber"),
    ("mein Konto bei Quantia", "Quantia"),
    ("la société Mirelle a répondu", "Mirelle"),
    ("mon contrat avec Mirelle", "Mirelle"),
    ("de factuur van Torvik klopt niet", "Torvik"),
    ("verzekerd bij Amstelhuis", "Amstelhuis"),
    ("la bolletta di Enerluce", "Enerluce"),
    ("una póliza con Altamira", "Altamira"),
    ("a fatura da Novalis", "Novalis"),
    ("Employer: Torvik", "Torvik"),
    ("Name: x\nArbeitgeber: Nordhafen", "Nordhafen"),
]
LEFT = [
    "I am at school",
    "The Hospital is far",
    "Das Museum bleibt zu",
    "El Tribunal considera",
    "mi cole es grande",
    "the clinic called, The End",
    "A Group of friends",
    "Ich arbeite bei Regen",
    "they work at Night",
    "WE WORK AT NIGHT",
    "lavoro per Natale",
    "a work by Ibsen",
    "a parcel from Amazon came",
    "an account with Netflix",
    "the bill from Congress",
    "a statement from France",
    "Vertrag bei Kündigung",
    "Rechnung von Januar",
    "versichert bei Krankheit",
    "la facture de Noël",
    "un seguro de Vida",
    "Company: none",
    "since 2019 at Home",
    "years at School",
    "contract with Annex B",
    "",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_a_place_that_has_a_name_is_found(text: str, wanted: str) -> None:
    """The whole name, with the word for what it is."""
    assert wanted in [text[one.start : one.end] for one in find(text)]


@pytest.mark.parametrize("text", LEFT)
def test_the_word_alone_is_nobodys(text: str) -> None:
    """Everybody goes to a school; only its name says who."""
    assert not list(find(text))


def test_what_it_is_called_is_no_direct_identifier() -> None:
    """It narrows down who somebody is, and names nobody."""
    (one,) = find("she works at Northgate Academy")

    assert (one.label, one.kind) == ("ORG", "quasi")
