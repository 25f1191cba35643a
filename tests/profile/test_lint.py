"""Each kind of mistake in a profile has its own message, with its file, its line and what to write instead."""

from __future__ import annotations

import pathlib

import pytest

from extractor.parsing.compiles import problems
from extractor.profile import grammars, names
from extractor.profile.library import load_folder
from extractor.profile.lint import Problem, lint

GOOD = """title = "가람구 공약 이행현황"

[anchors]
must = ["공약출처", "사업유형"]
"""


def written(root: pathlib.Path, text: str, vocabulary: str = "", name: str = "garam") -> pathlib.Path:
    folder = root / name
    folder.mkdir()
    (folder / "profile.toml").write_text(text, encoding="utf-8")
    if vocabulary:
        (folder / "vocabulary.lark").write_text(vocabulary, encoding="utf-8")
    return folder


def found(folder: pathlib.Path) -> list[Problem]:
    return lint(folder) or list(problems(load_folder(folder), folder))


@pytest.mark.parametrize("name", names())
def test_the_built_in_profiles_have_no_mistake(name: str) -> None:
    assert found(grammars() / name) == []


def test_a_small_profile_has_no_mistake(tmp_path: pathlib.Path) -> None:
    assert found(written(tmp_path, GOOD)) == []


# What is added to the good profile, the line of the mistake, what the message says, and what it says to write instead.
MISTAKES = [
    ("[term\n", 6, "Expected ']'", "mend the TOML"),
    ('title = "x"\n', 6, "unknown key `title`", "there are: must"),
    ('colour = "x"\n', 6, "unknown key `colour`", "there are: must"),
    ('[section]\ngoals = ["목표"]\n', 6, "unknown key `section`", "did you mean `sections`"),
    ('[sections]\ngoal = ["목표"]\n', 7, "`goal` is no name", "did you mean `goals`"),
    ('[grid]\nbugdet = ["예산"]\n', 7, "`bugdet` is no name", "did you mean `budget`"),
    ('[measures]\nplaned = ["계획"]\n', 7, "`planed` is no name", "did you mean `planned`"),
    ('[sections]\ngoals = "목표"\n', 7, "expected `array`, got `str`", "see base.toml"),
    ("[sections]\ngoals = [1]\n", 7, "expected `str`, got `int`", "see base.toml"),
    ('[marks]\nyes = "O"\n', 7, "expected `array`", "see base.toml"),
    ("[sections]\ngoals = []\n", 7, "has no word", "give it at least one"),
    ('[sections]\ngoals = ["목표", ""]\n', 7, "empty word", "take it out"),
    ('[sections]\ngoals = ["정책 목표", "정책목표"]\n', 7, "stands 2 times", "once is enough"),
    (
        '[sections]\ngoals = ["목표"]\nplans = ["목표"]\n',
        8,
        "'목표' stands in `sections.goals` and in `sections.plans`",
        "one thing",
    ),
    ('[grid]\nnumber = ["번호"]\ntitle = ["번호"]\n', 8, "stands in `grid.number` and in `grid.title`", "one thing"),
    (
        '[measures]\nplanned = ["예산액"]\nsecured = ["예산액"]\n',
        8,
        "`measures.planned` and in `measures.secured`",
        "one thing",
    ),
    ('[marks]\nyes = ["O"]\nno = ["O"]\n', 8, "`marks.yes` and in `marks.no`", "one thing"),
    ('[periods]\nbefore_term = ["그외"]\nafter_term = ["그외"]\n', 8, "`periods.before_term`", "one thing"),
    ('[kinds]\n"새로" = "새것"\n', 7, "the kind '새것' is not the contract's", "신규 or 계속"),
    ('[money]\ndefault_unit = "냥"\n', 7, "`default_unit` '냥'", "choose one of 원"),
    ('[money.units]\n"냥" = 0\n', 7, "counts 0 won", "a positive number"),
    ('[money.units]\n"냥" = 1.5\n', 7, "expected `int`, got `float`", "see base.toml"),
    ('[term]\nstart = "2018-7-1"\nend = "2022-06-30"\n', 7, "is no date", "2018-07-01"),
    ('[term]\nstart = "2018-07-01"\nend = "2017-06-30"\n', 8, "ends before it starts", "exchange"),
    ('[term]\nstart = "2018-07-01"\n', 6, "`term.end` is missing", "add `end = …`"),
    ("[tolerances]\nsum_krw = -1\n", 7, "negative", "0 or more"),
    ("[masthead]\norganisation = '(가'\n", 7, "no regular expression", "leave the key out"),
]

# As above, before the good profile: keys outside any table.
TOP_MISTAKES = [
    ('name = "garam"\n', 1, "`name` is not set here", "the folder's name is the profile's"),
    ('vocabulary = "x"\n', 1, "`vocabulary` is not set here", "vocabulary.lark"),
    ('expected = ["goal"]\n', 1, "`goal` is no name", "did you mean `goals`"),
    ('totals = "계"\n', 1, "expected `array`", "see base.toml"),
    ('totals = ["국비"]\n', 1, "`totals` and in `funding`", "one thing"),
    ('bullets = [["○"], ["○"]]\n', 1, "depth 1` and in `bullets, depth 2", "one thing"),
    ('bullets = [["□"]]\n', 1, "is a bullet and a heading mark", "take it out"),
    ('bullets = [["○○"]]\n', 1, "more than one character", "one character"),
    ('opening = ["머리"]\n', 1, "opens the form but is no field", "[grid]"),
]


@pytest.mark.parametrize(("text", "line", "says", "instead"), MISTAKES)
def test_a_mistake_in_a_table(tmp_path: pathlib.Path, text: str, line: int, says: str, instead: str) -> None:
    _holds(found(written(tmp_path, f"{GOOD}\n{text}")), line, says, instead)


@pytest.mark.parametrize(("text", "line", "says", "instead"), TOP_MISTAKES)
def test_a_mistake_at_the_top(tmp_path: pathlib.Path, text: str, line: int, says: str, instead: str) -> None:
    _holds(found(written(tmp_path, text + GOOD)), line, says, instead)


@pytest.mark.parametrize(
    ("text", "line", "says", "instead"),
    [
        ('[anchors]\nmust = ["가", "나"]\n', None, "`title` is missing", "add `title = …`"),
        ('title = "x"\n', None, "`anchors` is missing", "add `anchors = …`"),
        ('title = "x"\n[anchors]\nmust_not = ["가"]\n', 2, "`anchors.must` is missing", "add `must = …`"),
        ('title = "x"\n[anchors]\nmust = ["가"]\n', 3, "fewer than two anchors", "at least two"),
        ('title = "x"\n[anchors]\nmust = ["가", "나"]\nmust_not = ["가"]\n', 4, "`anchors.must` and in", "one thing"),
    ],
)
def test_a_profile_that_says_too_little(
    tmp_path: pathlib.Path, text: str, line: int | None, says: str, instead: str
) -> None:
    _holds(found(written(tmp_path, text)), line, says, instead)


@pytest.mark.parametrize(
    ("vocabulary", "line", "says", "instead"),
    [
        ("\n%override TOTAL.56: /x\n", 2, "this is no lark terminal", "write NAME: /regular expression/"),
        ("%override TOTALS.56: /x/\n", 1, "nonexisting terminal TOTALS", "%override or %extend"),
        ("%override TOTAL.56: /(x/\n", 1, "does not compile", "keep its priority"),
        (
            "%override TOTAL: /(?:[가-힣]+ ?)+:/\n",
            1,
            "a repetition inside a repeated group",
            "without the inner + or *",
        ),
        ("// own\nSUM.56: /합/\n", 2, "no rule uses the terminal SUM", "begin the line with %override"),
        (
            "%override TOTAL.57: _CELL /합/ _END\n",
            1,
            "TOTAL has the priority 57 of PERIOD",
            "that no other terminal has",
        ),
    ],
)
def test_a_mistake_in_own_terminals(
    tmp_path: pathlib.Path, vocabulary: str, line: int, says: str, instead: str
) -> None:
    problem = _holds(found(written(tmp_path, GOOD, vocabulary)), line, says, instead)
    assert problem.file.endswith("vocabulary.lark")
    assert "^" in problem.excerpt


def test_a_folder_without_a_profile_is_told(tmp_path: pathlib.Path) -> None:
    _holds(found(tmp_path / "none"), None, "no such file", "a profile is a folder")


def test_a_folder_whose_name_is_no_name_is_told(tmp_path: pathlib.Path) -> None:
    _holds(found(written(tmp_path, GOOD, name="가람 구")), None, "no profile name", "a-z, 0-9")


def test_a_file_that_is_not_utf8_is_told(tmp_path: pathlib.Path) -> None:
    folder = written(tmp_path, GOOD)
    (folder / "profile.toml").write_bytes(GOOD.encode("cp949"))
    _holds(found(folder), None, "not UTF-8", "save it as UTF-8")


def _holds(problems: list[Problem], line: int | None, says: str, instead: str) -> Problem:
    told = [problem for problem in problems if says in problem.message]
    assert told, [str(problem) for problem in problems]
    assert (told[0].line, instead in told[0].hint) == (line, True), str(told[0])
    return told[0]
