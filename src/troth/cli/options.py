"""Options that several commands share, each written once."""

import click

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
json_anyway = click.option(
    "--json", is_flag=True, expose_value=False, help="Print JSON, as it does anyway."
)
yes = click.option("--yes", is_flag=True, help="Do not ask; the answer is yes.")
dry_run = click.option("--dry-run", is_flag=True, help="Say what would happen, and stop.")
out = click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=str),
    metavar="FILE",
    help="Write to FILE, readable by you alone.",
)
