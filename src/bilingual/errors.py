"""The one error meant for users: a fact, a place and a hint."""

import click

from bilingual.records import Location


class BilingualError(click.ClickException):
    """Say what cannot be done, where, and what to do about it; the command exits with code 2.

    ``at`` is a place in a file or the path of one.
    """

    exit_code = 2

    def __init__(self, fact: str, *, at: Location | str = "", hint: str = "") -> None:
        self.fact = fact
        self.at = at
        self.hint = hint
        super().__init__(fact)

    def format_message(self) -> str:
        """Return ``place: fact`` and, on a second line, the hint."""
        place = f"{self.at}: " if self.at else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{place}{self.fact}{hint}"
