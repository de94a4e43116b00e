"""Sentences for what the models refuse, in place of pydantic's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from game.level.file_names import as_ident
from game.level.format.problems import KeyPath, Problem, did_you_mean, one_of, quote
from game.level.format.schema_nodes import NODE_KINDS, TEXT_FILE
from game.level.format.schema_targets import TARGET_KINDS
from game.level.format.source import Source
from game.level.format.upgrade import FORMAT
from game.level.model import GATE_WORDS

_TYPES: Final = {
    "string_type": "a text in double quotes",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list, [ … ]",
    "dict_type": "an object, { … }",
    "model_type": "an object, { … }",
    "text_or_list": "a text in double quotes, or a list of texts",
    "times": "a number, two numbers [least, most], or the name of a count",
    "owner": '"player", "network", or a number from 0 to 1 to lock the gate at',
    "class_kind": 'a list of tokens, or an object with "tokens" or "numbers"',
    "look_kind": 'colour, note, bar or picture, or an object such as {"Rex": {"picture": "dog"}}',
    "settings_kind": 'an object such as {"f": 1, "i": 0, "o": 0}, or a list of cases',
    "case_kind": 'an object such as {"if": {"A": "empty"}, "f": 1, "i": 0, "o": 0}',
    "only_true": 'true, as in {"next": true}',
    "option_kind": "a node or a list of nodes",
    "period": "a number of tokens, or two numbers [least, most]",
    "script_kind": 'a list of sequences, or the name of a text file, such as "songs.txt"',
    "row_kind": "a sequence as a text in double quotes, or as a list of tokens",
    "names_kind": "a name in double quotes, or a list of names",
    "entry_kind": "an answer in double quotes, or an object with an answer for each token",
}
_NODES: Final = (
    'a token in double quotes, or an object with one of these keys: "pick" (draw from a class), '
    '"say" (say a picked token again), "repeat", "choice", "shuffle", "rule" (play a rule), '
    '"series" (a wave), "script" (one of some sequences), "token"'
)
_TARGETS: Final = (
    'an answer in double quotes, {"map": …, "of": …}, {"name": …}, {"count": …}, '
    '{"tally": …, "between": …}, {"sum": …}, {"next": true} or {"any": [ … ]}; leave "target" out '
    "where silence is right"
)
_IDENT: Final = r"^[a-z0-9_-]+$"
_PATTERNS: Final = {
    r"^\S(.*\S)?$": "a text on one line with no space at either end",
    _IDENT: "small letters a–z, digits, - and _ only",
    r"\S": "a text that is not empty",
    TEXT_FILE: "the plain name of a text file that lies beside the level: letters a–z, digits, "
    "spaces, - and _, ending in .txt",
    r"^(\S.*)?\{\}(.*\S)?$": "a text on one line with {} where the token goes",
    r"^(#[0-9a-fA-F]{6}|[A-Za-z]{1,40})$": "a colour: #rrggbb, or a word such as teal",
    r"^[A-G][#b]?[0-8]$": "a pitch: a letter from A to G, perhaps # or b, an octave, such as F#3",
}
_GATE_KEYS: Final[dict[str, str]] = {
    **{str(gate): word for gate, word in GATE_WORDS.items()},
    **{word: gate for gate, word in GATE_WORDS.items()},
    "in": "i",
    "out": "o",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One refusal: its type, where, the value, its figures, and the keys allowed there."""

    type: str
    loc: tuple[str | int, ...]
    value: Any
    figures: Mapping[str, Any] = field(default_factory=dict)
    keys: tuple[str, ...] = ()


def word_fault(source: Source, fault: Fault) -> Problem:
    """The problem a refusal stands for, placed in the file and put in words."""
    path = _key_path(source, fault.loc)
    at_key = fault.loc[-1:] == ("[key]",)
    found = ("the key " if at_key else "found ") + describe(fault.value)
    expected, mend = "", ""
    figures = fault.figures
    match fault.type:
        case "missing":
            found = f"the key {quote(str(path[-1]))} is missing"
        case "null":
            found, mend = "null says nothing here", "Leave the key out, or give it a value"
        case "extra_forbidden":
            at_key = True
            key = str(path[-1])
            found = f"the key {quote(key)} is not known here"
            expected = one_of(name for name in fault.keys if name not in ("note", "$schema"))
            mend = did_you_mean(_GATE_KEYS.get(key, key), fault.keys)
            if key in NODE_KINDS and not set(NODE_KINDS).isdisjoint(fault.keys):
                mend = "A node does one thing: make two of it"
        case "literal_error":
            names = re.findall(r"'([^']*)'", str(figures.get("expected", "")))
            expected = one_of(names)
            mend = did_you_mean(fault.value, names) if isinstance(fault.value, str) else ""
            if fault.loc[-1] == "§word":  # the words for who moves a gate; a number is one more
                expected = _TYPES["owner"]
        case "node_kind":
            expected = _NODES
            found, mend = _unknown_kind(fault.value, "a node", NODE_KINDS, found)
        case "target_kind":
            expected = _TARGETS
            found, mend = _unknown_kind(fault.value, "a target", TARGET_KINDS, found)
            if isinstance(fault.value, dict) and "any" in fault.value:
                found, mend = 'an "any" inside another', "Put all its targets into one list"
        case "string_pattern_mismatch":
            expected = _PATTERNS[figures["pattern"]]
        case "one_line":
            expected = "a text on one line, without control characters"
        case "too_short" | "too_long" if fault.loc[-1] in ("§range", "between"):
            expected = "two numbers, [least, most]"
        case kind if kind in _TYPES:
            expected = _TYPES[kind]
            mend = _type_hint(kind, fault.value)
        case _:
            expected = _bound(fault.type, figures)
    if path == ("format",) and fault.type in ("less_than_equal", "greater_than_equal"):
        expected = f"1 to {FORMAT}, the formats this game reads" if FORMAT > 1 else "1"
        if fault.type == "less_than_equal":
            mend = "This copy of the game is too old for the level: get the newest one"
    if path == ("id",) and expected == _PATTERNS[_IDENT] and (fit := as_ident(str(fault.value))):
        mend = f'Write "{fit}" here, and call the file "{fit}.json"'
    return source.problem(path, found, expected, mend, at_key=at_key)


def describe(value: Any) -> str:
    """A JSON value in a few words: `"home"`, `3`, `a list of 4 entries`, `an object with "a"`."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return quote(value)
        case int() | float():
            return str(value)
        case list():
            size = len(value)
            return (
                f"a list of {size} {'entry' if size == 1 else 'entries'}"
                if size
                else "an empty list"
            )
        case dict() if value:
            keys = ", ".join(quote(str(key)) for key in list(value)[:4])
            return f"an object with {keys}" + (" …" if len(value) > 4 else "")
        case _:
            return "an empty object"


def _key_path(source: Source, loc: tuple[str | int, ...]) -> KeyPath:
    """The place an error is at, without the names of union branches."""
    path: KeyPath = ()
    for step in loc:
        named = step == "[key]" or (isinstance(step, str) and step.startswith("§"))
        if not named or (*path, step) in source.scan.values:
            path = (*path, step)
    return path


def _unknown_kind(value: Any, what: str, kinds: tuple[str, ...], found: str) -> tuple[str, str]:
    if not isinstance(value, dict) or not value:
        return found, ""
    for key in value:
        mend = did_you_mean(str(key), kinds)
        if mend:
            return f"{what} of an unknown kind, with the key {quote(str(key))}", mend
    keys = ", ".join(quote(str(key)) for key in list(value)[:4])
    return f"{what} of an unknown kind, with only the keys {keys}", ""


def _type_hint(kind: str, value: Any) -> str:
    if kind in ("int_type", "float_type") and isinstance(value, str):
        return "Take the quotes away" if re.fullmatch(r"-?[0-9.]+", value) else ""
    if kind == "string_type" and isinstance(value, int | float) and not isinstance(value, bool):
        return f'Put it in double quotes: "{value}"'
    if kind == "bool_type" and value in ("true", "false"):
        return "Take the quotes away"
    if kind == "list_type" and isinstance(value, str | dict):
        return "Put square brackets around it"
    return ""


def _bound(kind: str, figures: Mapping[str, Any]) -> str:
    match kind:
        case "greater_than_equal":
            return f"at least {figures['ge']:g}"
        case "less_than_equal":
            return f"at most {figures['le']:g}"
        case "greater_than":
            return f"more than {figures['gt']:g}"
        case "less_than":
            return f"less than {figures['lt']}"
        case "string_too_short":
            return "a text that is not empty"
        case "string_too_long":
            return f"at most {figures['max_length']} characters"
        case "too_short":
            return _entries("at least", figures["min_length"])
        case "too_long":
            return _entries("at most", figures["max_length"])
        case _:
            return f"something else ({kind.replace('_', ' ')})"


def _entries(bound: str, number: int) -> str:
    return f"{bound} {number} {'entry' if number == 1 else 'entries'}"
