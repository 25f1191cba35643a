"""Every layout text of the corpus has its tree."""

from __future__ import annotations

import pytest

from extractor.profile import names
from tests.corpus.trees import Entry, entries


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_a_text_has_its_tree(entry: Entry) -> None:
    assert entry.parsed() == entry.tree, f"{entry.path}: if the new tree is right, run python -m tests.corpus --write"


def test_whole_pages_of_several_profiles_are_among_them() -> None:
    tried = {entry.path.parent.name for entry in entries() if entry.text.count("\n") > 30}
    assert len(tried) >= 3
    assert tried <= set(names())
