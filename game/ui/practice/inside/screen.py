"""Draws the scene of a network looked into, piece by piece, each only when it has changed."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import TYPE_CHECKING, Final

import pygame

from game.rules.practice.told import how_gates_stand, when_sharpened
from game.rules.practice.weight_maps import formula
from game.ui.paint import Box, Painter
from game.ui.play.footer import Keys, draw_footer, legend
from game.ui.play.sheet import Same, Sheet
from game.ui.practice.inside.gates import draw_gates, place_gates
from game.ui.practice.inside.layout import PAD, TABS, tab_words
from game.ui.practice.inside.memory import MemoryLook, draw_memory
from game.ui.practice.inside.training import draw_training
from game.ui.practice.inside.weights import draw_maps
from game.ui.theme import PANEL_CORNER
from game.ui.view import WIDTH
from game.ui.wire.side import paragraph
from game.words import say

if TYPE_CHECKING:
    from game.ui.practice.inside.scene import InsideScene

KEYS: Final[Keys] = (
    (("inside:stage_before", "inside:stage_after"), "practice.inside.keys.training"),
    (("inside:gates", "inside:weights", "inside:memory"), "practice.inside.keys.tabs"),
    (("menus:back",), "practice.inside.keys.back"),
)
WEIGHT_KEYS: Final[Keys] = (
    (("menus:left", "menus:right", "menus:up", "menus:down"), "practice.inside.keys.weights"),
    (("inside:always_before", "inside:always_after"), "practice.inside.keys.training"),
    (("inside:next_tab",), "practice.inside.keys.next_tab"),
    (("menus:back",), "practice.inside.keys.back"),
)
LARGEST: Final = 8_000_000
"""The largest picture of all weights that is kept, in pixels; of a larger one, what is in sight is
drawn anew."""


class InsideScreen:
    """The screen in one view.

    Args:
        scene: the scene it belongs to.
    """

    def __init__(self, scene: InsideScene) -> None:
        self._scene = scene
        self._sheet = Sheet()
        self._maps: tuple[Hashable, pygame.Surface] | None = None

    def draw(self, painter: Painter) -> None:
        """Draw everything but the buttons."""
        scene, sheet, place = self._scene, self._sheet, self._scene.place
        if painter.log is not None:
            sheet.forget()  # tests want to hear of every text
        sheet.fit(painter)
        focus = scene.focus.current
        where = self._look_key()
        sheet.put("head", (0, 0, WIDTH, place.training[1]), scene.level.title, self._head)
        knob = scene.knob.at("knob", place.stops[scene.chosen])
        hovered = scene.gui.hovered.name if scene.gui.hovered is not None else ""
        sheet.put("training", place.training,
                  (where, knob, len(scene.inside.looks), hovered == "training"),
                  self._training)  # fmt: skip
        gliding = scene.glide.share if scene.tab == "gates" else 1.0
        seen = len(scene.inside.looks), scene.scroll.offset, gliding
        held = scene.focus.shown and focus is not None and focus.name
        sheet.put("panel", place.panel, (where, scene.tab, seen, hovered, held), self._panel)
        marked = self._marked()
        keys = self._keys()
        sheet.put("footer", place.footer, (where, scene.tab, marked, keys), self._footer)
        sheet.show(painter)
        if scene.tab == "weights":
            self._marks(painter)

    def _look_key(self) -> Hashable:
        scene = self._scene
        return scene.chosen, Same(scene.look), Same(scene.inside)

    # -- pieces ----------------------------------------------------------------------------------

    def _head(self, p: Painter) -> None:
        scene, middle = self._scene, self._scene.place.head
        x = 48 + p.text(48, middle, say("practice.inside.title"), "title", bold=True) + 24
        room = WIDTH - 48 - scene.gui.button_width(say("common.back"), icon=True) - 24 - x
        where = " · ".join(part for part in (scene.level.title, scene.world) if part)
        p.text(x, middle + 2, where, "label", p.theme.muted, width=room)

    def _training(self, p: Painter) -> None:
        scene, place = self._scene, self._scene.place
        knob = scene.knob.at("knob", place.stops[scene.chosen])
        hovered = scene.gui.hovered
        hot = hovered is not None and hovered.name == "training"
        draw_training(p, place, scene.inside, scene.chosen, knob, hot=hot)

    def _panel(self, p: Painter) -> None:
        scene, place = self._scene, self._scene.place
        p.rounded(*place.panel, PANEL_CORNER, p.theme.panel)
        for tab, (x, y, w, h) in zip(TABS, place.tabs, strict=True):
            here = tab == scene.tab
            control = scene.gui.hovered
            if here:
                p.rounded(x + 2, y, w - 4, h, 9, p.theme.raised)
            elif control is not None and control.name == f"tab:{tab}":
                p.rounded(x + 2, y, w - 4, h, 9, None, p.theme.line)
            ink = p.theme.text if here else p.theme.muted
            used = p.width(tab_words(tab), "label", bold=here) + 8
            used += p.width(self._scene.app.prompt(tab, "inside"), "small", mono=True)
            at = x + (w - used) / 2
            at += p.text(at, y + h / 2, tab_words(tab), "label", ink, bold=here) + 8
            p.text(
                at,
                y + h / 2,
                self._scene.app.prompt(tab, "inside"),
                "small",
                p.theme.muted,
                mono=True,
            )
        self._why(p)
        x, y, w, h = place.page
        with p.within(place.page, clip=True):
            if scene.tab == "weights":
                self._weights(p)
            else:
                self.page(p, (x, y - scene.scroll.offset, w - 12, h))
        scene.scroll.draw(p)

    def _why(self, p: Painter) -> None:
        """Why there is but one stage, beside the tabs."""
        scene = self._scene
        if not scene.inside.stages.why:
            return
        x, y, w, h = scene.place.tabs[-1]
        left = x + w + 20
        px, _, pw, _ = scene.place.panel
        why = re.sub(r"\([^()]*[/\\]", "(", scene.inside.stages.why)  # the file's name is enough
        text = say("practice.inside.only", why=why)
        lines = p.sentences(text, px + pw - PAD - left, "small", lines=2)
        for n, words in enumerate(lines):
            at = y + h / 2 + (n - (len(lines) - 1) / 2) * p.line("small")
            p.text(left, at, words, "small", p.theme.wrong)

    def page(self, p: Painter, box: Box) -> float:
        """Draw what gates or memory have to show; gives where it ends."""
        scene, look = self._scene, self._scene.look
        x, y, w, _ = box
        if look is None:
            said = say("practice.inside.measuring")
            p.text(x + w / 2, y + 60, said, "label", p.theme.muted, align="center")
            return y + 120
        if scene.tab == "memory":
            shown = MemoryLook(scene.level, look, scene.inside.stages.names, scene.inside.looks)
            return draw_memory(p, box, shown) + 8
        at = draw_gates(p, place_gates(p, box, scene.level, look.rows), scene.level, look.rows,
                        scene.glide) + 10  # fmt: skip
        left, wide = x + PAD / 2, w - PAD
        at = paragraph(p, (left, at, wide, 0), how_gates_stand(look), "body") + 4
        if said := when_sharpened(scene.level, scene.inside.stages):
            at = paragraph(p, (left, at, wide, 0), said, "body", p.theme.muted) + 4
        note = say("practice.inside.gates.note")
        return paragraph(p, (left, at, wide, 0), note, "small", p.theme.muted) + 8

    # -- weights ---------------------------------------------------------------------------------

    def _weights(self, p: Painter) -> None:
        """Draw the maps; all of them once, and then only the part that is in sight."""
        scene = self._scene
        x, y, w, h = scene.place.page
        high = scene.scroll.content
        area = p.view.area(x, y, w, high)
        if p.log is not None or area.w * area.h > LARGEST:
            corner = x, y - scene.scroll.offset
            draw_maps(p, scene.level, corner, scene.maps, scene.most, (y, y + h))
            return
        key = self._look_key()
        if self._maps is None or self._maps[0] != key or self._maps[1].get_size() != area.size:
            image = pygame.Surface(area.size, 0, p.surface)  # of the window's own format
            image.fill(p.theme.panel)
            its = p.onto(image, area.left, area.top)
            draw_maps(its, scene.level, (x, y), scene.maps, scene.most, (y, y + high))
            self._maps = key, image
        shift = round(scene.scroll.offset * p.view.scale)
        p.surface.blit(self._maps[1], (area.left, area.top - shift))

    def _marked(self) -> tuple[int, int, int] | None:
        """The weight whose formula is shown: the one under the mouse, else the selected one."""
        scene = self._scene
        return scene.hovered or scene.selected if scene.tab == "weights" else None

    def _marks(self, p: Painter) -> None:
        """The outlines of the selected weight and of the one under the mouse."""
        scene = self._scene
        with p.within(scene.place.page, clip=True):
            for at, colour in ((scene.selected, p.theme.muted), (scene.hovered, p.theme.text)):
                if at is not None:
                    x, y, w, h = scene.weight(at)
                    p.rounded(x - 1.5, y - 1.5, w + 3, h + 3, 3, None, colour, 2)

    def _footer(self, p: Painter) -> None:
        scene = self._scene
        said: list[str] = []
        if (at := self._marked()) is not None:
            m, r, c = at
            said = [formula(scene.level, scene.maps_of(scene.chosen)[m], r, c)]
        draw_footer(p, scene.place.footer, said, [], self._keys())

    def _keys(self) -> Keys:
        scene = self._scene
        keys = WEIGHT_KEYS if scene.on_weights and scene.focus.shown else KEYS
        return legend(keys, scene.app.caps)
