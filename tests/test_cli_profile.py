"""`gongyak identify` and `gongyak profile` as a user calls them."""

from __future__ import annotations

import json
import pathlib
import tomllib

from tests.test_cli import SAMPLES, gongyak

DOCS = pathlib.Path(__file__).resolve().parent.parent / "docs"
REPORT = DOCS / "profile" / "garam-2022.txt"


def test_identify_prints_the_name_and_says_why() -> None:
    done = gongyak("identify", SAMPLES / "haneul-2022.txt")
    assert (done.returncode, done.stdout) == (0, "seongdong\n")
    assert "seongdong: 7 of 7 anchors found" in done.stderr
    assert "missing" in done.stderr  # how far the others fit


def test_identify_without_a_fit_is_one_line_and_wrong_usage() -> None:
    done = gongyak("identify", REPORT)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"gongyak: {REPORT}: ")
    assert done.stderr.count("\n") == 1


def test_own_profiles_are_found_in_a_given_folder() -> None:
    done = gongyak("identify", REPORT, "--profile-dir", DOCS / "profile")
    assert (done.returncode, done.stdout) == (0, "garam\n")


def test_list_names_title_and_folder() -> None:
    done = gongyak("profile", "list", "--profile-dir", DOCS / "profile")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == ["boryeong", "garam", "namyangju", "seongdong", "songpa"]
    assert all(pathlib.Path(row[2]).is_dir() for row in rows)


def test_show_prints_the_whole_profile() -> None:
    shown = json.loads(gongyak("profile", "show", "songpa").stdout)
    assert shown["name"] == "songpa"
    assert "합계" in shown["totals"]


def test_lint_of_a_good_and_a_bad_profile(tmp_path: pathlib.Path) -> None:
    assert gongyak("profile", "lint", "songpa").returncode == 0
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "profile.toml").write_text('title = "x"\ncolour = 1\n[anchors]\nmust = ["가", "나"]\n', encoding="utf-8")
    done = gongyak("profile", "lint", bad)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{bad}/profile.toml:2: unknown key `colour`; there are: ")


def test_new_prints_a_draft_and_explain_each_line() -> None:
    assert "opening" in tomllib.loads(gongyak("profile", "new", REPORT).stdout)
    done = gongyak("profile", "explain", REPORT, "--profile-dir", DOCS / "profile")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1))
    assert not [row for row in rows if row[-1].startswith("unplaced")]


def test_a_broken_profile_stops_the_run_before_it_reads(tmp_path: pathlib.Path) -> None:
    (tmp_path / "own" / "garam").mkdir(parents=True)
    (tmp_path / "own" / "garam" / "profile.toml").write_text("title = ", encoding="utf-8")
    arguments = ("convert", REPORT, "--profile", "garam", "--profile-dir", tmp_path / "own", "-o", tmp_path / "out")
    done = gongyak(*arguments)
    assert done.returncode == 2
    assert "garam/profile.toml" in done.stderr
    assert not (tmp_path / "out").exists()
