from __future__ import annotations

from pathlib import Path

import pytest

from cba.results.whole_files import NotWrittenError, write_all

FULL = Path("/dev/full")


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two files with a content and one that is not there yet, between them."""
    first, between, last = (tmp_path / name for name in ("a", "b", "c"))
    first.write_bytes(b"old a")
    last.write_bytes(b"old c")
    return first, between, last


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def refuse_last_rename(monkeypatch: pytest.MonkeyPatch, last: Path) -> None:
    rename = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target == last:
            raise OSError(30, "Read-only file system")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_every_file_takes_its_place(places: tuple[Path, Path, Path]) -> None:
    write_all(dict.fromkeys(places, b"new"))

    assert contents_of(places[0].parent) == {"a": b"new", "b": b"new", "c": b"new"}


def test_one_that_cannot_take_its_place_puts_the_others_back(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_last_rename(monkeypatch, places[2])

    with pytest.raises(NotWrittenError) as refused:
        write_all(dict.fromkeys(places, b"new"))

    assert refused.value.path == places[2]
    assert refused.value.reason == "read-only file system"
    assert contents_of(places[0].parent) == {"a": b"old a", "c": b"old c"}


def test_files_are_put_back_where_a_file_has_one_name_only(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise OSError(1, "Operation not permitted", str(self), None, str(target))

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    refuse_last_rename(monkeypatch, places[2])

    with pytest.raises(NotWrittenError):
        write_all(dict.fromkeys(places, b"new"))

    assert contents_of(places[0].parent) == {"a": b"old a", "c": b"old c"}


@pytest.mark.skipif(not FULL.exists(), reason="the system has no full device")
def test_a_device_without_room_puts_files_back(
    places: tuple[Path, Path, Path],
) -> None:
    with pytest.raises(NotWrittenError, match="no space left on device"):
        write_all({places[0]: b"new", FULL: b"too much", places[1]: b"new"})

    assert contents_of(places[0].parent) == {"a": b"old a", "c": b"old c"}


def test_a_folder_that_takes_no_file_leaves_the_others(
    places: tuple[Path, Path, Path],
) -> None:
    nowhere = places[0].parent / "nowhere" / "d"

    with pytest.raises(NotWrittenError, match="no such file or directory"):
        write_all({places[0]: b"new", nowhere: b"new"})

    assert contents_of(places[0].parent) == {"a": b"old a", "c": b"old c"}


def test_a_link_is_followed(places: tuple[Path, Path, Path]) -> None:
    first, link, _ = places
    link.symlink_to(first)

    write_all({link: b"new"})

    assert link.is_symlink()
    assert first.read_bytes() == b"new"


def test_files_may_be_read_as_any_other(tmp_path: Path) -> None:
    usual, written = tmp_path / "usual", tmp_path / "written"
    usual.write_bytes(b"")

    write_all({written: b"new"})

    assert written.stat().st_mode == usual.stat().st_mode
