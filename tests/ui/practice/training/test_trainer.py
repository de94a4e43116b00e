"""The one training of the window: begun, stopped, followed by the next, and ended with the game."""

from pathlib import Path

import pytest

from game.level.loader import load_level
from game.level.model import Level
from game.level.training.messages import Failed
from tests.ui.practice.training.told import FakeTrainer, done, report
from tests.wired import write_level


@pytest.fixture
def level(tmp_path: Path) -> Level:
    return load_level(write_level(tmp_path, trained=False))


@pytest.fixture
def other(tmp_path: Path) -> Level:
    return load_level(write_level(tmp_path, id="other", trained=False))


@pytest.fixture
def trainer() -> FakeTrainer:
    return FakeTrainer()


def test_a_training_is_followed_to_its_end(trainer: FakeTrainer, level: Level) -> None:
    course = trainer.train(level)
    assert (course.state, trainer.processes[0].path) == ("starting", level.path)
    trainer.say(report(level))
    assert course.state == "training"
    trainer.say(done(level))
    assert course.state == "done"
    trainer.stop()
    assert (course.state, trainer.processes[0].cancelled) == ("done", 0)


def test_the_same_training_is_not_begun_twice(trainer: FakeTrainer, level: Level) -> None:
    assert trainer.train(level) is trainer.train(level)
    assert len(trainer.processes) == 1


def test_stopped_it_is_kept_once_the_process_says_so(trainer: FakeTrainer, level: Level) -> None:
    course = trainer.train(level)
    trainer.say(report(level))
    trainer.stop()
    assert course.state == "stopping"
    trainer.update()
    assert course.state == "kept"


def test_the_next_training_waits_for_the_one_that_is_ending(
    trainer: FakeTrainer, level: Level, other: Level
) -> None:
    first = trainer.train(level)
    trainer.processes[0].stubborn = True
    second = trainer.train(other)
    trainer.update()
    assert (first.state, second.state, len(trainer.processes)) == ("stopping", "starting", 1)
    trainer.processes[0].alive = False
    trainer.update()
    assert [process.path for process in trainer.processes] == [level.path, other.path]
    trainer.say(report(other))
    assert (first.report, second.state) == (None, "training")


def test_one_that_has_not_begun_is_stopped_at_once(
    trainer: FakeTrainer, level: Level, other: Level
) -> None:
    trainer.train(level)
    trainer.processes[0].stubborn = True
    second = trainer.train(other)
    trainer.stop()
    assert second.state == "kept"
    trainer.processes[0].alive = False
    trainer.update()
    assert len(trainer.processes) == 1


def test_what_failed_can_be_tried_again(trainer: FakeTrainer, level: Level) -> None:
    course = trainer.train(level)
    trainer.say(Failed("No."))
    assert (course.state, course.sentence) == ("failed", "No.")
    again = trainer.train(level)
    assert again is not course
    assert (again.state, len(trainer.processes)) == ("starting", 2)


def test_with_the_game_it_ends(trainer: FakeTrainer, level: Level) -> None:
    trainer.close()
    trainer.train(level)
    trainer.close()
    trainer.close()
    assert trainer.processes[0].closed == 1


def test_a_process_that_cannot_even_be_made_is_not_tried_for_ever(level: Level) -> None:
    from game.ui.practice.training.trainer import Trainer

    def fall(path: Path) -> FakeTrainer:
        raise RuntimeError("no")

    trainer = Trainer(fall)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError):
        trainer.train(level)
    trainer.update()
