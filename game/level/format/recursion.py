"""How recursive rules come to an end: what is left of each at the depth limit.

A rule's rank is 0 if it can be got through without playing any rule, and n if it can with rules of
lower ranks alone. At the limit a rule plays only what leads out: rules that never come back to it,
and among those that do, only the ones of lower rank, so that ranks run out whatever is drawn.

- A choice is drawn as ever when all its ways lead out, and else takes the first that does.
- A repeat that may be skipped is, when its body does not lead out.

Where one alternative of a rule recurses and another does not, that is the first alternative that
does not recurse; among rules that play each other (the states of an automaton) it is a way towards
the exit.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from graphlib import TopologicalSorter
from typing import TypeAlias

from game.level.nodes import (
    Again,
    Call,
    Choice,
    Node,
    Pick,
    Repeat,
    Say,
    Series,
    Shuffle,
    every_node,
)

Body: TypeAlias = tuple[Node, ...]


def rule_ranks(rules: Mapping[str, Body]) -> dict[str, int]:
    """The rank of every rule that can come to an end, from the lowest up; others have none."""
    ranks: dict[str, int] = {}
    rank = 0
    while True:
        more = [name for name in rules if name not in ranks and _leads_out(rules[name], ranks)]
        if not more:
            return ranks
        ranks |= dict.fromkeys(more, rank)
        rank += 1


def closing_bodies(rules: Mapping[str, Body]) -> dict[str, Body]:
    """What each rule that can come to an end plays at the depth limit.

    Each comes after those it plays there.
    """
    ranks = rule_ranks(rules)
    within = {name: _played_within(name, rules) for name in rules}
    closing = {
        name: _closed(
            rules[name],
            [other for other in ranks if ranks[other] < rank or name not in within[other]],
        )
        for name, rank in ranks.items()
    }
    order = TopologicalSorter({name: set(rules_played(body)) for name, body in closing.items()})
    return {name: closing[name] for name in order.static_order()}


def _played_within(name: str, rules: Mapping[str, Body]) -> set[str]:
    """The rules that may stand inside a rule, itself among them only if it recurses."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for other in rules_played(rules.get(waiting.pop(), ())):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def rules_played(body: Body) -> Iterator[str]:
    """The rules a body plays."""
    for node in every_node(body):
        if isinstance(node, Call):
            yield node.rule


def _leads_out(body: Body, rules: Container[str]) -> bool:
    """Whether a body can be got through by way of these rules alone."""
    return all(_node_leads_out(node, rules) for node in body)


def _node_leads_out(node: Node, rules: Container[str]) -> bool:
    match node:
        case Call(rule=rule):
            return rule in rules
        case Repeat():
            return _may_be_skipped(node) or _leads_out(node.body, rules)
        case Choice(options=options):
            return any(_leads_out(option, rules) for option in options)
        case Shuffle(parts=parts):
            return all(_leads_out(part, rules) for part in parts)
        case Say() | Pick() | Again() | Series():
            return True


def _may_be_skipped(node: Repeat) -> bool:
    return node.count is None and node.low == 0


def _closed(body: Body, rules: Container[str]) -> Body:
    """A body that leads out, without what does not."""
    return tuple(left for node in body for left in _closed_node(node, rules))


def _closed_node(node: Node, rules: Container[str]) -> Body:
    match node:
        case Repeat(body=body):
            if _leads_out(body, rules):
                closed = _closed(body, rules)
                return (Repeat(closed, node.low, node.high, node.count, node.name),)
            return (Repeat((), 0, 0, name=node.name),)  # its count, if it has a name, is drawn as 0
        case Choice(options=options, weights=weights):
            ways = [option for option in options if _leads_out(option, rules)]
            if len(ways) < len(options):
                return _closed(ways[0], rules)
            return (Choice(tuple(_closed(way, rules) for way in ways), weights),)
        case Shuffle(parts=parts):
            return (Shuffle(tuple(_closed(part, rules) for part in parts)),)
        case Say() | Pick() | Again() | Call() | Series():
            return (node,)
