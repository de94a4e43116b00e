"""Length curves: measured as everything else is, kept, and told honestly."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from game.level.encode import encode
from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.level.measure.own_play import own_play
from game.level.model import Level
from game.level.network import load_network
from game.rules.practice.contenders import contenders
from game.rules.practice.duel import kept_ladder
from game.rules.practice.length_curve import FIRST_SEED, LengthCurve, Reading, measure_lengths
from game.rules.practice.length_words import length_verdict, training_line
from game.rules.practice.lengths import Rung
from tests.wired import toy_level

FEW = 24


def measured(level: Level, streams: int = FEW) -> LengthCurve:
    found = contenders(level, load_network(level))
    players = (found["network"], found["RNN"])
    return list(measure_lengths(level, kept_ladder(level), players, streams))[-1]


@pytest.mark.parametrize("name", ["duel", "fluent", "copy-four"])
def test_a_reading_is_what_a_batch_of_the_streams_gives(name: str) -> None:
    level = load_level(find_level(name))
    found = contenders(level, load_network(level))
    curve = measured(level)
    own = Rung(level, 0, 1.0)
    rungs = {rung.tokens: rung for rung in kept_ladder(level).rungs}
    for reading in curve.readings:
        rung = own if reading.wanted is None else rungs[reading.wanted]
        streams = [rung.any_stream(FIRST_SEED + n) for n in range(FEW)]
        assert reading.streams == FEW
        assert reading.tokens == pytest.approx(sum(map(len, streams)) / FEW)
        batch = encode(level, streams)
        for who in ("network", "RNN"):
            weights = found[who].weights.astype(np.float64)  # type: ignore[index]
            assert reading.right[who] == pytest.approx(own_play(level, weights, batch).right)


def test_the_curve_grows_until_it_is_whole_and_is_then_kept() -> None:
    level = load_level(find_level("hush"))
    found = contenders(level, load_network(level))
    players, rungs = (found["network"],), kept_ladder(level)
    turns = list(measure_lengths(level, rungs, players, 32))
    assert [turn.whole for turn in turns] == [False] * (len(turns) - 1) + [True]
    tokens = [point[0] for point in turns[-1].points("network")]
    assert tokens == sorted(tokens)
    assert len(tokens) == len(rungs.rungs) + 1
    again = list(measure_lengths(level, rungs, players, 32))
    assert again == [turns[-1]]
    other = replace(players[0], weights=found["master"].weights)
    assert len(list(measure_lengths(level, rungs, (other,), 32))) > 1


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_the_verdict_quotes_the_curve(path) -> None:
    level = load_level(path)
    curve = measured(level, 16)
    home = curve.at_home
    assert home is not None
    said = " ".join(length_verdict(curve))
    assert said.startswith(f"On the level’s own streams, {curve.own[0]} to {curve.own[2]} tokens")
    assert "People say that RNNs forget after 5 to 10 tokens." in said
    assert training_line(curve).startswith("All were trained on the level’s own streams")


# -- what is said of curves made up for it ------------------------------------------------------


def made_up(rnn: Mapping[int, float], lstm: Mapping[int, float] | None = None) -> LengthCurve:
    """Curves over lengths; the level's own is 20."""
    readings = tuple(
        Reading(None if n == 20 else n, n, 256, {"RNN": right, "network": (lstm or {}).get(n, 1.0)})
        for n, right in rnn.items()
    )
    return LengthCurve(toy_level(), ("network", "RNN"), (18, 20, 22), 0.2, readings, whole=True)


def said_of(*args: Mapping[int, float]) -> str:
    return " ".join(length_verdict(made_up(*args)))


def test_an_rnn_that_does_not_fail_is_said_not_to() -> None:
    said = said_of({5: 1.0, 20: 0.99, 100: 0.98, 200: 0.97})
    assert "This one does not: it is as good as the LSTM up to the longest streams." in said


def test_an_rnn_that_fails_later_is_said_to_fail_there() -> None:
    said = said_of({5: 1.0, 20: 1.0, 50: 0.96, 100: 0.6, 200: 1.0})
    assert "keeps up with the LSTM through 50 tokens; at 100 it answers 60%." in said


def test_an_rnn_that_never_learned_proves_nothing() -> None:
    said = said_of({5: 0.22, 20: 0.21, 200: 0.2})
    assert "has not learned the task at any length" in said


def test_an_rnn_that_is_bad_at_every_length_does_not_fail_by_distance() -> None:
    said = said_of({5: 0.5, 20: 0.55, 200: 0.5})
    assert "Distance is not what this one fails by: at 5 tokens it answers 50%, at 20 55%." in said


def test_an_rnn_that_gets_worse_is_said_to() -> None:
    said = said_of({5: 0.9, 20: 0.55, 200: 0.3})
    assert "does get worse with distance: at 5 tokens it answers 90%, at 20 55%." in said


def test_an_rnn_that_knows_only_its_own_length_is_found_out() -> None:
    said = said_of({5: 0.3, 20: 1.0, 200: 0.3})
    assert "On shorter streams it fails too (30% at 5 tokens)" in said


def test_an_lstm_that_falls_further_is_said_to() -> None:
    said = said_of({5: 1.0, 20: 1.0, 200: 0.8}, {200: 0.6})
    assert "the LSTM answers 60%, the RNN 80%. Here it is the RNN that lasts longer." in said


def test_all_right_is_only_said_of_all() -> None:
    assert "the LSTM answers 99% of" in said_of({20: 0.5}, {20: 0.9999})


def test_nothing_is_said_before_the_curve_is_whole() -> None:
    assert length_verdict(replace(made_up({20: 1.0}), whole=False)) == ()


def test_without_an_rnn_the_lstm_is_told_of_alone() -> None:
    curve = made_up({5: 1.0, 20: 1.0, 200: 1.0})
    alone = tuple(replace(each, right={"network": 1.0}) for each in curve.readings)
    said = " ".join(length_verdict(replace(curve, names=("network",), readings=alone)))
    assert "RNN" not in said
    assert "the LSTM answers 100%" in said
