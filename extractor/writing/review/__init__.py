"""The review: a folder of static HTML that shows each record beside the page that it was read from.

It needs no server and loads nothing from elsewhere; without JavaScript every link still works.
"""

from extractor.writing.review.anchors import link
from extractor.writing.review.comparison import write_comparison
from extractor.writing.review.pages import Entry
from extractor.writing.review.site import refuse_foreign, write, write_index, write_report

__all__ = ["Entry", "link", "refuse_foreign", "write", "write_comparison", "write_index", "write_report"]
