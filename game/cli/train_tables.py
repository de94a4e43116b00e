"""What `train` prints when it is through: every attempt, the gates of the best, and the rivals."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table

from game.level.measure.legibility import GateRow, Legibility
from game.level.model import BLOCKS, GATE_WORDS, GATES
from game.level.rivals import Rivals
from game.level.training.level_training import Trained


def attempts_table(finished: Iterable[Trained], best: Trained) -> Table:
    """Each attempt, how legible it is, and which one was kept."""
    table = Table(title="Legibility")
    for name in ("seed", "own", "solution", "rounded", "spread", "questions", "legible", ""):
        table.add_column(name, justify="right")
    for each in finished:
        kept = "kept" if each is best else ""
        table.add_row(str(each.seed + 1), *legibility_cells(each.legibility), kept)
    return table


def legibility_cells(figures: Legibility) -> tuple[str, ...]:
    """The figures of one network, for a row of a table."""
    return (
        f"{figures.own:.3f}",
        _percent(figures.solution_share),
        _percent(figures.rounded_share),
        f"{figures.spread:.3f}",
        f"{figures.right:.1%}",
        "yes" if figures.passes else "no",
    )


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def gates_table(figures: Legibility) -> Table:
    """The gates of every block on every class of tokens: mean and spread."""
    table = Table(title="Its gates, on average, and how much they vary")
    table.add_column("token class")
    table.add_column("block")
    for gate in GATES:
        table.add_column(GATE_WORDS[gate], justify="right")
    rows = {(row.about, row.block, row.gate): row for row in figures.rows}
    for about, block in dict.fromkeys((row.about, row.block) for row in figures.rows):
        cells = (_gate(rows.get((about, block, gate))) for gate in GATES)
        table.add_row(about, BLOCKS[block], *cells)
    return table


def _gate(row: GateRow | None) -> str:
    return "locked" if row is None else f"{row.mean:.2f} ± {row.spread:.3f}"


def rivals_table(rivals: Rivals, best: Trained) -> Table:
    """The snapshots and the RNN beside the network."""
    table = Table(title="Rivals")
    for name in ("", "steps", "own", "of the network's", "questions"):
        table.add_column(name, justify="right")
    played = [(name, each.step, each.play) for name, each in rivals.snapshots.items()]
    for name, step, play in [*played, ("RNN", rivals.steps, rivals.attempts[0].play)]:
        share = play.confidence / best.legibility.own
        table.add_row(
            name, str(step), f"{play.confidence:.3f}", f"{share:.0%}", f"{play.right:.1%}"
        )
    return table
