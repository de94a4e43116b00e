"""The words of a command: left out, doubled, swapped, and any text at all among them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Final
from unittest.mock import patch

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import odd
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding

COMMANDS: Final = (
    "play toy.json --text --seed 7", "play fluent --text --resume", "play --text --practice",
    "play toy.json --moves moves.txt", "practice toy.json --text --seed 3",
    "practice hold/fluent --text", "duel toy.json --text --against novice --seed 1", "guide",
    "guide 3", "guide forward-pass 2", "guide lstm", "new mine", "new mine/tea.json",
    "validate toy.json", "validate . --json", "sample toy.json --count 2 --seed 1",
    "sample toy.json --json --stats 20", "pack toy.json --out made.zip", "pack . --replace",
    "unpack made.zip --into there", "progress", "progress --json", "progress export --csv --plays",
    "progress export --json --out all.json", "progress import theirs.json",
    "progress merge theirs.json theirs.json --csv --apart", "progress add Bo",
    "progress rename Ada Bo", "progress remove Ada --yes", "progress reset --yes",
    "progress reset --everybody --yes", "progress restore theirs.json --yes",
    "replay replay.json --level toy.json --json", "export toy.json --out out.npz",
    "import out.npz toy.json --replace", "train toy.json --seeds 1",
    "check toy.json --seeds 2 --jobs 1", "check --all", "ablate toy.json", "bench engine values",
    "screenshot play --out x.png --size 1x1 --text-size 100", "rivals toy.json --json", "--version",
    "--help", "play --help", "progress export --help", "--data there play --text",
    "--profile Ada progress", "play toy.json --text --profile Ada --data there", "",
)  # fmt: skip

PATHS: Final = (
    "", " ", "\0", "a\0.json", ".", "..", "./toy.json", "toy.json/", "toy.json/x",
    "no/such/folder/x.json", "x" * 300, "x/" * 3000, "toy", "TOY.JSON", "toy.npz", "moves.txt",
    "con", "~", "$HOME", "file://toy.json", "-", "--", "---", "-1", "*", "a?b", "\udcff.json",
    "\ud800", "\x1b[31m.json", "a\nb.json", "made.zip", "é.json", "world.json",
)  # fmt: skip
VALUES: Final = (
    "0", "-1", "1", "99999999999", "4294967296", "٣", "²", "1e3", "1.5", "nan", "0x10", " 7", "1_0",
    "+5", "9" * 5000, "100%", "٪", "1x1", "160x90", "99999x99999", "x", "--seed", "--json",
    "--text", "--data", "--profile", "--yes", "--all", "--sead", "--seed=3", "--seed=", "-s",
    "@theirs.json", "--level", "--against", "RNN", "nobody",
)  # fmt: skip
STUBBED: Final = (
    "train.train", "ablate.ablate", "check.check", "bench.command.bench", "screenshot.screenshot",
    "rivals.rivals",
)  # fmt: skip
"""What takes minutes by design, or draws: the words for it are read, and it is not run."""

WINDOWS: Final = ("play._window", "duel._window", "replay._window")


class Arguments:
    """Any words after the program's name."""

    name = "arguments"
    share = 6

    def make(self, random: Random) -> Files:
        """The words, and files that they may name."""
        words = random.choice(COMMANDS).split()
        for _ in range(random.choice([0, 1, 1, 1, 2, 3])):
            _change(random, words)
        said = json.dumps([word for word in words if not _leads_out(word)])
        return {
            **good.toy(),
            "argv.json": said.encode(),
            "moves.txt": b"i=1\n\n\n\n",
            "theirs.json": good.exported(),
            "replay.json": good.replay(),
        }

    def play(self, box: Sandbox, random: Random) -> Played:
        """Run the command, with some lines to be typed."""
        words = json.loads((box.case / "argv.json").read_bytes())
        typed = random.choice([b"", b"\n", b"yes\n", b"no\n", b"i=1\n\n\nquit\n"])
        by_hand = random.random() < 0.4
        with _nothing_long():
            ran = run(words, typed, by_hand=by_hand, coding=coding(random))
        refused = ran.code == 2  # the words themselves; then nothing at all is done
        written = () if refused else ("*",)
        keep = () if refused else ("*",)
        return Played([ran], not ran.refused, written, keep, "same" if refused else "any")


@contextmanager
def _nothing_long() -> Iterator[None]:
    """Commands that take minutes, and windows, are as if they were there and came to nothing."""
    import contextlib

    with contextlib.ExitStack() as stack:
        for name in STUBBED:
            stack.enter_context(patch(f"game.cli.{name}", lambda args: 0))
        for name in WINDOWS:
            stack.enter_context(patch(f"game.cli.{name}", lambda *args: None))
        yield


def _change(random: Random, words: list[str]) -> None:
    new = random.choice([*PATHS, *VALUES, *VALUES, odd.text(random)[:2000]])
    place = random.randrange(len(words)) if words else 0
    match random.randrange(6):
        case 0:
            words.insert(place, new)
        case 1 | 2 if words:
            words[place] = new
        case 3 if words:
            del words[place]
        case 4:
            words.append(new)
        case _ if words:
            other = random.randrange(len(words))
            words[place], words[other] = words[other], words[place]


def _leads_out(word: str) -> bool:
    """Whether a word names what lies outside of the sandbox: whoever types it may well mean it."""
    return ".." in word or "/" in word[:1] or "=/" in word or word.startswith("~/")
