"""The drawing of the house is true: imports point down, and each outside thing has one importer."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

# One import that each contract must refuse: where it is planted, and what it says.
PLANTED = {
    "crypto/planted.py": "import troth.store",
    "store/planted.py": "import troth.crypto, cryptography, rfc8785, httpx2",
    "consent/planted.py": "import troth.vault, troth.client.plain, onnxruntime, jinja2",
    "companion/planted.py": "import troth.providers.echo, troth.net.client, sqlite3",
    "guard/planted.py": "import xllamacpp, click, fastapi",
}


@pytest.fixture(scope="module")
def contracts(root: Path) -> list[str]:
    """Return the names of all contracts in pyproject.toml."""
    table = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return [str(one["name"]) for one in table["tool"]["importlinter"]["contracts"]]


def test_the_contracts_are_kept(root: Path, contracts: list[str]) -> None:
    """Every contract holds for the source as it is."""
    told = lint(root, root / "src")

    assert told.returncode == 0, told.stdout
    assert [c for c in contracts if f"{c} KEPT" not in told.stdout] == []


def test_every_contract_refuses_what_it_forbids(
    root: Path, contracts: list[str], tmp_path: Path
) -> None:
    """A copy with one forbidden import for each contract breaks every contract."""
    shutil.copytree(root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name, line in PLANTED.items():
        file = tmp_path / "src" / "troth" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{line}\n", "utf-8")

    told = lint(root, tmp_path / "src")

    assert told.returncode == 1, told.stderr
    assert [c for c in contracts if f"{c} BROKEN" not in told.stdout] == []


def test_a_package_that_nobody_drew_is_refused(root: Path, tmp_path: Path) -> None:
    """A new package has to be given its place in the layers before anything else."""
    shutil.copytree(root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    new = tmp_path / "src" / "troth" / "drawer"
    new.mkdir()
    (new / "__init__.py").write_text("", "utf-8")

    told = lint(root, tmp_path / "src")

    assert told.returncode == 1
    assert "drawer" in told.stdout


def lint(root: Path, source: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package under `source`, with the contracts of this repository."""
    program = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-logo", "--no-cache", "--config", "pyproject.toml"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(source), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
