"""Practice at a terminal: the coach on and off, eval, hints, show, what if, branch, bets."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_network
from game.progress.store import Bet, Store
from game.rules import Session
from game.rules.replays.file import load_replay
from game.rules.replays.verify import verify
from game.rules.script import Ask, Step, Valve, Word, parse_line, steps_of
from game.text.play import TextGame
from game.words import say
from tests.shipped import levels_of
from tests.text.scripted import Scripted
from tests.wired import toy_level, two_blocks, wired

SOLVED = ["f=0 i=1 o=0", "f=1 i=0", "", "", "o=1"]
"""The solution on stream 7 of the toy level: France, Soup, Fish, Soup, I speak."""
GIVEN_AWAY = ("The network would", "would get the rest right", "bits. ", "??", "?!", "!!")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path, clock=lambda: datetime(2026, 1, 2, tzinfo=UTC)) as made:
        yield made


def play(
    store: Store, lines: list[str], level: Level | None = None, *, practice: bool = False
) -> Scripted:
    level = level or toy_level()
    terminal, seeds = Scripted(lines), itertools.count(1000)
    game = TextGame(terminal, store, lambda: next(seeds), practice=practice)
    game.play_text(level, wired(level), 7)
    return terminal


def test_a_practice_tells_how_things_stand_after_every_move(store: Store) -> None:
    said = play(store, ["f=0 i=0 o=0", "eval", "quit"], practice=True).all
    assert "The network would have set forget 0.00, input 1.00, output 0.00." in said
    assert "If the network played on, it would get the rest right:" in said
    assert "(before the last move:" in said
    assert said.count("would get the rest right") == 2
    assert "To the next question it would say" in said


def test_in_play_the_coach_has_nothing_to_say(store: Store) -> None:
    lines = ["eval", "f=0 i=0 o=0", "whatif 1 i=1", "show", "branch 1", "hint", "quit"]
    said = play(store, lines).all
    assert said.count(say("text.coach.hidden")) == 4
    assert "Hint 1 of 2: Write the country." in said  # the level's own hints stay
    for word in ("The network would", "would get the rest", "Cost"):
        assert word not in said.replace(say("text.coach.hidden"), "")


def test_the_coach_makes_a_practice_of_a_play(store: Store) -> None:
    said = play(store, [SOLVED[0], "coach on", "", "coach off", *SOLVED[2:], "quit"]).all
    assert "From here on this is a practice: it earns no stars." in said
    assert said.count("would get the rest right") == 1
    assert "The coach is silent. It stays a practice." in said
    [kept] = store.attempts("toy")
    assert kept.mode == "practice"
    assert store.best("toy") is None
    assert store.unfinished("toy") is None
    assert store.unfinished("toy", "practice") is None


def test_a_coach_is_on_or_off(store: Store) -> None:
    assert "Expected coach on or coach off." in play(store, ["coach maybe", "quit"]).all


def test_hints_grow_plainer_and_begin_anew_with_each_token(store: Store) -> None:
    said = play(store, ["hint"] * 4 + ["f=0 i=1", "hint", "quit"], practice=True).said
    hints = [line for line in said if line.startswith(("Hint", "Nothing needs"))]
    assert [line[:11] for line in hints[:4]] == ["Hint 1 of 3", "Hint 2 of 3"] + ["Hint 3 of 3"] * 2
    assert "The input gate matters" in hints[0]
    assert "Set the input gate to 1.00" in hints[2]
    assert hints[4].startswith("Hint 1 of 3: ")


def test_the_network_can_be_let_to_play(store: Store) -> None:
    terminal = play(store, ["show", "show all", "quit"], practice=True)
    assert terminal.all.count("The network’s move: ") == 5
    assert "A practice; as a play it would have earned three stars." in terminal.all
    assert [each.mode for each in store.attempts("toy")] == ["practice"]


def test_what_if_tells_what_would_have_come_of_it(store: Store) -> None:
    lines = ["f=0 i=0 o=0", *SOLVED[1:], "whatif 1 i=1", "whatif 1 i=0", "whatif 9 i=0", "quit"]
    said = play(store, lines).all
    assert "What if at step 1, “grew up in France”: f=0 i=1 o=0 (it was f=0 i=0 o=0)?" in said
    assert "That changes +" in said
    assert "bits: confidence" in said
    assert "At step 5 it says “French”, rightly, and not nothing." in said
    assert "That is how the valves stood." in said
    assert "Step 9 was not played yet; what if can be asked from 1 to 5." in said


def test_what_if_can_be_asked_in_the_middle_of_a_practice(store: Store) -> None:
    said = play(store, ["whatif 1 i=1", *SOLVED[:2], "whatif 1 i=0", "quit"], practice=True).all
    assert "Step 1 was not played yet; what if can be asked after the first move." in said
    assert "That changes -" in said
    assert "No answer changes." in said


def test_a_branch_goes_on_as_practice(store: Store) -> None:
    lines = [*SOLVED, "branch 2", "", "", "o=0", "quit"]
    said = play(store, lines).all
    assert "A practice, gone on with behind step 2." in said
    assert said.count("Token 3:") == 2
    assert [each.mode for each in store.attempts("toy")] == ["play", "practice"]


def test_blame_and_the_highway_are_told_when_the_stream_has_ended(store: Store) -> None:
    spoke = ["f=1 i=0 o=0.5", "o=0", "", "o=1"]
    lines = ["blame", SOLVED[0], *spoke, "blame", "highway", "highway 2", "quit"]
    said = play(store, lines, practice=True).all
    assert "blame is for when the stream has ended." in said
    assert "2. “Soup”: shutting the output gate;" in said
    assert "1 step before: you 1.00, network 1.00" in said
    assert "Questions were asked at these steps: 5." in said


def test_nobody_is_blamed_for_a_perfect_play(store: Store) -> None:
    assert "No gate is to blame" in play(store, [*SOLVED, "blame", "quit"]).all


def test_bets_are_made_on_questions_and_kept(store: Store) -> None:
    lines = ["bet French 90", *SOLVED[:4], "bet German 90", "bet French 91", "bet French 90%",
             SOLVED[4], "quit"]  # fmt: skip
    said = play(store, lines).all
    assert "Bets are made when a question waits" in said
    assert said.count("Expected an answer and how sure you are") == 2
    assert "You were 90% sure; it said “French”, as you said." in said
    assert store.bets("toy") == (Bet("French", 0.9, "French"),)


def test_a_bet_on_silence(store: Store) -> None:
    said = play(store, [*SOLVED[:4], "bet nothing 70", SOLVED[4], "quit"]).all
    assert "You were 70% sure; it said “French”, not nothing." in said


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("coach on", Word("coach", "on")),
        ("show all", Word("show", "all")),
        ("EVAL", Word("eval")),
        ("whatif 5 A.i=0", Ask(4, (Valve("i", 0.0, 0),))),
        ("branch 3", Word("branch", "3")),
    ],
)
def test_what_can_be_asked_of_the_coach(line: str, command: object) -> None:
    assert parse_line(line, two_blocks()) == command


@pytest.mark.parametrize(
    "line", ["whatif", "whatif 0 i=1", "whatif x i=1", "whatif 3", "whatif 9999999 i=1"]
)
def test_what_if_says_how_it_is_asked(store: Store, line: str) -> None:
    assert "such as: whatif 5 f=1 i=0 o=1" in play(store, [line, "quit"]).all


def test_what_is_asked_has_no_place_in_a_file_of_moves() -> None:
    for line in ("whatif 1 i=1", "coach on"):
        with pytest.raises(ValueError, match="no place in a file of moves"):
            steps_of([Step(), parse_line(line, toy_level())])


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_every_level_can_be_practised_to_its_end_by_what_the_network_shows(path: Path) -> None:
    level = load_level(path)
    terminal = Scripted(["show all", "quit"])
    with Store() as store:
        game = TextGame(terminal, store, lambda: 5, practice=True)
        game.play_text(level, load_network(level), 5)
        [kept] = store.attempts(level.id)
    par = Session.start(level, 5).par
    assert kept.confidence == pytest.approx(par, rel=0.03)


@pytest.mark.parametrize("path", levels_of("hand"), ids=lambda path: path.stem)
def test_a_play_gives_nothing_away_before_its_end(path: Path) -> None:
    level = load_level(path)
    terminal = Scripted(["eval", *[""] * (len(Session.start(level, 5).deal) - 1)])
    with Store() as store:
        TextGame(terminal, store, lambda: 5).play_text(level, load_network(level), 5)
    said = terminal.all.replace(say("text.coach.hidden"), "")
    assert not any(word in said for word in GIVEN_AWAY)


def test_history_and_the_network_inside_can_be_asked_for_after_a_stream(tmp_path: Path) -> None:
    level = load_level(find_level("fluent"))
    terminal = Scripted(["i=1", "inside", *["i=0"] * 6, "o=1", "history", "inside novice",
                         f"history save 1 {tmp_path / 'mine'}", "history save 9", "history of",
                         "quit"])  # fmt: skip
    with Store() as store:
        TextGame(terminal, store, lambda: 5).play_text(level, load_network(level), 1)
    said = terminal.all
    assert "“inside” is not understood" in said  # in play it would give the network's gates away
    assert "Your history: I speak fluent ___" in said
    assert "Inside the network: Novice" in said
    assert "Attempts have the numbers 1 to 1." in said
    assert "Expected history, or history save 3 FILE." in said
    assert verify(load_replay(tmp_path / "mine.json"), level, load_network(level)).ok


def test_history_and_the_network_inside_can_be_asked_for_at_a_table() -> None:
    level = load_level(find_level("hundred"))
    terminal = Scripted(["inside", "history", "run", "inside", "quit"])
    with Store() as store:
        TextGame(terminal, store, lambda: 5).play_text(level, load_network(level), 1)
    assert "shows after a run" in terminal.all
    assert "Your history: A hundred steps" in terminal.all
    assert "Inside the network: Final" in terminal.all


@pytest.mark.parametrize(
    ("setting", "sign"),
    [
        ("coach_ghosts", "The network would have set"), ("coach_marks", " bits."),
        ("coach_bar", "would get the rest right"), ("coach_words", "Cost"),
    ],
)  # fmt: skip
def test_each_part_of_the_coach_can_be_switched_off(store: Store, setting: str, sign: str) -> None:
    lines = ["f=0 i=0 o=1", "quit"]
    heard = play(store, lines, practice=True).all
    quiet = play(store, [f"set {setting} off", *lines], practice=True).all
    assert quiet.count(sign) < heard.count(sign)


def test_a_bet_is_offered_before_a_question_if_bets_are_on(store: Store) -> None:
    offer = say("text.coach.bet_asked")
    assert offer not in play(store, [*SOLVED, "quit"], practice=True).all
    said = play(store, ["set bets on", *SOLVED, "quit"], practice=True).said
    assert said.count(offer) == 1
    assert any("I speak" in line for line in said[said.index(offer) - 4 : said.index(offer)])
    assert offer not in play(store, [*SOLVED, "quit"]).all  # in play nobody bets


def test_what_a_move_was_worth_begins_as_a_sentence_does(store: Store) -> None:
    said = play(store, ["f=0 i=1", "quit"], practice=True).said
    told = [line for line in said if line.lower().startswith("no cost")]
    assert told
    assert all(line.startswith("No cost. ") for line in told)
