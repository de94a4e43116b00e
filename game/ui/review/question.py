"""What if, in words: which valve was turned, and what came of it."""

from __future__ import annotations

from typing import Final

from game.level.model import BLOCKS, GATES
from game.rules.ending import percent
from game.rules.review.what_if import WhatIf
from game.ui.paint import Box, Painter
from game.ui.play.picture import answer_text
from game.ui.review.detail import signed

ASK: Final = (
    "Turn a valve of the cell above; white ticks are where the network would have set it. The rest "
    "of your run is played again at once, and shown in its place."
)
TURNED: Final = 3
"""How many steps with another answer are named at most."""


def turned_valves(found: WhatIf) -> str:
    """Which valves stand elsewhere, and where: `input 1.00, was 0.00`."""
    was, now = found.before.moves[found.t].move, found.after.moves[found.t].move
    several = now.blocks > 1
    return ", ".join(
        f"{BLOCKS[k] + ' ' if several else ''}{gate.upper()} {now.gate(gate)[k]:.2f} "
        f"(was {was.gate(gate)[k]:.2f})"
        for k in range(now.blocks)
        for gate in GATES
        if now.gate(gate)[k] != was.gate(gate)[k]
    )


def outcome(found: WhatIf) -> list[str]:
    """What came of it, in sentences."""
    before, after = found.before, found.after
    word = found.after.deal.stream.steps[found.t].text
    said = [f'At step {found.t + 1}, "{word}": {turned_valves(found)}.']
    said.append(
        f"{signed(found.gain)} bits in all: confidence {percent(after.confidence)}, it was "
        f"{percent(before.confidence)}."
    )
    for t in found.turned[:TURNED]:
        step = after.deal.stream.steps[t]
        answer = answer_text(after.moves[t].predicted)
        right = "rightly" if step.accepts(after.moves[t].predicted) else "wrongly"
        said.append(f"At step {t + 1} it would have said {answer}, {right}.")
    if len(found.turned) > TURNED:
        said.append(f"So it would at {len(found.turned) - TURNED} more steps.")
    if not found.turned:
        said.append("No answer would have been another one.")
    return said


def draw_question(p: Painter, box: Box, found: WhatIf | None) -> None:
    """Draw the heading and the sentences into a box, as many as there is room for."""
    x, y, w, h = box
    theme, line, label = p.theme, p.line("body"), p.line("heading")
    title = "What if …" if found is None else "What if"
    colour = theme.text if found is None else theme.memory
    p.text(x, y + label / 2, title, "heading", colour, bold=True)
    at = y + label + 6
    for sentence in [ASK] if found is None else outcome(found):
        for words in p.wrap(sentence, w, "body"):
            if at + line > y + h:
                return
            p.text(x, at + line / 2, words, "body", theme.muted if found is None else theme.text)
            at += line
