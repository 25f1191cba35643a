"""Which sheets the workbook has, and what stands in them: columns of the feed's tables under Korean headings."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from extractor.writing.workbook import labels, styles
from extractor.writing.workbook.finance import finance
from extractor.writing.workbook.pledges import pledges

if TYPE_CHECKING:
    import pandas as pd

Tables = Mapping[str, "pd.DataFrame"]


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet: its heading, the column of the frame it shows, its style and width.

    width : in columns of the default font; a Hangul glyph takes two.
    words : Korean words for the codes of the frame.
    nested : whether the text is indented by the row's `depth`.
    """

    title: str
    source: str
    style: str = styles.TEXT
    width: int = 14
    words: Callable[[str], str | None] | None = None
    nested: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, what it shows, the frame behind it, its columns, and how many of them stay in sight."""

    name: str
    about: str
    rows: Callable[[Tables], pd.DataFrame]
    fields: tuple[Field, ...]
    frozen: int = 3

    @property
    def printed(self) -> int:
        """How many columns go on paper: all but the codes at the end."""
        return max(at for at, field in enumerate(self.fields, 1) if field.style != styles.CODE)


_WHOSE = (
    Field("기관", "organisation", styles.NAME, 12),
    Field("공약번호", "number", styles.NAME, 10),
    Field("공약명", "pledge", styles.NAME, 30),  # on one line: it stands in every row of its pledge
)
_WHERE = (
    Field("쪽", "page", styles.LINK, 7),
    Field("공약 ID", "pledge_id", styles.CODE, 17),
    Field("위치", "pointer", styles.CODE, 22),
)
_LEVEL = (
    Field("단계", "level", styles.INTEGER, 7),
    Field("기호", "mark", width=7),
)
_WHEN = (
    Field("시작일", "start", styles.DAY, 12),
    Field("종료일", "end", styles.DAY, 12),
    Field("정밀도", "precision", width=9, words=labels.precision),
)
_MONEY = (
    Field("금액(원)", "amount", styles.WON, 15),
    Field("금액 목록(원)", "amounts", width=20),
)


def _of_pledge(name: str) -> Callable[[Tables], pd.DataFrame]:
    """The rows of a table of the feed, with what names their pledge."""

    def rows(tables: Tables) -> pd.DataFrame:
        return _named(tables, tables[name])

    return rows


def _named(tables: Tables, frame: pd.DataFrame) -> pd.DataFrame:
    known = tables["pledges"].merge(tables["reports"][["report_id", "organisation"]], on="report_id", how="left")
    named = known[["id", "number", "title", "organisation"]]
    named = named.rename(columns={"id": "pledge_id", "title": "pledge"})
    return frame.merge(named, on="pledge_id", how="left")


def _items(name: str) -> Callable[[Tables], pd.DataFrame]:
    """The items of a section; one amount stands as a number, several as a list."""

    def rows(tables: Tables) -> pd.DataFrame:
        import pandas as pd

        frame = _named(tables, tables[name])
        several = frame["amounts"].str.contains(";", na=False)
        single = frame["amounts"].where(~several)
        return frame.assign(
            level=frame["depth"] + 1,
            amount=pd.to_numeric(single).astype("Int64"),
            amounts=frame["amounts"].where(several).map(_grouped, na_action="ignore"),
        )

    return rows


def _grouped(amounts: str) -> str:
    """`1500000; 70` as `1,500,000; 70`."""
    return "; ".join(f"{int(amount):,}" for amount in amounts.split("; "))


def _contacts(tables: Tables) -> pd.DataFrame:
    departments = tables["pledges"][["id", "department"]].rename(columns={"id": "pledge_id"})
    return _named(tables, tables["contacts"]).merge(departments, on="pledge_id", how="left")


def _findings(tables: Tables) -> pd.DataFrame:
    standings = tables["standings"]
    return _named(tables, tables["findings"].assign(**{name: standings[name] for name in standings.columns}))


def _item_fields(*fields: Field) -> tuple[Field, ...]:
    return (*_WHOSE, *_LEVEL, *fields, Field("원문", "text", width=60), *_WHERE)


_SUBJECT = Field("내용", "subject", width=52, nested=True)
_PERIOD = (
    Field("기간", "period", width=10, words=lambda code: labels.PERIODS.get(code, code)),
    Field("기간(원문)", "period_text", width=11),
)

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "공약",
        "공약마다 한 줄: 유형, 상태, 담당부서, 예산, 지적 수",
        pledges,
        (
            *_WHOSE[:2],
            Field("공약명", "pledge", width=34),
            Field("이행상태", "status", width=16),
            Field("사업유형", "kind", width=10),
            Field("사업주체", "lead", width=14),
            Field("공약출처", "sources", width=22),
            Field("담당부서", "department", width=16),
            Field("소요예산(원)", "budget_krw", styles.WON, 17),
            Field("계획액 계(원)", "planned", styles.WON, 17),
            Field("확보액 계(원)", "secured", styles.WON, 17),
            Field("집행액 계(원)", "executed", styles.WON, 17),
            Field("확보율(확보/계획)", "secured_rate", styles.RATE, 12),
            Field("집행률(집행/확보)", "executed_rate", styles.RATE, 12),
            Field("오류", "errors", styles.INTEGER, 7),
            Field("주의", "warnings", styles.INTEGER, 7),
            Field("참고", "infos", styles.INTEGER, 7),
            Field("미해석", "unplaced", styles.INTEGER, 8),
            Field("이행완료", "fulfilled", styles.INTEGER, 9),
            Field("임기내 계획액(원)", "planned_in_term", styles.WON, 17),
            Field("임기내 확보액(원)", "secured_in_term", styles.WON, 17),
            Field("소요예산(원문)", "budget_text", width=26),
            Field("파일", "file", width=24),
            *_WHERE[:1],
            Field("끝 쪽", "last_page", styles.INTEGER, 7),
            *_WHERE[1:2],
        ),
    ),
    Sheet(
        "재정",
        "공약 × 재원 × 기간마다 한 줄: 계획액, 확보액, 집행액",
        lambda tables: _named(tables, finance(tables["investment"], tables["execution"])),
        (
            *_WHOSE,
            Field("재원", "funding", width=12),
            *_PERIOD,
            Field("합계 여부", "total", width=10),
            Field("계획액(원)", "planned", styles.WON, 17),
            Field("확보액(원)", "secured", styles.WON, 17),
            Field("집행액(원)", "executed", styles.WON, 17),
            Field("확보율(확보/계획)", "secured_rate", styles.RATE, 12),
            Field("집행률(집행/확보)", "executed_rate", styles.RATE, 12),
            *_WHERE,
        ),
    ),
    Sheet(
        "추진목표",
        "연차별 추진목표의 칸마다 한 줄",
        _of_pledge("targets"),
        (*_WHOSE, Field("단위사업", "unit", width=30), *_PERIOD, Field("목표", "text", width=50), *_WHERE),
    ),
    Sheet(
        "추진실적",
        "추진실적의 항목마다 한 줄: 내용, 처음과 마지막 날, 금액, 원문",
        _items("achievements"),
        _item_fields(_SUBJECT, *_WHEN, *_MONEY),
    ),
    Sheet("향후계획", "향후계획의 항목마다 한 줄", _items("plans"), _item_fields(_SUBJECT, *_WHEN, *_MONEY)),
    Sheet(
        "사업개요",
        "사업개요의 항목마다 한 줄: 쌍점 앞뒤의 항목과 값",
        _items("overview"),
        _item_fields(_SUBJECT, Field("항목", "label", width=18), Field("값", "value", width=40), *_MONEY),
    ),
    Sheet(
        "정책목표",
        "정책목표의 항목마다 한 줄",
        _items("goals"),
        (*_WHOSE, *_LEVEL, Field("원문", "text", width=70, nested=True), *_WHERE),
    ),
    Sheet(
        "담당부서",
        "총괄부서의 담당자마다 한 줄",
        _contacts,
        (
            *_WHOSE,
            Field("담당부서", "department", width=18),
            Field("직위", "role", width=20),
            Field("성명", "name", width=12),
            Field("전화", "phone", width=14),
            *_WHERE,
        ),
    ),
    Sheet(
        "보도",
        "언론 보도마다 한 줄",
        _of_pledge("press"),
        (*_WHOSE, Field("매체", "outlet", width=18), *_WHEN, Field("원문", "text", width=40), *_WHERE),
    ),
    Sheet(
        "검증",
        "점검에서 나온 지적마다 한 줄. 검토상태, 검토의견, 검토자를 적는 곳",
        _findings,
        (
            *_WHOSE,
            Field("심각도", "severity", width=9, words=labels.SEVERITIES.get),
            Field("구분", "kind", width=12, words=labels.KINDS.get),
            Field("규칙", "rule", width=20, words=labels.rule),
            Field("내용", "message", width=60),
            Field("계산값", "expected", styles.ANY, 17),
            Field("원문값", "actual", styles.ANY, 17),
            Field("검토상태", "state", styles.INPUT, 12),
            Field("검토의견", "opinion", styles.INPUT, 36),
            Field("검토자", "reviewer", styles.INPUT, 12),
            *_WHERE,
            Field("지적 ID", "id", styles.CODE, 16),
        ),
    ),
    Sheet(
        "미해석",
        "어느 자리에도 넣지 못한 글. 빠진 것이 없도록 그대로 싣는다",
        _of_pledge("unplaced"),
        (*_WHOSE, Field("줄", "line", styles.INTEGER, 8), Field("원문", "text", width=80), *_WHERE),
    ),
)
