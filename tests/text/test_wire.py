"""Act 2 at the terminal: a table filled in, run, looked into and kept."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level.library import find_level, worlds
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_network
from game.progress.store import Store
from game.rules.replays.file import load_replay
from game.rules.replays.verify import verify
from game.text.play import TextGame
from game.text.table_words import weights_lines
from game.words import say
from tests.rules.wiring.samples import entry, network_of, solved, wire_level, wired_two
from tests.text.scripted import Scripted

WIN = ["set home i=1", "set home f=0", "set ask o=1"]
LEVEL = wire_level()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as made:
        yield made


def play(
    store: Store,
    lines: list[str],
    level: Level = LEVEL,
    *,
    seed: int | None = None,
    practice: bool = False,
) -> Scripted:
    terminal, seeds = Scripted(lines), itertools.count(1000)
    game = TextGame(terminal, store, lambda: next(seeds), practice=practice)
    game.play_text(level, network_of(level), seed)
    return terminal


def test_a_table_is_filled_in_run_and_kept(store: Store) -> None:
    said = play(store, [*WIN, "run", "quit"]).all
    assert "home, “grew up in France”, “grew up in Spain”: f=0 i=1 o=0" in said
    assert "The table earned three stars of three." in said
    assert "Every question right on 8 of 8 streams." in said
    assert "3 entries differ from the start." in said
    assert "Seed 7." in said
    best = store.best("toy")
    assert best is not None
    assert best.stars == 3
    assert store.attempts("toy")[0].act == "wire"


def test_a_table_left_is_there_again(store: Store) -> None:
    assert "The table is kept." in play(store, [*WIN, "quit"]).all
    said = play(store, ["run", "quit"]).all
    assert "This is the table as you left it." in said
    assert "three stars" in said


def test_failures_are_listed_worst_first_and_opened(store: Store) -> None:
    lines = [
        "failures",
        "set ask o=1",
        "run 3",
        "failures",
        "open 2",
        "1",
        "",
        "back",
        "x",
        "close",
    ]
    terminal = play(store, [*lines, "quit"])
    said = terminal.all
    assert "Run the table first: type run." in said
    assert "8 streams went wrong; failures says how." in said
    assert "said nothing, but “" in said
    assert "Memory was empty: nothing had been written by then." in said
    assert "Stream 2 of the run, as the table plays it." in said
    assert said.count("Step 1 of") == 2
    assert "Memory holds nothing." in said
    assert "Expected a step from 1 to" in said
    assert "Back at the table." in said
    assert "step> " in terminal.prompts


def test_the_same_streams_are_a_retry(store: Store) -> None:
    said = play(store, [*WIN, "run 5", "same", "run 5", "quit"], seed=2).all
    assert said.count("You had seen these streams before. Seed 5.") == 2
    assert [attempt.retry for attempt in store.attempts("toy")] == [False, True, True]


def test_the_first_run_is_on_the_seed_that_was_asked_for(store: Store) -> None:
    said = play(store, ["run", "run", "quit"], seed=42).all
    assert "Seed 42." in said
    assert "Seed 1000." in said


def test_the_networks_table_shows_after_a_run(store: Store) -> None:
    said = play(store, ["network", "run", "network", "quit"]).all
    assert "shows after a run" in said
    assert "i 1.00 (yours 0.00, differs)" in said
    said = play(store, [*WIN, "run", "network", "quit"]).all
    assert "None differs by more than 0.1." in said


def test_practice_is_by_hand_on_one_stream(store: Store) -> None:
    said = play(store, ["show all", "quit"], practice=True).all
    assert said.count("The network’s move: ") == 5
    assert [each.mode for each in store.attempts("toy")] == ["practice"]
    assert store.wiring(LEVEL) is None


def test_weights_are_told_as_numbers(store: Store) -> None:
    said = play(store, [*WIN, "weights", "quit"]).all
    assert "input gate: b = -8.0, w[home] = +16.0; the other weights are 0." in said
    assert "σ(Wf·x + bf)" in said


def test_weights_on_memory_and_where_there_are_none() -> None:
    table = solved(LEVEL).add_case("chat", ((0, True),)).set(entry("chat", "i"), 1.0)
    lines = "\n".join(weights_lines(table))
    assert "+16.0 if A is full" in lines
    assert "peepholes" in lines
    table = table.add_case("home", ((0, False),)).set(entry("home", "i", case=1), 0.0)
    assert say("text.table.no_weights") in "\n".join(weights_lines(table))
    assert "gate of block B" in "\n".join(weights_lines(solved(wired_two())))


def test_undo_redo_hints_help_and_lines_that_mean_nothing(store: Store) -> None:
    lines = ["undo", "set home i=1", "undo", "redo", "hint", "hint", "hint", "help", "", "flurb"]
    lines += [
        "run x",
        "open 99",
        "save",
        "case chat if A full",
        "case chat if A full",
        "drop chat 2",
    ]
    said = play(store, ["run", *lines, "quit"]).all
    assert "Nothing has changed." in said
    assert "That was the last hint" in said
    assert "add a case to a row" in said
    assert "“flurb” is not understood." in said
    assert "A seed is a whole number" in said
    assert "stream from 1 to 8" in said
    assert "Give the file a name" in said
    assert "1. if A full: f=1 i=0 o=0" in said
    assert "a case for “A full” already" in said
    assert "stays last" in said


def test_a_run_is_saved_as_a_replay(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    said = play(store, [*WIN, "run", f"save {path}", f"save {path}", "quit"]).all
    assert "Saved as" in said
    assert "Choose another name" in said
    assert verify(load_replay(path), LEVEL, network_of(LEVEL)).ok


@pytest.mark.parametrize("word", ["quit", "next", "list"])
def test_the_level_is_left_as_asked(store: Store, word: str) -> None:
    game = TextGame(Scripted([word]), store, lambda: 1)
    assert game.play_text(LEVEL, network_of(LEVEL)) == word


def test_the_end_of_all_lines_leaves(store: Store) -> None:
    assert play(store, []).said[-1] == "Goodbye."


def test_a_kept_table_that_no_longer_reads_is_left_alone(store: Store) -> None:
    store.keep_wiring(LEVEL, '{"home": 3}')
    assert "0 entries differ" in play(store, ["quit"]).all


def test_what_is_said_fits_80_columns_unfolded_help(store: Store) -> None:
    said = play(store, ["help", "quit"]).said
    assert all(len(line) <= 80 for line in said if line.startswith("  "))


def test_the_field_guide_is_at_hand(store: Store) -> None:
    said = play(store, ["guide", "guide peepholes", "quit"]).all
    assert "Field guide" in said
    assert "has no entry" not in said


def test_a_table_says_where_its_level_stands(store: Store) -> None:
    path = find_level("long-road")
    terminal = Scripted(["quit"])
    level = load_level(path)
    game = TextGame(terminal, store, lambda: 1, worlds=worlds())
    game.play_text(level, load_network(level))
    assert f"{level.title}\nWorld 6, Long haul: level 3 of 7.\n" in terminal.all
