"""Takes the mean of trained files: `python -m training.veil.mix ONE TWO ... --out veil.bin`.

Runs from the same start that saw other lines, or for another time, err in other places. Their
mean errs less than each on lines that none of them learned from.
"""

import argparse
from pathlib import Path
from typing import Final

import numpy as np

from training.veil.train import written
from troth.weights.rampart import our_places, shapes

_KINDS: Final = {1: np.float32, 2: np.uint8, 3: np.int8}


def tensors(data: bytes) -> dict[str, np.ndarray]:
    """Return what a trained file holds, as it was before it was rounded, or near."""
    made: dict[str, np.ndarray] = {}
    for name, (start, size) in our_places().items():
        kind, shape = shapes()[name]
        held = np.frombuffer(data[start : start + size], _KINDS[kind])
        made[name] = held.reshape(shape).astype(np.float32)
    for name in [one for one in made if one.endswith(".step")]:
        made[name.removesuffix(".step")] *= made.pop(name)
    return made


def mean(files: list[bytes]) -> bytes:
    """Return the mean of trained files as one."""
    every = [tensors(one) for one in files]
    return written({name: sum(one[name] for one in every) / len(every) for name in every[0]})


def main() -> None:
    """Read, average, write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", type=Path, nargs="+")
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    given.out.write_bytes(mean([one.read_bytes() for one in given.files]))


if __name__ == "__main__":
    main()
