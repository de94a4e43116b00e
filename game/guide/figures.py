"""The drawings of the Field guide as data: curves with their axes, and dots for every level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, TypeAlias

from game.guide.entry import FigureName
from game.guide.measured import measured
from game.level.format.problems import LevelError
from game.level.library import worlds
from game.level.loader import load_level
from game.level.network import NetworkError, load_trained
from game.level.rivals import load_rivals

Kind: TypeAlias = Literal["LSTM", "RNN", "RNN varying", "LSTM untrained", "RNN untrained", "you"]
"""Whose curve it is: it decides on colour and dashes."""

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points, with the name that is written beside it."""

    name: str
    kind: Kind
    points: tuple[Point, ...]
    marked: bool = False
    """Whether each point was measured apart, and is marked."""
    named_at: float | None = None
    """The x at which the name stands; beside the last point if not given."""
    below: bool = False
    """Whether it stands below the line there, and not above it."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Curves over one pair of axes.

    Args:
        x: what lies along the bottom, with its unit.
        y: what goes up, with its unit.
        curves: the lines.
        x_ticks: the places that are named along the bottom.
        y_ticks: those that are named going up; the last is the top.
        percent: whether y is a share.
        log: whether equal ways along the bottom are equal ratios.
        band: a stretch of x that is set apart, and why.
        rule: a height that is set apart, and why.
        across: from which x to which is shown; as far as the curves reach if not given.
    """

    x: str
    y: str
    curves: tuple[Curve, ...]
    x_ticks: tuple[float, ...]
    y_ticks: tuple[float, ...]
    percent: bool = False
    log: bool = False
    band: tuple[float, float, str] | None = None
    rule: tuple[float, str] | None = None
    across: tuple[float, float] | None = None

    def tick(self, y: float) -> str:
        """How a height is written."""
        return f"{y:.0%}" if self.percent else f"{y:g}"


@dataclass(frozen=True, slots=True)
class LevelDots:
    """How confident the network of a level is, and its RNN."""

    title: str
    lstm: float
    rnn: float


def chart(name: FigureName) -> Chart:
    """A figure made of curves.

    Raises:
        KeyError: the figure is of another kind.
    """
    return {
        "longer": _longer,
        "study": _study,
        "learned": _learned,
        "gradient": _gradient,
    }[name]()


def _longer() -> Chart:
    found = measured()["longer"]

    def curve(kind: Literal["LSTM", "RNN"]) -> Curve:
        points = zip(found["lags"], found[kind], strict=True)
        return Curve(kind, kind, tuple((lag, right) for lag, right in points if lag <= 60))

    return Chart(
        x="tokens of small talk between fact and question",
        y="answered right",
        curves=(curve("LSTM"), curve("RNN")),
        x_ticks=(0, 10, 20, 30, 40, 50, 60),
        y_ticks=(0, 0.25, 0.5, 0.75, 1),
        percent=True,
        band=(27, 29, "trained on"),
    )


def _study() -> Chart:
    return _by_lag("answered right by the best network", lambda best: float(best["right"]), _RIGHT)


def _learned() -> Chart:
    def share(best: dict[str, Any]) -> float:
        return float(best["learned"]) / float(best["attempts"])

    return _by_lag("attempts that learned it", share, _LEARNED)


_NAMES: Final[dict[Kind, str]] = {
    "LSTM": "LSTM, either way",
    "RNN": "RNN, always the same lag",
    "RNN varying": "RNN, lag varies by a fifth",
}
_Names: TypeAlias = dict[Kind, tuple[float, bool]]
_RIGHT: Final[_Names] = {"LSTM": (120, False), "RNN": (110, True), "RNN varying": (110, False)}
_LEARNED: Final[_Names] = {"LSTM": (120, True), "RNN": (20, False), "RNN varying": (90, False)}
"""Where each curve's name stands, and whether below it."""


def _by_lag(y: str, value: Callable[[dict[str, Any]], float], names: _Names) -> Chart:
    found = measured()["study"]

    def curve(kind: Kind, who: str, rows: str) -> Curve:
        points = tuple((float(row["lag"]), value(row[who])) for row in found[rows])
        return Curve(_NAMES[kind], kind, points, True, *names[kind])

    return Chart(
        x="tokens between fact and question",
        y=y,
        curves=(
            curve("LSTM", "LSTM", "varying"),
            curve("RNN", "RNN", "fixed"),
            curve("RNN varying", "RNN", "varying"),
        ),
        x_ticks=(5, 10, 20, 50, 100, 200),
        y_ticks=(0, 0.25, 0.5, 0.75, 1),
        percent=True,
        log=True,
        rule=(1 / 6, "guessing") if y.startswith("answered") else None,
    )


def _gradient() -> Chart:
    found: dict[str, list[float]] = measured()["gradients"]

    def curve(kind: Kind, name: str) -> Curve:
        return Curve(name, kind, tuple(enumerate(found[name])))

    return Chart(
        x="steps back from the question",
        y="gradient, as a share",
        curves=(
            curve("RNN", "RNN, trained"),
            curve("LSTM", "LSTM, trained"),
            curve("RNN untrained", "RNN, untrained"),
            curve("LSTM untrained", "LSTM, untrained"),
        ),
        x_ticks=(0, 5, 10, 15, 20, 25),
        y_ticks=(0, 0.5, 1, 1.5, 2),
    )


@cache
def level_dots() -> tuple[LevelDots, ...]:
    """Every level that ships with its networks, as they were measured when they were trained."""
    found = []
    for path in _paths():
        try:
            level = load_level(path)
            about: dict[str, Any] = load_trained(level).about
            rnn = load_rivals(level).attempts[0].play.confidence
            found.append(LevelDots(level.title, float(about["legibility"]["own"]), rnn))
        except (LevelError, NetworkError, KeyError, TypeError, ValueError):
            continue  # the list of levels says what is wrong with it
    return tuple(found)


def _paths() -> Sequence[Any]:
    try:
        return [path for world in worlds() for path in world.levels]
    except LevelError:
        return ()
