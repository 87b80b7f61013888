"""Write the parts of `docs/reference/` that code already says, so that they cannot drift.

A page holds `<!-- from code: NAME -->` … `<!-- end -->`; what stands between is made by
the function of that name below. `make reference` writes the pages; a test fails when one is stale.
"""

import ast
import inspect
import itertools
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from pathlib import Path

import click

from troth import errors, settings
from troth.api.rest.app import api_document
from troth.cli.main import main as command_line
from troth.ledger.leaf import Event
from troth.people import access
from troth.registry import dated
from troth.registry.claims import MEANS
from troth.registry.explain import LEVELS
from troth.registry.purposes import UNTIL_ERASED
from troth.registry.served import load_registry
from troth.store.holdings import HOLDINGS
from troth.web import openapi
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


def claims_table() -> str:
    """One row for each thing that can be claimed of a provider."""
    return _table("claim | what it is about", [(f"`{n}`", said) for n, said in MEANS.items()])


def levels_table() -> str:
    """One row for each level of trust."""
    rows = [(f"`{level.value}`", said) for level, said in LEVELS.items()]
    return _table("level | what it means", rows)


def examples_table() -> str:
    """One row for each example of a provider that is shipped."""
    rows = [
        (f"`{name}`", entry.name, entry.base_url, ", ".join(f"`{one}`" for one in claims))
        for name in dated.names()
        for entry in [dated.load(name)]
        for claims in [entry.claims.all()]
    ]
    return _table("example | name | address | what it claims", rows)


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


def access_table() -> str:
    """One row for each thing that an address can need, one column for each role."""
    titles = {name: purpose.title for name, purpose in load_registry().purposes.items()}
    wanted = {need for _, need in access.TABLE}
    needs = (access.Need(*one) for one in itertools.product(titles, access.Operation, access.Data))
    rows = [
        (
            f"{titles[need.purpose]} (`{need.purpose}`)",
            need.operation.value,
            need.data.value,
            *("yes" if access.may(frozenset({role}), need) else "no" for role in access.Role),
        )
        for need in needs
        if need in wanted
    ]
    assert len(rows) == len(wanted), "a row of the table rests on a purpose that is not registered"
    return _table(f"for | to | what | {' | '.join(access.Role)}", rows)


def access_words() -> str:
    """One row for each word of the table of access."""
    kinds = {"role": access.Role, "to": access.Operation, "what": access.Data}
    return "\n\n".join(
        _table(
            f"{kind} | means",
            [(f"`{one.value}`", _said_below_members(words)[one.name]) for one in words],
        )
        for kind, words in kinds.items()
    )


def api_addresses() -> str:
    """One section for each address of `/api`: what it does, needs, takes and answers."""
    return "\n\n".join(
        f"### {group.name}\n\n{group.said}\n\n" + "\n\n".join(map(_address, group.operations))
        for group in openapi.groups(api_document())
    )


def api_shapes() -> str:
    """One section for each object that goes out at `/api`."""
    return "\n\n".join(
        f"### {shape.name}\n\n{shape.said}\n\n{_fields(shape.fields)}"
        for shape in openapi.shapes(api_document())
    )


def api_errors() -> str:
    """One row for each code of a problem at `/api`."""
    rows = [(f"`{one.code}`", str(one.status), one.title, one.means) for one in _api_errors()]
    return _table("code | HTTP | title | what it means", rows)


def _api_errors() -> Sequence[openapi.Error]:
    return openapi.errors(api_document())


def _address(one: openapi.Operation) -> str:
    need = "anybody" if one.is_open else f"{one.need[1]} {one.need[2]} data for `{one.need[0]}`"
    said = one.said if one.said.startswith(one.title) else f"{one.title}. {one.said}"
    parts = [f"#### `{one.method} {one.path}`", said, f"Needs: {need}."]
    if one.takes:
        parts.append(_fields(one.takes))
    by_kind: dict[str, list[str]] = {}
    for each in one.answers:
        by_kind.setdefault(each.kind, []).append(f"`{each.status}`")
    answers = [f"{', '.join(statuses)} {kind}" for kind, statuses in by_kind.items()]
    return "\n\n".join([*parts, f"Answers: {'; '.join(answers)}."])


def _fields(fields_: Sequence[openapi.Field]) -> str:
    rows = [
        (
            f"`{one.name}`",
            f"{one.kind}{'' if one.required else ', may be missing'}",
            " ".join(filter(None, (one.said, f"In the {one.place}." if one.place else ""))),
        )
        for one in fields_
    ]
    return _table("name | what | says", rows)


def commands() -> str:
    """One section for each command, with its own help."""
    return "\n\n".join(_command(("troth",), command_line, None))


MADE: Mapping[str, Callable[[], str]] = {
    "settings": settings_table,
    "errors": errors_table,
    "reasons": reasons_table,
    "purposes": purposes_table,
    "claims": claims_table,
    "levels": levels_table,
    "examples": examples_table,
    "holdings": holdings_table,
    "events": events_table,
    "access": access_table,
    "access words": access_words,
    "api addresses": api_addresses,
    "api shapes": api_shapes,
    "api errors": api_errors,
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


def _said_below_members(cls: type) -> Mapping[str, str]:
    """Return the docstring that stands below each member of an enumeration."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(tree, ast.ClassDef)
    return {
        member.targets[0].id: inspect.cleandoc(said.value.value).replace("\n", " ")
        for member, said in zip(tree.body, tree.body[1:], strict=False)
        if isinstance(member, ast.Assign) and isinstance(member.targets[0], ast.Name)
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
