"""Personal text can take one road only: each type on it is made in one place.

`Veiled` is all that a provider accepts, `Unguarded` all that it gives back, and
`Shown` all that a face accepts. Whoever could make one elsewhere could leave the road.
"""

import ast
from collections.abc import Iterator, Mapping

import pytest

MADE_IN = {
    "Veiled": ("src/troth/gate/", "src/troth/testing/providers.py"),
    "Unguarded": (
        "src/troth/providers/",
        "src/troth/gate/veiling.py",  # what was masked is put back; nobody may show it yet
        "src/troth/redteam/score.py",  # what models said to scripts; nobody is shown it
        "src/troth/guard/gatekeeper.py",  # sentences of it, on their way to be released
        "src/troth/testing/",
        "src/troth/demo/actor.py",
    ),
    "Shown": ("src/troth/guard/release.py",),
}


@pytest.mark.parametrize("kind", MADE_IN)
def test_it_is_made_in_its_own_place_only(trees: Mapping[str, ast.Module], kind: str) -> None:
    """Nothing under src makes this kind of text but the part whose task it is."""
    made = {name: list(makers(tree, kind)) for name, tree in trees.items()}

    elsewhere = {
        name: lines for name, lines in made.items() if lines and not name.startswith(MADE_IN[kind])
    }

    assert not elsewhere


@pytest.mark.parametrize("kind", MADE_IN)
def test_it_is_made_somewhere(trees: Mapping[str, ast.Module], kind: str) -> None:
    """The road is in use: the part whose task it is does make this kind of text."""
    places = [n for n, tree in trees.items() if any(makers(tree, kind))]

    assert places


@pytest.mark.parametrize(
    "source",
    [
        "from troth.words import Shown\nShown('x')",
        "from troth import words\nwords.Shown('x')",
        "import troth.words\ntroth.words.Shown('x')",
        "from troth.words import Shown as S\nS('x')",
        "from typing import cast\nfrom troth.words import Shown\ncast(Shown, 'x')",
        "from troth.words import Shown\nlist(map(Shown, ['x']))",
        "from troth.words import Shown\nclass Mine(Shown): ...",
        "from troth.words import Shown\nmake = Shown",
        "from troth.words import Shown\nShown.__new__(Shown)",
    ],
)
def test_a_way_around_is_found(source: str) -> None:
    """Making it under another name, by a cast, a map or a subclass counts as making it."""
    found = list(makers(ast.parse(source), "Shown"))

    assert found


@pytest.mark.parametrize(
    "source",
    [
        "from troth.words import Shown\ndef show(text: Shown) -> list[Shown]: ...",
        "from troth.words import Shown\nisinstance(x, Shown)",
        "from troth.words import Shown\nkept: 'Shown | None' = None",
        "from troth.words import Shown\nPieces = list[Shown]",
        "from troth.words import Shown\nPart: TypeAlias = Shown | int",
    ],
)
def test_naming_the_type_is_not_making_it(source: str) -> None:
    """Annotations and isinstance checks are free for everyone."""
    found = list(makers(ast.parse(source), "Shown"))

    assert not found


def makers(tree: ast.AST, kind: str) -> Iterator[int]:
    """Yield the line of each place where `kind` is used as a value, so could be made."""
    found = [node for node in ast.walk(tree) if _renames(node, kind) or _names(node, kind)]
    if not found:
        return
    harmless = {id(node) for part in _only_named(tree) for node in ast.walk(part)}
    for node in found:
        if _renames(node, kind) or id(node) not in harmless:
            yield node.lineno


def _renames(node: ast.AST, kind: str) -> bool:
    if not isinstance(node, ast.ImportFrom):
        return False
    return any(one.name == kind and one.asname not in {None, kind} for one in node.names)


def _names(node: ast.AST, kind: str) -> bool:
    if isinstance(node, ast.Name):
        return node.id == kind
    return isinstance(node, ast.Attribute) and node.attr == kind


def _only_named(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the parts of the tree where naming a type makes nothing."""
    for node in ast.walk(tree):
        match node:
            case ast.arg(annotation=ast.AST() as part) | ast.AnnAssign(annotation=part):
                yield part
            case ast.FunctionDef(returns=ast.AST() as part):
                yield part
            case ast.AsyncFunctionDef(returns=ast.AST() as part):
                yield part
            case ast.Subscript(slice=part):
                yield part
            case ast.BinOp(op=ast.BitOr()):
                yield node
            case ast.Call(func=ast.Name(id="isinstance"), args=[_, part]):
                yield part
            case ast.ClassDef(name="_Text" | "Clear" | "Veiled" | "Unguarded" | "Shown"):
                yield from node.bases
