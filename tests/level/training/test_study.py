"""The study: both kinds of network, trained in both ways."""

from dataclasses import replace

from game.level.training.level_training import LevelTask, LevelTraining
from game.level.training.rivals_training import RATES, RnnAttempts
from game.level.training.study import LEARNED, study
from game.lstm.rnn import RnnSizes, parameter_count
from tests.level.trained import quick_training


def test_both_kinds_are_trained_in_both_ways(monkeypatch):
    level = quick_training().level
    recipe = replace(level.train.recipe, steps=25)
    found = list(study(level, 1, recipe))
    assert [(each.kind, each.grown) for each in found] == [
        ("LSTM", True), ("RNN", True), ("LSTM", False), ("RNN", False),
    ]  # fmt: skip
    assert [each.attempts for each in found] == [1, len(RATES)] * 2
    sizes = LevelTask.of(level).sizes
    assert found[0].parameters == parameter_count(sizes)
    assert found[1].parameters == parameter_count(RnnSizes.like(sizes))
    full = replace(recipe, grown_at=0.0)
    lstm = LevelTraining(level, 1, full)
    rnn = RnnAttempts(lstm)
    for attempts in (lstm, rnn):
        assert list(attempts.run())
    assert found[2].best.confidence == lstm.best.legibility.own
    assert found[3].best == rnn.ranked[0].attempt.play
    learned = sum(each.attempt.play.right >= LEARNED for each in rnn.finished)
    assert found[3].learned == learned
    assert found[0].best != found[2].best
