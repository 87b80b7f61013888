"""What starting costs, in processor seconds, and how big the wheels are."""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import Figure, at_most

_TROTH = str(Path(sys.executable).with_name("troth"))
_ROUNDS = 7


def run() -> list[Figure]:
    """Time `troth --help` and the imports of the server."""
    bare = _cpu_seconds([sys.executable, "-c", "pass"])
    later = _cpu_seconds([sys.executable, "-c", "import troth.serve, troth.api.rest.app"])
    return [
        at_most(
            "troth --help", _cpu_seconds([_TROTH, "--help"]), "s", 0.3, peer=f"python: {bare:.3f} s"
        ),
        at_most(
            "imports of the server, until it listens",
            _cpu_seconds([sys.executable, "-c", "import troth.serve"]),
            "s",
            1.0,
            peer=f"python: {bare:.3f} s; with what /api needs, after that: {later:.3f} s",
        ),
        _wheels(),
    ]


def _cpu_seconds(command: list[str]) -> float:
    """Return the median processor time of a command (user and system)."""
    taken = []
    for _ in range(_ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)  # our own programs
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return sorted(taken)[_ROUNDS // 2]


def _wheels() -> Figure:
    """Return the size of the wheels of `make start` without models and what runs the small ones.

    That is ONNX Runtime with NumPy, which its package needs. The matchmaker counts with NumPy too:
    what it weighs is told beside.
    """
    lock = Path(__file__).parent.parent / "requirements" / "run.txt"
    with tempfile.TemporaryDirectory(prefix="troth-bench-") as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        subprocess.run([*command, "--require-hashes", "-r", lock, "-d", folder], check=True)
        mb = {file.name: file.stat().st_size / 1e6 for file in Path(folder).iterdir()}
    numpy = sum(size for name, size in mb.items() if name.startswith("numpy-"))
    every = sum(mb.values())
    name = "wheels without models, onnxruntime and numpy"
    return at_most(name, every - numpy, "MB", 60, peer=f"with numpy: {every:.1f} MB")
