"""What a client asks for itself: a title for its list, tags, what to say next. Pure.

Front ends send such errands as ordinary requests, with the talk quoted inside. Taken for a
message, an errand would be kept as something the person said. So it is known by its form, and
nothing that is kept is read or written for it. Everything else is as for any message: consent,
masking, the guard, the receipt, and the card that helps in danger.

A client can also say it itself, with the header `X-Troth-Task`. Who types such words by hand
loses nothing but the keeping of that one message, and the answer says so (`troth.errand`).
"""

import re
from collections.abc import Sequence
from typing import Final

from troth.errors import BadInput
from troth.words import Clear

HEADER: Final = "X-Troth-Task"
CHAT: Final = "chat"
TASKS: Final = (CHAT, "title", "tags", "follow-ups", "summary", "search", "other")

# How the errands of each front end begin, and what else stands in them. Only the form is looked
# at, never the talk that is quoted inside. Sources: Open WebUI, `config.py` (the task templates);
# LibreChat's agents, `src/run.ts` and `utils/title.ts`; SillyTavern, `extensions/memory`.
_TASK: Final = re.compile(r"### Task:\s*\n")
_QUOTES: Final = re.compile(r"<chat_history>|### Chat History:|\bautocompletion system\b")
_ANSWERS_SOMEBODY: Final = re.compile(r"<user_query>|Respond to the user query")
_BEGINS: Final = (
    re.compile(
        r"(?:Provide|Please generate|Generate) a concise, 5-word-or-less title\b", re.IGNORECASE
    ),
    re.compile(
        r"Analyze this conversation and provide:\s*\n\s*1\. The detected language\b", re.IGNORECASE
    ),
    re.compile(r"\[?Pause your roleplay\b", re.IGNORECASE),
)


def is_errand(messages: Sequence[tuple[str, Clear]], *, said: str | None) -> bool:
    """Say whether the last of these messages is an errand. said: what the client's header says.

    Raises BadInput for a header that says something else than we know.
    """
    if said is not None and said not in TASKS:
        message = f"{HEADER} must be one of: {', '.join(TASKS)}."
        raise BadInput(message, param=HEADER)
    if said is not None:
        return said != CHAT
    return bool(messages) and has_its_form(messages[-1][1].text)


def has_its_form(text: str) -> bool:
    """Say whether a message is written as front ends write their errands."""
    words = text.lstrip()
    if _TASK.match(words):
        return bool(_QUOTES.search(words)) and not _ANSWERS_SOMEBODY.search(words)
    return any(form.match(words) for form in _BEGINS)
