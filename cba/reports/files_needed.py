"""Which files a document is made from, in words."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from cba.reports.formatting import listed
from cba.reports.texts import tidy

if TYPE_CHECKING:
    from cba.loading.document import Document


def files_needed(document: Document | None) -> str:
    """What has to be at hand for the same document again.

    "the project file", with the names of the tables and of the price index that are
    read beside it; ``document`` is the project as it was read, if it was a file.
    """
    others = () if document is None else document.files[1:]
    names = [tidy(PurePath(file.name).as_posix()) for file in others]
    if not names:
        return "the project file"
    return f"the project file and, beside it, {listed(f'`{name}`' for name in names)}"
