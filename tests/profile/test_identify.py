"""Which profile reads a report, and what is said where none does."""

from __future__ import annotations

import pathlib

import pytest

from extractor.errors import ProfileError
from extractor.profile import identify, load, reach

ANCHORS = {name: load(name).anchors.must for name in ("boryeong", "namyangju", "seongdong", "songpa")}


def page(*words: str) -> str:
    return "".join(f"□ {word}\n" for word in words)


@pytest.mark.parametrize("name", ANCHORS)
def test_each_profile_is_known_by_its_anchors(name: str) -> None:
    assert identify(page(*ANCHORS[name])).profile.name == name


def test_anchors_stand_in_cells_and_letter_spaced_too() -> None:
    cells = "\t".join(" ".join(word) for word in ANCHORS["songpa"])
    assert identify(f"{cells}\n").profile.name == "songpa"


def test_a_word_inside_a_sentence_is_no_anchor() -> None:
    text = page(*ANCHORS["seongdong"]) + "- 관리번호 체계를 정비하고 공약명 표기를 통일\n"
    assert identify(text).profile.name == "seongdong"


def test_one_renamed_heading_is_a_drift_with_its_nearest_line() -> None:
    words = [word if word != "정책목표" else "정책방향" for word in ANCHORS["seongdong"]]
    found = identify(page(*words))
    assert found.profile.name == "seongdong"
    assert found.reaches[0].missing == ("정책목표",)
    assert found.reaches[0].nearest == ((words.index("정책방향") + 1, "정책방향"),)


def test_too_few_anchors_are_no_fit_and_all_are_named() -> None:
    with pytest.raises(ProfileError, match=r"no profile fits.*missing '사업주체'"):
        identify(page("공약출처", "사업유형"))


def test_no_anchor_at_all_is_no_report() -> None:
    with pytest.raises(ProfileError, match="no pledge report"):
        identify("회의록\n1. 개회\n")


def test_a_report_mixed_of_two_is_told() -> None:
    with pytest.raises(
        ProfileError, match=r"mixed of more than one layout: .*seongdong.*songpa|mixed.*songpa.*seongdong"
    ):
        identify(page(*ANCHORS["seongdong"], *ANCHORS["songpa"]))


def test_two_profiles_that_fit_alike_are_an_error(tmp_path: pathlib.Path) -> None:
    for name in ("garam", "narae"):
        (tmp_path / name).mkdir()
        text = 'title = "x"\n[anchors]\nmust = ["가람", "나래", "다온"]\n'
        (tmp_path / name / "profile.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match=r"more than one profile fits.*garam.*narae"):
        identify(page("가람", "나래", "다온"), [tmp_path])


def test_a_barred_word_is_named_with_its_line() -> None:
    found = reach(load("seongdong"), page(*ANCHORS["seongdong"], "관리번호"))
    assert found.barred == (("관리번호", len(ANCHORS["seongdong"]) + 1),)
    assert "'관리번호' must not stand there" in found.describe()
