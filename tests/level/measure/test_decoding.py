"""A readout finds what was planted and nothing in noise; shipped blocks hold their facts."""

from functools import cache

import numpy as np
import pytest

from game.level.grammar import draw_noted
from game.level.library import find_level
from game.level.loader import load_level
from game.level.measure.decoding import (
    NOISE,
    Decoded,
    Places,
    Readout,
    Sought,
    decode,
    legible_states,
    look_for,
)
from game.level.measure.facts import AnswerFact
from game.rules.practice.inside import Inside, Look
from tests.wired import two_blocks

T, B, VALUES = 12, 60, 4


def sought(rng: np.random.Generator) -> Sought:
    """A fact with four values that has to be known at every step."""
    t, b = (each.ravel() for each in np.indices((T, B)))
    fitted, tested = (Places(t, b, rng.integers(VALUES, size=T * B)) for _ in range(2))
    return Sought(AnswerFact(), tuple("abcd"), fitted, tested)


def states(rng: np.random.Generator, places: Places, planted: np.ndarray, at: slice) -> np.ndarray:
    """(T, H, B) two blocks of three cells: noise, with the fact's face added to some cells."""
    c = rng.normal(size=(T, 6, B))
    c[places.t, at, places.b] = planted[places.y]
    return c


def read(planted: np.ndarray, block: int | None, at: slice = slice(0, 3)) -> Decoded:
    rng = np.random.default_rng(0)
    found = sought(rng)
    c = [states(rng, places, planted, at) for places in (found.fitted, found.tested)]
    seen = [legible_states(each, n) for n, each in enumerate(c)]
    return decode(found, seen[0], seen[1], block, 3)


FACES = np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]], dtype=float)


def test_a_planted_fact_is_found_in_its_block_alone() -> None:
    assert read(FACES, 0).accuracy == 1.0
    assert read(FACES, 0).grade == "holds"
    assert read(FACES, None).grade == "holds"
    beside = read(FACES, 1)
    assert beside.grade == "nothing"
    assert abs(beside.accuracy - 1 / VALUES) < 0.06


def test_in_noise_there_is_nothing_to_find() -> None:
    rng = np.random.default_rng(1)
    found = sought(rng)
    seen = [legible_states(rng.normal(size=(T, 6, B)), n) for n in range(2)]
    for block in (0, 1, None):
        assert decode(found, seen[0], seen[1], block, 3).grade == "nothing"


def test_a_trace_that_no_prediction_could_use_does_not_count() -> None:
    clean = read(FACES * NOISE / 20, 0)
    assert clean.grade == "nothing"
    rng = np.random.default_rng(0)
    found = sought(rng)  # the same trace, looked at without noise, would be read without a mistake
    c = [states(rng, p, FACES * NOISE / 20, slice(0, 3)) for p in (found.fitted, found.tested)]
    rows = [each[p.t, :3, p.b] for each, p in zip(c, (found.fitted, found.tested), strict=True)]
    rows = [row / NOISE * 20 for row in rows]
    exact = Readout.fit(rows[0], found.fitted.y, VALUES)
    assert (exact.values(rows[1]) == found.tested.y).all()


def test_a_fact_on_a_line_is_read_as_well_as_one_in_corners() -> None:
    line = np.outer(np.arange(VALUES) - 1.5, np.ones(3))
    assert read(line, 0).accuracy > 0.99


def test_half_of_a_fact_is_called_a_part() -> None:
    half = FACES[[0, 0, 1, 1]]
    found = read(half, 0)
    assert found.grade == "partly"
    assert abs(found.accuracy - 0.5) < 0.07


def test_the_readout_is_fishers_discriminant() -> None:
    rng = np.random.default_rng(2)
    y = rng.integers(2, size=20_000)
    spread = np.array([[2.0, 0.6], [0.0, 0.5]])
    X = rng.normal(size=(20_000, 2)) @ spread + np.outer(y, [1.0, 1.0])
    found = Readout.fit(X, y, 2)
    way = np.linalg.solve(spread.T @ spread, [1.0, 1.0])
    along = found.w[:, 1] - found.w[:, 0]
    assert along / np.linalg.norm(along) == pytest.approx(way / np.linalg.norm(way), abs=0.02)


def test_chance_is_guessing_the_commonest_value_of_the_other_streams() -> None:
    t = np.zeros(8, dtype=np.intp)
    fitted = Places(t, np.arange(8), np.array([0, 0, 0, 0, 1, 1, 2, 2]))
    tested = Places(t, np.arange(8), np.array([0, 1, 1, 1, 1, 1, -1, 0]))
    assert Sought(AnswerFact(), ("a", "b", "c"), fitted, tested).chance == 0.25


def test_share_goes_from_guessing_to_always_right() -> None:
    def made(accuracy: float, chance: float) -> Decoded:
        return Decoded("x", "", 0, accuracy, chance, 9)

    assert made(0.25, 0.25).share == 0.0
    assert made(1.0, 0.25).share == 1.0
    assert made(0.7, 0.4).share == pytest.approx(0.5)
    assert made(1.0, 1.0).share == 0.0  # one value always: nothing to be known


def test_what_never_changes_is_not_looked_for() -> None:
    level = two_blocks()
    drawn = draw_noted(level, range(40))
    assert [each.fact.label for each in look_for(level, drawn, drawn)] == ["home", "food"]
    same = [pair for pair in drawn if pair[0].steps[0].token == "France"]
    assert [each.fact.label for each in look_for(level, same, same)] == ["food"]


def test_a_value_met_in_the_test_alone_counts_as_missed() -> None:
    level = load_level(find_level("fluent"))
    drawn = draw_noted(level, range(60))
    known = [pair for pair in drawn if pair[0].steps[0].token in ("France", "Spain")]
    (found,) = look_for(level, known, drawn)
    assert found.values == ("France", "Spain")
    assert found.chance < 0.5
    new = {stream.steps[0].token for stream, _ in drawn} - {"France", "Spain"}
    assert new
    missed = [b for b, (stream, _) in enumerate(drawn) if stream.steps[0].token in new]
    assert set(found.tested.b[found.tested.y == -1]) == set(missed)


@cache
def final(ident: str) -> Look:
    return Inside(load_level(find_level(ident))).look("final")


@pytest.mark.parametrize(
    ("ident", "held"),
    [
        ("fluent", {"home": "A"}),
        ("name-and-colour", {"name": "A", "colour": "B"}),
        ("copy-four", {"flash a": "A", "flash b": "B", "flash c": "C", "flash d": "D"}),
        ("three-in-order", {"signal first": "A", "signal second": "B", "signal third": "C"}),
        ("translation", {"who": "A", "deed": "B", "whom": "C"}),
        ("long-road", {"driver": "A", "load": "B"}),
    ],
)
def test_shipped_blocks_hold_what_their_levels_say(ident: str, held: dict[str, str]) -> None:
    look = final(ident)
    for fact, letter in held.items():
        for one in look.of(fact):
            if one.block is None or "ABCD"[one.block] == letter:
                assert one.accuracy >= 0.95, (fact, one.block)
            else:
                assert one.grade == "nothing", (fact, one.block)


def test_what_a_network_does_not_need_it_does_not_keep() -> None:
    look = final("agree")
    assert look.of("verb of subject")[0].accuracy >= 0.95
    assert look.of("subject")[0].grade == "nothing"
    look = final("adding")
    assert look.of("the answer")[0].accuracy >= 0.95
    assert look.of("yours b")[0].grade != "holds"
