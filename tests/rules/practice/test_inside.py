"""What is measured of a stage: the figures that `train` and `rivals` print, piece by piece."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.level.encode import encode
from game.level.grammar import draw_many
from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.level.measure.facts import ANSWER
from game.level.measure.legibility import measure
from game.level.policy import locked_gates
from game.level.rivals import load_rivals
from game.lstm.network import run
from game.rules.practice.inside import FIRST_FITTED, PIECE, Inside
from game.rules.practice.stages import FINAL, UNTRAINED
from tests.rules.test_rivals import with_rivals
from tests.wired import write_level


@cache
def inside(ident: str) -> Inside:
    return Inside(load_level(find_level(ident)))


@pytest.mark.parametrize("ident", ["fluent", "two-in-order", "close-the-quote"])
def test_gates_and_confidence_are_those_that_legibility_is_measured_by(ident: str) -> None:
    found = inside(ident)
    for stage in found.stages.all:
        look, wanted = found.look(stage.name), measure(found.level, stage.weights)
        assert look.play.confidence == pytest.approx(wanted.own, abs=1e-9)
        assert look.play.right == wanted.right
        assert len(look.rows) == len(wanted.rows)
        for mine, row in zip(look.rows, wanted.rows, strict=True):
            assert (mine.about, mine.block, mine.gate) == (row.about, row.block, row.gate)
            assert mine.mean == pytest.approx(row.mean, abs=1e-9)
            assert mine.spread == pytest.approx(row.spread, abs=1e-9)


@pytest.mark.parametrize("ident", ["fluent", "two-in-order", "close-the-quote"])
def test_stages_play_as_their_file_says(ident: str) -> None:
    found = inside(ident)
    for name, snapshot in load_rivals(found.level).snapshots.items():
        assert found.look(name).play.confidence == pytest.approx(snapshot.play.confidence)
        assert found.look(name).play.right == pytest.approx(snapshot.play.right)


def test_gates_sharpen_from_the_start_to_the_end() -> None:
    found = inside("fluent")
    ajar = [found.look(name).ajar for name in found.stages.names]
    assert ajar[0] > 0.15 > 0.05 > ajar[-1]


def test_ajar_is_the_way_to_the_nearer_end() -> None:
    found = inside("fluent")
    level, network = found.level, found.stages.named(UNTRAINED).weights
    streams = draw_many(level, range(900_000, 900_256))
    batch = encode(level, streams)
    trace = run(network, batch, locked_gates(level, batch))
    far = []
    for b, stream in enumerate(streams):
        for t in range(len(stream)):
            far += [min(g, 1 - g) for g in (trace.i[t, 0, b], trace.o[t, 0, b])]  # f is locked
    assert found.look(UNTRAINED).ajar == pytest.approx(np.mean(far))


def test_memory_tells_something_before_training_and_all_after() -> None:
    """Gates that start half open let some of everything in."""
    found = inside("name-and-colour")
    for fact in found.look(FINAL).facts:
        before, after = (found.look(name).of(fact)[-1] for name in (UNTRAINED, FINAL))
        assert before.share < 0.8 < 0.99 < after.share
    assert [one.block for one in found.look(FINAL).of("name")] == [0, 1, None]


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_all_that_questions_need_is_in_memory(path: Path) -> None:
    """Of names, what maps say of them is enough; where the answer is a fact, it is all."""
    look = Inside(load_level(path)).look(FINAL)
    mapped = {fact.rsplit(" of ", 1)[-1] for fact in look.facts if " of " in fact}
    needed = [fact for fact in look.facts if fact not in mapped]
    if ANSWER in look.facts:
        needed = [ANSWER]
    for fact in needed:
        assert look.of(fact)[-1].grade == "holds", fact
        assert look.of(fact)[-1].chance < 0.7, fact


def test_streams_that_readouts_are_fitted_on_are_not_those_they_are_tested_on() -> None:
    assert FIRST_FITTED > 900_256


def test_it_is_measured_in_pieces_and_the_final_network_first() -> None:
    found = Inside(load_level(find_level("close-the-quote")))
    pieces, first = 0, 0
    while found.go_on():
        pieces += 1
        first = first or (pieces if found.looks else 0)
        assert FINAL in found.looks or not found.looks
    assert list(found.looks) == [FINAL, UNTRAINED, "novice", "apprentice", "master"]
    assert 10 < first < pieces / 2
    assert not found.go_on()


def test_pieces_give_what_is_measured_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = inside("two-in-order").look("novice")
    monkeypatch.setattr("game.rules.practice.inside.PIECE", PIECE // 20)
    parts = Inside(load_level(find_level("two-in-order"))).look("novice")
    assert parts.play.confidence == pytest.approx(whole.play.confidence)
    assert [row.about for row in parts.rows] == [row.about for row in whole.rows]
    assert [row.mean for row in parts.rows] == pytest.approx([row.mean for row in whole.rows])
    assert [one.accuracy for one in parts.decoded] == [one.accuracy for one in whole.decoded]


def test_a_level_without_rivals_has_its_network_looked_into(tmp_path: Path) -> None:
    found = Inside(load_level(write_level(tmp_path)))
    look = found.look(FINAL)
    assert look.of("home")[0].accuracy == 1.0
    assert {row.gate: round(row.mean) for row in look.rows if row.cls == "home"} == {
        "f": 0, "i": 1, "o": 0
    }  # fmt: skip
    with pytest.raises(KeyError, match="novice"):
        found.look("novice")


def test_a_level_just_trained_has_all_stages(tmp_path: Path) -> None:
    found = Inside(with_rivals(load_level(write_level(tmp_path))))
    assert len(found.stages.all) == 5
    assert found.look("master").of("home")[0].accuracy < 1.0
