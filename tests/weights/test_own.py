"""A person's own model files: pinned when they come, checked when they are used, gone when told."""

import errno
import hashlib
import json
from pathlib import Path

import pytest

from troth.errors import BadInput, Damaged, StoreFull, Unconfigured
from troth.testing.gguf import A_MODEL, gguf
from troth.weights import own
from troth.weights.gguf import read
from troth.words import Digest


@pytest.fixture
def kept(tmp_path: Path) -> own.Own:
    """Return a model that was taken in and is here as `tiny`."""
    source = gguf(tmp_path / "from" / "Tiny Model.gguf")
    place = own.folder(tmp_path) / "tiny.gguf"
    size, digest = own.copy_in(source, place, None)
    one = own.Own(name="tiny", file=place, size=size, sha256=digest, source=source.name)
    own.keep(one)
    return one


def test_a_file_is_taken_in_and_pinned(tmp_path: Path, kept: own.Own) -> None:
    """What is written down is what lies there, closed to others; the source stays as it was."""
    assert own.all_own(tmp_path) == [kept]
    assert own.find_own(tmp_path, "tiny") == kept
    assert kept.sha256 == hashlib.sha256(kept.file.read_bytes()).hexdigest()
    assert oct(kept.file.stat().st_mode & 0o777) == "0o600"
    assert (tmp_path / "from" / "Tiny Model.gguf").exists()
    kept.check()


def test_another_file_than_the_named_one_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong SHA-256, or what is no model, leaves nothing behind; so does a disk that is full."""
    source, place = gguf(tmp_path / "a.gguf"), tmp_path / "own" / "a.gguf"
    (tmp_path / "text.gguf").write_text("no model")

    with pytest.raises(Damaged, match="SHA-256"):
        own.copy_in(source, place, Digest("0" * 64))
    with pytest.raises(Damaged, match="not a model file"):
        own.copy_in(tmp_path / "text.gguf", place, None)
    monkeypatch.setattr(own.os, "fsync", _no_room)
    with pytest.raises(StoreFull, match="disk is full"):
        own.copy_in(source, place, None)

    assert list(place.parent.iterdir()) == []


def test_a_changed_file_is_never_used(tmp_path: Path, kept: own.Own) -> None:
    """One byte, one byte more, or gone: it cannot be chosen, and says what to do."""
    whole = kept.file.read_bytes()
    for data in (whole[:-1] + b"!", whole + b"!"):
        kept.file.write_bytes(data)
        with pytest.raises(Damaged, match="troth model remove tiny"):
            own.use(tmp_path, "tiny")
    kept.file.unlink()
    with pytest.raises(Unconfigured, match="is gone"):
        own.use(tmp_path, "tiny")
    with pytest.raises(Unconfigured, match="Here are: tiny"):
        own.use(tmp_path, "other")

    assert own.using(tmp_path) is None


def test_the_choice_is_kept_and_taken_back(tmp_path: Path, kept: own.Own) -> None:
    """The stamp moves with each choice, so that a server notices."""
    before = own.used_stamp(tmp_path)
    own.use(tmp_path, "tiny")
    chosen = own.used_stamp(tmp_path)

    assert (own.using(tmp_path), before, chosen > 0) == ("tiny", 0, True)
    own.use(tmp_path, None)
    assert (own.using(tmp_path), own.used_stamp(tmp_path)) == (None, 0)


def test_a_model_that_cannot_talk_is_not_chosen(tmp_path: Path) -> None:
    """It is told what to look for instead."""
    mute = gguf(own.folder(tmp_path) / "mute.gguf", A_MODEL | {"tokenizer.chat_template": ""})
    data = mute.read_bytes()
    digest = Digest(hashlib.sha256(data).hexdigest())
    own.keep(own.Own(name="mute", file=mute, size=len(data), sha256=digest))

    with pytest.raises(Unconfigured, match="Instruct"):
        own.use(tmp_path, "mute")


def test_what_is_removed_leaves_nothing(tmp_path: Path, kept: own.Own) -> None:
    """The file, its record, a half-fetched part and the choice; another model stays."""
    other = gguf(own.folder(tmp_path) / "other.gguf")
    own.keep(own.Own(name="other", file=other, size=1, sha256=kept.sha256))
    kept.file.with_suffix(".part").write_bytes(b"half")
    own.use(tmp_path, "tiny")

    own.remove(tmp_path, "tiny")

    assert sorted(one.name for one in other.parent.iterdir()) == ["other.gguf", "other.json"]
    for name in ("tiny", "demo", "../x"):
        with pytest.raises((Unconfigured, BadInput)):
            own.remove(tmp_path, name)


def test_names_are_plain(tmp_path: Path) -> None:
    """No path, no name of Troth's own models; one is made from a file's name."""
    assert own.name_from("Qwen2.5-7B Instruct_Q4.gguf") == "qwen2.5-7b-instruct_q4"
    for bad in ("", "..", "a/b", "A", "demo", "echo", "own", "used", "-a", "a-", "a" * 65, "ä"):
        with pytest.raises(BadInput):
            own.name_for(bad)
    for bad in (".gguf", "demo.gguf", "…"):
        with pytest.raises(BadInput):
            own.name_from(bad)


def test_a_hash_is_read_as_people_copy_it() -> None:
    """Large letters, spaces around it and a label are fine; a part of one is not."""
    assert own.digest_of(f" SHA256:{'AB' * 32}\n") == "ab" * 32
    for bad in ("", "ab", "g" * 64, "ab" * 33):
        with pytest.raises(BadInput, match="64 digits"):
            own.digest_of(bad)


def test_an_odd_record_is_no_model(tmp_path: Path, kept: own.Own) -> None:
    """Damaged, of another name, or without a pin: left out, and the rest is there."""
    record = kept.file.with_suffix(".json")
    told = json.loads(record.read_text())
    for name, change in (
        ("other", {}),
        ("a", {"name": "a", "sha256": "no"}),
        ("b", {"name": "b", "size": "7"}),
        ("c", {"name": "../tiny"}),
    ):
        record.with_name(f"{name}.json").write_text(json.dumps(told | change))
    record.with_name("d.json").write_text("{")
    record.with_name("e.json").write_text("[" * 16_000)

    assert own.all_own(tmp_path) == [kept]


def test_memory_stays_bounded(tmp_path: Path) -> None:
    """A model whose talk takes much memory gets a shorter one; none gets more than it can."""
    wide = {"llama.attention.key_length": 4096, "llama.attention.value_length": 4096}
    small, large, short = (
        read(gguf(tmp_path / "a.gguf", A_MODEL | more))
        for more in ({}, {**wide, "llama.block_count": 40}, {"llama.context_length": 512})
    )

    assert own.context_of(small) == own.CONTEXT
    assert own.context_of(large) == own.LEAST_CONTEXT
    assert own.context_of(short) == 512
    assert own.memory_of(10**9, small, places=2) == 1300
    cache = 2 * own.LEAST_CONTEXT * large.cache_bytes
    assert own.memory_of(10**9, large, places=2) == round(1300 + cache / 1e6)


def _no_room(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
