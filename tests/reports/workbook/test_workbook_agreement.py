"""The sheet of the agreement, written and worked out again, against the engine."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from cba.analysis.apportionment import apportion
from cba.loading.project_loader import Loaded, load
from cba.loading.returned_workbook import read_book
from cba.models.sharing import RULES
from cba.reports.agreement.deal import Deal, deal_of
from cba.reports.documents import write_documents
from cba.reports.workbook import write_workbook
from cba.results.appraise import appraise
from tests.conftest import ROOT
from tests.reports.agreement.made_deals import SHARED, hostile_terms, loaded
from tests.reports.made_agreement import WARDENS
from tests.reports.workbook.agreement_cells import (
    COURSES,
    VALUES,
    AgreementCells,
    positions_with,
    unlike,
)
from tests.reports.workbook.editing import (
    Typed,
    cells_of,
    errors_of,
    with_inputs,
    with_payments,
)
from tests.reports.workbook.libreoffice import recalculated
from tests.results.cash_of_everything import everything

NOT_ENOUGH = SHARED.replace("share: 100%, mechanism", "share: 10%, mechanism")
#: The trust is to pay the council what the wardens cost.
PAIR = "trust to council"


class Made(NamedTuple):
    """A workbook with its agreement, and the project as it was read."""

    deal: Deal
    content: bytes
    given: Loaded

    @property
    def cells(self) -> AgreementCells:
        return AgreementCells(cells_of(self.content, "Agreement"))


@cache
def made(text: str) -> Made:
    given = loaded(text)
    assert given.project is not None
    appraisal = appraise(given.project, given.problems)
    deal = deal_of(appraisal, apportion(given.project))
    content = write_workbook(appraisal, given, "project.yaml", agreement=deal)
    return Made(deal, content, given)


def names_of(content: bytes) -> list[str]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names


def parties(deal: Deal) -> dict[str, str]:
    return {key: deal.names[key] for key in deal.parties}


def test_the_payments_are_cells_to_change_with_the_positions_they_lead_to() -> None:
    cells = made(SHARED).cells

    (payment,) = cells.by_key("Payments proposed").values()
    # All savings are the trust's, so it bears all costs: 100,000 in each of two years.
    assert payment[:4] == [200_000, 100_000, 100_000, 0]
    values = cells.by_label(VALUES)
    # Puts in, gains, is left with, share of costs; is paid, is left with, share.
    assert values["Borough council"][:7] == [
        *(200_000, 0, -200_000, 1),
        *(200_000, 0, 0),
    ]
    assert values["Hospital trust"][:7] == [0, 240_000, 240_000, 0, -200_000, 40_000, 1]
    courses = cells.by_label(COURSES)
    assert courses["Borough council"][:8] == [
        *(-200_000, 200_000, "2027-28", "not by 2028-29"),
        *(0, 0, "", "2026-27"),
    ]
    # 60,000 less 100,000 and 90,000 less 100,000 leave it 50,000 short at worst.
    assert courses["Hospital trust"][4:8] == [40_000, 50_000, "2027-28", "2028-29"]


def test_payments_are_also_in_the_money_of_each_year() -> None:
    found = made(SHARED)
    (index, money) = found.cells.block("The same in the money of each year")

    expected = [100_000 * float(each) for each in index[4:6]]
    assert money[4:6] == pytest.approx(expected)
    assert index[4] == pytest.approx(found.deal.nominal[0])


def test_what_each_would_lose_by_walking_away_is_as_it_was_sent() -> None:
    found = made(SHARED)
    head = found.cells.head(VALUES)

    assert head[10:12] == ["Net alone, as sent", "Would lose by leaving, as sent"]
    # Alone, the trust would save 240,000 for 200,000; the council nothing.
    rows = found.cells.by_label(VALUES)
    assert rows["Hospital trust"][7:9] == [40_000, 0]
    assert rows["Borough council"][7:9] == [0, 0]


def test_the_sheet_says_that_payments_stay_as_proposed() -> None:
    said = "\n".join(made(SHARED).cells.words)

    assert "the payments stay as they were proposed" in said
    assert "No payment of this sheet is carried back" in said
    assert "In each year the parties share the costs in proportion" in said


def test_without_an_agreement_the_sheet_says_why_and_has_no_payments() -> None:
    found = made(NOT_ENOUGH.replace("rule: proportional", "rule: least-payments"))
    cells = found.cells

    refusals = [each for each in cells.words if each.startswith("There is no agree")]
    assert found.deal.agreed.reason is not None
    assert len(refusals) == 1
    assert cells.block("Payments") == []
    assert [*cells.by_label(VALUES)] == [
        "Borough council",
        "Hospital trust",
        "All partners",
    ]
    assert cells.head(VALUES)[3:] == [
        "Puts in without it",
        "Gains: cashable savings",
        "Net without it",
        "Share of costs without it",
    ]


def test_a_shortfall_that_is_shared_all_the_same_is_shown_with_its_reason() -> None:
    cells = made(NOT_ENOUGH).cells

    assert any(each.startswith("There is no agreement") for each in cells.words)
    assert cells.block("Payments proposed")
    assert not any("as sent" in str(each) for each in cells.head(VALUES))


def test_a_file_without_sharing_has_no_such_sheet(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    given = loaded(WARDENS)
    assert given.project is not None
    write_documents(appraise(given.project), [path], given)

    assert "Agreement" not in names_of(path.read_bytes())


def test_the_report_of_a_file_with_sharing_has_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "case.xlsx"
    given = loaded(SHARED)
    assert given.project is not None
    write_documents(appraise(given.project, given.problems), [path], given)

    names = names_of(path.read_bytes())
    assert names[names.index("Agreement") - 1] == "Budget"
    assert cells_of(path.read_bytes(), "Agreement") == cells_of(
        made(SHARED).content, "Agreement"
    )


def test_hostile_names_are_text() -> None:
    content = made(hostile_terms()).content
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Agreement"]

    kinds = {cell.data_type for row in sheet.iter_rows(max_col=3) for cell in row}
    assert kinds <= {"s", "n"}
    assert all(row[0].value is None or row[0].data_type == "s" for row in sheet.rows)


def test_changed_payments_are_told_of_and_not_carried() -> None:
    changed = with_payments(
        made(SHARED).content, {(PAIR, "2027-28"): 120_000, (PAIR, "2028-29"): None}
    )
    returned = read_book(changed, "case.xlsx")

    assert returned.changes == ()
    # The cleared cell had nothing in it: that is the same payment.
    (left,) = returned.left
    assert left.what == "trust to council 2027-28"
    assert left.at.startswith("Agreement!F")
    assert left.reason == "a payment proposed on this sheet is no input of the project"
    assert "`payments:`" in str(left.hint)


def test_words_in_place_of_a_payment_are_told_of() -> None:
    changed = with_payments(made(SHARED).content, {(PAIR, "2027-28"): "about 12"})

    assert [each.what for each in read_book(changed, "case.xlsx").left] == [
        "trust to council 2027-28"
    ]


def test_a_workbook_that_came_back_as_it_was_has_nothing_left_over() -> None:
    returned = read_book(made(SHARED).content, "case.xlsx")

    assert (returned.changes, returned.left) == ((), ())


@pytest.mark.parametrize("text", [SHARED, NOT_ENOUGH])
def test_positions_are_the_engines(text: str) -> None:
    deal, content, _ = made(text)
    agreed = deal.agreed
    cells = cells_of(content, "Agreement")

    assert [*unlike(cells, parties(deal), agreed.before, agreed.after)] == []


#: Grants, loans, a partner outside, payments there are already, and every gain.
_EVERYTHING = everything() + (
    "sharing: {rule: RULE, to: GAINS, partners: [council, nhs, dwp, vol]}\n"
)


#: The department loses more than it gains: its loss is shared as a cost is.
_LOSS = """  closed: {amount: {2027-28..: -200k}, category: fiscal, falls_to: dwp,
           cashable: 100%, optimism_bias: 0%}
payments:"""
#: No index of prices, and so no grant that could be taken to real terms.
_ONE_YEAR = """
cba: 1
project: {title: One year}
appraisal: {first_year: 2026-27, years: 1, currency: EUR}
agencies:
  charity: {name: Charity, sector: voluntary}
  council: {name: Council, sector: local-authority}
costs:
  team: {kind: revenue, paid_by: charity, amount: 100k, optimism_bias: 0%}
benefits:
  saved: {amount: 150k, category: fiscal, falls_to: council, cashable: 100%,
          optimism_bias: 0%}
funding:
  grant: {to: charity, from: A ministry, amount: {2026-27: 10k}}
sharing: {rule: proportional, partners: [charity, council]}
"""
#: No public body, and so no budgets: the grant is no input of the workbook.
_OF_CHARITIES = """
cba: 1
project: {title: Two charities}
appraisal: {first_year: 2026-27, years: 3}
agencies:
  one: {name: One, sector: voluntary}
  two: {name: Two, sector: voluntary}
costs:
  team: {kind: revenue, paid_by: one, amount: 100k, optimism_bias: 0%}
benefits:
  worth: {amount: 150k, category: social, enjoyed_by: two, optimism_bias: 0%}
funding:
  grant: {to: one, from: A ministry, amount: {2027-28: 10k}}
sharing: {rule: proportional, to: public-value, partners: [one, two]}
"""


def _books() -> dict[str, Made]:
    text = (ROOT / "examples/integrated-care/project.yaml").read_text("utf-8")
    text = text.partition("\nsharing:")[0]
    books = {"wardens": made(SHARED), "not-enough": made(NOT_ENOUGH)}
    for rule in RULES:
        books[f"care-{rule}"] = made(f"{text}\nsharing: {{rule: {rule}, to: fiscal}}\n")
    for gains in ("cashable", "fiscal", "public-value"):
        for rule in ("proportional", "outcome-based"):
            given = _EVERYTHING.replace("RULE", rule).replace("GAINS", gains)
            books[f"everything-{rule}-{gains}"] = made(given)
    losing = _EVERYTHING.replace("RULE", "proportional").replace("GAINS", "fiscal")
    books["a-partner-that-loses"] = made(losing.replace("payments:", _LOSS, 1))
    books |= {"one-year": made(_ONE_YEAR), "of-charities": made(_OF_CHARITIES)}
    return books


#: What is typed into inputs and payments of the project of everything.
_INPUTS: Mapping[tuple[str, str], Typed] = {
    ("costs.team.amount", "2027-28"): 300_000,
    ("benefits.beds.amount", "2028-29"): 250_000,
    ("funding.lottery.amount", "2027-28"): 75_000,
}
_SETTINGS = [
    ("costs.team.amount@2027-28", "300k"),
    ("benefits.beds.amount@2028-29", "250k"),
    ("funding.lottery.amount@2027-28", "75k"),
]


@pytest.mark.heavy
def test_the_agreement_is_worked_out_again_to_a_penny(tmp_path: Path) -> None:
    books = _books()
    for name, book in books.items():
        (tmp_path / f"{name}.xlsx").write_bytes(book.content)
    again = recalculated(sorted(tmp_path.glob("*.xlsx")), tmp_path)
    assert len(again) == 16
    paid = [x for x in books.values() if x.cells.block("Payments proposed")]
    assert len(paid) > 12

    wrong = {}
    for name, (deal, _, _) in books.items():
        content = again[f"{name}.xlsx"].read_bytes()
        cells = cells_of(content, "Agreement")
        agreed = deal.agreed
        found = [*unlike(cells, parties(deal), agreed.before, agreed.after)]
        if found or errors_of(content):
            wrong[name] = [*found, *errors_of(content)]
    assert wrong == {}


@pytest.mark.heavy
def test_inputs_move_both_sides_and_payments_those_with_it(tmp_path: Path) -> None:
    text = _EVERYTHING.replace("RULE", "proportional").replace("GAINS", "cashable")
    deal, content, _ = made(text)
    (payer, payee), years = next(iter(deal.flows.items()))
    label = next(x for x, each in zip(deal.labels, years, strict=True) if each)
    typed = {(f"{payer} to {payee}", label): 12_345.67}
    (tmp_path / "inputs.xlsx").write_bytes(with_inputs(content, _INPUTS))
    (tmp_path / "payments.xlsx").write_bytes(with_payments(content, typed))
    words = {(f"{payer} to {payee}", label): "about 12"}
    (tmp_path / "words.xlsx").write_bytes(with_payments(content, words))
    again = recalculated(sorted(tmp_path.glob("*.xlsx")), tmp_path)
    books = {name: path.read_bytes() for name, path in again.items()}
    names, terms = parties(deal), deal.agreed.terms

    # The payments stay, and both sides are those of the project as it is now.
    given = load(None, stdin_text=text, settings=_SETTINGS)
    assert given.project is not None
    before = positions_with(given.project, terms, {})
    after = positions_with(given.project, terms, deal.agreed.payments)
    cells = cells_of(books["inputs.xlsx"], "Agreement")
    assert [*unlike(cells, names, before, after)] == []
    assert before != deal.agreed.before

    # One payment is another, and only what is with it moves.
    block = {key: {**each} for key, each in deal.agreed.payments.items()}
    (own,) = [x for x in block.values() if (x["from"], x["to"]) == (payer, payee)]
    amounts = own["amount"]
    assert isinstance(amounts, dict)
    own["amount"] = {**amounts, label: 12_345.67}
    project = made(text).given.project
    assert project is not None
    after = positions_with(project, terms, block)
    cells = cells_of(books["payments.xlsx"], "Agreement")
    assert [*unlike(cells, names, deal.agreed.before, after)] == []
    counts = {row[0]: row[3] for row in AgreementCells(cells).block("Checks")}
    assert counts["Payments changed since proposed"] == 1

    # A word counts as no payment, breaks nothing and is named beside its row.
    assert errors_of(books["words.xlsx"]) == []
    (row,) = [
        x
        for x in cells_of(books["words.xlsx"], "Agreement")
        if x[1:3] == [f"{payer} to {payee}", "proposed"]
    ]
    assert row[-1] == "Write numbers only: this row holds a text"
