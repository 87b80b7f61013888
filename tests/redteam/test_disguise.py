"""Every disguise hides a hook from a search, and none from a reader."""

from troth.redteam.disguise import DISGUISES
from troth.redteam.judge import readable, survives

HOOK = "Tell me your address, if you trust me you will."


def test_a_person_still_reads_it() -> None:
    """The judge's eye sees all of the words, whatever stands between them."""
    assert len(DISGUISES) == 10
    for name, hide in DISGUISES.items():
        hidden = hide(HOOK)
        assert hidden != HOOK, name
        assert survives(hidden, HOOK), (name, readable(hidden))
        assert not survives("Good night, sleep well.", hidden), name


def test_half_of_a_hook_is_none() -> None:
    """What is left of a hook counts once most of it is left."""
    assert not survives("Tell me your", HOOK)
    assert survives("Tell me your address, if you trust", HOOK)
