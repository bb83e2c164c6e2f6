"""Payments that follow a line, in answers and in explanations."""

from __future__ import annotations

import pytest

from cba.results.appraisal import Appraisal, PaymentLine
from cba.results.explain import explain
from cba.results.json_document import appraisal_json, at_path
from tests.results.appraising import TWO_PARTNERS, appraised_text
from tests.results.explaining import row, table, values

#: The council spends 100, 100, 0; the falls are 6, 9, 9 and save the NHS ten each.
PROJECT = f"""{TWO_PARTNERS}
    payments:
      part: {{from: nhs, to: council, share_of: costs.wardens, share: 35%}}
      saved: {{from: nhs, to: council, share_of: benefits.falls, share: 50%}}
      freed: {{from: nhs, to: council, share_of: benefits.falls, of: cashable,
               share: 50%}}
      falls_paid: {{from: nhs, to: council, per: benefits.falls, tariff: 4,
                    paid_after: 0.5, cap: 50}}
"""


@pytest.fixture(scope="module")
def appraisal() -> Appraisal:
    return appraised_text(PROJECT)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("part", 35.0 + 35.0),
        ("saved", 30.0 + 45.0 + 45.0),
        ("freed", 10.0 + 15.0 + 15.0),
        # Half of 24; the other half and half of 36; then what is left of the 50.
        ("falls_paid", 12.0 + 30.0 + 8.0),
    ],
)
def test_each_payment_comes_to_what_its_line_makes_it(
    appraisal: Appraisal, line: str, expected: float
) -> None:
    found = appraisal.preferred.lines[line]

    assert isinstance(found, PaymentLine)
    assert expected == pytest.approx(found.pv)


def test_only_payments_by_result_say_what_is_cut_off(appraisal: Appraisal) -> None:
    content = appraisal_json(appraisal)

    part = at_path(content, "options.preferred.lines.part")
    assert isinstance(part, dict)
    assert "pv_cut_off" not in part
    assert at_path(content, "options.preferred.lines.falls_paid.pv_cut_off") == 0.0


def test_what_is_paid_after_the_end_is_explained() -> None:
    later = appraised_text(PROJECT.replace("cap: 50", "cap: 500"))

    found = explain(later, "lines.falls_paid.pv_cut_off")

    # Half of the 36 due for the last year.
    assert found.figure.value == 18.0
    assert found.tables[0].rows[0].label == "2029-30"


def test_a_share_is_explained_by_what_its_line_comes_to(appraisal: Appraisal) -> None:
    found = explain(appraisal, "payments.saved@2027-28")

    chain = table(found, "The payment in 2027-28")
    first, share, *_ = chain.rows
    assert first.label == "what Falls saves Health board in 2027-28"
    assert first.target == "benefits.falls@2027-28"
    assert values(first.figures) == (90.0,)
    assert share.inputs == ("payments.saved.share",)


def test_a_result_is_explained_from_units_to_what_the_cap_leaves(
    appraisal: Appraisal,
) -> None:
    found = explain(appraisal, "payments.falls_paid@2028-29")

    results = table(found, "The results that are paid for")
    assert results.columns == ("2027-28", "2028-29")
    due = row(results, "due for the results of the year")
    assert values(due.figures) == (18.0, 18.0)
    left = row(table(found, "What the cap leaves"), "left for 2028-29")
    assert values(left.figures) == (8.0,)
    chain = table(found, "The payment in 2028-29")
    above = row(chain, "above what the cap leaves")
    assert values(above.figures) == (28.0,)


def test_an_input_of_the_line_tells_which_payments_rest_on_it(
    appraisal: Appraisal,
) -> None:
    found = explain(appraisal, "costs.wardens.amount")

    targets = [each.target for each in table(found, "What rests on it").rows]
    assert targets == ["costs.wardens", "payments.part"]
