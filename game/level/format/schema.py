"""The form of a level: a JSON value checked against the models, and the JSON Schema for editors.

`python -m game.level.format.schema` rewrites the two of them in `levels`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from game.level.format import bounds as most
from game.level.format import schema_classes as classes
from game.level.format import schema_nodes as nodes
from game.level.format import schema_parts as parts
from game.level.format import schema_settings as settings
from game.level.format import schema_targets as targets
from game.level.format.problems import ENOUGH, Problem
from game.level.format.schema_parts import LevelPart, WorldPart
from game.level.format.schema_training import TrainPart
from game.level.format.source import Source
from game.level.format.wording import Fault, word_fault
from game.level.model import BLOCKS

PartT = TypeVar("PartT", LevelPart, WorldPart)

SCHEMA_URI = "https://json-schema.org/draft/2020-12/schema"

_NOTE = {
    "description": "A remark for people; the game ignores it.",
    "anyOf": [{"type": "string"}, {"items": {"type": "string"}, "type": "array"}],
}

_SHARED = ("target", "weight", "note", "$schema")

_SECTIONS: dict[str, type[BaseModel]] = {
    "memory": parts.MemoryPart,
    "gates": parts.GatesPart,
    "play": parts.PlayPart,
    "start": settings.SettingPart,
    "train": TrainPart,
    "§setting": settings.SettingPart,
    "§blocks": settings.BlockSettings,
    "§setting_case": settings.SettingCase,
    "§block_case": settings.BlockCase,
    "if": settings.ConditionPart,
    **dict.fromkeys(BLOCKS, settings.SettingPart),
    "§object": classes.ClassPart,
    "§numbers_object": classes.NumbersPart,
    "numbers": classes.RangePart,
    "§token": nodes.TokenNode,
    "§pick": nodes.PickNode,
    "§say": nodes.SayNode,
    "§repeat": nodes.RepeatNode,
    "§choice": nodes.ChoiceNode,
    "§shuffle": nodes.ShuffleNode,
    "§rule": nodes.RuleNode,
    "§series": nodes.SeriesNode,
    "§script": nodes.ScriptNode,
    "§map": targets.MapTarget,
    "§name": targets.NameTarget,
    "§count": targets.CountTarget,
    "§tally": targets.TallyTarget,
    "§sum": targets.SumTarget,
    "§next": targets.NextTarget,
    "§any": targets.AnyTarget,
}
"""The model behind each object, by the last step of the way to it."""


def check_form(source: Source, part: type[PartT]) -> tuple[PartT | None, list[Problem]]:
    """Check a file's keys, types and bounds; the model is None when there are problems."""
    # The models take null for a key left out; in a file there is to be one way to leave it out.
    faults = [Fault("null", path, None) for path in source.scan.nulls if path]
    model = None
    try:
        model = part.model_validate(source.value)
    except ValidationError as error:
        for entry in error.errors(include_url=False):
            loc = entry["loc"]
            if loc and entry["input"] is None and entry["type"] != "missing":
                continue
            keys = _keys_at(part, loc[:-1]) if entry["type"] == "extra_forbidden" else ()
            faults.append(Fault(entry["type"], loc, entry["input"], entry.get("ctx", {}), keys))
    problems = [word_fault(source, fault) for fault in faults[:ENOUGH]]
    return None if problems else model, problems


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a level file, for editors and other programs."""
    schema = _tidy(LevelPart.model_json_schema(by_alias=True))
    node = schema["properties"]["stream"]["items"]
    schema = _replace(schema, node, {"$ref": "#/$defs/Node"})
    schema["$defs"]["Node"] = node
    return {"$schema": SCHEMA_URI, "title": "Play the LSTM Game: a level", **schema}


def world_schema() -> dict[str, Any]:
    """The JSON Schema of a world's or a lesson's file."""
    schema = _tidy(WorldPart.model_json_schema(by_alias=True))
    return {"$schema": SCHEMA_URI, "title": "Play the LSTM Game: a world or a lesson", **schema}


def world_schema_text() -> str:
    """The JSON Schema as it lies in `levels/world.schema.json`."""
    return json.dumps(world_schema(), indent=2, ensure_ascii=False) + "\n"


def schema_text() -> str:
    """The JSON Schema as it lies in `levels/level.schema.json`."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _keys_at(part: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys an object may have, its own before those that many kinds share."""
    model = _SECTIONS.get(str(loc[-1]), part) if loc else part
    if len(loc) > 1 and loc[-2] == "§looks":  # its own name is the author's
        model = classes.LookPart
    keys = [field.alias or name for name, field in model.model_fields.items()]
    return tuple(sorted(keys, key=_SHARED.__contains__))


def _tidy(node: Any) -> Any:
    """The same schema in fewer words, and as the game reads it.

    Gone are the titles pydantic makes up and the nulls that only stand for a key left out.
    Branches may overlap, and where the keys are the author's own names a note may stand too.
    Where versions of pydantic differ (1 or 1.0, a branch of one), one way is settled on.
    """
    if isinstance(node, list):
        return [_tidy(inner) for inner in node]
    if isinstance(node, float) and node.is_integer():
        return int(node)
    if not isinstance(node, dict):
        return node
    out = {key: _tidy(inner) for key, inner in node.items()}
    if isinstance(out.get("title"), str):
        del out["title"]
    if out.get("default", 0) is None or isinstance(out.get("default"), dict):
        del out["default"]
    if len(out.get("allOf", ())) == 1:
        out |= out.pop("allOf")[0]
    if "const" in out:
        out = {"enum": [out.pop("const")], **out}
    if "oneOf" in out:
        out["anyOf"] = out.pop("oneOf")
    if {"type": "null"} in out.get("anyOf", ()):
        (kept,) = (branch for branch in out.pop("anyOf") if branch != {"type": "null"})
        out = kept | out
    if "patternProperties" in out:
        ((pattern, values),) = out.pop("patternProperties").items()
        out["propertyNames"] = {"maxLength": most.NAME, "pattern": pattern}
        out |= {"properties": {"note": _NOTE}, "additionalProperties": values}
    return out


def _replace(node: Any, old: Any, new: Any) -> Any:
    if node == old:
        return new
    if isinstance(node, list):
        return [_replace(inner, old, new) for inner in node]
    if isinstance(node, dict):
        return {key: _replace(inner, old, new) for key, inner in node.items()}
    return node


if __name__ == "__main__":
    folder = Path(__file__).parents[3] / "levels"
    for name, text in (("level", schema_text()), ("world", world_schema_text())):
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")
        print(f"Wrote {folder / name}.schema.json")
