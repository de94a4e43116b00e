"""The track of confidence: where the stars lie on it, and how the stars come."""

from itertools import pairwise

import numpy as np
import pygame
import pytest

from game.rules.stars import ONE_STAR, THREE_STARS, TWO_STARS
from game.ui.paint import Painter
from game.ui.scenes.milestones import PLACES, draw_track, place_of, track_high
from game.ui.scenes.summary import popped
from game.ui.theme import DARK
from game.ui.view import View


def test_each_star_lies_where_its_share_of_par_is_reached() -> None:
    assert [place_of(s) for s in (0.0, ONE_STAR, TWO_STARS, THREE_STARS, 1.0)] == list(PLACES)
    assert place_of(-0.1) == 0.0
    assert place_of(1.3) == 1.0


def test_more_confidence_is_always_further_on() -> None:
    places = [place_of(share) for share in np.linspace(0.0, 1.0, 201)]
    assert all(b > a for a, b in pairwise(places))


@pytest.mark.parametrize("share", [0.3, 0.75, 0.95, 1.0])
def test_it_is_filled_as_far_as_that(share: float) -> None:
    p = Painter(pygame.Surface((1280, 720)), View.fit((1280, 720)), DARK)
    draw_track(p, 100, 100, 400, share, 0)
    row = [p.surface.get_at((x, 108))[:3] == DARK.memory for x in range(1280)]
    far = max(x for x, on in enumerate(row) if on)
    assert abs(far - (100 + 400 * place_of(share))) <= 5
    assert track_high(p) < 48


def test_a_star_comes_past_its_size_and_stays() -> None:
    sizes = [popped(since) for since in np.linspace(0.0, 1.0, 101)]
    assert sizes[0] < 0.1
    assert 1.0 < max(sizes) < 1.3
    assert sizes[-1] == popped(4.0) == 1.0
    assert max(abs(b - a) for a, b in pairwise(sizes)) < 0.06
