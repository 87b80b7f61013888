"""Where messages come from that were not said here, and what their speakers are called.

A message that was brought in has in its `companion` the name of a service, a colon, and who
spoke there: `chatgpt:ChatGPT`. No companion's id has a colon in it, so none can be taken for
one of Troth's. Frozen format: services may only be added.
"""

import re
from collections.abc import Mapping
from typing import Final

SERVICES: Final[Mapping[str, str]] = {
    "chatgpt": "ChatGPT",
    "claude": "Claude",
    "open-webui": "Open WebUI",
    "sillytavern": "SillyTavern",
    "troth": "a Troth archive",
}
"""What each service is called in a sentence."""
OURS: Final = "troth"
_ORIGIN: Final = re.compile(rf"({'|'.join(SERVICES)}):([^\x00-\x1f]{{1,80}})")


def of(service: str, who: str) -> str:
    """Return what is kept of who spoke at a service."""
    return f"{service}:{who}"


def parted(companion: str) -> tuple[str, str] | None:
    """Return the service and who spoke there; None for a companion of this Troth."""
    found = _ORIGIN.fullmatch(companion)
    return (found[1], found[2]) if found else None


def stated(companion: str) -> str:
    """Return the origin of a message as an archive states it, also of one that was said here."""
    return companion if parted(companion) else of(OURS, companion)
