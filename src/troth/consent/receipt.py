"""The receipt of a consent event: what a person keeps, to show later what was said.

Fields and their four sections follow ISO/IEC TS 27560:2023 as mapped by the W3C DPV guide
of February 2026. The notice's text goes into the receipt whole, so it stands alone.
"""

from troth import clock
from troth.consent.events import YES, ConsentEvent
from troth.registry.purposes import Purpose
from troth.words import Json

FORM = "troth.consent/v1"


def receipt(
    event: ConsentEvent, purpose: Purpose | None, *, notice: bytes | None, installation: str
) -> dict[str, Json]:
    """Return the receipt's fields. purpose: as the registry version of the event has it.

    notice: the card's bytes as shown, if there was one. installation: the name of this Troth,
    which is the controller's name towards the person.
    """
    return {
        "header": {
            "schema_version": "ISO/IEC TS 27560:2023",
            "record_id": event.id,
            "pii_principal_id": event.person,
        },
        "processing": _processing(event, purpose, notice, installation),
        "parties": [
            {"id": installation, "type": "controller", "contact": "the keeper of this Troth"}
        ],
        "event": {
            "time": clock.text(event.at),
            "valid_until": clock.text(event.expires_at) if event.expires_at else None,
            "type": "explicit" if event.kind in YES else "statement",
            "state": str(event.kind),
            "entity": event.by,
            "method": event.method,
            "number": event.seq,
        },
    }


def _processing(
    event: ConsentEvent, purpose: Purpose | None, notice: bytes | None, installation: str
) -> dict[str, Json]:
    told: dict[str, Json] = {
        "purpose": event.purpose or "everything but what the law demands",
        "registry_digest": event.registry_digest,
        "language": event.language,
        "privacy_notice": notice.decode() if notice is not None else None,
        "privacy_notice_digest": event.notice_digest,
        "controllers": [installation],
        "storage_locations": ["this machine"],
        "jurisdiction": "where this machine stands",
        "withdrawal_method": f"troth consent withdraw {event.purpose}",
    }
    if purpose is not None:
        told |= {
            "title": purpose.title,
            "lawful_basis": str(purpose.basis),
            "pii_read": [*sorted(purpose.reads)],
            "pii_kept": [*sorted(purpose.writes)],
            "recipients": [*sorted(purpose.recipients)],
            "retention_days": purpose.kept_days,
        }
    return told
