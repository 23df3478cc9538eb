"""Groups of commands that are imported when they are called, so that ``--help`` loads none of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """A group whose commands stand in a table of names and helps; each lies in a module of its name.

    The module ``bilingual.cli.glossary.lint`` defines the command ``lint``; a name that is a Python word or a module's
    own gets an underscore at its end there (``format_``).
    """

    package = ""
    table: Mapping[str, str] = {}

    def invoke(self, ctx: click.Context) -> object:
        """Run a command, which has the defaults that the settings give to all."""
        if ctx.parent:
            ctx.default_map = dict.fromkeys(self.table, ctx.default_map)
        return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (Click's signature)
        """Return the commands in the order in which people meet them."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (Click's signature)
        """Import and return a command."""
        if cmd_name not in self.table:
            return None
        module = import_module(f"{self.package}.{cmd_name}")
        command: click.Command = getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (Click's signature)
        """List the commands from the table, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))
