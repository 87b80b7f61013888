"""Names and places that a model sees, weighed with what a reader sees beside it.

The model reads lower case only. So a capital in the middle of a sentence, a first name that
people bear, or a word that is nobody's name raises or lowers what the model must be sure of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from troth.errors import Damaged, Unconfigured, VeilBroken
from troth.veil.found import Found, Kind, Label
from troth.veil.language import Language, language
from troth.veil.people import KIN, is_nobody, plain_name
from troth.veil.words.first_names import COMMON_WORDS, NAMES
from troth.veil.words.plain_words import COUNTRIES, KNOWN_TO_ALL, SEASONS, SMALL, TIMES, TOWNS
from troth.weights.rampart import LABELS
from troth.weights.recogniser import Recogniser, recogniser
from troth.weights.runtime import RuntimeFailed
from troth.weights.wordpiece import Piece

_STREET: Final = ("BUILDING_NUMBER", "STREET_NAME", "SECONDARY_ADDRESS", "ZIP_CODE")
_TOWN: Final = ("CITY", "STATE")
_REACH: Final = ("EMAIL", "PHONE", "URL")
_CODE: Final = (
    "TAX_ID",
    "BANK_ACCOUNT",
    "ROUTING_NUMBER",
    "GOVERNMENT_ID",
    "PASSPORT",
    "DRIVERS_LICENSE",
)
_GROUPS: Final[dict[str, tuple[tuple[str, ...], Label, Kind]]] = {
    "name": (("GIVEN_NAME",), "PERSON", "direct"),
    "surname": (("SURNAME",), "PERSON", "direct"),
    "town": (_TOWN, "LOCATION", "quasi"),
    "street": (_STREET, "LOCATION", "direct"),
    "reach": (_REACH, "CONTACT", "direct"),
    "code": (_CODE, "ID", "direct"),
}
_COLUMNS: Final = {
    group: tuple(place for place, label in enumerate(LABELS) if label[2:] in kinds)
    for group, (kinds, _, _) in _GROUPS.items()
}
_NOTHING: Final = dict.fromkeys(_COLUMNS, 0.0)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LOOKS: Final = 80
"""Letters before and after a word that are looked at for hints."""
_LETTERS: Final = re.compile(r"[^\W\d_]")
_BEGINS: Final = re.compile(r"(?:^|[.!?…:;\n\"“(«¿¡|•·-])[\s\"'“(«¿¡]{0,40}$")


class Reads(Protocol):
    """What gives, for each piece of a text, the chance of each of `LABELS`."""

    def read(self, text: str) -> list[tuple[Piece, Sequence[float]]]:
        """Read a text."""
        ...


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    chances: dict[str, float]


class Ner:
    """The model, loaded at the first text."""

    def __init__(self, weights_dir: Path, kept_in: Path) -> None:
        self._weights_dir, self._kept_in = weights_dir, kept_in

    def find(self, text: str) -> list[Found]:
        """Return what the model is sure enough of. Raises VeilBroken if it cannot read."""
        return list(found(text, self._load()))

    def _load(self) -> Recogniser:
        try:
            return recogniser(self._weights_dir, self._kept_in)
        except (Unconfigured, Damaged) as error:
            raise VeilBroken(f"Names cannot be masked. {error}") from error  # noqa: EM102, TRY003  # theirs says what to do
        except (RuntimeFailed, OSError) as error:
            message = "Names cannot be masked: the model does not load. Run `troth model get veil`."
            raise VeilBroken(message) from error


def found(text: str, reads: Reads) -> Iterator[Found]:
    """Yield spans that the model sees in `text`, in order, neighbours joined."""
    if not any(_may_name(word) for word in _WORD.findall(text)):
        return  # whatever the model would say, none of these words can be a name or a place
    try:
        words = _words(text, reads.read(text))
    except RuntimeFailed as error:
        message = "Names cannot be masked: the model failed. Nothing was sent."
        raise VeilBroken(message) from error
    tongue = language(text)
    is_public = bool(_PUBLIC.search(text))
    group, start, end = "", 0, 0
    for word in words:
        between = text[end : word.start]
        now = _group(text, word, tongue=tongue, follows=group == "name" and between == " ")
        if now == "name" and is_public:
            now = ""
        if group == "name" and not now and _goes_on(text, word, between, tongue=tongue):
            now = "name"
        if now and now == group and _JOINT.fullmatch(between):
            end = word.end
            continue
        if group:
            yield _span(text, group, start, end)
        group, start, end = now, word.start, word.end
    if group:
        yield _span(text, group, start, end)


_ALONE: Final = 0.8
_JOINT: Final = re.compile(r"[ ]|[ ]?[-'.][ ]?|")


def _goes_on(text: str, word: _Word, between: str, *, tongue: Language) -> bool:
    """Say whether a word belongs to the name before it: "Ji-woo", "Rocío Barrientos"."""
    said = text[word.start : word.end]
    if between == "-":
        return said[0].isalpha()
    if (
        between != " "
        or not said[0].isupper()
        or is_nobody(said)
        or text.isupper()
        or len(said) < 3
    ):
        return False
    return word.chances["town"] < 0.5 and (tongue != "de" or word.chances["surname"] >= 0.02)


def _may_name(word: str) -> bool:
    return not is_nobody(word) or (word[0].isupper() and plain_name(word) in COMMON_WORDS)


def _span(text: str, group: str, start: int, end: int) -> Found:
    _, label, kind = _GROUPS[group]
    if group == "name" and (tail := re.search(r"['’]s$", text[start:end])):
        end -= len(tail[0])
    return Found(start, end, label, kind, "model")


def _words(text: str, pieces: Sequence[tuple[Piece, Sequence[float]]]) -> list[_Word]:
    """Join pieces to words, and the parts of a double name."""
    words: list[_Word] = []
    held: list[tuple[Piece, Sequence[float]]] = []
    for piece, chances in [*pieces, (None, ())]:
        if held and (piece is None or piece.word != held[0][0].word):
            words.append(_word(held))
            held = []
        if piece is not None:
            held.append((piece, chances))
    return [word for word in words if _LETTERS.search(text[word.start : word.end])]


def _word(pieces: Sequence[tuple[Piece, Sequence[float]]]) -> _Word:
    count = len(pieces)
    if all(chances[0] == 1.0 for _, chances in pieces):
        return _Word(pieces[0][0].start, pieces[-1][0].end, _NOTHING)
    chances = {
        group: sum(chances[place] for _, chances in pieces for place in places) / count
        for group, places in _COLUMNS.items()
    }
    return _Word(pieces[0][0].start, pieces[-1][0].end, chances)


def _group(text: str, word: _Word, *, tongue: Language, follows: bool) -> str:
    """Return what a word belongs to, or nothing."""
    said = text[word.start : word.end]
    if not _LETTERS.search(said) or len(said) == 1:
        return ""  # digits alone are left to the rules: the model sees numbers in every price
    # A last name without a first one is half as likely as the model thinks.
    name = word.chances["name"] + word.chances["surname"] * (1.0 if follows else _ALONE)
    town = word.chances["town"]
    needed = _needed(_seen(text, word, tongue))
    if name >= needed and (name >= town or town < 0.5 or not needed):
        return "name"
    if town >= 0.6 and town >= _town_needed(said, text[max(0, word.start - _LOOKS) : word.start]):
        return "town"
    return (
        "street"
        if word.chances["street"] >= 0.6 and said[:1].isupper() and not is_nobody(said)
        else ""
    )


def _town_needed(said: str, before: str) -> float:
    """Return how sure the model must be that a word is a place; more than 1 is never."""
    if (said[0].islower() and not _THERE.search(before)) or is_nobody(said):
        return 2.0
    bare = plain_name(said)
    if bare in KNOWN_TO_ALL or bare in COUNTRIES:
        return 2.0
    return 0.6 if said[0].isupper() else 0.9


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a reader sees of a word and around it."""

    said: str
    bare: str
    before: str
    after: str
    tongue: Language
    is_big: bool
    """Written with a capital, in a text that is not all capitals."""
    is_shouted: bool
    begins: bool
    """It stands at the start of a sentence."""

    @property
    def acts(self) -> bool:
        """Say whether what follows is something that people do."""
        return bool(_ACTS[self.tongue].match(self.after))

    @property
    def is_told(self) -> bool:
        """Say whether what comes before is said before names: "told", "with", "my sister"."""
        return bool(_TOLD.search(self.before))

    @property
    def is_kin(self) -> bool:
        """Say whether a word for a relative or a friend comes before it."""
        return bool(_KIN.search(self.before))


def _seen(text: str, word: _Word, tongue: Language) -> _Seen:
    said, before = text[word.start : word.end], text[max(0, word.start - _LOOKS) : word.start]
    is_shouted = said.isupper() and len(said) > 1
    return _Seen(
        said=said,
        bare=plain_name(said),
        before=before,
        after=text[word.end : word.end + _LOOKS],
        tongue=tongue,
        is_big=said[:1].isupper() and not (is_shouted and text.isupper()),
        is_shouted=is_shouted,
        begins=bool(_BEGINS.search(before)),
    )


def _needed(seen: _Seen) -> float:
    """Return how sure the model must be that a word is a name; more than 1 is never."""
    if _TITLE_OF.search(seen.before):
        return 2.0
    if seen.bare in COMMON_WORDS:
        return _needed_of_a_word(seen)
    if is_nobody(seen.said):
        return 2.0
    is_participle = seen.tongue == "de" and not seen.is_big and _PARTICIPLE.match(seen.said)
    if is_participle or _ONE_OF[seen.tongue].search(seen.before):
        return 0.99
    if seen.bare in NAMES or seen.bare.partition("-")[0] in NAMES:
        return 0.0 if seen.is_big else 0.1 if seen.acts or seen.is_told else 0.2
    if seen.bare in KNOWN_TO_ALL:
        return 2.0
    return _needed_of_a_stranger(seen) if seen.is_big else _needed_of_a_small_word(seen)


def _needed_of_a_stranger(seen: _Seen) -> float:
    """Return the same for a word with a capital that no list knows."""
    if not seen.begins:
        return 0.7 if seen.tongue == "de" else 0.5 if seen.is_shouted else 0.2
    return 0.2 if seen.acts or seen.is_told else 0.5


def _needed_of_a_small_word(seen: _Seen) -> float:
    """Return the same for a word in lower case that no list knows."""
    if len(seen.said) < 3 or (len(seen.said) > 4 and _ENDINGS[seen.tongue].search(seen.said)):
        return 0.99 if seen.tongue == "de" else 2.0
    if seen.is_kin:
        return 0.7
    return 0.6 if seen.acts or seen.is_told else 0.85


def _needed_of_a_word(seen: _Seen) -> float:
    """Return the same for a name that is a common word as well: May, Will, Rose, Pilar."""
    bare, before = seen.bare, seen.before
    if bare in TIMES and (not seen.is_big or seen.begins or _WHEN.search(before)):
        return 2.0
    if bare in TOWNS and _THERE.search(before):
        return 2.0
    is_told = seen.is_told or seen.is_kin
    if _THING.search(before) and not seen.is_kin:
        return 0.97
    if not seen.is_big:
        return _needed_of_a_small_common_word(seen, is_told=is_told)
    if seen.begins:
        return 0.0 if seen.acts and bare not in SEASONS else 0.9
    return 0.0 if is_told or seen.acts else 0.02


def _needed_of_a_small_common_word(seen: _Seen, *, is_told: bool) -> float:
    if seen.bare in SMALL:
        return 2.0
    if seen.bare not in SEASONS and (is_told or _SPEAKS.match(seen.after)):
        return 0.3
    return 0.6 if (seen.acts and seen.begins) or is_told else 0.97


_KIN: Final = re.compile(rf"(?<!\w)(?:{KIN}) $", re.IGNORECASE)
_SPEAKS: Final = re.compile(
    r" (?:just |never |always |also )?(?:says?|said|told|tells|thinks|thought|texted|texts|called"
    r"|asked|asks|wants|wanted|hates|kissed|ghosted|dumped|blocked|dice|dijo|quiere|piensa|sagt"
    r"|sagte|meint|fragt|schreibt|dit|a dit|pense|veut|m'a)(?!\w)",
    re.IGNORECASE,
)
_TITLE_OF: Final = re.compile(
    r"(?<!\w)(?:movie|film|song|series|show|novel|book|musical|opera|game|band|película|serie"
    r"|canción|novela|roman|lied|buch|spiel|série|chanson|livre|jeu) [\"'«]?$",
    re.IGNORECASE,
)
_PUBLIC: Final = re.compile(
    r"^\W*(?:who (?:is|was|were|wrote|painted|sang|sings|played|"
    r"plays|directed|invented) |(?:when|where|how|what year|why) (?:did|"
    r"was|were) [^?]*(?:die|died|born|write|invent|win|paint|compose|"
    r"discover|rule)|quién (?:es|fue|era|escribió|pintó|cantó) |"
    r"cuándo (?:nació|murió) |wer (?:ist|war|hat .* (?:geschrieben|"
    r"gemalt|erfunden)) "
    r"|wann (?:ist|wurde|starb) |qui (?:est|était|a (?:écrit|peint|"
    r"chanté|inventé)) |quand est (?:né|mort))"
    r"|(?<!\w)(?:songs?|albums?|lyrics|books?|novels?|poems?|films?|"
    r"movies?|quotes?|line|paintings?|concert|podcast|canción|disco|"
    r"libro|novela|poema|película|cuadro|cita|lied|song|buch|roman|"
    r"gedicht|zitat|gemälde|chanson|livre|poème|citation|tableau) (?:by|"
    r"of|from|with|about|de|del|von|über|d') ",
    re.IGNORECASE,
)


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words}) $", re.IGNORECASE)


_ONE_OF: Final = {
    "en": _before("an?|no|every|each|any|some|such an?|what an?"),
    "es": _before("una?|ning[uú]na?|cada|alg[uú]na?"),
    "de": _before("eine?[nmrs]?|keine?[nmrs]?|jede[rsnm]?"),
    "fr": _before("une?|aucune?|chaque|des|quelques"),
}
_THING: Final = _before(
    "the|this|that|my|your|his|her|our|their|el|la|los|las|este|"
    "esta|mi|tu|su|der|die|das|den|dem|des|dies\\w+|mein\\w*|dein\\w*|"
    "sein\\w*|ihr\\w*|unser\\w*|im|am|zum|zur|le|les|l'|mon|ma|"
    "mes|ton|ta|son|sa|ses|ce|cet|cette|notre|votre|leur"
)
_THERE: Final = re.compile(
    r"(?<!\w)(?:in|from|to|near|around|outside|of|at|en|de|desde|"
    r"cerca de|hasta|aus|nach|bei|von|à|depuis|vers|près de|sur|"
    r"im|live|leave|visit) $",
    re.IGNORECASE,
)
_ENDINGS: Final = {
    "en": re.compile(
        r"(?:ing|ed|ly|ness|tion|ions|ment|ful|less|ous|able|ible|ive|"
        r"ish|est|ities|ity|ants|ents|ers|als|ics|isms?|eep|ain|ills?|"
        r"bye)$"
    ),
    "es": re.compile(
        r"(?:[aei]r(?:me|te|se|lo|la|le|nos)?|[ai]d[oa]s?|ando|iendo|"
        r"mente|ci[oó]n|ciones|aba|ía|iste|aste|ura|idad)$"
    ),
    "de": re.compile(r"(?:en|ung|keit|heit|lich|isch|ig|st|te|ten|tet|bar|sam|los|voll|müde)$"),
    "fr": re.compile(
        r"(?:er|ir|re|és?|ées?|ait|ais|ant|ment|tion|eux|euse|ique|able|"
        r"eur|ette|aire)$"
    ),
}
_PARTICIPLE: Final = re.compile(r"(?:ge|ver|be|ent|er|zer)\w+(?:t|en|st)$")
_WHEN: Final = re.compile(
    r"(?<!\w)(?:in|of|since|until|till|by|last|next|this|early|late|"
    r"mid|end of|every|before|after|during|through|for|on|\d+(?:st|"
    r"nd|rd|th)?|en|de|del|im|am|seit|bis|ab|fin|début|the) $",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"(?<!\w)(?:told|tell|tells|telling|ask|asked|asking|met|meet|"
    r"meeting|meets|love|loves|loved|miss|misses|kissed|kiss|texted|"
    r"text|called|calling|with|w/|and|&|to|from|than|dating|dated|"
    r"date|married|marry|likes?|hates?|saw|seeing|hi|hey|dear|blocked|"
    r"ghosted|dumped|hugged|visit|about|for|like|named"
    r"|con|conocí a|dije a|quiero a|para|y|e|a|de|extraño a|mit|"
    r"von|und|bei|für|liebe|vermisse|kenne|an|avec|et|à|pour|chez|"
    r"aime|adore|de|embrassé|vu|dit à) $",
    re.IGNORECASE,
)


def _after(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:'s)? (?:just |always |never |really |also |even |siempre |"
        rf"immer |nie |toujours )?(?:{words})(?!\w)",
        re.IGNORECASE,
    )


_ACTS: Final = {
    "en": _after(
        "is|was|has|had|isn't|wasn't|hasn't|says?|said|told|tells|wants?|"
        "wanted|thinks?|thought|loves?|loved|likes|liked|hates|knows|"
        "knew|came|comes|went|goes|left|leaves|texted|texts|called|"
        "calls|asked|asks|got|gets|keeps|kept|made|makes|gave|gives|"
        "cheated|kissed|moved|lives|works|paid|sent|followed|blocked|"
        "ghosted|dumped|and (?:i|me)"
    ),
    "es": _after(
        "es|está|dice|dijo|quiere|ha|vive|trabaja|viene|sabe|piensa|"
        "ama|odia|me|se|y yo|le|tiene|cree|era|fue"
    ),
    "de": _after(
        "ist|hat|sagt|sagte|meint|kommt|liebt|weiß|wohnt|arbeitet|geht|"
        "darf|kann|war|hatte|schreibt|schrieb|findet|mag|und ich|will"
    ),
    "fr": _after(
        "aime|a dit|dit|m'a|m'aime|veut|est|vient|pense|sait|habite|"
        "travaille|s'est|adore|déteste|et moi|a|ne|était"
    ),
}
