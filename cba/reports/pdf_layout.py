"""From a page of HTML to a tagged PDF/A-3a, by WeasyPrint.

Imported by :mod:`cba.reports.pdf` alone, when a PDF is asked for.
"""

from __future__ import annotations

import gc
import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse


class BundledFiles(URLFetcher):
    """Reads files of one folder, and what a page carries itself; refuses the rest.

    A project's text is escaped before it reaches a page, so nothing of it is
    fetched; this holds even for a template that forgets to.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self._folder = folder.resolve()

    def fetch(
        self, url: str, headers: dict[str, str] | None = None
    ) -> URLFetcherResponse:
        """The file or the embedded data that ``url`` names.

        :raises ValueError: it lies outside the folder, links resolved.
        """
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = Path(url2pathname(parts.path)).resolve()
            if parts.netloc or not path.is_relative_to(self._folder):
                message = f"not one of the report's own files: {url}"
                raise ValueError(message)
        return super().fetch(url, headers)


def lay_out(html: str, base: Path, identifier: str) -> tuple[bytes, tuple[str, ...]]:
    """The page as a PDF/A-3a file, and what the engine complained of.

    ``base`` is the folder that relative addresses start from.
    """
    fetcher = BundledFiles(base)
    with _complaints() as heard, _no_collection():
        document = HTML(
            string=html, base_url=f"{base.resolve().as_uri()}/", url_fetcher=fetcher
        )
        content: bytes = document.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=hashlib.sha256(identifier.encode()).digest()[:16],
        )
    return content, tuple(heard)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _complaints() -> Iterator[list[str]]:
    listener = _Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield listener.heard
    finally:
        logger.removeHandler(listener)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Python does not look for garbage meanwhile: a fifth of the time for none.

    What the engine makes it keeps until the last page is drawn, so that each search
    goes through all of it and finds nothing to give back.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
