import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.level.grammar import draw
from game.level.model import Level
from game.progress.file.opening import FILE, memory_copy
from game.progress.file.schema import MIGRATIONS, VERSION
from game.progress.store import Best, Bet, Store, data_folder, exports_folder
from game.rules.deal import Deal
from game.rules.move import Move
from game.rules.policies import PolicyName, play_policy
from game.rules.session import Session
from game.rules.wiring.form import table_json
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from tests.wired import toy_level, wired

NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
LEVEL = toy_level()
BAD = Bet("", 0.5, "French")


def played(name: PolicyName = "solution", seed: int = 7, level: Level = LEVEL) -> Session:
    return play_policy(Deal.of(level, wired(level), draw(level, seed)), name)


def new_store(folder: Path) -> Store:
    return Store(folder, clock=lambda: NOON)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "data") as made:
        yield made


def test_a_play_is_kept_with_all_its_figures(store: Store) -> None:
    session = played()
    result = session.result
    assert result is not None
    store.record(session, started=datetime(2026, 1, 2, 11, 55, tzinfo=UTC))
    [kept] = store.attempts("toy")
    assert (kept.seed, kept.task_hash) == (7, LEVEL.task_hash)
    assert (kept.confidence, kept.par, kept.stars) == (result.confidence, result.par, 3)
    assert (kept.gate_changes, kept.budget, kept.undos) == (4, 6, 0)
    assert (kept.questions_right, kept.questions) == (1, 1)
    assert (kept.mode, kept.retry) == ("play", False)
    assert (kept.started, kept.finished) == ("2026-01-02T11:55:00+00:00", NOON.isoformat())
    assert '"i":[1.0]' in kept.moves


def test_the_best_is_most_stars_then_confidence(store: Store) -> None:
    assert store.best("toy") is None
    for name in ("do_nothing", "solution", "always_write"):
        store.record(played(name))  # type: ignore[arg-type]
    result = played().result
    assert result is not None
    assert store.best("toy") == Best(3, result.confidence, result.par)
    assert store.bests() == {"toy": store.best("toy")}


def test_retries_and_practice_are_kept_but_never_the_best(store: Store) -> None:
    store.record(played(), retry=True)
    store.record(replace(played(), mode="practice"))
    assert store.best("toy") is None
    assert [(a.retry, a.mode) for a in store.attempts("toy")] == [
        (True, "play"),
        (False, "practice"),
    ]


def test_a_stream_played_to_its_end_is_known(store: Store) -> None:
    store.record(played(seed=7))
    assert store.seen("toy", 7)
    assert not store.seen("toy", 8)
    assert not store.seen("other", 7)


def test_an_unfinished_play_cannot_be_recorded(store: Store) -> None:
    with pytest.raises(ValueError, match="ended"):
        store.record(played().undo())


def test_a_play_left_before_its_end_can_be_taken_up_again(store: Store) -> None:
    session = played().undo().undo()
    store.keep_unfinished(session, started=NOON)
    kept = store.unfinished("toy")
    assert kept is not None
    assert [Move(**row) for row in kept.moves] == [played.move for played in session.moves]
    assert (kept.seed, kept.undos, kept.retry) == (7, 2, False)
    store.record(played())
    assert store.unfinished("toy") is None


def test_an_unfinished_play_can_be_forgotten(store: Store) -> None:
    store.keep_unfinished(played().undo())
    store.drop_unfinished("toy")
    assert store.unfinished("toy") is None


@pytest.mark.parametrize("value", [True, 3, 1.5, "dark", ""])
def test_settings_come_back_as_they_went(store: Store, value: bool | int | float | str) -> None:
    store.set_setting("theme", value)
    back = store.setting("theme")
    assert back == value
    assert type(back) is type(value)
    assert store.setting("other", 5) == 5
    assert store.setting("other") is None


def test_everything_is_there_when_opened_again(tmp_path: Path) -> None:
    with new_store(tmp_path) as first:
        first.record(played())
        first.set_setting("text", 1.5)
    with new_store(tmp_path) as second:
        assert second.lasting
        assert second.message == ""
        assert second.best("toy") is not None
        assert second.setting("text") == 1.5


def test_two_games_at_once_share_the_file(tmp_path: Path) -> None:
    with new_store(tmp_path) as one, new_store(tmp_path) as other:
        one.record(played())
        other.record(played())
        assert len(one.attempts("toy")) == 2


def test_what_was_earned_survives_a_killed_game(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.progress.test_store import new_store, played\n"
        "store = new_store(Path(sys.argv[1]))\n"
        "store.record(played())\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=Path(__file__).parents[2], check=False
    )
    assert ended.returncode == -9
    with new_store(tmp_path) as store:
        assert store.message == ""
        best = store.best("toy")
        assert best is not None
        assert best.stars == 3


# -- files that are not as they should be ------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [b"this is no database, though it is long enough to have a header" * 40, b"SQLite format 3\0"],
    ids=["text", "cut off"],
)
def test_a_damaged_file_is_set_aside_and_play_goes_on(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with new_store(tmp_path) as store:
        assert "damaged" in store.message
        assert "progress-set-aside-20260102-120000.sqlite3" in store.message
        assert store.lasting
        store.record(played())
    aside = tmp_path / "progress-set-aside-20260102-120000.sqlite3"
    assert aside.read_bytes() == content
    with new_store(tmp_path) as again:
        assert again.message == ""
        assert again.best("toy") is not None


def test_pages_overwritten_in_the_middle_are_noticed(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        for _ in range(50):
            store.record(played())
    data = bytearray((tmp_path / FILE).read_bytes())
    data[4096:12288] = b"\xff" * 8192
    (tmp_path / FILE).write_bytes(data)
    with new_store(tmp_path) as store:
        assert "set aside" in store.message
        assert store.lasting
    assert len(list(tmp_path.glob("progress-set-aside-*.sqlite3"))) == 1


def test_nothing_set_aside_is_ever_overwritten(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / FILE).write_bytes(b"broken %d" % n * 100)
        with new_store(tmp_path) as store:
            assert "set aside" in store.message
    kept = sorted(path.read_bytes()[:8] for path in tmp_path.glob("*set-aside*"))
    assert kept == [b"broken 0", b"broken 1", b"broken 2"]


def test_a_newer_file_is_set_aside_whole(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.record(played())
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with new_store(tmp_path) as store:
        assert "newer version of the game" in store.message
        assert store.best("toy") is None
    [aside] = tmp_path.glob("*set-aside*.sqlite3")
    connection = sqlite3.connect(aside)
    assert connection.execute("SELECT count(*) FROM attempts").fetchone() == (1,)
    connection.close()


def test_another_programs_database_is_set_aside(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("CREATE TABLE settings (x)")
    connection.commit()
    connection.close()
    with new_store(tmp_path) as store:
        assert "another program" in store.message
        assert store.lasting


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_without_its_tables_is_set_aside(tmp_path: Path, version: int) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    for statement in (each for step in MIGRATIONS[:version] for each in step):
        connection.execute(statement)
    connection.execute("DROP TABLE attempts")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()
    with new_store(tmp_path) as store:
        assert "tables are missing" in store.message
        assert store.lasting
        assert store.best("toy") is None


def test_a_folder_that_cannot_be_made_leaves_a_playable_game(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    with new_store(blocker / "data") as store:
        assert not store.lasting
        assert "--data DIR" in store.message
        store.record(played())
        assert store.best("toy") is not None


def test_a_folder_in_place_of_the_file_leaves_a_playable_game(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with new_store(tmp_path) as store:
        assert not store.lasting
        store.set_setting("text", 2.0)
        assert store.setting("text") == 2.0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_still_shows_what_was_earned(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.record(played())
    (tmp_path / FILE).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with new_store(tmp_path) as store:
            assert not store.lasting
            assert store.best("toy") is not None
            store.record(played())
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_moves_the_play_to_memory_and_says_so(store: Store) -> None:
    store.record(played())
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    for _ in range(100):
        store.record(played("always_write"))
    assert not store.lasting
    assert "full" in store.message
    assert len(store.attempts("toy")) == 101
    best = store.best("toy")
    assert best is not None
    assert best.stars == 3


def test_a_setting_that_was_tampered_with_is_its_default(store: Store) -> None:
    store._connection.execute("INSERT INTO settings VALUES (1, 'text', '{not json')")
    assert store.setting("text", 1.0) == 1.0


# -- where -------------------------------------------------------------------------------------


def test_the_folder_is_the_chosen_one_then_the_variable_then_the_users_own(tmp_path: Path) -> None:
    variable = {"LSTM_GAME_DATA": str(tmp_path / "variable")}
    assert data_folder(tmp_path, variable) == tmp_path
    assert data_folder(None, variable) == tmp_path / "variable"
    assert data_folder(None, {}).name == "lstm-game"


def test_what_is_saved_goes_beside_progress_where_its_folder_was_said(tmp_path: Path) -> None:
    assert exports_folder(tmp_path) == tmp_path / "exports"
    own = exports_folder(data_folder(None, {}))
    assert own == exports_folder(None)
    assert own.name == "LSTM game"


def test_a_file_that_turns_read_only_is_carried_on_in_memory(store: Store) -> None:
    store.record(played())
    store._connection.execute("PRAGMA query_only = ON")
    store.record(played("always_write"))
    assert not store.lasting
    assert "readonly" in store.message
    assert [attempt.stars for attempt in store.attempts("toy")] == [3, 1]


def test_what_can_be_read_of_a_file_is_copied_to_memory(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.record(played())
    memory = memory_copy(tmp_path / FILE)
    assert memory.execute("SELECT stars FROM attempts").fetchall() == [(3,)]
    memory.close()
    nothing = memory_copy(tmp_path / "missing")
    assert nothing.execute("SELECT stars FROM attempts").fetchall() == []
    nothing.close()


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


def test_progress_of_the_first_form_is_brought_up_to_date(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    connection.execute(
        "INSERT INTO attempts (level_id, task_hash, seed, moves, confidence, par, stars, "
        "gate_changes, budget, undos, questions_right, questions, mode, retry, finished) "
        "VALUES ('toy', 'x', 7, '[]', 0.9, 0.99, 2, 4, 6, 0, 1, 1, 'play', 0, '2026')"
    )
    connection.commit()
    connection.close()
    with new_store(tmp_path) as store:
        assert store.lasting
        assert store.best("toy") == Best(2, 0.9, 0.99)
        [kept] = store.attempts("toy")
        assert (kept.act, kept.wiring) == ("hand", "")
        store.keep_wiring(LEVEL, "{}")
        assert store.wiring(LEVEL) == "{}"


def test_play_and_practice_are_left_apart_and_remember_their_time(store: Store) -> None:
    play, practice = played().undo(), replace(played(seed=8).undo().undo(), mode="practice")
    store.keep_unfinished(play, seconds=12.5)
    store.keep_unfinished(practice, seconds=3.0)
    left, coached = store.unfinished("toy"), store.unfinished("toy", "practice")
    assert left is not None
    assert coached is not None
    assert (left.seed, left.seconds, left.mode) == (7, 12.5, "play")
    assert (coached.seed, coached.seconds, coached.mode) == (8, 3.0, "practice")
    store.record(replace(played(), mode="practice"), seconds=20.0)
    assert store.unfinished("toy", "practice") is None
    assert store.unfinished("toy") is not None
    assert store.attempts("toy")[0].seconds == 20.0


def test_bets_are_kept_with_what_came_of_them(store: Store) -> None:
    store.keep_bet(played(), 4, Bet("French", 0.9, "French"))
    store.keep_bet(replace(played(), deal=played(level=toy_level(id="other")).deal), 4, BAD)
    assert store.bets("toy") == (Bet("French", 0.9, "French"),)
    assert store.bets() == (Bet("French", 0.9, "French"), BAD)
    assert [bet.right for bet in store.bets()] == [True, False]


def test_steps_that_were_bet_on_are_known_by_stream(store: Store) -> None:
    store.keep_bet(played(), 4, BAD)
    store.keep_bet(played(), 2, BAD)
    assert store.bet_on(played()) == {2, 4}
    assert store.bet_on(Session.start(toy_level(), 8, wired(toy_level()))) == frozenset()
    assert store.bet_on(played(level=toy_level(id="other"))) == frozenset()


def test_an_unfinished_play_of_the_second_form_is_taken_over(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    for statement in (each for step in MIGRATIONS[:2] for each in step):
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 2")
    connection.execute(
        "INSERT INTO unfinished VALUES ('toy', 'x', 7, '[{\"f\":[1],\"i\":[0],\"o\":[0]}]', 1, 0, "
        "NULL, '2026')"
    )
    connection.commit()
    connection.close()
    with new_store(tmp_path) as store:
        assert store.lasting
        kept = store.unfinished("toy")
        assert kept is not None
        assert (kept.seed, kept.undos, kept.mode, kept.seconds) == (7, 1, "play", 0.0)
        assert store.unfinished("toy", "practice") is None
        assert store.bets() == ()
