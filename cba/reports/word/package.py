"""The file that everything is put in: its styles, its properties, its bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cba.reports.content import FrontMatter
from cba.reports.house_style.style import HouseStyle
from cba.reports.word.elements import clean
from cba.resources import templates_folder

#: Where each template stands in the file. The library brings an empty document of
#: its own, but with styles, pictures and dates that are not ours.
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package.rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document.rels.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml.jinja",
    "word/theme/theme1.xml": "theme.xml.jinja",
}
#: The font is one that every copy of Word has, and that is easily read.
_LOOKS: Mapping[str, object] = {
    "font": "Arial",
    "ink": "17212B",
    "soft": "4A5663",
    "rule": "CFD6DD",
    "wash": "F3F5F7",
    "finding": "17212B",
    "strong_rule": "17212B",
    "brand": "0B4A6F",
    "accent": "0B4A6F",
    "second": "A34A00",
    "warning": "8A3A00",
    "is_dressed": False,
}
#: Every entry of the file has the earliest date that an archive can hold.
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o644 << 16
#: The longest property that Word accepts.
_PROPERTY = 255


def empty_document(style: HouseStyle | None = None) -> Document:
    """A document without a word, in the report's own styles.

    A house style gives them its colours. Its fonts stay out: another machine may
    have none of that name, and would put in whatever it finds.
    """
    environment = Environment(
        loader=FileSystemLoader(templates_folder() / "word", encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=True,
    )
    looks = _looks(style)
    parts = {
        place: environment.get_template(name).render(looks).encode()
        for place, name in _PARTS.items()
    }
    return docx.Document(BytesIO(_archive(parts)))


def _looks(style: HouseStyle | None) -> dict[str, object]:
    """The colours of a document, each as the six digits that Word writes."""
    if style is None:
        return dict(_LOOKS)
    if style.light is None:
        return {**_LOOKS, "is_dressed": True}
    light = style.light
    given = {
        "ink": light.ink,
        "soft": light.soft,
        "rule": light.rule,
        "wash": light.wash,
        "finding": light.brand,
        "strong_rule": light.strong_rule,
        "brand": light.brand,
        "accent": light.accent,
        "second": light.accent,
        # What stands out does so in the house's colour, which can be read on paper.
        "warning": light.accent,
    }
    digits = {name: colour.removeprefix("#").upper() for name, colour in given.items()}
    return {**_LOOKS, **digits, "is_dressed": True}


def set_properties(document: Document, front: FrontMatter) -> None:
    """What the file says of itself; a date only where the project has one."""
    properties = document.core_properties
    properties.title = _property(front.title)
    properties.author = _property(front.author)
    properties.comments = _property(front.description)
    properties.subject = front.kind
    properties.content_status = front.status
    properties.identifier = front.fingerprint
    properties.language = "en-GB"
    properties.revision = 1
    if front.dated:
        day = datetime.fromisoformat(front.dated)
        properties.created = properties.modified = day


def _property(text: str) -> str:
    return clean(text)[:_PROPERTY]


def bytes_of(document: Document) -> bytes:
    """The file, the same in every run: neither times nor places of this machine."""
    buffer = BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as saved:
        return _archive({name: saved.read(name) for name in saved.namelist()})


def _archive(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
