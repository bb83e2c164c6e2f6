"""A metric by its path, such as ``public_value.npv`` or ``agencies.nhs.npv``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from cba.loading.suggest import closest
from cba.results.appraisal import OptionAppraisal
from cba.results.json_document import Json, at_path, option_json
from cba.results.metric_form import metric_form

Figure = float | str | bool | None
_OPTIONS = "options."
#: Figures of which less is better.
_BURDENS = frozenset(
    {
        *("pv_costs", "pv_in_kind", "pv_cost", "pv_transfer_part", "peak_funding"),
        *("share_of_costs", "year", "years", "elapsed_years"),
    }
)
_UNTIL = frozenset({"year", "years", "elapsed_years"})
_SHOWN = 2


class UnknownMetricError(LookupError):
    """A path at which an appraisal has no figure; with the paths it has."""

    def __init__(self, path: str, known: tuple[str, ...]) -> None:
        super().__init__(path)
        self.path = path
        self.known = known

    @property
    def hint(self) -> str:
        """The metrics that were probably meant, or where there is a list of them."""
        name = self.path.rpartition(".")[2]
        same = [known for known in self.known if known.endswith(f".{name}")]
        near = closest(self.path, self.known)
        meant = [near] if near else []
        if near not in same:
            meant = same[:_SHOWN] or meant
        if meant:
            return f"did you mean {' or '.join(f'`{each}`' for each in meant)}?"
        return "write a path of `cba appraise --json`, such as `public_value.npv`"


def metric(content: Json, path: str) -> Figure:
    """The figure at a path, in the preferred option unless it names another.

    Raises `UnknownMetricError` where the appraisal has none there.
    """
    full = path
    if not path.startswith(_OPTIONS):
        full = f"{_OPTIONS}{content['preferred']}.{path}"
    try:
        found = at_path(content, full)
    except KeyError:
        found = {}
    if found is None or isinstance(found, (str, float, int)):
        return found
    raise UnknownMetricError(path, _known(content, whole=full == path))


def option_metrics(option: OptionAppraisal, paths: Iterable[str]) -> dict[str, Figure]:
    """The figures at paths of an option, such as ``agencies.nhs.npv``.

    Raises `UnknownMetricError` where the option has none.
    """
    content = _content(option)
    return {path: _figure(content, path) for path in paths}


def figures_in(option: OptionAppraisal, paths: Iterable[str]) -> dict[str, Figure]:
    """The figures at paths; nought for sums, and None, where the option has none.

    An agency or a line may be of another option alone.
    """
    content = _content(option)
    found: dict[str, Figure] = {}
    for path in paths:
        try:
            found[path] = _figure(content, path)
        except UnknownMetricError:
            found[path] = 0.0 if metric_form(path) == "money" else None
    return found


def _content(option: OptionAppraisal) -> Json:
    """The results of one option, as if it were alone and preferred."""
    identifier = option.identifier
    return {"preferred": identifier, "options": {identifier: option_json(option)}}


def _figure(content: Json, path: str) -> Figure:
    if path.startswith(_OPTIONS):
        raise UnknownMetricError(path, _known(content, whole=False))
    return metric(content, path)


def worth(path: str, found: Figure) -> float:
    """How good a figure of a metric is: the higher, the better.

    Less is better of costs and paybacks. A payback that never comes is worse than
    any; a ratio with nothing to divide by, better.

    >>> worth("public_value.npv", 5.0), worth("financial.payback.year", "2029-30")
    (5.0, -2029.0)
    >>> worth("financial.payback.years", None), worth("public_value.bcr", None)
    (-inf, inf)
    """
    name = path.rpartition(".")[2]
    if found is None:
        return -math.inf if name in _UNTIL else math.inf
    if isinstance(found, str):
        found = float(found[:4]) if name in _UNTIL else 0.0
    return -float(found) if name in _BURDENS else float(found)


def figure_words(figure: Figure) -> str:
    """A figure as a message quotes it, with no more digits than it has.

    >>> figure_words(-1234.5), figure_words(None), figure_words("2029-30")
    ('-1,234.5', 'null', '2029-30')
    """
    if figure is None or isinstance(figure, bool):
        return {None: "null", True: "true", False: "false"}[figure]
    if isinstance(figure, str):
        return figure
    return f"{figure:,.6f}".rstrip("0").rstrip(".")


def metrics_of(content: Json, option: str) -> tuple[str, ...]:
    """Every path at which an option has a figure."""
    return tuple(_paths(at_path(content, f"{_OPTIONS}{option}"), ()))


def _known(content: Json, *, whole: bool) -> tuple[str, ...]:
    """The paths of the preferred option, or the whole paths of all options."""
    if not whole:
        return metrics_of(content, str(content["preferred"]))
    options = content["options"]
    return tuple(
        f"{_OPTIONS}{each}.{path}"
        for each in (options if isinstance(options, Mapping) else ())
        for path in metrics_of(content, each)
    )


def _paths(node: object, at: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, item in node.items():
            yield from _paths(item, (*at, str(key)))
    elif not isinstance(node, list) and len(at) > 1:
        yield ".".join(at)
