"""What every explanation looks at: one option of an appraisal, and its entries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from cba.calculation.flows import BenefitFlow, CostFlow, LineFlow, entries
from cba.calculation.ledger import Entry
from cba.calculation.streams import Streams
from cba.loading.project_loader import option_project
from cba.models.project import Project
from cba.results.appraisal import Appraisal, OptionAppraisal


@dataclass(frozen=True, eq=False)
class View:
    """An option, with the project as that option has it."""

    appraisal: Appraisal
    option: OptionAppraisal
    project: Project

    @classmethod
    def of(cls, appraisal: Appraisal, option: str) -> Self:
        """The view of an option by its id."""
        project = option_project(appraisal.project, option)
        return cls(appraisal, appraisal.options[option], project)

    @property
    def streams(self) -> Streams:
        """The lines as the kernel had them."""
        return self.option.flows.streams

    @property
    def lines(self) -> dict[str, LineFlow]:
        """What the kernel found for each line."""
        return self.option.flows.lines

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The years of the appraisal."""
        return self.streams.horizon.labels

    @property
    def years(self) -> int:
        """How many years it has."""
        return self.streams.horizon.years

    @cached_property
    def entries(self) -> dict[str, tuple[Entry, ...]]:
        """What each line brings to each agency, as the kernel entered it."""
        return {
            identifier: tuple(entries(flow, self.years))
            for identifier, flow in self.lines.items()
        }

    def agency(self, position: int) -> str:
        """The name of the agency at a position."""
        return self.option.agencies[self.streams.agencies[position]].name

    def is_public(self, position: int) -> bool:
        """Whether the agency at a position is a public body."""
        return self.streams.members[position].is_public

    def title(self, line: str) -> str:
        """The title of a line."""
        return self.lines[line].stream.title

    def address(self, line: str) -> str:
        """Where a line, or one of the values of one, stands in the project.

        It is also how the line is asked for: ``benefits.stays.values.bed_days``.
        """
        flow = self.lines[line]
        if isinstance(flow, CostFlow):
            section = "costs" if flow.stream.occurs is None else "risks"
            return f"{section}.{line}"
        if isinstance(flow, BenefitFlow):
            identifier, slash, part = line.partition("/")
            below = f".values.{part}" if slash else ""
            return f"benefits.{identifier}{below}"
        return f"payments.{line}"

    def results_path(self, path: str) -> str:
        """The path of an answer in the results, from their top."""
        return f"options.{self.option.identifier}.{path}"
