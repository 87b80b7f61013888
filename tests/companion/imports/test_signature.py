"""Whether an archive of Troth's own is whole, and who signed it."""

import base64
import io
import json
import zipfile
import zlib
from functools import partial

import pytest

from troth.companion import facts, own
from troth.companion.cards import new
from troth.companion.imports import signature as module
from troth.companion.imports.bring import Chosen, bring, known
from troth.companion.imports.carried import home
from troth.companion.imports.look import look
from troth.companion.imports.signature import Seal, check, said
from troth.companion.imports.whole import whole
from troth.crypto.sign import Signer
from troth.errors import BadInput
from troth.ledger import statement
from troth.ledger.note import NoteKey
from troth.rights.archive import archive
from troth.testing.house import add_person, allow, new_house, talk
from troth.words import (
    COMPANION_HISTORY,
    COMPANION_MEMORY,
    COMPANION_OWN,
    COMPANION_REPLY,
    PersonId,
)


def rich(house, person) -> bytes:
    """Return the archive of somebody who talked, is remembered, and has a companion."""
    allow(house, person, COMPANION_REPLY, COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_OWN)
    talk(house, person, "Good evening")
    facts.remember(house.gate, person, "I live in Harwich.")
    own.add(house.gate, person, new("Wren"))
    return b"".join(archive(house.gate, house.keys, person))


def checked(house, data: bytes):
    """Check an archive with the key of a house."""
    with whole(io.BytesIO(data)) as found:
        return check(found, key=house.ledger.key)


def repacked(data: bytes, change=None, *, also=(), folder: str = "") -> bytes:
    """Unpack and pack again. change: from a name and its bytes to bytes; None: without it."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as made:
        for name in old.namelist():
            body = change(name, old.read(name)) if change else old.read(name)
            if body is not None:
                made.writestr(f"{folder}{name}", body)
        for name, body in also:
            made.writestr(name, body)
    return held.getvalue()


@pytest.fixture
def data(house, noor) -> bytes:
    """Return an archive of this house."""
    return rich(house, noor)


def test_whole_and_signed_here(house, noor, data) -> None:
    """With whose it is and when it was made; also packed anew, in a folder, by a Mac."""
    found = checked(house, data)

    assert (found.seal, found.person, found.is_whole) == (Seal.HERE, noor, True)
    assert found.made.startswith("2026-11-21T19:30")
    assert found.key.endswith(house.ledger.key.id.hex())
    mac = [("__MACOSX/mine/._talks.jsonl", b"x"), ("mine/.DS_Store", b"x")]
    assert checked(house, repacked(data, folder="mine/", also=mac)) == found
    assert "this Troth signed it (" in said(found, noor)
    assert "for another account than yours" in said(found, PersonId("psn_other"))


def test_whole_and_signed_by_another_troth(house, noor, data, tmp_path) -> None:
    """The key is named, to be compared."""
    with new_house(tmp_path / "other") as other:
        found = checked(other, data)

    assert (found.seal, found.is_whole) == (Seal.ELSEWHERE, True)
    assert found.key.endswith(house.ledger.key.id.hex())
    assert found.key in said(found, noor)


@pytest.mark.parametrize("told", ["\ud800", "psn a", "x" * 81, 5, None, {"a": 1}])
def test_what_another_troth_says_of_itself_is_told_only_if_it_is_plain(house, data, told) -> None:
    """Anybody can make a key, and write into the statement what breaks a page."""
    signer = Signer(bytes(range(32)))

    def signed(name: str, body: bytes) -> bytes:
        if name != module.SIGNED:
            return body
        said_there = json.loads(json.loads(body)["statement"])
        text = json.dumps(said_there | {"person": told, "made": told})
        signature = signer.sign(statement._LABEL + text.encode())
        anew = {
            "statement": text,
            "signature": base64.b64encode(signature).decode(),
            "key": NoteKey("other.example", signer.public).vkey(),
        }
        return json.dumps(anew).encode()

    found = checked(house, repacked(data, signed))

    assert (found.seal, found.person, found.made) == (Seal.ELSEWHERE, "", "")


def test_what_was_changed_is_named(house, noor, data) -> None:
    """One letter of any file; a file that is gone, one more, one that stands there twice."""

    def other(wanted: str):
        return lambda name, body: body + b" " if name == wanted else body

    def without(wanted: str):
        return lambda name, body: None if name == wanted else body

    names = ["README.txt", "talks.jsonl", "records/fact.jsonl", "SHA256SUMS", "signed.json"]
    for name in names:
        # A list that was changed no longer fits to the statement; nor does a changed statement.
        found = checked(house, repacked(data, other(name)))
        if name == "signed.json":
            assert found.is_whole  # a blank behind it changes no word of it
            continue
        assert (found.seal, found.changed, found.count) == (Seal.CHANGED, [name], 1), name
        found = checked(house, repacked(data, without(name))) if name != "talks.jsonl" else found
        assert (found.seal, found.changed) == (Seal.CHANGED, [name]), name
    more = [("records/fact-2.jsonl", b"{}\n"), ("\x1b[2J.txt", b"x")]
    found = checked(house, repacked(data, also=more))
    assert sorted(found.changed) == ["a file with a strange name", "records/fact-2.jsonl"]
    assert "2 of its files are changed" in said(found, noor)
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = repacked(data, also=[("records/fact.jsonl", b"{}\n")])
    assert checked(house, twice).changed[0] == "records/fact.jsonl"
    beside = repacked(data, folder="a/", also=[("b/talks.jsonl", b"x")])
    assert checked(house, beside).changed == ["files beside the archive"]


def test_a_statement_that_nobody_signed_is_none(house, data) -> None:
    """Another signature, another key under it, words that were changed, no JSON."""

    def with_statement(**changed: str):
        def change(name: str, body: bytes) -> bytes:
            if name != "signed.json":
                return body
            return json.dumps(json.loads(body) | changed).encode()

        return change

    told = json.loads(zipfile.ZipFile(io.BytesIO(data)).read("signed.json"))
    statement = told["statement"].replace('"files"', '"Files"')
    for change in (
        with_statement(signature="AAAA"),
        with_statement(key="troth+00000000+AAAA"),
        with_statement(statement=statement),
        lambda name, body: b"{" if name == "signed.json" else body,
        lambda name, body: b"[]" if name == "signed.json" else body,
    ):
        found = checked(house, repacked(data, change))
        assert (found.seal, found.changed, found.key) == (Seal.CHANGED, ["signed.json"], "")


def test_what_is_too_large_to_check_is_not_taken(house, data, monkeypatch) -> None:
    """By what it says of its size, and, if that is a lie, by how much it is."""
    monkeypatch.setattr(module, "MOST_UNPACKED", 1000)

    with pytest.raises(BadInput, match="cannot be checked here"):
        checked(house, data)


def test_of_a_changed_archive_nothing_comes_in_by_itself(house, data) -> None:
    """Its talks do if the person says so, knowing it; never a fact, a companion or a level."""
    person = add_person(house, "Ida")
    allow(house, person, COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_OWN)

    def lie(name: str, body: bytes) -> bytes:
        return body.replace(b"Harwich", b"Bristol")

    changed = repacked(data, lie)
    here = partial(home, house.gate, person)
    found = look(io.BytesIO(changed), person, known=known(house.gate, person), home=here)
    assert (found.is_changed, found.carried, dict(found.stays)) == (True, (), {})
    chosen = Chosen(person=person, name="imp_a", look=found)
    with pytest.raises(BadInput, match="not as Troth signed it"):
        bring(house.gate, io.BytesIO(changed), chosen)
    assert house.companion.talks(person) == []

    chosen = Chosen(person=person, name="imp_b", look=found, knowing=True)
    assert bring(house.gate, io.BytesIO(changed), chosen) == "done"

    assert len(house.companion.talks(person)) == 1
    assert facts.live(house.gate, person) == []
    assert own.living(house.gate, person) == []


def test_an_archive_that_is_changed_after_it_was_looked_at_brings_nothing_more(house, data) -> None:
    """It is checked again before anything beside talks is read."""
    person = add_person(house, "Ida")
    allow(house, person, COMPANION_HISTORY, COMPANION_MEMORY, COMPANION_OWN)
    here = partial(home, house.gate, person)
    found = look(io.BytesIO(data), person, known=known(house.gate, person), home=here)
    lie = repacked(data, lambda _, body: body.replace(b"Harwich", b"Bristol"))

    with pytest.raises(BadInput, match="not the one that was looked at"):
        bring(house.gate, io.BytesIO(lie), Chosen(person=person, name="imp_a", look=found))

    assert facts.live(house.gate, person) == []


def test_damage_inside_of_the_zip_is_told(house, data) -> None:
    """A checksum of the ZIP itself, too."""
    at = data.index(b"records/fact.jsonl") + 30
    broken = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
    with pytest.raises((BadInput, zlib.error)) as error:
        checked(house, broken)
    assert isinstance(error.value, BadInput)
