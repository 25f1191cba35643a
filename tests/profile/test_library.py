"""Profiles are found, merged with the shared words, and a user's own win."""

from __future__ import annotations

import pathlib

import pytest

from extractor.errors import ProfileError
from extractor.profile import grammars, load, names, shared
from extractor.profile.library import folder_of, folders, merge

BUILT_IN = ("boryeong", "namyangju", "seongdong", "songpa")
SMALL = 'title = "가람구"\n[anchors]\nmust = ["가", "나"]\n'


def own(root: pathlib.Path, name: str, text: str = SMALL) -> pathlib.Path:
    folder = root / name
    folder.mkdir()
    (folder / "profile.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_built_in_profiles_are_there() -> None:
    assert names() == BUILT_IN


def test_what_a_profile_does_not_say_is_the_shared_word() -> None:
    assert load("seongdong").totals == shared().totals


def test_tables_are_merged_key_by_key_and_lists_replaced() -> None:
    assert merge({"a": {"x": 1, "y": [1]}, "b": [1]}, {"a": {"y": [2]}, "b": [3]}) == {
        "a": {"x": 1, "y": [2]},
        "b": [3],
    }


def test_a_users_profile_wins_over_the_built_in_one_of_its_name(tmp_path: pathlib.Path) -> None:
    folder = own(tmp_path, "songpa")
    assert folders([tmp_path])["songpa"] == folder
    assert load("songpa", [tmp_path]).title == "가람구"
    assert load("songpa").title != "가람구"


def test_an_edited_profile_is_read_again(tmp_path: pathlib.Path) -> None:
    folder = own(tmp_path, "garam")
    assert load("garam", [tmp_path]).title == "가람구"
    (folder / "profile.toml").write_text(SMALL.replace("가람구", "나래구"), encoding="utf-8")
    assert load("garam", [tmp_path]).title == "나래구"


def test_the_platforms_folder_is_looked_into(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda _name: tmp_path)
    (tmp_path / "profiles").mkdir()
    own(tmp_path / "profiles", "garam")
    assert load("garam").title == "가람구"


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ProfileError, match=r"no profile is called 'x'.*boryeong, namyangju"):
        load("x")


def test_own_terminals_come_with_the_profile(tmp_path: pathlib.Path) -> None:
    folder = own(tmp_path, "garam")
    (folder / "vocabulary.lark").write_text("%override TOTAL.56: /합/\n", encoding="utf-8")
    assert load("garam", [tmp_path]).vocabulary == "%override TOTAL.56: /합/\n"


def test_a_folder_may_be_named_by_its_path(tmp_path: pathlib.Path) -> None:
    assert folder_of(str(own(tmp_path, "garam"))) == tmp_path / "garam"


@pytest.mark.parametrize("text", ["title = ", "\udcff".encode("utf-8", "surrogateescape").decode("latin-1") + "= 1"])
def test_a_broken_file_is_named(tmp_path: pathlib.Path, text: str) -> None:
    own(tmp_path, "garam", text)
    with pytest.raises(ProfileError, match=r"garam/profile\.toml"):
        load("garam", [tmp_path])


def test_the_grammars_are_found() -> None:
    assert (grammars() / "pledge.lark").is_file()
