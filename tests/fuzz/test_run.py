"""The long run's command."""

from pathlib import Path

import pytest

from tests.fuzz.__main__ import main


def test_a_case_is_had_again_with_what_the_game_said_to_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    args = ["--seed", "5", "--only", "replays", "--case", "2", "--keep", str(tmp_path)]
    assert main(args) == 0
    said = capsys.readouterr().out
    assert "$ replay replay.json" in said
    assert "[exit status" in said
    assert "1 cases of seed 5" in said
    assert (tmp_path / "replays" / "5-2" / "replay.json").is_file()
