"""The review as a folder of files that opens from disk."""

from __future__ import annotations

import pathlib
import shutil
from collections.abc import Iterable, Mapping, Sequence

from extractor.errors import OutputError, ReadError
from extractor.layout import Box, LayoutText
from extractor.records import ReportRecords, SourcePlace
from extractor.writing import landing, pictures
from extractor.writing.review import pages
from extractor.writing.review.pages import Entry
from extractor.writing.review.sheets import Drawn

ASSETS = ("review.css", "review.js")
# A folder that holds this is a review, and may be replaced by a new one.
OURS = "review.js"

Source = pathlib.Path | LayoutText


def write(
    folder: pathlib.Path,
    results: Iterable[ReportRecords],
    sources: Mapping[str, Source],
    *,
    redact: Mapping[str, Sequence[SourcePlace]] | None = None,
    password: str | None = None,
) -> None:
    """Write the review of `results` as `folder`, in the place of one that stood there.

    results : taken one after the other and not kept.
    sources : by report_id, the PDF that the pictures are drawn from, or the layout text of a text input. A report
        without a source, or whose PDF no longer opens, is shown without pictures.
    redact : by report_id, places to paint black on the pictures, or lines to leave out of a text input.
    password : for locked PDF files.

    Raises OutputError where the folder cannot be written or holds something else; that is then untouched.
    """
    refuse_foreign(folder)
    with landing.tree(folder) as staged:
        entries: list[Entry] = []
        for result in results:
            report_id = result.report.report_id
            hidden = (redact or {}).get(report_id, ())
            entries.append(write_report(staged, result, sources.get(report_id), redact=hidden, password=password))
        write_index(staged, entries)


def refuse_foreign(folder: pathlib.Path) -> None:
    """Raises OutputError where `folder` holds something, and it is no review."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / OURS).is_file():
        raise OutputError("holds files that are no review", file=str(folder), hint="choose another output folder")


def write_index(folder: pathlib.Path, reports: Sequence[Entry]) -> None:
    """Write the list of reports, and what all pages share."""
    keep_page(folder / "index.html", pages.index_page(reports))
    write_assets(folder)


def write_assets(folder: pathlib.Path) -> None:
    """Write the style and the script that all pages share."""
    for name in ASSETS:
        shutil.copyfile(pathlib.Path(__file__).with_name(name), folder / name)


def write_report(
    folder: pathlib.Path,
    result: ReportRecords,
    source: Source | None,
    *,
    redact: Sequence[SourcePlace] = (),
    password: str | None = None,
) -> Entry:
    """Write one report's folder, named by its report_id: its page, a page a pledge, and the page pictures.

    Gives its line in the list of reports. pdfium draws in this process; see `pictures.render` on hostile files.
    """
    report = result.report
    home = folder / report.report_id
    home.mkdir(parents=True, exist_ok=True)
    drawn: dict[int, Drawn] = {}
    if isinstance(source, pathlib.Path):
        wanted = pictures.render(source, _wanted(result), blackout=_boxes(redact), password=password)
        drawn = _keep(home, wanted)
    views = [
        pages.pledge_view(
            pledge,
            (finding for finding in result.findings if finding.pledge_id == pledge.id),
            (check for check in result.checks if check.pledge_id == pledge.id),
            source if isinstance(source, LayoutText) else drawn,
            redact,
        )
        for pledge in result.pledges
    ]
    whole = [finding for finding in result.findings if finding.pledge_id is None]
    keep_page(home / "index.html", pages.report_page(report, views, whole, drawn))
    for at, view in enumerate(views):
        keep_page(home / view.href, pages.pledge_page(report, views, at))
    return pages.entry(result)


def keep_page(path: pathlib.Path, html: str) -> None:
    """Write a page: UTF-8, with the same line ends on every system."""
    path.write_text(html, encoding="utf-8", newline="\n")


def _wanted(result: ReportRecords) -> list[int]:
    """The pages that some pledge or finding stands on."""
    found = {finding.page for finding in result.findings}
    for pledge in result.pledges:
        found |= {place.page for places in pledge.source_map.values() for place in places}
        if pledge.pages is not None:
            found |= set(range(pledge.pages[0], pledge.pages[1] + 1))
    return sorted(page for page in found if page is not None)


def _boxes(places: Iterable[SourcePlace]) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = {}
    for place in places:
        if place.page is not None and place.box is not None:
            found.setdefault(place.page, []).append(Box(*place.box))
    return found


def _keep(home: pathlib.Path, rendered: Iterable[pictures.Picture]) -> dict[int, Drawn]:
    """Write the pictures; none where the PDF does not open, which reading has already said."""
    (home / "pages").mkdir(exist_ok=True)
    drawn: dict[int, Drawn] = {}
    try:
        for picture in rendered:
            file = f"pages/{picture.page:04}.webp"
            (home / file).write_bytes(picture.data)
            drawn[picture.page] = Drawn(picture.page, file, picture.width, picture.height)
    except ReadError:
        return {}
    return drawn
