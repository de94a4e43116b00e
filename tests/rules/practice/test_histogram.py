"""Bins that people read: whatever the figures are, each is in one of them."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.practice.attempts import KINDS
from game.rules.practice.histogram import MOST_BINS, Mark, clock, histogram, spell


def of(measure, values, marks=()):
    return histogram(measure, [(n, "first", v) for n, v in enumerate(values)], marks=marks)


def test_confidences_have_twenty_bins_whoever_plays():
    found = of("confidence", [0.0, 0.049, 0.05, 0.1, 0.15, 0.999, 1.0])
    assert len(found.bins) == 20
    assert [found.bin_of(n) for n in range(7)] == [0, 0, 1, 2, 3, 19, 19]
    assert found.span(19) == "95% to 100%"
    assert found.span(1) == "5% to 10%"


def test_without_attempts_there_are_bins_all_the_same():
    for measure in ("confidence", "changes", "entries", "seconds"):
        found = of(measure, [])
        assert found.count == 0
        assert found.most == 0
        assert len(found.bins) >= 2
        assert found.ticks


def test_one_attempt_is_in_one_bin():
    found = of("changes", [4])
    assert found.bins[found.bin_of(0)].attempts == (0,)
    assert found.span(found.bin_of(0)) == "4"
    assert found.most == found.count == 1


def test_kinds_are_counted_apart():
    found = histogram(
        "changes", [(0, "first", 4), (1, "retry", 4), (2, "retry", 4), (3, "practice", 4)]
    )
    assert found.bins[4].counts == (1, 2, 1)
    assert KINDS == ("first", "retry", "practice")


def test_one_attempt_that_got_out_of_hand_does_not_press_the_others_together():
    found = of("changes", [3, 4, 5, 4, 3, 5, 4, 4, 3, 900])
    assert found.width == 1
    last = found.bins[-1]
    assert last.high == inf
    assert last.attempts == (9,)
    assert found.span(len(found.bins) - 1).endswith("and more")
    assert found.share(900) == 1.0
    assert found.is_beyond(900)


def test_what_is_aimed_at_is_on_the_axis_and_baselines_need_not_be():
    marks = [Mark("budget", 37.0, "goal"), Mark("at random", 400.0, "baseline")]
    found = of("changes", [3, 4], marks)
    assert not found.is_beyond(37.0)
    assert found.is_beyond(400.0)


def test_an_average_between_two_counts_is_on_the_axis_too():
    found = of("changes", [3, 4], [Mark("the network", 7.64, "par")])
    assert not found.is_beyond(7.64)
    assert 0.9 < found.share(7.64) < 1.0


def test_times_have_round_bins():
    assert of("seconds", [9.0]).width == 1
    assert of("seconds", [95.0]).width == 5
    assert of("seconds", [3 * 3600.0]).width == 600
    assert [words for _, words in of("seconds", [70.0, 100.0]).ticks] == [
        "0 s", "30 s", "1 min", "1 min 30 s",
    ]  # fmt: skip


def test_ten_thousand_attempts_are_all_in_it():
    found = of("seconds", [n % 700 * 1.7 for n in range(10_000)])
    assert found.count == 10_000
    assert sum(sum(each.counts) for each in found.bins) == 10_000


VALUES = {
    "confidence": st.floats(0, 1),
    "changes": st.integers(0, 10**6).map(float),
    "entries": st.integers(0, 10**5).map(float),
    "seconds": st.floats(0, 1e7),
}


@pytest.mark.parametrize("measure", VALUES)
@given(data=st.data())
def test_every_figure_is_in_the_bin_that_holds_it(measure, data):
    values = data.draw(st.lists(VALUES[measure], max_size=60))
    goals = data.draw(st.lists(st.floats(0, 1 if measure == "confidence" else 5000), max_size=3))
    found = of(measure, values, [Mark("it", value, "goal") for value in goals])
    assert 2 <= len(found.bins) <= MOST_BINS
    assert found.count == len(values)
    for n, value in enumerate(values):
        each = found.bins[found.bin_of(n)]
        low, high = each.low * (1 - 1e-6), each.high * (1 + 1e-6)
        assert low <= value <= high
    assert not any(found.is_beyond(value) for value in goals)
    assert all(0 <= share <= 1 for share, _ in found.ticks)
    assert len(found.ticks) <= 6


def test_figures_in_words():
    assert spell("confidence", 0.997) == "99.7%"
    assert spell("confidence", 0.0) == "0%"
    assert spell("changes", 7.0) == "7"
    assert spell("changes", 7.62) == "7.6"
    assert [clock(s) for s in (0.2, 59.6, 65, 3600, 3900)] == [
        "0 s", "1 min", "1 min 5 s", "1 h", "1 h 5 min",
    ]  # fmt: skip
