"""Reports in a SQL database: whole or not at all, twice as once, the same text."""

from __future__ import annotations

import pathlib
import sqlite3
import uuid
from collections.abc import Iterator
from typing import Any

import invented
import msgspec
import pytest
import sqlalchemy as sql
from test_workbook import INJECTIONS, hostile

from extractor.errors import OutputError, UsageError
from extractor.records import ReportRecords
from extractor.writing.database import Loaded, load, loading, write_sqlite
from extractor.writing.database.model import metadata
from extractor.writing.database.views import VIEWS
from extractor.writing.frames import frames
from extractor.writing.frames import rows as all_rows
from extractor.writing.tables import TABLES
from tests.conftest import require_environment


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: pathlib.Path) -> Iterator[str]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'pledges.sqlite'}"
        return
    server = sql.create_engine(require_environment("GONGYAK_TEST_POSTGRES"))
    schema = f"test_{uuid.uuid4().hex}"
    with server.begin() as connection:
        connection.execute(sql.text(f"CREATE SCHEMA {schema}"))
    yield server.url.update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(hide_password=False)
    with server.begin() as connection:
        connection.execute(sql.text(f"DROP SCHEMA {schema} CASCADE"))
    server.dispose()


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    engine = sql.create_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(sql.text(query))]
    engine.dispose()
    return found


def stored(url: str) -> dict[str, set[tuple[Any, ...]]]:
    """Every row of every table, dates and numbers as the frames have them."""
    engine = sql.create_engine(url)
    with engine.connect() as connection:
        found = {
            name: {tuple(row) for row in connection.execute(sql.select(table))}
            for name, table in metadata().tables.items()
        }
    engine.dispose()
    return found


def two_reports() -> list[ReportRecords]:
    return [invented.results("가.pdf", 3), invented.results("나.pdf", 2, "ba9876543210")]


def test_every_row_of_the_tables_is_there(url: str) -> None:
    results = two_reports()
    assert load(url, results) == Loaded(added=2)
    found = stored(url)
    for name, frame in frames(results).items():
        assert len(found[name]) == len(frame), name
    wanted = frames(results)["investment"][["pledge_id", "pointer", "planned_krw"]]
    plain = wanted.astype("object").where(wanted.notna(), None).itertuples(index=False, name=None)
    assert set(rows(url, "SELECT pledge_id, pointer, planned_krw FROM investment")) == set(plain)


def test_loading_twice_changes_nothing(url: str) -> None:
    load(url, two_reports())
    before = stored(url)
    assert load(url, two_reports()) == Loaded(unchanged=2)
    assert stored(url) == before


def test_a_new_version_of_a_report_takes_the_place_of_the_old(url: str) -> None:
    load(url, two_reports())
    newer = invented.results("가.pdf", 1, "cccccccccccc")
    assert load(url, [newer]) == Loaded(replaced=1)
    assert {row[0] for row in rows(url, "SELECT DISTINCT report_id FROM pledges")} == {"cccccccccccc", "ba9876543210"}
    assert {row[0][:12] for row in rows(url, "SELECT pledge_id FROM dates")} == {"cccccccccccc", "ba9876543210"}
    assert len(rows(url, "SELECT * FROM gongyak_loads")) == 2


def test_a_report_that_changed_replaces_its_own_rows(url: str) -> None:
    load(url, two_reports())
    changed = msgspec.structs.replace(two_reports()[0], findings=())
    assert load(url, [changed]) == Loaded(replaced=1)
    assert len(rows(url, "SELECT * FROM findings")) == 2


def test_a_report_fails_whole_and_those_before_it_stay(url: str) -> None:
    good, other = two_reports()
    twice = msgspec.structs.replace(other, checks=(*other.checks, other.checks[0]))
    with pytest.raises(OutputError, match=r"나\.pdf was not loaded"):
        load(url, [good, twice])
    assert rows(url, "SELECT file FROM reports") == [("가.pdf",)]
    assert load(url, two_reports()) == Loaded(added=1, unchanged=1)


def test_text_stays_the_same_text(url: str) -> None:
    load(url, [hostile(*INJECTIONS)])
    wanted = sorted(INJECTIONS)
    assert sorted(row[0] for row in rows(url, "SELECT title FROM pledges")) == wanted
    assert sorted(row[0] for row in rows(url, "SELECT text FROM unplaced")) == wanted
    assert sorted(row[0] for row in rows(url, "SELECT actual FROM findings")) == wanted


def test_references_are_held(url: str) -> None:
    load(url, two_reports())
    engine = loading._engine(url)
    with pytest.raises(sql.exc.IntegrityError), engine.begin() as connection:
        connection.execute(sql.text("UPDATE findings SET pledge_id = 'nobody'"))
    with pytest.raises(sql.exc.IntegrityError), engine.begin() as connection:
        connection.execute(sql.text("UPDATE findings SET severity = 'fatal'"))
    engine.dispose()


@pytest.mark.parametrize("name", list(VIEWS))
def test_views_answer(url: str, name: str) -> None:
    load(url, two_reports())
    assert rows(url, f"SELECT * FROM {name}")


def test_the_view_of_money_puts_plan_and_execution_side_by_side(url: str) -> None:
    load(url, two_reports())
    query = "SELECT planned_krw, secured_krw, executed_krw FROM finance WHERE funding = '계' AND period = 'total'"
    assert {tuple(map(int, row)) for row in rows(url, query)} == {(120_000_000, 110_000_000, 60_000_000)}


def test_tables_of_another_version_are_left_alone(url: str) -> None:
    load(url, two_reports())
    engine = sql.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sql.text("UPDATE gongyak_version SET version = 99"))
    engine.dispose()
    before = stored(url)
    with pytest.raises(OutputError, match="of version 99"):
        load(url, [invented.results("다.pdf", 1, "cccccccccccc")])
    assert stored(url) == before


def test_a_connection_that_drops_half_way_leaves_no_half_report(monkeypatch: pytest.MonkeyPatch) -> None:
    server = sql.create_engine(require_environment("GONGYAK_TEST_POSTGRES"), isolation_level="AUTOCOMMIT")
    schema = f"test_{uuid.uuid4().hex}"
    with server.connect() as connection:
        connection.execute(sql.text(f"CREATE SCHEMA {schema}"))
    target = server.url.update_query_dict({"options": f"-csearch_path={schema}", "application_name": schema})
    url = target.render_as_string(hide_password=False)

    def cut(results: list[ReportRecords]) -> Any:
        if results[0].report.file == "나.pdf":  # the transaction of the second report has begun
            with server.connect() as connection:
                query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name"
                connection.execute(sql.text(query), {"name": schema})
        return all_rows(results)

    monkeypatch.setattr(loading, "rows", cut)
    with pytest.raises(OutputError, match=r"나\.pdf was not loaded"):
        load(url, two_reports())
    assert rows(url, "SELECT file FROM reports") == [("가.pdf",)]
    assert len(rows(url, "SELECT * FROM pledges")) == 3
    with server.connect() as connection:
        connection.execute(sql.text(f"DROP SCHEMA {schema} CASCADE"))
    server.dispose()


def test_a_database_that_is_down_is_named_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(OutputError, match="cannot be used") as caught:
        load("postgresql+psycopg://someone:secret@127.0.0.1:1/nowhere", two_reports())
    assert "secret" not in str(caught.value)


def test_a_folder_that_is_not_there_is_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(OutputError, match="unable to open"):
        load(f"sqlite:///{tmp_path / 'no' / 'pledges.sqlite'}", two_reports())


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "no database URL"),
        ("mongo://x/y", "no database of that kind"),
        ("mysql+pymysql://x/y", "driver is not installed"),
    ],
)
def test_a_url_that_cannot_work_is_a_usage_error(url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        load(url, two_reports())


def test_sqlite_as_a_format_is_one_sound_file(tmp_path: pathlib.Path) -> None:
    for name in ("one.sqlite", "two.sqlite"):
        write_sqlite(tmp_path / name, two_reports())
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()
    connection = sqlite3.connect(tmp_path / "one.sqlite")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    indices = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"ix_pledges_status", "ix_findings_pledge_id", "ix_investment_period"} <= indices
    views = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert views == set(VIEWS)
    assert {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} >= set(TABLES)
    connection.close()


def test_sqlite_takes_the_place_of_the_old_file_only_when_whole(tmp_path: pathlib.Path) -> None:
    (tmp_path / "pledges.sqlite").write_bytes(b"old")
    twice = msgspec.structs.replace(two_reports()[0], checks=two_reports()[0].checks[:1] * 2)
    with pytest.raises(OutputError, match="was not loaded"):
        write_sqlite(tmp_path / "pledges.sqlite", [twice])
    assert (tmp_path / "pledges.sqlite").read_bytes() == b"old"
