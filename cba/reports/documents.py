"""The business case in every format that was asked for, written all or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cba.loading.project_document import STDIN
from cba.reports.business_case import PROJECT, command_for, describe
from cba.reports.content import BusinessCase
from cba.results.appraisal import Appraisal
from cba.results.whole_file import replacing

if TYPE_CHECKING:
    from cba.loading.project_loader import Loaded
    from cba.reports.pdf import Attachment


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a document is made of: the words, and what they were made from.

    ``loaded`` is the project as it was read, or None for one that was never a file.
    """

    case: BusinessCase
    appraisal: Appraisal
    loaded: Loaded | None


Write = Callable[[Material], bytes]


class DocumentError(Exception):
    """A document that cannot be written; ``hint`` says what to do instead."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.hint = hint
        super().__init__(message)


def write_documents(
    appraisal: Appraisal,
    outputs: Sequence[Path],
    loaded: Loaded | None = None,
    arguments: Sequence[str] = (),
) -> None:
    """Write the business case to each output, in the format that its name ends in.

    ``loaded`` is the project as it was read: a PDF carries its files. ``arguments``
    are the settings it was read with, for the command that the document says to type
    to get it again. Every document is made before the first is written, and
    each stands in its place whole, or none does.

    :raises DocumentError: a name with another ending, a folder that is not there or
        may not be written to, a full disk, a machine without Pango.
    """
    writers = {path: _writer(path) for path in outputs}
    command = command_for(_file_name(loaded), arguments)
    case = describe(appraisal, command, None if loaded is None else loaded.document)
    material = Material(case, appraisal, loaded)
    made: dict[Write, bytes] = {}
    for write in writers.values():
        if write not in made:
            made[write] = write(material)
    write_together({path: made[write] for path, write in writers.items()})


def _file_name(loaded: Loaded | None) -> str:
    """The project file's own name, without the folder it happens to lie in."""
    document = None if loaded is None else loaded.document
    if document is None:
        return PROJECT
    if document.file == STDIN:
        return "-"
    return PurePath(document.file).name


def _writer(path: Path) -> Write:
    write = _FORMATS.get(path.suffix.lower())
    if write is None:
        *others, last = _FORMATS
        known = f"{', '.join(others)} or {last}"
        raise DocumentError(
            f"`{path}` does not end in the name of a format",
            f"write a name that ends in {known}, such as {path.stem or 'case'}.html",
        )
    if path.is_dir():
        raise DocumentError(f"`{path}` is a folder", f"write {path}/case{path.suffix}")
    if not path.parent.is_dir():
        raise DocumentError(
            f"there is no folder `{path.parent}`", "make it first, or choose another"
        )
    return write


def _html(material: Material) -> bytes:
    from cba.reports.html import render_html

    return render_html(material.case).encode()


def _pdf(material: Material) -> bytes:
    from cba.reports.html import base_folder, render_print
    from cba.reports.missing_glyphs import write_with_the_fonts_there_are
    from cba.reports.pdf import PdfUnavailable

    case, loaded = material.case, material.loaded
    attached = () if loaded is None else _attachments(case, loaded)
    try:
        return write_with_the_fonts_there_are(
            render_print(case), attached, base_folder(), case.front.fingerprint
        )
    except PdfUnavailable as unavailable:
        raise DocumentError(
            str(unavailable), "everything else works without it: write case.html"
        ) from unavailable


def _attachments(case: BusinessCase, loaded: Loaded) -> tuple[Attachment, ...]:
    from cba.reports.attachments import FileChanged, project_files

    try:
        return project_files(loaded, case.front.dated)
    except FileChanged as changed:
        raise DocumentError(str(changed), "run the command again") from changed


def _xlsx(material: Material) -> bytes:
    from cba.reports.workbook import write_workbook

    file = _file_name(material.loaded)
    return write_workbook(material.appraisal, material.loaded, file)


_FORMATS: Mapping[str, Write] = {".html": _html, ".pdf": _pdf, ".xlsx": _xlsx}


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files beside their places, then rename them: all or none.

    :raises DocumentError: the system refuses; nothing is left behind.
    """
    path = Path()
    try:
        with ExitStack() as files:
            for path, content in contents.items():
                file = files.enter_context(replacing(path))
                file.write(content)
                # A full disk shows here, while no file has taken its place yet.
                file.flush()
    except OSError as error:
        raise DocumentError(
            f"`{path}` cannot be written: {(error.strerror or str(error)).lower()}",
            "nothing has been written; choose another place, or make room",
        ) from error
