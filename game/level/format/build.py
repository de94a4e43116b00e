"""From a level file that passed all checks to the frozen dataclasses the game plays with."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from game.level.format import schema_parts as parts
from game.level.format import schema_settings as settings
from game.level.format.build_nodes import Nodes
from game.level.format.look_checks import looks_of
from game.level.format.numbers import number_tokens
from game.level.format.schema_classes import ClassPart, NumbersPart
from game.level.format.schema_training import TrainPart
from game.level.format.scripts import Texts
from game.level.format.sound_checks import sounds_of
from game.level.model import (
    BLOCKS,
    GATES,
    Case,
    GateOwners,
    Level,
    Memory,
    Play,
    Setting,
    Table,
    TokenClass,
    Train,
    Vocabulary,
)
from game.level.nodes import Node
from game.level.stream import BLANK
from game.lstm.recipe import RECIPES


def build_level(
    part: parts.LevelPart, answers: tuple[str, ...], texts: Texts, path: Path | None
) -> Level:
    """Build the level.

    Args:
        part: The level file's contents.
        answers: What its stream can ask for, in order of declaration.
        texts: The text files that its scripts name.
        path: The level file.
    """
    classes = tuple(_token_class(name, entry) for name, entry in part.classes.items())
    tokens = tuple(dict.fromkeys(token for cls in classes for token in cls.tokens))
    maps = {name: _table(entries, tokens) for name, entries in part.maps.items()}
    nodes_of = Nodes(classes, texts)
    stream = nodes_of.body(part.stream)
    rules = {name: nodes_of.body(body) for name, body in part.rules.items()}
    memory = Memory(**part.memory.model_dump(exclude={"note"}))
    gates = GateOwners(**part.gates.model_dump(exclude={"note"}))
    play = part.play.model_dump(exclude={"note", "start"})
    return Level(
        id=part.id,
        title=part.title,
        brief=part.brief,
        teaches=tuple(part.teaches),
        classes=classes,
        maps=maps,
        stream=stream,
        rules=rules,
        memory=memory,
        gates=gates,
        play=Play(**play, start=_setting(part.play.start, gates)),
        train=_train(part.train),
        solution={
            name: _cases(entry, memory.blocks, gates) for name, entry in part.solution.items()
        },
        baselines_fail=tuple(part.baselines_fail),
        hints=tuple(part.hints),
        after=part.after,
        difficulty=part.difficulty,
        needs=tuple(part.needs),
        guide=tuple(part.guide),
        source=part.source,
        task_hash=task_hash(classes, maps, stream, rules, memory, gates),
        vocabulary=Vocabulary(
            tokens=tokens,
            classes=tuple(cls.name for cls in classes),
            answers=(BLANK, *answers),
            amounts={token: value for cls in classes for token, value in cls.amounts.items()},
        ),
        path=path,
        sounds=sounds_of(part.sounds, (*tokens, *answers)),
    )


def task_hash(
    classes: tuple[TokenClass, ...],
    maps: dict[str, Table],
    stream: tuple[Node, ...],
    rules: dict[str, tuple[Node, ...]],
    memory: Memory,
    gates: GateOwners,
) -> str:
    """Sixteen hex digits that change whenever trained networks and replays lose their meaning."""
    task: dict[str, Any] = {
        "classes": [
            [cls.name, list(cls.tokens), *([list(cls.amounts.values())] if cls.amounts else [])]
            for cls in classes
        ],
        "maps": [[name, _pairs(entries)] for name, entries in maps.items()],
        "stream": _plain(stream),
        "memory": [memory.blocks, memory.cells, memory.recurrent, memory.peephole],
        "gates": [gates.forget, gates.input, gates.output],
    }
    if rules:  # left out of levels without any, whose digest is older than rules are
        task["rules"] = {name: _plain(body) for name, body in rules.items()}
    text = json.dumps(task, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def _pairs(table: Table) -> list[list[Any]]:
    """A map as JSON in which the order of its entries, and so of the answers, counts."""
    return [
        [key, _pairs(value) if isinstance(value, dict) else value] for key, value in table.items()
    ]


def _plain(value: Any) -> Any:
    """A node as JSON. Fields at their default are left out, so that a new one changes no hash."""
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if not dataclasses.is_dataclass(value):
        return value
    fields = {
        field.name: _plain(getattr(value, field.name))
        for field in dataclasses.fields(value)
        if getattr(value, field.name) != field.default
    }
    return {type(value).__name__: fields}


def _train(part: TrainPart) -> Train:
    """The recipe for what memory carries, with what the level asks for otherwise."""
    asked = part.model_dump(exclude={"note", "seeds", "carries"}, exclude_none=True)
    recipe = dataclasses.replace(RECIPES[part.carries], **asked)
    return Train(seeds=part.seeds, carries=part.carries, recipe=recipe)


def _token_class(name: str, entry: list[str] | ClassPart | NumbersPart) -> TokenClass:
    if isinstance(entry, list):
        return TokenClass(name, tuple(entry))
    raw = entry.model_dump(by_alias=True, exclude_none=True)
    amounts = number_tokens(raw)
    tokens = tuple(entry.tokens) if isinstance(entry, ClassPart) else tuple(amounts)
    return TokenClass(name, tokens, entry.show, looks_of(raw.get("look"), tokens), amounts)


def _table(entries: Mapping[str, Any], tokens: Container[str]) -> Table:
    """A map without its note."""
    return {
        key: _table(value, tokens) if isinstance(value, dict) else value
        for key, value in entries.items()
        if key in tokens
    }


def _cases(
    part: settings.SettingPart | settings.BlockSettings | list[settings.CasePart],
    blocks: int,
    gates: GateOwners,
) -> tuple[Case, ...]:
    if not isinstance(part, list):
        return (Case(_settings(part, blocks, gates)),)
    return tuple(Case(_settings(case, blocks, gates), _when(case.if_)) for case in part)


def _when(part: settings.ConditionPart | None) -> tuple[tuple[int, bool], ...]:
    if part is None:
        return ()
    asked = ((block, getattr(part, letter)) for block, letter in enumerate(BLOCKS))
    return tuple((block, fill == "full") for block, fill in asked if fill is not None)


def _settings(
    part: settings.SettingPart | settings.BlockSettings, blocks: int, gates: GateOwners
) -> tuple[Setting, ...]:
    """One setting per block; a single one serves them all."""
    if isinstance(part, settings.SettingPart):
        return (_setting(part, gates),) * blocks
    each = [getattr(part, letter) for letter in BLOCKS[:blocks]]
    return tuple(_setting(setting, gates) for setting in each)


def _setting(part: settings.SettingPart, gates: GateOwners) -> Setting:
    """The valves as given; one left out stands where it is locked, or else is shut."""
    values: dict[str, float] = {}
    for gate in GATES:
        given, owner = getattr(part, gate), gates.owner(gate)
        locked = owner if isinstance(owner, float) else 0.0
        values[gate] = locked if given is None else given
    return Setting(**values)
