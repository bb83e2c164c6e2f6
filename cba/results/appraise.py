"""From a project to its appraisal: every option, reconciled."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

import numpy as np

from cba.calculation.compile_option import compile_option
from cba.calculation.factors import Array
from cba.calculation.flows import (
    BenefitFlow,
    CostFlow,
    Flows,
    LineFlow,
    PaymentFlow,
    evaluate,
)
from cba.calculation.streams import Streams
from cba.library.catalogue import data_fingerprint
from cba.loading.writing import to_tree
from cba.models.kinds import MOST
from cba.models.project import Project
from cba.problems import Problem, ProjectError
from cba.results.appraisal import Appraisal, OptionAppraisal, Run
from cba.results.editions import editions_used, own_deflator, own_libraries
from cba.results.option import option_appraisal
from cba.results.reconciliation import reconcile
from cba.version import TOOL

_FAMILIES: dict[type[LineFlow], str] = {
    CostFlow: "costs.",
    BenefitFlow: "benefits.",
    PaymentFlow: "payments.",
}


def appraise(
    project: Project,
    problems: Iterable[Problem] = (),
    *,
    with_bias: bool = True,
    with_hours: bool = True,
) -> Appraisal:
    """The NPV and payback of a project, for the whole and for each agency.

    ``problems`` are the warnings that came with the project; they travel with the
    answer. ``with_bias=False`` leaves every correction for optimism out,
    ``with_hours=False`` the hours given from outside government with the paid work
    that they replace. Every option is reconciled by every route before it is
    returned; `ReconciliationError` is a fault of this package, `ProjectError` one of
    a project whose figures go beyond what can be held to the penny (CBA206).

    HM Treasury, Supporting public service transformation (2014); Green Book (2026).
    """
    options = {
        identifier: appraise_option(
            project, identifier, with_bias=with_bias, with_hours=with_hours
        )
        for identifier in project.option_ids
    }
    data = editions_used(project)
    mark = fingerprint(project, data)
    own = {**own_deflator(project), **own_libraries(project)}
    run = Run(TOOL, mark, {**data, **own})
    return Appraisal(project, options, tuple(problems), run)


def appraise_option(
    project: Project,
    option: str,
    *,
    with_bias: bool = True,
    with_hours: bool = True,
) -> OptionAppraisal:
    """One option of a project, reconciled; for the rest as `appraise`."""
    _, flows = _evaluated(project, option, with_bias=with_bias, with_hours=with_hours)
    made = option_appraisal(project, flows)
    reconcile(made)
    return made


def streams_of(project: Project, option: str, *, with_bias: bool = True) -> Streams:
    """The lines of an option as arrays, for analyses that vary their inputs.

    ``with_bias=False`` leaves all optimism bias out. Their central figures have
    been evaluated once and can be held to the penny; raises as `appraise` does.
    """
    return _evaluated(project, option, with_bias=with_bias)[0]


def _evaluated(
    project: Project, option: str, *, with_bias: bool, with_hours: bool = True
) -> tuple[Streams, Flows]:
    """An option with its flows; refuses those that no float holds to the penny."""
    # What overflows is found below, by the line that it is in.
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        streams = compile_option(project, option)
        if not with_bias:
            streams = streams.without_bias()
        if not with_hours:
            streams = streams.without_given_hours()
        flows = evaluate(streams)
    immense = [
        Problem(
            "CBA206",
            f"the figures of `{identifier}` go beyond what can be held to the penny",
            _family(flow) + identifier.partition("/")[0],
            "look at its growth, and for a zero or a suffix too many",
        )
        for identifier, flow in flows.lines.items()
        if not all(np.all(np.abs(each) <= MOST) for each in _amounts(flow))
    ]
    if immense:
        raise ProjectError(immense)
    return streams, flows


def _family(flow: LineFlow) -> str:
    is_risk = isinstance(flow, CostFlow) and flow.stream.occurs is not None
    return "risks." if is_risk else _FAMILIES[type(flow)]


def _amounts(flow: LineFlow) -> tuple[Array, ...]:
    if isinstance(flow, BenefitFlow):
        return (flow.volume_before_bias, *flow.parts_before_bias.values())
    if isinstance(flow, CostFlow):
        return (flow.before_bias,)
    return (flow.amount,)


def fingerprint(project: Project, data: dict[str, str]) -> str:
    """A digest of every input and of every edition of data that is used.

    Comments, order of tables and layout of the file do not change it; any figure,
    text or edition does.
    """
    digest = hashlib.sha256()
    tree = json.dumps(to_tree(project), ensure_ascii=False, separators=(",", ":"))
    digest.update(tree.encode())
    for name, edition in sorted(data.items()):
        digest.update(f"\n{name} {data_fingerprint(name, edition)}".encode())
    return digest.hexdigest()
