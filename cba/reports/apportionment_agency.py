"""One page for one partner: what we pay, what we get, when, how sure, what we sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.analysis.shared_risk import rules_of
from cba.reports.apportionment_schedule import Yearly, by_year
from cba.reports.apportionment_tables import tariffs_of
from cba.reports.apportionment_text import parted
from cba.reports.apportionment_view import Agreed
from cba.reports.apportionment_words import refusal_words
from cba.reports.formatting import is_nought
from cba.reports.outcome_words import capitalised
from cba.reports.shared_risk_words import agency_findings, rule_words
from cba.reports.terminal import title_lines
from cba.reports.text_table import HANG, Line
from cba.results.sums import in_all

Years = tuple[float, ...]


def agency_text(agreed: Agreed, agency: str) -> list[Line]:
    """The agreement from the side of one partner, for its board."""
    page = _Page(agreed, agency)
    head = [
        *title_lines(agreed.view.appraisal, agreed.view.option),
        Line(f"For {agreed.called(agency)}. {agreed.rule_words}.", hang=HANG),
    ]
    sections = {
        "What we pay": page.pays(),
        "What we get": page.gets(),
        "When": page.when(),
        "How sure": page.how_sure(),
        "What we are asked to agree": page.asked(),
    }
    blocks = [head, [Line(words, hang=HANG) for words in _refusal(agreed)]]
    for heading, sentences in sections.items():
        said = [Line(f"  {words}", hang=2 * HANG) for words in sentences]
        if said:
            blocks.append([Line(heading, "head"), *said])
    blocks.append(list(page.years()))
    return parted(blocks)


def _refusal(agreed: Agreed) -> Iterator[str]:
    """That there is no agreement, and what the page shows then."""
    if agreed.found.feasible:
        return
    yield refusal_words(agreed)
    if agreed.moves:
        yield "Below, what is short is shared by the same rule all the same."


#: Level payments in whole pennies differ by a penny.
_A_PENNY_OR_TWO = 0.015


class _Page:
    """What one partner asks of an agreement."""

    def __init__(self, agreed: Agreed, agency: str) -> None:
        self._agreed = agreed
        self._key = agency
        self._found = agreed.found
        self._before = agreed.found.before[agency]
        self._after = agreed.found.after[agency]
        self._paid = {
            payee: amounts
            for (payer, payee), amounts in agreed.by_pair.items()
            if payer == agency
        }
        self._received = {
            payer: amounts
            for (payer, payee), amounts in agreed.by_pair.items()
            if payee == agency
        }

    def pays(self) -> Iterator[str]:
        costs = self._of("costs")
        if any(costs):
            yield f"Our own costs: {self._sum(costs)}."
        in_kind = self._in_kind()
        if any(in_kind):
            yield f"Given in kind: {self._sum(in_kind)}."
        for payee, amounts in self._paid.items():
            yield f"To {self._agreed.called(payee)}: {self._sum(amounts)}."
        if not any((*costs, *in_kind)) and not self._paid:
            yield "Nothing."

    def gets(self) -> Iterator[str]:
        gains = self._gains()
        if any(gains):
            words = f"{capitalised(self._agreed.gains)} of our own"
            yield f"{words}: {self._sum(gains)}."
        grants = self._before.grants
        if any(grants):
            yield f"Grants: {self._sum(grants)}."
        for payer, amounts in self._received.items():
            yield f"From {self._agreed.called(payer)}: {self._sum(amounts)}."
        if not any((*gains, *grants)) and not self._received:
            yield "Nothing."

    def when(self) -> Iterator[str]:
        yield "The money is " + self._both(
            self._back(self._after.whole_from), self._back(self._before.whole_from)
        )
        yield capitalised(
            self._both(
                self._deepest(self._after.peak_funding),
                self._deepest(self._before.peak_funding),
            )
        )

    def _both(self, after: str, before: str) -> str:
        """What holds with the agreement and without it; where there is none, once."""
        if not self._agreed.moves:
            return f"{before}."
        if after == before:
            return f"{after}, with the agreement as without it."
        return f"{after} with the agreement, and {before} without it."

    def _deepest(self, amount: float) -> str:
        if is_nought(amount):
            return "never out of pocket"
        return f"out of pocket by {self._agreed.money(amount)} at the deepest"

    def _back(self, year: str | None) -> str:
        if year is None:
            return f"not back by {self._agreed.view.labels[-1]}"
        return f"back from {year}"

    def how_sure(self) -> Iterator[str]:
        risk = self._agreed.risk
        if not self._agreed.moves:
            return
        if risk is None:
            yield (
                "No input has a range, so that nothing says how sure this is: write "
                "some, as in `12% (6% to 18%)`."
            )
        elif self._key in risk.agencies:
            yield from agency_findings(risk, self._agreed.view, self._key)

    def asked(self) -> Iterator[str]:
        if not self._found.feasible:
            yield "Nothing: no payments meet the terms."
            return
        prices = tuple(self._tariffs())
        yield from prices
        forecast = ", as forecast" if prices else ""
        for payee, amounts in self._paid.items():
            who = self._agreed.called(payee)
            yield f"To pay {who} {self._by_year(amounts)}{forecast}."
        for payer, amounts in self._received.items():
            who = self._agreed.called(payer)
            yield f"To receive {self._by_year(amounts)} from {who}{forecast}."
        if not self._paid and not self._received:
            yield "No payment, but to bear its own costs and keep its own gains."
        rules = rules_of(self._agreed.view.project)
        yield from rule_words(rules, self._found.terms.to)
        yield from self._by_leaving()

    def _tariffs(self) -> Iterator[str]:
        """What is paid for each unit of an outcome, by this partner or to it."""
        for tariff in tariffs_of(self._agreed):
            called = self._agreed.called
            price = f"{tariff.price} for each unit of “{tariff.outcome}”"
            if tariff.payer == self._key:
                yield f"To pay {called(tariff.payee)} {price}."
            elif tariff.payee == self._key:
                yield f"To receive {price} from {called(tariff.payer)}."

    def _by_leaving(self) -> Iterator[str]:
        stake = self._found.stakes.get(self._key)
        if stake is None:
            return
        if is_nought(stake.gain):
            words = "lose nothing and gain nothing"
        elif stake.gain < 0:
            words = f"gain {self._agreed.money(-stake.gain)}"
        else:
            words = f"lose {self._agreed.money(stake.gain)}"
        yield f"Walking away would {words}, in present value."

    def _by_year(self, amounts: Years) -> str:
        """A sum, or the same one every year."""
        paid = [(n, x) for n, x in enumerate(amounts) if x]
        labels = self._agreed.view.labels
        first, last = paid[0][0], paid[-1][0]
        sums = [x for _, x in paid]
        is_level = max(sums) - min(sums) < _A_PENNY_OR_TWO
        if is_level and len(paid) == last - first + 1 > 1:
            each = self._agreed.money(paid[0][1])
            return f"{each} a year from {labels[first]} to {labels[last]}"
        return self._sum(amounts)

    def _sum(self, amounts: Years) -> str:
        """A sum with the years it falls in."""
        labels = self._agreed.view.labels
        held = [n for n, x in enumerate(amounts) if x]
        first, last = labels[held[0]], labels[held[-1]]
        when = f"in {first}" if first == last else f"from {first} to {last}"
        return f"{self._agreed.money(in_all(amounts))} {when}"

    def _of(self, account: str) -> Years:
        years = self._agreed.view.option.agencies[self._key].by_year
        return tuple(getattr(year, account) for year in years)

    def _in_kind(self) -> Years:
        """What we give in kind, where that counts and is not among our costs."""
        at = list(self._agreed.view.option.agencies).index(self._key)
        counts = self._found.terms.to == "public-value"
        if not counts or self._agreed.view.book.bears_in_kind(at):
            return ()
        return self._of("in_kind")

    def _gains(self) -> Years:
        to = self._found.terms.to
        gains = self._of("cashable" if to == "cashable" else "benefits")
        if to != "public-value":
            return gains
        return _added(gains, self._of("value"))

    def years(self) -> Iterator[Line]:
        """The partner's own course, year by year; money out is negative."""
        rows = [
            Yearly("Our own costs", _negative(self._of("costs"))),
            Yearly(capitalised(self._agreed.gains), self._gains()),
            Yearly("Given in kind", _negative(self._in_kind())),
            Yearly("Grants", self._before.grants),
            Yearly("Payments agreed before", self._of("payments")),
            *(
                Yearly(f"To {self._agreed.called(payee)}", _negative(amounts))
                for payee, amounts in self._paid.items()
            ),
            *(
                Yearly(f"From {self._agreed.called(payer)}", amounts)
                for payer, amounts in self._received.items()
            ),
        ]
        rows = [row for row in rows if any(row.amounts)]
        rows += [
            Yearly("Net", self._after.net_cash, is_total=True),
            Yearly("Cumulative", self._after.cumulative, has_sum=False),
        ]
        if self._agreed.moves:
            before = self._before.cumulative
            rows.append(Yearly("  without agreement", before, has_sum=False))
        prices = self._agreed.view.prices
        yield from by_year(
            self._agreed, f"{{}}, {prices} prices", rows, every_year=True
        )


def _negative(amounts: Sequence[float]) -> Years:
    return tuple(0.0 - x for x in amounts)


def _added(*courses: Sequence[float]) -> Years:
    return tuple(map(sum, zip(*courses, strict=True)))
