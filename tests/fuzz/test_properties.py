"""Whatever stands in a text: each reader takes it, or says in its own way that it cannot."""

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from game.level.file_names import as_ident, is_reserved
from game.level.format.problems import LevelError
from game.level.loader import parse_level
from game.level.pack.names import fault
from game.progress.classroom.form import ImportedError, parse_progress
from game.progress.settings import ALLOWED, kept_settings
from game.progress.store import Store
from game.rules.replays.file import parse_replay
from game.rules.replays.form import ReplayError
from game.rules.script import ScriptError, parse_line
from game.rules.wiring.commands import Edit, parse_command
from game.rules.wiring.form import parse_table, table_json
from game.rules.wiring.table import GateTable, TableError
from game.ui.controls.changes import read
from tests.fuzz import good
from tests.level.strategies import json_values
from tests.wired import toy_level, two_blocks

LEVEL, BLOCKS = toy_level(), two_blocks()

texts = st.text(st.characters(exclude_categories=()), max_size=200)  # half characters too
documents = json_values.map(json.dumps) | texts

some = settings(derandomize=True, max_examples=60, deadline=None)


def spoilt(content: bytes) -> st.SearchStrategy[str]:
    """A sound document with the value under one of its keys replaced by any other."""
    sound: dict[str, Any] = json.loads(content)
    pairs = st.tuples(st.sampled_from(sorted(sound)), json_values)
    return pairs.map(lambda pair: json.dumps(sound | dict([pair])))


@some
@given(documents)
def test_levels(text: str) -> None:
    with suppress(LevelError):
        parse_level(text)


@some
@given(documents | spoilt(good.replay()))
def test_replays(text: str) -> None:
    with suppress(ReplayError):
        parse_replay(text)


@some
@given(documents | spoilt(good.table_replay()))
def test_replays_of_tables(text: str) -> None:
    with suppress(ReplayError):
        parse_replay(text)


@some
@given(documents | spoilt(json.dumps(table_json(GateTable.start(LEVEL))).encode()))
def test_tables(text: str) -> None:
    with suppress(TableError):
        parse_table(LEVEL, text)


@some
@given(documents | spoilt(good.exported()))
def test_exported_progress(text: str) -> None:
    with suppress(ImportedError):
        parse_progress(text.encode("utf-8", "surrogatepass"))


@some
@given(st.binary(max_size=300))
def test_exported_progress_that_is_no_text(content: bytes) -> None:
    with suppress(ImportedError):
        parse_progress(content)


@some
@given(documents)
def test_keys(text: str) -> None:
    assert isinstance(read(text), dict)


@some
@given(st.dictionaries(st.sampled_from(sorted(ALLOWED)), json_values, min_size=1))
def test_settings(values: dict[str, Any]) -> None:
    with Store() as store:
        for name, value in values.items():
            store.set_setting(name, value)
        kept = kept_settings(store)
    assert all(allowed(getattr(kept, name)) for name, allowed in ALLOWED.items())


@some
@given(texts)
def test_lines_of_play(line: str) -> None:
    with suppress(ScriptError):
        parse_line(line, BLOCKS)


@some
@given(
    texts | texts.map(lambda text: f"set ask {text}") | texts.map(lambda text: f"case ask {text}")
)
def test_lines_at_a_table(line: str) -> None:
    with suppress(ScriptError, TableError):
        command = parse_command(line, LEVEL)
        if isinstance(command, Edit):
            command.make(GateTable.start(LEVEL))


@some
@given(texts)
def test_names_of_files(name: str) -> None:
    assert isinstance(fault(name), str)
    ident = as_ident(name)
    if ident and not is_reserved(ident):
        assert fault(f"{ident}.txt") == ""
