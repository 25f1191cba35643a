"""Imported by the server that children are forked from: what nearly every child needs is loaded there once.

The grammars of every profile are compiled too (about a tenth of a second each, the shared part half a second).
"""

from __future__ import annotations

import contextlib
import importlib

from extractor import profile
from extractor.errors import ProfileError
from extractor.parsing.inline import inline
from extractor.parsing.page import page_parser

for module in ("extractor.audit.checks", "extractor.batch.worker", "extractor.reading.pages"):
    importlib.import_module(module)

for name in profile.names():
    with contextlib.suppress(ProfileError):  # whoever asks for a broken profile is told so
        page_parser(profile.load(name))
        inline(profile.load(name))
