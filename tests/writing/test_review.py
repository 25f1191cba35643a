"""The review's files, without a browser: see test_review_browser for what a person does with them."""

from __future__ import annotations

import pathlib
import re
import unicodedata
from collections.abc import Iterator

import invented
import msgspec
import pytest
import review_case
from html_facts import Facts, facts

from extractor.audit.rates import Rate
from extractor.errors import OutputError
from extractor.layout import LayoutText
from extractor.records import Budget, Contact, Pledge, SourcePlace, Unplaced
from extractor.writing import review
from extractor.writing.review.summary import percent

REPORT = "0123456789ab"

HOSTILE = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<!-- --><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp;amp; &#x3c;",
    "]]><![CDATA[",
    "</style><style>*{display:none}</style>",
    "가" * 3000,
    "https://example.invalid/a?b=<c>&d",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    home = tmp_path_factory.mktemp("review")
    pledges = [invented.pledge(ordinal=ordinal) for ordinal in (1, 2, 3)]
    result = review_case.report(home / "나래구.pdf", *pledges)
    review.write(home / "review", [result], {REPORT: home / "나래구.pdf"})
    return home / "review"


def files(folder: pathlib.Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def written(home: pathlib.Path, pledge: Pledge, text: str | None = None) -> Facts:
    """The page of a pledge of a text input (or of a report without a source)."""
    result = invented.of_pledges(pledge)
    source = {REPORT: LayoutText.from_text(text)} if text is not None else {}
    review.write(home / "review", [result], source)
    return facts(home / "review" / REPORT / "001.html")


def test_what_is_written(made: pathlib.Path) -> None:
    pages = [f"{REPORT}/{name}.html" for name in ("001", "002", "003", "index")]
    pictures = [f"{REPORT}/pages/{page:04}.webp" for page in range(1, 7)]
    assert list(files(made)) == [*pages, *pictures, "index.html", "review.css", "review.js"]


def test_every_link_leads_somewhere(made: pathlib.Path) -> None:
    known = {path: facts(path) for path in made.rglob("*.html")}
    for path, page in known.items():
        assert len(page.ids) == len(set(page.ids))
        for link in page.links:
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), (path.name, link)
            assert not anchor or anchor in known[target].ids, (path.name, link)


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(made: pathlib.Path) -> None:
    for path in made.rglob("*.html"):
        page = facts(path)
        assert not any(re.match(r"[a-z]+:|//", link) for link in page.links)
        assert not any(name == "style" or name.startswith("on") for _, names in page.tags for name in names)
        assert [names.get("src") for tag, names in page.tags if tag == "script"] != [None]
        assert "style" not in {tag for tag, _ in page.tags}
        policy = next(names["content"] for _, names in page.tags if names.get("http-equiv"))
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_every_value_leads_to_its_box_and_back(made: pathlib.Path) -> None:
    page = facts(made / REPORT / "001.html")
    values = {names["id"]: names["href"] for _, names in page.tags if names.get("class", "").startswith("value")}
    spots = {names["id"]: names["href"] for _, names in page.tags if names.get("class") == "spot"}
    pledge = invented.pledge()
    assert len(values) > 40
    assert {f"#{spot}" for spot in spots} == set(values.values())
    assert values["v-achievements-1-children-0"] == "#b-achievements-1-children-0"
    assert spots["b-investment-3-planned_krw"] == "#v-investment-3-planned_krw"
    assert values["v-sources-1"] == "#b-sources"
    assert spots["b-sources"] == "#v-sources"
    for text in (pledge.title, "가람일보(2020. 7. 24.)", "(뒷면 참조)", "120,000,000원", "2019-03-04 ~ 2019-03-06"):
        assert text in page.text


def test_the_boxes_stand_where_the_values_are_printed(made: pathlib.Path) -> None:
    html = (made / REPORT / "001.html").read_text(encoding="utf-8")
    spot = re.search(r'<a class="spot" id="b-achievements-1-children-0".*?</a>', html)
    assert spot
    x, y = (float(edge) for edge in re.search(r'<rect x="([\d.]+)" y="([\d.]+)"', spot.group()).groups())  # type: ignore[union-attr]
    # The fifth printed line of the pledge's second page, indented once.
    assert (x, y) == (72, 60 + 5 * 16)


def test_there_is_ink_in_every_box(made: pathlib.Path) -> None:
    from PIL import Image

    html = (made / REPORT / "002.html").read_text(encoding="utf-8")
    figures = re.findall(r'<figure class="sheet" id="page-(\d+)".*?</figure>', html, re.DOTALL)
    assert figures == ["3", "4"]
    for figure in re.finditer(r'<figure class="sheet" id="page-(\d+)".*?</figure>', html, re.DOTALL):
        with Image.open(made / REPORT / "pages" / f"{int(figure.group(1)):04}.webp") as picture:
            grey = picture.convert("L")
        rects = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/>', figure.group())
        assert len(rects) > 10
        for x, y, width, height in ([float(edge) for edge in rect] for rect in rects):
            box = tuple(round(edge * 110 / 72) for edge in (x, y, x + width, y + height))
            assert grey.crop(box).getextrema()[0] < 160


def test_other_outputs_can_link_to_records(made: pathlib.Path) -> None:
    page = facts(made / REPORT / "002.html")
    for pointer in (
        "/budget",
        "/targets/1",
        "/investment/0",
        "/execution/2",
        "/achievements/1",
        "/contacts/0",
        "/plans",
    ):
        file, _, anchor = review.link(f"{REPORT}-002", pointer).partition("#")
        assert file == f"{REPORT}/002.html"
        assert anchor in page.ids
    assert review.link(f"{REPORT}-002", None) == f"{REPORT}/002.html"


def test_findings_are_tied_to_record_and_page(made: pathlib.Path) -> None:
    page = facts(made / REPORT / "001.html")
    listed = [names for tag, names in page.tags if names.get("class", "").startswith("finding ")]
    assert [(names["data-severity"], names["data-rule"], names["data-value"]) for names in listed] == [
        ("error", "sum-periods", "v-investment-1-secured_krw"),
        ("warning", "count-dates", "v-achievements-0"),
        ("warning", "unplaced", "v-unplaced-0"),
        ("info", "underfunded", "v-investment-0-secured_krw"),
    ]
    outlines = [names for tag, names in page.tags if names.get("class", "").startswith("outline ")]
    assert {(names["class"], names["data-finding"]) for names in outlines} == {
        ("outline error", "f-1"),
        ("outline warning", "f-2"),
        ("outline warning", "f-3"),
        ("outline info", "f-4"),
    }


def test_the_next_finding_is_sought_in_other_pledges(made: pathlib.Path) -> None:
    third = facts(made / REPORT / "003.html")
    assert third.values("data-before-error") == {"001.html"}
    assert not third.values("data-after-error")


def test_the_report_page_lists_pledges_and_findings(made: pathlib.Path) -> None:
    page = facts(made / REPORT / "index.html")
    assert {"001.html", "002.html", "003.html", "001.html#f-1", "001.html#f-4"} <= set(page.links)
    search = [names["data-search"] for _, names in page.tags if "data-search" in names]
    assert len(search) == 3
    assert "마을정원조성지원금지급" in search[0]


def test_rates_name_their_denominators(made: pathlib.Path) -> None:
    report, pledge = (facts(made / REPORT / name).text for name in ("index.html", "001.html"))
    # Two of the three pledges are done; each was promised 120, given 110 and spent 60 million won.
    assert "이행완료율((완료+이행후계속추진)/전체 공약)66.7%2건 ÷ 3건3건" in report
    assert "재정확보율(전체 확보액/전체 계획액)91.7%330,000,000원 ÷ 360,000,000원3건" in report
    assert "집행률(집행액/전체 확보액)54.5%60,000,000원 ÷ 110,000,000원" in pledge
    assert "푸른정원2과" in report


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [(1, 3, "33.3%"), (2, 3, "66.7%"), (1, 2000, "0.1%"), (0, 5, "0.0%"), (7, 0, "–"), (25_000, 2, "1,250,000.0%")],
)
def test_percent(numerator: int, denominator: int, text: str) -> None:
    rate = Rate(name="율", group="all", member="", numerator=numerator, denominator=denominator, unit="won", pledges=1)
    assert percent(rate) == text


def test_a_finding_without_a_value_leads_to_its_section(tmp_path: pathlib.Path) -> None:
    pledge = invented.pledge(plans=(), kind=None)
    result = invented.of_pledges(pledge)
    findings = tuple(
        invented.finding(pledge.id, pointer=pointer, page=None, box=None) for pointer in ("/plans", "/kind", None, "")
    )
    review.write(tmp_path / "review", [msgspec.structs.replace(result, findings=findings)], {})
    page = facts(tmp_path / "review" / REPORT / "001.html")
    tied = [names.get("data-value") for _, names in page.tags if names.get("class", "").startswith("finding ")]
    assert tied == ["v-plans", "v-kind", None, None]
    assert {"v-plans", "v-kind"} <= set(page.ids)


def test_a_finding_of_the_whole_report_shows_its_page(tmp_path: pathlib.Path) -> None:
    result = review_case.report(tmp_path / "a.pdf", invented.pledge())
    whole = invented.finding(None, rule="text-suspect", pointer=None, page=2, box=(10.0, 10.0, 60.0, 20.0))
    review.write(tmp_path / "review", [invented.with_findings(result, whole)], {REPORT: tmp_path / "a.pdf"})
    page = facts(tmp_path / "review" / REPORT / "index.html")
    assert {"f-1", "page-2"} <= set(page.ids)
    assert "pages/0002.webp" in page.links


@pytest.mark.parametrize("text", HOSTILE)
def test_document_text_stays_text(tmp_path: pathlib.Path, text: str) -> None:
    plain, hostile = poisoned(invented.pledge(), "무해한 글"), poisoned(invented.pledge(), text)
    expected = [tag for tag, _ in written(tmp_path, plain, "가\n" * 50).tags]
    page = written(tmp_path, hostile, f"{text}\n" * 50)
    assert [tag for tag, _ in page.tags] == expected
    assert page.text.count(text) >= 20 + 40
    allowed = re.compile(r"#[\w-]+$|\d{3}\.html$|(\.\./)?index\.html$|\.\./review\.(css|js)$")
    assert all(allowed.match(link) for link in page.links)


def poisoned(pledge: Pledge, text: str) -> Pledge:
    """The same pledge with `text` for every text."""

    def changed(value: object) -> Iterator[tuple[str, object]]:
        for name, old in value.items():  # type: ignore[attr-defined]
            kept = name in {"schema", "id", "report_id", "source_map", "edtf", "start", "end", "precision", "period"}
            yield name, old if kept else poison(old)

    def poison(value: object) -> object:
        if isinstance(value, str):
            return text
        if isinstance(value, list | tuple):
            return [poison(item) for item in value]
        return dict(changed(value)) if isinstance(value, dict) else value

    return msgspec.convert(dict(changed(msgspec.to_builtins(pledge))), Pledge)


UNSEEN = ("\u202e", "\u2066", "\u200b", "\x00", "\x1b", "\x85", "\ue000", "\ufeff", "\ud800", "\U000f0000")


@pytest.mark.parametrize("char", UNSEEN, ids=[f"{ord(char):X}" for char in UNSEEN])
def test_unseen_characters_are_named(tmp_path: pathlib.Path, char: str) -> None:
    """A bidi override could turn a figure round before a reader's eyes."""
    title = f"정원{char}12,345"
    page = written(tmp_path, invented.pledge().__class__(**{**fields(invented.pledge()), "title": title}))
    assert char not in page.text
    assert f"정원U+{ord(char):04X}12,345" in page.text
    assert not any(char in value for _, names in page.tags for value in names.values())


def fields(pledge: Pledge) -> dict[str, object]:
    return {name: getattr(pledge, name) for name in pledge.__struct_fields__}


def test_search_text_is_condensed(tmp_path: pathlib.Path) -> None:
    title = unicodedata.normalize("NFD", "골목  정원\tABC")
    written(tmp_path, invented.pledge(title=title))
    (row,) = facts(tmp_path / "review" / REPORT / "index.html").values("data-search")
    assert "골목정원abc" in row


def at_line(line: int) -> SourcePlace:
    return SourcePlace(page=None, box=None, line=line)


def test_a_text_input_shows_its_lines(tmp_path: pathlib.Path) -> None:
    place = {"/title": (at_line(2),), "/status": (at_line(4),)}
    pledge = invented.pledge(pages=None, source_map=place, unplaced=(Unplaced(page=None, line=5, text="다섯째 줄"),))
    page = written(tmp_path, pledge, "첫째 줄\n둘째 줄\n\n넷\t째\n다섯째 줄\n여섯째 줄\n")
    assert [name for name in page.ids if name.startswith("L")] == ["L2", "L3", "L4", "L5"]
    assert "첫째 줄" not in page.text
    links = {names["id"]: names.get("href") for _, names in page.tags if names.get("class", "").startswith("value")}
    assert (links["v-title"], links["v-unplaced-0"]) == ("#L2", "#L5")
    assert {"#v-title", "#v-status", "#v-unplaced-0"} <= set(page.links)


def test_redacted_places_are_black_on_pictures(tmp_path: pathlib.Path) -> None:
    from PIL import Image

    result = review_case.report(tmp_path / "a.pdf", invented.pledge())
    place = result.pledges[0].source_map["/contacts/0"][0]
    review.write(tmp_path / "review", [result], {REPORT: tmp_path / "a.pdf"}, redact={REPORT: [place]})
    assert place.box
    with Image.open(tmp_path / "review" / REPORT / "pages" / "0002.webp") as picture:
        inside = picture.convert("L").crop(tuple(round(edge * 110 / 72) for edge in place.box))
    assert inside.getextrema() == (0, 0)


def test_redacted_lines_of_a_text_are_left_out(tmp_path: pathlib.Path) -> None:
    places = {"/title": (at_line(1),), "/contacts/0": (at_line(2),)}
    pledge = invented.pledge(pages=None, contacts=(Contact(role="담당", name="담당", phone=None),), source_map=places)
    result = invented.of_pledges(pledge)
    text = LayoutText.from_text("골목 정원\n담당: 한가람 5001\n")
    review.write(tmp_path / "review", [result], {REPORT: text}, redact={REPORT: places["/contacts/0"]})
    assert not any("한가람".encode() in content for content in files(tmp_path / "review").values())
    assert "골목 정원" in facts(tmp_path / "review" / REPORT / "001.html").text


def test_without_its_pdf_a_report_is_shown_without_pictures(tmp_path: pathlib.Path) -> None:
    result = review_case.report(tmp_path / "a.pdf", invented.pledge())
    review.write(tmp_path / "review", [result], {REPORT: tmp_path / "gone.pdf"})
    page = facts(tmp_path / "review" / REPORT / "001.html")
    assert {"page-1", "page-2"} <= set(page.ids)
    assert "이 쪽의 그림이 없습니다." in page.text
    assert {link for link in page.links if link.startswith("#b-")} == set()


def test_the_same_records_give_the_same_bytes(tmp_path: pathlib.Path, made: pathlib.Path) -> None:
    result = review_case.report(tmp_path / "나래구.pdf", *(invented.pledge(ordinal=ordinal) for ordinal in (1, 2, 3)))
    review.write(tmp_path / "again", [result], {REPORT: tmp_path / "나래구.pdf"})
    assert files(tmp_path / "again") == files(made)


def test_an_older_review_is_replaced_whole(tmp_path: pathlib.Path) -> None:
    review.write(tmp_path / "review", [invented.results(report_id="ba9876543210")], {})
    review.write(tmp_path / "review", [invented.results()], {})
    assert sorted(path.name for path in (tmp_path / "review").iterdir()) == [
        REPORT,
        "index.html",
        "review.css",
        "review.js",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["review"]


def test_a_folder_of_something_else_is_left_alone(tmp_path: pathlib.Path) -> None:
    (tmp_path / "review").mkdir()
    (tmp_path / "review" / "diary.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(OutputError, match="no review"):
        review.write(tmp_path / "review", [invented.results()], {})
    assert files(tmp_path) == {"review/diary.txt": b"kept"}


@pytest.mark.parametrize("name", ["file", "file/review"])
def test_a_folder_that_cannot_be_written_is_said(tmp_path: pathlib.Path, name: str) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    with pytest.raises(OutputError, match="file"):
        review.write(tmp_path / name, [invented.results()], {})
    assert files(tmp_path) == {"file": b"kept"}


def test_an_empty_pledge_says_what_the_page_does_not(tmp_path: pathlib.Path) -> None:
    page = written(tmp_path, Pledge(id=f"{REPORT}-001", report_id=REPORT, ordinal=1, title="빈 공약"))
    assert page.text.count("보고서에 없음") == 7 + 8
    assert "chart" not in page.values("class")


def test_a_budget_without_an_amount_shows_its_text(tmp_path: pathlib.Path) -> None:
    page = written(tmp_path, invented.pledge(budget=Budget(text="비예산", krw=None)))
    assert "비예산" in page.text


def test_no_reports_is_a_page_too(tmp_path: pathlib.Path) -> None:
    review.write(tmp_path / "review", [], {})
    assert "0건" in facts(tmp_path / "review" / "index.html").text


def test_the_list_of_reports_counts_what_they_hold(made: pathlib.Path) -> None:
    page = facts(made / "index.html")
    assert f"{REPORT}/index.html" in page.links
    assert "주의 2" in page.text
