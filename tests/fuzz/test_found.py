"""What the long run once found: each case is kept as a folder of files, and ends as it may."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.case import Case, Files
from tests.fuzz.targets import TARGETS
from tests.fuzz.worker import Worker

FOUND = Path(__file__).parent / "found"
PATIENT = 60.0


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(deadline=5 * PATIENT, seconds=PATIENT) as made:
        yield made


def files_of(folder: Path) -> Files:
    """All that lies in a folder; what a target adds to every case alike is not kept there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def shared(kind: str) -> Files:
    """What every case of a kind has alike."""
    first, second = (TARGETS[kind].make(Case(kind, 0, n).random()) for n in (0, 1))
    return {name: content for name, content in first.items() if second.get(name) == content}


@pytest.mark.parametrize(
    "folder", sorted(FOUND.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_what_was_found_once_is_mended(worker: Worker, folder: Path) -> None:
    kind = folder.parent.name
    files = shared(kind) | files_of(folder)
    assert worker.play(Case(kind, 0, 0), files).wrong == ()
