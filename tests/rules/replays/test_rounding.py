"""What rounding may tip is given leeway, and nothing else is."""

from dataclasses import replace

import numpy as np

from game.level.grammar import draw
from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.deal import Deal
from game.rules.policies import play_policy
from game.rules.replays.played import Replay
from game.rules.replays.rounding import Span, spans_of, table_spans_of, unsure
from game.rules.replays.verify import verify
from game.rules.session import Session
from game.rules.wiring.run import run_table
from tests.rules.wiring.samples import network_of, solved, wire_level
from tests.wired import toy_level, wired

LEVEL = toy_level()


def played(level: Level, network: Weights) -> Session:
    return play_policy(Deal.of(level, network, draw(level, 7)), "solution")


def tied(network: Weights, by: float = 0.0) -> Weights:
    """A network to which both languages are as likely, whatever it remembers, but for `by`."""
    changed = network.copy()
    changed["head_weight"][2] = changed["head_weight"][1]
    changed["head_bias"][2] = changed["head_bias"][1] + by
    return changed


def test_answers_as_good_as_equal_are_found() -> None:
    p = np.array([[0.5, 0.5 - 5e-7, 0.0], [0.5, 0.4, 0.1], [0.3, 0.3, 0.4]])
    right = np.array([[True, False, False], [True, False, False], [True, True, False]])
    assert unsure(p, right).tolist() == [True, False, False]


def test_a_play_that_hangs_on_nothing_has_no_leeway() -> None:
    session = played(LEVEL, wired(LEVEL))
    result, spans = session.result, spans_of(session)
    assert result is not None
    assert spans.right == Span(result.questions_right, result.questions_right)
    assert spans.budget == Span(result.budget, result.budget)
    assert spans.stars == Span(3, 3)


def test_an_answer_that_is_a_toss_up_may_count_either_way() -> None:
    network = tied(wired(LEVEL), 1e-9)
    session = played(LEVEL, network)
    assert spans_of(session).right == Span(0, 1)
    replay = Replay.of(session)
    for right, stars in ((0, 0), (1, spans_of(session).stars.high)):
        other = replace(replay.claim, questions_right=right, stars=stars)
        assert verify(replace(replay, claim=other), LEVEL, network).ok
    clear = played(LEVEL, tied(wired(LEVEL), 1e-3))
    assert spans_of(clear).right.low == spans_of(clear).right.high


def test_a_share_of_par_at_the_very_bar_may_earn_either() -> None:
    session = played(LEVEL, wired(LEVEL))
    par = session.deal.par

    def stars(share: float) -> Span:
        at = replace(session)
        at.__dict__["confidence"] = par * share  # where a play ends that was made to end there
        return spans_of(at).stars

    assert stars(0.97) == Span(2, 3)
    assert stars(0.97 + 1e-7) == Span(2, 3)
    assert stars(0.9 - 1e-7) == Span(1, 2)
    assert stars(0.6 + 1e-7) == Span(0, 1)
    assert stars(0.95) == Span(2, 2)


def test_a_budget_by_the_networks_gates_has_leeway_where_one_is_half_open() -> None:
    level = toy_level(solution={}, baselines_fail=[])
    network = wired(LEVEL)
    session = Session(Deal.of(level, network, draw(level, 7)))
    done = session.play_all(played(LEVEL, network).deal.solution)
    budget = done.deal.budget
    assert spans_of(done).budget == Span(budget, budget)
    half = network.copy()
    half["weight_ih"][half.sizes.rows["o"]] = 0.0
    half["bias"][half.sizes.rows["o"]] = 1e-8
    done = Session(Deal.of(level, half, draw(level, 7))).play_all(
        played(LEVEL, network).deal.solution
    )
    span = spans_of(done).budget
    assert span == Span(done.deal.budget - 10, done.deal.budget + 10)  # five tokens


def test_a_tables_streams_may_count_either_way() -> None:
    level = wire_level()
    run = run_table(solved(level), network_of(level), 9)
    spans = table_spans_of(run)
    assert (spans.streams_right, spans.stars) == (Span(8, 8), Span(3, 3))
    run = run_table(solved(level), tied(network_of(level), 1e-9), 9)
    toss, right = table_spans_of(run), run.result.streams_right
    assert toss.streams_right.low == toss.questions_right.low == 0
    assert right <= toss.streams_right.high
    assert toss.streams_right.high == toss.questions_right.high > 0
    assert toss.stars.low == 0
