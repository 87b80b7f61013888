"""What is installed is what was written down: hashed, no address, in step with pyproject."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

# Which lists of pyproject.toml each lock answers for.
LOCKS = {
    "run": ("dependencies", "models", "matching", "build"),
    "dev": ("dependencies", "models", "matching", "photos", "build", "dev"),
    "docs": ("docs",),
    "audit": ("audit",),
    "clients": ("clients",),
}
# Lists that no command of the Makefile installs, and why they have no lock.
UNLOCKED = {"train": "makes one file anew, src/troth/weights/veil.bin, which is pinned itself"}
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)")


@pytest.fixture(scope="module")
def wanted(root: Path) -> Mapping[str, list[Requirement]]:
    """Return every list of requirements in pyproject.toml by its name."""
    table = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    project = table["project"]
    lists = {
        "dependencies": project["dependencies"],
        **project["optional-dependencies"],
        **table["dependency-groups"],
    }
    return {name: [Requirement(one) for one in written] for name, written in lists.items()}


def test_no_lock_holds_an_address(files: Mapping[str, str]) -> None:
    """A lock names packages and hashes, and leaves it to the machine where they come from."""
    found = [
        f"{name}: {line}"
        for name, text in files.items()
        if name.startswith("requirements/")
        for line in text.splitlines()
        if re.search(r"://|\bhttps?:|--(?:extra-)?index-url|--find-links", line)
    ]

    assert not found


def test_every_pin_has_a_hash(files: Mapping[str, str]) -> None:
    """Every package in every lock is pinned to one version and to its hashes."""
    loose = [
        f"{name}: {block.split()[0]}"
        for name, text in files.items()
        if name.startswith("requirements/")
        for block in blocks(text)
        if not _PIN.match(block) or not re.search(r"--hash=sha256:[0-9a-f]{64}", block)
    ]

    assert not loose


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_pyproject_asks_for(
    files: Mapping[str, str], wanted: Mapping[str, list[Requirement]], lock: str
) -> None:
    """Each requirement in pyproject.toml is in its lock, at a version that satisfies it."""
    held = pins(files[f"requirements/{lock}.txt"])
    asked = [one for name in LOCKS[lock] for one in wanted[name]]

    missing = [
        str(one)
        for one in asked
        if not any(one.specifier.contains(v) for v in held.get(canonicalize_name(one.name), []))
    ]

    assert not missing


def test_every_list_has_a_lock(wanted: Mapping[str, list[Requirement]]) -> None:
    """No extra and no group of pyproject.toml goes unlocked, but what nothing here installs."""
    locked = {name for names in LOCKS.values() for name in names}

    assert locked | UNLOCKED.keys() == set(wanted)
    assert not locked & UNLOCKED.keys()


def test_run_and_dev_agree(files: Mapping[str, str]) -> None:
    """What is tested is what runs: the same versions in both locks."""
    run, dev = (pins(files[f"requirements/{lock}.txt"]) for lock in ("run", "dev"))

    assert {name: dev.get(name) for name in run} == run


def test_weights_and_run_agree(files: Mapping[str, str]) -> None:
    """What both lists name, they name at the same version."""
    run, weights = (pins(files[f"requirements/{lock}.txt"]) for lock in ("run", "weights"))

    assert {name: run[name] for name in weights if name in run} == {
        name: versions for name, versions in weights.items() if name in run
    }


def test_every_dependency_has_its_sentence(files: Mapping[str, str]) -> None:
    """A dependency says what for, by whom, under which licence, and what we would do without."""
    lines = files["pyproject.toml"].splitlines()
    start = lines.index("dependencies = [") + 1
    listed = lines[start : lines.index("]", start)]

    alone = [
        line.strip()
        for above, line in zip(["", *listed], listed, strict=False)
        if line.strip().startswith('"')
        if not (above.strip().startswith("#") and "Without it:" in above)
    ]

    assert listed
    assert not alone


def test_every_dependency_is_used(
    trees: Mapping[str, ast.Module], wanted: Mapping[str, list[Requirement]]
) -> None:
    """What Troth depends on, it imports. What it no longer imports, it drops."""
    imported = {
        name.partition(".")[0]
        for tree in trees.values()
        for node in ast.walk(tree)
        for name in _imported(node)
    }

    unused = [
        one.name
        for one in (*wanted["dependencies"], *wanted["models"], *wanted["matching"])
        if canonicalize_name(one.name).replace("-", "_") not in imported
    ]

    assert not unused


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module]
    match node:  # found without being imported: its library is used as it lies there
        case ast.Call(func=ast.Attribute(attr="find_spec"), args=[ast.Constant(value=str(name))]):
            return [name]
    return []


def blocks(text: str) -> Iterator[str]:
    """Yield each requirement with its continuation lines, without comments."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    for block in re.split(r"\n(?=\S)", "\n".join(lines).strip()):
        if block.strip():
            yield block


def pins(text: str) -> dict[str, list[Version]]:
    """Return the pinned versions of each package (more than one where markers differ)."""
    found: dict[str, list[Version]] = {}
    for block in blocks(text):
        if match := _PIN.match(block):
            found.setdefault(canonicalize_name(match[1]), []).append(Version(match[2]))
    return found
