"""One file, end to end."""

from __future__ import annotations

import hashlib
import pathlib

import pytest

from extractor.convert import Options, convert_file, read_layout
from extractor.errors import GongyakError, ParseError, ProfileError, ReadError
from tests.batch.reports import report

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "samples"


@pytest.fixture
def text(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "report.txt"
    path.write_text(report(1, 2), encoding="utf-8")
    return path


def test_a_text_becomes_records(text: pathlib.Path) -> None:
    done = convert_file(text)
    digest = hashlib.sha256(text.read_bytes()).hexdigest()
    assert done.records.report.report_id == digest[:12]
    assert done.records.report.sha256 == digest
    assert done.records.report.file == "report.txt"
    assert [pledge.id for pledge in done.records.pledges] == [f"{digest[:12]}-001", f"{digest[:12]}-002"]
    assert [pledge.pages for pledge in done.records.pledges] == [None, None]
    assert done.records.report.findings == len(done.records.findings) == 0
    assert done.records.checks


def test_a_pdf_and_its_text_give_the_same_facts() -> None:
    """Places apart, which a text has none of."""
    pdf, text = (convert_file(SAMPLES / f"haneul-2022.{suffix}").records.pledges for suffix in ("pdf", "txt"))
    assert [pledge.title for pledge in pdf] == [pledge.title for pledge in text]
    assert [pledge.investment for pledge in pdf] == [pledge.investment for pledge in text]
    assert [pledge.achievements for pledge in pdf] == [pledge.achievements for pledge in text]
    assert all(pledge.pages for pledge in pdf)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_text_in_the_encodings_of_korean_editors(tmp_path: pathlib.Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(report(1).replace("✓", "√").replace("☎", "").encode(encoding))
    assert convert_file(path).records.pledges[0].title == "골목 1호 정비 1"


def test_line_ends_of_other_systems(tmp_path: pathlib.Path, text: pathlib.Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))
    assert [pledge.goals for pledge in convert_file(path).records.pledges] == [
        pledge.goals for pledge in convert_file(text).records.pledges
    ]


@pytest.mark.parametrize(
    ("name", "content", "kind", "said"),
    [
        ("gone.pdf", None, ReadError, "no such file"),
        ("empty.pdf", b"", ReadError, "empty"),
        ("no.pdf", b"plain words", ReadError, "not a PDF"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", ReadError, ""),
        ("binary.txt", b"\x00\x01\x02\xff\xfe", ReadError, "neither a PDF nor a text"),
        ("blank.txt", b"\n\n", ReadError, "no text"),
        ("list.txt", b"milk\nbread\n", GongyakError, "no pledge report"),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: pathlib.Path, name: str, content: bytes | None, kind: type[GongyakError], said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(kind) as caught:
        convert_file(path)
    assert said.lower() in str(caught.value).lower()
    assert "\n" not in str(caught.value)


def test_a_folder_is_no_file(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReadError, match="not a regular file"):
        convert_file(tmp_path)


def test_an_unknown_profile_is_named(text: pathlib.Path) -> None:
    with pytest.raises(ProfileError, match="atlantis"):
        convert_file(text, Options(profile="atlantis"))


def test_a_profile_that_does_not_fit_finds_no_pledge(text: pathlib.Path) -> None:
    text.write_text("milk\nbread\n")
    with pytest.raises(ParseError, match="no pledge"):
        convert_file(text, Options(profile="seongdong"))


def test_the_layout_keeps_what_was_read(text: pathlib.Path) -> None:
    layout = read_layout(text)
    assert layout.text == text.read_text(encoding="utf-8")
    assert layout.pages is None
