"""The page about the verbs, from the command line's own table and help."""

from __future__ import annotations

import click

from plimsoll.cli.main import plimsoll
from plimsoll.cli.verbs import VERBS
from tools.reference.paper import code, page, table


def verbs_page() -> str:
    """Every verb: a list of all, then an entry each with what it can be asked."""
    opening = (
        "Every verb takes `--help`. Those that print rows write them as a table, JSON, CSV, a workbook or Parquet."
        " How a command ends stands in [exit codes and errors](errors.md)."
    )
    listed = table(("verb", "does"), [(f"[{verb.name}](#{verb.name})", verb.help) for verb in VERBS])
    return page("Verbs", opening, listed, *(_entry(verb.name) for verb in VERBS))


def commands() -> dict[str, click.Command]:
    """Every verb as click knows it."""
    context = click.Context(plimsoll)
    found = {name: plimsoll.get_command(context, name) for name in plimsoll.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def _entry(name: str) -> str:
    command = commands()[name]
    # As the command line makes it: click keeps a command's help option as it was first asked for, and tests ask too.
    context = click.Context(command, info_name=f"plimsoll {name}", **plimsoll.context_settings)
    usage = " ".join(["plimsoll", name, *command.collect_usage_pieces(context)])
    records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    options = table(("option", ""), [(code(record[0]), record[1]) for record in records if record])
    # Without the mark by which click keeps a paragraph as it stands, and without indents, which Python 3.13 drops.
    words = "\n".join(line.strip() for line in (command.help or "").replace("\b\n", "").splitlines())
    return f"## {name}\n\n```\n{usage}\n```\n\n{words.strip()}\n\n{options}"
