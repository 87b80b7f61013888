"""An archive of Troth's own, opened as a whole and never beyond what it may unfold to."""

import io
import zipfile

import pytest

from troth.companion.imports.whole import whole
from troth.errors import BadInput, TooLarge


def test_any_other_file_is_none(make) -> None:
    """A list, a ZIP of another service."""
    for data in (b"[]", make.packed({"conversations.json": b"[]"})):
        with whole(io.BytesIO(data)) as found:
            assert found is None


def test_files_are_named_as_their_maker_did(make) -> None:
    """Whatever folder they were packed into; what a Mac adds is none of them."""
    data = make.packed(
        {"a/b/talks.jsonl": b"", "a/b/records/x.jsonl": b"", "a/__MACOSX/x": b"", "c.txt": b""}
    )

    with whole(io.BytesIO(data)) as found:
        assert found.names == {"talks.jsonl", "records/x.jsonl"}
        assert (found.twice, found.strange) == ([], 2)
    mac = make.packed({"talks.jsonl": b"", "__MACOSX/talks": b"", "x/.DS_Store": b""})
    with whole(io.BytesIO(mac)) as found:
        assert (found.names, found.strange) == ({"talks.jsonl"}, 0)


def test_lines_go_on_in_the_next_file(make) -> None:
    """By their numbers, from 1 in each; a file that is not there ends them."""
    rows = {"": b'{"n": 1}\n{"n": 2}', "-2": b'{"n": 3}', "-4": b'{"n": 9}'}
    parts = {f"records/x{end}.jsonl": data for end, data in rows.items()}

    with whole(io.BytesIO(make.packed({"talks.jsonl": b""} | parts))) as found:
        lines = [(name, line.number, line.told["n"]) for name, line in found.lines("records/x")]
        assert list(found.lines("records/none")) == []

    assert lines == [
        ("records/x.jsonl", 1, 1),
        ("records/x.jsonl", 2, 2),
        ("records/x-2.jsonl", 1, 3),
    ]


def test_no_file_is_read_beyond_what_it_may_be(make) -> None:
    """Whatever the ZIP says of its size; and no way of packing that unfolds without end."""
    with (
        whole(io.BytesIO(make.packed({"talks.jsonl": b"x" * 5000}))) as found,
        pytest.raises(TooLarge),
        found.opened("talks.jsonl", most=1000) as opened,
    ):
        opened.read()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("talks.jsonl", b"")
        made.writestr("x.txt", b"x" * 5000, compress_type=zipfile.ZIP_BZIP2)
    with (
        whole(io.BytesIO(held.getvalue())) as found,
        pytest.raises(BadInput, match="locked, or packed"),
        found.opened("x.txt"),
    ):
        pass
