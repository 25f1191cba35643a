"""Every layout text of the corpus has its tree."""

from __future__ import annotations

import pytest

from extractor.profile import names
from tests.corpus.trees import Entry, entries


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_a_text_has_its_tree(entry: Entry) -> None:
    assert entry.parsed() == entry.tree, f"{entry.path}: if the new tree is right, run python -m tests.corpus --write"


def test_every_profile_has_a_whole_page() -> None:
    tried = {entry.path.parent.name for entry in entries() if entry.text.count("\n") > 30}
    assert tried >= set(names())
