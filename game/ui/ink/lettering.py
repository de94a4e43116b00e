"""Text in the design's units: measured, shortened, wrapped, and drawn in the two families."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import pygame

from game.ui.scripts import shaping
from game.ui.scripts.breaking import graphemes, joined, pieces
from game.ui.scripts.order import is_rtl
from game.ui.scripts.script import is_plain
from game.ui.theme import TEXT_UNITS, Colour, TextSize, Theme
from game.ui.view import View
from game.words import Language, language

Align: TypeAlias = Literal["left", "center", "right"]
Box: TypeAlias = tuple[float, float, float, float]
"""x, y, width and height in the design's units."""

ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One text as it was drawn: where, and the box it was meant to stay in; for tests."""

    text: str
    box: Box
    frame: Box | None


@lru_cache(maxsize=800)
def _rendered(
    text: str, mono: bool, px: int, bold: bool, colour: Colour, spoken: Language | None
) -> pygame.Surface:
    return shaping.render(text, "mono" if mono else "sans", px, bold, colour)


@lru_cache(maxsize=4000)
def _measured(text: str, mono: bool, px: int, bold: bool, spoken: Language | None) -> int:
    return shaping.measure(text, "mono" if mono else "sans", px, bold)


@lru_cache(maxsize=400)
def _letters_px(scale: float, text: float, size: TextSize) -> int:
    return View((1, 1), scale, 0, 0, text).type_px(TEXT_UNITS[size])


def _spoken(text: str) -> Language | None:
    """What else decides how a text looks: the language, if there is more than Latin in it."""
    return None if is_plain(text) else language()


class Lettering:
    """Measures and draws text on one surface; every place and size is in the design's units.

    `log`, when it is a list, collects every text drawn, so that tests can see what a player sees.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        view: View,
        theme: Theme,
        log: list[Drawn] | None = None,
    ) -> None:
        self.surface, self.view, self.theme, self.log = surface, view, theme, log
        self._frame: Box | None = None
        """The box that texts are meant to stay in."""

    def _px(self, size: TextSize) -> int:
        return _letters_px(self.view.scale, self.view.text, size)

    def width(
        self, text: str, size: TextSize = "body", *, bold: bool = False, mono: bool = False
    ) -> float:
        """How wide a text is."""
        return _measured(text, mono, self._px(size), bold, _spoken(text)) / self.view.scale

    def line(self, size: TextSize = "body") -> float:
        """How high a line of text is, from one baseline to the next."""
        return self._px(size) * 1.36 / self.view.scale

    def shorten(
        self,
        text: str,
        width: float,
        size: TextSize = "body",
        *,
        bold: bool = False,
        mono: bool = False,
    ) -> str:
        """The text, or as much of its beginning as fits, with an ellipsis."""
        if self.width(text, size, bold=bold, mono=mono) <= width:
            return text
        signs = graphemes(text)
        low, high = 0, len(signs)
        while low < high:
            half = (low + high + 1) // 2
            cut = "".join(signs[:half]).rstrip() + ELLIPSIS
            if self.width(cut, size, bold=bold, mono=mono) <= width:
                low = half
            else:
                high = half - 1
        return "".join(signs[:low]).rstrip() + ELLIPSIS if low else ""

    def wrap(
        self,
        text: str,
        width: float,
        size: TextSize = "body",
        *,
        lines: int = 99,
        bold: bool = False,
    ) -> list[str]:
        """The text in lines no wider than this; what does not fit into the last is cut."""
        out: list[str] = []
        left = self._holdable(pieces(text), width, size, bold)
        while left and len(out) < lines:
            taken = self._taken(left, width, size, bold)
            rest = joined(left if len(out) == lines - 1 else left[:taken])
            out.append(self.shorten(rest, width, size, bold=bold))
            left = left[taken:]
        return out

    def _taken(self, left: list[tuple[str, bool]], width: float, size: TextSize, bold: bool) -> int:
        """How many of the pieces that are left fit into one line; at least one."""

        def fits(many: int) -> bool:
            return self.width(joined(left[:many]), size, bold=bold) <= width

        # Guessed by the pieces' own widths, which are measured already; then set right.
        room, space, taken = width, self.width(" ", size, bold=bold), 0
        for piece, spaced in left:
            room -= self.width(piece, size, bold=bold) + space * (spaced and taken > 0)
            if room < 0.0:
                break
            taken += 1
        taken = max(taken, 1)
        while taken < len(left) and fits(taken + 1):
            taken += 1
        while taken > 1 and not fits(taken):
            taken -= 1
        return taken

    def note(self, text: str, box: Box) -> None:
        """Log a text that was drawn as a picture, and where it is."""
        if self.log is not None:
            self.log.append(Drawn(text, box, self._frame))

    def sentences(
        self, text: str, width: float, size: TextSize = "body", *, lines: int
    ) -> list[str]:
        """As many whole sentences as there is room for, in lines; the first one at least."""
        while len(self.wrap(text, width, size)) > lines and ". " in text:
            text = text.rsplit(". ", 1)[0] + "."
        return self.wrap(text, width, size, lines=lines)

    def _holdable(
        self, words: list[tuple[str, bool]], width: float, size: TextSize, bold: bool
    ) -> list[tuple[str, bool]]:
        """The pieces of a text, those that no line can hold (paths are such) in smaller ones."""
        parts: list[tuple[str, bool]] = []
        for word, spaced in words:
            signs = [word] if self.width(word, size, bold=bold) <= width else graphemes(word)
            while signs:
                fits = (n for n in range(len(signs), 1, -1)
                        if self.width("".join(signs[:n]), size, bold=bold) <= width)  # fmt: skip
                end = next(fits, 1)
                parts.append(("".join(signs[:end]), spaced))
                signs, spaced = signs[end:], False
        return parts

    def flow(
        self,
        x: float,
        y: float,
        width: float,
        lines: Sequence[str],
        size: TextSize = "body",
        colour: Colour | None = None,
        *,
        bold: bool = False,
    ) -> float:
        """Draw the lines of a paragraph from y on, each beginning at the side it is read from.

        That is all that is turned round for a language that is read from the right: what stands
        where on a screen is the same in every language, as it is in the diagrams of papers.

        Args:
            x: where the paragraph begins at the left.
            y: where it begins at the top.
            width: how wide it may be.
            lines: its lines, as `wrap` gives them.
            size: a name of the type scale.
            colour: the theme's text colour if not given.
            bold: in the bold face.

        Returns:
            Where it ends.
        """
        spoken = language().direction == "rtl"
        turned = any(is_rtl(line, rtl=spoken) for line in lines if not is_plain(line))
        for line in lines:
            middle = y + self.line(size) / 2
            if turned:
                self.text(x + width, middle, line, size, colour, bold=bold, align="right")
            else:
                self.text(x, middle, line, size, colour, bold=bold)
            y += self.line(size)
        return y

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: TextSize = "body",
        colour: Colour | None = None,
        *,
        bold: bool = False,
        mono: bool = False,
        align: Align = "left",
        width: float | None = None,
    ) -> float:
        """Draw one line of text around the height y; gives its width.

        Args:
            x: its left end, middle or right end, as `align` says.
            y: the height its line is centred on.
            text: what to draw.
            size: a name of the type scale.
            colour: the theme's text colour if not given.
            bold: in the bold face.
            mono: in Fira Code, for numbers and formulas.
            align: what x is.
            width: what it may take; a longer text is cut with an ellipsis.
        """
        if width is not None:
            text = self.shorten(text, width, size, bold=bold, mono=mono)
        if not text:
            return 0.0
        px = self._px(size)
        image = _rendered(text, mono, px, bold, colour or self.theme.text, _spoken(text))
        left, middle = self.view.point(x, y)
        wide, high = image.get_size()
        left -= {"left": 0.0, "center": wide / 2, "right": float(wide)}[align]
        place = round(left), round(middle - high / 2)
        ink = colour or self.theme.text
        self._write(image, place, drawn=text, px=px, bold=bold, mono=mono, colour=ink)
        if self.log is not None:
            # The line box of a font is higher than its letters: what counts is what is seen.
            ux, uy = self.view.units(place[0], middle - px * 0.55)
            scale = self.view.scale
            self.log.append(Drawn(text, (ux, uy, wide / scale, px * 1.1 / scale), self._frame))
        return wide / self.view.scale

    def _write(
        self,
        image: pygame.Surface,
        place: tuple[int, int],
        *,
        drawn: str,
        px: int,
        bold: bool,
        mono: bool,
        colour: Colour,
    ) -> None:
        """Put the picture of a text where it belongs; tests look over its shoulder."""
        self.surface.blit(image, place)
