"""Makes the samples anew, or a report of any length: `python -m samples.make --help`."""

from __future__ import annotations

import argparse
import pathlib
import sys

from samples.make.draw import draw
from samples.make.files import HERE, SAMPLES, YEARS, as_json, compared, golden, made
from samples.make.fonts import FontMissingError
from samples.make.forms import FORMS
from samples.make.invent import build
from samples.make.looks import LOOKS
from samples.make.text import layout_text


def main() -> int:
    """Exit status 1 where a font is missing, 2 where the arguments are wrong."""
    arguments = _arguments().parse_args()
    try:
        if arguments.out is None:
            for sample in SAMPLES:
                _write(HERE.parent, made(sample))
            _write(HERE.parent, {"changes.gold.json": compared(*YEARS)})
        else:
            _write(arguments.out.parent, _invented(arguments))
    except FontMissingError as error:
        print(f"samples.make: {error}", file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m samples.make",
        description="Makes the files of samples/ anew; with a file to write, invents a report of any length.",
    )
    parser.add_argument("out", nargs="?", type=_file, help="PDF or text file to write; the samples if there is none")
    parser.add_argument("--pledges", type=int, default=12, help="how many pledges the report has (default: 12)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another report (default: 1)")
    parser.add_argument("--year", type=int, default=2022, help="the report's year (default: 2022)")
    parser.add_argument("--form", choices=FORMS, default="ticks-six", help="what is printed where (default: ticks-six)")
    parser.add_argument("--look", choices=LOOKS, default="ruled", help="how it is drawn (default: ruled)")
    parser.add_argument("--gold", action="store_true", help="also write the records that reading it must give")
    return parser


def _file(name: str) -> pathlib.Path:
    path = pathlib.Path(name)
    if path.suffix not in (".pdf", ".txt"):
        raise argparse.ArgumentTypeError(f"{name!r} is neither .pdf nor .txt")
    return path


def _invented(arguments: argparse.Namespace) -> dict[str, bytes]:
    report = build(arguments.seed, arguments.pledges, arguments.year, arguments.form)
    name = arguments.out.name
    drawing = draw(report, arguments.look) if arguments.gold or arguments.out.suffix == ".pdf" else None
    files = {name: drawing.pdf if drawing and arguments.out.suffix == ".pdf" else layout_text(report).encode()}
    if arguments.gold and drawing:
        files[f"{arguments.out.stem}.gold.json"] = as_json(golden(report, drawing))
    return files


def _write(folder: pathlib.Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)
        print(f"{name}  {len(content):,} bytes", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
