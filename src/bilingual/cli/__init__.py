"""The command line: its commands by name, loaded when they are called, and what the exit code says."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from bilingual import __version__

if TYPE_CHECKING:
 (a GBK console shows what it can)  from collections.abc import MutableMapping

COMMANDS = {
 (a GBK console shows what it can)  "translate": "Translate articles into bilingual pages.",
 (a GBK console shows what it can)  "check": "Check the terms, figures and marks of bilingual pages.",
 (a GBK console shows what it can)  "render": "Make all three pages again from an edited bilingual page.",
 (a GBK console shows what it can)  "approve": "Mark sentences of bilingual pages as approved.",
 (a GBK console shows what it can)  "extract": "Print what is read from a page.",
 (a GBK console shows what it can)  "glossary": "Look at the glossary.",
 (a GBK console shows what it can)  "models": "List the translation models.",
 (a GBK console shows what it can)  "explain": "Explain a code such as T001.",
}
INTERRUPTED = 130
READER_WENT_AWAY = 141
OUR_BUG = 3


THEIRS = {errno.ENAMETOOLONG, errno.ENOSPC}
LONG = 60


class Commands(click.Group):
 (a GBK console shows what it can)  """A group whose commands are imported when they are called, so that ``--help`` loads none of them."""

 (a GBK console shows what it can)  def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (Click's signature)
 (a GBK console shows what it can)      """Return the commands in the order in which people meet them."""
 (a GBK console shows what it can)      return list(COMMANDS)

 (a GBK console shows what it can)  def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (Click's signature)
 (a GBK console shows what it can)      """Import and return a command."""
 (a GBK console shows what it can)      if cmd_name not in COMMANDS:
 (a GBK console shows what it can)          return None
 (a GBK console shows what it can)      command: click.Command = getattr(import_module(f"bilingual.cli.{cmd_name}"), cmd_name)
 (a GBK console shows what it can)      return command

 (a GBK console shows what it can)  def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (Click's signature)
 (a GBK console shows what it can)      """List the commands from the table above, without importing them."""
 (a GBK console shows what it can)      with formatter.section("Commands"):
 (a GBK console shows what it can)          formatter.write_dl(list(COMMANDS.items()))

 (a GBK console shows what it can)  def invoke(self, ctx: click.Context) -> object:
 (a GBK console shows what it can)      """Run the command; Click answers an interrupt and a closed pipe with 1, which here means a wrong text."""
 (a GBK console shows what it can)      try:
 (a GBK console shows what it can)          result = super().invoke(ctx)
 (a GBK console shows what it can)          if sys.stdout:
 (a GBK console shows what it can)              sys.stdout.flush()
 (a GBK console shows what it can)      except KeyboardInterrupt:
 (a GBK console shows what it can)          ctx.exit(INTERRUPTED)
 (a GBK console shows what it can)      except BrokenPipeError:
 (a GBK console shows what it can)          _close_output()
 (a GBK console shows what it can)          ctx.exit(READER_WENT_AWAY)
 (a GBK console shows what it can)      except OSError as error:
 (a GBK console shows what it can)          if error.errno not in THEIRS:
 (a GBK console shows what it can)              raise
 (a GBK console shows what it can)          _close_output()
 (a GBK console shows what it can)          place = str(error.filename or "output")
 (a GBK console shows what it can)          raise click.ClickException(
 (a GBK console shows what it can)              f"{place if len(place) < LONG else place[:LONG] + '…'}: {error.strerror}"
 (a GBK console shows what it can)          ) from error
 (a GBK console shows what it can)      return result


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="bilingual")
@click.pass_context
def bilingual(ctx: click.Context) -> None:
 (a GBK console shows what it can)  """Turn Chinese or English news pages into pages of both languages whose official terms follow a glossary."""
 (a GBK console shows what it can)  ctx.default_map = _defaults()


def _close_output() -> None:
 (a GBK console shows what it can)  """Send what is still to be written nowhere, so that Python does not try again at its end."""
 (a GBK console shows what it can)  os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _defaults() -> MutableMapping[str, Any]:
 (a GBK console shows what it can)  """Return the settings as defaults of each command's options, so that the command line wins."""
 (a GBK console shows what it can)  from bilingual.settings import load_settings  # noqa: PLC0415 (--help and --version need no settings)

 (a GBK console shows what it can)  settings = load_settings()
 (a GBK console shows what it can)  return dict.fromkeys(COMMANDS, settings)


def main() -> NoReturn:
 (a GBK console shows what it can)  """Run ``bilingual`` and exit: 0 well, 1 the text is wrong, 2 it cannot be done, 3 our bug, 130 and 141 quietly."""
 (a GBK console shows what it can)  for stream in filter(None, (sys.stdout, sys.stderr)):
 (a GBK console shows what it can)      stream.reconfigure(errors="backslashreplace")  # (a GBK console shows what it can)
 (a GBK console shows what it can)  try:
 (a GBK console shows what it can)      code = bilingual.main(standalone_mode=False)
 (a GBK console shows what it can)  except click.ClickException as error:
 (a GBK console shows what it can)      error.show()
 (a GBK console shows what it can)      code = 2
 (a GBK console shows what it can)  except click.Abort:
 (a GBK console shows what it can)      code = INTERRUPTED
 (a GBK console shows what it can)  except Exception:  # noqa: BLE001 (Click has shown the errors meant for users; this one is ours)
 (a GBK console shows what it can)      traceback.print_exc()
 (a GBK console shows what it can)      click.echo("This is a bug in bilingual: please report it with the lines above.", err=True)
 (a GBK console shows what it can)      code = OUR_BUG
 (a GBK console shows what it can)  sys.exit(code if isinstance(code, int) else 0)
