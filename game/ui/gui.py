"""The bridge to pygame_gui: its widgets, laid out in our units, with a keyboard's way to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

import pygame
from pygame_gui.core import ObjectID
from pygame_gui.elements import UIButton, UIHorizontalSlider

from game.ui.controls.prompts import split_cap
from game.ui.focus import Control, Focus, Way, control_at
from game.ui.icons.button import ButtonIcon, IconButton, button_cap, with_cap
from game.ui.icons.shapes import IconName
from game.ui.paint import Painter
from game.ui.ring import draw_ring
from game.ui.scene import Command
from game.ui.scripts import shaping
from game.ui.theme import CORNER, TEXT_UNITS, TextSize, Theme
from game.ui.view import View
from game.ui.widgets.entry import Entry, writes
from game.ui.widgets.looks import (
    ICON_LEFT,
    TIP_PAD,
    WITH_ICON,
    icon_room,
    icon_side,
    tip_most,
)
from game.ui.widgets.manager import Manager
from game.ui.widgets.slider import Slider
from game.ui.widgets.tips import draw_tip

TOUCH: Final = 40.0
"""How wide and high, in units, everything is at least for a finger."""
TIP_MS = 500.0
"""How long the focus rests on a control until its tip is shown; a pointer rests as long."""
Kind: TypeAlias = Literal["plain", "primary", "quiet", "bare", "chosen"]
BOLD: Final[tuple[Kind, ...]] = ("primary", "chosen")
"""The kinds of buttons whose text is bold."""
MOUSE: tuple[int, ...] = (
    pygame.MOUSEBUTTONDOWN,
    pygame.MOUSEBUTTONUP,
    pygame.MOUSEMOTION,
    pygame.MOUSEWHEEL,
)


class Gui:
    """The widgets and other controls of one scene in one view; made anew for each layout."""

    def __init__(self, theme: Theme, view: View, focus: Focus | None = None) -> None:
        self.theme, self.view = theme, view
        self.focus = focus or Focus()
        self.focus.controls.clear()
        self._manager = Manager(theme, view)
        self._asked: Command = None
        self._elements: dict[str, UIButton | UIHorizontalSlider | Entry] = {}
        self._entries: dict[str, Entry] = {}
        self._sliders: dict[str, Slider] = {}
        self._resting: Control | None = None
        self._rested = 0.0
        self._held: Control | None = None
        self.hovered: Control | None = None
        self._areas: list[Control] = []
        self._shown = False
        """Whether the widgets have been made ready to be drawn."""

    # -- what there is -----------------------------------------------------------------------

    def button_width(
        self, text: str, *, bold: bool = False, size: TextSize = "label", icon: bool = False
    ) -> float:
        """How wide a button for this text should be, in units; with an icon at its left, or alone
        where there is no text."""
        if icon and not text:
            return max(self.button_height, icon_side(self.view) + 16)
        px = self.view.type_px(TEXT_UNITS[size])
        said, cap = split_cap(text)
        wide = shaping.measure(with_cap(said, cap), "sans", px, bold) / self.view.scale + 32
        return wide + icon_room(self.view) - 10 if icon else wide

    @property
    def button_height(self) -> float:
        """How high a button is, in units: 40 at 100% text."""
        return 40 + 24 * (self.view.text - 1.0)

    def button(
        self,
        name: str,
        text: str,
        rect: tuple[float, float, float, float],
        press: Callable[[], Command],
        *,
        kind: Kind = "plain",
        tip: str | None = None,
        enabled: bool = True,
        icon: IconName | None = None,
    ) -> Control:
        """A button; `rect` is in units.

        An icon stands at the left of the text; alone, in the middle, and `tip` says what it means.
        """
        place = self.view.rect(*rect)
        said, cap = split_cap(text)
        element = IconButton(
            place,
            with_cap(said, cap),
            self._manager,
            icon and self._icon(icon, place, alone=not text),
            object_id=ObjectID(f"#{kind}", WITH_ICON if icon and text else None),
            command=lambda: self._ask(press),
        )
        if tip:
            element.set_tooltip(tip, wrap_width=self._tip_width(tip))
        if not enabled:
            element.disable()  # type: ignore[no-untyped-call]
        if cap:
            left = icon_room(self.view) if icon else None
            element.cap = button_cap(self.view, said, cap, bold=kind in BOLD, left=left)
        self._elements[name] = element
        return self.focus.add(
            Control(name, place, press, enabled=enabled, corner=self.view.px(CORNER), tip=tip or "")
        )

    def _tip_width(self, tip: str) -> int:
        """How wide a tip's box is in pixels: as its text, up to where it goes on in lines."""
        wide = shaping.measure(tip, "sans", self.view.type_px(TEXT_UNITS["body"]), False)
        return min(round(wide) + self.view.px(2 * TIP_PAD + 8) + 2, tip_most(self.view))

    def _icon(self, name: IconName, place: pygame.Rect, *, alone: bool) -> ButtonIcon:
        """An icon for a button at a place in pixels."""
        side = self.view.px(icon_side(self.view))
        return ButtonIcon(name, side, None if alone else self.view.px(ICON_LEFT), place.width)

    def slider(
        self,
        name: str,
        rect: tuple[float, float, float, float],
        value: float,
        limits: tuple[float, float],
        step: float,
        moved: Callable[[float], None],
    ) -> Control:
        """A slider over `limits` that snaps to `step`; arrows move it by one step."""
        place = self.view.rect(*rect)
        element = UIHorizontalSlider(place, value, limits, self._manager, click_increment=step)
        self._elements[name] = element
        kept = [value]

        def snap(to: float) -> float:
            low, high = limits
            return min(max(low + round((to - low) / step) * step, low), high)

        def take(to: float) -> None:
            snapped = snap(to)
            if abs(snapped - kept[0]) > 1e-9:
                kept[0] = snapped
                moved(snapped)

        def arrow(way: Way) -> bool:
            if way not in ("left", "right"):
                return False
            take(kept[0] + (step if way == "right" else -step))
            element.set_current_value(kept[0], warn=False)
            return True

        self._sliders[name] = Slider(element, snap, take)
        return self.focus.add(
            Control(name, place, None, arrow, corner=self.view.px(6), reach=self.view.px(TOUCH))
        )

    def slid(self, name: str) -> float:
        """Where a slider stands, be it taken yet or not."""
        return self._sliders[name].stands_at

    def entry(
        self,
        name: str,
        text: str,
        rect: tuple[float, float, float, float],
        changed: Callable[[str], None],
        press: Callable[[], Command],
    ) -> Control:
        """A line of text to be typed; `changed` is told what stands there, Enter does `press`."""
        place = self.view.rect(*rect)
        place.size = max(place.w, 8), max(place.h, 8)  # pygame_gui warns of what has no inside
        element = Entry(place, self._manager, initial_text=text)
        element.changed = changed
        self._elements[name] = self._entries[name] = element
        return self.focus.add(Control(name, place, press, corner=self.view.px(CORNER)))

    def types(self, event: pygame.Event) -> bool:
        """Whether an event writes into a line of text that has the keys."""
        return self._typed is not None and (event.type == pygame.TEXTINPUT or writes(event))

    def type(self, event: pygame.Event) -> None:
        """Write it."""
        if (entry := self._typed) is not None:
            entry.begin()
            entry.take(event)

    @property
    def _typed(self) -> Entry | None:
        """The line of text that has the keys."""
        current = self.focus.current
        return self._entries.get(current.name) if current is not None else None

    def area(self, control: Control, *, keys: bool = True) -> Control:
        """A control that the scene draws itself: clicks and keys are taken care of here.

        Without `keys` it is no stop for them: a letter of the scene's does the same.
        """
        control.reach = self.view.px(TOUCH)
        self._areas.append(control)
        return self.focus.add(control) if keys else control

    def is_held(self, control: Control) -> bool:
        """Whether the mouse is pressed down on a drawn control."""
        return self._held is control

    # -- what happens ------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command | Literal[False]:
        """Take an event; False when nothing here had a use for it."""
        if event.type == pygame.KEYDOWN:
            return self.focus.key(event)
        if event.type not in MOUSE:
            return False
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self.focus.shown = False
            under = control_at(self.focus.controls, event.pos)
            if under is not None and under.enabled:
                self.focus.take(under)
                slider = self._sliders.get(under.name)
                if slider is not None:
                    slider.press(event.pos)
        used = self._manager.process_events(event)
        asked, self._asked = self._asked, None
        if asked is not None:
            return asked
        return None if used else self._mouse(event)

    def _ask(self, press: Callable[[], Command]) -> None:
        self._asked = press()

    def _mouse(self, event: pygame.Event) -> Command | Literal[False]:
        if event.type == pygame.MOUSEMOTION:
            self.hovered = self._area_at(event.pos)
            return False
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self._held = self._area_at(event.pos)
            return False if self._held is None else None
        if event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            held, self._held = self._held, None
            if held is not None and held.press and self._area_at(event.pos) is held:
                return held.press()
        return False

    def _area_at(self, pos: tuple[int, int]) -> Control | None:
        found = control_at([area for area in self._areas if area.enabled], pos)
        on_other = found is not None and not found.at(pos) and self._button_at(pos)
        return None if on_other else found

    def _button_at(self, pos: tuple[int, int]) -> bool:
        return any(element.rect.collidepoint(pos) for element in self._elements.values())

    def update(self, dt: float) -> None:
        """Move the widgets on by dt milliseconds."""
        self._shown = True
        self._follow_entries()
        self._manager.update(dt / 1000.0)
        for slider in list(self._sliders.values()):
            slider.update()
        now = self.focus.current if self.focus.shown else None
        self._rested = self._rested + dt if now is self._resting else 0.0
        self._resting = now

    def _follow_entries(self) -> None:
        for entry in self._entries.values():
            entry.begin() if entry is self._typed else entry.end()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the widgets, also those of a scene that another was laid over at once."""
        if not self._shown:
            self._shown = True
            self._follow_entries()
            self._manager.update(0.0)
        self._manager.draw_ui(surface)
        p = Painter(surface, self.view, self.theme)
        for element in self._elements.values():
            if isinstance(element, IconButton):
                element.draw_cap(p)

    def draw_focus(self, surface: pygame.Surface) -> None:
        """Draw the ring around what has the keys; last, so that nothing covers it."""
        control = self.focus.current
        if control is None or not self.focus.shown:
            return
        draw_ring(surface, self.view, self.theme, control.ringed, control.corner, control.clip)
        if control.tip and self._resting is control and self._rested >= TIP_MS:
            draw_tip(Painter(surface, self.view, self.theme), control.rect, control.tip)
