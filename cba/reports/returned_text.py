"""What became of the changes in a returned workbook, as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from cba.loading.editing.returning import Conflict, Returning
from cba.loading.editing.sources import KeptSource
from cba.loading.returned_changes import Change, Left
from cba.loading.returned_sheet import GROWING
from cba.loading.suggest import clipped
from cba.reports.diagnostics import printable
from cba.reports.formatting import (
    MINUS,
    NO_FIGURE,
    counted,
    distinct,
    is_nought,
    money,
    signed_money,
)
from cba.reports.returned_results import WORDS
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.results.appraisal import Appraisal

_SHARES = frozenset({"share", "rate"})
_LONGEST = 200
_TITLE = 60
#: So much of a fingerprint tells two apart.
_MARK = 13
_WORDS = frozenset({"number", "grade", ""})


def returned_text(
    made: Returning,
    workbook: str,
    appraisals: tuple[Appraisal, Appraisal] | None,
    kept: Sequence[KeptSource] = (),
) -> list[Line]:
    """What is carried and what it does, what is at odds, and what is left out.

    ``appraisals`` are the project before and after; None where nothing is carried.
    ``kept`` are the sources of figures that are carried.
    """
    blocks: list[list[Line]] = []
    if made.conflicts:
        blocks.append(_conflicts(made.conflicts))
    elif made.carried:
        blocks.append(_carried(made.carried))
        if appraisals is not None:
            blocks.append(_headline(*appraisals))
        if kept:
            blocks.append(_kept(kept))
    if made.already:
        number = counted(len(made.already), "change is", "changes are")
        said = f"{number} in the project already."
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


def stranger_text(
    workbook: str, came: tuple[str, str], here: tuple[str, str]
) -> list[Line]:
    """That a workbook is of another project: the title and fingerprint of both."""
    lines = [Line(f"{printable(workbook)} was made from another project", "title")]
    for name, (title, mark) in (("the workbook", came), ("this project", here)):
        said = f"{clipped(title, _LONGEST)}, fingerprint {clipped(mark, _MARK)}"
        lines.append(Line(f"  {name}: {printable(said)}", hang=2 * HANG))
    return [
        *lines,
        Line(
            "Import it into its own project. If this is the one, under a new title,"
            " write that title on the cover of the workbook and import again.",
            hang=HANG,
        ),
    ]


def _carried(changes: Sequence[Change]) -> list[Line]:
    rows = [
        Row(printable(each.shown), _shown(each, each.was, each.now)) for each in changes
    ]
    return text_table(counted(len(rows), "change"), ("as sent", "returned"), rows)


def _kept(kept: Sequence[KeptSource]) -> list[Line]:
    """The sources that stay, each with its figures and its place."""
    lines = [Line("These changed figures keep the source they had", "title")]
    for each in kept:
        rests = f"{', '.join(each.addresses)} ({clipped(each.source, _TITLE)})"
        where = each.place.cell or each.place.line
        at = f"{each.place.file}:{where}"
        lines.append(Line(f"  {printable(rests)}"))
        lines.append(Line(f"    hint: change it in {printable(at)}", "note"))
    return lines


def _conflicts(conflicts: Sequence[Conflict]) -> list[Line]:
    rows = [
        Row(
            printable(each.change.shown),
            _shown(each.change, each.change.was, each.change.now, each.held),
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
            (WORDS["public_value.npv"], old.public_value.npv, new.public_value.npv),
            (WORDS["financial.npv"], old.financial.npv, new.financial.npv),
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
                    signed_money(now - was, currency),
                ),
            )
            for label, was, now in pairs
        ]
        rows = [*own, *rows] if preferred else [*rows, *own]
    return text_table("", ("before", "after", "change"), rows)


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


def _shown(change: Change, *values: float | None) -> tuple[str, ...]:
    """Numbers of an input in its unit, with as many digits as tell them apart."""
    before, after, scale = change.unit, "", 1
    if change.unit in _SHARES or change.part == GROWING:
        before, after, scale = "", "%", 100
    elif change.unit in _WORDS:
        before = ""
    if len(before) > 1:
        before += "\u00a0"
    scaled = [None if value is None else value * scale for value in values]
    return tuple(
        text if text == NO_FIGURE else _with_unit(text, before, after)
        for text in distinct(scaled)
    )


def _with_unit(text: str, before: str, after: str) -> str:
    """A number with what stands around it, its minus first."""
    sign = MINUS if text.startswith(MINUS) else ""
    return f"{sign}{before}{text.removeprefix(MINUS)}{after}"
