"""Files read whole but never more than a limit, and never outside the project.

What a project file names may be anything: a pipe that never ends, a device, a
link to another part of the machine. Each is refused before a byte is read.
"""

from __future__ import annotations

import os
import re
import stat
from itertools import islice
from pathlib import Path, PurePosixPath

from cba.loading.suggest import clipped, closest
from cba.problems import Place, Problem

MEGABYTE = 1_000_000
PROJECT_LIMIT = 10 * MEGABYTE
TABLE_LIMIT = 20 * MEGABYTE

#: A folder with more files than this is not searched for a likely name.
_MOST_NAMES = 1000
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DRIVE = re.compile(r"[A-Za-z]:|\\\\")
_OPEN_MODE = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    # A pipe opened so does not wait for a writer.
    | getattr(os, "O_NONBLOCK", 0)
)


def read_file(path: Path, limit: int, place: Place) -> bytes | Problem:
    """The bytes of an ordinary file, or why it cannot be read.

    ``limit`` is in bytes; ``place`` is where the file is named.
    """
    shown = clipped(path.name)
    try:
        refused = _refusal(path.stat(), limit, shown, place)
        if refused:
            return refused
        with os.fdopen(os.open(path, _OPEN_MODE), "rb") as file:
            # Looked at again once open: a name can change hands in between.
            refused = _refusal(os.fstat(file.fileno()), limit, shown, place)
            data = b"" if refused else file.read(limit + 1)
    except FileNotFoundError:
        return _unreadable(f"there is no file `{shown}`", None, place)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not valid"
        return _unreadable(f"`{shown}` cannot be read: {reason}", None, place)
    if len(data) > limit:
        return _too_large(shown, limit, place)
    return refused or data


def _refusal(
    status: os.stat_result, limit: int, shown: str, place: Place
) -> Problem | None:
    if stat.S_ISDIR(status.st_mode):
        hint = "name a file in it"
        return _unreadable(f"`{shown}` is a folder", hint, place)
    if not stat.S_ISREG(status.st_mode):
        hint = "copy what it gives into a file"
        return _unreadable(f"`{shown}` is a pipe or a device, not a file", hint, place)
    return _too_large(shown, limit, place) if status.st_size > limit else None


def _unreadable(message: str, hint: str | None, place: Place) -> Problem:
    return Problem("CBA102", message, hint=hint, place=place)


def _too_large(shown: str, limit: int, place: Place) -> Problem:
    return Problem(
        code="CBA103",
        message=f"`{shown}` is larger than {limit // MEGABYTE} MB",
        hint="keep only what the appraisal needs in it",
        place=place,
    )


def decode(data: bytes, file: str) -> str | Problem:
    """The text of a file in UTF-8, with or without a mark at its start."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _not_utf8("the file is saved as UTF-16", Place(file, 1, 1))
    if data.startswith(b"PK\x03\x04"):
        message = "this is a workbook or a zip file, not text"
        hint = "a sheet of a workbook is named in `tables:`, as `FILE.xlsx#Sheet`"
        return _unreadable(message, hint, Place(file, 1, 1))
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(*_foreign_byte(data, error.start, file))


def _foreign_byte(data: bytes, at: int, file: str) -> tuple[str, Place]:
    before = data[:at].removeprefix(b"\xef\xbb\xbf")
    line_start = before.rfind(b"\n") + 1
    line = data[at - len(before) + line_start :].split(b"\n", 1)[0].rstrip(b"\r")
    column = len(before[line_start:].decode("utf-8", "replace"))
    character = data[at : at + 1].decode("cp1252", "ignore")
    meant = f" (`{character}` in Windows-1252)" if character else ""
    place = Place(
        file=file,
        line=before.count(b"\n") + 1,
        column=column + 1,
        excerpt=line.decode("cp1252", "replace") if meant else "",
        start=len(before[line_start:].decode("cp1252", "replace")) if meant else None,
    )
    return f"the byte 0x{data[at]:02X}{meant} is not UTF-8", place


def _not_utf8(message: str, place: Place) -> Problem:
    return _unreadable(message, "save the file as UTF-8", place)


def locate_table(folder: Path, name: str, place: Place) -> Path | Problem:
    """The file that a table is in, with all links resolved, or why not.

    It must be inside the folder of the project, wherever links lead.
    """
    if refused := leaves(name):
        return _outside(refused, place)
    shown = clipped(name)
    try:
        home = folder.resolve()
        path = (home / name).resolve()
        if not path.is_relative_to(home):
            return _outside(f"`{shown}` is a link out of the project's folder", place)
        if path.exists():
            return path
        near = closest(name, _names_beside(home / name, home))
    except (OSError, RuntimeError, ValueError):
        near = None
    return Problem(
        code="CBA120",
        message=f"there is no table `{shown}` in the project's folder",
        hint=f"did you mean `{near}`?" if near else "put the file beside the project",
        place=place,
    )


def leaves(name: str, folder: str = "the project's folder") -> str | None:
    """Why a name leads out of a folder, whatever lies there; None where it does not."""
    shown = clipped(name)
    if _DRIVE.match(name) or name.startswith(("/", "\\", "~")):
        return f"`{shown}` is a path from outside {folder}"
    if _ADDRESS.match(name):
        return f"`{shown}` is an address, and nothing is fetched from the network"
    if ".." in PurePosixPath(name.replace("\\", "/")).parts:
        return f"`{shown}` leaves {folder} by `..`"
    return None


def _outside(message: str, place: Place) -> Problem:
    hint = "copy the table into the project's folder and name it from there"
    return Problem("CBA121", message, hint=hint, place=place)


def _names_beside(path: Path, home: Path) -> list[str]:
    with os.scandir(path.parent) as entries:
        names = [entry.name for entry in islice(entries, _MOST_NAMES)]
    beside = [(path.parent / name).relative_to(home).as_posix() for name in names]
    return sorted(beside)
