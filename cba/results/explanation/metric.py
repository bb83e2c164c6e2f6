"""Any answer of the results by its path, such as ``agencies.nhs.npv_cashable``."""

from __future__ import annotations

from cba.results.explanation.figures import Explanation, Figure
from cba.results.explanation.line_answers import line_answer
from cba.results.explanation.origins import origins
from cba.results.explanation.over_time import over_time_explanation
from cba.results.explanation.ratios import ratio_explanation
from cba.results.explanation.sums import SUMS, sum_explanation
from cba.results.explanation.view import View
from cba.results.explanation.weights import not_weighted, with_weights
from cba.results.json_document import at_path, option_json


def metric_explanation(view: View, path: str) -> Explanation:
    """The answer at a path of an option's results; it must be one there is."""
    scope, *between, name = path.split(".")
    found = None
    if scope == "lines":
        found = line_answer(view, between[0], name)
    elif name.endswith("_weighted") and not view.streams.has_income_groups:
        found = not_weighted(view, path)
    elif len(between) == (scope == "agencies") and name in SUMS.get(scope, {}):
        found = _sum(view, path, between)
        if name.endswith("_weighted"):
            found = with_weights(view, found)
    else:
        found = over_time_explanation(view, path) or ratio_explanation(view, path)
    return found or _words(view, path)


def _sum(view: View, path: str, between: list[str]) -> Explanation:
    everyone = range(len(view.streams.members))
    if between:
        position = view.streams.agencies.index(between[0])
        record = view.option.agencies[between[0]]
        return sum_explanation(view, path, (position,), record)
    if path.startswith("financial."):
        public = [n for n in everyone if view.is_public(n)]
        return sum_explanation(view, path, public, view.option.financial)
    return sum_explanation(view, path, everyone, view.option.public_value)


def _words(view: View, path: str) -> Explanation:
    """An answer that is only a word: who an agency is, what a line is called."""
    value = at_path(option_json(view.option), path)
    scope, identifier, name = path.split(".", maxsplit=2)
    base = view.address(identifier) if scope == "lines" else f"agencies.{identifier}"
    key = "sector" if name in {"public", "tier"} else name
    return Explanation(
        target=path,
        label=f"{base}: {name}",
        figure=Figure(None if value is None else str(value), "text"),
        option=view.option.identifier,
        inputs=origins(view, (f"{base}.{key}",)),
        meets=view.results_path(path),
    )
