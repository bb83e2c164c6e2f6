"""Years of a series in a YAML or JSON text: changed, parted, added, left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import yaml

from cba.loading.editing.edits import Edit, NotCarried
from cba.loading.editing.series_plan import Run, runs, span_of
from cba.loading.editing.yaml_list import BY_NAME, SeriesChange, in_list
from cba.loading.editing.yaml_nodes import Node, Spot, YamlNodes, key_of, pairs
from cba.loading.editing.yaml_scalars import like, next_line, replaced
from cba.models.horizon import Horizon
from cba.models.years import Year

_GROWING = "growing"


def series_edits(
    nodes: YamlNodes, spot: Spot, change: SeriesChange, horizon: Horizon
) -> list[Edit]:
    """The edits that change a series where it stands.

    Raises `NotCarried` where the way it is written has no room for the change.
    """
    nodes.refuse_shared(spot.node)
    if isinstance(spot.node, yaml.SequenceNode):
        return list(in_list(nodes, spot.node, change, horizon))
    if isinstance(spot.node, yaml.MappingNode):
        return _Mapping(nodes, spot.node, change, horizon).edits()
    raise NotCarried("it is one value for all years in the file", BY_NAME)


class _Mapping:
    """A series written as years with their values, while it is changed."""

    def __init__(
        self,
        nodes: YamlNodes,
        node: yaml.MappingNode,
        change: SeriesChange,
        horizon: Horizon,
    ) -> None:
        self._nodes, self._change, self._horizon = nodes, change, horizon
        self._node, self._flow = node, bool(node.flow_style)
        self._growing: Node | None = None
        #: The spans of years in the order of the file, with the runs they become.
        self._spans: list[tuple[Node, Node, int, int | None]] = []
        for key, value in pairs(node):
            if key_of(key) == _GROWING:
                self._growing = value
            else:
                self._spans.append((key, value, *_span(key_of(key))))
        if not self._spans:
            raise NotCarried("it is not a value by year in the file", "change it there")

    def edits(self) -> list[Edit]:
        """All edits of this series, none of which overlap."""
        return [*self._growth(), *self._years()]

    def _growth(self) -> Iterator[Edit]:
        rate = self._change.growing
        if rate is None:
            return
        if self._growing is None:
            raise NotCarried("it does not grow in the file", "add `growing:` there")
        yield replaced(self._nodes, self._growing, rate, "rate", flow=self._flow)

    def _years(self) -> Iterator[Edit]:
        last = self._horizon.last.start
        left = self._wanted()
        plan: list[tuple[list[Run], bool]] = []
        for _, _, first, end in self._spans:
            own = {
                year: left.pop(year)
                for year in sorted(left)
                if first <= year <= (last if end is None else end)
            }
            span = runs(
                first, last if end is None else end, own, open_ended=end is None
            )
            plan.append((span, bool(own)))
        added = self._added({y: new for y, new in left.items() if new is not None})
        yield from self._written(plan, added)

    def _wanted(self) -> dict[int, float | None]:
        """The years that change; those that must stay named are nought, not cleared.

        What grows needs the last year that is named, and every series needs one.
        """
        last, years = self._horizon.last.start, dict(self._change.years)
        named = {
            year
            for _, _, first, end in self._spans
            for year in range(first, (last if end is None else end) + 1)
        }
        base = max(named)
        if self._growing is not None and max(years, default=base) > base:
            raise NotCarried(
                "the year is worked out: it grows from the last one that is named",
                "change `growing`, or write the years out in the file",
            )
        if self._growing is not None and years.get(base, 0.0) is None:
            years[base] = 0.0
        if all(years.get(year, 0.0) is None for year in named | years.keys()):
            years = dict.fromkeys(years, 0.0)
        return years

    def _added(self, left: Mapping[int, float]) -> dict[int, list[Run]]:
        """Years not named so far, by the span after which they stand; -1 is before."""
        added: dict[int, list[Run]] = {}
        if not left:
            return added
        changes: dict[int, float | None] = dict(left)
        for run in runs(min(left), max(left), _with_gaps(changes), open_ended=False):
            before = [n for n, span in enumerate(self._spans) if span[2] < run.first]
            after = max(before, key=lambda n: self._spans[n][2], default=-1)
            added.setdefault(after, []).append(run)
        return added

    def _written(
        self, plan: list[tuple[list[Run], bool]], added: dict[int, list[Run]]
    ) -> Iterator[Edit]:
        gone: list[Node] = []
        for n, (key, value, *_) in enumerate(self._spans):
            span, touched = plan[n]
            before = added.get(-1, []) if n == 0 else []
            after = added.get(n, [])
            if not (touched or before or after):
                continue
            self._nodes.refuse_shared(value)
            if touched and not span and not (before or after):
                gone.append(key)
                continue
            one = len(span) == 1 and span[0].value is not None
            if touched and one and not (before or after) and self._is_whole(n, span[0]):
                new = span[0].value or 0.0
                unit = self._change.unit
                yield replaced(self._nodes, value, new, unit, flow=self._flow)
                continue
            texts = [self._pair(key, value, run) for run in (*before, *span, *after)]
            yield from self._put(key, value, texts)
        yield from self._removed(gone)

    def _is_whole(self, n: int, run: Run) -> bool:
        _, _, first, end = self._spans[n]
        return run.first == first and (end is None or run.last == end)

    def _put(self, key: Node, value: Node, texts: list[str]) -> Iterator[Edit]:
        """Several pairs in place of one: side by side, or each on its line."""
        start, _ = self._nodes.span(key)
        _, end = self._nodes.span(value)
        if self._flow:
            yield Edit(start, end, ", ".join(texts))
            return
        yield Edit(start, end, texts[0])
        at, new_line = next_line(self._nodes.text, end)
        indent = " " * key.start_mark.column
        yield Edit(at, at, "".join(f"{new_line}{indent}{each}" for each in texts[1:]))

    def _pair(self, key: Node, value: Node, run: Run) -> str:
        """One key with its value, written as the pair that it comes from."""
        raw = self._nodes.raw(key)
        quote = raw[:1] if raw[:1] in {'"', "'"} else ""
        slash = "/" in raw
        name = _Names(financial=self._horizon.first.financial, slash=slash)
        between = self._nodes.text[
            self._nodes.span(key)[1] : self._nodes.span(value)[0]
        ]
        new = self._nodes.raw(value)
        if run.value is not None:
            new = like(
                self._nodes, value, run.value, self._change.unit, flow=self._flow
            )
        return f"{quote}{run.label(name)}{quote}{between}{new}"

    def _removed(self, gone: Collection[Node]) -> Iterator[Edit]:
        """Pairs taken out, each with its line, or with a comma between braces."""
        text, every = self._nodes.text, pairs(self._node)
        for n, (key, value) in enumerate(every):
            if key not in gone:
                continue
            start, (_, end) = self._nodes.span(key)[0], self._nodes.span(value)
            if not self._flow:
                at, new_line = next_line(text, end)
                if text[end:at].strip():
                    yield Edit(start, end, "")  # a comment stays where it is
                else:
                    indent = key.start_mark.column
                    yield Edit(start - indent, at + len(new_line), "")
            elif any(later not in gone for later, _ in every[n + 1 :]):
                following = self._nodes.span(every[n + 1][0])[0]
                yield Edit(start, _to_comma(text, end, following), "")
            else:
                before = self._nodes.span(every[n - 1][1])[1]
                yield Edit(start if "#" in text[before:start] else before, end, "")


class _Names(dict[int, str]):
    """The names of years as a file writes them."""

    def __init__(self, *, financial: bool, slash: bool) -> None:
        self._financial, self._slash = financial, slash
        super().__init__()

    def __missing__(self, start: int) -> str:
        label = str(Year(start, self._financial))
        return label.replace("-", "/") if self._slash else label


def _span(key: str) -> tuple[int, int | None]:
    """The first and the last year of a key; None for an end that is open."""
    span = span_of(key)
    if span is None:
        raise NotCarried("it is not a value by year in the file", "change it there")
    return span


def _to_comma(text: str, end: int, following: int) -> int:
    """Up to where a pair is taken out: to the next one, or to a comment before it."""
    between = text[end:following]
    return end + between.index(",") + 1 if "#" in between else following


def _with_gaps(changes: dict[int, float | None]) -> dict[int, float | None]:
    """The years from the first to the last, those that are not given left out."""
    return {year: changes.get(year) for year in range(min(changes), max(changes) + 1)}
