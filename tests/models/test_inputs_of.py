from __future__ import annotations

import pytest

from cba.models.cashable import Cashable
from cba.models.inputs import Input
from cba.models.inputs_of import inputs_of

SHARE = Input(0.3)


@pytest.mark.parametrize(
    ("cashable", "expected"),
    [
        (Cashable(SHARE, bare=True), [("cashable",)]),
        (Cashable(SHARE), [("cashable", "share")]),
        (Cashable(by_agency=(("nhs", SHARE),)), [("cashable", "share", "nhs")]),
    ],
)
def test_a_cashable_share_has_the_address_at_which_it_is_written(
    cashable: Cashable, expected: list[tuple[str, ...]]
) -> None:
    assert [path for path, _ in inputs_of(cashable, ("cashable",))] == expected
