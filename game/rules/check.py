"""The proof of a level: the solution wins on fresh streams, simple play fails, nothing leaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import numpy as np

from game.level.grammar import draw_many
from game.level.measure.legibility import Legibility, measure
from game.level.model import GATES, Level
from game.lstm.batch import GATE_ROWS
from game.lstm.weights import Weights
from game.rules.findings import Finding, knowable, legible, no_leak, written
from game.rules.knowable import measure_knowable
from game.rules.policies import POLICIES, PolicyName, player_owns
from game.rules.result import Result
from game.rules.trials import Trials, table_stars

FIRST_SEED: Final = 5_000_000
"""Fresh streams are drawn from here on: neither training nor legibility draws from these seeds."""

FAIL_STREAMS: Final = 200
LEAK_STREAMS: Final = 400
SHORT_STREAMS: Final = 1000

STARLESS: Final[tuple[PolicyName, ...]] = ("random", "do_nothing", "always_open", "always_speak")
STARLESS_RATE: Final = 0.05
NAMED_RATE: Final = 0.20
"""How often a way to play that must fail may succeed all the same."""

LEAST_RUNS: Final = 4
"""Where a table is wired, the solution and simple play are tried on so many runs at least."""

UNSURE: Final = 0.5
"""Below this par it is not the solution that is wrong."""

ALL_SETTINGS: Final = 64
"""Up to so many constant settings every block is tried on its own; beyond, all blocks alike."""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on one level."""

    level_id: str
    findings: tuple[Finding, ...]
    legibility: Legibility

    @property
    def ok(self) -> bool:
        """Whether the level is proved."""
        return all(finding.ok for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return {
            "level": self.level_id,
            "ok": self.ok,
            "findings": [finding.to_dict() for finding in self.findings],
            "legibility": self.legibility.to_dict(),
        }


def check(
    level: Level, network: Weights, seeds: int = 50, fail_streams: int = FAIL_STREAMS
) -> Report:
    """Prove a level on fresh streams.

    Args:
        level: the level.
        network: its trained network.
        seeds: how many streams the solution must win, every one of them.
        fail_streams: how many streams simple play is tried on.
    """
    if level.play.act == "wire":  # a table is judged by whole runs, so whole runs are drawn
        seeds, fail_streams = (_whole_runs(level, count) for count in (seeds, fail_streams))
    most = max(seeds, fail_streams, LEAK_STREAMS)
    streams = draw_many(level, range(FIRST_SEED, FIRST_SEED + most))
    legibility = measure(level, network)
    short = draw_many(level, range(FIRST_SEED, FIRST_SEED + SHORT_STREAMS), shrink=0.0)
    # Causes first: what cannot be known, or read, cannot be won either.
    asked = any(stream.questions for stream in streams)
    findings = [
        no_leak(level, network, streams[:LEAK_STREAMS]),
        knowable(level, measure_knowable(short), asked),
        legible(level, legibility),
    ]
    without = sorted({step.cls for s in streams for step in s.steps} - set(level.solution))
    if without:
        names = ", ".join(f'"{name}"' for name in without)
        text = f'No solution is given for {names}. Add it under "solution".'
        findings.append(Finding("solution", False, text))
    else:
        findings.append(_solution(Trials.of(level, network, streams[:seeds])))
        trials = Trials.of(level, network, streams[:fail_streams])
        findings += [_starless(trials, name) for name in STARLESS]
        # Whoever earns no star earns no three: those are not named a second time.
        named = [
            name
            for name in POLICIES
            if name in level.baselines_fail and not (name in STARLESS and player_owns(level, name))
        ]
        findings += [_named(trials, name) for name in named]
        findings.append(_constant(trials))
        findings.append(written(level, streams[:seeds]))
    return Report(level.id, tuple(findings), legibility)


def _whole_runs(level: Level, count: int) -> int:
    """At least so many streams and runs, in runs of as many as the level runs a table on."""
    return max(LEAST_RUNS, -(-count // level.play.streams)) * level.play.streams


def _earned(level: Level, results: Sequence[Result]) -> list[int]:
    """The stars of each stream; where a table is wired, those of each run of streams."""
    if level.play.act == "hand":
        return [result.stars for result in results]
    each = level.play.streams
    return [table_stars(results[n : n + each]) for n in range(0, len(results), each)]


def _tries(level: Level, n: int) -> str:
    """So many streams, or runs of streams, in words."""
    if level.play.act == "hand":
        return f"{n} streams"
    runs = n // level.play.streams
    return f"{runs} {'run' if runs == 1 else 'runs'} of {level.play.streams} streams"


def _share(level: Level, results: Sequence[Result], stars: int) -> float:
    earned = _earned(level, results)
    return sum(each >= stars for each in earned) / len(earned)


def _solution(trials: Trials) -> Finding:
    results = trials.results("solution")
    rate, n = _share(trials.level, results, 3), len(results)
    tries = _tries(trials.level, n)
    if rate == 1.0:
        text = f"The solution earns three stars on all {tries}."
        return Finding("solution", True, text, rate)
    worst_at = min(range(n), key=lambda b: (results[b].stars, results[b].confidence))
    worst, seed = results[worst_at], trials.streams[worst_at].seed
    text = (
        f"The solution earns three stars on {rate:.0%} of {tries}; on seed {seed} it earns "
        f"{worst.stars}, with {worst.questions_right} of {worst.questions} questions right and a "
        f"confidence of {worst.confidence:.3f} against par {worst.par:.3f}. "
    )
    if worst.par < UNSURE:
        text += (
            "The network itself is unsure there: if a line above says why, begin with that; else "
            "train longer, or with more seeds or cells."
        )
    else:
        text += (
            "Mend the solution, or train longer or with more seeds, so that the network comes to "
            "play as a person would."
        )
    return Finding("solution", False, text, rate, 1.0)


def _starless(trials: Trials, name: PolicyName) -> Finding:
    if not player_owns(trials.level, name):
        text = f"{name} cannot be played: its gate is not the player's."
        return Finding(name, True, text)
    rate = _share(trials.level, trials.results(name), 1)
    said = f"{name} earns a star on {rate:.1%} of {_tries(trials.level, len(trials.streams))}"
    if rate <= STARLESS_RATE:
        return Finding(name, True, f"{said}.", rate, STARLESS_RATE)
    mend = {
        "random": "Lengthen the stream or ask more often, so that luck does not last.",
        "do_nothing": _why_silence_wins(trials),
        "always_open": "Let fillers follow what must be kept, so that they overwrite it.",
        "always_speak": "Put fillers between the fact and the question, where silence is right.",
    }[name]
    return Finding(
        name, False, f"{said}; at most {STARLESS_RATE:.0%} may. {mend}", rate, STARLESS_RATE
    )


def _why_silence_wins(trials: Trials) -> str:
    if not any(stream.questions for stream in trials.streams) and trials.batch.questions().any():
        return (
            "No answer can be known here, so stars go by the share of par alone, and the network "
            "itself is hardly surer than silence: train it longer, or with "
            '"silence_bias": 0 and "output_bias": 2 under "train".'
        )
    unasked = sum(not stream.questions for stream in trials.streams)
    if unasked:
        share = unasked / len(trials.streams)
        return f"On {share:.0%} nothing is asked, and silence wins those: ask on every stream."
    return 'Let the valves start elsewhere: see "start" under "play".'


def _named(trials: Trials, name: PolicyName) -> Finding:
    about = f"baselines_fail: {name}"
    if not player_owns(trials.level, name):
        text = (
            f"{name} is the solution itself here, since its gate is not the player's. Take it out "
            'of "baselines_fail".'
        )
        return Finding(about, False, text)
    rate = _share(trials.level, trials.results(name), 3)
    said = f"{name} earns three stars on {rate:.1%} of {_tries(trials.level, len(trials.streams))}"
    if rate <= NAMED_RATE:
        return Finding(about, True, f"{said}.", rate, NAMED_RATE)
    mend = {
        "never_forget": "Let facts change before they are asked, so that the old one must go.",
        "always_write": (
            "A memory written over still guesses right now and then: add facts to choose from, ask "
            "more than once, or put more fillers before the question."
        ),
    }.get(name, "Change the stream, or take the name out of the list.")
    return Finding(about, False, f"{said}; at most {NAMED_RATE:.0%} may. {mend}", rate, NAMED_RATE)


def _constant(trials: Trials) -> Finding:
    """Every way to set the player's valves to 0 or 1 once and for all."""
    level = trials.level
    rows = [row for row, gate in enumerate(GATE_ROWS) if level.gates.owner(gate) == "player"]
    K, T, B = level.memory.blocks, trials.batch.T, trials.batch.B
    apart = 2 ** (len(rows) * K) <= ALL_SETTINGS
    best, best_setting = 0.0, ""
    for setting in product((0.0, 1.0), repeat=len(rows) * (K if apart else 1)):
        values = np.zeros((T, 3, K, B))
        by_gate = np.array(setting).reshape(len(rows), -1)
        values[:, rows] = by_gate[None, :, :, None]
        rate = _share(level, trials.results_of(values), 1)
        if rate > best:
            best, best_setting = rate, _spell(rows, by_gate)
    if best <= STARLESS_RATE:
        text = f"No constant setting of the valves earns a star on more than {best:.1%} of streams."
        return Finding("constant", True, text, best, STARLESS_RATE)
    text = (
        f"Valves left at {best_setting} earn a star on {best:.1%} of streams; at most "
        f"{STARLESS_RATE:.0%} may. The stream must ask for different gates on different tokens: "
        "add fillers that must not be written, or on which silence is right, and ask on every "
        "stream."
    )
    return Finding("constant", False, text, best, STARLESS_RATE)


def _spell(rows: Sequence[int], by_gate: np.ndarray[Any, Any]) -> str:
    said = {GATE_ROWS[row]: values for row, values in zip(rows, by_gate, strict=True)}
    return " ".join(
        f"{gate}=" + "/".join(f"{value:g}" for value in said[gate])
        for gate in GATES
        if gate in said
    )
