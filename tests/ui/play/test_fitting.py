"""A play screen has room for the longest that its banner will say, the coach's words included."""

import pygame

from game.ui.paint import Painter
from game.ui.play.fitting import fitted
from game.ui.play.layout import Layout
from game.ui.play.scene import PlayScene
from tests.ui.play.conftest import Open

LONG = " ".join(["Keep what was said, whatever is chatted about afterwards."] * 5)


def room(scene: PlayScene) -> Layout:
    return fitted(scene, Painter(pygame.Surface((1, 1)), scene.view, scene.app.theme))


def test_it_is_where_the_screen_draws(opened: Open) -> None:
    scene = opened()
    assert room(scene).cell.blocks == scene.screen.layout.cell.blocks


def test_a_long_hint_makes_as_much_room_as_a_long_brief(opened: Open) -> None:
    short = room(opened(brief="Short.", hints=["Short."])).content
    hint = room(opened(brief="Short.", hints=["Short.", LONG])).content
    brief = room(opened(brief=LONG, hints=["Short."])).content
    assert hint == brief
    assert hint[3] < short[3]


def test_a_practice_keeps_room_for_the_coach(opened: Open) -> None:
    play = room(opened(brief="Short.", hints=["Short."]))
    coached = room(opened(brief="Short.", hints=["Short."], mode="practice"))
    assert coached != play
