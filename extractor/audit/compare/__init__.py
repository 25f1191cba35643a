"""This year's report held against last year's."""

from extractor.audit.compare.comparison import compare
from extractor.audit.compare.editions import pair_editions, read_feed
from extractor.audit.compare.model import LABELS, Change, ChangeKind, Comparison, Match

__all__ = ["LABELS", "Change", "ChangeKind", "Comparison", "Match", "compare", "pair_editions", "read_feed"]
