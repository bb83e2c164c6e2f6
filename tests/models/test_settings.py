from __future__ import annotations

import pytest
from pydantic import ValidationError

from cba.models.discount import Discounting
from cba.models.horizon import Context
from cba.models.settings import (
    LONGEST,
    About,
    Settings,
    read_currency,
    read_length,
)
from cba.models.years import Year
from tests.models.reading import faults, read

LEAST = {"first_year": "2026-27", "years": "10"}


def settings(**more: object) -> Settings:
    return Settings.model_validate({**LEAST, **more}, context=Context())


def codes(model: type[About | Settings], **given: object) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as error:
        model.model_validate(given, context=Context())
    return [(each["type"], str(each["loc"][0])) for each in error.value.errors()]


def test_what_is_left_out() -> None:
    made = settings()

    assert made.discounting == Discounting("green-book")
    assert (made.timing, made.currency, made.optimism_bias) == ("start", "GBP", "worst")
    assert made.in_kind_in_financial_case is False
    assert made.prices_of == Year(2026)


def test_the_price_year_is_the_first_unless_it_is_given() -> None:
    assert settings(price_year="2019-20").prices_of == Year(2019)


def test_the_horizon_counts_from_the_first_year() -> None:
    horizon = settings().horizon

    assert (str(horizon.first), str(horizon.last)) == ("2026-27", "2035-36")
    assert horizon.labels[:2] == ("2026-27", "2027-28")
    assert horizon.position(2030) == 4


@pytest.mark.parametrize("years", ["1", "60", str(LONGEST)])
def test_an_appraisal_covers_some_years(years: str) -> None:
    assert read(read_length, years) == int(years)


@pytest.mark.parametrize("years", ["0", "501", "-5", "2.5", "ten", "010", "", None, []])
def test_and_no_other_number_of_them(years: object) -> None:
    assert faults(read_length, years) == [("CBA206", "")]


@pytest.mark.parametrize("currency", ["gbp", "£", "GBPS", "", None, ["GBP"]])
def test_a_currency_has_three_capital_letters(currency: object) -> None:
    assert read(read_currency, "NZD") == "NZD"
    assert faults(read_currency, currency) == [("CBA207", "")]


def test_every_fault_is_told_at_its_key() -> None:
    given = {
        "first_year": "soon",
        "years": "0",
        "timing": "never",
        "optimism_bias": "best",
        "in_kind_in_financial_case": "yes",
        "inflation_after": "2",
    }

    assert codes(Settings, **given) == [
        ("CBA316", "first_year"),
        ("CBA206", "years"),
        ("CBA207", "timing"),
        ("CBA212", "in_kind_in_financial_case"),
        ("CBA207", "optimism_bias"),
        ("CBA202", "inflation_after"),
    ]


def test_an_unknown_key_is_refused() -> None:
    assert codes(Settings, **LEAST, horizon="10") == [("extra_forbidden", "horizon")]


def test_what_the_project_is() -> None:
    about = About.model_validate(
        {"title": "Wardens", "dated": "2026-11-22", "objectives": {"safer": "Less"}},
        context=Context(),
    )

    assert about.objectives is not None
    assert dict(about.objectives) == {"safer": "Less"}
    assert codes(About, title="x", dated="22/11/2026") == [("CBA213", "dated")]
    assert codes(About, title="x", status="final") == [("CBA207", "status")]
    assert codes(About, title="x", stage="first") == [("CBA207", "stage")]


def test_a_declaration_cannot_be_changed() -> None:
    key = "years"
    with pytest.raises(ValidationError, match="frozen"):
        setattr(settings(), key, 20)
