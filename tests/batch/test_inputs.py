"""What the user named, as inputs."""

from __future__ import annotations

import os
import pathlib

import pytest

from extractor.batch.inputs import find


def labels(found: object, top: pathlib.Path) -> list[str]:
    return [item.label.removeprefix(f"{top}/") for item in found.inputs]  # type: ignore[attr-defined]


def problems(arguments: list[str]) -> dict[str, str | None]:
    return {item.name: item.problem for item in find(arguments).inputs}


def test_a_folder_gives_its_reports_by_name(tmp_path: pathlib.Path) -> None:
    for name in ("b.PDF", "a.txt", "deep/er/c.pdf", "README.md", ".hidden.pdf", "photo.jpg", "deep/z.zip"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    found = find([str(tmp_path)])
    assert labels(found, tmp_path) == ["a.txt", "b.PDF", "deep/er/c.pdf", "deep/z.zip"]
    assert found.others == ((".jpg", 1), (".md", 1))


def test_a_pdf_is_known_by_its_bytes_too(tmp_path: pathlib.Path) -> None:
    (tmp_path / "report.bin").write_bytes(b"%PDF-1.7\n")
    assert labels(find([str(tmp_path)]), tmp_path) == ["report.bin"]


def test_a_file_that_is_named_is_an_input_whatever_it_is_called(tmp_path: pathlib.Path) -> None:
    (tmp_path / "notes.md").write_text("x")
    assert labels(find([str(tmp_path / "notes.md"), str(tmp_path / "gone.pdf")]), tmp_path) == ["gone.pdf", "notes.md"]


def test_globs_and_names_that_look_like_globs(tmp_path: pathlib.Path) -> None:
    for name in ("a1.pdf", "a2.pdf", "a[1].pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"x")
    assert labels(find([f"{tmp_path}/a?.pdf"]), tmp_path) == ["a1.pdf", "a2.pdf"]
    assert labels(find([f"{tmp_path}/a[1].pdf"]), tmp_path) == ["a[1].pdf"]
    assert problems([f"{tmp_path}/c*.pdf"]) == {"c*.pdf": "nothing matches this pattern"}


def test_the_order_of_the_arguments_does_not_matter_and_none_counts_twice(tmp_path: pathlib.Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"x")
    arguments = [str(tmp_path), str(tmp_path / "a.pdf"), f"{tmp_path}/*.pdf"]
    assert find(arguments) == find(arguments[::-1])
    assert len(find(arguments).inputs) == 2


def test_the_output_folder_is_no_input(tmp_path: pathlib.Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "old.txt").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    assert labels(find([str(tmp_path)], leave_out=str(tmp_path / "out")), tmp_path) == ["a.txt"]


def test_links_stay_in_the_folder(tmp_path: pathlib.Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "secret.pdf").write_bytes(b"x")
    (folder / "own.pdf").write_bytes(b"x")
    (folder / "leaves.pdf").symlink_to(outside / "secret.pdf")
    (folder / "stays.pdf").symlink_to("own.pdf")
    (folder / "nowhere.pdf").symlink_to("gone.pdf")
    (folder / "loop.pdf").symlink_to("loop.pdf")
    (folder / "up").symlink_to(folder)
    (folder / "away").symlink_to(outside)
    said = problems([str(folder)])
    assert said.pop("own.pdf") is None
    assert said.pop("stays.pdf") is None
    assert "leaves the folder" in (said.pop("leaves.pdf") or "")
    assert "leaves the folder" in (said.pop("away") or "")
    assert "leads nowhere" in (said.pop("nowhere.pdf") or "")
    assert "leads nowhere" in (said.pop("loop.pdf") or "")
    assert not said
    assert problems([str(folder / "leaves.pdf")]) == {"leaves.pdf": None}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_odd_names_are_found_and_shown_in_one_line(tmp_path: pathlib.Path) -> None:
    folder = os.fsencode(tmp_path)
    for name in ("공약.pdf".encode("cp949"), b"two\nlines.pdf", b"quote'\".pdf", b"-o.pdf", b"\xff.pdf"):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"x")
    found = find([str(tmp_path)])
    assert {item.name for item in found.inputs} == {
        "공약.pdf",
        "two\\nlines.pdf",
        "quote'\".pdf",
        "-o.pdf",
        "\\xff.pdf",
    }
    assert all(os.path.exists(item.path) for item in found.inputs)
