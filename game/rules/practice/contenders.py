"""Who there is to play against on a level: the network, its younger selves, a vanilla RNN."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, get_args

from game.level.measure.own_play import OwnPlay
from game.level.model import Level
from game.level.network import NetworkError, load_trained
from game.level.rivals import SHARES, Rivals, load_rivals
from game.lstm.rnn import RnnWeights
from game.lstm.weights import Weights
from game.words import grouped, say

RivalName: TypeAlias = Literal["novice", "apprentice", "master", "network", "RNN"]
RIVALS: Final[tuple[RivalName, ...]] = get_args(RivalName)
"""The LSTM in the order of its training, then the RNN."""


@dataclass(frozen=True)
class Contender:
    """One network that plays a level.

    Args:
        name: who it is.
        weights: what it learned.
        play: how it did on the streams that every network of the level is measured on; None where
            nobody wrote it down.
        made: how it came about, in a few words.
    """

    name: RivalName
    weights: Weights | RnnWeights = field(repr=False)
    play: OwnPlay | None
    made: str


@dataclass(frozen=True)
class Contenders:
    """Everyone who can be played against on a level.

    Args:
        each: by name, in the order of `RIVALS`; the network is always among them.
        missing: why the others are not, in a sentence; empty if they are.
    """

    each: dict[RivalName, Contender]
    missing: str = ""

    @property
    def names(self) -> tuple[RivalName, ...]:
        """Who is there."""
        return tuple(self.each)

    def __getitem__(self, name: RivalName) -> Contender:
        return self.each[name]


def contenders(level: Level, network: Weights) -> Contenders:
    """Everyone there is to play against on a level with this network.

    Args:
        level: the level.
        network: its trained network.
    """
    final = Contender("network", network, _measured(level), say("rules.contenders.network"))
    try:
        rivals = load_rivals(level)
    except NetworkError as error:
        return Contenders({"network": final}, str(error))
    found = {each.name: each for each in (*_younger(rivals), final, _rnn(rivals))}
    return Contenders({name: found[name] for name in RIVALS})


def _measured(level: Level) -> OwnPlay | None:
    """How the network did when it was trained, if its file says so."""
    try:
        said = load_trained(level).about.get("legibility")
        return OwnPlay(float(said["own"]), float(said["right"]))  # type: ignore[index]
    except (NetworkError, TypeError, KeyError, ValueError):
        return None


def _younger(rivals: Rivals) -> list[Contender]:
    steps = grouped(rivals.steps)
    return [
        Contender(
            name,  # type: ignore[arg-type]
            snapshot.weights,
            snapshot.play,
            say("rules.contenders.younger", step=grouped(snapshot.step), steps=steps),
        )
        for name in SHARES
        for snapshot in (rivals.snapshots[name],)
    ]


def _rnn(rivals: Rivals) -> Contender:
    made = say("rules.contenders.RNN", count=len(rivals.attempts))
    return Contender("RNN", rivals.rnn, rivals.attempts[0].play, made)
