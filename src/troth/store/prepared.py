"""Statements as text, made once and handed to the driver.

What stands in a module and is asked again and again (`SELECT … WHERE person_id = ?`) is written
as SQL at its second use; after that the engine is not needed for it: about a tenth of the time.
Whole numbers, texts and bytes the driver takes and gives as they are.

Left to the engine (None) are statements that are made anew for each question, those whose text
depends on their values (a list in `IN`), and those that touch a column whose values are checked
(`columns.py`).
"""

import sqlite3
from collections import namedtuple
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, cast
from weakref import WeakKeyDictionary

from sqlalchemy import BigInteger, Connection, Executable, Integer, LargeBinary, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.types import NullType

Parameters = Mapping[str, object] | Sequence[Mapping[str, object]] | None
_DIALECT: Final = sqlite.dialect(paramstyle="qmark")
_PLAIN: Final = frozenset({BigInteger, Integer, LargeBinary, NullType, Text})
_made: "WeakKeyDictionary[Executable, dict[tuple[str, ...], Prepared | None]]" = WeakKeyDictionary()


class AnyRow(tuple[Any, ...]):
    """A row as the driver gives it; its values have the names of the columns, too.

    Any: what a column holds, the schema says and no type knows.
    """

    __slots__ = ()
    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...  # noqa: ANN401  # see above


class Prepared:
    """The text of a statement, the names of its values in order, and those it brings itself."""

    def __init__(self, text: str, names: Sequence[str], own: Mapping[str, object]) -> None:
        self.text, self._own = text, own
        # Of one name, or none, it would not give a tuple.
        self._pick = itemgetter(*names) if len(names) > 1 else None
        self._names = tuple(names)
        self._row: Any = None

    def values(self, given: Mapping[str, object]) -> tuple[object, ...]:
        """Return the values in order. Raises KeyError if one is missing."""
        found = {**self._own, **given} if self._own else given
        if self._pick is not None:
            picked: tuple[object, ...] = self._pick(found)
            return picked
        return tuple([found[name] for name in self._names])

    def rows(self, found: sqlite3.Cursor) -> list[AnyRow]:
        """Return what was found, with the names of its columns."""
        if self._row is None:
            names = [column[0] for column in found.description]
            # Any: the names are known only now.
            self._row = namedtuple("AnyRow", names, rename=True)  # type: ignore[misc]  # noqa: PYI024
        return list(map(self._row._make, found))


def prepared(statement: Executable, given: Mapping[str, object]) -> Prepared | None:
    """Return a statement as text; None at its first use, or if its text is never the same."""
    by_names = _made.get(statement)
    if by_names is None:
        _made[statement] = {}
        return None
    names = tuple(given)
    try:
        return by_names[names]
    except KeyError:
        made = by_names[names] = _prepare(statement, names)
        return made


def _prepare(statement: Executable, names: Sequence[str]) -> Prepared | None:
    assert isinstance(statement, ClauseElement)
    compiled = statement.compile(dialect=_DIALECT, column_keys=list(names))
    assert isinstance(compiled, SQLCompiler)
    columns = [*(one.type for one in compiled.binds.values())]
    columns += [column[3] for column in compiled._result_columns]  # noqa: SLF001  # no public way
    if compiled.post_compile_params or not {type(one) for one in columns} <= _PLAIN:
        return None
    own = {
        name: compiled.binds[name].effective_value
        for name in compiled.positiontup or ()
        if not compiled.binds[name].required
    }
    return Prepared(str(compiled), compiled.positiontup or (), own)


def rows_of(
    connection: Connection,
    driver: sqlite3.Connection,
    statement: Executable,
    parameters: Parameters,
) -> Sequence[AnyRow]:
    """Return all rows: by the driver alone where the text is known, else by the engine."""
    given = _one(parameters)
    if given is not None and (known := prepared(statement, given)) is not None:
        return known.rows(driver.execute(known.text, known.values(given)))
    return cast("Sequence[AnyRow]", connection.execute(statement, parameters).fetchall())


def run(
    connection: Connection,
    driver: sqlite3.Connection,
    statement: Executable,
    parameters: Parameters,
) -> int:
    """Write in the same way, once or for each of many mappings."""
    given = _one(parameters)
    if given is not None:
        known = prepared(statement, given)
        if known is None:
            return connection.execute(statement, parameters).rowcount
        return driver.execute(known.text, known.values(given)).rowcount
    many = cast("Sequence[Mapping[str, object]]", parameters)  # what is left of the three
    known = prepared(statement, many[0]) if many else None
    if known is None:
        return connection.execute(statement, parameters).rowcount
    return driver.executemany(known.text, map(known.values, many)).rowcount


def _one(parameters: Parameters) -> Mapping[str, object] | None:
    """Return the values of a statement that is run once; None if they are for many runs."""
    if parameters is None:
        return {}
    # Most are plain: to ask whether something is any mapping takes ten times as long.
    if isinstance(parameters, dict) or isinstance(parameters, Mapping):  # noqa: SIM101
        return parameters
    return None
