"""The code and the catalogue agree: no text of the window stands in code, no key is lost or idle.

What counts as a text is decided by what a string is for, not by a list of exceptions. Names of the
program (keys, fonts, members of a `Literal`), errors that are raised and lines that are logged are
for whoever writes the game; a formula is the same in every language. All else that has words in it
is a player's.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from game.words.catalogue import entries

ROOT = Path(__file__).parent.parent.parent / "game"
SOURCES = sorted(ROOT.rglob("*.py"))
START = "game.ui.app"
"""What opens the window: whatever it does not load is never drawn in it."""

NAME = re.compile(
    r"[@#%]?[a-z0-9_]*([.:#/<>*-][a-z0-9_]*)*"  # `play.belt.end`, `valve:f:0`
    r"|\w+(\.\w+)+|[\w-]+\.\w{2,4}"  # `pygame.mixer.Sound`, `NotoSans-Bold.ttf`
    r"|[A-Z]{2,3}|[A-Z]+(_[A-Z]+)+"  # `RGB`, an abbreviation by itself; `SDL_VIDEODRIVER`
    r"|(?=.*[a-z0-9][_+])[a-z0-9_+=]+( [a-z0-9_+=]+)*"  # `z ctrl+z`, `1 page_up`
)
"""What is a name of the program's own, or of its surroundings."""
WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
FUNCTIONS = frozenset({"tanh", "softmax"})
"""Functions, which formulas have in every language."""
TECHNICAL = frozenset({"TypeVar", "compile", "_action"})
"""What is called with strings that are no texts: types, patterns, the keys of an action."""
PICTURES = frozenset({"draw_name"})
"""What draws letters as a picture: the game's name, which is the same in every language."""
AREAS = frozenset(key.partition(".")[0] for key in entries("en"))
KEY = re.compile(r"[a-z]+(\.\w+)+")
PLACE = re.compile(r"%\{(\w+)\}")
CHOSEN_BY = "count"
"""The place that also chooses the form of a text for a number."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes(module: ast.Module) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(module))


def called(node: ast.AST) -> set[str]:
    """The names in what is called, such as `log` and `info` in `log.info`."""
    if not isinstance(node, ast.Call):
        return set()
    names = {getattr(each, "attr", getattr(each, "id", "")) for each in ast.walk(node.func)}
    return names - {""}


def named(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == name


@cache
def members() -> frozenset[str]:
    """Everything that a `Literal` anywhere lists: by these the program tells things apart."""
    return frozenset(
        str(each.value)
        for path in SOURCES
        for node in nodes(tree(path))
        if named(node, "Literal")
        for each in ast.walk(node)
        if isinstance(each, ast.Constant)
    )


@cache
def imported() -> frozenset[str]:
    """Every name that a module of the game takes from another one."""
    return frozenset(
        node.name for path in SOURCES for node in nodes(tree(path)) if isinstance(node, ast.alias)
    )


def for_programmers(module: ast.Module) -> Iterator[ast.AST]:
    """What no player reads: what is raised and asserted, and what says of code what it is."""
    for node in nodes(module):
        stated = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        kinds = isinstance(node, ast.Raise | ast.Assert) or named(node, "Literal")
        if stated or kinds or called(node) & (TECHNICAL | PICTURES):
            yield node
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            yield node.annotation
        if isinstance(node, ast.Call | ast.BinOp | ast.Subscript) and _of_surroundings(node):
            yield node
        if isinstance(node, ast.JoinedStr | ast.BinOp) and _begins(node).startswith("<"):
            yield node  # a drawing, in a language of its own
    read = imported() | {
        node.id
        for node in nodes(module)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if not any(getattr(target, "id", "") in read for target in targets):
                yield node  # the game never looks at it: it is there to be read in the code


def _of_surroundings(node: ast.AST) -> bool:
    """Whether something is looked up in, or added to, the variables of the environment."""
    asked = getattr(node, "func", getattr(node, "left", getattr(node, "value", None)))
    return asked is not None and "environ" in ast.unparse(asked).split(".")


def _begins(node: ast.AST) -> str:
    first = next((each for each in ast.walk(node) if isinstance(each, ast.Constant)), None)
    return str(first.value) if first is not None else ""


def is_code(text: str) -> bool:
    """Whether a string is a program of its own."""
    try:
        return any(isinstance(node, ast.Import) for node in ast.parse(text).body)
    except SyntaxError:
        return False


def strays(module: ast.Module) -> Iterator[str]:
    ours = {id(each) for node in for_programmers(module) for each in ast.walk(node)}
    for node in nodes(module):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        text = node.value
        if id(node) in ours or NAME.fullmatch(text) or text in members() or is_code(text):
            continue
        words = [word for word in WORD.findall(text) if word.lower() not in FUNCTIONS]
        if len(words) > 1 or any(len(word) > 2 and word[0].isupper() for word in words):
            yield f"line {node.lineno}: {text!r}"


def loaded(module: ast.Module) -> Iterator[str]:
    """The modules that a module takes something from, or that it may take whole."""
    for node in nodes(module):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def window() -> list[Path]:
    """Every module of the window that it loads, at once or later."""
    named_so = {
        ".".join(path.relative_to(ROOT.parent).with_suffix("").parts): path for path in SOURCES
    }
    found, waiting = set[str](), [START]
    while waiting:
        name = waiting.pop()
        if name in named_so and name.startswith("game.ui.") and name not in found:
            found.add(name)
            waiting += loaded(tree(named_so[name]))
    return sorted(named_so[name] for name in found)


def test_the_window_is_all_that_it_loads() -> None:
    names = {str(path.relative_to(ROOT / "ui")) for path in window()}
    assert {"loop.py", "title/scene.py", "play/cell.py", "practice/duel.py"} <= names
    assert not {"screenshot.py", "frames.py", "frame_parts.py"} & names  # for the command line


@pytest.mark.parametrize("path", window(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_of_the_window_stands_in_code(path: Path) -> None:
    assert not list(strays(tree(path)))


@pytest.mark.parametrize(
    "code",
    [
        'painter.text(0, 0, "Undo")',
        'painter.text(0, 0, f"{n} to come")',
        'say("play.x", label="two words")',
        'TITLE = "Rivals"\nprint(TITLE)',
        'WORDS = {"a": "not now", "b": ""}\nprint(WORDS)',
    ],
)
def test_a_text_in_code_is_found(code: str) -> None:
    assert list(strays(ast.parse(code)))


# -- keys -----------------------------------------------------------------------------------------


def constants(module: ast.Module) -> Iterator[str]:
    """The strings of a module that are shaped as keys of the catalogue."""
    inside = {
        id(part)
        for node in nodes(module)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in nodes(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            area = node.value.partition(".")[0]
            if id(node) not in inside and area in AREAS and KEY.fullmatch(node.value):
                yield node.value


def patterns(module: ast.Module) -> Iterator[re.Pattern[str]]:
    """What keys are made from: `f"play.buttons.{name}"`, or `f"{key}_short"` where it is said."""
    said = {
        id(part)
        for node in nodes(module)
        if isinstance(node, ast.Call) and called(node) == {"say"} and node.args
        for part in ast.walk(node.args[0])
    }
    for node in nodes(module):
        if not isinstance(node, ast.JoinedStr):
            continue
        parts = [
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.]*"
            for part in node.values
        ]
        area = re.match(r"([a-z]+)\\\.", parts[0])
        if (area and area[1] in AREAS) or (id(node) in said and set(parts) != {r"[\w.]*"}):
            yield re.compile("".join(parts))


def test_every_key_that_code_names_is_in_the_catalogue() -> None:
    keys = entries("en").keys()
    begun = {key[:n] for key in keys for n, sign in enumerate(key) if sign == "."}
    lost = [
        f"{path.name}: {key}"
        for path in SOURCES
        for key in constants(tree(path))
        if key not in keys and key not in begun
    ]
    lost += [
        f"{path.name}: {pattern.pattern}"
        for path in SOURCES
        for pattern in patterns(tree(path))
        if not any(pattern.fullmatch(key) or pattern.match(key) for key in keys)
    ]
    assert not lost


def test_code_names_every_key_of_the_catalogue() -> None:
    found = {key for path in SOURCES for key in constants(tree(path))}
    made = [pattern for path in SOURCES for pattern in patterns(tree(path))]
    begun = tuple(f"{key}." for key in found - entries("en").keys())
    idle = [
        key
        for key in entries("en")
        if key not in found
        and not key.startswith(begun)
        and not any(pattern.fullmatch(key) for pattern in made)
    ]
    assert not idle


def test_every_place_of_a_text_is_filled() -> None:
    texts, wrong = entries("en"), []
    for path in SOURCES:
        for node in nodes(tree(path)):
            if called(node) != {"say"} or not isinstance(node, ast.Call) or not node.args:
                continue
            key, given = node.args[0], {keyword.arg for keyword in node.keywords}
            if not isinstance(key, ast.Constant) or key.value not in texts or None in given:
                continue
            text = texts[key.value]
            places = set(PLACE.findall(text if isinstance(text, str) else text["many"]))
            chosen = set() if isinstance(text, str) else {CHOSEN_BY}
            if not places | chosen <= given:
                wrong.append(f"{path.name}: {key.value} has no {(places | chosen) - given}")
    assert not wrong
