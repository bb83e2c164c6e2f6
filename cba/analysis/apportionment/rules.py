"""The rules by their names, each from what it is asked to the payments it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cba.analysis.apportionment import coalitions
from cba.analysis.apportionment.finding import Asked, Found
from cba.analysis.apportionment.least_payments import least_payments
from cba.analysis.apportionment.outcome_based import outcome_based
from cba.analysis.apportionment.plain_rules import as_costs_fall, as_gains_arise
from cba.analysis.apportionment.retiming import kept_to_limits
from cba.analysis.apportionment.schedule import Flows
from cba.analysis.apportionment.shares import bounded
from cba.analysis.apportionment.words import A_POUND

#: Of so many each may pay each, in payments that nobody would sign any more.
MOST = 100


def find(asked: Asked, *, seed: int, samples: int) -> Found:
    """The payments of the rule that is asked for, within what binds every rule."""
    partners = len(asked.partners)
    if not 2 <= partners <= MOST:
        few = partners < 2
        return _alone(asked) if few else Found({}, asked.words.too_many(partners, MOST))
    match asked.terms.rule:
        case "least-payments":
            return least_payments(asked)
        case "outcome-based":
            return outcome_based(asked)
        case "shapley":
            return _shapley(asked, seed, samples)
        case "equal-return":
            return _proportional(asked, _as_gains_arise)
        case _:
            return _proportional(asked, _as_costs_fall)


def _alone(asked: Asked) -> Found:
    """One partner or none: there is nobody to share with."""
    for partner, each in asked.partners.items():
        if each.worth < -A_POUND:
            return Found({}, asked.words.alone(partner, -each.worth))
        if asked.terms.rule == "least-payments":
            found = least_payments(asked)
            return found if found.reason else Found({}, notes=(asked.words.nobody(),))
    return Found({}, notes=(asked.words.nobody(),))


def _as_costs_fall(asked: Asked, shares: Mapping[str, float]) -> Flows:
    return as_costs_fall(asked.partners, shares, asked.found.discount)


def _as_gains_arise(asked: Asked, shares: Mapping[str, float]) -> Flows:
    return as_gains_arise(asked.partners, shares, asked.found.discount)


def _proportional(
    asked: Asked, pay: Callable[[Asked, Mapping[str, float]], Flows]
) -> Found:
    """Costs shared as gains are, even where these do not pay for them."""
    gains = {each: found.pv_gains for each, found in asked.partners.items()}
    if not any(amount > 0.0 for amount in gains.values()):
        if not any(each.contribution.any() for each in asked.partners.values()):
            return Found({})
        return Found({}, asked.words.nothing_to_share_by())
    found = _shared(asked, gains, pay)
    if asked.gained < asked.put_in - A_POUND:
        # No limit matters as much as that there is too little to share.
        lacking = asked.words.too_little(asked.gained, asked.put_in, asked.found)
        return found._replace(reason=lacking)
    return found


def _shapley(asked: Asked, seed: int, samples: int) -> Found:
    """Costs shared so that each keeps the average of what it adds to coalitions."""
    gains = {each: found.pv_gains for each, found in asked.partners.items()}
    cost = asked.put_in
    found = coalitions.shapley(gains, cost, seed=seed, samples=samples)
    if asked.gained < cost - A_POUND:
        lacking = asked.words.too_little(asked.gained, cost, asked.found)
        return Found({}, lacking, shapley=found)
    if not any(each.contribution.any() for each in asked.partners.values()):
        return Found({}, shapley=found)
    # What each keeps is its gain less its share of the cost.
    weights = {each: max(gains[each] - found.values[each], 0.0) for each in gains}
    if cost < 0.0:
        weights = {each: max(found.values[each] - gains[each], 0.0) for each in gains}
    if not any(weights.values()):
        weights = gains if any(gains.values()) else dict.fromkeys(gains, 1.0)
    return _shared(asked, weights, _as_costs_fall)._replace(shapley=found)


def _shared(
    asked: Asked,
    weights: Mapping[str, float],
    pay: Callable[[Asked, Mapping[str, float]], Flows],
) -> Found:
    shares = bounded(weights, asked.terms.shares)
    if shares is None:
        return Found({}, asked.words.no_shares(asked.terms.shares))
    notes = (asked.words.more_than_costs(),) if asked.put_in < -A_POUND else ()
    return kept_to_limits(asked, Found(pay(asked, shares), notes=notes))
