"""Options side by side, as an analyst would paste them into an e-mail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from string import ascii_uppercase
from typing import NamedTuple

from cba.analysis.comparison import Comparison
from cba.analysis.scenarios import ScenarioRow
from cba.reports.comparison_findings import Words, best_under, findings
from cba.reports.formatting import NO_FIGURE, Unit, is_nought, ratio, unit_for
from cba.reports.metric_figures import metric_figure
from cba.reports.outcome_words import payback_cell
from cba.reports.text_table import HANG, Line, Row, text_table, width
from cba.reports.texts import tidy
from cba.results.appraisal import AgencyAppraisal, OptionAppraisal
from cba.results.metric import Figure
from cba.results.payback import NO_COST

_WIDTH = 80
_ROLES = {
    "baseline": "business as usual",
    "do-minimum": "do-minimum",
    "preferred": "preferred",
}
_NONE = "none"
_Sum = Callable[[OptionAppraisal], float]


class Frame(NamedTuple):
    """What a comparison is about: its title, and the frame that all options share."""

    title: str
    frame: str
    currency: str
    labels: tuple[str, ...]


def comparison_text(
    comparison: Comparison,
    frame: Frame,
    scenarios: Sequence[ScenarioRow] = (),
    *,
    by_agency: bool = False,
    chosen: Sequence[str] = (),
) -> list[Line]:
    """Who would choose what, then the tables of options.

    ``by_agency`` has a table for each agency in place of those of the whole;
    ``chosen`` a table of these metrics alone.
    """
    words = Words(comparison, frame.currency)
    text = _Text(comparison, frame, words)
    sentences = (
        Line(sentence, hang=HANG) for sentence in findings(comparison, words, scenarios)
    )
    lines = [*text.title(), Line(""), *sentences]
    if chosen:
        tables = text.of_metrics(chosen)
    elif by_agency:
        tables = text.of_each_agency()
    else:
        tables = [*text.of_the_whole(), *text.of_agencies()]
        tables += [text.of_scenarios(scenarios)] if len(scenarios) > 1 else []
    for table in tables:
        lines += [Line(""), *table]
    return [*lines, Line(""), *(Line(note, hang=HANG) for note in text.notes())]


class _Text:
    """The tables of a comparison; options have letters where they are columns."""

    def __init__(self, comparison: Comparison, frame: Frame, words: Words) -> None:
        self._all = comparison
        self._frame = frame
        self._words = words
        self._letters = {key: _letter(n) for n, key in enumerate(comparison.candidates)}

    def title(self) -> list[Line]:
        one = f"{tidy(self._frame.title)} · {self._frame.frame}"
        if width(one) <= _WIDTH:
            return [Line(one, "title", HANG)]
        return [
            Line(tidy(self._frame.title), "title", HANG),
            Line(self._frame.frame, hang=HANG),
        ]

    def notes(self) -> list[str]:
        against = self._all.against
        if against is None or self._all.candidates[against].role == "baseline":
            usual = "" if against is None else f", {self._words.quoted(against)}"
            notes = [f"Every figure is a change from business as usual{usual}."]
        else:
            notes = ["Options are changes from business as usual, which is nought."]
        if any(not each.public for each in self._all.agencies.values()):
            notes.append(
                "Those outside government are judged by all that they would gain, less "
                "what they would give and pay."
            )
        return [*notes, "Payback is not discounted."]

    def _heads(self) -> tuple[str, ...]:
        return tuple(self._letters.values())

    def _label(self, option: str) -> str:
        title = self._words.titles[option]
        role = _ROLES.get(self._all.candidates[option].role or "", "")
        known = f" ({role})" if role and role != title.casefold() else ""
        return f"{self._letters[option]}  {title}{known}"

    def _unit(self, amounts: Iterable[float]) -> Unit:
        return unit_for(amounts, self._frame.currency)

    def _letter_of(self, option: str | None) -> str:
        return _NONE if option is None else self._letters[option]

    # The whole

    def of_the_whole(self) -> list[list[Line]]:
        tables = [self._society(), self._public()]
        against = self._all.against
        if against is not None and self._all.candidates[against].role != "baseline":
            tables.append(self._beyond(against))
        return tables

    def _society(self) -> list[Line]:
        values = {k: x.option.public_value for k, x in self._all.candidates.items()}
        unit = self._unit(
            amount
            for each in values.values()
            for amount in (each.pv_costs, each.pv_benefits, each.npv)
        )
        rows = [
            Row(
                self._label(key),
                (
                    *map(unit.show, (each.pv_costs, each.pv_benefits, each.npv)),
                    ratio(each.bcr),
                    payback_cell(each.payback, self._frame.labels),
                ),
            )
            for key, each in values.items()
        ]
        heads = ("Costs", "Benefits", "NPSV", "BCR", "Payback")
        return text_table(f"Society, PV, {unit.words}", heads, rows)

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
            lambda x: payback_cell(x.financial.payback, self._frame.labels),
        )

    def _table(
        self,
        corner: str,
        columns: Sequence[tuple[str, _Sum]],
        payback: Callable[[OptionAppraisal], str],
    ) -> list[Line]:
        """Options down, sums of money across, and when they are paid back."""
        options = {key: x.option for key, x in self._all.candidates.items()}
        unit = self._unit(of(x) for x in options.values() for _, of in columns)
        rows = [
            Row(
                self._label(key),
                (*(unit.show(of(each)) for _, of in columns), payback(each)),
            )
            for key, each in options.items()
        ]
        heads = (*(head for head, _ in columns), "Payback")
        return text_table(f"{corner}, PV, {unit.words}", heads, rows)

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
        unit = self._unit(
            float(each[path] or 0.0)
            for each in found.values()
            for path in paths
            if path != "public_value.bcr"
        )
        rows = [
            Row(
                self._label(key),
                (
                    *(
                        ratio(_number(each[path]))
                        if path == "public_value.bcr"
                        else unit.show(_number(each[path]))
                        for path in paths
                    ),
                    self._payback_of(each),
                ),
            )
            for key, each in found.items()
        ]
        heads = ("Costs", "Benefits", "NPSV", "BCR", "Public", "In cash", "Payback")
        corner = f"Beyond {self._letters[against]}, PV, {unit.words}"
        return text_table(corner, heads, rows)

    def _payback_of(self, figures: dict[str, Figure]) -> str:
        year = figures["financial.payback.year"]
        if isinstance(year, str):
            return year
        if figures["financial.payback.reason"] == NO_COST:
            return NO_COST
        return f"not by {self._frame.labels[-1]}"

    # Agencies

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
        corner: str,
        agencies: Sequence[str],
        weigh: Callable[[str, str | None], float],
        choices: Mapping[str, str | None],
    ) -> list[Line]:
        shown = {
            key: [weigh(key, option) for option in self._letters] for key in agencies
        }
        unit = self._unit(x for each in shown.values() for x in each)
        rows = [
            Row(
                self._words.names[key],
                (*map(unit.show, amounts), self._letter_of(choices[key])),
            )
            for key, amounts in shown.items()
        ]
        heads = (*self._heads(), "Best")
        return text_table(f"{corner}, PV, {unit.words}", heads, rows)

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
            return payback_cell(option.agencies[key].payback, self._frame.labels)

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

    # Metrics and scenarios

    def of_metrics(self, chosen: Sequence[str]) -> list[list[Line]]:
        """The metrics that were asked for: of the options, and beyond one of them."""
        against = self._all.against
        tables = [self._metrics("Metric", self._all.options, chosen)]
        if against is not None and self._all.candidates[against].role != "baseline":
            corner = f"Beyond {self._letters[against]}"
            tables.append(self._metrics(corner, self._all.incremental, chosen))
        return tables

    def _metrics(
        self, corner: str, found: dict[str, dict[str, Figure]], chosen: Sequence[str]
    ) -> list[Line]:
        rows = [
            Row(
                path,
                tuple(
                    metric_figure(path, found[key][path], self._frame.currency)
                    if key in found
                    else NO_FIGURE
                    for key in self._letters
                ),
            )
            for path in chosen
        ]
        return text_table(corner, self._heads(), rows)

    def of_scenarios(self, scenarios: Sequence[ScenarioRow]) -> list[Line]:
        """The NPSV of every option under each scenario, pessimistic ones first."""
        unit = self._unit(
            _number(x) or 0.0 for row in scenarios for x in row.figures.values()
        )
        rows = [
            Row(
                tidy(each.title),
                (
                    *(unit.show(_number(each.figures[key])) for key in self._letters),
                    self._letter_of(best_under(self._all, each)),
                ),
                "total" if each.scenario is None else "plain",
            )
            for each in scenarios
        ]
        heads = (*self._heads(), "Best")
        return text_table(f"NPSV by scenario, {unit.words}", heads, rows)


def _letter(position: int) -> str:
    """The letter of an option: A to Z, then A2 and on."""
    again, letter = divmod(position, len(ascii_uppercase))
    return f"{ascii_uppercase[letter]}{again + 1 if again else ''}"


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


def _number(figure: Figure) -> float | None:
    return float(figure) if isinstance(figure, (int, float)) else None
