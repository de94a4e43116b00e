"""What the room says of the player's bets."""

from pathlib import Path

import pytest

from game.progress.records import Bet
from game.ui.context import AppContext
from game.ui.practice.known import bet_lines
from game.ui.practice.room import RoomScene
from game.ui.view import View


def bets(app: AppContext, path: Path, *made: tuple[float, bool]) -> None:
    session = app.plays.start(app.library.load(path), 3, "practice")
    for t, (sure, right) in enumerate(made):
        app.store.keep_bet(session, t, Bet("a", sure, "a" if right else "b"))


def test_without_bets_nothing_is_said(app: AppContext, levels_folder: Path) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    assert bet_lines(app, level) == []


def test_it_tells_of_this_level_and_of_all(app: AppContext, levels_folder: Path) -> None:
    toy, again = (levels_folder / "first" / f"{name}.json" for name in ("toy", "again"))
    level = app.library.load(toy)
    bets(app, toy, *[(0.9, True)] * 4, (0.9, False))
    assert bet_lines(app, level) == [
        "Your bets here. When you were 90% sure you were right 4 of 5 times. "
        "Brier score 0.17 (0 is best)."
    ]
    bets(app, again, (0.5, True))
    _, everywhere = bet_lines(app, level)
    assert everywhere.startswith("On all levels. When you were 90% sure you were right 4 of 5")
    assert "In all: 1 of 1 at 50%, 4 of 5 at 90%." in everywhere
    other = bet_lines(app, app.library.load(again))
    assert other[0].startswith("Your bets here. 1 bet so far")


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_room_shows_it_under_its_doors(
    app: AppContext, levels_folder: Path, text: float
) -> None:
    toy = levels_folder / "first" / "toy.json"
    level = app.library.load(toy)
    room = RoomScene(app, level, "First")
    room.layout(View.fit((1280, 720), text))
    assert room._known == []
    bets(app, toy, (0.9, True))
    room.layout(View.fit((1280, 720), text))
    assert " ".join(room._known) == bet_lines(app, level)[0]
    last = room._foot + len(room._known) * room.measure().line("body")
    assert last <= room.scroll.content
