"""The model as we run it, against the makers' own, run as they give it."""

import math
from array import array
from collections.abc import Callable, Sequence

import pytest

from troth.weights.find import find
from troth.weights.minilm import _HALF, LAYERS, POSITIONS, WIDTH, _layers, _tensors, lower
from troth.weights.protobuf import field
from troth.weights.runtime import Session
from troth.weights.sentence import END, START, UNKNOWN, VOCABULARY, Encoder, deep, encoder
from troth.weights.tensor import INT64, Tensor
from troth.weights.wordpiece import WordPiece

SENTENCES = (
    "My sister Anna is allergic to peanuts.",
    "When does the library by the river open on Sundays?",
    "I am so tired today.",
    (
        "Yesterday I painted the boat, baked two loaves of bread, lost my keys in the market, and "
        "found them again in the garden behind the school before it was dark."
    ),
)


@pytest.fixture(scope="module")
def given() -> bytes:
    """Return the pinned file."""
    return find("memory", None).read_bytes()


@pytest.fixture(scope="module")
def made() -> Encoder:
    """Return the encoder of this process."""
    return encoder()


@pytest.fixture(scope="module")
def theirs(given: bytes, tmp_path_factory) -> Callable[[str], Sequence[float]]:
    """Return what the makers' model gives, with the mean over all tokens taken by hand."""
    # Two messages one after the other are read as one: this adds a step at the end.
    step = field(1, "last_hidden_state") + field(2, "logits") + field(4, "Identity")
    shape = field(1, field(2, "b")) + field(1, field(2, "s")) + field(1, field(1, WIDTH))
    told = field(1, "logits") + field(2, field(1, field(1, 1) + field(2, shape)))
    more = field(7, field(1, step) + field(12, told))
    session = Session(given + more, tmp_path_factory.mktemp("theirs"))
    pieces = WordPiece(VOCABULARY, unknown=UNKNOWN)

    def embed(text: str) -> list[float]:
        ids = array("q", [START, *(piece.id for piece in pieces.cut(text)), END])

        def row(numbers: "array[int]") -> Tensor:
            return Tensor(INT64, (1, len(ids)), numbers.tobytes())

        hidden = session.run(
            input_ids=row(ids),
            attention_mask=row(array("q", [1] * len(ids))),
            token_type_ids=row(array("q", [0] * len(ids))),
        )
        mean = [math.fsum(hidden[at::WIDTH]) for at in range(WIDTH)]
        length = math.hypot(*mean)
        return [one / length for one in mean]

    return embed


@pytest.mark.parametrize(
    ("sentence", "least"), [*((one, 0.97) for one in SENTENCES), ("ok", 0.93), ("river", 0.93)]
)
def test_seven_bits_mean_what_thirty_two_mean(
    made: Encoder, theirs: Callable[[str], Sequence[float]], sentence: str, least: float
) -> None:
    """A vector of ours points where the makers' does; of a single word, nearly."""
    both = zip(made.embed([sentence])[0], theirs(sentence), strict=True)

    assert math.fsum(ours * other for ours, other in both) > least


def test_the_table_of_words_is_not_copied(given: bytes) -> None:
    """Of 12 MB of words only the rows that are used are ever touched."""
    model, words = lower(memoryview(given))

    assert words.rows.obj is given
    assert len(words.rows) == len(words.steps) * WIDTH
    assert len(model) < 8_000_000


def test_there_is_a_row_for_each_word_of_the_vocabulary(given: bytes) -> None:
    """The vocabulary that we ship is the one that the weights were made with."""
    words = lower(memoryview(given))[1]

    assert len(VOCABULARY.read_text("utf-8").splitlines()) == len(words.steps)


def test_no_sum_overflows(given: bytes) -> None:
    """Two products of any number with two weights fit in 16 bits, as older processors add them."""
    most = max(abs(one - 256 if one > 127 else one) for one in _HALF)

    assert 2 * 255 * most < 1 << 15


def test_a_run_takes_as_many_tokens_as_there_are_places(made: Encoder) -> None:
    """A text of very many words is read up to where the places end."""
    longest = "river " * (POSITIONS - 2)

    assert made.embed([longest]) == made.embed([longest + "bread " * 5000])


def test_in_one_run_it_means_the_same_as_in_two(made: Encoder, given: bytes) -> None:
    """A model whose layers all belong together gives the vector that lower and upper ones give."""
    whole = deep(_layers(_tensors(memoryview(given)), range(LAYERS)))

    for text in (*SENTENCES, "river " * 500, "", "…"):
        assert whole.vector(whole.state(text)) == made.embed([text])[0]
