"""What PDF/UA-1 asks for and the layout engine does not write.

One pass over the finished file: the claim to be PDF/UA-1 in the metadata, the
scope of each header cell, lists of nothing but items, the attachments with their
relationship, and a save that gives the same bytes each time.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from cba.reports.pdf import Attachment

#: The claim itself, and the description of its vocabulary without which PDF/A
#: refuses a property that it does not know.
_PDFUA_CLAIM = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file meets
</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END_OF_CLAIMS = b"</rdf:RDF>"


def finish(content: bytes, attachments: tuple[Attachment, ...]) -> bytes:
    """The PDF/A-3a file ``content``, now PDF/UA-1 as well and with its files."""
    finished = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        _claim_pdfua(pdf)
        for element in _elements(pdf.Root.StructTreeRoot):
            if element.get("/S") == Name.TR:
                _scope_headers(element)
            elif element.get("/S") == Name.L:
                _lift_items(element)
        _smooth_no_picture(pdf)
        for attachment in attachments:
            _attach(pdf, attachment)
        # Everything is compressed but the metadata, which stays plain text for
        # tools that look for it without reading PDF.
        pdf.save(finished, deterministic_id=True, fix_metadata_version=False)
    return finished.getvalue()


def _claim_pdfua(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.Root.Metadata
    before, end, after = metadata.read_bytes().partition(_END_OF_CLAIMS)
    metadata.write(before + _PDFUA_CLAIM + end + after)


def _smooth_no_picture(pdf: pikepdf.Pdf) -> None:
    """Takes back the wish that pictures be smoothed, which PDF/A does not allow."""
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Interpolate"):
            each.Interpolate = False


def _elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of the structure tree, in reading order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(reversed(_children(element)))


def _children(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", Array())
    several = kids if isinstance(kids, Array) else [kids]
    return [kid for kid in several if isinstance(kid, Dictionary)]


def _scope_headers(row: pikepdf.Object) -> None:
    """Says of each header cell in the row whether it heads the row or a column.

    The engine keeps `scope="row"` only as a list, in each data cell, of the
    cells that head it: a header named by a cell of its own row heads that row.
    """
    cells = _children(row)
    headings_of_row = {
        bytes(identifier)
        for cell in cells
        if cell.get("/S") == Name.TD
        for identifier in cell.A.get("/Headers", Array())
    }
    for cell in cells:
        if cell.get("/S") == Name.TH:
            heads_row = bytes(cell.ID) in headings_of_row
            cell.A.Scope = Name.Row if heads_row else Name.Column


def _lift_items(listing: pikepdf.Object) -> None:
    """Puts the items of a list into it directly.

    HTML may group the terms of a definition list; in PDF a list has items alone.
    """
    lifted = Array()
    for child in _children(listing):
        items = _items(child)
        for item in items:
            item.P = listing
        lifted.extend(items or [child])
    listing.K = lifted


def _items(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The list items that a group holds and nothing else; none for other things."""
    if element.get("/S") == Name.LI:
        return [element]
    if element.get("/S") not in {Name.Div, Name.NonStruct}:
        return []
    within = [_items(child) for child in _children(element)]
    return [item for items in within for item in items] if all(within) else []


def _attach(pdf: pikepdf.Pdf, attachment: Attachment) -> None:
    modified = attachment.modified
    file = pikepdf.AttachedFileSpec(
        pdf,
        attachment.content,
        description=attachment.description,
        filename=attachment.name,
        mime_type=attachment.media_type,
        creation_date="",
        mod_date=f"D:{modified:%Y%m%d}" if modified else "",
    )
    file.obj.AFRelationship = Name(f"/{attachment.relationship}")
    pdf.attachments[attachment.name] = file
