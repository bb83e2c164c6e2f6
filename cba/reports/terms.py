"""The terms that the document uses, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.content import Cell, Column, Fact, Row, Table
from cba.reports.view import View
from cba.results.appraisal import BenefitLine


def terms(view: View) -> Table:
    """The definitions of the terms that this document uses."""
    return Table(
        "terms",
        "Terms used",
        (Column("Term", "heading", 3), Column("What it means", "text", 10)),
        tuple(Row((Cell(each.term), Cell(each.words))) for each in _terms(view)),
    )


def _terms(view: View) -> Iterator[Fact]:
    lines = view.option.lines.values()
    benefits = [line for line in lines if isinstance(line, BenefitLine)]
    yield Fact(
        "Present value",
        "A sum over all years of the appraisal in which a later year counts for less "
        "than an earlier one, by its discount factor.",
    )
    yield Fact(
        f"{view.prices} prices",
        "Every sum is in the money of that year: general inflation is taken out.",
    )
    yield Fact(
        "Savings (fiscal benefits)",
        "What public bodies no longer have to spend, in staff time and services as "
        "well as in money.",
    )
    yield Fact(
        "Cashable",
        "The part of savings that can be taken out of a budget. In the health "
        "service: cash-releasing; the rest is non-cash-releasing.",
    )
    if any(line.pv_economic or line.pv_social for line in benefits):
        yield Fact(
            "Economic and social value",
            "Benefits to people and businesses, such as earnings, health and safety, "
            "put into money. In the health service: societal benefits.",
        )
    if any(line.pv_transfer_part for line in benefits):
        yield Fact(
            "Transfers",
            "Savings that only move money, such as benefit payments: a saving to the "
            "budget, a loss to the people who received them, and nothing to society.",
        )
    yield Fact(
        "In kind",
        "Time and things that are given rather than paid for, at what they are "
        "worth: a cost to society, but no money out of a budget.",
    )
    if view.project.non_monetised:
        yield Fact(
            "Not monetised",
            "Effects that matter and that no sum of money holds. In the health "
            "service: unmonetisable benefits.",
        )
    yield Fact(
        "Real and nominal",
        "Real sums are in the money of one year. Nominal sums are in the money of the "
        "year in which they fall, as budgets have them.",
    )
    yield Fact(
        "Net position",
        "Savings and payments received, less costs and payments made. Above zero, "
        "the body is better off. Its negative is the net present budget impact.",
    )
    yield Fact(
        "Net present social value (NPSV)",
        "The present value of all benefits, less that of all costs, whoever has them.",
    )
    yield Fact(
        "Benefit-cost ratio (BCR)",
        "The present value of all benefits divided by that of all costs, in kind "
        "included. It is no measure of size and is read beside the NPSV.",
    )
    yield Fact(
        "Payback",
        "The first year from which savings and payments, added up since the start, "
        "cover costs, and go on covering them to the last year.",
    )
    yield Fact(
        "Optimism bias",
        "A correction for the habit of expecting too much: it raises costs and lowers "
        "benefits by more where the evidence is weaker. Grade 1 is the best evidence, "
        "grade 6 the weakest.",
    )
    yield Fact(
        "Local and central",
        "Local bodies answer to a place: councils, strategic authorities, police, "
        "fire and the health service. Central bodies answer to a minister.",
    )
    yield Fact(
        "Illustrative, unverified",
        "An illustrative figure stands in for evidence that is still to come. An "
        "unverified one has not been compared with its source.",
    )
