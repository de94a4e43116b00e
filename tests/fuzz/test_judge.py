"""The fuzzer itself: whatever must never happen is seen when it does."""

import os
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from game.progress.store import Store
from tests.fuzz import good
from tests.fuzz.case import Case, Files
from tests.fuzz.command import Ran, run
from tests.fuzz.judge import Played, judge
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.worker import Worker


class Harm:
    """A target whose game does one thing that it should not."""

    name, share = "harm", 1

    def __init__(self, harm: Callable[[Sandbox], None], taken: bool = True) -> None:
        self.harm, self.taken = harm, taken

    def make(self, random: Random) -> Files:
        return {"here.txt": b"here"}

    def play(self, box: Sandbox, random: Random) -> Played:
        with patch("game.cli.guide.guide", lambda args: self.harm(box) or 0):
            ran = run(["guide"])
        return Played([ran], self.taken)


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    monkeypatch.setattr(tempfile, "tempdir", None)
    environ, here = dict(os.environ), Path.cwd()
    made = Sandbox(tmp_path, good.progress())
    made.use()
    yield made
    os.chdir(here)
    os.environ.clear()
    os.environ.update(environ)


def found(box: Sandbox, harm: Callable[[Sandbox], None], seconds: float = 60.0) -> str:
    """What is said to be wrong."""
    target = Harm(harm)
    return "\n".join(judge(target, box, target.make(Random(1)), seconds).wrong)


def crash(box: Sandbox) -> None:
    raise KeyError("nobody foresaw this")


def stop(box: Sandbox) -> None:
    raise SystemExit(3)


def bare(box: Sandbox) -> None:
    print("Traceback (most recent call last):")


def obey(box: Sandbox) -> None:
    print("\x1b[2J")


def warn(box: Sandbox) -> None:
    warnings.warn("overflow", RuntimeWarning, stacklevel=1)


def greedy(box: Sandbox) -> None:
    raise MemoryError


def large(box: Sandbox) -> None:
    bytearray(600_000_000)[::4096] = b"x" * len(range(0, 600_000_000, 4096))


def outside(box: Sandbox) -> None:
    Path("../evil.txt").write_text("evil")


def overwritten(box: Sandbox) -> None:
    (box.root / "beside" / "toy.json").write_text("{}")


def temporary(box: Sandbox) -> None:
    Path(tempfile.mkdtemp())


def inside(box: Sandbox) -> None:
    Path("new.txt").write_text("new")


def emptied(box: Sandbox) -> None:
    Path("here.txt").unlink()


def linked(box: Sandbox) -> None:
    Path("link").symlink_to("/etc/passwd")


def beside_progress(box: Sandbox) -> None:
    (box.data / "x.tmp").write_text("x")


def progress(box: Sandbox) -> None:
    with Store(box.data) as store:
        store.set_setting("theme", "dark")


def silent(box: Sandbox) -> None:
    raise SystemExit(1)


HARM: dict[Callable[[Sandbox], None], str] = {
    crash: "traceback: KeyError",
    stop: "traceback: SystemExit",
    bare: "a traceback was printed",
    obey: "control characters in standard out",
    warn: "warning: RuntimeWarning: overflow",
    greedy: "more memory than there may be",
    outside: "outside: evil.txt was changed",
    overwritten: "outside: beside/toy.json was changed",
    temporary: "outside: tmp/",
    inside: "written where nothing should be: new.txt is new",
    emptied: "written where nothing should be: here.txt is gone",
    linked: "written where nothing should be: link is new",
    beside_progress: "kept beside progress: x.tmp",
    progress: "progress: the table settings was changed",
}


@pytest.mark.parametrize("harm", HARM, ids=lambda harm: harm.__name__)
def test_what_must_never_happen_is_seen(box: Sandbox, harm: Callable[[Sandbox], None]) -> None:
    assert HARM[harm] in found(box, harm)


def test_what_takes_the_processor_for_long_is_seen(box: Sandbox) -> None:
    def busy(box: Sandbox) -> None:
        until = time.process_time() + 0.05
        while time.process_time() < until:
            pass

    assert "slow: " in found(box, busy, seconds=0.02)


@pytest.mark.skipif(sys.platform != "linux", reason="peaks of memory are measured on Linux")
def test_what_takes_much_memory_is_seen(box: Sandbox) -> None:
    assert "memory: " in found(box, large)


def test_what_does_no_harm_is_found_harmless(box: Sandbox) -> None:
    assert found(box, lambda box: None) == ""


def test_refusing_without_a_word_is_seen(box: Sandbox) -> None:
    with patch("game.cli.guide.guide", lambda args: 1):
        assert run(["guide"]).wrong == ("exit status 1 without a word",)


def test_plays_that_are_gone_are_seen_where_progress_may_grow(box: Sandbox) -> None:
    def lose(box: Sandbox) -> None:
        with Store(box.data) as store:
            store.reset_everybody()

    target = Harm(lose)
    target.play = lambda box, random: Played(  # type: ignore[method-assign]
        [Harm.play(target, box, random).runs[0]], True, may_keep=("backups",), progress="grows"
    )
    assert "rows of the table attempts are gone" in str(judge(target, box, {}).wrong)


def test_what_is_typed_is_read_as_from_a_keyboard_or_a_pipe(box: Sandbox) -> None:
    box.prepare(good.toy())

    def played(by_hand: bool) -> Ran:
        return run(["play", "toy.json", "--text", "--seed", "7"], b"quit\n", by_hand=by_hand)

    assert played(by_hand=True).out.count("> ") == 1
    assert played(by_hand=False).out.count("> ") == 0


# -- in a process of its own ---------------------------------------------------------------------


class Hang(Harm):
    def play(self, box: Sandbox, random: Random) -> Played:
        time.sleep(1000)
        raise AssertionError


class Die(Harm):
    def play(self, box: Sandbox, random: Random) -> Played:
        os._exit(1)


TARGETS = {
    "hang": Hang(lambda box: None),
    "die": Die(lambda box: None),
    "fine": Harm(lambda box: None),
}


def test_a_case_that_hangs_or_dies_is_given_up_and_the_next_one_is_played() -> None:
    with Worker(deadline=4.0, seconds=60.0, targets=__name__) as worker:
        (hung,) = worker.play(Case("hang", 1, 0)).wrong
        (died,) = worker.play(Case("die", 1, 0)).wrong
        fine = worker.play(Case("fine", 1, 0))
    assert hung.startswith("hangs: no end after 4 s")
    assert "in play" in hung, "where it hung"
    assert died.startswith("the process died")
    assert fine.taken
    assert fine.wrong == ()
