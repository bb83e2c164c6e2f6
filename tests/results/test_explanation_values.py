from __future__ import annotations

import pytest

from cba.results.explanation.figures import Form
from cba.results.explanation.values import form_at


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("sharing.caps.icb", "price"),
        ("sharing.tariffs.benefits.visits", "price"),
        ("agencies.icb.limit.a_year", "price"),
        ("agencies.icb.limit.deficit", "price"),
        ("sharing.gain_share.above", "share"),
        ("sharing.paid_after", "years"),
        ("costs.hub.financing.rate", "share"),
    ],
)
def test_an_input_of_an_agreement_reads_as_what_it_is(address: str, form: Form) -> None:
    assert form_at(address) == form
