"""The docs stay true: what code says is in them, and what they point at exists."""

import difflib
import importlib.util
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import click
import pytest

from troth import errors
from troth.cli.main import main as command_line
from troth.registry.served import load_registry
from troth.settings import Settings

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_BLOCK = re.compile(r"^```(?:sh|console|bash)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^ {4}\S.*$", re.MULTILINE)


@pytest.fixture(scope="module")
def pages(files: Mapping[str, str]) -> Mapping[str, str]:
    """Return every page that a person reads."""
    return {name: text for name, text in files.items() if name.endswith(".md")}


@pytest.fixture(scope="module")
def reference(root: Path) -> ModuleType:
    """Return the script that writes the reference, as a module."""
    spec = importlib.util.spec_from_file_location("reference", root / "tools" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_fresh(reference: ModuleType, pages: Mapping[str, str]) -> None:
    """What the reference says of code is what the code says now. `make reference` mends it."""
    stale = [
        line
        for name, text in pages.items()
        if name.startswith("docs/reference/")
        for line in difflib.unified_diff(text.split("\n"), reference.filled(text).split("\n"), name)
    ]

    assert "\n".join(stale) == ""


def test_every_part_from_code_has_its_page(reference: ModuleType, pages: Mapping[str, str]) -> None:
    """Settings, errors, reasons, purposes, holdings, events and commands are each in a page."""
    written = "".join(text for name, text in pages.items() if name.startswith("docs/reference/"))

    missing = [name for name in reference.MADE if f"<!-- from code: {name} -->" not in written]

    assert not missing


def test_every_setting_is_documented(pages: Mapping[str, str]) -> None:
    """Each field of Settings has its row, with the variable that sets it."""
    page = pages["docs/reference/settings.md"]

    missing = [
        f.name for f in fields(Settings) if f"| `{f.name}` | `TROTH_{f.name.upper()}` |" not in page
    ]

    assert not missing


def test_every_error_is_documented(pages: Mapping[str, str]) -> None:
    """Each error class has its row, with its code."""
    page = pages["docs/reference/errors.md"]
    kinds = [e for e in vars(errors).values() if isinstance(e, type)]

    missing = [
        e.__name__
        for e in kinds
        if issubclass(e, errors.TrothError)
        and not re.search(rf"^\| `{e.code}` .*`{e.__name__}`", page, re.MULTILINE)
    ]

    assert not missing


def test_every_purpose_is_documented(pages: Mapping[str, str]) -> None:
    """Each purpose of the shipped registry has its row."""
    page = pages["docs/reference/registry.md"]

    missing = [name for name in load_registry().purposes if f"| `{name}` |" not in page]

    assert not missing


def test_every_command_is_documented(pages: Mapping[str, str]) -> None:
    """Each command has its section, and says in its help what it does."""
    page = pages["docs/reference/cli.md"]
    found = dict(commands())

    assert found
    assert [name for name in found if f"# `{name}`" not in page] == []
    assert [name for name, command in found.items() if not command.help] == []


def test_commands_in_the_docs_exist(pages: Mapping[str, str]) -> None:
    """Every `troth …` line that a page tells a person to type is a command with such options."""
    typed = [(name, line) for name, text in pages.items() for line in lines_to_type(text)]

    wrong = [f"{name}: {line}" for name, line in typed if not could_be_typed(line)]

    assert typed
    assert not wrong


@pytest.mark.parametrize(
    ("line", "possible"),
    [
        ("troth doctor", True),
        ("troth doktor", False),
        ("troth doctor --no-such-option", False),
        ("troth --help", True),
    ],
)
def test_a_line_that_cannot_be_typed_is_found(line: str, *, possible: bool) -> None:
    """The check above tells a command that exists from one that does not."""
    found = could_be_typed(line)

    assert found is possible


def test_make_targets_in_the_docs_exist(files: Mapping[str, str], pages: Mapping[str, str]) -> None:
    """Every `make …` that a page names is a target."""
    targets = set(re.findall(r"^([a-z-]+):", files["Makefile"], re.MULTILINE))
    named = {
        target
        for text in pages.values()
        for target in re.findall(r"(?:`|^ {4}|^)make ([a-z-]+)", text, re.MULTILINE)
    }

    assert {"start", "test"} <= named
    assert named <= targets


def test_links_lead_somewhere(root: Path, pages: Mapping[str, str]) -> None:
    """Every link to a file of the repository leads to one that exists."""
    broken = [
        f"{name}: {target}"
        for name, text in pages.items()
        for target in _LINK.findall(text)
        if not target.startswith(("https://", "mailto:", "#"))
        if not (root / name).parent.joinpath(target.split("#")[0]).exists()
    ]

    assert not broken


def test_links_lead_to_a_heading_that_is_there(root: Path, pages: Mapping[str, str]) -> None:
    """Every link to a part of a page leads to a heading of that page."""
    broken = [
        f"{name}: {target}"
        for name, text in pages.items()
        for target in _LINK.findall(text)
        if "#" in target and not target.startswith("https://")
        for file, _, part in [target.partition("#")]
        if part not in headings((root / name).parent.joinpath(file) if file else root / name)
    ]

    assert not broken


def test_cards_named_in_the_docs_exist(pages: Mapping[str, str]) -> None:
    """A page that names a card of a purpose uses the title that stands on it."""
    titles = {one.title for one in load_registry().purposes.values()}
    named = {
        (name, " ".join(card.split()))
        for name, text in pages.items()
        for card in re.findall(r"(?<!\*)\*(Let (?:your|Troth) [^*]+)\*(?!\*)", text)
    }

    assert len(named) > 5
    assert not [one for one in named if one[1] not in titles]


def test_every_package_is_explained(root: Path, pages: Mapping[str, str]) -> None:
    """Who reads the code for the first time finds each package, and each module beside them."""
    page = pages["docs/explanation/how-it-is-built.md"].partition("## The packages")[2]
    found = [
        one.name
        for one in (root / "src" / "troth").iterdir()
        if (one / "__init__.py").exists() or (one.suffix == ".py" and one.stem != "__init__")
    ]

    assert len(found) > 30
    assert [name for name in found if f"`{name}`" not in page] == []


def test_files_named_in_the_docs_exist(root: Path, pages: Mapping[str, str]) -> None:
    """Every path into src, tests, verify, tools or bench that a page names is there."""
    named = re.compile(r"`((?:src|tests|verify|tools|bench|requirements)/[\w/.-]*)(?:::\w+)?`")

    missing = [
        f"{name}: {path}"
        for name, text in pages.items()
        for path in named.findall(text)
        if path != "bench/results.json" and not (root / path).exists()
    ]

    assert not missing


def test_every_promise_has_its_test(files: Mapping[str, str]) -> None:
    """A promise that is kept names a test in tests/promises, and that test exists."""
    kept = re.findall(r"^\| (P\d+) \|(.*)$", files["docs/promises.md"], re.MULTILINE)
    named = {promise: re.findall(r"`(tests/[\w/.]+)::(\w+)`", row) for promise, row in kept}

    missing = [
        f"{promise} {file}::{test}"
        for promise, tests in named.items()
        for file, test in tests
        if f"def {test}(" not in files.get(file, "")
    ]

    assert named
    assert [promise for promise, tests in named.items() if not tests] == []
    assert not missing


def test_every_promise_test_is_listed(files: Mapping[str, str]) -> None:
    """A test in tests/promises belongs to a promise that a person can read."""
    page = files["docs/promises.md"]

    unlisted = [
        f"{name}::{test}"
        for name, text in files.items()
        if re.fullmatch(r"tests/promises/test_\w+\.py", name)
        for test in re.findall(r"^(?:async )?def (test_\w+)\(", text, re.MULTILINE)
        if f"`{name}::{test}`" not in page
    ]

    assert not unlisted


def test_every_page_is_in_the_menu(files: Mapping[str, str], pages: Mapping[str, str]) -> None:
    """Each page under docs is in the menu of the built documentation."""
    menu = files["zensical.toml"]

    missing = [n for n in pages if n.startswith("docs/") and f'"{n[5:]}"' not in menu]

    assert not missing


def headings(page: Path) -> set[str]:
    """Return the names by which the headings of a page are linked to, as GitHub makes them."""
    lines = re.findall(r"^#{1,6} (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).strip().replace(" ", "-") for line in lines}


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command by what a person types."""
    pending: list[tuple[str, click.Command, click.Context | None]] = [("troth", command_line, None)]
    while pending:
        name, command, parent = pending.pop()
        told = asked(command, parent)
        if not isinstance(command, click.Group):
            yield name, command
            continue
        for child in command.list_commands(told):
            found = command.get_command(told, child)
            assert found is not None
            pending.append((f"{name} {child}", found, told))


def asked(command: click.Command, parent: click.Context | None) -> click.Context:
    """Make a context as click does: a command keeps the help option of its first context."""
    return click.Context(command, info_name=command.name, parent=parent, **command.context_settings)


def lines_to_type(page: str) -> Iterator[str]:
    """Yield the lines of a page's shell blocks that call troth."""
    for block in [*_BLOCK.findall(page), *_INDENTED.findall(page)]:
        for line in block.splitlines():
            typed = line.strip().removeprefix("$ ").partition("  #")[0].strip()
            if typed.startswith("troth "):
                yield typed


def could_be_typed(line: str) -> bool:
    """Say whether command and options exist. What stands behind an option is not judged."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words = []
    for word in lexer:
        if set(word) <= set("|&;<>()"):
            break
        words.append(word)
    command, told = command_line, asked(command_line, None)
    rest = words[1:]
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found = command.get_command(told, rest.pop(0))
        if found is None:
            return False
        command, told = found, asked(found, told)
    known = {o for p in command.get_params(told) for o in (*p.opts, *p.secondary_opts)}
    given = {word.partition("=")[0] for word in rest if word.startswith("-") and word != "-"}
    return given <= known
