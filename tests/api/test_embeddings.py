"""Texts as numbers, over `/v1`: in both forms, with a yes, and on this machine."""

import base64
import math
import sys
from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from troth.api.embeddings import MODEL, MOST_LETTERS, MOST_TEXTS, WIDTH, Embeddings, read
from troth.errors import TooMany
from troth.house import House
from troth.ledger.chain import PersonChain
from troth.weights.sentence import Encoder, encoder
from troth.words import COMPANION_REPLY, SECURITY_AUDIT

PATH = "/v1/embeddings"


@pytest.fixture
def embed(house: House, noor, send):
    """Return a function that asks for numbers as Noor."""

    def ask(given: object, **more: object):
        body = {"model": MODEL, "input": given, **more}
        return send(house, "POST", PATH, headers=noor.headers, json=body)

    return ask


def near(one: list[float], other: list[float]) -> float:
    """Return the cosine of two vectors of length 1."""
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


def test_texts_that_mean_the_like_are_near(embed) -> None:
    """One vector for each text, in order, with OpenAI's members."""
    told = embed(["My sister gets ill from peanuts.", "Who cannot eat nuts?", "The boat is red."])

    body = told.json()
    first, second, third = (one["embedding"] for one in body["data"])
    assert told.status_code == 200
    assert [one["index"] for one in body["data"]] == [0, 1, 2]
    assert {one["object"] for one in body["data"]} == {"embedding"}
    assert (body["object"], body["model"], len(first)) == ("list", MODEL, WIDTH)
    assert near(first, second) > near(first, third) + 0.1
    assert body["usage"]["prompt_tokens"] == body["usage"]["total_tokens"] > 12


def test_base64_says_the_same(embed) -> None:
    """Little-endian floats of 32 bits, as OpenAI's clients read them."""
    plain = embed("The boat is red.", encoding_format="float").json()["data"][0]["embedding"]
    packed = embed("The boat is red.", encoding_format="base64").json()["data"][0]["embedding"]

    found = array("f", base64.b64decode(packed))
    if sys.byteorder == "big":
        found.byteswap()
    assert list(found) == plain


def test_without_a_yes_there_are_no_numbers(house: House, somebody, send) -> None:
    """403, as for an answer, and nothing is made."""
    sam = somebody(name="Sam")

    told = send(house, "POST", PATH, headers=sam.headers, json={"model": MODEL, "input": "planted"})

    error = told.json()["error"]
    assert (told.status_code, error["code"]) == (403, "consent_required")
    assert error["purpose"] == "companion.reply"


def test_each_request_is_in_the_record(house: House, noor, embed) -> None:
    """One use, with a fixed word and without the text."""
    embed("planted words")

    state = house.gate.states.of(noor.person)
    chain = PersonChain(noor.person, state.unlocked.chain)
    leaves = house.ledger.mine(chain, handle=state.handle(SECURITY_AUDIT)).leaves
    told = leaves[-1].told()
    assert told["detail"]["note"] == "made numbers of texts"
    assert told["purpose"] == COMPANION_REPLY
    assert "planted" not in str([leaf.told() for leaf in leaves])


def test_nothing_of_it_is_kept(house: House, noor, embed, home: Path) -> None:
    """No file holds the text or the numbers."""
    vector = embed("zanzibar kettle", encoding_format="base64").json()["data"][0]["embedding"]
    house.store.settle()

    everything = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())

    assert b"zanzibar" not in everything
    assert base64.b64decode(vector)[:16] not in everything


@pytest.mark.parametrize(
    ("more", "code", "param"),
    [
        ({"model": ""}, "bad_input", "model"),
        ({"model": 3}, "bad_input", "model"),
        ({"model": "text-planted"}, "model_not_found", None),
        ({"input": None}, "bad_input", "input"),
        ({"input": ""}, "bad_input", "input"),
        ({"input": []}, "bad_input", "input"),
        ({"input": ["a", ""]}, "bad_input", "input"),
        ({"input": ["a", 1]}, "bad_input", "input"),
        ({"input": [1, 2]}, "unsupported", "input"),
        ({"input": [[1, 2]]}, "unsupported", "input"),
        ({"input": ["a"] * (MOST_TEXTS + 1)}, "bad_input", "input"),
        ({"input": "a" * (MOST_LETTERS + 1)}, "bad_input", "input"),
        ({"dimensions": 256}, "unsupported", "dimensions"),
        ({"dimensions": True}, "unsupported", "dimensions"),
        ({"encoding_format": "int8"}, "bad_input", "encoding_format"),
        ({"encoding_format": ["float"]}, "bad_input", "encoding_format"),
        ({"encoding_format": {}}, "bad_input", "encoding_format"),
    ],
)
def test_what_is_wrong_is_named(embed, more, code: str, param: str | None) -> None:
    """And nothing is repeated of it."""
    told = embed(
        **{"given": "x", **({"given": more.pop("input")} if "input" in more else {})}, **more
    )

    error = told.json()["error"]
    assert (error["code"], error["param"]) == (code, param)
    assert "planted" not in told.text


@pytest.mark.parametrize("text", ["🙂🙂", " ", "a\0b", "日本語"])
def test_odd_texts_have_numbers_too(embed, text: str) -> None:
    """Emoji alone, blanks, half a character: zeros or not, but numbers."""
    told = embed([text, "fine"])

    assert told.status_code == 200
    assert all(math.isfinite(x) for one in told.json()["data"] for x in one["embedding"])


def test_half_a_character_has_numbers_too(house: House, noor, send) -> None:
    """JSON can hold one; it is a text with nothing that the model knows."""
    content = f'{{"model":"{MODEL}","input":"\\ud800"}}'.encode()

    assert send(house, "POST", PATH, headers=noor.headers, content=content).status_code == 200


def test_a_missing_model_is_told(house: House, noor, send, tmp_path: Path, monkeypatch) -> None:
    """With what to do; and a second try is in vain."""
    monkeypatch.setattr("troth.weights.find._package", lambda _: None)
    bare = replace(house, settings=replace(house.settings, data_dir=tmp_path))

    told = send(bare, "POST", PATH, headers=noor.headers, json={"model": MODEL, "input": "x"})

    assert (told.status_code, told.json()["error"]["code"]) == (503, "not_set_up")
    assert "troth model get memory" in told.json()["error"]["message"]
    assert told.headers["x-should-retry"] == "false"


def test_a_yes_taken_back_counts_for_the_very_next_text(
    house: House, noor, embed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of a request: the rest is not made, and nothing of it is handed out."""
    made, embed_really = [], Encoder.embed

    def withdraws(self: Encoder, texts: list[str]):
        made.extend(texts)
        house.gate.consents.withdraw(noor.person, COMPANION_REPLY, method="terminal")
        return embed_really(self, texts)

    encoder(house.settings.weights_dir)  # which tries itself once
    monkeypatch.setattr(Encoder, "embed", withdraws)

    told = embed(["one", "two"])

    assert (told.status_code, told.json()["error"]["reason"]) == (403, "withdrawn")
    assert made == ["one"]


def test_one_person_has_one_place(house: House, noor) -> None:
    """So nobody takes the machine away from others."""
    made = Embeddings(house)

    with made._places.take(noor.person), pytest.raises(TooMany), made._places.take(noor.person):
        pass


def test_a_request_does_not_show_its_texts() -> None:
    """Not in its repr."""
    assert "planted" not in repr(read({"model": MODEL, "input": "planted"}))
