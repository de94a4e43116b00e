"""What keys ask the equation of: one part of the screen after the other, as a pointer would."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.level.model import GATES
from game.ui.play.equation import Subject
from game.ui.play.shown import Pointing

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene


class Asking:
    """Goes round all that has an equation; after the last, it is the selected valve's again."""

    def __init__(self, scene: PlayScene) -> None:
        self._scene = scene
        self.subject: Subject | None = None

    @property
    def round(self) -> tuple[Subject, ...]:
        """What is gone round: in each block the candidate, its memory and the valves that the keys
        do not come to; then the prediction, unless it is to be bet on."""
        model = self._scene.model
        found: list[Subject] = []
        for block in range(model.session.level.memory.blocks):
            found += [Subject("candidate", block), Subject("highway", block)]
            found += [Subject(gate, block) for gate in GATES if (gate, block) not in model.valves]
        if not self._scene.practice.bet_wanted:
            found.append(Subject("prediction"))
        return tuple(found)

    def go_on(self) -> None:
        """Ask of the next."""
        every = self.round
        at = every.index(self.subject) + 1 if self.subject in every else 0
        self.subject = every[at] if at < len(every) else None

    def end(self) -> None:
        """Ask of nothing any more: something else is done."""
        self.subject = None

    def told(self, on: Pointing) -> Pointing:
        """What is pointed at, by the pointer or else by the keys."""
        if on.subject is not None or self.subject is None:
            return on
        return replace(on, subject=self.subject)
