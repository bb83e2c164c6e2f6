"""The parts of a workbook file, unpacked within limits.

An .xlsx file is a zip of XML parts. A hostile one unpacks to terabytes, lies
about its sizes, or declares entities that multiply. Each part that is wanted is
unpacked piece by piece under a common allowance and parsed on the way, and only
what has passed goes on to the workbook reader, in a file made anew from it.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

#: Of all the parts that are read, in all the workbooks of a project.
UNPACKED_LIMIT = 60_000_000
MOST_ELEMENTS = 6_000_000
#: The part that says which others there are; without it a zip is of something else.
ROOT = "_rels/.rels"
#: What writers of workbooks reach is below 100.
_HIGHEST_RATIO = 250
_RATIO_FROM = 1_000_000
_MOST_MEMBERS = 5_000
# Large, because expat looks at an unfinished token anew with every piece.
_PIECE = 1_000_000
#: What zipfile raises for bytes that are no zip, or packed by a method that it lacks
#: (which it calls not implemented).
_ODD = (
    zipfile.BadZipFile,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)
_DIRECTORY_ENTRY = b"PK\x01\x02"

Start = Callable[[str, dict[str, str]], None]
Show = Callable[[str], None]


class UnsafeWorkbook(Exception):
    """A workbook that is not read; ``large`` says that it is only too large."""

    def __init__(self, message: str, hint: str, *, large: bool = False) -> None:
        self.message, self.hint, self.large = message, hint, large
        super().__init__(message)


class Parts:
    """The parts of one workbook file.

    ``unpacked`` is how many bytes have been unpacked, with those before it.
    """

    def __init__(self, data: bytes, unpacked: int = 0) -> None:
        self.unpacked = unpacked
        if data.count(_DIRECTORY_ENTRY) > _MOST_MEMBERS:
            raise _suspicious()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _ODD as error:
            raise not_a_workbook() from error
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            name = member.filename.replace("\\", "/").lstrip("/").casefold()
            if name in self._members:
                raise _suspicious()
            self._members[name] = member

    def read(
        self,
        name: str,
        start: Start | None = None,
        end: Show | None = None,
        text: Show | None = None,
    ) -> bytes:
        """The bytes of an XML part, shown on the way to those who look at it.

        ``start`` is given each element's name and attributes, ``end`` its name,
        and ``text`` the characters between.
        """
        member = self._member(name)
        parser = _parser(start)
        if end is not None:
            parser.EndElementHandler = end
        if text is not None:
            parser.CharacterDataHandler = text
        whole = io.BytesIO()
        try:
            with self._zip.open(member) as part:
                while piece := part.read(_PIECE):
                    self.unpacked += len(piece)
                    if self.unpacked > UNPACKED_LIMIT:
                        raise _too_large()
                    parser.Parse(piece, False)  # noqa: FBT003
                    whole.write(piece)
            parser.Parse(b"", True)  # noqa: FBT003
        except (*_ODD, expat.ExpatError, zlib.error, EOFError) as error:
            raise _damaged(name) from error
        return whole.getvalue()

    def _member(self, name: str) -> zipfile.ZipInfo:
        member = self._members.get(name.casefold())
        if member is None:
            raise not_a_workbook() if name == ROOT else _damaged(name)
        if member.flag_bits & 1 or member.compress_type not in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ):
            raise _damaged(name)
        if member.file_size > UNPACKED_LIMIT - self.unpacked:
            raise _too_large()
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > _RATIO_FROM and ratio > _HIGHEST_RATIO:
            raise _suspicious()
        return member


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """A workbook file made of these parts alone."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    file.seek(0)
    return file


def _parser(start: Start | None) -> Any:  # noqa: ANN401
    seen = 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal seen
        seen += 1
        if seen > MOST_ELEMENTS:
            raise _too_large()
        if start is not None:
            start(name, attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = on_start
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.XmlDeclHandler = _refuse_encoding
    return parser


def _refuse_doctype(*_: object) -> None:
    raise _suspicious()


def _refuse_encoding(version: str, encoding: str | None, standalone: int) -> None:
    del version, standalone
    if encoding and encoding.lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise _suspicious()


def not_a_workbook() -> UnsafeWorkbook:
    """What is said of a file that is no workbook of this kind."""
    return UnsafeWorkbook(
        "this is not an Excel workbook",
        "open it in a spreadsheet and save it as .xlsx without a password, or as CSV",
    )


def _damaged(name: str) -> UnsafeWorkbook:
    return UnsafeWorkbook(
        f"this workbook is damaged or protected: `{name}` cannot be read",
        "open it in a spreadsheet and save it again, without a password",
    )


def _too_large() -> UnsafeWorkbook:
    return UnsafeWorkbook(
        f"the workbooks unpack to more than {UNPACKED_LIMIT // 1_000_000} MB",
        "save the sheet alone, as CSV",
        large=True,
    )


def _suspicious() -> UnsafeWorkbook:
    return UnsafeWorkbook(
        "this workbook is built as no spreadsheet builds one, and is not opened",
        "if you trust it, save the sheet as CSV from a spreadsheet",
    )
