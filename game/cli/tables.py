"""Where tables and progress bars are printed: words from level files are shown as they are."""

from __future__ import annotations

from typing import IO, Final

from rich.console import Console

from game.harmless import replacing

WIDTH: Final = 100
"""How wide tables are where there is no terminal to ask."""


def table_console(file: IO[str], width: int = WIDTH) -> Console:
    """A console that takes no word for markup: a class of tokens may well be called "[red]"."""
    replacing(file)
    console = Console(file=file, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = width
    return console
