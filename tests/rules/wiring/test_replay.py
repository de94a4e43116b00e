import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.rules.replay import ReplayError
from game.rules.wiring.replay import (
    TableReplay,
    is_of_table,
    load_table_replay,
    parse_table_replay,
    save_table_replay,
    verify_table,
)
from game.rules.wiring.run import run_table
from tests.rules.wiring.samples import network_of, solved, wire_level

LEVEL = wire_level()
RUN = run_table(solved(LEVEL), network_of(LEVEL), 9)
REPLAY = TableReplay.of(RUN)


def test_a_run_is_saved_loaded_and_verified(tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    save_table_replay(path, RUN)
    assert is_of_table(path)
    verdict = verify_table(load_table_replay(path), LEVEL, network_of(LEVEL))
    assert verdict.ok
    assert "3 of 3 stars" in verdict.text
    assert verdict.result == RUN.result
    with pytest.raises(ReplayError, match="Choose another name"):
        save_table_replay(path, RUN)


@pytest.mark.parametrize(
    ("replay", "said"),
    [
        (replace(REPLAY, confidence=0.5), "claims confidence 0.500000"),
        (replace(REPLAY, stars=1), "claims 1 stars, not 3"),
        (replace(REPLAY, touched=1), "claims 1 entries"),
        (replace(REPLAY, table={}), "Refuted: table: expected the classes"),
        (replace(REPLAY, level_id="other"), 'of the level "other"'),
        (replace(REPLAY, task_hash="0" * 16), "was changed after this was played"),
    ],
)
def test_a_false_claim_is_refuted(replay: TableReplay, said: str) -> None:
    verdict = verify_table(replay, LEVEL, network_of(LEVEL))
    assert not verdict.ok
    assert said in verdict.text


@pytest.mark.parametrize(
    "changes",
    [{"kind": "other"}, {"format": 2}, {"seed": -1}, {"seed": 1.5}, {"claim": 3}, {"level": ""}],
    ids=str,
)
def test_what_is_no_replay_of_a_table_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ReplayError):
        parse_table_replay(json.dumps(REPLAY.to_dict() | changes))


def test_another_file_is_none_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    assert not is_of_table(path)
    assert not is_of_table(tmp_path / "missing.json")
    with pytest.raises(ReplayError, match=r"other\.json: not a replay"):
        load_table_replay(path)
