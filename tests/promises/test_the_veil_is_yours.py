"""Whoever is masked sees what that does, corrects whom the veil knows, and leaves no trace."""

import pytest

from troth.gate.veiling import try_out
from troth.registry.outside import purpose_of
from troth.rights.known import known_names, say
from troth.testing.house import allow, leaves, talk
from troth.testing.outside import choose, rules_only, upstream, with_outside
from troth.testing.upstream import says

TEXT = "Write to Anneliese Brandt at anneliese.brandt@web.de, or call 07700 900123."


@pytest.fixture
def up():
    """A provider's server that says something, a few times."""
    with upstream([says("Gladly.") for _ in range(5)]) as server:
        yield server


@pytest.fixture
def abroad(house, noor, up):
    """A provider outside this machine, chosen, with the yes to it."""
    entry = with_outside(house, up)
    choose(house, noor, entry)
    allow(house, noor, purpose_of(entry.id))
    return entry


def test_a_text_can_be_tried_and_nothing_of_it_is_kept(house, noor, sql):
    """Neither a row nor a line in the ledger is another one afterwards."""
    house.gate.veil = rules_only()
    tables = [name for (name,) in sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
    house.gate.wishes(noor)
    before = [sql(f"SELECT * FROM {name}") for name in tables]  # noqa: S608  # names of tables

    told = try_out(house.gate, noor, TEXT)

    assert "web.de" not in told.masked
    assert [one.original for one in told.masks]
    assert [sql(f"SELECT * FROM {name}") for name in tables] == before  # noqa: S608  # as above


def test_what_was_tried_is_what_leaves(house, noor, up, abroad):
    """The same things are masked on the way out, with stand-ins of the provider's own."""
    say(house.gate, house.people, noor, word="Anneliese Brandt", said="always")
    told = try_out(house.gate, noor, TEXT)

    talk(house, noor, TEXT)

    (request,) = up.requests
    sent = request.body.decode()
    assert told.masks
    for one in told.masks:
        assert one.original not in sent
        assert one.surrogate not in sent


def test_whom_the_veil_knows_is_listed_with_why_and_since_when(house, noor, up, abroad):
    """The own name, what was masked in what left, and what the person said."""
    talk(house, noor, TEXT)
    say(house.gate, house.people, noor, word="Memo", said="always")
    say(house.gate, house.people, noor, word="Rose", said="never")

    found = {one.text: one for one in known_names(house.gate, noor)}

    assert found["Noor"].because == "It is your own name."
    assert found["Memo"].because == "You asked to mask it."
    assert found["Rose"].because == "You said that it is no name."
    mail = found["anneliese.brandt@web.de"]
    assert mail.because == "It was masked in 1 message that left this machine."
    assert str(mail.since) == str(found["Memo"].since) == "2026-11-21"
    assert "Memo" not in str(leaves(house, noor))


def test_a_correction_holds_for_the_next_message_in_every_process(house, other, noor, up, abroad):
    """Said in one process, it counts in what another one sends."""
    say(other.gate, other.people, noor, word="Guillermo", said="always", forms=["Memo"])
    say(other.gate, other.people, noor, word="anneliese.brandt@web.de", said="never")

    talk(house, noor, "Memo asked for anneliese.brandt@web.de")

    sent = up.requests[-1].body.decode()
    assert "Memo" not in sent
    assert "anneliese.brandt@web.de" in sent


def test_a_forgotten_name_is_looked_for_no_more(house, other, noor, up, abroad):
    """Until it is found anew; nothing that is kept of it tells what it was."""
    say(house.gate, house.people, noor, word="Oda", said="always")
    talk(house, noor, "Oda rang.")
    assert "Oda" not in up.requests[-1].body.decode()

    say(other.gate, other.people, noor, word="Oda", said="forgotten")
    talk(house, noor, "oda")

    assert '"oda"' in up.requests[-1].body.decode()
    assert "Oda" not in house.gate.wishes(noor).masks
    assert "Oda" not in {one.text for one in known_names(house.gate, noor)}
