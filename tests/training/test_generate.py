"""The lines of the veil's model, and what is made of them."""

import hashlib
import re
from itertools import islice
from pathlib import Path

from training.veil.generate import CODES, HELD, Line, examples, lines, once
from training.veil.pools import sections

_HERE = Path(__file__).parents[2]
_EVALUATION = _HERE / "bench" / "data" / "veil"
_OWN = _HERE / "tests" / "veil"
_RUN = 6
"""So many words in a row are a sentence that somebody else wrote, not chance."""


def test_one_seed_gives_one_list() -> None:
    """What is learned from can be made again, letter by letter."""
    chosen = [one for one in lines() if not one.is_held]
    first = list(examples(chosen, count=400, seed=5))

    assert first == list(examples(chosen, count=400, seed=5))
    assert first != list(examples(chosen, count=400, seed=6))


def test_half_of_them_are_about_nobody() -> None:
    """A model that sees names everywhere would be worse than none."""
    made = list(examples(lines(), count=1000, seed=2))

    assert sum(not one.spans for one in made) == 500


def test_every_label_is_there_often() -> None:
    """None of the ten kinds is left to luck."""
    made = list(examples(lines(), count=2000, seed=3))
    counts = {code: sum(code == what for one in made for *_, what in one.spans) for code in CODES}

    assert min(counts.values()) > 20


def test_spans_are_inside_and_apart() -> None:
    """However a text is varied, its spans say where things are."""
    for one in examples(lines(), count=1500, seed=4):
        ends = 0
        for start, end, code in one.spans:
            assert ends <= start < end <= len(one.text)
            assert code in CODES
            ends = end


def test_no_mark_is_left_in_a_text() -> None:
    """Every slot is filled, every bracket is read."""
    marked = re.compile(r"\[\[[A-Z]|\]\]|\{[a-z]+(?:\.[lu])?\}")

    assert not [one.text for one in once(lines()) if marked.search(one.text)]


def test_a_title_goes_with_the_name() -> None:
    """Who is called Mme Delacourt is hidden with it."""
    line = Line("test", "fr", frozenset({"chat"}), "J'ai vu Mme [[P|Delacourt]] hier")
    (one,) = once([line], seed=1)
    ((start, end, _),) = one.spans

    assert one.text[start:end].startswith("Mme ")


def test_a_few_lines_of_each_author_are_held_out() -> None:
    """By what they say, not by chance: about as many as asked."""
    for author in {one.author for one in lines()}:
        mine = [one for one in lines() if one.author == author]
        share = 100 * sum(one.is_held for one in mine) / len(mine)

        assert HELD - 6 < share < HELD + 6


def test_a_line_stands_once() -> None:
    """A line that stands twice could be learned from and held out."""
    said = [one.text for one in lines()]

    assert len(said) == len(set(said))


def test_nothing_is_learned_from_what_is_measured_on() -> None:
    """No line of the evaluation set is among the lines."""
    measured = {_bare(one) for one in _measured()}

    assert len(measured) > 600
    assert not {_bare(one.text) for one in lines()} & measured


def test_no_run_of_words_is_learned_from_what_is_measured_on() -> None:
    """Six words in a row that stand in both would make the model look better than it is."""
    measured = {run for one in _measured() for run in _runs(one)}

    assert len(measured) > 2000
    assert [one.text for one in lines() if not measured.isdisjoint(_runs(one.text))] == []


def test_the_same_idea_is_held_out_in_every_language() -> None:
    """Who said it in seven languages is checked on what the model saw in none of them."""
    for author in ("fifth", "sixth"):
        held = [one for one in lines() if one.author == author and one.is_held]
        places = {
            language: {one.place for one in held if one.language == language}
            for language in ("en", "es", "de", "fr", "it", "pt", "nl")
        }
        learned = {one.place for one in lines() if one.author == author and not one.is_held}

        assert all(places.values())
        assert not learned & set().union(*places.values())


def test_names_come_from_everywhere() -> None:
    """Each list is as long as it has to be, to be more than a list of neighbours."""
    given = {one for part in sections("given").values() for one in part}
    family = {one for part in sections("family").values() for one in part}
    towns = {one for part in sections("towns").values() for one in part}

    assert len(given) >= 1500
    assert len(family) >= 1500
    assert len(towns) >= 700
    assert len(sections("given")) >= 20


def _measured() -> list[str]:
    rows = [
        row.split("\t")[2]
        for file in _EVALUATION.glob("*.txt")
        for row in file.read_text(encoding="utf-8").splitlines()
        if row and not row.startswith("#")
    ]
    for name in ("said.tsv", "unsaid.tsv"):
        own = (_OWN / name).read_text(encoding="utf-8").splitlines()
        rows += [row.partition("\t")[2] for row in own if not row.startswith("#")]
    return rows


def _said(line: str) -> str:
    return re.sub(r"\[\[(?:[A-Z]\w*(?: \w+)?\|)?|\]\]", "", line).lower()


def _bare(line: str) -> str:
    return hashlib.sha256(re.sub(r"\W", "", _said(line)).encode()).hexdigest()


def _runs(line: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"\{.*?\}", " {} slot ", _said(line)))
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def test_made_examples_are_made_one_by_one() -> None:
    """Nothing is made before it is asked for."""
    assert len(list(islice(examples(lines(), count=10**9, seed=1), 3))) == 3
