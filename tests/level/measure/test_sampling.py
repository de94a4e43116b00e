import json
from dataclasses import replace

import pytest

from game.level.grammar import draw_many
from game.level.measure.sampling import Span, sum_up
from game.level.stream import Stream, StreamStep
from tests.wired import toy_level


def test_streams_are_counted_as_they_are() -> None:
    level = toy_level()
    streams = draw_many(level, range(200))
    found = sum_up(level, streams)
    assert found.streams == 200
    assert found.length == Span(5, sum(map(len, streams)) / 200, 6)
    assert found.questions == found.classes["home"] == found.classes["ask"] == Span(1, 1.0, 1)
    assert found.classes["chat"].least == 3
    assert found.answers == {
        word: sum(stream.steps[-1].target == word for stream in streams)
        for word in ("French", "Spanish")
    }
    assert found.asked == 200
    assert found.different == len({stream.steps for stream in streams})
    assert found.unseen == ()
    assert json.loads(json.dumps(found.to_dict()))["answers"]["French"] == pytest.approx(
        0.5, abs=0.1
    )


def test_what_never_comes_up_and_what_nobody_can_know_is_found() -> None:
    level = toy_level()
    steps = (
        StreamStep("France", "home", "France", "French"),
        StreamStep("Fish", "chat", "Fish", "Spanish", known=False),
    )
    found = sum_up(level, [Stream("toy", 1, steps), Stream("toy", 2, steps[:1])])
    assert found.open_answers == 1
    assert found.answers == {"French": 2, "Spanish": 1}
    assert found.unseen == (("Spain", "home"), ("Soup", "chat"), ("I speak", "ask"))
    assert found.different == 2
    silent = sum_up(level, [Stream("toy", 1, (replace(steps[0], target=""),))])
    assert silent.asked == 0
    assert silent.to_dict()["answers"] == {}
