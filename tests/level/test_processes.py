"""Ctrl+C as work hears of it that can be left only between two steps."""

import os
import signal
from threading import Thread

import pytest

from game.level.processes import ONE_THREAD, ctrl_c_not_handed_down, noted_ctrl_c, one_thread_each


def test_ctrl_c_is_noted_and_the_second_one_ends_the_work() -> None:
    before = signal.getsignal(signal.SIGINT)
    with noted_ctrl_c() as pressed:
        assert not pressed()
        signal.raise_signal(signal.SIGINT)
        assert pressed()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_in_another_thread_where_no_signal_comes_nothing_is_pressed() -> None:
    said = []

    def work() -> None:
        with noted_ctrl_c() as pressed, ctrl_c_not_handed_down():
            said.append(pressed())

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert said == [False]


def test_the_environment_is_as_it_was_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    one, *others = ONE_THREAD
    monkeypatch.setenv(one, "7")
    for name in others:
        monkeypatch.delenv(name, raising=False)
    with one_thread_each(), ctrl_c_not_handed_down():
        assert [os.environ[name] for name in ONE_THREAD] == ["1"] * len(ONE_THREAD)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert [os.environ.get(name) for name in ONE_THREAD] == ["7", *[None] * len(others)]
    assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN
