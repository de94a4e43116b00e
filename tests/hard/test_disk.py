"""On a disk that is full, or may not be written to, everything is said and nothing is lost."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.level.loader import load_level
from game.level.training.job import LevelJob, UnwritableError
from game.progress.log import write
from game.progress.store import BackupError, Store
from game.rules.policies import play_policy
from game.rules.session import Session
from game.ui.export.files import ExportError, save_bytes
from game.ui.export.film import Film
from game.ui.export.tasks import Task, film_task, frames_task
from game.ui.screenshot import headless, still_context
from tests.hard.disk import files, fill, played_to, refused, remount, tiny_disk
from tests.progress.keeping import LEVEL, NOON, played
from tests.wired import wired, write_level

pytestmark = pytest.mark.skipif(os.name != "posix", reason="mounts, and becomes another user")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A tiny disk."""
    try:
        with tiny_disk(tmp_path / "disk") as folder:
            yield folder
    except PermissionError:
        pytest.skip("only root may mount a disk")


@pytest.mark.parametrize("leave", [0, 20_000, 160_000])
def test_what_is_played_on_a_full_disk_is_written_once_there_is_room(
    disk: Path, leave: int
) -> None:
    assert played_to(disk, leave) >= 4


def test_commands_that_find_a_disk_full_say_so_and_leave_nothing(
    disk: Path, tmp_path: Path
) -> None:
    (disk / "out").mkdir()
    fill(disk)
    assert refused(tmp_path / "levels", disk) == 7


def test_exports_and_the_log_find_a_disk_full(disk: Path) -> None:
    (disk / "logs").mkdir()
    (disk / "exports").mkdir()
    fill(disk)
    before = files(disk)
    for suffix in (".png", ".gif", ".json", ".csv"):
        with pytest.raises(ExportError, match="No space left"):
            save_bytes(disk / "exports", "toy-7", suffix, bytes(10_000))
    assert files(disk) == before
    found = write("something", disk / "logs", NOON)
    assert found is not None
    assert not found.is_relative_to(disk)


@pytest.mark.parametrize("leave", [0, 12_000, 60_000])
@pytest.mark.parametrize("what", [film_task, frames_task])
def test_a_film_that_a_disk_has_no_room_for_leaves_what_was_there_before(
    disk: Path, what: Callable[[Film, Path, str], Task], leave: int
) -> None:
    """However many frames were written before it was full."""
    film, exports = toy_film(), disk / "exports"
    (exports / "toy-7-frames").mkdir(parents=True)
    (exports / "toy-7.gif").write_bytes(b"the film before")
    (exports / "toy-7-frames" / "1.png").write_bytes(b"the frames before")
    ballast = fill(disk, leave)
    before, folders = files(disk), sorted(exports.iterdir())
    task = what(film, exports, "toy-7")
    with pytest.raises(ExportError, match=r"toy-7-.*No space left on device") as told:
        for _ in iter(task.advance, False):
            pass
    assert "\n" not in str(told.value)
    assert task.done > 0 or what is frames_task
    assert (files(disk), sorted(exports.iterdir())) == (before, folders)
    ballast.unlink()
    again = save_bytes(exports, "toy-7", ".gif", b"x")
    assert again.name == "toy-7-2.gif"


def toy_film() -> Film:
    """The film of a play."""
    headless()
    return Film(
        play_policy(Session.start(LEVEL, 7, wired(LEVEL)).deal, "solution"), still_context()
    )


def test_a_training_on_a_full_disk_ends_in_a_sentence_and_goes_through_when_there_is_room(
    disk: Path,
) -> None:
    path = write_level(disk, trained=False, train={"steps": 4, "seeds": 1, "batch": 8})
    ballast = fill(disk)
    before = files(disk)
    job = LevelJob(load_level(path), keep_every=0.0)
    with pytest.raises(UnwritableError, match=r"toy\.npz: cannot be written \(No space left"):
        list(job.run())
    assert files(disk) == before
    ballast.unlink()
    list(LevelJob(load_level(path), keep_every=0.0).run())
    assert set(files(disk)) == {"toy.json", "toy.npz", "toy.rivals.npz"}


def test_on_a_disk_that_turned_read_only_everything_is_said_and_played_on(
    disk: Path, tmp_path: Path
) -> None:
    path = write_level(disk, trained=False, train={"steps": 4, "seeds": 1, "batch": 8})
    (disk / "out").mkdir()
    with Store(disk / "data") as store:
        store.record(played())
    remount(disk, "ro")
    before = files(disk)
    with Store(disk / "data") as store:
        plays_on(store)
        with pytest.raises(UnwritableError, match="Read-only file system"):
            list(LevelJob(load_level(path)).run())
        assert refused(tmp_path / "levels", disk) == 7
        assert files(disk) == before
        remount(disk, "rw")
    with Store(disk / "data") as store:
        assert store.message == ""
        assert store.attempt_count("toy") == 2


def plays_on(store: Store) -> None:
    """Somebody for whom one play was kept plays another, which cannot be."""
    assert not store.lasting
    assert str(store.folder) in store.message
    assert store.attempt_count("toy") == 1
    store.record(played())
    assert store.attempt_count("toy") == 2
    with pytest.raises(BackupError):
        store.back_up()


@pytest.fixture
def readers_folder() -> Iterator[Path]:
    """A folder with a play in it that whoever is not root may only read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store(folder / "data") as store:
            store.record(played())
        write_level(folder)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755 if path.is_dir() and os.geteuid() == 0 else 0o555)
        yield folder
        for path in [folder, folder / "data"]:
            path.chmod(0o755)


@pytest.fixture
def ordinary() -> Iterator[None]:
    """Nobody in particular plays; root may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    here = Path(__file__).resolve()
    if not all(folder.stat().st_mode & stat.S_IXOTH for folder in here.parents):
        pytest.skip("the game lies where nobody but root may read it")
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.mark.usefixtures("ordinary")
def test_an_ordinary_user_is_told_of_a_folder_that_may_not_be_written(readers_folder: Path) -> None:
    before = files(readers_folder)
    with Store(readers_folder / "data") as store:
        plays_on(store)
    for suffix in (".png", ".json"):
        with pytest.raises(ExportError, match="Permission denied"):
            save_bytes(readers_folder / "exports", "toy-7", suffix, b"x")
        with pytest.raises(ExportError, match="Permission denied"):
            save_bytes(readers_folder, "toy-7", suffix, b"x")
    with pytest.raises(UnwritableError, match="Permission denied"):
        list(LevelJob(load_level(readers_folder / "toy.json")).run())
    found = write("something", readers_folder / "logs", NOON)
    assert found is None or not found.is_relative_to(readers_folder)
    assert files(readers_folder) == before
