"""Names and phone numbers give way to roles, in every text and every file; what else is printed stays."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator

import invented
import msgspec
import pytest

from extractor.convert import Options, convert_file
from extractor.layout import LayoutText
from extractor.records import Contact, ReportRecords, Unplaced
from extractor.writing import feed, workbook
from extractor.writing.database import write_sqlite
from extractor.writing.redaction import hidden, redact

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
SIGNS = ("☎", "전화")


def people(*contacts: tuple[str, str, str | None]) -> tuple[Contact, ...]:
    return tuple(Contact(role=role, name=name, phone=phone) for role, name, phone in contacts)


def redacted(text: str, *contacts: tuple[str, str, str | None]) -> str:
    pledge = invented.pledge(contacts=people(*contacts), title=text, source_map={})
    return redact(invented.of_pledges(pledge), LayoutText.from_text(text), SIGNS).pledges[0].title


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("한가람 과장", "과장님 과장"),
        ("담당 한 가 람(5001)", "담당 과장님(과장님)"),
        ("총괄한가람이", "총괄과장님이"),
        ("☎ 5001", "☎ 과장님"),
        ("전화: 5001번", "전화: 과장님번"),
        ("5001명이 5,001백만 원", "5001명이 5,001백만 원"),
        ("☎50012", "☎50012"),
    ],
)
def test_a_person_gives_way_to_a_role(text: str, left: str) -> None:
    assert redacted(text, ("과장님", "한가람", "5001")) == left


def test_a_long_number_is_a_phone_wherever_it_stands() -> None:
    assert redacted("문의 02) 345 6789", ("담당", "한가람", "02-345-6789")) == "문의 담당"
    assert redacted("1023456789012", ("담당", "한가람", "02-345-6789")) == "1023456789012"


def test_a_name_of_two_syllables_is_not_cut_out_of_a_word() -> None:
    assert redacted("복지 수혜자 지수", ("담당", "지수", None)) == "복지 수혜자 담당"
    assert redacted("물가지수 발표", ("담당", "지수", None)) == "물가지수 발표"


def test_a_longer_name_goes_before_one_that_it_begins_with() -> None:
    assert redacted("남궁가람솔", ("가", "남궁가람", None), ("나", "남궁가람솔", None)) == "나"


def test_other_pledges_and_findings_are_redacted_too() -> None:
    first = invented.pledge(ordinal=1, contacts=people(("과장", "한가람", "5001")))
    second = invented.pledge(ordinal=2, contacts=(), unplaced=(Unplaced(page=1, line=1, text="한가람 ☎5001"),))
    result = invented.of_pledges(first, second)
    result = invented.with_findings(result, invented.finding(second.id, message="‘한가람’은 …", actual="한가람"))
    done = redact(result, LayoutText.from_text(""), SIGNS)
    assert done.pledges[1].unplaced[0].text == "과장 ☎과장"
    assert (done.findings[-1].message, done.findings[-1].actual) == ("‘과장’은 …", "과장")
    assert done.pledges[0].contacts == people(("과장", "과장", "과장"))


def test_a_phone_that_is_not_printed_stays_null_and_a_person_without_a_role_has_one() -> None:
    done = redact(
        invented.of_pledges(invented.pledge(contacts=people(("", "한가람", None)))), LayoutText.from_text(""), ()
    )
    assert done.pledges[0].contacts == people(("", "담당자", None))


def test_every_place_of_a_name_is_hidden_in_pictures() -> None:
    text = "1 앞줄\n2 한가람 과장\n3 그리고 한 가람\n"
    pledge = invented.pledge(contacts=people(("과장", "한가람", None)), source_map={})
    done = redact(invented.of_pledges(pledge), LayoutText.from_text(text), SIGNS)
    assert [place.line for place in hidden(done)] == [2, 3]
    assert hidden(invented.of_pledges(pledge)) == ()


def contents(folder: pathlib.Path) -> Iterator[tuple[str, bytes]]:
    for path in (path for path in folder.rglob("*") if path.is_file()):
        if path.suffix != ".xlsx":
            yield path.name, path.read_bytes()
            continue
        with zipfile.ZipFile(path) as archive:
            yield from ((f"{path.name}/{name}", archive.read(name)) for name in archive.namelist())


def written(folder: pathlib.Path, result: ReportRecords) -> dict[str, bytes]:
    workbook.write(folder / "pledges.xlsx", [result], invented.run(result))
    feed.write(folder / "feed", [result])
    write_sqlite(folder / "pledges.sqlite", [result])
    return dict(contents(folder))


def test_nothing_of_a_person_is_left_in_any_file(tmp_path: pathlib.Path) -> None:
    sample = SAMPLES / "haneul-2022.txt"
    plain, done = convert_file(sample).records, convert_file(sample, Options(redact=True)).records
    contacts = [contact for pledge in plain.pledges for contact in pledge.contacts]
    names = {contact.name.encode() for contact in contacts}
    phones = {contact.phone.encode() for contact in contacts if contact.phone}
    assert len(names) > 10
    assert any(name in data for name in names for data in written(tmp_path / "plain", plain).values())
    for file, data in written(tmp_path / "redacted", done).items():
        assert not [name.decode() for name in names if name in data], file
        beside = re.compile(rb"(?:" + "☎".encode() + rb"|\"phone\":\")\s*(?:" + b"|".join(sorted(phones)) + rb")")
        assert not beside.search(data), file


def test_what_an_earlier_run_kept_is_deleted(tmp_path: pathlib.Path) -> None:
    sample = SAMPLES / "haneul-2022.txt"
    command = [sys.executable, "-m", "extractor.cli", "convert", str(sample), "-q", "-o", str(tmp_path)]
    name = convert_file(sample).records.pledges[0].contacts[0].name.encode()
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert any(name in data for file, data in contents(tmp_path) if file.endswith(".json"))
    subprocess.run([*command, "--redact", "contacts"], check=True, capture_output=True, timeout=60)
    assert not [file for file, data in contents(tmp_path) if name in data]


def test_what_is_not_about_people_stays(tmp_path: pathlib.Path) -> None:
    sample = SAMPLES / "haneul-2022.txt"
    plain, done = convert_file(sample).records, convert_file(sample, Options(redact=True)).records
    for before, after in zip(plain.pledges, done.pledges, strict=True):
        same = dict.fromkeys(("contacts", "source_map"))
        kept = {name: getattr(before, name) for name in before.__struct_fields__ if name not in same}
        assert kept == {name: getattr(after, name) for name in kept}
        assert [contact.role for contact in before.contacts] == [contact.role for contact in after.contacts]
    assert msgspec.structs.replace(plain.report) == done.report
