"""What a model said is read as it was written, and what is broken is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from troth.errors import BadInput
from troth.redteam import raw
from troth.redteam.raw import Line

ONE = Line(
    id="farewell/friend/01/1#1",
    family="farewell",
    persona="friend",
    called="Nova",
    said=("Hi", "Bye!"),
    raw="Wait…\nplease \u2028 \U0001f600",
    how="hold",
    seed=3,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with one answer."""
    path = tmp_path / "raw.jsonl"
    path.write_text(f"{raw.head('A model')}\n{raw.line(ONE)}\n", encoding="utf-8")
    return path


def test_it_comes_back_to_the_letter(file: Path) -> None:
    """Line breaks and rare letters too."""
    found = raw.read(file)

    assert found.model == "A model"
    assert found.lines == (ONE,)
    assert raw.families(found.lines) == ["farewell"]


def test_a_last_line_that_was_cut_off_is_asked_again(file: Path) -> None:
    """A run may stop at any byte."""
    whole = file.read_bytes()
    with file.open("ab") as out:
        out.write(raw.line(ONE).encode()[:40])

    assert raw.read(file).lines == (ONE,)
    raw.mend(file)
    assert file.read_bytes() == whole
    for cut in (1, 12, 30):  # in the middle of a letter, too
        file.write_bytes(whole[:-cut])
        assert raw.read(file).lines == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]\n",
        '{"format": "another/v1", "model": "m"}\n',
        f"{raw.head('m')}\nnot json\n",
        f"{raw.head('m')}\n\n",
        f'{raw.head("m")}\n{{"id": "x"}}\n',
        f'{raw.head("m")}\n{{"id": "x", "said": "not a list"}}\n',
        f'{raw.head("m")}\n{{"id": 3, "said": ["a"], "family": "f"}}\n',
        "[" * 100_000 + "\n",
        f"{raw.head('m')}\n{'[' * 100_000}\n",
    ],
    ids=lambda one: one[:80],
)
def test_what_is_no_run_is_refused(tmp_path: Path, text: str) -> None:
    """With the file's name, and the line's."""
    path = tmp_path / "raw.jsonl"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match=r"raw\.jsonl"):
        raw.read(path)


@pytest.mark.parametrize(
    "changed", [{"family": "love"}, {"family": "personas"}, {"family": "../x"}, {"said": ()}]
)
def test_an_answer_of_no_suite_is_refused_with_its_line(file: Path, changed) -> None:
    """A file that somebody made, or that another version wrote, breaks nothing later."""
    with file.open("a", encoding="utf-8") as out:
        out.write(f"{raw.line(replace(ONE, **changed))}\n")

    with pytest.raises(BadInput, match="line 3"):
        raw.read(file)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    """In a sentence, not with a trace."""
    with pytest.raises(BadInput, match="cannot be read"):
        raw.read(tmp_path / "nowhere.jsonl")
