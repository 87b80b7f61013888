"""One process of a model, from start to end, with engines that behave and engines that do not."""

import os
import queue
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from troth.providers.child import Child, Plan
from troth.providers.events import Ended, Event, Failed, Ready, Wrote
from troth.providers.running import living

Heard = queue.SimpleQueue[Event]


def test_asks_and_answers_are_matched(tmp_path: Path, engine: Callable[[str], Path]) -> None:
    """Two asks at once each hear their own answer only."""
    said = "tell(id=number, text=ask)\ntell(id=number, finish='stop', prompt=1, wrote=1)"

    with _running(tmp_path, engine(said)) as child:
        one, two = _ask(child, "one"), _ask(child, "two")

        heard = [[_next_of(answer), _next_of(answer)] for answer in (one, two)]

    assert heard == [[Wrote(text), Ended("stop", 1, 1)] for text in ("one", "two")]


def test_what_is_asked_before_the_start_waits(tmp_path: Path, polite: Path) -> None:
    """Nothing is lost between making the child and its process being up."""
    child = Child(_plan(tmp_path, polite))
    heard: Heard = queue.SimpleQueue()
    child.ask({}, heard.put)

    child.start()

    assert _next_of(heard) == Ready()
    child.end()


def test_the_process_inherits_nothing_of_ours(
    tmp_path: Path, engine: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No secret of our environment, no argument but the program, no open file but one lock."""
    monkeypatch.setenv("TROTH_PASSPHRASE", "plum")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.org")
    look = (
        "import os\n"
        "tell(id=number, text=' '.join(sorted(os.environ)))\n"
        "tell(id=number, text=' '.join(sys.argv))\n"
        "tell(id=number, text=' '.join(sorted(\n"
        "    os.readlink(f'/proc/self/fd/{n}').rpartition('/')[2][:6]\n"
        "    for n in os.listdir('/proc/self/fd') if os.path.exists(f'/proc/self/fd/{n}'))))"
    )

    with _running(tmp_path, engine(look)) as child:
        heard = _ask(child, "?")
        names, arguments, files = (_next_of(heard) for _ in range(3))

    assert isinstance(names, Wrote)
    assert set(names.text.split()) <= {"OMP_WAIT_POLICY", "LC_CTYPE"}
    assert arguments == Wrote(str(tmp_path / "engine_of_a_test.py"))
    assert isinstance(files, Wrote)
    assert set(files.text.split()) == {"model-", "null", "pipe:["}


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("sys.exit(3)", "died"),
        ("os_error = 1 / 0", "died"),
        ("print('llama_decode: failed')", "garbled"),
        ("print('{}')", "garbled"),
        ("print('x' * 100_000)", "garbled"),
        ("sys.stdout.write('x' * 100_000); sys.stdout.flush(); sys.stdin.read()", "garbled"),
        ("tell(id=0, text='everybody')", "garbled"),
        ("tell(id=0, failed='runtime')", "runtime"),
        ("tell(id=0, failed='weights')", "weights"),
    ],
)
def test_a_process_that_goes_wrong_is_told_and_ended(
    tmp_path: Path, engine: Callable[[str], Path], body: str, fault: str
) -> None:
    """Every ask hears of it, later asks too, and nothing of the process is left."""
    with _running(tmp_path, engine(body)) as child:
        waiting, first = _ask(child, None), _ask(child, "?")

        told = [_next_of(first), *[e for e in (_next_of(waiting),) if e != Ready()]]
        child.end()
        late = _next_of(_ask(child, "?"))

        assert set(told) == {Failed(fault)}  # type: ignore[arg-type]  # a fault
        assert late == told[0]
        assert not child.alive
    assert list((tmp_path / "run").iterdir()) == []


def test_a_killed_process_is_told(tmp_path: Path, engine: Callable[[str], Path]) -> None:
    """`kill -9` from outside ends the running ask with a fault; the child is dead from then on."""
    with _running(tmp_path, engine("tell(id=number, text='Well,')")) as child:
        heard = _ask(child, "?")
        assert _next_of(heard) == Wrote("Well,")

        os.kill(living(tmp_path / "run")[0], signal.SIGKILL)

        assert _next_of(heard) == Failed("died")
        assert not child.alive


def test_an_ask_that_nobody_reads_blocks_nobody(
    tmp_path: Path, engine: Callable[[str], Path]
) -> None:
    """A process that hangs with its pipe full holds up neither asking, dropping nor ending."""
    with _running(tmp_path, engine("import time; time.sleep(60)")) as child:
        numbers = [child.ask({"ask": "x" * 1_000_000, "room": 1}, lambda _: None) for _ in "abc"]

        for number in numbers:
            child.drop(number)
        child.end()

        assert living(tmp_path / "run") == []


def test_a_dropped_ask_hears_nothing_more(tmp_path: Path, engine: Callable[[str], Path]) -> None:
    """What still comes for it is thrown away."""
    with _running(tmp_path, engine("tell(id=1, text='late')")) as child:
        dropped: Heard = queue.SimpleQueue()
        child.drop(child.ask({}, dropped.put))
        _ask(child, "?")

        assert _next_of(_ask(child, None)) == Ready()
        heard = [dropped.get_nowait() for _ in range(dropped.qsize())]

    assert Wrote("late") not in heard


def test_ending_before_the_start_starts_nothing(tmp_path: Path, polite: Path) -> None:
    """A child that is no longer wanted sends no text anywhere."""
    child = Child(_plan(tmp_path, polite))
    child.kill()
    heard = _ask(child, "?")

    child.start()

    assert _next_of(heard) == Failed("died")
    child.end()


def test_a_run_directory_that_cannot_be_made_is_told(tmp_path: Path, polite: Path) -> None:
    """A file in its place is a fault of the ask, not a crash."""
    (tmp_path / "run").write_text("a file")

    with _running(tmp_path, polite) as child:
        assert _next_of(_ask(child, "?")) == Failed("died")


@contextmanager
def _running(folder: Path, engine: Path) -> Iterator[Child]:
    child = Child(_plan(folder, engine))
    child.start()
    try:
        yield child
    finally:
        child.end()


def _plan(folder: Path, engine: Path) -> Plan:
    return Plan(
        run_dir=folder / "run", weights=folder, runtime=folder, context=8, places=2, engine=engine
    )


def _ask(child: Child, what: object) -> Heard:
    heard: Heard = queue.SimpleQueue()
    child.ask({"ask": what, "room": 1} if what else {}, heard.put)
    return heard


def _next_of(heard: Heard) -> Event:
    return heard.get(timeout=60)
