"""The workbook: every fact in its sheet, text that stays text, live totals, the same bytes each time."""

from __future__ import annotations

import datetime
import math
import pathlib
import re
import subprocess
import zipfile
from collections.abc import Iterator
from typing import Any

import invented
import msgspec
import openpyxl
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit import rates
from extractor.errors import OutputError
from extractor.records import Node, Pledge, ReportRecords
from extractor.writing import workbook
from extractor.writing.workbook import grid, summary
from extractor.writing.workbook.cells import LIMIT, pieces
from extractor.writing.workbook.sheets import SHEETS
from tests.conftest import require_program

NAMES = (
    "안내", "요약", "공약", "재정", "추진목표", "추진실적", "향후계획",
    "사업개요", "정책목표", "담당부서", "보도", "검증", "미해석",
)  # fmt: skip

_PLAIN = r"""=1+1|=cmd!A0|=HYPERLINK("http://x","y")|=WEBSERVICE("http://x")|={1,2}|=A1|==|=|+1|+1+1|-1|-1+1|-|--|@SUM(1)|@|@A1
 =1|'=1|''|'|"|""|"=1"|#REF!|#N/A|#DIV/0!|#NAME?|#VALUE!|#NULL!|#NUM!|TRUE|FALSE|true|NaN|nan|None|null|NULL|N/A|inf|-inf
1-2|1/2|3-4-5|2020-07-24|2020. 7. 24.|12:30|007|0|00|1e5|1E-3|0x1F|1,000|50%|₩100|12345678901234567890
http://example.com|mailto:a@example.com|<b>&amp;</b>|]]>|_x000D_|_x0041_|_x005F_x0041_|a_x0041_b|＝1+1|＋1|‘’“”|앞 | 뒤
가나|DDE("x")|%0A=1|;=1|,=1|\\""".replace("\n", "|").split("|")
INJECTIONS = (
    *_PLAIN,
    "=cmd|'/c calc'!A0",
    "\t=1",
    "\n=1",
    "두\n줄",
    "칸\t칸",
    "|",
    "\u202e거꾸로",
    "\u0301",
    "😀👩\u200d👧",
)


def written(path: pathlib.Path, *results: ReportRecords, data_only: bool = False, **options: Any) -> openpyxl.Workbook:
    workbook.write(path, results, invented.run(*results), **options)
    return openpyxl.load_workbook(path, data_only=data_only)


def rows(book: openpyxl.Workbook, name: str) -> list[dict[str, Any]]:
    header, *values = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in values]


def cells(book: openpyxl.Workbook) -> Iterator[Any]:
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row)


def hostile(*texts: str) -> ReportRecords:
    """A report with a pledge for each text, and that text in every field that holds text of the document."""

    def changed(value: Any, text: str) -> Any:
        if isinstance(value, msgspec.Struct):
            kept = ("edtf", "start", "end", "precision")
            fields = {name: getattr(value, name) for name in value.__struct_fields__ if name not in kept}
            return msgspec.structs.replace(value, **{name: changed(each, text) for name, each in fields.items()})
        if isinstance(value, tuple):
            return tuple(changed(each, text) for each in value)
        return text if isinstance(value, str) else value

    def pledge(at: int, text: str) -> Pledge:
        made = invented.pledge(ordinal=at)
        fixed = ("id", "report_id", "schema", "ordinal", "source_map", "pages")
        fields = {name: changed(getattr(made, name), text) for name in made.__struct_fields__ if name not in fixed}
        return msgspec.structs.replace(made, **fields)

    result = invented.of_pledges(*(pledge(at, text) for at, text in enumerate(texts, 1)))
    names = dict.fromkeys(("file", "title", "organisation", "profile"), texts[0])
    findings = tuple(
        msgspec.structs.replace(each, message=text, expected=text, actual=text)
        for each, text in zip(result.findings, texts, strict=True)
    )
    return msgspec.structs.replace(result, report=msgspec.structs.replace(result.report, **names), findings=findings)


def by_pledge(sheet: Any) -> dict[str, Any]:
    """The first row of each pledge."""
    found: dict[str, Any] = {}
    for row in sheet:
        found.setdefault(row["공약 ID"], row)
    return found


def test_sheets_stand_in_order_each_a_table_ready_to_read(tmp_path: pathlib.Path) -> None:
    book = written(tmp_path / "w.xlsx", invented.results())
    assert tuple(book.sheetnames) == NAMES
    for name in NAMES[2:]:
        sheet = book[name]
        assert list(sheet.tables) == [name]
        assert sheet.tables[name].autoFilter is not None
        assert sheet.tables[name].ref.startswith("A1:")
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert not sheet.merged_cells.ranges
        titles = [cell.value for cell in sheet[1]]
        assert len(titles) == len(set(titles))


def test_the_pledge_is_one_row_with_money_as_whole_numbers(tmp_path: pathlib.Path) -> None:
    book = written(tmp_path / "w.xlsx", invented.results(pledges=3))
    row = rows(book, "공약")[0]
    assert (row["공약번호"], row["공약명"], row["이행상태"]) == ("1-1", "골목 정원 1호 만들기", "완료")
    assert row["소요예산(원)"] == 120_000_000
    assert row["확보율(확보/계획)"] == pytest.approx(110 / 120)
    assert (row["오류"], row["주의"], row["미해석"]) == (1, 0, 1)
    assert row["공약출처"] == "선거공보; 5대공약"
    assert len(rows(book, "공약")) == 3


def test_money_of_plan_and_execution_stands_side_by_side(tmp_path: pathlib.Path) -> None:
    found = rows(written(tmp_path / "w.xlsx", invented.results(pledges=1)), "재정")
    total = next(row for row in found if (row["재원"], row["기간"]) == ("계", "계"))
    assert (total["계획액(원)"], total["확보액(원)"], total["집행액(원)"]) == (120_000_000, 110_000_000, 60_000_000)
    assert total["집행률(집행/확보)"] == pytest.approx(60 / 110)
    year = next(row for row in found if (row["재원"], row["기간"]) == ("구비", "2018"))
    assert (year["확보액(원)"], year["집행액(원)"], year["확보율(확보/계획)"]) == (None, None, None)
    assert len(found) == 10


def test_execution_without_a_plan_has_its_own_row(tmp_path: pathlib.Path) -> None:
    pledge = invented.pledge(investment=())
    found = rows(written(tmp_path / "w.xlsx", invented.of_pledges(pledge)), "재정")
    assert [row["집행액(원)"] for row in found] == [60_000_000, *[15_000_000] * 4]
    assert found[0]["계획액(원)"] is None


def test_two_rows_of_one_source_and_period_stay_two(tmp_path: pathlib.Path) -> None:
    twice = tuple(invented.investment("기타", "2019", amount, None) for amount in (1, 2))
    found = rows(
        written(tmp_path / "w.xlsx", invented.of_pledges(invented.pledge(investment=twice, execution=()))), "재정"
    )
    assert [row["계획액(원)"] for row in found] == [1, 2]


def test_days_are_real_beside_the_printed_text(tmp_path: pathlib.Path) -> None:
    row = rows(written(tmp_path / "w.xlsx", invented.results()), "추진실적")[0]
    assert row["시작일"] == datetime.datetime(2019, 3, 4)
    assert row["종료일"] == datetime.datetime(2019, 3, 6)
    assert row["정밀도"] == "일"
    assert row["원문"] == "주민 설명회 2회 개최: '19. 3. 4. ~ 6."


def test_a_day_too_early_for_a_spreadsheet_stays_a_text(tmp_path: pathlib.Path) -> None:
    old = invented.node("난을 겪은 해", dates=(invented.day("1592년", "1592-01-01", "1592-12-31"),))
    row = rows(written(tmp_path / "w.xlsx", invented.of_pledges(invented.pledge(achievements=(old,)))), "추진실적")[0]
    assert (row["시작일"], row["종료일"]) == ("1592-01-01", "1592-12-31")


def test_findings_can_be_decided_on(tmp_path: pathlib.Path) -> None:
    book = written(tmp_path / "w.xlsx", invented.results(pledges=2))
    found = rows(book, "검증")
    assert len({row["지적 ID"] for row in found}) == len(found) == 2
    assert (found[0]["심각도"], found[0]["구분"], found[0]["계산값"]) == ("오류", "보고서 내용", 75_000_000)
    (choice,) = book["검증"].data_validations.dataValidation
    assert choice.formula1 == '"확인,보완요청,정정,제외"'
    assert str(choice.sqref).endswith("3")
    assert len(book["검증"].conditional_formatting) == 1


def test_formulas_stand_on_the_summary_alone(tmp_path: pathlib.Path) -> None:
    book = written(tmp_path / "w.xlsx", hostile("=1+1"), invented.results("나.pdf", 2, "ba9876543210"))
    assert {cell.parent.title for cell in cells(book) if cell.data_type == "f"} == {"요약"}
    values = pd.read_excel(tmp_path / "w.xlsx", sheet_name="요약", header=None, engine="openpyxl")
    assert values[values[0] == rates.FULFILLED][1].tolist() == [pytest.approx(1 / 3)]


def test_there_are_many_injections() -> None:
    assert len(set(INJECTIONS)) == len(INJECTIONS) >= 60


MIXED = ("검증",)
"""Sheets with a column that holds numbers and texts."""

SHOWN = {
    "공약": ("공약번호", "공약명", "이행상태", "사업유형", "담당부서", "소요예산(원문)"),
    "추진목표": ("단위사업", "목표", "기간(원문)"),
    "추진실적": ("기호", "내용", "원문"),
    "사업개요": ("원문",),
    "정책목표": ("원문",),
    "향후계획": ("원문",),
    "재정": ("재원",),
    "담당부서": ("직위", "성명"),
    "보도": ("매체", "원문"),
    "검증": ("내용", "계산값", "원문값"),
    "미해석": ("원문",),
}
"""Columns that show a text of the document."""


def same_everywhere(sheets: dict[str, list[dict[str, Any]]], result: ReportRecords, lost: str = "") -> None:
    """Every text is in its place; `lost` are characters that the reader is known to leave out."""
    for name, titles in SHOWN.items():
        found = by_pledge(sheets[name])
        for pledge, text in zip(result.pledges, INJECTIONS, strict=True):
            wanted = [text.translate(dict.fromkeys(map(ord, lost)))] * len(titles)
            assert [found[pledge.id][title] for title in titles] == wanted, name


def test_text_stays_the_same_text_in_every_field(tmp_path: pathlib.Path) -> None:
    result = hostile(*INJECTIONS)
    book = written(tmp_path / "w.xlsx", result)
    assert {cell.data_type for cell in cells(book)} <= {"s", "n", "d", "f"}
    assert not any(cell.hyperlink for name in NAMES[2:] for row in book[name].iter_rows() for cell in row)
    same_everywhere({name: rows(book, name) for name in NAMES}, result)


def test_calamine_reads_the_same_text(tmp_path: pathlib.Path) -> None:
    result = hostile(*INJECTIONS)
    written(tmp_path / "w.xlsx", result)
    read = pd.read_excel(tmp_path / "w.xlsx", None, dtype=object, engine="calamine", keep_default_na=False)
    same_everywhere({name: frame.to_dict("records") for name, frame in read.items()}, result)


@pytest.fixture(scope="module")
def read_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A folder with workbooks as LibreOffice reads them; one without the values of its formulas."""
    program, folder = require_program("soffice"), tmp_path_factory.mktemp("libreoffice")
    more = invented.results("나.pdf", 9, "ba9876543210")
    written(folder / "w.xlsx", hostile(*INJECTIONS), more)
    # openpyxl saves a copy without values. What it writes of `_x0041_` is read as `A`.
    known = written(folder / "v.xlsx", hostile(*(text for text in INJECTIONS if "_x" not in text)), more)
    known.save(folder / "uncalculated.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "ods", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, folder.glob("*.xlsx"))], check=True, capture_output=True, timeout=120)
    return folder


def test_libreoffice_reads_the_same_text(read_by_libreoffice: pathlib.Path) -> None:
    path = read_by_libreoffice / "w.ods"
    read = pd.read_excel(path, None, dtype=object, engine="calamine", keep_default_na=False)
    same_everywhere({name: frame.to_dict("records") for name, frame in read.items()}, hostile(*INJECTIONS), lost="\t")


def plain(value: Any) -> Any:
    """A cell's value as any reader may give it: whole numbers as int, days as dates, nothing as None."""
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)) or value is pd.NaT:
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 12)
    return value


def test_every_reader_reads_equal_values(read_by_libreoffice: pathlib.Path) -> None:
    path = read_by_libreoffice / "v.xlsx"
    book = openpyxl.load_workbook(path, data_only=True)
    by_pandas = pd.read_excel(path, None, dtype=object, keep_default_na=False, engine="openpyxl")
    by_polars = pl.read_excel(path, sheet_id=0, engine="calamine", infer_schema_length=None, drop_empty_cols=False)
    by_office = pd.read_excel(
        read_by_libreoffice / "v.ods", None, dtype=object, keep_default_na=False, engine="calamine"
    )
    for name in NAMES[2:]:
        wanted = [[plain(cell) for cell in row] for row in book[name].iter_rows(min_row=2, values_only=True)]
        others = [by_pandas[name].values.tolist(), by_office[name].values.tolist()]
        if name not in MIXED:  # polars gives a column one type
            others.append([list(row) for row in by_polars[name].rows()])
        for found in others:
            read = [[plain(cell) for cell in row] for row in found]
            tabless = [[cell.replace("\t", "") if isinstance(cell, str) else cell for cell in row] for row in wanted]
            assert read in (wanted, tabless), name


def test_formulas_come_to_the_values_that_are_written_with_them(read_by_libreoffice: pathlib.Path) -> None:
    calculated = pd.read_excel(read_by_libreoffice / "uncalculated.ods", "요약", header=None, engine="calamine")
    with_values = openpyxl.load_workbook(read_by_libreoffice / "v.xlsx", data_only=True)["요약"]
    formulas = openpyxl.load_workbook(read_by_libreoffice / "v.xlsx")["요약"]
    compared = 0
    for row in formulas.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            ours, theirs = with_values[cell.coordinate].value, calculated.iat[cell.row - 1, cell.column - 1]
            nothing = ours in (None, "") and (theirs == "" or pd.isna(theirs))
            assert nothing or theirs == pytest.approx(ours, rel=1e-12), (cell.coordinate, cell.value)
            compared += 1
    assert compared > 100


def test_a_table_that_would_read_too_many_rows_shows_values(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = written(tmp_path / "live.xlsx", invented.results(pledges=9), data_only=True)["요약"]
    monkeypatch.setattr(summary, "_LIVE", 20)
    settled = written(tmp_path / "w.xlsx", invented.results(pledges=9))["요약"]
    heading = next(row[0].row for row in settled.iter_rows() if row[0].value == "담당부서")
    first, total = settled[heading + 1], settled[heading + 4]
    assert [cell.data_type for cell in (*first[1:], *total[1:])] == ["n"] * 18
    assert [cell.value for cell in total] == [cell.value for cell in live[heading + 4]]


def test_rates_are_those_of_the_audit(tmp_path: pathlib.Path) -> None:
    bare = invented.pledge("ba9876543210", 1, execution=(), investment=(invented.investment("구비", "2019", 7, None),))
    results = invented.results(pledges=9), invented.of_pledges(bare, file="나.pdf", report_id="ba9876543210")
    written(tmp_path / "w.xlsx", *results)
    shown = pd.read_excel(tmp_path / "w.xlsx", sheet_name="요약", header=None, engine="openpyxl").set_index(0)
    wanted = [rate for rate in rates.rates(results) if rate.group == "all"]
    assert len(wanted) == 6
    for rate in wanted:
        assert shown.loc[rate.name].tolist()[:3] == [pytest.approx(rate.share), rate.numerator, rate.denominator]


def test_a_cell_too_small_for_its_text_says_so_and_nothing_is_lost(tmp_path: pathlib.Path) -> None:
    long = "가나다라😀" * 15_000
    book = written(tmp_path / "w.xlsx", invented.of_pledges(invented.pledge(goals=(invented.node(long),))))
    first = rows(book, "정책목표")[0]["원문"]
    assert long.startswith(first)
    assert len(first.encode("utf-16-le")) // 2 <= LIMIT
    parts = [row["원문"] for row in rows(book, "긴글") if row["시트"] == "정책목표"]
    assert "".join(parts) == long
    assert any("긴글" in str(cell.value) for row in book["안내"].iter_rows() for cell in row)


def test_pieces_never_cut_a_character() -> None:
    assert pieces("😀😀😀", 5) == ["😀😀", "😀"]
    assert pieces("가나다라마", 5) == ["가나다라마"]


@given(st.text(alphabet="가a😀\n", max_size=40), st.integers(2, 12))
def test_pieces_are_small_and_lose_nothing(text: str, limit: int) -> None:
    found = pieces(text, limit)
    assert "".join(found) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= limit for piece in found)


def test_rows_that_do_not_fit_go_on_in_a_second_sheet(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "ROWS", 21)
    result = invented.results(pledges=5)
    book = written(tmp_path / "w.xlsx", result)
    parts = [name for name in book.sheetnames if name.startswith("재정")]
    assert parts == ["재정", "재정 (2)", "재정 (3)"]
    assert sum(len(rows(book, name)) for name in parts) == 50
    assert [list(book[name].tables) for name in parts] == [["재정"], ["재정_2"], ["재정_3"]]
    assert any("시트 3개" in str(cell.value) for row in book["안내"].iter_rows() for cell in row)


def test_rows_lead_to_their_place_in_the_review(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "LINKS", 3)
    book = written(
        tmp_path / "w.xlsx",
        invented.results(pledges=2),
        link=lambda pledge, pointer: f"review/{pledge}.html#v{pointer}",
    )
    targets = [cell.hyperlink.target for row in book["추진실적"].iter_rows() for cell in row if cell.hyperlink]
    assert targets == [f"review/0123456789ab-001.html#v/achievements/{at}" for at in ("0", "1", "1/children/0")]
    assert any("5줄에는 링크가 없습니다" in str(cell.value) for row in book["안내"].iter_rows() for cell in row)


def test_same_records_same_bytes(tmp_path: pathlib.Path) -> None:
    results = [invented.results(), hostile("=1")]
    workbook.write(tmp_path / "one.xlsx", results, invented.run(*results))
    later = msgspec.structs.replace(
        invented.run(*results),
        inputs=tuple(msgspec.structs.replace(each, seconds=9.0) for each in invented.run(*results).inputs),
    )
    workbook.write(tmp_path / "two.xlsx", iter(results), later)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_the_guide_accounts_for_every_input(tmp_path: pathlib.Path) -> None:
    book = written(tmp_path / "w.xlsx", invented.results())
    found = [[cell.value for cell in row[:3]] for row in book["안내"].iter_rows()]
    assert ["나래구-2022.pdf", "확인 필요", None] in found
    assert ["빈파일.pdf", "실패", "the file is empty"] in found


def test_no_reports_give_a_workbook_all_the_same(tmp_path: pathlib.Path) -> None:
    book = written(tmp_path / "w.xlsx")
    assert tuple(book.sheetnames) == NAMES
    assert book["공약"].tables["공약"].ref.endswith("2")


def test_a_workbook_open_elsewhere_is_not_overwritten(tmp_path: pathlib.Path) -> None:
    (tmp_path / "w.xlsx").write_bytes(b"old")
    (tmp_path / "~$w.xlsx").touch()
    with pytest.raises(OutputError, match="open in another program"):
        written(tmp_path / "w.xlsx", invented.results())
    assert (tmp_path / "w.xlsx").read_bytes() == b"old"


def test_a_failure_half_way_leaves_the_old_workbook(tmp_path: pathlib.Path) -> None:
    (tmp_path / "w.xlsx").write_bytes(b"old")

    def broken() -> Iterator[ReportRecords]:
        yield invented.results(pledges=600)
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="the disk is full"):
        workbook.write(tmp_path / "w.xlsx", broken(), invented.run())
    assert (tmp_path / "w.xlsx").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["w.xlsx"]


def test_the_archive_is_well_formed_and_timeless(tmp_path: pathlib.Path) -> None:
    written(tmp_path / "w.xlsx", hostile("]]>&<\"'"))
    with zipfile.ZipFile(tmp_path / "w.xlsx") as archive:
        assert archive.testzip() is None
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not re.search(rb"20[2-9][0-9]-[0-9]{2}-[0-9]{2}T", archive.read("docProps/core.xml"))


def test_every_field_of_a_pledge_is_in_some_sheet() -> None:
    # What a pledge holds and no sheet shows would be lost on an auditor.
    elsewhere = {"schema", "report_id", "ordinal", "source_map", "id"}
    shown = {field.source for sheet in SHEETS for field in sheet.fields} | {
        "goals", "overview", "targets", "investment", "execution", "achievements", "plans", "press", "contacts",
        "pages", "budget",
    }  # fmt: skip
    assert set(Pledge.__struct_fields__) - elsewhere <= shown | {"title"}
    assert {"text", "mark", "label", "value", "subject", "amounts"} <= shown & set(Node.__struct_fields__)
