from __future__ import annotations

from pathlib import Path

import pytest

from cba.results.whole_file import replacing


class _Broken(Exception):
    """Writing stopped half-way."""


def _write_half(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"half")
        raise _Broken


def test_a_file_takes_its_place_once_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "flows.csv"
    path.write_bytes(b"old")

    with replacing(path) as file:
        file.write(b"new")
        before = path.read_bytes()

    assert (before, path.read_bytes()) == (b"old", b"new")


def test_where_writing_fails_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "flows.csv"
    path.write_bytes(b"old")

    with pytest.raises(_Broken):
        _write_half(path)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "flows.csv", tmp_path / "link.csv"
    path.write_bytes(b"old")
    link.symlink_to(path)

    with replacing(link) as file:
        file.write(b"new")

    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_file_may_be_read_as_any_other(tmp_path: Path) -> None:
    path, other = tmp_path / "flows.csv", tmp_path / "other.csv"
    other.write_bytes(b"")

    with replacing(path) as file:
        file.write(b"new")

    assert path.stat().st_mode == other.stat().st_mode


def test_a_device_is_written_to() -> None:
    with replacing(Path("/dev/null")) as file:
        file.write(b"nothing")

    assert Path("/dev/null").is_char_device()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with (
        pytest.raises(FileNotFoundError),
        replacing(tmp_path / "none" / "flows.csv"),
    ):
        pass
