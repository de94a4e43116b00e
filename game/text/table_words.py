"""A table of gates in sentences that can be read aloud."""

from __future__ import annotations

from game.level.model import BLOCKS, GATES, Case, Level
from game.rules.wiring.run import Compared
from game.rules.wiring.table import GateTable
from game.rules.wiring.weights import GateWeights, gate_weights, sigmoid
from game.text.spoken import gate_word
from game.words import say

EXAMPLES = 2
"""How many tokens of a class are named, so that one knows what it is."""


def examples(level: Level, cls: str) -> str:
    """A class's name and what its tokens look like."""
    token_class = next(each for each in level.classes if each.name == cls)
    shown = [
        say("common.quoted", text=token_class.show.replace("{}", token))
        for token in token_class.tokens[:EXAMPLES]
    ]
    key = "such_as" if len(token_class.tokens) > EXAMPLES else "all_of"
    return say(f"text.table.{key}", cls=cls, tokens=", ".join(shown))


def table_lines(table: GateTable, before: GateTable | None = None) -> list[str]:
    """The table, a class a paragraph and a case a line; only what is unlike another, if given."""
    lines = []
    for cls, cases in table.cases.items():
        if before is not None and before.cases[cls] == cases:
            continue
        named = examples(table.level, cls)
        if len(cases) == 1:
            lines.append(f"{named}: {settings(table, cases[0])}")
            continue
        lines.append(f"{named}:")
        for n, case in enumerate(cases, start=1):
            when = when_words(str(case.condition) if case.when else "otherwise")
            lines.append(f"   {n}. {when}: {settings(table, case)}")
    count = len(table.touched)
    lines.append(say("text.table.touched", count=count))
    return lines


def when_words(condition: str) -> str:
    """When a case holds, in words; `condition` is as it is typed, or `otherwise`."""
    if condition == "otherwise":
        return say("text.table.otherwise")
    return say("text.table.if", condition=condition)


def settings(table: GateTable, case: Case) -> str:
    """What a case sets, in the spelling in which it is typed; only the player's gates."""
    blocks = []
    for block, setting in enumerate(case.settings):
        each = " ".join(f"{gate}={setting.value(gate):g}" for gate in table.gates)
        blocks.append(f"{BLOCKS[block]} {each}" if len(case.settings) > 1 else each)
    return "; ".join(blocks)


def compared_lines(compared: tuple[Compared, ...]) -> list[str]:
    """The network's table beside the player's: one line a class, block and case."""
    lines: dict[tuple[str, int], list[str]] = {}
    several = any(each.mine.block for each in compared)
    for each in compared:
        key = "differs" if each.differ else "agrees"
        means = {"network": f"{each.network.mean:.2f}", "mine": f"{each.mine.mean:.2f}"}
        said = say(f"text.table.{key}", gate=each.mine.gate, **means)
        lines.setdefault((each.mine.about, each.mine.block), []).append(said)
    return [
        say("text.table.of_block", about=about, block=BLOCKS[block], said="; ".join(parts))
        if several
        else f"{about}: {'; '.join(parts)}"
        for (about, block), parts in lines.items()
    ]


def weights_lines(table: GateTable) -> list[str]:
    """Every gate of the table as weights, with what they come to."""
    lines = [say("text.table.weights")]
    for block in range(table.level.memory.blocks):
        for gate in GATES:
            if gate in table.gates:
                several = table.level.memory.blocks > 1
                key = "gate_of" if several else "gate"
                name = say(f"text.table.{key}", gate=gate_word(gate), block=BLOCKS[block])
                lines.append(f"{name}: {_weights(gate_weights(table, gate, block))}")
    if any(case.when for cases in table.cases.values() for case in cases):
        lines.append(say("text.table.memory"))
    return lines


def _weights(found: GateWeights | None) -> str:
    if found is None:
        return say("text.table.no_weights")
    parts = [f"b = {found.bias:+.1f}"]
    parts += [f"w[{cls}] = {w:+.1f}" for cls, w in found.classes.items() if w]
    parts += [
        say("text.table.if_full", weight=f"{m:+.1f}", block=BLOCKS[k])
        for k, m in enumerate(found.memory)
        if m
    ]
    if len(parts) == 1:
        return say("text.table.always", bias=parts[0], value=f"{sigmoid(found.bias):.4f}")
    return say("text.table.others", parts=", ".join(parts))
