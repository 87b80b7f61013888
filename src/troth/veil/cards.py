"""What stands beside a name on a card, on an envelope, under a letter: a post, a firm, a town.

Lines of a few words, most of them somebody's name, number or address: what is left between them
is a part of who they are, though no word explains it. A text in which nobody was found has no card.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from troth.veil.found import Found
from troth.veil.people import is_nobody
from troth.veil.words import listed

_MOST_WORDS: Final = 10
_MOST_LEFT: Final = 6
"""So many words a line may have that is taken for a post or a firm."""
_FEWEST_FULL: Final = 3
"""So many lines must be somebody's, whole or nearly."""
_FEWEST_KINDS: Final = 2
"""So many kinds of what names somebody directly: names alone are a list of people."""
_FULL: Final = 0.8
_MARKS: Final = (b"\1", b"\2")
"""What is hidden, and who."""
_LINE: Final = re.compile(r"[^\n]+")
_ENDS: Final = re.compile(r"\w{2}[.!?…]\s*$")
_LABEL: Final = re.compile(r"[ \t>*•|–-]*(?:[^\W\d_][\w ./'’-]{0,24}:[ \t]*)?")
_SIGNS: Final = " \t,;|•*"
_WORD: Final = re.compile(r"[^\W\d_][\w'’&.-]*")
_BIG: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]|[^\W\d_a-zà-öø-ÿ]")
_SMALL: Final = listed(
    "and & und et y e en of de del do da di der des du für for the van la las los le les il al et "
    "och og na zu zur zum im in am op bei at aan sur a"
)
_TOLD: Final = listed(
    "tel telephone phone ph mob mobile cell fax email e-mail mail web website www office home work "
    "address adresse anschrift adres dirección direccion indirizzo endereço morada telefon telefax "
    "handy téléphone telephone téléphonique mobil teléfono teléf tfno móvil telefono cellulare "
    "telefone telemóvel celular telefoon mobiel name nombre nom nome naam vorname nachname surname "
    "contact contacto kontakt contatto date datum fecha data notes signature signed sent subject "
    "regards best kind warm yours sincerely faithfully cheers thanks thank dear hello hi hey gruß "
    "grüße grüßen lg mfg cordialement bien amicalement saludos atentamente saluti cordiali groet "
    "groeten atenciosamente abraços cumprimentos from to cc bcc von an de para da per re betreff "
    "onderwerp objet asunto oggetto assunto"
)
"""What a line on a card begins with that says what comes, and what a letter ends with."""


def find(text: str, spans: Sequence[Found]) -> Iterator[Found]:
    """Yield what is left on a card. spans: what was found, in order, without overlaps."""
    direct = [span for span in spans if span.kind == "direct"]
    if len(direct) < 2 or text.count("\n") < _FEWEST_FULL - 1:
        return
    hidden = bytearray(len(text))
    for span in spans:
        hidden[span.start : span.end] = _MARKS[span.label == "PERSON"] * (span.end - span.start)
    for card in _cards(text):
        first = bisect_left(direct, card[0].start(), key=lambda one: one.start)
        last = bisect_left(direct, card[-1].end(), key=lambda one: one.start)
        if len({one.label for one in direct[first:last]}) >= _FEWEST_KINDS:
            yield from _left(card, hidden)


def _cards(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield runs of short lines that are no sentences; empty lines do not end one."""
    card: list[re.Match[str]] = []
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        if len(line[0].split(maxsplit=_MOST_WORDS)) <= _MOST_WORDS and not _ENDS.search(line[0]):
            card.append(line)
            continue
        if len(card) >= _FEWEST_FULL:
            yield card
        card = []
    if len(card) >= _FEWEST_FULL:
        yield card


def _left(card: Sequence[re.Match[str]], hidden: bytearray) -> Iterator[Found]:
    """Yield what nobody found of lines that are somebody's card."""
    shares = [_share(line, hidden) for line in card]
    full = [at for at, share in enumerate(shares) if share >= _FULL]
    if len(full) < _FEWEST_FULL:
        return
    for at in range(max(0, full[0] - 1), min(len(card), full[-1] + 2)):
        is_below = at > 0 and shares[at - 1] >= _FULL and _MARKS[1] in _part(card[at - 1], hidden)
        if shares[at] < _FULL and (span := _whole(card[at], is_below_a_name=is_below)):
            yield span


def _part(line: re.Match[str], hidden: bytearray) -> bytearray:
    return hidden[_start(line) : line.end()]


def _start(line: re.Match[str]) -> int:
    """Return where a line begins after what says what comes."""
    told = _LABEL.match(line.string, line.start(), line.end())
    return told.end() if told else line.start()


def _share(line: re.Match[str], hidden: bytearray) -> float:
    """Return the share of the letters of a line, but for what says what comes, that are found."""
    letters = [at for at in range(_start(line), line.end()) if line.string[at].isalnum()]
    return sum(hidden[at] > 0 for at in letters) / len(letters) if letters else 0.0


def _whole(line: re.Match[str], *, is_below_a_name: bool) -> Found | None:
    """Return a line as a post or a firm, if its words are written as one's are.

    is_below_a_name: a post stands there, in letters of any size but the first.
    """
    text, start = line.string, _start(line)
    end = start + len(text[start : line.end()].rstrip(_SIGNS))
    words = [one[0] for one in _WORD.finditer(text, start, end)]
    if not words or len(words) > _MOST_LEFT or words[0].lower().strip(".") in _TOLD:
        return None
    big = [one for one in words if one.lower() not in _SMALL]
    looked_at = words[:1] if is_below_a_name else big
    if not all(_BIG.match(one) for one in looked_at) or all(is_nobody(one) for one in big):
        return None
    return Found(start, end, "ORG", "quasi", "card")
