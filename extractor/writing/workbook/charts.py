"""Native charts over the tables of a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractor.writing.workbook.worksheet import Worksheet

_COLOURS = ("1F3A4D", "4A90A4", "E0A458")
_MILLIONS = "#,##0,,"
ROWS = 16
"""How many rows of a sheet a chart is high."""


def bars(worksheet: Worksheet, title: str, span: tuple[int, int], values: Mapping[int, str]) -> Any:
    """A lying bar for each row of `span`; its name stands in the first column, its value in that of `values`."""
    chart = _chart(worksheet, title, span, values)
    chart.type = "bar"
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top
    chart.legend, chart.gapWidth = None, 60
    chart.y_axis.delete = True  # each bar has its value
    return _labelled(chart)


def columns(worksheet: Worksheet, title: str, span: tuple[int, int], values: Mapping[int, str]) -> Any:
    """Standing columns of won, in millions: for each row of `span` one of each column of `values`, so called."""
    chart = _chart(worksheet, f"{title} (백만원)", span, values)
    chart.type = "col"
    chart.legend.position = "b"
    chart.gapWidth = 80
    chart.y_axis.number_format = _MILLIONS
    chart.y_axis.numFmt.sourceLinked = False
    return chart


def place(worksheet: Worksheet, chart: Any, row: int, across: tuple[int, int]) -> None:
    """Put the chart over the cells from `row` down, `across` from one column to before another (from 0)."""
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

    corners = (AnchorMarker(col=across[0], row=row - 1), AnchorMarker(col=across[1], row=row - 1 + ROWS))
    chart.anchor = TwoCellAnchor(editAs="oneCell", _from=corners[0], to=corners[1])
    worksheet.add_chart(chart)


def _chart(worksheet: Worksheet, title: str, span: tuple[int, int], values: Mapping[int, str]) -> Any:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.series import SeriesLabel

    first, last = span
    chart: Any = BarChart()
    chart.title = title
    for column, name in values.items():
        chart.add_data(Reference(worksheet, column, first, column, last))
        chart.series[-1].tx = SeriesLabel(v=name)
    chart.set_categories(Reference(worksheet, 1, first, 1, last))
    for drawn, colour in zip(chart.series, _COLOURS, strict=False):
        drawn.graphicalProperties.solidFill = colour
    chart.x_axis.delete = chart.y_axis.delete = False
    return _lettered(chart)


def _lettered(chart: Any) -> Any:
    """Letters of a size that fits the sheet."""
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.line import LineProperties
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

    def sized(points: int, *, bold: bool = False) -> Any:
        return ParagraphProperties(defRPr=CharacterProperties(sz=points * 100, b=bold))

    for axis in (chart.x_axis, chart.y_axis):
        axis.txPr = RichText(p=[Paragraph(pPr=sized(8), endParaRPr=CharacterProperties(sz=800))])
    chart.title.overlay = False
    chart.title.tx.rich.p[0].pPr = sized(10, bold=True)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="D0D7DC"))
    return chart


def _labelled(chart: Any) -> Any:
    from openpyxl.chart.label import DataLabelList

    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    chart.dataLabels.showSerName = chart.dataLabels.showCatName = chart.dataLabels.showLegendKey = False
    return chart
