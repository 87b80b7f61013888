"""Simon Willison's `llm` at a command line: a real program, in a home of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from troth.companion.turn import Turn
from troth.words import COMPANION_HISTORY

pytestmark = pytest.mark.long
LLM = Path(sys.prefix) / "clients" / "bin" / "llm"
"""Put there by `make test-long`."""


@pytest.fixture
def llm(echoing, noor, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that calls `llm`, set up as the how-to page says."""
    told = [
        {
            "model_id": "mira",
            "model_name": "mira",
            "api_base": f"{echoing.address}/v1",
            "api_key_name": "troth",
        }
    ]
    (tmp_path / "extra-openai-models.yaml").write_text(json.dumps(told))  # JSON is YAML
    (tmp_path / "keys.json").write_text(json.dumps({"troth": noor.client.api_key}))

    def call(*words: str, key: str | None = None) -> subprocess.CompletedProcess[str]:
        if key is not None:
            (tmp_path / "keys.json").write_text(json.dumps({"troth": key}))
        environment = {**os.environ, "LLM_USER_PATH": str(tmp_path), "NO_COLOR": "1"}
        return subprocess.run(
            [str(LLM), *words],
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=300,
            check=False,
        )

    return call


def said(echoing, person) -> Sequence[str]:
    """Return what the person said, as it is kept."""
    with echoing.house.gate.enter(person, COMPANION_HISTORY) as room:
        return [one.record.text for one in room.read(Turn) if one.record.role == "user"]


@pytest.mark.parametrize("more", [[], ["--no-stream"], ["-s", "Be brief."]])
def test_it_talks(echoing, noor, llm, more: Sequence[str]) -> None:
    """Streamed and whole, with a system prompt and without; what was said is kept once."""
    told = llm("-m", "mira", "hello there", *more)

    assert told.returncode == 0, told.stderr
    assert told.stdout.strip().endswith("hello there")
    assert said(echoing, noor.person) == ["hello there"]


def test_it_goes_on_with_a_talk(echoing, noor, llm) -> None:
    """It sends the whole talk again; each message is kept once, in one talk."""
    llm("-m", "mira", "hello there")

    told = llm("-c", "and now")

    assert told.returncode == 0, told.stderr
    assert said(echoing, noor.person) == ["hello there", "and now"]
    assert len(echoing.house.companion.talks(noor.person)) == 1


def test_it_shows_why_it_was_refused(echoing, llm) -> None:
    """Troth's own sentence reaches the person at the terminal."""
    sam = echoing.somebody(name="Sam")

    told = llm("-m", "mira", "hello", key=sam.client.api_key)

    assert told.returncode != 0
    assert "troth consent" in told.stderr
    sam.client.close()
