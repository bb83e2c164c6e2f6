"""Numbers, shares and series in every form that an analyst may write them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.properties.choosing import Chooser

Tree = dict[str, Any]
Spell = Callable[[], Any]


def count(choose: Chooser, low: int, high: int) -> object:
    """A plain number between two bounds, at times with a tenth."""
    number = choose.whole(low, high)
    return number + 0.5 if choose.chance(15) else number


def pounds(choose: Chooser, thousands: int) -> object:
    """An amount up to so many thousand pounds, in one of the money forms."""
    amount = choose.whole(1, thousands * 10) * 100
    return choose.pick(
        [
            amount,
            f"{amount:_}",
            f"£{amount // 1000}k" if amount % 1000 == 0 else f"{amount / 1000}k",
            f"£{amount / 1_000_000}m",
            f"£{amount:,}",
            float(amount) + 0.25,
        ]
    )


def unit_value(choose: Chooser, highest: int) -> object:
    """Pounds for each unit, with pence at times."""
    value = choose.whole(1, highest)
    return choose.pick([value, value + 0.75, f"£{value}", f"£{value:,}.50"])


def reverse(written: object) -> object:
    """The same number with a minus before it."""
    if isinstance(written, str):
        return f"-{written}"
    assert isinstance(written, int | float)
    return -written


def share(choose: Chooser, low: int = 0, high: int = 100) -> object:
    """A share between two whole percentages, never a bare 0 or 1."""
    percent = choose.whole(low, high)
    if percent in {0, 100}:
        return f"{percent}%"
    return choose.pick(
        [f"{percent}%", percent / 100, f"{percent}/100", f"{percent}.0%"]
    )


def with_evidence(choose: Chooser, percent: int, *, graded: bool) -> object:
    """A share with a range, or written long with what it rests on."""
    low, high = max(0, percent - 5), min(100, percent + 8)
    if choose.chance(50):
        return f"{percent}% ({low}% to {high}%)"
    written = {
        "value": f"{percent}%",
        "low": f"{low}%",
        "high": f"{high}%",
        "shape": choose.pick(["pert", "triangular", "uniform"]),
        "source": "Made up for a test",
        "status": "illustrative",
    }
    return {**written, "confidence": choose.whole(1, 6)} if graded else written


def shares_of_whole(choose: Chooser, agencies: Sequence[str]) -> object:
    """One agency, or several in shares of exactly the whole."""
    if len(agencies) == 1 or choose.chance(35):
        return choose.pick(agencies)
    first = choose.whole(0, len(agencies) - 1)
    chosen = [*agencies[first:], *agencies[:first]][: choose.whole(2, 4)]
    weights = [choose.whole(1, 40) for _ in chosen]
    if choose.chance(50):
        whole = sum(weights)
        ratios = [f"{weight}/{whole}" for weight in weights]
        return dict(zip(chosen, ratios, strict=True))
    percents = [weight // 2 for weight in weights[1:]]
    percents = [percent // len(percents) for percent in percents]
    parts = [100 - sum(percents), *percents]
    return {
        agency: f"{percent}%" for agency, percent in zip(chosen, parts, strict=True)
    }


def amounts_by_year(choose: Chooser, labels: Sequence[Any], spell: Spell) -> object:
    """A series of amounts in one of the five forms; years may be left out."""
    years = len(labels)
    form = choose.pick(["scalar", "years", "ranges", "list", "growing"])
    if form == "scalar":
        return spell()
    if form == "list":
        return [spell() for _ in range(choose.whole(1, min(years, 6)))]
    if form == "years":
        step = choose.whole(1, 3)
        named = list(labels[choose.whole(0, years - 1) :: step])[:5]
        return {label: spell() for label in named}
    if form == "growing":
        first = choose.whole(0, years - 1)
        growth = choose.pick(["2%", "-3%", "0.5%", 0.04])
        written = {labels[first]: spell()}
        if first + 1 < years and choose.chance(30):
            written[labels[first + 1]] = spell()
        return {**written, "growing": growth}
    return _ranges(choose, labels, spell)


def _ranges(choose: Chooser, labels: Sequence[Any], spell: Spell) -> Tree:
    years = len(labels)
    first = choose.whole(0, years - 1)
    last = choose.whole(first, years - 1)
    written = {f"{labels[first]}..{labels[last]}": spell()}
    if last + 1 < years and choose.chance(50):
        written[f"{labels[last + 1]}.."] = spell()
    return written


def factor_by_year(choose: Chooser, labels: Sequence[Any], spell: Spell) -> object:
    """A factor, mostly one for all years; else every year is named."""
    years = len(labels)
    if years == 1 or choose.chance(70):
        return spell()
    form = choose.pick(["list", "ranges", "growing"])
    if form == "list":
        return [spell() for _ in labels]
    cut = choose.whole(1, years - 1)
    if form == "ranges":
        return {
            f"{labels[0]}..{labels[cut - 1]}": spell(),
            f"{labels[cut]}..": spell(),
        }
    return {f"{labels[0]}..{labels[cut - 1]}": spell(), "growing": "-4%"}
