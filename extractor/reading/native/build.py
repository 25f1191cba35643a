"""The step of the build that compiles `bulk.c`, where there is a compiler; elsewhere the package does without."""

from __future__ import annotations

import pathlib
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = "extractor/reading/native/bulk.c"
MODULE = "extractor.reading.bulk"


class BulkHook(BuildHookInterface):
    """Adds the compiled module to a wheel; for an editable install it lands beside the sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it packs."""
        root = pathlib.Path(self.root)
        self._folder = tempfile.TemporaryDirectory()
        compiled = _compiled(root, root if version == "editable" else pathlib.Path(self._folder.name))
        if compiled is None:
            self.app.display_warning("no C compiler: pdfium will be called less quickly, with the same results")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        if version != "editable":
            build_data["force_include"][str(compiled)] = f"extractor/reading/{compiled.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called by hatchling after it packed."""
        self._folder.cleanup()


def _compiled(root: pathlib.Path, target: pathlib.Path) -> pathlib.Path | None:
    """The compiled module, under `target`; None where it cannot be compiled."""
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext
    from setuptools.errors import BaseError

    limited = sys.implementation.name == "cpython"
    extension = Extension(MODULE, [str(root / SOURCE)], py_limited_api=limited, optional=True)
    command = build_ext(Distribution({"ext_modules": [extension]}))
    with tempfile.TemporaryDirectory() as scratch:
        command.build_lib, command.build_temp = str(target), scratch
        command.ensure_finalized()
        try:
            command.run()  # tells of an error while compiling, as the module is optional
        except BaseError:  # there is nothing to compile with
            return None
    compiled = pathlib.Path(command.get_ext_fullpath(MODULE))
    return compiled if compiled.is_file() else None
