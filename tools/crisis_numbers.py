"""Says how old the crisis numbers are that Troth ships: the last step of `make audit`.

The judgement is the doctor's; here no house is needed, so it can be asked before a release. Exit
code 1: they want a new look first. The day of the last look is in the file and is set by people.
"""

import sys
from datetime import datetime, timedelta

from troth.clock import SystemClock
from troth.controls import findings
from troth.guard import resources


def told(now: datetime) -> findings.Finding:
    """Judge the numbers at `now`; while they are fresh, say until when."""
    found = resources.load(None)
    judged = findings.crisis(found.checked_on, stale=found.is_stale(now))
    if judged.mark is not findings.Mark.OK:
        return judged
    last = found.checked_on + resources.KEPT_FRESH - timedelta(days=1)
    return findings.ok("crisis lines", f"{judged.sentence} They count as fresh through {last}.")


def main() -> None:
    """Print it, and end with 1 where they are old."""
    judged = told(SystemClock().now())
    print(f"{judged.mark}: {judged.about}: {judged.sentence}")  # noqa: T201  # a script's word
    sys.exit(judged.mark is not findings.Mark.OK)


if __name__ == "__main__":
    main()
