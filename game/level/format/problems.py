"""What can be wrong with a level file, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to one value: keys and places in lists."""

SHOWN_PROBLEMS: Final = 20
ENOUGH: Final = 100
"""Each check stops telling after so many: a file of nothing but mistakes must not take minutes."""

SHOWN_NAMES: Final = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file.

    `line` and `column` count from 1; both are 0 when the problem is with the file as a whole.
    """

    path: str
    found: str
    expected: str = ""
    mend: str = ""
    key_path: str = ""
    line: int = 0
    column: int = 0

    @property
    def message(self) -> str:
        """What was found, what was expected and how to mend it, without the place."""
        parts = [_sentence(self.found)]
        if self.expected:
            parts.append(_sentence(f"Expected {self.expected}"))
        if self.mend:
            parts.append(_sentence(self.mend))
        return " ".join(parts)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        where = f"{self.key_path}: " if self.key_path else ""
        return f"{place}: {where}{self.message}"

    def to_dict(self) -> dict[str, str | int]:
        """All the parts apart, for `--json` and for editors."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "key_path": self.key_path,
            "found": self.found,
            "expected": self.expected,
            "mend": self.mend,
            "message": self.message,
        }


class LevelError(Exception):
    """A file that cannot be used, with every problem that was found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[:SHOWN_PROBLEMS]]
        more = len(self.problems) - SHOWN_PROBLEMS
        if more > 0:
            lines.append(f"… and {more} more.")
        return "\n".join(lines)


def spell(key_path: Sequence[str | int]) -> str:
    """The key path as people write it: `stream[0].pick`, `maps.language["New York"]`."""
    out = ""
    for part in key_path:
        if isinstance(part, int):
            out += f"[{part}]"
        elif len(part) <= 60 and part.replace("$", "").replace("-", "_").isidentifier():
            out += f".{part}" if out else part
        else:
            out += f"[{quote(part)}]"
    return out


def quote(text: str) -> str:
    """The text in double quotes, on one line and not too long."""
    return f'"{flat(text)}"'


def one_of(names: Iterable[str]) -> str:
    """`one of: home, chat, ask`, cut short when there are many; empty when there are none."""
    known = list(names)
    if not known:
        return ""
    tail = f" … ({len(known)} in all)" if len(known) > SHOWN_NAMES else ""
    return "one of: " + ", ".join(map(flat, known[:SHOWN_NAMES])) + tail


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A question naming the nearest of `names`, or nothing when none is near."""
    near = nearest(name, names)
    return f"Did you mean {quote(near)}?" if near is not None else ""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` most like `name`, letter case aside; None when none is near."""
    by_fold: dict[str, str] = {}
    for known in names:
        by_fold.setdefault(known.casefold(), known)
    # Long keys are never near misses, and comparing them takes quadratic time.
    if len(name) > 64:
        return None
    close = get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


def flat(text: str) -> str:
    """The text on one line, without control characters, and not too long."""
    flat = "".join(ch if ch.isprintable() else "·" for ch in text)
    return flat if len(flat) <= 60 else f"{flat[:57]}…"


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:] if text.startswith("expected") else text
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
