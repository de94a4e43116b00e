"""The title: what the game is in one sentence, a cell at work, and the way in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.progress.trouble import brief
from game.ui.context import AppContext, HelpTopic
from game.ui.icons.drawing import draw_icon
from game.ui.icons.logo import draw_name
from game.ui.icons.shapes import IconName
from game.ui.paint import Painter
from game.ui.profiles.people import called, several
from game.ui.scene import Command, Push, Quit
from game.ui.scenes import order
from game.ui.screen import Screen
from game.ui.theme import TextSize
from game.ui.title.cell import draw_cell
from game.ui.title.place import make_place
from game.ui.title.show import Show, open_show
from game.ui.view import HEIGHT, WIDTH
from game.words import say

MARGIN: Final = 64.0
TOP: Final = 84.0
SMALL_NAME: Final = 19.0
NAME: Final = 42.0
"""How high the letters of the name are."""
CROSSES_UP_TO: Final = 1.2
"""The text size up to which the road crosses the whole window."""
REST_MS: Final = 900.0
"""How long the stage rests between two streams."""


class TitleScene(Screen):
    """The first scene. The show begins after the first frame, which is to be there at once."""

    help_topic: HelpTopic = "menu"

    def __init__(self, app: AppContext) -> None:
        super().__init__(app)
        self.first = "play"
        self.show: Show | None = None
        self.paused = False
        self.time = 0.0
        """How long the stream on stage has been played."""
        self._lights = 0.0
        self._shows: Iterator[Show] | None = None
        self._seen = False
        self._progress = ""

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Place the buttons at the foot of the left column, and the one that pauses the show."""
        gui, app, large = self.gui, self.app, self.view.text - 1.0
        self._left = MARGIN - 24 * large
        path = order.still_to_win(app)
        scenes = app.scenes
        grid: tuple[tuple[str, IconName, object], ...] = (
            ("levels", "map", lambda: Push(scenes.levels(app))),
            ("practice", "practice", self._practise),
            ("guide", "guide", lambda: Push(scenes.guide(app))),
            ("settings", "settings", lambda: Push(scenes.settings(app))),
            ("help", "help", lambda: Push(scenes.help(app, self.help_topic))),
            ("quit", "quit", Quit),
        )
        texts = [say(f"title.buttons.{name}") for name, _, _ in grid]
        gap = 10.0 - 2.0 * large
        half = max(*(gui.button_width(text, icon=True) for text in texts), 170.0)
        wide = 2 * half + gap
        self._column = max(wide, 424.0)
        self._foot = HEIGHT - (92 - 64 * large)
        high = gui.button_height
        first_high = high + 10 * (1 - large)
        y = self._buttons = HEIGHT - (92 - 64 * large) - first_high - 3 * (high + gap)
        gui.button("play", self._call(path, wide), (self._left, y, wide, first_high), self._play,
                   kind="primary", icon="play")  # fmt: skip
        y += first_high + gap
        for n, ((name, icon, press), text) in enumerate(zip(grid, texts, strict=True)):
            place = (self._left + (n % 2) * (half + gap), y + (n // 2) * (high + gap), half, high)
            gui.button(name, text, place, press, icon=icon)  # type: ignore[arg-type]
        if several(app.store):
            self._who(self._buttons)
        side = gui.button_width("", icon=True)
        self._aside = (WIDTH - 40 - side, 36 - 20 * large, side, side)
        still = self.paused or app.settings.reduced_motion
        if not app.settings.reduced_motion:
            tip = say(f"title.show.{'resume' if still else 'pause'}")
            gui.button("pause", "", self._aside, self._pause, kind="bare",
                       icon="play" if still else "pause", tip=tip)  # fmt: skip
        crosses = self.view.text <= CROSSES_UP_TO
        self._place = make_place(self._left + self._column + 40, crossing=crosses)
        self._progress = self._told()
        self._size: TextSize = "heading" if crosses else "body"
        self._sentence = self.measure().wrap(say("title.sentence"), self._column, self._size)

    def _who(self, below: float) -> None:
        """The chip over the stars that says who plays, and leads to the others."""
        gui, app, p = self.gui, self.app, self.measure()
        name = p.shorten(called(app.store.profile), self._column - 10.0 * p.line("label"), "label")
        text = say("profiles.chip", name=name)
        high = gui.button_height
        y = below - 14 - p.line("label") - 12 - high
        place = (self._left, y, gui.button_width(text, icon=True), high)
        gui.button("who", text, place, lambda: Push(app.scenes.profiles(app)), icon="people")

    def _call(self, path: object, wide: float) -> str:
        """What the first button says: where it leads, if there is room for that."""
        begun = order.played_any(self.app)
        title = order.title(self.app, path) if path is not None else ""  # type: ignore[arg-type]
        if not title:
            return say("title.buttons.play")
        word = "continue_with" if begun else "play_with"
        text = say(f"title.buttons.{word}", level=title)
        fits = self.gui.button_width(text, bold=True, icon=True) <= wide
        return text if fits else say(f"title.buttons.{'continue' if begun else 'play'}")

    def _told(self) -> str:
        """How much of the game was won."""
        stars, most = order.stars(self.app)
        return say("title.stars", earned=stars, most=most) if most else ""

    # -- what happens --------------------------------------------------------------------------

    def _play(self) -> Command:
        """On with the first level that has no star; to the list when it cannot be played."""
        path = order.still_to_win(self.app)
        scene = order.play_scene(self.app, path) if path is not None else ""
        return Push(self.app.scenes.levels(self.app) if isinstance(scene, str) else scene)

    def _practise(self) -> Command:
        """To the practice room of that level."""
        path = order.still_to_win(self.app)
        scene = order.room_scene(self.app, path) if path is not None else ""
        return Push(self.app.scenes.levels(self.app) if isinstance(scene, str) else scene)

    def _pause(self) -> Command:
        self.paused = not self.paused
        self.layout(self.view)
        return None

    def back(self) -> Command:
        """Esc does not leave the game by accident: it goes to the button that does."""
        self.focus.take(self.focus.named("quit"), show=True)
        return None

    # -- time and drawing ----------------------------------------------------------------------

    def animate(self, dt: float) -> None:
        """Let the network play on, unless motion is to be reduced or it was paused: then a step is
        seen to its end, for half of one tells nothing."""
        if not self._seen:  # the first frame does not wait for the stage
            self._seen = True
            return
        if self._shows is None:
            self._next_show()
        if self.show is None:
            return
        if self.app.settings.reduced_motion:
            self.time = self.show.telling
        elif self.paused:
            self.time = self.show.told(self.time)
        else:
            self.time += dt
            self._lights += dt
            if self.show.at(self.time - REST_MS) is None:
                self._next_show()

    def _next_show(self) -> None:
        if self._shows is None:
            self._shows = open_show(self.app)
        self.show, self.time = next(self._shows, None), 0.0

    def paint(self, painter: Painter) -> None:
        """Draw the cell, then the name, the sentence and what was won."""
        self._paint_show(painter)
        self._paint_column(painter)

    def _paint_show(self, p: Painter) -> None:
        show, now = self.show, None
        if show is not None:
            end = len(show) - 1
            t, since = show.at(self.time) or (end, show.length(end))
            now = show.moment(t, since)
        draw_cell(p, self._place, show, now, self._lights)
        if show is None or p.view.text > CROSSES_UP_TO:
            return
        x, y, wide, high = self._aside
        x = x + wide + 12 if self.app.settings.reduced_motion else x
        text = say("title.show.told", level=show.level.title, seed=show.seed)
        p.text(x - 12, y + high / 2, text, "small", self.theme.muted, align="right",
               width=x - 12 - self._place.left)  # fmt: skip

    def _paint_column(self, p: Painter) -> None:
        """The name, the sentence, how many stars there are; below the road stand the buttons."""
        theme, x = self.theme, self._left
        large = p.view.text - 1.0
        y = TOP - 60 * large
        draw_name(p, "PLAY THE", x, y, SMALL_NAME, theme.muted, 2.6)
        y += SMALL_NAME + 15
        taken = draw_name(p, "LSTM", x, y, NAME, theme.text, 4.0)
        draw_name(p, "GAME", x + taken + NAME * 0.5, y, NAME, theme.text, 2.4)
        y += NAME + 20 - 8 * large
        y = p.flow(x, y, self._column, self._sentence, self._size, theme.muted)
        self._paint_stars(p, x, max(self._buttons - 14 - p.line("label"), y))
        self._paint_trouble(p, x)

    def _paint_trouble(self, p: Painter, x: float) -> None:
        """What is the matter with the progress file: all of it where there is room, else briefly.

        When it happens, all of it is told in the news.
        """
        trouble, line = self.app.store.trouble, p.line("small")
        if trouble is None:
            return
        room, wide = HEIGHT - self._foot - 4, WIDTH - 2 * x
        words = p.wrap(trouble.said(), wide, "small")
        if len(words) * line > room:
            words = p.wrap(brief(trouble), wide, "small", lines=1)
        p.flow(x, HEIGHT - 2 - len(words) * line, wide, words, "small", self.theme.memory)

    def _paint_stars(self, p: Painter, x: float, y: float) -> None:
        if not self._progress:
            return
        high, side = p.line("label"), p.line("label") * 0.9
        draw_icon(p, "star", x + side / 2, y + high / 2, side, self.theme.held)
        p.text(x + side + 10, y + high / 2, self._progress, "label", self.theme.muted)
