"""All benefit lines in one table, by category, before and after optimism bias."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cba.reports.content import Cell, Column, Row, Table
from cba.reports.formatting import Unit, is_nought, signed_share, unit_for
from cba.reports.table_parts import rounding_note
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.results.appraisal import BenefitLine

_PARTS = (
    ("pv_fiscal", "Fiscal savings"),
    ("pv_cashable", "of which cashable"),
    ("pv_economic", "Economic value"),
    ("pv_social", "Social value"),
    ("pv_transfer_part", "Less transfers"),
)


def benefit_table(view: View, benefits: Sequence[BenefitLine]) -> Table:
    """Each benefit line by category, before and after optimism bias."""
    shown = [
        (name, head)
        for name, head in _PARTS
        if name in {"pv_fiscal", "pv_cashable"}
        or any(getattr(line, name) for line in benefits)
    ]
    names = [
        "pv_before_optimism_bias",
        *(name for name, _ in shown),
        "pv_public_value",
    ]
    parts = [tuple(getattr(line, name) for name in names) for line in benefits]
    whole = tuple(sum(column) for column in zip(*parts, strict=True))
    unit = unit_for([x for amounts in (*parts, whole) for x in amounts], view.currency)
    return Table(
        "benefit-lines",
        "Benefit lines, present values of public value",
        (
            Column("Benefit", "heading", 5),
            Column("Before optimism bias"),
            Column("Optimism bias"),
            *(Column(head) for _, head in shown),
            Column("Public value, after bias"),
        ),
        (
            *(
                _benefit_row(
                    as_title(line.title), signed_share(line.optimism_bias), x, unit
                )
                for line, x in zip(benefits, parts, strict=True)
            ),
            _benefit_row("All benefits", "", whole, unit, is_total=True),
        ),
        f"{unit.words}, {view.prices} prices",
        (*_cut_off(view, benefits), *rounding_note(unit, parts, whole)),
    )


def _benefit_row(
    name: str,
    bias: str,
    amounts: Sequence[float],
    unit: Unit,
    *,
    is_total: bool = False,
) -> Row:
    before, *rest = (Cell(unit.show(amount)) for amount in amounts)
    cells = (Cell(name), before, Cell(bias), *rest)
    return Row(cells, "total" if is_total else "plain")


def _cut_off(view: View, benefits: Iterable[BenefitLine]) -> tuple[str, ...]:
    """What effects after the last year would be worth, where there are any."""
    beyond = sum(line.pv_cut_off for line in benefits)
    if is_nought(beyond):
        return ()
    return (
        (
            f"Effects after {view.labels[-1]} are left out: they would be worth "
            f"{view.money(beyond)} more."
        ),
    )
