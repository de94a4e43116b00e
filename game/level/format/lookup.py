"""Looking up what a stream mentions: classes, names, counts, and a problem for each not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from game.level.format.problems import (
    ENOUGH,
    KeyPath,
    Problem,
    did_you_mean,
    nearest,
    one_of,
    quote,
)
from game.level.format.scope import Held, Scope, can_fill
from game.level.format.source import Source
from game.level.model import Table

Classes: TypeAlias = Mapping[str, Mapping[str, None]]
Amounts: TypeAlias = Mapping[str, Mapping[str, float]]
"""For each class of numbers, the number that each of its tokens stands for."""

Maps: TypeAlias = Mapping[str, Table]

_PERHAPS: Final = (
    "It is set only inside a repeat that may be skipped, in some ways of a choice, in another part "
    "of a shuffle, or before some plays of a rule"
)


class Lookup:
    """The classes of a level, the problems found so far, and where each class is first used.

    A muted one finds no problems: it looks ahead, at what the rest of the stream may set.
    """

    def __init__(
        self, source: Source, classes: Classes, amounts: Amounts, *, muted: bool = False
    ) -> None:
        self.source = source
        self.muted = muted
        self.classes = classes
        self.amounts = amounts
        self.problems: list[Problem] = []
        self.used: dict[str, KeyPath] = {}
        self.meant: set[str] = set()  # rules that were played amiss
        self._held: dict[frozenset[str] | None, dict[str, None]] = {}

    @property
    def listening(self) -> bool:
        """Whether problems are still kept."""
        return not self.muted and len(self.problems) < ENOUGH

    def report(
        self,
        path: KeyPath,
        found: str,
        expected: str = "",
        mend: str = "",
        *,
        at_key: bool = False,
    ) -> None:
        """Keep one more problem, up to the bound."""
        if self.listening:
            self.keep(self.source.problem(path, found, expected, mend, at_key=at_key))

    def keep(self, problem: Problem) -> None:
        """Keep one more problem that is already in words."""
        self.problems.append(problem)

    def near(self, name: str, names: Iterable[str]) -> str:
        """A near miss to suggest, as long as problems are still kept."""
        return did_you_mean(name, names) if self.listening else ""

    def use(self, cls: str, path: KeyPath) -> None:
        """Note that the stream says tokens of this class."""
        self.used.setdefault(cls, path)

    def tokens(self, held: Held) -> dict[str, None]:
        """The tokens a name may stand for, in the order the classes declare them."""
        if held.classes not in self._held:
            origins = [name for name in self.classes if name in (held.classes or ())]
            tokens = dict.fromkeys(token for name in origins for token in self.classes[name])
            self._held[held.classes] = tokens
        return self._held[held.classes]

    def exhausted(self, cls: str, others: list[Held]) -> bool:
        """Whether the other names can between them hold every token of the class."""
        tokens = set(self.classes[cls])
        if not tokens or len(others) < len(tokens):
            return False
        return can_fill([tokens.intersection(self.tokens(held)) for held in others], len(tokens))

    def known_class(self, cls: str, path: KeyPath) -> bool:
        """Whether there is such a class; a problem when there is not."""
        if cls not in self.classes:
            what = f"no class is called {quote(cls)}"
            self.report(path, what, one_of(self.classes), self.near(cls, self.classes))
        return cls in self.classes

    def known_rule(self, rule: str, rules: Iterable[str], path: KeyPath) -> bool:
        """Whether there is such a rule; a problem when there is not."""
        if rule not in rules and self.listening:
            what = f"no rule is called {quote(rule)}"
            mend = 'Write it under "rules"'
            if (near := nearest(rule, rules)) is not None:
                self.meant.add(near)
                mend = f"Did you mean {quote(near)}?"
            self.report((*path, "rule"), what, one_of(rules), mend)
        return rule in rules

    def known_name(self, name: str, path: KeyPath, scope: Scope) -> bool:
        """Whether anything was picked under this name; a problem when not, or perhaps not."""
        held = scope.names.get(name)
        if self.muted:  # and nothing is marked as said
            return held is not None
        if held is None:
            what = f"nothing has been picked under the name {quote(name)} before this"
            hint = f'An earlier pick must have "as": {quote(name)}'
            mend = self.near(name, scope.names) or hint
            if name in scope.counts:
                mend = f'It is a count; to ask for its number, write {{"count": {quote(name)}}}'
            self.report(path, what, one_of(scope.names), mend)
            scope.names[name] = Held(None)  # so that it is said once
            return False
        if not held.sure:
            what = f"perhaps nothing has been picked under the name {quote(name)} by then"
            self.report(path, what, mend=f"{_PERHAPS}; pick it before")
            scope.names[name] = Held(held.classes)
        return True

    def known_count(self, name: str, path: KeyPath, scope: Scope) -> None:
        """See that a count was drawn under this name; a problem when it was not."""
        if self.muted:
            return
        if name not in scope.counts:
            what = f"no count has been drawn under the name {quote(name)} before this"
            hint = f'An earlier repeat must have "as": {quote(name)}'
            if any(sign.isdigit() for sign in name):
                hint = "For numbers, write 5 or [3, 6], without quotes"
            mend = self.near(name, scope.counts) or hint
            if name in scope.names:
                mend = f'It is a token; to ask for it, write {{"name": {quote(name)}}}'
            self.report(path, what, one_of(scope.counts), mend)
        elif not scope.counts[name]:
            what = f"perhaps no count has been drawn under the name {quote(name)} by then"
            self.report(path, what, mend=_PERHAPS)
        scope.counts[name] = True
