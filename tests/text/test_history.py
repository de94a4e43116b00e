"""A level's history as text: eighty columns, plain characters, marks in words."""

import io

import pytest

from game.rules.practice.places import Place
from game.rules.replays.file import load_replay
from game.rules.replays.verify import verify
from game.text.history import save_attempt, say_history
from game.text.terminal import WIDTH, StreamTerminal
from tests.rules.practice.samples import LEVEL, WIRED, attempt, kept, kept_table, played
from tests.text.scripted import Scripted
from tests.wired import toy_level, wired

PLACES = (Place("par", "par", 0.99, 3.0), Place("do_nothing", "baseline", 0.03, 0.0))


def told(level, attempts, places=PLACES):
    terminal = Scripted([])
    say_history(terminal, level, attempts, places)
    return terminal


def test_without_attempts_others_are_told_all_the_same():
    said = told(LEVEL, []).all
    assert "have not finished this level yet" in said
    assert "average par 99.0%, doing nothing 3.0%." in said
    assert "doing nothing 0, the network 3." in said
    assert "Attempts" not in said


def test_one_attempt_is_a_bar_of_one_and_the_best():
    said = told(LEVEL, [attempt(confidence=0.72, gate_changes=4, seconds=65)])
    assert "  70% to 75%  # 1" in said.said
    assert "  4  # 1" in said.said
    assert "  65 s to 70 s  # 1" not in said.said
    assert any(line.startswith("  1 min 5 s to ") and line.endswith("# 1") for line in said.said)
    assert "your best 72%" in said.all
    assert said.said[-1].startswith("1. ")
    assert said.said[-1].endswith(
        "1 star, 72% (par 90%), 4 of 6 gate changes, 1 min 5 s, first sight, stream 7. Your best."
    )


def test_kinds_have_signs_of_their_own():
    said = told(LEVEL, [attempt(), attempt(retry=True), attempt(mode="practice")])
    assert "In the bars: # first sight, / retry, o practice." in said.all
    assert "  50% to 55%  #/o 3" in said.said


def test_attempts_of_another_task_are_told_apart():
    said = told(LEVEL, [attempt(task_hash="old"), attempt()])
    assert "1 attempt on the level as it was before" in said.all
    assert said.said[-2].endswith("The level was changed since.")


def test_of_many_only_the_newest_and_the_best_are_listed():
    said = told(LEVEL, [attempt(stars=3), *[attempt() for _ in range(10_000)]])
    listed = [line for line in said.said if ". " in line and line.split(".")[0].isdecimal()]
    assert [line.split(".")[0] for line in listed] == ["1", *map(str, range(9992, 10_002))]


@pytest.mark.parametrize("count", [1, 30, 10_000])
def test_every_line_fits_eighty_columns(count):
    attempts = [
        attempt(
            confidence=n % 97 / 96, gate_changes=n % 31, seconds=3000.0 + n % 211, retry=n % 3 == 0
        )
        for n in range(count)
    ]
    out = io.StringIO()
    say_history(StreamTerminal(io.StringIO(), out), LEVEL, attempts, PLACES)
    assert max(map(len, out.getvalue().splitlines())) <= WIDTH


def test_a_wired_level_tells_of_entries():
    by_hand = attempt(task_hash=WIRED.task_hash, mode="practice")
    said = told(WIRED, [kept_table(), by_hand])
    assert "Entries set" in said.said
    assert "1 attempt were by hand." not in said.all
    assert "1 attempt was by hand." in said.all
    assert "3 entries set" in said.all


def test_an_attempt_is_saved_as_a_replay(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    terminal = Scripted([])
    found = kept(played())
    path = save_attempt(terminal, LEVEL, wired(LEVEL), found)
    assert path is not None
    assert path.name.startswith("toy-7-2026010")
    assert terminal.said == [f"Saved as {path}."]
    assert verify(load_replay(path), LEVEL, wired(LEVEL)).ok
    assert save_attempt(terminal, LEVEL, wired(LEVEL), found) is None
    assert "there is a file of this name" in terminal.all


def test_a_table_is_saved_under_the_name_given(tmp_path):
    terminal = Scripted([])
    path = save_attempt(terminal, WIRED, wired(WIRED), kept_table(), str(tmp_path / "mine"))
    assert path == tmp_path / "mine.json"
    assert verify(load_replay(path), WIRED, wired(WIRED)).ok


def test_what_cannot_be_played_again_is_not_saved(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    terminal = Scripted([])
    other = toy_level(memory={"blocks": 1, "cells": 1})
    assert save_attempt(terminal, other, wired(LEVEL), kept(played())) is None
    assert "changed after this was played" in terminal.all
    assert list(tmp_path.iterdir()) == []


def test_what_another_network_makes_of_it_is_said(tmp_path):
    terminal, other = Scripted([]), wired(LEVEL)
    other["head_bias"][:] = 0.0
    save_attempt(terminal, LEVEL, other, kept(played()), str(tmp_path / "a"))
    assert "The network was trained anew since" in terminal.all
