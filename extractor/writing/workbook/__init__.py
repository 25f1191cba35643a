"""The workbook: what an auditor keeps open. Korean sheets, one Excel Table each, text that stays text."""

from extractor.writing.workbook.book import write

__all__ = ["write"]
