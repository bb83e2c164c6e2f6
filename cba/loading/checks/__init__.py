"""What a project must hold to beyond the form of each key, one subject a module.

A check looks at a project whose every key can be read, and yields what it finds.
Checks of lines look at each line by itself, with what it refers to; checks of the
whole look at everything together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from cba.loading.checks import (
    acknowledged,
    ageing,
    agencies,
    bearers,
    belonging,
    bias,
    cash_at_once,
    cash_ledger,
    cashability,
    choices,
    correlations,
    deadweight,
    editions,
    evidence,
    frame,
    given_hours,
    growing_health,
    ids,
    income,
    later,
    options,
    overlaps,
    payments,
    prices,
    promises,
    public_transfers,
    references,
    risks,
    schedules,
    sharing,
    steps,
    studies,
    transfers,
    undated_prices,
    unit_costs,
    unit_values,
    unused,
    unverified,
    volunteers,
    years,
)
from cba.loading.findings import Finding
from cba.models.project import Project

Check: TypeAlias = Callable[[Project], Iterator[Finding]]

#: Checks of each line by itself, which an option may bring to find something.
OF_LINES: tuple[Check, ...] = (
    choices.check,
    belonging.check,
    references.check,
    payments.check,
    agencies.check,
    unit_costs.check,
    unit_costs.check_licences,
    bearers.check,
    cashability.check,
    cash_ledger.check,
    steps.check,
    deadweight.check,
    studies.check,
    transfers.check,
    years.check,
    prices.check,
    schedules.check,
    growing_health.check,
    bias.check,
    evidence.check,
    unit_values.check,
    public_transfers.check,
    risks.check,
    income.check,
    ageing.check_lines,
)
#: Checks of the project as a whole.
OF_THE_WHOLE: tuple[Check, ...] = (
    ids.check,
    options.check,
    editions.check,
    frame.check,
    given_hours.check,
    overlaps.check,
    volunteers.check,
    cash_at_once.check,
    undated_prices.check,
    cash_ledger.check_spend,
    risks.check_names,
    income.check_used,
    acknowledged.check,
    correlations.check,
    promises.check,
    unused.check,
    later.check,
    sharing.check,
    unverified.check,
    ageing.check,
)


def run(checks: tuple[Check, ...], project: Project) -> list[Finding]:
    """Everything that these checks find in a project."""
    return [finding for check in checks for finding in check(project)]
