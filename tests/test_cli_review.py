"""`gongyak review`, `convert --review` and `gongyak check` as a user calls them."""

from __future__ import annotations

import pathlib
import shutil

import pytest

from tests.batch.reports import report, wrong_sum
from tests.test_cli import SAMPLES, gongyak


@pytest.fixture
def out(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "out"


def test_convert_writes_a_review_when_asked(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_text(report(1), encoding="utf-8")
    done = gongyak("convert", tmp_path / "a.txt", "-o", out, "--review", "-q")
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == f"review of 1 report: {out}/review/index.html"
    assert 'lang="ko"' in (out / "review" / "index.html").read_text(encoding="utf-8")


def test_a_converted_pdf_is_reviewed_with_its_pages(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    pdf = tmp_path / "haneul.pdf"
    shutil.copyfile(SAMPLES / "haneul-2021.pdf", pdf)
    assert gongyak("convert", pdf, "-o", out, "-q").returncode == 0
    assert gongyak("review", out).returncode == 0
    assert len(list((out / "review").rglob("*.webp"))) == 19  # the cover, without a pledge, is not drawn


def test_a_file_that_has_gone_is_said_and_shown_without_pictures(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    pdf = tmp_path / "haneul.pdf"
    shutil.copyfile(SAMPLES / "haneul-2021.pdf", pdf)
    assert gongyak("convert", pdf, "-o", out, "-q").returncode == 0
    pdf.unlink()
    done = gongyak("review", out)
    assert done.returncode == 0
    assert "haneul.pdf: the file is not there as it was read" in done.stderr
    assert not list((out / "review").rglob("*.webp"))
    assert (out / "review" / "index.html").is_file()


def test_a_folder_without_a_feed_is_refused(tmp_path: pathlib.Path) -> None:
    done = gongyak("review", tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "review").exists()


def test_a_folder_that_is_no_review_is_left_alone(tmp_path: pathlib.Path, out: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_text(report(1), encoding="utf-8")
    assert gongyak("convert", tmp_path / "a.txt", "-o", out, "-q").returncode == 0
    (out / "review").mkdir()
    (out / "review" / "mine.txt").write_text("x", encoding="utf-8")
    done = gongyak("review", out)
    assert done.returncode == 1
    assert "no review" in done.stderr
    assert (out / "review" / "mine.txt").is_file()


def test_check_prints_findings_and_writes_nothing(tmp_path: pathlib.Path) -> None:
    (tmp_path / "wrong.txt").write_text(wrong_sum(1), encoding="utf-8")
    done = gongyak("check", tmp_path / "wrong.txt", cwd=tmp_path)
    assert done.returncode == 3
    cells = done.stdout.splitlines()[0].split("\t")
    assert cells[2] == "error"
    assert cells[3].startswith("sum-")
    assert [path.name for path in tmp_path.iterdir()] == ["wrong.txt"]


def test_check_of_a_clean_report_is_silent(tmp_path: pathlib.Path) -> None:
    (tmp_path / "good.txt").write_text(report(1), encoding="utf-8")
    done = gongyak("check", tmp_path / "good.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_check_names_a_file_that_cannot_be_read_and_goes_on(tmp_path: pathlib.Path) -> None:
    (tmp_path / "wrong.txt").write_text(wrong_sum(1), encoding="utf-8")
    done = gongyak("check", tmp_path / "gone.pdf", tmp_path / "wrong.txt")
    assert done.returncode == 1
    assert "gone.pdf: no such file" in done.stderr
    assert "sum-" in done.stdout
