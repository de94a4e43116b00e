"""Whether answers can be known: equal beginnings, equal answers."""

from typing import Any

from game.level.grammar import draw_many
from game.level.model import Level
from game.rules.check import check
from game.rules.knowable import Knowable, measure_knowable
from tests.wired import toy_level, wired, with_steps


def found(level: Level) -> Knowable:
    return measure_knowable(draw_many(level, range(300), shrink=0.0))


def coin() -> Level:
    """A question whose answer is drawn after the fact, and stands nowhere in the stream."""
    ways: list[Any] = [{"token": "I speak", "target": answer} for answer in ("French", "Spanish")]
    return toy_level(stream=[{"pick": "home", "as": "h"}, {"choice": ways}], maps={})


def test_an_answer_that_follows_from_the_stream_can_be_known() -> None:
    known = found(toy_level())
    assert known.pairs > 1000
    assert known.rate == 1.0
    assert known.question == ()


def test_an_answer_drawn_by_a_coin_cannot_be_known() -> None:
    unknown = found(coin())
    assert 0.4 < unknown.rate < 0.6
    assert len(unknown.question) == 2
    assert sorted(unknown.answers) == ["French", "Spanish"]


def test_streams_that_never_begin_alike_say_nothing() -> None:
    assert measure_knowable(draw_many(toy_level(), range(1))) == Knowable(0, 0)


def test_what_does_not_claim_to_be_known_and_answers_as_good_are_no_reproach() -> None:
    streams = draw_many(coin(), range(300), shrink=0.0)
    unclaimed = [with_steps(stream, known=False) for stream in streams]
    assert measure_knowable(unclaimed) == Knowable(0, 0)
    either = [with_steps(stream, also=("Spanish", "French")) for stream in streams]
    found = measure_knowable(either)
    assert found.pairs > 1000
    assert found.rate == 1.0


def test_check_says_which_answer_cannot_be_known() -> None:
    level = coin()
    report = check(level, wired(level), seeds=2, fail_streams=10)
    finding = next(f for f in report.findings if f.about == "knowable")
    assert not finding.ok
    assert "cannot be known from the stream" in finding.text
    assert "French" in finding.text
    assert 'I speak"' in finding.text
