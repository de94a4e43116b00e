"""The belt of tokens: how far it runs, and that every chip on it can be read."""

from dataclasses import replace
from unittest.mock import patch

import pygame
import pytest

from game.ui.paint import Painter
from game.ui.play.belt import FOCAL, Belt, BeltLook, draw_belt
from game.ui.play.scene import PlayScene
from game.ui.theme import DARK
from tests.ui.play.conftest import Open
from tests.ui.seen import recording
from tests.wired import BASE

FLUENT = [
    {"pick": "home", "as": "h"},
    {"repeat": [{"pick": "chat"}], "times": [6, 6]},
    {"pick": "ask", "target": {"map": "language", "of": "h"}},
]


def at_the_end(scene: PlayScene) -> Belt:
    while not scene.session.finished:
        scene.model.step()
        scene.model.finish_run()
    return scene.screen.belt(scene.model)


def test_a_stream_that_fits_stays_in_sight_to_its_end(opened: Open) -> None:
    belt = at_the_end(opened(1, steps=0, stream=FLUENT))
    last = len(belt.widths) - 1
    assert belt.target(last) == 0.0
    spans = belt.spans(float(last), 0.0)
    assert spans[0][1] >= belt.box[0]
    assert spans[-1][1] + spans[-1][2] + belt.behind <= belt.box[0] + belt.box[2]


@pytest.mark.parametrize("t", [40, 80, 121])
def test_a_long_stream_runs_no_further_than_it_takes(opened: Open, t: int) -> None:
    stream = [FLUENT[0], {"repeat": [{"pick": "chat"}], "times": [120, 120]}, FLUENT[2]]
    belt = at_the_end(opened(1, steps=0, stream=stream))
    number, x, width, _ = belt.spans(float(t), belt.target(t))[-1]
    assert number == t
    behind = belt.box[0] + belt.box[2] - (x + width)
    middle = (x + width / 2 - belt.box[0]) / belt.box[2]
    assert behind >= belt.behind or middle == pytest.approx(FOCAL)
    assert middle >= FOCAL - 1e-6


def look_of(scene: PlayScene, offset: float | None = None) -> BeltLook:
    session = scene.session
    at = float(min(session.t, len(session.deal) - 1))
    run = scene.screen.belt(scene.model).target(int(at)) if offset is None else offset
    return BeltLook(session, at, run, None, None, session.t)


def written(scene: PlayScene, look: BeltLook) -> list[str]:
    """The tokens that are written on the belt, whole or in part."""
    texts = {step.text for step in scene.session.deal.stream.steps}
    painter = Painter(pygame.Surface((1280, 720)), scene.view, DARK)
    with recording() as seen:
        draw_belt(painter, scene.screen.belt(scene.model), look)
    return [text.asked for text in seen.texts if text.asked in texts]


def test_no_word_is_cut_while_its_chip_grows(opened: Open) -> None:
    scene = opened(1, 3)
    painter = Painter(pygame.Surface((1280, 720)), scene.view, DARK)
    for n in range(17):
        look = replace(look_of(scene), at=2.0 + n / 16)
        with recording() as seen:
            draw_belt(painter, scene.screen.belt(scene.model), look)
        assert not [text.asked for text in seen.texts if text.shortened]


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_a_token_of_one_letter_is_written_too(opened: Open, text: float) -> None:
    classes = BASE["classes"] | {"home": ["F", "S"], "chat": ["x", "y"]}
    maps = {"language": {"F": "French", "S": "Spanish"}}
    scene = opened(1, 3, text, classes=classes, maps=maps)
    tokens = [step.text for step in scene.session.deal.stream.steps[:4]]
    assert [len(token) for token in tokens] == [1, 1, 1, 1]
    assert written(scene, look_of(scene)) == tokens


def test_no_chip_is_left_empty_where_the_belt_runs_out_of_sight(opened: Open) -> None:
    stream = [FLUENT[0], {"repeat": [{"pick": "chat"}], "times": [40, 40]}, FLUENT[2]]
    scene = opened(1, 30, stream=stream)
    for offset in range(300, 420, 3):
        look = look_of(scene, float(offset))
        with patch.object(Painter, "rounded") as drawn:
            texts = written(scene, look)
        assert len(texts) == drawn.call_count - 1  # the first is the belt itself
