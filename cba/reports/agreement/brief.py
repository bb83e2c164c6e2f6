"""The cover and the page in brief of an agreement."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cba.discounting import label
from cba.library.in_use import editions_of, schedule_of
from cba.reports.agreement.deal import Deal
from cba.reports.agreement.gains_chart import gains_charts
from cba.reports.agreement.rule_words import NET, rule_words
from cba.reports.apportionment_view import GAINS
from cba.reports.apportionment_words import findings
from cba.reports.assumption import timing_words
from cba.reports.calendar_words import date_words
from cba.reports.content import (
    Block,
    Column,
    Fact,
    FrontMatter,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
)
from cba.reports.formatting import NO_FIGURE, counted, listed, unit_for
from cba.reports.front import front_matter
from cba.reports.outcome_words import capitalised
from cba.reports.simulation_words import chance
from cba.reports.table_parts import row
from cba.reports.texts import as_title, tidy

_KIND = "Agreement between partners"
#: The picture of more parties than this would not leave the page in brief one page.
_FEW = 6
#: So many lines leave room on the page for the rest.
_MOST_ROWS = 8


def agreement_front(deal: Deal) -> FrontMatter:
    """The cover: of the project, with what the agreement rests on."""
    front = front_matter(deal.before)
    return FrontMatter(
        kind=_KIND,
        title=front.title,
        short_title=front.short_title,
        place=front.place,
        status=front.status or "Draft",
        author=front.author,
        dated=front.dated,
        description=f"{_KIND}: {front.title}",
        facts=tuple(_facts(deal)),
        # The fingerprint of the project with the payments tells two agreements apart.
        fingerprint=deal.after.appraisal.run.fingerprint,
    )


def _facts(deal: Deal) -> Iterator[Fact]:
    about, settings, terms = (
        deal.project.project,
        deal.project.appraisal,
        deal.agreed.terms,
    )
    yield Fact("Parties", listed(deal.names[key] for key in deal.parties))
    if len(deal.before.appraisal.options) > 1:
        yield Fact("Option", as_title(deal.before.option.title))
    if about.version:
        yield Fact("Version", tidy(about.version))
    if about.dated:
        yield Fact("Date", date_words(about.dated))
    if about.author:
        yield Fact("Prepared by", tidy(about.author))
    yield Fact("Rule", f"{terms.rule}, counting {GAINS[terms.to]}")
    yield Fact("Period", f"{deal.before.period}, {deal.before.length}")
    yield Fact("Prices", f"{deal.before.prices}, real terms")
    schedule = schedule_of(settings.discounting, editions_of(deal.project))
    yield Fact("Discounting", f"{label(schedule)}, {timing_words(settings.timing)}")
    yield Fact("Made with", deal.before.appraisal.run.tool)
    yield Fact("Fingerprint", deal.before.appraisal.run.fingerprint)


def agreement_in_brief(deal: Deal) -> Section:
    """One page: what is agreed, what it does for each, one table and one chart."""
    return Section("in-brief", "In brief", tuple(_blocks(deal)))


def _blocks(deal: Deal) -> Iterator[Block]:
    terms = deal.agreed.terms
    # How sure each is, and what else to know, have places of their own.
    found = deal.agreed._replace(notes=())
    first, *others = findings(deal.sides._replace(found=found, risk=None))
    yield Paragraph(first, "lead")
    yield _key_figures(deal)
    yield Paragraph(" ".join(others))
    yield Paragraph(
        f"{rule_words(terms.rule, terms.to)} This is a draft for the parties' lawyers "
        "and directors of finance. Square brackets hold what the project file does not "
        "say."
    )
    yield brief_table(deal)
    if has_room_in_brief(deal):
        yield from gains_charts(deal)


def has_room_in_brief(deal: Deal) -> bool:
    """Whether the page has room for the picture of pays against gains."""
    return len(deal.parties) <= _FEW


def brief_table(deal: Deal) -> Table:
    """Each party on a line: what it pays and is paid, and where that leaves it.

    Of many, those that gain or pay least stand together on one line.
    """
    agreed = deal.agreed
    sums = {
        key: (
            agreed.before[key].worth,
            math.fsum(deal.paid(key)),
            math.fsum(deal.received(key)),
            agreed.after[key].worth,
            agreed.after[key].cash,
        )
        for key in deal.parties
    }
    named = set(deal.parties)
    if len(named) > _MOST_ROWS:
        ordered = sorted(sums, key=lambda key: -max(map(abs, sums[key])))
        named = set(ordered[: _MOST_ROWS - 1])
    rest = [key for key in sums if key not in named]
    together = tuple(map(math.fsum, zip(*(sums[key] for key in rest), strict=True)))
    unit = unit_for(
        [x for each in (*sums.values(), together) for x in each], deal.before.currency
    )
    never = f"not by {deal.labels[-1]}"
    rows = [
        row(deal.names[key], unit, sums[key], agreed.after[key].whole_from or never)
        for key in sums
        if key in named
    ]
    if rest:
        others = counted(len(rest), "other party", "other parties")
        rows.append(row(f"{others} together", unit, together, NO_FIGURE))
    return Table(
        "brief-positions",
        "What each party pays, and where that leaves it",
        (
            Column("Party", "heading", 5),
            Column("Net without the agreement", width=3),
            Column("Pays in all"),
            Column("Is paid in all"),
            Column("Net with the agreement", width=3),
            Column(f"{capitalised(NET[agreed.terms.to])} by {deal.whole_by}", width=3),
            Column("Whole from", width=3),
        ),
        tuple(rows),
        f"{unit.words}, {deal.before.prices} prices",
        ("Net positions are present values; other sums are not discounted.",),
    )


def _key_figures(deal: Deal) -> KeyFigures:
    flows = deal.flows
    payers = len({payer for payer, _ in flows})
    whole = [key for key in deal.parties if _is_whole(deal, key)]
    was = [key for key in deal.parties if _was_whole(deal, key)]
    return KeyFigures(
        (
            KeyFigure(
                "Paid between the parties",
                deal.money(deal.in_all),
                f"by {counted(payers, 'party', 'parties')}, over {deal.before.length}",
            ),
            KeyFigure(
                f"Whole by {deal.whole_by}",
                f"{len(whole)} of {len(deal.parties)}",
                f"parties; {len(was)} without the agreement",
            ),
            _deepest(deal),
            _surest(deal),
        )
    )


def _is_whole(deal: Deal, key: str) -> bool:
    return _by(deal, deal.agreed.after[key].whole_from)


def _was_whole(deal: Deal, key: str) -> bool:
    return _by(deal, deal.agreed.before[key].whole_from)


def _by(deal: Deal, year: str | None) -> bool:
    return year is not None and deal.labels.index(year) <= deal.labels.index(
        deal.whole_by
    )


def _deepest(deal: Deal) -> KeyFigure:
    key = max(deal.parties, key=lambda each: deal.agreed.after[each].peak_funding)
    after, before = deal.agreed.after[key], deal.agreed.before[key]
    return KeyFigure(
        "Deepest deficit of a party",
        deal.money(after.peak_funding),
        f"{deal.called(key)}; {deal.money(before.peak_funding)} without the agreement",
    )


def _surest(deal: Deal) -> KeyFigure:
    """The party that is least sure to be whole, or the largest payment in a year."""
    if deal.risk is None or not deal.risk.agencies:
        years = [sum(each) for each in zip(*deal.flows.values(), strict=True)]
        most = max(years, default=0.0)
        when = deal.labels[years.index(most)] if years else deal.labels[0]
        return KeyFigure("Most paid in a year", deal.money(most), f"in {when}")

    def surely(key: str) -> float:
        risk = deal.risk.agencies[key] if deal.risk is not None else None
        if risk is None:
            return 0.0
        ruled = risk.chance_whole_with_rules
        return risk.chance_whole_after if ruled is None else ruled

    key = min(deal.risk.agencies, key=surely)
    return KeyFigure(
        "Least sure to be whole",
        chance(surely(key)),
        deal.called(key),
    )
