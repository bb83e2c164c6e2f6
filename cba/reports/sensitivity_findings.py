"""What a sensitivity analysis comes to, in sentences: what would change the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.analysis.sensitivity import Sensitivity, Swing
from cba.analysis.switching import Switching
from cba.models.line import titled
from cba.models.project import Project
from cba.reports.formatting import counted
from cba.reports.metric_words import MetricWords, metric_in_project
from cba.reports.texts import titles_apart
from cba.reports.varied_words import Shown, in_a_sentence

#: So many inputs are told one by one; the table has them all.
_TOLD = 5
#: Ways to go are compared by so many decimals: what differs beyond is float noise.
_NOISE = 9


class Findings:
    """The sentences of one analysis; inputs are named by their lines' titles."""

    def __init__(self, found: Sensitivity, project: Project) -> None:
        self._found = found
        self._project = project
        self._currency = project.appraisal.currency
        self._metric = metric_in_project(found.metric, project)
        self._titles = titles_apart(
            {key: titled(each.title, key) for key, each in project.options.items()}
        )

    def sentences(self) -> tuple[str, ...]:
        """Which inputs change the answer within their ranges, first of all."""
        if not self._found.swings:
            return ("No input is in this option, so that nothing moves it.",)
        return (*self._flips(), *self._nulls(), *self._overtaken())

    def _flips(self) -> Iterator[str]:
        threshold, central = self._found.threshold, self._found.central
        if threshold is None or central is None:
            return
        turns = turning(self._metric, threshold, central)
        flips = [one for one in self._found.swings if one.flips]
        for one in flips[:_TOLD]:
            if one.switching is not None:
                yield f"{turns} if {self._moves(one, one.switching)}."
        if len(flips) > _TOLD:
            more = counted(len(flips) - _TOLD, "more input brings", "more inputs bring")
            yield f"{more} that about, each within its range."
        if not flips:
            alone = turns[:1].lower() + turns[1:]
            yield f"No input alone, within its range, would mean that {alone}."
            yield from self._nearest()

    def _nulls(self) -> Iterator[str]:
        """Where a payback comes no longer, or comes after all."""
        if self._found.threshold is not None or not self._metric.is_in_years:
            return
        central = self._found.central
        turned = [
            (one, end, at, name)
            for one in self._found.swings
            for end, at, name in (
                (one.low, one.at_low, "low"),
                (one.high, one.at_high, "high"),
            )
            if (at is None) != (central is None)
        ]
        for one, end, at, name in turned[:_TOLD]:
            comes = (
                self._missing if at is None else f"comes in {self._metric.figure(at)}"
            )
            yield (
                f"{self._metric.begins} {comes} with {self._name(one)} at the {name}"
                f" end of its range, {self._shown(one).value(end)}."
            )
        if len(turned) > _TOLD:
            more = counted(len(turned) - _TOLD, "more end does", "more ends do")
            yield f"{more} the same."
        if not turned:
            kept = (
                f"{self._missing} at either end of any range"
                if central is None
                else "comes all the same at either end of every range"
            )
            yield f"{self._metric.begins} {kept}."

    @property
    def _missing(self) -> str:
        """What a payback does that is not within the years of the appraisal."""
        return f"does not come by {self._metric.last_year}"

    def _nearest(self) -> Iterator[str]:
        """The input that would have to move least, for its range, to change it."""
        near = [
            (beyond, one)
            for one in self._found.swings
            if one.switching is not None
            and (beyond := _ranges_off(one, one.switching)) is not None
        ]
        if not near:
            yield "Nor would any, whatever its value."
            return
        one = min(near, key=lambda pair: round(pair[0], _NOISE))[1]
        if one.switching is not None:
            shown = self._shown(one)
            end = one.low if one.switching.value < one.central else one.high
            yield (
                f"The nearest to it is {self._name(one)}: it would have to"
                f" {_infinitive(shown.move(one.central, one.switching.value))}, and its"
                f" range ends at {shown.value(end)}."
            )

    def _overtaken(self) -> Iterator[str]:
        for other, figure in self._found.others.items():
            central = self._found.central
            if central is None or figure is None:
                continue
            ahead = central >= figure
            within = [
                (one, one.overtakes[other])
                for one in self._found.swings
                if other in one.overtakes and one.holds(one.overtakes[other])
            ]
            title = f"“{self._titles[other]}”"
            if not within:
                kept = "does better" if ahead else "does worse"
                yield (
                    "Whichever input moves within its range, this option"
                    f" {kept} than {title}."
                )
                continue
            better = f"{title} does better" if ahead else f"This option beats {title}"
            for one, switch in within[:_TOLD]:
                yield f"{better} if {self._moves(one, switch)}."
            if len(within) > _TOLD:
                more = counted(
                    len(within) - _TOLD, "more input brings", "more inputs bring"
                )
                yield f"{more} that about, each within its range."

    def _shown(self, one: Swing) -> Shown:
        return Shown(one.form, one.is_series, self._currency)

    def _name(self, one: Swing) -> str:
        return in_a_sentence(self._project, one.address)

    def _moves(self, one: Swing, switch: Switching) -> str:
        return f"{self._name(one)} {self._shown(one).move(one.central, switch.value)}"


def turning(metric: MetricWords, threshold: float, central: float) -> str:
    """What would become of a metric beyond its threshold, from its central figure."""
    if threshold == 0.0:
        return f"{metric.begins} turns {'negative' if central >= 0.0 else 'positive'}"
    if central >= threshold:
        return f"{metric.begins} falls below {threshold:g}"
    return f"{metric.begins} rises above {threshold:g}"


def _ranges_off(one: Swing, switch: Switching) -> float | None:
    """How many times the way to the end of its range an input would have to go."""
    end = one.low if switch.value < one.central else one.high
    return (
        (switch.value - one.central) / (end - one.central)
        if end != one.central
        else None
    )


def _infinitive(clause: str) -> str:
    """A clause of a moving input after "would have to".

    >>> _infinitive("falls from 12% to below 4.1%")
    'fall from 12% to below 4.1%'
    """
    verb, _, rest = clause.partition(" ")
    return f"{verb.removesuffix('s')} {rest}"


def largest(swings: Sequence[Swing], top: int | None) -> Sequence[Swing]:
    """The inputs with a bearing on the metric, the first so many of them."""
    moving = [one for one in swings if one.swing is None or one.swing > 0.0]
    return moving if top is None else moving[:top]
