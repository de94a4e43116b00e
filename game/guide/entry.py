"""What an entry of the Field guide is made of: text as data, for a window and a terminal alike.

In paragraphs, items and cells of tables, what stands between backticks is set as a formula, and
what stands between two asterisks on either side is bold. In formulas an underscore lowers the
letter that follows: W_f.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

FigureName: TypeAlias = Literal["walk", "longer", "study", "learned", "gradient", "levels"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within an entry."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a paragraph of its own."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """One equation, and what it makes: its shape and its meaning."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A small table; every row has as many cells as the head. Columns after the first are figures.

    `wide` says that all columns are text.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing by name (`game.guide.figures`), and what is to be seen on it."""

    name: FigureName
    caption: str


Part: TypeAlias = Heading | Paragraph | Items | Formula | Table | Figure


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Args:
        id: its name, by which levels and other entries link to it.
        title: its title.
        summary: the whole of it in a sentence, for the index.
        parts: its text, in order.
        levels: the levels that teach it, the best first; some may be still to come.
        see: other entries, by id.
    """

    id: str
    title: str
    summary: str
    parts: tuple[Part, ...]
    levels: tuple[str, ...]
    see: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together, in the order they are best read."""

    title: str
    entries: tuple[Entry, ...]
