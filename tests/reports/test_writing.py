from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

from cba.reports.writing import write_bytes, write_text


def test_a_text_is_written_in_utf_8_with_plain_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "£1\n£2\n")

    assert (tmp_path / "a.txt").read_bytes() == "£1\n£2\n".encode()


def test_half_a_surrogate_is_written_by_number(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "\udcff")

    assert (tmp_path / "a.txt").read_bytes() == b"\\udcff"


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old and long")

    write_bytes(tmp_path / "a", b"new")

    assert (tmp_path / "a").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a"]  # noqa: PTH208 - the names, hidden ones too


def test_what_cannot_be_finished_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(tmp_path / "a", b"new")

    assert (tmp_path / "a").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]  # noqa: PTH208 - the names, hidden ones too


@pytest.mark.parametrize("place", ["nowhere/a", "."])
def test_a_place_that_cannot_be_is_an_error_of_the_system(
    place: str, tmp_path: Path
) -> None:
    with pytest.raises(OSError, match="directory"):
        write_bytes(tmp_path / place, b"new")

    assert list(tmp_path.iterdir()) == []


def test_a_name_as_long_as_the_system_allows(tmp_path: Path) -> None:
    write_bytes(tmp_path / ("a" * 255), b"new")

    assert (tmp_path / ("a" * 255)).read_bytes() == b"new"
