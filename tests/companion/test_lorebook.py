"""Lorebooks: what comes up is used, within bounds, and no pattern can take long."""

import time

import pytest

from troth.companion import lorebook
from troth.companion.lorebook import Book, Entry, cost_of, refused, use

LAMP = Entry(keys=["lamp"], content="It is old.")


def used(*entries: Entry, said: tuple[str, ...] = ("The lamp is out.",), **more) -> list[str]:
    """Return all that is used of these entries."""
    found = use(Book(entries=entries, **more), said)
    return [*found.before, *found.after]


def entry(content: str = "x", *keys: str, **more) -> Entry:
    """Make an entry."""
    return Entry(keys=keys or ("lamp",), content=content, **more)


def test_an_entry_is_used_when_its_key_comes_up() -> None:
    """In any case, and inside of words, unless the card says otherwise."""
    assert used(LAMP) == ["It is old."]
    assert used(LAMP, said=("LAMPLIGHT",)) == ["It is old."]
    assert used(LAMP, said=("The sea.",)) == []
    assert used(entry("x", "Lamp", case_sensitive=True)) == []
    assert used(entry("x", "lam", whole_words=True)) == []
    assert used(entry("x", "lamp", whole_words=True)) == ["x"]
    assert used(entry("x", "灯", whole_words=False), said=("灯塔",)) == ["x"]


def test_what_is_off_or_empty_is_not_used() -> None:
    """An entry out of use, one without words, a key of blanks."""
    assert used(entry("x", enabled=False), entry("  "), entry("y", " ", "")) == []


def test_a_constant_entry_is_always_used() -> None:
    """Also where nothing was said."""
    assert used(entry("x", constant=True), said=()) == ["x"]


@pytest.mark.parametrize(
    ("logic", "secondary", "is_used"),
    [
        (0, ["out", "sea"], True),
        (0, ["sea"], False),
        (1, ["out", "sea"], True),
        (1, ["out"], False),
        (2, ["sea"], True),
        (2, ["out", "sea"], False),
        (3, ["out", "the"], True),
        (3, ["out", "sea"], False),
    ],
)
def test_secondary_keys_count_as_the_card_says(logic, secondary, is_used) -> None:
    """Any, not all, not any, all; and not at all where the entry is not selective."""
    more = {"secondary": secondary, "logic": logic}

    assert bool(used(entry(selective=True, **more))) is is_used
    assert used(entry(selective=False, **more)) == ["x"]


def test_only_the_newest_messages_are_looked_through() -> None:
    """As many as the card says; four where it does not."""
    said = ("lamp", "a", "b", "c", "d")

    assert used(LAMP, said=said) == []
    assert used(LAMP, said=said, depth=5) == ["It is old."]
    assert used(LAMP, said=("lamp",), depth=0) == []
    assert used(entry("@@scan_depth 9\nx"), said=said) == ["x"]


def test_the_budget_holds_and_priority_decides() -> None:
    """What always stands there comes first; nothing goes past Troth's own bound."""
    low, high = entry("a" * 40, priority=1), entry("b" * 40, priority=2)

    assert used(low, high, budget=12) == ["b" * 40]
    assert used(entry("c" * 40, constant=True), high, budget=12) == ["c" * 40]
    assert used(entry("d" * 5_000), budget=10**9) == []
    assert used(LAMP, budget=-5) == []


def test_the_order_is_that_of_the_card() -> None:
    """By insertion order; before or after the description."""
    book = Book(entries=[entry("b", order=2), entry("a", order=1), entry("c", is_before=True)])

    found = use(book, ["lamp"])

    assert (found.before, found.after) == (["c"], ["a", "b"])


def test_what_was_found_is_looked_through_only_if_the_card_says_so() -> None:
    """And a circle has an end."""
    first, second = entry("the keeper", "lamp"), entry("a lamp", "keeper")

    assert used(first, second) == ["the keeper"]
    assert used(first, second, recursive=True) == ["the keeper", "a lamp"]


def test_decorators_are_read_and_not_shown() -> None:
    """Known and unknown ones."""
    assert used(entry("@@activate\n@@@unknown 5\nx", "nothing")) == ["x"]
    assert used(entry("@@dont_activate\nx")) == []
    assert used(entry("@@exclude_keys out, rain\nx")) == []
    assert used(entry("@@exclude_keys o.t, rain\nx", "la.p", is_pattern=True)) == []
    assert used(entry("@@exclude_keys o.x, rain\nx", "la.p", is_pattern=True)) == ["x"]


def test_a_pattern_is_used_as_one() -> None:
    """Where the card says so, or where it is written between strokes."""
    assert used(entry("x", r"l[aeiou]mps?\b", is_pattern=True)) == ["x"]
    assert used(entry("x", r"/LAMP/i")) == ["x"]
    assert used(entry("x", r"/out\.$/")) == ["x"]
    assert used(entry("x", "[lamp", is_pattern=True)) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|aa)*b",
        "(?:a?){40}a{40}",
        "a*a*a*a*a*a*b",
        r"(a)\1",
        "(?=a)a",
        "(?<!a)b",
        "(?P<x>a)",
        "(?i)a",
        "|".join("ab" * 20) + "a?" * 20,
        "x" * 500,
    ],
)
def test_a_pattern_that_could_take_long_is_refused(pattern) -> None:
    """It is named with its entry, and never run."""
    book = Book(entries=[LAMP, entry("x", pattern, is_pattern=True)])

    cost, why = cost_of(pattern)
    told = refused(book)

    assert why.endswith(".")
    assert cost <= lorebook.MOST_COST * 64
    assert [(one.place, bool(one.why)) for one in told] == [(1, True)]
    started = time.process_time()
    assert used(*book.entries, said=("a" * 7_990 + " lamp",)) == ["It is old."]
    assert time.process_time() - started < 1


def test_patterns_together_have_a_bound_too() -> None:
    """A thousand of them cost no more than a few."""
    many = [entry("x", f"/l.*m{place}?/") for place in range(1_000)]
    started = time.process_time()

    use(Book(entries=many), ["l" * 8_000])

    assert time.process_time() - started < 5
    assert "Together" in refused(Book(entries=many))[-1].why


STAR = "/[a-z ]*Q/"
LARGE = {
    "the same pattern everywhere": [Entry(keys=[STAR] * 100, content="x")] * 100,
    "one pattern, looked for in texts of many lengths": [
        Entry(keys=[f"/[a-z ]*{one}/"], content=f"@@scan_depth {depth}\nx")
        for depth in range(1, 51)
        for one in "ABCDEFGHIJ"
    ],
    "patterns without number": [
        Entry(keys=[f"/a{entry}b{key}/" for key in range(100)], content="x") for entry in range(100)
    ],
    "whole words": [
        Entry(keys=[f"w{entry}w{key}" for key in range(100)], content="x", whole_words=True)
        for entry in range(100)
    ],
    "decorators": [Entry(keys=["lamp"], content="@@a\n" * 120_000)],
}


@pytest.mark.parametrize("entries", LARGE.values(), ids=LARGE)
def test_no_book_takes_long_however_it_is_written(entries, at_best) -> None:
    """Not at each message, and not when a person looks at what is left out."""
    book = Book(entries=entries, recursive=True)

    assert at_best(lambda: use(book, ["word " * 1_600] * 4), enough=0.3) < 1
    assert at_best(lambda: refused(book), enough=0.3) < 1


def test_a_word_is_one_where_no_letter_stands_beside_it() -> None:
    """As a pattern would say it: letters, digits and `_`, of any script."""
    for said in ("lamp", "a lamp.", "lamplamp (lamp)", "灯 lamp灯, lamp", "_lamp -lamp-", "lamp's"):
        assert used(entry("x", "lamp", whole_words=True), said=(said,)) == ["x"]
    for said in ("lamps", "clamp", "lamp_", "3lamp", "灯lamp", "lamplamp"):
        assert used(entry("x", "lamp", whole_words=True), said=(said,)) == []


def test_a_pattern_is_named_once_for_each_entry() -> None:
    """For each reason, however often it stands there."""
    book = Book(entries=[entry("x", "/(a+)+/", "/(b+)+/", "/(?=a)/"), entry("x", "/(a+)+/")])

    assert [one.place for one in refused(book)] == [0, 0, 1]


def test_a_broken_pattern_is_named() -> None:
    """It is left out."""
    assert "not a pattern" in refused(Book(entries=[entry("x", "/(a/")]))[0].why


def test_nothing_shows_its_words() -> None:
    """In a log there are counts."""
    assert "old" not in repr(LAMP) + repr(Book(entries=[LAMP])) + repr(use(Book(), []))
