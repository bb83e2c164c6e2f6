"""The keys of each section of the project file, from the models that read them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from cba.models.schema import project_schema
from docs.generate.left_out import LATER, LEFT_OUT
from docs.generate.parts import table

Schema: TypeAlias = Mapping[str, object]

#: The part of the reference page that lists the keys of each model.
MODELS = {
    "top": "",
    "project": "About",
    "appraisal": "Settings",
    "agencies": "Agency",
    "people": "PeopleGroup",
    "costs": "Cost",
    "benefits": "Benefit",
    "value": "Value",
    "values": "ValuePart",
    "evidence": "Study",
    "measure": "Measure",
    "payments": "Payment",
    "options": "Option",
    "scenarios": "Scenario",
    "risks": "Risk",
    "funding": "Grant",
    "financing": "Financing",
    "steps": "Step",
    "sharing": "Sharing",
    "limit": "Limit",
    "gain_share": "GainShare",
    "clawback": "Clawback",
    "income_groups": "IncomeGroups",
    "non_monetised": "NonMonetised",
    "longlist": "Longlisted",
    "sign_off": "Signatory",
}
_ONCE = ("project", "appraisal", "income_groups", "sharing")
#: Keys that every line has: listed once.
_LINE = (
    *("title", "source", "status", "notes", "options"),
    *("price_year", "real_growth", "discounting", "timing"),
)
_INPUTS = {
    "a share between 0% and 100%": "share",
    "an amount of money": "money",
    "a number of 0 or more": "number ≥ 0",
    "a number of units above 0": "number above 0",
    "a number": "number",
    "a number such as 1.3": "number",
    "an income above zero": "money",
    "an amount of money of 0 or more": "money ≥ 0",
    "a number of years": "years",
    "a whole number of years": "years",
    "a rate such as 2%": "rate",
}
_TYPES = {
    "boolean": "`true` `false`",
    "integer": "whole number",
    "['string', 'integer']": "year",
    "string": "id",
}
#: What keys take whose forms are too many for a cell; a link says where they are.
_WORDS = {
    "attribution": "share, or `{to_others: 15%}`",
    "bears": "one or several names",
    "cashable": "share, or [keys](#cashable)",
    "steps": "[keys](#steps) by id",
    "confidence": "grade 1–6, or [grades](#grades)",
    "correlations": "list",
    "deadweight": "share, or `{points: 2%}`",
    "deflator": "CSV file, or index by year",
    "discounting": "[schedule](#discounting)",
    "financing": "[keys](#financing)",
    "limit": "money ≥ 0, or [keys](#limit)",
    "partners": "two ids or more",
    "may_pay": "one or several ids, by who pays",
    "caps": "money ≥ 0 by partner",
    "shares": "`10% to 50%` by partner",
    "tariffs": "money ≥ 0 by `benefits.ID`, or with `/PART`",
    "gain_share": "[keys](#gain_share)",
    "clawback": "[keys](#clawback)",
    "evidence": "[keys](#evidence)",
    "expect": "list of [promises](#promises)",
    "lasts": "years, or `end`",
    "measure": "[keys](#measure)",
    "objectives": "texts by id",
    "optimism_bias.benefits": "share",
    "optimism_bias.costs": "share, or a [capital class](#grades)",
    **dict.fromkeys(
        ("options.lines", "options.non_monetised", "options.funding"),
        "one or several ids",
    ),
    "who": "one or several ids",
    "commercial": "text, or [texts by heading](#texts)",
    "management": "text, or [texts by heading](#texts)",
    "reviews": "one or several dates",
    "replaces_bias_of": "ids of lines, or `none`",
    "groups": "money by id",
    "income_groups.benefits": "[income group](#income_groups), or shares",
    "income_groups.values": "income group, or shares",
    "scores": "`meets` `partly` `fails`, by criterion",
    "outcome": "`{with: …, without: …}`",
    "per.payments": "`benefits.ID`, or with `/PART`",
    "share_of": "`costs.ID` or `benefits.ID`, or with `/PART`",
    "persistence": "list of shares",
    "ranges": "[range](#ranges) by address",
    "set": "values by address",
    "tables": "[files](#tables) by section",
    "data": "edition by data set",
    "libraries": "[CSV files](#libraries) by id",
    "rate.costs": "money or [series](#series), or `{unit_cost: CODE}`",
    "data.sharing": "text",
    "acknowledge": "reason by code, or by address below it",
    "value": "[keys](#value)",
    "values": "[keys](#values) by id",
}


def field_tables() -> dict[str, str]:
    """The tables of keys, by the name of their part of the page."""
    made = {name: _table(name, model) for name, model in MODELS.items()}
    made["lines"] = _rows("lines", _properties("Cost"), only=_LINE)
    made["later"] = _later()
    return made


def _table(name: str, model: str) -> str:
    hidden: tuple[str, ...] = LATER.get(name, ())
    if model in {"Cost", "Benefit", "Payment", "Risk"}:
        hidden = (*hidden, *_LINE)
    if model == "ValuePart":
        hidden = (*hidden, *_properties("Value"))
    return _rows(name, _properties(model), hidden=hidden)


def _rows(
    name: str,
    properties: Mapping[str, Schema],
    *,
    only: tuple[str, ...] | None = None,
    hidden: tuple[str, ...] = (),
) -> str:
    rows = [
        (f"`{key}`", _takes(name, key, schema), _left_out(name, key), _meaning(schema))
        for key, schema in properties.items()
        if (only is None or key in only) and key not in hidden
    ]
    return table(("key", "takes", "left out", "what it is"), rows)


def _later() -> str:
    rows = []
    for name, keys in LATER.items():
        properties = _properties(MODELS[name])
        rows += [
            (
                f"`{key}`" if name == "top" else f"`{name}`: `{key}`",
                _meaning(properties[key]).partition("; used by")[0],
            )
            for key in keys
        ]
    return table(("key", "what it is"), rows)


@cache
def _schema() -> Mapping[str, object]:
    return project_schema()


def _properties(model: str) -> Mapping[str, Schema]:
    schema: object = _schema()
    for key in (*(("$defs", model) if model else ()), "properties"):
        assert isinstance(schema, Mapping)  # noqa: S101 - the shape of every schema
        schema = schema[key]
    assert isinstance(schema, Mapping)  # noqa: S101 - likewise
    return schema


def _required(name: str) -> tuple[str, ...]:
    model = MODELS.get(name, "Cost")
    definitions = _schema()["$defs"]
    assert isinstance(definitions, Mapping)  # noqa: S101 - the shape of every schema
    of: Schema = definitions[model] if model else _schema()
    required = of.get("required", [])
    assert isinstance(required, list)  # noqa: S101 - as JSON Schema has it
    return tuple(required)


def _left_out(name: str, key: str) -> str:
    if key in _required(name):
        return "**required**"
    return LEFT_OUT.get(f"{name}.{key}", LEFT_OUT.get(key, ""))


def _meaning(schema: Schema) -> str:
    return str(schema.get("description", "")).rstrip(".")


def _takes(name: str, key: str, schema: Schema) -> str:
    if name == "top" and key in MODELS:
        return f"[keys](#{key})" if key in _ONCE else f"[keys](#{key}) by id"
    return _WORDS.get(f"{key}.{name}", _WORDS.get(key, "")) or _form(schema)


def _form(schema: Schema) -> str:
    if "enum" in schema:
        words = schema["enum"]
        assert isinstance(words, list)  # noqa: S101 - as JSON Schema has it
        return " ".join(f"`{word}`" for word in words)
    if "const" in schema:
        return f"`{schema['const']}`"
    forms = _forms(schema)
    return _of_several(forms) if forms else _of_type(schema)


def _of_type(schema: Schema) -> str:
    kind = schema.get("type")
    if kind == ["string", "number"]:
        return _INPUTS.get(str(schema.get("description")), "text")
    if kind == "string" and schema.get("format") == "date":
        return "date"
    if kind == "string" and "A-Z" in str(schema.get("pattern")):
        return "three letters"
    return _TYPES.get(str(kind), "as written")


def _forms(schema: Schema) -> list[Schema]:
    forms = schema.get("anyOf", [])
    assert isinstance(forms, list)  # noqa: S101 - as JSON Schema has it
    return [form for form in forms if form.get("type") != "null"]


def _of_several(forms: list[Schema]) -> str:
    references = [str(form.get("$ref")) for form in forms]
    if "#/$defs/LongInput" in references:
        words = _INPUTS[str(forms[0]["description"])]
        by_year = "#/$defs/ByYear" in references
        return f"{words} or [series](#series)" if by_year else words
    if len(forms) == 1:
        return _form(forms[0])
    if "Shares of agencies" in str(forms[-1].get("description")):
        return "agency, or shares"
    return _form(forms[0])
