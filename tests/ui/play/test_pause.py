"""The pause at a stream's end: no press is too early, and it ends by itself."""

from game.ui.play.pause import END_PAUSE_MS, LEAST_PAUSE_MS, EndPause


def test_before_the_end_no_time_goes_by() -> None:
    pause = EndPause()
    assert not pause.update(END_PAUSE_MS)
    assert pause.ms is None
    assert not pause.may_be_left


def test_it_may_be_left_after_a_moment_and_ends_by_itself() -> None:
    pause = EndPause()
    pause.begin()
    assert not pause.update(LEAST_PAUSE_MS - 1)
    assert not pause.may_be_left
    assert not pause.update(1.0)
    assert pause.may_be_left
    assert pause.update(END_PAUSE_MS - LEAST_PAUSE_MS)
