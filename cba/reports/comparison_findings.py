"""What a comparison of options comes to, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from cba.analysis.comparison import Comparison
from cba.analysis.scenarios import ScenarioRow, ScenarioTable
from cba.reports.comparison_words import Words
from cba.reports.formatting import is_nought, listed
from cba.reports.outcome_words import capitalised, net_words
from cba.reports.texts import as_title

#: An agency's choice, and what it weighs an option by.
_Weigh = Callable[[str, str | None], float]
_NO_SCENARIOS = ScenarioTable()


def findings(
    comparison: Comparison, words: Words, scenarios: ScenarioTable = _NO_SCENARIOS
) -> Iterator[str]:
    """Who would choose what, what is no choice, and whether scenarios change it."""
    yield _of_society(comparison, words)
    yield from _of_public_bodies(comparison, words)
    yield from _of_the_preferred(comparison, words)
    yield from choices(comparison, words)
    if len(scenarios.rows) > 1:
        yield _under_scenarios(comparison, words, scenarios.rows)
        yield from _alike(words, scenarios)


def choices(comparison: Comparison, words: Words) -> Iterator[str]:
    """Which agencies would choose otherwise than the whole, and what no one should."""
    yield from _of_agencies(comparison, words)
    yield from _dominated(comparison, words)


def _of_society(comparison: Comparison, words: Words) -> str:
    best = comparison.whole_prefers
    others = sorted(
        (key for key in comparison.candidates if key != best),
        key=comparison.public_value,
        reverse=True,
    )
    value = words.money(comparison.public_value(best))
    if best is None:
        first, *_ = others
        least = words.money(comparison.public_value(first))
        if len(others) == 1:
            return f"{words.quoted(first)} is not worth its costs: its NPSV is {least}."
        return (
            "No option is worth its costs: the best, "
            f"{words.quoted(first)}, has an NPSV of {least}."
        )
    if not others:
        return f"{words.quoted(best)} is worth its costs: its NPSV is {value}."
    following = words.quoted(others[0])
    its = words.money(comparison.public_value(others[0]))
    if comparison.candidates[best].role == "baseline":
        return (
            f"For society nothing is better than {words.quoted(best)}: the best of the "
            f"others, {following}, has an NPSV of {its}."
        )
    gap = comparison.public_value(best) - comparison.public_value(others[0])
    if is_nought(gap):
        return f"For society {words.quoted(best)} and {following} are as good: {value}."
    return (
        f"For society {words.quoted(best)} is best: its NPSV is {value}, "
        f"{words.money(gap)} more than that of {following}."
    )


def _of_the_preferred(comparison: Comparison, words: Words) -> Iterator[str]:
    best = comparison.whole_prefers
    for key, each in comparison.candidates.items():
        gap = comparison.public_value(best) - comparison.public_value(key)
        if each.role == "preferred" and key != best and not is_nought(gap):
            yield (
                f"The preferred option, {words.quoted(key)}, is worth "
                f"{words.money(gap)} less to society than the best."
            )


def _of_public_bodies(comparison: Comparison, words: Words) -> Iterator[str]:
    """The choice of public bodies together, where there are several."""
    if sum(each.public for each in comparison.agencies.values()) < 2:
        return
    choice, best = comparison.public_prefers, comparison.whole_prefers
    own = net_words(comparison.public_net(choice), words.currency)
    if choice is None and best is None:
        yield f"Public bodies together would choose {words.quoted(None)} too."
        return
    if choice == best:
        it = words.quoted(best) if _has_equal(comparison) else "It"
        yield f"{it} is the best for public bodies together too: they would be {own}."
        return
    other = net_words(comparison.public_net(best), words.currency)
    if choice is None or comparison.candidates[choice].role == "baseline":
        yield (
            f"Public bodies together would choose {words.quoted(choice)}: with "
            f"{words.quoted(best)} they would be {other}."
        )
        return
    yield (
        f"Public bodies together would choose {words.quoted(choice)}, with which they "
        f"would be {own}; with {words.quoted(best)}, {other}."
    )


def _has_equal(comparison: Comparison) -> bool:
    """Whether another option is worth as much to society as the best."""
    best = comparison.whole_prefers
    most = comparison.public_value(best)
    return any(
        is_nought(most - comparison.public_value(key))
        for key in comparison.candidates
        if key != best
    )


def _of_agencies(comparison: Comparison, words: Words) -> Iterator[str]:
    """Who would choose otherwise than the whole: by net position, and in cash."""
    best = comparison.whole_prefers
    chosen = comparison.prefers
    apart = {key: own for key, own in chosen.items() if own != best}
    if len(chosen) > 1 and not apart:
        yield f"Every agency would choose {words.quoted(best)} for itself."
    if apart:
        better = _better(apart, comparison.position, best, words)
        yield f"Not all would choose {words.quoted(best)}: {better}."
    in_cash = {
        key: own
        for key, own in comparison.prefers_cashable.items()
        if own not in {best, chosen[key]}
    }
    if in_cash:
        yield f"In cash, {_better(in_cash, comparison.cash, best, words)}."


def _better(
    choices: Mapping[str, str | None], weigh: _Weigh, best: str | None, words: Words
) -> str:
    """Each option that some would choose, for whom it is better, and by how much."""
    parts: list[str] = []
    for option in dict.fromkeys(choices.values()):
        gains = {
            key: weigh(key, option) - weigh(key, best)
            for key, own in choices.items()
            if own == option
        }
        ordered = sorted(gains, key=lambda key: -gains[key])
        who = listed(f"{words.called(x)} by {words.money(gains[x])}" for x in ordered)
        verb = "" if parts else " would be better"
        parts.append(f"{words.quoted(option)}{verb} for {who}")
    return "; ".join(parts)


def _dominated(comparison: Comparison, words: Words) -> Iterator[str]:
    """The options that another betters; business as usual is what all of them do."""
    for key, by in comparison.dominated.items():
        if comparison.candidates[key].role == "baseline":
            continue
        nobody = (
            " No agency would be better off with it."
            if key in comparison.dominated_for_all
            else ""
        )
        yield (
            f"{words.quoted(key)} is dominated by {words.quoted(by)}: it costs no less "
            f"public money, and gives no more public value.{nobody}"
        )


def _under_scenarios(
    comparison: Comparison, words: Words, scenarios: Sequence[ScenarioRow]
) -> str:
    """Whether another option is best for society under some scenario."""
    usual = comparison.whole_prefers
    found: dict[str | None, list[str]] = {}
    for each in scenarios:
        best = best_under(comparison, each)
        if each.scenario is not None and best != usual:
            found.setdefault(best, []).append(f"“{as_title(each.title)}”")
    if not found:
        under = listed(f"“{as_title(x.title)}”" for x in scenarios if x.scenario)
        return f"{capitalised(words.quoted(usual))} stays best under {under}."
    parts = (
        f"{words.quoted(option)} would be best under {listed(under)}"
        for option, under in found.items()
    )
    return f"It depends on the scenario: {'; '.join(parts)}."


def _alike(words: Words, scenarios: ScenarioTable) -> Iterator[str]:
    """Where a scenario sets in all options what sets one of them apart."""
    titles = {each.scenario: as_title(each.title) for each in scenarios.rows}
    for scenario in dict.fromkeys(each.scenario for each in scenarios.overridden):
        own = [each for each in scenarios.overridden if each.scenario == scenario]
        options = dict.fromkeys(each.option for each in own)
        inputs = listed(dict.fromkeys(f"`{each.address}`" for each in own))
        yield (
            f"“{titles[scenario]}” holds in every option, in place of the {inputs} of "
            f"{listed(map(words.quoted, options))}."
        )


def best_under(comparison: Comparison, row: ScenarioRow) -> str | None:
    """The option of the most public value under a scenario; None is to do nothing."""
    figures: dict[str | None, float] = {
        key: float(each)
        for key, each in row.figures.items()
        if isinstance(each, (int, float))
    }
    if all(each.role != "baseline" for each in comparison.candidates.values()):
        figures[None] = 0.0
    if not figures:
        return comparison.whole_prefers
    most = max(figures.values())
    equals = [key for key, each in figures.items() if is_nought(most - each)]
    usual = comparison.whole_prefers
    return usual if usual in equals else equals[0]
