"""The payments of an agreement as a project file writes them, and the project so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cba.analysis.apportionment.answers import Terms
from cba.analysis.apportionment.schedule import Flows
from cba.analysis.apportionment.words import SAVINGS
from cba.loading.document import Node, Scalar
from cba.loading.findings import dotted
from cba.loading.input_text import plain
from cba.loading.validation import validate_part
from cba.models.horizon import Context
from cba.models.payment import Payment
from cba.models.project import Project
from cba.problems import Problem, ProjectError

Block = dict[str, dict[str, object]]


def schedule_block(project: Project, option: str, flows: Flows, source: str) -> Block:
    """One payment for each pair, with its amount by year, under ids not in use."""
    labels = project.appraisal.horizon.labels
    block: Block = {}
    for (payer, payee), amount in flows.items():
        identifier = unused(f"agreement_{payer}_to_{payee}", project, block)
        by_year = {
            label: float(each)
            for label, each in zip(labels, amount, strict=True)
            if each
        }
        how = {"amount": by_year}
        block[identifier] = entry(project, option, (payer, payee), how, source)
    return block


def entry(
    project: Project,
    option: str,
    pair: tuple[str, str],
    how: Mapping[str, object],
    source: str,
) -> dict[str, object]:
    """One payment as a project file has it; ``how`` says what is paid."""
    payer, payee = pair
    return {
        "title": f"Agreement: {project.name_of(payer)} to {project.name_of(payee)}",
        "from": payer,
        "to": payee,
        **how,
        **of_option(project, option),
        "source": source,
        "status": "local",
    }


def source_of(terms: Terms) -> str:
    """Where a payment comes from, as the register of assumptions says it."""
    return f"cba apportion: {terms.rule}, on {SAVINGS[terms.to]}"


def with_payments(project: Project, block: Mapping[str, dict[str, object]]) -> Project:
    """The project with the payments of a block, read as a file's own would be."""
    horizon, currency = project.appraisal.horizon, project.appraisal.currency
    read: dict[str, Payment] = {}
    for identifier, given in block.items():
        at = ("payments", identifier)
        payment, found = validate_part(
            Payment, _node(given), Context(horizon, currency), at
        )
        if payment is None:
            raise ProjectError(
                Problem(each.code, each.message, dotted(each.path), each.hint)
                for each in found
            )
        read[identifier] = payment
    update = {"payments": MappingProxyType({**project.payments, **read})}
    return project.model_copy(update=update)


def _node(given: object) -> Node:
    if isinstance(given, dict):
        return {str(key): _node(item) for key, item in given.items()}
    if isinstance(given, (list, tuple)):
        return [_node(item) for item in given]
    return Scalar(plain(given) if isinstance(given, float) else str(given))


def of_option(project: Project, option: str) -> dict[str, object]:
    """The key that keeps a payment to one option, where the file has several."""
    return {"options": [option]} if project.options else {}


def unused(identifier: str, project: Project, block: Block) -> str:
    """The id, with a number behind it where a payment has it already."""
    taken = {*project.payments, *block, *project.costs, *project.benefits}
    found, number = identifier, 1
    while found in taken:
        number += 1
        found = f"{identifier}_{number}"
    return found
