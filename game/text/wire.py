"""Act 2 without a window: a table of gates, filled in line by line and run on many streams."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.level.model import Level, World
from game.lstm.weights import Weights
from game.progress.store import Store
from game.rules.replays.file import save_table_replay
from game.rules.replays.form import ReplayError
from game.rules.script import ScriptError
from game.rules.wiring.commands import Edit, Word, parse_command
from game.rules.wiring.draft import Draft
from game.rules.wiring.ending import figures, next_star
from game.rules.wiring.failure import failure
from game.rules.wiring.form import parse_table, table_json
from game.rules.wiring.run import TableRun, run_table
from game.rules.wiring.table import GateTable, TableError
from game.text.about import answer_about
from game.text.field_guide import answer_guide, say_leads
from game.text.help import say_hint, say_title
from game.text.settings import NAMES, answer_settings
from game.text.stream import read_stream
from game.text.table_words import compared_lines, table_lines, weights_lines
from game.text.terminal import Left, Terminal
from game.words import say

HELP: Final = (
    "rows", "set", "case", "drop", "clear", "run", "same", "failures", "open", "network", "weights",
    "history", "inside", "more",
)  # fmt: skip
"""The lines of help, by their keys."""
LISTED = 8
"""So many failures are read out; the rest are counted."""


@dataclass
class TableGame:
    """One player at a terminal, wiring the gates of one level.

    Args:
        terminal: where to read and write.
        store: where progress is kept.
        new_seed: gives the seed of a fresh run.
        worlds: the worlds among which a level has its place.
    """

    terminal: Terminal
    store: Store
    new_seed: Callable[[], int]
    worlds: Sequence[World] = ()

    def play(self, level: Level, network: Weights, seed: int | None = None) -> Left:
        """Fill in and run tables until the player leaves: "quit", "next" or "list".

        Args:
            level: the level; its act is "wire".
            network: its trained network.
            seed: the first run's seed; else the level's own the first time, then fresh ones.
        """
        if seed is None and not self.store.seen(level.id, level.play.seed):
            seed = level.play.seed
        self._level, self._network, self._first = level, network, seed
        self._run: TableRun | None = None
        self._hints, self._told = 0, False
        self._draft = Draft(self._kept() or GateTable.start(level))
        self._introduce()
        while True:
            line = self.terminal.ask("> ")
            if line is not None and self._answered(line):
                continue
            try:
                command = parse_command("quit" if line is None else line, level)
                if isinstance(command, Edit):
                    self._change(self._draft.edit(command.make(self._draft.table)))
                elif command.name in ("quit", "next", "list"):
                    if self._draft.table.touched:
                        self.terminal.say(say("text.wire.kept"))
                    if command.name == "quit":
                        self.terminal.say(say("text.goodbye"))
                    return command.name
                else:
                    self._do(command)
            except (ScriptError, TableError, ReplayError) as error:
                self.terminal.say(str(error), "yellow")

    def _answered(self, line: str) -> bool:
        """Whether a line was about the Field guide, the level's history or its network."""
        if line.strip().lower().startswith("inside") and self._run is None:
            self.terminal.say(say("text.wire.hidden"), "yellow")
            return True
        return (
            answer_guide(self.terminal, line)
            or self._sets(line)
            or answer_about(self.terminal, self.store, self._level, self._network, line)
        )

    def _sets(self, line: str) -> bool:
        """Whether a line was about settings; `set` with an entry or a row is for the table."""
        word, _, rest = line.strip().partition(" ")
        mine = word.lower() != "set" or rest.partition(" ")[0].lower() in NAMES
        return mine and answer_settings(self.terminal, self.store, line)

    def _kept(self) -> GateTable | None:
        """The table as it was left, if it still fits the level."""
        text = self.store.wiring(self._level)
        try:
            return None if text is None else parse_table(self._level, text)
        except TableError:  # kept by a game that wrote tables otherwise
            return None

    def _introduce(self) -> None:
        level, terminal = self._level, self.terminal
        row, gate = level.vocabulary.classes[0], self._draft.table.gates[-1]
        say_title(terminal, level, self.worlds)
        if level.brief:
            terminal.say(level.brief)
        example = {"row": row, "gate": gate}
        terminal.say(say("text.wire.introduction", streams=level.play.streams, **example))
        if self._draft.table.touched:
            terminal.say(say("text.wire.as_left"))
        self._say_table()

    def _say_table(self, before: GateTable | None = None) -> None:
        self.terminal.say()
        for line in table_lines(self._draft.table, before):
            self.terminal.say(line)

    def _change(self, draft: Draft) -> None:
        if draft is self._draft:
            self.terminal.say(say("text.wire.unchanged"))
            return
        before, self._draft = self._draft.table, draft
        text = json.dumps(table_json(draft.table), separators=(",", ":"))
        lasting = self.store.lasting
        self.store.keep_wiring(self._level, text)
        if lasting and not self.store.lasting:
            self.terminal.say(self.store.message, "yellow")
        self._say_table(before)

    def _do(self, command: Word) -> None:
        match command.name:
            case "table":
                self._say_table()
            case "run" | "same":
                self._start(command)
            case "failures":
                self._failures(self._needed_run())
            case "open":
                self._open(self._needed_run(), command.rest)
            case "network":
                self._compare()
            case "weights":
                for line in weights_lines(self._draft.table):
                    self.terminal.say(line)
            case "hint":
                say_hint(self.terminal, self._level, self._hints)
                self._hints += 1
            case "undo":
                self._change(self._draft.undo())
            case "redo":
                self._change(self._draft.redo())
            case "save":
                self._save(self._needed_run(), command.rest)
            case _:
                for key in HELP:
                    self.terminal.say(say(f"text.wire.help.{key}"))

    # -- running -----------------------------------------------------------------------------

    def _needed_run(self) -> TableRun:
        if self._run is None:
            raise ScriptError(say("text.wire.run_first"))
        return self._run

    def _start(self, command: Word) -> None:
        """Run the table, and keep what it earned."""
        if command.name == "same":
            seed = self._needed_run().seed
        elif command.rest:
            if not command.rest.isdecimal() or len(command.rest) > 6:
                raise ScriptError(say("text.wire.seed"))
            seed = int(command.rest)
        else:
            seed = self.new_seed() if self._first is None else self._first
            self._first = None
        level, table = self._level, self._draft.table
        retry = self.store.seen(level.id, seed)
        self._run = run_table(table, self._network, seed)
        result = self._run.result
        text = json.dumps(table_json(table), separators=(",", ":"))
        self.store.record_table(level, seed, text, result, retry=retry)
        self.terminal.say()
        self.terminal.say(say(f"text.wire.stars.{result.stars}"), "bold")
        said = [figures(result), say("text.table.touched", count=result.touched)]
        if result.beats_the_network:
            said.append(say("text.wire.beaten"))
        self.terminal.say(" ".join(said))
        said = [next_star(result)]
        if retry:
            said.append(say("text.wire.seen"))
        said.append(say("text.result.seed", seed=seed))
        self.terminal.say(" ".join(said))
        if failed := len(self._run.failures):
            self.terminal.say(say("text.wire.failed", count=failed))
        if result.stars and level.after and not self._told:
            self._told = True
            self.terminal.say()
            self.terminal.say(level.after)
            say_leads(self.terminal, level.guide)

    def _failures(self, run: TableRun) -> None:
        if not run.failures:
            self.terminal.say(say("text.wire.none_failed"))
            return
        for n in run.failures[:LISTED]:
            found = failure(run, n)
            told = {"said": found.said, "why": found.why}
            self.terminal.say(say("text.wire.failure", number=n + 1, **told))
        if (more := len(run.failures) - LISTED) > 0:
            self.terminal.say(say("text.wire.more", count=more))

    def _open(self, run: TableRun, text: str) -> None:
        count = run.result.streams
        if not text.isdecimal() or len(text) > 4 or not 1 <= int(text) <= count:
            raise ScriptError(say("text.wire.which", last=count))
        n = int(text) - 1
        self.terminal.say(say("text.wire.opened", number=n + 1), "bold")
        read_stream(self.terminal, run.open(n))

    def _compare(self) -> None:
        run = self._run
        if run is None:
            raise ScriptError(say("text.wire.hidden"))
        self.terminal.say(say("text.wire.compared"))
        for line in compared_lines(run.compared):
            self.terminal.say(line)
        differ = sum(each.differ for each in run.compared)
        self.terminal.say(say("text.wire.differ", count=differ, all=len(run.compared)))

    def _save(self, run: TableRun, name: str) -> None:
        if not name:
            raise ScriptError(say("text.wire.name_file"))
        path = Path(name if name.endswith(".json") else f"{name}.json")
        save_table_replay(path, run)
        self.terminal.say(say("text.saved", path=path))
