import pytest

from game.level.model import Level
from game.rules.script import ScriptError
from game.rules.wiring.commands import Edit, Word, parse_command
from game.rules.wiring.table import GateTable
from tests.rules.wiring.samples import entry, wire_level, wired_two

LEVEL, TWO = wire_level(), wired_two()


def after(*lines: str, level: Level = TWO) -> GateTable:
    table = GateTable.start(level)
    for line in lines:
        command = parse_command(line, level)
        assert isinstance(command, Edit)
        table = command.make(table)
    return table


def test_an_entry_is_set_in_one_block_or_all() -> None:
    assert after("set home i=1").touched == (entry("home", "i", 0), entry("home", "i", 1))
    assert after("set home A.i=1").touched == (entry("home", "i", 0),)
    assert after("SET Ask Home b.output=open").touched == (entry("ask home", "o", 1),)
    assert after("set ask food A.f=0 B.o=0.5").touched == (
        entry("ask food", "f", 0), entry("ask food", "o", 1)
    )  # fmt: skip


def test_cases_are_added_set_moved_and_dropped() -> None:
    table = after("case chat if A empty", "set chat 1 A.i=1", "case chat B full, A is full")
    assert [case.condition for case in table.cases["chat"]] == ["A empty", "A full, B full", ""]
    assert table.touched == (entry("chat", "i"),)
    lines = ["case chat if A empty", "case chat if B empty"]
    assert after(*lines, "up chat 2") == after(*lines, "down chat 1") == after(*reversed(lines))
    assert after(*lines, "drop chat 2") == after(lines[0])
    assert after(*lines, "clear chat") == after("set home i=1", "clear") == GateTable.start(TWO)


@pytest.mark.parametrize(
    ("line", "command"),
    [("", Word("table")), ("run", Word("run")), ("Run 7", Word("run", "7")), ("q", Word("quit")),
     ("open 3", Word("open", "3")), ("?", Word("help")), ("save My File", Word("save", "My File"))],
)  # fmt: skip
def test_words(line: str, command: Word) -> None:
    assert parse_command(line, LEVEL) == command


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("flurb", "Expected set home o=1, run, or help"),
        ("rnu", "Did you mean “run”?"),
        ("set", "Expected one of the rows home, chat, ask; found nothing"),
        ("set gest i=1", "found “gest”"),
        ("set home", "Expected what to set, such as: set home o=1"),
        ("set home undo", "Expected what to set"),
        ("set home i=2", "from 0"),
        ("set home x=1", "no gate “x”"),
        ("set home 0 i=1", "Expected the number of a case"),
        ("case chat", "Expected a condition, such as: case chat if A empty"),
        ("case chat if A", "Expected a condition"),
        ("case chat if B empty", "“B empty”"),
        ("case chat if A half", "“A half”"),
        ("drop chat", "Expected the number of a case, such as: drop chat 1"),
        ("clear chat now", "is not understood"),
    ],
)
def test_what_is_not_understood_is_answered_with_what_is(line: str, said: str) -> None:
    with pytest.raises(ScriptError) as error:
        parse_command(line, LEVEL)
    assert said in str(error.value)
