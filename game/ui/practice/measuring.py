"""Measuring where others stand on a level, a little in every frame, and once for each network."""

from __future__ import annotations

from collections.abc import Iterator

from game.level.model import Level
from game.level.network import NetworkError, network_digest
from game.level.rivals import load_rivals
from game.lstm.weights import Weights
from game.rules.practice.places import Place, measure_places
from game.ui.context import AppContext


class Measuring:
    """The places of others as far as they are known.

    Args:
        app: keeps what was measured.
        level: the level.
        network: its trained network; None if there is none.
    """

    def __init__(self, app: AppContext, level: Level, network: Weights | None) -> None:
        self._app = app
        self.places: tuple[Place, ...] = ()
        self.trouble = ""
        """Why there are no rivals, in a sentence; nothing if there are."""
        self._work: Iterator[tuple[Place, ...]] | None = None
        self._key = ("", "")
        if network is None:
            return
        rivals = None
        try:
            rivals = load_rivals(level)
        except NetworkError as error:
            self.trouble = str(error)
        alone = " alone" if rivals is None else ""
        self._key = level.task_hash, network_digest(network) + alone
        if self._key in app.places:
            self.places = app.places[self._key]
        else:
            self._work = measure_places(level, network, rivals)

    @property
    def busy(self) -> bool:
        """Whether there is more to measure."""
        return self._work is not None

    def advance(self) -> bool:
        """Measure a little; whether that has found anything."""
        if self._work is None:
            return False
        found = next(self._work, None)
        if found is None:
            self._work = None
            self._app.places[self._key] = self.places
            return True
        self.places += found
        return bool(found)
