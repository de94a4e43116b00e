"""What a player does, done in this process: what it printed, and what went wrong in it."""

from __future__ import annotations

import io
import re
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import game.cli
from game import words
from tests.fuzz.limits import Meter, Took

CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What no message may carry to a terminal, where it would act rather than be read."""

_PARSER: Final = cache(game.cli.build_parser)
"""The parser of the command line, made once: that takes as long as many a command."""

CODES: Final = (0, 1, 2, 3, 130)
MEMORY: Final = "not enough memory"


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command.

    Args:
        argv: the command.
        code: its exit status; None for one that raised.
        out: what it printed as its result.
        err: what it printed beside it.
        wrong: what must never happen and did, one line each, a traceback below where there is one.
        took: time and memory.
    """

    argv: tuple[str, ...]
    code: int | None
    out: str
    err: str
    wrong: tuple[str, ...]
    took: Took

    def __str__(self) -> str:
        said = f"{self.out}{self.err}".strip()
        return f"$ {' '.join(self.argv)}\n{said[:1500]}\n[exit status {self.code}]"

    @property
    def refused(self) -> bool:
        """Whether it was said to be wrong."""
        return self.code in (1, 2)


@dataclass
class Watch:
    """What must never happen, as it happens."""

    wrong: list[str] = field(default_factory=list)

    def crashed(self, error: BaseException, *_: object) -> None:
        """An error nobody foresaw."""
        told = "".join(traceback.format_exception(error))
        self.wrong.append(f"traceback: {type(error).__name__}: {str(error)[:200]}\n{told}")


def run(
    argv: Sequence[str], typed: bytes = b"", *, by_hand: bool = False, coding: str = "utf-8"
) -> Ran:
    """Run one command of the game.

    Args:
        argv: the words after the program's name.
        typed: what stands in standard input, to its end.
        by_hand: whether standard input says that somebody types.
        coding: of standard output.
    """
    return _ran(tuple(argv), lambda: game.cli.main(list(map(str, argv))), typed, by_hand, coding)


def do(what: str, act: Callable[[], object]) -> Ran:
    """Do what the window does, watched as a command is.

    Args:
        what: what it is.
        act: does it.
    """

    def done() -> int:
        act()
        return 0

    return _ran((what,), done)


def _ran(
    argv: tuple[str, ...],
    act: Callable[[], int],
    typed: bytes = b"",
    by_hand: bool = False,
    coding: str = "utf-8",
) -> Ran:
    watch = Watch()
    with _streams(typed, by_hand, coding) as (out, err), _watched(watch):
        meter, code = Meter(), None
        try:
            code = act()
        except BaseException as error:
            watch.crashed(error)
        took = meter.took()
        words.use("en")
    said = out().decode(coding, "replace"), err().decode("utf-8", "replace")
    _check(watch, code, *said)
    return Ran(argv, code, *said, tuple(watch.wrong), took)


def _check(watch: Watch, code: int | None, out: str, err: str) -> None:
    if code is not None and code not in CODES:
        watch.wrong.append(f"exit status {code}")
    if code in (1, 2) and not (out + err).strip():
        watch.wrong.append(f"exit status {code} without a word")
    if MEMORY in err:
        watch.wrong.append("asked for more memory than there may be")
    if "Traceback (most" in out + err and not any("traceback" in each for each in watch.wrong):
        watch.wrong.append("a traceback was printed")
    for name, text in (("out", out), ("err", err)):
        if found := CONTROL.search(text):
            near = text[max(found.start() - 30, 0) : found.end() + 10]
            watch.wrong.append(f"control characters in standard {name}: {near!r}")


class _Typed(io.BytesIO):
    """Standard input that says whether somebody types."""

    by_hand = False

    def isatty(self) -> bool:
        return self.by_hand


@contextmanager
def _streams(typed: bytes, by_hand: bool, coding: str) -> Iterator[tuple[Any, Any]]:
    kept = sys.stdin, sys.stdout, sys.stderr
    source, out, err = _Typed(typed), io.BytesIO(), io.BytesIO()
    source.by_hand = by_hand
    sys.stdin = io.TextIOWrapper(source, encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding=coding, write_through=True)
    sys.stderr = io.TextIOWrapper(
        err, encoding="utf-8", errors="backslashreplace", write_through=True
    )
    ours = sys.stdin, sys.stdout, sys.stderr
    try:
        yield out.getvalue, err.getvalue
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
        for stream in ours[1:]:
            stream.detach()


@contextmanager
def _watched(watch: Watch) -> Iterator[None]:
    """Have errors that nobody foresaw, and those that nobody can raise, told to us."""
    said, unraisable = game.cli._say_crash, sys.unraisablehook
    build = game.cli.build_parser
    game.cli.build_parser = _PARSER
    game.cli._say_crash = watch.crashed
    sys.unraisablehook = lambda found: watch.wrong.append(
        f"an error where none can be raised: {found.exc_value!r} in {found.object!r}"
    )
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield
    finally:
        game.cli._say_crash, sys.unraisablehook = said, unraisable
        game.cli.build_parser = build
    for each in warned:
        place = f"{each.filename}:{each.lineno}"
        watch.wrong.append(f"warning: {each.category.__name__}: {each.message} at {place}")
