"""Empty files to fill in, by the name of their set, each set with its data dictionary."""

from __future__ import annotations

from pathlib import Path

from plimsoll.sources import concerns, hr, register, time_study
from plimsoll.sources.headers import headers
from plimsoll.sources.layout import Layout
from plimsoll.sources.layout_files import DICTIONARY, DICTIONARY_COLUMNS, dictionary, template
from plimsoll.sources.reading import SourceFile
from plimsoll.vocabulary.errors import UnreadableInput, WrongUse

TEMPLATES: dict[str, tuple[Layout, ...]] = {
    "hr": hr.LAYOUTS,
    "time-study": time_study.LAYOUTS,
    "decisions": register.LAYOUTS,
    "concerns": concerns.LAYOUTS,
}
"""The sets there are, by the name that a person types."""

SOURCE = "template"
# Excel takes a CSV file without it for the machine's own old alphabet.
WITH_MARK = "utf-8-sig"


def recognise(path: Path) -> SourceFile | None:
    """The file as the data dictionary of a template, of which nothing is kept; `None` when it is none.

    Raises:
        UnreadableInput: the file is missing, empty or not permitted.
    """
    known = any(header.columns == DICTIONARY_COLUMNS for header in headers(path))
    return SourceFile(path.name, SOURCE, DICTIONARY, (), tuple) if known else None


def write(name: str, folder: Path) -> list[Path]:
    """Write the empty files of a set and their data dictionary, and say which files were written.

    Args:
        name: the set.
        folder: where to; made when it is not there.

    Raises:
        WrongUse: there is no such set; or a file of that name stands there, which is never written over.
        UnreadableInput: the folder may not be written to.
    """
    layouts = _layouts(name)
    texts = {f"{layout.name}.csv": template(layout) for layout in layouts} | {f"{DICTIONARY}.csv": dictionary(layouts)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_written(folder / file, text) for file, text in _unless_there(texts, folder).items()]
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableInput(f"It could not be written to ({reason}).", where=str(folder)) from error


def _layouts(name: str) -> tuple[Layout, ...]:
    if name not in TEMPLATES:
        raise WrongUse(f"There is no template '{name}'.", next_step=f"Choose one of: {', '.join(TEMPLATES)}.")
    return TEMPLATES[name]


def _unless_there(texts: dict[str, str], folder: Path) -> dict[str, str]:
    there = [file for file in texts if (folder / file).exists()]
    if there:
        raise WrongUse(
            f"{', '.join(there)} stands there already, and may be filled in.", next_step="Choose another folder."
        )
    return texts


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding=WITH_MARK, newline="")
    return path
