"""Where the text game reads and writes: a terminal, a pipe, or a script in front of either."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from textwrap import fill
from typing import Final, Literal, Protocol, TextIO, TypeAlias

from rich.console import Console
from rich.text import Text

from game.harmless import harmless, replacing
from game.level.format.problems import nearest
from game.rules.names import as_typed
from game.words import say

WIDTH: Final = 80
LONGEST_LINE: Final = 2000

Left: TypeAlias = Literal["quit", "next", "list"]
"""How a level was left: for good, for the next level, or for the list."""


class Terminal(Protocol):
    """What the text game needs: to say something, and to ask for a line."""

    def say(self, text: str = "", style: str = "") -> None:
        """Say one paragraph; `style` is only ever an extra, never the message."""

    def ask(self, prompt: str) -> str | None:
        """Ask for one line; None when there will be no more."""


class StreamTerminal:
    """Standard input and output: coloured on a terminal, plain in a pipe or under NO_COLOR."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        for stream in (stdin, stdout):
            replacing(stream)
        self._stdin, self._stdout = stdin, stdout
        self._console = Console(file=stdout, highlight=False, markup=False, emoji=False)
        if not self._console.is_terminal or self._console.width > WIDTH:
            self._console.width = WIDTH
        self._by_hand = stdin.isatty()

    def say(self, text: str = "", style: str = "") -> None:
        """Write a paragraph, folded at 80 columns; a line that is indented stays so."""
        text = harmless(text)
        indent = " " * (len(text) - len(text.lstrip()))
        folded = fill(
            text.lstrip(),
            self._console.width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_on_hyphens=False,
        )
        self._console.print(Text(folded, style=style), soft_wrap=True)

    def ask(self, prompt: str) -> str | None:
        """Read a line; the prompt is shown only to somebody who types."""
        if self._by_hand:
            self._stdout.write(prompt)
            self._stdout.flush()
        line = self._stdin.readline(LONGEST_LINE)
        if line.endswith("\n") or not line:
            return line.rstrip("\r\n") if line else None
        while (rest := self._stdin.readline(LONGEST_LINE)) and not rest.endswith("\n"):
            pass  # the rest of a line that is too long is not a line of its own
        return line


class Prompted:
    """Lines from a script first, then from another terminal."""

    def __init__(self, lines: Iterable[str], then: Terminal) -> None:
        self._lines, self._then = deque(lines), then

    def say(self, text: str = "", style: str = "") -> None:
        """Say it there."""
        self._then.say(text, style)

    def ask(self, prompt: str) -> str | None:
        """The script's next line, shown as if it were typed; after the last, the other's."""
        if not self._lines:
            return self._then.ask(prompt)
        line = self._lines.popleft()
        self._then.say(f"{prompt}{line}".rstrip())
        return line


def agrees(answer: str | None) -> bool:
    """Whether an answer to a question says yes, in English or in the language that is spoken."""
    return bool(answer) and str(answer).strip().lower().startswith(("y", say("text.yes")))


def meant(word: str, known: Iterable[str]) -> str:
    """A question naming the nearest of some words, or nothing when none is near."""
    near = nearest(word, known)
    return say("typed.did_you_mean", near=as_typed(near)) if near is not None else ""
