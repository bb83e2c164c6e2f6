"""Who has what of a line in a year, as the kernel entered it."""

from __future__ import annotations

from cba.calculation.flows import BenefitFlow, CostFlow
from cba.calculation.ledger import Entry
from cba.calculation.streams import Split
from cba.results.explanation.addresses import standing_at
from cba.results.explanation.figures import Figure, Row, Table
from cba.results.explanation.view import View

#: Accounts whose entries add up to what a line is worth, or costs.
_WHOLE = {"costs", "in_kind", "benefits", "payments", "value"}


def sharing_table(view: View, line: str, year: int) -> Table:
    """The agencies' shares of a line in a year; they add up to the whole of it."""
    rows = []
    amount = present = 0.0
    for entry in view.entries[line]:
        if entry.account not in _WHOLE:
            continue
        own, own_present = float(entry.amounts[0, year]), float(entry.present[0, year])
        amount, present = amount + own, present + own_present
        rows.append(
            Row(
                "+",
                f"{view.agency(entry.agency)}: {entry.category}",
                (
                    Figure(_share(view, line, entry), "share"),
                    Figure(own, "money"),
                    Figure(own_present, "money"),
                ),
                _inputs(view, line, entry),
            )
        )
    total = (Figure(None, "text"), Figure(amount, "money"), Figure(present, "money"))
    rows.append(Row("=", "all agencies", total))
    columns = ("share", f"in {view.labels[year]}", "present value")
    return Table("Who has it", "sum", tuple(rows), columns)


def _share(view: View, line: str, entry: Entry) -> float:
    flow = view.lines[line]
    split: Split
    if isinstance(flow, CostFlow):
        split = flow.stream.paid_by
    elif isinstance(flow, BenefitFlow):
        fiscal = entry.account == "benefits"
        split = flow.stream.falls_to if fiscal else flow.stream.enjoyed_by
    else:
        split = ((flow.stream.payer, -1.0), (flow.stream.payee, 1.0))
    return dict(split)[entry.agency]


def _inputs(view: View, line: str, entry: Entry) -> tuple[str, ...]:
    """Where the shares are written: of the part, else of the line, else nowhere."""
    address = view.address(line)
    if address.startswith("payments."):
        key = "from" if entry.amounts[0].sum() < 0 else "to"
        return (f"{address}.{key}",)
    if address.startswith("risks."):
        return (f"{address}.falls_on",)
    if address.startswith("costs."):
        return (f"{address}.paid_by",)
    whole = address.partition(".values.")[0]
    key = "falls_to" if entry.account == "benefits" else "enjoyed_by"
    borne = (f"{address}.unit_cost", f"{whole}.value.unit_cost")
    for where in (f"{address}.{key}", f"{whole}.{key}", *borne):
        try:
            standing_at(view.project, where)
        except KeyError:
            continue
        return (where,) if key == "falls_to" or where not in borne else ()
    return ()
