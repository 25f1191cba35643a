"""Fuzzing, seeded: whatever text the parser is given and whatever a page draws, nothing raises and nothing is lost."""

from __future__ import annotations

import os
import pathlib
import tempfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.convert import Options, convert_file, profile_for, read_layout
from extractor.errors import GongyakError
from extractor.layout import LayoutText
from extractor.parsing.parser import parse
from tests.batch.reports import report
from tests.hostile.base import base, stream

EXAMPLES = 1500 if os.environ.get("GONGYAK_CI") else 60
SEEDED = settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)

LINES = report(1, 2).splitlines(keepends=True)
MARKS = "□○-▶※·①⑴1.가)(:~/'’‘.,|\t  \n#&✓√●0123456789년월일원천백만억조△▲"

line_changes = st.lists(
    st.one_of(
        st.tuples(st.just("drop"), st.integers(0, 200), st.just("")),
        st.tuples(st.just("twice"), st.integers(0, 200), st.just("")),
        st.tuples(st.just("move"), st.integers(0, 200), st.just("")),
        st.tuples(st.just("cut"), st.integers(0, 200), st.just("")),
        st.tuples(st.just("put"), st.integers(0, 200), st.text(MARKS, max_size=30)),
        st.tuples(st.just("put"), st.integers(0, 200), st.text(max_size=20)),
    ),
    min_size=1,
    max_size=12,
)


def changed(changes: list[tuple[str, int, str]]) -> str:
    """The report with lines lost, doubled, moved, cut or spoilt."""
    lines = list(LINES)
    for kind, place, text in changes:
        at = place % len(lines)
        if kind == "drop":
            del lines[at]
        elif kind == "twice":
            lines.insert(at, lines[at])
        elif kind == "move":
            lines.append(lines.pop(at))
        elif kind == "cut":
            lines[at] = lines[at][: len(lines[at]) // 2]
        else:
            half = len(lines[at]) // 2
            lines[at] = lines[at][:half] + text + lines[at][half:]
    return "".join(lines)


@SEEDED
@given(line_changes)
def test_no_text_breaks_the_parser_or_loses_a_character(changes: list[tuple[str, int, str]]) -> None:
    layout = LayoutText.from_text(changed(changes))
    try:
        parsed = parse(layout, profile_for(layout, Options(profile="seongdong")), "0" * 12)
    except GongyakError:
        return
    assert parsed.placed + parsed.unplaced == sum(not char.isspace() for char in layout.text)


numbers = st.one_of(st.integers(-50, 900), st.floats(-1e6, 1e6, allow_nan=False)).map(lambda number: f"{number:.2f}")
operators = st.one_of(
    st.tuples(numbers, numbers, numbers, numbers).map(lambda at: " ".join(at) + " re f"),
    st.tuples(numbers, numbers, numbers, numbers).map(lambda at: "{} {} m {} {} l S".format(*at)),
    st.tuples(numbers, numbers, st.text("abcXYZ 0123456789,.-", max_size=20), st.integers(0, 7)).map(
        lambda it: f"BT {it[3]} Tr /F1 9 Tf {it[0]} {it[1]} Td ({it[2]}) Tj 0 Tr ET"
    ),
    st.tuples(*[st.sampled_from(["1", "0", "-1", "0.5", "1e-9", "30"])] * 4).map(lambda at: " ".join(at) + " 9 9 cm"),
    st.sampled_from(
        ["q", "Q", "1 1 1 rg", "0 g", "0 w", "99 w", "[1 2] 0 d", "W n", "BT", "ET", "/F1 0 Tf", "/Nope Do"]
    ),
)


@settings(SEEDED, max_examples=EXAMPLES // 10)
@given(st.lists(operators, min_size=1, max_size=40), st.booleans())
def test_no_page_breaks_the_layout_or_loses_a_glyph(drawn: list[str], first: bool) -> None:
    more, text = "\n".join(drawn).encode(), base().text()
    content = stream(more + b"\n" + text if first else text + b"\n" + more)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "fuzzed.pdf")
        path.write_bytes(base().written({base().contents[0]: content}))
        try:
            layout = read_layout(path)
            convert_file(path)
        except GongyakError:
            return
    assert layout.glyphs == sum(not char.isspace() for char in layout.text.replace("## ", "")) + layout.furniture_glyphs
