"""The files of `samples/`: which reports they are, and how each is made."""

from __future__ import annotations

import dataclasses
import json
import pathlib
from typing import Any

from samples.make import years
from samples.make.changes import changes
from samples.make.draw import Drawing, draw
from samples.make.forms import FORMS, printed_as
from samples.make.gold import findings, gold
from samples.make.looks import LOOKS
from samples.make.model import Report
from samples.make.text import layout_text

HERE = pathlib.Path(__file__).parent
# What the committed PDFs were made with: another version may give other bytes. Fonts by the SHA-256 of their files.
MADE_WITH = {
    "reportlab": "5.1.0",
    "zlib": "1.2.13",
    "NanumGothic": "48a28e97b34fc8e5b157657633670cd1b7de126cfc414da65ce9c3d5bc8be733",
    "NanumGothicBold": "454eb3f503f377782a99eb84fc4bb7dde22a0f075d41b47427737f2985053bc9",
    "NanumMyeongjo": "a21faae83d2d16d11c639f04f25fbe410eda905969ad75eff50d63ca31569f25",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Sample:
    """One report of `samples/`: the name of its files, the content and year, the form if another, and the look.

    as_text : whether its layout text is kept beside it.
    """

    name: str
    content: str
    year: int
    look: str
    form: str | None = None
    as_text: bool = True

    def report(self) -> Report:
        """The report's model."""
        report = years.load(HERE / self.content)[self.year]
        return printed_as(report, self.form) if self.form else report

    def fonts(self) -> set[str]:
        """The names of the fonts that it is drawn in."""
        return {LOOKS[self.look].regular, LOOKS[self.look].bold}


SAMPLES = (
    Sample("haneul-2021", "haneul.toml", 2021, "flowing"),
    Sample("haneul-2022", "haneul.toml", 2022, "ruled"),
    Sample("haneul-2022-plain", "haneul.toml", 2022, "plain", form="dots-six", as_text=False),
    Sample("ondal-2025", "ondal.toml", 2025, "ruled"),
    Sample("naru-2022", "naru.toml", 2022, "turned"),
    Sample("saesol-2024", "saesol.toml", 2024, "flowing"),
)
YEARS = (SAMPLES[0], SAMPLES[1])


def made(sample: Sample) -> dict[str, bytes]:
    """The files of one sample, by name. Raises FontMissingError where its look's font is not installed."""
    report = sample.report()
    drawing = draw(report, sample.look)
    files = {
        f"{sample.name}.pdf": drawing.pdf,
        f"{sample.name}.gold.json": as_json(golden(report, drawing)),
    }
    if sample.as_text:
        files[f"{sample.name}.txt"] = layout_text(report).encode()
    return files


def compared(old: Sample, new: Sample) -> bytes:
    """What comparing the samples of two years must find."""
    return as_json({"old": old.name, "new": new.name, "changes": changes(old.report(), new.report())})


def golden(report: Report, drawing: Drawing) -> dict[str, Any]:
    """A report's gold file: what it says of itself, where its pledges stand, its planted errors and its records."""
    return {
        "report": {
            "title": report.title,
            "organisation": report.organisation,
            "as_of": report.as_of.edtf,
            "pages": drawing.count,
            "profile": FORMS[report.form].profile,
        },
        "pages": [list(pages) for pages in drawing.pages],
        "findings": findings(report),
        "pledges": gold(report),
    }


def as_json(value: Any) -> bytes:
    """JSON as gold files have it: readable, and the same bytes each time."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
