"""ONNX Runtime through its C interface."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import troth
from troth.errors import Unconfigured
from troth.weights import runtime
from troth.weights.protobuf import field
from troth.weights.runtime import RuntimeFailed, Session, let_go
from troth.weights.tensor import FLOAT, INT64, Tensor

SOURCE = str(Path(troth.__file__).parent.parent)


def adder() -> bytes:
    """Return a model that adds its input to itself as floats."""
    cast = field(1, "x") + field(2, "f") + field(4, "Cast")
    cast += field(5, field(1, "to") + field(3, FLOAT) + field(20, 2))
    add = field(1, "f") + field(1, "f") + field(2, "logits") + field(4, "Add")
    side = field(1, field(2, "n"))

    def told(name: str, kind: int) -> bytes:
        return field(1, name) + field(2, field(1, field(1, kind) + field(2, side)))

    graph = field(1, cast) + field(1, add) + field(2, "g")
    graph += field(11, told("x", INT64)) + field(12, told("logits", FLOAT))
    return field(1, 8) + field(8, field(2, 18)) + field(7, graph)


def of(*numbers: int) -> Tensor:
    """Return a row of integers."""
    data = b"".join(number.to_bytes(8, "little") for number in numbers)
    return Tensor(INT64, (len(numbers),), data)


def test_a_model_runs(tmp_path: Path) -> None:
    """Numbers go in and come out, again and again, for any length."""
    session = Session(adder(), tmp_path)

    assert list(session.run(x=of(1, 2, 3))) == [2.0, 4.0, 6.0]
    assert list(session.run(x=of(5))) == [10.0]


def left_behind(home: Path, *, before: str = "") -> list[str]:
    """Run a model in a process of its own whose home is `home`; return what it has written."""
    script = (
        f"from pathlib import Path\nfrom troth.weights import runtime\n{before}\n"
        "from troth.weights.runtime import Session\n"
        f"session = Session({adder()!r}, Path())\n"
        "from troth.weights.tensor import INT64, Tensor\n"
        "session.run(x=Tensor(INT64, (1,), bytes(8)))\n"
    )
    home.mkdir()
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": SOURCE}
    subprocess.run([sys.executable, "-c", script], env=env, cwd=home, check=True, timeout=300)
    return sorted(one.name for one in home.rglob("*") if one.is_file())


def test_the_runtime_tells_nobody_anything(tmp_path: Path) -> None:
    """No identifier of the machine, no events that wait to be sent; without our word: both."""
    told = "import os\nos.environ = dict(os.environ)  # the library does not see what we say"

    assert left_behind(tmp_path / "ours") == []
    assert "deviceid" in left_behind(tmp_path / "theirs", before=told)


def test_it_still_runs_after_letting_go(tmp_path: Path) -> None:
    """Memory that is given back comes again when it is needed."""
    session = Session(adder(), tmp_path)
    let_go()

    assert list(session.run(x=of(4))) == [8.0]


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    """The runtime's reason is kept for whoever looks for it."""
    with pytest.raises(RuntimeFailed):
        Session(b"not a model", tmp_path)


def test_a_wrong_input_is_refused(tmp_path: Path) -> None:
    """A run with another name or kind of input fails, and the next one works."""
    session = Session(adder(), tmp_path)

    with pytest.raises(RuntimeFailed):
        session.run(y=of(1))

    assert list(session.run(x=of(1))) == [2.0]


def test_without_the_runtime_a_person_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the command."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    with pytest.raises(Unconfigured, match="troth model get veil"):
        runtime._loaded.__wrapped__()
