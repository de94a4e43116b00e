"""A terminal for tests: lines come from a list, and all that is said is kept."""

from collections.abc import Iterable


class Scripted:
    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = list(lines)
        self.said: list[str] = []
        self.prompts: list[str] = []

    def say(self, text: str = "", style: str = "") -> None:
        self.said.append(text)

    def ask(self, prompt: str) -> str | None:
        self.prompts.append(prompt)
        return self.lines.pop(0) if self.lines else None

    @property
    def all(self) -> str:
        return "\n".join(self.said)
