"""연차별 추진목표."""

from __future__ import annotations

from extractor.parsing.parsed import ParsedPledge
from tests.parsing.case import section, unplaced


def targets(parsed: ParsedPledge) -> list[tuple[str, str, str]]:
    return [(row.unit, row.period, row.text) for row in parsed.pledge.targets]


def test_a_record_for_each_cell_that_is_not_empty() -> None:
    parsed = section("연차별 추진목표", "\n단위사업\t2018\t2022.6월\t임기후\n도서관\t착공\t\t운영\n행사\t\t3회\t-\n")
    assert targets(parsed) == [
        ("도서관", "2018", "착공"),
        ("도서관", "after_term", "운영"),
        ("행사", "2022-06", "3회"),
        ("행사", "after_term", "-"),
    ]
    assert [row.period_text for row in parsed.pledge.targets] == ["2018", "임기후", "2022.6월", "임기후"]
    assert unplaced(parsed.pledge) == []


def test_periods_down_and_units_across() -> None:
    parsed = section("연차별 추진목표", "\n구분\t도서관\t행사\n2018\t착공\t\n2019\t개관\t3회\n")
    assert targets(parsed) == [("도서관", "2018", "착공"), ("도서관", "2019", "개관"), ("행사", "2019", "3회")]
    assert unplaced(parsed.pledge) == []


def test_a_unit_that_spans_two_rows_is_of_both() -> None:
    parsed = section("연차별 추진목표", "\n단위사업\t2018\t2019\n도서관\t설계\t착공\n\t용역\t\n")
    assert targets(parsed) == [("도서관", "2018", "설계"), ("도서관", "2019", "착공"), ("도서관", "2018", "용역")]


def test_a_table_over_two_pages_with_and_without_its_head() -> None:
    head, rows = "단위사업\t2018\n", ["도서관\t착공\n", "행사\t3회\n"]
    for again in ("", head):
        parsed = section("연차별 추진목표", f"\n{head}{rows[0]}\n{again}{rows[1]}")
        assert targets(parsed) == [("도서관", "2018", "착공"), ("행사", "2018", "3회")]
        assert unplaced(parsed.pledge) == []


def test_a_period_of_no_known_form_is_kept_as_printed_and_told() -> None:
    parsed = section("연차별 추진목표", "\n단위사업\t2018\t20212\n도서관\t착공\t개관\n")
    assert targets(parsed) == [("도서관", "2018", "착공"), ("도서관", "20212", "개관")]
    assert unplaced(parsed.pledge) == ["20212"]


def test_a_table_without_periods_is_not_read() -> None:
    parsed = section("연차별 추진목표", "\n가\t나\n다\t라\n")
    assert targets(parsed) == []
    assert unplaced(parsed.pledge) == ["가 나", "다 라"]


def test_a_table_of_money_under_a_garbled_heading_is_none() -> None:
    table = "\n(단위 : 백만원)\n구분\t2018\n구비\t3\n"
    parsed = section("연차별 추진목표", f"\n단위사업\t2018\n도서관\t착공\n\n연차별 투자계흭\n{table}")
    assert targets(parsed) == [("도서관", "2018", "착공")]
    assert unplaced(parsed.pledge) == ["연차별 투자계흭", "(단위 : 백만원)", "구분 2018", "구비 3"]
