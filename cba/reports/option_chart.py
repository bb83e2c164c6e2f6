"""The chart that puts the options of a project side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cba.reports.charts.plots import Bar, BarGroup, Bars, Fill, Kind, Piece
from cba.reports.content import Chart
from cba.reports.formatting import counted, is_nought, listed
from cba.reports.one_unit import OneUnit, one_unit
from cba.reports.outcome_words import capitalised, net_words
from cba.reports.texts import as_name
from cba.reports.view import View
from cba.results.appraisal import OptionAppraisal

_SOCIETY = "Net present social value (NPSV)"
_PUBLIC = "Net position of public bodies"
#: More options than this are counted, and not named, in a title.
_NAMED = 3


def option_chart(view: View) -> Chart:
    """The NPSV and the net position of public bodies of each option.

    As the table of options has them; made for projects with more than one.
    """
    options = tuple(view.appraisal.options.values())
    unit = one_unit(
        (
            amount
            for option in options
            for amount in (option.public_value.npv, option.financial.npv)
        ),
        view.currency,
    )
    finding = _finding(view, options)
    return Chart(
        identifier="option-chart",
        finding=finding,
        subtitle=f"Present values, {view.prices} prices, {view.period}",
        sentence=_sentence(view, options, finding),
        plot=Bars(
            kinds=(Kind(_SOCIETY, "society"), Kind(_PUBLIC, "public")),
            groups=tuple(
                BarGroup(
                    _name(option),
                    (
                        _bar(unit, option.public_value.npv, "society"),
                        _bar(unit, option.financial.npv, "public"),
                    ),
                )
                for option in options
            ),
            below="Worse off",
            above="Better off",
        ),
        table=None,
        table_identifier="option-table",
    )


def _name(option: OptionAppraisal) -> str:
    return as_name(option.title)


def _bar(unit: OneUnit, amount: float, fill: Fill) -> Bar:
    figure = unit.signed(amount)
    below = amount < 0 and not is_nought(amount)
    return Bar(
        (Piece(amount, fill),),
        below=figure if below else "",
        above="" if below else figure,
    )


def _finding(view: View, options: Sequence[OptionAppraisal]) -> str:
    """Which option is best for society, what it does to budgets, and which is best."""
    best, most = _best(view, options, lambda option: option.public_value.npv)
    if len(best) == len(options):
        words = f"every option would have the same NPSV, {_much(most, view)}"
    else:
        words = f"{_names(best)} would have the highest NPSV, {_much(most, view)}"
    nets = {view.money(option.financial.npv) for option in best}
    if len(nets) == 1:
        net = best[0].financial.npv
        link = ", but would leave" if net < 0 < most else ", and leave"
        words += f"{link} {view.public_words} {net_words(net, view.currency)}"
    placed, net = _best(view, options, lambda option: option.financial.npv)
    if (
        net > 0
        and not is_nought(net)
        and not set(map(_key, best)) & set(map(_key, placed))
    ):
        left = net_words(net, view.currency)
        words += f"; {_names(placed)} would leave {view.public_words} {left}"
    return capitalised(words)


def _key(option: OptionAppraisal) -> str:
    return option.identifier


def _best(
    view: View,
    options: Sequence[OptionAppraisal],
    of: Callable[[OptionAppraisal], float],
) -> tuple[tuple[OptionAppraisal, ...], float]:
    """The options that have the most of something, those that read alike together."""
    most = max(map(of, options))
    shown = view.money(most)
    return tuple(each for each in options if view.money(of(each)) == shown), most


def _much(amount: float, view: View) -> str:
    return view.money(0.0 if is_nought(amount) else amount)


def _names(options: Sequence[OptionAppraisal]) -> str:
    if len(options) > _NAMED:
        return counted(len(options), "option")
    return listed(f"“{_name(option)}”" for option in options)


def _sentence(view: View, options: Sequence[OptionAppraisal], finding: str) -> str:
    each = " ".join(
        f"{_name(option)}: NPSV {_much(option.public_value.npv, view)}, "
        f"{view.public_words} {net_words(option.financial.npv, view.currency)}."
        for option in options
    )
    return (
        f"Bar chart of {counted(len(options), 'option')} by present value, "
        f"{view.period}. {finding}. {each}"
    )
