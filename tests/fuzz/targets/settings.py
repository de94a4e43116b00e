"""Settings as they are kept: any value under any name, keys among them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import fields
from random import Random
from typing import Any, Final

from game.progress.settings import Settings, kept_settings
from game.progress.store import Store
from game.progress.understood import GUIDED, IDEAS, is_to_be_led, understood
from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import json_tree, odd, raw
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding

NAMES: Final = (
    *(one.name for one in fields(Settings)),
    IDEAS,
    f"{GUIDED}toy",
    "keys",
    "keys",
    "language",
)


class KeptSettings:
    """Rows of the table of settings."""

    name = "settings"
    share = 5

    def make(self, random: Random) -> Files:
        """Names and values, as hexadecimal digits of what stands in the table."""
        rows = {}
        for _ in range(random.randint(1, 6)):
            name = odd.text(random)[:60] if random.random() < 0.05 else random.choice(NAMES)
            rows[name] = _value(random, name).hex()
        return {**good.toy(), "rows.json": json.dumps(rows).encode()}

    def play(self, box: Sandbox, random: Random) -> Played:
        """Read them as the game does, and play with them."""
        rows = json.loads((box.case / "rows.json").read_bytes())
        kind = random.choice(["text", "text", "text", "blob"])
        with closing(sqlite3.connect(box.progress)) as file, file:
            for name, value in rows.items():
                text = bytes.fromhex(value)
                kept: Any = text if kind == "blob" else text.decode("utf-8", "replace")
                file.execute(
                    "INSERT OR REPLACE INTO settings SELECT id, ?, ? FROM profiles",
                    (name.encode("utf-8", "replace").decode(), kept),
                )
        with Store(box.data) as store:
            settings = kept_settings(store)
            understood(store)
            is_to_be_led(store, "toy")
            read_keys(settings.keys)
        typed = b"settings\nset bets on\ni=1\n\nset text 120\nsettings\n\n\n\n\n\nquit\n"
        runs = [run(["play", "toy.json", "--text"], typed, coding=coding(random))]
        runs.append(run(["progress", "export", "--json"]))
        wrong = ["bad settings keep the game from beginning"] * any(ran.refused for ran in runs)
        return Played(runs, True, progress="grows", wrong=wrong)


def read_keys(kept: str) -> None:
    """Read the keys a player chose as the window does."""
    from game.ui.controls.changes import read

    read(kept)


def _value(random: Random, name: str) -> bytes:
    """A value: JSON, most often of a wrong kind; or what is no JSON."""
    kind = random.random()
    if name == "keys" and kind < 0.6:
        inner = json_tree.spell(random, json_tree.spoil(random, json.loads(good.KEYS)))
        return json.dumps(inner.decode("utf-8", "replace")).encode()
    if kind < 0.75:
        return json_tree._spell(odd.value(random), "").encode("utf-8", "surrogatepass")
    usual = json.dumps(getattr(Settings(), name, "")).encode()
    return raw.spoil(random, usual)
