"""What payments are held to, and whether some keep to it, in pounds."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np

from cba.analysis.apportionment.answers import Terms
from cba.analysis.apportionment.finding import Asked
from cba.analysis.apportionment.schedule import Flows
from cba.calculation.factors import Array, running_sums, total
from cba.calculation.flows import PaymentFlow

#: Half a penny, and the noise of sums: what is broken by less is kept.
SLACK = 0.0051
#: Tariffs in whole pennies bring a little more than they need: a share of the costs.
_ROUNDED = 0.001


class HeldTo(NamedTuple):
    """The bounds of payments by partner (rows, in their order) and year.

    ``net`` is what each has without them. ``floor`` is the least that a running sum
    may be, ``least`` and ``most`` the present value that each gets less what it pays;
    ``limit`` the most paid in each year (partners × years) and ``cap`` in all, less
    what the file has them pay already. ``pairs`` may pay.
    """

    partners: tuple[str, ...]
    net: Array
    discount: Array
    floor: Array
    least: Array
    most: Array
    limit: Array
    cap: Array
    pairs: tuple[tuple[int, int], ...]

    def paid(self, flows: Flows) -> tuple[Array, Array]:
        """What each pays and gets by year: two arrays of partners × years."""
        at = {partner: n for n, partner in enumerate(self.partners)}
        out, into = np.zeros_like(self.net), np.zeros_like(self.net)
        for (payer, payee), amount in flows.items():
            out[at[payer]] += amount
            into[at[payee]] += amount
        return out, into

    def is_kept_by(self, flows: Flows) -> bool:
        """Whether payments keep to all of it, to half a penny."""
        out, into = self.paid(flows)
        cumulative = running_sums(self.net + into - out)
        value = total((into - out) * self.discount)
        return (
            self.may(flows)
            and bool(np.all(cumulative >= self.floor - SLACK))
            and bool(np.all(value >= self.least - SLACK))
            and bool(np.all(value <= self.most + SLACK))
        )

    def may(self, flows: Flows) -> bool:
        """Whether nobody pays more than it may, nor whom it may not."""
        out, _ = self.paid(flows)
        allowed = {(self.partners[a], self.partners[b]) for a, b in self.pairs}
        return (
            allowed.issuperset(flows)
            and bool(np.all(out <= self.limit + SLACK))
            and bool(np.all(total(out) <= self.cap + SLACK))
        )

    def narrowed(self, by: float, moved: Sequence[bool]) -> HeldTo:
        """Narrower by a few pennies for those who pay or get, so that rounding fits."""
        each = np.where(moved, by, 0.0)
        return self._replace(
            floor=self.floor + each[:, np.newaxis],
            least=self.least + each,
            most=np.where(self.most < inf, self.most - each, inf),
            limit=np.maximum(self.limit - each[:, np.newaxis], 0.0),
            cap=np.maximum(self.cap - each, 0.0),
        )


def held_to(asked: Asked) -> HeldTo:
    """What binds every rule: who may pay, how much in a year, and how much in all."""
    terms = asked.terms
    names = tuple(asked.partners)
    net = np.stack([each.net for each in asked.partners.values()])
    unbound = np.full(len(names), inf)
    already = _paid_already(asked, names)
    limit = np.array([[terms.limits.get(each, inf)] for each in names])
    cap = np.array([terms.caps.get(each, inf) for each in names])
    return HeldTo(
        partners=names,
        net=net,
        discount=asked.found.discount,
        floor=np.full(net.shape, -inf),
        least=-unbound,
        most=unbound,
        limit=np.maximum(limit - already, 0.0),
        cap=np.maximum(cap - total(already), 0.0),
        pairs=_pairs(names, terms),
    )


def _paid_already(asked: Asked, names: tuple[str, ...]) -> Array:
    """What partners pay each other by year without an agreement."""
    option, years = asked.found.option, len(asked.found.labels)
    agencies = option.flows.streams.agencies
    paid = np.zeros((len(names), years))
    for flow in option.flows.lines.values():
        if isinstance(flow, PaymentFlow):
            pair = agencies[flow.stream.payer], agencies[flow.stream.payee]
            if all(each in names for each in pair):
                amount = flow.amount[0, :years]
                paid[names.index(pair[0])] += np.maximum(amount, 0.0)
    return paid


def kept_whole(asked: Asked) -> HeldTo:
    """What binds, and that every partner be whole within its deficit and its shares."""
    terms, bound = asked.terms, held_to(asked)
    by = asked.found.labels.index(terms.whole_by)
    floor = bound.floor.copy()
    least, most = _by_shares(asked)
    for n, (identifier, each) in enumerate(asked.partners.items()):
        floor[n, :by] = -terms.deficits.get(identifier, inf)
        floor[n, by:] = 0.0
        least[n] = max(least[n], each.due)
    return bound._replace(floor=floor, least=least, most=most)


def keeps_shares(asked: Asked, flows: Flows) -> bool:
    """Whether payments leave each share of the costs within its bounds."""
    least, most = _by_shares(asked)
    bound = held_to(asked)
    out, into = bound.paid(flows)
    value = total((into - out) * bound.discount)
    room = _ROUNDED * max(asked.put_in, 0.0)
    return bool(np.all(value >= least - room) and np.all(value <= most + room))


def _by_shares(asked: Asked) -> tuple[Array, Array]:
    """The least and the most that each may get, by floor and ceiling of its share."""
    least = np.full(len(asked.partners), -inf)
    most = np.full(len(asked.partners), inf)
    for n, (identifier, each) in enumerate(asked.partners.items()):
        if identifier in asked.terms.shares and asked.put_in > 0.0:
            low, high = asked.terms.shares[identifier]
            least[n] = each.pv_contribution - high * asked.put_in
            most[n] = each.pv_contribution - low * asked.put_in
    return least, most


def _pairs(names: tuple[str, ...], terms: Terms) -> tuple[tuple[int, int], ...]:
    return tuple(
        (a, b)
        for a, payer in enumerate(names)
        for b, payee in enumerate(names)
        if a != b and (terms.may_pay is None or payee in terms.may_pay.get(payer, ()))
    )
