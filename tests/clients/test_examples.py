"""The Python in the documentation runs as it stands there, but for the address and the key."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "docs" / "how-to"
SRC = Path(__file__).parents[2] / "src"
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_ADDRESS, _KEY = "http://127.0.0.1:8420", "troth_…"
EXAMPLES = [
    pytest.param(code, id=f"{page}-{at}")
    for page in ("use-from-python", "connect-an-app")
    for at, code in enumerate(_BLOCK.findall((PAGES / f"{page}.md").read_text("utf-8")))
]


def test_there_are_examples() -> None:
    """Both pages have some, and each names the address and the key that it needs."""
    assert len(EXAMPLES) >= 8
    assert all(_ADDRESS in one.values[0] and _KEY in one.values[0] for one in EXAMPLES)


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_runs(echoing, noor, code: str) -> None:
    """In a process of its own; it prints something, and no warning."""
    code = code.replace(_ADDRESS, echoing.address).replace(_KEY, noor.client.api_key)

    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert told.returncode == 0, told.stderr
    assert told.stdout.strip()
    assert told.stderr == ""
