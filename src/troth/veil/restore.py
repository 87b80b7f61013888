"""Puts back what was masked.

Promise: only what was issued for this conversation is put back; somebody else's stand-in stays
as it is. What comes in pieces gives the same, however it was cut, and at most the longest way to
write a stand-in and one more character are held back. Time grows with the text alone.

A stand-in is known again in other capitals, in wide letters, with a genitive s or an ending of case
(`Corlusem`), in Markdown and with its escapes, with other dashes, with codes for its signs (`%40`,
`%20`), across the end of a line, and inside the strings of JSON, where what is put back is escaped;
a token also without its brackets.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias
from urllib.parse import quote, quote_plus

from troth.errors import VeilBroken
from troth.veil import endings
from troth.veil.fold import joins
from troth.veil.pools import NO_STAND_INS
from troth.veil.shapes import aliases, token_forms

_SPACES: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_AT: Final = ("%40", "&#64;", "&#x40;", "\\u0040")
"""Other ways to write an @: in links, in HTML and in strings of code."""
_ESCAPED: Final = "-.+()/@"
"""Signs of stand-ins before which Markdown, or a string of code, may have a backslash."""
_MOST_SPACES: Final = 8
_CODED: Final = re.compile(
    "|".join(map(re.escape, _AT))
    + rf"|%(?:2[0-9a-f]|3[a-f]|40|5[b-f])|\\[{re.escape(_ESCAPED)}]"
    + rf"|&nbsp;| (?: {{1,{_MOST_SPACES - 1}}}(?:> ?)?|> ?)"
)
_CODE_BEGINS: Final = re.compile(
    "(?:"
    + "|".join(
        re.escape(one[:end]) for one in (*_AT, "&nbsp;") for end in range(len(one) - 1, 0, -1)
    )
    + r"|%[2-5]|\\)\Z"
)
_BEFORE: Final = 3
"""So many characters before a place say whether a word may start there."""
_BREAKS: Final = re.compile(r"%[0-9a-f]{2}\Z|\\[nrt]\Z")
"""A code of a link or of a string before a word: its last character is no part of the word."""
_JOINED: Final = "\ue001"
_OTHER: Final = "\ue000"


class _Plain(dict[int, str]):
    """How each character is folded: one for one, so that places stay.

    Stand-ins are ASCII, and endings of case nearly so. Of all other characters only one thing
    matters here: whether they join.
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
        | {chr(0xFF00 + code): chr(32 + code).lower() for code in range(1, 95) if code != 13}
        | {form: one for one in endings.LETTERS for form in (one, one.upper())}
    )
)
_WORD: Final = re.compile(r"[a-z]+")
_WORDS: Final = re.compile(r"[a-z]+(?: [a-z]+)*")
_LEAST_BENT: Final = 5
"""A word with fewer letters gets no ending of case: with one it could be another word."""
_ENDING: Final = rf"[a-z{''.join(sorted(endings.LETTERS))}]{{0,{endings.LONGEST}}}"
_LEAST_DIGITS: Final = 7
_GROUPED: Final = r"[ ()./-]{0,3}"
"""What may stand in a long number, or an account's: people group its signs as they like."""
_MOST_BETWEEN: Final = 3
_LONG_NUMBER: Final = re.compile(rf"(?:\d{_GROUPED}){{{_LEAST_DIGITS}}}")
_MANY_DIGITS: Final = re.compile(rf"\d{{{_LEAST_DIGITS}}}")
_IN_GROUPS: Final = re.compile(rf"(?:[a-z0-9]{_GROUPED})+")
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")
_RUN: Final = re.compile(r"[a-z0-9_]+")
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

    def numbers(self) -> dict[str, str]:
        """Return the whole numbers among what was issued, and those that they stand for."""
        return self._known.whole_numbers()

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
            if (original := self._known.original(text, match)) is None:
                continue
            out += text[at : match.start()], original
            at = match.end()
            if at > wait:
                wait = self._known.first_open(folded, at)
        out.append(text[at:wait])
        self._held = text[wait:]
        self._before = text[max(wait - _BEFORE, 0) : wait]
        return "".join(out)


class JsonRestorer:
    """Puts back inside the strings of JSON text that comes in pieces, such as a tool call's.

    Outside of them only whole numbers, where what is put back is one as well.
    """

    _PART: Final = re.compile(
        r'"|[^"\\]+|\\(?:u[0-9A-Fa-f]{4}|[^u])|\\u(?=.{0,3}[^0-9A-Fa-f])', re.DOTALL
    )

    def __init__(self, issued: Mapping[str, str]) -> None:
        self._new = Restorer(issued)
        self._outside = Restorer(self._new.numbers())
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
        rest = _escaped(self._inside.finish()) if self._inside else self._outside.finish()
        rest, self._held, self._inside = rest + self._held, "", None
        return rest

    def _skip(self, text: str, at: int, out: list[str]) -> int:
        opening = text.find('"', at)
        if opening < 0:
            out.append(self._outside.feed(text[at:]))
            return len(text)
        out += self._outside.feed(text[at:opening]), self._outside.finish(), '"'
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
        self._forms = sorted(self._by_folded)
        self._bent = {endings.stem(one): one for one in self._forms if _is_bent(one)}
        self._numbers = [one for one in self._forms if _is_number(one)]
        numbers = frozenset(self._numbers)
        self._cores = {_core(one) for one in self._forms if one not in numbers}
        firsts = {form[0] for form in self._forms}
        self._firsts = firsts.union(*({way[0] for way in _ways(one)} for one in firsts))
        # Letters and digits are written in one way: what holds nothing else is never wider.
        wide = [sum(map(_width, form)) for form in self._forms if not form.isalnum()]
        wider = (len(one) * (1 + _MOST_BETWEEN if one in numbers else 1) for one in self._forms)
        self._longest = max([*wide, endings.LONGEST + max(wider, default=0)])

    def whole_numbers(self) -> dict[str, str]:
        """Return those that JSON may write without quotation marks, with what they stand for."""
        found = ((one, self._by_folded[one][1]) for one in self._numbers)
        return {one: original for one, original in found if _is_whole(one) and _is_whole(original)}

    @property
    def is_any(self) -> bool:
        """Whether there is anything that could be found."""
        return bool(self._by_folded)

    def matches(self, folded: str, at: int) -> Iterator[re.Match[str]]:
        """Find each stand-in from `at` on. The expression is made once the first of them is there.

        Most answers hold none, and it takes long to make.
        """
        if self._pattern is None:
            is_number = self._numbers and _LONG_NUMBER.search(folded)
            if not is_number and not any(one in folded for one in self._cores):
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
            for both in aliases(one, original):
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

    def original(self, text: str, match: re.Match[str]) -> str | None:
        """Return what stands at a match, written as the stand-in was; None if it is none."""
        found, folded = text[match.start() : match.end()], match[0]
        if (exact := self._issued.get(found)) is not None:
            return exact
        if folded in self._by_folded:
            return _in_case(found, *self._by_folded[folded])
        for bare, is_form in _readings(folded):
            if bare in self._by_folded:
                original = _in_case(found, *self._by_folded[bare])
                return _coded_as(folded, original, is_form=is_form)
        if _is_number(bare := _BETWEEN.sub("", folded)) and bare in self._by_folded:
            return _grouped_as(folded, self._by_folded[bare][1])
        if folded[-1] == "s" and folded[:-1] in self._by_folded:
            original = self._word(found[:-1], folded[:-1])
            return original + ("’" if original[-1:] in _NO_GENITIVE else found[-1])
        for stem, ending in endings.splits(folded) if folded not in NO_STAND_INS else ():
            if ending in endings.ENDINGS and (whole := self._bent.get(stem)) is not None:
                original = self._word(found[: len(stem)], whole)
                return endings.put_on(original, found[len(stem) :], like=whole)
        return None

    def _word(self, found: str, folded: str) -> str:
        exact = self._issued.get(found)
        return exact or _in_case(found, *self._by_folded[folded])

    def _may_start(self, folded: str, start: int) -> bool:
        if start == 0 or not (_joins(folded[start - 1]) and folded[start].isalnum()):
            return True
        return _BREAKS.search(folded[max(start - _BEFORE, 0) : start]) is not None

    def _begins(self, end: str) -> bool:
        """Say whether a stand-in begins with the end of a text, or is it, however it is written."""
        if self._is_start(end) or any(stem in self._bent for stem, _ in endings.splits(end)):
            return True
        if end[-1] == "s" and end[:-1] in self._by_folded:
            return True
        if self._numbers and end[0].isalnum() and not end.isalnum() and self._is_in_groups(end):
            return True
        return any(self._is_start(_CODE_BEGINS.sub("", one)) for one, _ in _readings(end))

    def _is_in_groups(self, end: str) -> bool:
        signs = _BETWEEN.sub("", end)
        place = bisect_left(self._numbers, signs)
        is_start = place < len(self._numbers) and self._numbers[place].startswith(signs)
        return is_start and _IN_GROUPS.fullmatch(end) is not None

    def _is_start(self, end: str) -> bool:
        place = bisect_left(self._forms, end)
        return place < len(self._forms) and self._forms[place].startswith(end)


def _compiled(wanted: Iterable[str], mailboxes: Container[str]) -> re.Pattern[str]:
    """Make one expression out of all stand-ins: at each place the longest one that ends there.

    A letter or digit at either end of a stand-in must not go on as the same word, and a mailbox
    not as the address of another domain.
    """
    tries: dict[tuple[bool, bool, bool, bool], _Trie] = {}
    for one in wanted:
        ends = (one[0].isalnum(), one[-1].isalnum(), one in mailboxes, _is_number(one))
        node = _node_of(tries.setdefault(ends, {}), one)
        node["s?" if _WORD.fullmatch(one) else ""] = {}
        if _is_bent(one):
            _node_of(tries[ends], endings.stem(one))[_ENDING] = {}
    joining = _joining()
    parts = [
        (rf"(?:(?<![{joining}])|(?<=%[0-9a-f]{{2}})|(?<=\\[nrt]))" if starts else "")
        + _written(trie, between=_GROUPED if is_number else "")
        + (f"(?![{joining}])" if ends else "")
        + (f"(?!{_sign('@')}[{joining}])" if is_mailbox else "")
        for (starts, ends, is_mailbox, is_number), trie in tries.items()
    ]
    return re.compile("|".join(parts))


def _node_of(trie: _Trie, one: str) -> _Trie:
    for char in one:
        trie = trie.setdefault(char, {})
    return trie


def _is_bent(folded: str) -> bool:
    """Say whether a stand-in is a word that may have an ending of case."""
    return len(folded) >= _LEAST_BENT and _WORD.fullmatch(folded) is not None


def _core(folded: str) -> str:
    """Return the longest part of a stand-in that is there however it is written."""
    if _WORD.fullmatch(folded):
        return endings.stem(folded)
    is_token = "[" in folded or "\\" in folded
    return folded if is_token else max(_RUN.findall(folded), key=len, default=folded)


@cache
def _joining() -> str:
    """Return the letters and digits that a word goes on with, for an expression."""
    every = "".join(map(chr, filter(_joins_ascii, range(128))))
    return re.escape(every + "".join(sorted(endings.LETTERS)) + _JOINED)


def _joins(folded: str) -> bool:
    return folded == _JOINED or folded in endings.LETTERS or (folded < "\x80" and joins(folded))


def _joins_ascii(code: int) -> bool:
    return joins(chr(code))


def _written(node: _Trie, *, between: str, before: str = "") -> str:
    choices: list[str] = []
    for char in sorted(node, key=lambda one: (len(one) != 1, one)):
        if len(char) != 1:
            choices.append(char)
            continue
        run, then = char, node[char]
        while len(then) == 1 and len(following := next(iter(then))) == 1:
            run, then = run + following, then[following]
        written = before + between.join(map(_sign, run))
        choices.append(written + _written(then, between=between, before=between))
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def _is_number(folded: str) -> bool:
    """Say whether a stand-in has so many digits that it may be grouped in another way."""
    is_code = folded.isascii() and folded.isalnum()
    return is_code and _MANY_DIGITS.search(folded) is not None


def _is_whole(number: str) -> bool:
    return _is_digits(number) and number[0] != "0"


def _is_digits(folded: str) -> bool:
    return folded.isascii() and folded.isdecimal()


def _grouped_as(folded: str, original: str) -> str:
    """Write a number in groups as its stand-in's are, if it is as long."""
    is_as_long = sum(map(str.isalnum, folded)) == len(original)
    if not (is_as_long and original.isascii() and original.isalnum()):
        return original
    coming = iter(original)
    return "".join(next(coming) if one.isalnum() else one for one in folded)


def _ways(char: str) -> tuple[str, ...]:
    """Return in what other ways a character of a stand-in may be written."""
    if char.isalnum():
        return ()
    escaped = (f"\\{char}",) if char in _ESCAPED else ()
    more = _AT if char == "@" else ("&nbsp;", "+") if char == " " else ()
    return (*escaped, f"%{ord(char):02x}", *more)


@cache
def _width(char: str) -> int:
    widest = max(map(len, (char, *_ways(char))))
    return max(widest, _MOST_SPACES + len("> ")) if char == " " else widest


@cache
def _sign(char: str) -> str:
    """Return an expression for a character, however it is written."""
    plain = rf" {{1,{_MOST_SPACES}}}(?:> ?)?" if char == " " else re.escape(char)
    ways = [plain, *map(re.escape, _ways(char))]
    return f"(?:{'|'.join(ways)})" if len(ways) > 1 else plain


def _readings(folded: str) -> Iterator[tuple[str, bool]]:
    """Yield what a folded text may mean without codes and escapes, and whether + is a space in it.

    As forms on web pages are sent, it is.
    """
    yield _CODED.sub(_meant, folded), False
    if "+" in folded[1:]:
        yield _CODED.sub(_meant, folded[0] + folded[1:].replace("+", " ")), True


def _meant(code: re.Match[str]) -> str:
    """Return the character that a code stands for."""
    match code[0][0]:
        case "%":
            return chr(int(code[0][1:], 16))
        case "\\":
            return "@" if code[0] in _AT else code[0][1:]
        case _:
            return "@" if code[0] in _AT else " "


def _coded_as(folded: str, original: str, *, is_form: bool) -> str:
    """Write an original with codes, where its stand-in has some."""
    if is_form or "%" in folded:
        return quote_plus(original) if is_form else quote(original, safe="")
    code = next((one for one in _AT if one in folded), "@")
    return original.replace("@", code)


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
