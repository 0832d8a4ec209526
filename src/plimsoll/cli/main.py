"""The command `plimsoll`. Its help is made from a table, so asking for help loads nothing but click."""

from __future__ import annotations

import difflib
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

import click

from plimsoll import __version__
from plimsoll.cli.progress import INTERRUPTED
from plimsoll.cli.verbs import VERBS
from plimsoll.vocabulary.errors import PlimsollError, WrongUse

MODULES = {verb.name: verb.module for verb in VERBS}

FRAMES = "pandas"

SELDOM = 50_000
"""New objects between two rounds of clearing up: a command lives for seconds, and most of what it makes it keeps."""

HELP = """Plimsoll shows the conditions that a service works under, on any day.

Begin with 'plimsoll demo', or with 'plimsoll load FOLDER' and then 'plimsoll conditions'.
Type 'plimsoll VERB --help' for what a verb can be asked.
"""

CODES = """Ends with 0 done · 1 done, but something was left out and --strict was given · 2 used wrongly ·
3 an input could not be read · 4 the store is damaged or newer · 5 not permitted."""


class Verbs(click.Group):
    """A group of commands that are brought in one at a time, when they are typed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Every verb, in the table's order."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (as above)
        """The verb of that name, brought in now."""
        if cmd_name not in MODULES:
            return None
        command: click.Command = importlib.import_module(MODULES[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that was typed; of one that is none, an error that names the nearest."""
        if args and args[0] not in MODULES and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], MODULES, n=1)
            advice = f"Did you mean '{near[0]}'?" if near else "To see them all, type: plimsoll --help"
            raise WrongUse(f"There is no verb '{args[0]}'.", next_step=advice)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (as above)
        """The verbs with their lines from the table; click itself would bring each of them in to ask."""
        with formatter.section("Verbs"):
            formatter.write_dl([(verb.name, verb.help) for verb in VERBS])


class _FramesAside(PathFinder):
    """Python's own finder of modules, for which pandas is not installed.

    Arrow looks for pandas when it makes its first array, in case it is given a frame; where pandas is installed, that
    takes longer than most verbs. A command never hands out a frame. Programs that call the API are let be.
    """

    @classmethod
    def find_spec(
        cls, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the module stands; nowhere for pandas."""
        return None if fullname == FRAMES else super().find_spec(fullname, path, target)


@click.group(cls=Verbs, help=HELP, epilog=CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="plimsoll")
def plimsoll() -> None:
    """Hand over to the verb that was typed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code. Plimsoll's own errors are one sentence, without a traceback.

    Args:
        arguments: what was typed after `plimsoll`; by default this process's own.
    """
    gc.set_threshold(SELDOM)
    if arguments is None:
        sys.meta_path[:] = [_FramesAside if finder is PathFinder else finder for finder in sys.meta_path]
    _never_fail_to_write()
    sys.exit(_ended(arguments))


def _ended(arguments: Sequence[str] | None) -> int:
    try:
        code = plimsoll.main(arguments, prog_name="plimsoll", standalone_mode=False)
        sys.stdout.flush()
    except PlimsollError as error:
        return _said(f"plimsoll: {error.sentence()}", error.exit_code)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _said("plimsoll: stopped. The store is as it was.", INTERRUPTED)
    except BrokenPipeError:
        return _reader_left()
    return code if isinstance(code, int) else 0


def _said(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _reader_left() -> int:
    """Whoever read our output has enough, such as `head`: end quietly, and let nothing more be flushed at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _never_fail_to_write() -> None:
    """A terminal that cannot show a letter of a team's name shows a question mark in its place."""
    for stream in (sys.stdout, sys.stderr):
        # A test or a notebook may have put something simpler in the stream's place.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    main()
