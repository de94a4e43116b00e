"""Rivals playing a deal alone, against batches of the same weights, on every shipped level."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.network import load_network
from game.level.policy import locked_gates
from game.level.stream import BLANK
from game.lstm.batch import GATE_ROWS
from game.lstm.network import run, target_bits
from game.lstm.rnn import RnnWeights, run_rnn
from game.rules.move import Move
from game.rules.practice.contenders import RIVALS, contenders
from game.rules.practice.rival_run import player_track, rival_track
from game.rules.session import Session
from tests.wired import toy_level, wired

EXACT = 1e-9


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_everyone_plays_as_in_a_batch(path: Path) -> None:
    level = load_level(path)
    network = load_network(level)
    found = contenders(level, network)
    assert found.names == RIVALS
    assert not found.missing
    deal = Session.start(level, 12, network).deal
    batch = deal.batch
    for name in found.names:
        weights = found[name].weights
        track = rival_track(deal, name, weights)
        assert len(track) == len(deal)
        if isinstance(weights, RnnWeights):
            p = run_rnn(weights.astype(np.float64), batch).p[..., 0]
            assert all(said.gates is None for said in track.steps)
        else:
            locked = locked_gates(level, batch)
            trace = run(weights.astype(np.float64), batch, locked)
            p = trace.p[..., 0]
            gates = np.array(
                [[getattr(s.gates, gate) for gate in GATE_ROWS] for s in track.steps]
            )  # (T, 3, K)
            assert np.abs(gates - trace.gates[..., 0]).max() < EXACT
        assert np.abs(np.array([said.p for said in track.steps]) - p).max() < EXACT
        wanted = target_bits(_Found(p[..., None]), batch)[:, 0]
        assert np.abs(np.array([said.bits for said in track.steps]) - wanted).max() < EXACT
        asked = batch.knowable()[:, 0]
        assert track.right == int(batch.right(p[..., None])[:, 0][asked].sum())
        assert track.questions == int(asked.sum())


class _Found:
    def __init__(self, p) -> None:
        self.p = p


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_the_network_has_exactly_par(path: Path) -> None:
    level = load_level(path)
    deal = Session.start(level, 3).deal
    track = rival_track(deal, "network", deal.network)
    assert track.confidence == deal.par
    assert track.bits == deal.network_bits


def test_the_player_is_measured_as_the_session_measures() -> None:
    level = toy_level()
    session = Session.start(level, 7, wired(level))
    for move in session.deal.solution[:3]:
        session = session.play(move)
    session = session.play(Move([1], [0], [1]))  # speaks out of turn
    track = player_track(session)
    assert len(track) == 4
    assert track.confidence == session.confidence
    assert track.bits == session.bits
    assert track.verdict(0) is None
    assert track.verdict(3) is False
    assert track.first_mistake is None  # nothing was asked
    session = session.play(Move([1], [0], [0]))
    track = player_track(session)
    assert (track.right, track.questions, track.first_mistake) == (0, 1, 4)
    assert track.upto(4).first_mistake is None
    assert track.upto(2).confidence == pytest.approx(session.back_to(2).confidence, abs=1e-12)
    assert track.upto(0).confidence == 1.0


def test_what_nobody_could_know_is_no_mistake() -> None:
    level = toy_level()
    session = Session.start(level, 7, wired(level))
    stream = session.deal.stream
    steps = tuple(
        replace(step, known=False) if step.target != BLANK else step for step in stream.steps
    )
    deal = replace(session.deal, stream=replace(stream, steps=steps))
    for move in [Move([0], [0], [0])] * len(deal):
        session = session.play(move)
    track = player_track(replace(session, deal=deal))
    assert track.verdict(len(deal) - 1) is None
    assert (track.questions, track.first_mistake) == (0, None)


def test_without_rivals_the_network_is_alone_and_it_is_said_why() -> None:
    level = toy_level()
    found = contenders(level, wired(level))
    assert found.names == ("network",)
    assert "has no network" in found.missing
