"""The tables of the feed as SQL tables, with their keys, indices and enumerations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sql

from extractor.writing.tables import TABLES, Column, Kind, Table

VERSION = 1
"""Raised with every change of the tables that an older database cannot hold."""

_TYPES: Mapping[Kind, Any] = {
    "text": sql.Text,
    "list": sql.Text,
    "integer": sql.BigInteger,
    "won": sql.BigInteger,
    "number": sql.Double,
    "date": sql.Date,
}
_INDEXED = frozenset({"status", "department", "period", "funding", "rule", "start"})


def metadata() -> sql.MetaData:
    """Every table of the feed; `gongyak_version`, which version of them this is; `gongyak_loads`, what was loaded.

    A row of `gongyak_loads` is a report and the hash of all that was loaded of it.
    """
    found = sql.MetaData()
    for table in TABLES.values():
        sql.Table(table.name, found, *_columns(table), *_constraints(table))
    sql.Table("gongyak_version", found, sql.Column("version", sql.Integer, primary_key=True, autoincrement=False))
    report = sql.ForeignKey("reports.report_id", ondelete="CASCADE")
    sql.Table(
        "gongyak_loads",
        found,
        sql.Column("report_id", sql.Text, report, primary_key=True),
        sql.Column("content_hash", sql.Text, nullable=False),
    )
    return found


def _columns(table: Table) -> list[sql.Column[Any]]:
    return [
        sql.Column(
            column.name,
            _TYPES[column.kind](),
            primary_key=column.name in table.key,
            nullable=not (column.required or column.name in table.key),
            autoincrement=False,
            comment=column.title,
        )
        for column in table.columns
    ]


def _constraints(table: Table) -> list[sql.Constraint]:
    found: list[sql.Constraint] = [
        sql.ForeignKeyConstraint(
            reference.columns, [f"{reference.table}.{name}" for name in reference.names], ondelete="CASCADE"
        )
        for reference in table.references
    ]
    return [*found, *(_choice(table, column) for column in table.columns if column.enum)]


def _choice(table: Table, column: Column) -> sql.CheckConstraint:
    return sql.CheckConstraint(sql.column(column.name).in_(column.enum), name=f"{table.name}_{column.name}")


def create(connection: sql.Connection, tables: sql.MetaData) -> None:
    """Make the tables and their indices, in the same order each time."""
    tables.create_all(connection, checkfirst=False)
    for table in TABLES.values():
        for names in _indexed(table):
            columns = [tables.tables[table.name].c[name] for name in names]
            sql.Index(f"ix_{table.name}_{'_'.join(names)}", *columns).create(connection)


def _indexed(table: Table) -> list[tuple[str, ...]]:
    """The columns of each reference that is not the beginning of the key, and what is asked for most."""
    wanted = {reference.columns for reference in table.references if reference.columns[0] != table.key[0]}
    return sorted(wanted | {(column.name,) for column in table.columns if column.name in _INDEXED})
