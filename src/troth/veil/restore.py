"""Puts back what was masked.

Promise: only what was issued for this conversation is put back; somebody else's stand-in stays
as it is. What comes in pieces gives the same, however it was cut, and at most the longest way to
write a stand-in and one more character are held back. Time grows with the text alone.

A stand-in is known again in other capitals, with a genitive s, in Markdown and with its escapes,
with other dashes, with a code for its @ (`%40`), across the end of a line, and inside the strings
of JSON, where what is put back is escaped; a token also without its brackets.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias

from troth.errors import VeilBroken
from troth.veil.fold import joins
from troth.veil.shapes import alias, token_forms

_SPACES: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_AT: Final = ("%40", "&#64;", "&#x40;", "\\u0040")
"""Other ways to write an @: in links, in HTML and in strings of code."""
_ESCAPED: Final = "-.+()/@"
"""Signs of stand-ins before which Markdown, or a string of code, may have a backslash."""
_CODED: Final = re.compile("|".join([*map(re.escape, _AT), rf"\\[{re.escape(_ESCAPED)}]"]))
_CODE_BEGINS: Final = re.compile(
    "(?:"
    + "|".join(re.escape(one[:end]) for one in _AT for end in range(len(one) - 1, 0, -1))
    + r"|\\)\Z"
)
_JOINED: Final = "\ue001"
_OTHER: Final = "\ue000"


class _Plain(dict[int, str]):
    """How each character is folded: one for one, so that places stay.

    Stand-ins are ASCII. Of all other characters only one thing matters here: whether they join.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = folded = char if code < 128 else _JOINED if joins(char) else _OTHER
        return folded


_PLAIN: Final = _Plain(
    str.maketrans(
        dict.fromkeys(_SPACES, " ")
        | dict.fromkeys(_DASHES, "-")
        | {chr(code): chr(code + 32) for code in range(65, 91)}
    )
)
_WORD: Final = re.compile(r"[a-z]+")
_WORDS: Final = re.compile(r"[a-z]+(?: [a-z]+)*")
_NO_GENITIVE: Final = "sxzßSXZ"
_Trie: TypeAlias = "dict[str, _Trie]"


def restore(text: str, issued: Mapping[str, str]) -> str:
    """Put back all of `issued` (stand-in → original) that is in `text`."""
    restorer = Restorer(issued)
    return restorer.feed(text) + restorer.finish()


def restore_json(text: str, issued: Mapping[str, str]) -> str:
    """Put back inside the strings of JSON text, escaped so that it stays JSON."""
    restorer = JsonRestorer(issued)
    return restorer.feed(text) + restorer.finish()


class Restorer:
    """Puts back in a text that comes in pieces."""

    def __init__(self, issued: Mapping[str, str]) -> None:
        self._known = _Known(issued)
        self._held = ""
        self._before = ""

    def feed(self, text: str) -> str:
        """Take the next piece; return what is certain by now."""
        return self._take(self._held + text, is_last=False)

    def finish(self) -> str:
        """Return what was still held back. The next piece starts a text of its own."""
        rest = self._take(self._held, is_last=True)
        self._before = ""
        return rest

    def fresh(self) -> "Restorer":
        """Return one for another text, with the same stand-ins."""
        other = object.__new__(Restorer)
        other._known, other._held, other._before = self._known, "", ""
        return other

    def _take(self, text: str, *, is_last: bool) -> str:
        if not text or not self._known.is_any:
            return text
        at = len(self._before)
        text = self._before + text
        folded = text.translate(_PLAIN)
        end = len(text)
        wait = end if is_last else self._known.first_open(folded, at)
        out: list[str] = []
        for match in self._known.matches(folded, at):
            if match.start() >= wait:
                break
            out += text[at : match.start()], self._known.original(text, match)
            at = match.end()
            if at > wait:
                wait = self._known.first_open(folded, at)
        out.append(text[at:wait])
        self._held = text[wait:]
        self._before = text[wait - 1 : wait] if wait else ""
        return "".join(out)


class JsonRestorer:
    """Puts back inside the strings of JSON text that comes in pieces, such as a tool call's."""

    _PART: Final = re.compile(
        r'"|[^"\\]+|\\(?:u[0-9A-Fa-f]{4}|[^u])|\\u(?=.{0,3}[^0-9A-Fa-f])', re.DOTALL
    )

    def __init__(self, issued: Mapping[str, str]) -> None:
        self._new = Restorer(issued)
        self._inside: Restorer | None = None
        self._held = ""

    def feed(self, text: str) -> str:
        """Take the next piece; return what is certain by now."""
        text = self._held + text
        out: list[str] = []
        at = 0
        while at < len(text):
            if self._inside is None:
                at = self._skip(text, at, out)
            elif (part := self._PART.match(text, at)) is None:
                break
            else:
                out.append(self._string(part[0]))
                at = part.end()
        self._held = text[at:]
        return "".join(out)

    def finish(self) -> str:
        """Return what was still held back."""
        rest = _escaped(self._inside.finish()) if self._inside else ""
        rest, self._held, self._inside = rest + self._held, "", None
        return rest

    def _skip(self, text: str, at: int, out: list[str]) -> int:
        opening = text.find('"', at)
        if opening < 0:
            out.append(text[at:])
            return len(text)
        out.append(text[at : opening + 1])
        self._inside = self._new.fresh()
        return opening + 1

    def _string(self, part: str) -> str:
        assert self._inside is not None
        if part == '"':
            rest = _escaped(self._inside.finish())
            self._inside = None
            return f'{rest}"'
        return _escaped(self._inside.feed(_unescaped(part)))


class _Known:
    """The stand-ins of one conversation, ready to be found."""

    def __init__(self, issued: Mapping[str, str]) -> None:
        if any(not one or not one.isascii() for one in issued):
            message = "A stand-in has a form that cannot be put back. Start a new conversation."
            raise VeilBroken(message)
        self._issued = issued
        self._by_folded: dict[str, tuple[str, str]] = {}
        for one, original in issued.items():
            folded = one.translate(_PLAIN)
            known = self._by_folded.get(folded)
            if known is None or known[0].isupper() or known[0].islower():
                self._by_folded[folded] = (one, original)
        self._mailboxes = self._add_short_forms()
        self._pattern: re.Pattern[str] | None = None
        self._forms = sorted(self._with_genitives())
        firsts = {form[0] for form in self._forms}
        self._firsts = firsts.union(*({way[0] for way in _ways(one)} for one in firsts))
        self._longest = max((sum(map(_width, form)) for form in self._forms), default=0)

    @property
    def is_any(self) -> bool:
        """Whether there is anything that could be found."""
        return bool(self._by_folded)

    def matches(self, folded: str, at: int) -> Iterator[re.Match[str]]:
        """Find each stand-in from `at` on. The expression is made once the first of them is there.

        Most answers hold none, and it takes long to make.
        """
        if self._pattern is None:
            texts = {folded, _uncoded(folded)}
            if not any(one in text for text in texts for one in self._by_folded):
                return iter(())
            self._pattern = _compiled(self._by_folded, self._mailboxes)
        return self._pattern.finditer(folded, at)

    def _add_short_forms(self) -> set[str]:
        """Know a number by its digits, a mail address by its mailbox, if no two share it.

        And a token also without its brackets, or as Markdown escapes it. Returns the mailboxes:
        with another domain behind it, one is somebody else's.
        """
        short: dict[str, set[tuple[str, str]]] = {}
        mailboxes: set[str] = set()
        for one, original in self._issued.items():
            if (both := alias(one, original)) is not None:
                folded = both[0].translate(_PLAIN)
                short.setdefault(folded, set()).add(both)
                mailboxes |= {folded} if "@" in one else set()
        for folded, forms in short.items():
            if len(forms) == 1:
                self._by_folded.setdefault(folded, *forms)
        for one, original in self._issued.items():
            for form in token_forms(one):
                self._by_folded.setdefault(form.translate(_PLAIN), (form, original))
        return mailboxes

    def first_open(self, folded: str, at: int) -> int:
        """Return where something starts that the next piece may still make a stand-in."""
        end = len(folded)
        for start in range(max(at, end - self._longest), end):
            is_first = folded[start] in self._firsts
            if is_first and self._begins(folded[start:]) and self._may_start(folded, start):
                return start
        return end

    def original(self, text: str, match: re.Match[str]) -> str:
        """Return what stands at a match, written as the stand-in was."""
        found, folded = text[match.start() : match.end()], match[0]
        if (exact := self._issued.get(found)) is not None:
            return exact
        if folded in self._by_folded:
            return _in_case(found, *self._by_folded[folded])
        if (bare := _uncoded(folded)) in self._by_folded:
            coded = next((one for one in _AT if one in folded), "@")
            return _in_case(found, *self._by_folded[bare]).replace("@", coded)
        bare, ending = found[:-1], found[-1]
        exact = self._issued.get(bare)
        original = exact or _in_case(bare, *self._by_folded[folded[:-1]])
        return original + ("’" if original[-1:] in _NO_GENITIVE else ending)

    def _may_start(self, folded: str, start: int) -> bool:
        return start == 0 or not (_joins(folded[start - 1]) and folded[start].isalnum())

    def _begins(self, end: str) -> bool:
        """Say whether a stand-in begins with the end of a text, or is it, however it is written."""
        if self._is_start(end):
            return True
        is_coded = any(sign in end for sign in "\\%&")
        return is_coded and self._is_start(_CODE_BEGINS.sub("", _uncoded(end)))

    def _is_start(self, end: str) -> bool:
        place = bisect_left(self._forms, end)
        return place < len(self._forms) and self._forms[place].startswith(end)

    def _with_genitives(self) -> Iterator[str]:
        for folded in self._by_folded:
            yield folded
            if _WORD.fullmatch(folded):
                yield f"{folded}s"


def _compiled(wanted: Iterable[str], mailboxes: Container[str]) -> re.Pattern[str]:
    """Make one expression out of all stand-ins: at each place the longest one that ends there.

    A letter or digit at either end of a stand-in must not go on as the same word, and a mailbox
    not as the address of another domain.
    """
    tries: dict[tuple[bool, bool, bool], _Trie] = {}
    for one in wanted:
        ends = (one[0].isalnum(), one[-1].isalnum(), one in mailboxes)
        node = tries.setdefault(ends, {})
        for char in one:
            node = node.setdefault(char, {})
        node["s?" if _WORD.fullmatch(one) else ""] = {}
    joining = _joining()
    parts = [
        (f"(?<![{joining}])" if starts else "")
        + _written(trie)
        + (f"(?![{joining}])" if ends else "")
        + (f"(?!{_sign('@')}[{joining}])" if is_mailbox else "")
        for (starts, ends, is_mailbox), trie in tries.items()
    ]
    return re.compile("|".join(parts))


@cache
def _joining() -> str:
    """Return the letters and digits that a word goes on with, for an expression."""
    return re.escape("".join(map(chr, filter(_joins_ascii, range(128)))) + _JOINED)


def _joins(folded: str) -> bool:
    return folded == _JOINED or (folded < "\x80" and joins(folded))


def _joins_ascii(code: int) -> bool:
    return joins(chr(code))


def _written(node: _Trie) -> str:
    choices: list[str] = []
    for char in sorted(node, key=lambda one: (len(one) != 1, one)):
        if len(char) != 1:
            choices.append(char)
            continue
        run, then = char, node[char]
        while len(then) == 1 and len(following := next(iter(then))) == 1:
            run, then = run + following, then[following]
        choices.append("".join(map(_sign, run)) + _written(then))
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def _ways(char: str) -> tuple[str, ...]:
    """Return in what other ways a character of a stand-in may be written."""
    escaped = (f"\\{char}",) if char in _ESCAPED else ()
    return (*escaped, *_AT) if char == "@" else escaped


@cache
def _width(char: str) -> int:
    return max(map(len, (char, *_ways(char))))


@cache
def _sign(char: str) -> str:
    """Return an expression for a character, however it is written."""
    plain = rf"\\?{re.escape(char)}" if char in _ESCAPED else re.escape(char)
    return f"(?:{'|'.join([plain, *map(re.escape, _AT)])})" if char == "@" else plain


def _uncoded(folded: str) -> str:
    """Return a folded text with each @ as a character, and without Markdown's escapes."""
    return _CODED.sub(lambda found: "@" if found[0] in _AT else found[0][1:], folded)


def _in_case(found: str, stand_in: str, original: str) -> str:
    """Write `original` as `found` is written, if its stand-in is a word that has cases."""
    if not _WORDS.fullmatch(stand_in.lower()) or found == stand_in:
        return original
    if found.isupper():
        return original.upper()
    if found.islower():
        return original.lower()
    return original if not (original.isupper() or original.islower()) else original.title()


def _unescaped(part: str) -> str:
    if not part.startswith("\\"):
        return part
    try:
        return str(json.loads(f'"{part}"'))
    except ValueError:
        return part


def _escaped(text: str) -> str:
    escaped = json.dumps(text, ensure_ascii=False)[1:-1]
    return re.sub(r"[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", escaped)
