"""Every table of the house. What each keeps, and for how long, is told in `holdings.py`.

A table about persons has `person_id` first in its key: a person's rows lie together,
can be counted, exported and erased together, and can move to another shard together.
A migration in `migrations/` makes each of these tables; a test compares the two.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from troth.store.columns import checked

METADATA = MetaData()

installation = Table(
    "installation",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("pulse", BigInteger, nullable=False),
    Column("clock_floor_ms", BigInteger, nullable=False),
    Column("locked_since_ms", BigInteger),
    Column("locked_why", Text),
)
"""One row (id 1). `pulse` moves whenever something changed that decisions rest on."""

epoch = Table(
    "epoch",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("slot_check", LargeBinary, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("since_ms", BigInteger, nullable=False),
)
"""Exactly one row: the living epoch key, wrapped by root and slot."""

person = Table(
    "person",
    METADATA,
    Column("person_id", Text, primary_key=True),
    Column("stamp", BigInteger, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
)
"""`stamp` moves with each consent event and key change of the person."""

purpose_key = Table(
    "purpose_key",
    METADATA,
    Column("person_id", Text, primary_key=True),
    Column("purpose", Text, primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("next_record", Integer, nullable=False),
    Column("shred_after_ms", BigInteger),
    Column("key_id", LargeBinary, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""`shred_after_ms`: when what the purpose keeps loses its last reason to be here."""

consent_event = Table(
    "consent_event",
    METADATA,
    Column("person_id", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Append-only: a row is never changed, and leaves only with the person."""

api_key = Table(
    "api_key",
    METADATA,
    Column("person_id", Text, primary_key=True),
    Column("key_id", Text, primary_key=True),
    Column("token_hash", LargeBinary, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("revoked_ms", BigInteger),
    Column("sealed", LargeBinary, nullable=False),
    Index("api_key_by_token", "token_hash", unique=True),
)

sign_in = Table(
    "sign_in",
    METADATA,
    Column("person_id", Text, primary_key=True),
    Column("name_hash", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("sign_in_by_name", "name_hash", unique=True),
)
"""`name_hash` finds the row of a sign-in name. It is made anew at each epoch roll."""

session = Table(
    "session",
    METADATA,
    Column("person_id", Text, primary_key=True),
    Column("session_id", Text, primary_key=True),
    Column("token_hash", LargeBinary, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("seen_ms", BigInteger, nullable=False),
    Column("ends_ms", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index("session_by_token", "token_hash", unique=True),
)

link = Table(
    "link",
    METADATA,
    Column("person_id", Text, primary_key=True),
    Column("token_hash", LargeBinary, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("used_ms", BigInteger),
    Column("proof", LargeBinary, nullable=False),
    Index("link_by_token", "token_hash", unique=True),
)
"""`person_id` is empty while a link is for somebody who is not here yet."""

guard_count = Table(
    "guard_count",
    METADATA,
    Column("month", Text, primary_key=True),
    Column("model", Text, primary_key=True),
    Column("companion", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""How often the guard changed what a model said. No row says who heard it."""

tail = Table(
    "tail",
    METADATA,
    Column("person_id", Text, primary_key=True),
    Column("purpose", Text, primary_key=True),
    Column("holding", Text, primary_key=True),
    Column("record", Integer, primary_key=True, autoincrement=False),
    Column("keep_until_ms", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""The newest records, one sealed row each; full tails are packed into segments."""

segment = Table(
    "segment",
    METADATA,
    Column("person_id", Text, primary_key=True),
    Column("purpose", Text, primary_key=True),
    Column("holding", Text, primary_key=True),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
    Column("keep_until_ms", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
"""Up to 64 records under one seal. `keep_until_ms` is the earliest of theirs."""

registry_version = Table(
    "registry_version",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("change", Text, nullable=False),
    Column("since_ms", BigInteger, nullable=False),
)

notice = Table(
    "notice",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("registry_digest", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""The bytes of every notice that was shown to anybody, by digest."""

ledger_leaf = Table(
    "ledger_leaf",
    METADATA,
    Column("leaf_index", Integer, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)

ledger_edge = Table(
    "ledger_edge",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("size", BigInteger, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
)

ledger_tile = Table(
    "ledger_tile",
    METADATA,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("tile_index", Integer, primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False),
)

ledger_checkpoint = Table(
    "ledger_checkpoint",
    METADATA,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("note", Text, nullable=False),
)

ledger_head = Table(
    "ledger_head",
    METADATA,
    Column("chain_id", LargeBinary, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("head", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

ledger_bucket = Table(
    "ledger_bucket",
    METADATA,
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("root", LargeBinary, nullable=False),
)

ledger_opening = Table(
    "ledger_opening",
    METADATA,
    Column("person_id", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("leaf_index", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

backup = Table(
    "backup",
    METADATA,
    Column("path", Text, primary_key=True),
    Column("made_ms", BigInteger, nullable=False),
    Column("epoch", Integer, nullable=False),
)
"""Where Troth wrote copies of itself, so that an erasure can look at them."""

provider = Table(
    "provider",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("is_on", Integer, nullable=False),
    Column("sealed_key", LargeBinary),
    Column("signature", LargeBinary, nullable=False),
    Column("added_ms", BigInteger, nullable=False),
    Column("changed_ms", BigInteger, nullable=False),
)
"""`signature` stands over `body` and `is_on`: an edit behind Troth's back is not believed."""

_WHOLE_HOUSE = (installation, epoch, registry_version, notice, backup)
"""What a row of these says, all of the house rests on: a bad one is damage, whoever reads it."""

for _table in _WHOLE_HOUSE:
    for _column in _table.columns:
        _column.type = checked(_column.type, may_lack=bool(_column.nullable))
