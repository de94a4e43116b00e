"""A level's history as text: histograms in plain characters, marks in words, attempts by number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.ending import percent
from game.rules.practice.attempts import (
    KINDS,
    AnyAttempt,
    drift,
    ended,
    file_stem,
    kind_of,
    kind_words,
    replayed,
    rerun,
)
from game.rules.practice.histogram import Histogram, Mark, clock
from game.rules.practice.history import History, history
from game.rules.practice.places import Place
from game.rules.replays.file import save_replay, save_table_replay
from game.rules.replays.form import ReplayError
from game.text.terminal import Terminal
from game.words import say

BAR: Final = 40
"""How many characters the longest bar has."""
SIGNS: Final = "#/o"
"""What bars are made of: one sign for each kind of attempt, in the order of `KINDS`."""
NEWEST: Final = 10
"""How many attempts are listed one by one."""


def say_history(
    terminal: Terminal,
    level: Level,
    attempts: Sequence[AnyAttempt],
    places: Sequence[Place] = (),
) -> None:
    """Say all that there is to a level's history.

    Args:
        terminal: where to say it.
        level: the level.
        attempts: all attempts at it, the oldest first.
        places: where others stand, as `measure_places` finds them.
    """
    found = history(level, attempts, places)
    terminal.say()
    terminal.say(say("text.history.title", level=level.title), "bold")
    if not attempts:
        terminal.say(say("text.history.none"))
    elif found.counted:
        signs = ", ".join(f"{s} {kind_words(k)}" for s, k in zip(SIGNS, KINDS, strict=True))
        terminal.say(say("text.history.counted", count=len(found.counted), signs=signs))
    if found.left_out:
        terminal.say(say("text.history.left_out", count=found.left_out))
    for each in found.histograms:
        _say_histogram(terminal, each)
    _say_attempts(terminal, found)


def save_attempt(
    terminal: Terminal, level: Level, network: Weights, attempt: AnyAttempt, name: str = ""
) -> Path | None:
    """Save an attempt as a replay, and say where, or why not.

    Args:
        terminal: where to say it.
        level: the level.
        network: its network as it is now.
        attempt: the attempt.
        name: the file's; made of level, seed and date if not given.

    Returns:
        Where it is; None if it could not be saved.
    """
    name = name or file_stem(level, attempt)
    path = Path(name if name.endswith(".json") else f"{name}.json")
    try:
        if attempt.act == "wire":
            run = rerun(level, network, attempt)
            save_table_replay(path, run)
            now = run.result.confidence
        else:
            session = replayed(level, network, attempt)
            save_replay(path, session)
            now = session.confidence
    except ReplayError as error:
        terminal.say(str(error), "yellow")
        return None
    terminal.say(say("text.saved", path=path))
    if said := drift(attempt, now):
        terminal.say(said)
    return path


def _say_histogram(terminal: Terminal, found: Histogram) -> None:
    """A line for each bin from the first that has attempts to the last, and the marks in words."""
    terminal.say()
    terminal.say(found.title, "bold")
    order = range(len(found.bins))
    filled = [n for n in order if found.bins[n].count]
    if not filled:
        terminal.say(say("text.history.empty"))
    else:
        shown = [n for n in order if filled[0] <= n <= filled[-1]]
        spans = {n: found.span(n) for n in shown}
        wide = max(map(len, spans.values()))
        for n in shown[::-1] if found.measure == "confidence" else shown:
            terminal.say(f"  {spans[n]:>{wide}}  {_bar(found, n)}".rstrip())
    if found.lacking:
        key = "untimed" if found.measure == "seconds" else "by_hand"
        terminal.say(say(f"text.history.{key}", count=found.lacking))
    if found.marks:
        terminal.say(f"{_marks(found)}.")


def _bar(found: Histogram, n: int) -> str:
    each = found.bins[n]
    if not each.count:
        return ""
    scale = min(1.0, BAR / found.most)
    parts = [
        sign * max(round(count * scale), 1) for sign, count in zip(SIGNS, each.counts, strict=True)
        if count
    ]  # fmt: skip
    return f"{''.join(parts)} {each.count}"


def _marks(found: Histogram) -> str:
    """Who stands where, the best first: "your best 99%, par 99.7%, the RNN 87%"."""

    def worth(mark: Mark) -> float:
        return -mark.value if found.measure == "confidence" else mark.value

    marks = sorted(found.marks, key=worth)
    return ", ".join(f"{mark.name} {found.spell(mark.value)}" for mark in marks)


def _say_attempts(terminal: Terminal, found: History) -> None:
    """The newest attempts, and the best, each with the number it can be asked for by."""
    last = len(found.attempts)
    told = list(range(max(last - NEWEST, 0), last))
    if found.best is not None and found.best not in told:
        told.insert(0, found.best)
    if told:
        terminal.say()
        terminal.say(say("text.history.all" if len(told) == last else "text.history.some"), "bold")
    for n in told:
        terminal.say(f"{n + 1}. {_attempt(found, n)}")


def _moved(attempt: AnyAttempt) -> str:
    n = attempt.gate_changes
    if attempt.act == "wire":
        return say("text.history.entries", count=n)
    return say("text.history.changes", changes=n, budget=attempt.budget)


def _attempt(found: History, n: int) -> str:
    attempt = found.attempts[n]
    when = ended(attempt)
    parts = [
        say("text.history.some_day") if when is None else f"{when:%Y-%m-%d %H:%M}",
        say("text.history.stars", count=attempt.stars),
        say("text.history.par", share=percent(attempt.confidence), par=percent(attempt.par)),
        _moved(attempt),
        *([clock(attempt.seconds)] if attempt.seconds is not None else []),
        kind_words(kind_of(attempt)),
        say("text.history.stream", seed=attempt.seed),
    ]  # fmt: skip
    said = ", ".join(parts)
    if not found.is_replayable(n):
        return f"{said}. {say('text.history.changed')}"
    return f"{said}. {say('text.history.best')}" if n == found.best else f"{said}."
