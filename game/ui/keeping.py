"""What the window asks of the place where progress is kept, and one that lasts only for a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from game.level.model import GATES, GateName
from game.rules.resume import Unfinished
from game.rules.session import Session

SettingValue: TypeAlias = bool | int | float | str


class Best(Protocol):
    """The best result so far on one level."""

    @property
    def stars(self) -> int:
        """Stars from 0 to 3."""

    @property
    def confidence(self) -> float:
        """The player's confidence in that play."""

    @property
    def par(self) -> float:
        """The network's on the same stream."""


class ProgressStore(Protocol):
    """Where progress is kept; `game.progress.store.Store` is the real one."""

    @property
    def lasting(self) -> bool:
        """Whether what is kept will still be there when the game is opened again."""

    @property
    def message(self) -> str:
        """What the player should know about the store, in a sentence; usually nothing."""

    def best(self, level_id: str) -> Best | None:
        """The best result on a level, or None if it was never finished."""

    def record(self, session: Session, *, retry: bool = False) -> None:
        """Keep a finished play; `retry` says that its stream had been seen before."""

    def seen(self, level_id: str, seed: int) -> bool:
        """Whether a stream was played to its end before: playing it again is a retry."""

    def keep_unfinished(self, session: Session, *, retry: bool = False) -> None:
        """Keep where a play stands."""

    def unfinished(self, level_id: str) -> Unfinished | None:
        """The play of a level that was left before its end, if there is one."""

    def drop_unfinished(self, level_id: str) -> None:
        """Forget the unfinished play of a level."""

    def setting(self, name: str) -> SettingValue | None:
        """A setting that was kept, or None."""

    def set_setting(self, name: str, value: SettingValue) -> None:
        """Keep a setting."""


@dataclass(frozen=True, slots=True)
class _Left:
    """An unfinished play, kept in memory."""

    task_hash: str
    seed: int
    moves: Sequence[Mapping[GateName, Sequence[float]]]
    undos: int


@dataclass
class MemoryStore:
    """Progress that lasts as long as the program: for tests, and when no store is given."""

    kept: dict[str, SettingValue] = field(default_factory=dict)
    results: dict[str, Best] = field(default_factory=dict)
    ended: set[tuple[str, int]] = field(default_factory=set)
    left: dict[str, Unfinished] = field(default_factory=dict)
    lasting: bool = False
    message: str = ""

    def best(self, level_id: str) -> Best | None:
        """The best result on a level, or None."""
        return self.results.get(level_id)

    def record(self, session: Session, *, retry: bool = False) -> None:
        """Keep a finished play if it is the best so far; a retry never is."""
        result, before = session.result, self.results.get(session.level.id)
        self.ended.add((session.level.id, session.seed))
        self.drop_unfinished(session.level.id)
        if result is None or retry:
            return
        if before is None or (result.stars, result.confidence) > (before.stars, before.confidence):
            self.results[session.level.id] = result

    def seen(self, level_id: str, seed: int) -> bool:
        """Whether a stream was played to its end before."""
        return (level_id, seed) in self.ended

    def keep_unfinished(self, session: Session, *, retry: bool = False) -> None:
        """Keep where a play stands."""
        moves: list[Mapping[GateName, Sequence[float]]] = [
            {gate: played.move.gate(gate) for gate in GATES} for played in session.moves
        ]
        level = session.level
        self.left[level.id] = _Left(level.task_hash, session.seed, tuple(moves), session.undos)

    def unfinished(self, level_id: str) -> Unfinished | None:
        """The play of a level that was left before its end, if there is one."""
        return self.left.get(level_id)

    def drop_unfinished(self, level_id: str) -> None:
        """Forget the unfinished play of a level."""
        self.left.pop(level_id, None)

    def setting(self, name: str) -> SettingValue | None:
        """A setting, or None."""
        return self.kept.get(name)

    def set_setting(self, name: str, value: SettingValue) -> None:
        """Keep a setting."""
        self.kept[name] = value
