"""What is asked of ``cba apportion``, and what cannot be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cba.commands.outcome import CannotRunError
from cba.commands.project_input import STDIN
from cba.commands.requested import require_draws, word_of
from cba.loading.suggest import closest
from cba.models.sharing import GAINS, RULES, Gains, Rule
from cba.models.years import parse_year
from cba.reports.diagnostics import printable


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked of ``cba apportion``."""

    source: str
    rule: str | None = None
    to: str | None = None
    whole_by: str | None = None
    option: str | None = None
    agency: str | None = None
    draws: int = 10_000
    seed: int = 1
    settings: tuple[str, ...] = ()
    scenario: str | None = None
    as_json: bool = False
    payments: Path | None = None
    outputs: tuple[Path, ...] = ()
    template: Path | None = None

    @property
    def prints_payments(self) -> bool:
        """Whether the answer is the payments alone."""
        return self.payments is not None and str(self.payments) == STDIN


def check_request(request: Request) -> None:
    """Refuse what no agreement can be made of."""
    rule_of(request)
    gains_of(request)
    require_draws(request.draws, request.seed)
    if request.as_json and request.prints_payments:
        raise CannotRunError(
            "CBA001",
            "`--json` and `--payments -` both want the standard output",
            "name a file after `--payments`; the JSON has the payments too",
        )


def rule_of(request: Request) -> Rule | None:
    """The rule that was named, if any."""
    return None if request.rule is None else word_of(request.rule, RULES, "--rule")


def gains_of(request: Request) -> Gains | None:
    """Which gains are to count, where that was said."""
    return None if request.to is None else word_of(request.to, GAINS, "--to")


def require_partner(agency: str | None, partners: Sequence[str]) -> None:
    """Refuse a page for one who is no partner of the agreement."""
    if agency is None or agency in partners:
        return
    near = closest(agency, partners)
    raise CannotRunError(
        "CBA001",
        f"`{agency}` is no partner of the agreement",
        f"did you mean `{near}`?" if near else f"write one of {', '.join(partners)}",
    )


def year_of(given: str | None, labels: Sequence[str]) -> str | None:
    """The label of the year that was named, however it was written."""
    if given is None:
        return None
    year = parse_year(given)
    if year is None or str(year) not in labels:
        raise CannotRunError(
            "CBA001",
            f"`--whole-by {printable(given)}` is no year of the appraisal",
            f"write one from {labels[0]} to {labels[-1]}",
        )
    return str(year)
