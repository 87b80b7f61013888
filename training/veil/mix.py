"""Takes the mean of trained files: `python -m training.veil.mix ONE TWO ... --out veil.bin`.

Runs from the same start that saw other lines, or for another time, err in other places. Their
mean errs less than each on lines that none of them learned from.
"""

import argparse
from pathlib import Path

from training.veil.train import unwritten, written


def mean(files: list[bytes]) -> bytes:
    """Return the mean of trained files as one."""
    every = [unwritten(one) for one in files]
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
