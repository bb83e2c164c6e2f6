"""How cells look: one format for each kind of figure, by the part it plays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from cba.reports.formatting import symbol
from cba.reports.house_style.style import HouseStyle

INK, PALE, RULE = "#1B2A3A", "#EEF2F6", "#B8C4CF"
NAVY, WHITE, MUTED = "#17405F", "#FFFFFF", "#4A5A68"
INPUT_FILL, INPUT_INK = "#FFF6CC", "#0B3FA8"
FIXED_FILL, DATA_FILL, ALERT = "#ECECEC", "#E3F1E6", "#A11A1A"
FONT = "Calibri"
_SERIES = (
    *("#17405F", "#C4561B", "#2F7D5B", "#7A4B94", "#B38600", "#3B8FB3", "#8A2E3B"),
    *("#5C6B2F", "#4A5A68", "#C77FA0"),
)
#: Millions as such, so that the numbers of an axis stand apart. A format that asks how
#: large each number is loses its minus in LibreOffice, so that the largest is asked.
_LARGE, _IN_FULL, _MILLIONS = 1_000_000, "#,##0;-#,##0", '0.0,,"m";-0.0,,"m";0'
_BASE: dict[str, object] = {
    "font_name": FONT,
    "font_size": 10,
    "font_color": INK,
    "valign": "top",
}
_ROLES: dict[str, dict[str, object]] = {
    "": {},
    "_total": {"bold": True, "bg_color": PALE},
    "_sum": {"bold": True, "top": 1, "top_color": RULE},
    "_input": {
        "bg_color": INPUT_FILL,
        "font_color": INPUT_INK,
        "border": 1,
        "border_color": RULE,
    },
    "_data": {
        "bg_color": DATA_FILL,
        "font_color": INK,
        "border": 1,
        "border_color": RULE,
    },
    "_grown": {"border": 1, "border_color": RULE},
    "_fixed": {"bg_color": FIXED_FILL, "font_color": MUTED},
    "_after": {"italic": True, "font_color": MUTED},
    "_change": {"font_color": MUTED},
}
_PLAIN: dict[str, dict[str, object]] = {
    "organisation": {"bold": True, "font_size": 12, "font_color": NAVY},
    "title": {"bold": True, "font_size": 18, "font_color": NAVY},
    "subtitle": {"font_size": 12, "font_color": MUTED},
    "section": {"bold": True, "font_size": 13, "font_color": NAVY},
    "head": {"bold": True, "font_color": WHITE, "bg_color": NAVY, "text_wrap": True},
    "head_year": {
        "bold": True,
        "font_color": WHITE,
        "bg_color": NAVY,
        "align": "right",
        "text_wrap": True,
    },
    "group": {"bold": True, "bg_color": PALE, "font_color": NAVY},
    "label": {"indent": 1},
    "key": {"font_color": MUTED, "font_size": 9},
    "text": {},
    "bold": {"bold": True},
    "left": {"align": "left"},
    # Set off from the figures at its left.
    "beside": {"align": "left", "indent": 1},
    "head_beside": {
        "bold": True,
        "font_color": WHITE,
        "bg_color": NAVY,
        "text_wrap": True,
        "align": "left",
        "indent": 1,
    },
    "wrap": {"text_wrap": True},
    "apart": {"text_wrap": True, "align": "left", "indent": 1},
    "note": {"font_color": MUTED, "italic": True, "text_wrap": True},
    "text_input": _ROLES["_input"],
    "text_data": {**_ROLES["_data"], "text_wrap": True},
    "text_fixed": {**_ROLES["_fixed"], "align": "left"},
    "text_right": {"align": "right"},
    "text_right_fixed": {**_ROLES["_fixed"], "align": "right"},
    "alert": {"bold": True, "font_color": ALERT, "text_wrap": True},
    "check": {"bold": True, "font_color": ALERT, "font_size": 9},
    "reason": {"text_wrap": True, "align": "right"},
    "reason_fixed": {**_ROLES["_fixed"], "text_wrap": True, "align": "right"},
}


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours that a house style may change, each as ``#RRGGBB``.

    ``brand`` is behind the heads of tables and in headings, ``pale`` behind totals,
    ``rule`` in lines; ``series`` are those of charts, in order.
    """

    brand: str = NAVY
    pale: str = PALE
    rule: str = RULE
    series: tuple[str, ...] = _SERIES

    def worn(self, properties: Mapping[str, object]) -> dict[str, object]:
        """The properties of a format in these colours."""
        changed = {NAVY: self.brand, PALE: self.pale, RULE: self.rule}
        return {
            key: changed.get(value, value) if isinstance(value, str) else value
            for key, value in properties.items()
        }


def colours_of(style: HouseStyle | None) -> Colours:
    """The colours of a workbook in a house style, or its plain ones.

    The house's two come first in charts, and none that looks like them soon after.
    """
    if style is None or style.light is None:
        return Colours()
    from cba.reports.house_style.colours import unlike

    light = style.light
    first = (light.brand, light.accent)
    series = (*first, *unlike(first, _SERIES[2:]))
    return Colours(light.brand, light.wash, light.rule, series)


class Styles:
    """The formats of a workbook, made when they are first asked for.

    A kind (``money``, ``pence``, ``number``, ``share``, ``rate``, ``factor``,
    ``years``, ``count``) may be followed by a part: ``_total``, ``_sum``, ``_input``,
    ``_data``, ``_grown``, ``_fixed``, ``_after``, ``_change``.
    """

    def __init__(
        self, workbook: Workbook, currency: str, colours: Colours = Colours()
    ) -> None:
        self._workbook = workbook
        self.colours = colours
        self._made: dict[str, Format] = {}
        sign = symbol(currency).strip()
        money, pence = f'"{sign}"#,##0', f'"{sign}"#,##0.00'
        self._kinds = {
            "money": f'{money};-{money};"–"',
            "money0": f"{money};-{money}",
            "pence": f"{pence};-{pence}",
            "number": '#,##0.00;-#,##0.00;"–"',
            "quantity": "#,##0.00##",
            "count": "#,##0",
            "share": "0.0##%",
            "percent": "0.0%",
            "rate": "0.0##%",
            "grade": "General",
            "factor": "0.0000",
            "ratio": "0.00",
            "years": "0.0",
            "any": "General",
        }

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            self._made[name] = self._workbook.add_format(
                self.colours.worn(self._properties(name))
            )
        return self._made[name]

    def _properties(self, name: str) -> dict[str, object]:
        if name in _PLAIN:
            return {**_BASE, **_PLAIN[name]}
        kind, _, role = name.partition("_")
        shown = self._kinds[kind]
        if role not in {"input", "data", "grown", "fixed"} and kind in {
            "pence",
            "quantity",
        }:
            shown = f'{shown.partition(";")[0]};-{shown.partition(";")[0]};"–"'
        if role == "change":
            # Only what has changed has a figure.
            shown = f'{shown.partition(";")[0]};-{shown.partition(";")[0]};"–"'
            shown = '0;-0;"–";@' if kind == "any" else shown
        number = {"num_format": shown, "align": "right"}
        return {**_BASE, **number, **_ROLES[f"_{role}" if role else ""]}


def axis_format(figures: Iterable[float]) -> str:
    """How the numbers of an axis are written, by the largest figure beside it.

    >>> axis_format([-250_000.0, 990_000.0]), axis_format([-1_200_000.0])
    ('#,##0;-#,##0', '0.0,,"m";-0.0,,"m";0')
    """
    largest = max(map(abs, figures), default=0.0)
    return _MILLIONS if largest >= _LARGE else _IN_FULL
