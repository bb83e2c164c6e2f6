"""What the sources of effects found, beside the effects that rest on them."""

from __future__ import annotations

from collections.abc import Iterator

from cba.models.study import Study
from cba.reports.assumption import Assumption, source_words
from cba.reports.content import Block, Cell, Column, Row, Table
from cba.reports.formatting import number, percentage
from cba.reports.lines_of_option import benefits_of, title_of
from cba.reports.texts import sentence, tidy
from cba.reports.view import View

_UNSAID = "not said"


def study_table(view: View) -> Iterator[Block]:
    """What was found, with the effects that rest on it; no table where nothing is said.

    One source is often behind many effects: it stands in one row.
    """
    found: dict[Study, list[str]] = {}
    for key, benefit in benefits_of(view):
        study = view.project.study_of(benefit)
        if study != Study():
            found.setdefault(study, []).append(title_of(benefit, key))
    rows = tuple(
        Row(
            (
                Cell("; ".join(titles)),
                Cell(_followed(study) or _UNSAID),
                Cell(_took_part(study) or _UNSAID),
                Cell(_compared(study) or _UNSAID),
                Cell(" ".join((sentence(tidy(study.design)), _source(study))).strip()),
            )
        )
        for study, titles in found.items()
    )
    if rows:
        yield Table(
            "studies",
            "What the sources of effects found",
            (
                Column("Effects that rest on it", "heading", 6),
                Column("Followed for", "text", 3),
                Column("Took part", "text", 3),
                Column("Compared with", "text", 5),
                Column("Design and source", "text", 7),
            ),
            rows,
        )


def of_study(view: View, study: Study | None, base: str) -> Iterator[Assumption]:
    """The row of the register that `evidence` of a line, or of people, is."""
    if study is None:
        return
    compared = _compared(study)
    parts = [
        f"followed for {_followed(study)}" if _followed(study) else "",
        f"{_took_part(study)} took part" if _took_part(study) else "",
        _beside(study) if compared else "",
    ]
    yield Assumption(
        "What the source found",
        "; ".join(part for part in parts if part) or _UNSAID,
        evidence=sentence(tidy(study.design)),
        source=_source(study),
        written=view.written.words(f"{base}.evidence"),
    )


def _followed(study: Study) -> str:
    years = study.follow_up
    if years is None:
        return ""
    return f"{number(years)} year{'' if years == 1 else 's'}"


def _took_part(study: Study) -> str:
    return "" if study.engagement is None else percentage(study.engagement)


def _compared(study: Study) -> str:
    if study.comparison is None:
        return ""
    return tidy(study.comparison) if study.has_comparison else "nobody"


def _beside(study: Study) -> str:
    if study.has_comparison:
        return f"compared with: {_compared(study)}"
    return "no comparison group"


def _source(study: Study) -> str:
    return source_words(study.source)
