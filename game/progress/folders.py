"""Where things are kept on this computer: progress, and what a player saves."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import user_data_path, user_documents_path

FOLDER_VARIABLE: Final = "LSTM_GAME_DATA"


def _own() -> Path:
    return user_data_path("lstm-game", appauthor=False)


def data_folder(chosen: Path | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """Where progress is kept: the folder chosen, else `LSTM_GAME_DATA`, else the user's own."""
    if chosen is not None:
        return chosen
    variable = (os.environ if environ is None else environ).get(FOLDER_VARIABLE)
    return Path(variable) if variable else _own()


def exports_folder(data: Path | None) -> Path:
    """Where replays, pictures and films that a player saves go.

    Whoever has said where progress is kept finds them beside it, in `exports`; all others among
    their own documents, in `LSTM game`.

    Args:
        data: where progress is kept; None if it is kept nowhere.
    """
    if data is not None and data != _own():
        return data / "exports"
    return user_documents_path() / "LSTM game"
