import pytest
from sqlalchemy import LargeBinary, Text

from troth.store import schema
from troth.store.holdings import HOLDINGS

PERSONAL = sorted(name for name, holding in HOLDINGS.items() if holding.personal)
IN_CLEAR = {
    "consent_event": set(),
    "api_key": {"key_id"},
    "ledger_opening": set(),
    "link": {"kind", "roles"},
    "session": {"session_id"},
    "sign_in": set(),
    "person": set(),
    "purpose_key": {"purpose"},
    "segment": {"purpose", "holding"},
    "tail": {"purpose", "holding"},
}
"""The text that a personal table holds in clear: ids and fixed words, never a person's own."""


@pytest.mark.parametrize("name", PERSONAL)
def test_the_person_comes_first_in_the_key(name):
    """A person's rows lie together: counted, exported, erased and moved together."""
    table = schema.METADATA.tables[name]

    assert next(column.name for column in table.primary_key) == "person_id"
    assert next(column.name for column in table.columns) == "person_id"


def test_only_personal_tables_name_a_person():
    """A table whose rows name a person is a personal one, and its holding says so."""
    naming = [
        table.name
        for table in schema.METADATA.tables.values()
        if any("person" in column.name for column in table.columns)
    ]

    assert sorted(naming) == PERSONAL


@pytest.mark.parametrize("name", PERSONAL)
def test_a_personal_table_keeps_no_text_in_clear(name):
    """Besides the person's id there are only ids and fixed words; what was said is sealed."""
    table = schema.METADATA.tables[name]

    clear = {column.name for column in table.columns if isinstance(column.type, Text)}

    assert clear - {"person_id"} == IN_CLEAR[name]
    assert ("sealed" in table.columns) is HOLDINGS[name].sealed
    if HOLDINGS[name].sealed:
        assert isinstance(table.columns["sealed"].type, LargeBinary)


@pytest.mark.parametrize("name", PERSONAL)
def test_no_index_lies_over_what_a_person_said(name):
    """Only look-ups by a hash have one: of a token, or a keyed one of a name; never a word."""
    table = schema.METADATA.tables[name]

    indexed = {column.name for index in table.indexes for column in index.columns}

    assert indexed <= {"token_hash", "name_hash"}


def test_nothing_may_be_absent_but_what_says_so():
    """Every column is required, but a few that mean `not yet` when empty."""
    empty = {
        f"{table.name}.{column.name}"
        for table in schema.METADATA.tables.values()
        for column in table.columns
        if column.nullable
    }

    assert empty == {
        "api_key.revoked_ms",
        "installation.locked_since_ms",
        "installation.locked_why",
        "link.used_ms",
        "provider.sealed_key",
        "purpose_key.shred_after_ms",
    }
