"""What the texts of Forget and Drawers tell of their networks, measured on those that ship."""

import numpy as np
import pytest

from game.level.grammar import draw, draw_many
from game.level.library import find_level
from game.level.loader import load_level
from game.level.measure.legibility import measure
from game.level.model import BLOCKS, Level
from game.level.network import load_network
from game.level.rivals import load_rivals
from game.lstm.batch import GATE_ROWS
from game.rules import Session
from game.rules.policies import play_policy
from game.rules.trials import Trials

FORGET = GATE_ROWS.index("f")
OPEN, SHUT = 0.9, 0.1


def the(name: str) -> Level:
    return load_level(find_level(name))


def gates(level: Level) -> dict[str, float]:
    """Where the network's gates stand on average, as "class, condition block gate"."""
    rows = measure(level, load_network(level)).rows
    return {f"{row.about} {BLOCKS[row.block]} {row.gate}": row.mean for row in rows}


def trials(level: Level, count: int = 200) -> Trials:
    streams = draw_many(level, range(6_000_000, 6_000_000 + count))
    return Trials.of(level, load_network(level), streams)


def test_a_lamp_turned_on_twice_stays_bright_when_nothing_is_forgotten() -> None:
    level = the("flip-flop")
    seen = 0
    for seed in range(6_000_000, 6_000_100):
        steps = draw(level, seed).steps
        turns = [t for t, step in enumerate(steps) if step.cls == "switch"]
        if [steps[t].token for t in turns[:3]] == ["on", "on", "off"]:
            played = play_policy(Session.start(level, seed).deal, "never_forget")
            assert steps[turns[2]].target == "dark"
            assert played.moves[turns[2]].predicted == "bright"
            seen += 1
    assert seen > 3


def test_the_two_gates_of_the_flip_flop_move_against_each_other() -> None:
    found = gates(the("flip-flop"))
    for kind in ("switch", "shout", "evening"):
        assert found[f"{kind} A f"] == pytest.approx(1 - found[f"{kind} A i"], abs=SHUT)


def test_the_waiter_is_always_heard_and_an_order_called_off_is_emptied() -> None:
    found = gates(the("change-of-mind"))
    assert found["ask A o"] > OPEN
    assert max(found["cancel A f"], found["cancel A i"]) < SHUT


def test_in_a_lift_that_is_never_emptied_memory_grows_and_answers_go_wrong() -> None:
    level = the("full-to-bursting")
    assert "from about 2 in the first trip to more than 6 in the third, where fewer" in level.after
    largest: dict[int, list[float]] = {}
    right: dict[int, list[bool]] = {}
    for seed in range(6_000_000, 6_000_100):
        played = play_policy(Session.start(level, seed).deal, "never_forget")
        trip = 0
        for step, move in zip(played.deal.stream.steps, played.moves, strict=True):
            trip += step.cls == "arrive"
            if step.is_question:
                largest.setdefault(trip, []).append(float(np.abs(move.trace.c).max()))
                right.setdefault(trip, []).append(step.accepts(move.predicted))
    assert np.mean(largest[1]) == pytest.approx(2.0, abs=0.3)
    assert np.mean(largest[3]) > 6
    assert np.mean(right[1]) == 1.0
    assert np.mean(right[3]) < 0.5


def test_what_is_told_of_strings_without_an_end() -> None:
    level = the("endless-reber")
    after = level.after
    runs = trials(level)
    results = runs.results("never_forget")
    assert "about four answers in five are right" in after
    right = sum(result.questions_right for result in results)
    assert 0.75 < right / sum(result.questions for result in results) < 0.85
    assert "shuts when a string is over, and at no other token" in after
    shut = {about for about, mean in gates(level).items() if about[-1] == "f" and mean < 0.5}
    assert shut == {"stop A f"}
    assert "Letting go at the next first letter, in the move that writes it, works as well" in after
    values = runs.values("solution")
    for b, stream in enumerate(runs.streams):
        for t, step in enumerate(stream.steps):
            if step.cls in ("stop", "outer"):
                values[t, FORGET, :, b] = 1.0 if step.cls == "stop" else 0.0
    assert {result.stars for result in runs.results_of(values)} == {3}


def test_each_fact_has_a_drawer_of_its_own() -> None:
    found = gates(the("name-and-colour"))
    for kind, own, other in (("name", "A", "B"), ("colour", "B", "A")):
        assert found[f"{kind} {own} i"] > OPEN
        assert found[f"{kind} {other} i"] < SHUT


def test_only_the_first_runner_is_written() -> None:
    found = gates(the("which-first"))
    assert found["runner, A empty A i"] > OPEN
    assert found["runner, otherwise A i"] < SHUT


@pytest.mark.parametrize(
    ("name", "kind", "blocks"),
    [("two-in-order", "signal", "AB"), ("three-in-order", "signal", "ABC"),
     ("copy-four", "flash", "ABCD")],
)  # fmt: skip
def test_drawers_are_filled_one_after_the_other(name: str, kind: str, blocks: str) -> None:
    found = gates(the(name))
    for place, block in enumerate(blocks):
        last = place == len(blocks) - 1
        about = f"{kind}, otherwise" if last else f"{kind}, {block} empty"
        for other in blocks:
            mean = found[f"{about} {other} i"]
            assert mean > 0.5 if other == block else mean < SHUT, (about, other)


def test_a_plain_recurrent_network_learns_two_in_order_too() -> None:
    level = the("two-in-order")
    assert "a plain recurrent network learns it too" in level.after
    assert load_rivals(level).attempts[0].play.right > 0.99
