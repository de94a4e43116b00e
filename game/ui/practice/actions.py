"""The buttons under a history: an attempt watched, reviewed or saved, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.rules.replays.form import ReplayError
from game.ui.export.files import ExportError
from game.ui.gui import Kind
from game.ui.paint import Box, Painter
from game.ui.scene import Command, Push, Scene
from game.ui.view import WIDTH
from game.words import say

if TYPE_CHECKING:  # what saves is loaded when something is to be saved
    from game.ui.export.tasks import Task
    from game.ui.practice.history import HistoryScene
    from game.ui.practice.saving import Chosen

MARGIN: Final = 24.0
GAP: Final = 8.0
BAR: Final = 320.0
"""How long the bar of progress is."""


class Actions:
    """What can be done with the attempt that is chosen in a history.

    Args:
        scene: the history.
    """

    def __init__(self, scene: HistoryScene) -> None:
        self._scene = scene
        self.said, self.is_trouble = "", False
        """What is to be said of what was asked for last."""
        self.task: Task | None = None
        """What is being saved."""
        self._chosen: tuple[int, Chosen] | None = None
        self._label = self._bar = (0.0, 0.0)

    @property
    def usable(self) -> bool:
        """Whether the chosen attempt can be played again."""
        scene, n = self._scene, self._scene.page.chosen
        return n is not None and scene.network is not None and scene.page.found.is_replayable(n)

    # -- the buttons ---------------------------------------------------------------------------

    def place(self, p: Painter, y: float) -> None:
        """Make the buttons; while something is saved, one that stops it."""
        gui, x = self._scene.gui, MARGIN
        if self.task is not None:
            words = say("practice.actions.stop")
            wide = gui.button_width(words, bold=True) + 16
            gui.button("stop", words, (x, y, wide, gui.button_height), self.stop, kind="primary")
            self._bar = x + wide + 2 * GAP, y + gui.button_height / 2
            return
        rows: tuple[tuple[str, Callable[[], Command]], ...] = (
            ("watch", self.watch),
            ("review", self.review),
            ("replay", partial(self._save, lambda chosen: chosen.save_replay())),
            ("picture", partial(self._save, lambda chosen: chosen.save_picture())),
            ("film", partial(self._begin, lambda chosen: chosen.film())),
            ("frames", partial(self._begin, lambda chosen: chosen.frames())),
        )
        for n, (name, press) in enumerate(rows):
            text = say(f"practice.actions.{name}.name")
            tip = say(f"practice.actions.{name}.tip")
            if name == "replay":
                self._label = x + 8, y + gui.button_height / 2
                x += 8 + p.width(say("practice.actions.save_as"), "label") + 12
            kind: Kind = "plain" if n else "primary"
            wide = gui.button_width(text, bold=not n) + (0 if n else 16)
            place = (x, y, wide, gui.button_height)
            gui.button(name, text, place, press, kind=kind, tip=tip, enabled=self.usable)
            x += wide + GAP

    def draw(self, p: Painter) -> None:
        """Draw what stands between the buttons, or how far what is saved has come."""
        if self.task is None:
            p.text(*self._label, say("practice.actions.save_as"), "label", p.theme.muted)
            return
        (x, y), task = self._bar, self.task
        bar: Box = (x, y - 4, BAR, 8)
        p.rounded(*bar, 4, fill=p.theme.raised)
        p.rounded(x, y - 4, max(BAR * task.done / task.total, 8), 8, 4, fill=p.theme.output)
        words = say(f"practice.actions.saving_{task.what}", done=task.done, count=task.total)
        start = x + BAR + 16
        p.text(start, y, words, "label", p.theme.muted, width=WIDTH - MARGIN - start)

    # -- the chosen attempt --------------------------------------------------------------------

    def chosen(self) -> Chosen | None:
        """The chosen attempt, ready to be played again; None if there is none that can be."""
        scene, n = self._scene, self._scene.page.chosen
        if n is None or scene.network is None:
            return None
        if self._chosen is None or self._chosen[0] != n:
            from game.ui.practice.saving import Chosen

            attempt = scene.page.found.attempts[n]
            made = Chosen(scene.app, scene.level, scene.network, attempt, scene.world)
            self._chosen = n, made
        return self._chosen[1]

    def watch(self) -> Command:
        """See the chosen attempt played again."""
        return self._show(lambda chosen: chosen.watch())

    def review(self) -> Command:
        """See its review."""
        return self._show(lambda chosen: chosen.review())

    def _show(self, make: Callable[[Chosen], Scene]) -> Command:
        chosen = self.chosen()
        if chosen is None or self.task is not None:
            return None
        try:
            scene = make(chosen)
            self.say(chosen.drifted)
            return Push(scene)
        except ReplayError as error:
            self.say(str(error), trouble=True)
            return None

    def say(self, said: str, *, trouble: bool = False) -> None:
        """Say this from now on."""
        self.said, self.is_trouble = said, trouble

    # -- saving --------------------------------------------------------------------------------

    def _save(self, save: Callable[[Chosen], Path]) -> Command:
        chosen = self.chosen()
        if chosen is not None:
            try:
                self.say(_saved(save(chosen), chosen))
            except (ReplayError, ExportError) as error:
                self.say(str(error), trouble=True)
        return None

    def _begin(self, begin: Callable[[Chosen], Task]) -> Command:
        chosen = self.chosen()
        if chosen is not None:
            try:
                self.task = begin(chosen)
            except ReplayError as error:
                self.say(str(error), trouble=True)
                return None
            self.say("")
            self._scene.lay_out("stop")
        return None

    def stop(self) -> Command:
        """Give up what is being saved."""
        if self.task is not None:
            self.task.stop()
            self._end(say("practice.actions.stopped"))
        return None

    def _end(self, said: str, *, trouble: bool = False) -> None:
        button = "film" if self.task is None else self.task.what
        self.task = None
        self.say(said, trouble=trouble)
        self._scene.lay_out(button)

    def go_on(self) -> None:
        """Save a little more of what is being saved."""
        task, chosen = self.task, self.chosen()
        if task is None or chosen is None:
            return
        try:
            if not task.advance():
                self._end(_saved(task.path, chosen))
        except ExportError as error:
            self._end(str(error), trouble=True)


def _saved(path: Path | None, chosen: Chosen) -> str:
    """Where something was saved, and what has changed since the attempt."""
    if not chosen.drifted:
        return say("practice.actions.saved", path=path)
    return say("practice.actions.saved_but", path=path, drifted=chosen.drifted)
