"""`python -m samples.make` makes the files of `samples/` anew."""

from __future__ import annotations

import sys

from samples.make.files import HERE, SAMPLES, made


def main() -> int:
    """Writes every sample beside the program."""
    for sample in SAMPLES:
        for name, content in made(sample).items():
            (HERE.parent / name).write_bytes(content)
            print(f"{name}  {len(content):,} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
