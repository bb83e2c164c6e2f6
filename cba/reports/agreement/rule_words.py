"""How a rule finds payments, and what the gains that count mean, as clauses say it."""

from __future__ import annotations

from collections.abc import Mapping

from cba.models.sharing import Gains, Rule
from cba.reports.apportionment_view import GAINS

#: What is left of gains after costs, as cumulative sums are called.
NET: Mapping[Gains, str] = {
    "cashable": "cash",
    "fiscal": "savings less costs",
    "public-value": "value less costs",
}
MEANING: Mapping[Gains, str] = {
    "cashable": "savings that can be taken out of a budget",
    "fiscal": "savings of public bodies, whether or not they can be taken out of a "
    "budget",
    "public-value": "savings of public bodies, and the economic and social value that "
    "a party enjoys",
}


def rule_words(rule: Rule, to: Gains) -> str:
    """How the payments were found, in a sentence."""
    gains = GAINS[to]
    match rule:
        case "proportional":
            return (
                "In each year the parties share the costs in proportion to the present "
                f"value of their {gains}: who has borne less than its share pays who "
                "has borne more."
            )
        case "equal-return":
            return (
                f"Every party that pays has the same {gains} for each £1 that it puts "
                "in, and pays as its gains arise."
            )
        case "shapley":
            return (
                "The parties share the costs so that each is left with what it adds, "
                "on average, to every group of partners that it may join (the Shapley "
                "value)."
            )
        case "least-payments":
            return (
                "The payments are the smallest that leave every party whole: its "
                f"cumulative {NET[to]} at zero or more by the year named and after it, "
                "and its net present value at zero or more."
            )
        case _:
            return (
                "The parties that gain pay those that bear the costs a tariff for each "
                "unit of outcome that is measured, with one share of the gain of each."
            )
