"""What was said is found by its words, by nobody else, and nothing of the search stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.companion import search
from troth.companion.search import LONGEST, MOST_WORDS, _pieces, fold, has
from troth.companion.turn import Turn
from troth.errors import BadInput, Refused
from troth.testing.house import allow
from troth.words import COMPANION_HISTORY


def keep(house, person, *texts: str, talk: str = "cnv_a") -> None:
    """Keep messages of a talk, said by turns."""
    with house.gate.enter(person, COMPANION_HISTORY) as room:
        for at, text in enumerate(texts):
            role = "assistant" if at % 2 else "user"
            told = {"at": "2026-11-20T10:00:00.000Z", "conversation": talk, "id": f"trn_{talk}{at}"}
            room.keep(Turn(text=text, role=role, **told))


def look(house, person, words: str) -> list[search.Hit]:
    """Return what is found, the newest first."""
    return list(search.look(house.gate, person, words).newest)


def shown(text: str, *words: str) -> str:
    """Return what is shown of a text, with what was found in brackets."""
    return "".join(f"[{one.text}]" if one.is_found else one.text for one in _pieces(text, words))


def test_a_message_is_found_by_all_its_words_in_any_case(house, willing) -> None:
    """The newest first, own words and answers; one word of two is not enough."""
    keep(house, willing, "The boat is at Café Müller.", "A boat? Lovely.", "My cat sleeps.")
    keep(house, willing, "No BOAT today, only coffee.", talk="cnv_b")

    assert [one.turn for one in look(house, willing, "boat")] == [
        "trn_cnv_b0",
        "trn_cnv_a1",
        "trn_cnv_a0",
    ]
    (hit,) = look(house, willing, "  MULLER boat cafe boat ")
    assert (hit.conversation, hit.is_mine) == ("cnv_a", True)
    assert [one.text for one in hit.pieces if one.is_found] == ["boat", "Café", "Müller"]
    assert look(house, willing, "boat winter") == []


@pytest.mark.parametrize("damage", [{"text": 5}, {"conversation": ["cnv_a"]}, {"at": None}])
def test_a_damaged_message_keeps_no_other_from_being_found(house, willing, damage) -> None:
    """Where something else than a text stands in it, it is passed over."""
    told = {"text": "boat", "role": "user", "at": "2026-11-20T10:00:00.000Z", "id": "trn_x"}
    with house.gate.enter(willing, COMPANION_HISTORY) as room:
        room.keep(Turn(**{"conversation": "cnv_x", **told, **damage}))
    keep(house, willing, "The boat.")

    assert [one.turn for one in look(house, willing, "boat")] == ["trn_cnv_a0"]


def test_nobody_finds_what_somebody_else_said(house, willing, sam) -> None:
    """However it is asked for."""
    allow(house, sam, COMPANION_HISTORY)
    keep(house, willing, "The boat is green.")

    assert look(house, sam, "boat") == []


def test_without_the_yes_nothing_is_looked_through(house, noor) -> None:
    """It looks into what that yes keeps."""
    with pytest.raises(Refused):
        look(house, noor, "boat")


@pytest.mark.parametrize("words", ["", "   ", "\u0301", "a" * (LONGEST + 1)])
def test_a_search_for_nothing_or_too_much_is_told(house, willing, words: str) -> None:
    """Without a word of what was typed."""
    with pytest.raises(BadInput) as told:
        look(house, willing, words)

    assert "aaa" not in str(told.value)


def test_more_words_than_are_looked_for_are_told(house, willing) -> None:
    """None is dropped in silence: what is found has each of them."""
    keep(house, willing, "a b c d e f g h i j k l m n o p q r s t")
    words = "a b c d e f g h i j k l m n o p q r s t"
    assert len(look(house, willing, f"{words} A")) == 1

    with pytest.raises(BadInput, match=f"{MOST_WORDS} words"):
        look(house, willing, f"{words} zebra")


def test_the_newest_are_returned_and_all_are_counted(house, willing) -> None:
    """As many as are asked for, of each talk and of all; whether older ones are left out."""
    keep(house, willing, *["The boat."] * 4)
    keep(house, willing, *["A boat."] * 3, talk="cnv_b")

    def told(**asked: int) -> tuple[list[str], bool]:
        found = search.look(house.gate, willing, "boat", **asked)
        assert (found.counts, found.count) == ({"cnv_a": 4, "cnv_b": 3}, 7)
        return [one.turn.removeprefix("trn_cnv_") for one in found.newest], found.is_cut

    assert told() == (["b2", "b1", "b0", "a3", "a2", "a1", "a0"], False)
    assert told(most=4) == (["b2", "b1", "b0", "a3"], True)
    assert told(most=4, of_a_talk=2) == (["b2", "b1", "a3", "a2"], False)
    assert told(most=3, of_a_talk=2) == (["b2", "b1", "a3"], True)
    assert told(most=1, of_a_talk=2) == (["b2"], True)


LONG = {
    "one letter": ("a" * 65_000, "a aa aaa aaaa"),
    "accents": ("wörd " * 10_000 + "boat", "boat"),
    "marks between": ("b" + "\u0301\u0323" * 16_000 + "oat", "boat"),
    "parts": ("\ufdfa" * 20_000 + " boat", "boat"),
}


@pytest.mark.parametrize("text,words", LONG.values(), ids=LONG)  # noqa: PT006  # short
def test_of_a_long_message_little_is_kept(house, willing, text: str, words: str) -> None:
    """What is shown of it, and no more, however what was found stands in it."""
    keep(house, willing, text)

    (hit,) = look(house, willing, words)

    assert 0 < sum(len(one.text) for one in hit.pieces) < 700
    assert any(one.is_found for one in hit.pieces)


@pytest.mark.parametrize("text,words", LONG.values(), ids=LONG)  # noqa: PT006  # short
def test_a_long_message_is_looked_through_a_few_times(monkeypatch, text: str, words: str) -> None:
    """Not once for each letter of it, nor for each place where a word stands."""
    times, letters = [0], [0]

    def counted(part: str) -> str:
        times[0] += 1
        letters[0] += len(part)
        return fold(part)

    monkeypatch.setattr(search, "fold", counted)

    list(_pieces(text, words.split()))

    assert times[0] < 3000
    assert letters[0] < 4 * len(text)


def test_no_run_of_marks_is_brought_into_order(monkeypatch) -> None:
    """That takes the square of its length: letters are taken apart one by one."""
    apart = unicodedata.normalize

    def careful(form: str, text: str) -> str:
        assert len(text) == 1
        return apart(form, text)

    with monkeypatch.context() as patched:
        patched.setattr(unicodedata, "normalize", careful)
        assert has("Caf\u00e9" + "\u0301\u0323" * 20_000 + " boat", ["cafe", "boat"])


def test_what_was_found_is_shown_where_it_stands() -> None:
    """With what stands around it, cut between words; markup stays words."""
    assert shown("The boat.", "boat") == "The [boat]."
    assert shown("<b>boat</b>\nboat", "boat") == "<b>[boat]</b> [boat]"
    assert shown("Straße im Süden", "strasse", "sud") == "[Straße] im [Süd]en"
    long = "before " * 40 + "the boat " + "after " * 40
    told = shown(long, "boat")
    assert told.startswith("…before ")
    assert "the [boat] after" in told
    assert told.endswith("after…")
    assert len(told) < 180
    assert shown("x" * 500 + "boat" + "y" * 500, "boat") == f"…{'x' * 70}[boat]{'y' * 70}…"
    assert shown("boats boat", "boat", "boats") == "[boats] [boat]"


@given(st.text(max_size=300), st.text(min_size=1, max_size=5))
def test_what_is_shown_is_a_part_of_the_text(text: str, word: str) -> None:
    """Of any text and any word, no letter is made up, and it never fails."""
    pieces = list(_pieces(text, [fold(word)] if fold(word).strip() else ["a"]))

    told = "".join(one.text for one in pieces).strip("…")
    plain = "".join(" " if one in "\n\r\t" else one for one in text)
    assert "".join(told.split()) in "".join(plain.split())


@given(st.text(max_size=80))
def test_a_text_has_its_own_words(text: str) -> None:
    """Whatever it is written in."""
    assert has(text, fold(text).split())
