"""Verifying a replay: what was done is done again, and every claim held against what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.level.model import Level
from game.level.network import network_digest
from game.level.stream import Stream
from game.lstm.weights import Weights
from game.rules.replays.origin import Origin, drawn_digest, scoring_digest
from game.rules.replays.played import Replay
from game.rules.replays.rounding import Span, spans_of, table_spans_of
from game.rules.replays.table import TableReplay
from game.rules.replays.verdict import Figure, FigureName, Verdict, Why, judged
from game.rules.result import Result
from game.rules.session import Session
from game.rules.wiring.form import table_of
from game.rules.wiring.run import TableResult, TableRun, run_table
from game.rules.wiring.table import TableError


@dataclass(frozen=True)
class Again:
    """A replay that was recomputed: the verdict, and the play or the run to look at.

    Args:
        saved: the replay.
        verdict: what came of it.
        level: the level that was looked at.
        session: the play by hand, if that is what it was and it could be played.
        run: the run of the table, likewise.
    """

    saved: Replay | TableReplay
    verdict: Verdict
    level: Level
    session: Session | None = None
    run: TableRun | None = None


def recompute(saved: Replay | TableReplay, level: Level, network: Weights) -> Again:
    """Do again what a replay says was done, and hold it against what is claimed, to 1e-6."""
    if refused := _another_level(saved.origin, level):
        return Again(saved, refused, level)
    if isinstance(saved, TableReplay):
        return _run_again(saved, level, network)
    return _play_again(saved, level, network)


def verify(saved: Replay | TableReplay, level: Level, network: Weights) -> Verdict:
    """The verdict alone."""
    return recompute(saved, level, network).verdict


def _another_level(origin: Origin, level: Level) -> Verdict | None:
    if origin.level_id != level.id:
        return Verdict("open", "level", origin.level_id, detail=(level.id,))
    if origin.task_hash != level.task_hash:
        return Verdict("open", "task", origin.level_id)
    return None


def _elsewhere(origin: Origin, level: Level, network: Weights, streams: Sequence[Stream]) -> Why:
    """What is another one here than it was where the replay was saved; "" if nothing is."""
    if not origin.network:
        return "unnamed"
    if origin.drawn != drawn_digest(streams):
        return "streams"
    if origin.scoring != scoring_digest(level):
        return "scoring"
    return "" if origin.network == network_digest(network) else "network"


def _play_again(replay: Replay, level: Level, network: Weights) -> Again:
    session = Session.start(level, replay.origin.seed, network)
    if len(replay.moves) != (T := len(session.deal)):
        counted = len(replay.moves), T
        return Again(replay, Verdict("refuted", "moves", level.id, detail=counted), level)
    for n, move in enumerate(replay.moves):
        if move.blocks != level.memory.blocks:
            detail = (n + 1, move.blocks, level.memory.blocks)
            return Again(replay, Verdict("refuted", "blocks", level.id, detail=detail), level)
    session = replace(session.play_all(replay.moves), undos=replay.undos)
    if replay.mode != "play":
        session = replace(session, mode="practice")
    result = session.result
    assert result is not None  # one move for each token
    elsewhere = _elsewhere(replay.origin, level, network, [session.deal.stream])
    figures = _figures(replay, session, result)
    if elsewhere == "unnamed" and not _by_network(figures):
        elsewhere = ""  # what does not come out would not with any network
    return Again(replay, judged(level.id, figures, result, elsewhere), level, session=session)


def _by_network(figures: Sequence[Figure]) -> bool:
    """Whether the figures that do not hold may be due to another network."""
    wrong = {figure.name for figure in figures if not figure.holds}
    return "confidence" in wrong and not wrong & {"gate_changes", "entries"}


def _figures(replay: Replay, session: Session, result: Result) -> list[Figure]:
    claim, spans = replay.claim, spans_of(session)
    figures = [Figure.near("confidence", claim.confidence, result.confidence)]
    if claim.par is not None:
        figures.append(Figure.near("par", claim.par, result.par))
    figures.append(_within("stars", claim.stars, result.stars, spans.stars))
    figures.append(Figure.exact("gate_changes", claim.gate_changes, result.gate_changes))
    if claim.budget is not None:
        figures.append(_within("budget", claim.budget, result.budget, spans.budget))
    if claim.questions_right is not None:
        right = claim.questions_right, result.questions_right
        figures.append(_within("questions_right", *right, spans.right))
    if claim.questions is not None:
        figures.append(Figure.exact("questions", claim.questions, result.questions))
    return figures


def _within(name: FigureName, claimed: int, found: int, span: Span) -> Figure:
    return Figure(name, claimed, found, span.low, span.high)


def _run_again(replay: TableReplay, level: Level, network: Weights) -> Again:
    try:
        table = table_of(level, replay.table)
    except TableError as error:
        refused = Verdict("refuted", "table", level.id, detail=(str(error),))
        return Again(replay, refused, level)
    run = run_table(table, network, replay.origin.seed)
    elsewhere = _elsewhere(replay.origin, level, network, run.trials.streams)
    figures = _table_figures(replay, run, run.result)
    if elsewhere == "unnamed" and not _by_network(figures):
        elsewhere = ""
    return Again(replay, judged(level.id, figures, run.result, elsewhere), level, run=run)


def _table_figures(replay: TableReplay, run: TableRun, result: TableResult) -> list[Figure]:
    claim, spans = replay.claim, table_spans_of(run)
    figures = [Figure.near("confidence", claim.confidence, result.confidence)]
    if claim.par is not None:
        figures.append(Figure.near("par", claim.par, result.par))
    figures.append(_within("stars", claim.stars, result.stars, spans.stars))
    figures.append(Figure.exact("entries", claim.entries, result.touched))
    if claim.streams_right is not None:
        right = claim.streams_right, result.streams_right
        figures.append(_within("streams_right", *right, spans.streams_right))
    if claim.streams is not None:
        figures.append(Figure.exact("streams", claim.streams, result.streams))
    if claim.questions_right is not None:
        hits = claim.questions_right, result.questions_right
        figures.append(_within("questions_right", *hits, spans.questions_right))
    if claim.questions is not None:
        figures.append(Figure.exact("questions", claim.questions, result.questions))
    return figures
