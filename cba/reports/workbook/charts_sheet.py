"""The sheet of charts: native to the workbook, so that they follow the inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from cba.reports.formatting import listed
from cba.reports.workbook.agency_rows import Block
from cba.reports.workbook.answers import Live
from cba.reports.workbook.cells import Ref, Sheet
from cba.reports.workbook.results_sheet import ResultsSheet
from cba.reports.workbook.styles import FONT, INK, MUTED, WHITE, axis_format

_MARKERS = ("circle", "square", "triangle", "diamond", "x", "plus", "star")
_DASHES = ("solid", "dash", "square_dot", "long_dash", "dash_dot")
_SIZE = {"width": 760, "height": 380}
_FONT = {"name": FONT, "size": 10, "color": INK}
#: What each agency pays and gains, and the places of their colours in the series.
_PAYS_AND_GAINS = (
    ("pv_costs", "Costs"),
    ("pv_in_kind", "In kind"),
    ("pv_payments", "Payments, net"),
    ("pv_benefits", "Savings"),
    ("pv_value", "Economic and social value"),
)
_ORDER = dict(zip((key for key, _ in _PAYS_AND_GAINS), (1, 0, 4, 2, 3), strict=True))
_TALL = 20
_MOST = 12


class ChartsSheet:
    """Charts of the preferred option, and of the options side by side."""

    def __init__(
        self,
        workbook: Workbook,
        sheet: Sheet,
        results: ResultsSheet,
        live: Mapping[str, Live],
    ) -> None:
        self._workbook, self._sheet, self._results = workbook, sheet, results
        self._placed = 0
        self._colours = sheet.styles.colours
        project = results.appraisal.project
        prices = project.appraisal.prices_of
        self._units = f"{project.appraisal.currency}, {prices} prices"
        sheet.text(0, 0, "Charts", "section")
        option = results.appraisal.preferred
        words = (
            f"{results.titles[option.identifier]}. The figures stand below the charts."
        )
        sheet.text(1, 0, words, "subtitle")
        sheet.worksheet.set_column(0, 0, 34)
        sheet.worksheet.set_column(1, 20, 14)
        made = live.get(option.identifier)
        # The bars of many agencies need more room than four or five.
        self._height = max(_SIZE["height"], 52 * len(option.agencies) + 120)
        extra = (self._height - _SIZE["height"]) // 20
        sheet.next = 3 + (2 * _TALL + extra if made is not None else 0)
        if made is None:
            return
        self._cumulative(made)
        self._by_year(made)
        if len(results.options) > 1:
            self._options()
        self._pays_and_gains()

    def _chart(self, kind: str, title: str, figures: Iterable[float]) -> Chart:
        """A chart of a kind; the largest of its figures says how its axis counts."""
        chart: Chart = self._workbook.add_chart({"type": kind})
        chart.set_title(
            {"name": title, "name_font": {**_FONT, "size": 12, "bold": True}}
        )
        chart.set_legend({"position": "bottom", "font": _FONT})
        chart.set_y_axis(
            {
                "num_format": axis_format(figures),
                "num_font": _FONT,
                "major_gridlines": {
                    "visible": True,
                    "line": {"color": self._colours.rule},
                },
                "name": self._units,
                "name_font": {**_FONT, "bold": False, "color": MUTED},
                "line": {"none": True},
            }
        )
        chart.set_x_axis({"num_font": _FONT, "label_position": "low"})
        chart.set_size(_SIZE)
        return chart

    def _place(self, chart: Chart, words: str) -> None:
        """Two charts beside each other, then two below them."""
        row, column = 3 + _TALL * (self._placed // 2), (0, 6)[self._placed % 2]
        self._sheet.worksheet.insert_chart(
            row,
            column,
            chart,
            {"description": words, "object_position": 2, "x_offset": 5},
        )
        self._placed += 1

    def _line(self, chart: Chart, block: Block, key: str, years: int, n: int) -> None:
        """A series of a chart, straight from a row of the sheet of agencies."""
        ref = block.at(key)
        labels = Ref(ref.sheet, 0, by_year=True)
        colour = self._colours.series[n % len(self._colours.series)]
        chart.add_series(
            {
                "name": block.name,
                "categories": f"={labels.across(0, years - 1, '')}",
                "values": f"={ref.across(0, years - 1, '')}",
                "line": {
                    "color": colour,
                    "width": 2.25,
                    "dash_type": _DASHES[n % len(_DASHES)],
                },
                "marker": {
                    "type": _MARKERS[n % len(_MARKERS)],
                    "size": 6,
                    "fill": {"color": colour},
                    "border": {"color": colour},
                },
            }
        )

    def _cumulative(self, live: Live) -> None:
        agencies = live.agencies
        option = self._results.appraisal.preferred
        title = "Running sum of each public body's net position"
        sums = [y.cumulative for each in option.agencies.values() for y in each.by_year]
        chart = self._chart("line", title, sums)
        shown = [block for block in agencies.agencies if block.public][:_MOST]
        years = agencies.view.years
        for n, block in enumerate(shown or [agencies.everyone]):
            self._line(chart, block, "cumulative_net", years, n)
        self._place(
            chart,
            "A line for each public body: savings and payments less costs, added up "
            "year by year. The figures are the rows cumulative_net of the sheet "
            f"{agencies.sheet.name}.",
        )

    def _by_year(self, live: Live) -> None:
        agencies = live.agencies
        by_year = self._results.appraisal.preferred.by_year
        figures = [each for y in by_year for each in (y.costs, y.fiscal, y.social)]
        title = "Everyone's costs and benefits by year"
        chart = self._chart("column", title, figures)
        everyone, years = agencies.everyone, agencies.view.years
        rows = (
            (
                "Costs, in kind too",
                "resources",
                self._colours.series[1],
                "wide_upward_diagonal",
            ),
            ("Public value", "public_value", self._colours.series[0], ""),
        )
        for name, key, colour, pattern in rows:
            ref = everyone.at(key)
            labels = Ref(ref.sheet, 0, by_year=True)
            cells = tuple(f"={each.across(0, years - 1, '')}" for each in (labels, ref))
            chart.add_series(_bars_of(name, cells, colour, pattern))
        self._place(
            chart,
            "Two columns for each year: what everyone gives, in kind too, and the "
            "public value that comes of it. The figures are the rows resources and "
            f"public_value of Everyone on the sheet {agencies.sheet.name}.",
        )

    def _figures(self, rows: list[tuple[str, str, list[str]]]) -> Iterator[float]:
        """The figures of the rows of a table."""
        for _, option, paths in rows:
            for path in paths:
                value = self._results.found[option][path].value
                if not isinstance(value, str):
                    yield value

    def _table(
        self, heads: Sequence[str], rows: list[tuple[str, str, list[str]]]
    ) -> int:
        """A table of figures for a chart; the row of its heading."""
        sheet = self._sheet
        head = sheet.heading(heads, right=1)
        sheet.worksheet.set_row(head, 28)
        for name, option, paths in rows:
            row = sheet.next
            sheet.text(row, 0, name, "label")
            for column, path in enumerate(paths, start=1):
                answer = self._results.found[option][path]
                cell = self._results.cell(option, path)
                sheet.formula(row, column, cell, answer.value, "money")
            sheet.next = row + 1
        return head

    def _bars(
        self,
        chart: Chart,
        head: int,
        names: Sequence[str],
        order: Sequence[int],
    ) -> None:
        """A series for each column of a table, in colours of the order given."""
        name, last = self._sheet.name, self._sheet.next - 1
        patterns = (
            "",
            "wide_upward_diagonal",
            "percent_25",
            "light_horizontal",
            "wide_downward_diagonal",
        )
        for column, words in enumerate(names, start=1):
            colour = self._colours.series[order[column - 1]]
            cells = tuple([name, head + 1, at, last, at] for at in (0, column))
            chart.add_series(_bars_of(words, cells, colour, patterns[column - 1]))

    def _pays_and_gains(self) -> None:
        option = self._results.appraisal.preferred
        paid = bool(self._results.appraisal.project.payments)
        bars = [each for each in _PAYS_AND_GAINS if paid or each[0] != "pv_payments"]
        keys, names = ([each[n] for each in bars] for n in (0, 1))
        rows = [
            (
                self._results.agencies[agency],
                option.identifier,
                [f"agencies.{agency}.{key}" for key in keys],
            )
            for agency in option.agencies
        ]
        head = self._table(("Who pays and who gains", *names), rows)
        chart = self._chart("bar", "What each pays, saves and gains", ())
        self._bars(chart, head, names, [_ORDER[key] for key in keys])
        chart.set_size({**_SIZE, "height": self._height})
        chart.set_y_axis(
            {
                "reverse": True,
                "num_font": _FONT,
                "label_position": "low",
                "crossing": "max",
                "name": "",
            }
        )
        chart.set_x_axis(
            {
                "num_format": axis_format(self._figures(rows)),
                "num_font": _FONT,
                "name": f"Present value, {self._units}",
                "name_font": {**_FONT, "bold": False, "color": MUTED},
                "major_gridlines": {
                    "visible": True,
                    "line": {"color": self._colours.rule},
                },
            }
        )
        self._place(
            chart,
            "Bars for each agency, present values: "
            f"{listed(words.lower() for words in names)}. The figures stand below.",
        )

    def _options(self) -> None:
        results = self._results
        names = ("Net present social value", "Net position of public bodies")
        rows = [
            (title, key, ["public_value.npv", "financial.npv"])
            for key, title in results.titles.items()
        ]
        head = self._table(("Options side by side", *names), rows)
        title = "The options side by side, present values"
        chart = self._chart("column", title, self._figures(rows))
        self._bars(chart, head, names, (0, 1))
        self._place(
            chart,
            "Two columns for each option: its net present social value and the net "
            "position of public bodies. The figures stand below.",
        )


def _bars_of(
    name: str, cells: tuple[object, ...], colour: str, pattern: str
) -> dict[str, object]:
    """A series of bars; ``cells`` are those of its categories and of its values."""
    categories, values = cells
    series: dict[str, object] = {
        "name": name,
        "categories": categories,
        "values": values,
        "fill": {"color": colour},
        "border": {"color": colour},
        "gap": 60,
    }
    if pattern:
        looks = {"pattern": pattern, "fg_color": colour, "bg_color": WHITE}
        series["pattern"] = looks
    return series
