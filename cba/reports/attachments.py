"""The files of a project, to be carried inside the document made from them."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from cba.loading.files_as_read import bytes_as_read
from cba.loading.project_document import STDIN
from cba.reports.pdf import Attachment
from cba.reports.texts import tidy

if TYPE_CHECKING:
    from cba.loading.project_loader import Loaded

_MEDIA = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}


def project_files(loaded: Loaded, dated: str | None) -> tuple[Attachment, ...]:
    """The project file and its tables, exactly as they were read.

    ``dated`` is the date of the project: the date on the disk would differ from
    machine to machine. None of a project that was read from a pipe.

    :raises FilesChanged: a file is no longer there, or no longer the same.
    """
    document = loaded.document
    if document is None or document.file == STDIN:
        return ()
    modified = None if dated is None else date.fromisoformat(dated)
    attachments = []
    for n, (name, content) in enumerate(bytes_as_read(document).items()):
        path = PurePath(name)
        attachments.append(
            Attachment(
                name=tidy(path.as_posix()),
                content=content,
                media_type=_MEDIA.get(path.suffix.lower(), "application/octet-stream"),
                description=_DESCRIPTIONS[min(n, 1)],
                modified=modified,
            )
        )
    return tuple(attachments)


_DESCRIPTIONS = (
    "The project file that this document was made from",
    "A table of the project that this document was made from",
)
