"""What the texts of levels tell of their networks and rivals is what is measured of them."""

from collections.abc import Sequence

import numpy as np
import pytest

from game.level.encode import encode
from game.level.library import find_level
from game.level.loader import load_level
from game.level.measure.own_play import fresh_streams
from game.level.model import Level
from game.level.network import load_network
from game.level.policy import locked_gates
from game.level.rivals import load_rivals
from game.lstm.network import run
from game.lstm.rnn import RnnWeights, run_rnn
from game.lstm.weights import Weights
from game.rules import Move, Session
from game.rules.policies import settings
from game.rules.rivals import compare


def right_by_place(level: Level, network: Weights | RnnWeights) -> list[float]:
    """The share of right answers to the first question of a stream, to the second, and so on."""
    streams = fresh_streams(level)
    batch = encode(level, streams)
    if isinstance(network, RnnWeights):
        right = batch.right(run_rnn(network, batch).p)
    else:
        right = batch.right(run(network, batch, locked_gates(level, batch)).p)
    answers = [[right[t, b] for t in stream.questions] for b, stream in enumerate(streams)]
    return [float(share) for share in np.mean(answers, axis=0)]


def confidences(level: Level) -> list[float]:
    """How confident each of the level's RNNs is, the best first."""
    return [attempt.play.confidence for attempt in load_rivals(level).attempts]


def near(*shares: float) -> object:
    return pytest.approx(list(shares), abs=0.006)


def test_duel_the_rnn_is_as_bad_after_five_tokens_as_after_fifty() -> None:
    level = load_level(find_level("duel"))
    rivals = load_rivals(level)
    assert len(rivals.attempts) == 6
    assert right_by_place(level, load_network(level)) == [1, 1, 1, 1]
    assert right_by_place(level, rivals.rnn) == near(0.54, 0.54, 0.51, 0.48)
    apprentice = rivals.snapshots["apprentice"].weights
    assert right_by_place(level, apprentice) == near(1, 1, 0.67, 0.17)
    batch = encode(level, fresh_streams(level))
    forget = run(apprentice, batch).f[:, 0]
    kinds = np.array(level.vocabulary.classes)
    classes = batch.x[:, -len(kinds) :].argmax(axis=1)
    stands = [float(forget[classes == list(kinds).index(kind)].mean()) for kind in ("day", "saw")]
    assert stands == near(0.98, 0.95)


def test_noisy_latch_one_rnn_has_learned_it_and_its_gradient_is_gone() -> None:
    level = load_level(find_level("noisy-latch"))
    best, *others = [attempt.play.right for attempt in load_rivals(level).attempts]
    assert best == pytest.approx(0.996, abs=0.001)
    assert len(others) == 5
    assert max(others) <= compare(level).chance + 0.05
    gradients = compare(level).gradients
    assert gradients["RNN", "trained"].state[20] == pytest.approx(2e-11, rel=0.3)
    assert gradients["LSTM", "trained"].state[100] == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize(
    ("name", "told"), [("two-brackets", (0.993, 0.58, 0.89)), ("embedded-reber", (1, 1, 1))]
)
def test_what_the_rnns_of_brackets_and_reber_come_to(name: str, told: Sequence[float]) -> None:
    level = load_level(find_level(name))
    best, *others = confidences(level)
    assert len(others) == 3
    assert [best, min(others), max(others)] == near(*told)


@pytest.mark.parametrize(("block", "share", "at_most"), [(0, 3, 0.5), (1, 4, 0.4)])
def test_captions_one_drawer_alone_leaves_all_captions_it_fits(
    block: int, share: int, at_most: float
) -> None:
    level = load_level(find_level("captions"))
    session = Session.start(level, seed=3)
    gates = settings(level, session.deal.stream, "solution")
    for t, step in enumerate(session.deal.stream.steps):
        i, f, o = (list(row) for row in gates[t])
        if step.is_question:
            o[1 - block] = 0.0
        session = session.play(Move(f=f, i=i, o=o))
        if step.is_question:
            word = step.target.split()[1 + block]
            p = session.moves[-1].trace.p
            fits = [
                float(p[n])
                for n, answer in enumerate(level.vocabulary.answers)
                if answer.split()[1 + block : 2 + block] == [word]
            ]
            assert len(fits) == share
            assert sum(fits) >= 0.95
            assert max(fits) <= at_most
