"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bilingual.records import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bilingual.records import Finding

glossary_option = click.option(
    "--glossary",
    multiple=True,
    default=("default",),
    show_default=True,
    metavar="PATH",
    help="A glossary file or folder; again for a later layer. `default` is the shipped one.",
)
force_option = click.option(
    "--force", is_flag=True, help="Replace what a person has edited; the old page is kept as .orig."
)
local_option = click.option("--allow-local", is_flag=True, help="Read addresses of this machine and its network too.")
join_option = click.option(
    "--join/--no-join",
    default=True,
    show_default=True,
    help="Read all pages of an article (下一页, Next page) as one, or each by itself.",
)
footer_option = click.option(
    "--keep-footer", is_flag=True, help="Keep the lines that say who answers for the site; record numbers never stay."
)
fail_on_option = click.option(
    "--fail-on", type=click.Choice(SEVERITIES), default="error", show_default=True, help="What makes exit 1."
)


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Tell whether a finding weighs as much as ``--fail-on`` says, or more."""
    return any(SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on) for finding in findings)
