"""What the coach shows in a practice, each part to be switched; and what the practice can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from game.ui.context import AppContext, Asked, HelpTopic, Practised
from game.ui.paint import Painter
from game.ui.play.keys import SETTINGS
from game.ui.scene import Command, Pop
from game.ui.scenes.rows import ON_OFF, PAD, SWITCHES, Rows
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH
from game.words import say

ASKS: Final[tuple[tuple[Asked, str], ...]] = (
    ("show", "show_rest"),
    ("pass", "skip"),
    ("stars", "other_mode"),
)
"""What the practice below can be asked for, and the action that asks for it."""
ASKED: Final = {action: asked for asked, action in ASKS}


class CoachScene(Screen):
    """The coach's switches, laid over a practice.

    Args:
        app: the settings.
        practice: what lies below, and does what is asked for here.
    """

    help_topic: HelpTopic = "coach"
    overlay = True
    contexts = ("practice", "play")
    takes = ("coach", *ASKED, *SETTINGS)

    def __init__(self, app: AppContext, practice: Practised) -> None:
        super().__init__(app)
        self._practice = practice
        self.first = f"coach_bar:{app.settings.coach_bar}".lower()
        self._dim: pygame.Surface | None = None

    def build(self) -> None:
        """Place a row for each switch, and the buttons under them."""
        gui, p = self.gui, self.measure()
        self._rows = rows = Rows(gui, p, tuple(SWITCHES.values()), tight=0.7)
        self._head = p.line("title")
        foot = gui.button_height + PAD * 0.75
        high = self._head + rows.high + foot
        self._y = (HEIGHT - high) / 2
        rows.place((WIDTH - rows.wide) / 2, self._y + self._head)
        self._high = high
        for n, setting in enumerate(SWITCHES):
            rows.choices(n, setting, ON_OFF, self.app)
        self._buttons(rows.y + rows.high)
        self._dim = pygame.Surface(self.view.size)
        self._dim.fill(self.theme.ground)
        self._dim.set_alpha(200)

    def _buttons(self, y: float) -> None:
        gui, x = self.gui, self._rows.x + PAD
        keys = self.view.text <= 1.4
        for asked, action in ASKS:
            name, tip = say(f"practice.coach.{asked}.name"), say(f"practice.coach.{asked}.tip")
            key = self.app.prompt(action, *self.contexts)
            text = f"{name}  {key}".strip() if keys else name
            wide = gui.button_width(text)
            gui.button(asked, text, (x, y, wide, gui.button_height), self._asker(asked), tip=tip)
            x += wide + 12
        close = say("common.close")
        wide = gui.button_width(close, bold=True) + 16
        right = self._rows.x + self._rows.wide - PAD
        gui.button("close", close, (right - wide, y, wide, gui.button_height), Pop, kind="primary")

    def _asker(self, asked: Asked) -> Callable[[], Command]:
        def ask() -> Command:
            self._practice.ask(asked)
            return Pop()

        return ask

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; the letters mean what they do in the practice."""
        match self.asked(event):
            case "coach":
                return Pop()
            case str(action) if action in ASKED:
                return self._asker(ASKED[action])()
            case str(action) if action in SETTINGS:
                setting = SETTINGS[action]
                self.app.change(**{setting: not getattr(self.app.settings, setting)})
                return None
        return super().handle(event)

    def paint(self, painter: Painter) -> None:
        """Dim what lies below, and draw the panel."""
        p, theme, rows = painter, self.theme, self._rows
        if self._dim is not None:
            p.surface.blit(self._dim, (0, 0))
        p.rounded(rows.x, self._y, rows.wide, self._high, PANEL_CORNER, theme.panel, theme.line)
        title = say("practice.coach.title")
        p.text(rows.x + PAD, self._y + PAD * 0.6 + p.line("title") / 2, title, "title", bold=True)
        rows.paint(p, key=lambda action: self.app.prompt(action, "practice"))
