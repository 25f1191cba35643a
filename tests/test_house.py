"""What holds for the whole house: municipalities are data, and the data is found wherever the package is."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys
import zipfile

import pytest

from extractor import profile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "extractor"
SHARED = ROOT / "grammars"


def names_of_municipalities() -> set[str]:
    """How profiles are called, and the municipality that each one's title names."""
    found = set(profile.names())
    for name in profile.names():
        title = profile.load(name).title
        found |= set(re.findall(r"[가-힣]{2,4}(?=[시군구]\b)|[가-힣]{2,4}[시군구](?=\s|$)", title))
    return found


def code() -> list[pathlib.Path]:
    shared = [path for path in SHARED.rglob("*.lark") if path.parent.name not in profile.names()]
    return sorted([*PACKAGE.rglob("*.py"), *shared])


@pytest.mark.parametrize("path", code(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_names_a_municipality(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    assert not {name for name in names_of_municipalities() if name.lower() in text}


@pytest.mark.parametrize("path", code(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_names_a_machine(path: pathlib.Path) -> None:
    assert not re.search(r"(?<![\w.])/(work|tmp|opt|home|root)/", path.read_text(encoding="utf-8"))


def wheel(folder: pathlib.Path, **environment: str) -> pathlib.Path:
    """The wheel as it is built, in that folder."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    if subprocess.run([sys.executable, "-c", "import hatchling"], capture_output=True, check=False).returncode:
        command.remove("--no-build-isolation")
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True, env={**os.environ, **environment})
    [built] = folder.glob("*.whl")
    return built


def test_the_grammars_are_found_from_a_wheel(tmp_path: pathlib.Path) -> None:
    """What the wheel holds, and that a profile loads from it with nothing beside it."""
    with zipfile.ZipFile(wheel(tmp_path)) as opened:
        packed = set(opened.namelist())
        opened.extractall(tmp_path / "site")
    for path in SHARED.rglob("*"):
        if path.is_file():
            assert f"extractor/grammars/{path.relative_to(SHARED).as_posix()}" in packed
    load = "from extractor import profile; print(profile.grammars(), *profile.names())"
    environment = {"PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-c", load], env=environment, cwd=tmp_path, text=True, stdout=subprocess.PIPE, check=True
    )
    folder, *found = done.stdout.split()
    assert folder == str(tmp_path / "site" / "extractor" / "grammars")
    assert tuple(found) == profile.names()


@pytest.mark.skipif(sys.platform == "win32", reason="there the compiler is not named by CC")
def test_a_wheel_is_built_without_a_compiler(tmp_path: pathlib.Path) -> None:
    built = wheel(tmp_path, CC="false")
    assert built.name.endswith("-none-any.whl")
    with zipfile.ZipFile(built) as opened:
        assert "extractor/reading/pdfium.py" in opened.namelist()
        assert not [name for name in opened.namelist() if name.endswith((".so", ".pyd"))]
