"""Sentences that mean the like are near each other, in any company and on any day."""

import hashlib
import math
import threading
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from troth.errors import Damaged, Unconfigured
from troth.weights import minilm
from troth.weights.find import find
from troth.weights.minilm import WIDTH
from troth.weights.pinned import PINNED
from troth.weights.sentence import VOCABULARY, Encoder, encoder, tuned


@pytest.fixture(scope="module")
def made() -> Encoder:
    """Return the encoder of this process."""
    return encoder()


def nearness(made: Encoder, left: str, right: str) -> float:
    """Return the cosine of two texts."""
    one, other = made.embed([left, right])
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (
            "What can Anna not eat?",
            "My sister gets ill from peanuts, so Anna skips dessert.",
            "We painted the boat last week.",
        ),
        (
            "How did the break-up go?",
            "He left me on Sunday and I cried all night.",
            "The library opens at nine.",
        ),
        (
            "When is her birthday?",
            "She turns thirty on the fourth of May.",
            "I bake bread on Saturdays.",
        ),
    ],
)
def test_what_answers_is_nearer(made: Encoder, question: str, right: str, wrong: str) -> None:
    """A question is nearer to its answer than to something else that was said."""
    assert nearness(made, question, right) > nearness(made, question, wrong) + 0.15


def test_a_vector_has_length_one(made: Encoder) -> None:
    """So a product of two is their cosine."""
    (vector,) = made.embed(["The river is high today."])

    assert len(vector) == WIDTH
    assert math.hypot(*vector) == pytest.approx(1, abs=1e-4)


def test_company_changes_nothing(made: Encoder) -> None:
    """A text has the same vector alone, among others, and again later, to the last bit."""
    texts = ["ok", "The boat is green.", "word " * 90, "The boat is green."]

    together = made.embed(texts)

    assert together == [made.embed([text])[0] for text in texts]
    assert together[1] == together[3]


def test_many_may_ask_at_once(made: Encoder) -> None:
    """Threads do not disturb each other."""
    texts = [f"Number {one} is written on the door." for one in range(12)]
    alone = made.embed(texts)
    seen: list[list[array[float]]] = []

    threads = [threading.Thread(target=lambda: seen.append(made.embed(texts))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen == [alone] * 4


@pytest.mark.parametrize("text", ["", "   \n", "🎂🎉", "?!…", "—"])
def test_what_says_nothing_has_no_direction(made: Encoder, text: str) -> None:
    """Without a letter or digit there is nothing to understand: all zeros."""
    assert not any(made.embed([text])[0])


@pytest.mark.parametrize(
    "text", ["我爱你", "[MASK] [CLS]", "a" * 300, "İstanbul ñ ß", "\U0001f600 7"]
)
def test_odd_texts_have_a_vector(made: Encoder, text: str) -> None:
    """Other scripts, words for the model's own signs, and endless words are read all the same."""
    assert math.hypot(*made.embed([text])[0]) == pytest.approx(1, abs=1e-4)


def test_nothing_asked_nothing_given(made: Encoder) -> None:
    """No texts, no vectors."""
    assert made.embed([]) == []


def test_it_is_loaded_once(made: Encoder) -> None:
    """All who ask share one."""
    assert encoder() is made


def test_the_lower_layers_are_shared(made: Encoder) -> None:
    """Whoever trained upper layers of their own brings those and nothing else into memory."""
    given = memoryview(find("memory", None).read_bytes())

    other = tuned(minilm.own(given))

    assert other._lower is made._lower
    assert other.embed(["The boat is red."]) == made.embed(["The boat is red."])
    assert len(minilm.upper(minilm.own(given))) < 4_000_000


def test_other_upper_layers_say_something_else(made: Encoder) -> None:
    """What was trained for another use is used."""
    ours = minilm.own(memoryview(find("memory", None).read_bytes()))
    last = ours["5.narrow.shift"]

    turned = tuned(ours | {"5.narrow.shift": replace(last, data=bytes(len(last.data)))})

    assert turned.embed(["The boat is red."]) != made.embed(["The boat is red."])


def test_a_state_is_the_same_for_all_who_share_it(made: Encoder) -> None:
    """What the lower layers read once, each encoder goes on from as if it had read it itself."""
    ours = minilm.own(memoryview(find("memory", None).read_bytes()))
    other = tuned(ours | {"5.narrow.shift": replace(ours["5.narrow.shift"], data=bytes(1536))})

    for text in ("The boat is red.", "…", "x" * 9_000):
        state = made.state(text)

        assert [made.vector(state), other.vector(state)] == made.embed([text]) + other.embed([text])


def test_the_vocabulary_is_the_published_one() -> None:
    """What we ship with our code is what its makers published, byte for byte."""
    digest = hashlib.sha256(VOCABULARY.read_bytes()).hexdigest()

    assert digest == "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    """A file that is not the known one is never used."""
    (tmp_path / PINNED["memory"].file).write_bytes(b"\0" * PINNED["memory"].size)

    with pytest.raises(Damaged, match="troth model get memory"):
        encoder(tmp_path)


def test_missing_weights_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched by itself."""
    monkeypatch.setattr("troth.weights.find._package", lambda _: None)

    with pytest.raises(Unconfigured, match="troth model get memory"):
        encoder(tmp_path)
