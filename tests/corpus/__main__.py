"""`python -m tests.corpus` names the files whose trees differ; with `--write`, writes the trees anew."""

from __future__ import annotations

import sys

from tests.corpus.trees import entries, write


def main() -> int:
    """Exit status 1 where a tree differs and is not written."""
    changed = [entry for entry in entries() if entry.parsed() != entry.tree]
    for entry in changed:
        print(entry.name)
    if "--write" in sys.argv[1:]:
        for entry in changed:
            write(entry)
        return 0
    return 1 if changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
