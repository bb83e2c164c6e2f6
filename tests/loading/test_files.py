from __future__ import annotations

import os
from pathlib import Path

import pytest

from cba.loading.files import decode, locate_table, read_file
from cba.problems import Place, Problem

_NAMED = Place("project.yaml", 7, 17, 9, "tables: {costs: costs.csv}", 16)


def refused(result: object) -> tuple[str, str]:
    assert isinstance(result, Problem)
    return result.code, result.message


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"12345")

    assert read_file(tmp_path / "a.csv", 5, _NAMED) == b"12345"


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"1" * 1_000_001)
    result = read_file(tmp_path / "a.csv", 1_000_000, _NAMED)

    assert refused(result) == ("CBA103", "`a.csv` is larger than 1 MB")


def test_a_file_that_hides_its_size_is_read_to_the_limit() -> None:
    endless = Path("/proc/self/maps")
    if not endless.exists():
        pytest.skip("only on Linux")

    assert refused(read_file(endless, 10, _NAMED))[0] == "CBA103"


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = read_file(tmp_path / "pipe", 10, _NAMED)

    assert refused(result) == ("CBA102", "`pipe` is a pipe or a device, not a file")


def test_a_device_is_refused() -> None:
    result = read_file(Path("/dev/zero"), 10, _NAMED)

    assert refused(result) == ("CBA102", "`zero` is a pipe or a device, not a file")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    result = read_file(tmp_path, 10, _NAMED)

    assert refused(result) == ("CBA102", f"`{tmp_path.name}` is a folder")


@pytest.mark.parametrize("name", ["gone.yaml", "a" * 5000, "a\x00b"])
def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path, name: str) -> None:
    assert refused(read_file(tmp_path / name, 10, _NAMED))[0] == "CBA102"


def test_bytes_that_are_not_utf8_are_named_with_their_place() -> None:
    result = decode("a: 1\nb: £x £y".encode()[:-3] + b"\xa3y", "project.yaml")

    assert isinstance(result, Problem)
    assert result.message == "the byte 0xA3 (`£` in Windows-1252) is not UTF-8"
    assert result.place is not None
    # Column 7 counts the first £ as the one character that it is.
    assert (result.place.line, result.place.column) == (2, 7)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("a: 1".encode("utf-16"), "the file is saved as UTF-16"),
        (b"PK\x03\x04rest", "this is a workbook or a zip file, not text"),
        (b"\x81", "the byte 0x81 is not UTF-8"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, message: str) -> None:
    assert refused(decode(data, "project.yaml")) == ("CBA102", message)


def test_a_table_is_found_in_the_folder_and_below(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "costs.csv").touch()

    found = locate_table(tmp_path, "data/costs.csv", _NAMED)
    assert found == (tmp_path / "data" / "costs.csv").resolve()


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "costs.csv").touch()
    (tmp_path / "link.csv").symlink_to("costs.csv")

    found = locate_table(tmp_path, "link.csv", _NAMED)
    assert found == (tmp_path / "costs.csv").resolve()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../costs.csv", "`../costs.csv` leaves the project's folder by `..`"),
        ("data/../../x.csv", "`data/../../x.csv` leaves the project's folder by `..`"),
        ("..\\costs.csv", "`..\\costs.csv` leaves the project's folder by `..`"),
        ("/etc/passwd", "`/etc/passwd` is a path from outside the project's folder"),
        ("~/x.csv", "`~/x.csv` is a path from outside the project's folder"),
        ("C:\\x.csv", "`C:\\x.csv` is a path from outside the project's folder"),
        (
            "https://example.org/x.csv",
            (
                "`https://example.org/x.csv` is an address, and nothing is fetched"
                " from the network"
            ),
        ),
    ],
)
def test_a_path_out_of_the_folder_is_refused(
    tmp_path: Path, name: str, message: str
) -> None:
    assert refused(locate_table(tmp_path, name, _NAMED)) == ("CBA121", message)


@pytest.mark.parametrize("name", ["link.csv", "folder/costs.csv", "folder/gone.csv"])
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    home, outside = tmp_path / "home", tmp_path / "outside"
    home.mkdir()
    outside.mkdir()
    (outside / "costs.csv").touch()
    (home / "link.csv").symlink_to(outside / "costs.csv")
    (home / "folder").symlink_to(outside)

    message = f"`{name}` is a link out of the project's folder"
    assert refused(locate_table(home, name, _NAMED)) == ("CBA121", message)


def test_a_link_to_itself_ends_in_a_message(tmp_path: Path) -> None:
    (tmp_path / "loop.csv").symlink_to("loop.csv")

    assert refused(locate_table(tmp_path, "loop.csv", _NAMED))[0] == "CBA120"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Cost.csv", "did you mean `costs.csv`?"),
        ("data/benefit.csv", "did you mean `data/benefits.csv`?"),
        ("zebra", "put the file beside the project"),
        ("no/such/folder.csv", "put the file beside the project"),
    ],
)
def test_a_missing_table_is_said_to_be_so(tmp_path: Path, name: str, hint: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "benefits.csv").touch()
    (tmp_path / "costs.csv").touch()

    result = locate_table(tmp_path, name, _NAMED)
    assert isinstance(result, Problem)
    assert (result.code, result.hint) == ("CBA120", hint)
