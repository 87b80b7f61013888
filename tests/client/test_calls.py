"""What is asked: a name never leads to another address, and nothing is sent that was not said."""

import pytest

from troth.client import calls
from troth.errors import BadInput


@pytest.mark.parametrize("name", ["../account", "a/b", "a?b=c", "a#b", "a%2fb", "ä", " "])
def test_a_name_is_one_part_of_a_path(name: str) -> None:
    """Whatever stands in it."""
    for call in (calls.talk(name), calls.receipt(name), calls.forget_talk(name)):
        assert call.path.count("/") == 3
        assert not set("?#") & set(call.path)


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    """Servers and proxies may take such parts away."""
    with pytest.raises(BadInput):
        calls.talk(name)


def test_a_question_brings_what_was_said_and_no_more() -> None:
    """What is None is left out; an empty text says that nothing stands before."""
    plain = calls.answer("mira", "hello", {})
    edit = calls.answer("mira", "hello", {"conversation": "cnv_a", "after": "", "again": None})

    assert plain.body == {"companion": "mira", "text": "hello"}
    assert edit.body == {**plain.body, "conversation": "cnv_a", "after": ""}


def test_a_call_does_not_show_what_it_brings() -> None:
    """Not in its repr."""
    assert "planted" not in repr(calls.answer("mira", "planted", {}))
