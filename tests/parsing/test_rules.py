"""Each rule alone, in strict mode: what it takes, and what it refuses; and the grammars of every profile."""

from __future__ import annotations

import functools
import re

import pytest
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from extractor.parsing.inline import STARTS, Inline
from extractor.parsing.page import PageGrammar, bullet_ranks
from extractor.parsing.tables import cells_of
from extractor.parsing.vocabulary import inline_grammar, page_grammar
from extractor.profile import load, names
from tests.parsing.case import PROFILE, rule

SECTIONS = {
    "goals": "□ 정책목표",
    "overview": "□ 사업개요",
    "targets": "□ 연차별 추진목표",
    "investment": "□ 연차별 투자계획",
    "execution": "□ 연차별 집행액",
    "achievements": "□ 추진실적",
    "plans": "□ 향후계획",
    "unknown": "□ 추진배경",
    "title": "## 마을 도서관 건립",
}
LINES = "가\n○ 나\n  - 다\n\n구분\t2018\n계\t1\n\n(단위 : 백만원)\n새벽일보(2020. 7. 24.)\n총괄부서\t담당: 가나다\n"

PAGE: dict[str, tuple[list[str], list[str]]] = {
    "document": (["", "\n\n", "가\n", "□ 정책목표\n", f"{LINES}## 가\n□ 나\n{LINES}", "\t\n", "  (가)\n"], []),
    **{
        name: (
            [f"{heading}\n", f"{heading}\n\n{LINES}"],
            ["", "가\n", f"가\n{heading}\n", f"{heading}\n{heading}\n", "공약출처\t\n"],
        )
        for name, heading in SECTIONS.items()
    },
    "grid": (
        ["공약출처\t사업유형\n", f"공 약 출 처\t\t신규\n가\t✓\n\n{LINES}"],
        ["공약출처\n", "사업유형\t공약출처\n", "□ 정책목표\n"],
    ),
    "item": (
        ["- 가\n", "- 가\n  (나)\n", "- 가  \n나\n", "○ 가\n  - 나\n    ▶ 다\n  - 라\n", "- 가\n▶ 나\n"],
        ["", "가\n", "- 가\n- 나\n", "- 가\n나\n", "- 가\n\t\n"],
    ),
    "opening": (
        ["공약출처\t사업유형\n", "관리번호\t\t\t1\n"],
        ["가\t공약출처\n", "공약출처\n", "공약출처\t가\n나\t다\n"],
    ),
    "staff_row": (["총괄부서\t지역과장: 가나다\t\n"], ["총괄부서: 가나다\n", "가\t총괄부서\n"]),
    "row": (
        [
            "\t\n",
            "\t\t\t\n",
            "가\t나\n",
            "\t가\n",
            "가\t\n",
            "구분\t계\t2018\n",
            "계\t1,000\t-\t △5 \t\n",
            "가\t \t나\n",
            "  \t가\n",
        ],
        ["", "\n", "가\n", "가\t나\n다\t라\n"],
    ),
}
INLINE: dict[str, tuple[list[str], list[str]]] = {
    "phrase": (
        ["", " ", "가", "2018년 가 3회 5백만원", "'", "△", "1 2 3", "가\n나", "~ / ( ) . ,", "2018. 7. 17. ~ "],
        [],
    ),
    "period": (
        [
            "2018",
            "2018.",
            "2018년",
            "'18",
            "2022. 6.",
            "2022.6월",
            "2022년 6월",
            "2022년 상반기",
            "2021년 3분기",
            "2022. 6. 30.",
        ],
        ["", "계", "2018 ~ 2019", "가 2018", "2018 가"],
    ),
    "moment": (
        ["2018년", "'18. 7.", "'18. 7. 17.", "2022. 9 하반기", "2022년 6월 말", "'19. 3. 4.(월)"],
        ["", "2018.", "7. 17.", "2018. 7. 17. ~ 8. 13."],
    ),
    "until": (["2018년", "'18. 7.", "'18. 7. 17."], ["", "8. 13.", "'18. 7. ~ 8."]),
    "later": (["8. 13.", "15.", "12.", "하반기", "4분기", "8월 3일"], ["", "2018.", "가"]),
    "next": (["8. 13.", "15.", "12.", "하반기", "4분기", "8월 3일"], ["", "2018.", "가", "8. 13. ~ 15."]),
    "other": (["8. 13.", "8. 13. ~ 15.", "12. 3. ~ '20. 1. 3."], ["", "~ 15.", "2018. 8. 13."]),
    "span": (
        ["'18. 7. 17. ~ 8. 13", "'20. 7. 13. ~ '21. 1.", "2022년", "2022. 4. ~ 12."],
        ["~ 8. 13", "'18. 7. 17. ~ ", "8. 13."],
    ),
    "dates": (
        ["'19. 6. 27./8. 8./10. 1.", "'19. 6. 27., '20. 1. 3.", "'18. 7. 17."],
        ["/8. 8.", "'19. 6. 27./", "6. 27./8. 8."],
    ),
    "amount": (
        ["258백만 원", "1억 2,500만원", "12.5억원", "△3천원", "0원"],
        ["", "258", "백만원", "258백만", "1억 2,500만원 가"],
    ),
    "part": (["258", "258백만", "12.5억", "2,500 만"], ["", "억", "258원"]),
    "title": (["가", "1-3. 가", "12 가", "3.5 가", "I-①-1 가", " 가"], ["", "\n"]),
    "staff": (["", "총괄부서", "총괄부서 지역과장: 가나다 ☎1234", "담당부서: 지역과 / 과장: 가나다(☎02-1)", "?!"], []),
    "person": (["지역과장: 가나다 ☎5451", "담당: 가나", "과장 가나다(☎02-123-4567)"], ["", "가나다", "☎5451", "담당:"]),
}


NAMED = {"until": "moment", "other": "span"}  # rules whose trees have another's name


def _cases(lists: dict[str, tuple[list[str], list[str]]], good: bool) -> list[tuple[str, str]]:
    return [(start, text) for start, both in lists.items() for text in both[0 if good else 1]]


@functools.cache
def _lark(start: str) -> Lark:
    grammar = inline_grammar(PROFILE)
    return Lark(grammar, parser="lalr", lexer="contextual", start=start, strict=True, g_regex_flags=re.MULTILINE)


def _inline(start: str, text: str) -> Tree[Token]:
    return _lark(start).parse(text)  # pyright: ignore[reportUnknownMemberType]: lark's own gap


@pytest.mark.parametrize(("start", "text"), _cases(PAGE, good=True))
def test_a_rule_takes_lines(start: str, text: str) -> None:
    assert rule(start).parse(text).data == start


@pytest.mark.parametrize(("start", "text"), _cases(PAGE, good=False))
def test_a_rule_refuses_lines(start: str, text: str) -> None:
    with pytest.raises(UnexpectedInput):
        rule(start).parse(text)


@pytest.mark.parametrize(("start", "text"), _cases(INLINE, good=True))
def test_a_rule_takes_a_stretch(start: str, text: str) -> None:
    assert _inline(start, text).data == NAMED.get(start, start)


@pytest.mark.parametrize(("start", "text"), _cases(INLINE, good=False))
def test_a_rule_refuses_a_stretch(start: str, text: str) -> None:
    with pytest.raises(UnexpectedInput):
        _inline(start, text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("구분\t계\t2018\t임기후\n", ["CORNER", "TOTAL", "PERIOD", "PERIOD"]),
        ("\t계획액\t확 보 액\n", [None, "MEASURE", "MEASURE"]),
        ("구비\t1,000\t-\t△5\t(3)\n", ["FUNDING", "NUMBER", "DASH", "NUMBER", "NUMBER"]),
        ("신규\t계속\t완료\t보류\n", ["KIND", "KIND", "STATUS", "STATUS"]),
        ("사업유형\t소요예산\t추진중\n", ["FIELD", "FIELD", "FIELD"]),
        ("✓\t\t○\t해당됨\n", ["MARK", None, "MARK", "MARK"]),
        ("기타 재원\t2개소\t35%\n", ["TEXT", "TEXT", "TEXT"]),
        ("새벽일보(2020. 7. 24.)\t저녁신문(2020. 7. 25.)\n", ["CAPTION_CELL", "CAPTION_CELL"]),
    ],
)
def test_the_most_telling_terminal_takes_a_cell(text: str, kinds: list[str | None]) -> None:
    cells = cells_of(rule("row").parse(text))
    assert [getattr(cell, "type", None) for cell in cells] == kinds


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("□ 추진실적\n", "achievements"),
        ("□ 추진실젹\n", "unknown"),
        ("추진실적\n", "achievements"),
        ("추진실젹\n", "PLAIN"),
        ("## 추진실젹\n", "title"),
        ("- 조례 제정(2019. 3. 4.)\n", "item"),
        ("새벽일보(2019. 3. 4.)\n", "CAPTION"),
        ("총괄부서 과장: 가나다\n", "STAFF"),
        ("총괄부서\t과장: 가나다\n", "staff_row"),
        ("단위 : 백만원\n", "UNIT"),
        ("가\t나\n", "row"),
    ],
)
def test_the_most_telling_rule_takes_a_line(line: str, kind: str) -> None:
    (taken,) = rule("document").parse(line).children
    assert getattr(taken, "type", None) == kind or getattr(taken, "data", None) == kind


@pytest.mark.parametrize("name", names())
def test_every_profile_compiles_strictly(name: str) -> None:
    profile = load(name)
    page = PageGrammar(page_grammar(profile), bullet_ranks(profile), strict=True)
    assert page.parse(f"가\n{profile.headings[0]} 나\n").data == "document"
    assert Inline(inline_grammar(profile), strict=True).parse("2018년", "phrase").data == "phrase"


def test_every_rule_has_its_lists() -> None:
    page = set(re.findall(r"^([a-z]\w*):", page_grammar(PROFILE), re.MULTILINE))
    inline = set(re.findall(r"^([a-z]\w*):", inline_grammar(PROFILE), re.MULTILINE))
    assert page == PAGE.keys()
    assert inline == INLINE.keys()
    assert set(STARTS) <= INLINE.keys()
