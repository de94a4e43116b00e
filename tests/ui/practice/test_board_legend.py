"""The legend of a board: what it says in a race and a duel, and what it leaves out."""

import pygame

from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.paint import Painter
from game.ui.practice.board_legend import draw_legend
from game.ui.practice.duel import DuelScene
from game.ui.practice.race import RaceScene
from game.ui.view import View
from tests.ui.practice.conftest import MakeDuel, MakeRace

SILENCE, GATES = "says nothing", "forget, input and output gate"
CHANCE = "chance given to the right answer"


def words(scene: RaceScene | DuelScene) -> list[str]:
    scene.log = log = list[Drawn]()
    scene.draw(pygame.Surface((1280, 720)))
    scene.log = None
    return [one.text for one in log]


def legend(app: AppContext, square: tuple[float, float], blocks: int = 1) -> list[str]:
    log: list[Drawn] = []
    p = Painter(pygame.Surface((1280, 720)), View.fit((1280, 720)), app.theme, log)
    draw_legend(p, (20.0, 20.0, 1200.0, 24.0), square, blocks)
    return [one.text for one in log]


def test_a_race_says_what_stands_in_its_squares(race: MakeRace) -> None:
    said = words(race())
    assert [said.count(one) for one in (SILENCE, GATES, CHANCE)] == [1, 1, 1]


def test_a_duel_says_it_too(duel: MakeDuel) -> None:
    said = words(duel())
    assert [said.count(one) for one in (SILENCE, GATES, CHANCE)] == [1, 1, 1]


def test_it_names_no_gates_where_the_squares_have_no_room_for_them(app: AppContext) -> None:
    assert legend(app, (90.0, 90.0)) == [SILENCE, GATES, CHANCE]
    assert legend(app, (90.0, 24.0)) == [SILENCE, CHANCE]
    assert legend(app, (40.0, 90.0), blocks=4) == [SILENCE, CHANCE]
