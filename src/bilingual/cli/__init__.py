"""The command line: its commands by name, loaded when they are called, and what the exit code says."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from typing import TYPE_CHECKING, Any, NoReturn

import click

from bilingual import __version__
from bilingual.cli.lazy import LazyGroup

if TYPE_CHECKING:
    from collections.abc import MutableMapping

COMMANDS = {
    "translate": "Translate articles into bilingual pages.",
    "check": "Check the terms, figures and marks of bilingual pages.",
    "render": "Make all three pages again from an edited bilingual page.",
    "approve": "Mark sentences of bilingual pages as approved.",
    "retranslate": "Make sentences again whose terms no longer hold and that no person has touched.",
    "extract": "Print what is read from a page.",
    "glossary": "Look at the glossary, check it, and see what a change does.",
    "evaluate": "Measure how well translations of test sets keep their terms.",
    "models": "List the translation models.",
    "train": "Train a translation model on sentence pairs and a glossary.",
    "explain": "Explain a code such as T001.",
}
INTERRUPTED = 130
READER_WENT_AWAY = 141
OUR_BUG = 3


THEIRS = {errno.ENAMETOOLONG, errno.ENOSPC}
LONG = 60


class Commands(LazyGroup):
    """The commands of ``bilingual``, and what becomes of an interrupt, a closed pipe and a full disk."""

    package = __name__
    table = COMMANDS

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; Click answers an interrupt and a closed pipe with 1, which here means a wrong text."""
        try:
            result = super().invoke(ctx)
            if sys.stdout:
                sys.stdout.flush()
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _close_output()
            ctx.exit(READER_WENT_AWAY)
        except OSError as error:
            if error.errno not in THEIRS:
                raise
            _close_output()
            place = str(error.filename or "output")
            raise click.ClickException(
                f"{place if len(place) < LONG else place[:LONG] + '…'}: {error.strerror}"
            ) from error
        return result


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="bilingual")
@click.pass_context
def bilingual(ctx: click.Context) -> None:
    """Turn Chinese or English news pages into pages of both languages whose official terms follow a glossary."""
    ctx.default_map = _defaults()


def _close_output() -> None:
    """Send what is still to be written nowhere, so that Python does not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _defaults() -> MutableMapping[str, Any]:
    """Return the settings as defaults of each command's options, so that the command line wins."""
    from bilingual.settings import load_settings  # noqa: PLC0415 (--help and --version need no settings)

    settings = load_settings()
    return dict.fromkeys(COMMANDS, settings)


def main() -> NoReturn:
    """Run ``bilingual`` and exit: 0 well, 1 the text is wrong, 2 it cannot be done, 3 our bug, 130 and 141 quietly."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(errors="backslashreplace")  # a GBK console shows what it can
    try:
        code = bilingual.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = 2
    except click.Abort:
        code = INTERRUPTED
    except Exception:  # noqa: BLE001 (Click has shown the errors meant for users; this one is ours)
        traceback.print_exc()
        click.echo("This is a bug in bilingual: please report it with the lines above.", err=True)
        code = OUR_BUG
    sys.exit(code if isinstance(code, int) else 0)
