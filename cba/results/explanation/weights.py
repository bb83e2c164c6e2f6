"""What is weighted by income: the weight of each group, and of each benefit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cba.calculation.flows import BenefitFlow
from cba.calculation.income_weights import elasticity_of, group_weights
from cba.library.in_use import editions_of
from cba.library.reference_data import income_elasticity
from cba.results.explanation.addresses import standing_at
from cba.results.explanation.figures import (
    Explanation,
    Figure,
    Row,
    Table,
    addresses,
    several,
)
from cba.results.explanation.origins import origins
from cba.results.explanation.view import View

_AT = "income_groups"


def not_weighted(view: View, path: str) -> Explanation:
    """A weighted figure of a project that declares no income groups."""
    return Explanation(
        target=path,
        label="Weighted by income",
        figure=Figure(None, "money"),
        option=view.option.identifier,
        notes=("nothing is weighted: the project declares no `income_groups`",),
        meets=view.results_path(path),
    )


def with_weights(view: View, found: Explanation) -> Explanation:
    """A weighted sum, with the weights that it rests on before everything else."""
    tables = (_groups(view), *_benefits(view))
    inputs = (*found.inputs, *origins(view, addresses(tables)))
    return replace(
        found,
        tables=(*tables, *found.tables),
        inputs=tuple(dict.fromkeys(inputs)),
        notes=(*found.notes, *_notes(view)),
    )


def weight_explanation(view: View, line: str) -> Explanation:
    """The weight of a benefit: the mean of its groups' by their shares."""
    path = f"lines.{line}.income_weight"
    weight = getattr(view.option.lines[line], "income_weight", None)
    rows = []
    for at in _named_at(view, line):
        weights = group_weights(view.project)
        shares = standing_at(view.project, at)
        for group, share in shares if isinstance(shares, tuple) else ():
            figures = (Figure(share, "share"), Figure(weights[group], "factor"))
            rows.append(Row("", group, figures, (at,)))
    by_group = Table("Who gains", "facts", tuple(rows), ("share", "weight"))
    tables = (_groups(view), *((by_group,) if rows else ()))
    return Explanation(
        target=path,
        label=f"{view.title(line)}: what a pound is worth to those who gain",
        figure=Figure(weight, "factor"),
        option=view.option.identifier,
        tables=tables,
        inputs=origins(view, addresses(tables)),
        notes=() if rows else ("it names no income group, so it weighs 1",),
        meets=view.results_path(path),
        further=(view.address(line),),
    )


def _groups(view: View) -> Table:
    """(median / income of the group) to the power of the elasticity."""
    given, power = view.project.income_groups, elasticity_of(view.project)
    rows = []
    for group, weight in group_weights(view.project).items():
        income = given.groups[group].constant() if given is not None else 0.0
        median = given.median.constant() if given is not None else 0.0
        rows.append(
            Row(
                "",
                group,
                (Figure(weight, "factor"),),
                (f"{_AT}.groups.{group}", f"{_AT}.median", *_elasticity_at(view)),
                f"({median:,.10g} ÷ {income:,.10g}) to the power of {power:g}",
            )
        )
    return Table("Weights by income", "facts", tuple(rows), ("weight",))


def _elasticity_at(view: View) -> tuple[str, ...]:
    given = view.project.income_groups
    own = given is not None and given.elasticity is not None
    return (f"{_AT}.elasticity",) if own else ()


def _notes(view: View) -> tuple[str, ...]:
    notes = ["what people gain is weighted, no cost and no saving of public bodies"]
    if not _elasticity_at(view):
        edition = editions_of(view.project).get("distributional_weights")
        found = income_elasticity(edition)
        notes.append(f"elasticity of {found.value:g}: {found.source}")
    return tuple(notes)


def _benefits(view: View) -> Iterator[Table]:
    """The mean weight of those who gain from each benefit."""
    rows = []
    for line, flow in view.lines.items():
        if isinstance(flow, BenefitFlow):
            rows.append(
                Row(
                    "",
                    view.title(line),
                    several("factor", (flow.stream.income_weight,)),
                    _named_at(view, line),
                    "" if _named_at(view, line) else "it names no income group",
                    target=view.address(line),
                )
            )
    if rows:
        yield Table("Weights of benefits", "facts", tuple(rows), ("weight",))


def _named_at(view: View, line: str) -> tuple[str, ...]:
    """Where the groups of a benefit stand: of its part, else of the line."""
    own = view.address(line)
    for base in dict.fromkeys((own, own.partition(".values.")[0])):
        try:
            standing_at(view.project, f"{base}.{_AT}")
        except KeyError:
            continue
        return (f"{base}.{_AT}",)
    return ()
