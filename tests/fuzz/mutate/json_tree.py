"""JSON spoilt by its structure: types swapped, keys lost, doubled, renamed, parts moved."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, Final, TypeAlias

from tests.fuzz.mutate import odd, raw
from tests.fuzz.mutate.odd import Pairs, Raw

Way: TypeAlias = tuple[str | int, ...]


def spoilt_file(random: Random, good: Sequence[bytes]) -> bytes:
    """One of some good files, spoilt: mostly by its structure, else as text, else as bytes.

    Args:
        random: what all follows from.
        good: files as they ought to be; values of one may come to stand in another.
    """
    kind = random.random()
    content = random.choice(good)
    if kind < 0.72:
        tree = json.loads(content)
        return spell(random, spoil(random, tree, [json.loads(each) for each in good]))
    if kind < 0.86:
        return text(random, content)
    return raw.spoil(random, content)


def spoil(random: Random, tree: Any, others: Sequence[Any] = ()) -> Any:
    """A value with one to five things done to it.

    Args:
        random: what all follows from.
        tree: the value; it stays as it is.
        others: values from which parts are taken over.
    """
    tree = copy.deepcopy(tree)
    for _ in range(min(1 + int(random.expovariate(0.8)), 5)):
        ways = list(paths(tree))
        if not ways:
            return odd.value(random)
        tree = _spoil_at(random, tree, random.choice(ways), others or [tree])
    return tree


def _spoil_at(random: Random, tree: Any, way: Way, others: Sequence[Any]) -> Any:
    if not way:
        return odd.value(random) if random.random() < 0.3 else tree
    owner = at(tree, way[:-1])
    random.choice(WAYS)(random, owner, way[-1], others)
    return tree


def paths(value: Any, way: Way = ()) -> Iterator[Way]:
    """The way to every value within a value, the whole of it first."""
    yield way
    if isinstance(value, dict):
        for key in value:
            yield from paths(value[key], (*way, key))
    elif isinstance(value, list) and not isinstance(value, Pairs):
        for place, part in enumerate(value[:200]):
            yield from paths(part, (*way, place))


def at(value: Any, way: Way) -> Any:
    """What stands at the end of a way."""
    for step in way:
        value = value[step]
    return value


# -- what is done to one value, named by its owner and its key there -----------------------------


def other_value(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    owner[key] = odd.value(random)


def near_value(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    """A value of the same type, near the one that was there or at an edge."""
    now = owner[key]
    if isinstance(now, bool):
        owner[key] = not now
    elif isinstance(now, int | float):
        near = [now + 1, now - 1, -now, now * 2, now * 10, now / 2, float(now), 0, *odd.NUMBERS]
        owner[key] = random.choice(near)
    elif isinstance(now, str) and not isinstance(now, Raw):
        place = random.randint(0, len(now))
        new = odd.text(random)
        owner[key] = random.choice(
            [now[:place] + new + now[place:], now[:place], now * 2, now.swapcase(), new, now + " "]
        )
    else:
        owner[key] = odd.value(random)


def lost(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    del owner[key]


def renamed(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    if isinstance(owner, dict):
        new = random.choice([odd.text(random), str(key) + "s", str(key)[:-1], str(key).upper()])
        owner[new] = owner.pop(key)
    else:
        owner.insert(0, owner.pop(key))


def more(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    """Something more beside it: any value, or many of what is there."""
    if isinstance(owner, dict):
        owner[odd.text(random)] = odd.value(random)
    else:
        owner[:] = owner * random.choice([2, 2, 3, 50]) if len(owner) < 50 else owner[:1]


def twice(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    """A key that stands twice within what is here."""
    now = owner[key]
    if isinstance(now, dict) and now:
        first = random.choice(list(now))
        owner[key] = Pairs([*now.items(), (first, random.choice([now[first], odd.value(random)]))])
    elif isinstance(owner, list):
        owner.insert(key, copy.deepcopy(now))


def from_elsewhere(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    """What stands somewhere else, here or in another file."""
    source = random.choice(others)
    way = random.choice(list(paths(source)))
    owner[key] = copy.deepcopy(at(source, way))


def key_from_elsewhere(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    """A key with its value from an object somewhere else."""
    ways = [way for way in paths(random.choice(others)) if way and isinstance(way[-1], str)]
    source = random.choice(others)
    found = [way for way in ways if _has(source, way)]
    if found and isinstance(owner, dict):
        way = random.choice(found)
        owner[way[-1]] = copy.deepcopy(at(source, way))


def wrapped(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    """The value within lists or objects, once or deep down."""
    value = owner[key]
    inner = random.choice(["a", "note", "repeat", "pick", "choice", "of", "any"])
    for _ in range(random.choice([1, 1, 2, 15, 17, 70])):
        value = [value] if random.random() < 0.5 else {inner: value}
    owner[key] = value


def deeper(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    """The value again within itself, as endless recursion would be written."""
    value = copy.deepcopy(owner[key])
    if isinstance(value, dict) and value:
        value[random.choice(list(value))] = copy.deepcopy(owner[key])
    elif isinstance(value, list) and value:
        value[random.randrange(len(value))] = copy.deepcopy(owner[key])
    owner[key] = value


def swapped(random: Random, owner: Any, key: Any, others: Sequence[Any]) -> None:
    """Two that stand beside each other, in each other's place."""
    places = list(owner) if isinstance(owner, dict) else list(range(len(owner)))
    other = random.choice(places)
    owner[key], owner[other] = owner[other], owner[key]


WAYS: Final[tuple[Callable[[Random, Any, Any, Sequence[Any]], None], ...]] = (
    other_value, other_value, near_value, near_value, near_value, near_value, lost, lost, renamed,
    more, twice, from_elsewhere, from_elsewhere, key_from_elsewhere, wrapped, deeper, swapped,
)  # fmt: skip


def _has(value: Any, way: Way) -> bool:
    try:
        at(value, way)
    except (KeyError, IndexError, TypeError):
        return False
    return True


# -- writing it ----------------------------------------------------------------------------------


def spell(random: Random, tree: Any) -> bytes:
    """The value as a file, in one of the ways that JSON may be written."""
    gap = random.choice(["", "", " ", "\n", "\r\n", "\t"])
    text = _spell(tree, gap)
    content = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.04:
        return random.choice([b"\xef\xbb\xbf" + content, content + b"\n\n", b" " + content])
    return text.encode("utf-16", "surrogatepass") if random.random() < 0.01 else content


def _spell(value: Any, gap: str) -> str:
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict | Pairs):
        pairs = value.items() if isinstance(value, dict) else value
        inner = (f"{json.dumps(str(k))}:{gap}{_spell(v, gap)}" for k, v in pairs)
        return "{" + f",{gap}".join(inner) + "}"
    if isinstance(value, list | tuple):
        return "[" + f",{gap}".join(_spell(each, gap) for each in value) + "]"
    return json.dumps(value, ensure_ascii=gap != " ")


def text(random: Random, content: bytes) -> bytes:
    """A JSON text with its signs spoilt rather than its bytes: brackets, commas, quotes."""
    out = content.decode("utf-8")
    for _ in range(random.randint(1, 3)):
        places = [n for n, sign in enumerate(out) if sign in '{}[],:"0123456789']
        if not places:
            break
        place = random.choice(places)
        new = random.choice(['"', "{", "}", "[", "]", ",", ":", "", "", "\\", "#", "//", "-", "e9"])
        out = out[:place] + new + out[place + 1 :]
    return out.encode("utf-8", "surrogatepass")
