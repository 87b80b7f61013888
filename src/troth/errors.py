"""Everything that Troth raises.

    TrothError
    ├── Refused            a purpose has no live basis, or does not cover this
    ├── SensitiveWords     the person must say first whether such words may leave
    ├── BadInput           what was given has the wrong shape
    │   ├── TooLarge       it is bigger than we take
    │   └── Unsupported    a known interface has it, and Troth does not offer it here
    ├── NotSignedIn        no key, or one that is wrong, expired or revoked
    ├── Forbidden          the asker, or the page it came from, may not do this
    ├── TooMany            asked too often; wait a little
    ├── NotFound           no such thing, or it is not yours (the same answer)
    ├── Unconfigured       something must be set up first
    ├── StoreFailed        rows cannot be read or written now
    │   ├── StoreBusy      another process holds the file
    │   └── StoreFull      the disk is full
    ├── Damaged            a row, key, slot, tile or file fails its check
    ├── LedgerFailed       the ledger cannot record; nothing may happen unrecorded
    ├── VeilBroken         text cannot be masked, so it may not leave this machine
    └── ProviderFailed     a model did not answer as it should
        └── ProviderBusy   it has no free place; try again soon

A class exists only where a caller does something different for it. A message
says what happened and what to do. It holds ids and counts, never personal
text, never a key, never a prompt.
"""

from datetime import datetime

from troth.words import REASONS, PurposeId, Reason, Verdict


class TrothError(Exception):
    """Root of everything that Troth raises."""

    code = "error"
    status = 500
    exit_code = 1


class Refused(TrothError):
    """A purpose has no live basis. Carries the purpose, so a face can show its switch."""

    code = "consent_required"
    status = 403
    exit_code = 3

    def __init__(
        self, purpose: PurposeId, reason: Reason, *, since: datetime | None = None, detail: str = ""
    ) -> None:
        self.purpose = purpose
        self.reason = reason
        self.since = since
        self.detail = detail
        told = f"{REASONS[reason]} (purpose: {purpose})"
        super().__init__(f"{told} {detail}".rstrip())

    @classmethod
    def by(cls, verdict: Verdict, purpose: PurposeId) -> "Refused":
        """Turn a verdict that says no into the error that carries it."""
        return cls(purpose, verdict.reason, since=verdict.since)


class SensitiveWords(TrothError):
    """What was said is sensitive, and would leave this machine. Nothing was sent.

    topics: what it speaks of, in fixed words: `health`, `faith`, …
    """

    code = "sensitive_words"
    status = 403
    exit_code = 3

    def __init__(self, topics: tuple[str, ...], *, recipient: str) -> None:
        self.topics = topics
        self.recipient = recipient
        super().__init__(
            f"This speaks of your {' and '.join(topics)}. It was not sent to {recipient}. "
            "Say whether it may go there masked, or stay on this machine."
        )


class BadInput(TrothError):
    """What was given has the wrong shape. `param` names the part, if one is to blame."""

    code = "bad_input"
    status = 400
    exit_code = 2

    def __init__(self, message: str, *, param: str | None = None) -> None:
        self.param = param
        super().__init__(message)


class TooLarge(BadInput):
    """What was given is bigger than we take."""

    code = "too_large"
    status = 413


class Unsupported(BadInput):
    """A part of a known interface that Troth does not offer, or not with the model in use."""

    code = "unsupported"


class NotSignedIn(TrothError):
    """No key was given, or it is wrong, expired or revoked."""

    code = "invalid_api_key"
    status = 401
    exit_code = 3


class Forbidden(TrothError):
    """Who asks may not do this at all, or it came from a place that may not ask."""

    code = "forbidden"
    status = 403
    exit_code = 3

    def __init__(self, message: str, *, code: str = "forbidden") -> None:
        self.code = code
        super().__init__(message)


class TooMany(TrothError):
    """Asked too often. Nothing was done; `retry_seconds` says when to ask again."""

    code = "too_many"
    status = 429

    def __init__(self, message: str, *, retry_seconds: int = 1) -> None:
        self.retry_seconds = retry_seconds
        super().__init__(message)


class NotFound(TrothError):
    """No such thing, or it belongs to somebody else. Both read the same."""

    code = "not_found"
    status = 404


class Unconfigured(TrothError):
    """Something must be set up first; the message says how."""

    code = "not_set_up"
    status = 503
    exit_code = 2


class StoreFailed(TrothError):
    """Rows cannot be read or written now. Nothing was changed."""

    code = "store_failed"
    status = 503


class StoreBusy(StoreFailed):
    """Another process holds the file for too long."""

    code = "store_busy"


class StoreFull(StoreFailed):
    """The disk is full. Nothing was changed."""

    code = "store_full"
    status = 507


class Damaged(TrothError):
    """A row, key, slot, tile or file fails its check. It is not used."""

    code = "damaged"


class LedgerFailed(TrothError):
    """The ledger cannot record. What it should have recorded did not happen."""

    code = "ledger_failed"
    status = 503


class VeilBroken(TrothError):
    """Text cannot be masked. Nothing of it goes to anybody outside this machine."""

    code = "veil_broken"
    status = 503


class ProviderFailed(TrothError):
    """A model did not answer as it should."""

    code = "provider_failed"
    status = 502

    def __init__(self, message: str, *, in_vain: bool = False) -> None:
        super().__init__(message)
        self.in_vain = in_vain
        """Whether to ask again changes nothing, as with a wrong key: the words would go twice."""


class ProviderBusy(ProviderFailed):
    """The model has no free place, or cannot be reached. What was asked may be asked again."""

    code = "provider_busy"
    status = 503

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        """How many seconds it asks us to wait, if it said so."""
