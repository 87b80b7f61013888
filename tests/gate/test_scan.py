"""The search for what should be gone: it finds what is there, and only that."""

import base64
import binascii
import errno
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.gate import scan
from troth.gate.scan import search, spellings, temporary_files

NEEDLE = b"psn_a1b2c3d4e5f6g7h8"
FORMS = {
    "as it is": NEEDLE,
    "reversed": NEEDLE[::-1],
    "hexadecimal": binascii.hexlify(NEEDLE),
    "hexadecimal, capital": binascii.hexlify(NEEDLE).upper(),
    "base64": base64.b64encode(NEEDLE),
    "base64, one further": base64.b64encode(b"x" + NEEDLE),
    "base64, two further": base64.b64encode(b"xy" + NEEDLE),
    "base64, in the middle": base64.b64encode(b"before" + NEEDLE + b"after"),
    "base64 for addresses": base64.urlsafe_b64encode(b"\xff\xfe" + NEEDLE),
    "UTF-16": NEEDLE.decode().encode("utf-16"),
    "UTF-16, the other way": NEEDLE.decode().encode("utf-16-be"),
}


@pytest.fixture
def folder(tmp_path):
    """Return an empty folder."""
    made = tmp_path / "place"
    made.mkdir()
    return made


def found(folder, needle=NEEDLE):
    """Return how often a needle is found in a folder."""
    return sum(one.found for one in search([("here", folder)], [needle]))


@pytest.mark.parametrize("form", FORMS)
def test_each_spelling_is_found(folder, form):
    """A needle is found however it is written, wherever it lies in a file."""
    (folder / "file").write_bytes(b"\0" * 1000 + FORMS[form] + b"\0" * 1000)

    assert found(folder) >= 1


@given(needle=st.binary(min_size=8, max_size=24), before=st.binary(max_size=7))
def test_any_bytes_are_found_in_base64_at_any_place(needle, before):
    """Whatever stands before it, what a needle becomes in base64 is among its spellings."""
    written = base64.b64encode(before + needle + b"and more")

    assert any(form in written for form in spellings(needle))


@given(needle=st.binary(min_size=8, max_size=24))
def test_no_spelling_is_short_enough_to_be_found_by_chance(needle):
    """Every spelling still has most of the needle in it."""
    assert min(len(form) for form in spellings(needle)) >= 8


def test_what_is_not_there_is_not_found(folder):
    """Other bytes, however many, are no trace."""
    (folder / "file").write_bytes(bytes(range(256)) * 400)

    assert found(folder) == 0


@pytest.mark.parametrize("at", [-20, -19, -10, -1, 0, 1, 63, 64])
def test_a_trace_across_two_reads_is_found_once(folder, monkeypatch, at):
    """A file is read in pieces; what lies across a border is found, and counted once."""
    monkeypatch.setattr(scan, "_CHUNK", 64)
    body = bytearray(256)
    body[64 + at : 64 + at + len(NEEDLE)] = NEEDLE
    (folder / "file").write_bytes(body)

    assert found(folder) == 1


def test_every_trace_is_counted(folder, monkeypatch):
    """Two traces in one file are two."""
    monkeypatch.setattr(scan, "_CHUNK", 50)
    (folder / "file").write_bytes(NEEDLE + b"-" + NEEDLE + b"." * 99 + NEEDLE)

    assert found(folder) == 3


def test_folders_are_searched_to_the_bottom(folder):
    """A file in a folder in a folder is looked at, and so is a single file named as a place."""
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "log").write_bytes(NEEDLE)
    (folder / "empty").write_bytes(b"")

    looked = search([("data", folder), ("log", folder / "a" / "b" / "log")], [NEEDLE])

    assert [(one.place, one.file.name, one.size, one.found) for one in looked] == [
        ("data", "log", len(NEEDLE), 1),
        ("data", "empty", 0, 0),
    ]


def test_what_is_not_there_any_more_is_no_trace(folder):
    """A place that does not exist is no reason to fail; a link is not followed."""
    (folder / "link").symlink_to("/etc/hostname")

    assert search([("gone", folder / "gone"), ("here", folder)], [NEEDLE]) == []


def test_a_file_that_goes_while_it_is_looked_for(folder, monkeypatch):
    """A temporary file that vanishes between listing and reading holds nothing."""
    file = folder / "socket"
    file.write_bytes(NEEDLE)
    listed = scan._files

    def then_gone(path, shut):
        yield from listed(path, shut)
        file.unlink()

    monkeypatch.setattr(scan, "_files", lambda path, shut: list(then_gone(path, shut)))

    (looked,) = search([("tmp", folder)], [NEEDLE])

    assert (looked.size, looked.found) == (0, 0)


@pytest.fixture
def shut(monkeypatch):
    """Return a function that keeps everybody, root too, out of what is called `shut`."""

    def refuse(act):
        def guarded(path, *rest, **more):
            if Path(path).name == "shut":
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return act(path, *rest, **more)

        return guarded

    def shut_it():
        monkeypatch.setattr(Path, "open", refuse(Path.open))
        monkeypatch.setattr(os, "scandir", refuse(os.scandir))

    return shut_it


def test_a_file_that_cannot_be_read_is_named_as_such(folder, shut):
    """Another account's file stops nothing, and is not said to have been looked at."""
    (folder / "shut").write_bytes(NEEDLE)
    (folder / "open").write_bytes(NEEDLE)
    shut()

    looked = search([("tmp", folder)], [NEEDLE])

    assert [(one.file.name, one.found, one.unread) for one in looked] == [
        ("open", 1, None),
        ("shut", 0, "could not be looked at: Permission denied"),
    ]


def test_a_folder_that_cannot_be_listed_is_named_as_such(folder, shut):
    """What lies in it is unknown: that too is told."""
    (folder / "shut").mkdir()
    (folder / "shut" / "file").write_bytes(NEEDLE)
    (folder / "open").write_bytes(NEEDLE)
    shut()

    looked = search([("tmp", folder), ("log", folder / "shut")], [NEEDLE])

    assert [(one.place, one.file.name, one.found, one.unread) for one in looked] == [
        ("tmp", "open", 1, None),
        ("tmp", "shut", 0, "could not be looked at: Permission denied"),
        ("log", "shut", 0, "could not be looked at: Permission denied"),
    ]


def test_only_our_own_temporary_files_are_ours(folder, monkeypatch):
    """What Troth calls its own in the temporary folder begins with its name."""
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    (folder / "troth-abc").mkdir()
    (folder / "troth.sock").write_bytes(b"")
    (folder / "other").write_bytes(NEEDLE)

    assert {path.name for path in temporary_files()} == {"troth-abc", "troth.sock"}
