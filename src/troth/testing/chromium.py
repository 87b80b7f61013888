"""The system's Chromium: where it is, and how it is started for tests and pictures.

`python -m troth.testing.chromium` says whether it is here, and if not, what to do.
"""

import shutil
import sys
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS: Final = (
    "--no-sandbox",  # a test's own pages only; and root has no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NONE: Final = "There is no Chromium here. On Debian or Ubuntu: sudo apt-get install chromium"


def find() -> str:
    """Return where Chromium is. Raises LookupError, which says what to do."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise LookupError(_NONE)
    return found


def main() -> int:
    """Say where Chromium is."""
    try:
        find()
    except LookupError as error:
        sys.stderr.write(f"{error.args[0]}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
