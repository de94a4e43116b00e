"""A network looked into at a terminal: what is read aloud is what was measured."""

from pathlib import Path

import pytest

from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.rules.practice.inside import Inside
from game.rules.practice.told import gate_value, holdings
from game.text.inside import say_inside
from game.text.terminal import StreamTerminal
from tests.text.scripted import Scripted
from tests.wired import toy_level, write_level


def said(ident: str, stage: str = "") -> str:
    terminal = Scripted([])
    say_inside(terminal, load_level(find_level(ident)), stage)
    return terminal.all


@pytest.mark.parametrize("stage", ["untrained", "master", ""])
def test_gates_and_memory_of_a_stage_are_read_out(stage: str) -> None:
    text = said("two-in-order", stage)
    level = load_level(find_level("two-in-order"))
    look = Inside(level).look(stage or "final")
    for row in look.rows:
        assert f"{row.gate} {gate_value(row)}" in text
    for line in holdings(look, level):
        assert line in text
    assert f"Inside the network: {look.stage.name.capitalize()}, step {look.stage.step}" in text
    assert "(forget is locked at 1.)" in text
    assert "   if A empty, block A: i " in text


def test_other_stages_are_named() -> None:
    text = said("fluent", " Novice ")
    assert "untrained (step 0), apprentice (step " in text
    assert "Type inside and the name of one." in text


def test_a_stage_that_there_is_not_is_answered_with_those_there_are() -> None:
    text = said("fluent", "expert")
    assert text == (
        "There is no stage “expert”; expected untrained, novice, apprentice, master or final."
    )


def test_without_rivals_it_is_said_why_there_is_one_stage(tmp_path: Path) -> None:
    terminal = Scripted([])
    say_inside(terminal, load_level(write_level(tmp_path)))
    assert "Memory holds “grew up in …”: 100%" in terminal.all
    assert "Only the final network can be looked into: Level " in terminal.all
    terminal = Scripted([])
    say_inside(terminal, load_level(tmp_path / "toy.json"), "novice")
    assert terminal.all.startswith('There is no stage “novice”: Level "toy" has no trained rivals')


def test_without_a_network_it_says_so() -> None:
    terminal = Scripted([])
    say_inside(terminal, toy_level())
    assert "was not read from a file, so it has no network" in terminal.all


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_every_level_is_read_out_in_80_columns(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    say_inside(StreamTerminal(sys.stdin, sys.stdout), load_level(path))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 8
    assert max(map(len, lines)) <= 80
