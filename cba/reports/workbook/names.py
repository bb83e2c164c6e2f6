"""What options and agencies are called, on every sheet alike and none like another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cba.reports.texts import names_apart, titles_apart
from cba.results.appraisal import Appraisal
from cba.results.explanation.view import View


def option_titles(appraisal: Appraisal) -> dict[str, str]:
    """The titles of the options by id, in the order in which they are shown.

    The preferred one stands first and the baseline last; the others are in the
    order of the project file.
    """
    options, preferred = appraisal.options, appraisal.project.preferred
    titles = titles_apart({key: each.title for key, each in options.items()})
    shown = sorted(
        options, key=lambda key: (key != preferred, options[key].role == "baseline")
    )
    return {key: titles[key] for key in shown}


def agency_names(appraisal: Appraisal) -> dict[str, str]:
    """The names of the agencies of all options by id."""
    return names_apart(
        {
            key: agency.name
            for option in appraisal.options.values()
            for key, agency in option.agencies.items()
        }
    )


@dataclass(frozen=True, eq=False)
class OptionView(View):
    """An option, with what it and its agencies are called."""

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of all agencies by id."""
        return agency_names(self.appraisal)

    @cached_property
    def called(self) -> str:
        """The title of the option."""
        return option_titles(self.appraisal)[self.option.identifier]

    def name(self, position: int) -> str:
        """The name of the agency at a position."""
        return self.names[self.streams.agencies[position]]
