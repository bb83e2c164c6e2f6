"""Numbers that a comment without a space after its `#` cut short."""

from __future__ import annotations

import pytest

from cba.loading.document import Scalar
from cba.models import kinds
from cba.models.faults import FaultError, FaultsError
from cba.models.horizon import Context, Horizon
from cba.models.inputs import Ranged, read_input
from cba.models.kinds import Kind
from cba.models.numbers import read_number
from cba.models.price_index import read_price_index
from cba.models.years import Year

FOUR_YEARS = Context(Horizon(Year(2026), 4))


def cut(text: str) -> Scalar:
    return Scalar(text, plain=True, cut=True)


def faults(node: object, kind: Kind = kinds.KEPT) -> list[tuple[str, str]]:
    with pytest.raises((FaultError, FaultsError)) as caught:
        read_input(node, kind, FOUR_YEARS)
    error = caught.value
    assert isinstance(error, (FaultError, FaultsError))
    several = error.faults if isinstance(error, FaultsError) else (error,)
    return [(each.code, ".".join(map(str, each.at))) for each in several]


@pytest.mark.parametrize(
    ("node", "at"),
    [
        (cut("12%"), ""),
        (cut(""), ""),
        (cut("1/4"), ""),
        (cut("12% (6% to 18%)"), ""),
        ({"value": cut("12%")}, "value"),
        ({"value": cut("12% (6% to 18%)")}, "value"),
        ({"value": "12%", "low": "6%", "high": cut("18%")}, "high"),
        ({"value": "12%", "source": cut("Report")}, "source"),
        ({"value": "12%", "notes": cut("Plan")}, "notes"),
        ({"2026-27": cut("12%")}, "2026-27"),
        ({"2026-27": "12%", "growing": cut("2%")}, "growing"),
        (["12%", cut("13%")], "1"),
        (Ranged("12%", cut("6% to 18%")), "@range"),
        (Ranged("12%", {"low": cut("6%"), "high": "18%"}), "@range"),
    ],
)
def test_an_input_cut_short_is_refused(node: object, at: str) -> None:
    assert faults(node) == [("CBA106", at)]


def test_years_cut_short_are_refused() -> None:
    assert faults(cut("3 years"), kinds.YEARS) == [("CBA106", "")]


def test_an_index_cut_short_is_refused() -> None:
    with pytest.raises(FaultsError) as caught:
        read_price_index({"2026-27": cut("100")}, FOUR_YEARS)

    assert [each.code for each in caught.value.faults] == ["CBA106"]


def test_what_to_write_for_a_number_cut_short() -> None:
    with pytest.raises(FaultError) as caught:
        read_number(cut("£1.2"))

    message = "the number is cut short after `£1.2`: ` #` begins a comment"
    assert caught.value.message == message
    assert caught.value.hint == "put a space after the `#` of a comment"


def test_a_number_before_a_comment_with_a_space_is_read() -> None:
    node = Scalar("12%", plain=True, cut=False)

    assert read_input(node, kinds.KEPT, FOUR_YEARS).value == 0.12
