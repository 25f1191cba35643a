"""Each layer imports only what stands above it, by the syntax tree and not by habit."""

from __future__ import annotations

import ast
import pathlib
from collections.abc import Iterator

import pytest

PACKAGE = pathlib.Path(__file__).resolve().parent.parent / "extractor"
# From the first, which imports nothing of ours, to the last, which may import everything.
LAYERS = (
    "records",
    "layout",
    "errors",
    "identity",
    "spelling",
    "profile",
    "reading",
    "parsing",
    "audit",
    "writing",
    "convert",
    "batch",
    "cli",
)
# What the writers share; apart from these no writer imports another.
SHARED_BY_WRITERS = {"frames", "tables", "landing", "pictures", "cleaning", "texts"}


def modules() -> list[pathlib.Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def dotted(path: pathlib.Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def imports(path: pathlib.Path) -> Iterator[str]:
    """The dotted names of our modules that a module imports, at its top or inside a function, types included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{dotted(path)}: relative import in line {node.lineno}"
            if node.module == "extractor":
                yield from (f"extractor.{name.name}" for name in node.names)
            elif node.module and node.module.startswith("extractor."):
                yield node.module
                yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("extractor."))


def layer(name: str) -> str:
    return name.split(".")[1]


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_a_module_imports_only_layers_above_it(path: pathlib.Path) -> None:
    own = layer(dotted(path))
    assert own in LAYERS, f"{own} has no place in the order of the layers"
    above = set(LAYERS[: LAYERS.index(own) + 1])
    wrong = sorted({name for name in imports(path) if layer(name) not in above})
    assert not wrong, f"{dotted(path)} imports {wrong}"


@pytest.mark.parametrize("path", [path for path in modules() if layer(dotted(path)) == "writing"], ids=dotted)
def test_writers_do_not_import_each_other(path: pathlib.Path) -> None:
    own = dotted(path).split(".")[2:3]
    others = {name.split(".")[2] for name in imports(path) if layer(name) == "writing" and name.count(".") >= 2}
    assert others <= {*own, *SHARED_BY_WRITERS}, f"{dotted(path)} imports {sorted(others)}"


def test_the_order_names_every_part_of_the_package() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert there - {"__init__"} == set(LAYERS)
