"""What if, in words: which valve was turned, and what came of it."""

from __future__ import annotations

from typing import Final

from game.level.model import BLOCKS, GATES
from game.rules.ending import percent
from game.rules.review.what_if import WhatIf
from game.ui.paint import Box, Painter
from game.ui.play.picture import answer_text
from game.ui.review.detail import signed
from game.ui.review.model import LensName
from game.words import listed, say

TURNED: Final = 3
"""How many steps with another answer are named at most."""


def turned_valves(found: WhatIf) -> str:
    """Which valves stand elsewhere, and where: `input 1.00, was 0.00`."""
    was, now = found.before.moves[found.t].move, found.after.moves[found.t].move
    several = now.blocks > 1
    return listed(
        [
            say(
                "review.question.turned",
                valve=f"{BLOCKS[k]} {gate.upper()}" if several else gate.upper(),
                now=f"{now.gate(gate)[k]:.2f}",
                before=f"{was.gate(gate)[k]:.2f}",
            )
            for k in range(now.blocks)
            for gate in GATES
            if now.gate(gate)[k] != was.gate(gate)[k]
        ]
    )


def outcome(found: WhatIf) -> list[str]:
    """What came of it, in sentences."""
    before, after = found.before, found.after
    word = found.after.deal.stream.steps[found.t].text
    now, was = percent(after.confidence), percent(before.confidence)
    said = [
        say("review.question.at", step=found.t + 1, token=word, valves=turned_valves(found)),
        say("review.question.gain", bits=signed(found.gain), after=now, before=was),
    ]
    for t in found.turned[:TURNED]:
        step = after.deal.stream.steps[t]
        answer = answer_text(after.moves[t].predicted)
        right = "rightly" if step.accepts(after.moves[t].predicted) else "wrongly"
        said.append(say(f"review.question.{right}", step=t + 1, answer=answer))
    if len(found.turned) > TURNED:
        said.append(say("review.question.more", count=len(found.turned) - TURNED))
    if not found.turned:
        said.append(say("review.question.none"))
    return said


def invitation(lens: LensName) -> str:
    """How to ask, where nothing is asked yet: valves are only to be turned where they are seen."""
    if lens == "cell":
        return say("review.question.ask")
    return say("review.question.ask_there", tab=say("review.lenses.cell"))


def draw_question(p: Painter, box: Box, found: WhatIf | None, lens: LensName) -> None:
    """Draw the heading and the sentences into a box, as many as there is room for."""
    x, y, w, h = box
    theme, line, label = p.theme, p.line("body"), p.line("heading")
    title = say("review.question.title_open" if found is None else "review.question.title")
    colour = theme.text if found is None else theme.memory
    p.text(x, y + label / 2, title, "heading", colour, bold=True)
    at = y + label + 6
    for sentence in [invitation(lens)] if found is None else outcome(found):
        for words in p.wrap(sentence, w, "body"):
            if at + line > y + h:
                return
            p.text(x, at + line / 2, words, "body", theme.muted if found is None else theme.text)
            at += line
