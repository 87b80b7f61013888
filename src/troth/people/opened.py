"""What every part of an account needs of a person's opened keys.

One is that under which an account is sealed, the other that of the person's ledger.
"""

from collections.abc import Mapping
from datetime import datetime

from troth.errors import Damaged
from troth.ledger.chain import PersonChain
from troth.ledger.leaf import Event
from troth.ledger.log import Ledger
from troth.store.sqlite import Unit
from troth.vault.envelope import Handle
from troth.vault.keyring import Unlocked
from troth.words import ACCOUNT_RUN, SECURITY_AUDIT, Json, PurposeId


def account(unlocked: Unlocked) -> Handle:
    """Return the handle under which a person's account is sealed. Raises Damaged."""
    return _handle(unlocked, ACCOUNT_RUN)


def tell(  # noqa: PLR0913  # a leaf has this many parts
    ledger: Ledger,
    unit: Unit,
    unlocked: Unlocked,
    event: Event,
    *,
    at: datetime,
    private: Mapping[str, Json],
) -> None:
    """Write a line into the person's own ledger. Raises Damaged, LedgerFailed or StoreFailed."""
    chain = PersonChain(unlocked.person, unlocked.chain)
    audit = _handle(unlocked, SECURITY_AUDIT)
    ledger.append_for(unit, chain, event, at=at, handle=audit, private=private)


def _handle(unlocked: Unlocked, purpose: PurposeId) -> Handle:
    found = unlocked.handle(purpose)
    if found is None:
        message = f"The key for {purpose} of {unlocked.person} is gone. Restore a backup."
        raise Damaged(message)
    return found
