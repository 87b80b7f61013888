"""The fixed sentences of the policy: what holds whatever the registry says.

Each names the module that keeps it true, and all of them stand here, so that a reader
can go through the list. Nothing here speaks of which data is used for what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from troth.gate.consents import UNDO
from troth.policy.sentence import Piece, Section, Sentence, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One right: what it gives, how to use it, where the law says so, and what keeps it."""

    id: str
    title: str
    gives: str
    how: str
    command: str
    law: str
    module: str


RIGHTS: Final[Sequence[Right]] = (
    Right(
        id="know",
        title="Know what is done",
        gives="This page says it all, and each use of your data is on record.",
        how="Read this page, and open your record under Privacy.",
        command="troth ledger mine",
        law="GDPR art. 12 to 14",
        module="troth.ledger.history",
    ),
    Right(
        id="see",
        title="See your data",
        gives="You can see all that Troth holds about you, and how it was used.",
        how="Open Privacy. It works in every state, with no yes at all.",
        command="troth export",
        law="GDPR art. 15",
        module="troth.rights.export",
    ),
    Right(
        id="mend",
        title="Put things right",
        gives="What Troth holds about you has to be right.",
        how="Change your name where you see it. Erase words that are wrong, and say them anew.",
        command="troth erase --message",
        law="GDPR art. 16",
        module="troth.people.person",
    ),
    Right(
        id="erase",
        title="Erase",
        gives="You can erase a message, a talk, a use, or all of it. Old copies lose it too.",
        how="Open Privacy. For all of it you get proof of what was looked at.",
        command="troth erase --everything",
        law="GDPR art. 17",
        module="troth.gate.erase",
    ),
    Right(
        id="hold",
        title="Put it on hold",
        gives="You can stop the use of your data, and keep what is there.",
        how="Open Privacy and put your data on hold. End the hold in the same place.",
        command="troth consent restrict",
        law="GDPR art. 18",
        module="troth.consent.decide",
    ),
    Right(
        id="pass",
        title="Have others told",
        gives="When you erase, each model that Troth runs here has to forget as well.",
        how="There is nothing to do. It is part of the erasing.",
        command="troth erase --everything",
        law="GDPR art. 19",
        module="troth.providers.running",
    ),
    Right(
        id="take",
        title="Take it with you",
        gives="You get all of it in one file that you and other programs can read.",
        how="Open Privacy and get the file, as often as you like.",
        command="troth export",
        law="GDPR art. 20",
        module="troth.rights.export",
    ),
    Right(
        id="stop",
        title="Take back a yes",
        gives="You can take back a yes at any time. It counts at once, even in mid-answer.",
        how="Open Privacy and turn it off. No other use is lost by it.",
        command="troth consent withdraw",
        law="GDPR art. 7(3)",
        module="troth.gate.rooms",
    ),
    Right(
        id="object",
        title="Object",
        gives="You can object to a use that does not wait for your yes.",
        how="Open Privacy. A use that the law asks for cannot be turned off.",
        command="troth consent object",
        law="GDPR art. 21",
        module="troth.consent.admit",
    ),
    Right(
        id="decide",
        title="Not be ruled by a machine",
        gives="Troth does not rate you, rank you or rule on you.",
        how="There is nothing to do. A use that is not on this page does not run.",
        command="troth registry show",
        law="GDPR art. 22",
        module="troth.registry.served",
    ),
    Right(
        id="check",
        title="Check it",
        gives="You need not take our word. You can check your record without Troth.",
        how="Get your record under Privacy. A small program of its own reads it.",
        command="troth ledger mine --out mine.json",
        law="GDPR art. 5(2)",
        module="troth.ledger.proof",
    ),
    Right(
        id="complain",
        title="Complain",
        gives="You can complain to the data protection office where you live.",
        how="All of these rights are free. Nobody may treat you worse for using them.",
        command="troth policy",
        law="GDPR art. 12(5) and 77",
        module="troth.policy.frame",
    ),
)

LIMITS: Final[Sequence[tuple[str, str, str]]] = (
    (
        "machine",
        "Whoever runs this machine can look into Troth while it is on.",
        "troth.vault.root",
    ),
    ("sent", "Words that a model has read cannot be taken back.", "troth.gate.send"),
    (
        "veil",
        "Masking can miss a name. And a story can tell who you are without one.",
        "troth.veil.mask",
    ),
    (
        "record",
        (
            "The record shows what was written in it. Whoever runs this machine could run another"
            " program, or begin the record anew. Who kept a copy sees the second."
        ),
        "troth.ledger.log",
    ),
    (
        "people",
        "Who sees your card, or what you wrote to them, can copy it.",
        "troth.matchmaker.view",
    ),
    (
        "memory",
        (
            "Troth drops your words when they are used. It cannot prove that no trace of them is"
            " left in the working memory of the machine."
        ),
        "troth.vault.envelope",
    ),
    (
        "sizes",
        "Without a key the files still show how long a text is, and when it was kept.",
        "troth.store.schema",
    ),
    (
        "disks",
        "Some disks keep old pieces of what was erased. Who digs one up may undo an erasure.",
        "troth.vault.roll",
    ),
    (
        "keys",
        "If the key file is lost, all is lost. There is no second way in, for anyone.",
        "troth.vault.root",
    ),
    (
        "danger",
        "Troth looks for signs of danger, and it will miss some. It cannot stand in for a person.",
        "troth.guard.crisis",
    ),
    (
        "guard",
        "Some sentences that work on your feelings will pass. Now and then a kind one goes.",
        "troth.guard.gatekeeper",
    ),
    (
        "model",
        "A small model is often wrong. Do not trust it with what matters.",
        "troth.companion.disclosure",
    ),
    (
        "time",
        "Troth trusts the clock of the machine. If it is set far ahead, a yes ends too soon.",
        "troth.clock",
    ),
)
"""What Troth cannot do: key, sentence, and the module whose promise it bounds."""

OTHERS: Final[Sequence[tuple[str, str, str]]] = (
    ("title", "What Troth does with your data", "troth.policy.document"),
    ("summary/title", "In short", "troth.policy.document"),
    (
        "summary/only",
        "Troth does what this page says, and no more. A use that is not here does not run.",
        "troth.gate.gate",
    ),
    (
        "summary/never",
        "There are no ads, nothing is sold, and no model learns from your words.",
        "troth.registry.served",
    ),
    (
        "summary/free",
        "You can say no to each use by itself, and take back a yes in mid-word.",
        "troth.consent.decide",
    ),
    (
        "summary/rights",
        "You can see all of it, take it with you, and erase it.",
        "troth.rights.export",
    ),
    ("who/title", "Who runs it", "troth.policy.document"),
    (
        "who/duty",
        "Whoever runs this Troth has to keep what this page says.",
        "troth.registry.versions",
    ),
    ("purposes/title", "What your data is used for", "troth.policy.document"),
    ("data/title", "Your data, kind by kind", "troth.policy.document"),
    ("recipients/title", "Who gets data", "troth.policy.document"),
    ("retention/title", "How long it is kept", "troth.policy.document"),
    (
        "retention/after",
        (
            f"After you take back a yes, what was kept for it stays sealed for {UNDO.days} days."
            " Then its key is destroyed."
        ),
        "troth.gate.consents",
    ),
    ("rights/title", "Your rights, and how to use them", "troth.policy.document"),
    ("limits/title", "What Troth cannot do", "troth.policy.document"),
    ("changes/title", "What has changed", "troth.policy.document"),
    (
        "changes/asks",
        "When Troth would do more than you said yes to, your yes ends, and you are asked anew.",
        "troth.registry.diff",
    ),
    (
        "changes/none",
        "This text is not in force here yet.",
        "troth.registry.versions",
    ),
)


def _all() -> dict[str, Sentence]:
    texts = [
        *OTHERS,
        *((f"limits/{name}", text, module) for name, text, module in LIMITS),
        *(
            (f"rights/{one.id}/{name}", text, one.module)
            for one in RIGHTS
            for name, text in (
                ("title", one.title),
                ("gives", one.gives),
                ("how", one.how),
                ("command", f"At a terminal: {one.command}"),
                ("law", one.law),
            )
        ),
    ]
    return {key: say(key, Piece(text=text, paths=(module,))) for key, text, module in texts}


FRAME: Final = _all()
"""Every fixed sentence by its key."""


def rights() -> Section:
    """Return the rights, each with what it gives, how to use it and where the law says so."""
    return Section(
        id="rights",
        title=FRAME["rights/title"],
        parts=tuple(
            Section(
                id=f"rights/{one.id}",
                title=FRAME[f"rights/{one.id}/title"],
                sentences=tuple(
                    FRAME[f"rights/{one.id}/{name}"] for name in ("gives", "how", "command")
                ),
                law=(FRAME[f"rights/{one.id}/law"],),
            )
            for one in RIGHTS
        ),
    )


def limits() -> Section:
    """Return what Troth cannot do."""
    return Section(
        id="limits",
        title=FRAME["limits/title"],
        sentences=tuple(FRAME[f"limits/{name}"] for name, _, _ in LIMITS),
    )
