"""What an option comes to: the whole, each agency, each year. Method, section 5."""

from __future__ import annotations

from itertools import accumulate

from tests.worked.oracle.ledger import Entry, by_year, total
from tests.worked.oracle.payback import HALF_A_PENNY, payback
from tests.worked.oracle.rate_of_return import rate_of_return
from tests.worked.oracle.reading import Tree
from tests.worked.oracle.setting import Setting

PUBLIC_SECTORS = (
    "local-authority",
    "strategic-authority",
    "nhs",
    "police",
    "justice",
    "fire",
    "education",
    "work-and-pensions",
    "tax-authority",
    "central-government",
    "other-public",
)
LOCAL_SECTORS = ("local-authority", "strategic-authority", "police", "fire", "nhs")
RESERVED = {
    "society": {"name": "Society", "sector": "community"},
    "other_public": {"name": "Other public bodies", "sector": "other-public"},
}
COSTS = ("cash", "in-kind")


def is_public(agency: Tree) -> bool:
    """Whether an agency stands in the financial case."""
    return bool(agency.get("public", agency["sector"] in PUBLIC_SECTORS))


def tier_of(agency: Tree) -> str | None:
    """Local or central; None for those who are not public bodies."""
    if not is_public(agency):
        return None
    local = agency["sector"] in LOCAL_SECTORS
    return str(agency.get("tier", "local" if local else "central"))


def ratio(above: float, below: float) -> float | None:
    """A ratio, or None where there is nothing under it."""
    return above / below if below > HALF_A_PENNY else None


class Sums:
    """Sums over the ledger for one option."""

    def __init__(
        self,
        entries: list[Entry],
        agencies: Tree,
        setting: Setting,
        *,
        is_weighted: bool = False,
    ) -> None:
        """Keep the entries and know who is a public body."""
        self.is_weighted = is_weighted
        self.entries = entries
        self.setting = setting
        self.agencies = agencies
        self.public = [name for name, each in agencies.items() if is_public(each)]
        self.others = [name for name in agencies if name not in self.public]
        self.everyone = list(agencies)

    def pv(self, agencies: list[str], *what: str) -> float:
        """A present value."""
        return total(self.entries, what, agencies)

    def years(
        self, agencies: list[str], *what: str, column: str = "amounts"
    ) -> list[float]:
        """Sums by year, undiscounted unless the column is ``pv``."""
        return by_year(self.entries, what, agencies, column, len(self.setting.starts))

    def cost_kinds(self, agency: str) -> tuple[str, ...]:
        """Which of an agency's costs stand in the financial case."""
        both = self.setting.in_kind_counts and agency in self.public
        return COSTS if both else ("cash",)

    def net(self, agencies: list[str], gain: str, column: str) -> list[float]:
        """Fiscal (or cashable) benefits + payments − costs, by year."""
        result = self.years(agencies, gain, "payment", column=column)
        for agency in agencies:
            costs = self.years([agency], *self.cost_kinds(agency), column=column)
            result = [a - b for a, b in zip(result, costs, strict=True)]
        return result

    def pays(self, agencies: list[str]) -> bool:
        """Whether these agencies bear any cost, or pay anyone but each other."""
        for each in self.entries:
            if each["agency"] not in agencies:
                continue
            if each["what"] in self.cost_kinds(each["agency"]) and any(
                amount > 0 for amount in each["amounts"]
            ):
                return True
            if each["what"] == "payment" and any(a < 0 for a in each["amounts"]):
                others = [
                    other
                    for other in self.entries
                    if other["line"] == each["line"] and other["agency"] not in agencies
                ]
                if others:
                    return True
        return False

    def payback(self, agencies: list[str], gain: str) -> Tree:
        """When these agencies have their money back."""
        return payback(
            self.net(agencies, gain, "amounts"),
            self.net(agencies, gain, "pv"),
            self.setting.labels,
            costs=self.pays(agencies),
        )


def financial_case(sums: Sums) -> Tree:
    """The public bodies together."""
    costs = sum(sums.pv([each], *sums.cost_kinds(each)) for each in sums.public)
    benefits = sums.pv(sums.public, "fiscal")
    cashable = sums.pv(sums.public, "cashable")
    payments = sums.pv(sums.public, "payment")
    irr = rate_of_return(sums.net(sums.public, "fiscal", "amounts"))
    return {
        "pv_costs": costs,
        "pv_in_kind": sums.pv(sums.public, "in-kind"),
        "pv_benefits": benefits,
        "pv_cashable": cashable,
        "pv_payments": payments,
        "npv": benefits + payments - costs,
        "npv_cashable": cashable + payments - costs,
        "fiscal_return": ratio(benefits, costs - payments),
        "cashable_return": ratio(cashable, costs - payments),
        "irr": irr,
        "irr_reason": None if irr is not None else "given",
        "payback": sums.payback(sums.public, "fiscal"),
        "payback_cashable": sums.payback(sums.public, "cashable"),
    }


def public_value_case(sums: Sums) -> Tree:
    """Everyone together."""
    all_costs = sums.pv(sums.everyone, *COSTS)
    private = sums.pv(sums.everyone, "economic", "social")
    transfer = sums.pv(sums.everyone, "transfer")
    fiscal = sums.pv(sums.everyone, "fiscal")
    benefits = fiscal - transfer + private
    to_society = private - transfer - sums.pv(sums.others, *COSTS)
    to_purse = sums.pv(sums.public, *COSTS) - fiscal
    bcr_net = ratio(to_society, to_purse)
    nets = {
        column: [
            gain - loss
            for gain, loss in zip(
                sums.years(
                    sums.everyone, "fiscal", "economic", "social", column=column
                ),
                sums.years(sums.everyone, "transfer", *COSTS, column=column),
                strict=True,
            )
        ]
        for column in ("amounts", "pv")
    }
    costs = any(
        amount > 0
        for each in sums.entries
        if each["what"] in COSTS
        for amount in each["amounts"]
    )
    more = sums.pv(sums.everyone, "weighting")
    return {
        **_weighted(sums, benefits + more, benefits + more - all_costs),
        "pv_costs": all_costs,
        "pv_benefits": benefits,
        "npv": benefits - all_costs,
        "bcr": ratio(benefits, all_costs),
        "bcr_net_public_cost": bcr_net,
        "bcr_net_public_cost_reason": None
        if bcr_net is not None
        else "saves public money",
        "payback": payback(
            nets["amounts"], nets["pv"], sums.setting.labels, costs=costs
        ),
    }


def _weighted(sums: Sums, benefits: float, npv: float) -> Tree:
    """The answers weighted by income, null where no incomes are given."""
    found = {"pv_benefits_weighted": benefits, "npv_weighted": npv}
    return found if sums.is_weighted else dict.fromkeys(found)


def agency_case(sums: Sums, name: str) -> Tree:
    """One agency."""
    own = [name]
    agency = sums.agencies[name]
    public = name in sums.public
    costs = sums.pv(own, *sums.cost_kinds(name))
    in_kind = sums.pv(own, "in-kind")
    benefits, cashable = sums.pv(own, "fiscal"), sums.pv(own, "cashable")
    payments = sums.pv(own, "payment")
    value = sums.pv(own, "economic", "social") - sums.pv(own, "transfer")
    npv = benefits + payments - costs
    borne = in_kind if "in-kind" in sums.cost_kinds(name) else 0.0
    in_cash = accumulate(sums.net(own, "cashable", "amounts"))
    all_costs = sum(sums.pv([each], *sums.cost_kinds(each)) for each in sums.public)
    all_benefits = sums.pv(sums.public, "fiscal")
    return {
        "name": agency["name"],
        "sector": agency["sector"],
        "public": public,
        "tier": tier_of(agency),
        "pv_costs": costs,
        "pv_in_kind": in_kind,
        "pv_benefits": benefits,
        "pv_cashable": cashable,
        "pv_value": value,
        "pv_payments": payments,
        "npv": npv,
        "npv_cashable": cashable + payments - costs,
        "public_value_npv": npv + value - (in_kind - borne),
        "payback": sums.payback(own, "fiscal"),
        "payback_cashable": sums.payback(own, "cashable"),
        "peak_funding": max(0.0, *(-each for each in in_cash)),
        "share_of_costs": ratio(costs, all_costs) if public else None,
        "share_of_benefits": ratio(benefits, all_benefits) if public else None,
        "by_year": _agency_years(sums, name),
    }


def _agency_years(sums: Sums, name: str) -> list[Tree]:
    own = [name]
    net = sums.net(own, "fiscal", "amounts")
    columns = {
        "year": sums.setting.labels,
        "costs": sums.years(own, *sums.cost_kinds(name)),
        "in_kind": sums.years(own, "in-kind"),
        "benefits": sums.years(own, "fiscal"),
        "cashable": sums.years(own, "cashable"),
        "payments": sums.years(own, "payment"),
        "net": net,
        "cumulative": list(accumulate(net)),
        "pv_net": sums.net(own, "fiscal", "pv"),
    }
    return _as_rows(columns)


def option_years(sums: Sums) -> list[Tree]:
    """The whole by year, undiscounted."""
    costs = sums.years(sums.everyone, *COSTS)
    value = sums.years(sums.everyone, "fiscal", "economic", "social")
    lost = sums.years(sums.everyone, "transfer")
    columns = {
        "year": sums.setting.labels,
        "discount_factor": sums.setting.discounts({}, len(sums.setting.starts)),
        "costs": costs,
        "fiscal": sums.years(sums.everyone, "fiscal"),
        "cashable": sums.years(sums.everyone, "cashable"),
        "economic": sums.years(sums.everyone, "economic"),
        "social": sums.years(sums.everyone, "social"),
        "net_financial": sums.net(sums.public, "fiscal", "amounts"),
        "net_public_value": [
            v - t - c for v, t, c in zip(value, lost, costs, strict=True)
        ],
    }
    return _as_rows(columns)


def _as_rows(columns: Tree) -> list[Tree]:
    return [
        dict(zip(columns, row, strict=True))
        for row in zip(*columns.values(), strict=True)
    ]
