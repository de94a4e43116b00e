import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.level.grammar import draw
from game.rules.deal import Deal
from game.rules.policies import play_policy
from game.rules.replays.file import MAX_BYTES, load_replay, parse_replay, save_replay
from game.rules.replays.form import ReplayError
from game.rules.replays.played import Replay
from game.rules.replays.told import of_what
from game.rules.replays.verify import verify
from game.rules.session import Session
from tests.rules.replays.samples import as_format_1
from tests.wired import toy_level, wired

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
    assert verdict.outcome == "confirmed"
    assert verdict.result == played().result


def test_a_practice_says_that_it_was_one_and_how_often_a_move_was_taken_back(
    tmp_path: Path,
) -> None:
    save_replay(tmp_path / "play.json", replace(played(), mode="practice", undos=3))
    replay = load_replay(tmp_path / "play.json")
    assert isinstance(replay, Replay)
    assert (replay.mode, replay.undos) == ("practice", 3)
    assert "practice, which counts for nothing" in of_what(replay)


def test_the_same_bytes_are_written_on_every_system(tmp_path: Path) -> None:
    save_replay(tmp_path / "play.json", played())
    data = (tmp_path / "play.json").read_bytes()
    assert b"\r" not in data
    assert data.isascii()


def test_format_1_is_still_read(tmp_path: Path) -> None:
    value = as_format_1(Replay.of(played()).to_dict())
    (tmp_path / "old.json").write_text(json.dumps(value), encoding="utf-8")
    replay = load_replay(tmp_path / "old.json")
    assert replay.to_dict() == value
    verdict = verify(replay, LEVEL, NETWORK)
    assert verdict.outcome == "confirmed"
    assert [figure.name for figure in verdict.figures] == ["confidence", "stars", "gate_changes"]


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
    with pytest.raises(FileExistsError):  # whoever has other names to try goes on to the next
        save_replay(path, played())
    assert path.read_text() == "mine"


def test_a_play_that_has_not_ended_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="ended"):
        save_replay(tmp_path / "play.json", played().undo())
    assert not (tmp_path / "play.json").exists()


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="cannot be written"):
        save_replay(tmp_path / "missing" / "play.json", played())


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
        (text_of(lambda v: v.update(format=3)), "this version of the game reads, 1 to 2"),
        (text_of(lambda v: v.update(format=0)), "this version of the game reads, 1 to 2"),
        (
            text_of(lambda v: v.update(network="a")),
            'expected sixteen hex digits, found "a"',
        ),
        (text_of(lambda v: v.pop("drawn")), "drawn is missing"),
        (text_of(lambda v: v["claim"].pop("par")), "claim.par is missing"),
        (text_of(lambda v: v.pop("mode")), "mode is missing"),
        (text_of(lambda v: v.update(format=True)), "format: expected a whole number"),
        (text_of(lambda v: v.update(seed=1.5)), "seed: expected a whole number, found 1.5"),
        (text_of(lambda v: v.update(seed=-1)), "seed: expected at least 0, found -1"),
        (text_of(lambda v: v.update(level=3)), "level: expected a text, found 3"),
        (text_of(lambda v: v.update(level="a\nb")), "level: expected a text that can be printed"),
        (text_of(lambda v: v.update(claim=[])), "claim: expected an object"),
        (text_of(lambda v: v["claim"].update(confidence=1.5)), "claim.confidence: expected"),
        (
            text_of(lambda v: v["claim"].update(confidence=float("nan"))),
            "ordinary number, found NaN",
        ),
        (
            text_of(lambda v: v["claim"].update(confidence=10**400)),
            "ordinary number, found 10{59} …",
        ),
        (text_of(lambda v: v.update(moves={})), "moves: expected a list"),
        (text_of(lambda v: v.update(moves=[])), "moves: expected at least 1 entry"),
        (text_of(lambda v: v.update(moves=[[]] * 5000)), "moves: expected at most 2000 entries"),
        (text_of(lambda v: v["moves"][1].pop("f")), r"moves\[1\]\.f is missing"),
        (text_of(lambda v: v["moves"][1].update(f=1)), r"moves\[1\]\.f: expected a list"),
        (
            text_of(lambda v: v["moves"][1].update(f=["1"])),
            r"\[1\]\.f\[0\]: expected a number",
        ),
        (
            text_of(lambda v: v["moves"][1].update(f=[True])),
            r"\[1\]\.f\[0\]: expected a number",
        ),
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
