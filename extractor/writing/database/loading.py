"""Loads reports into a SQL database, one transaction a report.

A report that is already there as it is stays untouched. A new version of a report - other bytes under the same file
name - takes the place of the old one and of all its rows.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import hashlib
from collections.abc import Generator, Iterable
from typing import Any, Literal

import sqlalchemy as sql
from sqlalchemy import event, exc

from extractor.errors import OutputError, UsageError
from extractor.identity import content_hash
from extractor.records import ReportRecords
from extractor.writing.cleaning import clean
from extractor.writing.database.model import VERSION, create, metadata
from extractor.writing.database.views import VIEWS
from extractor.writing.frames import Row, rows
from extractor.writing.tables import TABLES, Kind

Fate = Literal["added", "replaced", "unchanged"]


@dataclasses.dataclass(slots=True)
class Loaded:
    """How many reports a load added, replaced and left as they were."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0


def load(url: str, results: Iterable[ReportRecords]) -> Loaded:
    """Load the reports into the database that `url` names (`sqlite:///pledges.sqlite`, `postgresql+psycopg://…`).

    Tables and views are made where they are missing. Raises UsageError where the URL is wrong or its driver is not
    installed; OutputError where the database cannot be reached, holds tables of another version, or fails half-way:
    each report is then in it whole or not at all, and the same command goes on from there.
    """
    return fill(_engine(url), results)


def fill(engine: sql.Engine, results: Iterable[ReportRecords]) -> Loaded:
    """As `load`, into the database of an engine that is then disposed of."""
    loaded, tables = Loaded(), metadata()
    try:
        with _explained(engine):
            _prepare(engine, tables)
        for result in map(clean, results):
            with _explained(engine, result.report.file), engine.begin() as connection:
                fate = _load(connection, tables, result)
            setattr(loaded, fate, getattr(loaded, fate) + 1)
    finally:
        engine.dispose()
    return loaded


def _engine(url: str) -> sql.Engine:
    try:
        engine = sql.create_engine(url)
    except exc.NoSuchModuleError as error:
        raise UsageError("no database of that kind is known", hint="use sqlite:/// or postgresql+psycopg://") from error
    except exc.ArgumentError as error:
        raise UsageError("this is no database URL", hint="for example sqlite:///pledges.sqlite") from error
    except ImportError as error:
        hint = "for PostgreSQL: pip install 'gongyak[postgres]'"
        raise UsageError(f"the database's driver is not installed: {error.name}", hint=hint) from error
    if engine.dialect.name == "sqlite":
        hold_to_sqlite(engine)
    return engine


def hold_to_sqlite(engine: sql.Engine) -> None:
    """Makes an engine of SQLite hold references, and transactions whole."""
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin)


def _set_up_sqlite(connection: Any, _: object) -> None:
    """SQLite holds foreign keys only where it is told to; its driver must not begin transactions of its own."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: sql.Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _prepare(engine: sql.Engine, tables: sql.MetaData) -> None:
    """Make what is missing. Raises OutputError where tables of another version are there."""
    version = tables.tables["gongyak_version"]
    with engine.begin() as connection:
        if not sql.inspect(connection).has_table("gongyak_version"):
            create(connection, tables)
            for name, body in VIEWS.items():
                connection.execute(sql.text(f"CREATE VIEW {name} AS {body}"))
            connection.execute(version.insert().values(version=VERSION))
        found = connection.execute(sql.select(version.c.version)).scalars().all()
    if found != [VERSION]:
        there = ", ".join(map(str, found)) or "unknown"
        raise OutputError(
            f"the tables are of version {there}, and this program writes version {VERSION}",
            file=engine.url.render_as_string(hide_password=True),
            hint="load into a new database",
        )


def _load(connection: sql.Connection, tables: sql.MetaData, result: ReportRecords) -> Fate:
    reports, loads = tables.tables["reports"], tables.tables["gongyak_loads"]
    report, digest = result.report, _digest(result)
    there = sql.select(loads.c.content_hash).where(loads.c.report_id == report.report_id)
    if connection.execute(there).scalar() == digest:
        return "unchanged"
    same = sql.or_(reports.c.report_id == report.report_id, reports.c.file == report.file)
    gone = connection.execute(reports.delete().where(same)).rowcount  # its rows in other tables go with it
    for name, held in rows([result]).items():
        if held:
            connection.execute(tables.tables[name].insert(), _rows(name, held))
    connection.execute(loads.insert().values(report_id=report.report_id, content_hash=digest))
    return "replaced" if gone else "added"


def _digest(result: ReportRecords) -> str:
    return hashlib.sha256(content_hash(result).encode()).hexdigest()[:16]


def _rows(name: str, held: list[Row]) -> list[dict[str, Any]]:
    """Rows as the database takes them: days as dates, and what a finding compared always as text."""
    columns = TABLES[name].columns
    return [
        {column.name: _value(column.kind, value) for column, value in zip(columns, row, strict=True)} for row in held
    ]


def _value(kind: Kind, value: Any) -> Any:
    if value is None:
        return None
    if kind == "date":
        return datetime.date.fromisoformat(value)
    return str(value) if kind == "text" else value


@contextlib.contextmanager
def _explained(engine: sql.Engine, file: str | None = None) -> Generator[None]:
    """Errors of the database as one line that never holds the password or a value."""
    try:
        yield
    except exc.DBAPIError as error:
        where = engine.url.render_as_string(hide_password=True)
        cause = (
            " ".join(str(error.orig).split()) if isinstance(error, exc.OperationalError) else type(error.orig).__name__
        )
        what = f"{file} was not loaded: {cause}" if file else f"the database cannot be used: {cause}"
        hint = "the same command goes on from here" if file else "is it running, and may you write to it?"
        raise OutputError(what, file=where, hint=hint) from error
