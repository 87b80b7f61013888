"""The registry that is shipped, and loading one of your own."""

import json
import os
from importlib.resources import files
from pathlib import Path

import pytest

from troth.errors import BadInput
from troth.registry.compile import from_canonical
from troth.registry.purposes import PERSON, UNTIL_ERASED, Basis, UnderRestriction
from troth.registry.readability import grade
from troth.registry.served import (
    ACCOUNT_RUN,
    COMPANION_HISTORY,
    COMPANION_REPLY,
    CRISIS_SAFETY,
    RIGHTS_ANSWER,
    SECURITY_AUDIT,
    SERVED,
    load_registry,
)
from troth.words import MATCH_REPORT, Level


@pytest.fixture(scope="module")
def registry():
    """Return the registry that is shipped."""
    return load_registry()


def test_it_names_exactly_what_code_serves(registry):
    """Seventeen purposes, no more and no fewer."""
    assert set(registry.purposes) == SERVED
    assert len(SERVED) == 17


def test_it_survives_being_stored(registry):
    """What is signed and stored is the whole of it."""
    assert from_canonical(registry.body).purposes == registry.purposes


def test_its_bytes_do_not_depend_on_the_run(registry):
    """Sets are written in order: the same registry has the same digest in every process."""
    lists = [
        entry[key]
        for entry in json.loads(registry.body)["purpose"].values()
        for key in ("reads", "writes", "recipients")
    ]

    assert all(one == sorted(one) for one in lists)
    assert max(map(len, lists)) > 10


def test_rights_reach_everything(registry):
    """A person can see, take away and erase every field that exists."""
    rights = registry.purposes[RIGHTS_ANSWER]

    assert rights.reads == set(registry.category_of)
    assert rights.writes == {"ledger.entry"}
    assert rights.recipients == {PERSON}


@pytest.mark.parametrize("name", [ACCOUNT_RUN, RIGHTS_ANSWER, SECURITY_AUDIT])
def test_duties_need_no_yes_and_go_on_when_use_is_on_hold(registry, name):
    """Rights work after every withdrawal, since nobody can be asked to give them up."""
    duty = registry.purposes[name]

    assert duty.basis is Basis.LEGAL_DUTY
    assert duty.essential
    assert duty.under_restriction is UnderRestriction.CONTINUES
    assert duty.kept_days == UNTIL_ERASED


@pytest.mark.parametrize("name", [COMPANION_REPLY, COMPANION_HISTORY])
def test_what_rests_on_a_yes_can_be_done_without(registry, name):
    """Consent is never the price of entry, ends by itself, and stops while on hold."""
    asked = registry.purposes[name]

    assert asked.basis is Basis.CONSENT
    assert not asked.essential
    assert asked.expires_days == 365
    assert asked.under_restriction is UnderRestriction.STOPS


def test_answering_keeps_nothing_and_stays_here(registry):
    """The reply reads what it needs, writes nothing, and goes to a local model only."""
    reply = registry.purposes[COMPANION_REPLY]

    turns = {field.id for field in registry.categories["turn"].fields}
    cards = {field.id for field in registry.categories["companion"].fields}
    assert reply.reads == {"message.text", "person.name", *turns, *cards}
    assert (reply.writes, reply.kept_days) == (frozenset(), 0)
    assert reply.recipients == {PERSON, "local_model"}
    assert reply.least_level is Level.LOCAL


def test_looking_for_danger_keeps_nothing(registry):
    """The look at each message for signs of danger leaves no trace and tells nobody else."""
    safety = registry.purposes[CRISIS_SAFETY]

    assert safety.basis is Basis.VITAL_INTEREST
    assert {field.split(".")[0] for field in safety.reads} == {"message", "person", "turn"}
    assert "person.name" not in safety.reads
    assert (safety.writes, safety.kept_days) == (frozenset(), 0)
    assert safety.recipients == {PERSON}
    assert "22602(b)(1)" in safety.legal
    assert "1701" in safety.legal


def test_only_a_yes_lets_data_go_beyond_the_person_and_this_code(registry):
    """Every purpose that names a model or another person rests on consent; a report alone does not.

    What somebody sends whoever runs the place goes there because they sent it.
    """
    near = {PERSON, "troth"}
    beyond = {one.id: one.basis for one in registry.purposes.values() if one.recipients - near}

    assert registry.purposes[MATCH_REPORT].recipients == {PERSON, "keeper"}
    assert beyond.pop(MATCH_REPORT) is Basis.LEGAL_DUTY
    assert set(beyond.values()) == {Basis.CONSENT}


def test_every_text_for_people_is_plain(registry):
    """Titles, reasons, risks and ways out are at grade 8 or below."""
    hard = [
        (one.id, name)
        for one in registry.purposes.values()
        for name in ("title", "necessity", "risk", "without", "stop")
        if grade(getattr(one, name)) > 8
    ]

    assert hard == []


def test_a_registry_of_your_own_is_read(tmp_path, registry):
    """A file takes the place of the shipped one, and is named in its errors."""
    file = tmp_path / "own.toml"
    file.write_text("x = 1\n")

    with pytest.raises(BadInput, match=r"own\.toml:1: .*`x`"):
        load_registry(file)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"], ids=["missing", "not-text"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, content):
    """A missing or binary file never falls back to the shipped registry."""
    file = tmp_path / "own.toml"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(BadInput, match=r"own\.toml:1: the registry cannot be read"):
        load_registry(file)


def test_a_pipe_or_a_device_is_no_registry(tmp_path):
    """It may have no end, and fill the memory; or nobody may ever write into it."""
    os.mkfifo(tmp_path / "own.toml")

    for file in (tmp_path / "own.toml", Path("/dev/zero"), tmp_path):
        with pytest.raises(BadInput, match="the registry cannot be read"):
            load_registry(file)


def test_a_mark_at_the_beginning_is_no_mistake(tmp_path):
    """Some editors put one there, as they may before the settings."""
    file = tmp_path / "own.toml"
    shipped = files("troth.registry").joinpath("troth.toml").read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + shipped)

    assert load_registry(file).digest == load_registry().digest
