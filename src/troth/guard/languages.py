"""Guesses the languages of a text by its small words."""

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MARKERS: Mapping[str, frozenset[str]] = {
    "en": _words(
        "the you your youre im i is are to and of it its me my dont do have what that this for in"
        " with be so not go can will we on was ill but good night bye see take care just no"
    ),
    "de": _words(
        "ich du dich dir mich mir nicht und der die das ist bin bist ein eine zu den dem es mit"
        " auf noch so wie was wenn aber doch nur kein gute nacht tschus schlaf gut bis mein dein"
        " geh bleib ohne ja jetzt kann habe sie wir auch schon immer heute nach"
    ),
    "es": _words(
        "que de la el los las no me te tu mi yo un una y es en con por para lo se si pero como"
        " mas estoy eres sin buenas noches adios hasta luego quedate muy ya antes quiero voy tengo"
        " eso ahora todavia gracias nada porque cuando esta irme"
    ),
    "fr": _words(
        "je tu te toi moi me mon ma ton ta le la les un une et est que qui ne pas de du des en"
        " pour avec sans sur si mais cest jai bonne nuit bientot reste encore plus tes suis veux il"
        " elle nous vous tout rien merci oui quand"
    ),
}


def languages(text: str) -> tuple[str, ...]:
    """Guess the languages of plain `text` by small words; all of them if there is no sign."""
    counts = _counts(text)
    most = max(counts.values())
    if most == 0:
        return tuple(_MARKERS)
    return tuple(name for name, count in counts.items() if 2 * count >= most)


def may_be_english(text: str) -> bool:
    """Say whether no other language has more small words in plain `text`."""
    counts = _counts(text)
    return counts["en"] == max(counts.values())


def _counts(text: str) -> dict[str, int]:
    words = set(text.split())
    return {name: len(words & marks) for name, marks in _MARKERS.items()}
