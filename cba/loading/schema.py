"""Which model reads an address of the project, and the keys it knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cba.loading.findings import Address
from cba.models.agency import Agency
from cba.models.benefit import Benefit, Measure
from cba.models.cashable import Cashable
from cba.models.cost import Cost, Financing
from cba.models.delivery import Signatory
from cba.models.effect import Attribution, Deadweight, Outcome
from cba.models.evidence import CapitalBias
from cba.models.funding import Grant
from cba.models.house_style import StyleColours, StyleFile, StyleFonts
from cba.models.income import IncomeGroups
from cba.models.inputs import Input
from cba.models.limit import Limit
from cba.models.longlist import Longlisted
from cba.models.non_monetised import NonMonetised
from cba.models.option import Option, Scenario
from cba.models.payment import Payment
from cba.models.people import PeopleGroup
from cba.models.project import Project
from cba.models.risk import Risk
from cba.models.settings import About, Settings
from cba.models.sharing import Clawback, GainShare, Sharing
from cba.models.step import Step
from cba.models.study import Study
from cba.models.value import Value, ValuePart

_WORDS: dict[type[BaseModel], str] = {
    Project: "the project file",
    About: "`project`",
    Settings: "`appraisal`",
    Agency: "an agency",
    PeopleGroup: "a group of people",
    Cost: "a cost",
    Benefit: "a benefit",
    Payment: "a payment",
    Option: "an option",
    Scenario: "a scenario",
    Value: "a value",
    ValuePart: "a part of `values`",
    Measure: "`measure`",
    Study: "`evidence`",
    Financing: "`financing`",
    Risk: "a risk",
    Grant: "a grant",
    Sharing: "`sharing`",
    Limit: "`limit`",
    GainShare: "`gain_share`",
    Clawback: "`clawback`",
    IncomeGroups: "`income_groups`",
    NonMonetised: "an effect without a price",
    Longlisted: "an entry of the longlist",
    Signatory: "a signatory",
    Step: "a step",
}
_WORDS_OF_STYLES: dict[type[BaseModel], str] = {
    StyleFile: "a house style",
    StyleColours: "`colours`",
    StyleFonts: "`fonts`",
}
#: Of `cashable`, one share or one for each agency.
_BY_AGENCY = frozenset({"share", "at_once", "stepped"})
#: What holds an input, and the keys below it at which others stand.
_INPUTS: dict[type, frozenset[str]] = {
    Input: frozenset(str(position) for position in range(100)),
    Deadweight: frozenset({"points"}),
    Attribution: frozenset({"to_others"}),
    CapitalBias: frozenset({"mitigated"}),
    Cashable: frozenset({"in_steps_of", "by_year"}),
}


def model_at(path: Address, root: type[BaseModel] = Project) -> type[BaseModel] | None:
    """The model that reads the mapping at an address; None where none does.

    ``root`` is the model of the whole file.
    """
    model = root
    is_id = False
    for name in path:
        if is_id:
            is_id = False
            continue
        field = fields_of(model).get(str(name))
        found = None if field is None else _model_in(field.annotation)
        if found is None:
            return None
        model, is_id = found
    return None if is_id else model


@cache
def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the keys that a file writes."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def is_input(path: Address) -> bool:
    """Whether an input stands at an address, which may have a range and years."""
    for length in range(len(path), 2, -1):
        model = model_at(path[: length - 1])
        field = fields_of(model).get(str(path[length - 1])) if model else None
        if field is not None:
            below = [str(name) for name in path[length:]]
            return any(
                _is_input_in(kind, below) for kind in _classes_in(field.annotation)
            )
    return False


def _is_input_in(kind: type, below: list[str]) -> bool:
    """Whether an input stands so far below a field that holds such an object."""
    if kind is Outcome:
        return len(below) == 2 and below[0] in {"with", "without"}
    if kind is Cashable and below and below[0] in _BY_AGENCY:
        return len(below) <= 2
    keys = _INPUTS.get(kind)
    return keys is not None and (not below or (len(below) == 1 and below[0] in keys))


def _classes_in(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _classes_in(part)


def in_words(model: type[BaseModel]) -> str:
    """What a model reads, as a message says it: ``a benefit``."""
    return _WORDS.get(model) or _WORDS_OF_STYLES[model]


def homes_of(key: str, here: type[BaseModel]) -> Iterable[str]:
    """Where else a key belongs, in words."""
    return [
        words
        for model, words in _WORDS.items()
        if model is not here and key in fields_of(model)
    ]


def _model_in(annotation: object) -> tuple[type[BaseModel], bool] | None:
    """The model in an annotation, and whether it stands for several by id."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    keyed = get_origin(annotation) is Mapping
    for part in get_args(annotation):
        found = _model_in(part)
        if found:
            return found[0], found[1] or keyed
    return None
