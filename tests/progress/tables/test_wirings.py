"""Tables of gates are kept as they stand."""

import json
from dataclasses import replace
from pathlib import Path

from game.progress.store import Best
from game.rules.wiring.form import table_json
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from tests.progress.keeping import NOON, new_store
from tests.wired import toy_level, wired


def test_a_table_is_kept_as_it_stands_and_what_it_earned_counts(tmp_path: Path) -> None:
    level = toy_level(play={"act": "wire", "streams": 8})
    table = GateTable.solution(level)
    text = json.dumps(table_json(table))
    result = run_table(table, wired(level), 5).result
    with new_store(tmp_path) as store:
        assert store.wiring(level) is None
        store.keep_wiring(level, "[]")
        store.keep_wiring(level, text)
        store.record_table(level, 5, text, result, seconds=12.5, finished=NOON)
        assert store.attempt_count("toy") == 1
        store.record_table(level, 6, text, result, mode="practice")
    with new_store(tmp_path) as again:
        assert again.wiring(level) == text
        assert again.wiring(replace(level, task_hash="other")) is None
        assert again.best("toy") == Best(3, result.confidence, result.par)
        assert again.seen("toy", 5)
        kept = again.attempts("toy")[0]
        assert (kept.act, kept.wiring, kept.moves) == ("wire", text, "[]")
        assert (kept.seconds, kept.finished) == (12.5, NOON.isoformat())
        assert (kept.gate_changes, kept.questions) == (len(table.touched), 8)
        assert again.attempts("toy")[1].mode == "practice"
