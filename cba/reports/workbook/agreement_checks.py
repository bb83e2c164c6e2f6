"""What a reader checks of payments first: that they balance, and that they suffice."""

from __future__ import annotations

from cba.reports.agreement.deal import Deal
from cba.reports.workbook.agreement_rows import YearRows
from cba.reports.workbook.agreement_schedule import Schedule
from cba.reports.workbook.agreement_tables import AgreementTables
from cba.reports.workbook.cells import Ref, Span
from cba.results.payback import HALF_A_PENNY

#: How many rows the checks take, the empty one above them among them.
CHECKS = 7


def write_checks(
    rows: YearRows,
    deal: Deal,
    schedule: Schedule,
    tables: AgreementTables,
    partners: Span,
) -> None:
    """Write them from the next row on; ``partners`` are the rows of all of them."""
    sheet, on, agreed = rows.sheet, rows.on, deal.agreed
    rows.head("Checks")
    nets = Ref(on, sheet.next, by_year=True)

    def net(year: int) -> str:
        keys = partners.keys(on)
        cells = partners.at(year, on)
        return f'SUMIFS({cells},{keys},"received")+SUMIFS({cells},{keys},"paid")'

    words = ("Paid and received by all: zero in every year", "check", "")
    rows.write(words, net, [0.0] * rows.years)
    found = f"SUMPRODUCT(--(ABS({rows.cells(nets)})>{HALF_A_PENNY}))"
    words_of = "Years in which payments do not net to zero"
    sheet.scalar(words_of, found, 0, "count")
    below = f'"<-{HALF_A_PENNY}"'
    after = [agreed.after[key] for key in deal.parties]
    short = sum(each.cash < -HALF_A_PENNY for each in after)
    sheet.scalar(
        f"Partners short by {deal.whole_by} with it",
        f"COUNTIF({tables.cash_with},{below})",
        short,
        "count",
    )
    worse = sum(each.worth < -HALF_A_PENNY for each in after)
    sheet.scalar(
        "Partners below zero with it, by present value",
        f"COUNTIF({tables.worth_with},{below})",
        worse,
        "count",
    )
    sheet.scalar("Payments changed since proposed", schedule.changed, 0, "count")
