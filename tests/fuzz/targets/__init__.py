"""Every kind of input that comes from others, by its name."""

from __future__ import annotations

from typing import Final

from tests.fuzz.judge import Target
from tests.fuzz.targets.arguments import Arguments
from tests.fuzz.targets.backups import Backups
from tests.fuzz.targets.beside import Beside
from tests.fuzz.targets.folders import Folders
from tests.fuzz.targets.imports import Imports
from tests.fuzz.targets.lessons import LessonClocks, Lessons
from tests.fuzz.targets.levels import Levels
from tests.fuzz.targets.moves import Moves
from tests.fuzz.targets.networks import Networks, RivalFiles
from tests.fuzz.targets.packs import Packs
from tests.fuzz.targets.progress_files import ProgressFiles, ProgressValues
from tests.fuzz.targets.replays import Replays, TableReplays
from tests.fuzz.targets.settings import KeptSettings
from tests.fuzz.targets.states import NpzStates, Safetensors
from tests.fuzz.targets.typed import TypedDuel, TypedMenu, TypedPlay, TypedPractice, TypedWire
from tests.fuzz.targets.worlds import Worlds

_ALL: Final[tuple[Target, ...]] = (
    Levels(), Worlds(), Lessons(), LessonClocks(), Beside(), Packs(), Folders(), Networks(),
    RivalFiles(), NpzStates(), Safetensors(), Replays(), TableReplays(), Imports(), Backups(),
    ProgressFiles(), ProgressValues(), KeptSettings(), Moves(), TypedPlay(), TypedPractice(),
    TypedWire(), TypedMenu(), TypedDuel(), Arguments(),
)  # fmt: skip

TARGETS: Final[dict[str, Target]] = {target.name: target for target in _ALL}
