"""Fresh seeds: short enough to be read out, and not the same each time."""

from game.rules.seeds import SEEDS, fresh_seed


def test_fresh_seeds_are_in_range_and_differ() -> None:
    seeds = {fresh_seed() for _ in range(200)}
    assert all(1 <= seed < SEEDS for seed in seeds)
    assert len(seeds) > 150
