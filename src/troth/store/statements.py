"""The few words of SQL that other packages build statements with."""

from sqlalchemy import (
    Executable,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

__all__ = [
    "Executable",
    "Table",
    "and_",
    "bindparam",
    "delete",
    "func",
    "insert",
    "select",
    "update",
]
