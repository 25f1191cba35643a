"""The tables of the feed: their columns, types, keys and Korean headings, as data.

CSV, `datapackage.json`, Parquet, the databases and the workbook are all written from this one description. Rows of a
table stand in document order. `pointer` is the JSON pointer of a value in its pledge (`/achievements/3/children/0`).
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from extractor.records import FindingKind, Severity, State

Kind = Literal["text", "list", "integer", "won", "number", "date"]
"""What a column holds. `list` is text joined with `; `; `won` is whole won; `number` is points; `date` is a day."""

SEPARATOR = "; "


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the feed, what it holds, its Korean heading, and what its values must be."""

    name: str
    kind: Kind
    title: str
    required: bool = False
    enum: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """The columns of this table that name a row of another, and that table's columns."""

    columns: tuple[str, ...]
    table: str
    names: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table: its name in the feed, its Korean title, columns, primary key and references."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)


def _text(name: str, title: str, *, required: bool = False, enum: tuple[str, ...] = ()) -> Column:
    return Column(name, "text", title, required, enum)


_PLEDGE = _text("pledge_id", "공약 ID", required=True)
_POINTER = _text("pointer", "위치(pointer)", required=True)
_ORDINAL = Column("ordinal", "integer", "순번", required=True)
_PAGE = Column("page", "integer", "쪽")
_HASH = _text("content_hash", "내용 해시", required=True)
_KEY = ("pledge_id", "pointer")
_OF_PLEDGE = (Reference(("pledge_id",), "pledges", ("id",)),)
_PERIOD = (_text("period", "기간", required=True), _text("period_text", "기간(원문)"))
_SPAN = (
    _text("edtf", "일자(EDTF)", required=True),
    Column("start", "date", "시작일", required=True),
    Column("end", "date", "종료일", required=True),
    _text("precision", "정밀도", required=True),
)
_SECTIONS = ("goals", "overview", "achievements", "plans")


def _of_pledge(name: str, title: str, *columns: Column) -> Table:
    """A table with one row a value of a pledge, in the order of the document."""
    return Table(name, title, (_PLEDGE, _POINTER, _ORDINAL, *columns, _PAGE), _KEY, _OF_PLEDGE)


def _nodes(name: str, title: str) -> Table:
    """A table of nested items: `parent` is the pointer of the item above, `depth` counts from 0."""
    return _of_pledge(
        name,
        title,
        _text("parent", "상위 위치"),
        Column("depth", "integer", "단계", required=True),
        _text("mark", "기호"),
        _text("subject", "내용"),
        _text("label", "항목"),
        _text("value", "값"),
        Column("start", "date", "시작일"),
        Column("end", "date", "종료일"),
        _text("precision", "정밀도"),
        Column("dates", "list", "일자(EDTF)"),
        Column("amounts", "list", "금액(원)"),
        Column("counts", "list", "수량"),
        _text("text", "원문", required=True),
    )


def _of_node(name: str, title: str, sections: tuple[str, ...], *columns: Column) -> Table:
    """A table of what items contain: `node` is the item's pointer, `ordinal` counts within the item from 1."""
    where = (_text("section", "구분", required=True, enum=sections), _text("node", "항목 위치", required=True))
    return _of_pledge(name, title, *where, *columns)


_REPORTS = Table(
    "reports",
    "보고서",
    (
        _text("report_id", "보고서 ID", required=True),
        _text("file", "파일", required=True),
        _text("sha256", "SHA-256", required=True),
        Column("pages", "integer", "쪽수"),
        _text("profile", "서식", required=True),
        _text("title", "제목"),
        _text("organisation", "기관"),
        _text("as_of", "기준일"),
        Column("pledges", "integer", "공약 수", required=True),
        Column("findings", "integer", "지적 수", required=True),
        Column("unplaced", "integer", "미해석 수", required=True),
        _HASH,
    ),
    ("report_id",),
)

_PLEDGES = Table(
    "pledges",
    "공약",
    (
        _text("id", "공약 ID", required=True),
        _text("report_id", "보고서 ID", required=True),
        _ORDINAL,
        _text("number", "공약번호"),
        _text("title", "공약명"),
        Column("first_page", "integer", "시작 쪽"),
        Column("last_page", "integer", "끝 쪽"),
        Column("sources", "list", "공약출처"),
        _text("kind", "사업유형"),
        Column("lead", "list", "사업주체"),
        _text("status", "이행상태"),
        _text("department", "담당부서"),
        _text("budget_text", "소요예산(원문)"),
        Column("budget_krw", "won", "소요예산(원)"),
        Column("budget_funding", "list", "소요예산 재원"),
        Column("planned_krw", "won", "계획액 계(원)"),
        Column("secured_krw", "won", "확보액 계(원)"),
        Column("executed_krw", "won", "집행액 계(원)"),
        _HASH,
    ),
    ("id",),
    (Reference(("report_id",), "reports", ("report_id",)),),
)

_FINDINGS = Table(
    "findings",
    "검증",
    (
        _text("id", "지적 ID", required=True),
        _text("report_id", "보고서 ID", required=True),
        _text("pledge_id", "공약 ID"),
        _text("rule", "규칙", required=True),
        _text("severity", "심각도", required=True, enum=typing.get_args(Severity)),
        _text("kind", "구분", required=True, enum=typing.get_args(FindingKind)),
        _text("message", "내용", required=True),
        _text("pointer", "위치(pointer)"),
        _text("expected", "계산·기대값"),
        _text("actual", "원문값"),
        _PAGE,
        Column("x0", "number", "왼쪽(pt)"),
        Column("top", "number", "위(pt)"),
        Column("x1", "number", "오른쪽(pt)"),
        Column("bottom", "number", "아래(pt)"),
        _HASH,
    ),
    ("id",),
    (Reference(("report_id",), "reports", ("report_id",)), *_OF_PLEDGE),
)

_CHECKS = Table(
    "checks",
    "점검",
    (
        _PLEDGE,
        _text("rule", "규칙", required=True),
        _text("state", "결과", required=True, enum=typing.get_args(State)),
        Column("compared", "integer", "비교 수", required=True),
        _HASH,
    ),
    ("pledge_id", "rule"),
    _OF_PLEDGE,
)

_ALL = (
    _REPORTS,
    _PLEDGES,
    _nodes("goals", "정책목표"),
    _nodes("overview", "사업개요"),
    _of_pledge("targets", "추진목표", _text("unit", "단위사업"), *_PERIOD, _text("text", "목표", required=True)),
    _of_pledge(
        "investment",
        "투자계획",
        _text("funding", "재원"),
        *_PERIOD,
        Column("planned_krw", "won", "계획액(원)"),
        Column("secured_krw", "won", "확보액(원)"),
    ),
    _of_pledge(
        "execution",
        "집행액",
        _text("funding", "재원"),
        *_PERIOD,
        Column("executed_krw", "won", "집행액(원)", required=True),
    ),
    _nodes("achievements", "추진실적"),
    _nodes("plans", "향후계획"),
    _of_node("dates", "일자", (*_SECTIONS, "press"), _text("text", "원문", required=True), *_SPAN),
    _of_node(
        "amounts",
        "금액",
        _SECTIONS,
        _text("text", "원문", required=True),
        Column("krw", "won", "금액(원)", required=True),
    ),
    _of_node(
        "counts",
        "수량",
        _SECTIONS,
        _text("text", "원문", required=True),
        Column("value", "integer", "수", required=True),
        _text("unit", "단위"),
    ),
    _of_pledge(
        "press",
        "보도",
        _text("outlet", "매체"),
        *_SPAN,
        _text("date_text", "일자(원문)", required=True),
        _text("text", "원문", required=True),
    ),
    _of_pledge(
        "contacts",
        "담당부서",
        _text("role", "직위"),
        _text("name", "성명"),
        _text("phone", "전화"),
    ),
    _of_pledge(
        "unplaced", "미해석", Column("line", "integer", "줄", required=True), _text("text", "원문", required=True)
    ),
    _FINDINGS,
    _CHECKS,
)

TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _ALL})
"""Every table by name; a table stands after those that it refers to."""
