"""The stages of training: those in the files, the start drawn again, and one where there is one."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.level.network import NetworkError, load_network, load_trained
from game.level.rivals import SHARES, load_rivals
from game.level.training.level_training import LevelTask
from game.level.training.rivals_training import untrained
from game.lstm.checkpoint import save_checkpoint
from game.lstm.training import Training
from game.lstm.weights import Weights
from game.rules.practice.stages import FINAL, UNTRAINED, stages
from tests.rules.test_rivals import with_rivals
from tests.wired import toy_level, write_level


def same(one: Weights, other: Weights) -> bool:
    return all(np.array_equal(one[name], other[name]) for name in one.sizes.shapes)


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_the_stages_are_those_of_the_shipped_files(path: Path) -> None:
    level = load_level(path)
    found, rivals = stages(level), load_rivals(level)
    assert found.names == (UNTRAINED, *SHARES, FINAL)
    assert found.why == ""
    assert same(found.named(FINAL).weights, load_network(level))
    assert found.named(FINAL).step == rivals.steps
    for name, snapshot in rivals.snapshots.items():
        assert same(found.named(name).weights, snapshot.weights)
        assert found.named(name).step == snapshot.step
    start, _ = untrained(level, load_trained(level).about["seed"])
    orders = permutations(range(level.memory.blocks))
    assert any(same(found.named(UNTRAINED).weights, start.with_blocks(o)) for o in orders)
    steps = [stage.step or 0 for stage in found.all]
    assert steps == sorted(steps)
    assert steps[0] == 0


@pytest.mark.parametrize("ident", ["name-and-colour", "translation"])
def test_the_blocks_of_the_start_stand_where_they_stand_in_the_end(ident: str) -> None:
    """Trained on from the seed, the start becomes the novice, block by block."""
    level = load_level(find_level(ident))
    found, seed = stages(level), load_trained(level).about["seed"]
    novice = found.named("novice")
    training = Training(LevelTask.of(level), level.train.recipe, seed)
    first = training.weights.copy().astype(np.float64)
    next(at for at in training.run() if at.step == novice.step)
    (order,) = [
        order
        for order in permutations(range(level.memory.blocks))
        if same(training.weights.with_blocks(order).astype(np.float64), novice.weights)
    ]
    assert same(found.named(UNTRAINED).weights, first.with_blocks(order))


def test_the_start_is_that_of_the_recipe_it_was_trained_with(tmp_path: Path) -> None:
    level = load_level(write_level(tmp_path))
    checkpoint = load_trained(level)
    about = checkpoint.about | {"recipe": recipe_of(level, forget_bias=1.25)}
    assert level.network_path is not None
    save_checkpoint(level.network_path, replace(checkpoint, about=about))
    start = stages(with_rivals(level)).named(UNTRAINED).weights
    assert start["bias"][start.sizes.rows["f"]] == pytest.approx(1.25)


def recipe_of(level, **changes):  # type: ignore[no-untyped-def]
    from dataclasses import asdict

    return asdict(level.train.recipe) | changes


def test_without_rivals_there_is_the_network_alone_and_it_is_said_why(tmp_path: Path) -> None:
    level = load_level(write_level(tmp_path))
    found = stages(level)
    assert found.names == (FINAL,)
    assert found.all[0].step is None
    assert "has no trained rivals yet" in found.why
    assert "python main.py train" in found.why


def test_without_its_seed_the_start_is_not_made_up(tmp_path: Path) -> None:
    level = load_level(write_level(tmp_path))
    checkpoint = load_trained(level)
    about = {name: said for name, said in checkpoint.about.items() if name != "seed"}
    assert level.network_path is not None
    save_checkpoint(level.network_path, replace(checkpoint, about=about))
    assert stages(with_rivals(level)).names == (*SHARES, FINAL)


def test_without_a_network_there_is_nothing_to_look_into() -> None:
    with pytest.raises(NetworkError, match="was not read from a file"):
        stages(toy_level())


def test_a_stage_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="expert"):
        stages(load_level(write_level(tmp_path))).named("expert")
