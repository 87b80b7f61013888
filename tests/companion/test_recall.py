"""What was said is found by what it says and by what it means; the reason is told."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from troth.companion.recall import PAGE, Hit, Index, index, pack
from troth.weights.minilm import WIDTH
from troth.weights.scan import NOTHING
from troth.weights.sentence import Encoder, encoder

SAID = (
    ("noor", "My sister Anna gets a rash from peanuts, so we never have them at home."),
    ("mira", "That sounds careful. What do you cook instead?"),
    ("noor", "Mostly soup. And I bake bread on Saturdays."),
    ("mira", "When did you last see Anna?"),
    ("noor", "Three weeks ago, by the river."),
    ("mira", "Lovely! Did you take the green boat?"),
    ("noor", "No, we sold it in May."),
    ("mira", "🎂"),
    ("noor", ""),
    ("noor", "I work at the library now."),
)
TURNS = [
    {"id": str(at), "speaker": speaker, "text": text} for at, (speaker, text) in enumerate(SAID)
]


@pytest.fixture(scope="module")
def made() -> Encoder:
    """Return the encoder of this process."""
    return encoder()


@pytest.fixture(scope="module")
def whole() -> Index:
    """Return an index over the talk, by words and by meaning."""
    return index(TURNS)


@pytest.fixture
def by_words() -> Index:
    """Return an index over the talk by words alone."""
    made = Index(None)
    made.add(TURNS)
    return made


class Counting:
    """Counts how many texts are embedded."""

    def __init__(self, made: Encoder) -> None:
        self.made = made
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        self.texts += texts
        return self.made.embed(texts)


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ("What is Anna allergic to?", "0"),
        ("Which nuts are dangerous for her?", "0"),
        ("What does noor bake?", "2"),
        ("When did they meet?", "4"),
        ("What happened to the boat?", "6"),
        ("What is noor's job?", "9"),
    ],
)
def test_a_question_finds_what_answers_it(whole: Index, question: str, id_: str) -> None:
    """Among the first two of ten turns, also where no word is the same."""
    assert id_ in whole.rank(question, 2)


def test_an_answer_is_found_by_the_question_before_it(by_words: Index) -> None:
    """What was sold is said in "No, we sold it" by the turn before alone."""
    assert set(by_words.rank("the green boat", 2)) == {"5", "6"}


def test_who_is_named_comes_first() -> None:
    """The same words said by two: the one whom the question names is meant."""
    made = Index(None)
    made.add(
        {"id": who, "speaker": who, "text": "I bake bread.", "talk": who} for who in ("ada", "sam")
    )

    assert made.rank("What does Ada bake?", 2) == ["ada", "sam"]
    assert made.rank("What does Sam bake?", 2) == ["sam", "ada"]
    assert made.find("What do I bake?", 1, asked_by="ada")[0].id == "ada"


def test_one_talk_says_nothing_of_the_next() -> None:
    """What ends one talk is no question to what begins another."""
    made = Index(None)
    made.add(
        {"id": talk, "speaker": "sam", "text": text, "talk": talk}
        for talk, text in (("a", "Did you see the boat?"), ("b", "Good morning!"))
    )

    assert made.rank("boat", 2) == ["a"]


def test_a_name_alone_still_finds_words(by_words: Index) -> None:
    """Where a question has nothing but a name, the name is looked for."""
    made = Index(None)
    made.add([{"id": "a", "speaker": "mira", "text": "I am Mira."}, TURNS[2]])

    assert made.rank("Who is mira?", 1) == ["a"]


def test_a_time_is_told_where_a_time_is_asked_for() -> None:
    """Of two turns alike, the one with a day in it answers "when"."""
    made = Index(None)
    made.add(
        {"id": id_, "speaker": "sam", "text": text, "talk": id_}
        for id_, text in (
            ("day", "We painted the boat yesterday"),
            ("no", "We painted the boat red"),
        )
    )

    assert made.rank("When was the boat painted?", 2) == ["day", "no"]


def test_now_is_not_then() -> None:
    """Who asks how things are these days gets what was said lately first."""
    made = Index(None)
    texts = ["She works at the harbour.", *["I like soup."] * 8, "She works at the old library."]
    made.add(
        {"id": str(at), "speaker": "sam", "text": text, "talk": str(at)}
        for at, text in enumerate(texts)
    )

    assert made.rank("Where did she work?", 2) == ["0", "9"]
    assert made.rank("Where does she work these days?", 2) == ["9", "0"]


def test_of_equals_the_newest_comes_first() -> None:
    """The same words twice: what was said last is the better memory."""
    made = Index(None)
    made.add(
        {"id": id_, "speaker": "sam", "text": "I like soup.", "talk": id_} for id_ in ("a", "b")
    )

    assert made.rank("soup", 2) == ["b", "a"]


def test_the_reason_is_told(whole: Index, by_words: Index) -> None:
    """Each hit says how much came from its words and how much from its meaning."""
    by_meaning = next(
        hit for hit in whole.find("Which nuts are dangerous for her?", 3) if hit.id == "0"
    )
    worded = by_words.find("peanuts", 1)[0]

    assert by_meaning.words < 0.1 < by_meaning.meaning
    assert worded.words > 0.3
    assert worded.meaning == 0


def test_each_turn_is_embedded_once(made: Encoder) -> None:
    """Asking embeds the question and nothing else."""
    counting = Counting(made)
    found = Index(counting)
    found.add(TURNS)

    assert len(counting.texts) == sum(any(map(str.isalnum, text)) for _, text in SAID)

    counting.texts.clear()
    found.rank("Where is the boat?", 3)

    assert counting.texts == ["Where is the boat?"]


def test_vectors_can_be_handed_in(made: Encoder, whole: Index) -> None:
    """What was packed before is used as it is, and gives what embedding anew gives."""
    rows = pack(TURNS, made)
    counting = Counting(made)
    found = Index(counting)
    found.add(TURNS[:4], rows[: 4 * WIDTH])
    found.add(TURNS[4:], rows[4 * WIDTH :])

    assert not counting.texts
    assert found.find("Who sold the boat?", 5) == whole.find("Who sold the boat?", 5)


def test_a_row_depends_on_its_turn_alone(made: Encoder) -> None:
    """So one turn can be packed by itself, and one row taken out."""
    rows = pack(TURNS, made)

    assert rows == b"".join(pack([turn], made) for turn in TURNS)
    assert rows[7 * WIDTH : 9 * WIDTH] == NOTHING * 2
    assert pack([], made) == b""


def test_turn_by_turn_is_all_at_once(made: Encoder, whole: Index) -> None:
    """An index that grew is the index that was made whole."""
    grown = Index(made)
    for turn in TURNS:
        grown.add([turn])

    assert grown.find("When did they meet?", 10) == whole.find("When did they meet?", 10)


def test_too_few_vectors_are_refused(made: Encoder) -> None:
    """Rows that do not fit their turns change nothing."""
    found = Index(made)

    with pytest.raises(ValueError, match="10 turns came with 384 bytes"):
        found.add(TURNS, bytes(WIDTH))

    assert len(found) == 0
    assert found.rank("boat", 3) == []


def test_a_turn_without_its_parts_changes_nothing(made: Encoder) -> None:
    """What is missing is found before anything is added."""
    found = Index(made)

    with pytest.raises(KeyError):
        found.add([TURNS[0], {"id": "1", "text": "Who said that?"}])

    assert len(found) == 0


def test_pages_may_lie_elsewhere(made: Encoder, whole: Index) -> None:
    """Vectors can be kept sealed: they are asked for page by page, and only to be read."""

    class Sealed:
        def __init__(self) -> None:
            self.kept: list[bytes] = []
            self.opened = 0

        def __iter__(self) -> Iterator[bytes]:
            for page in self.kept:
                self.opened += 1
                yield bytes(byte ^ 0x5A for byte in page)

        def append(self, rows: bytes) -> None:
            self.kept.append(bytes(byte ^ 0x5A for byte in rows))

    pages = Sealed()
    found = Index(made, pages=pages)
    for turns in (TURNS[:3], TURNS[3:]):
        found.add(turns)

    assert found.find("What happened to the boat?", 5) == whole.find(
        "What happened to the boat?", 5
    )
    assert pages.opened == 2


def test_without_the_model_words_are_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing fails and nothing is fetched: it says what is missing and how to get it."""
    monkeypatch.setattr("troth.weights.find._package", lambda _: None)

    found = index(TURNS, tmp_path)

    assert found.told.startswith("Memories are found by their words alone.")
    assert "troth model get memory" in found.told
    assert found.rank("peanuts", 1) == ["0"]
    assert found.rank("zeppelin", 3) == []


def test_with_the_model_nothing_is_told(whole: Index) -> None:
    """There is nothing to say while all works."""
    assert whole.told == ""


@pytest.mark.parametrize("question", ["", "   ", "?!", "\u200b", "—"])
def test_no_question_finds_nothing(whole: Index, question: str) -> None:
    """Without a word there is nothing to look for."""
    assert whole.rank(question, 5) == []


def test_a_picture_finds_a_picture(whole: Index, by_words: Index) -> None:
    """Only a cake was said, and only a cake is asked for."""
    assert whole.rank("🎂", 1) == ["7"]
    assert by_words.rank("🎂", 1) == ["7"]


@pytest.mark.parametrize("k", [0, -1])
def test_none_asked_none_given(whole: Index, k: int) -> None:
    """No room, no memories."""
    assert whole.rank("boat", k) == []


def test_more_than_there_are_gives_all_that_fit(whole: Index) -> None:
    """With the model every turn is some answer; none comes twice."""
    ranked = whole.rank("Where is the boat?", 1000)

    assert sorted(ranked) == sorted(turn["id"] for turn in TURNS)


def test_nothing_said_nothing_found(made: Encoder) -> None:
    """An empty index answers, and so does one over silence."""
    assert index([]).rank("boat", 5) == []
    silent = Index(None)
    silent.add({"id": str(at), "speaker": "noor", "text": ""} for at in range(3))
    assert silent.rank("boat", 5) == []


def test_an_id_said_twice_comes_once(made: Encoder) -> None:
    """Both turns are looked at; the better one stands for the id."""
    found = Index(made)
    found.add(
        [
            {"id": "x", "speaker": "noor", "text": "I like soup."},
            {"id": "y", "speaker": "noor", "text": "The piano is loud."},
            {"id": "x", "speaker": "noor", "text": "The green boat was sold."},
        ]
    )

    ranked = found.rank("Who has the green boat?", 3)

    assert sorted(ranked) == ["x", "y"]
    assert ranked[0] == "x"


def test_very_long_texts_are_no_trouble(made: Encoder) -> None:
    """A pasted book is one turn, and a book as a question is read at its beginning."""
    counting = Counting(made)
    found = Index(counting)
    found.add([{"id": "book", "speaker": "sam", "text": "river bread " * 40_000}, TURNS[0]])

    assert found.rank("peanuts " * 20_000, 1) == ["0"]
    assert len(counting.texts[-1]) < 5_000


def test_the_same_question_gets_the_same_answer(made: Encoder) -> None:
    """In another index over the same turns too, to the last bit."""
    rows = pack(TURNS, made)
    answers: list[list[Hit]] = []
    for _ in range(3):
        found = Index(made)
        found.add(TURNS, rows)
        answers.append(found.find("What did Anna and noor do by the river?", 10))

    assert answers[0] == answers[1] == answers[2]


def test_ten_thousand_turns(made: Encoder) -> None:
    """One among ten thousand is found, by its words and by its meaning, over several pages."""
    what = itertools.cycle(["boat", "piano", "letter", "window", "garden", "market", "bread"])
    turns: list[Mapping[str, str]] = [
        {"id": str(at), "speaker": "sam", "text": f"I saw the {next(what)}, number {at}."}
        for at in range(10_000)
    ]
    turns[6789] = {**TURNS[0], "id": "6789"}
    some = pack(turns[:7], made)
    rows = (some * 1430)[: 10_000 * WIDTH]
    place = 6789 * WIDTH
    rows = rows[:place] + pack([turns[6789]], made) + rows[place + WIDTH :]
    found = Index(made)

    found.add(turns, rows)

    assert len(turns) > 2 * PAGE
    assert found.rank("Which food makes Anna ill?", 1) == ["6789"]
    assert found.rank("number 9321", 1) == ["9321"]
    assert len(set(found.rank("Which piano, boat, letter, window or garden?", 50))) == 50


def test_nothing_of_what_was_said_is_shown(whole: Index) -> None:
    """What a log or an error may print of an index is a count."""
    assert repr(whole) == "Index(10 turns)"
