"""The end of a play: recorded once, with its last move, and on to a result that is made once."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.ui.play.pause import LEAST_PAUSE_MS
from game.ui.play.scene import PlayScene
from game.ui.scene import Replace
from game.ui.scenes.result import ResultScene
from tests.ui.play.conftest import Open, solve
from tests.wired import wired


@pytest.fixture
def ended(opened: Open) -> Callable[[], PlayScene]:
    """A play whose last step was made just now."""

    def make() -> PlayScene:
        scene = opened()
        while not scene.session.finished:
            solve(scene)
        return scene

    return make


def test_nothing_is_recorded_before_the_stream_has_ended(opened: Open) -> None:
    scene = opened(steps=2)
    scene.ending.follow()
    scene.ending.prepare()
    assert not scene.ending.recorded
    assert scene.app.store.attempt_count("toy") == 0
    assert isinstance(scene.again(), PlayScene)


def test_a_play_is_recorded_once_and_a_second_one_as_a_retry(
    ended: Callable[[], PlayScene],
) -> None:
    for _ in range(2):
        scene = ended()
        scene.ending.follow()
        scene.ending.follow()
        assert scene.ending.recorded
        assert scene.over
    assert [attempt.retry for attempt in scene.app.store.attempts("toy")] == [False, True]


def test_a_press_goes_to_the_result_unless_it_comes_too_early(
    ended: Callable[[], PlayScene],
) -> None:
    scene = ended()
    scene.update(LEAST_PAUSE_MS - 50)
    assert scene.ending.cut_short() is None
    scene.update(50.0)
    assert isinstance(scene.ending.cut_short(), Replace)


def test_the_result_is_made_once_and_a_fresh_one_for_a_fresh_screen(
    ended: Callable[[], PlayScene],
) -> None:
    scene = ended()
    scene.ending.follow()
    first, second = scene.ending.finish(), scene.ending.finish()
    assert isinstance(first, Replace)
    assert isinstance(second, Replace)
    assert first.scene is second.scene
    again = scene.again()
    assert isinstance(again, ResultScene)
    assert again is not first.scene
    assert again.session.result == scene.session.result
    assert not again.summary.retry
    assert scene.app.store.attempt_count("toy") == 1


def test_a_level_saved_anew_leaves_the_play_as_it_was_and_is_what_is_played_again(
    ended: Callable[[], PlayScene],
) -> None:
    scene = ended()
    scene.ending.follow()
    before = scene.session
    saved = replace(scene.level, brief="Another brief.")
    scene.reload(saved, wired(saved))
    assert scene.session is before
    result = scene.ending.finish()
    assert isinstance(result, Replace)
    assert isinstance(result.scene, ResultScene)
    again = result.scene.play_again()
    assert isinstance(again, Replace)
    assert isinstance(again.scene, PlayScene)
    assert again.scene.level.brief == "Another brief."
