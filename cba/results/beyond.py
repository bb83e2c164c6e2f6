"""Any metric of what an option brings beyond another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cba.calculation.factors import Array
from cba.results.agency import Book, Savings
from cba.results.appraisal import OptionAppraisal
from cba.results.json_document import payback_json
from cba.results.metric import Figure, figures_in
from cba.results.metric_form import metric_form
from cba.results.numbers import figure, money
from cba.results.payback import HALF_A_PENNY, payback
from cba.results.ratios import ratio

#: Ratios of a difference: what stands above, and what below less payments.
_RATIOS = {
    "bcr": ("pv_benefits", False),
    "fiscal_return": ("pv_benefits", True),
    "cashable_return": ("pv_cashable", True),
}
_SAVINGS: dict[str, Savings] = {"payback": "benefits", "payback_cashable": "cashable"}


class _Flows(NamedTuple):
    """What is laid out, and what is left, by year; ``present`` as present values."""

    outlay: Array
    net: Array
    present: Array


def beyond(
    option: OptionAppraisal, base: OptionAppraisal | None, paths: Iterable[str]
) -> dict[str, Figure]:
    """The metrics of the difference between two options; ``base`` None is nought.

    Sums of money are differences; a BCR or a return is that of the differences, and
    a payback that of the further flows. What has no meaning for a difference, such
    as a share of costs, is None. Both options cover the same years.
    """
    wanted = tuple(paths)
    if base is None:
        return figures_in(option, wanted)
    return {path: _beyond(option, base, path) for path in wanted}


def _beyond(option: OptionAppraisal, base: OptionAppraisal, path: str) -> Figure:
    if metric_form(path) == "money":
        return money(_difference(option, base, path))
    scope, _, name = path.rpartition(".")
    if name in _RATIOS:
        return figure(_ratio(option, base, scope, name))
    for kind in _SAVINGS:
        before, found, after = path.partition(f".{kind}.")
        if found:
            return _payback(option, base, before, kind, after)
    return None


def _difference(option: OptionAppraisal, base: OptionAppraisal, path: str) -> float:
    mine, its = (figures_in(each, (path,))[path] for each in (option, base))
    return float(mine or 0.0) - float(its or 0.0)


def _ratio(
    option: OptionAppraisal, base: OptionAppraisal, scope: str, name: str
) -> float | None:
    above, is_net = _RATIOS[name]
    below = _difference(option, base, f"{scope}.pv_costs")
    if is_net:
        below -= _difference(option, base, f"{scope}.pv_payments")
    return ratio(_difference(option, base, f"{scope}.{above}"), below)


def _payback(
    option: OptionAppraisal, base: OptionAppraisal, scope: str, kind: str, name: str
) -> Figure:
    """A figure of the payback of what one option lays out beyond the other."""
    mine, its = (_flows(each, scope, _SAVINGS[kind]) for each in (option, base))
    found = payback(
        (mine.net - its.net).tolist(),
        (mine.present - its.present).tolist(),
        option.flows.streams.horizon.labels,
        has_cost=bool((mine.outlay - its.outlay > HALF_A_PENNY).any()),
    )
    node: object = payback_json(found)
    for key in name.split("."):
        node = node[key] if isinstance(node, Mapping) else None
    return node if isinstance(node, (str, float, bool)) else None


def _flows(option: OptionAppraisal, scope: str, savings: Savings) -> _Flows:
    """The flows of everyone's value, of public bodies or of an agency, by year."""
    book = Book(option.flows)
    streams = option.flows.streams
    whole = tuple(range(len(streams.members)))
    if scope == "public_value":
        costs = book.resources(whole)
        present = book.resources(whole, present=True)
        return _Flows(
            costs,
            book.public_value(whole) - costs,
            book.public_value(whole, present=True) - present,
        )
    if scope == "financial":
        members = tuple(n for n in whole if streams.members[n].is_public)
    else:
        agency = scope.removeprefix("agencies.")
        members = tuple(n for n in whole if streams.agencies[n] == agency)
    return _Flows(
        book.flow("costs", members) - book.flow("payments", members),
        book.net(savings, members),
        book.net(savings, members, present=True),
    )
