"""What an input is set to on the command line, and the appraisal that follows."""

from __future__ import annotations

from pathlib import Path

from cba.analysis.varying import Varying
from cba.loading.input_text import percent, plain
from cba.loading.project_loader import load
from cba.models.inputs_of import inputs_of
from cba.models.kinds_of_inputs import form_of_input
from cba.problems import has_errors
from cba.results.appraise import appraise_option
from cba.results.metric import Figure, option_metrics


def as_set(varying: Varying, address: str, value: float) -> str:
    """The text of `--set ADDRESS=`; a series by all its years, scaled.

    A grade of the input's own stays with it, as what it does to bias is not varied.
    """
    text = _value(varying, address, value)
    grade = _grade(varying, address)
    return text if grade is None else f"{{value: {text}, confidence: {grade}}}"


def _grade(varying: Varying, address: str) -> int | None:
    section, identifier, *_ = address.split(".")
    thing = getattr(varying.project, section)[identifier]
    below = {".".join(path): one for path, one in inputs_of(thing)}
    found = below.get(address.split(".", 2)[2])
    return found.confidence if found else None


def _value(varying: Varying, address: str, value: float) -> str:
    one = varying.factors[address]
    is_share = form_of_input(address) in {"share", "rate"}
    written = percent if is_share else plain
    if not one.is_series:
        return written(value)
    labels = varying.streams.horizon.labels
    scaled = (written(float(each) * value) for each in one.central)
    pairs = zip(labels, scaled, strict=True)
    return "{" + ", ".join(f"{year}: {text}" for year, text in pairs) + "}"


def metric_with(
    source: Path | str, option: str, address: str, text: str, metric: str
) -> Figure:
    """A metric of a project, a file or a text, read with one input set otherwise."""
    settings = [(address, text)]
    if isinstance(source, Path):
        loaded = load(source, settings=settings)
    else:
        loaded = load(None, stdin_text=source, settings=settings)
    assert not has_errors(loaded.problems), (address, text, loaded.problems)
    assert loaded.project is not None
    option_made = appraise_option(loaded.project, option)
    return option_metrics(option_made, [metric])[metric]
