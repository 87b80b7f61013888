"""The program in the model's own process: what it is told, what it says, what it cannot do."""

import json
import queue
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from troth.providers import engine
from troth.providers.child import ENGINE, Plan
from troth.providers.local import _runtime
from troth.weights.find import find

CANARY = "plum pudding with 1847 almonds"


def test_the_runtime_is_told_to_share_log_and_cache_nothing() -> None:
    """A random key, a Unix socket, and everything off that could show a prompt to another."""
    one, other = (engine.settings({"socket": "m.sock", "context": 8, "places": 2}) for _ in "ab")

    off = ("endpoint_slots", "endpoint_props", "endpoint_metrics", "ui", "cache_prompt")
    assert [one[name] for name in off] == [False] * len(off)
    assert (one["cache_ram_mib"], one["verbosity"], one["cors_origins"]) == (0, -1, "null")
    assert one["hostnames"] == ["m.sock"]
    assert one["api_keys"] != other["api_keys"]
    assert [len(key) for key in one["api_keys"]] == [64]  # type: ignore[attr-defined]  # a list


def test_every_setting_exists_in_the_runtime() -> None:
    """A setting that a new version renames is found here, not in somebody's logs."""
    import xllamacpp

    asked = xllamacpp.CommonParams()

    told = engine.settings({"socket": "m.sock", "context": 8, "places": 2})

    assert {name for name in told if type(getattr(asked, name)) is not type(told[name])} == set()


def test_an_answer_is_told_piece_by_piece() -> None:
    """What the runtime says becomes progress, text and one end."""
    said, answer = _listening()

    stops = [answer.heed(c) for c in (_progress(0), _delta("He"), _delta("llo"), _ended(), USAGE)]

    assert said == [
        {"id": 7, "read": 0},
        {"id": 7, "text": "He"},
        {"id": 7, "text": "llo"},
        {"id": 7, "finish": "stop", "prompt": 9, "wrote": 2},
    ]
    assert stops == [False, False, False, False, True]


def test_a_prompt_that_is_too_long_is_not_read() -> None:
    """Its length is told before the first token is read, and the runtime is stopped."""
    said, answer = _listening(room=50)

    assert answer.heed(_progress(0, total=51))
    assert said == [{"id": 7, "over": 51}]


def test_the_runtimes_own_refusal_counts_as_too_long() -> None:
    """A prompt over the whole context is told the same way."""
    said, answer = _listening()

    answer.heed({"error": {"code": 400, "message": CANARY, "n_prompt_tokens": 4190}})

    assert said == [{"id": 7, "over": 4190}]


def test_an_error_is_told_without_its_words() -> None:
    """Messages of the runtime may quote the prompt, so none of them leaves the process."""
    said, answer = _listening()

    answer.heed({"error": {"code": 500, "message": CANARY}})

    assert said == [{"id": 7, "failed": "failed"}]


def test_a_dropped_answer_stops_at_the_next_chunk() -> None:
    """Nothing more is said, and the runtime is told to stop."""
    said, answer = _listening()
    answer.dropped = True

    assert answer.heed(_delta("He"))
    assert said == []


@pytest.mark.parametrize("fault", [None, RuntimeError(CANARY), ValueError(CANARY)], ids=type)
def test_an_answer_always_has_an_end(fault: Exception | None) -> None:
    """A runtime that raises, or returns without an end, is told as a failure."""
    said, answer = _listening()

    answer.run(Scripted([_delta("He")], fault), {})

    assert said == [{"id": 7, "text": "He"}, {"id": 7, "failed": "failed"}]


def test_asks_and_questions_are_served() -> None:
    """An ask is answered in its own thread; whether the model is ready is told at once."""
    said: queue.SimpleQueue[Mapping[str, object]] = queue.SimpleQueue()

    engine.serve(_lines({"id": 1}, {"id": 2, "ask": {}, "room": 99}), Scripted([USAGE]), said.put)

    assert said.get(timeout=60) == {"id": 1, "ready": True}
    assert said.get(timeout=60) == {"id": 2, "finish": None, "prompt": 9, "wrote": 2}


def test_a_drop_reaches_its_answer() -> None:
    """The runtime is told to stop, also when it would go on for ever; a late drop is harmless."""
    stopped: queue.SimpleQueue[str] = queue.SimpleQueue()

    class Endless:
        def handle_chat_completions(self, ask: object, heed: Callable[[object], bool]) -> object:
            while not heed(_delta("and ")):
                pass
            stopped.put("stopped")
            return None

    asks = _lines({"id": 2, "ask": {}, "room": 99}, {"drop": 2}, {"drop": 2}, {"drop": 9})
    engine.serve(asks, Endless(), lambda _: None)

    assert stopped.get(timeout=60) == "stopped"


def test_it_leaves_no_core_and_nobody_looks_into_it() -> None:
    """After hardening: no core dump, no file, no new rights, closed to other processes."""
    told = _run_alone(
        "import ctypes, resource\n"
        "engine.harden(os.getppid())\n"
        "get = ctypes.CDLL(None).prctl\n"
        "print(get(3, 0, 0, 0, 0), get(39, 0, 0, 0, 0),"
        " resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_FSIZE))"
    )

    assert told.stdout.split(maxsplit=2)[:2] == ["0", "1"]
    assert told.stdout.count("(0, 0)") == 2


def test_it_does_not_outlive_a_parent_that_is_gone_already() -> None:
    """A parent that died while the process started is noticed."""
    told = _run_alone("engine.harden(1 if os.getppid() != 1 else 2); print('still here')")

    assert (told.returncode, told.stdout) == (0, "")


def test_a_listening_unix_socket_is_closed(tmp_path: Path) -> None:
    """Nobody can connect to what the runtime opened; other sockets stay."""
    told = _run_alone(
        "import socket\n"
        "one, other = socket.socketpair()\n"
        "server = socket.socket(socket.AF_UNIX)\n"
        f"server.bind({str(tmp_path / 's')!r}); server.listen()\n"
        "engine.shut_listeners()\n"
        "one.send(b'x'); print(other.recv(1))\n"
        f"print(socket.socket(socket.AF_UNIX).connect_ex({str(tmp_path / 's')!r}) != 0)"
    )

    assert told.stdout.split() == ["b'x'", "True"]


def test_a_listening_network_socket_ends_it() -> None:
    """Should a version of the runtime open a port, the process ends before any text comes."""
    told = _run_alone(
        "import socket\n"
        "server = socket.create_server(('127.0.0.1', 0))\n"
        "engine.shut_listeners(); print('still here')"
    )

    assert (told.returncode, told.stdout) == (1, "")


def test_the_real_process_has_no_socket_and_prints_no_words(
    tmp_path: Path, plan_line: Callable[..., bytes]
) -> None:
    """Loaded and asked: no socket of any kind, no open file but its pipes, silent output."""
    own = f"import runpy; e = runpy.run_path({str(ENGINE)!r}); m = e['main']; "
    seen = own + "m.__globals__['harden'] = lambda parent: None; m()"  # so that we may look in
    errors = tmp_path / "errors"
    with (
        errors.open("wb") as noise,
        subprocess.Popen(
            [sys.executable, "-I", "-c", seen],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=noise,
        ) as process,
    ):
        assert process.stdin
        assert process.stdout
        process.stdin.write(plan_line(**_real_plan(tmp_path)) + _ask(CANARY))
        process.stdin.flush()
        said = [json.loads(process.stdout.readline()) for _ in range(3)]
        folder = Path(f"/proc/{process.pid}/fd")
        files = {str(entry.readlink()) for entry in folder.iterdir()}
        limits = Path(f"/proc/{process.pid}/limits").read_text()
        process.stdin.close()

    assert [set(one) for one in said] == [{"id", "read"}, {"id", "read"}, {"id", "text"}]
    assert {name.partition(":")[0] for name in files} == {"pipe", "/dev/null"}
    assert "Max open files            0                    0 " in limits
    assert CANARY.split()[1] not in errors.read_text()
    assert list(tmp_path.glob("*.sock")) == []


def test_weights_that_are_none_do_not_load(tmp_path: Path, plan_line: Callable[..., bytes]) -> None:
    """The process says so, or ends; it never waits for asks."""
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + b"\0" * 64)

    told = _run_engine(plan_line(**_real_plan(tmp_path) | {"weights": str(broken)}))

    assert told in (b"", b'{"id": 0, "failed": "weights"}\n')


def test_a_missing_runtime_is_told(tmp_path: Path, plan_line: Callable[..., bytes]) -> None:
    """Where a library is missing, the person can be told what to install."""
    (tmp_path / "xllamacpp.py").write_text("raise ImportError('libgomp.so.1')")

    told = _run_engine(plan_line(**_real_plan(tmp_path) | {"runtime": str(tmp_path)}))

    assert told == b'{"id": 0, "failed": "runtime"}\n'


def test_it_ends_when_its_input_ends(tmp_path: Path, plan_line: Callable[..., bytes]) -> None:
    """Where the kernel does not tie it to its parent, the end of the pipe does."""
    assert _run_engine(plan_line(**_real_plan(tmp_path))) == b""


USAGE = {"choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": 2}}


def _progress(read: int, total: int = 9) -> object:
    told = {"total": total, "cache": 0, "processed": read, "time_ms": 1}
    return {"choices": [{"finish_reason": None, "delta": {}}], "prompt_progress": told}


def _delta(text: str) -> object:
    return {"choices": [{"finish_reason": None, "index": 0, "delta": {"content": text}}]}


def _ended() -> object:
    return {"choices": [{"finish_reason": "stop", "index": 0, "delta": {}}]}


def _listening(room: int = 99) -> tuple[list[Mapping[str, object]], engine.Answer]:
    said: list[Mapping[str, object]] = []
    return said, engine.Answer(7, said.append, room)


def _lines(*told: object) -> BytesIO:
    return BytesIO(b"".join(json.dumps(one).encode() + b"\n" for one in told))


class Scripted:
    def __init__(self, chunks: list[object], fault: Exception | None = None) -> None:
        self._chunks = chunks
        self._fault = fault

    def handle_chat_completions(self, ask: object, heed: Callable[[object], bool]) -> object:
        for chunk in self._chunks:
            if heed(chunk):
                return None
        if self._fault:
            raise self._fault
        return None


def _run_alone(body: str) -> subprocess.CompletedProcess[str]:
    start = f"import sys, os; sys.path.insert(0, {str(ENGINE.parent)!r}); import engine\n"
    command = [sys.executable, "-I", "-c", start + body]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def _run_engine(given: bytes) -> bytes:
    command = [sys.executable, "-I", str(ENGINE)]
    told = subprocess.run(command, input=given, capture_output=True, timeout=120, check=False)
    assert told.returncode in (0, 1, -signal.SIGABRT, -signal.SIGSEGV)
    assert told.stderr == b""
    return told.stdout


def _real_plan(folder: Path) -> dict[str, object]:
    weights = find("demo", folder / "weights")
    plan = Plan(
        run_dir=folder,
        weights=weights,
        runtime=_runtime(),
        context=256,
        places=1,
        small_cache=True,
    )
    return dict(plan.told("model.sock"))


def _ask(text: str) -> bytes:
    asked = {
        "messages": [{"role": "user", "content": text}],
        "max_tokens": 8,
        "stream": True,
        "return_progress": True,
    }
    return json.dumps({"id": 1, "ask": asked, "room": 200}).encode() + b"\n"
