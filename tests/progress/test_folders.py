"""Where things are kept."""

from pathlib import Path

from game.progress.folders import data_folder, exports_folder


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
