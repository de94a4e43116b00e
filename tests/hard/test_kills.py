"""A game killed at any moment has lost nothing, and nothing half-written is ever read."""

import os
import random
from pathlib import Path

import numpy as np
import pytest

from tests.hard.kills import LOOKS, Victim, kill_and_look, look_at_file, make_ready

KILLS = 2
"""Of each kind, in the suite; `python -m tests.hard kills` has the two hundred."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills by SIGKILL")


@pytest.mark.parametrize("kind", sorted(LOOKS))
def test_nothing_is_lost(tmp_path: Path, kind: str) -> None:
    place = make_ready(kind, tmp_path)
    for n in range(KILLS):
        kill_and_look(kind, place, random.Random(n))


def test_a_training_that_was_killed_comes_to_the_same_network(tmp_path: Path) -> None:
    for name in ("whole", "killed"):
        make_ready("train", tmp_path / name)
    whole, killed = (tmp_path / name / "train" for name in ("whole", "killed"))
    rng = random.Random(1)
    assert not Victim("train", whole).live(60.0)
    for _ in range(KILLS):
        Victim("train", killed).live(rng.uniform(0.5, 1.5))
    assert not Victim("train", killed).live(60.0)
    for name in ("toy.npz", "toy.rivals.npz"):
        with np.load(whole / name) as one, np.load(killed / name) as other:
            assert one.files == other.files
            for array in one.files:
                np.testing.assert_array_equal(one[array], other[array])


@pytest.mark.parametrize("name", ["a.replay.json", "a.progress.json", "a.sqlite3"])
def test_a_half_written_file_would_be_noticed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('{"kind": "lstm-game-re')
    with pytest.raises(Exception, match=r"cut off|no progress|not a database"):
        look_at_file(path)
