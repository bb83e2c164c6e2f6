"""What is measured, by whom, and on what data the parties rely."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.agreement.deal import Deal
from cba.reports.agreement.order import section, see
from cba.reports.assurance import editions_in_use
from cba.reports.content import Block, Bullets, Section
from cba.reports.formatting import listed
from cba.reports.lines_of_option import benefits_of, title_of
from cba.reports.realisation import measure_table
from cba.reports.texts import paragraphs, sentence


def outcomes_section(deal: Deal) -> Section:
    """The measures of the outcomes, and the data that both forecast and count use."""
    return section("outcomes", _blocks(deal))


def _blocks(deal: Deal) -> Iterator[Block | str]:
    benefits = tuple(benefits_of(deal.before))
    measured = [
        (title_of(each, key), each.measure)
        for key, each in benefits
        if each.measure is not None
    ]
    missing = [title_of(each, key) for key, each in benefits if each.measure is None]
    if measured:
        yield "The parties must measure the outcomes of the project as the table says."
        yield measure_table(deal.before, measured)
    if missing:
        named = listed(f"“{title}”" for title in missing)
        yield (f"For {named}: [indicator, baseline, target, owner and how often].")
    yield (
        "The owner of a measure must count it at its own cost and report it to every "
        "party within [30] days of the end of each period. Savings of a year are "
        "worked out from what was counted as the forecast was: by the unit values, and "
        "by the shares of deadweight and attribution, of the project file."
    )
    sharing = deal.project.sharing
    given = paragraphs(sharing.data if sharing is not None else None)
    yield from map(sentence, given)
    if not given:
        yield "[Whose data decides where two sources differ, and who may audit them.]"
    yield (
        "Personal data are shared only under [the data sharing agreement of the "
        "parties, with its date], as the UK General Data Protection Regulation and the "
        "Data Protection Act 2018 require. What this agreement asks for are counts and "
        "sums."
    )
    editions = tuple(
        f"{each.title}{' (unverified)' if each.status == 'unverified' else ''}"
        for each in editions_in_use(deal.before)
    )
    if editions:
        yield (
            "The forecast rests on the project file, whose register of assumptions has "
            "the source of each input, and on these data:"
        )
        yield Bullets(editions)
    yield (
        "If published data that the forecast rests on are revised, the forecast "
        f"changes only by a review under {see('review')}."
    )
