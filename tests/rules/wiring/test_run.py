"""Runs: the same seed the same streams, the figures those of playing each stream by hand."""

import numpy as np
import pytest

from game.level.measure.own_play import FIRST_SEED as MEASURED
from game.level.training.level_training import SEEDS_PER_STAGE
from game.rules.check import FIRST_SEED as CHECKED
from game.rules.seeds import SEEDS
from game.rules.wiring.run import FIRST_SEED, PER_RUN, run_seeds, run_table
from game.rules.wiring.table import GateTable
from tests.rules.wiring.samples import entry, network_of, solved, wire_level, wired_two

LEVEL = wire_level()
TWO = wired_two()


def test_the_same_seed_gives_the_same_run_and_no_two_seeds_share_a_stream():
    one, same, other = (run_table(solved(LEVEL), network_of(LEVEL), s) for s in (3, 3, 4))
    assert one.trials.streams == same.trials.streams
    assert one.result == same.result
    assert not {s.seed for s in one.trials.streams} & {s.seed for s in other.trials.streams}
    assert run_seeds(LEVEL, 0).start == FIRST_SEED > max(MEASURED, CHECKED, SEEDS_PER_STAGE * 5)
    assert LEVEL.play.streams <= PER_RUN
    assert run_seeds(LEVEL, SEEDS).stop < 2**63


@pytest.mark.parametrize("level", [LEVEL, TWO], ids=["one block", "two blocks"])
def test_a_run_agrees_with_every_stream_opened(level):
    table = solved(level).set(entry("chat", "i"), 0.5).add_case("chat", ((0, False),))
    found = run_table(table, network_of(level), 5)
    for n, stream in enumerate(found.trials.streams):
        session = found.open(n)
        assert session.finished
        assert session.seed == stream.seed
        assert session.confidence == pytest.approx(found.outcome.confidence[n], abs=1e-9)
        assert session.par == pytest.approx(found.trials.par[n], abs=1e-9)
        right = session.questions_right == len(session.deal.stream.questions)
        assert found.right(n) == right


def test_the_solution_earns_three_stars_and_an_untouched_table_none():
    best = run_table(solved(LEVEL), network_of(LEVEL), 1)
    assert best.result.stars == 3
    assert best.result.streams_right == best.result.streams == 8
    assert best.failures == ()
    assert best.result.touched == len(solved(LEVEL).touched)
    none = run_table(GateTable.start(LEVEL), network_of(LEVEL), 1)
    assert none.result.stars == none.result.streams_right == 0
    assert len(none.failures) == 8


def test_confidence_and_par_are_means_over_the_streams():
    found = run_table(solved(LEVEL).set(entry("chat", "o"), 0.3), network_of(LEVEL), 1)
    assert found.result.confidence == pytest.approx(found.outcome.confidence.mean())
    assert found.result.par == pytest.approx(found.trials.par.mean())


def test_failures_come_worst_first():
    level = TWO
    table = solved(level).set(entry("chat", "f", block=0), 0.0)
    found = run_table(table, network_of(level), 2)
    wrong = (found.outcome.asked - found.outcome.right)[list(found.failures)]
    assert (np.diff(wrong) <= 0).all()
    share = (found.outcome.confidence / found.trials.par)[list(found.failures)]
    assert all(share[n] <= share[n + 1] for n in range(len(share) - 1) if wrong[n] == wrong[n + 1])


def test_the_networks_table_stands_beside_the_players():
    table = solved(LEVEL).set(entry("ask", "o"), 0.0)
    compared = run_table(table, network_of(LEVEL), 1).compared
    assert len(compared) == len(table.entries)
    assert [(c.mine.cls, c.mine.gate) for c in compared if c.differ] == [("ask", "o")]
    [spoken] = [c for c in compared if c.differ]
    assert spoken.mine.mean == 0.0
    assert spoken.network.mean > 0.99


def test_gates_that_are_not_the_players_stay_the_networks():
    level = wire_level(gates={"output": "network"}, solution={}, baselines_fail=[])
    network = network_of(wire_level())
    table = GateTable.start(level).set(entry("home", "i"), 1.0)
    found = run_table(table, network, 1)
    assert found.result.stars == 3
    assert found.open(0).confidence == pytest.approx(found.outcome.confidence[0], abs=1e-9)
