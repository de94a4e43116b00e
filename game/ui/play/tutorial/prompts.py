"""Which prompt is shown: what the lessons say now, until it is understood or closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.progress.understood import understand, understood
from game.rules.move import Move
from game.rules.session import Session
from game.rules.tutorial import guided
from game.rules.tutorial.ideas import IDEAS, Moment, idea_prompt, waiting
from game.rules.tutorial.prompt import Prompt
from game.ui.context import AppContext
from game.ui.play.controls import Valve
from game.ui.play.model import PlayModel

BY_NAME: Final = {idea.name: idea for idea in IDEAS}


class Prompts:
    """The prompts of one play.

    Args:
        model: the play.
        app: the settings, and where it is kept what was understood.
    """

    def __init__(self, model: PlayModel, app: AppContext) -> None:
        self._model, self._app = model, app
        self._known = set(understood(app.store))
        self._closed: set[str] = set()
        self._since: dict[str, int] = {}
        self._starless = self._plays_without_a_star()
        self._seen: tuple[Session, Move] | None = None
        self._said: Prompt | None = None

    def _plays_without_a_star(self) -> int:
        level, store = self._model.session.level, self._app.store
        best = store.best(level.id)
        return store.attempt_count(level.id) if best is not None and not best.stars else 0

    @property
    def shown(self) -> Prompt | None:
        """What is said now: nothing while a step plays out, or an earlier one is looked at."""
        model = self._model
        quiet = model.run is not None or model.inspected is not None or model.pause.ms is not None
        if quiet or not self._app.settings.prompts:
            return None
        return self._now()

    def of_sleeper(self, valve: Valve | None) -> Prompt | None:
        """What is said of a valve that is asleep; None of one that is not."""
        return Prompt("asleep", valve) if valve in self._model.asleep and valve else None

    def _now(self) -> Prompt | None:
        model = self._model
        seen = (model.session, model.move)
        if self._seen is None or self._seen[0] is not seen[0] or self._seen[1] != seen[1]:
            self._seen, self._said = seen, self._work_out()
        return self._said

    def _work_out(self) -> Prompt | None:
        model = self._model
        session = model.session
        if session.mode == "guided":
            said = guided.prompt(session, model.move)
            if said is not None and said.name not in self._closed:
                return said
        return self._idea(Moment(session, model.move, starless=self._starless))

    def _idea(self, now: Moment) -> Prompt | None:
        t = now.session.t
        for name, since in list(self._since.items()):
            self._since[name] = min(since, t)  # undone behind where it was said
            if BY_NAME[name].done(replace(now, since=self._since[name])):
                self._understand(name)
        idea = waiting(now, self._known)
        if idea is None:
            return None
        self._since.setdefault(idea.name, t)
        return idea_prompt(idea, now.session)

    def _understand(self, name: str) -> None:
        self._known.add(name)
        self._since.pop(name, None)
        understand(self._app.store, name)

    def close(self) -> bool:
        """Close what is said now, for good if it is an idea; False where nothing is said."""
        now = self.shown
        if now is None:
            return False
        idea = now.name.removeprefix("ideas.")
        if idea in BY_NAME and now.name != idea:
            self._understand(idea)
        else:
            self._closed.add(now.name)
        self._seen = None
        return True
