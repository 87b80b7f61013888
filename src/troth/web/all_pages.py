"""Every page module, written out. Each gives its routes."""

from collections.abc import Callable, Sequence
from typing import Final

from troth.front.route import Guarded
from troth.web.pages import (
    account,
    companions,
    consent,
    documents,
    facts,
    guard,
    imports,
    limits,
    match,
    memory,
    models,
    operator,
    parts,
    privacy,
    reference,
    rights,
    talk,
    temporary,
    veil,
    welcome,
)
from troth.web.site import Site

PAGES: Final[Sequence[Callable[[Site], list[Guarded]]]] = (
    welcome.routes,
    talk.routes,
    temporary.routes,
    memory.routes,
    companions.routes,
    facts.routes,
    match.routes,
    imports.routes,
    consent.routes,
    privacy.routes,
    rights.routes,
    models.routes,
    veil.routes,
    limits.routes,
    guard.routes,
    account.routes,
    documents.routes,
    operator.routes,
    parts.routes,
    reference.routes,
)
