"""How well a level is played: the same figures that legibility gives, for networks of any kind."""

import numpy as np
import pytest

from game.level.encode import encode, network_sizes
from game.level.measure.legibility import measure
from game.level.measure.own_play import fresh_streams, own_play
from game.lstm.rnn import RnnSizes, RnnWeights, run_rnn
from game.lstm.weights import Weights
from tests.level.samples import ASKED, parse_stream
from tests.level.trained import well_trained
from tests.wired import toy_level, with_steps


@pytest.mark.parametrize("locked", [False, True])
def test_a_networks_own_play_is_what_legibility_measures(locked):
    level = toy_level(gates={"forget": 0.5}, solution={}) if locked else toy_level()
    network = Weights.initial(network_sizes(level), np.random.default_rng(1))
    found = own_play(level, network, encode(level, fresh_streams(level)))
    expected = measure(level, network)
    assert (found.confidence, found.right) == pytest.approx((expected.own, expected.right))


def test_an_rnns_own_play_is_counted_by_hand():
    level, _ = well_trained()
    streams = fresh_streams(level, streams=5)
    batch = encode(level, streams)
    rnn = RnnWeights.initial(RnnSizes.like(network_sizes(level)), np.random.default_rng(2))
    p = run_rnn(rnn, batch).p
    bits = total = asked = right = 0.0
    for b, stream in enumerate(streams):
        for t, step in enumerate(stream.steps):
            answer = level.vocabulary.answer_index[step.target]
            bits += batch.weights[t, b] * np.log2(p[t, answer, b])
            total += batch.weights[t, b]
            asked += step.is_question
            right += step.is_question and p[t, :, b].argmax() == answer
    found = own_play(level, rnn, batch)
    assert found.confidence == pytest.approx(2 ** (bits / total))
    assert found.right == pytest.approx(right / asked)


def test_where_no_answer_can_be_known_all_questions_are_counted():
    level, trained = well_trained()
    streams = fresh_streams(level, streams=40)
    known = own_play(level, trained.checkpoint.weights, encode(level, streams))
    unknown = encode(level, [with_steps(stream, known=False) for stream in streams])
    assert not unknown.knowable().any()
    assert own_play(level, trained.checkpoint.weights, unknown) == known
    half = [with_steps(s, known=False) if s.seed % 2 else s for s in streams]
    found = own_play(level, trained.checkpoint.weights, encode(level, half))
    assert found.confidence == known.confidence


def test_of_very_long_streams_fewer_are_drawn():
    level = parse_stream({"repeat": [{"pick": "chat"}], "times": [1990, 1998]}, ASKED)
    assert len(fresh_streams(level)) == 30
