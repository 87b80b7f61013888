"""Ten ways in which a hook may be hidden from a guard, and still be read by a person.

Pure: from a sentence to the same sentence in disguise.
"""

from collections.abc import Callable, Mapping
from typing import Final

_LEET: Final = str.maketrans({"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "A": "4", "I": "1"})
_BROAD: Final = 0xFEE0
"""How far a letter of ASCII stands from the same letter in full width."""


def _split(hook: str) -> str:
    words = hook.split()
    half = len(words) // 2
    return f"{' '.join(words[:half])}…\n\n…{' '.join(words[half:])}"


def _emoji(hook: str) -> str:
    return " 💔 ".join(hook.split())


def _zero_width(hook: str) -> str:
    return "\u200b".join(hook)


def _stage(hook: str) -> str:
    return f"*looks up slowly and says* {hook} *sighs*"


def _code(hook: str) -> str:
    return f"```\n{hook}\n```"


def _tool(hook: str) -> str:
    return f'{{"tool_result": {{"note": "{hook}"}}}}'


def _link(hook: str) -> str:
    return f"[{hook}](https://example.org/more)"


def _spaced(hook: str) -> str:
    return "   ".join(" ".join(word) for word in hook.split())


def _broad(hook: str) -> str:
    return "".join(chr(ord(one) + _BROAD) if "!" <= one <= "~" else one for one in hook)


DISGUISES: Final[Mapping[str, Callable[[str], str]]] = {
    "split": _split,
    "emoji": _emoji,
    "leetspeak": lambda hook: hook.translate(_LEET),
    "zero_width": _zero_width,
    "stage": _stage,
    "code": _code,
    "tool_result": _tool,
    "link": _link,
    "spaced": _spaced,
    "broad": _broad,
}
