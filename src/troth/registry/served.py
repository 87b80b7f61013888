"""The purposes that code serves, written out, and the registry that names them.

A purpose is listed here in the change that brings the code for it, and leaves with it.
`compile_registry` refuses a registry that names more or fewer. Beside them stands one purpose
for each provider outside this machine that is switched on: one code serves them all.
"""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

from troth.errors import BadInput
from troth.registry.compile import compile_registry
from troth.registry.outside import Outside
from troth.registry.purposes import Basis, Registry
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_OWN,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    DISCLOSURE_RECORD,
    MATCH_LEARN,
    MATCH_ORIGIN,
    MATCH_PEOPLE,
    MATCH_PHOTO,
    MATCH_REPORT,
    MATCH_TALK,
    MATCH_WORDS,
    RIGHTS_ANSWER,
    SECURITY_AUDIT,
    WELLBEING_OWN,
    PurposeId,
)

_LONGEST_FILE: Final = 4_000_000
SERVED: Final[frozenset[PurposeId]] = frozenset(
    {
        ACCOUNT_RUN,
        RIGHTS_ANSWER,
        SECURITY_AUDIT,
        COMPANION_REPLY,
        COMPANION_HISTORY,
        COMPANION_OWN,
        COMPANION_MEMORY,
        MATCH_PEOPLE,
        MATCH_ORIGIN,
        MATCH_PHOTO,
        MATCH_LEARN,
        MATCH_TALK,
        MATCH_WORDS,
        MATCH_REPORT,
        CRISIS_SAFETY,
        DISCLOSURE_RECORD,
        WELLBEING_OWN,
    }
)


RESTS_ON: Final[Mapping[PurposeId, Basis]] = {
    ACCOUNT_RUN: Basis.LEGAL_DUTY,
    RIGHTS_ANSWER: Basis.LEGAL_DUTY,
    SECURITY_AUDIT: Basis.LEGAL_DUTY,
    COMPANION_REPLY: Basis.CONSENT,
    COMPANION_HISTORY: Basis.CONSENT,
    COMPANION_OWN: Basis.CONSENT,
    COMPANION_MEMORY: Basis.CONSENT,
    MATCH_PEOPLE: Basis.CONSENT,
    MATCH_ORIGIN: Basis.CONSENT,
    MATCH_PHOTO: Basis.CONSENT,
    MATCH_LEARN: Basis.CONSENT,
    MATCH_TALK: Basis.CONSENT,
    MATCH_WORDS: Basis.CONSENT,
    MATCH_REPORT: Basis.LEGAL_DUTY,
    CRISIS_SAFETY: Basis.VITAL_INTEREST,
    DISCLOSURE_RECORD: Basis.LEGAL_DUTY,
    WELLBEING_OWN: Basis.CONSENT,
}
"""What each purpose rests on. An edit of the registry cannot turn a question into a duty."""


def load_registry(file: Path | None = None, outside: Sequence[Outside] = ()) -> Registry:
    """Compile the registry of `file`, or the one that is shipped.

    outside: the providers that are switched on and trusted enough today (`outside.usable`).
    Each brings one purpose, which rests on consent.

    Raises BadInput with file and line, also for a file that cannot be read.
    """
    if file is None:
        text, source = _shipped(), "troth.toml"
    else:
        text, source = _text_of(file), str(file)
    compiled = compile_registry(text, source=source, served=SERVED, outside=outside)
    return _checked(compiled, outside, source)


def _shipped() -> str:
    return files("troth.registry").joinpath("troth.toml").read_text(encoding="utf-8")


def _text_of(file: Path) -> str:
    """Read a registry file. A pipe or a device, which may have no end, is not waited for."""
    message = f"{file}:1: the registry cannot be read as UTF-8 text. Check `registry_file`."
    try:
        if file.exists() and (not file.is_file() or file.stat().st_size > _LONGEST_FILE):
            raise BadInput(message, param="registry_file")
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(message, param="registry_file") from error


def _checked(registry: Registry, outside: Sequence[Outside], source: str) -> Registry:
    rests_on = {**RESTS_ON, **dict.fromkeys((one.purpose for one in outside), Basis.CONSENT)}
    for purpose, basis in rests_on.items():
        found = registry.purposes[purpose].basis
        if found is not basis:
            message = f"{source}: `{purpose}` rests on {basis}. It cannot be made {found}."
            raise BadInput(message, param=purpose)
    return registry
