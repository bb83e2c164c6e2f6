"""A document in every format that was asked for, written all or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cba.loading.project_document import STDIN
from cba.reports.agreement.in_short import deal_of_file
from cba.reports.business_case import PROJECT, command_for, describe
from cba.reports.content import Publication
from cba.reports.formatting import listed
from cba.reports.uncertainty import Uncertainty, uncertainty_of
from cba.results.appraisal import Appraisal
from cba.results.whole_files import NotWrittenError, write_all

if TYPE_CHECKING:
    from cba.loading.project_loader import Loaded
    from cba.reports.agreement.deal import Deal
    from cba.reports.house_style.style import HouseStyle
    from cba.reports.pdf import Attachment


def _to_nobody(words: str) -> None:
    """Where nobody listens, nothing is lost."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what is being done, and what should be known of the outcome."""

    step: Callable[[str], None] = _to_nobody
    notice: Callable[[str], None] = _to_nobody


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a document is made of: the words, and what they were made from.

    ``loaded`` is the project as it was read, or None for one that was never a file;
    ``arguments`` are the settings that it was read with. ``outputs`` are all that is
    written at once.
    """

    case: Publication
    appraisal: Appraisal
    loaded: Loaded | None
    outputs: tuple[Path, ...]
    listener: Listener = Listener()
    style: HouseStyle | None = None
    arguments: tuple[str, ...] = ()
    uncertainty: Uncertainty | None = None
    agreement: Deal | None = None


Write = Callable[[Material], bytes]


class DocumentError(Exception):
    """A document that cannot be written; ``hint`` says what to do instead."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        self.hint = hint
        super().__init__(message)


def write_documents(  # noqa: PLR0913 - each of them may be left out
    appraisal: Appraisal,
    outputs: Sequence[Path],
    loaded: Loaded | None = None,
    arguments: Sequence[str] = (),
    listener: Listener = Listener(),
    *,
    style: HouseStyle | None = None,
) -> None:
    """Write the business case to each output, in the format that its name ends in.

    ``loaded`` is the project as it was read: a PDF carries its files. ``arguments``
    are the settings it was read with, for the command that the document says to type
    to get it again. Every document is made before the first is written, and
    each stands in its place whole, or none does. ``listener`` is told of each step.

    ``style`` is the house style that they are dressed in.

    :raises StyleError: a template of the house style fails.
    :raises DocumentError: a name with another ending, a folder that is not there or
        may not be written to, a full disk, a machine without Pango, a part of the
        tool that is gone.
    """
    check_outputs(outputs)
    words = [*arguments, *style_arguments(style, loaded)]
    dressed = "" if style is None else f"{style.name} ({style.fingerprint})"
    command = command_for(file_name(loaded), words, names_again("case", outputs))
    document = None if loaded is None else loaded.document
    known = uncertainty_of(appraisal)
    deal = deal_of_file(appraisal, document)
    case = describe(
        appraisal, command, document, dressed, uncertainty=known, agreement=deal
    )
    material = Material(
        case,
        appraisal,
        loaded,
        outputs=tuple(outputs),
        listener=listener,
        style=style,
        arguments=tuple(arguments),
        uncertainty=known,
        agreement=deal,
    )
    lay_out(material)


def check_outputs(outputs: Sequence[Path], forms: Sequence[str] = ()) -> None:
    """Whether each output can be written, before anything is worked out for it.

    ``forms`` are the endings that will do, such as ``.pdf``; left out, every one.

    :raises DocumentError: a name with another ending, or no folder to write it into.
    """
    for path in outputs:
        _check(path, forms or tuple(_FORMATS))


def lay_out(material: Material) -> None:
    """Write a document to each of its outputs, which have been checked.

    Raises as `write_documents` does.
    """
    writers = {path: _FORMATS[path.suffix.lower()] for path in material.outputs}
    made: dict[Write, bytes] = {}
    for path, write in writers.items():
        if write not in made:
            material.listener.step(f"laying out {path.name}")
            made[write] = _made(write, material)
    write_together({path: made[write] for path, write in writers.items()})


def _made(write: Write, material: Material) -> bytes:
    from cba.reports.page_parts import PartMissing

    try:
        return write(material)
    except PartMissing as missing:
        raise DocumentError(str(missing), "install the tool again") from missing


def names_again(name: str, outputs: Sequence[Path]) -> list[str]:
    """An output of each format that is asked for, whatever their names are here."""
    asked = {path.suffix.lower() for path in outputs}
    return [f"{name}{form}" for form in _FORMATS if form in asked]


def file_name(loaded: Loaded | None) -> str:
    """The project file's own name, without the folder it happens to lie in."""
    document = None if loaded is None else loaded.document
    if document is None:
        return PROJECT
    if document.file == STDIN:
        return "-"
    return PurePath(document.file).name


def style_arguments(style: HouseStyle | None, loaded: Loaded | None) -> list[str]:
    """What names the house style again, from the folder of the project."""
    if style is None:
        return []
    folder = Path(style.folder).resolve()
    document = None if loaded is None else loaded.document
    home = Path("" if document is None else document.file).parent.resolve()
    within = folder != home and folder.is_relative_to(home)
    # Elsewhere it is named without the folders that it happens to lie in.
    shown = folder.relative_to(home).as_posix() if within else folder.name
    return ["--template", "." if folder == home else shown]


def _check(path: Path, forms: Sequence[str]) -> None:
    if path.suffix.lower() not in forms:
        *others, last = forms
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


def _html(material: Material) -> bytes:
    from cba.reports.html import render_html

    return render_html(material.case, material.style).encode()


def _pdf(material: Material) -> bytes:
    from cba.reports.html import base_folder, render_print
    from cba.reports.missing_glyphs import write_with_the_fonts_there_are
    from cba.reports.pdf import PdfFault, PdfUnavailable

    case, loaded = material.case, material.loaded
    attached = () if loaded is None else _attachments(case, loaded)
    try:
        return write_with_the_fonts_there_are(
            render_print(case, material.style),
            attached,
            base_folder(),
            case.front.fingerprint,
            material.listener.notice,
        )
    except PdfFault as fault:
        if material.style is None:
            raise
        from cba.reports.house_style.reading import StyleError
        from cba.reports.house_style.rendering import complaint

        raise StyleError(
            complaint(material.style, words) for words in fault.complaints
        ) from fault
    except PdfUnavailable as unavailable:
        hint = _without_the_pdf(material.outputs)
        raise DocumentError(str(unavailable), hint) from unavailable


def _without_the_pdf(outputs: Sequence[Path]) -> str:
    """What to ask for where no PDF can be made: the other outputs, or a page."""
    others = [f"`{each}`" for each in outputs if each.suffix.lower() != ".pdf"]
    wanted = others or [f"`{outputs[0].with_suffix('.html')}`"]
    return f"every other format works without it: ask for {listed(wanted)} alone"


def _attachments(case: Publication, loaded: Loaded) -> tuple[Attachment, ...]:
    from cba.loading.files_as_read import FilesChanged
    from cba.reports.attachments import project_files

    try:
        return project_files(loaded, case.front.dated)
    except FilesChanged as changed:
        raise DocumentError(str(changed), "run the command again") from changed


def _xlsx(material: Material) -> bytes:
    from cba.reports.workbook import write_workbook

    file = file_name(material.loaded)
    return write_workbook(
        material.appraisal,
        material.loaded,
        file,
        material.style,
        arguments=material.arguments,
        uncertainty=material.uncertainty,
        agreement=material.agreement,
    )


def _docx(material: Material) -> bytes:
    from cba.reports.word.document import render_docx

    return render_docx(material.case, material.style)


def _md(material: Material) -> bytes:
    from cba.reports.markdown import render_markdown

    return render_markdown(material.case, material.style).encode()


_FORMATS: Mapping[str, Write] = {
    ".html": _html,
    ".pdf": _pdf,
    ".xlsx": _xlsx,
    ".docx": _docx,
    ".md": _md,
}


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Write several files all or none.

    :raises DocumentError: the system refuses; everything is as it was.
    """
    try:
        write_all(contents)
    except NotWrittenError as refused:
        raise DocumentError(
            str(refused),
            "nothing has been written; choose another place, or make room",
        ) from refused
