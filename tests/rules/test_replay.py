import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.level.grammar import draw
from game.rules.deal import Deal
from game.rules.policies import play_policy
from game.rules.replay import MAX_BYTES, Claim, ReplayError, load_replay, save_replay, verify
from game.rules.replay_form import Replay, parse_replay
from game.rules.session import Session
from tests.wired import BASE, toy_level, two_blocks, wired

LEVEL = toy_level()
NETWORK = wired(LEVEL)


def played() -> Session:
    return play_policy(Deal.of(LEVEL, NETWORK, draw(LEVEL, 7)), "always_write")


def test_a_saved_play_is_verified(tmp_path: Path) -> None:
    path = tmp_path / "play.json"
    save_replay(path, played())
    replay = load_replay(path)
    assert replay == Replay.of(played())
    verdict = verify(replay, LEVEL, NETWORK)
    assert verdict.ok
    assert "Verified" in verdict.text
    assert verdict.result == played().result


def test_half_open_valves_keep_every_digit(tmp_path: Path) -> None:
    session = Session(Deal.of(LEVEL, NETWORK, draw(LEVEL, 7)))
    for move in session.deal.solution:
        session = session.play(move.with_gate("f", 0, 1 / 3))
    save_replay(tmp_path / "play.json", session)
    assert verify(load_replay(tmp_path / "play.json"), LEVEL, NETWORK).ok


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "play.json"
    path.write_text("mine")
    with pytest.raises(ReplayError, match="Choose another name"):
        save_replay(path, played())
    assert path.read_text() == "mine"


def test_a_play_that_has_not_ended_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="ended"):
        save_replay(tmp_path / "play.json", played().undo())
    assert not (tmp_path / "play.json").exists()


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="cannot be written"):
        save_replay(tmp_path / "missing" / "play.json", played())


# -- false claims ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({"confidence": 0.999}, "claims confidence 0.999"),
        ({"stars": 3}, "claims 3 stars, not 1"),
        ({"gate_changes": 0}, "claims 0 gate changes"),
    ],
)
def test_a_false_claim_is_found(claim: dict[str, Any], said: str) -> None:
    replay = Replay.of(played())
    verdict = verify(replace(replay, claim=replace(replay.claim, **claim)), LEVEL, NETWORK)
    assert not verdict.ok
    assert said in verdict.text


def test_a_claim_within_a_millionth_stands() -> None:
    replay = Replay.of(played())
    near = Claim(replay.claim.confidence + 5e-7, replay.claim.stars, replay.claim.gate_changes)
    assert verify(replace(replay, claim=near), LEVEL, NETWORK).ok


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"level_id": "other"}, 'of the level "other"'),
        ({"task_hash": "0"}, "was changed after"),
        ({"moves": Replay.of(played()).moves[:-1]}, "has 5 tokens, but the replay has 4 moves"),
        (
            {"moves": Deal.of(two_blocks(), wired(two_blocks()), draw(two_blocks(), 7)).solution},
            "Move 1 is for 2 blocks; the level has 1",
        ),
    ],
)
def test_a_replay_that_does_not_fit_is_refused(change: dict[str, Any], said: str) -> None:
    verdict = verify(replace(Replay.of(played()), **change), LEVEL, NETWORK)
    assert not verdict.ok
    assert verdict.result is None
    assert said in verdict.text


def test_a_reworded_brief_leaves_a_replay_valid() -> None:
    reworded = toy_level(brief="Something else.", title=BASE["title"] + "!")
    assert verify(Replay.of(played()), reworded, NETWORK).ok


# -- bad files ---------------------------------------------------------------------------------


def text_of(change: Callable[[dict[str, Any]], object]) -> str:
    value = Replay.of(played()).to_dict()
    change(value)
    return json.dumps(value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        (text_of(lambda v: None)[:200], "cut off"),
        ("[" * 100_000, "deep|cut off"),
        ("[]", "expected an object"),
        ("{}", "not a replay of this game"),
        (text_of(lambda v: v.update(format=2)), "reads format 1"),
        (text_of(lambda v: v.update(format=True)), '"format": expected a whole number'),
        (text_of(lambda v: v.update(seed=1.5)), '"seed": expected a whole number'),
        (text_of(lambda v: v.update(seed=-1)), '"seed": expected a whole number'),
        (text_of(lambda v: v.update(level=3)), '"level": expected a short text'),
        (text_of(lambda v: v.update(level="a\nb")), '"level": expected a short text'),
        (text_of(lambda v: v.update(claim=[])), '"claim": expected an object'),
        (text_of(lambda v: v["claim"].update(confidence=1.5)), "claim.confidence: expected"),
        (text_of(lambda v: v["claim"].update(confidence=float("nan"))), "found NaN"),
        (text_of(lambda v: v["claim"].update(confidence=10**400)), "a huge number"),
        (text_of(lambda v: v.update(moves={})), '"moves": expected a list'),
        (text_of(lambda v: v.update(moves=[])), '"moves": expected a list'),
        (text_of(lambda v: v.update(moves=[[]] * 5000)), "5,000 are more"),
        (text_of(lambda v: v["moves"][1].pop("f")), r"moves\[1\]: expected the three gates"),
        (text_of(lambda v: v["moves"][1].update(f=1)), r"moves\[1\]\.f: expected a list"),
        (text_of(lambda v: v["moves"][1].update(f=["1"])), r"moves\[1\]\.f: expected a number"),
        (text_of(lambda v: v["moves"][1].update(f=[True])), r"moves\[1\]\.f: expected a number"),
        (text_of(lambda v: v["moves"][1].update(f=[1, 1])), r"moves\[1\]: .* every block"),
    ],
)
def test_what_is_no_replay_gets_one_sentence(text: str, said: str) -> None:
    with pytest.raises(ReplayError, match=said) as error:
        parse_replay(text)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file"),
        (b"{\xff}", "byte 2 is not UTF-8"),
        (b" " * (MAX_BYTES + 1), "more than a replay may have"),
    ],
    ids=["missing", "not UTF-8", "too large"],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "play.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReplayError, match=said) as error:
        load_replay(path)
    assert str(error.value).startswith(str(path))
