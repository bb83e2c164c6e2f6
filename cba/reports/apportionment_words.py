"""What an agreement does to its partners, in sentences that they would sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.reports.apportionment_view import Agreed, is_short
from cba.reports.formatting import counted, is_nought, listed
from cba.reports.outcome_words import capitalised
from cba.reports.shared_risk_words import findings as risk_findings
from cba.reports.texts import sentence
from cba.results.sums import in_all

#: More partners than this are not named one by one in a sentence.
_NAMED = 4
#: What whole pennies a unit come to, as a share of all gains.
_ROUNDING = 1e-4


def findings(agreed: Agreed) -> Iterator[str]:
    """Who is short without it, who pays, who is whole with it, who might walk away."""
    found = agreed.found
    if found.feasible:
        yield from _without(agreed)
    else:
        yield refusal_words(agreed)
    yield from _paid(agreed)
    yield from _with(agreed)
    yield from map(sentence, found.notes)
    if not found.feasible:
        return
    if agreed.risk is not None:
        yield from risk_findings(agreed.risk, agreed.view)
    yield from walking_away(agreed)


def refusal_words(agreed: Agreed) -> str:
    """That there is no agreement, and why."""
    reason = agreed.found.reason or "no payments meet all of them"
    return f"There is no agreement on these terms. {sentence(capitalised(reason))}"


def _without(agreed: Agreed) -> Iterator[str]:
    """Who would be out of pocket if nothing were agreed."""
    if not agreed.partners:
        return
    before = agreed.found.before
    short = [key for key in agreed.partners if is_short(before[key])]
    year = agreed.found.terms.whole_by
    if not short:
        yield (
            f"Every partner would have its money back{agreed.in_cash} by {year} "
            "without any agreement."
        )
        return
    sums = [
        (agreed.called(key), agreed.money(-before[key].cash))
        for key in sorted(short, key=lambda key: before[key].cash)
    ]
    (first, most), *others = sums
    words = f"Without an agreement {first} would be {most} out of pocket"
    words += f"{agreed.in_cash} by {year}"
    if others:
        words += ", " + listed(f"{who} {much}" for who, much in others[: _NAMED - 1])
        if len(others) >= _NAMED:
            rest = len(others) - _NAMED + 1
            words += f", and {counted(rest, 'other partner')} less"
    if not agreed.in_cash:
        words += f", counting {agreed.gains}"
    yield f"{words}."


def _paid(agreed: Agreed) -> Iterator[str]:
    """Who pays how much, to whom and when."""
    pairs = agreed.by_pair
    if not pairs:
        return
    years = [
        label
        for n, label in enumerate(agreed.view.labels)
        if any(amounts[n] for amounts in pairs.values())
    ]
    when = f"in {years[0]}" if len(years) == 1 else f"from {years[0]} to {years[-1]}"
    if not agreed.found.feasible:
        when = f"were it shared by this rule all the same, {when}"
    when = capitalised(when)
    prices = f"in {agreed.view.prices} prices"
    if len(pairs) <= _NAMED:
        said = [
            f"{agreed.called(payer)} would pay "
            + listed(
                f"{agreed.called(payee)} {agreed.money(in_all(amounts))}"
                for (each, payee), amounts in pairs.items()
                if each == payer
            )
            for payer in dict.fromkeys(pair[0] for pair in pairs)
        ]
        yield f"{when} {', and '.join(said)}, {prices}."
        return
    whole = in_all(in_all(amounts) for amounts in pairs.values())
    payers, payees = ({pair[side] for pair in pairs} for side in (0, 1))
    yield (
        f"{when} {counted(len(payers), 'partner')} would pay {agreed.money(whole)} to "
        f"{counted(len(payees), 'partner')}, {prices}."
    )


def _with(agreed: Agreed) -> Iterator[str]:
    """Who is whole with it, and who still is not."""
    found = agreed.found
    short = [key for key in agreed.partners if is_short(found.before[key])]
    mended = [key for key in short if not is_short(found.after[key])]
    year = found.terms.whole_by
    if len(mended) > _NAMED:
        many = "all" if len(mended) == len(short) else f"{len(mended)} of the"
        yield (
            f"With it {many} {len(short)} who would be out of pocket would have their "
            f"money back{agreed.in_cash} by {year}."
        )
    elif mended:
        by_year: dict[str, list[str]] = {}
        for key in mended:
            since = found.after[key].whole_from or year
            by_year.setdefault(since, []).append(agreed.called(key))
        (since, who), *later = by_year.items()
        words = f"With it {listed(who)} would have the money back{agreed.in_cash}"
        words += f" from {since}"
        for since, who in later:
            words += f", {listed(who)} from {since}"
        yield f"{words}."


def walking_away(agreed: Agreed) -> Iterator[str]:
    """What each would lose by leaving, and whether some would do better together."""
    found = agreed.found
    stakes = {key: found.stakes[key] for key in agreed.partners if key in found.stakes}
    if not stakes:
        return
    tempted = [key for key, each in stakes.items() if each.gain < -0.5]
    if tempted:
        said = (
            f"{agreed.called(key)} by {agreed.money(-stakes[key].gain)}"
            for key in tempted
        )
        yield f"Better off walking away: {listed(said)}."
    else:
        least = min(stakes, key=lambda key: stakes[key].gain)
        gain = stakes[least].gain
        if is_nought(gain):
            words = f"{agreed.called(least)} would lose nothing by it"
        else:
            words = f"{agreed.called(least)} would lose least by it, "
            words += f"{agreed.money(gain)}"
        yield f"No partner would be better off walking away: {words}."
    if found.core is None:
        return
    together = in_all(found.after[key].pv_gains for key in stakes)
    if found.core.in_core or is_nought(found.core.short_by):
        yield "Nor would any group of partners: the split is in the core."
    elif found.core.short_by < _ROUNDING * together:
        short = agreed.money(found.core.short_by)
        yield (
            f"Nor would any group of partners, but for {short} that rounding leaves: "
            "the split is in the core."
        )
    elif len(found.core.blocking) > 1:
        yield (
            f"{_group(agreed, found.core.blocking)} would be "
            f"{agreed.money(found.core.short_by)} better off on their own: the split "
            "is not in the core."
        )


def _group(agreed: Agreed, members: Sequence[str]) -> str:
    """Partners by name; most of many by those who are not among them."""
    others = [key for key in agreed.partners if key not in members]
    if len(members) <= _NAMED:
        return capitalised(listed(map(agreed.called, members)))
    if not others:
        return "All partners"
    if len(others) <= _NAMED:
        return f"All partners but {listed(map(agreed.called, others))}"
    return f"{len(members)} of the {len(agreed.partners)} partners"
