"""What a workbook was made from against the project that it comes back to.

Both are the sheet `As sent`: of the workbook that came back, and of one that is
made of the project as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.loading.addresses import SECTIONS
from cba.loading.returned_changes import Change, Left, near
from cba.loading.returned_sheet import FIXED, InputSheet, SheetRow, shown


def altered(sent: InputSheet, stands: InputSheet) -> Iterator[Left]:
    """What was changed on `As sent` itself, of a workbook of this very project."""
    for address, was in sent.rows.items():
        now = stands.rows.get(address)
        for part in stands.parts_in(sent) if now is not None else ():
            if now is not None and not _same(was, now, part):
                held = now.words(part) or "nothing"
                yield Left(
                    shown(address, part),
                    was.cell(part).at,
                    f"`{sent.name}` is to be left alone, and was changed",
                    f"write {held} there again, as the project has it, and import"
                    " again",
                )


def moved(
    sent: InputSheet, stands: InputSheet, changes: Iterable[Change]
) -> Iterator[Left]:
    """Changes that the project gives another meaning than the workbook did.

    Their line has another price year, delay or the like than when it was sent.
    """
    others: dict[str, tuple[str, str, str]] = {}
    for address, was in sent.rows.items():
        now = stands.rows.get(address)
        if now is None or was.words("Kind") != FIXED:
            continue
        for part in stands.parts_in(sent):
            if not _same(was, now, part):
                others.setdefault(
                    _line(address), (address, was.words(part), now.words(part))
                )
    for change in changes:
        line = _line(change.address)
        if line in others:
            address, then, today = others[line]
            yield Left(
                change.shown,
                change.at,
                f"`{address}` was {then or 'nothing'} when the workbook was made,"
                f" and is {today or 'nothing'} in the project",
                "send out a workbook of the project as it stands",
            )


def _same(one: SheetRow, other: SheetRow, part: str) -> bool:
    cell, held = one.cell(part), other.cell(part)
    if cell.number is None and held.number is None:
        return cell.words == held.words
    return near(cell.number, held.number)


def _line(address: str) -> str:
    """The line of an address, or its group of people; itself where it has none."""
    own = address.partition(".set.")[2] if address.startswith("options.") else address
    keys = own.split(".")
    return ".".join(keys[:2]) if keys[0] in SECTIONS else address
