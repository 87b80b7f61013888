"""Finds what a person says of themselves and of those near them, by rules, in their own words.

Promise: nothing is guessed. A fact is taken from a plain sentence alone: never from a question, a
quotation, a story, a game, a wish, a "maybe", or from what somebody else is said to have said; and
never from a model's words. "My sister is allergic to nuts" is about the sister. A no takes
something back and learns nothing. Better to miss ten facts than to write down a wrong one.

Pure: from a text to what it tells; it keeps nothing. English, German, Spanish and French
(`facts_en` and so on). `tests/vectors/facts` says what is heard and what is not.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, TypeAlias

from troth.companion import facts_book, facts_de, facts_en, facts_es, facts_fr
from troth.companion.facts_book import YOU, Book
from troth.normal import normalize
from troth.veil import sensitive

LONGEST: Final = 4_000
"""Letters of one message that are looked at. Who pastes a book tells nothing of themselves."""
MOST: Final = 12
"""So many facts are taken from one message."""
LONGEST_VALUE: Final = 60
CAREFUL: Final = frozenset({"allergy", "health", "orientation", "belief", "politics", "origin"})
"""Relations that deserve care, whatever their value (GDPR art. 9(1))."""
_TOWNS: Final = frozenset(["rom"])
"""Towns that are written like what deserves care."""
_BIRTHPLACES: Final = frozenset({"from", "born"})
"""Where somebody comes from speaks of their origin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that a message tells.

    subject: `you`, or who else: `sister`, `sister Anna`, `dog`. words: the sentence that says it.
    holds: False where it is said not to hold (any more). since: a year, if one was named.
    """

    subject: str
    relation: str
    value: str = field(repr=False)
    sensitive: bool = False
    holds: bool = True
    since: str = ""
    words: str = field(default="", repr=False)


def read(text: str) -> list[Said]:
    """Return what a message tells, in the order in which it says it; each thing once."""
    shown = _own_words(text[:LONGEST])
    if shown is None:
        return []
    found: dict[tuple[str, str, str, bool], Said] = {}
    for sentence in _sentences(shown):
        for one in _of_sentence(sentence):
            key = (one.subject, one.relation, folded(one.value), one.holds)
            found.setdefault(key, one)
    return list(found.values())[:MOST]


@cache
def books() -> Sequence[Book]:
    """Return the books of all languages."""
    return [facts_en.book(), facts_de.book(), facts_es.book(), facts_fr.book()]


def folded(text: str) -> str:
    """Return a text as it is compared: as long as it was, lower case, without accents."""
    if text.isascii():
        return text.lower()
    return "".join(_folded(one) for one in text)


def is_careful(relation: str, value: str) -> bool:
    """Say whether a fact deserves care: health, love, faith, politics, origin."""
    if relation in CAREFUL or relation in _BIRTHPLACES:
        return True
    if relation in {"speaks", "has"} or (relation == "lives" and folded(value) in _TOWNS):
        return False
    if sensitive.is_word(value):
        return True
    words = folded(value)
    return any(book.careful.search(words) for book in books())


@cache
def _folded(one: str) -> str:
    lower = one.lower()
    apart = "".join(part for part in normalize("NFKD", lower) if unicodedata.category(part) != "Mn")
    return apart if len(apart) == 1 else lower[:1]


_APOSTROPHES: Final = str.maketrans(
    dict.fromkeys("\u2019\u2018\u02bc\u00b4`\uff07", "'")
    | {"\u00a0": " ", "\t": " ", "\u2010": "-"}
)
_CODE: Final = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_CITED: Final = re.compile(r"^\s*>.*$", re.MULTILINE)
_QUOTED: Final = re.compile(
    r'"[^"\n]*(?:"|$)|“[^”\n]*(?:”|$)|„[^“”\n]*(?:[“”]|$)|«[^»\n]*(?:»|$)'
    r"|(?<!\w)'[^'\n]{3,}'(?!\w)",
    re.MULTILINE,
)
_ACTED: Final = re.compile(r"(?<![\w*])\*(?=[^\W\d_])[^*\n]+\*(?!\*)")
_ENDS: Final = re.compile(
    r"(?<=[.!?;…\n])(?<!\b[A-Z]\.)(?<!\b(?:St|Mt|Ft|Dr|Mr|Ms)\.)(?<!(?:Mrs|Ste)\.)[\s\"']+|\n"
)
_PICTURES: Final = re.compile(
    r"[ ,]*[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff][ ,\ufe0f\u20e3"
    r"\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]*"
)
_DOT_DATE: Final = re.compile(r"(?<!\d)\d{1,2}\.$")
_MONTH: Final = re.compile(r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez)")


_SPEAKS: Final = re.compile(
    r"(?:[\[(]?\d[\d:./, -]*(?:[ap]m)?[\])]?[ -]*)?"
    r"(?P<who>[^\W\d_][\w'.-]*)(?: (?=[^\W\d_])[A-Z\u00c0-\u00de][\w'.-]*){0,2} ?: (?=\S)",
)
_NO_SPEAKERS: Final = facts_book.words(
    "me i ich yo je moi note notes ps p.s p.s. update edit fact facts btw fyi hi hello hey so also"
    " hola bueno nota dato por ok okay well info hallo hinweis fakt achtung ubrigens salut bon"
    " remarque infos wichtig important importante today yes no ja nein si oui non diet name job"
    " work home allergy allergies remember merke"
)
"""What stands before a colon and is nobody who speaks."""
_OF: Final = re.compile(r"(?<!\w)(?:of|de|von|d')\s*\Z")
_GENITIVE: Final = re.compile(r"(?:mein|unser)e[rs] ")


def _own_words(text: str) -> str | None:
    """Return what the person says themselves; None where the whole of it is played or told."""
    text = _CODE.sub("\n", normalize("NFKC", text)).translate(_APOSTROPHES)
    text = "".join(
        one for one in text if unicodedata.category(one) not in {"Cf", "Cs", "Cc"} or one == "\n"
    )
    if _ACTED.search(text):
        return None
    quoted = _QUOTED.sub(" … ", _CITED.sub("\n", text))
    plain = folded(quoted)
    if any(book.made_up.search(plain) for book in books()):
        return None
    return quoted


def _sentences(text: str) -> Iterator[str]:
    """Yield sentences. A stop between the number of a day and its month ends none."""
    held = ""
    for part in filter(None, _ENDS.split(text)):
        if held and not (_DOT_DATE.search(held) and _MONTH.match(folded(part))):
            yield " ".join(held.split())
            held = ""
        held = f"{held} {part}".strip()
    if held:
        yield " ".join(held.split())


def _of_sentence(sentence: str) -> Sequence[Said]:
    """Return what a sentence tells. Little pictures part it, if they are not what it is about."""
    bare = _PICTURES.sub(", ", sentence).strip(" ,")
    return (list(_told(bare)) if bare != sentence else []) or list(_told(sentence))


def _told(sentence: str) -> Iterator[Said]:
    if (
        _is_of_another(sentence)
        or sentence.rstrip(" )").endswith("?")
        or sentence.startswith("¿")
        or "…" in sentence
    ):
        return
    plain = folded(sentence)
    for book in books():
        if book.unsure.search(plain) or book.accented.search(sentence.lower()):
            continue
        heard = False
        for one in _by(book, sentence, plain):
            heard = True
            yield one
        if heard:  # words that two languages share are heard once
            return


def _is_of_another(sentence: str) -> bool:
    """Say whether a sentence is a line of a talk that was pasted: "Anna: I live in Rome"."""
    found = _SPEAKS.match(sentence)
    return found is not None and folded(found["who"]) not in _NO_SPEAKERS


def _by(book: Book, sentence: str, plain: str) -> Iterator[Said]:
    for rule in book.rules:
        for match in rule.pattern.finditer(plain):
            groups = match.groupdict()
            subject, names = _subject(book, sentence, match)
            if subject is None:
                continue
            if names:
                yield _said(book, sentence, subject[0], "name", names)
            who = f"{subject[0]} {names}" if names else subject[0]
            if not rule.reader:
                continue
            holds = not (rule.denies or (groups.get("no") or "").strip())
            if groups.get("x"):
                start, end = match.span("x")
                values = _given(book, rule.reader, sentence[start:end], sentence[end:])
            else:
                rest = _Rest(sentence, plain, match.start("v"))
                values = _READERS[rule.reader](book, rest)
            relation = rule.relation
            if groups.get("about"):
                values = [f"{groups['about']}: {one}" for one in values]
            for value in values:
                told = f"{rule.prefix}{value}"
                if relation == "name" and names:
                    continue
                yield _said(book, sentence, who, relation, told, holds=holds)


def _said(  # noqa: PLR0913  # the parts of one fact
    book: Book, sentence: str, subject: str, relation: str, value: str, *, holds: bool = True
) -> Said:
    since = book.since.search(folded(sentence))
    return Said(
        subject=subject,
        relation=relation,
        value=value,
        sensitive=is_careful(relation, value),
        holds=holds,
        since=since["year"] if since and holds else "",
        words=sentence,
    )


def _subject(book: Book, sentence: str, match: re.Match[str]) -> tuple[tuple[str] | None, str]:
    """Return whom a match is about, and the name that stands with it; None: about nobody known."""
    groups = match.groupdict()
    kin = groups.get("kin")
    if kin is None:
        return (YOU,), ""
    if _OF.search(match.string, 0, match.start()) or _GENITIVE.match(match[0]):
        return None, ""  # "the daughter of my friend" is not the friend
    subject = book.kin.get(kin)
    if subject is None:
        return None, ""
    named = groups.get("named")
    if not named:
        return (subject,), ""
    start, end = match.span("named")
    name = sentence[start:end]
    return ((subject,), name) if _is_name(book, name) else (None, "")


@dataclass(frozen=True, slots=True)
class _Rest:
    """What stands in a sentence from a place on, as it was written and folded."""

    sentence: str
    folded: str
    at: int

    @property
    def text(self) -> str:
        return self.sentence[self.at :]

    @property
    def plain(self) -> str:
        return self.folded[self.at :]

    @property
    def is_casual(self) -> bool:
        """Say whether the whole sentence has no capitals, so that a name may have none."""
        return not any(one.isupper() for one in re.sub(r"\bI\b", "", self.sentence))


# ── values ────────────────────────────────────────────────────────────────────────────────────

Reader: TypeAlias = Callable[[Book, _Rest], list[str]]
_WORD: Final = re.compile(r"[\w&][\w'&-]*")
_A_SIGN: Final = frozenset(["cancer", "krebs"])
_IS_ONE: Final = re.compile(r"(?:i'm|im|i am|bin|soy|suis|ist|es|est|is) \Z")
_STAYS_ONE: Final = re.compile(
    r" (?:(?:type|typ|tipo|de type) ?\d|(?:mehr|any ?more|disease|disorder|syndrome|person|woman"
    r"|man|guy|girl|boy|adult|student|mum|mom|dad|myself|badly|(?:really|pretty|quite) bad"
    r"|\w+ (?:years?|months?|weeks?) ago|in (?:19|20)\d\d|last \w+|hace|desde|vor|seit|il y a"
    r"|depuis)(?!\w))"
)
"""What may stand behind a condition, which stays one of who has it."""
_AILMENT: Final = re.compile(
    r"(?:(?:an?|the|el|la|le|l'|eine?n?|une?|una) ?)?[\w'-]+(?: [\w'-]+){0,2}", re.IGNORECASE
)
_BEING: Final = re.compile(r"(?:(?:an?|eine?|une?|una) )?(?P<it>[\w-]+)", re.IGNORECASE)
_WITH: Final = frozenset(
    ["with", "for", "by", "near", "con", "para", "por", "mit", "fur", "avec", "pour"]
)
"""Behind these a place ends, but what somebody likes goes on."""
_NAME: Final = re.compile(r"[^\W\d_][\w'-]*")
_STOP: Final = re.compile(r"[,.;:!?()…–—]|\s-\s")
_PARTICLES: Final = frozenset(
    [
        "de",
        "del",
        "der",
        "den",
        "di",
        "da",
        "du",
        "la",
        "le",
        "les",
        "los",
        "las",
        "van",
        "von",
        "bin",
        "al",
        "el",
        "of",
        "the",
        "do",
        "dos",
        "das",
    ]
)
_SHORT: Final = frozenset(["st", "ste", "mt", "ft"])
_MONTHS: Final = 12
_MOST_DAYS: Final = 31
_YEARS: Final = 1000
_MOST_NAMES: Final = 3
_MOST_WORDS: Final = 6


def _is_name(book: Book, word: str) -> bool:
    return word[:1].isupper() and folded(word) not in book.no_names


def _names(book: Book, rest: _Rest) -> list[str]:
    """Read one name: up to three words that begin with a capital."""
    return _name(book, rest.text)


def _name(book: Book, rest: str) -> list[str]:
    words: list[str] = []
    at = 0
    while len(words) < _MOST_NAMES and (found := _NAME.match(rest, at)):
        word = found[0]
        if not _is_name(book, word) or folded(word) in book.ends:
            break
        words.append(word)
        at = found.end()
        if rest[at : at + 1] != " ":
            break
        at += 1
    name = " ".join(words).removesuffix("'s")
    return [name] if name and folded(words[0]) not in book.no_names else []


def _call(book: Book, rest: _Rest) -> list[str]:
    """Read what somebody wants to be called: a name, and then the clause ends."""
    found = _name(book, rest.text)
    return found if found and _is_over(book, rest.plain[len(found[0]) :]) else []


def _is_over(book: Book, after: str, *, more: bool = False) -> bool:
    """Say whether a clause ends here. more: also where it goes on with an "and"."""
    after = after.strip()
    if not after or _STOP.match(after):
        return True
    word = after.split()[0].strip(",.;:!")
    return word in book.ends or (more and word in book.ands.split("|"))


def _several(book: Book, rest: _Rest) -> list[str]:
    """Read names, parted by commas and "and"."""
    names: list[str] = []
    text = rest.text
    while found := _name(book, text):
        names += found
        text = text[len(found[0]) :]
        joint = re.match(rf"\s*(?:,|\b(?:{book.ands})\b)\s*(?:(?:{book.ands})\s)?\s*", folded(text))
        if joint is None:
            break
        text = text[joint.end() :]
    return names


def _place(book: Book, rest: _Rest) -> list[str]:
    """Read a place: words with capitals, and little words between them."""
    found = _capitals(rest.text, first=book.the)
    if not found:
        word = _NAME.match(rest.plain) if rest.is_casual else None
        if word is None or not _is_over(book, rest.plain[word.end() :]):
            return []
        known = word[0] in book.no_places or len(word[0]) <= 2 or word[0] in book.the
        return [] if known else [rest.text[: word.end()]]
    head = [one for one in folded(found).split() if one not in book.the]
    if not head or head[-1] in book.no_places or head[0] in book.no_places:
        return []
    return [found]


def _capitals(rest: str, *, first: frozenset[str]) -> str:
    words: list[str] = []
    at = 0
    while found := _WORD.match(rest, at):
        word = found[0]
        small = folded(word)
        if words and word.partition("'")[0] == "I":
            break
        is_capital = word[:1].isupper() or (word[:1].isdigit() and bool(words))
        if not is_capital and small not in _PARTICLES and not (not words and small in first):
            break
        at = found.end()
        if small in _SHORT and rest[at : at + 2] == ". ":
            word, at = f"{word}.", at + 1
        words.append(word)
        if rest[at : at + 1] != " ":
            break
        at += 1
    while words and not words[-1][:1].isupper() and not words[-1][:1].isdigit():
        words.pop()
    if len(words) > 5 or not any(one[:1].isupper() for one in words):
        return ""
    return " ".join(words).removesuffix("'s")


def _firm(book: Book, rest: _Rest) -> list[str]:
    """Read whom somebody works for: a name with capitals, perhaps with an article."""
    found = _capitals(rest.text, first=book.the)
    return [found] if found and folded(found) not in book.no_places else []


def _thing(book: Book, rest: _Rest) -> list[str]:
    """Read up to six words, up to where the clause ends."""
    return _words(book, rest.text, rest.plain)


def _words(book: Book, rest: str, plain: str) -> list[str]:
    stop = _STOP.search(plain)
    plain = plain[: stop.start()] if stop else plain
    words = plain.split()
    kept: list[str] = []
    for place, word in enumerate(words):
        if word in book.ends - _WITH and place:
            break
        if (
            word in book.ands.split("|")
            and place
            and (place + 1 >= len(words) or words[place + 1] in book.starts)
        ):
            break
        kept.append(word)
    while kept and kept[-1] in book.trailing:
        kept.pop()
    if not kept or len(kept) > _MOST_WORDS or kept[0] in book.no_things:
        return []
    if any(word in book.never_in_things for word in kept):
        return []
    length = len(" ".join(kept))
    return [_tidy(rest[:length])] if length <= LONGEST_VALUE else []


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(" -'\"")


def _foods(book: Book, rest: _Rest) -> list[str]:
    """Read what somebody cannot take, one thing each."""
    stop = re.search(r"[.;:!?()…–—]", rest.plain)
    text = rest.text[: stop.start()] if stop else rest.text
    found: list[str] = []
    joint = rf",\s*(?:(?:{book.ands})\s+)?|\s+(?:{book.ands})\s+"
    for part in re.split(joint, text, flags=re.IGNORECASE):
        words = _words(book, part, folded(part))
        if not words or len(words[0].split()) > 4:
            break
        bare = book.article.sub("", words[0])
        if not bare or folded(bare).split()[0] in book.no_things:
            break
        found.append(bare)
    return found


def _date(book: Book, rest: _Rest) -> list[str]:
    found = book.date.match(rest.plain)
    if found is None or not _may_be_day(found["day"]):
        return []
    return [_tidy(rest.text[slice(*found.span("day"))])]


def _may_be_day(day: str) -> bool:
    """Say whether a day can be one: 99.99. is none."""
    numbers = [int(one) for one in re.findall(r"\d+", day)]
    few = [one for one in numbers if one < _YEARS][:2]
    return all(0 < one <= _MOST_DAYS for one in few) and (len(few) < 2 or min(few) <= _MONTHS)


def _languages(book: Book, rest: _Rest) -> list[str]:
    plain = rest.plain
    stop = re.search(r"[.;:!?()…]", plain)
    end = stop.start() if stop else len(plain)
    return [rest.text[one.start() : one.end()] for one in book.tongues.finditer(plain, 0, end)]


def _ailment(book: Book, rest: _Rest) -> list[str]:
    """Read a condition: a word of the list of what deserves care, right here, and no more.

    "Diabetes in my family", "an HIV test" and "a cancer grant" are no condition of who says so.
    """
    found = _AILMENT.match(rest.text)
    if found is None:
        return []
    words = found[0].split(" ")
    for count in range(min(len(words), 4), 0, -1):
        said = " ".join(words[:count])
        if sensitive.is_word(said) and sensitive.topic(said) == "health":
            if folded(said) in _A_SIGN and _IS_ONE.search(rest.folded, 0, rest.at):
                return []
            after = rest.plain[len(said) :]
            is_it = _STAYS_ONE.match(after) or _is_over(book, after, more=True)
            return [said] if is_it else []
    return []


def _being(topic: str) -> Reader:
    """Read a word that says how somebody loves, what they believe, or where they are from."""

    def reader(book: Book, rest: _Rest) -> list[str]:
        found = _BEING.match(rest.text)
        if found is None or not _is_over(book, rest.plain[found.end() :], more=True):
            return []
        said = found["it"]
        return [said] if sensitive.is_word(said) and sensitive.topic(said) == topic else []

    return reader


def _nothing(book: Book, rest: _Rest) -> list[str]:
    """Read nothing more: the pattern holds the value itself."""
    del book, rest
    return []


def _given(book: Book, reader: str, value: str, after: str) -> list[str]:
    """Return a value that the pattern holds itself, unless what comes behind it changes it."""
    if reader == "whole":
        return [_tidy(value)] if _is_over(book, folded(after), more=True) else []
    if reader == "own":
        behind = folded(after).strip()
        return [_tidy(value)] if not behind or _STOP.match(behind) else []
    if reader == "city":
        return _place(book, _Rest(value, folded(value), 0))
    if reader == "liked":
        return _words(book, value, folded(value))
    if reader == "job":
        words = folded(value).split()
        if any(word in book.no_jobs for word in words):
            return []
    return [_tidy(value)]


_READERS: Final[Mapping[str, Reader]] = {
    "names": _names,
    "call": _call,
    "several": _several,
    "place": _place,
    "firm": _firm,
    "thing": _thing,
    "foods": _foods,
    "date": _date,
    "languages": _languages,
    "ailment": _ailment,
    "orientation": _being("orientation"),
    "belief": _being("belief"),
    "origin": _being("origin"),
    "whole": _nothing,
    "job": _nothing,
    "year": _nothing,
    "food": _nothing,
    "own": _nothing,
    "city": _nothing,
    "liked": _nothing,
}
