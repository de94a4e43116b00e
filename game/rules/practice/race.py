"""A race: the same stream for the player and some rivals, shown step by step or at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from game.rules.practice.contenders import Contenders, RivalName
from game.rules.practice.rival_run import PLAYER, Track, player_track, rival_track
from game.rules.session import Session
from game.rules.stars import MARGIN
from game.words import listed, say


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one player stands after some steps.

    Args:
        place: 1 for the best; players as good as each other, to within rounding, share one.
        name: who it is.
        confidence: from 0 to 1.
        right: how many questions were answered right.
        questions: how many were asked that can be known.
        bits: what the steps earned, at most 0.
    """

    place: int
    name: str
    confidence: float
    right: int
    questions: int
    bits: float

    @property
    def is_player(self) -> bool:
        """Whether this is the player of the session."""
        return self.name == PLAYER


@dataclass(frozen=True)
class Race:
    """A session, and rivals who play its stream alone.

    Args:
        session: the player's.
        rivals: each rival's whole run. What of it may be seen, `seen` says.
        open: whether rivals are shown step by step; else only when the stream has ended.
    """

    session: Session
    rivals: tuple[Track, ...]
    open: bool

    @classmethod
    def start(
        cls, session: Session, against: Contenders, names: Sequence[RivalName], *, open: bool
    ) -> Race:
        """A race on a session's stream against some of a level's contenders."""
        runs = (rival_track(session.deal, name, against[name].weights) for name in names)
        return cls(session, tuple(runs), open)

    def go_on(self, session: Session) -> Race:
        """The race with the player's session as it has become."""
        return self if session is self.session else replace(self, session=session)

    @cached_property
    def player(self) -> Track:
        """The player, as far as the session has come."""
        return player_track(self.session)

    @property
    def seen(self) -> int:
        """How many steps of the rivals may be seen: none of a hidden race that is not over."""
        return self.session.t if self.open or self.session.finished else 0

    @cached_property
    def shown(self) -> tuple[Track, ...]:
        """The rivals, as far as they may be seen."""
        return tuple(rival.upto(self.seen) for rival in self.rivals)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Everyone as far as they may be seen, the most confident first.

        Of a hidden race that is not over, the player alone.
        """
        return ranked((self.player, *self.shown) if self.seen else (self.player,))


def race_words(standings: Sequence[Standing]) -> str:
    """Where the player came out, in a sentence; nothing if there was nobody else."""
    mine = next(each for each in standings if each.is_player)
    others = [each for each in standings if not each.is_player]
    if not others:
        return ""
    behind = [named(each.name) for each in others if each.place > mine.place]
    before = [named(each.name) for each in others if each.place < mine.place]
    level = [named(each.name) for each in others if each.place == mine.place]
    came_out = {"better": behind, "level": level, "worse": before}
    places = [
        say(f"rules.race.{how}", names=listed(names, "and"))
        for how, names in came_out.items()
        if names
    ]
    return say("rules.race.came_out", places=listed(places, "and"))


def named(name: str) -> str:
    """A player in a sentence: "the novice", "the RNN", "you"."""
    return say(f"rules.people.{name}")


def ranked(tracks: Sequence[Track]) -> tuple[Standing, ...]:
    """Some players of one deal, the most confident first; the first named of equals first."""
    order = sorted(tracks, key=lambda track: -track.confidence)
    return tuple(
        Standing(
            1 + sum(other.confidence > track.confidence + MARGIN for other in tracks),
            track.name,
            track.confidence,
            track.right,
            track.questions,
            track.bits,
        )
        for track in order
    )
