"""Markdown as a tree of values: what is a mark, what stays text, and that nothing is lost."""

import inspect
import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from troth.companion import commands_answers, limits, minors, tools
from troth.companion.markdown import PAGES, Block, Span, blocks, spans
from troth.guard import policies


def told(text: str) -> list[tuple[str, list[str]]]:
    """Return kind and plain lines of each block."""
    return [
        (one.kind, ["".join(s.text for s in line) for line in one.lines]) for one in blocks(text)
    ]


def test_each_kind_of_block_is_read() -> None:
    """Headings, paragraphs, lists, quotes and code, one after the other."""
    text = "# Title\nfirst\nsecond\n\n- a\n* b\n1. c\n2) d\n> e\n> f\n```py\n# g\n\n- h\n```\nlast"

    found = told(text)

    assert found == [
        ("heading", ["Title"]),
        ("paragraph", ["first", "second"]),
        ("bullets", ["a", "b"]),
        ("numbers", ["c", "d"]),
        ("quote", ["e", "f"]),
        ("code", ["# g", "", "- h"]),
        ("paragraph", ["last"]),
    ]


def test_marks_in_a_line() -> None:
    """Strong, emphasis and code; inside code nothing else is a mark."""
    found = spans("a **b** *c* `**d**` e")

    assert found == (
        Span("a "),
        Span("b", "strong"),
        Span(" "),
        Span("c", "emphasis"),
        Span(" "),
        Span("**d**", "code"),
        Span(" e"),
    )


@pytest.mark.parametrize("before", ["", "See ", "See it here: ", "(", "**", "2:\u00a0"])
@pytest.mark.parametrize("after", ["", ".", " or not", ")", "!?"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_troth_s_own_is_marked(page: str, before: str, after: str) -> None:
    """Where something can be changed, one click leads there."""
    assert Span(page, "page") in spans(f"{before}{page}{after}")


def test_no_page_is_left_out_that_an_answer_names() -> None:
    """Whatever Troth says in an answer, in each of its languages, leads where it points to."""
    told = [inspect.getsource(one) for one in (commands_answers, limits, minors, policies, tools)]

    assert set(re.findall(r"[\s\"](/[a-z][a-z/]+)", "\n".join(told))) == set(PAGES)


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/privacy",
        "//privacy",
        "./privacy",
        "a/privacy",
        "/privacyheet",
        "/privacy/forget",
        "/privacy?undo=1",
        "/privacy#a",
        "/privacy.example.org",
        "/privacy%2e",
        "/PRIVACY",
        "/sign-out",
    ],
)
def test_no_other_address_is_a_page(line: str) -> None:
    """Neither somewhere else, nor more than is written down here, nor an act."""
    assert spans(line) == (Span(line),)


@pytest.mark.parametrize(
    "line",
    [
        "[words](https://example.org)",
        "![words](https://example.org/a.png)",
        "<https://example.org>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "2 * 3 * 4",
        "snake*case*word",
        "** not strong **",
        "*",
        "`",
        "&lt;b&gt;",
    ],
)
def test_everything_else_stays_as_it_was_written(line: str) -> None:
    """Links to elsewhere, pictures, HTML and lone marks are text."""
    assert spans(line) == (Span(line),)


def test_code_that_never_ends_is_code_to_the_end() -> None:
    """While an answer is still coming, its last fence is missing."""
    assert told("```\na\n# b") == [("code", ["a", "# b"])]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("```print(1)```", [("paragraph", ["print(1)"])]),
        ("```print(1)``` says 1", [("paragraph", ["print(1) says 1"])]),
        ("Say ``a`` or `b`", [("paragraph", ["Say a or b"])]),
        ("````\n```\na\n```\n````\nb", [("code", ["```", "a", "```"]), ("paragraph", ["b"])]),
        ("~~~\na\n~~~~~\nb", [("code", ["a"]), ("paragraph", ["b"])]),
    ],
)
def test_code_ends_where_it_ends(text: str, shown: list[tuple[str, list[str]]]) -> None:
    """On its own line too, where it would else be taken for the name of a language and lost."""
    assert told(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1989. The wall fell.", [("paragraph", ["1989. The wall fell."])]),
        ("1. a\n1. b\n3. c", [("numbers", ["a", "b", "c"])]),
        ("1. a\n\n2. b", [("numbers", ["a"]), ("paragraph", ["2. b"])]),
        ("1. a\n7. b", [("numbers", ["a"]), ("paragraph", ["7. b"])]),
    ],
)
def test_no_number_becomes_another(text: str, shown: list[tuple[str, list[str]]]) -> None:
    """A list that is drawn counts from one: what counts otherwise stays as it was written."""
    assert told(text) == shown


def test_an_empty_text_has_no_blocks() -> None:
    """Spaces and empty lines say nothing."""
    assert blocks(" \n\n\t\n") == []


@given(st.text(alphabet=st.sampled_from("ab*`#->1. \n~<&[]()"), max_size=200))
@example("```")
@example("#")
@example("> ")
def test_no_letter_is_lost_and_it_always_ends(text: str) -> None:
    """Whatever comes in, every letter that can be no mark comes out again, in order."""
    found = "".join(span.text for one in blocks(text) for line in one.lines for span in line)

    assert [one for one in found if one in "ab<&[]()"] == [
        one for one in _without_fences(text) if one in "ab<&[]()"
    ]


def test_a_long_text_takes_linear_time() -> None:
    """A line of 60,000 marks is read in one pass: the regular expressions cannot run away."""
    text = "*a" * 10_000 + "`" * 10_000 + "**" * 10_000

    assert "".join(span.text for span in spans(text)).count("a") == 10_000


def test_words_do_not_show_in_a_repr() -> None:
    """What somebody said must not get into a log by being printed."""
    assert "planted" not in repr(blocks("planted **planted**"))
    assert isinstance(blocks("x")[0], Block)


def _without_fences(text: str) -> str:
    """Drop the words after an opening fence: they name a language and are not shown."""
    kept, fence = [], None
    for line in text.split("\n"):
        mark = line.strip()
        begun = re.fullmatch(r"(`{3,})[^`]*|(~{3,}).*", mark)
        if fence is None and begun:
            fence = begun[1] or begun[2]
        elif fence is not None and set(mark) == {fence[0]} and len(mark) >= len(fence):
            fence = None
        else:
            kept.append(line)
    return "\n".join(kept)


@pytest.mark.parametrize("line", ["# x" + " " * 60_000 + "x", "# " + "#" * 60_000 + "x"])
def test_a_long_heading_is_read_in_one_go(line: str) -> None:
    """A heading is read in time that grows with its length, not with the square of it."""
    began = time.process_time()

    found = told(line)

    assert found == [("heading", [line[2:]])]
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# x ##", "x"),
        ("# x ## ", "x ##"),
        ("# x#", "x"),
        ("## ##", "#"),
        ("#   ", " "),
        ("#  a  b  ", "a  b"),
    ],
)
def test_what_closes_a_heading_is_no_word_of_it(line: str, words: str) -> None:
    """Signs and blanks at the end of a heading are dropped, but never all of it."""
    assert told(line) == [("heading", [words])]
