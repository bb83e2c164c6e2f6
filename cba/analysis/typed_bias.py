"""Corrections for optimism that a project types, as inputs that may vary."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Factor
from cba.calculation.streams import Streams
from cba.library.bias_tables import CapitalClass, capital_bias
from cba.library.in_use import editions_of
from cba.library.reference_data import capital_class
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.evidence import CapitalBias
from cba.models.inputs import Input
from cba.models.project import Project


class TypedBias(NamedTuple):
    """A typed share, or the share of the risk of a capital class that is mitigated."""

    factor: Factor
    section: str
    line: str
    kind: CapitalClass | None

    def applied(self, streams: Streams, value: float) -> Streams:
        """The option with the correction of the line worked out from the value."""
        bias = value if self.kind is None else capital_bias(self.kind, value)
        if self.section == "costs":
            return streams._replace(
                costs=tuple(
                    each._replace(bias=bias) if each.identifier == self.line else each
                    for each in streams.costs
                )
            )
        return streams._replace(
            benefits=tuple(
                each._replace(bias=bias)
                if each.identifier.partition("/")[0] == self.line
                else each
                for each in streams.benefits
            )
        )


def typed_biases(project: Project, streams: Streams) -> dict[str, TypedBias]:
    """The corrections typed on the lines of an option, by address.

    None of a line whose correction a counted risk replaces: it has no bearing there.
    """
    editions = editions_of(project)
    replaced = project.bias_replaced(streams.option)
    lines: dict[tuple[str, str], Cost | Benefit] = {}
    for cost in streams.costs:
        # What stands for a risk is no line of `costs:`.
        if cost.identifier in project.costs:
            lines["costs", cost.identifier] = project.costs[cost.identifier]
    for benefit in streams.benefits:
        name = benefit.identifier.partition("/")[0]
        lines["benefits", name] = project.benefits[name]
    found: dict[str, TypedBias] = {}
    for (section, name), line in lines.items():
        if name in replaced:
            continue
        address, given, kind = (
            f"{section}.{name}.optimism_bias",
            line.optimism_bias,
            None,
        )
        if isinstance(given, CapitalBias):
            address += ".mitigated"
            kind = capital_class(given.name, editions.get("capital_bias"))
            given = given.mitigated
        if isinstance(given, Input):
            value = np.array([given.constant()])
            one = Factor(address, value, range=given.range, bounds=given.bounds)
            found[address] = TypedBias(one, section, name, kind)
    return found
