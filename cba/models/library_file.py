"""A library of unit costs beside the project: its file, as it was read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import WithJsonSchema

from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.models.values import Keyed, plain


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """A file of unit costs: its name in the project's folder and its whole text.

    ``sha256`` is the digest of the text, in UTF-8. Two files are the same where their
    names and digests are.
    """

    file: str
    sha256: str
    text: str = field(repr=False, compare=False)

    @classmethod
    def of(cls, file: str, text: str) -> LibraryFile:
        """The library that a file with this text is."""
        return cls(file, hashlib.sha256(text.encode()).hexdigest(), text)


def read_library_file(node: object, context: Context) -> LibraryFile:  # noqa: ARG001
    """The library that a node gives as ``{file, text}``.

    A file name is replaced by the file's text before this is read; what is still a
    name is a file that nobody read.
    """
    if isinstance(node, Mapping) and set(node) == {"file", "text"}:
        return LibraryFile.of(str(node["file"]), str(node["text"]))
    raise FaultError(
        "CBA508",
        "{name} takes the name of a CSV file in the project's folder",
        "write libraries/own.csv, say",
    )


LibraryFileField = Annotated[
    LibraryFile,
    plain(read_library_file),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"\.[cC][sS][vV]$",
            "description": "A CSV file of unit costs in the project's folder.",
        }
    ),
]
#: Libraries by the name that unit costs are asked for with: ``gm/CR3.0``.
Libraries = Keyed[LibraryFileField]
