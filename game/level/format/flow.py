"""What a level's stream and its rules come to: undefined words, possible answers, lengths."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from game.level.format import bounds as most
from game.level.format.follow import followers
from game.level.format.lookup import Lookup, Maps
from game.level.format.problems import KeyPath, Problem, quote
from game.level.format.recursion import Body, rule_ranks, rules_played
from game.level.format.scan import Json
from game.level.format.scope import Scope, count_names, count_nodes, count_ranges
from game.level.format.scripts import Texts, count_said
from game.level.format.sketch import sketch
from game.level.format.walker import Rules, Walker


@dataclass(frozen=True, slots=True)
class Flow:
    """What the walk finds out: problems, answers asked for, classes used (and where), extent."""

    problems: tuple[Problem, ...]
    answers: tuple[str, ...]
    used: Mapping[str, KeyPath]
    extent: most.Extent


def walk(look: Lookup, stream: Json, rules: Rules, maps: Maps, texts: Texts) -> Flow:
    """Walk a stream, and the rules it plays.

    Args:
        look: The classes of the level, and where problems go.
        stream: The raw value under "stream".
        rules: The raw bodies of the rules, as far as they are lists.
        maps: The entries of each map, as far as they are well-formed.
        texts: The text files that scripts name, as far as they could be read.
    """
    walker = Walker(look, maps, rules, texts)
    extent = most.Extent(1, 1, 1, 1)
    every: list[Json] = [stream, *rules.values()]
    size, names, said = count_nodes(every), count_names(every), count_said(every, texts)
    if size > most.NODES:  # not walked: it could take long
        what = f"the stream is written with {size:,} nodes"
        look.report(("stream",), what, f"at most {most.NODES:,}", 'Use "repeat" or "pick"')
    elif names > most.KEPT_NAMES:
        what = f'the stream has {names:,} different names under "as"'
        mend = "A name may be used again when its token is no longer needed"
        look.report(("stream",), what, f"at most {most.KEPT_NAMES}", mend)
    elif said > most.SCRIPT_TOKENS:
        what = f"the scripts have {said:,} tokens between them"
        look.report(("stream",), what, f"at most {most.SCRIPT_TOKENS:,}")
    elif isinstance(stream, list):
        bodies = {name: sketch(body, rules, texts) for name, body in rules.items()}
        plan = sketch(stream, rules, texts)
        extent = most.extent_of(plan, bodies)
        walker.ranges = walker.targets.ranges = count_ranges(every)
        walker.targets.followers = followers(plan, bodies, look.classes, walker.ranges)
        if rules:
            _look_ahead(walker, stream, bodies)
        walker.stream(stream)
        _check_rules(walker, rule_ranks(bodies))
    return Flow(tuple(look.problems), tuple(walker.targets.answers), look.used, extent)


def _check_rules(walker: Walker, ending: Container[str]) -> None:
    """See that every rule is played, and that it comes to an end."""
    for name, body in walker.rules.items():
        if name not in ending:
            what = f"the rule {quote(name)} never ends: every way through it plays a rule again"
            mend = 'Let a "choice" in it have a way that plays no rule, such as []'
            walker.look.report(("rules", name), what, "", mend)
        elif body and name not in walker.played and name not in walker.look.meant:
            what = f"nothing plays the rule {quote(name)}"
            mend = f'Play it with {{"rule": {quote(name)}}}, or take it away'
            walker.look.report(("rules", name), what, "", mend, at_key=True)


def _look_ahead(walker: Walker, stream: list[Json], bodies: Mapping[str, Body]) -> None:
    """Find out what each rule sets, and what is known wherever it is played.

    Both depend on themselves, so each is begun from nothing and worked out until it stays: a rule
    is looked at again when one that it plays came to set more, or when it came to be played where
    less is known.
    """
    played = {name: set(rules_played(body)) for name, body in bodies.items()}
    look = Lookup(walker.look.source, walker.look.classes, walker.look.amounts, muted=True)
    ahead = Walker(look, {}, walker.rules, {})
    ahead.ranges = walker.ranges
    ahead.effects = {name: Scope(dead=True) for name in walker.rules}
    waiting = dict.fromkeys(walker.rules)
    while waiting:
        name = _longest_waiting(waiting)
        effect = Scope()
        ahead.body(walker.rules[name], (), effect, 0)
        if effect != ahead.effects[name]:
            ahead.effects[name] = effect
            waiting |= dict.fromkeys(other for other in played if name in played[other])
    # A rule that never ends is told as such; behind it, the walk goes on as if it set nothing.
    ahead.effects = {n: Scope() if end.dead else end for n, end in ahead.effects.items()}
    ahead.noting = True
    ahead.body(stream, (), Scope(), 0)
    while ahead.waiting:
        name = _longest_waiting(ahead.waiting)
        ahead.body(walker.rules[name], (), ahead.entries[name].copy(), 0)
    walker.effects, walker.entries = ahead.effects, ahead.entries


def _longest_waiting(waiting: dict[str, None]) -> str:
    """Take the rule that has waited longest.

    In turn, news of one rule reaches all others in a few rounds; the latest first, rules that play
    each other would be looked at again for every single piece of news.
    """
    name = next(iter(waiting))
    del waiting[name]
    return name
