"""The network on the title's stage: what is shown is what the engine computes, and it flows."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from game.level.library import levels_folder
from game.level.stream import BLANK
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.library import FolderLibrary
from game.ui.screenshot import still_context
from game.ui.title.show import BEAT_MS, LEVELS, PARTS, Show, open_show


@pytest.fixture(scope="module")
def shipped() -> AppContext:
    context = still_context(FolderLibrary(levels_folder()))
    context.settings = replace(context.settings, reduced_motion=False)
    return context


@pytest.fixture
def show(shipped: AppContext) -> Show:
    return next(open_show(shipped))


def test_it_is_the_first_level_named_and_every_stream_is_new(shipped: AppContext) -> None:
    shows = open_show(shipped)
    one, two = next(shows), next(shows)
    assert one.level.id == two.level.id == LEVELS[0]
    assert one.seed != two.seed
    assert [step.text for step in one.steps] != [step.text for step in two.steps]


def test_every_step_ends_where_the_engine_has_it(show: Show, shipped: AppContext) -> None:
    network = shipped.library.network(show.level)
    run = Session.start(show.level, show.seed, network).deal.network_run
    assert len(run) == len(show)
    for t, trace in enumerate(run):
        end = show.moment(t, BEAT_MS)
        assert (end.f, end.i, end.o) == pytest.approx((trace.f[0], trace.i[0], trace.o[0]))
        for mine, its in ((end.g, trace.g), (end.c, trace.c), (end.h, trace.h)):
            assert np.allclose(mine, its)
        assert np.allclose(end.kept + end.written, trace.c)
        assert show.spoken(t).p == trace.p.max()


def test_it_answers_every_question_and_is_silent_otherwise(show: Show) -> None:
    """This network was trained to; if it no longer did, the stage would have to say so."""
    for t, step in enumerate(show.steps):
        assert (show.spoken(t).answer != BLANK) == step.is_question
        assert show.spoken(t).right


def test_nothing_jumps(show: Show) -> None:
    times = np.arange(0.0, show.start_of(len(show) - 1), 20.0)
    moments = [show.moment(*place) for place in map(show.at, times) if place is not None]
    assert len(moments) == len(times)
    for last, now in pairwise(moments):
        for gate in ("f", "i", "o"):
            assert abs(getattr(now, gate) - getattr(last, gate)) < 0.1
        for name in ("before", "kept", "g", "written", "c", "h"):
            assert np.abs(getattr(now, name) - getattr(last, name)).max() < 0.3, name


def test_causes_come_before_effects() -> None:
    begins = [start for start, _ in PARTS.values()]
    assert begins == sorted(begins)
    assert list(PARTS) == ["come", "fall", "form", "turn", "flow", "speak"]


def test_the_telling_moment_is_an_answer(show: Show) -> None:
    place = show.at(show.telling)
    assert place is not None
    t, since = place
    assert show.steps[t].is_question
    assert show.moment(t, since).parts["speak"] == 1.0
    assert all(show.spoken(earlier).answer == BLANK for earlier in range(t))


def test_it_ends(show: Show) -> None:
    assert show.at(show.start_of(len(show)) + 1.0) is None


def test_without_any_network_there_is_no_show(app: AppContext) -> None:
    class Empty:
        def worlds(self) -> list[object]:
            return []

    app.library = Empty()  # type: ignore[assignment]
    assert next(open_show(app), None) is None


def test_another_level_stands_in_for_those_named(app: AppContext) -> None:
    assert next(open_show(app)).level.id == "toy"


def test_a_level_that_deals_no_stream_leaves_the_stage_at_rest(
    app: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Session:
        raise ValueError('"unlike" rules out every token of "home"')

    monkeypatch.setattr(Session, "start", refuse)
    assert next(open_show(app), None) is None


def test_where_nothing_moves_the_stream_is_always_the_same(shipped: AppContext) -> None:
    app = still_context(shipped.library)  # type: ignore[arg-type]
    assert next(open_show(app)).seed == next(open_show(app)).seed


def test_the_stream_of_the_first_play_is_not_given_away(shipped: AppContext) -> None:
    level = next(open_show(shipped)).level
    shipped.new_seed = lambda: level.play.seed
    assert next(open_show(shipped)).seed != level.play.seed
    still = still_context(shipped.library)  # type: ignore[arg-type]
    assert next(open_show(still)).seed != level.play.seed
