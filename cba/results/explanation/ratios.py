"""Answers that are one sum over another, or a share of a whole."""

from __future__ import annotations

from cba.calculation.factors import total
from cba.results.appraisal import AgencyAppraisal
from cba.results.explanation.figures import (
    Explanation,
    Figure,
    Form,
    Row,
    Sign,
    Table,
    money,
)
from cba.results.explanation.origins import SETTINGS, origins
from cba.results.explanation.sums import Counted, Sum, counted
from cba.results.explanation.view import View
from cba.results.option import SAVES_PUBLIC_MONEY

_PV = ("present value",)
_NOTHING_UNDER_IT = "nothing stands under the ratio, so there is none"

Term = tuple[Sign, str, float, str]


def ratio_explanation(view: View, path: str) -> Explanation | None:
    """A ratio of the results at a path; None where the answer there is no ratio."""
    scope, _, name = path.rpartition(".")
    financial, value = view.option.financial, view.option.public_value
    name = name.removesuffix("_reason") if name.startswith("bcr") else name
    if scope == "public_value" and name == "bcr":
        above = _one("pv_benefits", value.pv_benefits, scope)
        below = _one("pv_costs", value.pv_costs, scope)
        words = "public value for each £1 of everyone's costs"
        return _ratio(view, path, words, (above, below), value.bcr)
    if scope == "public_value" and name == "bcr_net_public_cost":
        return _net_public_cost(view, path)
    if scope == "financial" and name in {"fiscal_return", "cashable_return"}:
        saved = "pv_benefits" if name == "fiscal_return" else "pv_cashable"
        above = _one(saved, getattr(financial, saved), scope)
        below = (
            *_one("pv_costs", financial.pv_costs, scope),
            *_one("pv_payments", financial.pv_payments, scope, "-"),
        )
        words = "saved for each £1 that public bodies put in"
        return _ratio(view, path, words, (above, below), getattr(financial, name))
    if scope.startswith("agencies.") and name in {"share_of_costs", "share_of_benefits"}:
        agency = view.option.agencies[scope.partition(".")[2]]
        return _share(view, path, name, agency)
    return None


def _one(name: str, amount: float, scope: str, sign: Sign = "+") -> tuple[Term, ...]:
    return ((sign, name, amount, f"{scope}.{name}"),)


def _share(view: View, path: str, name: str, agency: AgencyAppraisal) -> Explanation:
    own = name.replace("share_of", "pv")
    scope = path.rpartition(".")[0]
    above = _one(own, getattr(agency, own), scope)
    below = _one(own, getattr(view.option.financial, own), "financial")
    words = f"share of {agency.name} in all public bodies' {own.removeprefix('pv_')}"
    return _ratio(view, path, words, (above, below), getattr(agency, name), "share")


def _net_public_cost(view: View, path: str) -> Explanation:
    """What everyone else gains for each £1 that the public purse is out of pocket."""
    members = range(len(view.streams.members))
    public = [n for n in members if view.is_public(n)]
    others = [n for n in members if not view.is_public(n)]
    resources: Counted = {"costs": 1.0, "in_kind": 1.0}
    above: tuple[Term, ...] = (
        *(
            ("+", category, _pv(view, {"value": 1.0}, [*members], category), "")
            for category in ("economic", "social", "transfer")
        ),
        ("-", "costs of others", _pv(view, resources, others), ""),
    )
    below: tuple[Term, ...] = (
        ("+", "public bodies' costs, in kind included", _pv(view, resources, public), ""),
        ("-", "fiscal benefits", _pv(view, {"benefits": 1.0}, public), ""),
    )
    words = "gained by others for each £1 of net public cost"
    value = view.option.public_value
    return _ratio(view, path, words, (above, below), value.bcr_net_public_cost)


def _pv(
    view: View, counts: Counted, agencies: list[int], category: str | None = None
) -> float:
    whole = 0.0
    for part in counted(view, Sum("", counts, borne=False), agencies):
        if category in {None, part.category}:
            whole += float(total(part.present))
    return whole


def _ratio(
    view: View,
    path: str,
    words: str,
    terms: tuple[tuple[Term, ...], tuple[Term, ...]],
    figure: float | None,
    form: Form = "ratio",
) -> Explanation:
    """One sum over another, each first added up where it is of several answers."""
    above, below = (_sum(each) for each in terms)
    tables = [
        Table(title, "chain", _rows(each), _PV)
        for title, each in zip(("Above the line", "Below the line"), terms, strict=True)
        if len(each) > 1
    ]
    one, other = (_named(each) for each in terms)
    rows = [
        Row("", one, money(above), target=terms[0][0][3] if len(terms[0]) == 1 else ""),
        Row("÷", other, money(below), target=terms[1][0][3] if len(terms[1]) == 1 else ""),
    ]
    if figure is not None:
        rows.append(Row("=", words, (Figure(figure, form),)))
    tables.append(Table("The ratio", "chain", tuple(rows), _PV))
    return Explanation(
        target=path,
        label=words[:1].upper() + words[1:],
        figure=Figure(figure, form),
        option=view.option.identifier,
        formula=f"{one} \u00f7 {other}",
        tables=tuple(tables),
        inputs=origins(view, SETTINGS),
        notes=() if figure is not None else (_no_ratio(path),),
        meets=view.results_path(path.removesuffix("_reason")),
    )


def _no_ratio(path: str) -> str:
    if "bcr_net_public_cost" in path:
        return f"there is no ratio: the project {SAVES_PUBLIC_MONEY}"
    return _NOTHING_UNDER_IT


def _sum(terms: tuple[Term, ...]) -> float:
    whole = 0.0
    for sign, _, amount, _ in terms:
        whole += -amount if sign == "-" else amount
    return whole


def _named(terms: tuple[Term, ...]) -> str:
    if len(terms) == 1:
        return terms[0][1]
    words = " ".join(
        f"{'\u2212' if sign == '-' else '+'} {name}" for sign, name, _, _ in terms
    )
    return f"({words.removeprefix('+ ')})"


def _rows(terms: tuple[Term, ...]) -> tuple[Row, ...]:
    rows = [Row(sign, name, money(amount), target=at) for sign, name, amount, at in terms]
    return (*rows, Row("=", _named(terms), money(_sum(terms))))
