"""The answers of an appraisal: frozen, named as the results contract names them.

Money is in pounds (or the project's currency) of the appraisal's price year;
present values begin with ``pv``. Everything else is undiscounted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from cba.models.cost import CostKind
from cba.models.option import Role
from cba.models.project import Project
from cba.models.sectors import Sector, Tier
from cba.problems import Problem

if TYPE_CHECKING:
    import pandas as pd

    from cba.calculation.flows import Flows


class FirstCrossing(NamedTuple):
    """An earlier year of payback that did not hold, and when it fell back."""

    year: str
    years: float
    falls_back: str


class Crossing(NamedTuple):
    """When a cumulative flow comes to nought or more and stays there.

    ``years`` is the time between points in time, as textbooks count it;
    ``elapsed_years`` the same crossing for flows spread through their years.
    """

    year: str | None
    years: float | None
    elapsed_years: float | None
    sustained: bool
    reason: str | None
    first: FirstCrossing | None


class Payback(NamedTuple):
    """The payback of undiscounted flows, and that of discounted ones."""

    undiscounted: Crossing
    discounted: Crossing


class Financial(NamedTuple):
    """The case for the public purse: public bodies alone."""

    pv_costs: float
    pv_in_kind: float
    pv_benefits: float
    pv_cashable: float
    pv_payments: float
    npv: float
    npv_cashable: float
    fiscal_return: float | None
    cashable_return: float | None
    irr: float | None
    irr_reason: str | None
    payback: Payback
    payback_cashable: Payback


class PublicValue(NamedTuple):
    """The case for society: everyone, in-kind and social value included.

    What is weighted by income stands beside the rest, and is None where the project
    declares no income groups.
    """

    pv_costs: float
    pv_benefits: float
    npv: float
    bcr: float | None
    bcr_net_public_cost: float | None
    bcr_net_public_cost_reason: str | None
    payback: Payback
    pv_benefits_weighted: float | None = None
    npv_weighted: float | None = None


class AgencyYear(NamedTuple):
    """One year of one agency; ``net`` is benefits + payments - costs."""

    year: str
    costs: float
    in_kind: float
    benefits: float
    cashable: float
    payments: float
    value: float
    net: float
    cumulative: float
    pv_net: float


class AgencyAppraisal(NamedTuple):
    """What the project means for one agency."""

    name: str
    sector: Sector
    public: bool
    tier: Tier | None
    pv_costs: float
    pv_in_kind: float
    pv_benefits: float
    pv_cashable: float
    pv_value: float
    pv_payments: float
    npv: float
    npv_cashable: float
    public_value_npv: float
    payback: Payback
    payback_cashable: Payback
    peak_funding: float
    share_of_costs: float | None
    share_of_benefits: float | None
    by_year: tuple[AgencyYear, ...]


class BenefitLine(NamedTuple):
    """A benefit line, or one of the values of one.

    ``optimism_bias`` is signed: negative, since it lowers benefits. Volumes are
    None for a line in pounds. ``income_weight``, and the public value with it, are
    None where the project declares no income groups.
    """

    title: str
    volume: tuple[float, ...] | None
    volume_before_bias: tuple[float, ...] | None
    optimism_bias: float
    pv_fiscal: float
    pv_cashable: float
    pv_economic: float
    pv_social: float
    pv_transfer_part: float
    pv_public_value: float
    pv_before_optimism_bias: float
    pv_cut_off: float
    income_weight: float | None = None
    pv_weighted: float | None = None


class CostLine(NamedTuple):
    """A cost line; ``optimism_bias`` is positive, since it raises costs.

    ``chance`` is that of a risk, whose cost it has been multiplied by; None for a
    cost that is certain.
    """

    title: str
    cost_kind: CostKind
    optimism_bias: float
    pv_cost: float
    pv_before_optimism_bias: float
    chance: float | None = None


class PaymentLine(NamedTuple):
    """A payment line, as present value of what is paid.

    ``pv_cut_off`` is what would be paid for results after the last year; None for a
    payment that is not made for results.
    """

    title: str
    payer: str
    payee: str
    pv: float
    pv_cut_off: float | None = None


LineAppraisal = BenefitLine | CostLine | PaymentLine


class OptionYear(NamedTuple):
    """One year of an option: everyone's costs and benefits, undiscounted."""

    year: str
    discount_factor: float
    costs: float
    fiscal: float
    cashable: float
    economic: float
    social: float
    transfer_part: float
    net_financial: float
    net_public_value: float


class OptionAppraisal(NamedTuple):
    """One option, with the flows it was worked out from."""

    identifier: str
    title: str
    role: Role | None
    financial: Financial
    public_value: PublicValue
    agencies: Mapping[str, AgencyAppraisal]
    lines: Mapping[str, LineAppraisal]
    by_year: tuple[OptionYear, ...]
    flows: Flows


class Run(NamedTuple):
    """What made the appraisal: the tool, the inputs and the editions of data."""

    tool: str
    fingerprint: str
    data: Mapping[str, str]


class Appraisal(NamedTuple):
    """All options of a project, appraised."""

    project: Project
    options: Mapping[str, OptionAppraisal]
    problems: tuple[Problem, ...]
    run: Run

    @property
    def preferred(self) -> OptionAppraisal:
        """The preferred option."""
        return self.options[self.project.preferred]

    @property
    def agencies(self) -> Mapping[str, AgencyAppraisal]:
        """The agencies in the preferred option, by id."""
        return self.preferred.agencies

    def to_frame(self) -> pd.DataFrame:
        """Every flow as a tidy table: one row an option, line, agency and year.

        Needs pandas, which is imported only here.
        """
        from cba.results.cash_flow_table import to_frame

        return to_frame(self)

    def _repr_html_(self) -> str:
        from cba.results.notebook import to_html

        return to_html(self)
