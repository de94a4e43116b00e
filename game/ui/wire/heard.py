"""What of a table is heard: entries that are turned, and runs."""

from __future__ import annotations

from game.rules.wiring.run import TableRun
from game.rules.wiring.table import Entry
from game.ui.sound.effects import detent
from game.ui.sound.player import Sound
from game.ui.wire.model import WireModel


class HeardTable:
    """Follows a table. `follow` is called in every frame."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._model: WireModel | None = None
        self._at: tuple[Entry, float] | None = None
        self._run: TableRun | None = None

    def follow(self, model: WireModel) -> None:
        """Let be heard what has changed since the last frame."""
        entry, value = model.selected, model.table.value(model.selected)
        before, self._at = self._at, (entry, value)
        run, self._run = self._run, model.run
        known, self._model = self._model is model, model
        if not known or before is None:  # a table that is taken up where it stands
            return
        if before[0] == entry and detent(before[1]) != detent(value):
            self._sound.play("valve", gate=entry.gate, opening=value)
        if model.run is not None and model.run is not run:
            stars = model.run.result.stars
            if stars:
                self._sound.play("star", n=stars - 1)
            else:
                self._sound.play("run")
