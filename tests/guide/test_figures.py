from typing import Any

import pytest

from game.guide import figures
from game.guide.catalogue import entries
from game.guide.entry import Figure, FigureName
from game.guide.figures import chart, level_dots
from game.level.format.problems import LevelError, Problem
from game.level.library import all_level_paths

CURVES: tuple[FigureName, ...] = ("longer", "study", "learned", "gradient")


@pytest.mark.parametrize("name", CURVES)
def test_its_curves_lie_within_its_axes(name: FigureName) -> None:
    shown = chart(name)
    assert shown.x
    assert shown.y
    assert len({curve.name for curve in shown.curves}) == len(shown.curves) >= 2
    xs = [x for curve in shown.curves for x, _ in curve.points]
    assert min(xs) <= shown.x_ticks[0]
    assert shown.x_ticks[-1] <= max(xs)
    for curve in shown.curves:
        assert len(curve.points) >= 6
        assert [x for x, _ in curve.points] == sorted({x for x, _ in curve.points})
        assert all(0 <= y <= (1 if shown.percent else 5) for _, y in curve.points)
        if curve.named_at is not None:
            assert min(xs) <= curve.named_at <= max(xs)
    assert shown.tick(0.5) == ("50%" if shown.percent else "0.5")


def test_every_figure_is_shown_somewhere() -> None:
    shown = {p.name for entry in entries().values() for p in entry.parts if isinstance(p, Figure)}
    assert shown == {*CURVES, "walk", "levels"}


def test_every_level_that_ships_with_rivals_has_its_dots() -> None:
    rivals = [path for path in all_level_paths() if path.with_suffix(".rivals.npz").is_file()]
    assert len(level_dots()) == len(rivals) >= 4
    assert all(0 < dots.lstm <= 1 and 0 < dots.rnn <= 1 for dots in level_dots())


def test_the_dots_bear_out_what_is_said_of_them() -> None:
    shares = {dots.title: dots.rnn / dots.lstm for dots in level_dots()}
    assert sum(share > 0.95 for share in shares.values()) >= len(shares) / 3, "on many, no line"
    for title in ("Noise at the door", "Leaky bucket", "A hundred steps"):
        assert shares[title] < 0.9


def test_broken_levels_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise LevelError([Problem("world.json", "broken", "", "")])

    level_dots.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(figures, "worlds", broken)
        assert level_dots() == ()
        level_dots.cache_clear()
        patched.undo()
        patched.setattr(figures, "load_level", broken)
        assert level_dots() == ()
    level_dots.cache_clear()
