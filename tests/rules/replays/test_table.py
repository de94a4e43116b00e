import json
from pathlib import Path

import pytest

from game.rules.replays.file import load_replay, parse_replay, save_table_replay
from game.rules.replays.form import ReplayError
from game.rules.replays.table import TableReplay
from game.rules.replays.verify import verify
from game.rules.wiring.run import run_table
from tests.rules.replays.samples import as_format_1
from tests.rules.wiring.samples import network_of, solved, wire_level

LEVEL = wire_level()
RUN = run_table(solved(LEVEL), network_of(LEVEL), 9)
REPLAY = TableReplay.of(RUN)


def test_a_run_is_saved_loaded_and_verified(tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    save_table_replay(path, RUN)
    assert load_replay(path) == REPLAY
    verdict = verify(load_replay(path), LEVEL, network_of(LEVEL))
    assert verdict.outcome == "confirmed"
    assert verdict.result == RUN.result
    with pytest.raises(ReplayError, match="Choose another name"):
        save_table_replay(path, RUN)


def test_format_1_is_still_read() -> None:
    value = as_format_1(REPLAY.to_dict())
    replay = parse_replay(json.dumps(value))
    assert replay.to_dict() == value
    verdict = verify(replay, LEVEL, network_of(LEVEL))
    assert verdict.outcome == "confirmed"
    assert [figure.name for figure in verdict.figures] == ["confidence", "stars", "entries"]


@pytest.mark.parametrize(
    "changes",
    [{"kind": "other"}, {"format": 3}, {"seed": -1}, {"seed": 1.5}, {"claim": 3}, {"level": ""},
     {"seed": 10**7}, {"network": ""}],
    ids=str,
)  # fmt: skip
def test_what_is_no_replay_of_a_table_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ReplayError):
        parse_replay(json.dumps(REPLAY.to_dict() | changes))


@pytest.mark.parametrize("number", ["1e999", "NaN", "[-1e999]", '{"A": Infinity}'])
def test_a_table_holds_ordinary_numbers(number: str) -> None:
    text = json.dumps(REPLAY.to_dict() | {"table": "here"}).replace('"here"', number)
    with pytest.raises(ReplayError, match="table: expected an ordinary number"):
        parse_replay(text)


def test_a_file_that_is_no_replay_is_named(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ReplayError, match=r"other\.json: not a replay"):
        load_replay(path)
