"""The purposes that code serves, written out, and the registry that names them.

A purpose is listed here in the change that brings the code for it, and leaves with it.
`compile_registry` refuses a registry that names more or fewer.
"""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final

from troth.errors import BadInput
from troth.registry.compile import compile_registry
from troth.registry.purposes import Basis, Registry
from troth.words import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    RIGHTS_ANSWER,
    SECURITY_AUDIT,
    PurposeId,
)

SERVED: Final[frozenset[PurposeId]] = frozenset(
    {
        ACCOUNT_RUN,
        RIGHTS_ANSWER,
        SECURITY_AUDIT,
        COMPANION_REPLY,
        COMPANION_HISTORY,
        CRISIS_SAFETY,
    }
)


RESTS_ON: Final[Mapping[PurposeId, Basis]] = {
    ACCOUNT_RUN: Basis.LEGAL_DUTY,
    RIGHTS_ANSWER: Basis.LEGAL_DUTY,
    SECURITY_AUDIT: Basis.LEGAL_DUTY,
    COMPANION_REPLY: Basis.CONSENT,
    COMPANION_HISTORY: Basis.CONSENT,
    CRISIS_SAFETY: Basis.VITAL_INTEREST,
}
"""What each purpose rests on. An edit of the registry cannot turn a question into a duty."""


def load_registry(file: Path | None = None) -> Registry:
    """Compile the registry of `file`, or the one that is shipped.

    Raises BadInput with file and line, also for a file that cannot be read.
    """
    if file is None:
        text = files("troth.registry").joinpath("troth.toml").read_text(encoding="utf-8")
        return _checked(compile_registry(text, source="troth.toml", served=SERVED), "troth.toml")
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file}:1: the registry cannot be read as UTF-8 text. Check `registry_file`."
        raise BadInput(message, param="registry_file") from error
    return _checked(compile_registry(text, source=str(file), served=SERVED), str(file))


def _checked(registry: Registry, source: str) -> Registry:
    for purpose, basis in RESTS_ON.items():
        found = registry.purposes[purpose].basis
        if found is not basis:
            message = f"{source}: `{purpose}` rests on {basis}. It cannot be made {found}."
            raise BadInput(message, param=purpose)
    return registry
