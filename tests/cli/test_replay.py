"""`replay` as it is typed."""

import json
from pathlib import Path

import pytest

from game.level.grammar import draw
from game.level.loader import load_level
from game.rules.deal import Deal
from game.rules.policies import play_policy
from game.rules.replay import save_replay
from game.rules.wiring.replay import save_table_replay
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from tests.commands import run
from tests.wired import wired, write_level


def test_replay_verifies_tables_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_level(tmp_path, play={"act": "wire", "streams": 8})
    level = load_level(path)
    file = tmp_path / "table.json"
    save_table_replay(file, run_table(GateTable.solution(level), wired(level), 9))
    code, out, _ = run(capsys, "replay", file, "--level", path)
    assert (code, out[:16]) == (0, 'Verified: "toy",')
    file.write_text(file.read_text("utf-8").replace('"stars": 3', '"stars": 2'), "utf-8")
    code, out, _ = run(capsys, "replay", file, "--level", path, "--json")
    assert code == 1
    assert json.loads(out)["text"] == "Refuted: the replay claims 2 stars, not 3."


def test_replay_verifies_and_refuses(
    capsys: pytest.CaptureFixture[str], toy: Path, tmp_path: Path
) -> None:
    level = load_level(toy)
    file = tmp_path / "play.json"
    save_replay(file, play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution"))
    code, out, _ = run(capsys, "replay", file, "--level", toy)
    assert code == 0
    assert "Verified" in out
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"stars": 3', '"stars": 2'), encoding="utf-8")
    code, out, _ = run(capsys, "replay", file, "--level", toy, "--json")
    assert code == 1
    assert json.loads(out)["text"] == "Refuted: the replay claims 2 stars, not 3."
    code, out, err = run(capsys, "replay", tmp_path / "none.json", "--json")
    assert code == 1
    assert "no such file" in err
    assert json.loads(out) == {"ok": False, "error": err.strip()}


@pytest.mark.parametrize("act", ["hand", "wire"])
def test_replay_draws_a_picture_and_a_film(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, act: str
) -> None:
    play = {"act": "wire", "streams": 8} if act == "wire" else {"act": "hand"}
    path = write_level(tmp_path, play=play)
    level, file = load_level(path), tmp_path / "replay.json"
    if act == "hand":
        save_replay(file, play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution"))
    else:
        save_table_replay(file, run_table(GateTable.start(level), wired(level), 9))
    png, gif = tmp_path / "a.png", tmp_path / "a.gif"
    asked = ("replay", file, "--level", path, "--png", png, "--gif", gif)
    code, out, err = run(capsys, *asked)
    assert (code, out[:8]) == (0, "Verified")
    assert f"{png} written." in err
    assert png.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert gif.read_bytes()[:6] == b"GIF89a"
    code, out, err = run(capsys, *asked)
    assert code == 1
    assert (out, err.strip()) == (
        "", f"{png}: there is a file of this name. Choose another name."
    )  # fmt: skip


def test_a_replay_of_another_task_is_not_drawn(
    capsys: pytest.CaptureFixture[str], toy: Path, tmp_path: Path
) -> None:
    level, file, png = load_level(toy), tmp_path / "play.json", tmp_path / "a.png"
    save_replay(file, play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution"))
    text = file.read_text(encoding="utf-8").replace(level.task_hash, "0" * 16)
    file.write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, "replay", file, "--level", toy, "--png", png)
    assert code == 1
    assert "was changed after this was played" in out
    assert not png.exists()
