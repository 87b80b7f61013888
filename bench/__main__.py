"""Run the benchmarks: `python -m bench [area]`. Prints a table and writes `bench/results.json`."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import (
    door,
    gate,
    guard,
    ledger,
    matching,
    model,
    pages,
    recall,
    rights,
    sign_in,
    start,
    store,
    talks,
    vault,
    veil,
    withdrawal,
)
from bench.measure import Figure

AREAS: dict[str, Sequence[Callable[[], list[Figure]]]] = {
    "core": [gate.run, vault.run, ledger.run, store.run, start.run, model.run],
    "evening": [talks.run, pages.run, sign_in.run, rights.run, withdrawal.run],
    "door": [veil.run, guard.run, door.run],
    "matching": [matching.run],
    "memory": [recall.run],
}
LONG: dict[str, Sequence[Callable[[], list[Figure]]]] = {"long": [matching.long]}
"""What takes minutes: only where it is named, and never among the results that are kept."""
_RESULTS = Path(__file__).parent / "results.json"


def main(only: str = "") -> int:
    """Run one area, or all; return 1 if a figure misses its goal."""
    if only and only not in {**AREAS, **LONG}:
        sys.stderr.write(f"There is no area {only!r}. There is: {', '.join({**AREAS, **LONG})}.\n")
        return 2
    figures: list[Figure] = []
    for area, works in (LONG if only in LONG else AREAS).items():
        if only in {"", area}:
            for work in works:
                sys.stderr.write(f"{work.__module__} …\n")
                figures += work()
    figures.sort(key=lambda figure: figure.ratio is None)
    sys.stdout.write(_table(figures))
    if only in LONG:
        return 0 if all(figure.holds for figure in figures) else 1
    _keep([figure.row() for figure in figures])
    return 0 if all(figure.holds for figure in figures) else 1


def _keep(rows: Sequence[dict[str, object]]) -> None:
    """Write the figures down; those of areas that were not run stay as they are."""
    run = {row["area"] for row in rows}
    earlier = json.loads(_RESULTS.read_text(encoding="utf-8")) if _RESULTS.exists() else []
    kept = [row for row in earlier if row["area"] not in run]
    text = json.dumps([*kept, *rows], indent=1, ensure_ascii=False)
    _RESULTS.write_text(f"{text}\n", encoding="utf-8")


def _table(figures: Sequence[Figure]) -> str:
    head = ("holds", "ratio", "figure", "goal", "name", "peer")
    lines = [head] + [
        (
            "yes" if figure.holds else "NO",
            f"{figure.ratio:.2f}×" if figure.ratio is not None else "",
            f"{figure.figure:g} {figure.unit}",
            figure.goal,
            figure.name,
            figure.peer or "",
        )
        for figure in figures
    ]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        + "\n"
        for line in lines
    )


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:2]))
