"""The two lists of words that a person keeps about masking, and one change to them.

Pure: from the lists as they are to how they are written down. A word stands on one list at
most: to put it on one takes it off the other.
"""

from troth.errors import BadInput
from troth.people.wishes import LONGEST_WORD, Wishes, masks_text

ALWAYS = "always"
NEVER = "never"
_EMPTY = f"Write a word or a name, up to {LONGEST_WORD} letters long."


def with_word(wishes: Wishes, word: str, *, which: str) -> str:
    """Return the lists with a word on one of them. Raises BadInput, which names the field."""
    kept = " ".join(word.split())
    if not kept or len(kept) > LONGEST_WORD:
        raise BadInput(_EMPTY, param="word")
    lists = _without(wishes, kept)
    lists[which].append(kept)
    return masks_text(always=lists[ALWAYS], never=lists[NEVER])


def without_word(wishes: Wishes, word: str) -> str:
    """Return the lists without a word, whatever its case. One that is on none changes nothing."""
    lists = _without(wishes, word)
    return masks_text(always=lists[ALWAYS], never=lists[NEVER])


def list_of(wishes: Wishes, word: str) -> str:
    """Name the list that a word stands on; empty if it is on none."""
    asked = _plain(word)
    if any(_plain(one) == asked for one in wishes.always):
        return ALWAYS
    return NEVER if any(_plain(one) == asked for one in wishes.never) else ""


def _without(wishes: Wishes, word: str) -> dict[str, list[str]]:
    asked = _plain(word)
    lists = {ALWAYS: wishes.always, NEVER: wishes.never}
    return {name: [one for one in kept if _plain(one) != asked] for name, kept in lists.items()}


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()
