"""The guided play: on a hundred streams as they are dealt, and on a level of a designer's own."""

from dataclasses import replace

import pytest

from game import words
from game.level.library import levels_folder
from game.level.loader import load_level
from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.move import Move
from game.rules.session import Session
from game.rules.tutorial.guided import asleep, awake, learnt, mishap, prompt, turns
from game.words.catalogue import entries
from tests.rules.tutorial.led import follow
from tests.wired import toy_level, two_blocks, wired

SEEDS = range(100)
MOST_WORDS = 12
MOST_PROMPTS = 8


@pytest.fixture(scope="module")
def fluent() -> tuple[Level, Weights]:
    level = load_level(levels_folder() / "hold" / "fluent.json")
    return level, Session.start(level, 1).deal.network


def start(fluent: tuple[Level, Weights], seed: int) -> Session:
    level, network = fluent
    return Session.start(level, seed, network, "guided")


def test_the_first_level_of_all_is_guided(fluent: tuple[Level, Weights]) -> None:
    assert fluent[0].play.guided


@pytest.mark.parametrize("seed", SEEDS)
def test_who_does_what_is_said_answers_right_and_within_the_budget(
    fluent: tuple[Level, Weights], seed: int
) -> None:
    session, heard = follow(start(fluent, seed))
    result = session.result
    assert result is not None
    assert (result.stars, result.questions_right, result.undos) == (3, result.questions, 0)
    assert [said.how for said in heard] == ["turn", "step"] * 3
    assert prompt(session, session.valves) is None


@pytest.mark.parametrize("seed", SEEDS)
def test_it_begins_with_one_valve_and_the_others_wake_when_they_are_needed(
    fluent: tuple[Level, Weights], seed: int
) -> None:
    session = start(fluent, seed)
    assert awake(session) == {("i", 0)}
    assert asleep(session) == {("o", 0)}
    last = len(session.deal) - 1
    for move in session.deal.solution:
        for gate, block in asleep(session):  # it stands where the solution has it
            assert session.valves.gate(gate)[block] == move.gate(gate)[block]
        assert asleep(session) == (frozenset() if session.t == last else {("o", 0)})
        session = session.play(move)


def test_what_is_said_is_about_the_token_that_was_dealt(fluent: tuple[Level, Weights]) -> None:
    for seed in SEEDS:
        session = start(fluent, seed)
        said = prompt(session, session.valves)
        assert said is not None
        assert session.deal.stream.steps[0].token in said.text


def test_nothing_that_is_said_depends_on_what_is_still_to_come(
    fluent: tuple[Level, Weights],
) -> None:
    """On two streams that begin alike, the same is said as long as they are alike."""
    runs: dict[str, list[tuple[tuple[str, ...], str | None]]] = {}
    for seed in SEEDS:
        session = start(fluent, seed)
        for move in session.deal.solution:
            tokens = tuple(step.token for step in session.deal.stream.steps[: session.t + 1])
            said = prompt(session, session.valves)
            runs.setdefault(" ".join(tokens), []).append((tokens, said and said.text))
            session = session.play(move)
    assert any(len(found) > 1 for found in runs.values())
    for found in runs.values():
        assert len(set(found)) == 1


SLIPS = {
    "the country is left out": ("home", "i", 0.0, "mishap.i_open"),
    "the chat gets in": ("chat", "i", 1.0, "mishap.i_shut"),
    "the question is met in silence": ("ask", "o", 0.0, "mishap.o_open"),
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("seed", range(20))
def test_one_wrong_move_is_told_kindly_and_can_be_mended(
    fluent: tuple[Level, Weights], slip: str, seed: int
) -> None:
    cls, gate, value, name = SLIPS[slip]
    made: list[int] = []

    def slipped(session: Session, move: Move) -> Move:
        if session.deal.stream.steps[session.t].cls == cls and not made:
            made.append(session.t)
            return move.with_gate(gate, 0, value)  # type: ignore[arg-type]
        return move

    session, heard = follow(start(fluent, seed), slipped)
    assert made
    told = [said for said in heard if said.mishap]
    # What a token of the chat does to memory differs: some do no harm worth speaking of.
    if cls != "chat" or told:
        assert [said.name for said in told] == [name]
        assert "Undo" in told[0].text
        assert session.undos == 1
    assert session.result is not None
    assert session.result.questions_right == session.result.questions


def test_chat_that_gets_in_is_told_on_some_streams(fluent: tuple[Level, Weights]) -> None:
    told = 0
    for seed in range(20):
        session = start(fluent, seed)
        for t in range(3):
            session = session.play(session.deal.solution[t].with_gate("i", 0, 1.0))
        told += mishap(session) is not None
    assert told >= 10


def test_what_was_undone_as_mistaken_is_said_again(fluent: tuple[Level, Weights]) -> None:
    session = start(fluent, 1)
    wrong = session.play(session.valves)
    assert mishap(wrong) is not None
    again = wrong.undo()
    said = prompt(again, wrong.moves[0].move)
    assert said is not None
    assert said.name == "guided.i_open"
    assert learnt(wrong) == frozenset()


def test_a_later_mistake_is_told_however_much_was_learnt(fluent: tuple[Level, Weights]) -> None:
    session = start(fluent, 1)
    for t in range(4):
        session = session.play(session.deal.solution[t])
    assert prompt(session, session.valves) is None
    assert learnt(session) == {"i_open", "i_shut"}
    session = session.play(session.valves.with_gate("o", 0, 1.0))  # as if it were awake
    said = prompt(session, session.valves)
    assert said is not None
    assert said.name == "mishap.o_shut"


@pytest.mark.parametrize("code", ["en", "de"])
def test_every_prompt_is_short(code: str) -> None:
    words.use(code)
    try:
        texts = {
            key: text
            for key, text in entries(code).items()
            if key.startswith(("tutorial.guided", "tutorial.step", "tutorial.mishap",
                               "tutorial.ideas", "tutorial.asleep"))
        }  # fmt: skip
        assert len(texts) > 30
        for key, text in texts.items():
            assert isinstance(text, str)
            said = text.replace("%{gate}", "the input gate")
            assert len(said.split()) <= MOST_WORDS, (key, said)
    finally:
        words.use("en")


# -- a level of a designer's own -----------------------------------------------------------------


def guided_toy() -> Session:
    level = toy_level(play={"seed": 7, "spare_changes": 2, "guided": True})
    assert level.play.guided
    return Session.start(level, 7, wired(level), "guided")


def test_where_the_forget_gate_is_the_players_it_wakes_to_keep_memory() -> None:
    session = guided_toy()
    assert awake(session) == {("i", 0)}
    done, heard = follow(session)
    assert [said.name for said in heard] == [
        "guided.i_open", "step.i_open", "guided.f_open", "guided.i_shut", "step.i_shut",
        "guided.o_open", "step.o_open",
    ]  # fmt: skip
    assert done.result is not None
    assert done.result.stars == 3


def test_memory_wiped_by_a_shut_forget_gate_is_told() -> None:
    session = guided_toy()
    for t in range(3):
        session = session.play(session.deal.solution[t].with_gate("f", 0, 0.0))
    said = prompt(session, session.valves)
    assert said is not None
    assert (said.name, said.at) == ("mishap.f_open", ("f", 0))
    assert mishap(session).t == 1  # type: ignore[union-attr]


def test_of_several_blocks_the_gate_is_named_with_its_block() -> None:
    level = two_blocks()
    level = replace(level, play=replace(level.play, guided=True))
    session = Session.start(level, 7, wired(level), "guided")
    done, heard = follow(session)
    assert done.result is not None
    assert done.result.stars == 3
    assert any("input gate B" in said.text for said in heard)
    assert all(len(said.text.split()) <= MOST_WORDS for said in heard)


def test_only_a_guided_play_has_sleepers() -> None:
    session = guided_toy()
    assert asleep(session) == {("f", 0), ("o", 0)}
    assert asleep(replace(session, mode="play")) == frozenset()


def test_a_valve_that_is_to_stand_between_is_told_where() -> None:
    level = toy_level(
        solution={
            "home": {"f": 0, "i": 0.5, "o": 0},
            "chat": {"f": 1, "i": 0, "o": 0},
            "ask": {"f": 1, "i": 0, "o": 1},
        }
    )
    session = Session.start(level, 7, wired(level), "guided")
    said = prompt(session, session.valves)
    assert said is not None
    assert (said.name, "0.5" in said.text) == ("guided.i_turn", True)
    assert turns(session, 0, Move([0], [0.4], [0])) == ()
