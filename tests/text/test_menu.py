from pathlib import Path

import pytest
from game.text.choose import choose

from game.level.model import World
from game.progress.store import Best
from tests.text.scripted import Scripted
from tests.wired import write_level


@pytest.fixture
def worlds(tmp_path: Path) -> list[World]:
    one = write_level(tmp_path, trained=False)
    two = write_level(tmp_path, trained=False, id="broken", title="Broken")
    two.write_text("{", encoding="utf-8")
    return [World("hold", "Hold", 1, "Hold it.", (one, two))]


def bests(level_id: str) -> Best | None:
    return Best(2, 0.93, 0.99) if level_id == "toy" else None


def test_levels_are_listed_with_what_was_earned(worlds: list[World]) -> None:
    terminal = Scripted(["9", "x", "", "1"])
    assert choose(terminal, worlds, bests) == worlds[0].levels[0]
    assert "  1. Where from? - 2 stars, 93%" in terminal.said
    assert "broken (cannot be read" in terminal.all
    assert terminal.all.count("Expected a number from 1 to 2") == 3


def test_a_level_can_be_named_or_left(worlds: list[World]) -> None:
    assert choose(Scripted(["toy"]), worlds, bests) == worlds[0].levels[0]
    assert choose(Scripted(["quit"]), worlds, bests) is None
    assert choose(Scripted([]), worlds, bests) is None
    assert choose(Scripted([]), [], bests) is None
