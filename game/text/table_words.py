"""A table of gates in sentences that can be read aloud."""

from __future__ import annotations

from game.level.model import BLOCKS, GATE_WORDS, GATES, Case, Level
from game.rules.wiring.run import Compared
from game.rules.wiring.table import GateTable
from game.rules.wiring.weights import GateWeights, gate_weights, sigmoid

EXAMPLES = 2
"""How many tokens of a class are named, so that one knows what it is."""


def examples(level: Level, cls: str) -> str:
    """A class's name and what its tokens look like."""
    token_class = next(each for each in level.classes if each.name == cls)
    shown = [f'"{token_class.show.replace("{}", t)}"' for t in token_class.tokens[:EXAMPLES]]
    more = " …" if len(token_class.tokens) > EXAMPLES else ""
    return f"{cls}, {'such as ' if more else ''}{', '.join(shown)}{more}"


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
            when = f"if {case.condition}" if case.when else "otherwise"
            lines.append(f"   {n}. {when}: {settings(table, case)}")
    count = len(table.touched)
    lines.append(f"{count} {'entry differs' if count == 1 else 'entries differ'} from the start.")
    return lines


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
        mark = ", differs" if each.differ else ""
        said = f"{each.mine.gate} {each.network.mean:.2f} (yours {each.mine.mean:.2f}{mark})"
        lines.setdefault((each.mine.about, each.mine.block), []).append(said)
    return [
        f"{about}{f', block {BLOCKS[block]}' if several else ''}: {'; '.join(parts)}"
        for (about, block), parts in lines.items()
    ]


def weights_lines(table: GateTable) -> list[str]:
    """Every gate of the table as weights, with what they come to."""
    lines = [WEIGHTS_NOTE]
    for block in range(table.level.memory.blocks):
        for gate in GATES:
            if gate in table.gates:
                name = f"{GATE_WORDS[gate]} gate"
                if table.level.memory.blocks > 1:
                    name += f" of block {BLOCKS[block]}"
                lines.append(f"{name}: {_weights(gate_weights(table, gate, block))}")
    if any(case.when for cases in table.cases.values() for case in cases):
        lines.append(MEMORY_NOTE)
    return lines


WEIGHTS_NOTE = (
    "f = σ(Wf·x + bf), and so for i and o. A token enters as two ones, one for which it is and one "
    "for its class, so the sum is b + w[class]. σ(8) is 0.9997 and σ(-8) 0.0003."
)

MEMORY_NOTE = (
    "A weight on a full block is one that sees memory. W·x cannot: it takes peepholes, p·c', which "
    "read the cell state. U·h' would not do while the output gate is shut, since then h' is 0."
)

NO_WEIGHTS = (
    "no such weights exist. A weight on memory counts for every token alike, and this table wants "
    "it to count for some and not for others: that takes more than one layer."
)


def _weights(found: GateWeights | None) -> str:
    if found is None:
        return NO_WEIGHTS
    parts = [f"b = {found.bias:+.1f}"]
    parts += [f"w[{cls}] = {w:+.1f}" for cls, w in found.classes.items() if w]
    parts += [f"{m:+.1f} if {BLOCKS[k]} is full" for k, m in enumerate(found.memory) if m]
    if len(parts) == 1:
        return f"{parts[0]}, no other weight: always {sigmoid(found.bias):.4f}."
    return ", ".join(parts) + "; the other weights are 0."
