"""Answers that are one sum over another, or a share of a whole."""

from __future__ import annotations

from dataclasses import dataclass

from cba.calculation.factors import total
from cba.results.appraisal import AgencyAppraisal
from cba.results.explanation.figures import (
    MINUS,
    Explanation,
    Figure,
    Row,
    Sign,
    Table,
    TableKind,
    money,
)
from cba.results.explanation.origins import SETTINGS, origins
from cba.results.explanation.sums import Counted, Sum, counted
from cba.results.explanation.view import View
from cba.results.option import SAVES_PUBLIC_MONEY

_PV = ("present value",)
_NOTHING_UNDER_IT = "nothing stands under the ratio, so there is none"


@dataclass(frozen=True, slots=True)
class Term:
    """A present value above or below the line, and how it is asked for."""

    sign: Sign
    name: str
    amount: float
    target: str = ""


def ratio_explanation(view: View, path: str) -> Explanation | None:
    """A ratio of the results at a path; None where the answer there is no ratio."""
    scope, _, name = path.rpartition(".")
    financial, value = view.option.financial, view.option.public_value
    name = name.removesuffix("_reason") if name.startswith("bcr") else name
    if scope == "public_value" and name == "bcr":
        above = _one("pv_benefits", value.pv_benefits, scope)
        below = _one("pv_costs", value.pv_costs, scope)
        words = "public value over the costs of everyone"
        return _ratio(view, path, words, (above, below), Figure(value.bcr, "ratio"))
    if scope == "public_value" and name == "bcr_net_public_cost":
        return _net_public_cost(view, path)
    if scope == "financial" and name in {"fiscal_return", "cashable_return"}:
        saved = "pv_benefits" if name == "fiscal_return" else "pv_cashable"
        above = _one(saved, getattr(financial, saved), scope)
        below = (
            *_one("pv_costs", financial.pv_costs, scope),
            *_one("pv_payments", financial.pv_payments, scope, "-"),
        )
        words = "what public bodies save over what they put in"
        figure = Figure(getattr(financial, name), "ratio")
        return _ratio(view, path, words, (above, below), figure)
    if scope.startswith("agencies.") and name in {
        "share_of_costs",
        "share_of_benefits",
    }:
        agency = view.option.agencies[scope.partition(".")[2]]
        return _share(view, path, name, agency)
    return None


def _one(name: str, amount: float, scope: str, sign: Sign = "+") -> tuple[Term, ...]:
    return (Term(sign, name, amount, f"{scope}.{name}"),)


def _share(view: View, path: str, name: str, agency: AgencyAppraisal) -> Explanation:
    own = name.replace("share_of", "pv")
    scope = path.rpartition(".")[0]
    above = _one(own, getattr(agency, own), scope)
    below = _one(own, getattr(view.option.financial, own), "financial")
    words = f"share of {agency.name} in all public bodies' {own.removeprefix('pv_')}"
    figure = Figure(getattr(agency, name), "share")
    return _ratio(view, path, words, (above, below), figure)


def _net_public_cost(view: View, path: str) -> Explanation:
    """What everyone else gains for each £1 that the public purse is out of pocket."""
    members = range(len(view.streams.members))
    public = [n for n in members if view.is_public(n)]
    others = [n for n in members if not view.is_public(n)]
    resources: Counted = {"costs": 1.0, "in_kind": 1.0}
    above: tuple[Term, ...] = (
        *(
            Term("+", category, _pv(view, {"value": 1.0}, [*members], category))
            for category in ("economic", "social")
        ),
        Term("-", "transfers", _pv(view, {"transfer": 1.0}, [*members])),
        Term("-", "costs of others", _pv(view, resources, others)),
    )
    below: tuple[Term, ...] = (
        Term("+", "costs of public bodies", _pv(view, resources, public)),
        Term("-", "fiscal benefits", _pv(view, {"benefits": 1.0}, public)),
    )
    words = "what everyone else gains over the net public cost"
    value = view.option.public_value
    figure = Figure(value.bcr_net_public_cost, "ratio")
    return _ratio(view, path, words, (above, below), figure)


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
    figure: Figure,
) -> Explanation:
    """One sum over another, each first added up where it is of several answers."""
    tables = [
        Table(title, "chain", _rows(each), _PV)
        for title, each in zip(("Above the line", "Below the line"), terms, strict=True)
        if len(each) > 1
    ]
    above, below = (_named(each) for each in terms)
    rows = [_whole("", terms[0]), _whole("÷", terms[1])]
    # With nothing under it there is nothing to divide by.
    kind: TableKind = "facts"
    if figure.value is not None:
        kind = "chain"
        rows.append(Row("=", words, (figure,)))
    tables.append(Table("The ratio", kind, tuple(rows), _PV))
    return Explanation(
        target=path,
        label=words[:1].upper() + words[1:],
        figure=figure,
        option=view.option.identifier,
        formula=f"{above} ÷ {below}",
        tables=tuple(tables),
        inputs=origins(view, SETTINGS),
        notes=() if figure.value is not None else (_no_ratio(path),),
        meets=view.results_path(path.removesuffix("_reason")),
    )


def _no_ratio(path: str) -> str:
    if "bcr_net_public_cost" in path:
        return f"there is no ratio: the project {SAVES_PUBLIC_MONEY}"
    return _NOTHING_UNDER_IT


def _named(terms: tuple[Term, ...]) -> str:
    if len(terms) == 1:
        return terms[0].name
    signs = {"-": MINUS}
    words = " ".join(f"{signs.get(each.sign, '+')} {each.name}" for each in terms)
    return f"({words.removeprefix('+ ')})"


def _whole(sign: Sign, terms: tuple[Term, ...]) -> Row:
    """A sum as one row of the ratio; alone, it can be explained itself."""
    whole = 0.0
    for each in terms:
        whole += -each.amount if each.sign == "-" else each.amount
    target = terms[0].target if len(terms) == 1 else ""
    return Row(sign, _named(terms), money(whole), target=target)


def _rows(terms: tuple[Term, ...]) -> tuple[Row, ...]:
    rows = [
        Row(each.sign, each.name, money(each.amount), target=each.target)
        for each in terms
    ]
    return (*rows, _whole("=", terms))
