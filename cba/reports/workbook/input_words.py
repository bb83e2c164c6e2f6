"""What an input is, in words, from the address it stands at."""

from __future__ import annotations

from collections.abc import Mapping

from cba.reports.assumption import ASPECTS

_LOST, _KEPT = "(lost)", "(kept)"
_WORDS = {
    "starting": "People who start in each year",
    "population": "People who start in each year",
    "quantity": "Units a year",
    "affected": f"Share affected {_KEPT}",
    "engagement": f"Share who take part {_KEPT}",
    "retention": f"Share who stay {_KEPT}",
    "impact": f"Impact: share of them who change {_KEPT}",
    "deadweight": f"Deadweight {_LOST}",
    "points": "Deadweight, in points off the impact",
    "attribution": f"Attribution {_KEPT}",
    "to_others": f"Due to others {_LOST}",
    "displacement": f"Displacement {_LOST}",
    "leakage": f"Leakage {_LOST}",
    "substitution": f"Substitution {_LOST}",
    "units_per_person": "Units for each person a year",
    "delay": "Delay before the effect starts, years",
    "lasts": "Years that the effect lasts",
    "drop_off": f"Drop-off in each later year {_LOST}",
    "amount": "Amount a year",
    "hours": "Hours a year",
    "rate": "Value of an hour",
    "each": "Amount for each person who stays",
    "fiscal": "Fiscal value of a unit",
    "economic": "Economic value of a unit",
    "social": "Social value of a unit",
    "transfer": "Transfer payment within the fiscal value",
    "real_growth": "Real growth a year",
    "cashable": "Cashable share of the saving",
    "share": "Cashable share of the saving",
    "in_steps_of": "Cashable only in whole steps of",
    "at_once": "Share of the saving that is cash at once",
    "stepped": "Share of the saving that is cash in whole steps",
    "step": "Cashable in steps of",
    "by_year": "Part of the cash released by then",
    "size": "Units a year that make one step",
    "optimism_bias": "Optimism bias",
    "mitigated": "Share of the risk that is mitigated",
    "confidence": "Confidence grade, 1 (best) to 6",
    "first_year": "First year",
    "years": "Years appraised",
    "price_year": "Prices of",
    "discounting": "Discounted at",
    "timing": "Flows fall at the … of the year",
    "in_kind_in_financial_case": "In-kind costs count as financial costs",
    "currency": "Currency",
    "inflation_after": "Inflation a year past the price index",
    "starts": "They start",
    "kind": "Kind of cost",
    "options": "Options that have it",
    "from": "From",
    "to": "To",
    "chance": "Chance that it happens",
    "cost": "Cost if it happens",
    "falls_on": "Falls on",
    "replaces_bias_of": "Replaces the optimism bias of",
    "paid_by": "Paid by",
    "falls_to": "Saving falls to",
    "enjoyed_by": "Enjoyed by",
}
_OF_PAYMENTS = {
    "share": "Share of it that is paid",
    "share_of": "A share is paid of",
    "of": "Which saving is shared",
    "per": "Paid for each unit of",
    "tariff": "Paid for each unit",
    "cap": "The most paid in all",
    "paid_after": "Years until it is paid",
}
_OF_AGENCIES = frozenset(
    {
        *("paid_by", "falls_to", "enjoyed_by", "falls_on"),
        *("share", "at_once", "stepped"),
    }
)
_CURVES = {"with": "Outcome with the project", "without": "Outcome without it"}


def words_for(  # noqa: PLR0911 - one return for each kind of address
    address: str, names: Mapping[str, str]
) -> str:
    """What stands at an address; agencies are called by their names.

    >>> words_for("costs.team.paid_by.nhs", {"nhs": "The hospital"})
    'Paid by: The hospital'
    >>> words_for("benefits.stays.outcome.with.2", {})
    'Outcome with the project, year 2'
    >>> words_for("benefits.stays.impact.confidence", {})
    'Confidence grade, 1 (best) to 6: impact'
    """
    keys = address.split(".")
    last, above = keys[-1], keys[-2] if len(keys) > 1 else ""
    if address == "appraisal.optimism_bias":
        return "How several grades on a line combine"
    if above == "cashable" and last == "from":
        return "Cashable from"
    if "discounting" in keys[:-1]:
        return "Discount rate" if last == "rate" else f"Discount rate from year {last}"
    if above == "persistence":
        return f"Share of the effect left in year {last}"
    if above in _CURVES:
        return f"{_CURVES[above]}, year {last}"
    if above == "confidence":
        return f"{_WORDS['confidence']}: {ASPECTS.get(last, last)}"
    if last == "confidence" and len(keys) > 3:
        return f"{_WORDS['confidence']}: {above.replace('_', ' ')}"
    if keys[0] == "payments" and last in _OF_PAYMENTS:
        return _OF_PAYMENTS[last]
    if above in _OF_AGENCIES:
        return f"{_WORDS[above]}: {names.get(last, last)}"
    return _WORDS.get(last, last.replace("_", " "))
