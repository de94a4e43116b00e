"""The title: what the game is in one sentence, a cell at work, and the way in."""

from __future__ import annotations

from game.ui.context import AppContext
from game.ui.paint import Painter
from game.ui.scene import Command, Push, Quit
from game.ui.scenes import motif, order
from game.ui.screen import Screen

SENTENCE = (
    "You are the gates: token by token (words, mostly), decide what a real LSTM cell forgets, "
    "writes and says."
)
LEFT = 72.0
MARGIN = 64.0


class TitleScene(Screen):
    """The first scene."""

    def __init__(self, app: AppContext) -> None:
        super().__init__(app)
        self.time = motif.STILL_MS
        self.first = "play"

    def _column(self) -> float:
        return 400 + 112 * (self.view.text - 1.0)

    def build(self) -> None:
        """Place the buttons at the foot of the left column."""
        gui, app = self.gui, self.app
        large = self.view.text - 1.0
        high, gap = gui.button_height + 4 * (1 - large), 12.0 - 4 * large
        wide = min(296 + 160 * large, self._column())
        half = (wide - gap) / 2
        self._buttons_top = y = 720 - MARGIN - 4 * high - 3 * gap
        word = "Continue" if order.played_any(app) else "Play"
        gui.button("play", word, (LEFT, y, wide, high), self._play, kind="primary")
        y += high + gap
        gui.button("levels", "Levels", (LEFT, y, half, high), lambda: Push(app.scenes.levels(app)))
        gui.button("guide", "Field guide", (LEFT + half + gap, y, half, high),
                   lambda: Push(app.scenes.guide(app)))  # fmt: skip
        y += high + gap
        gui.button("settings", "Settings", (LEFT, y, half, high),
                   lambda: Push(app.scenes.settings(app)))  # fmt: skip
        gui.button("help", "How to play", (LEFT + half + gap, y, half, high),
                   lambda: Push(app.scenes.help(app)))  # fmt: skip
        y += high + gap
        gui.button("quit", "Quit", (LEFT, y, wide, high), Quit)

    def _play(self) -> Command:
        """On with the first level that has no star; to the list when it cannot be played."""
        path = order.still_to_win(self.app)
        scene = order.play_scene(self.app, path) if path is not None else ""
        return Push(self.app.scenes.levels(self.app) if isinstance(scene, str) else scene)

    def back(self) -> Command:
        """Esc does not leave the game by accident: it goes to the button that does."""
        self.focus.take(self.focus.named("quit"), show=True)
        return None

    def animate(self, dt: float) -> None:
        """Let the story run on, unless motion is to be reduced."""
        if not self.app.settings.reduced_motion:
            self.time += dt

    def paint(self, painter: Painter) -> None:
        """Draw the title, the sentence and the cell."""
        p, theme = painter, self.theme
        column = self._column()
        title = p.line("display") * 0.92
        lines = p.wrap(SENTENCE, column, "heading")
        text_high = 2 * title + 16 + len(lines) * p.line("heading")
        y = max(MARGIN + 24 - 96 * (p.view.text - 1.0), 16.0)
        y = min(y, self._buttons_top - 12 - text_high)
        for n, words in enumerate(("Play the", "LSTM Game")):
            p.text(LEFT - 2, y + title * (n + 0.5), words, "display", bold=True)
        y += 2 * title + 16
        for words in lines:
            p.text(LEFT, y + p.line("heading") / 2, words, "heading", theme.muted)
            y += p.line("heading")
        for n, words in enumerate(
            p.wrap(self.app.store.message, 1280 - 2 * LEFT, "small", lines=2)
        ):
            p.text(
                LEFT, 720 - MARGIN + 2 + (n + 0.5) * p.line("small"), words, "small", theme.memory
            )
        left = LEFT + column + 56
        motif.draw(p, (left, MARGIN, 1280 - left - MARGIN, 720 - 2 * MARGIN), self.time)
