"""Options side by side: what each brings, and who would choose which.

An option may be one of a project, or the preferred option of a project of its own;
nothing is worked out here that an appraisal does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from cba.models.option import Role
from cba.results.appraisal import AgencyAppraisal, Appraisal, OptionAppraisal
from cba.results.beyond import beyond
from cba.results.metric import Figure, figures_in, option_metrics
from cba.results.payback import HALF_A_PENNY

#: What a comparison shows of the whole, in this order.
OF_THE_WHOLE = (
    "public_value.npv",
    "public_value.pv_costs",
    "public_value.pv_benefits",
    "public_value.bcr",
    "public_value.payback.year",
    "financial.npv",
    "financial.npv_cashable",
    "financial.pv_costs",
    "financial.pv_benefits",
    "financial.pv_cashable",
    "financial.pv_payments",
    "financial.fiscal_return",
    "financial.payback.year",
    "financial.payback.reason",
    "financial.payback_cashable.year",
)
#: What it shows of each agency.
OF_AN_AGENCY = (
    "pv_costs",
    "pv_benefits",
    "pv_cashable",
    "pv_payments",
    "npv",
    "npv_cashable",
    "public_value_npv",
    "payback.year",
    "payback_cashable.year",
)


class Candidate(NamedTuple):
    """An option among those that are compared."""

    identifier: str
    title: str
    role: Role | None
    option: OptionAppraisal


class Comparison(NamedTuple):
    """Options by their metrics, and by whom each would be chosen.

    ``options`` has the ``metrics``, paths within an option, of each of them, and
    ``incremental`` what each brings beyond ``against``, or beyond nought where that
    is None. Whoever chooses takes the option that is best by their own measure:
    everyone together the public value, public bodies together and each its net
    position (or the same in cash), those outside government their public value. None
    is nothing at all, which is among the choices where no option is business as usual.
    Of options that are as good as each other they take what the whole would.

    ``dominated`` has each option that another betters, with that other: it leaves
    public bodies no better off and everyone with no more public value, and one of both
    worse. Of these, ``dominated_for_all`` has those that leave no agency better off
    either.
    """

    against: str | None
    candidates: Mapping[str, Candidate]
    agencies: Mapping[str, AgencyAppraisal]
    metrics: tuple[str, ...]
    options: dict[str, dict[str, Figure]]
    incremental: dict[str, dict[str, Figure]]
    prefers: dict[str, str | None]
    prefers_cashable: dict[str, str | None]
    whole_prefers: str | None
    public_prefers: str | None
    dominated: dict[str, str]
    dominated_for_all: dict[str, str]

    def position(self, agency: str, option: str | None) -> float:
        """What an agency weighs an option by; nought for none."""
        return _weighed(self.candidates, option, partial(_position, agency=agency))

    def cash(self, agency: str, option: str | None) -> float:
        """The net position of an agency in cash under an option."""
        return _weighed(self.candidates, option, partial(_cash, agency=agency))

    def public_value(self, option: str | None) -> float:
        """The net present value to everyone of an option."""
        return _weighed(self.candidates, option, _npv)

    def public_net(self, option: str | None) -> float:
        """The net position of public bodies together under an option."""
        return _weighed(self.candidates, option, _public_net)


def candidates_of(appraisal: Appraisal) -> tuple[Candidate, ...]:
    """The options of a project."""
    return tuple(
        Candidate(each.identifier, each.title, each.role, each)
        for each in appraisal.options.values()
    )


def usual_comparator(appraisal: Appraisal) -> str | None:
    """The do-minimum of a project, else its baseline, else None: nought."""
    for role in ("do-minimum", "baseline"):
        for key, option in appraisal.options.items():
            if option.role == role:
                return key
    return None


def compare(
    candidates: Iterable[Candidate],
    against: str | None,
    metrics: Sequence[str] | None = None,
) -> Comparison:
    """Options side by side, and beyond one of them.

    ``metrics`` are paths within an option, such as ``public_value.npv``; the whole's
    and every agency's by default. Raises `UnknownMetricError` for one at which no
    option has a figure, and `KeyError` where ``against`` is none of the options.
    """
    held = {each.identifier: each for each in candidates}
    agencies: dict[str, AgencyAppraisal] = {}
    for each in held.values():
        for key, agency in each.option.agencies.items():
            agencies.setdefault(key, agency)
    paths = tuple(metrics) if metrics else _usual_metrics(agencies)
    if metrics:
        _require(held.values(), paths)
    base = None if against is None else held[against].option
    whole = _best(held, _npv, None)

    def choice(weigh: Callable[[OptionAppraisal], float]) -> str | None:
        return _best(held, weigh, whole)

    dominated = _dominated(held)
    return Comparison(
        against=against,
        candidates=held,
        agencies=agencies,
        metrics=paths,
        options={key: figures_in(x.option, paths) for key, x in held.items()},
        incremental={
            key: beyond(x.option, base, paths)
            for key, x in held.items()
            if key != against
        },
        prefers={key: choice(partial(_position, agency=key)) for key in agencies},
        prefers_cashable={
            key: choice(partial(_cash, agency=key))
            for key, each in agencies.items()
            if each.public
        },
        whole_prefers=whole,
        public_prefers=choice(_public_net),
        dominated=dominated,
        dominated_for_all={
            key: by
            for key, by in dominated.items()
            if _leaves_nobody_better_off(held[key].option, held[by].option, agencies)
        },
    )


def _usual_metrics(agencies: Iterable[str]) -> tuple[str, ...]:
    return (
        *OF_THE_WHOLE,
        *(f"agencies.{key}.{name}" for key in agencies for name in OF_AN_AGENCY),
    )


def _require(candidates: Iterable[Candidate], paths: Sequence[str]) -> None:
    """Refuse a path at which no option has a figure."""
    for path in paths:
        refused: LookupError | None = None
        for each in candidates:
            try:
                option_metrics(each.option, (path,))
            except LookupError as error:
                refused = refused or error
            else:
                refused = None
                break
        if refused is not None:
            raise refused


def _npv(option: OptionAppraisal) -> float:
    return option.public_value.npv


def _public_net(option: OptionAppraisal) -> float:
    return option.financial.npv


def _public_cost(option: OptionAppraisal) -> float:
    """What public bodies spend, less what others pay them towards it."""
    return option.financial.pv_costs - option.financial.pv_payments


def _position(option: OptionAppraisal, agency: str) -> float:
    """What an agency weighs: its net position; outside government, its value."""
    each = option.agencies.get(agency)
    if each is None:
        return 0.0
    return each.npv if each.public else each.public_value_npv


def _cash(option: OptionAppraisal, agency: str) -> float:
    each = option.agencies.get(agency)
    return 0.0 if each is None else each.npv_cashable


def _weighed(
    candidates: Mapping[str, Candidate],
    option: str | None,
    weigh: Callable[[OptionAppraisal], float],
) -> float:
    return 0.0 if option is None else weigh(candidates[option].option)


def _best(
    candidates: Mapping[str, Candidate],
    weigh: Callable[[OptionAppraisal], float],
    favoured: str | None,
) -> str | None:
    """The best option by a measure; of equals the favoured one, else the first."""
    weighed: dict[str | None, float] = {
        key: weigh(each.option) for key, each in candidates.items()
    }
    if all(each.role != "baseline" for each in candidates.values()):
        weighed[None] = 0.0
    most = max(weighed.values())
    equals = [key for key, x in weighed.items() if most - x < HALF_A_PENNY]
    return favoured if favoured in equals else equals[0]


def _dominated(candidates: Mapping[str, Candidate]) -> dict[str, str]:
    """Each option that another betters, with the best of those that do."""
    found: dict[str, str] = {}
    for key, each in candidates.items():
        better = [
            other
            for other, its in candidates.items()
            if other != key and _betters(its.option, each.option)
        ]
        if better:
            found[key] = max(better, key=lambda x: _npv(candidates[x].option))
    return found


def _betters(one: OptionAppraisal, other: OptionAppraisal) -> bool:
    """Whether one is no worse by public money and public value, and better by one."""
    gains = (_public_cost(other) - _public_cost(one), _npv(one) - _npv(other))
    return min(gains) > -HALF_A_PENNY and max(gains) >= HALF_A_PENNY


def _leaves_nobody_better_off(
    option: OptionAppraisal, other: OptionAppraisal, agencies: Iterable[str]
) -> bool:
    return all(
        _position(option, key) - _position(other, key) < HALF_A_PENNY
        for key in agencies
    )
