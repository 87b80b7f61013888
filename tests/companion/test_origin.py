"""Where messages come from that were not said here."""

from troth.companion import origin
from troth.companion.persona import PERSONAS, called
from troth.words import is_id, new_id


def test_no_companion_of_troth_can_be_taken_for_one_from_elsewhere() -> None:
    """Nor the other way round: the mark has a colon, no id has one."""
    here = [*(one.id for one in PERSONAS), new_id("own"), ""]

    assert [origin.parted(one) for one in here] == [None] * len(here)
    assert origin.parted(origin.of("chatgpt", "mira")) == ("chatgpt", "mira")
    assert not is_id(origin.of("troth", new_id("own")), "own")
    for strange in ("mars:x", "chatgpt:", "chatgpt:a\nb", "chatgpt", ":x", "claude:" + "x" * 81):
        assert origin.parted(strange) is None


def test_the_origin_is_the_same_in_each_archive() -> None:
    """Of what was said here, and of what was brought in."""
    assert origin.stated("mira") == "troth:mira"
    assert origin.stated("troth:mira") == "troth:mira"
    assert origin.stated("claude:Claude") == "claude:Claude"


def test_speakers_are_called_with_their_service() -> None:
    """A character that is called like one of ours is still somebody else's."""
    assert called("chatgpt:ChatGPT") == "ChatGPT"
    assert called("sillytavern:mira") == "mira (SillyTavern)"
    assert called("open-webui:small") == "small (Open WebUI)"
    assert called("troth:mira") == "Mira (a Troth archive)"
    assert called(f"troth:{new_id('own')}") == "Your companion (a Troth archive)"
