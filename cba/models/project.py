"""The whole project, as one file with its tables declares it."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from cba.models.acknowledged import Acknowledged
from cba.models.agency import RESERVED, Agency
from cba.models.base import Declaration
from cba.models.benefit import Benefit
from cba.models.correlation import Correlation, read_correlations
from cba.models.cost import Cost
from cba.models.delivery import NarrativeField, Signatory
from cba.models.faults import FaultError
from cba.models.funding import Grant
from cba.models.horizon import Context
from cba.models.income import IncomeGroups
from cba.models.later import Raw, RawMapping
from cba.models.library_file import Libraries
from cba.models.line import titled
from cba.models.longlist import Longlisted
from cba.models.non_monetised import NonMonetised
from cba.models.option import Option, Scenario
from cba.models.payment import Payment
from cba.models.people import PeopleGroup
from cba.models.risk import Risk
from cba.models.settings import About, Settings
from cba.models.sharing import Sharing
from cba.models.step import Step
from cba.models.study import Study, combined
from cba.models.values import Keyed, Texts, plain

FORMAT = 1
_EMPTY: MappingProxyType[str, Any] = MappingProxyType({})


def _nothing() -> MappingProxyType[str, Any]:
    return _EMPTY


def read_format(node: object, context: Context) -> int:  # noqa: ARG001
    """The version of the format, which is 1."""
    if node == str(FORMAT):
        return FORMAT
    raise FaultError(
        "CBA118",
        f"`cba: {node}` is not a version of the format that this tool reads",
        f"write `cba: {FORMAT}`",
    )


class Project(Declaration):
    """An appraisal as its authors declare it; nothing in it is calculated."""

    cba: Annotated[
        Literal[1], plain(read_format), WithJsonSchema({"const": FORMAT})
    ] = Field(description="The version of this format: 1.")
    project: About = Field(description="What the project is.")
    appraisal: Settings = Field(description="Years, prices and discounting.")
    agencies: Keyed[Agency] = Field(description="Who pays, saves or gains, by id.")
    people: Keyed[PeopleGroup] = Field(
        default_factory=_nothing, description="Groups of people, by id."
    )
    costs: Keyed[Cost] = Field(
        default_factory=_nothing, description="Cost lines, by id."
    )
    benefits: Keyed[Benefit] = Field(
        default_factory=_nothing, description="Benefit lines, by id."
    )
    payments: Keyed[Payment] = Field(
        default_factory=_nothing, description="Payments between agencies, by id."
    )
    options: Keyed[Option] = Field(
        default_factory=_nothing, description="Options to choose between, by id."
    )
    scenarios: Keyed[Scenario] = Field(
        default_factory=_nothing, description="Sets of assumptions, by id."
    )
    ranges: RawMapping = Field(
        default_factory=_nothing, description="Ranges of inputs, by address."
    )
    correlations: Raw | None = Field(
        None, description="Correlations: [input, input, coefficient]."
    )
    expect: Texts = Field((), description="Promises such as public_value.npv > 0.")
    tables: RawMapping | None = Field(
        None, description="More lines in CSV files or sheets: {costs: costs.csv}."
    )
    data: RawMapping = Field(
        default_factory=_nothing,
        description="Editions of reference data, such as gdp_deflator: 2026-03.",
    )
    libraries: Libraries = Field(
        default_factory=_nothing,
        description="Libraries of unit costs beside the packaged one: {gm: gm.csv}.",
    )
    acknowledge: Acknowledged = Field(
        default_factory=_nothing,
        description="Warnings accepted, with the reason, by code or by code and line.",
    )
    risks: Keyed[Risk] = Field(
        default_factory=_nothing,
        description="Risks, by id; in the figures where they are `counted`.",
    )
    non_monetised: Keyed[NonMonetised] = Field(
        default_factory=_nothing, description="Effects without a price, by id."
    )
    funding: Keyed[Grant] = Field(
        default_factory=_nothing, description="Grants from outside, by id."
    )
    sharing: Sharing | None = Field(
        None, description="How partners share costs and savings; see `cba apportion`."
    )
    steps: Keyed[Step] = Field(
        default_factory=_nothing,
        description="Wards, wings and teams that savings close as a whole, by id.",
    )
    participants: Raw | None = Field(
        None, description="Who joins when; used by a later version."
    )
    income_groups: IncomeGroups | None = Field(
        None, description="Incomes by which what people gain is weighted as well."
    )
    longlist: Keyed[Longlisted] = Field(
        default_factory=_nothing, description="The ways considered, by id."
    )
    commercial: NarrativeField | None = Field(
        None, description="The commercial case: a text, or texts by heading."
    )
    management: NarrativeField | None = Field(
        None, description="The management case: a text, or texts by heading."
    )
    sign_off: Keyed[Signatory] = Field(
        default_factory=_nothing, description="Who signs, by role."
    )

    @property
    def preferred(self) -> str:
        """The id of the preferred option; `preferred` where none is declared."""
        for identifier, option in self.options.items():
            if option.role == "preferred":
                return identifier
        for identifier, option in self.options.items():
            if option.role != "baseline":
                return identifier
        return "preferred"

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in the order of the file."""
        return tuple(self.options) or ("preferred",)

    def counted_risks(self, option: str) -> dict[str, Risk]:
        """The risks of an option whose expected cost enters the figures, by id."""
        return {
            identifier: risk
            for identifier, risk in self.risks.items()
            if risk.counted and self.has_line(option, risk)
        }

    def bias_replaced(self, option: str) -> dict[str, tuple[str, ...]]:
        """The lines of an option whose optimism bias risks replace, with their ids."""
        found: dict[str, tuple[str, ...]] = {}
        for identifier, risk in self.counted_risks(option).items():
            for line in risk.replaces_bias_of or ():
                found[line] = (*found.get(line, ()), identifier)
        return found

    @property
    def correlations_read(self) -> tuple[Correlation, ...]:
        """The correlations, each with its two inputs and its coefficient."""
        return read_correlations(self.correlations)

    def agency(self, identifier: str) -> Agency:
        """An agency, declared or reserved."""
        return self.agencies.get(identifier) or RESERVED[identifier]

    def name_of(self, identifier: str) -> str:
        """The name of an agency as a title has it, or its id made readable."""
        return titled(self.agency(identifier).name, identifier)

    def study_of(self, benefit: Benefit) -> Study:
        """The evidence of a benefit: its own key by key, else that of its people."""
        group = self.people.get(benefit.people or "")
        return combined(benefit.evidence, None if group is None else group.evidence)

    def has_line(
        self, option: str, line: Cost | Benefit | Payment | Risk | NonMonetised | Grant
    ) -> bool:
        """Whether an option has a line, a risk, a grant or an effect without a price.

        All but the baseline have it, unless it names some.
        """
        if line.options is not None:
            return option in line.options
        declared = self.options.get(option)
        return declared is None or declared.role != "baseline"
