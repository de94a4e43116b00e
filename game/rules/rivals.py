"""Everyone who plays a level, side by side: the network, its rivals, the baselines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.level.encode import encode, network_sizes
from game.level.measure.own_play import OwnPlay, fresh_streams, own_play
from game.level.model import Level
from game.level.network import load_trained
from game.level.policy import forced, locked_gates
from game.level.rivals import Rivals, load_rivals
from game.level.training.rivals_training import untrained
from game.lstm.checkpoint import Checkpoint
from game.lstm.lags import Fading, lstm_fading, rnn_fading
from game.lstm.network import run
from game.lstm.rnn import parameter_count
from game.rules.leak import measure_leak
from game.rules.policies import POLICIES, player_owns
from game.rules.trials import Trials

AS_GOOD = 0.95
"""The share of the network's confidence from which on the RNN is said to do as well."""

NO_BETTER = 0.10
"""How far above guessing the RNN's share of right answers must be to be said to know anything."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one player does on a level.

    Args:
        name: who it is.
        play: its confidence and its questions right.
        parameters: how many numbers it learned; None for a rule.
        steps: after how many steps of training; None for a rule.
    """

    name: str
    play: OwnPlay
    parameters: int | None = None
    steps: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """The parts as plain JSON values."""
        return {
            "name": self.name,
            "confidence": round(self.play.confidence, 6),
            "right": round(self.play.right, 6),
            "parameters": self.parameters,
            "steps": self.steps,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everyone on the same fresh streams.

    Args:
        level: the level.
        streams: how many streams that were.
        networks: novice, apprentice, master, network and RNN.
        baselines: the rules, played on the network's memory; those that need a solution are left
            out where the level gives none, and those about a gate that is not the player's.
        chance: the share of questions that guessing gets right.
        rnns: how many RNNs were trained, of which the most confident plays.
        gradients: how the gradient of a question's loss fades, by network and whether trained.
    """

    level: Level
    streams: int
    networks: dict[str, Standing]
    baselines: tuple[Standing, ...]
    chance: float
    rnns: int
    gradients: dict[tuple[str, str], Fading]

    @property
    def verdict(self) -> tuple[str, ...]:
        """What the RNN can do here, and how far its gradient reaches, in words."""
        rnn, network = self.networks["RNN"], self.networks["network"]
        share = rnn.play.confidence / network.play.confidence
        first = (
            f"The RNN answers {rnn.play.right:.1%} of the questions right (the best of {self.rnns} "
            f"trained), the LSTM {network.play.right:.1%}, guessing {self.chance:.1%}; its "
            f"confidence is {share:.0%} of the LSTM's."
        )
        if network.play.right < self.chance + NO_BETTER:
            second = "The LSTM itself has not learned this level, so nothing follows for the RNN."
        elif share >= AS_GOOD:
            second = "On streams of this length the task does not need gates: it does as well."
        elif rnn.play.right < self.chance + NO_BETTER:
            second = "So trained, it has not learned to carry the answer to the question."
        elif rnn.play.right >= AS_GOOD * network.play.right:
            second = "So trained, it knows the answers too, but is less sure when to say what."
        else:
            second = "So trained, it has learned a part of the task."
        trained = {name: self.gradients[name, "trained"].state for name in ("LSTM", "RNN")}
        lag = min(map(len, trained.values())) - 1
        if lag == 0:
            return first, second
        fresh = self.gradients["RNN", "untrained"].state[lag]
        third = (
            f"From the question to {lag} steps before it the gradient changes by a factor of "
            f"{trained['RNN'][lag]:.2g} in the RNN ({fresh:.2g} before training), and of "
            f"{trained['LSTM'][lag]:.2g} in the LSTM."
        )
        return first, second, third

    def to_dict(self) -> dict[str, Any]:
        """The parts as plain JSON values; lists by lag begin at lag 0."""
        gradients: dict[str, dict[str, Any]] = {}
        for (name, state), fading in self.gradients.items():
            gradients.setdefault(name, {})[state] = fading.to_dict()
        return {
            "level": self.level.id,
            "streams": self.streams,
            "networks": [standing.to_dict() for standing in self.networks.values()],
            "baselines": [standing.to_dict() for standing in self.baselines],
            "chance": round(self.chance, 6),
            "rnns": self.rnns,
            "gradients": gradients,
            "verdict": list(self.verdict),
        }


def compare(level: Level) -> Comparison:
    """Play everyone on the same fresh streams, those that legibility is measured on.

    Raises:
        NetworkError: the level has no network that fits it, or no rivals that fit the network.
    """
    checkpoint, rivals = load_trained(level), load_rivals(level)
    network, streams = checkpoint.weights, fresh_streams(level)
    batch = encode(level, streams)
    size = parameter_count(network_sizes(level))
    networks = {
        name: Standing(name, own_play(level, snapshot.weights, batch), size, snapshot.step)
        for name, snapshot in rivals.snapshots.items()
    }
    play = own_play(level, network, batch)
    networks["network"] = Standing("network", play, size, rivals.steps)
    play = own_play(level, rivals.rnn, batch)
    networks["RNN"] = Standing("RNN", play, parameter_count(rivals.rnn.sizes), rivals.steps)
    trials = Trials.of(level, network, streams)
    return Comparison(
        level=level,
        streams=len(streams),
        networks=networks,
        baselines=_baselines(trials),
        chance=measure_leak(streams).chance,
        rnns=len(rivals.attempts),
        gradients=_gradients(trials, rivals, _seed(checkpoint)),
    )


def _seed(checkpoint: Checkpoint) -> int:
    """The seed a network was trained from. An imported one says none; then any start will do."""
    seed = checkpoint.about.get("seed")
    return seed if type(seed) is int and seed >= 0 else 0


def _baselines(trials: Trials) -> tuple[Standing, ...]:
    level, batch = trials.level, trials.batch
    found = []
    for name in POLICIES:
        if name == "solution" or not player_owns(level, name):
            continue
        try:
            gates = forced(level, trials.values(name), batch)
        except ValueError:  # it needs a solution, and there is none
            continue
        found.append(Standing(name, OwnPlay.of(run(trials.network, batch, gates), batch)))
    return tuple(found)


def _gradients(trials: Trials, rivals: Rivals, seed: int) -> dict[tuple[str, str], Fading]:
    locked = locked_gates(trials.level, trials.batch)
    lstm, _ = untrained(trials.level, seed)
    _, rnn = untrained(trials.level, rivals.attempts[0].seed)
    batch = trials.batch
    return {
        ("LSTM", "untrained"): lstm_fading(lstm, batch, locked),
        ("LSTM", "trained"): lstm_fading(trials.network, batch, locked),
        ("RNN", "untrained"): rnn_fading(rnn, batch),
        ("RNN", "trained"): rnn_fading(rivals.rnn, batch),
    }
