"""The tables of a comparison: the whole, every agency, and beyond one option."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cba.analysis.comparison import Comparison
from cba.reports.comparison_words import Words
from cba.reports.formatting import is_nought, ratio
from cba.reports.outcome_words import payback_cell
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.results.appraisal import AgencyAppraisal, OptionAppraisal
from cba.results.metric import Figure
from cba.results.payback import NO_COST

_Sum = Callable[[OptionAppraisal], float]


class Tables:
    """Options down and sums across; agencies down and options across."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self._all = comparison
        self._words = words

    def of_the_whole(self) -> list[list[Line]]:
        """Society and public bodies, and what options bring beyond the do-minimum."""
        tables = [self._society(), self._public()]
        against = self._all.against
        if against is not None and self._all.candidates[against].role != "baseline":
            tables.append(self._beyond(against))
        return tables

    def _society(self) -> list[Line]:
        values = {k: x.option.public_value for k, x in self._all.candidates.items()}
        unit = self._words.unit(
            amount
            for each in values.values()
            for amount in (each.pv_costs, each.pv_benefits, each.npv)
        )
        rows = [
            Row(
                self._words.label(key),
                (
                    *map(unit.show, (each.pv_costs, each.pv_benefits, each.npv)),
                    ratio(each.bcr),
                    payback_cell(each.payback, self._words.labels),
                ),
            )
            for key, each in values.items()
        ]
        heads = ("Costs", "Benefits", "NPSV", "BCR", "Payback")
        return headed("Society", f"PV, {unit.words}", heads, rows)

    def _public(self) -> list[Line]:
        columns = _columns(
            [x.option for x in self._all.candidates.values()],
            (
                ("Costs", lambda x: x.financial.pv_costs),
                ("Savings", lambda x: x.financial.pv_benefits),
                ("Payments", lambda x: x.financial.pv_payments),
                ("Net", lambda x: x.financial.npv),
                ("In cash", lambda x: x.financial.npv_cashable),
            ),
        )
        return self._table(
            "Public bodies",
            columns,
            lambda x: payback_cell(x.financial.payback, self._words.labels),
        )

    def _table(
        self,
        title: str,
        columns: Sequence[tuple[str, _Sum]],
        payback: Callable[[OptionAppraisal], str],
    ) -> list[Line]:
        """Options down, sums of money across, and when they are paid back."""
        options = {key: x.option for key, x in self._all.candidates.items()}
        unit = self._words.unit(of(x) for x in options.values() for _, of in columns)
        rows = [
            Row(
                self._words.label(key),
                (*(unit.show(of(each)) for _, of in columns), payback(each)),
            )
            for key, each in options.items()
        ]
        heads = (*(head for head, _ in columns), "Payback")
        return headed(title, f"PV, {unit.words}", heads, rows)

    def _beyond(self, against: str) -> list[Line]:
        """What each option brings beyond the one that it is held against."""
        found = {
            key: each
            for key, each in self._all.incremental.items()
            if self._all.candidates[key].role != "baseline"
        }
        paths = (
            "public_value.pv_costs",
            "public_value.pv_benefits",
            "public_value.npv",
            "public_value.bcr",
            "financial.npv",
            "financial.npv_cashable",
        )
        unit = self._words.unit(
            float(each[path] or 0.0)
            for each in found.values()
            for path in paths
            if path != "public_value.bcr"
        )
        rows = [
            Row(
                self._words.label(key),
                (
                    *(
                        ratio(number_in(each[path]))
                        if path == "public_value.bcr"
                        else unit.show(number_in(each[path]))
                        for path in paths
                    ),
                    self._payback_of(each),
                ),
            )
            for key, each in found.items()
        ]
        heads = ("Costs", "Benefits", "NPSV", "BCR", "Public", "In cash", "Payback")
        title = f"Beyond {self._words.letters[against]}, {self._words.quoted(against)}"
        return headed(title, f"PV, {unit.words}", heads, rows)

    def _payback_of(self, figures: dict[str, Figure]) -> str:
        year = figures["financial.payback.year"]
        if isinstance(year, str):
            return year
        if figures["financial.payback.reason"] == NO_COST:
            return NO_COST
        return self._words.never()

    def of_agencies(self) -> list[list[Line]]:
        """The net position of each under every option, and what it would choose."""
        members = self._all.agencies
        public = [key for key, each in members.items() if each.public]
        outside = [key for key, each in members.items() if not each.public]
        own, cash = self._all.prefers, self._all.prefers_cashable
        position = self._all.position
        tables = []
        if public:
            tables += [
                self._by_option("Net position", public, position, own),
                self._by_option("The same in cash", public, self._all.cash, cash),
            ]
        if outside:
            tables.append(self._by_option("Outside government", outside, position, own))
        return tables

    def _by_option(
        self,
        title: str,
        agencies: Sequence[str],
        weigh: Callable[[str, str | None], float],
        choices: Mapping[str, str | None],
    ) -> list[Line]:
        shown = {
            key: [weigh(key, option) for option in self._words.letters]
            for key in agencies
        }
        unit = self._words.unit(x for each in shown.values() for x in each)
        rows = [
            Row(
                self._words.names[key],
                (*map(unit.show, amounts), self._words.letter(choices[key])),
            )
            for key, amounts in shown.items()
        ]
        heads = (*self._words.letters.values(), "Best")
        return headed(title, f"PV, {unit.words}", heads, rows)

    def of_each_agency(self) -> list[list[Line]]:
        """A table for each agency: its costs, savings and payments by option."""
        return [self._of_agency(key, each) for key, each in self._all.agencies.items()]

    def _of_agency(self, key: str, agency: AgencyAppraisal) -> list[Line]:
        def of(name: str) -> _Sum:
            return lambda x: (
                float(getattr(x.agencies[key], name)) if key in x.agencies else 0.0
            )

        def payback(option: OptionAppraisal) -> str:
            if key not in option.agencies:
                return NO_COST
            return payback_cell(option.agencies[key].payback, self._words.labels)

        names = (
            ("Costs", "pv_costs"),
            ("Savings", "pv_benefits"),
            ("Payments", "pv_payments"),
            ("Net", "npv"),
            ("In cash", "npv_cashable"),
        )
        if not agency.public:
            names = (
                ("Costs", "pv_costs"),
                ("In kind", "pv_in_kind"),
                ("Payments", "pv_payments"),
                ("Value", "pv_value"),
                ("Public value", "public_value_npv"),
            )
        options = [x.option for x in self._all.candidates.values()]
        columns = _columns(options, [(head, of(name)) for head, name in names])
        return self._table(self._words.names[key], columns, payback)


def headed(
    title: str, corner: str, heads: Sequence[str], rows: Sequence[Row]
) -> list[Line]:
    """A table below its title."""
    return [Line(title, "title", HANG), *text_table(corner, heads, rows)]


def _columns(
    options: Sequence[OptionAppraisal], columns: Sequence[tuple[str, _Sum]]
) -> list[tuple[str, _Sum]]:
    """The columns, without payments and gifts that no option has."""
    return [
        (head, of)
        for head, of in columns
        if head not in {"Payments", "In kind"}
        or any(not is_nought(of(each)) for each in options)
    ]


def number_in(figure: Figure) -> float | None:
    """A figure that is a number; None for any other."""
    return float(figure) if isinstance(figure, (int, float)) else None
