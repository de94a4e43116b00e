"""What the list of levels knows of each one: what it is about, and how well it was played."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.level.format.problems import LevelError
from game.level.model import GATE_WORDS, GATES, GateName, Level
from game.level.network import NetworkError
from game.level.training.permit import is_the_games_own
from game.progress.records import Best
from game.ui.context import AppContext
from game.words import say


@dataclass(frozen=True, slots=True)
class Card:
    """A level as the list shows it; `trouble` says why it cannot be played."""

    name: str
    title: str
    brief: str
    level: Level | None
    best: Best | None
    trouble: str = ""
    teaches: tuple[str, ...] = ()
    left_at: int = 0
    """How many steps of an unfinished play were made; 0 when there is none."""
    first: str = ""
    """The title of a level that should be won before this one and has not been."""
    untrained: bool = False
    """Whether all its trouble is that its network has to be trained, which can be done here."""

    @property
    def gates(self) -> tuple[GateName, ...]:
        """The gates that the level teaches."""
        return tuple(gate for gate in GATES if GATE_WORDS[gate] in self.teaches)

    @property
    def alight(self) -> tuple[GateName, ...]:
        """The gates to be lit on the card: those it teaches, else those the player sets."""
        if self.gates or self.level is None:
            return self.gates
        owner = self.level.gates.owner
        return tuple(gate for gate in GATES if owner(gate) == "player")


def card_for(path: Path, app: AppContext) -> Card:
    """The card of a level file, sound or not."""
    try:
        level = app.library.load(path)
    except LevelError as error:
        return Card(path.stem, path.stem, "", None, None, str(error).splitlines()[0])
    except OSError as error:
        why = say("levels.unreadable", file=path.name, why=error.strerror or error)
        return Card(path.stem, path.stem, "", None, None, why)
    best = app.store.best(level.id)
    try:
        app.library.network(level)
    except NetworkError as error:
        return Card(
            path.stem, level.title, level.brief, None, best, error.what, level.teaches,
            untrained=not is_the_games_own(level),
        )  # fmt: skip
    left = app.store.unfinished(level.id)
    made = len(left.moves) if left is not None and left.task_hash == level.task_hash else 0
    first = _needed(level, path, app)
    return Card(path.stem, level.title, level.brief, level, best, "", level.teaches, made, first)


def _needed(level: Level, path: Path, app: AppContext) -> str:
    """The title of the first level that this one needs and that has no star yet."""
    for name in level.needs:
        best = app.store.best(name)
        if best is not None and best.stars > 0:
            continue
        homes = (file for world in app.library.worlds() for file in world.levels)
        try:
            return next((app.library.load(file).title for file in homes if file.stem == name), "")
        except (LevelError, OSError):
            return ""  # that level's own card says what is wrong with it
    return ""
