"""The tables in a SQL database: loaded through SQLAlchemy, one transaction a report."""

from extractor.writing.database.loading import Loaded, load
from extractor.writing.database.sqlite import write_sqlite

__all__ = ["Loaded", "load", "write_sqlite"]
