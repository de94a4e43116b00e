"""Training without a window: offered where a level has no network, told line by line."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final, Literal, TypeAlias

from game.level.model import Level
from game.level.network import NetworkError
from game.level.processes import noted_ctrl_c
from game.level.training.attempts import Kind, Progress
from game.level.training.job import LevelJob, Result, UnwritableError
from game.level.training.level_training import Trained
from game.level.training.pace import Pace
from game.level.training.permit import why_untrainable
from game.level.training.rivals_training import RnnTrained
from game.lstm.descent import DivergedError
from game.rules.practice.training import figures, plan, time_left
from game.text.terminal import Terminal, agrees
from game.words import say

Came: TypeAlias = Literal["trained", "declined", "stopped"]
"""What came of an offer."""

TELL_EVERY: Final = 10.0
"""Seconds between two lines while an attempt goes on: often enough, and not for ever."""


def offer_training(
    terminal: Terminal, level: Level, error: NetworkError, clock: Callable[[], float] = monotonic
) -> Came:
    """Ask whether to train a level's network now, and do so.

    Args:
        terminal: where to ask, and to tell how it goes.
        level: the level.
        error: what is wrong with its network.
        clock: tells the time in seconds.
    """
    if why_untrainable(level):
        return "declined"
    what = say("text.training.missing") if error.missing else error.what
    if not agrees(terminal.ask(f"{what} {say('text.training.offer')} ")):
        return "declined"
    terminal.say(f"{plan(level)} {say('text.training.stops')}")
    job = LevelJob(level)
    if job.resumed:
        terminal.say(say("text.training.resumed"))
    try:
        if not _train(terminal, job, clock):
            job.keep()
            terminal.say(say("text.training.stopped"))
            return "stopped"
    except (DivergedError, UnwritableError) as failed:
        terminal.say(str(failed), "yellow")
        return "declined"
    assert job.result is not None
    _say_result(terminal, job.result)
    return "trained"


def _train(terminal: Terminal, job: LevelJob, clock: Callable[[], float]) -> bool:
    """Train to the end; False if it was stopped before."""
    counts: dict[Kind, int] = {stage.kind: stage.count for stage in (job.lstms, job.rnns)}
    pace, told = Pace(counts, job.lstms.recipe, clock), clock()
    through = len(job.lstms.finished) + len(job.rnns.finished)
    with noted_ctrl_c() as pressed:
        for at in job.run():
            if pressed():
                return False
            pace.add(at)
            ended: list[Trained | RnnTrained] = [*job.lstms.finished, *job.rnns.finished]
            for each in ended[through:]:
                terminal.say(_ended(each))
            through = len(ended)
            if clock() - told >= TELL_EVERY:
                told = clock()
                terminal.say(_under_way(at, time_left(pace.left(at))))
    return True


def _ended(each: Trained | RnnTrained) -> str:
    """What an attempt came to."""
    if isinstance(each, RnnTrained):
        return say("text.training.rnn", confidence=f"{each.attempt.play.confidence:.2f}")
    key = "legible" if each.legibility.passes else "illegible"
    own = f"{each.legibility.own:.2f}"
    return say(f"text.training.{key}", number=each.seed + 1, confidence=own)


def _under_way(at: Progress, left: str) -> str:
    what = f"{at.what[0].upper()}{at.what[1:]}"
    steps = {"step": f"{at.step:,}", "steps": f"{at.steps:,}", "loss": f"{at.loss:.3f}"}
    said = say("text.training.under_way", what=what, **steps)
    return f"{said}; {left}." if left else f"{said}."


def _say_result(terminal: Terminal, result: Result) -> None:
    found = result.best.legibility
    said = [
        f"{each.name} {each.value}{f' ({each.wanted})' if each.wanted else ''}"
        for each in figures(found)
    ]
    number = result.attempts.index(result.best) + 1
    terminal.say(say("text.training.result", number=number, figures=", ".join(said)))
    for short in found.shortfalls:
        terminal.say(say("text.training.short", what=short), "yellow")
