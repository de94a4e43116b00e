"""Tells of the progress file what has become of it, once and where it happens."""

from __future__ import annotations

from game.progress.trouble import NoPlace, NotWritten, Trouble
from game.ui.context import AppContext
from game.words import say


class KeepingNews:
    """What was told of it last.

    Args:
        app: the store, and the news that are shown.
    """

    def __init__(self, app: AppContext) -> None:
        self._app = app
        self._told: Trouble | None = None

    def follow(self) -> None:
        """Tell what is new: that progress cannot be kept, and that it can be again."""
        before, now = self._told, self._app.store.trouble
        if now == before:
            return
        self._told = now
        if now is not None:
            self._app.news.say(now.said(), by_words=True)
        elif isinstance(before, NotWritten | NoPlace):
            self._app.news.say(say("store.again"), by_words=True)
