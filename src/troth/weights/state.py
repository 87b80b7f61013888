"""Whether a model can be used, in one word."""

import importlib.util
from pathlib import Path
from typing import Literal

from troth.errors import Damaged, Unconfigured
from troth.weights.find import find_all, find_ours
from troth.weights.pinned import pinned

State = Literal["here", "missing", "damaged", "no runtime"]


def state(name: str, weights_dir: Path) -> State:
    """Look for a model's weights, check every byte, and look for what runs it."""
    try:
        find_all(name, weights_dir)
        if name == "veil":
            find_ours()
    except Unconfigured:
        return "missing"
    except Damaged:
        return "damaged"
    runtime = pinned(name).runtime.replace("-", "_")
    return "here" if importlib.util.find_spec(runtime) else "no runtime"
