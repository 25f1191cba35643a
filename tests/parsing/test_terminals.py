"""Each terminal alone: what it takes, and what it leaves to others."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.parsing.case import inline_terminals, page_terminals

LINES: dict[str, tuple[list[str], list[str]]] = {
    "GOALS": (
        [
            "□ 정책목표",
            "### 정책목표",
            "**정책목표**",
            "정 책 목 표",
            "□정책목표 ",
            "  ■ 공약목표:",
            "1. 정책목표",
            "가) 정책목표",
            "【사업목표】",
            "○ 정책목표",
            "Ⅰ. 정책목표",
            "② 정책목표(2022. 6. 30. 기준)",
        ],
        [
            "□ 정책목표를 세움",
            "  ○ 정책목표",
            "- 정책목표",
            "정책목표\t",
            "□ 정책목포",
            "####### 정책목표",
            "정책목표 없음",
        ],
    ),
    "OVERVIEW": (["□ 사업개요", "## □ 사업 개요", "공약내용"], ["사업개요: 없음", "- 사업개요"]),
    "TARGETS": (["□ 연차별 추진목표", "연도별추진목표"], ["연차별 추진목표 1", "연차별"]),
    "INVESTMENT": (
        [
            "□ 연차별 투자계획",
            "□ 연차별 투자계획 (단위 : 백만원)",
            "□ 투자계획(단위:천원)",
            "### 연차별 투자계획 [단위: 백만 원]",
        ],
        ["□ 연차별 투자계획 (백만원)", "투자계획서", "□ 연차별 투자계획 2018"],
    ),
    "EXECUTION": (["□ 연차별 집행액", "□ 연차별 집행액 <단위 : 백만원>"], ["집행액", "연차별 집행액은"]),
    "ACHIEVEMENTS": (
        ["□ 추진실적", "## □ 추진실적", "추 진 실 적", "Ⅱ 추진성과"],
        ["□ 추진실젹", "추진실적: '18. 7. 17."],
    ),
    "PLANS": (["**향후계획**", "□ 향후 계획", "** 향후계획 **"], ["향후계획 수립", "- 향후계획"]),
    "UNIT": (
        ["(단위 : 백만원)", "단위: 천원", "  [단 위:백만 원]", "(단위 백만원)", "<단위：원>"],
        ["(단위)", "단위 사업", "단위 백만원", "단위사업", "(백만원)", "단위 : 백만원 기준\t"],
    ),
    "STAFF": (
        ["총괄부서 지역과장: 가나다 ☎1234", "**총괄부서** 담당: 가나다", "총 괄 부 서 ☎12"],
        ["총괄부서 지역과", "○ 총괄부서: 지역과", "지역과장: 가나다 ☎1234"],
    ),
    "CAPTION": (
        [
            "새벽일보(2020. 7. 24.)",
            "<p>새벽일보(2020. 7. 24.)</p>",
            "샛별 뉴스 ('19.3.1.)",
            "### 새벽일보(2020년 7월 24일)",
            "새벽일보( 2020. 7. 24 )",
        ],
        [
            "새벽일보(2020. 7.)",
            "새벽일보 2020. 7. 24.",
            "(2020. 7. 24.)",
            "새벽일보(구청)(2020. 7. 24.)",
            "2020. 7. 24.(금)",
            "가" * 50 + "(2020. 7. 24.)",
        ],
    ),
    "ITEM": (
        ["- 가", "○ 가", "○가", "  ▶내용: 가", "- ▶ 가", "※ 가", "-가", "* 가", "• 가", "  - 5% 감소"],
        ["-5% 감소", "*가*", "**가**", "- ", "-", "○ ", "가 - 나", "□ 가", "---"],
    ),
    "CONTINUATION": (["  가", "      (나)"], ["가", " 가", "  ", "  가\t나"]),
    "TITLE": (["## 가", "# 1-1. 가"], ["### 가", "##가", "## ", "가", "##   ", " ## 가"]),
    "UNKNOWN": (
        ["### 가", "###### 가", "**가**", "□ 가", "## □ 추진실젹", "  ■ 가", "**추진 배경** "],
        ["## 가", "####### 가", "**가** 나", "□", "가", "**가*나**", "###가"],
    ),
    "PLAIN": (["가", "  가", "-", "□"], ["", "가\t나", "\t"]),
    "BLANK": (["", "   "], ["가", "\t", " - "]),
}

CELLS: dict[str, tuple[list[str], list[str]]] = {
    "PERIOD": (
        [
            "2018",
            "2018년",
            "2018 년도",
            "'18",
            "’18년",
            "2022.6월",
            "2022. 6.",
            "2022년 6월",
            "2022년6월",
            "2022. 6월말",
            "2022 상반기",
            "2022년 하반기",
            "2021. 3분기",
            "2021년 3/4분기",
            "임기후",
            "임 기 후",
            "기투자",
            "2018.",
            " 2018 ",
        ],
        ["18", "계", "2018~2022", "2018년 예산", "2,018", "20188", "2018명", "218", "2018년 6월 30일", "임기", "1818"],
    ),
    "TOTAL": (["계", "합계", "합 계", "총계"], ["소계", "계획", "합계액"]),
    "MEASURE": (["계획액", "확 보 액", "집행액", "계획"], ["계획서", "확보율", "계"]),
    "CORNER": (["구분", "구 분", "단위사업", "재원별"], ["구분표", "단위당"]),
    "KIND": (["신규", "계 속", "지속(기추진)"], ["신규사업", "계속사업비"]),
    "STATUS": (["완료", "이행후계속추진", "이행 후 계속 추진", "정상"], ["완료함", "추진중", "미완료"]),
    "FIELD": (["공약출처", "사업 유형", "소요예산", "추진중"], ["예산", "사업유형표"]),
    "FUNDING": (["국비", "구 비", "민간"], ["구비서류", "외부재원"]),
    "DASH": (["-", "–", "—", "ㅡ", " - "], ["--", "-5", "가"]),
    "MARK": (["✓", "V", "○", "□", "해당됨", "해당 없음"], ["✓✓", "Vv", "가", "-"]),
    "NUMBER": (
        [
            "0",
            "2,505",
            "1,234,567",
            "12.5",
            "-35",
            "△35",
            "▲ 35",
            "(35)",
            "( 1,200 )",
            "9,327-",
            "1, 234",
            "1 234",
            "35 -",
            "−5",
            "１２",
        ],
        ["", "-", "백", "35백만원", "2018년", "1/2", "35%", "약 35", "3개", "△"],
    ),
    "TEXT": (["가", "2개소 조성", "-5%", "가 나"], ["", "  "]),
    "CAPTION_CELL": (["새벽일보(2020. 7. 24.)", "<p>새벽일보(2020. 7. 24.)</p>"], ["새벽일보", "새벽일보(2020. 7.)"]),
}
FIRST_CELLS: dict[str, tuple[list[str], list[str]]] = {
    "OPENING": (["공약출처", "공 약 출 처", "관리번호"], ["출처", "사업유형"]),
    "STAFF_CELL": (["총괄부서", "총괄 부서", "담당부서"], ["부서", "총괄부서장"]),
}

INLINE: dict[str, tuple[list[str], list[str]]] = {
    "YEAR": (
        ["'18.", "’18.", "'18년", "2018년", "2018년도", "2018 년"],
        ["18.", "2018", "2018년대", "2018년간", "1818년", "2018.3㎡", "'1"],
    ),
    "YEAR_ALONE": (["2018", "'18"], ["2018 가", "218", "18"]),
    "MONTH": (["7.", " 12월", " 7 월"], ["7", "가", " 7.125"]),
    "DAY": ([" 17.", " 17일", " 17", "1일"], [" 17.5", " 17명", "가"]),
    "HALF": ([" 상반기", "하반기"], ["전반기", "상 반기"]),
    "QUARTER": (["3분기", " 3/4분기", "3 / 4 분기"], ["5분기", "3/5분기", "분기"]),
    "NOISE": ([" 말", " 초", "(월)", " (금).", "하반기"], ["말까지", "(가)", "초등학교"]),
    "_TO": ([" ~ ", "∼", " 〜 "], ["-", "~"]),
    "_AND": (["/", " / ", ", "], ["/", "~"]),
    "LATER_MONTH": (["8.", "11월"], ["8", "가"]),
    "LATER": (["15.", "8월", "3일", "13"], ["13명", "가"]),
    "LATER_YEAR": (["2019", "'19", "'19 년"], ["19", "1819", "2019년도"]),
    "AMOUNT": (
        [
            "5,525백만 원",
            "7,000천원",
            "1억 2,500만원",
            "12.5억원",
            "3조 원",
            "△5백만원",
            "- 300천원",
            "0원",
            "1억2천만원",
        ],
        ["5,525백만", "38개 업체", "원", "만원", "500원탁", "구비 5천"],
    ),
    "MINUS": (["△", "-", "−"], ["+", "1"]),
    "FIGURE": (["1", " 2,500", "12.5"], ["가", ",5", "."]),
    "SCALE": (["억", " 백만", "천", "십억", " 조"], ["원", "개", "1"]),
    "_WON": (["원", " 원"], ["달러", "만"]),
    "COUNT": (
        ["38개 업체", "3회", "1,200명", "12개소", "5건", "2개", "999999999999곳"],
        ["3개월", "3개년", "회", "3회계", "1,20명", "1234567890123곳", "3㎡", "3명이"],
    ),
    "ORDINAL": (["1-3. ", "12. ", "12) ", "I-①-1 ", "A1-2) ", "3. "], ["1234. ", "3.5", "가. ", "12"]),
    "WORDS": (["가나 ", "1", "1가"], [""]),
    "HEAD": (["총괄부서", "**총괄부서**:", "총 괄 부 서 :"], ["부서", "가 총괄부서"]),
    "ROLE": (["지역과장", "담당"], ["지역과장:", "총무 과장"]),
    "NAME": ([": 가나다", "：가나", " 가나다라", "가나다"], ["가", "가나다라마바", "김A"]),
    "PHONE": ([" ☎5451", "(☎02-123-4567)", " (02)123-4567", "☎ : 1234"], ["☎", "전화", " 가"]),
    "DEPARTMENT": (["지역경제과", "문화·관광과", "보건소", "AI전략팀"], ["지역경제", "과", "과장 가"]),
}
# What stands behind a string that looks ahead, and before one that looks behind.
AROUND = {
    "_TO": ("", "8. 13."),
    "_AND": ("", "8. 8."),
    "LATER_MONTH": ("", "13."),
    "ROLE": ("", ": 가나다"),
    "NAME": ("", " ☎"),
    "ORDINAL": ("", "가"),
    "REST": ("", "\n"),
}
SELF_EVIDENT = {"_TAB", "NL", "REST", "_OTHER"}


def _cases(lists: dict[str, tuple[list[str], list[str]]], good: bool) -> list[tuple[str, str]]:
    return [(name, text) for name, both in lists.items() for text in both[0 if good else 1]]


@pytest.mark.parametrize(("name", "line"), _cases(LINES, good=True))
def test_a_line_is_taken_whole(name: str, line: str) -> None:
    before = "가  \n" if name == "CONTINUATION" else "가\n"
    match = page_terminals()[name].match(f"{before}{line}\n나\n", len(before))
    assert match
    assert match[0] == f"{line}\n"


@pytest.mark.parametrize(("name", "line"), _cases(LINES, good=False))
def test_a_line_is_left(name: str, line: str) -> None:
    assert page_terminals()[name].match(f"가\n{line}\n나\n", 2) is None


def test_a_line_goes_on_without_indentation_after_two_spaces_at_its_end() -> None:
    assert page_terminals()["CONTINUATION"].match("- 가  \n(나)\n", 6)
    assert page_terminals()["CONTINUATION"].match("- 가 \n(나)\n", 5) is None


@pytest.mark.parametrize(("name", "cell"), _cases(CELLS, good=True))
@pytest.mark.parametrize(("before", "behind"), [("", "\t나\n"), ("가\t", "\t나\n"), ("\t", "\n"), ("가\t나\t ", " \n")])
def test_a_cell_is_taken_up_to_its_end(name: str, cell: str, before: str, behind: str) -> None:
    line = f"{before}{cell}{behind}"
    match = page_terminals()[name].match(line, len(before.rstrip(" ")))
    assert match
    assert match[0].strip() == cell.strip()
    assert line[match.end()] in "\t\n"


@pytest.mark.parametrize(("name", "cell"), _cases(CELLS, good=False))
def test_a_cell_is_left(name: str, cell: str) -> None:
    assert page_terminals()[name].match(f"가\t{cell}\t나\n", 2) is None


@pytest.mark.parametrize(("name", "cell"), _cases(FIRST_CELLS, good=True))
def test_the_first_cell_of_a_line_is_taken(name: str, cell: str) -> None:
    match = page_terminals()[name].match(f"{cell}\t나\n")
    assert match
    assert match[0] == cell


@pytest.mark.parametrize(("name", "cell"), _cases(FIRST_CELLS, good=False))
def test_another_first_cell_is_left(name: str, cell: str) -> None:
    assert page_terminals()[name].match(f"{cell}\t나\n") is None


@pytest.mark.parametrize("name", FIRST_CELLS)
def test_what_opens_a_line_stands_in_no_later_cell_and_on_no_line_without_cells(name: str) -> None:
    word = FIRST_CELLS[name][0][0]
    assert page_terminals()[name].match(f"가\t{word}\t나\n", 2) is None
    assert page_terminals()[name].match(f"{word}\n") is None


@pytest.mark.parametrize(("text", "length"), [("\t가", 1), ("\t \t", 2), ("\t  \n", 3), ("  \t가", 3), (" 가\t", None)])
def test_a_cell_of_spaces_alone_belongs_to_its_tab(text: str, length: int | None) -> None:
    match = page_terminals()["_TAB"].match(text)
    assert (match.end() if match else None) == length


@pytest.mark.parametrize(("name", "text"), _cases(INLINE, good=True))
def test_a_stretch_of_a_line_is_taken_whole(name: str, text: str) -> None:
    before, behind = AROUND.get(name, ("", ""))
    match = inline_terminals()[name].match(f"{before}{text}{behind}", len(before))
    assert match
    assert match[0] == text


@pytest.mark.parametrize(("name", "text"), _cases(INLINE, good=False))
def test_a_stretch_of_a_line_is_left_or_cut(name: str, text: str) -> None:
    match = inline_terminals()[name].match(text)
    assert match is None or match[0] != text


def test_every_terminal_has_its_lists() -> None:
    tried = LINES.keys() | CELLS.keys() | FIRST_CELLS.keys() | INLINE.keys() | SELF_EVIDENT
    assert tried == page_terminals().keys() | inline_terminals().keys()


def test_no_terminal_and_no_page_is_slow_on_any_line() -> None:
    """Two quantifiers side by side or inside one another take minutes or years here; linear ones, seconds."""
    command = [sys.executable, "-m", "tests.parsing.pathological"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.endswith("done\n"), done.stdout
