"""A1 and A3: what a thief learns who has the database and its log, or all but the state folder.

Without the state folder nothing opens. What can still be read, column by column, is exactly
what `docs/explanation/threat-model.md` says: a new column that tells something fails here.
"""

import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from troth.errors import Damaged, Unconfigured
from troth.gate import scan
from troth.house import House
from troth.registry import dated
from troth.store import schema
from troth.store.statements import select
from troth.testing.house import add_person, allow, new_house, same_house, talk
from troth.vault import root
from troth.words import PersonId

DOCUMENTED = Path(__file__).parents[2] / "docs" / "explanation" / "threat-model.md"
WORDS, NAME, LABEL = "the thirteenth stair", "Zerubbabel Quist", "the blue telephone"


@dataclass(frozen=True)
class Loot:
    """The data folder as it was while Troth ran, log included; the state folder; the secrets."""

    data: Path
    state: Path
    secrets: Sequence[bytes]


@pytest.fixture(scope="module")
def _loot(tmp_path_factory: pytest.TempPathFactory) -> Loot:
    """Let two people live here for a while, and take everything while Troth runs."""
    folder = tmp_path_factory.mktemp("loot")
    with new_house(folder / "home") as house:
        for name, talks in ((NAME, 2), ("Sam", 1)):
            person = add_person(house, name)
            allow(house, person)
            house.keys.issue(person, label=LABEL)
            for _ in range(talks):
                talk(house, person, WORDS)
        house.backup(folder / "copies")
        house.ledger.checkpoint()
        shutil.copytree(folder / "home", folder / "taken")
        secrets = list(every_secret(house))
    return Loot(folder / "taken" / "data", folder / "taken" / "state", secrets)


@pytest.fixture
def loot(_loot: Loot, tmp_path: Path) -> Loot:
    """Return what was taken, as copies of one's own; the state folder lies apart."""
    data = shutil.copytree(_loot.data, tmp_path / "stolen" / "data")
    state = shutil.copytree(_loot.state, tmp_path / "elsewhere")
    return Loot(Path(data), Path(state), _loot.secrets)


@pytest.fixture
def stolen(loot: Loot) -> Path:
    """Return the stolen data folder."""
    return loot.data


@pytest.fixture
def whole_evening(_evening: tuple[Path, object], tmp_path: Path) -> Path:
    """Return the stolen data folder of a place with sign-ins, links, people who met, a provider."""
    home = Path(shutil.copytree(_evening[0], tmp_path / "evening"))
    with same_house(home) as house:
        house.providers.add(replace(dated.load("mistral"), models=("m",)), key="sk-of-nobody")
        house.store.settle()
    return home / "data"


def readable(folder: Path) -> dict[str, set[object]]:
    """Return every column that holds something a thief can read, with what it holds."""
    with closing(sqlite3.connect(folder / "troth.db")) as database:
        return {
            f"{table.name}.{column.name}": found
            for table in schema.METADATA.sorted_tables
            for column in table.columns
            if (found := _told(database, table.name, column.name))
        }


def _told(database: sqlite3.Connection, table: str, column: str) -> set[object]:
    values = {row[0] for row in database.execute(f"SELECT {column} FROM {table}")} - {None}  # noqa: S608
    told = {one for one in values if _is_told(one)}
    by_chance = {one for one in told if isinstance(one, bytes) and len(one) < NEVER_BY_CHANCE}
    return told if told == values else told - by_chance


# One in 2,000 random key ids of eight bytes reads as text; of 32 bytes, one in 10^13. So short
# bytes tell something only where everything in their column is text.
NEVER_BY_CHANCE = 32


def _is_told(value: object) -> bool:
    """Say whether a value tells anything: numbers and texts do, random bytes do not."""
    return not isinstance(value, bytes) or (len(value) > 4 and _is_text(value))


def _is_text(value: bytes) -> bool:
    try:
        return all(one.isprintable() or one in "\n\t" for one in value.decode())
    except UnicodeDecodeError:
        return False


@pytest.fixture
def documented() -> set[str]:
    """Return the columns that the documentation names."""
    text = DOCUMENTED.read_text("utf-8")
    part = text[text.index("## What a stolen database tells") :]
    return set(re.findall(r"`(\w+\.\w+)`", part[: part.index("\nNo word")]))


# Columns that hold nothing in these houses, and are named all the same.
EMPTY_HERE = {
    "api_key.revoked_ms",
    "installation.locked_since_ms",
    "installation.locked_why",
    "link.used_ms",
    "ledger_tile.level",
    "ledger_tile.tile_index",
}


def test_what_can_be_read_is_what_is_documented(stolen, whole_evening, documented) -> None:
    """Column by column: nothing that is not in the list, and nothing in the list that is sealed."""
    told = readable(stolen).keys() | readable(whole_evening).keys()

    assert told == documented - EMPTY_HERE
    assert documented >= EMPTY_HERE


def test_no_table_is_left_out_of_the_list(documented) -> None:
    """A thief counts rows at least: each table of the schema has its place in the list."""
    tables = {table.name for table in schema.METADATA.sorted_tables}

    assert tables - {one.partition(".")[0] for one in documented} == set()


def test_a_column_that_is_not_sealed_would_be_seen(stolen, documented) -> None:
    """The comparison above sees a word that lies where sealed bytes should lie."""
    with closing(sqlite3.connect(stolen / "troth.db")) as database:
        database.execute("UPDATE tail SET sealed = CAST('hello there' AS BLOB)")
        database.commit()

    assert set(readable(stolen)) - documented == {"tail.sealed"}


def test_key_ids_that_are_not_random_would_be_seen(stolen, documented) -> None:
    """Nor is a short column blind: ids made of words tell, one that is text by chance does not."""
    with closing(sqlite3.connect(stolen / "troth.db")) as database:
        database.execute(
            "UPDATE purpose_key SET key_id = CAST('by$8 {c~' AS BLOB)"
            " WHERE purpose = 'account.run' AND person_id = (SELECT min(person_id) FROM person)"
        )
        database.commit()
        assert set(readable(stolen)) <= documented

        database.execute("UPDATE purpose_key SET key_id = CAST(substr(purpose, 1, 8) AS BLOB)")
        database.commit()
        assert set(readable(stolen)) - documented == {"purpose_key.key_id"}


def test_what_a_thief_counts(stolen) -> None:
    """The database tells how many people, answers, keys and messages there are, and no more."""
    with closing(sqlite3.connect(stolen / "troth.db")) as database:
        messages = database.execute(
            "SELECT person_id, length(sealed) FROM tail WHERE holding = 'turn' ORDER BY 1, record"
        ).fetchall()
    told = readable(stolen)

    assert len(told["person.person_id"]) == 2
    assert sorted(Counter(who for who, _ in messages).values()) == [2, 4]
    assert told["consent_event.seq"] == {1, 2, 3, 4}
    assert told["purpose_key.purpose"] == {
        "account.run",
        "companion.history",
        "companion.reply",
        "security.audit",
    }
    assert told["tail.holding"] == {"person", "turn"}


def test_no_word_name_or_label_is_in_the_database_or_its_log(stolen) -> None:
    """Neither in a spelling that a scan knows, nor in what can be read of any column."""
    needles = [text.encode() for text in (WORDS, NAME, LABEL)]

    found = scan.search([("stolen", stolen)], needles)

    assert {one.file.name for one in found} >= {"troth.db", "troth.db-wal"}
    assert sum(one.found for one in found) == 0
    assert not [one for values in readable(stolen).values() for one in values if WORDS in str(one)]


def test_without_the_state_folder_nothing_opens(stolen, tmp_path) -> None:
    """Not at all, not with a state folder of one's own, and not with the key file alone."""
    with pytest.raises(Unconfigured):
        same_house(stolen.parent)

    root.create(stolen.parent / "state")

    with pytest.raises(Damaged, match="do not open"):
        same_house(stolen.parent)


@pytest.mark.parametrize("missing", ["key", "slot"])
def test_half_of_the_state_folder_opens_nothing(loot, missing) -> None:
    """The key file without the slot, and the slot without the key file, open nothing."""
    state = loot.data.parent / "state"
    shutil.copytree(loot.state, state)
    (state / missing).unlink()

    with pytest.raises((Damaged, Unconfigured)):
        same_house(loot.data.parent)


def test_both_halves_open_everything(loot) -> None:
    """The counter-check: it is the state folder that was missing."""
    shutil.copytree(loot.state, loot.data.parent / "state")

    with same_house(loot.data.parent) as house:
        assert len(house.people.all()) == 2


def test_no_key_lies_beside_what_it_opens(loot) -> None:
    """No secret of the key tree, from the root to a purpose, is in the data folder."""
    found = scan.search([("stolen", loot.data)], loot.secrets)

    assert len(loot.secrets) == 2 + 1 + 2 * (1 + 4)
    assert sum(one.found for one in found) == 0


def test_the_state_folder_holds_no_word(loot) -> None:
    """The other half: keys, and nothing that they open."""
    needles = [text.encode() for text in (WORDS, NAME, LABEL)]

    found = scan.search([("state", loot.state)], needles)

    assert {one.file.name for one in found} >= {"key", "slot"}
    assert sum(one.found for one in found) == 0


def every_secret(house: House) -> Iterator[bytes]:
    """Yield every secret of the key tree: root, slot, epoch, persons, purposes."""
    yield house.root._secret
    (check,) = house.store.read_one(select(schema.epoch.c.slot_check))
    yield house.root.find_slot(check).secret
    yield house.keyring.epoch()[1].secret
    for person in house.people.all():
        unlocked = house.keyring.unlock(PersonId(person))
        yield unlocked.key.secret
        for purpose in unlocked.wrapped:
            handle = unlocked.handle(purpose)
            assert handle
            yield handle.key.secret
