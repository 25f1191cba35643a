"""The workbook: what an auditor keeps open. Korean sheets, one Excel Table each, text that stays text."""

from extractor.writing.workbook.book import write
from extractor.writing.workbook.comparison import write_comparison

__all__ = ["write", "write_comparison"]
