"""Marks: how one person names another, and how whom they mean is found."""

from troth.matchmaker import marks
from troth.matchmaker.marks import Marks, as_bytes, as_text
from troth.words import PersonId

NOOR, SAM, ZOE = (PersonId(name) for name in ("noor", "sam", "zoe"))
HERE = (NOOR, SAM, ZOE)


class Counted(Marks):
    """Counts how often everybody was tried."""

    tried = 0

    def names(self, person, here):
        """Count, and do as it does."""
        self.tried += 1
        return super().names(person, here)


def test_a_mark_stands_for_one_pair_and_one_place() -> None:
    """Nobody else's mark, and none of another installation, names the same person."""
    made = Marks(b"secret")
    all_marks = {made.text(one, other) for one in HERE for other in HERE if one != other}

    assert len(all_marks) == 6
    assert Marks(b"another").text(NOOR, SAM) not in all_marks
    assert made.names(NOOR, HERE) == {made.text(NOOR, one): one for one in (SAM, ZOE)}
    assert as_text(as_bytes(made.text(NOOR, SAM))) == as_text(made.of(NOOR, SAM))


def test_who_was_found_is_found_at_one_look() -> None:
    """Everybody is tried once; then only whoever was found is looked at."""
    made = Counted(b"secret")
    asked = [made.text(NOOR, SAM), made.text(NOOR, ZOE)]

    first = made.meant(NOOR, asked, HERE, lambda _: True)
    again = [made.meant(NOOR, [one], HERE, lambda _: True) for one in asked]

    assert first == dict(zip(asked, (SAM, ZOE), strict=True))
    assert again == [{asked[0]: SAM}, {asked[1]: ZOE}]
    assert made.tried == 1


def test_whoever_is_not_meant_takes_the_same_way() -> None:
    """Blocked, gone, forgotten and never shown: everybody is tried each time."""
    made = Counted(b"secret")
    mark = made.text(NOOR, SAM)
    made.meant(NOOR, [mark], HERE, lambda _: True)

    ways = [
        ([mark], HERE, lambda _: False),
        ([mark], (NOOR, ZOE), lambda _: True),
        (["a" * 26], HERE, lambda _: True),
        ([], HERE, lambda _: True),
    ]
    for asked, here, is_so in ways * 2:
        before = made.tried
        assert made.meant(NOOR, asked, here, is_so) == {}
        assert made.tried == before + 1


def test_a_mark_of_somebody_else_is_no_way_in() -> None:
    """What was found for one person is not found for another."""
    made = Marks(b"secret")
    mark = made.text(NOOR, SAM)
    made.meant(NOOR, [mark], HERE, lambda _: True)

    assert made.meant(ZOE, [mark], HERE, lambda _: True) == {}


def test_either_of_the_two_is_forgotten_at_once(monkeypatch) -> None:
    """Nothing of somebody who was forgotten is left in memory; nor of who asked long ago."""
    monkeypatch.setattr(marks, "MOST_ASKERS", 2)
    made = Marks(b"secret")
    for one, other in ((NOOR, SAM), (ZOE, SAM), (SAM, NOOR)):
        made.meant(one, [made.text(one, other)], HERE, lambda _: True)
    assert set(made._found) == {ZOE, SAM}

    made.forget(SAM)

    assert SAM not in repr(made._found)
    assert made._found == {ZOE: {}}
