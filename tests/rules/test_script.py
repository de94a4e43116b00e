from pathlib import Path

import pytest

from game.rules.move import Move
from game.rules.script import (
    MAX_BYTES,
    ScriptError,
    Step,
    Valve,
    Word,
    parse_line,
    parse_script,
    read_script,
    steps_of,
)
from tests.wired import toy_level, two_blocks

TOY, TWO = toy_level(), two_blocks()


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("", Step()),
        ("   \n", Step()),
        ("step", Step()),
        ("f=1 i=0 o=0.5", Step((Valve("f", 1), Valve("i", 0), Valve("o", 0.5)))),
        ("Input=open OUTPUT = shut", Step((Valve("i", 1), Valve("o", 0)))),
        ("o=0,25", Step((Valve("o", 0.25),))),
        ("A.f=half", Step((Valve("f", 0.5, 0),))),
        ("UNDO", Word("undo")),
        ("?", Word("help")),
        ("exit", Word("quit")),
    ],
)
def test_a_line_is_a_move_or_a_word(line: str, command: object) -> None:
    assert parse_line(line, TOY) == command


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("f=2", "from 0 (shut) to 1 (open)"),
        ("f=nan", "from 0 (shut) to 1 (open)"),
        ("f=", "from 0 (shut) to 1 (open)"),
        ("f=-0.1", "from 0 (shut) to 1 (open)"),
        ("g=1", "no gate “g”"),
        ("B.f=1", "this level has one block, A"),
        ("f=1 f=0", "set twice"),
        ("udno", "Did you mean “undo”?"),
        ("open sesame", "Expected valves, such as f=1 i=0 o=1"),
        ("x" * 5000, "is not understood"),
    ],
)
def test_what_cannot_be_understood_says_what_was_expected(line: str, said: str) -> None:
    with pytest.raises(ScriptError) as error:
        parse_line(line, TOY)
    assert said in str(error.value)
    assert len(str(error.value)) < 250


def test_gates_that_are_not_the_players_are_refused_with_their_owner() -> None:
    level = toy_level(gates={"forget": 1, "output": "network"}, solution={}, baselines_fail=[])
    with pytest.raises(ScriptError, match="locked at 1"):
        parse_line("f=0", level)
    with pytest.raises(ScriptError, match="the network sets it"):
        parse_line("o=0", level)
    assert parse_line("i=1", level) == Step((Valve("i", 1.0),))


def test_a_step_moves_what_it_names_and_leaves_the_rest() -> None:
    before = Move([1, 0], [0, 0], [0, 1])
    step = parse_line("B.f=1 i=0.5", TWO)
    assert isinstance(step, Step)
    assert step.move(before) == Move([1, 1], [0.5, 0.5], [0, 1])
    with pytest.raises(ScriptError, match="blocks A to B"):
        parse_line("C.f=1", TWO)


def test_a_script_skips_comments_but_steps_on_empty_lines() -> None:
    commands = parse_script(["# the fact", "i=1 # write", "", "undo"], TOY)
    assert commands == (Step((Valve("i", 1.0),)), Step(), Word("undo"))


def test_a_wrong_line_is_named_by_file_and_number() -> None:
    with pytest.raises(ScriptError, match=r"^moves\.txt:2: "):
        parse_script(["i=1", "i=7"], TOY, "moves.txt")


def test_undo_redo_and_restart_are_followed() -> None:
    lines = ["i=1", "i=0", "undo", "redo", "undo", "o=1"]
    assert steps_of(parse_script(lines, TOY)) == (
        Step((Valve("i", 1.0),)),
        Step((Valve("o", 1.0),)),
    )
    assert steps_of(parse_script(["i=1", "restart", "o=1", "quit", "i=1"], TOY)) == (
        Step((Valve("o", 1.0),)),
    )
    with pytest.raises(ScriptError, match='"hint" has no place'):
        steps_of(parse_script(["hint"], TOY))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file"),
        (b"i=1\n\xff\xfe", "not UTF-8"),
        (b"#" * (MAX_BYTES + 1), "more than a file of moves may have"),
    ],
    ids=["missing", "not UTF-8", "too large"],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "moves.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ScriptError, match=said):
        read_script(path, TOY)


def test_a_folder_is_not_a_script(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match="not a file of moves"):
        read_script(tmp_path, TOY)


@pytest.mark.parametrize(
    "line", ["i 1 o 0", "i=1 o 0", "open i shut o", "i open o shut", "i = 1 o=0"]
)
def test_a_valve_and_its_value_may_stand_side_by_side(line: str) -> None:
    assert parse_line(line, toy_level()) == parse_line("i=1 o=0", toy_level())


@pytest.mark.parametrize("line", ["i", "i 1 o", "open", "1 i", "open shut"])
def test_half_a_valve_is_not_understood(line: str) -> None:
    with pytest.raises(ScriptError, match=r"Expected|not understood|no gate"):
        parse_line(line, toy_level())
