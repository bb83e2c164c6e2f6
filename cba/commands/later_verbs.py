"""Groups of verbs, made only when one of them is asked for.

Making the options of a verb takes time that ``cba --help`` and every other verb
would wait for.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

import typer.main
from typer.core import TyperGroup

if TYPE_CHECKING:
    from typer import Typer
    from typer._click.core import Command, Context

_HELP = ("-h", "--help")


class LaterVerbs(TyperGroup):
    """A group whose verbs are made late, and whose bare words go to one of them."""

    #: The verb that is meant where none is named.
    meant: str
    _verbs: MutableMapping[str, Command] | None = None

    @abstractmethod
    def verbs(self) -> Typer:
        """The verbs, imported now."""

    @property
    def commands(self) -> MutableMapping[str, Command]:
        """The verbs by name."""
        if self._verbs is None:
            group = typer.main.get_group(self.verbs())
            self._verbs = group.commands
        return self._verbs

    @commands.setter
    def commands(self, _: MutableMapping[str, Command]) -> None:
        """Nothing is set: what Typer finds at once are no verbs."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """The arguments, after the verb that is meant where none is named."""
        if not args or (args[0] not in self.commands and args[0] not in _HELP):
            args = [self.meant, *args]
        return super().parse_args(ctx, args)


class UnitsVerbs(LaterVerbs):
    """The verbs of ``cba units``; ``cba units prison`` searches."""

    meant = "search"

    def verbs(self) -> Typer:
        """The verbs, imported now."""
        from cba.commands.verbs_of_evidence import units

        return units


class DataVerbs(LaterVerbs):
    """The verbs of ``cba data``; ``cba data`` alone lists."""

    meant = "list"

    def verbs(self) -> Typer:
        """The verbs, imported now."""
        from cba.commands.verbs_of_evidence import data

        return data


def add_groups(app: Typer) -> None:
    """Add ``cba units`` and ``cba data``, whose verbs are made when they are asked."""
    units = typer.Typer(
        cls=UnitsVerbs,
        help="Find what one unit of an outcome is worth.",
        subcommand_metavar="WORDS… | COMMAND [ARGS]…",
    )
    data = typer.Typer(
        cls=DataVerbs,
        help="List the reference data in use, or read a newer publication.",
        subcommand_metavar="[PROJECT] | COMMAND [ARGS]…",
    )
    app.add_typer(units, name="units")
    app.add_typer(data, name="data")
