"""Where each agency stands: its gains and what it puts in, by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cba.analysis.apportionment.answers import Position, Terms
from cba.calculation.factors import Array, running_sums, total
from cba.models.project import Project
from cba.models.sharing import Gains
from cba.results.agency import Book
from cba.results.appraisal import AgencyAppraisal, OptionAppraisal
from cba.results.grants import grants_real
from cba.results.payback import whole_from
from cba.results.sums import in_all


class Standing(NamedTuple):
    """One agency by year: what it gains, and what it puts in, net of what it gets.

    ``npv`` is its net present value in the appraisal, in which grants have no part: of
    all its savings, or of public value where that is what counts. ``pv_grants`` has
    been taken off what it puts in.
    """

    gains: Array
    contribution: Array
    pv_gains: float
    pv_contribution: float
    npv: float
    grants: tuple[float, ...] = ()
    pv_grants: float = 0.0

    @property
    def net(self) -> Array:
        """What is left of each year."""
        return self.gains - self.contribution

    @property
    def worth(self) -> float:
        """What is left in all, as a present value."""
        return self.pv_gains - self.pv_contribution

    @property
    def due(self) -> float:
        """What leaves it no worse off by either present value: negative to pay."""
        return max(-self.worth, -self.npv)


class Standings(NamedTuple):
    """All agencies of an option, with what a pound of each year is worth now.

    ``grants_left_out`` are the years whose grants no price index reaches.
    """

    option: OptionAppraisal
    labels: tuple[str, ...]
    discount: Array
    of: Mapping[str, Standing]
    grants_left_out: tuple[str, ...] = ()

    def partners(self, identifiers: Sequence[str]) -> dict[str, Standing]:
        """The partners in their order, whose losses count as what they put in.

        Who gains less than nothing is a cost of the project: it is to be made whole.
        """
        return {each: _losses_as_costs(self.of[each]) for each in identifiers}


def standings(project: Project, option: OptionAppraisal, to: Gains) -> Standings:
    """Every agency of an option, by the gains that count; grants are included."""
    streams = option.flows.streams
    labels = streams.horizon.labels
    discount = streams.discount[: len(labels)]
    book = Book(option.flows)
    granted = grants_real(project, option.identifier)
    found = {}
    for n, (identifier, each) in enumerate(option.agencies.items()):
        stands = _standing(each, to, bears_in_kind=book.bears_in_kind(n))
        grant = granted.by_agency.get(identifier)
        if grant is not None:
            worth = float(total(grant * discount))
            stands = stands._replace(
                contribution=stands.contribution - grant,
                pv_contribution=stands.pv_contribution - worth,
                grants=tuple(grant.tolist()),
                pv_grants=worth,
            )
        found[identifier] = stands
    return Standings(option, labels, discount, found, granted.left_out)


def _standing(each: AgencyAppraisal, to: Gains, *, bears_in_kind: bool) -> Standing:
    costs = np.array([year.costs - year.payments for year in each.by_year])
    pv_costs = each.pv_costs - each.pv_payments
    if to == "cashable":
        gains = np.array([year.cashable for year in each.by_year])
        return Standing(gains, costs, each.pv_cashable, pv_costs, each.npv)
    gains = np.array([year.benefits for year in each.by_year])
    if to == "fiscal":
        return Standing(gains, costs, each.pv_benefits, pv_costs, each.npv)
    gains = gains + np.array([year.value for year in each.by_year])
    if not bears_in_kind:
        costs = costs + np.array([year.in_kind for year in each.by_year])
        pv_costs = pv_costs + each.pv_in_kind
    return Standing(
        gains,
        costs,
        each.pv_benefits + each.pv_value,
        pv_costs,
        each.public_value_npv,
    )


def _losses_as_costs(each: Standing) -> Standing:
    if each.pv_gains >= 0.0:
        return each
    nothing = np.zeros_like(each.gains)
    return Standing(nothing, -each.net, 0.0, -each.worth, each.npv)


def is_party(each: AgencyAppraisal, to: Gains) -> bool:
    """Whether an agency is a partner where none are named: a public body in it."""
    moved = any(
        year.costs or year.benefits or year.cashable or year.payments
        for year in each.by_year
    )
    if to == "public-value":
        moved = moved or any(year.value or year.in_kind for year in each.by_year)
    return each.public and moved


def positions(found: Standings, terms: Terms) -> dict[str, Position]:
    """The position of every agency."""
    shared = {
        each: held.pv_contribution
        for each, held in found.partners(terms.partners).items()
    }
    put_in = in_all(shared.values())
    made = {}
    for identifier, each in found.of.items():
        appraised = found.option.agencies[identifier]
        net = each.net
        cumulative = running_sums(net)
        whole = int(whole_from(cumulative[np.newaxis])[0])
        is_shared = identifier in shared and put_in > 0.0
        made[identifier] = Position(
            npv=appraised.npv,
            npv_cashable=appraised.npv_cashable,
            public_value_npv=appraised.public_value_npv,
            net_cash=tuple(net.tolist()),
            cumulative=tuple(cumulative.tolist()),
            cash=float(cumulative[found.labels.index(terms.whole_by)]),
            peak_funding=max(0.0, -float(cumulative.min())),
            whole_from=found.labels[whole] if whole < len(found.labels) else None,
            pv_contribution=each.pv_contribution,
            pv_gains=each.pv_gains,
            cost_share=shared[identifier] / put_in if is_shared else None,
            grants=each.grants,
            pv_grants=each.pv_grants,
        )
    return made


def summed(amounts: Sequence[Array], years: int) -> Array:
    """Amounts by year added up over several, in their order."""
    if not amounts:
        return np.zeros(years)
    return total(np.stack(list(amounts), axis=-1))
