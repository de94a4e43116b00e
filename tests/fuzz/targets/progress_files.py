"""The progress file itself: damaged on the disk, or sound with values in it that make no sense."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from game.progress.file.opening import FILE
from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import Ran, run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import odd, raw
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding

ASIDE: Final = ("progress-set-aside-*", "packs", "logs")
HEADER: Final = 100
"""Bytes at the beginning in which SQLite notes how a file was opened."""
LOOK: Final = (
    b"settings\nset bets on\nundo\ni=1\n\n\n\n\n\n\n\n%shistory save 1 kept\n"
    b"history save 4 also\nquit\n"
)
SAVED: Final = ("kept.json", "also.json")


def typed(random: Random) -> bytes:
    """Lines that look at what was played; how others fare takes long to measure, so sometimes."""
    return LOOK % (b"history\n" if random.random() < 0.3 else b"")


def listed(random: Random) -> bytes:
    """Lines that have a world's levels read out, or sometimes all of them."""
    return b"%s\n\nquit\n" % (b"levels" if random.random() < 0.1 else b"world 1")


def look(random: Random) -> list[Ran]:
    """All that reads progress, and some that writes it."""
    return [
        run(["progress", *random.choice([[], ["--json"]])], coding=coding(random)),
        run(["play", "toy.json", "--text", *random.choice([[], ["--practice"]])], typed(random)),
        run(["progress", "export", random.choice(["--json", "--csv"])], coding=coding(random)),
        run(["play", "--text"], listed(random), coding=coding(random)),
        run(["progress", "add", "Bo"], coding=coding(random)),
    ]


class ProgressFiles:
    """A progress file of which bytes are wrong."""

    name = "progress-files"
    share = 5

    def make(self, random: Random) -> Files:
        """The file, with what SQLite keeps beside it, to be put in the place of progress."""
        files = {
            **good.toy(),
            FILE: raw.spoil(random, good.progress(), random.choice([1, 1, 3, 30])),
        }
        if random.random() < 0.15:
            tail = random.choice(["-wal", "-shm", "-journal"])
            files[FILE + tail] = raw.spoil(random, good.progress()[:4096])
        return files

    def play(self, box: Sandbox, random: Random) -> Played:
        """Go on with it; what cannot be used is set aside, whole."""
        damaged = (box.case / FILE).read_bytes()
        for path in box.case.glob(f"{FILE}*"):
            (box.data / path.name).write_bytes(path.read_bytes())
        runs = look(random)
        aside = sorted(box.data.glob("progress-set-aside-*.sqlite3"))
        wrong = []
        alone = not any(path.name != FILE for path in box.case.glob(f"{FILE}*"))
        if aside and alone and not _same(aside[0].read_bytes(), damaged):
            wrong.append("a file that was set aside is not what it was")
        keep = (*ASIDE, f"{FILE}-journal")
        return Played(runs, not aside, SAVED, keep, "any", wrong)


def _same(one: bytes, other: bytes) -> bool:
    """Whether a file is as it was, but for SQLite's own notes."""
    return len(one) == len(other) and one[HEADER:] == other[HEADER:]


class ProgressValues:
    """A progress file that SQLite finds sound, with any values, tables and versions in it."""

    name = "progress-values"
    share = 5

    def make(self, random: Random) -> Files:
        """What is done to a sound file, as statements with their values."""
        done = [_change(random) for _ in range(random.choice([1, 1, 2, 4]))]
        return {**good.toy(), "done.json": json.dumps(done).encode()}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Do that to it, and go on."""
        do(box, json.loads((box.case / "done.json").read_bytes()))
        return Played(look(random), True, SAVED, ASIDE, "any")


def do(box: Sandbox, done: list[tuple[str, list[str]]]) -> None:
    """Change the progress file by statements, whatever its own rules say."""
    with closing(sqlite3.connect(box.progress, isolation_level=None)) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        file.execute("PRAGMA journal_mode = DELETE")
        for statement, values in done:
            with suppress(sqlite3.Error, OverflowError):
                file.execute(statement, [_read(each) for each in values])


def _read(said: str) -> Any:
    """A value for SQLite: a number, a text, or bytes that are taken for a text."""
    kind, _, rest = said.partition(":")
    match kind:
        case "int":
            return int(rest)
        case "float":
            return float(rest)
        case "none":
            return None
        case "blob":
            return bytes.fromhex(rest)
    return rest


@cache
def columns() -> dict[str, list[str]]:
    """The columns of each table."""

    def make(folder: Path) -> dict[str, list[str]]:
        (folder / FILE).write_bytes(good.progress())
        found: dict[str, list[str]] = {}
        with closing(sqlite3.connect(folder / FILE)) as file:
            rows = file.execute(
                "SELECT tables.name, columns.name FROM sqlite_master AS tables "
                "JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' "
                "AND tables.name NOT LIKE 'sqlite_%' ORDER BY tables.name, columns.cid"
            )
            for table, column in rows:
                found.setdefault(table, []).append(column)
        return found

    return good.in_a_folder(make)


_SCHEMES: Final = (
    "DROP TABLE bets", "DROP TABLE profiles", "DROP TABLE settings",
    "ALTER TABLE attempts RENAME TO other", "ALTER TABLE settings RENAME COLUMN value TO worth",
    "DROP INDEX attempts_by_level", "CREATE TABLE more (a, b)", "DELETE FROM profiles",
    "PRAGMA user_version = 0", "PRAGMA user_version = 1", "PRAGMA user_version = 2",
    "PRAGMA user_version = 3", "PRAGMA user_version = 99", "PRAGMA user_version = -5",
    "PRAGMA application_id = 7", "PRAGMA encoding = 'UTF-16'", "DELETE FROM attempts",
    "CREATE TRIGGER t AFTER INSERT ON attempts BEGIN DELETE FROM profiles; END",
    "CREATE TRIGGER t BEFORE INSERT ON unfinished BEGIN SELECT RAISE(ABORT, 'no'); END",
    "CREATE TRIGGER t BEFORE INSERT ON profiles BEGIN SELECT RAISE(IGNORE); END",
    "CREATE VIEW v AS SELECT * FROM attempts", "UPDATE profiles SET used = 9223372036854775807",
)  # fmt: skip
_JSON: Final = {"moves", "wiring", "value"}


def _change(random: Random) -> tuple[str, list[str]]:
    if random.random() < 0.15:
        return random.choice(_SCHEMES), []
    table = random.choice(["attempts", "attempts", "unfinished", "unfinished", *columns()])
    column = random.choice(columns()[table])
    where = "" if random.random() < 0.6 else f" WHERE rowid % 2 = {random.randint(0, 1)}"
    value = _value(random, column)
    if value.startswith("bad:"):  # what calls itself a text and is none
        return f"UPDATE {table} SET {column} = CAST(? AS TEXT){where}", ["blob:" + value[4:]]
    return f"UPDATE OR IGNORE {table} SET {column} = ?{where}", [value]


def _value(random: Random, column: str) -> str:
    """A value as it is written in a case: its kind, and how it is spelt."""
    kind = random.random()
    if column in _JSON and kind < 0.6:
        return "text:" + _moves(random)
    numbers = [0, 1, -1, 2, 9, 2**31, 2**63 - 1, -(2**63), 2**40]
    if kind < 0.25:
        return f"int:{random.choice(numbers)}"
    if kind < 0.4:
        return f"float:{random.choice(['nan', 'inf', '-inf', '0.5', '-1.5', '1e308', '7.0'])}"
    if kind < 0.45:
        return "none:"
    if kind < 0.55:
        return "blob:" + random.randbytes(random.choice([0, 4, 40])).hex()
    if kind < 0.65:
        return "bad:" + random.choice([b"\xff\xfe", b"caf\xe9", b"\xed\xa0\x80", b"a\0b"]).hex()
    words = ["wire", "hand", "play", "practice", "guided", "toy", "2026-01-02", "x" * 3000]
    return "text:" + random.choice([*words, odd.text(random)])


def _moves(random: Random) -> str:
    one = '{"f":[1.0],"i":[0.0],"o":[0.0]}'
    return random.choice(
        [
            "[" * 3000, "[" * 100_000, "[]", "{}", "null", "1", "", "[[]]", "[{}]", f"[{one}]",
            f"[{','.join([one] * 9000)}]", f"[{one}", one, '["\0"]', "9" * 5000, '"x"',
            '[{"f":[NaN],"i":[0],"o":[0]}]', '[{"f":[1' + "0" * 400 + '],"i":[0],"o":[0]}]',
            '[{"f":1,"i":2,"o":3}]', '[{"f":[2],"i":[0],"o":[0]}]', '[{"f":"1","i":"0","o":"0"}]',
            '[{"f":[1,1],"i":[0,0],"o":[0,0]}]', '[{"f":["1"],"i":["0"],"o":["x"]}]',
            '[{"f":[null],"i":[0],"o":[0]}]', '[{"f":{"a":1},"i":[0],"o":[0]}]',
            '{"home":1}', '{"home":[{"f":1,"i":1,"o":1}]}',
            raw.spoil(random, f"[{one},{one}]".encode()).decode("utf-8", "replace"),
        ]
    )  # fmt: skip
