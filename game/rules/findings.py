"""What `check` finds on a level's streams and on its network, before anybody plays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.level.measure.legibility import SOLUTION_SHARE, SPREAD, Legibility
from game.level.model import BLOCKS, Level
from game.level.stream import Stream
from game.lstm.weights import Weights
from game.rules.knowable import Knowable
from game.rules.leak import measure_leak, measure_leak_in_bits, unwritten_answers
from game.rules.stars import TWO_STARS

LEAK_POINTS: Final = 0.10
SAME_ANSWER: Final = 0.75
"""How much above chance no memory may answer, and how many questions may share an answer."""

APART: Final = 0.25
"""How far a gate of the network's must stand from the solution's to be spoken of."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is as it should be, and in words what to change."""

    about: str
    ok: bool
    text: str
    rate: float | None = None
    bar: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """The parts as plain JSON values."""
        rate = None if self.rate is None else round(self.rate, 4)
        return {
            "about": self.about, "ok": self.ok, "text": self.text, "rate": rate, "bar": self.bar
        }  # fmt: skip


def legible(level: Level, legibility: Legibility) -> Finding:
    """Whether the network can be read; if not, what falls short, and where."""
    if legibility.passes:
        share = "" if legibility.solution is None else (
            f"; the solution reaches {legibility.solution_share:.1%} of its confidence"
        )  # fmt: skip
        text = f"The network is legible: it answers at {legibility.own:.3f}{share}."
        return Finding("legible", True, text)
    text = "The network cannot be read: " + "; ".join(legibility.shortfalls) + "."
    text += _parting(level, legibility) or (
        " Train with more steps or seeds, or tell apart by class what must be treated differently."
    )
    cases = any(len(cases) > 1 for cases in level.solution.values())
    if cases and not (level.memory.recurrent or level.memory.peephole):
        text += (
            " Its gates cannot see memory, which the cases of the solution go by: set "
            '"peephole": true under "memory".'
        )
    return Finding("legible", False, text)


def _parting(level: Level, legibility: Legibility) -> str:
    """Where a solution that falls short parts from a network with sharp gates; empty otherwise."""
    share = legibility.solution_share
    if share is None or share >= SOLUTION_SHARE or legibility.spread > SPREAD:
        return ""
    gaps = {}
    for row in legibility.rows:
        for case in level.solution.get(row.cls, ()):
            if row.condition in ("", case.condition or "otherwise"):
                wanted = case.settings[row.block].value(row.gate)
                gaps[abs(row.mean - wanted)] = row, wanted
    if not gaps or max(gaps) < APART:
        return ""
    row, wanted = gaps[max(gaps)]
    return (
        f' On "{row.about}" the network has the {row.word} gate of block {BLOCKS[row.block]} at '
        f"{row.mean:.2f}, and the solution sets it to {wanted:g}. Set it as the network does, if "
        "that is as good; if not, train with more seeds."
    )


def knowable(level: Level, found: Knowable, asked: bool) -> Finding:
    """Whether what came before each question decides its answer."""
    if found.rate == 1.0:
        text = "Streams that begin alike ask for the same: every answer can be known."
        if not asked:
            text = "No answer can be known: par carries what is left to chance."
        elif not found.pairs:
            text = "No two short streams begin alike; whether answers can be known was not tried."
        return Finding("knowable", True, text, found.rate, 1.0)
    answers = " or ".join(f'"{answer}"' for answer in found.answers)
    said = f'After "{_shortened(found.question)}" the right answer is {answers}'
    if level.train.carries == "trends":
        text = f"{said}: noise hides the trend now and then, and nobody can answer all of it."
        return Finding("knowable", True, text, found.rate)
    text = (
        f"{said}: it cannot be known from the stream. Ask for a token picked under a name, "
        "or let different tokens lead to different answers."
    )
    return Finding("knowable", False, text, found.rate, 1.0)


def _shortened(texts: Sequence[str], most: int = 8) -> str:
    """The end of a stream as it is shown; of long ones just the end."""
    return ("… " if len(texts) > most else "") + " ".join(texts[-most:])


def no_leak(level: Level, network: Weights, streams: Sequence[Stream]) -> Finding:
    """Whether questions ask for memory: the current token must not give the answer away."""
    leak = measure_leak(streams)
    if leak.questions == 0:
        text = 'Nothing is ever asked. Give some token a "target".'
        return Finding("leak", False, text)
    if not any(stream.questions for stream in streams):
        return _no_leak_in_bits(*measure_leak_in_bits(level, network, streams))
    if leak.chance > SAME_ANSWER:
        text = (
            f'{leak.chance:.0%} of the questions have the same answer, "{leak.common}", so nothing '
            "has to be remembered. Ask for what differs from stream to stream; the token picked "
            'under a name "x" is asked for with {"name": "x"}.'
        )
        return Finding("leak", False, text, leak.chance, SAME_ANSWER)
    said = (
        f"Seeing the current token alone answers {leak.rate:.0%} of the questions "
        f"(chance: {leak.chance:.0%})"
    )
    if leak.points <= LEAK_POINTS:
        return Finding("leak", True, f"{said}.", leak.rate, leak.chance + LEAK_POINTS)
    text = (
        f'{said}: no memory is needed. The worst is "{leak.worst_token}", which gives away '
        f'"{leak.worst_answer}". Ask with one token for all answers.'
    )
    return Finding("leak", False, text, leak.rate, leak.chance + LEAK_POINTS)


def written(level: Level, streams: Sequence[Stream]) -> Finding:
    """Whether the solution answers from a memory that was written."""
    found = unwritten_answers(level, streams)
    if found is None:
        return Finding("written", True, "Every answer of the solution comes from a written memory.")
    token, target = found
    text = (
        f'On "{token}" the answer is "{target}", but the solution can only say nothing: either its '
        "output gate is shut there, or its memory is empty by then. Open the input gate on a token "
        f'that brings "{target}", forget nothing after it, and open the output gate on "{token}".'
    )
    return Finding("written", False, text)


def _no_leak_in_bits(alone: float, own: float) -> Finding:
    """Of a level in which no answer can be known: what sees no further must fall well behind.

    Two stars ask for 90% of par, and nobody should come so far without memory.
    """
    share = alone / own
    text = (
        f"Seeing the current token alone reaches {share:.0%} of the network's confidence on what "
        f"comes ({alone:.3f} against {own:.3f})"
    )
    if share <= TWO_STARS:
        return Finding("leak", True, f"{text}.", share, TWO_STARS)
    text += (
        f"; at most {TWO_STARS:.0%} may: memory is hardly needed. Let what comes depend on more "
        "than the last token, or train longer, so that the network makes use of it."
    )
    return Finding("leak", False, text, share, TWO_STARS)
