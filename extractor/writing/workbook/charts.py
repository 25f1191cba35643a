"""Native charts over the tables of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_COLOURS = ("1F3A4D", "4A90A4", "E0A458")
_MILLIONS = "#,##0,,"
HEIGHT = 7.6  # centimetres


def bars(worksheet: Worksheet, title: str, span: tuple[int, int], values: Sequence[int]) -> Any:
    """A lying bar for each row of `span`, its value in the column `values`, its name in the first column."""
    chart = _chart(worksheet, title, span, values)
    chart.type = "bar"
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top
    chart.legend = None
    chart.gapWidth = 60
    return _labelled(chart)


def columns(worksheet: Worksheet, title: str, span: tuple[int, int], values: Sequence[int]) -> Any:
    """Standing columns of won, in millions: for each row of `span` one of each column of `values`."""
    chart = _chart(worksheet, f"{title} (백만원)", span, values)
    chart.type = "col"
    chart.legend.position = "b"
    chart.gapWidth = 80
    chart.y_axis.number_format = _MILLIONS
    chart.y_axis.numFmt.sourceLinked = False
    return chart


def place(worksheet: Worksheet, chart: Any, anchor: str, width: float) -> None:
    """Put the chart at a cell; `width` in centimetres."""
    chart.width, chart.height = width, HEIGHT
    worksheet.add_chart(chart, anchor)


def _chart(worksheet: Worksheet, title: str, span: tuple[int, int], values: Sequence[int]) -> Any:
    from openpyxl.chart import BarChart, Reference

    first, last = span
    chart: Any = BarChart()
    chart.title = title
    chart.title.overlay = False
    for column in values:
        # The heading stands above the first row.
        chart.add_data(Reference(worksheet, column, first - 1, column, last), titles_from_data=True)
    chart.set_categories(Reference(worksheet, 1, first, 1, last))
    for series, colour in zip(chart.series, _COLOURS, strict=False):
        series.graphicalProperties.solidFill = colour
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
    chart.title.tx.rich.p[0].pPr = sized(10, bold=True)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="D0D7DC"))
    return chart


def _labelled(chart: Any) -> Any:
    from openpyxl.chart.label import DataLabelList

    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    chart.dataLabels.showSerName = chart.dataLabels.showCatName = chart.dataLabels.showLegendKey = False
    return chart
