"""The rules of drawing once more, read off the JSON as plainly as can be."""

from collections.abc import Iterator
from math import pi, sin
from random import Random
from typing import Any

CLASSES = {
    "home": ["France", "Spain"], "chat": ["tea", "rain"], "ask": ["speak?"],
    "wave": ["low", "mid", "high"],
}  # fmt: skip
LANGUAGE = {"France": "French", "Spain": "Spanish"}
HOME: dict[str, Any] = {"pick": "home", "as": "h"}


class Reference:
    """The rules of drawing once more, read off the JSON as plainly as can be."""

    def __init__(self, seed: int, shrink: float, rules: dict[str, Any] | None = None) -> None:
        self.random = Random(seed).random
        self.shrink = shrink
        self.rules = rules or {}
        self.inside: list[tuple[str, int]] = []  # the rules played, and how many more may be
        self.names: dict[str, tuple[str, str]] = {}
        self.counts: dict[str, int] = {}
        self.out: list[tuple[str, str, str]] = []

    def play(self, nodes: list[Any]) -> None:
        for node in nodes:
            if isinstance(node, str):
                home = next(cls for cls, tokens in CLASSES.items() if node in tokens)
                self.out.append((node, home, ""))
            elif "repeat" in node:
                self.repeat(node)
            elif "choice" in node:
                self.choice(node)
            elif "shuffle" in node:
                self.shuffle(node)
            elif "series" in node:
                self.series(node)
            elif "rule" in node:
                self.rule(node)
            else:
                self.token(node)

    def token(self, node: dict[str, Any]) -> None:
        if "pick" in node:
            out = [self.names[name][0] for name in node.get("unlike", ())]
            tokens = [token for token in CLASSES[node["pick"]] if token not in out]
            token, cls = tokens[int(self.random() * len(tokens))], node["pick"]
            if "as" in node:
                self.names[node["as"]] = token, cls
        else:
            token, cls = self.names[node["say"]]
        self.out.append((token, cls, self.answer(node.get("target", ""), cls)))

    def answer(self, target: Any, cls: str) -> str:
        match target:
            case {"map": _, "of": name}:
                return LANGUAGE[self.names[name][0]]
            case {"name": name}:
                return self.names[name][0]
            case {"count": name}:
                return str(self.counts[name])
            case {"tally": adds, "between": [low, high]}:
                number = min(max(0, low), high)
                for said in [*(cls for _, cls, _ in self.out), cls]:
                    number = min(max(number + adds.get(said, 0), low), high)
                return str(number)
        return str(target)

    def shuffle(self, node: dict[str, Any]) -> None:
        parts = [part if isinstance(part, list) else [part] for part in node["shuffle"]]
        while parts:
            place = int(self.random() * len(parts)) if len(parts) > 1 else 0
            parts[0], parts[place] = parts[place], parts[0]
            self.play(parts.pop(0))

    def series(self, node: dict[str, Any]) -> None:
        tokens, times = CLASSES[node["series"]], self.times(node)
        period, turn = node["period"], 0.0
        if isinstance(period, list):
            period = period[0] + (period[1] - period[0]) * self.random()
        phase = self.random()
        for t in range(times):
            stray = sum(self.random() for _ in range(3)) * 2 - 3 if node["noise"] else 0.0
            turn = t / period + phase
            height = (sin(2 * pi * turn) + 1) / 2 * (len(tokens) - 1) + stray * node["noise"]
            level = min(max(round(height), 0), len(tokens) - 1)
            self.out.append((tokens[level], node["series"], node.get("target", "")))

    def rule(self, node: dict[str, Any]) -> None:
        outer = self.inside[-1][1] if self.inside else 50
        depth = max(round(node.get("depth", 20) * min(self.shrink, 1.0)), 1)
        left = outer if self.inside and "depth" not in node else min(depth, outer)
        self.inside.append((node["rule"], max(left - 1, 0)))
        self.play(self.rules[node["rule"]])
        self.inside.pop()

    def stuck(self, nodes: list[Any]) -> bool:
        """Whether the rule now at its limit cannot get through these nodes."""
        rule, left = self.inside[-1] if self.inside else ("", 1)
        return left == 0 and not leads_out(nodes, {"r": "", "s": "r"}[rule])

    def repeat(self, node: dict[str, Any]) -> None:
        if self.stuck(node["repeat"]):
            return
        times = self.times(node)
        if "as" in node:
            self.counts[node["as"]] = times
        for _ in range(times):
            self.play(node["repeat"])

    def times(self, node: dict[str, Any]) -> int:
        times = node["times"]
        if isinstance(times, str):
            return int(self.counts[times])
        low, high = times if isinstance(times, list) else (times, times)
        least = max(round(low * self.shrink), 1 if low else 0)
        if node.get("as") == "n":  # it is asked for, so it must stay one of the answers
            least = low
        most = max(round(high * self.shrink), least)
        if node.get("as") == "n":
            most = min(most, high)
        return least + int(self.random() * (most - least + 1)) if low < high else least

    def choice(self, node: dict[str, Any]) -> None:
        each = [way if isinstance(way, list) else [way] for way in node["choice"]]
        out = [way for way in each if not self.stuck(way)]
        if len(out) < len(each):
            self.play(out[0])
            return
        weights = node.get("weights", [1] * len(node["choice"]))
        point, total = self.random(), 0.0
        way = -1
        while point >= total / sum(weights):
            way += 1
            total += weights[way]
        option = node["choice"][way]
        self.play(option if isinstance(option, list) else [option])


def leads_out(nodes: list[Any], through: str) -> bool:
    """Whether there is a way through the nodes that plays only rules named in `through`."""
    return all(node_leads_out(node, through) for node in nodes if isinstance(node, dict))


def node_leads_out(node: dict[str, Any], through: str) -> bool:
    if "rule" in node:
        return node["rule"] in through
    if "repeat" in node:
        times = node["times"]
        skipped = isinstance(times, list) and times[0] == 0
        return skipped or leads_out(node["repeat"], through)
    if "shuffle" in node:
        return leads_out([*_flat(node["shuffle"])], through)
    ways = [way if isinstance(way, list) else [way] for way in node.get("choice", ([],))]
    return any(leads_out(way, through) for way in ways)


def _flat(parts: list[Any]) -> Iterator[Any]:
    for part in parts:
        yield from part if isinstance(part, list) else [part]
