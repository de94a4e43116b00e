import io

import pytest

from game.text.terminal import Prompted, StreamTerminal
from tests.text.scripted import Scripted


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_plain_text_of_at_most_80_columns_and_no_prompt() -> None:
    out = io.StringIO()
    terminal = StreamTerminal(io.StringIO("one\ntwo"), out)
    terminal.say("word " * 60, "bold red")
    terminal.say("  indented " + "word " * 30)
    assert terminal.ask("> ") == "one"
    assert terminal.ask("> ") == "two"
    assert terminal.ask("> ") is None
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)
    assert "\x1b" not in out.getvalue()
    assert "> " not in out.getvalue()
    assert lines[-1].startswith("  word")


def test_what_a_terminal_would_obey_is_shown_as_a_dot() -> None:
    out = io.StringIO()
    StreamTerminal(io.StringIO(), out).say("a\x1b[2Jb\x00c\x9bd")
    assert out.getvalue() == "a·[2Jb·c·d\n"


def test_somebody_who_types_sees_the_prompt() -> None:
    out = io.StringIO()
    StreamTerminal(Tty("x\n"), out).ask("> ")
    assert out.getvalue() == "> "


def test_colours_are_for_terminals_without_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = Tty()
    StreamTerminal(io.StringIO(), coloured).say("hello", "red")
    assert "\x1b[31m" in coloured.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Tty()
    StreamTerminal(io.StringIO(), plain).say("hello", "red")
    assert "\x1b[31m" not in plain.getvalue()


def test_square_brackets_and_colons_are_said_as_they_are() -> None:
    out = io.StringIO()
    StreamTerminal(io.StringIO(), out).say("[bold] :smile: [/x]")
    assert out.getvalue() == "[bold] :smile: [/x]\n"


def test_bytes_that_are_not_utf8_become_question_marks() -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"i=\xff1\n"), encoding="utf-8")
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    terminal = StreamTerminal(stdin, stdout)
    line = terminal.ask("> ")
    assert line is not None
    assert line.startswith("i=")
    terminal.say("naïve")
    stdout.flush()
    assert stdout.buffer.getvalue() == b"na?ve\n"  # type: ignore[attr-defined]


def test_an_endless_line_is_one_line() -> None:
    terminal = StreamTerminal(io.StringIO("x" * 1_000_000 + "\nnext\n"), io.StringIO())
    line = terminal.ask("> ")
    assert line is not None
    assert len(line) <= 2000
    assert terminal.ask("> ") == "next"


def test_a_script_comes_first_and_is_shown() -> None:
    typed = Scripted(["quit"])
    terminal = Prompted(["i=1"], typed)
    assert [terminal.ask("> "), terminal.ask("> ")] == ["i=1", "quit"]
    terminal.say("done")
    assert typed.said == ["> i=1", "done"]
