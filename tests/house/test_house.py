"""The house keeps its own rules: sizes, mirrors, explained exceptions, no traces of a machine."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

LONGEST_MODULE = 600
LONGEST_FUNCTION = 60

# Modules without a test file of their own, and why.
_BY_ALEMBIC = "Alembic runs it; tests/store/test_migrate.py sees what it does"
_PHRASES = "phrases; tests/guard/test_crisis.py holds them against sentences"
_BOOKS = [
    "en",
    "en_frame",
    "en_more",
    "en_others",
    "en_self",
    "en_signs",
    "en_words",
    "es",
    "de",
    "fr",
    "es_more",
    "de_more",
    "fr_more",
]
_FACTS = "turns of phrase; tests/companion/test_facts_rules.py measures them"
_SAYINGS = "phrases; tests/guard/test_situation.py and test_assess.py hold them against sentences"
_BOUNDS = "phrases; tests/guard/test_limits.py and test_minors.py hold them against sentences"
_LANGUAGES = ["de", "en", "es", "fr"]
_OF_BOUNDS = ["ages", "pet_names", *(f"limits_{name}" for name in _LANGUAGES)]
_BY_COMPILE = "a step of compiling; tests/registry/test_compile.py goes through it"
_PARTS_OF_COMPILE = ["canonical", "purposes", "reading", "rules", "table"]
NOT_MIRRORED: Mapping[str, str] = {
    "src/troth/store/migrations/env.py": _BY_ALEMBIC,
    "src/troth/store/migrations/versions/0001_first_tables.py": _BY_ALEMBIC,
    "src/troth/store/migrations/versions/0002_sign_in.py": _BY_ALEMBIC,
    "src/troth/store/migrations/versions/0003_providers.py": _BY_ALEMBIC,
    "src/troth/store/migrations/versions/0004_guard_counts.py": _BY_ALEMBIC,
    "src/troth/store/statements.py": "names from SQLAlchemy, and nothing else",
    **{f"src/troth/guard/phrases/{name}.py": _PHRASES for name in _BOOKS},
    **{f"src/troth/guard/phrases/exits_{name}.py": _SAYINGS for name in _LANGUAGES},
    **{f"src/troth/guard/phrases/{name}.py": _BOUNDS for name in _OF_BOUNDS},
    **{f"src/troth/companion/facts_{name}.py": _FACTS for name in _LANGUAGES},
    **{
        f"src/troth/guard/phrases/hooks_{name}.py": _SAYINGS
        for name in [*_LANGUAGES, "en_frame", "en_more"]
    },
    **{f"src/troth/registry/{name}.py": _BY_COMPILE for name in _PARTS_OF_COMPILE},
}

# Spelled in pieces, so that this file does not hold what it looks for.
_MACHINE = re.compile(r"(?<!\w)/(?:(?:work|root|Users)/|home/[a-z])")
_REGISTRY = re.compile(r"(?:python)hosted|(?:pypi)\.(?:org|python)|(?:registry)\.npmjs")
_UNDONE = re.compile(r"(?:NotImplemented)Error|\b(?:TO)DO\b|\b(?:FIX)ME\b|\b(?:X)XX\b")
_LEFT_OUT = re.compile(r"pytest\.(?:skip|mark\.(?:skip|xfail)|importorskip)")
_VAGUE = {"utils", "util", "helpers", "common", "manager", "misc", "base_service"}


def test_every_module_has_a_test_file(files: Mapping[str, str]) -> None:
    """Each module under src has its mirror under tests, or a reason in the list above."""
    wanted = {name: _mirror(name) for name in files if _is_module(name)}

    missing = {
        name: mirror
        for name, mirror in wanted.items()
        if mirror not in files and name not in NOT_MIRRORED
    }

    assert not missing


def test_the_list_of_exceptions_is_not_stale(files: Mapping[str, str]) -> None:
    """A module leaves the list of exceptions when it goes, or when its test file comes."""
    stale = [n for n in NOT_MIRRORED if n not in files or _mirror(n) in files]

    assert not stale


def test_no_module_is_too_long(files: Mapping[str, str]) -> None:
    """A module stays under 600 lines."""
    long = {n: t.count("\n") for n, t in files.items() if _is_python(n) and n.startswith("src/")}

    assert not {name: lines for name, lines in long.items() if lines > LONGEST_MODULE}


def test_no_function_is_too_long(trees: Mapping[str, ast.Module]) -> None:
    """A function stays under 60 lines."""
    long = [
        f"{name}:{node.lineno} {node.name}"
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno > LONGEST_FUNCTION
    ]

    assert not long


def test_every_module_says_what_it_is_for(trees: Mapping[str, ast.Module]) -> None:
    """A module starts with a docstring."""
    silent = [name for name, tree in trees.items() if tree.body and not ast.get_docstring(tree)]

    assert not silent


def test_every_broad_except_is_explained(
    files: Mapping[str, str], trees: Mapping[str, ast.Module]
) -> None:
    """`except Exception` ends in `raise`, or says in a comment why it may be that broad."""
    bare = [
        f"{name}:{node.lineno}"
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not _raises_on(node)
        if not _explained(files[name].splitlines(), node.lineno)
    ]

    assert not bare


def test_names_are_not_vague(files: Mapping[str, str]) -> None:
    """No module or package is a drawer for everything."""
    vague = [name for name in files if _is_python(name) and _VAGUE & set(_parts(name))]

    assert not vague


def test_packages_are_two_folders_deep_at_most(files: Mapping[str, str]) -> None:
    """A stranger finds a module in two steps from the package."""
    deep = [
        name
        for name in files
        if name.startswith("src/troth/") and _is_python(name) and name not in NOT_MIRRORED
        if len(Path(name).parts) > len(("src", "troth", "one", "two", "module.py"))
    ]

    assert not deep


@pytest.mark.parametrize(
    ("what", "pattern"),
    [("a machine's own path", _MACHINE), ("a package registry's address", _REGISTRY)],
)
def test_no_file_holds_traces_of_a_machine(
    files: Mapping[str, str], what: str, pattern: re.Pattern[str]
) -> None:
    """What works here works elsewhere: no path of a machine, no address of a registry."""
    found = list(_lines_with(pattern, files))

    assert not found, what


def test_nothing_is_left_undone(files: Mapping[str, str]) -> None:
    """What is not built yet is not in the tree, and no test is skipped."""
    code = {name: text for name, text in files.items() if _is_python(name)}

    found = [*_lines_with(_UNDONE, code), *_lines_with(_LEFT_OUT, code)]

    assert not found


def test_the_searches_find_what_they_look_for() -> None:
    """Each search above finds a planted example."""
    planted = {
        _MACHINE: "path = '{0}work{0}main'".format("/"),
        _REGISTRY: "https://files.{}hosted.example".format("python"),
        _UNDONE: "# {}DO later".format("TO"),
        _LEFT_OUT: "@{}.mark.skip".format("pytest"),
    }

    missed = [p.pattern for p, line in planted.items() if not list(_lines_with(p, {"x": line}))]

    assert not missed


def test_broad_is_told_from_narrow() -> None:
    """A bare except and `except Exception` are broad; a tuple that holds it is too."""
    source = "try: ...\nexcept {}: ..."

    found = {
        written: _is_broad(next(_handlers(ast.parse(source.format(written)))))
        for written in ("", "Exception", "BaseException", "(ValueError, Exception)", "OSError")
    }

    assert found == {
        "": True,
        "Exception": True,
        "BaseException": True,
        "(ValueError, Exception)": True,
        "OSError": False,
    }


def _handlers(tree: ast.Module) -> Iterator[ast.ExceptHandler]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler))


def _is_broad(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(n, ast.Name) and n.id in {"Exception", "BaseException"} for n in named)


def _raises_on(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _explained(lines: list[str], at: int) -> bool:
    """Look for a comment on the line of the `except`, the one above or the one below."""
    above, own, below = (line.strip() for line in lines[at - 2 : at + 1])
    said = re.sub(r"#\s*noqa(?::\s*\w+\d+)?", "", own).partition("#")[2].strip()
    return bool(said) or above.startswith("#") or below.startswith("#")


def _lines_with(pattern: re.Pattern[str], files: Mapping[str, str]) -> Iterator[str]:
    for name, text in files.items():
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                yield f"{name}:{number}"


def _parts(name: str) -> tuple[str, ...]:
    return Path(name).with_suffix("").parts


def _is_python(name: str) -> bool:
    return name.endswith(".py")


def _is_module(name: str) -> bool:
    in_package = name.startswith("src/troth/") and _is_python(name)
    return in_package and Path(name).stem not in {"__init__", "__main__"}


def _mirror(name: str) -> str:
    path = Path(name).relative_to("src/troth")
    return str(Path("tests") / path.with_name(f"test_{path.name}"))


def test_every_benchmark_is_there_to_run() -> None:
    """No area of `make bench` names what is gone."""
    from bench.__main__ import AREAS

    assert all(callable(one) for runs in AREAS.values() for one in runs)
