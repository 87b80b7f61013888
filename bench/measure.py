"""How figures are taken: rounds of the thing and its peer, one after the other, and medians.

The machine is shared. What disturbs one round disturbs its neighbour too, so a ratio of
medians over interleaved rounds holds where an absolute time does not.
"""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table. `ratio` is figure / peer where there is a peer.

    goal: what is asked of `ratio` if there is a peer figure in `against`, else of `figure`.
    """

    area: str
    name: str
    figure: float
    unit: str
    goal: str
    holds: bool
    peer: str | None = None
    ratio: float | None = None

    def row(self) -> dict[str, object]:
        """Return the line as `bench/results.json` has it."""
        # NumPy's numbers are turned into ours.
        told = asdict(self).items()
        return {name: one.item() if hasattr(one, "item") else one for name, one in told}


def rounds(works: Sequence[Callable[[], object]], *, count: int, inner: int = 1) -> list[float]:
    """Return the median time of one call of each work, in seconds, over interleaved rounds."""
    times: list[list[float]] = [[] for _ in works]
    gc.collect()
    gc.disable()
    try:
        for _ in range(count):
            for work, taken in zip(works, times, strict=True):
                start = time.perf_counter()
                for _ in range(inner):
                    work()
                taken.append((time.perf_counter() - start) / inner)
    finally:
        gc.enable()
    return [statistics.median(taken) for taken in times]


def at_most(  # noqa: PLR0913  # a line of the table has this many parts
    name: str, figure: float, unit: str, most: float, *, area: str = "core", peer: str | None = None
) -> Figure:
    """Make a figure that must not exceed `most`."""
    return Figure(
        area=area,
        name=name,
        figure=round(figure, 3),
        unit=unit,
        goal=f"≤ {most:g} {unit}",
        holds=figure <= most,
        peer=peer,
    )


def ratio_at_most(  # noqa: PLR0913  # a line of the table has this many parts
    name: str, figure: float, unit: str, *, peer: str, against: float, most: float
) -> Figure:
    """Make a figure whose ratio to its peer must not exceed `most`."""
    ratio = figure / against
    return Figure(
        area="core",
        name=name,
        figure=round(figure, 3),
        unit=unit,
        goal=f"≤ {most:g}×",
        holds=ratio <= most,
        peer=f"{peer}: {against:.3f} {unit}",
        ratio=round(ratio, 3),
    )
