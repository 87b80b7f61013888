"""`troth`: the command itself, and what it says of the rest."""

import click

from troth import __version__
from troth.cli.group import Front


@click.group(
    cls=Front,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="%(version)s")
def main() -> None:
    """Troth: a companion that keeps its word.

    Data goes to stdout, talk to stderr. Exit codes: 0 fine, 1 something was found or went
    wrong, 2 the input or the set-up is not right, 3 Troth refused.
    """
