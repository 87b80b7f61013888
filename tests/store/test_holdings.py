import pytest

from troth.store import schema
from troth.store.holdings import HOLDINGS, personal_tables


def test_every_table_has_a_holding_and_every_holding_a_table():
    """Nothing can be stored that an export would miss or an erasure would leave behind."""
    assert set(HOLDINGS) == set(schema.METADATA.tables)


@pytest.mark.parametrize("name", sorted(HOLDINGS))
def test_a_holding_says_what_why_and_how_long(name):
    """Each in a sentence that a person can read."""
    holding = HOLDINGS[name]

    for sentence in (holding.keeps, holding.why, holding.until):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert len(sentence.split()) >= 3


def test_personal_tables_are_all_those_with_a_person():
    """What erasure walks through is every table whose rows belong to one person."""
    with_person = {
        table.name for table in schema.METADATA.tables.values() if "person_id" in table.columns
    }

    assert set(personal_tables()) == with_person
    assert len(personal_tables()) == len(with_person)


def test_the_person_goes_last():
    """Children before parents: while a row of theirs is left, so is the person's own."""
    assert personal_tables()[-1] == "person"
    assert personal_tables().count("person") == 1


def test_a_holding_is_sealed_where_its_rows_are():
    """What is sealed is sealed for somebody, and said to be."""
    with_sealed = {
        table.name for table in schema.METADATA.tables.values() if "sealed" in table.columns
    }

    assert {name for name, one in HOLDINGS.items() if one.sealed} == with_sealed
    assert with_sealed <= set(personal_tables())
