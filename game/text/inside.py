"""A network looked into without a window: its gate table and what its memory holds, read aloud."""

from __future__ import annotations

from game.level.measure.legibility import GateRow
from game.level.model import BLOCKS, GATES, Level
from game.level.network import NetworkError
from game.rules.practice.inside import Inside, Look
from game.rules.practice.stages import FINAL, Stages
from game.rules.practice.told import (
    gate_value,
    holdings,
    how_gates_stand,
    how_it_plays,
    how_measured,
    how_sought,
    stage_title,
    when_sharpened,
)
from game.text.spoken import gate_word
from game.text.table_words import examples, when_words
from game.text.terminal import Terminal
from game.words import say


def say_inside(terminal: Terminal, level: Level, stage: str = "") -> None:
    """Say what a level's network is like inside, at one stage of its training.

    Args:
        terminal: where to say it.
        level: the level.
        stage: untrained, novice, apprentice, master or final; the last if it is empty.
    """
    try:
        inside = Inside(level)
    except NetworkError as error:
        terminal.say(str(error), "yellow")
        return
    name = stage.strip().lower() or FINAL
    if name not in inside.stages.names:
        terminal.say(_no_stage(stage.strip(), inside.stages), "yellow")
        return
    look = inside.look(name)
    terminal.say()
    terminal.say(say("text.inside.title", stage=stage_title(look.stage)), "bold")
    terminal.say(how_it_plays(look))
    terminal.say()
    terminal.say(say("text.inside.gates"))
    for line in gate_lines(level, look):
        terminal.say(line)
    terminal.say(how_gates_stand(look))
    if said := when_sharpened(level, inside.stages):
        terminal.say(said)
    terminal.say()
    terminal.say(say("text.inside.memory"))
    for line in holdings(look, level):
        terminal.say(f"   {line}")
    if look.facts:
        terminal.say(f"{how_sought(look, level)} {how_measured()}")
    else:
        terminal.say(f"   {say('text.inside.no_facts')}")
    terminal.say()
    terminal.say(_stages_line(inside.stages, name))


def gate_lines(level: Level, look: Look) -> list[str]:
    """The gate table: a class a paragraph, in it a line for each case and block."""
    lines: dict[tuple[str, str], list[GateRow]] = {}
    for row in look.rows:
        lines.setdefault((row.cls, row.condition), []).append(row)
    said, before = [], ""
    for (cls, condition), rows in lines.items():
        if cls != before:
            said.append(f"{examples(level, cls)}:")
        before = cls
        case = when_words(condition) if condition else ""
        for block in dict.fromkeys(row.block for row in rows):
            where = [
                case,
                say("text.inside.block", block=BLOCKS[block]) if level.memory.blocks > 1 else "",
            ]
            gates = [f"{row.gate} {gate_value(row)}" for row in rows if row.block == block]
            head = ", ".join(part for part in where if part)
            said.append(f"   {head}{': ' if head else ''}{', '.join(gates)}")
    locked = [
        say("text.spoken.locked", gate=gate_word(gate), value=f"{owner:g}")
        for gate in GATES
        if not isinstance(owner := level.gates.owner(gate), str)
    ]
    return [*said, f"({'; '.join(locked)}.)"] if locked else said


def _stages_line(found: Stages, name: str) -> str:
    if found.why:
        return say("text.inside.final_only", why=found.why)
    others = [stage for stage in found.all if stage.name != name]
    named = ", ".join(
        stage.name
        if stage.step is None
        else say("text.inside.stage", name=stage.name, step=stage.step)
        for stage in others
    )
    return say("text.inside.others", named=named)


def _no_stage(said: str, found: Stages) -> str:
    if found.why:
        return say("text.inside.no_stage", name=said, why=found.why)
    *some, last = found.names
    return say("text.inside.which", name=said, some=", ".join(some), last=last)
