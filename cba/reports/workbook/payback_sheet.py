"""The sheet of paybacks: when running sums come to nought or more, and stay there.

A payback is the first year from which the running sum stays at nought or more. The
columns to the right find the years that the answers are read from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cba.reports.workbook.agencies_sheet import AgenciesSheet
from cba.reports.workbook.agency_rows import Block
from cba.reports.workbook.cells import Sheet, Shown
from cba.reports.workbook.names import OptionView
from cba.results.appraisal import Crossing, OptionAppraisal, Payback
from cba.results.payback import HALF_A_PENNY, NO_COST, NOT_WITHIN

_COLUMNS = (
    *("Whose", "Answer", "", "Years", "In", "Elapsed years", "Sustained", "Reason"),
    *("First in", "First years", "Falls back in"),
    *("Last year below", "First year risen", "First year fallen", "Has a cost"),
)
FIELDS = {
    "years": "D",
    "year": "E",
    "elapsed_years": "F",
    "sustained": "G",
    "reason": "H",
    "first.year": "I",
    "first.years": "J",
    "first.falls_back": "K",
}
_BELOW, _RISEN, _FALLEN, _COST = 11, 12, 13, 14
#: A year that never comes.
_NEVER = 99_999


@dataclass(frozen=True, slots=True)
class _Wanted:
    path: str
    whose: str
    block: Block
    flow: str
    has_cost: str
    payback: Payback

    @property
    def has(self) -> bool:
        """Whether there is anything to pay back."""
        return self.payback.undiscounted.reason != NO_COST


class PaybackSheet:
    """Where each payback of an option stands, by its path in the results."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._rows: dict[tuple[str, str], int] = {}
        sheet.text(0, 0, "Payback", "section")
        words = (
            "The first year from which the running sum stays at zero or more; with "
            "neither cost nor payment there is nothing to pay back."
        )
        sheet.text(1, 0, words, "subtitle")
        sheet.next = 3
        sheet.heading(_COLUMNS, skip=0)
        sheet.worksheet.freeze_panes(4, 3)
        sheet.worksheet.set_column(0, 0, 34)
        sheet.worksheet.set_column(1, 1, 46)
        sheet.worksheet.set_column(2, 2, 12)
        sheet.worksheet.set_column(3, 6, 11)
        sheet.worksheet.set_column(7, 7, 30)
        sheet.worksheet.set_column(8, 14, 11)

    def cell(self, option: str, path: str) -> str:
        """The cell of a field of a payback, such as ``financial.payback.year``."""
        for key, column in FIELDS.items():
            base = path.removesuffix(f".{key}")
            if base != path and (option, base) in self._rows:
                row = self._rows[option, base]
                return f"{self._sheet.name}!${column}${row + 1}"
        raise KeyError(path)

    def add(self, view: OptionView, agencies: AgenciesSheet) -> None:
        """The paybacks of an option: public bodies, everyone, and each agency."""
        option = view.option
        self._sheet.group(view.called, len(_COLUMNS), skip=0)
        for each in _wanted(option, agencies):
            for discounted in (False, True):
                self._row(option, agencies, each, discounted=discounted)

    def _row(
        self,
        option: OptionAppraisal,
        agencies: AgenciesSheet,
        wanted: _Wanted,
        *,
        discounted: bool,
    ) -> None:
        sheet, row = self._sheet, self._sheet.next
        sheet.next = row + 1
        before, path = ("pv_", ".discounted") if discounted else ("", "")
        net = wanted.block.at(f"{before}{wanted.flow}")
        name = wanted.flow.removeprefix("net_")
        if wanted.flow != "net_public_value":
            name = wanted.flow
        running_sum = wanted.block.at(f"{before}cumulative_{name}")
        last, on = agencies.view.years, sheet.name
        cells = {
            "n": net.across(0, last - 1, on),
            "c": running_sum.across(0, last - 1, on),
            "first": running_sum.fixed_at(0, on),
            "later": running_sum.across(1, last - 1, on) if last > 1 else "",
            "sooner": running_sum.across(0, last - 2, on) if last > 1 else "",
            "labels": agencies.labels(on),
            "row": row + 1,
            "years": last,
            "never": _NEVER,
        }
        sheet.text(row, 0, wanted.whose, "label")
        sheet.text(row, 1, f"{wanted.path}{path}", "key")
        sheet.text(row, 2, "discounted" if discounted else "", "key")
        found = wanted.payback.discounted if discounted else wanted.payback.undiscounted
        sums = agencies.sums(running_sum)
        self._work(row, cells, sums, wanted)
        self._answers(row, cells, found)
        self._rows[option.identifier, f"{wanted.path}{path}"] = row

    def _work(
        self,
        row: int,
        cells: dict[str, object],
        sums: Sequence[float],
        wanted: _Wanted,
    ) -> None:
        """The years that the answers are read from, counted from 1."""
        sheet, years = self._sheet, len(sums)
        place = "(COLUMN({c})-COLUMN({first})+1)"
        below = [n + 1 for n, each in enumerate(sums) if each < -HALF_A_PENNY]
        formula = f"SUMPRODUCT(MAX(({{c}}<-{HALF_A_PENNY})*{place}))".format(**cells)
        sheet.formula(row, _BELOW, formula, max(below, default=0), "count")
        rises = [
            n + 1
            for n in range(years)
            if (
                sums[n] > HALF_A_PENNY
                if n == 0
                else sums[n] >= -HALF_A_PENNY and sums[n - 1] < -HALF_A_PENNY
            )
        ]
        rise = "{never}"
        if years > 1:
            after = "(COLUMN({later})-COLUMN({first})+1)"
            rise = (
                f"SUMPRODUCT(MIN({after}+{{never}}*"
                f"(1-({{later}}>=-{HALF_A_PENNY})*({{sooner}}<-{HALF_A_PENNY}))))"
            )
        formula = f"IF({{first}}>{HALF_A_PENNY},1,{rise})".format(**cells)
        risen = min(rises, default=0)
        waiting = 2 + _NEVER if years > 1 else _NEVER
        sheet.formula(row, _RISEN, formula, risen or waiting, "count")
        falls = [n for n in below if n > (risen or waiting)]
        formula = (
            f"SUMPRODUCT(MIN({place}+{{never}}*"
            f"(1-({{c}}<-{HALF_A_PENNY})*({place}>$M{{row}}))))"
        ).format(**cells)
        sheet.formula(row, _FALLEN, formula, min(falls, default=1 + _NEVER), "count")
        sheet.formula(
            row, _COST, f"IF({wanted.has_cost}>0,1,0)", float(wanted.has), "count"
        )

    def _answers(self, row: int, cells: dict[str, object], found: Crossing) -> None:
        sheet = self._sheet
        first = found.first
        comes = "OR($O{row}=0,$L{row}={years})"
        crossed = (
            "IF({k}=0,0,{k}-1-INDEX({c},1,MAX({k},1))/INDEX({n},1,MIN({k}+1,{years})))"
        )
        when = crossed.replace("{k}", "$L{row}")
        before = "AND($O{row}<>0,$M{row}<=$L{row},$N{row}<{never})"
        then = crossed.replace("{k}", "($M{row}-1)")
        written: tuple[tuple[int, str, Shown | None, str], ...] = (
            (3, f'IF({comes},"",{when})', found.years, "ratio"),
            (
                4,
                f'IF({comes},"",INDEX({{labels}},1,MIN($L{{row}}+1,{{years}})))',
                found.year,
                "text_right",
            ),
            (
                5,
                f'IF({comes},"",IF($L{{row}}=0,0,$D{{row}}+1))',
                found.elapsed_years,
                "ratio",
            ),
            (6, f"NOT({comes})", found.sustained, "text_right"),
            (
                7,
                f'IF($O{{row}}=0,"{NO_COST}",IF({comes},"{NOT_WITHIN}",""))',
                found.reason,
                "text",
            ),
            (
                8,
                f'IF({before},INDEX({{labels}},1,MIN($M{{row}},{{years}})),"")',
                first.year if first else None,
                "text_right",
            ),
            (9, f'IF({before},{then},"")', first.years if first else None, "ratio"),
            (
                10,
                f'IF({before},INDEX({{labels}},1,MIN($N{{row}},{{years}})),"")',
                first.falls_back if first else None,
                "text_right",
            ),
        )
        for column, formula, value, style in written:
            shown = "" if value is None else value
            sheet.formula(row, column, formula.format(**cells), shown, style)


def _wanted(option: OptionAppraisal, agencies: AgenciesSheet) -> list[_Wanted]:
    on = "Payback"
    public, everyone = agencies.public, agencies.everyone

    def counted(block: Block, *keys: str) -> str:
        return "+".join(block.at(key).value(on) for key in keys)

    costs = counted(public, "spends", "pays_others")
    financial = option.financial
    society = option.public_value.payback
    found = [
        _Wanted(
            "financial.payback",
            public.name,
            public,
            "net",
            costs,
            financial.payback,
        ),
        _Wanted(
            "financial.payback_cashable",
            f"{public.name}, in cash",
            public,
            "net_cashable",
            costs,
            financial.payback_cashable,
        ),
        _Wanted(
            "public_value.payback",
            everyone.name,
            everyone,
            "net_public_value",
            counted(everyone, "spends_or_gives"),
            society,
        ),
    ]
    for n, (agency, answer) in enumerate(option.agencies.items()):
        block = agencies.agencies[n]
        costs = counted(block, "spends", "pays")
        path = f"agencies.{agency}.payback"
        found += [
            _Wanted(path, block.name, block, "net", costs, answer.payback),
            _Wanted(
                f"{path}_cashable",
                f"{block.name}, in cash",
                block,
                "net_cashable",
                costs,
                answer.payback_cashable,
            ),
        ]
    return found
