"""Every page module, written out. Each gives its routes."""

from collections.abc import Callable, Sequence
from typing import Final

from troth.front.route import Guarded
from troth.web.pages import (
    account,
    companions,
    consent,
    documents,
    models,
    operator,
    parts,
    privacy,
    reference,
    rights,
    talk,
    veil,
    welcome,
)
from troth.web.site import Site

PAGES: Final[Sequence[Callable[[Site], list[Guarded]]]] = (
    welcome.routes,
    talk.routes,
    companions.routes,
    consent.routes,
    privacy.routes,
    rights.routes,
    models.routes,
    veil.routes,
    account.routes,
    documents.routes,
    operator.routes,
    parts.routes,
    reference.routes,
)
