"""Races: what may be seen when, and who stands where."""

from dataclasses import replace

import pytest

from game.level.library import find_level
from game.level.loader import load_level
from game.level.network import load_network
from game.rules.practice.contenders import RIVALS, contenders
from game.rules.practice.race import Race, ranked
from game.rules.session import Session


@pytest.fixture(scope="module")
def session() -> Session:
    level = load_level(find_level("new-subject"))
    return Session.start(level, 5)


def race(session: Session, *, open: bool) -> Race:
    found = contenders(session.level, load_network(session.level))
    return Race.start(session, found, RIVALS, open=open)


def test_a_hidden_race_shows_nothing_before_its_end(session: Session) -> None:
    now = race(session, open=False)
    for move in session.deal.solution:
        assert now.seen == 0
        assert all(len(rival) == 0 for rival in now.shown)
        assert [each.name for each in now.standings] == ["you"]
        now = now.go_on(now.session.play(move))
    assert now.seen == len(session.deal)
    assert all(len(rival) == len(session.deal) for rival in now.shown)
    assert {each.name for each in now.standings} == {"you", *RIVALS}


def test_an_open_race_shows_what_was_played_and_no_more(session: Session) -> None:
    now = race(session, open=True)
    for t, move in enumerate(session.deal.solution):
        assert {len(rival) for rival in now.shown} == {t}
        now = now.go_on(now.session.play(move))
    now = now.go_on(now.session.undo())
    assert {len(rival) for rival in now.shown} == {len(session.deal) - 1}


def test_the_best_come_first_and_equals_share_a_place(session: Session) -> None:
    now = race(session, open=True)
    now = now.go_on(now.session.play_all(session.deal.solution))
    standings = now.standings
    confidences = [each.confidence for each in standings]
    assert confidences == sorted(confidences, reverse=True)
    places = {each.name: each.place for each in standings}
    assert places["you"] == places["network"] == 1
    assert places["novice"] == len(standings)
    mine = next(each for each in standings if each.is_player)
    assert mine.confidence == now.session.confidence
    assert (mine.right, mine.questions) == (now.session.questions_right, 4)


def test_places_count_those_who_are_better(session: Session) -> None:
    now = race(session, open=True)
    network, novice = (next(r for r in now.rivals if r.name == n) for n in ("network", "novice"))
    twin = replace(network, name="twin")
    assert [each.place for each in ranked([novice, network, twin])] == [1, 1, 3]
    assert [each.name for each in ranked([novice, network, twin])] == ["network", "twin", "novice"]
