"""The state of a play in sentences that can be read aloud."""

from __future__ import annotations

from typing import Final

from game.level.looks import COLOURS, colour_of
from game.level.model import BLOCKS, GATES, GateName, Level
from game.level.stream import BLANK, StreamStep
from game.lstm.cell import Gates, State
from game.lstm.weights import Array
from game.rules.coach import WORTH_SAYING
from game.rules.deal import Deal
from game.rules.ending import percent
from game.rules.marks import Mark
from game.rules.memory import held, is_empty, would_say
from game.rules.move import Move
from game.rules.session import Session
from game.words import say

MARK_KEYS: Final = {"!!": "better", "?!": "inaccuracy", "?": "mistake", "??": "blunder"}


def gate_word(gate: GateName) -> str:
    """A gate as it is spoken of."""
    return say(f"text.gates.{gate}")


def marked(mark: Mark) -> str:
    """A mark and what it means: signs alone are not read aloud."""
    return f"{mark} {say(f'text.marks.{MARK_KEYS[mark]}')}" if mark else ""


def worth(bits: float) -> str:
    """What a move was worth, in bits."""
    key = "bits" if abs(bits) >= WORTH_SAYING else "no_cost"
    return say(f"text.spoken.{key}", bits=f"{bits:+.1f}")


def answer(text: str) -> str:
    """An answer as it is spoken of."""
    return say("text.spoken.nothing") if text == BLANK else say("common.quoted", text=text)


def token(session: Session) -> str:
    """The token that waits for a move."""
    step = session.current
    if step is None:
        return ""
    said = look(session.level, step)
    named = say("text.spoken.token", number=session.t + 1, text=step.text)
    return f"{named} ({said})" if said else named


def look(level: Level, step: StreamStep) -> str:
    """How the token of a step looks, as far as its text does not say so already."""
    found, said = level.look(step), []
    if found is None:
        return ""
    if found.picture is not None:
        name = found.picture.partition(".")[0]
        said += (
            [say("text.spoken.picture", name=name)] if name.lower() not in step.text.lower() else []
        )
    if found.bar is not None:
        said.append(_bar(level, step, found.bar))
    if found.note is not None and found.note not in step.text:
        said.append(say("text.spoken.note", name=found.note))
    if found.colour is not None and colour_of(step.token) != found.colour:
        names = {value: name for name, value in reversed(COLOURS.items())}
        said.append(say("text.spoken.colour", name=names.get(found.colour, found.colour)))
    return ", ".join(said)


def _bar(level: Level, step: StreamStep, high: float) -> str:
    """A bar among those of its class; one that is alone is as high as it is."""
    every = {
        look.bar
        for cls in level.classes
        if cls.name == step.cls
        for look in cls.looks.values()
        if look.bar is not None
    }
    place = sorted(every).index(high) + 1
    if len(every) == 1:
        return say("text.spoken.bar", share=f"{high:.0%}")
    return say("text.spoken.rung", place=place, all=len(every))


def memory(deal: Deal, state: State) -> str:
    """What each block would answer if its output gate stood open."""
    K = deal.network.sizes.K
    each = [_held(deal, state, block) for block in range(K)]
    if K == 1:
        return say("text.spoken.holds", what=each[0])
    parts = [
        say("text.spoken.block_holds", block=BLOCKS[block], what=what)
        for block, what in enumerate(each)
    ]
    return say("text.spoken.memory", parts="; ".join(parts))


def _held(deal: Deal, state: State, block: int) -> str:
    if is_empty(deal, state.c, block):
        return say("text.spoken.nothing")
    if not held(deal, state.c, block):
        return say("text.spoken.unclear")
    said, p = would_say(deal, state.c, block)
    return say("text.spoken.sure", answer=said, share=percent(p))


def valves(level: Level, move: Move, *, others: bool = True) -> str:
    """Where the player's valves stand; with `others`, also who moves the rest."""
    yours = [gate for gate in GATES if level.gates.owner(gate) == "player"]
    blocks = []
    for block in range(level.memory.blocks):
        each = ", ".join(f"{gate_word(g)} {move.gate(g)[block]:g}" for g in yours)
        blocks.append(f"{BLOCKS[block]}: {each}" if level.memory.blocks > 1 else each)
    rest = [
        say("text.spoken.network_owns", gate=gate_word(g))
        if owner == "network"
        else say("text.spoken.locked", gate=gate_word(g), value=f"{owner:g}")
        for g in GATES
        if (owner := level.gates.owner(g)) != "player"
    ]
    said = say("text.spoken.valves", parts="; ".join(blocks))
    return said + (f" ({'; '.join(rest)})" if others and rest else "")


def prediction(level: Level, p: Array) -> str:
    """What the cell says, and what it would say next, if that is worth a word."""
    order = p.argsort()[::-1]
    answers = level.vocabulary.answers
    first, second = (
        f"{answer(answers[n])} ({percent(float(p[n]))})"
        for n in (order[0], order[min(1, len(order) - 1)])
    )
    if len(order) > 1 and p[order[1]] >= 0.01:
        return say("text.spoken.says_or", first=first, second=second)
    return say("text.spoken.says", first=first)


def network_gates(deal: Deal, own: Gates) -> str:
    """Where the network would have set the player's gates."""
    parts = []
    for gate in deal.player_gates:
        values = getattr(own, gate)
        each = ", ".join(
            f"{BLOCKS[k]} {float(v):.2f}" if len(values) > 1 else f"{float(v):.2f}"
            for k, v in enumerate(values)
        )
        parts.append(f"{gate_word(gate)} {each}")
    return say("text.spoken.network_set", parts=", ".join(parts))


def move_line(level: Level, move: Move) -> str:
    """A move in the spelling in which it is typed; only the player's gates."""
    yours = [gate for gate in GATES if level.gates.owner(gate) == "player"]
    several = level.memory.blocks > 1
    return " ".join(
        f"{BLOCKS[block] + '.' if several else ''}{gate}={round(move.gate(gate)[block], 2):g}"
        for block in range(level.memory.blocks)
        for gate in yours
    )
