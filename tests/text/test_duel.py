"""The duel at a terminal, line by line."""

import itertools
from pathlib import Path

import pytest

from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_network
from game.progress.store import Store
from game.rules.practice.duel import DuelError
from game.rules.script import ScriptError
from game.text.duel import DuelGame
from game.text.play import TextGame
from game.words import say
from tests.rivalled import write_rivalled
from tests.text.scripted import Scripted

FIRST = ["f=0 i=1 o=0", "hold f=1 i=0", "o=1"]
"""The first round as a person would play it."""


@pytest.fixture
def level(tmp_path: Path) -> Level:
    return load_level(write_rivalled(tmp_path))


def duel(
    level: Level, lines: list[str], against: str = "network", seed: int | None = 1
) -> Scripted:
    terminal, seeds = Scripted(lines), itertools.count(50)
    game = DuelGame(terminal, lambda: next(seeds))
    terminal.left = game.play(level, load_network(level), against, seed)  # type: ignore[attr-defined]
    return terminal


def test_a_whole_duel_by_habit_ends_undecided(level: Level) -> None:
    said = duel(level, [*FIRST, *["", "habit"] * 5, "quit"]).all
    assert "Round 1 of 6: 5 tokens." in said
    assert "Round 6 of 6" in said
    assert "you and the network answered the question right" in said
    assert "A draw: neither of you failed" in said
    assert "The longest stream you got through had" in said
    assert "Goodbye." in said


def test_doing_nothing_loses_at_once(level: Level) -> None:
    said = duel(level, ["", "", "", "", ""]).all
    assert "You failed at token" in said
    assert "The network had it right." in said
    assert "You have lost the duel" in said


def test_a_mute_opponent_is_beaten(level: Level) -> None:
    said = duel(level, FIRST, "novice").all
    assert "The novice failed at token" in said
    assert "it said nothing, not" in said
    assert "You have won" in said


def test_the_opponent_is_not_heard_before_the_round_is_over(level: Level) -> None:
    said = duel(level, ["f=0 i=1 o=0", "hold f=1 i=0", "look", "help"], "novice").all
    assert "failed" not in said.split("Besides:")[0]


def test_holding_says_what_was_passed_and_heard(level: Level) -> None:
    said = duel(level, ["f=0 i=1 o=0", "hold f=1 i=0 o=1"]).all
    assert "On over 3 tokens." in said
    assert "said “" in said.split("On over")[1]


def test_habit_stops_at_a_kind_never_met(level: Level) -> None:
    said = duel(level, ["habit", "f=0 i=1 o=0", "habit"]).all
    assert said.count(say("text.duel.not_met")) == 2


def test_moves_can_be_taken_back_but_no_mistake(level: Level) -> None:
    terminal = duel(level, ["i=1", "undo", "redo", "redo", *FIRST[1:2], "o=0", "undo"])
    said = terminal.all
    assert said.count("Token 1: “grew up") == 2
    assert "There is nothing to redo." in said
    assert "The duel is over. Expected new, look, curve, back or quit." in said


def test_a_new_duel_is_on_other_streams(level: Level) -> None:
    said = duel(level, ["new", "look", *FIRST]).all
    assert said.count("Round 1 of 6") == 2


def test_the_curve_is_measured_and_told(level: Level) -> None:
    said = duel(level, ["curve", "curve", *FIRST, "curve"], "novice").all
    assert said.count("Measuring on fresh streams") == 1
    assert said.count(", the level’s own: LSTM 100%, RNN ") == 3
    assert "novice 0%" in said
    assert "On the level’s own streams" in said
    assert "All were trained on" in said


def test_what_is_not_understood_is_said(level: Level) -> None:
    said = duel(level, ["hint", "hold help", "sing", *FIRST, "again", "guide lstm"]).all
    assert "Expected valves, hold, habit, help, or back." in said
    assert "Expected valves behind hold, such as: hold i=0" in said
    assert "“sing” is not understood." in said
    assert "The round is over. Expected Enter, new, look, curve, back or quit." in said
    assert "LSTM" in said


def test_back_leads_back_and_the_end_of_lines_quits(level: Level) -> None:
    assert duel(level, ["back"]).left == "back"  # type: ignore[attr-defined]
    assert duel(level, []).left == "quit"  # type: ignore[attr-defined]


def test_nobody_of_that_name(level: Level, tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match=r"There is no rival “rnm”\. Did you mean “RNN”\?"):
        duel(level, [], "rnm")
    with pytest.raises(ScriptError, match="novice, apprentice, master, network or RNN"):
        duel(level, [], "Garry")
    level.path.with_suffix(".rivals.npz").unlink()  # type: ignore[union-attr]
    with pytest.raises(ScriptError, match="has no trained rivals yet"):
        duel(level, [], "RNN")
    assert "duel with the network" in duel(level, [], "").all


def test_a_level_that_asks_nothing_has_no_duel(tmp_path: Path) -> None:
    solution = {cls: {"f": 1, "i": 1, "o": 1} for cls in ("home", "chat", "ask")}
    stream = [{"repeat": [{"pick": "chat", "target": {"next": True}}], "times": [3, 4]}]
    level = load_level(
        write_rivalled(
            tmp_path, id="silent", maps={}, solution=solution, baselines_fail=[], stream=stream
        )
    )
    with pytest.raises(DuelError, match="Nobody can fail"):
        duel(level, [], "network")


# -- on the way from a play -----------------------------------------------------------------------


def game(level: Level, tmp_path: Path, lines: list[str]) -> str:
    terminal, seeds = Scripted(lines), itertools.count(1000)
    with Store(tmp_path / "data") as store:
        TextGame(terminal, store, lambda: next(seeds)).play_text(level, load_network(level), 7)
    return terminal.all


SOLVED = ["f=0 i=1 o=0", "f=1 i=0", "", "", "o=1"]


def test_rivals_and_duel_can_be_asked_for_after_a_play(level: Level, tmp_path: Path) -> None:
    said = game(level, tmp_path, ["rivals", *SOLVED, "rivals", "duel novice", "back", "quit"])
    assert said.index("Everyone on this stream") > said.index("You earned")
    assert "duel with the novice" in said
    assert "Back from the duel." in said
    assert said.endswith("Goodbye.")


def test_a_duel_that_is_quit_ends_the_game(level: Level, tmp_path: Path) -> None:
    said = game(level, tmp_path, [*SOLVED, "duel Garry", "duel", "quit"])
    assert "There is no rival “Garry”" in said
    assert said.count("Goodbye.") == 1
