"""Options side by side, as an analyst would paste them into an e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.analysis.comparison import Comparison
from cba.analysis.scenarios import ScenarioRow, ScenarioTable
from cba.reports.comparison_findings import best_under, findings
from cba.reports.comparison_tables import Tables, headed, number_in
from cba.reports.comparison_words import Frame, Words
from cba.reports.formatting import NO_FIGURE, listed
from cba.reports.metric_figures import metric_figure
from cba.reports.text_table import HANG, Line, Row, width
from cba.reports.texts import tidy
from cba.results.metric import Figure

_WIDTH = 80
_NO_SCENARIOS = ScenarioTable()


def comparison_text(
    comparison: Comparison,
    frame: Frame,
    scenarios: ScenarioTable = _NO_SCENARIOS,
    *,
    by_agency: bool = False,
    chosen: Sequence[str] = (),
) -> list[Line]:
    """Who would choose what, then the tables of options.

    ``by_agency`` has a table for each agency in place of those of the whole;
    ``chosen`` a table of these metrics alone.
    """
    words = Words(comparison, frame)
    text = _Text(comparison, words)
    tables = Tables(comparison, words)
    sentences = findings(comparison, words, scenarios)
    lines = [*_title(frame), Line(""), *(Line(each, hang=HANG) for each in sentences)]
    if chosen:
        shown = text.of_metrics(chosen)
    elif by_agency:
        shown = tables.of_each_agency()
    else:
        shown = [*tables.of_the_whole(), *tables.of_agencies()]
        shown += [text.of_scenarios(scenarios.rows)] if len(scenarios.rows) > 1 else []
    for table in shown:
        lines += [Line(""), *table]
    return [*lines, Line(""), *(Line(note, hang=HANG) for note in text.notes())]


def _title(frame: Frame) -> list[Line]:
    one = f"{tidy(frame.title)} · {frame.frame}"
    if width(one) <= _WIDTH:
        return [Line(one, "title", HANG)]
    return [Line(tidy(frame.title), "title", HANG), Line(frame.frame, hang=HANG)]


class _Text:
    """What stands around the tables of money: metrics, scenarios, notes."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self._all = comparison
        self._words = words

    def notes(self) -> list[str]:
        against = self._all.against
        if against is None or self._all.candidates[against].role == "baseline":
            usual = "" if against is None else f", {self._words.quoted(against)}"
            notes = [f"Every figure is a change from business as usual{usual}."]
        else:
            notes = ["Options are changes from business as usual, which is zero."]
        if any(not each.public for each in self._all.agencies.values()):
            notes.append(
                "Those outside government are judged by all that they would gain, less "
                "what they would give and pay."
            )
        return [*notes, "Payback is not discounted.", *self._names_apart()]

    def _names_apart(self) -> Iterator[str]:
        """Agencies of one id that have other names in other projects."""
        for key in self._all.agencies:
            names = {
                tidy(x.option.agencies[key].name)
                for x in self._all.candidates.values()
                if key in x.option.agencies
            }
            if len(names) > 1:
                yield (
                    f"`{key}` is taken for one agency, though it is called "
                    f"{listed(f'“{name}”' for name in sorted(names))}."
                )

    def of_metrics(self, chosen: Sequence[str]) -> list[list[Line]]:
        """The metrics that were asked for: of the options, and beyond one of them."""
        against = self._all.against
        legend = [
            Line(self._words.label(key), hang=HANG) for key in self._words.letters
        ]
        tables = [legend, self._metrics("Each option", self._all.options, chosen)]
        if against is not None and self._all.candidates[against].role != "baseline":
            title = (
                f"Beyond {self._words.letters[against]}, {self._words.quoted(against)}"
            )
            tables.append(self._metrics(title, self._all.incremental, chosen))
        return tables

    def _metrics(
        self, title: str, found: dict[str, dict[str, Figure]], chosen: Sequence[str]
    ) -> list[Line]:
        rows = [
            Row(
                path,
                tuple(
                    metric_figure(path, found[key][path], self._words.currency)
                    if key in found
                    else NO_FIGURE
                    for key in self._words.letters
                ),
            )
            for path in chosen
        ]
        return headed(title, "Metric", tuple(self._words.letters.values()), rows)

    def of_scenarios(self, scenarios: Sequence[ScenarioRow]) -> list[Line]:
        """The NPSV of every option under each scenario, pessimistic ones first."""
        unit = self._words.unit(
            number_in(x) or 0.0 for row in scenarios for x in row.figures.values()
        )
        rows = [
            Row(
                tidy(each.title),
                (
                    *(
                        unit.show(number_in(each.figures[key]))
                        for key in self._words.letters
                    ),
                    self._words.letter(best_under(self._all, each)),
                ),
                "total" if each.scenario is None else "plain",
            )
            for each in scenarios
        ]
        heads = (*self._words.letters.values(), "Best")
        return headed("NPSV by scenario", f"PV, {unit.words}", heads, rows)
