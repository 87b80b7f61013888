"""Lists of words that the detectors lean on."""


def listed(words: str) -> frozenset[str]:
    """Return the words of a text that only lists them."""
    return frozenset(words.split())
