import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from game.level.loader import load_level
from game.level.model import Level, World
from game.level.network import load_network
from game.progress.store import Store
from game.rules.replays.file import load_replay
from game.rules.replays.verify import verify
from game.rules.session import Session
from game.text.play import TextGame
from tests.text.scripted import Scripted
from tests.wired import BASE, toy_level, two_blocks, wired, write_level

SOLVED = ["f=0 i=1 o=0", "f=1 i=0", "", "", "o=1"]
"""The solution on stream 7 of the toy level: France, Soup, Fish, Soup, I speak."""


def with_chat(times: int) -> list[object]:
    """The level's stream with this much chat before the question."""
    fact, _, question = BASE["stream"]
    return [fact, {"repeat": [{"pick": "chat"}], "times": times}, question]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path, clock=lambda: datetime(2026, 1, 2, tzinfo=UTC)) as made:
        yield made


def play(
    store: Store,
    lines: list[str],
    level: Level | None = None,
    *,
    seed: int | None = 7,
    practice: bool = False,
    resume: bool = False,
) -> Scripted:
    level = level or toy_level()
    terminal = Scripted(lines)
    seeds = itertools.count(1000)
    game = TextGame(terminal, store, lambda: next(seeds), practice=practice)
    game.play_text(level, wired(level), seed, resume=resume)
    return terminal


def test_a_whole_play_earns_its_stars_and_is_kept(store: Store) -> None:
    said = play(store, [*SOLVED, "quit"]).all
    assert "Where from?" in said
    assert "Token 1: “grew up in France”" in said
    assert "Memory holds “French”, " in said
    assert "The cell says “French” (100%)." in said
    assert "You earned three stars of three." in said
    assert "Gate changes: 4, budget 6." in said
    best = store.best("toy")
    assert best is not None
    assert best.stars == 3


def test_the_networks_gates_and_the_marks_stay_hidden_until_the_end(store: Store) -> None:
    said = play(store, ["i=0", "quit"]).all
    assert "network" not in said
    assert "??" not in said


def test_practice_tells_them_at_every_move(store: Store) -> None:
    said = play(store, ["i=0", "quit"], practice=True).all
    assert "The network would have set forget 0.00, input 1.00, output 0.00." in said
    assert "?? blunder -" in said
    assert " bits. You shut the input gate" in said


def test_practice_counts_for_no_best(store: Store) -> None:
    play(store, [*SOLVED, "quit"], practice=True)
    assert store.best("toy") is None
    assert store.attempts("toy")[0].mode == "practice"


def test_the_review_explains_what_went_wrong_and_the_next_star(store: Store) -> None:
    said = play(store, ["i=0", "", "", "", "o=1", "quit"]).all
    assert "You earned no star of three." in said
    assert "No first star: 1 question was answered wrong" in said
    assert "You shut the input gate on “grew up in France”, so it was not written" in said
    assert "said nothing, not “French”" in said


def test_a_wrong_line_keeps_the_place(store: Store) -> None:
    said = play(store, ["f=0 i=1", "flurb", "i=7", *SOLVED[1:], "quit"]).all
    assert "“flurb” is not understood." in said
    assert "from 0 (shut) to 1 (open)" in said
    assert "three stars" in said


def test_undo_redo_look_help_and_hints(store: Store) -> None:
    lines = ["redo", "undo", "i=0", "undo", "redo", "undo", *SOLVED[:2]]
    lines += ["look", "help", "hint", "hint", "hint", *SOLVED[2:], "quit"]
    said = play(store, lines).all
    assert "There is nothing to redo." in said
    assert "There is nothing to undo." in said
    assert "Played again." in said
    assert "1. “grew up in France”: f=0 i=1 o=0; said nothing." in said
    assert "take a move back" in said
    assert "Hint 1 of 2: Write the country." in said
    assert "That was the last hint: Be silent until asked." in said
    assert "You undid 2 moves." in said
    assert "three stars" in said


def test_restart_draws_a_fresh_stream(store: Store) -> None:
    said = play(store, ["i=1", "restart", "look"]).all
    assert "A fresh stream." in said
    assert "Seed 1000." in said


def test_the_same_stream_again_is_kept_apart_as_a_retry(store: Store) -> None:
    said = play(store, ["", "", "", "", "", "same", *SOLVED, "again"]).all
    assert "You had seen this stream before." in said
    assert [attempt.retry for attempt in store.attempts("toy")] == [False, True]
    best = store.best("toy")
    assert best is not None
    assert best.stars == 0


def test_the_first_play_is_the_levels_own_stream_and_later_ones_are_fresh(store: Store) -> None:
    assert "Seed 7." in play(store, [*SOLVED, "quit"], seed=None).all
    assert "Seed 1000." in play(store, ["look"], seed=None).all


def test_the_end_of_input_leaves_politely_and_keeps_the_play(store: Store) -> None:
    said = play(store, SOLVED[:2]).all
    assert "You left after 2 moves." in said
    assert said.endswith("Goodbye.")
    terminal = play(store, [*SOLVED[2:], "quit"], seed=None)
    assert "You left this level after 2 moves; it goes on there." in terminal.all
    assert "three stars" in terminal.all
    assert store.unfinished("toy") is None


def test_a_move_is_kept_before_anything_is_said_of_it_and_the_last_one_recorded(
    store: Store,
) -> None:
    found: list[tuple[int, int]] = []

    class Looking(Scripted):
        def say(self, text: str = "", style: str = "") -> None:
            if text.startswith("The cell says"):
                left = store.unfinished("toy")
                found.append((len(left.moves) if left else 0, store.attempt_count("toy")))

    game = TextGame(Looking([*SOLVED, "quit"]), store, lambda: 1000)
    game.play_text(toy_level(), wired(toy_level()), 7)
    assert found == [(1, 0), (2, 0), (3, 0), (4, 0), (0, 1)]


def test_a_play_killed_between_its_last_move_and_its_record_comes_up_whole(store: Store) -> None:
    session = Session.start(toy_level(), 7, wired(toy_level()))
    session = session.play_all(session.deal.solution)
    store.keep_unfinished(session, seconds=5.0)
    said = play(store, ["quit"], seed=None).all
    assert "You left this level as its stream ended" in said
    assert "Valves:" not in said
    assert "You earned three stars of three." in said
    [attempt] = store.attempts("toy")
    assert (attempt.stars, attempt.retry) == (3, False)
    assert attempt.seconds is not None
    assert attempt.seconds >= 5.0
    assert store.unfinished("toy") is None


def test_a_play_left_goes_on_without_asking_and_a_restart_can_be_undone(store: Store) -> None:
    play(store, SOLVED[:2])
    assert "Token 3" in play(store, [], seed=None, resume=True).all
    said = play(store, ["restart", "undo"], seed=None).said
    tokens = [line.split(":")[0] for line in said if line.startswith("Token")]
    assert tokens == ["Token 3", "Token 1", "Token 3"]


def test_a_play_left_on_a_level_that_changed_is_not_offered(store: Store) -> None:
    play(store, SOLVED[:2])
    terminal = play(store, [], toy_level(stream=with_chat(5)), seed=None)
    assert "it goes on there" not in terminal.all
    assert "Token 1" in terminal.all


def test_a_replay_can_be_saved_and_verifies(store: Store, tmp_path: Path) -> None:
    name = tmp_path / "mine"
    said = play(store, [*SOLVED, "save", f"save {name}", f"save {name}", "dance", "", "quit"]).all
    assert "Give the file a name" in said
    assert f"Saved as {name}.json." in said
    assert "Choose another name" in said
    assert "“dance” is not understood." in said
    level = toy_level()
    assert verify(load_replay(tmp_path / "mine.json"), level, wired(level)).ok


def test_blocks_are_named_and_set_apart(store: Store) -> None:
    level = two_blocks()
    lines = ["A.i=1", "A.i=0 B.i=1 A.f=1", "B.i=0 B.f=1", "A.o=1", "A.o=0 B.o=1", "quit"]
    said = play(store, lines, level).all
    assert "There are 2 blocks of memory" in said
    assert "Memory: A holds “France”, " in said
    assert "B holds “Fig”" in said
    assert "Valves: A: forget 1, input 0, output 0; B: forget 1" in said
    assert "three stars" in said


def test_locked_gates_are_shown_and_refused(store: Store) -> None:
    solution = {name: {k: v for k, v in row.items() if k != "f"} for name, row in SOLUTION}
    level = toy_level(gates={"forget": 1}, solution=solution)
    said = play(store, ["f=0"], level).all
    assert "(forget is locked at 1)" in said
    assert "not yours here; it is locked at 1" in said


SOLUTION = list(BASE["solution"].items())


def test_a_file_that_can_no_longer_be_written_is_mentioned_once(store: Store) -> None:
    store._connection.execute("PRAGMA query_only = ON")
    said = play(store, [*SOLVED, "quit"]).all
    assert "three stars" in said
    assert said.count("Progress could not be written") == 1
    assert store.best("toy") is not None


def test_a_long_stream_is_reviewed_by_what_mattered(store: Store) -> None:
    level = toy_level(stream=with_chat(60))
    solved = ["f=0 i=1 o=0", "f=1 i=0", *[""] * 59, "o=1", "quit"]
    said = play(store, solved, level).all
    assert "None did: every move was as good as the network’s." in said
    blunder = ["f=0 i=1 o=0", "f=1 i=0", *[""] * 59, "o=0", "quit"]
    said = play(store, blunder, level, seed=8).all
    assert "62. " in said
    assert "\n5. " not in said.partition("Review")[2]


class Saving(Scripted):
    """Saves the level between two lines that are typed."""

    def __init__(self, lines: list[str], file: Path, texts: list[str]) -> None:
        super().__init__(lines)
        self.file, self.texts = file, texts

    def ask(self, prompt: str) -> str | None:
        if self.texts and self.lines and self.lines[0] in ("again", "restart"):
            self.file.write_text(self.texts.pop(0), "utf-8")
        return super().ask(prompt)


def test_a_new_play_begins_with_the_level_as_it_was_saved(store: Store, tmp_path: Path) -> None:
    file = write_level(tmp_path)
    level, text = load_level(file), file.read_text("utf-8")
    texts = ["{", text.replace("grew up in", "hails from"), text.replace("grew up in", "left")]
    terminal = Saving([*SOLVED, "again", "restart", "restart", "quit"], file, texts)
    TextGame(terminal, store, lambda: 7).play_text(level, load_network(level), 7)
    firsts = [line for line in terminal.said if line.startswith("Token 1:")]
    assert [line.split("“")[1].rstrip("”") for line in firsts] == [
        "grew up in France", "grew up in France", "hails from France", "left France",
    ]  # fmt: skip
    assert "You play on with the level as it was." in terminal.said
    assert f"{file}:1: " in terminal.all


def test_the_time_at_the_prompt_is_kept_over_a_break(store: Store) -> None:
    ticking = itertools.count().__next__  # a second goes by whenever anybody looks
    days = itertools.count()

    def set_back() -> datetime:  # and the clock is set to another day, which counts for nothing
        return datetime(2026, 1, 2, tzinfo=UTC) - timedelta(days=(-1) ** next(days) * next(days))

    seeds = itertools.count(1000)
    for lines in (SOLVED[:2], [*SOLVED[2:], "quit"]):
        game = TextGame(Scripted(lines), store, lambda: next(seeds), clock=set_back, ticks=ticking)
        game.play_text(toy_level(), wired(toy_level()), None, resume=True)
    [kept] = store.attempts("toy")
    assert kept.seconds is not None
    assert 5 <= kept.seconds <= 12


def test_undo_brings_back_the_stream_that_was_left_by_a_restart(store: Store) -> None:
    said = play(store, ["f=0 i=1 o=0", "restart", "undo", "look", "quit"]).all
    assert "Type undo to have the old one back." in said
    assert "The stream you had left is back." in said
    assert "1. “grew up in France”" in said.rsplit("is back", 1)[1]
    left = store.unfinished("toy")
    assert left is not None
    assert (left.seed, len(left.moves)) == (7, 1)


def test_a_restart_that_gives_nothing_up_promises_nothing(store: Store) -> None:
    said = play(store, ["restart", "undo", "quit"]).all
    assert "Type undo" not in said
    assert "There is nothing to undo." in said


def test_it_is_said_where_the_level_stands(store: Store, tmp_path: Path) -> None:
    level = load_level(write_level(tmp_path))
    assert level.path is not None
    for listed, said in (
        ([], ""),
        ([World("one", "One", 1, "", (level.path,))], "One: level 1 of 1.\n"),
        (
            [World("a", "A", 1, "", ()), World("b", "Bee", 2, "", (tmp_path / "x", level.path))],
            "World 2, Bee: level 2 of 2.\n",
        ),
    ):
        terminal = Scripted(["quit"])
        game = TextGame(terminal, store, lambda: 7, worlds=listed)
        game.play_text(level, load_network(level), 7)
        assert f"\n{level.title}\n{said}{level.brief}\n" in terminal.all
