"""The review of a comparison: its files, and what a person does with them in Chromium."""

from __future__ import annotations

import pathlib

import invented
import msgspec
import pytest
import review_case
from html_facts import facts
from playwright.sync_api import Page

from extractor.audit.compare import compare
from extractor.errors import OutputError
from extractor.records import Contact, Execution, ReportRecords
from extractor.writing import review

OLD, NEW = "aaaaaaaaaaaa", "bbbbbbbbbbbb"


def edition(folder: pathlib.Path, report_id: str, year: int) -> ReportRecords:
    """A report whose second pledge is this year's news."""
    old = report_id == OLD
    spent = invented.pledge().execution
    if not old:
        spent = (*spent[:-1], Execution(funding="계", period="2021", period_text="2021", executed_krw=12_345_678))
    first = invented.pledge(
        report_id,
        1,
        status="완료" if old else "일부추진",
        execution=spent,
        contacts=invented.pledge().contacts if old else (Contact(role="담당", name="새별", phone="5002"),),
    )
    second = invented.pledge(report_id, 2, title="옛 도서관 고치기" if old else "새 물놀이터 짓기", number=None)
    path = folder / f"{year}.pdf"
    made = review_case.printed(path, first, second)
    result = invented.of_pledges(*made, file=path.name, report_id=report_id)
    return msgspec.structs.replace(result, report=msgspec.structs.replace(result.report, as_of=str(year)), findings=())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    home = tmp_path_factory.mktemp("comparison")
    old, new = edition(home, OLD, 2021), edition(home, NEW, 2022)
    sources = {OLD: home / "2021.pdf", NEW: home / "2022.pdf"}
    review.write_comparison(home / "review", compare(old, new), (old, new), sources)
    return home / "review"


def test_every_link_leads_somewhere(made: pathlib.Path) -> None:
    known = {path: facts(path) for path in made.rglob("*.html")}
    assert len(known) == 1 + 1 + 2 * 3
    for path, found in known.items():
        assert len(found.ids) == len(set(found.ids))
        for link in found.links:
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), (path.name, link)
            assert not anchor or anchor in known[target].ids, (path.name, link)


def test_the_list_names_what_came_and_went(made: pathlib.Path) -> None:
    found = facts(made / "index.html")
    assert found.values("data-pledge") == {f"{NEW}-001", f"{NEW}-002", f"{OLD}-002"}
    assert {"pairs/001.html", f"{NEW}/002.html", f"{OLD}/002.html"} <= set(found.links)
    assert {"status-back", "restated", "contacts-gone", "added", "dropped"} <= found.values("data-rule")


def test_both_editions_stand_side_by_side(made: pathlib.Path) -> None:
    found = facts(made / "pairs" / "001.html")
    for pointer in ("title", "status", "achievements-1-children-0", "execution-4-executed_krw", "contacts-0"):
        assert {f"old-{pointer}", f"new-{pointer}"} <= set(found.ids)
    assert "old-contacts-1" in found.ids
    assert "new-contacts-1" not in found.ids
    # One unit for both: the smallest that either needs.
    assert "15,000,000" in found.text
    assert "12,345,678" in found.text
    assert f"../{OLD}/001.html#v-status" in found.links


def test_a_change_is_tied_to_both_editions(made: pathlib.Path) -> None:
    found = facts(made / "pairs" / "001.html")
    marks = {names["data-rule"]: names["data-marks"] for _, names in found.tags if "data-marks" in names}
    assert marks["status-back"] == "old-status new-status"
    assert marks["restated"] == "old-execution-4-executed_krw new-execution-4-executed_krw"


def test_a_folder_of_something_else_is_left_alone(tmp_path: pathlib.Path) -> None:
    (tmp_path / "diary.txt").write_text("kept", encoding="utf-8")
    old, new = edition(tmp_path, OLD, 2021), edition(tmp_path, NEW, 2022)
    with pytest.raises(OutputError, match="no review"):
        review.write_comparison(tmp_path, compare(old, new), (old, new), {})
    assert (tmp_path / "diary.txt").exists()


def test_keys_move_from_change_to_change(page: Page, made: pathlib.Path) -> None:
    page.goto((made / "pairs" / "001.html").as_uri())
    page.keyboard.press("n")
    assert page.locator("[aria-current=true]").get_attribute("id") == "f-1"
    lit = page.locator(".flash").evaluate_all("all => all.map(one => one.id)")
    assert lit == (page.locator("#f-1").get_attribute("data-marks") or "").split()
    assert "상태 후퇴" in page.locator(".now").inner_text()


def test_a_value_opens_its_page_in_the_review_of_its_report(page: Page, made: pathlib.Path) -> None:
    page.goto((made / "pairs" / "001.html").as_uri())
    page.locator("#old-press-0").click()
    page.wait_for_url(f"**/{OLD}/001.html#v-press-0")
    box, frame = page.locator("#b-press-0").bounding_box(), page.locator(".sheets").bounding_box()
    assert box
    assert frame
    assert frame["y"] < box["y"] < frame["y"] + frame["height"]


def test_the_list_is_filtered_by_kind(page: Page, made: pathlib.Path) -> None:
    page.goto((made / "index.html").as_uri())
    page.locator("[name=rule]").select_option("dropped")
    rows = [row for row in page.locator(".pledges tbody tr").all() if row.is_visible()]
    assert [row.get_attribute("data-pledge") for row in rows] == [f"{OLD}-002"]


@pytest.mark.parametrize("name", ["index.html", "pairs/001.html"])
def test_nothing_is_wider_than_the_window(page: Page, made: pathlib.Path, name: str) -> None:
    page.goto((made / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for pane in page.locator(".both, .wide").all():
        assert pane.evaluate("pane => pane.scrollWidth <= pane.clientWidth")
