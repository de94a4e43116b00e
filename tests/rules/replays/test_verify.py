"""Replays held against what comes out: confirmed, refuted, or not to be told."""

import json
from dataclasses import replace
from typing import Any

import pytest

from game.level.grammar import draw
from game.lstm.weights import Weights
from game.rules.deal import Deal
from game.rules.policies import play_policy
from game.rules.replays.file import parse_replay
from game.rules.replays.played import Replay
from game.rules.replays.table import TableReplay
from game.rules.replays.told import rows, sentence, whole
from game.rules.replays.verify import recompute, verify
from game.rules.session import Session
from game.rules.wiring.run import run_table
from tests.rules.replays.samples import as_format_1
from tests.rules.wiring.samples import network_of, solved, wire_level
from tests.wired import BASE, toy_level, two_blocks, wired

LEVEL = toy_level()
NETWORK = wired(LEVEL)
WIRED = wire_level()
RUN = run_table(solved(WIRED), network_of(WIRED), 9)


def played(name: str = "solution") -> Session:
    return play_policy(Deal.of(LEVEL, NETWORK, draw(LEVEL, 7)), name)  # type: ignore[arg-type]


REPLAY = Replay.of(played())
TABLE = TableReplay.of(RUN)


def claiming(**claim: Any) -> Replay:
    return replace(REPLAY, claim=replace(REPLAY.claim, **claim))


def other_network(of: Weights = NETWORK) -> Weights:
    """The network after a little more training, say."""
    changed = of.copy()
    changed["head_weight"][...] *= 0.9
    return changed


# -- refuted -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({"confidence": 0.999}, "claims confidence 0.999000 (0."),
        ({"par": 0.5}, "claims par 0.500000 (0."),
        ({"stars": 1}, "claims 1 of 3 stars (3 come out"),
        ({"gate_changes": 0}, "claims 0 gate changes (there are "),
        ({"budget": 99}, "claims a budget of 99 changes (it is "),
        ({"questions_right": 0}, "claims 0 right answers (there are 1"),
        ({"questions": 7}, "claims 7 questions (there are 1"),
    ],
)
def test_a_false_claim_is_refuted_with_both_figures(claim: dict[str, Any], said: str) -> None:
    verdict = verify(claiming(**claim), LEVEL, NETWORK)
    assert verdict.outcome == "refuted"
    assert whole(verdict).startswith("Refuted: ")
    assert said in sentence(verdict)
    assert [each.name for each in verdict.wrong] == list(claim)
    assert [row.holds for row in rows(verdict)].count(False) == 1


def test_several_false_claims_are_all_told() -> None:
    said = sentence(verify(claiming(confidence=0.99, stars=2), LEVEL, NETWORK))
    assert "0.990000" in said
    assert "2 of 3 stars" in said


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({"confidence": 0.5}, "confidence 0.500000"),
        ({"par": 0.5}, "par 0.500000"),
        ({"stars": 1}, "1 of 3 stars (3 come out"),
        ({"entries": 1}, "1 changed entries"),
        ({"streams_right": 7}, "7 streams without a mistake (there are 8"),
        ({"streams": 64}, "64 streams (there are 8"),
        ({"questions_right": 0}, "0 right answers"),
        ({"questions": 0}, "0 questions"),
    ],
)
def test_a_false_claim_of_a_table_is_refuted(claim: dict[str, Any], said: str) -> None:
    false = replace(TABLE, claim=replace(TABLE.claim, **claim))
    verdict = verify(false, WIRED, network_of(WIRED))
    assert verdict.outcome == "refuted"
    assert said in sentence(verdict)


def test_moves_that_do_not_fit_are_refuted() -> None:
    short = verify(replace(REPLAY, moves=REPLAY.moves[:-1]), LEVEL, NETWORK)
    assert whole(short) == "Refuted: the stream has 5 tokens, but the replay has 4 moves."
    two = two_blocks()
    wide = Deal.of(two, wired(two), draw(two, 7)).solution
    blocks = verify(replace(REPLAY, moves=wide), LEVEL, NETWORK)
    assert "move 1 is for 2 blocks of memory; the level has 1" in whole(blocks)
    assert short.result is blocks.result is None
    table = verify(replace(TABLE, table={}), WIRED, network_of(WIRED))
    assert "is no table of this level: table: expected the classes" in whole(table)


# -- confirmed ---------------------------------------------------------------------------------


def test_a_claim_within_a_millionth_stands() -> None:
    claim = REPLAY.claim
    assert claim.par is not None
    near = claiming(confidence=claim.confidence + 9e-7, par=claim.par - 9e-7)
    assert verify(near, LEVEL, NETWORK).outcome == "confirmed"
    far = claiming(confidence=claim.confidence + 1.1e-6)
    assert verify(far, LEVEL, NETWORK).outcome == "refuted"


def test_a_reworded_brief_leaves_a_replay_valid() -> None:
    reworded = toy_level(brief="Something else.", title=BASE["title"] + "!")
    assert verify(REPLAY, reworded, NETWORK).ok


def test_what_was_recomputed_can_be_looked_at() -> None:
    again = recompute(replace(REPLAY, mode="practice", undos=2), LEVEL, NETWORK)
    assert again.session is not None
    assert (again.session.mode, again.session.undos) == ("practice", 2)
    assert again.session.result == replace(played(), undos=2).result
    run = recompute(TABLE, WIRED, network_of(WIRED)).run
    assert run is not None
    assert run.result == RUN.result


# -- not to be told ----------------------------------------------------------------------------


def test_a_replay_of_another_level_or_task_is_not_judged() -> None:
    other = replace(REPLAY, origin=replace(REPLAY.origin, level_id="other"))
    verdict = verify(other, LEVEL, NETWORK)
    assert (verdict.outcome, verdict.result) == ("open", None)
    assert "of the level “other”, not of “toy”" in whole(verdict)
    task = replace(REPLAY, origin=replace(REPLAY.origin, task_hash="0"))
    assert "was changed after this was played" in whole(verify(task, LEVEL, NETWORK))
    assert verify(task, LEVEL, NETWORK).outcome == "open"


def test_a_network_trained_anew_refutes_nothing() -> None:
    verdict = verify(REPLAY, LEVEL, other_network())
    assert (verdict.outcome, verdict.why) == ("open", "network")
    assert f"{REPLAY.claim.confidence:.6f} (0." in sentence(verdict)
    assert verdict.result is not None
    table = verify(TABLE, WIRED, other_network(network_of(WIRED)))
    assert (table.outcome, table.why) == ("open", "network")


def test_what_stars_ask_for_may_have_changed() -> None:
    stricter = toy_level(play={"seed": 7, "spare_changes": 1})
    assert stricter.task_hash == LEVEL.task_hash
    verdict = verify(REPLAY, stricter, NETWORK)
    assert (verdict.outcome, verdict.why) == ("open", "scoring")
    fewer = wire_level(play={"act": "wire", "seed": 7, "streams": 16})
    assert verify(TABLE, fewer, network_of(fewer)).why == "streams"


def test_another_stream_is_not_judged() -> None:
    drawn = replace(REPLAY, origin=replace(REPLAY.origin, drawn="0" * 16))
    assert verify(drawn, LEVEL, NETWORK).ok  # all of it comes out nevertheless
    false = replace(drawn, claim=replace(REPLAY.claim, stars=1))
    assert verify(false, LEVEL, NETWORK).why == "streams"


def test_format_1_refutes_only_what_no_network_could_make_true() -> None:
    old = parse_replay(json.dumps(as_format_1(REPLAY.to_dict())))
    assert verify(old, LEVEL, NETWORK).outcome == "confirmed"
    assert verify(old, LEVEL, other_network()).why == "unnamed"
    stars = replace(old, claim=replace(old.claim, stars=1))
    assert verify(stars, LEVEL, NETWORK).outcome == "refuted"
    changes = replace(old, claim=replace(old.claim, gate_changes=0, confidence=0.99))
    assert verify(changes, LEVEL, NETWORK).outcome == "refuted"
    table = parse_replay(json.dumps(as_format_1(TABLE.to_dict())))
    assert verify(table, WIRED, other_network(network_of(WIRED))).why == "unnamed"


def test_a_saved_replay_reads_back_to_the_last_digit() -> None:
    assert parse_replay(json.dumps(REPLAY.to_dict())) == REPLAY
