"""The program in the model's own process. It imports nothing of Troth.

It reads one JSON object a line from standard input (first its plan, then asks and
drops) and writes one a line to standard output (`events.py` reads them). It has no
listening socket: the runtime insists on one, so it gets a Unix socket under a random
key, and that is closed before the first ask is read. From then on the process can
open no file and no socket. It leaves no core dump, no other process may look into
it, and it dies with its parent. What libraries print goes nowhere.
"""

import contextlib
import ctypes
import errno
import json
import os
import resource
import secrets
import signal
import socket  # noqa: TID251 — to close the one that the runtime opens
import stat
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, Protocol

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38  # linux/prctl.h

READ_AT_ONCE = 64
"""Tokens of a prompt read in one go. Between two goes an ask can be dropped."""

Tell = Callable[[Mapping[str, object]], None]


class Model(Protocol):
    """The part of `xllamacpp.Server` that is used. `heed` returns True to end the answer."""

    def handle_chat_completions(self, ask: object, heed: Callable[[object], bool]) -> object:
        """Answer in OpenAI's shape, chunk by chunk."""
        ...


def main() -> None:
    """Live until standard input ends."""
    tell = _teller(_take_output())
    plan = json.loads(sys.stdin.buffer.readline())
    harden(plan["parent"])
    try:
        model = load(plan)
        shut_listeners()
    except ImportError:
        return tell({"id": 0, "failed": "runtime"})
    except RuntimeError:
        return tell({"id": 0, "failed": "weights"})
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    serve(sys.stdin.buffer, model, tell)
    os._exit(0)


def _take_output() -> BinaryIO:
    """Keep standard output for our lines; what anybody else prints goes nowhere."""
    ours = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return ours


def _teller(out: BinaryIO) -> Tell:
    lock = threading.Lock()

    def tell(what: Mapping[str, object]) -> None:
        with lock:
            out.write(json.dumps(what).encode() + b"\n")
            out.flush()

    return tell


def harden(parent: int) -> None:
    """Leave no core dump and no file, be opaque to others, die with the parent."""
    os.umask(0o177)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":
        prctl = ctypes.CDLL(None, use_errno=True).prctl
        for option, value in (
            (_PR_SET_PDEATHSIG, signal.SIGKILL),
            (_PR_SET_DUMPABLE, 0),
            (_PR_SET_NO_NEW_PRIVS, 1),
        ):
            if prctl(option, value, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "prctl")
    if os.getppid() != parent:  # it died before it could be tied to us
        os._exit(0)


def load(plan: Mapping[str, Any]) -> Model:  # Any: parsed JSON that our own parent wrote
    """Load the weights. Raises ImportError without the runtime, RuntimeError on bad weights."""
    sys.path.insert(0, plan["runtime"])
    import xllamacpp  # noqa: PLC0415 — its place is only known now

    asked = xllamacpp.CommonParams()
    asked.model.path = plan["weights"]
    os.chdir(plan["folder"])  # a relative name fits into a socket's address, however deep
    for key, value in settings(plan).items():
        setattr(asked, key, value)
    if plan["small_cache"]:
        asked.cache_type_k = asked.cache_type_v = xllamacpp.ggml_type.GGML_TYPE_Q8_0
    asked.cpuparams.n_threads = plan["threads"]
    asked.cpuparams_batch.n_threads = plan["reading_threads"]
    try:
        model: Model = xllamacpp.Server(asked)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(plan["socket"])  # noqa: PTH108 — pathlib is not loaded for one call
        os.chdir("/")
    return model


def settings(plan: Mapping[str, Any]) -> dict[str, object]:  # Any: as in `load`
    """Return what the runtime is told: nothing listens, nothing is shared, logged or cached."""
    return {
        "hostnames": [plan["socket"]],
        "api_keys": [secrets.token_hex(32)],
        "cors_origins": "null",
        "cors_origins_explicit": True,
        "endpoint_slots": False,
        "endpoint_props": False,
        "endpoint_metrics": False,
        "ui": False,
        "n_threads_http": 1,
        "verbosity": -1,
        "cache_ram_mib": 0,
        "cache_prompt": False,
        "cache_idle_slots": False,
        "n_ctx": plan["context"] * plan["places"],
        "n_parallel": plan["places"],
        "n_batch": READ_AT_ONCE,
        "n_ubatch": READ_AT_ONCE,
        "fit_params": False,
        "prefill_assistant": False,
        "force_pure_content_parser": True,
    }


def shut_listeners() -> None:
    """Close every listening socket. Ends the process if one was no Unix socket."""
    for number in [int(name) for name in os.listdir("/dev/fd")]:  # noqa: PTH208 — as above
        with contextlib.suppress(OSError), socket.socket(fileno=_copy_of_socket(number)) as ours:
            if not ours.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                continue
            if ours.family != socket.AF_UNIX:
                sys.exit("the runtime listened on a network")
            ours.shutdown(socket.SHUT_RDWR)
            os.dup2(2, number)  # its thread finds nothing there to accept from, and ends


def _copy_of_socket(number: int) -> int:
    """Return a second number for an open socket. Raises OSError if it is none."""
    if not stat.S_ISSOCK(os.fstat(number).st_mode):
        raise OSError(errno.ENOTSOCK, "not a socket")
    return os.dup(number)


def serve(asks: BinaryIO, model: Model, tell: Tell) -> None:
    """Answer each ask in a thread of its own (the parent never sends more than there are places).

    A line is an ask (`id`; `ask`, a request in OpenAI's shape; `room`, the longest prompt in
    tokens), a drop (`drop`: an id; every ask is dropped once, at the latest when it has ended)
    or a question whether the model is ready (`id` alone).
    """
    running: dict[int, Answer] = {}
    for line in asks:
        told = json.loads(line)
        if "drop" in told:
            if answer := running.pop(told["drop"], None):
                answer.dropped = True
        elif "ask" in told:
            answer = running[told["id"]] = Answer(told["id"], tell, told["room"])
            threading.Thread(target=answer.run, args=(model, told["ask"]), daemon=True).start()
        else:
            tell({"id": told["id"], "ready": True})


class Answer:
    """One answer on its way. Heeds each chunk of the runtime until the end or a drop."""

    def __init__(self, number: int, tell: Tell, room: int) -> None:
        self.dropped = False
        self._number = number
        self._tell = tell
        self._room = room
        self._finish: str | None = None
        self._told_end = False

    def run(self, model: Model, ask: object) -> None:
        """Have the model answer. Tells how it ended, whatever happened."""
        with contextlib.suppress(RuntimeError, ValueError, TypeError):  # told below, without words
            model.handle_chat_completions(ask, self.heed)
        if not self._told_end and not self.dropped:
            self._end(failed="failed")

    def heed(self, chunk: object) -> bool:
        """Take one chunk. Returns True when the runtime shall stop."""
        if self.dropped or self._told_end:
            return True
        match chunk:
            case {"error": {"n_prompt_tokens": int(tokens)}}:
                self._end(over=tokens)
            case {"error": _}:
                self._end(failed="failed")
            case {"prompt_progress": {"total": int(total)}} if total > self._room:
                self._end(over=total)
            case {"prompt_progress": {"processed": int(tokens)}}:
                self._say(read=tokens)
            case {"usage": {"prompt_tokens": prompt, "completion_tokens": wrote}}:
                self._end(finish=self._finish, prompt=prompt, wrote=wrote)
            case {"choices": [{"delta": {**delta}, "finish_reason": finish}]}:
                if text := delta.get("content"):
                    self._say(text=text)
                self._finish = finish or self._finish
        return self._told_end

    def _say(self, **what: object) -> None:
        self._tell({"id": self._number, **what})

    def _end(self, **what: object) -> None:
        self._told_end = True
        self._say(**what)


if __name__ == "__main__":
    main()
