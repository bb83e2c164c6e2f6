"""The files of a project again, as long as they are what was read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cba.loading.document import Document


class FilesChanged(Exception):
    """A file of the project that is no longer there, or no longer what was read."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"`{name}` has changed since it was read")


def bytes_as_read(document: Document) -> dict[str, bytes]:
    """The bytes of the project file and of its tables, by their names, in order.

    :raises FilesChanged: a file differs from the one that the document was read from.
    """
    folder = Path(document.file).parent
    files = {}
    for file in document.files:
        try:
            data = (folder / file.name).read_bytes()
        except OSError as gone:
            raise FilesChanged(file.name) from gone
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise FilesChanged(file.name)
        files[file.name] = data
    return files
