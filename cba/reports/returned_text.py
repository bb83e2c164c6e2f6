"""What became of the changes in a returned workbook, as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cba.loading.editing.returning import Conflict, Returning
from cba.loading.input_text import percent, plain
from cba.loading.returned_changes import Change, Left
from cba.loading.returned_sheet import GROWING
from cba.loading.suggest import clipped
from cba.reports.diagnostics import printable
from cba.reports.formatting import MINUS, NO_FIGURE, counted, is_nought, money
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.results.appraisal import Appraisal

_SHARES = frozenset({"share", "rate"})
_LONGEST = 200
_TITLE = 60
_WORDS = frozenset({"number", "grade", ""})


def returned_text(
    made: Returning, workbook: str, appraisals: tuple[Appraisal, Appraisal] | None
) -> list[Line]:
    """What is carried and what it does, what is at odds, and what is left out.

    ``appraisals`` are the project before and after; None where nothing is carried.
    """
    blocks: list[list[Line]] = []
    if made.conflicts:
        blocks.append(_conflicts(made.conflicts))
    elif made.carried:
        blocks.append(_carried(made.carried))
        if appraisals is not None:
            blocks.append(_headline(*appraisals))
    if made.already:
        were = "change is" if len(made.already) == 1 else "changes are"
        said = f"{len(made.already)} {were} in the project already."
        blocks.append([Line(said, hang=HANG)])
    if made.left:
        blocks.append(left_text(made.left))
    if not blocks:
        said = f"No input was changed in {printable(workbook)}."
        blocks.append([Line(said, hang=HANG)])
    lines = blocks[0]
    for block in blocks[1:]:
        lines += [Line(""), *block]
    return lines


def _carried(changes: Sequence[Change]) -> list[Line]:
    rows = [
        Row(printable(each.shown), (_shown(each, each.was), _shown(each, each.now)))
        for each in changes
    ]
    return text_table(counted(len(rows), "change"), ("as sent", "returned"), rows)


def _conflicts(conflicts: Sequence[Conflict]) -> list[Line]:
    rows = [
        Row(
            printable(each.change.shown),
            tuple(
                _shown(each.change, value)
                for value in (each.change.was, each.change.now, each.held)
            ),
        )
        for each in conflicts
    ]
    heads = ("as sent", "returned", "in the project")
    return [
        *text_table(counted(len(rows), "conflict"), heads, rows),
        Line(""),
        Line(
            "The project was changed there too since the workbook was made.", hang=HANG
        ),
        Line(
            "Write the figure that is right in the project and in the workbook, and"
            " import again.",
            hang=HANG,
        ),
    ]


def _headline(before: Appraisal, after: Appraisal) -> list[Line]:
    """What the preferred option comes to, and every other one that moves."""
    currency = before.project.appraisal.currency
    rows: list[Row] = []
    for name, new in after.options.items():
        old = before.options[name]
        pairs = (
            ("NPSV", old.public_value.npv, new.public_value.npv),
            ("Net position of public bodies", old.financial.npv, new.financial.npv),
        )
        preferred = name == after.project.preferred
        if not preferred and all(is_nought(now - was) for _, was, now in pairs):
            continue
        title = "" if preferred else f"{clipped(new.title or name, _TITLE)}: "
        own = [
            Row(
                printable(f"{title}{label}"),
                (
                    money(was, currency),
                    money(now, currency),
                    _moved(now - was, currency),
                ),
            )
            for label, was, now in pairs
        ]
        rows = [*own, *rows] if preferred else [*rows, *own]
    return text_table("", ("before", "after", "change"), rows)


def _moved(by: float, currency: str) -> str:
    if is_nought(by):
        return money(0.0, currency)
    return ("+" if by > 0 else "") + money(by, currency)


def left_text(left: Sequence[Left], title: str = "Not carried") -> list[Line]:
    """What is not carried: where it stands, why, and what to do instead."""
    lines = [Line(title, "title")]
    for each in left:
        at = f" ({each.at})" if each.at and each.what else each.at
        what = clipped(each.what, _LONGEST)
        said = f"  {printable(f'{what}{at}: {each.reason}')}"
        lines.append(Line(said, hang=2 * HANG))
        if each.hint:
            hint = f"    hint: {printable(each.hint)}"
            lines.append(Line(hint, "note", 3 * HANG))
    return lines


def _shown(change: Change, value: float | None) -> str:
    """A number as it was given, to its last digit."""
    if value is None:
        return NO_FIGURE
    if change.unit in _SHARES or change.part == GROWING:
        return percent(value).replace("-", MINUS)
    before = "" if change.unit in _WORDS else change.unit
    if len(before) > 1:
        before += "\u00a0"
    sign = MINUS if value < 0 else ""
    return f"{sign}{before}{Decimal(plain(abs(value))):,f}"
