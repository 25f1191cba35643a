"""The geometry of a pledge's bar chart: planned, secured and executed by period, in whole SVG units."""

from __future__ import annotations

import dataclasses

from extractor.writing.review.finance import MEASURES, Finance, Measure

WIDTH = 640
# Room on the left for the periods, on the right for the figures: both are printed whole, whatever their length.
LEFT = 76
RIGHT = 96
BAR = 13
GAP = 10
HANGUL_WIDTH = 11


@dataclasses.dataclass(frozen=True, slots=True)
class Bar:
    """One bar: from `x` over `width`, its figure at `label_x`. A measure without an amount has no bar."""

    measure: Measure
    x: int
    y: int
    width: int
    figure: str
    label_x: int


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """The bars of one period."""

    period: str
    y: int
    bars: tuple[Bar, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Chart:
    """A chart of `width` x `height`; `left` is where labels of periods end, `zero` the axis of zero."""

    width: int
    height: int
    left: int
    zero: int
    unit: str
    groups: tuple[Group, ...]


def chart(finance: Finance) -> Chart | None:
    """The chart of a pledge's money; None where no period has a figure."""
    series = finance.series
    amounts = [krw for by_period in series.amounts.values() for krw in by_period if krw is not None]
    if not amounts:
        return None
    low, high = min(0, *amounts), max(0, *amounts)
    left = max(LEFT, HANGUL_WIDTH * max(len(period) for period in series.periods) + 12)
    longest = max(len(f"{krw // finance.unit.krw:,}") for krw in amounts)
    room = WIDTH - left - max(RIGHT, 8 * longest + 10)

    def across(krw: int) -> int:
        return left + (room * (krw - low) // (high - low) if high > low else 0)

    groups: list[Group] = []
    y = GAP
    for at, period in enumerate(series.periods):
        bars: list[Bar] = []
        for measure in MEASURES:
            krw = series.amounts[measure][at]
            if krw is not None:
                start, end = sorted((across(0), across(krw)))
                figure = f"{krw // finance.unit.krw:,}"
                bars.append(Bar(measure, start, y + BAR * len(bars), end - start, figure, end + 5))
        if bars:
            groups.append(Group(period, y, tuple(bars)))
            y += BAR * len(bars) + GAP
    return Chart(WIDTH, y, left, across(0), finance.unit.name, tuple(groups))
