"""Who should pay what, so that no partner is worse off: the rules and their answers."""

from __future__ import annotations

from cba.analysis.apportionment.answers import (
    Apportionment,
    Core,
    Position,
    Shapley,
    Stake,
    Terms,
    Transfer,
)
from cba.analysis.apportionment.apportion import SAMPLES, apportion
from cba.analysis.apportionment.terms import terms_of
from cba.models.sharing import GAINS, RULES, Gains, Rule

__all__ = [
    "GAINS",
    "RULES",
    "SAMPLES",
    "Apportionment",
    "Core",
    "Gains",
    "Position",
    "Rule",
    "Shapley",
    "Stake",
    "Terms",
    "Transfer",
    "apportion",
    "terms_of",
]
