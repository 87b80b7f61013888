"""Write the parts of `docs/reference/` that code already says, so that they cannot drift.

A page holds `<!-- from code: NAME -->` … `<!-- end -->`; what stands between is made by
the function of that name below. `make reference` writes the pages; a test fails when one is stale.
"""

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import Path

import click

from troth import errors, settings
from troth.cli.main import main as command_line
from troth.ledger.leaf import Event
from troth.registry.purposes import UNTIL_ERASED
from troth.registry.served import load_registry
from troth.store.holdings import HOLDINGS
from troth.words import REASONS

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "reference"
_END = "<!-- end -->"


def settings_table() -> str:
    """One row for each field of Settings: name, variable, default, what it does."""
    said = _said_below_fields(settings.Settings)
    rows = [
        (f"`{f.name}`", f"`TROTH_{f.name.upper()}`", _default(f.name, f.default), said[f.name])
        for f in fields(settings.Settings)
    ]
    return _table("setting | variable | default | what it does", rows)


def errors_table() -> str:
    """One row for each error that Troth raises: code, HTTP status, exit code, what it means."""
    rows = [
        (f"`{e.code}`", str(e.status), str(e.exit_code), f"`{e.__name__}`", _first_line(e))
        for e in _errors(errors.TrothError)
    ]
    return _table("code | HTTP | exit | class | what it means", rows)


def reasons_table() -> str:
    """One row for each reason that a decision can carry."""
    return _table("reason | what you read", [(f"`{r.value}`", s) for r, s in REASONS.items()])


def purposes_table() -> str:
    """One row for each purpose of the registry that is shipped."""
    rows = [
        (
            f"`{purpose_id}`",
            purpose.title,
            purpose.basis.value.replace("_", " "),
            "yes" if purpose.essential else "no",
            _days(purpose.kept_days),
        )
        for purpose_id, purpose in load_registry().purposes.items()
    ]
    return _table("purpose | what for | rests on | essential | kept", rows)


def holdings_table() -> str:
    """One row for each table of the database."""
    rows = [
        (f"`{name}`", one.keeps, one.until, _whose(personal=one.personal, sealed=one.sealed))
        for name, one in HOLDINGS.items()
    ]
    return _table("table | what it keeps | until | about a person", rows)


def events_table() -> str:
    """One row for each kind of event in the ledger."""
    return _table("event", [(f"`{event.value}`",) for event in Event])


def commands() -> str:
    """One section for each command, with its own help."""
    return "\n\n".join(_command(("troth",), command_line, None))


MADE: Mapping[str, Callable[[], str]] = {
    "settings": settings_table,
    "errors": errors_table,
    "reasons": reasons_table,
    "purposes": purposes_table,
    "holdings": holdings_table,
    "events": events_table,
    "commands": commands,
}


def filled(page: str) -> str:
    """Return the page with each part between markers made anew."""
    for name, make in MADE.items():
        start = f"<!-- from code: {name} -->"
        if start in page:
            before, rest = page.split(start, 1)
            page = f"{before}{start}\n\n{make()}\n\n{_END}{rest.split(_END, 1)[1]}"
    return page


def _command(
    name: tuple[str, ...], command: click.Command, parent: click.Context | None
) -> Iterator[str]:
    told = click.Context(command, info_name=name[-1], parent=parent, **command.context_settings)
    if isinstance(command, click.Group):
        if parent is not None:
            yield f"## `{' '.join(name)}`\n\n{command.get_short_help_str(200)}"
        for child in command.list_commands(told):
            found = command.get_command(told, child)
            assert found is not None
            yield from _command((*name, child), found, told)
    else:
        told.max_content_width = told.terminal_width = 88
        depth = "#" * len(name)
        yield f"{depth} `{' '.join(name)}`\n\n```text\n{command.get_help(told).rstrip()}\n```"


def _said_below_fields(cls: type) -> Mapping[str, str]:
    """Return the docstring that stands below each field of a class."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(tree, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(said.value.value).replace("\n", " ")
        for field, said in zip(tree.body, tree.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant)
        if isinstance(said.value.value, str)
    }


def _default(name: str, value: object) -> str:
    if value is MISSING:
        return {
            "data_dir": "`~/.local/share/troth`",
            "state_dir": "`~/.local/state/troth`",
        }[name]
    return "none" if value is None else f"`{value}`"


def _errors(error: type[errors.TrothError]) -> Iterator[type[errors.TrothError]]:
    yield error
    for child in error.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from _errors(child)


def _first_line(thing: type) -> str:
    return (inspect.getdoc(thing) or "").split("\n")[0]


def _days(kept: int) -> str:
    if kept == UNTIL_ERASED:
        return "until erased"
    return f"{kept} days" if kept else "not at all"


def _whose(*, personal: bool, sealed: bool) -> str:
    if not personal:
        return "no"
    return "yes, sealed" if sealed else "yes"


def _table(head: str, rows: Sequence[tuple[str, ...]]) -> str:
    line = "| " + " | ".join("---" for _ in head.split(" | ")) + " |"
    return "\n".join([f"| {head} |", line, *(f"| {' | '.join(row)} |" for row in rows)])


def main() -> int:
    """Write every page anew; say which ones changed."""
    for file in sorted(PAGES.glob("*.md")):
        old = file.read_text("utf-8")
        if (new := filled(old)) != old:
            file.write_text(new, "utf-8")
            sys.stderr.write(f"wrote {file.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
