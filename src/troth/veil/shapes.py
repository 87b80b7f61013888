"""Numbers and addresses that look real and reach nobody.

Promise: what is made here lies where nobody lives: example.org and its sisters (RFC 2606),
555-01xx (North American Numbering Plan), Ofcom's and ARCEP's numbers for drama, addresses for
documentation (RFC 5737, RFC 3849), and numbers whose check digits are wrong.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from troth.crypto.digest import keyed
from troth.veil import numbers, pools

Pick = Callable[[int], int]
"""Given a limit, the next number below it. The same secret and value give the same numbers."""

_LABEL: Final = "troth/v1/veil/stand-in"
_TRIES: Final = 64
_LONG: Final = 512
"""A value with more characters is hashed once, and not for each number that it gives."""
_MAIL: Final = re.compile(r"[^\s@]@[^\s@]")
_SPOKEN_AT: Final = re.compile(
    r"(?i)(?:\W|^)(?:at|arroba|arobase|chez|klammeraffe)(?:\W.{0,80}\W|\W)(?:dot|punto|punkt|point)\W"
)
_URL: Final = re.compile(
    r"(?i)(https?://|www\.)|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,20}\.[a-z]{2,63}(?:[/:?#]|$)"
)
_IPV4: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_IPV6: Final = re.compile(r"(?i)(?=[0-9a-f]{0,4}:[0-9a-f]{0,4}:)[0-9a-f:]{3,39}")
_US: Final = re.compile(r"(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-]?)?\d{3}[ .-]?\d{4}")
_US_AREAS: Final = (201, 202, 205, 212, 303, 312, 404, 415, 503, 512, 602, 615, 702, 713, 808, 917)
_COUNTRIES: Final = (
    ("1", "", re.compile(r"\d{3}55501\d\d")),
    ("44", "0", re.compile(r"2079460\d{3}|7700900\d{3}")),
    ("33", "0", re.compile(r"63998\d{4}|19900\d{4}")),
)
"""The code of a country, what stands in its place at home, and the numbers there that are ours."""
_DOCUMENTATION: Final = ("192.0.2", "198.51.100", "203.0.113")
_DOMAINS: Final = ("example.org", "example.net", "example.com")
_LEAST_ID: Final = 6
_LEAST_NUMBER: Final = 7
_MAILED: Final = re.compile(r"[^\s@]{3,64}@[^\s@]{1,255}")
_TOKEN: Final = re.compile(r"\[([A-Z]{2,16})_(\d{1,9}[a-z]?)\]")
_NUMBER: Final = re.compile(r"[+(]{0,2}\d{1,15}(?:[ ()/-]{1,3}\d{1,15}){0,9}")
_CODE: Final = re.compile(r"[A-Za-z0-9]{1,32}(?:[ ./-]{1,3}[A-Za-z0-9]{1,32}){1,16}")


def picks(secret: bytes, what: str, value: str) -> Iterator[Pick]:
    """Yield for each try a source of numbers, made from the secret and the value alone."""
    for turn in range(_TRIES):
        yield _source(secret, f"{what}\0{turn}\0{value}")


def first(secret: bytes, what: str, value: str, limit: int) -> int:
    """Return one number below `limit`, made from the secret and the value alone."""
    return _source(secret, f"{what}\0{value}")(limit)


def _source(secret: bytes, data: str) -> Pick:
    count = 0
    value = data.encode("utf-8", "surrogatepass")
    if len(data) > _LONG:
        value = b"long\0" + keyed(secret, _LABEL, value)

    def pick(limit: int) -> int:
        nonlocal count
        count += 1
        digest = keyed(secret, _LABEL, b"%d\0%b" % (count, value))
        return int.from_bytes(digest) % limit

    return pick


def contact(original: str, pick: Pick) -> str | None:
    """Return something of the same sort as a mail address, link, number or handle."""
    if original.startswith("@"):
        return f"@{_mailbox(pick)}"
    if _MAIL.search(original) or _SPOKEN_AT.search(original):
        return f"{_mailbox(pick)}@{_DOMAINS[pick(3)]}"
    if network := _network(original, pick):
        return network
    if found := _URL.match(original):
        scheme = found[1] or ""
        return f"{scheme if '://' in scheme else ''}example.org/{_mailbox(pick)}"
    digits = _digits(original)
    letters = sum(char.isalpha() for char in original)
    if len(digits) >= 5 and letters <= 4:
        return phone(original, pick)
    if digits and len(original.split()) > 1:
        return street(original, pick)
    if len(original.split()) >= 5:
        return f"555-01{pick(100):02}"
    return _mailbox(pick)


def phone(original: str, pick: Pick) -> str:
    """Return a number that nobody has, in the shape of this one if that shape is known."""
    digits = _digits(original)
    if original.startswith("+44") or (re.match(r"0[27]", original) and len(digits) == 11):
        national = re.sub(r"^44\(?0?\)?", "", digits) if original.startswith("+") else digits[1:]
        body = f"7946 0{pick(1000):03}" if national.startswith("20") else f"900{pick(1000):03}"
        before = "20" if national.startswith("20") else "7700"
        return f"{'+44 ' if original.startswith('+') else '0'}{before} {body}"
    if original.startswith("+33") or re.match(r"0[1-9](?:[ .-]?\d\d){4}$", original):
        mobile = re.sub(r"^33|^0", "", digits)[:1] in {"6", "7"}
        body = ("6 39 98 " if mobile else "1 99 00 ") + f"{pick(100):02} {pick(100):02}"
        return f"+33 {body}" if original.startswith("+") else f"0{body}"
    if _US.fullmatch(original) and len(digits) in {7, 10, 11}:
        area = _US_AREAS[pick(len(_US_AREAS))]
        return laid_out(original, f"1{area}55501{pick(100):02}"[-len(digits) :])
    country = 2 if original.startswith(("+", "00")) else 0
    country += 2 * original.startswith("00")
    rest = len(digits) - country
    made = "".join(str(pick(10)) for _ in range(max(rest - 3, 0)))
    return laid_out(original, digits[:country] + ("000" + made)[:rest])


def alias(stand_in: str, original: str) -> tuple[str, str] | None:
    """Return how both are written in short: a mail address's mailbox, a number's digits alone.

    Of a number with letters in it, such as an IBAN, letters and digits.
    """
    if _MAILED.fullmatch(stand_in) and _MAILED.fullmatch(original):
        return stand_in.partition("@")[0], original.partition("@")[0]
    if _NUMBER.fullmatch(stand_in) and _NUMBER.fullmatch(original):
        short, meant = _digits(stand_in), _digits(original)
    elif _CODE.fullmatch(stand_in) and _is_of_shape(stand_in, original):
        short, meant = ("".join(filter(str.isalnum, one)) for one in (stand_in, original))
    else:
        return None
    is_long = min(len(short), len(meant)) >= _LEAST_NUMBER
    return (short, meant) if is_long and short != stand_in else None


def aliases(stand_in: str, original: str) -> Iterator[tuple[str, str]]:
    """Yield how both are written in short; a telephone number also with its country, or without."""
    if (both := alias(stand_in, original)) is None:
        both = stand_in, original
    else:
        yield both
    if not all(map(str.isdecimal, both)):
        return
    for code, trunk, made in _COUNTRIES:
        for before, other in ((trunk, code), (code, trunk)):
            short, meant = (one.removeprefix(before) for one in both)
            is_ours = both[0] == before + short and both[1].startswith(before)
            if is_ours and made.fullmatch(short) and meant.isdecimal():
                yield other + short, other + meant.removeprefix("0")


def token_forms(stand_in: str) -> tuple[str, ...]:
    """Return how a model may also write a plain token: without brackets, or escaped for Markdown.

    Empty for what is no token.
    """
    found = _TOKEN.fullmatch(stand_in)
    if found is None:
        return ()
    label, number = found[1], found[2]
    bare, escaped = f"{label}_{number}", f"{label}\\_{number}"
    return bare, escaped, f"[{escaped}]", f"[{label} {number}]"


def street(_original: str, pick: Pick) -> str:
    """Return a house in a street that does not exist."""
    every = pools.streets()
    return f"{1 + pick(180)} {every[pick(len(every))]}"


def number(original: str, pick: Pick) -> str | None:
    """Return a number of the same shape that no check accepts; None where it is too short."""
    if network := _network(original, pick):
        return network
    kept = [char for char in original if char.isalnum()]
    if len(kept) < _LEAST_ID or not any(char.isdecimal() for char in kept):
        return None
    made = "".join(_like(char, pick) for char in original)
    if re.fullmatch(r"\d{3}[- ]\d{2}[- ]\d{4}", made):
        made = f"000{made[3:]}"
    if re.fullmatch(r"[A-Za-z]{2} ?(?:\d{2} ?){3}[A-Za-z]", made):
        made = f"Q{made[1:]}"
    return None if passes_a_check(made) else made


def passes_a_check(text: str) -> bool:
    """Say whether a number could be somebody's card, account, identity or tax number."""
    digits = _digits(text)
    checks = (numbers.is_iban, numbers.is_dni, numbers.is_nir, numbers.is_steuer_id)
    return numbers.luhn(digits) or any(check(text) for check in checks)


def laid_out(like: str, digits: str) -> str:
    """Put digits in the places where `like` has some; of the rest only plain marks stay."""
    coming = iter(digits)
    made = (
        next(coming, "0") if char.isdecimal() else char if char in "+()./-" else " "
        for char in like
        if char.isdecimal() or not char.isalpha()
    )
    return "".join(made).strip()


def _mailbox(pick: Pick) -> str:
    every = pools.mailboxes()
    return f"{every[pick(len(every))]}{pick(1000)}"


def _network(original: str, pick: Pick) -> str | None:
    if _IPV4.fullmatch(original):
        return f"{_DOCUMENTATION[pick(3)]}.{1 + pick(254)}"
    if _IPV6.fullmatch(original):
        return f"2001:db8::{pick(0xFFFF) + 1:x}:{pick(0xFFFF) + 1:x}"
    return None


def _is_of_shape(stand_in: str, original: str) -> bool:
    """Say whether one has digits and letters where the other has some, and one digit at least."""
    return (
        len(stand_in) == len(original)
        and any(map(str.isdecimal, original))
        and all(
            (one.isdecimal(), one.isalpha()) == (other.isdecimal(), other.isalpha())
            for one, other in zip(stand_in, original, strict=True)
        )
    )


def _digits(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdecimal())


def _like(char: str, pick: Pick) -> str:
    if char.isdecimal():
        return str(pick(10))
    if char.isalpha():
        letter = "ABCDEFGHJKLMNPRSTUVWXYZ"[pick(23)]
        return letter.lower() if char.islower() else letter
    return char if char in "-./ " else "-"
