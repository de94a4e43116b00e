"""Progress passed on: written to files for spreadsheets and other computers, and taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from game.level.file_names import as_ident
from game.progress.classroom.form import (
    KIND,
    MAX_BYTES,
    ImportedError,
    NoProgressError,
    load_named,
    progress_json,
)
from game.progress.classroom.table import levels_csv
from game.progress.store import BackupError
from game.ui.export.files import ExportError, save_bytes
from game.ui.profiles.people import People, Person
from game.ui.profiles.sheet import Sheet, Way
from game.ui.scene import Command, Pop
from game.ui.theme import Colour
from game.words import say

BEGINNING: Final = 400
"""Within so many bytes exported progress says what it is."""


def export(people: People, person: Person | None) -> None:
    """Write what one or all played to the folder of exports, as CSV and as JSON."""
    store = people.store
    pupils = store.pupils(*((person.profile,) if person is not None else store.profiles()))
    name = as_ident(person.name) if person is not None else ""
    stem = f"progress-{name}" if name else "progress"
    folder = people.app.exports_folder
    try:
        # Spreadsheets take a CSV for UTF-8 only when a byte order mark says so.
        table = save_bytes(folder, stem, ".csv", levels_csv(pupils).encode("utf-8-sig"))
        whole = save_bytes(folder, stem, ".json", progress_json(pupils, datetime.now(UTC)).encode())
    except ExportError as error:
        people.refuse(str(error))
        return
    people.tell(say("profiles.done.exported", folder=folder, csv=table.name, json=whole.name))


def take_over(people: People, path: Path) -> None:
    """Take over what a file holds, after a backup, so that it can be undone; or say why not."""
    store = people.store
    try:
        pupils = load_named(path)
        backup = store.back_up()
        added, _ = store.take_over(pupils)
    except NoProgressError:
        people.refuse(say("profiles.done.no_progress", file=path.name))
        return
    except (ImportedError, BackupError) as error:
        large = isinstance(error, ImportedError) and _size(path) > MAX_BYTES
        people.refuse(say("profiles.done.large", file=path.name) if large else str(error))
        return
    if added:
        people.changed = True
        people.tell(say("profiles.done.imported", count=added, file=path.name), backup)
    else:
        people.tell(say("profiles.done.known", file=path.name))


def found_files(folder: Path) -> list[Path]:
    """Exported progress in a folder, the newest first."""
    try:
        files = [path for path in folder.iterdir() if path.suffix.lower() == ".json"]
        files.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        return [path for path in files if _is_progress(path)]
    except OSError:
        return []


def _is_progress(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return KIND.encode() in file.read(BEGINNING)
    except OSError:
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


class ExportScene(Sheet):
    """Whose progress is exported, and where to."""

    def title(self) -> str:
        """What is asked."""
        return say("profiles.passing.export_title")

    def words(self) -> Sequence[tuple[str, Colour]]:
        """What is written, and where."""
        folder = self.app.exports_folder
        return [(say("profiles.passing.export", folder=folder), self.theme.muted)]

    def ways(self) -> Sequence[Way]:
        """One, or everybody."""
        who = self.people.chosen
        name = self.measure().shorten(who.name, 280.0, "label", bold=True)
        ways = [Way("one", say("profiles.passing.one", name=name), self._exporter(who), "save",
                    "primary")]  # fmt: skip
        if len(self.people.everybody()) > 1:
            every = say("profiles.passing.everybody")
            ways.append(Way("everybody", every, self._exporter(None), "people"))
        return [*ways, Way("cancel", say("profiles.sure.cancel"), self.back, "cross")]

    def _exporter(self, person: Person | None) -> Callable[[], Command]:
        def press() -> Command:
            export(self.people, person)
            return Pop()

        return press
