"""The state of a play in sentences that can be read aloud."""

from __future__ import annotations

from game.level.looks import COLOURS, colour_of
from game.level.model import BLOCKS, GATE_WORDS, GATES, Level
from game.level.stream import BLANK, StreamStep
from game.lstm.cell import Gates, State
from game.lstm.weights import Array
from game.rules.deal import Deal
from game.rules.ending import percent
from game.rules.memory import NOTHING, UNCLEAR, held, is_empty, would_say
from game.rules.move import Move
from game.rules.session import Session
from game.words import say


def answer(text: str) -> str:
    """An answer as it is spoken of."""
    return "nothing" if text == BLANK else f'"{text}"'


def token(session: Session) -> str:
    """The token that waits for a move."""
    step = session.current
    if step is None:
        return ""
    said = look(session.level, step)
    return f'Token {session.t + 1}: "{step.text}"' + (f" ({said})" if said else "")


def look(level: Level, step: StreamStep) -> str:
    """How the token of a step looks, as far as its text does not say so already."""
    found, said = level.look(step), []
    if found is None:
        return ""
    if found.picture is not None:
        name = found.picture.partition(".")[0]
        said += [f"picture: {name}"] if name.lower() not in step.text.lower() else []
    if found.bar is not None:
        said.append(_bar(level, step, found.bar))
    if found.note is not None and found.note not in step.text:
        said.append(f"note {found.note}")
    if found.colour is not None and colour_of(step.token) != found.colour:
        names = {value: name for name, value in reversed(COLOURS.items())}
        said.append(f"colour {names.get(found.colour, found.colour)}")
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
    return f"level {place} of {len(every)}" if len(every) > 1 else f"a bar {high:.0%} high"


def memory(deal: Deal, state: State) -> str:
    """What each block would answer if its output gate stood open."""
    K = deal.network.sizes.K
    each = [_held(deal, state, block) for block in range(K)]
    if K == 1:
        return f"Memory holds {each[0]}."
    parts = [f"{BLOCKS[block]} holds {what}" for block, what in enumerate(each)]
    return "Memory: " + "; ".join(parts) + "."


def _held(deal: Deal, state: State, block: int) -> str:
    if is_empty(deal, state.c, block):
        return say(NOTHING)
    if not held(deal, state.c, block):
        return f"something {say(UNCLEAR)}"
    said, p = would_say(deal, state.c, block)
    return f'"{said}", {percent(p)} sure'


def valves(level: Level, move: Move, *, others: bool = True) -> str:
    """Where the player's valves stand; with `others`, also who moves the rest."""
    yours = [gate for gate in GATES if level.gates.owner(gate) == "player"]
    blocks = []
    for block in range(level.memory.blocks):
        each = ", ".join(f"{GATE_WORDS[g]} {move.gate(g)[block]:g}" for g in yours)
        blocks.append(f"{BLOCKS[block]}: {each}" if level.memory.blocks > 1 else each)
    rest = [
        f"{GATE_WORDS[g]} is " + ("the network's" if owner == "network" else f"locked at {owner:g}")
        for g in GATES
        if (owner := level.gates.owner(g)) != "player"
    ]
    said = "Valves: " + "; ".join(blocks) + "."
    return said + (f" ({'; '.join(rest)})" if others and rest else "")


def prediction(level: Level, p: Array) -> str:
    """What the cell says, and what it would say next, if that is worth a word."""
    order = p.argsort()[::-1]
    answers = level.vocabulary.answers
    first = f"The cell says {answer(answers[order[0]])} ({percent(float(p[order[0]]))})"
    if len(order) > 1 and p[order[1]] >= 0.01:
        return f"{first}, or {answer(answers[order[1]])} ({percent(float(p[order[1]]))})."
    return f"{first}."


def network_gates(deal: Deal, own: Gates) -> str:
    """Where the network would have set the player's gates."""
    parts = []
    for gate in deal.player_gates:
        values = getattr(own, gate)
        each = ", ".join(
            f"{BLOCKS[k]} {float(v):.2f}" if len(values) > 1 else f"{float(v):.2f}"
            for k, v in enumerate(values)
        )
        parts.append(f"{GATE_WORDS[gate]} {each}")
    return "The network would have set " + ", ".join(parts) + "."


def move_line(level: Level, move: Move) -> str:
    """A move in the spelling in which it is typed; only the player's gates."""
    yours = [gate for gate in GATES if level.gates.owner(gate) == "player"]
    several = level.memory.blocks > 1
    return " ".join(
        f"{BLOCKS[block] + '.' if several else ''}{gate}={round(move.gate(gate)[block], 2):g}"
        for block in range(level.memory.blocks)
        for gate in yours
    )
