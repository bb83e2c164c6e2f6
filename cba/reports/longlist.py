"""The longlist: what was considered, what became of it, and why."""

from __future__ import annotations

from collections.abc import Iterator

from cba.models.line import titled
from cba.models.longlist import SUCCESS_FACTORS
from cba.reports.content import Block, Cell, Column, Paragraph, Row, Subheading, Table
from cba.reports.formatting import counted, listed
from cba.reports.outcome_words import capitalised
from cba.reports.texts import as_title, sentence, tidy
from cba.reports.view import View

_OUTCOMES = (
    ("preferred way forward", "is the preferred way forward", "are preferred"),
    ("carried forward", "was carried forward", "were carried forward"),
    ("discarded", "was discarded", "were discarded"),
)
_PORTRAIT_CRITERIA = 6


def longlist_blocks(view: View) -> Iterator[Block]:
    """The longlist with its scores; nothing where the file has none."""
    if not view.project.longlist:
        return
    yield Subheading("longlist", "The longlist")
    yield Paragraph(_summary(view))
    yield longlist_table(view)
    criteria = _criteria(view)
    if criteria:
        yield score_table(view, criteria)


def _summary(view: View) -> str:
    """How many were considered, and what became of them."""
    sifted = [entry.sifted for entry in view.project.longlist.values()]
    considered = counted(len(sifted), "way")
    was = "was" if len(sifted) == 1 else "were"
    words = [
        f"{sifted.count(outcome)} {one if sifted.count(outcome) == 1 else many}"
        for outcome, one, many in _OUTCOMES
        if outcome in sifted
    ]
    return f"{considered} of doing it {was} considered: {listed(words)}."


def longlist_table(view: View) -> Table:
    """Each way with its outcome and reason, and the option that it became."""
    entries = view.project.longlist
    became = any(entry.becomes for entry in entries.values())
    rows = []
    for key, entry in entries.items():
        cells = [
            Cell(as_title(titled(entry.title, key)), sentence(tidy(entry.description))),
            Cell(capitalised(entry.sifted)),
            Cell(sentence(tidy(entry.reason))),
        ]
        if became:
            name = entry.becomes and view.appraisal.options[entry.becomes].title
            cells.append(Cell(as_title(name or "")))
        rows.append(Row(tuple(cells)))
    return Table(
        "longlist-table",
        "The longlist and the outcome of the sift",
        (
            Column("Way considered", "heading", 6),
            Column("Outcome", "text", 3),
            Column("Reason", "text", 7),
            *((Column("Appraised as", "text", 3),) if became else ()),
        ),
        tuple(rows),
    )


def _criteria(view: View) -> dict[str, str]:
    """The criteria that any way is scored against, objectives first."""
    names = {key: tidy(x) for key, x in (view.project.project.objectives or {}).items()}
    names |= SUCCESS_FACTORS
    used = {key for each in view.project.longlist.values() for key in each.scores or {}}
    return {key: name for key, name in names.items() if key in used}


def score_table(view: View, criteria: dict[str, str]) -> Table:
    """How each way meets objectives and critical success factors."""
    return Table(
        "score-table",
        "How each way meets the objectives and the critical success factors",
        (
            Column("Way considered", "heading", 5),
            *(Column(name, "text", 3) for name in criteria.values()),
        ),
        tuple(
            Row(
                (
                    Cell(as_title(titled(entry.title, key))),
                    *(Cell((entry.scores or {}).get(name, "")) for name in criteria),
                )
            )
            for key, entry in view.project.longlist.items()
        ),
        is_wide=len(criteria) > _PORTRAIT_CRITERIA,
    )
