import pytest

from game.ui.play.belt import FOCAL, Belt
from game.ui.play.scene import PlayScene
from tests.ui.play.conftest import Open

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
