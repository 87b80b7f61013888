"""What a column gives back: a value of its kind, or Damaged. Never something else.

SQLite writes the kind of each value beside it and lets any kind stand in any column, so one
flipped bit turns a number into bytes, or a key into nothing. For the tables that the whole house
rests on, that is checked here, for every row that is read. Where one bad row must not hide the
good ones beside it (records, keys, sessions, the ledger), the reader looks for itself instead.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, Text
from sqlalchemy.types import TypeEngine

from troth.errors import Damaged

_GARBLED = "A row of the database is garbled. It is not used. Restore a backup."


class _Checked:
    """A column type that looks at each value that comes back."""

    kind: type[object]

    # SQLAlchemy copies a type by the names of its arguments, and sees no keyword-only ones.
    def __init__(self, may_lack: bool = False) -> None:  # noqa: FBT001, FBT002  # see above
        super().__init__()
        self.may_lack = may_lack

    # Any: what a driver hands over is what is looked at here. The names are SQLAlchemy's.
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        kind, may_lack = self.kind, self.may_lack

        def look(value: object) -> object:
            if type(value) is kind or (value is None and may_lack):
                return value
            raise Damaged(_GARBLED)

        return look


class _Whole(_Checked, Integer):
    kind = int


class _Wide(_Checked, BigInteger):
    kind = int


class _Words(_Checked, Text):
    kind = str


class _Bytes(_Checked, LargeBinary):
    kind = bytes


def checked(plain: TypeEngine[Any], *, may_lack: bool) -> TypeEngine[Any]:
    """Return the type that stores the same and checks what comes back.

    may_lack: whether nothing may stand there. Raises TypeError for a kind that no table uses.
    """
    match plain:
        case BigInteger():  # before Integer, which it is, too
            return _Wide(may_lack=may_lack)
        case Integer():
            return _Whole(may_lack=may_lack)
        case Text():
            return _Words(may_lack=may_lack)
        case LargeBinary():
            return _Bytes(may_lack=may_lack)
    raise TypeError(plain)
