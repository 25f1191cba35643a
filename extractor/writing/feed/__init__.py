"""The feed: what another system reads. JSON lines, one CSV a table, and the Data Package that describes them."""

from __future__ import annotations

from extractor.writing.feed.folder import write

__all__ = ["write"]
