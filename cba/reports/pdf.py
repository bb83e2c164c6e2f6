"""A report as one PDF that is both archivable and accessible.

The file is PDF/A-3a (it can be kept, and carries the project file inside) and
PDF/UA-1 (it is tagged and can be read aloud). The layout engine writes the
first; :mod:`cba.reports.pdf_marks` adds what the second asks for.

The engine is imported only when a PDF is asked for: it is slow to start and
needs Pango, a system library that nothing else in the tool needs.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

#: The packages of Debian and Ubuntu that the layout engine loads.
SYSTEM_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF, and what it is to the report.

    ``relationship`` is the word of PDF/A-3: the project file is the ``Source``
    of the report, a table of cash flows is ``Data``. ``modified`` is the date
    that the project file gives, never that of the disk.
    """

    name: str
    content: bytes
    media_type: str
    description: str
    modified: date | None = None
    relationship: Literal["Source", "Data", "Supplement"] = "Source"


class PdfUnavailable(Exception):
    """The layout engine could not start; the message says what to install."""

    def __init__(self, missing: str) -> None:
        self.missing = missing
        super().__init__(
            "a PDF needs Pango, which is not on this machine: on Debian or Ubuntu "
            f"`apt-get install {' '.join(SYSTEM_PACKAGES)}`"
        )


class PdfFault(Exception):
    """The layout engine complained, so the page may not be what was meant."""

    def __init__(self, complaints: tuple[str, ...]) -> None:
        self.complaints = complaints
        super().__init__("\n".join(complaints))


def write_pdf(
    html: str,
    *,
    attachments: tuple[Attachment, ...] = (),
    base: Path,
    identifier: str,
    complain: Callable[[str], None] | None = None,
) -> bytes:
    """The report as the bytes of a PDF/A-3a and PDF/UA-1 file.

    The same arguments give the same bytes: title, language and dates are those
    of the page (``lang``, ``<title>``, ``<meta name="dcterms.created">``), and
    the file's identity comes from ``identifier``, the fingerprint of the
    appraisal. Styles, fonts and pictures are read from the folder ``base`` or
    from the page itself (``data:``), and from nowhere else.

    Each thing that the engine complains of, such as a style it does not know or
    a picture it may not read, is handed to ``complain``; without one it is an
    error.

    :raises PdfUnavailable: Pango is not installed.
    :raises PdfFault: the engine complained and nobody was there to hear it.
    """
    try:
        # The engine prints advice on standard output before it gives up, and
        # standard output is for the answer.
        with redirect_stdout(io.StringIO()):
            from cba.reports import pdf_layout
    except OSError as missing:
        raise PdfUnavailable(str(missing)) from missing
    from cba.reports import pdf_marks

    laid_out, complaints = pdf_layout.lay_out(html, base, identifier)
    if complain is not None:
        for complaint in complaints:
            complain(complaint)
    elif complaints:
        raise PdfFault(complaints)
    return pdf_marks.finish(laid_out, attachments)
