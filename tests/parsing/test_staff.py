"""The people in charge."""

from __future__ import annotations

import pytest

from tests.parsing.case import section, unplaced

Person = tuple[str, str, str | None]


def staff(line: str) -> tuple[str | None, list[Person], list[str]]:
    pledge = section("향후계획", f"○ 가\n{line}\n").pledge
    people = [(contact.role, contact.name, contact.phone) for contact in pledge.contacts]
    return pledge.department, people, unplaced(pledge)


@pytest.mark.parametrize(
    ("line", "department", "people"),
    [
        (
            "**총괄부서** 지역과장: 도하람 ☎5451 지역팀장: 서이든 ☎5452 담당: 문가온 ☎5455",
            "지역과",
            [("지역과장", "도하람", "5451"), ("지역팀장", "서이든", "5452"), ("담당", "문가온", "5455")],
        ),
        (
            "총괄부서\t지역과장: 도하람 ☎5451\t\t담당: 문가온 ☎5455",
            "지역과",
            [("지역과장", "도하람", "5451"), ("담당", "문가온", "5455")],
        ),
        ("총 괄 부 서 : 지역과장 : 도하람", "지역과", [("지역과장", "도하람", None)]),
        ("담당부서: 문화체육과 과장: 도하람 ☎700-7294", "문화체육과", [("과장", "도하람", "700-7294")]),
        (
            "담당자\t과장 도하람(☎02-700-7011)\t팀장 서이든(☎02-700-7012)",
            None,
            [("과장", "도하람", "02-700-7011"), ("팀장", "서이든", "02-700-7012")],
        ),
        ("총괄부서 감사담당관: 도하람 ☎02)700-5451", "감사담당관", [("감사담당관", "도하람", "02)700-5451")]),
        ("총괄부서 보건소장: 도하람 ☎1", "보건소", [("보건소장", "도하람", "1")]),
        ("총괄부서 과장: 도하람 ☎5451", None, [("과장", "도하람", "5451")]),
        ("총괄부서\t문화체육과", "문화체육과", []),
        ("총괄부서 담당: 문가온 ☎ 5455", None, [("담당", "문가온", "5455")]),
        (
            "\t지역과장: 도하람 ☎5451\t\t담당: 문가온 ☎5455",
            "지역과",
            [("지역과장", "도하람", "5451"), ("담당", "문가온", "5455")],
        ),
    ],
)
def test_a_line_of_staff(line: str, department: str | None, people: list[Person]) -> None:
    assert staff(line) == (department, people, [])


@pytest.mark.parametrize(
    "line", ["총괄부서 지역과장:도 하람 ☎7011", "총괄부서: ☎☎", "총괄부서\t☎\t:\t::", "총괄부서 과장: 가나다라마바"]
)
def test_what_is_no_person_stays_unplaced(line: str) -> None:
    _, people, strays = staff(line)
    assert people == []
    assert strays


def test_places() -> None:
    pledge = section("향후계획", "○ 가\n총괄부서 지역과장: 도하람 ☎5451 담당: 문가온 ☎5455\n").pledge
    assert {"/contacts/0", "/contacts/1", "/department"} <= pledge.source_map.keys()
    assert pledge.source_map["/department"] == pledge.source_map["/contacts/0"]
