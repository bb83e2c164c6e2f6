"""A library in a file of its own: read, with every fault at its cell."""

from __future__ import annotations

from pathlib import Path

from cba.loading.library_input import read_library_file

HEAD = "code,title,unit,fiscal,price_year,source,licence\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_library_is_called_after_its_file(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEAD}Y1,Youth worker,hour,31,2025-26,Payroll,own\n")
    library, problems = read_library_file(path)

    assert problems == ()
    assert library is not None
    assert (library.name, library.file) == ("own", path.as_posix())
    assert library.costs["Y1"].fiscal == 31.0


def test_a_fault_has_the_place_of_its_cell(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEAD}Y1,Youth worker,hour,lots,2025-26,Payroll,own\n")
    _, (problem,) = read_library_file(path)

    assert problem.code == "CBA509"
    assert str(problem.place) == f"{path.as_posix()}:2:22"


def test_of_a_file_of_another_kind_not_every_row_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "x,,,,,,\n" * 1000)
    _, problems = read_library_file(path)

    # Three cells are empty in each row: 30 faults, and one that counts the others.
    assert len(problems) == 31
    assert problems[-1].message.endswith("more faults in this library")


def test_a_file_that_is_not_there_is_no_library(tmp_path: Path) -> None:
    library, (problem,) = read_library_file(tmp_path / "none.csv")

    assert (library, problem.code) == (None, "CBA102")
