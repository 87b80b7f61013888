"""Stored versions: signed, announced, and refused when a byte of them changed."""

import json
import re
from datetime import UTC, datetime

import pytest

from troth.crypto.digest import sha256
from troth.crypto.sign import Signer, verify
from troth.errors import Damaged, LedgerFailed, NotFound
from troth.ledger.leaf import Event, parse
from troth.ledger.log import Ledger
from troth.registry.canonical import build
from troth.registry.card import card
from troth.registry.diff import ChangeKind
from troth.registry.notice import notice_for
from troth.registry.purposes import PERSON, Recipient
from troth.registry.versions import install, load_all, show_card, shown_card
from troth.store import schema
from troth.store.sqlite import open_store
from troth.store.statements import delete, func, insert, select, update
from troth.words import Level, PurposeId

SHARE = PurposeId("note.share")
AT = datetime(2026, 11, 21, 19, 30, 0, 250_000, tzinfo=UTC)
SIGNER = Signer(b"\x01" * 32)


@pytest.fixture
def store(tmp_path):
    """Return an empty database of an installation."""
    opened = open_store(tmp_path / "troth.db", wait_seconds=5)
    row = {"id": 1, "name": "n", "public_key": SIGNER.public, "pulse": 0, "clock_floor_ms": 0}
    opened.write(lambda unit: unit.run(insert(schema.installation), row))
    yield opened
    opened.close()


@pytest.fixture
def ledger(store):
    """Return the ledger of that database."""
    return Ledger(store, SIGNER, "example.org/troth")


@pytest.fixture
def put(store, ledger):
    """Return a function that installs a registry."""

    def put_in(registry, *, signer=SIGNER, at=AT):
        return store.write(
            lambda unit: install(unit, registry, ledger=ledger, signer=signer, at=at)
        )

    return put_in


def _leaves(store):
    table = schema.ledger_leaf
    return [parse(row.body) for row in store.read(select(table).order_by(table.c.leaf_index))]


def test_the_first_version_is_signed_and_announced(store, put, make):
    """A new installation has version 1, in which every purpose is new, and a leaf that says so."""
    registry = make()

    version = put(registry)

    assert (version.number, version.digest, version.since) == (1, registry.digest, AT)
    assert verify(SIGNER.public, version.signature, b"troth/v1/registry\0" + registry.body)
    assert version.change[SHARE].kind is ChangeKind.WIDENING
    (leaf,) = _leaves(store)
    assert (leaf.event, leaf.is_public) == (Event.REGISTRY_CHANGED, True)
    assert f"version 1 sha256 {registry.digest} " in leaf.detail
    assert leaf.detail.endswith(" note.share=widening")


def test_the_same_registry_again_is_no_new_version(store, put, make):
    """Starting twice with the same file writes nothing."""
    first = put(make())
    pulse = store.pulse()

    again = put(make(), at=AT.replace(year=2027))

    assert again == first
    assert store.pulse() == pulse
    assert len(_leaves(store)) == 1


def test_an_edit_is_a_new_version_with_its_class(store, put, make):
    """A change by hand is announced with its class, and every process wakes."""
    put(make())
    pulse = store.pulse()

    version = put(make(kept_days=31))

    assert version.number == 2
    assert version.change[SHARE].kind is ChangeKind.WIDENING
    assert version.change[SHARE].what == ("Data is kept 31 days, before 30 days.",)
    assert store.pulse() > pulse
    assert _leaves(store)[1].detail.endswith(" note.share=widening")


def test_a_purpose_that_stays_the_same_is_not_announced(store, put, make, share):
    """The leaf names the purposes that changed; the row names all."""
    parts = make()
    more = type(share)(**{n: getattr(share, n) for n in share.__slots__} | {"id": "note.more"})
    put(make())

    version = put(build(parts.categories.values(), parts.recipients.values(), [share, more]))

    kinds = {name: change.kind.word for name, change in version.change.items()}
    assert kinds == {"note.more": "widening", "note.share": "same"}
    assert re.search(r"change sha256 [0-9a-f]{64} note\.more=widening$", _leaves(store)[1].detail)


def test_an_edit_that_is_taken_back_is_a_version_of_its_own(put, make):
    """History is never rewritten: going back is one step more."""
    put(make())
    put(make(kept_days=31))

    version = put(make())

    assert version.number == 3
    assert version.change[SHARE].kind is ChangeKind.NARROWING


def test_the_leaf_pins_the_stored_classes(store, put, make):
    """The class of a change cannot be rewritten later: its digest stands in the ledger."""
    put(make())

    row = store.read_one(select(schema.registry_version))

    assert f"change sha256 {sha256(row.change.encode())} " in _leaves(store)[0].detail


def test_all_versions_load_as_they_were_written(store, put, make):
    """Every version comes back in order, equal to what was installed."""
    written = [put(make()), put(make(kept_days=1)), put(make(title="Share notes", kept_days=1))]

    loaded = load_all(store, SIGNER.public)

    assert loaded == written
    assert [one.change[SHARE].kind.word for one in loaded] == ["widening", "narrowing", "editorial"]


def test_loaded_versions_decide_who_is_covered(store, put, make):
    """From the database to the notice: a yes to version 1 survives narrowing, not growth."""
    put(make())
    put(make(kept_days=1))
    first, second = (one.registry for one in load_all(store, SIGNER.public))

    assert notice_for(second, [first]).covers(first.digest, SHARE)
    assert not notice_for(first, [second]).covers(second.digest, SHARE)


def recipients(who):
    """Return who gets data in the example, and what stands for one of them."""
    model = Recipient(id="model", label="a model", level=Level.LOCAL, who=who)
    return [Recipient(id=PERSON, label="you", level=Level.LOCAL), model]


def test_who_gets_data_is_stored_and_what_an_older_troth_stored_still_loads(store, put, make):
    """A version without it reads as it did, to the byte, and that it is now written asks nobody."""
    old = make(known=recipients(""))
    put(old)
    told = put(make(known=recipients("a")))
    put(make(known=recipients("b")))

    first, second, third = load_all(store, SIGNER.public)

    assert b"who" not in old.body
    assert first.registry == old
    assert second.registry.recipients["model"].who == "a"
    assert told.change[SHARE].kind is ChangeKind.SAME
    assert third.change[SHARE].kind is ChangeKind.WIDENING


def test_an_empty_database_has_no_versions(store):
    """Nothing installed, nothing loaded."""
    assert load_all(store, SIGNER.public) == []


DAMAGE = {
    "another body": lambda new: {"body": new.body},
    "another body and digest": lambda new: {"body": new.body, "digest": new.digest},
    "another digest": lambda new: {"digest": new.digest},
    "another signature": lambda _: {"signature": bytes(64)},
    "a short signature": lambda _: {"signature": b""},
    "a signature by somebody else": lambda new: {
        "signature": Signer(b"\x02" * 32).sign(b"troth/v1/registry\0" + new.body),
        "body": new.body,
        "digest": new.digest,
    },
    "classes that are not json": lambda _: {"change": "{"},
    "classes of another kind": lambda _: {"change": json.dumps({"note.share": {"class": "x"}})},
    "a time beyond all times": lambda _: {"since_ms": 2**62},
    "no classes": lambda _: {"change": "[]"},
}


@pytest.mark.parametrize("name", DAMAGE, ids=lambda name: name.replace(" ", "-"))
def test_a_version_that_was_changed_is_not_used(store, put, make, name):
    """Each edit of a stored version is found, and the version is named."""
    put(make())
    put(make(kept_days=1))
    table = schema.registry_version
    values = DAMAGE[name](make(kept_days=3650))
    store.write(lambda unit: unit.run(update(table).where(table.c.number == 2).values(**values)))

    with pytest.raises(Damaged, match="Version 2 "):
        load_all(store, SIGNER.public)
    with pytest.raises(Damaged, match="Version 2 "):
        put(make())


def test_every_byte_of_a_body_counts(store, put, make):
    """Flip any one byte of the stored registry, and it is not used."""
    put(make())
    table = schema.registry_version
    body = make().body

    for place in range(0, len(body), 97):
        flipped = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
        store.write(lambda unit, new=flipped: unit.run(update(table).values(body=new)))
        with pytest.raises(Damaged, match="Version 1 "):
            load_all(store, SIGNER.public)


def test_the_key_of_another_installation_opens_nothing(store, put, make):
    """Versions signed elsewhere do not pass for ours."""
    put(make())
    stranger = Signer(b"\x02" * 32)

    with pytest.raises(Damaged, match="signature"):
        load_all(store, stranger.public)
    with pytest.raises(Damaged, match="signature"):
        put(make(kept_days=1), signer=stranger)


def test_a_format_that_nobody_knows_is_refused_by_number(store, put, make):
    """A version signed by a newer Troth is named, not guessed at."""
    put(make())
    body = make().body.replace(b"troth/v1/registry", b"troth/v9/registry")
    signature = SIGNER.sign(b"troth/v1/registry\0" + body)
    values = {"body": body, "digest": sha256(body), "signature": signature}
    store.write(lambda unit: unit.run(update(schema.registry_version).values(**values)))

    with pytest.raises(Damaged, match=r"Version 1 .* cannot be read"):
        load_all(store, SIGNER.public)


@pytest.mark.parametrize("gone", [1, 2])
def test_a_version_that_is_gone_is_missed(store, put, make, gone):
    """A hole in the row of versions is damage: somebody's consent may rest on what is gone."""
    for days in (3, 2, 1):
        put(make(kept_days=days))
    table = schema.registry_version
    store.write(lambda unit: unit.run(delete(table).where(table.c.number == gone)))

    with pytest.raises(Damaged, match=f"Version {gone} .* is missing"):
        load_all(store, SIGNER.public)


def test_without_a_leaf_there_is_no_version(store, make):
    """If the ledger cannot record, the registry does not change."""

    class Broken:
        def append(self, unit, event, *, at, detail):
            message = "no place"
            raise LedgerFailed(message)

    with pytest.raises(LedgerFailed):
        store.write(lambda unit: install(unit, make(), ledger=Broken(), signer=SIGNER, at=AT))

    assert load_all(store, SIGNER.public) == []


def test_a_shown_card_is_kept_once_byte_for_byte(store, make):
    """However often a card is shown, its bytes are kept once, and come back as they were."""
    shown = card(make(), SHARE)

    for _ in range(3):
        store.write(lambda unit: show_card(unit, shown, make()))

    assert store.read_one(select(func.count()).select_from(schema.notice))[0] == 1
    assert shown_card(store, shown.digest) == shown.body


def test_a_card_that_was_never_shown_is_not_found(store, make):
    """Only what was shown is kept."""
    with pytest.raises(NotFound):
        shown_card(store, card(make(), SHARE).digest)


def test_a_card_that_was_changed_is_not_used(store, make):
    """The proof of what was shown is worth nothing if its bytes can change."""
    shown = card(make(), SHARE)
    store.write(lambda unit: show_card(unit, shown, make()))
    store.write(lambda unit: unit.run(update(schema.notice).values(body=b"You agree to all.")))

    with pytest.raises(Damaged, match=shown.digest):
        shown_card(store, shown.digest)
