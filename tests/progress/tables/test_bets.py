"""Bets are kept with what came of them."""

from dataclasses import replace

from game.progress.store import Bet, Store
from game.rules.session import Session
from tests.progress.keeping import BAD, played
from tests.wired import toy_level, wired


def test_bets_are_kept_with_what_came_of_them(store: Store) -> None:
    store.keep_bet(played(), 4, Bet("French", 0.9, "French"))
    store.keep_bet(replace(played(), deal=played(level=toy_level(id="other")).deal), 4, BAD)
    assert store.bets("toy") == (Bet("French", 0.9, "French"),)
    assert store.bets() == (Bet("French", 0.9, "French"), BAD)
    assert [bet.right for bet in store.bets()] == [True, False]


def test_steps_that_were_bet_on_are_known_by_stream(store: Store) -> None:
    store.keep_bet(played(), 4, BAD)
    store.keep_bet(played(), 2, BAD)
    assert store.bet_on(played()) == {2, 4}
    assert store.bet_on(Session.start(toy_level(), 8, wired(toy_level()))) == frozenset()
    assert store.bet_on(played(level=toy_level(id="other"))) == frozenset()
