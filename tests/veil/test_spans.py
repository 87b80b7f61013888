"""What is remembered of texts that come again."""

import threading

import pytest

from troth.errors import VeilBroken
from troth.veil.found import Found
from troth.veil.spans import SpanCache

FOUND = (Found(0, 3, "PERSON", "direct", "model"),)


class Looker:
    """Counts how often it is asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, text, known):
        self.asked.append((text, known))
        return list(FOUND)


def test_a_history_that_comes_again_is_looked_through_once():
    """Forty messages and one new one cost one look."""
    look = Looker()
    cache = SpanCache(look)
    history = [f"message {n}" for n in range(40)]
    for text in history:
        cache.find("noor", text, "1", ())
    look.asked.clear()

    for text in [*history, "a new one"]:
        assert cache.find("noor", text, "1", ()) == FOUND

    assert look.asked == [("a new one", ())]


@pytest.mark.parametrize("other", [("sam", "Dan", "1"), ("noor", "Dan", "2"), ("noor", "dan", "1")])
def test_another_person_text_or_version_is_looked_through_anew(other):
    """What is known of one person, or was known before, says nothing here."""
    look = Looker()
    cache = SpanCache(look)
    cache.find("noor", "Dan", "1", ())

    cache.find(*other, ("x",))

    assert len(look.asked) == 2
    assert look.asked[-1][1] == ("x",)


def test_version_and_text_do_not_run_together():
    """`1` and `2x` is not `12` and `x`."""
    look = Looker()
    cache = SpanCache(look)

    cache.find("noor", "2x", "1", ())
    cache.find("noor", "x", "12", ())

    assert len(look.asked) == 2


def test_forgetting_a_person_drops_theirs_alone():
    """After an erasure nothing of that person is remembered."""
    look = Looker()
    cache = SpanCache(look)
    cache.find("noor", "Dan", "1", ())
    cache.find("sam", "Dan", "1", ())

    cache.forget("noor")

    assert [person for person, _ in cache._kept] == ["sam"]
    assert cache._size == 4
    cache.find("noor", "Dan", "1", ())
    assert len(look.asked) == 3


def test_what_is_being_looked_for_while_a_person_is_forgotten_is_not_kept():
    """An erasure in the middle of a look leaves nothing behind."""
    cache = SpanCache(lambda *_: cache.forget("noor") or FOUND)

    assert cache.find("noor", "Dan", "1", ()) == FOUND

    assert not cache._kept
    assert cache._size == 0


def test_it_holds_no_words():
    """A text is known by a keyed digest only."""
    cache = SpanCache(Looker())
    cache.find("noor", "plum pudding", "1", ())

    assert "plum" not in repr(vars(cache))


def test_the_oldest_go_first_and_what_was_used_stays():
    """It never stands for more characters than it may."""
    look = Looker()
    cache = SpanCache(look, limit=30)
    for text in ("first text", "other text"):
        cache.find("noor", text, "1", ())
    cache.find("noor", "first text", "1", ())

    cache.find("noor", "third text", "1", ())
    cache.find("noor", "x" * 31, "1", ())
    look.asked.clear()

    cache.find("noor", "first text", "1", ())
    cache.find("noor", "other text", "1", ())
    assert [text for text, _ in look.asked] == ["other text"]
    assert cache._size <= 30


def test_a_failure_is_not_remembered():
    """The next time it is looked through again."""
    answers = iter([VeilBroken("no"), FOUND])

    def look(text, known):
        answer = next(answers)
        if isinstance(answer, VeilBroken):
            raise answer
        return answer

    cache = SpanCache(look)
    with pytest.raises(VeilBroken):
        cache.find("noor", "Dan", "1", ())

    assert cache.find("noor", "Dan", "1", ()) == FOUND


def test_many_threads_may_ask_and_forget():
    """Its books stay right whoever comes first."""
    cache = SpanCache(Looker(), limit=200)

    def use(name):
        for n in range(200):
            cache.find(name, f"text {n % 37}", "1", ())
            if n % 50 == 0:
                cache.forget(name)

    threads = [threading.Thread(target=use, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert cache._size == sum(kept.size for kept in cache._kept.values()) <= 200
