"""A level is found in its world; a level from elsewhere in none."""

import os
from pathlib import Path

from game.level.library import worlds
from game.level.model import World
from game.rules.whereabouts import Whereabouts, whereabouts

ROOT = Path("levels")
ONE = World("hold", "Hold", 1, "", (ROOT / "fluent.json", ROOT / "noise.json"))
TWO = World("count", "Count", 5, "", (ROOT / "depth.json",))


def test_a_level_has_a_place_in_its_world_and_the_world_one_among_all() -> None:
    assert whereabouts(ROOT / "noise.json", (ONE, TWO)) == Whereabouts(1, "Hold", 2, 2)
    assert whereabouts(ROOT / "depth.json", (ONE, TWO)) == Whereabouts(2, "Count", 1, 1)


def test_the_only_world_has_no_number() -> None:
    assert whereabouts(ROOT / "noise.json", (ONE,)) == Whereabouts(None, "Hold", 2, 2)


def test_a_level_from_elsewhere_has_no_place() -> None:
    assert whereabouts(Path("mine.json"), (ONE, TWO)) is None
    assert whereabouts(None, (ONE, TWO)) is None


def test_it_does_not_matter_how_the_file_is_named() -> None:
    for number, world in enumerate(worlds(), start=1):
        for n, path in enumerate(world.levels, start=1):
            place = whereabouts(Path(os.path.relpath(path)), worlds())
            assert place == Whereabouts(number, world.title, n, len(world.levels))
