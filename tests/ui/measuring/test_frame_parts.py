"""Where a frame's time goes: parts that add up, and functions that are as they were afterwards."""

from pathlib import Path

import pytest

from game.ui.context import AppContext
from game.ui.measuring import frame_parts
from game.ui.measuring.frame_parts import PARTS, REST, Stopwatch, part_times, watched
from game.ui.measuring.frames import profile_frames


def test_what_a_part_calls_of_another_is_the_others_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(frame_parts, "thread_time", lambda: now[0])
    watch = Stopwatch()

    def takes(seconds: float) -> None:
        now[0] += seconds

    inner = watch.around("inner", lambda: takes(0.25))

    def both() -> None:
        takes(0.5)
        inner()
        inner()

    watch.around("outer", both)()
    watch.frame(1500.0)
    assert watch.frames == [{"inner": 500.0, "outer": 500.0, REST: 500.0}]


def test_shares_add_up_and_the_costliest_comes_first() -> None:
    frames = [{"belt": 1.5, "cell": 4.5}, {"cell": 6.0}]
    first, second, *others = part_times(frames)
    assert (first.part, first.p99, first.share) == ("cell", 6.0, 7 / 8)
    assert (second.part, second.share) == ("belt", 1 / 8)
    assert (first.slowest, second.slowest) == (4.5, 1.5)
    assert {one.part for one in others} == {*PARTS, REST} - {"belt", "cell"}


def test_nothing_stays_wrapped() -> None:
    def all_acts() -> list[object]:
        return [getattr(owner, name) for owned in PARTS.values() for owner, name in owned]

    before = all_acts()
    with watched():
        assert all(now is not was for now, was in zip(all_acts(), before, strict=True))
    assert all_acts() == before


def test_every_part_of_a_practice_is_found(app: AppContext, levels_folder: Path) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    found = profile_frames(60, level, "practice")
    assert len(found.wall) == len(found.computing) == 60
    seldom = {"coach, bets", "rules"}
    assert all(one.share > 0.0 for one in found.parts if one.part not in seldom)
