"""What each table keeps, why, and for how long. Export and erase follow from this list.

A table of the schema without an entry here fails the tests: nothing can be stored that
an export would miss or an erasure would leave behind.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One table's entry.

    personal: rows belong to one person (`person_id`), are exported to that person, and go at
    erasure. sealed: the content column can be read only with that person's key.
    """

    keeps: str
    why: str
    until: str
    personal: bool
    sealed: bool = False


HOLDINGS: Mapping[str, Holding] = {
    "installation": Holding(
        keeps="The name of this Troth, its public key, its clock's floor, whether it is locked.",
        why="To run, and to sign what it says.",
        until="As long as this Troth exists.",
        personal=False,
    ),
    "epoch": Holding(
        keeps="The living epoch key, wrapped.",
        why="To open what is sealed.",
        until="Until the next roll.",
        personal=False,
    ),
    "person": Holding(
        keeps="A random id, a counter, the person's key and the secret of their chain, wrapped.",
        why="To keep each person's data apart.",
        until="Until the person is erased.",
        personal=True,
    ),
    "purpose_key": Holding(
        keeps="One wrapped key for each thing that Troth does for a person.",
        why="So that one use can be ended for good without the others.",
        until="Until the purpose is shredded or the person is erased.",
        personal=True,
    ),
    "consent_event": Holding(
        keeps="Each time a person was asked, said yes or no, or took it back.",
        why="To know what is allowed, and to prove it.",
        until="Until the person is erased.",
        personal=True,
        sealed=True,
    ),
    "api_key": Holding(
        keeps="A hash of each key, when it ends, and its sealed label.",
        why="To know who is asking.",
        until="Until the person is erased.",
        personal=True,
        sealed=True,
    ),
    "sign_in": Holding(
        keeps="A blind hash of each sign-in name; sealed: the name, a slow hash, the roles.",
        why="So that a person can sign in with a passphrase.",
        until="Until the person is erased.",
        personal=True,
        sealed=True,
    ),
    "session": Holding(
        keeps="A hash for each browser that is signed in, when it was last seen, a sealed label.",
        why="To know who is asking, and so that a person can end it.",
        until="Until a day after it ended.",
        personal=True,
        sealed=True,
    ),
    "link": Holding(
        keeps="A hash of each one-time link, what it is for, when it ends, when it was used.",
        why="So that each link works once, and only for what it was made for.",
        until="Until a day after it ended.",
        personal=True,
    ),
    "tail": Holding(
        keeps="The newest records of a person, one sealed row each.",
        why="Whatever the purpose named in the row says.",
        until="As long as that purpose says, or until it is forgotten.",
        personal=True,
        sealed=True,
    ),
    "segment": Holding(
        keeps="Older records of a person, up to 64 under one seal.",
        why="Whatever the purpose named in the row says.",
        until="As long as that purpose says, or until it is forgotten.",
        personal=True,
        sealed=True,
    ),
    "registry_version": Holding(
        keeps="Every version of what Troth says it does with data, signed.",
        why="To prove what a person agreed to.",
        until="As long as this Troth exists.",
        personal=False,
    ),
    "notice": Holding(
        keeps="The text of every card that was shown to anybody.",
        why="To prove what a person agreed to.",
        until="As long as this Troth exists.",
        personal=False,
    ),
    "ledger_leaf": Holding(
        keeps="One line for each use: a day, a kind, and a blind commitment.",
        why="To prove what happened. It says nothing about anyone.",
        until="As long as this Troth exists.",
        personal=False,
    ),
    "ledger_edge": Holding(
        keeps="The right edge of the ledger's tree.",
        why="To append to it.",
        until="Until the next entry.",
        personal=False,
    ),
    "ledger_tile": Holding(
        keeps="Hashes of the ledger's tree.",
        why="To prove that an entry is in it.",
        until="As long as this Troth exists.",
        personal=False,
    ),
    "ledger_checkpoint": Holding(
        keeps="Signed states of the ledger.",
        why="So that nobody can rewrite it unseen.",
        until="As long as this Troth exists.",
        personal=False,
    ),
    "ledger_head": Holding(
        keeps="The length and head of each person's chain, under a blind name.",
        why="To prove that nothing was left out.",
        until="As long as this Troth exists.",
        personal=False,
    ),
    "ledger_bucket": Holding(
        keeps="Hashes over the chain heads.",
        why="To prove that nothing was left out.",
        until="Until the next change.",
        personal=False,
    ),
    "ledger_opening": Holding(
        keeps="What each of a person's ledger lines is about, sealed.",
        why="So that the person alone can read and prove it.",
        until="Until the person is erased.",
        personal=True,
        sealed=True,
    ),
    "backup": Holding(
        keeps="Where Troth wrote copies of itself.",
        why="So that an erasure can look at each copy.",
        until="As long as this Troth exists.",
        personal=False,
    ),
    "guard_count": Holding(
        keeps="How many answers the guard changed: by month, model, companion and reason.",
        why="To see which model works on people's feelings. It says nothing about anyone.",
        until="As long as this Troth exists.",
        personal=False,
    ),
    "provider": Holding(
        keeps="Each provider of models: what is claimed of it, if it is on, and its key, sealed.",
        why="To know who may be sent masked text, and to ask them.",
        until="Until the provider is removed.",
        personal=False,
    ),
}


def personal_tables() -> list[str]:
    """Name the tables whose rows belong to one person, children before parents."""
    names = [name for name, holding in HOLDINGS.items() if holding.personal]
    return [*(name for name in names if name != "person"), "person"]
