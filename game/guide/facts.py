"""Measured figures as the Field guide's texts speak of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import prod
from typing import Any, Final

from game.guide.measured import measured
from game.level.format.problems import LevelError
from game.level.format.source import read_source
from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.lstm.rnn import RnnSizes, parameter_count
from game.lstm.weights import Sizes
from game.rules.ending import percent

MINUS: Final = "−"


class Facts:
    """What was measured, by level, gate, lag; every answer is text, ready to be read."""

    def __init__(self, found: dict[str, Any]) -> None:
        self.found = found

    def confidence(self, level: str, who: str = "LSTM") -> str:
        """The confidence of a level's network or of its RNN: the typical probability."""
        return f"{self.found['levels'][level][who]['confidence']:.3f}"

    def right(self, level: str, who: str = "LSTM") -> str:
        """The share of questions it answers right."""
        return percent(self.found["levels"][level][who]["right"])

    def chance(self, level: str) -> str:
        """The share of questions that guessing gets right."""
        return percent(self.found["levels"][level]["chance"])

    def parameters(self, level: str, who: str = "LSTM") -> str:
        """How many numbers it learned."""
        return f"{self.found['levels'][level][who]['parameters']:,}"

    def steps(self, level: str, who: str) -> str:
        """After how many steps of training a rival was taken from the network."""
        return str(self.found["levels"][level]["snapshots"][who])

    def baseline(self, level: str, name: str) -> str:
        """The confidence of a baseline."""
        return f"{self.found['levels'][level]['baselines'][name]:.3f}"

    def read(self, level: str, share: str) -> str:
        """How legible a network is: solution and rounded as shares, spread as a number."""
        value = self.found["levels"][level][share]
        return f"{value:.4f}" if share == "spread" else f"{value:.1%}"

    def gate(self, level: str, cls: str, gate: str) -> str:
        """Where a gate stands on average on a class of tokens."""
        found = self.found["gates"][level]
        mean = next(g["mean"] for g in found if (g["class"], g["gate"]) == (cls, gate))
        if mean > 0.99995:
            return "above 0.9999"
        return "below 0.0001" if mean < 0.00005 else f"{mean:.4f}"

    def gates(self, level: str, gate: str, shown: dict[str, str]) -> tuple[tuple[str, str], ...]:
        """A row for each class of a level: how it is shown, and where the gate stands."""
        return tuple((text, self.gate(level, cls, gate)) for cls, text in shown.items())

    def candidates(self) -> tuple[tuple[str, ...], ...]:
        """A row for each country: what it would write into each cell."""
        found: dict[str, list[float]] = self.found["candidates"]
        return tuple((token, *(signed(value) for value in g)) for token, g in found.items())

    def wired(self, shown: dict[str, str]) -> tuple[tuple[str, ...], ...]:
        """A row for each class: weight, bias, and where the two alone set the input gate."""
        return tuple(
            (shown[row["class"]], signed(row["weight"]), signed(row["bias"]), f"{row['alone']:.4f}")
            for row in self.found["wired"]
        )

    def held(self, steps: int) -> tuple[tuple[str, ...], ...]:
        """A row for each place the forget gate was held at: what is left, and what is answered."""
        return tuple(
            (f"{row['f']:g}", percent(row["f"] ** steps), f"{row['confidence']:.3f}",
             percent(row["right"]))
            for row in self.found["held"]
        )  # fmt: skip

    def longer(self, who: str, lag: int) -> str:
        """The share of right answers at a lag that was not trained on."""
        found = self.found["longer"]
        return percent(found[who][found["lags"].index(lag)])

    def elsewhere(self, who: str) -> str:
        """The mean share of right answers at lags up to 60 that were not trained on."""
        found = self.found["longer"]
        away = [
            right
            for lag, right in zip(found["lags"], found[who], strict=True)
            if lag <= 60 and lag not in (27, 28, 29)
        ]
        return percent(sum(away) / len(away))

    def gradient(self, name: str) -> str:
        """What is left of a gradient at the longest lag, as a share of that at the question."""
        share = self.found["gradients"][name][-1]
        return f"{share:.2%}" if 0.99 < share < 1 else f"{share:.0%}"

    @property
    def gradient_lag(self) -> int:
        """That lag, in steps."""
        return len(self.found["gradients"]["LSTM, trained"]) - 1

    def studied(self) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
        """For each kind of lag, in words: the best LSTM and the best RNN."""
        for kind in ("fixed", "varying"):
            for row in self.found["study"][kind]:
                lag, spread = row["lag"], row["spread"]
                said = f"{lag - spread} to {lag + spread}" if spread else f"always {lag}"
                yield said, row["LSTM"], row["RNN"]

    def plain(self, training: str, what: str) -> str:
        """Of networks trained with the recipe or plainly: a share, or how many were legible."""
        found = self.found["plain"][training]
        if what == "legible":
            return f"{found['legible']} of {found['attempts']}"
        if what == "seconds":
            return f"{found['seconds']:.1f}"
        return f"{found[what]:.3f}" if what == "own" else f"{found[what]:.0%}"

    @property
    def slower(self) -> str:
        """How much longer a step of training takes than an RNN's of as many units."""
        lstm, rnn = self.found["cost"]["ms"]
        return f"{lstm / rnn:.1f}"


def signed(value: float) -> str:
    """A number with its sign, to two places."""
    return f"{value:+.2f}".replace("-", MINUS)


def cell_numbers(D: int, H: int) -> tuple[int, int]:
    """How many numbers an LSTM cell and an RNN cell of H units learn, without the prediction."""
    return tuple(
        sum(prod(shape) for name, shape in sizes.shapes.items() if "head" not in name)
        for sizes in (Sizes(D, H, 1, 1), RnnSizes(D, H, 1))
    )  # type: ignore[return-value]


def in_blocks(D: int, K: int, S: int, A: int) -> int:
    """How many numbers an LSTM of K blocks of S cells learns."""
    return parameter_count(Sizes(D, K, S, A))


@cache
def facts() -> Facts:
    """The figures that ship."""
    return Facts(measured())


@cache
def sources() -> tuple[tuple[str, str], ...]:
    """Title and source of every level that ships and takes up a published task, in order of play.

    Of a source, what it says first, up to a semicolon: which publication. What was kept of the task
    and what was changed, which begins with "Kept:", is told beside the level itself.

    Files are read for these two alone: one that is unsound in other ways is not this one's matter.
    """
    try:
        found = [read_source(path).value for path in all_level_paths()]
    except LevelError:
        return ()
    levels = (level for level in found if isinstance(level, dict) and level.get("source"))
    return tuple((str(level.get("title")), _citation(str(level["source"]))) for level in levels)


def _citation(source: str) -> str:
    said = source.partition(" Kept: ")[0].partition("; ")[0]
    return said if said.endswith(".") else f"{said}."


def level_title(ident: str) -> str | None:
    """The title of a level that ships; None where there is none, or it cannot be read."""
    try:
        return load_level(find_level(ident)).title
    except LevelError:
        return None
