"""The sample files, and their gold."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from typing import Any, cast

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "samples"
GOLD_SUFFIX = ".gold.json"

Json = dict[str, Any]


def golds() -> dict[str, Json]:
    """The gold of every sample, by the sample's name."""
    paths = sorted(path for path in FOLDER.glob(f"*{GOLD_SUFFIX}") if not path.name.startswith("changes."))
    return {path.name.removesuffix(GOLD_SUFFIX): json.loads(path.read_text(encoding="utf-8")) for path in paths}


def inputs() -> list[str]:
    """The names of the PDF and text files that have gold."""
    return [
        f"{name}.{suffix}" for name in golds() for suffix in ("pdf", "txt") if (FOLDER / f"{name}.{suffix}").exists()
    ]


def differences(expected: object, actual: object) -> list[str]:
    """Where two JSON values differ: the pointer, what was expected and what was found."""
    wanted, found = dict(_scalars(expected)), dict(_scalars(actual))
    return [
        f"{pointer}: expected {wanted.get(pointer, 'nothing')}, found {found.get(pointer, 'nothing')}"
        for pointer in dict.fromkeys((*wanted, *found))
        if wanted.get(pointer) != found.get(pointer)
    ]


def _scalars(value: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Every value that holds no others, as JSON, by its pointer."""
    if isinstance(value, dict | list) and value:
        whole = cast("Json | list[object]", value)
        for key, each in whole.items() if isinstance(whole, dict) else enumerate(whole):
            yield from _scalars(each, f"{pointer}/{key}")
    else:
        yield pointer, json.dumps(value, ensure_ascii=False)
