"""What a script must mean: every token of every sequence belongs to a class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.level.format.lookup import Lookup
from game.level.format.problems import KeyPath, Problem, one_of, quote
from game.level.format.scripts import Row, Texts, rows_of


def check_script(look: Lookup, node: Mapping[str, Any], path: KeyPath, texts: Texts) -> list[str]:
    """Check a script's tokens, each where it stands first; returns those that belong to a class."""
    cls = node.get("in")
    if cls is not None and not (isinstance(cls, str) and look.known_class(cls, (*path, "in"))):
        return []
    places: dict[str, tuple[int, int]] = {}
    rows = rows_of(node, texts)
    for at, row in enumerate(rows):
        for place, token in enumerate(row.tokens):
            places.setdefault(token, (at, place))
    fit = []
    for token, (at, place) in places.items():
        homes = [name for name in look.classes if token in look.classes[name]]
        chosen = [cls] if cls in homes else homes if cls is None else []
        if len(chosen) == 1:
            look.use(chosen[0], path)
            fit.append(token)
        elif look.listening:
            what, expected, mend = _fault(look, token, homes, cls)
            look.keep(
                _problem(look, node, path, texts, (rows[at], at, place), what, expected, mend)
            )
    return fit


def _fault(look: Lookup, token: str, homes: list[str], cls: str | None) -> tuple[str, str, str]:
    if cls is not None:
        tokens = look.classes[cls]
        what = f"the class {quote(cls)} has no token {quote(token)}"
        return what, one_of(tokens), look.near(token, tokens)
    if homes:
        what = f"several classes have a token {quote(token)}: {', '.join(homes)}"
        return what, "", f'Say which one is meant: "in": {quote(homes[0])} beside "script"'
    every = [word for tokens in look.classes.values() for word in tokens]
    mend = look.near(token, every) or "Add it to a class"
    return f"no class has a token {quote(token)}", "a token of some class", mend


def _problem(
    look: Lookup,
    node: Mapping[str, Any],
    path: KeyPath,
    texts: Texts,
    spot: tuple[Row, int, int],
    what: str,
    expected: str,
    mend: str,
) -> Problem:
    row, at, place = spot
    script = node["script"]
    if isinstance(script, str):
        line, column = row.line, row.columns[place]
        return Problem(texts[script].name, what, expected, mend, "", line, column)
    inside = (place,) if isinstance(script[at], list) else ()
    return look.source.problem((*path, "script", at, *inside), what, expected, mend)
