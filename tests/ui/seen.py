"""A recorder: every text that a scene draws, as asked for and as seen; and a brush without ink."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import pygame
from pygame_gui.elements import UIButton

from game.ui.gui import Gui
from game.ui.ink.lettering import Lettering
from game.ui.paint import Painter
from game.ui.theme import Colour

BOLD = ("#primary", "#chosen")
"""The kinds of buttons whose text is bold."""
UNSEEN = (1, 1)
"""The size of surfaces that text is only measured on."""


@dataclass(frozen=True)
class Seen:
    """One text as it was drawn; rectangles are in the window's pixels.

    `asked` is the whole text, `drawn` what is left of it; `line` is the box of its line and `ink`
    where its letters are; `clip` is what may be seen there, `frame` the box it was meant to stay
    in, if the scene said so.
    """

    asked: str
    drawn: str
    line: pygame.Rect
    ink: pygame.Rect
    clip: pygame.Rect
    colour: Colour
    px: int
    """The height of letters in pixels."""
    units: float
    """The same in the design's units, as they are at the window's scale."""
    bold: bool = False
    mono: bool = False
    frame: pygame.Rect | None = None
    button: str | None = None
    """The name of the button whose text it is."""
    enabled: bool = True

    @property
    def shortened(self) -> bool:
        """Whether an ellipsis stands for part of it."""
        return self.asked != self.drawn

    @property
    def in_sight(self) -> bool:
        """Whether any of it may be seen."""
        return bool(self.ink.w and self.ink.h and self.clip.colliderect(self.ink))

    @property
    def cut(self) -> bool:
        """Whether part of what is drawn lies where it cannot be seen."""
        return not self.clip.contains(self.ink)


@dataclass
class Recorder:
    """The texts seen so far, in the order they were drawn."""

    texts: list[Seen] = field(default_factory=list)
    ink: bool = True
    """Whether texts are drawn at all: without, the picture is what lies behind them."""
    _asked: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """All that was asked for, in one string, for tests that look for some words."""
        return " ".join(seen.asked for seen in self.texts)

    def clear(self) -> None:
        """Forget what was seen."""
        self.texts.clear()
        self._asked.clear()

    # -- what is drawn by the scenes themselves ------------------------------------------------

    def shortened(self, asked: str, left: str) -> None:
        """Note what a text became that had too little room."""
        if left != asked:
            self._asked[left] = asked

    def text(self, p: Lettering, place: tuple[int, int], image: pygame.Surface, **of: Any) -> None:
        """Note a text that is drawn."""
        if p.surface.get_size() == UNSEEN or p.log is not None:
            return  # only measured, or noted by a scene that wants to know where its own texts are
        dx, dy = getattr(p, "seen_offset", (0, 0))
        clip = p.surface.get_clip().move(dx, dy)
        drawn, px = of.pop("drawn"), of.pop("px")
        frame = p._frame
        line = image.get_rect(topleft=place)
        ink = image.get_bounding_rect().move(line.topleft)
        self.texts.append(
            Seen(
                asked=self._asked.get(drawn, drawn),
                drawn=drawn,
                line=line.move(dx, dy),
                ink=ink.move(dx, dy),
                clip=clip.clip(getattr(p, "seen_clip", clip)),
                px=px,
                units=px / p.view.scale,
                frame=p.view.rect(*frame).move(dx, dy) if frame else None,
                **of,
            )
        )

    # -- widgets -------------------------------------------------------------------------------

    def widgets(self, gui: Gui, surface: pygame.Surface) -> None:
        """Note the texts of all buttons that are shown."""
        for name, element in gui._elements.items():
            if not isinstance(element, UIButton) or not element.visible or not element.text:
                continue
            control = gui.focus.named(name)
            font = element.font
            line = pygame.Rect((0, 0), font.size(element.text))
            line.center = element.rect.center
            px = font.get_point_size()
            letters = pygame.Rect(line.x, round(line.centery - px * 0.45), line.w, round(px * 0.9))
            colour = element.colours["normal_text" if element.is_enabled else "disabled_text"]
            bold = (element.object_ids or [""])[-1] in BOLD
            self.texts.append(
                Seen(
                    asked=element.text,
                    drawn=element.text,
                    line=line,
                    ink=letters,
                    clip=element.rect.clip(surface.get_clip()),
                    colour=(colour.r, colour.g, colour.b),
                    px=px,
                    units=px / gui.view.scale,
                    bold=bold,
                    button=name,
                    enabled=element.is_enabled and (control is None or control.enabled),
                )
            )


@contextmanager
def recording(*, ink: bool = True) -> Iterator[Recorder]:
    """Record every text drawn in this block, by any scene.

    Without `ink` nothing is written: what is drawn is what lies behind the texts. Only buttons
    keep theirs. What a scene has kept from before is not seen: lay it out anew, or make it here.
    """
    recorder = Recorder(ink=ink)
    real_shorten, real_onto, real_draw = Lettering.shorten, Painter.onto, Gui.draw

    def shorten(self: Lettering, text: str, width: float, *args: Any, **more: Any) -> str:
        left = real_shorten(self, text, width, *args, **more)
        recorder.shortened(text, left)
        return left

    def write(self: Lettering, image: pygame.Surface, place: tuple[int, int], **of: Any) -> None:
        recorder.text(self, place, image, **of)
        if recorder.ink or self.surface.get_size() == UNSEEN:
            self.surface.blit(image, place)

    def onto(
        self: Painter, surface: pygame.Surface, left: int, top: int, *, moved: int = 0
    ) -> Painter:
        piece = real_onto(self, surface, left, top, moved=moved)
        dx, dy = getattr(self, "seen_offset", (0, 0))
        piece.seen_offset = (dx + left, dy + top + moved)  # type: ignore[attr-defined]
        piece.seen_clip = self.surface.get_clip().move(dx, dy)  # type: ignore[attr-defined]
        return piece

    def draw(self: Gui, surface: pygame.Surface) -> None:
        recorder.widgets(self, surface)
        real_draw(self, surface)

    with (
        patch.object(Lettering, "shorten", shorten),
        patch.object(Lettering, "_write", write),
        patch.object(Painter, "onto", onto),
        patch.object(Gui, "draw", draw),
    ):
        yield recorder
