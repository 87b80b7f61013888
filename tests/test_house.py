"""The house is made once, opened whole or not at all, and never written over."""

import sqlite3
from dataclasses import replace

import pytest

from troth import house, settings
from troth.errors import BadInput, Damaged, Unconfigured
from troth.people.person import Person
from troth.providers.base import Ask, Message
from troth.testing.outside import outside_entry
from troth.words import Clear

NOOR = Person(name="Noor", country="US", language="en")


@pytest.fixture
def told(tmp_path):
    """Settings for a house of its own, with the model that repeats."""
    return settings.load({"TROTH_HOME": str(tmp_path / "home"), "TROTH_MODEL": "echo"})


def test_what_was_made_is_opened_again(told):
    """A person who was added is there after the house was closed and opened."""
    with house.create(told) as made:
        person = made.people.add(NOOR)

    with house.open_house(told) as again:
        assert again.people.all() == [person]
        assert again.ledger.verify().is_sound


def test_nothing_is_made_over_what_is_there(told):
    """A second creation is refused, and the first house stays as it was."""
    with house.create(told) as made:
        person = made.people.add(NOOR)

    with pytest.raises(BadInput, match="There is a Troth in"):
        house.create(told)

    with house.open_house(told) as again:
        assert again.people.all() == [person]


def test_a_creation_that_was_cut_off_is_finished(told):
    """Keys without a database are the start of a set-up; it goes on with the same keys."""
    house.create(told).close()
    key = (told.state_dir / "key").read_bytes()
    for file in told.data_dir.glob("troth.db*"):
        file.unlink()

    house.create(told).close()

    assert (told.state_dir / "key").read_bytes() == key
    house.open_house(told).close()


def test_a_database_without_its_keys_gets_no_new_ones(told):
    """New keys would not open what is there, so none are made."""
    house.create(told).close()
    (told.state_dir / "key").unlink()

    with pytest.raises(Unconfigured, match="key file"):
        house.create(told)

    assert not (told.state_dir / "key").exists()


@pytest.mark.parametrize("missing", ["key", "database"])
def test_half_a_house_is_not_opened(told, missing):
    """Without its keys or its database it says which is missing and what to do."""
    house.create(told).close()
    (told.state_dir / "key" if missing == "key" else told.database).unlink()

    with pytest.raises(Unconfigured, match="troth init"):
        house.open_house(told)


def test_keys_of_another_house_open_nothing(told, tmp_path):
    """A database that came from elsewhere is named as that."""
    house.create(told).close()
    other = settings.load({"TROTH_HOME": str(tmp_path / "other"), "TROTH_MODEL": "echo"})
    house.create(other).close()
    (told.state_dir / "key").write_bytes((other.state_dir / "key").read_bytes())

    with pytest.raises(Damaged, match="do not open"):
        house.open_house(told)


def test_an_unknown_model_is_told(tmp_path):
    """With the names of those that there are."""
    told = settings.load({"TROTH_HOME": str(tmp_path), "TROTH_MODEL": "demmo"})

    with pytest.raises(BadInput, match="demo, echo"):
        house.create(told)


def test_a_changed_registry_becomes_a_version(told, tmp_path):
    """An edit by hand is taken when the house opens, as a new version and never silently."""
    house.create(told).close()
    shipped = (settings.Path(house.__file__).parent / "registry" / "troth.toml").read_text("utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(shipped.replace("expires_days = 365", "expires_days = 90"), "utf-8")
    edited = settings.load(
        {
            "TROTH_HOME": str(tmp_path / "home"),
            "TROTH_MODEL": "echo",
            "TROTH_REGISTRY_FILE": str(mine),
        }
    )

    with house.open_house(edited) as made:
        bodies = [made.ledger.body(index).decode() for index in range(made.ledger.verify().size)]

    changes = [body for body in bodies if "\nregistry_changed\n" in body]
    assert len(changes) == 2
    assert "narrowing" in changes[-1]


def test_what_a_server_refuses_does_not_go_to_it(told):
    """The entry says what, and nothing else is left out."""
    strict = replace(outside_entry(), refuses=("store", "temperature"))
    ask = Ask(messages=(Message("user", Clear("Hi")),), max_tokens=8)

    with house.create(told) as made:
        connect = made.gate.recipients.connect
        plain, less = (connect(one, "small-1").body(ask) for one in (outside_entry(), strict))

    assert plain.keys() - less.keys() == {"store", "temperature"}


def test_openai_is_asked_in_its_own_words_in_every_region(told):
    """Its newer models take the longest answer under another name, and no other server does."""
    ask = Ask(messages=(Message("user", Clear("Hi")),), max_tokens=8)

    def limit(url):
        asked = made.gate.recipients.connect(replace(outside_entry(), base_url=url), "small-1")
        return sorted(name for name in asked.body(ask) if name.startswith("max_"))

    with house.create(told) as made:
        regions = [limit(f"https://{one}api.openai.com:443/v1") for one in ("", "eu.", "US.")]
        azure, other = limit("https://a.openai.azure.com/openai/v1"), limit("https://a.example.org")

    assert [*regions, azure] == [["max_completion_tokens"]] * 4
    assert other == ["max_tokens"]


@pytest.mark.parametrize("kept", [9 * 10**18, -9 * 10**18, 10**15])
def test_a_time_that_is_none_is_damage(told, kept):
    """The latest time that was seen is a number in a row: one that no clock shows is told."""
    house.create(told).close()
    connection = sqlite3.connect(told.database)
    with connection:
        connection.execute("UPDATE installation SET clock_floor_ms = ?", (kept,))
    connection.close()

    with pytest.raises(Damaged, match="a time that is none"):
        house.open_house(told)
