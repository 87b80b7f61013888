"""What a passphrase must be: long enough, and not the first thing that anybody would try.

Length is all that is asked. Rules on digits and signs make people choose worse ones and write
them down. Source: NIST SP 800-63B-4, 3.1.1.2 (no composition rules; a list of what is commonly
used; accept long ones whole); RFC 8265, 4.2 (NFC, so that each keyboard gives the same bytes).
"""

import re
import unicodedata
from typing import Final

from troth.errors import BadInput, TooLarge
from troth.people import names

FEWEST: Final = 12
MOST: Final = 1024
_MOST_RAW: Final = 4 * MOST  # composing can make a text shorter; beyond this it is not even tried
_FEWEST_KINDS: Final = 5
_LONGEST_UNIT: Final = 8
_NOT_A_LETTER: Final = re.compile(r"[\W_]+")
_DIGITS: Final = re.compile(r"\d+")
_ROWS: Final = (
    "abcdefghijklmnopqrstuvwxyz" * 2,
    "01234567890123456789",
    "1234567890" * 3,
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1234567890qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p",
)
_WORDS: Final = frozenset(
    """
    admin administrator adminadmin baseball basketball changeme changemenow companion
    contraseña correcthorsebatterystaple dragon football hello helloworld iloveyou
    iloveyousomuch iloveyouforever kennwort letmein letmeinplease letmeinnow login master
    michael monkey motdepasse mypassphrase mypassword mysecret mysecretpassword nevermind
    nevergonnagiveyouup opensesame pass passphrase password passwordpassword passwort
    pleaseletmein pokemon princess qwerty qwertyuiop secret secretpassword secretsecret
    shadow starwars sunshine superman supersecret test testtest thisismypassphrase
    thisismypassword thisisapassword thisisapassphrase thisisasecret tobeornottobe troth
    trothtroth trustnoone user welcome welcomehome whatever whateveryouwant wachtwoord
    """.split()  # noqa: SIM905  # a list that people read and add to
)


def said(text: str, *, param: str = "passphrase") -> bytes:
    """Return the bytes of a passphrase as they are hashed. Raises TooLarge or BadInput.

    Too long a text is refused before anything is done with it.
    """
    if len(text) > _MOST_RAW:
        raise _too_long(param)
    composed = unicodedata.normalize("NFC", text)  # noqa: TID251  # it is short
    if len(composed) > MOST:
        raise _too_long(param)
    try:
        return composed.encode()
    except UnicodeEncodeError:
        message = "That passphrase holds half a letter, which cannot be kept. Type it anew."
        raise BadInput(message, param=param) from None  # the error would quote it


def must_be_good(text: str, *, name: str) -> bytes:
    """Return the bytes of a new passphrase. Raises BadInput or TooLarge.

    name: the sign-in name, which is no passphrase.
    """
    given = said(text)
    if len(unicodedata.normalize("NFC", text)) < FEWEST:  # noqa: TID251  # it is short
        message = f"A passphrase has at least {FEWEST} letters. Four or five words are good."
        raise BadInput(message, param="passphrase")
    if is_obvious(text, name=name):
        message = (
            "Many people use that one, or it is easy to guess. "
            "Four or five words that only you put together are good."
        )
        raise BadInput(message, param="passphrase")
    return given


def is_obvious(text: str, *, name: str) -> bool:
    """Say whether this is among what a guesser tries first."""
    folded = names.same_as(text)
    plain = _NOT_A_LETTER.sub("", folded) or folded
    called = _NOT_A_LETTER.sub("", names.same_as(name))
    return (
        len(set(plain)) < _FEWEST_KINDS
        or _unit(plain) <= _LONGEST_UNIT
        or any(plain in row or plain[::-1] in row for row in _ROWS)
        or _DIGITS.sub("", plain) in _WORDS
        or (bool(called) and not _DIGITS.sub("", plain.replace(called, "")))
    )


def _unit(text: str) -> int:
    """Return the length of the shortest piece that gives the text when it is said at least twice.

    The length of the whole, and more than any limit, if there is none.
    """
    at = (text + text).find(text, 1)
    return at if at < len(text) else len(text) + _LONGEST_UNIT


def _too_long(param: str) -> TooLarge:
    return TooLarge(f"A passphrase has at most {MOST} letters.", param=param)
