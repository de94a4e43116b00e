"""What gates, blocks, answers and conditions are called in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from game.level.format.problems import flat
from game.level.measure.legibility import GateRow
from game.level.model import BLOCKS, GateName
from game.level.stream import BLANK, StreamStep
from game.rules.deal import Deal
from game.words import listed, say


def gate_word(gate: GateName) -> str:
    """A gate's name in one word: `input`."""
    return say(f"common.gates.{gate}")


def valve_words(deal: Deal, gate: GateName, block: int) -> str:
    """A valve by its name: `the input gate`, with its block where there are several."""
    return say(f"rules.valve.{_which(deal)}.{gate}", block=BLOCKS[block])


def memory_words(deal: Deal, block: int) -> str:
    """A block of memory by its name: `block A`, or just `the memory` where it is the only one."""
    return say(f"rules.memory.{_which(deal)}.name", block=BLOCKS[block])


def into_memory(deal: Deal, block: int) -> str:
    """Where something is written: `into block A`."""
    return say(f"rules.memory.{_which(deal)}.into", block=BLOCKS[block])


def inside_memory(deal: Deal, block: int) -> str:
    """Where something is kept: `in block A`."""
    return say(f"rules.memory.{_which(deal)}.inside", block=BLOCKS[block])


def _which(deal: Deal) -> str:
    return "of_block" if deal.network.sizes.K > 1 else "one"


def quoted(answer: str) -> str:
    """An answer in quotes; `nothing` for silence."""
    return say("common.nothing") if answer == BLANK else say("common.quoted", text=answer)


def as_typed(text: str) -> str:
    """What somebody typed, in quotes, on one line and not too long."""
    return say("common.quoted", text=flat(text))


def wanted(step: StreamStep) -> str:
    """All right answers of a step in words: "French" or "Spanish", in quotes."""
    return listed([quoted(answer) for answer in step.answers], "or")


def condition_words(when: Sequence[tuple[int, bool]]) -> str:
    """What a case asks of memory: `A empty, B full`; `otherwise` if it asks nothing."""
    if not when:
        return say("rules.condition.otherwise")
    return listed(
        [say(f"rules.condition.{'full' if full else 'empty'}", block=BLOCKS[k]) for k, full in when]
    )


def row_condition(row: GateRow) -> str:
    """The condition of a measured row, in words; nothing where there is none."""
    asked = [each.split(" ") for each in row.condition.split(", ")] if row.condition else []
    when = [(BLOCKS.index(each[0]), each[1] == "full") for each in asked if len(each) == 2]
    return condition_words(when) if row.condition else ""


def row_words(row: GateRow) -> str:
    """What a measured row is about: its class of tokens, and its condition if there is one."""
    return listed([part for part in (row.cls, row_condition(row)) if part])
