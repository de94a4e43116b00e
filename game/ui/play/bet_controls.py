"""The controls of a bet: answers in a list that scrolls, and how sure one is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.rules.practice.calibration import SURENESS
from game.ui.focus import Control
from game.ui.gui import Gui
from game.ui.paint import Box, Painter
from game.ui.play.bet_panel import BetLook, bet_name, place_panel, sure_name
from game.ui.scene import Command

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene


class BetControls:
    """What a bet is made with, in one layout of a practice.

    Args:
        scene: the practice.
        painter: measures texts.
        content: what the prediction leaves for it.
    """

    def __init__(self, scene: PlayScene, painter: Painter, content: Box) -> None:
        self._scene = scene
        self.panel = place_panel(painter, content, scene.level.vocabulary.answers)
        self._answers: list[Control] = []

    def add(self, gui: Gui) -> None:
        """Make the controls, in reading order."""
        scene, panel = self._scene, self.panel
        view, betting = scene.view, scene.practice.betting
        clip = view.rect(*panel.list_box)
        for n, answer in enumerate(panel.answers):
            press = self._presser(lambda answer=answer: betting.choose(answer))  # type: ignore[misc]
            control = Control(bet_name(answer), view.rect(*panel.answer_box(n)), press, clip=clip)
            self._answers.append(gui.area(control))
        for sure, box in zip(SURENESS, panel.sure, strict=True):
            press = self._presser(lambda sure=sure: betting.be_sure(sure))  # type: ignore[misc]
            gui.area(Control(sure_name(sure), view.rect(*box), press))

    def _presser(self, act: Callable[[], None]) -> Callable[[], Command]:
        """A press that chooses; once answer and sureness are both chosen, the bet is made."""

        def press() -> Command:
            act()
            scene = self._scene
            if scene.practice.betting.placed:
                scene.focus_selected(shown=scene.focus.shown)
            elif scene.practice.betting.sure is None and scene.focus.shown:
                scene.focus.take(scene.focus.named(sure_name(SURENESS[0])))
            return None

        return press

    def look(self, hovered: Control | None) -> BetLook:
        """What the panel's picture depends on now."""
        betting = self._scene.practice.betting
        name = hovered.name if hovered is not None else None
        return BetLook(betting.said, betting.sure, name, self.panel.scroll.offset)

    # -- scrolling -------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> bool:
        """Take the wheel over the list, and drags of its bar; True when it was one of them."""
        if event.type == pygame.KEYDOWN or not self._scene.practice.bet_wanted:
            return False
        if event.type == pygame.MOUSEWHEEL:
            x, y = self._scene.pointer.place
            left, top, w, h = self.panel.list_box
            if not (left <= x < left + w and top <= y < top + h):
                return False
        return self.panel.scroll.handle(event, self._scene.view)

    def update(self, dt: float, *, still: bool) -> None:
        """Move the list on by dt milliseconds."""
        if self.panel.scroll.update(dt, still=still) or self.panel.scroll.offset:
            self._scrolled()

    def reveal(self, control: Control) -> None:
        """Scroll to an answer that the keys have moved to."""
        for n, answer in enumerate(self._answers):
            if answer is control:
                self.panel.reveal(n)
                self._scrolled()

    def _scrolled(self) -> None:
        for n, control in enumerate(self._answers):
            control.rect = self._scene.view.rect(*self.panel.answer_box(n))


def go_to_bet(scene: PlayScene) -> None:
    """Go to where a bet is made; where none is wanted, ask for bets, or for none any more."""
    if not scene.practice.bet_wanted:
        scene.app.change(bets=not scene.app.settings.bets)
        scene.follow()
    if scene.practice.bet_wanted:
        first = bet_name(scene.bets.panel.answers[0])
        scene.focus.take(scene.focus.named(first), show=True)
