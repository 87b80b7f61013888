"""What the model says of pieces becomes spans of whole words."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from troth.errors import VeilBroken
from troth.veil.detect import Detector
from troth.veil.found import Found
from troth.veil.ner import (
    ALONG,
    BELIEVED,
    BESIDE,
    JOINED,
    LISTED,
    NEEDED,
    ON_LISTS,
    Ner,
    Word,
    found,
    spans,
    words,
)
from troth.weights import find
from troth.weights.pinned import ROUNDED
from troth.weights.rampart import LABELS
from troth.weights.runtime import RuntimeFailed
from troth.weights.wordpiece import Piece


def row(label: str, chance: float) -> list[float]:
    """Return what the model says of a piece."""
    made = [0.0] * len(LABELS)
    made[LABELS.index(label)], made[0] = chance, 1 - chance
    return made


class Says:
    """A model that is as sure as it is told of each word of a text; of others it is not."""

    def __init__(self, **sure: tuple[str, float]) -> None:
        self._sure = sure

    def read(self, text: str) -> list[tuple[Piece, Sequence[float]]]:
        at, read = 0, []
        for number, word in enumerate(text.split()):
            start = text.index(word, at)
            at = start + len(word)
            label, chance = self._sure.get(word, ("person", 0.0))
            read.append((Piece(number, start, at, number), row(label, chance)))
        return read


def said(text: str, **sure: tuple[str, float]) -> list[str]:
    """Return the words that are found when the model is that sure of each."""
    return [text[one.start : one.end] for one in found(text, Says(**sure))]


def test_a_country_and_a_people_need_less() -> None:
    """Where the model is nearly sure, a list decides; small letters do not count."""
    place, people = NEEDED["place"] * LISTED, NEEDED["sensitive"] * LISTED

    assert said("from Perú alone", Perú=("place", place + 0.001)) == ["Perú"]
    assert said("from Perú alone", Perú=("place", place - 0.01)) == []
    assert said("from Velkra alone", Velkra=("place", place + 0.001)) == []
    assert said("a Norwegian aunt", Norwegian=("sensitive", people + 0.001)) == ["Norwegian"]
    assert said("her polish fades", polish=("sensitive", people + 0.001)) == []


@pytest.mark.parametrize("text", ["im Mai alles", "eind Mai weer", "since May rain"])
def test_a_month_after_its_small_word_is_nobody(text: str) -> None:
    """May and Mai are names as well, but not there."""
    month = text.split()[1]

    assert said(text, **{month: ("person", 0.9)}) == []
    assert said(f"so {month} left", **{month: ("person", 0.9)}) == [month]


def test_where_something_is_sure_less_is_needed_for_the_rest() -> None:
    """A text that tells one thing of somebody is likely to tell more."""
    town, less = NEEDED["place"], NEEDED["place"] * ALONG

    assert said("so velkra and dorn", dorn=("place", town - 0.01)) == []
    assert said("so velkra and dorn", velkra=("person", 0.9), dorn=("place", less + 0.01)) == [
        "velkra",
        "dorn",
    ]
    assert said("so velkra and dorn", velkra=("person", 0.9), dorn=("place", less - 0.01)) == [
        "velkra"
    ]


def test_a_family_name_with_a_capital_needs_little() -> None:
    """In a sentence of small letters; not where capitals are for any word, nor for a plain word."""
    text, least = "the parcel was signed for by Kowalczyk on the stairs", ON_LISTS[3]
    little = ("organisation", least * NEEDED["person"] + 0.01)

    assert said(text, Kowalczyk=little) == ["Kowalczyk"]
    assert said(text, Kowalczyk=("organisation", little[1] - 0.02)) == []
    assert said(text.title(), Kowalczyk=little) == []
    assert said("Kowalczyk signed for the parcel", Kowalczyk=little) == []
    assert said(text.replace("Kowalczyk", "Parcels"), Parcels=little) == []


def test_what_is_a_name_and_a_word_needs_less_with_a_capital() -> None:
    """Half of what a name needs; the label is a person's then."""
    text = "the parcel was signed for by Wolf on the stairs"
    least = ON_LISTS[2] * NEEDED["person"]

    (one,) = found(text, Says(Wolf=("place", least + 0.01)))

    assert (one.label, text[one.start : one.end]) == ("PERSON", "Wolf")
    assert said(text, Wolf=("place", least - 0.01)) == []


def test_a_thing_is_nobody_unless_the_model_is_very_sure() -> None:
    """German writes each thing with a capital; no list of names has these."""
    text = "Was hilft gegen Heimweh und Fernweh"
    sure = NEEDED["person"] + 0.1

    assert said(text, Heimweh=("person", sure)) == []
    assert said(text, Fernweh=("place", sure + 0.1)) == []
    assert said(text, Heimweh=("person", BELIEVED + 0.01)) == ["Heimweh"]
    assert said("Was hilft gegen Vermeulen", Vermeulen=("person", sure)) == ["Vermeulen"]


@pytest.mark.parametrize("label", LABELS[1:])
def test_each_label_has_its_own_threshold(label: str) -> None:
    """Sure enough is found, a little less is not, for each of them."""
    needed = NEEDED[label]

    assert said("so Velkra left", Velkra=(label, needed + 0.001)) == ["Velkra"]
    assert said("so Velkra left", Velkra=(label, needed - 0.01)) == []


def test_a_listed_first_name_needs_less() -> None:
    """A word that many bear as a name, and that is nothing else, is more likely one here."""
    less = NEEDED["person"] * LISTED

    assert said("so bronwen left", bronwen=("person", less + 0.001)) == ["bronwen"]
    assert said("so bronwen left", bronwen=("person", less - 0.01)) == []
    assert said("so hope left", hope=("person", less + 0.001)) == []
    assert said("so bronwen left", bronwen=("organisation", NEEDED["organisation"] - 0.01)) == []


def test_a_word_beside_a_sure_one_needs_less() -> None:
    """A family name is hidden with the first name that stands before it."""
    enough = NEEDED["person"] * BESIDE + 0.001

    assert said("so Bronwen Tam left", Bronwen=("person", 0.99), Tam=("person", enough)) == [
        "Bronwen Tam"
    ]
    assert said("so Tam left", Tam=("person", enough)) == []


def test_a_name_told_with_a_sure_one_needs_less() -> None:
    """Each in a list vouches for the next, on both sides, in small letters too, and no further."""
    enough = NEEDED["person"] * JOINED + 0.001
    sure = {"Bronwen": ("person", 0.99), "and": ("person", 0.0), "tam": ("person", enough)}

    assert said("so Bronwen and tam left", **sure) == ["Bronwen", "tam"]
    assert said("so tam and Bronwen left", **sure) == ["tam", "Bronwen"]
    assert said("so Bronwen saw tam left", **sure) == ["Bronwen"]
    assert said("tam and tam", **(sure | {"tam": ("person", enough)})) == []
    assert said("so Bronwen and tam left", **(sure | {"tam": ("person", enough - 0.01)})) == [
        "Bronwen"
    ]


def test_a_plain_word_alone_is_nobody() -> None:
    """What is on the list of words that are nobody's name is none by itself, and is part of one."""
    assert said("so ayer left", ayer=("person", 0.99)) == []
    assert said("so ayer Tam left", ayer=("person", 0.99), Tam=("person", 0.99)) == ["ayer Tam"]
    assert said("so will left", will=("person", 0.99)) == ["will"]


def test_words_of_one_label_are_one() -> None:
    """First and last name are one span; a person and a town beside them are two."""
    sure = {"Bronwen": ("person", 0.99), "Tam": ("person", 0.99), "Leeds": ("place", 0.99)}

    assert said("so Bronwen Tam Leeds", **sure) == ["Bronwen Tam", "Leeds"]
    assert said("Bronwen saw Tam", **sure) == ["Bronwen", "Tam"]


def test_a_span_ends_where_words_end() -> None:
    """Of a word that the model read in parts, no part is left."""
    text = "ask Anna-Lena_x now"
    (span,) = spans(text, [Word(9, 13, "person", 0.99)])

    assert text[span.start : span.end] == "Anna-Lena_x"


@pytest.mark.parametrize("text", ["Noor's", "Noor’s", "Noor'"])
def test_who_owns_is_hidden_without_the_ending(text: str) -> None:
    """The ending of possession stays, so that a stand-in reads well."""
    (span,) = spans(text, [Word(0, len(text), "person", 0.99)])

    assert text[span.start : span.end] == "Noor"


def test_signs_alone_are_nothing() -> None:
    """However sure the model is, a comma is nobody."""
    assert list(spans("so , no", [Word(3, 4, "person", 0.99)])) == []


def test_a_word_is_what_its_pieces_are_together() -> None:
    """Two pieces that are half sure are a word that is half sure."""
    read = [(Piece(5, 0, 2, 0), row("person", 0.9)), (Piece(6, 2, 4, 0), row("person", 0.3))]
    (word,) = words(read)

    assert (word.start, word.end, word.label) == (0, 4, "person")
    assert word.chance == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("person", "direct"),
        ("address", "direct"),
        ("contact", "direct"),
        ("id", "direct"),
        ("sensitive", "sensitive"),
        ("place", "quasi"),
        ("organisation", "quasi"),
        ("date", "quasi"),
        ("age", "quasi"),
        ("other", "quasi"),
    ],
)
def test_a_label_says_what_to_do(label: str, kind: str) -> None:
    """What names somebody is direct, what deserves care is sensitive, the rest helps to tell."""
    (span,) = found("x Bronwen", Says(Bronwen=(label, 1.0)))

    assert span.kind == kind


def test_what_deserves_care_has_a_topic() -> None:
    """The person is asked with a word for it."""
    text = "my bulimia"
    (span,) = found(text, Says(bulimia=("sensitive", 1.0)))

    assert span == Found(3, 10, "DEMOGRAPHIC", "sensitive", "health")


_SEEN = [
    ("my sister Zorblina lives in Kattowice", {"Zorblina", "Kattowice"}),
    ("i told aylin about it", {"aylin"}),
    ("Mme Delacourt m'a appelée", {"Mme Delacourt"}),
    ("Frau Wiśniewska hat angerufen", {"Frau Wiśniewska"}),
    ("ayer vi a Xiomara en Getafe", {"Xiomara", "Getafe"}),
    ("ho visto Gennaro a Bergamo", {"Gennaro", "Bergamo"}),
    ("ontem a Jurema foi a Niterói", {"Jurema", "Niterói"}),
    ("gisteren was Sjoerd in Zwolle", {"Sjoerd", "Zwolle"}),
    ("the applicant, Mr Orhan Tekdal, was born in 1961", {"Mr Orhan Tekdal", "1961"}),
]


@pytest.mark.parametrize(("text", "wanted"), _SEEN)
def test_the_model_sees_people_and_places(detector: Detector, text: str, wanted: set[str]) -> None:
    """In seven languages, in lower case, in a letter of a court."""
    seen = {text[one.start : one.end] for one in detector.detect(text)}

    assert wanted <= seen


@pytest.mark.parametrize(
    "text",
    [
        "hope you may have a summer of joy",
        "will it rain in april or may",
        "Mark my words, faith is an art.",
        "la paz del mar y el sol",
        "die Rose ist rot, der Wolf ist grau",
        "une rose, un air de mai",
    ],
)
def test_words_that_tempt_are_left_alone(detector: Detector, text: str) -> None:
    """A name that is a word is a word where it is used as one."""
    assert detector.detect(text) == []


def test_missing_weights_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the model no text passes, and the person is told the command."""
    monkeypatch.setattr("troth.weights.find._package", lambda _: None)

    with pytest.raises(VeilBroken, match="troth model get veil"):
        Ner(tmp_path, tmp_path).find("Bronwen left")


def test_wrong_weights_are_refused(kept_in: Path, tmp_path: Path) -> None:
    """A file in the place of the model that is not the model is not used."""
    (tmp_path / "model_q4.onnx").write_bytes(b"\x08\x08")

    with pytest.raises(VeilBroken, match="not the file"):
        Ner(tmp_path, kept_in).find("Bronwen left")


def test_changed_rounded_weights_are_refused(tmp_path: Path) -> None:
    """What was made before is checked again before it is used."""
    (tmp_path / ROUNDED.file).write_bytes(b"\0" * 100)

    with pytest.raises(VeilBroken, match="not the file"):
        Ner(tmp_path, tmp_path).find("Bronwen left")


def test_changed_trained_tensors_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what was trained for Troth, one flipped bit is enough to refuse all of it."""
    trained = bytearray(find.OURS.read_bytes())
    trained[1000] ^= 1
    (tmp_path / "veil.bin").write_bytes(trained)
    monkeypatch.setattr(find, "OURS", tmp_path / "veil.bin")

    with pytest.raises(VeilBroken, match="Install Troth again"):
        Ner(tmp_path, tmp_path).find("Bronwen left")
    assert not (tmp_path / ROUNDED.file).exists()


def test_missing_trained_tensors_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without them there is no model, and no text passes."""
    monkeypatch.setattr(find, "OURS", tmp_path / "veil.bin")

    with pytest.raises(VeilBroken, match="Install Troth again"):
        Ner(tmp_path, tmp_path).find("Bronwen left")


def test_a_model_that_fails_breaks_the_veil() -> None:
    """No answer is never taken for an empty one, and the error holds no words of the text."""

    class Fails:
        def read(self, text: str) -> list[tuple[Piece, Sequence[float]]]:
            message = "out of memory"
            raise RuntimeFailed(message)

    with pytest.raises(VeilBroken) as told:
        list(found("Bronwen left", Fails()))

    assert "Bronwen" not in str(told.value)
