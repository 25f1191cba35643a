"""The review in a real headless Chromium: what a person clicks, presses and prints."""

from __future__ import annotations

import itertools
import pathlib
import unicodedata

import invented
import msgspec
import pypdfium2
import pytest
import review_case
from playwright.sync_api import Browser, Locator, Page

from extractor.records import SourcePlace
from extractor.writing import review

REPORT = "0123456789ab"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    home = tmp_path_factory.mktemp("review")
    pledges = [invented.pledge(ordinal=ordinal) for ordinal in (1, 2, 3)]
    result = review_case.report(home / "나래구.pdf", *pledges)
    review.write(home / "review", [result], {REPORT: home / "나래구.pdf"})
    return home / "review"


def address(made: pathlib.Path, name: str) -> str:
    return (made / REPORT / name).as_uri()


def inside(outer: Locator, inner: Locator) -> bool:
    """Whether the middle of `inner` can be seen in `outer`."""
    frame, box = outer.bounding_box(), inner.bounding_box()
    assert frame
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return (
        frame["x"] <= middle[0] <= frame["x"] + frame["width"]
        and frame["y"] <= middle[1] <= frame["y"] + frame["height"]
    )


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    apart = (
        one["x"] + one["width"] <= other["x"] + 0.5
        or other["x"] + other["width"] <= one["x"] + 0.5
        or one["y"] + one["height"] <= other["y"] + 0.5
        or other["y"] + other["height"] <= one["y"] + 0.5
    )
    return not apart


def current(page: Page) -> str | None:
    return page.locator("[aria-current=true]").get_attribute("id")


@pytest.mark.parametrize("name", ["../index.html", "index.html", "001.html", "002.html"])
def test_a_page_loads_with_its_style_and_script(page: Page, made: pathlib.Path, name: str) -> None:
    page.goto(address(made, name))
    assert page.locator(".top").evaluate("top => getComputedStyle(top).backgroundColor") == "rgb(34, 48, 63)"
    if name != "../index.html":
        assert page.locator(".tools").is_visible()
    assert page.locator("h1").first.is_visible()


def test_the_pictures_are_drawn(page: Page, made: pathlib.Path) -> None:
    """Without its <image> the same stretch of the window looks different."""
    page.goto(address(made, "001.html"))
    stretch = {"x": 60.0, "y": 160.0, "width": 300.0, "height": 400.0}
    with_picture = page.screenshot(clip=stretch)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('svg image').forEach(image => image.setAttribute('href', ''))")
    assert page.screenshot(clip=stretch) != with_picture  # type: ignore[arg-type]


def test_a_click_on_a_value_shows_its_box(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    sheets, box = page.locator(".sheets"), page.locator("#b-press-0")
    assert not inside(sheets, box)
    page.locator("#v-press-0").click()
    assert inside(sheets, box)
    assert "flash" in (box.get_attribute("class") or "")
    assert page.url.endswith("#b-press-0")


def test_a_click_on_a_box_shows_its_record(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    records, value = page.locator(".records"), page.locator("#v-contacts-1")
    assert not inside(records, value)
    page.locator("#b-contacts-1 rect").click()
    assert inside(records, value)
    assert "flash" in (value.get_attribute("class") or "")
    assert value.evaluate("value => value === document.activeElement")


def test_a_value_and_its_boxes_light_up_together(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    page.locator("#v-title").hover()
    assert "lit" in (page.locator("#b-title").get_attribute("class") or "")
    page.locator("h1").hover()
    assert "lit" not in (page.locator("#b-title").get_attribute("class") or "")


@pytest.mark.parametrize(("forward", "back"), [("n", "p"), ("j", "k"), ("ArrowRight", "ArrowLeft")])
def test_keys_move_from_finding_to_finding(page: Page, made: pathlib.Path, forward: str, back: str) -> None:
    page.goto(address(made, "001.html"))
    seen: list[str | None] = []
    for key in (forward, forward, forward, back):
        page.keyboard.press(key)
        seen.append(current(page))
    assert seen == ["f-1", "f-2", "f-3", "f-2"]
    assert inside(page.locator(".records"), page.locator("#v-achievements-0"))
    assert inside(page.locator(".sheets"), page.locator(".outline.current .frame"))
    assert "2/4" in page.locator(".now").inner_text()
    assert "날짜는 1개입니다" in page.locator(".now").inner_text()


def test_past_the_first_finding_comes_the_pledge_before(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "003.html"))
    page.locator("[value=info]").uncheck()
    page.locator("h1").click()
    page.keyboard.press("p")
    page.wait_for_url("**/001.html?*")
    assert current(page) == "f-3"
    assert not page.locator("[value=info]").is_checked()
    page.keyboard.press("n")
    assert "마지막" in page.locator(".now").inner_text()


def test_a_link_from_the_report_opens_its_finding(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "index.html"))
    page.locator(".issues a").nth(1).click()
    page.wait_for_url("**/001.html*#f-2")
    assert current(page) == "f-2"
    assert inside(page.locator(".sheets"), page.locator(".outline.current .frame"))


@pytest.mark.parametrize("name", ["v-press-0", "v-achievements-1-dates-0", "v-execution-3", "v-contacts"])
def test_a_link_from_elsewhere_opens_record_and_page(page: Page, made: pathlib.Path, name: str) -> None:
    page.goto(f"{address(made, '001.html')}#{name}")
    assert inside(page.locator(".records"), page.locator(".records .flash").last)
    if name != "v-contacts":
        assert inside(page.locator(".sheets"), page.locator(".spot.flash").first)


def test_a_pledge_that_begins_far_down_a_page_is_shown_from_there(page: Page, tmp_path: pathlib.Path) -> None:
    (printed,) = review_case.printed(tmp_path / "a.pdf", invented.pledge())
    low = SourcePlace(page=1, box=(60.0, 700.0, 200.0, 712.0), line=1)
    moved = msgspec.structs.replace(printed, source_map={**printed.source_map, "/title": (low,)})
    review.write(tmp_path / "review", [invented.of_pledges(moved)], {REPORT: tmp_path / "a.pdf"})
    page.goto((tmp_path / "review" / REPORT / "001.html").as_uri())
    box, frame = page.locator("#b-title").bounding_box(), page.locator(".sheets").bounding_box()
    assert box
    assert frame
    assert frame["y"] < box["y"] < frame["y"] + 100


def test_keys_can_be_turned_off(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    page.locator("[name=keys]").uncheck()
    page.keyboard.press("n")
    assert page.locator("[aria-current=true]").count() == 0


def test_keys_do_nothing_while_typing(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    page.keyboard.press("/")
    page.keyboard.type("njpk")
    assert page.locator("[name=q]").input_value() == "njpk"
    assert page.locator("[aria-current=true]").count() == 0


def test_filters_hide_findings_on_page_and_list(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    page.locator("[value=warning]").uncheck()
    assert visible(page.locator(".finding")) == ["f-1", "f-4"]
    assert visible(page.locator(".outline"), "data-finding") == ["f-4", "f-1"]
    page.locator("[name=rule]").select_option("underfunded")
    assert visible(page.locator(".finding")) == ["f-4"]
    page.locator("[value=info]").uncheck()
    assert visible(page.locator(".finding")) == []
    assert page.locator(".filtered").is_visible()


def visible(found: Locator, name: str = "id") -> list[str | None]:
    return [element.get_attribute(name) for element in found.all() if element.is_visible()]


def test_the_report_filters_pledges_and_findings(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "index.html"))
    rows = page.locator(".pledges tbody tr")
    page.locator("[name=status]").select_option("일부추진")
    assert visible(rows, "data-pledge") == ["2"]
    assert visible(page.locator(".issues tbody tr"), "data-rule") == []
    page.locator("[name=status]").select_option("")
    page.locator("[name=rule]").select_option("count-dates")
    assert visible(rows, "data-pledge") == ["1"]
    assert visible(page.locator(".issues tbody tr"), "data-rule") == ["count-dates"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_search_sees_through_spacing_and_composition(page: Page, made: pathlib.Path, form: str) -> None:
    page.goto(address(made, "index.html"))
    page.locator("[name=q]").fill(unicodedata.normalize(form, "골 목정원 2 호"))  # type: ignore[arg-type]
    assert visible(page.locator(".pledges tbody tr"), "data-pledge") == ["2"]
    page.locator(".pledges a:visible").click()
    page.wait_for_url("**/002.html?q=*")
    assert page.locator(".value.hit").all_inner_texts() == ["골목 정원 2호 만들기"]


def test_search_on_a_pledge_goes_from_hit_to_hit(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    page.locator("[name=q]").fill("1,500천원")
    assert page.locator(".hit").count() == 1
    page.keyboard.press("Enter")
    assert page.locator("[name=hits]").inner_text() == "1/1"
    assert inside(page.locator(".records"), page.locator("#v-achievements-1-children-0"))
    assert inside(page.locator(".sheets"), page.locator("#b-achievements-1-children-0"))


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 700), (800, 1000)])
def test_nothing_overlaps(page: Page, made: pathlib.Path, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address(made, "001.html"))
    page.keyboard.press("n")
    frames = [page.locator(name).bounding_box() for name in (".top", ".tools", ".sheets", ".records", ".now")]
    assert all(frames)
    for one, other in itertools.combinations(frames, 2):
        assert not overlap(one, other)  # type: ignore[arg-type]
    for pane in ("html", ".sheets", ".records"):
        assert page.locator(pane).evaluate("pane => pane.scrollWidth <= pane.clientWidth"), pane
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize("selector", [".plate", ".chart text", ".value", ".finding", ".records h2", ".badge"])
def test_no_two_of_a_kind_overlap(page: Page, made: pathlib.Path, selector: str) -> None:
    page.goto(address(made, "001.html"))
    boxes = [element.bounding_box() for element in page.locator(selector).all() if element.is_visible()]
    assert len(boxes) > 2
    for one, other in itertools.combinations([box for box in boxes if box], 2):
        assert not overlap(one, other)  # type: ignore[arg-type]


def test_numbers_in_the_margin_cover_nothing_printed(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    printed = page.locator("#page-1 image").bounding_box()
    assert printed
    for plate in page.locator("#page-1 .plate").all():
        box = plate.bounding_box()
        assert box
        assert not overlap(box, printed)  # type: ignore[arg-type]


def test_the_page_can_be_enlarged(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    before = page.locator("#page-1 svg").bounding_box()
    page.locator("[name=zoom]").click()
    after = page.locator("#page-1 svg").bounding_box()
    assert before
    assert after
    assert after["width"] > 1.5 * before["width"]
    page.locator("#v-press-0").click()
    assert inside(page.locator(".sheets"), page.locator("#b-press-0"))


def test_the_first_tab_stop_skips_to_the_records(page: Page, made: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "records"


def test_it_prints(page: Page, made: pathlib.Path, tmp_path: pathlib.Path) -> None:
    page.goto(address(made, "001.html"))
    page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    texts = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    images = [len(list(document[at].get_objects(filter=[3]))) for at in range(len(document))]
    document.close()
    assert "골목 정원 1호 만들기" in texts[0]
    assert "단축키" not in "".join(texts)
    # The records come first, then the two page pictures, each whole on a page of its own.
    assert images[-2:] == [1, 1]
    assert sum(images) == 2
    assert len(texts) <= 5


def test_without_javascript_everything_is_shown_and_links_work(browser: Browser, made: pathlib.Path) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address(made, "001.html"))
    assert not page.locator(".tools").is_visible()
    assert page.locator(".finding").count() == 4
    page.locator("#v-press-0").click()
    assert inside(page.locator(".sheets"), page.locator("#b-press-0"))
    page.locator("#b-contacts-1 rect").click()
    assert inside(page.locator(".records"), page.locator("#v-contacts-1"))
    context.close()


def test_hostile_text_does_nothing(page: Page, tmp_path: pathlib.Path) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e"
    pledge = invented.pledge(title=hostile, department=hostile, status=hostile, kind='"><svg onload=alert(3)>')
    result = review_case.report(tmp_path / "a.pdf", pledge)
    review.write(tmp_path / "review", [result], {REPORT: tmp_path / "a.pdf"})
    for name in ("index.html", "001.html"):
        page.goto((tmp_path / "review" / REPORT / name).as_uri())
        assert "<script>alert(1)</script>" in page.locator("body").inner_text()
        assert page.locator("img, script:not([src])").count() == 0


def test_very_long_words_stay_in_their_place(page: Page, tmp_path: pathlib.Path) -> None:
    word = "가나다라마바사아자차" * 60
    result = invented.of_pledges(invented.pledge(title=word, department=word, status=word, kind=word))
    review.write(tmp_path / "review", [result], {})
    for name in ("index.html", "001.html"):
        page.goto((tmp_path / "review" / REPORT / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".records").evaluate("pane => pane.scrollWidth <= pane.clientWidth")
