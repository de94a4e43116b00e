"""Where others stand: the same figures that are measured elsewhere, a little at a time."""

import numpy as np
import pytest

from game.level.grammar import draw_many
from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.measure.own_play import FIRST_SEED
from game.level.network import load_network
from game.level.rivals import load_rivals
from game.rules.deal import Deal
from game.rules.practice.history import history
from game.rules.practice.places import measure_places
from game.rules.rivals import compare
from game.rules.trials import Trials
from tests.rules.test_rivals import with_rivals
from tests.wired import toy_level, wired, write_level


def measured(level, network, rivals=None):
    return {place.name: place for turn in measure_places(level, network, rivals) for place in turn}


@pytest.fixture(scope="module")
def level(tmp_path_factory):
    return with_rivals(load_level(write_level(tmp_path_factory.mktemp("places"))))


def test_confidences_are_those_of_the_command_that_compares(level):
    found = measured(level, load_network(level), load_rivals(level))
    said = compare(level)
    for name in ("novice", "apprentice", "master"):
        assert found[name].confidence == pytest.approx(said.networks[name].play.confidence)
    assert found["par"].confidence == pytest.approx(said.networks["network"].play.confidence)
    assert found["RNN"].confidence == pytest.approx(said.networks["RNN"].play.confidence)
    for standing in said.baselines:
        place = found[standing.name]
        assert place.confidence == pytest.approx(standing.play.confidence)
        assert place.kind == "baseline"


def test_gate_changes_are_counted_as_in_play(level):
    network = load_network(level)
    found = measured(level, network, load_rivals(level))
    streams = draw_many(level, range(FIRST_SEED, FIRST_SEED + 256))
    deals = [Deal.of(level, network, stream) for stream in streams]
    solution = np.mean([deal.changes(deal.solution) for deal in deals])
    assert found["solution"].changes == solution
    assert found["par"].changes == solution  # the wired network plays as its author does
    assert found["budget"].changes == np.mean([deal.budget for deal in deals])
    assert found["budget"].confidence is None
    assert found["do_nothing"].changes == 0.0
    assert found["RNN"].changes is None
    results = Trials.of(level, network, streams).results("always_open")
    assert found["always_open"].changes == np.mean([result.gate_changes for result in results])


def test_without_rivals_the_others_are_measured_all_the_same(level):
    found = measured(level, load_network(level))
    assert {place.kind for place in found.values()} == {"par", "solution", "budget", "baseline"}


def test_without_a_solution_the_budget_goes_by_the_network():
    level = toy_level(solution={}, baselines_fail=[])
    network = wired(toy_level())
    found = measured(level, network)
    assert "solution" not in found
    assert "always_write" not in found
    budgets = [
        Deal.of(level, network, stream).budget
        for stream in draw_many(level, range(FIRST_SEED, FIRST_SEED + 256))
    ]
    assert found["budget"].changes == np.mean(budgets)


def test_where_a_table_is_wired_only_the_author_sets_entries():
    level = toy_level(play={"act": "wire", "seed": 7, "streams": 8})
    found = measured(level, wired(level))
    assert found["solution"].entries == 3
    assert all(place.changes is None for place in found.values())
    assert "budget" not in found
    assert found["do_nothing"].entries is None


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_on_every_level_of_the_game_everybody_has_a_place(path):
    level = load_level(path)
    found = measured(level, load_network(level), load_rivals(level))
    assert {place.kind for place in found.values()} >= {"par", "solution", "rival", "baseline"}
    solution, par = found["solution"], found["par"]
    assert solution.confidence >= 0.95 * par.confidence
    assert all(0 <= place.confidence <= 1 for place in found.values() if place.kind != "budget")
    if level.play.act == "hand":
        budget = found["budget"].changes
        assert budget == pytest.approx(solution.changes + level.play.spare_changes)
    shown = history(level, [], tuple(found.values()))
    for each in shown.histograms:
        assert not any(each.is_beyond(m.value) for m in each.marks if m.kind in ("par", "goal"))
