"""Races and duels under way, for pictures where no display is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from game.level.model import Level
from game.rules.move import Move
from game.rules.practice.contenders import contenders
from game.ui.context import AppContext
from game.ui.practice.duel import DuelScene
from game.ui.practice.match import Match
from game.ui.practice.race import RaceScene
from game.ui.scene import Scene
from game.ui.view import HEIGHT, WIDTH, View

MatchName: TypeAlias = Literal["rivals", "race", "duel"]

SHARE: Final = 0.6
"""How much of its stream has been played on a picture, where no moves are given."""


def match_scene(
    name: MatchName,
    app: AppContext,
    level: Level,
    title: str,
    seed: int | None = None,
    moves: Sequence[Move] = (),
) -> Scene:
    """The list of rivals, an open race against all of them, or a duel in its second round.

    Args:
        name: which of them.
        app: settings, seeds and the other scenes.
        level: the level.
        title: the line beside the title.
        seed: the seed of the stream, or of the duel; the level's own when not given.
        moves: the moves made so far; else the first ones of the reference.

    Raises:
        NetworkError: the level has no network that fits it.
        DuelError: the level asks nothing that can be known.
    """
    if name == "rivals":
        return app.scenes.rivals(app, level, title)
    seed = level.play.seed if seed is None else seed
    view = View.fit((WIDTH, HEIGHT), app.settings.text)
    if name == "race":
        names = contenders(level, app.library.network(level)).names
        race = RaceScene(app, level, names, open=True, world_title=title, seed=seed)
        race.layout(view)
        _play(race, moves)
        return race
    duel = DuelScene(app, level, "RNN", title, seed)
    duel.layout(view)
    if not moves:
        _play(duel, duel.model.session.deal.reference)
        if duel.duel.outcome is None:
            duel.go_on()
    _play(duel, moves)
    while not duel.lengths.whole:
        duel.update(0.0)
    return duel


def _play(scene: Match, moves: Sequence[Move]) -> None:
    reference = scene.model.session.deal.reference
    for move in moves or reference[: int(len(reference) * SHARE)]:
        if scene.playing:
            scene.model.turn_to(move)
            scene.step()
            scene.model.finish_run()
            scene.update(0.0)
