"""Messages are tied up again after some were left out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from troth.companion.imports.knots import Node, in_a_row, in_order
from troth.companion.imports.shape import Message


def said(name: str) -> Message:
    """Return a message of this name."""
    return Message(id=name, after="", role="user", text=name)


def tied(tree: dict[str, str], *, gone: str = "", current: str = "") -> tuple[str, list[str]]:
    """Order a tree of one-letter names; return `name<before` for each, and what is in circles."""
    nodes = {
        name: Node(parent=parent, message=None if name and name in gone else said(name))
        for name, parent in tree.items()
    }
    found, circles = in_order(nodes, current=current)
    return " ".join(f"{one.id}<{one.after}" for one in found), circles


def test_what_followed_something_left_out_follows_what_that_followed() -> None:
    """Over any number of gaps."""
    assert tied({"a": "", "b": "a", "c": "b", "d": "c"}, gone="bc") == ("a< d<a", [])
    assert tied({"a": "", "b": "a"}, gone="a") == ("b<", [])


def test_the_one_that_was_shown_last_stands_last() -> None:
    """If it ends its branch; it never comes before what it follows."""
    fork = {"a": "", "b": "a", "c": "a"}

    assert tied(fork, current="b") == ("a< c<a b<a", [])
    assert tied(fork, current="c") == ("a< b<a c<a", [])
    assert tied(fork, current="a") == ("a< b<a c<a", [])
    assert tied(fork, current="zz") == ("a< b<a c<a", [])
    assert tied({**fork, "d": "b"}, gone="d", current="d") == ("a< c<a b<a", [])


def test_a_circle_is_left_out_and_named() -> None:
    """It has no beginning; what is beside it stays."""
    assert tied({"a": "b", "b": "a", "c": "", "d": "d"}) == ("c<", ["a", "b", "d"])


def test_a_node_without_a_name_is_a_node() -> None:
    """It is not what all beginnings follow; it may follow itself, and others may follow it."""
    assert tied({"": "", "a": ""}) == ("", ["", "a"])
    assert tied({"": "a", "a": "gone", "b": ""}) == ("a< <a b<", [])
    assert tied({"": "gone"}, gone="", current="") == ("<", [])


def test_what_follows_nothing_that_is_here_begins() -> None:
    """A parent that is missing is no parent."""
    assert tied({"a": "gone", "b": "a"}) == ("a< b<a", [])


def test_a_long_line_is_no_matter() -> None:
    """Nothing calls itself for each message."""
    nodes = {
        str(n): Node(parent=str(n - 1) if n else "", message=said(str(n))) for n in range(5_000)
    }

    found, circles = in_order(nodes, current="4999")

    assert (len(found), circles, found[-1].after) == (5_000, [], "4998")


def test_a_row_follows_itself() -> None:
    """Each behind the one before it."""
    assert [one.after for one in in_a_row([said("a"), said("b"), said("c")])] == ["", "a", "b"]
    assert in_a_row([]) == []


@settings(max_examples=40)
@given(st.lists(st.integers(-1, 12), max_size=12), st.integers(0, 12), st.sets(st.integers(0, 12)))
def test_nothing_stands_before_what_it_follows(parents, current, gone) -> None:
    """Whatever the tree: each kept message comes once, or its node is in a circle."""
    nodes = {
        str(at): Node(parent=str(parent), message=None if at in gone else said(str(at)))
        for at, parent in enumerate(parents)
    }

    found, circles = in_order(nodes, current=str(current))

    seen = {""}
    for one in found:
        assert one.after in seen
        seen.add(one.id)
    kept = {name for name, node in nodes.items() if node.message and name not in circles}
    assert seen - {""} == kept
    assert len(found) == len(kept)
