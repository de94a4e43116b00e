"""The reference page for level designers says what is so: every example parses and prints this."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from game.cli import main
from game.level.format.schema import json_schema
from game.level.grammar import draw_many
from game.level.library import levels_folder, load_lesson, load_world
from game.level.loader import load_level, parse_level
from game.level.measure.legibility import measure
from game.level.network import load_network
from game.lstm.batch import GATE_ROWS
from game.lstm.recipe import RECIPES
from game.rules.trials import Trials
from tests.level.samples import problems_of

ROOT = Path(__file__).parents[2]
SCHEMA = json_schema()
PAGE = (ROOT / "levels" / "README.md").read_text("utf-8")

FENCE = re.compile(
    r"(?:^<!-- (?P<mark>.+?) -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.M | re.S
)


@dataclass(frozen=True)
class Block:
    """A fenced block, the mark above it, and the marked or complete JSON that stands before it."""

    line: int
    kind: str
    mark: str
    rest: str
    text: str
    level: str


def blocks() -> Iterator[Block]:
    level = base = ""
    for match in FENCE.finditer(PAGE):
        mark, _, rest = (match["mark"] or "").partition(":")
        text, line = match["text"], PAGE.count("\n", 0, match.start()) + 1
        if match["kind"] == "json":
            if not mark:
                level = base = text
            elif mark == "stream":
                level = embed(base, {"stream": json.loads(text)})
            elif mark == "section":
                level = embed(base, json.loads(text))
        yield Block(line, match["kind"], mark, rest.strip(), text, level)


def embed(base: str, part: dict[str, Any]) -> str:
    return json.dumps(json.loads(base) | part)


BLOCKS = list(blocks())
JAR = next(block.text for block in BLOCKS if block.kind == "json")


def some(*marks: str, kind: str = "text") -> list[Any]:
    """The blocks of a kind with one of these marks, each named by its line in the page."""
    return [
        pytest.param(block, id=f"line {block.line}")
        for block in BLOCKS
        if block.kind == kind and block.mark in marks
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of the reader's, with an empty `mine` in it."""
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LSTM_GAME_DATA", str(tmp_path / "data"))
    return tmp_path


def put(folder: Path, level: str) -> None:
    (folder / "mine" / f"{json.loads(level)['id']}.json").write_text(level, "utf-8")


def test_every_block_is_of_a_kind_that_is_tested() -> None:
    kinds = {
        "json": {"", "stream", "section", "world", "lesson"},
        "text": {"sample", "output", "figures", "error", "tools"},
        "sh": {""},
    }
    for block in BLOCKS:
        assert block.mark in kinds[block.kind], f"levels/README.md:{block.line}"
    marked = [block for block in BLOCKS if block.mark]
    assert len(marked) == len(re.findall(r"^<!-- ", PAGE, re.M))


@pytest.mark.parametrize("block", some("", "stream", "section", kind="json"))
def test_every_level_and_every_fragment_in_a_level_parses(block: Block) -> None:
    assert parse_level(block.level).stream
    jsonschema.validate(json.loads(block.level), SCHEMA)


@pytest.mark.parametrize("block", some("sample"))
def test_sample_prints_what_the_page_prints(
    folder: Path, capsys: pytest.CaptureFixture[str], block: Block
) -> None:
    put(folder, block.level)
    assert main(["sample", "mine/party.json", "--count", "1", *block.rest.split()]) == 0
    assert block.text == capsys.readouterr().out.rstrip("\n") + "\n"


@pytest.mark.parametrize("block", some("error"))
def test_error_messages_are_those_that_validate_prints(
    folder: Path, capsys: pytest.CaptureFixture[str], block: Block
) -> None:
    old, new = block.rest.split(" => ")
    assert JAR.count(old) == 1
    (folder / "mine" / "jar.json").write_text(JAR.replace(old, new), "utf-8")
    assert main(["validate", "mine/jar.json"]) == 1
    assert capsys.readouterr().out == block.text


def test_the_first_level_goes_as_the_page_says(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(folder, JAR)
    typed = iter(["i=1", "i=0", "", "", "", "o=1", "quit"])
    monkeypatch.setattr("sys.stdin.readline", lambda *_: next(typed) + "\n", raising=False)
    steps = [block for block in BLOCKS if block.mark in ("output", "figures")]
    assert [block.rest.split()[0] for block in steps] == [
        "validate", "sample", "train", "check", "play",
    ]  # fmt: skip
    for block in steps:
        argv = block.rest.split()
        assert f"python main.py {' '.join(argv)}\n" in PAGE
        if argv[0] == "train":
            argv += ["--seeds", "1"]  # the others take as long again
        assert main(argv) == 0
        said = "".join(capsys.readouterr())
        if block.mark == "output":
            assert said.rstrip("\n") + "\n" == block.text
            continue
        lines = iter(plain(said))
        for line in plain(block.text):
            if line not in ("…", "") and not line.startswith("│"):
                assert line in lines, f"levels/README.md: {line!r} is not said, or not there"


def test_the_tools_go_as_the_page_says_from_new_to_a_pack(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mine").rmdir()  # `new` makes it
    steps = [block for block in BLOCKS if block.mark == "tools"]
    assert [block.rest.split()[0] for block in steps] == [
        "new", "validate", "sample", "train", "check", "pack", "unpack",
    ]  # fmt: skip
    for block in steps:
        argv = block.rest.split()
        assert f"python main.py {block.rest}\n" in PAGE
        if argv[0] == "train":
            argv += ["--seeds", "1"]  # the others take as long again
        assert main(argv) == 0
        said = "".join(capsys.readouterr())
        exact = argv[0] not in ("train", "check", "pack")  # whose figures differ a little
        lines = iter(said.splitlines() if exact else plain(said))
        for line in block.text.splitlines() if exact else plain(block.text):
            if line.strip() != "…":
                assert line in lines, f"levels/README.md: {line!r} is not said, or not there"
        if argv[0] == "new":
            before, after = re.findall("`(.+?)` became `(.+?)`", PAGE)[0]
            level = (folder / "mine" / "barn.json").read_text("utf-8")
            assert level.count(before) == 1
            (folder / "mine" / "barn.json").write_text(level.replace(before, after), "utf-8")
            network = (folder / "mine" / "barn.npz").read_bytes()
    assert (folder / "mine" / "barn.npz").read_bytes() != network
    assert {path.name for path in (folder / "theirs").iterdir()} == {
        "barn.json", "barn.npz", "barn.rivals.npz",
    }  # fmt: skip


def plain(text: str) -> list[str]:
    """The lines with every number made the same: figures differ a little between machines."""
    return [re.sub(r"\d+(\.\d+)?", "0", line).strip() for line in text.splitlines()]


def test_the_lesson_of_the_page_loads(tmp_path: Path) -> None:
    (block,) = (block for block in BLOCKS if block.mark == "lesson")
    (tmp_path / "lesson.json").write_text(block.text, "utf-8")
    lesson = load_lesson(tmp_path / "lesson.json")
    assert (lesson.minutes, len(lesson.levels)) == (45, 3)
    schema = json.loads((levels_folder() / "world.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(block.text), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(block.text) | {"minute": 4}, schema)


def test_the_world_of_the_page_loads(tmp_path: Path) -> None:
    (block,) = (block for block in BLOCKS if block.mark == "world")
    (tmp_path / "world.json").write_text(block.text, "utf-8")
    (tmp_path / "jar.json").write_text(JAR, "utf-8")
    assert [load_level(path).id for path in load_world(tmp_path / "world.json").levels] == ["jar"]


def test_every_key_and_every_word_of_the_schema_is_explained() -> None:
    known = set(words(SCHEMA))
    assert {"$schema", "unlike", "spare_changes", "never_forget", "half_open"} <= known
    code = " ".join(re.findall(r"`[^`\n]+`", PAGE))
    missing = [
        word for word in sorted(known) if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", code)
    ]
    assert missing == list("CDE")  # blocks that no example has


def words(schema: Any) -> Iterator[str]:
    """The keys and fixed words that a level may contain."""
    if isinstance(schema, list):
        for inner in schema:
            yield from words(inner)
    elif isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (word for word in schema.get("enum", ()) if isinstance(word, str))
        for inner in schema.values():
            yield from words(inner)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ('"tin",', '"zinc",', False),
        ('"iron", "gold"', '"gold", "iron"', False),
        ('"Sn"', '"Tn"', False),
        ("[4, 6]", "[4, 7]", False),
        ('"cells": 3', '"cells": 4', False),
        ('"forget": 1', '"forget": "player"', False),
        ("Label the jar", "Jars", True),
        ("put {} into", "drop {} into", True),
        ('"seed": 4', '"seed": 4, "weights": "equal", "note": "!"', True),
        ('"play"', '"train": {"steps": 9}, "baselines_fail": ["random"], "play"', True),
        ('"bustle": {"i": 0', '"bustle": {"i": 0.5', True),
    ],
)
def test_which_edits_ask_for_training(old: str, new: str, same: bool) -> None:
    edited = JAR.replace(old, new)
    assert edited != JAR
    if new == '"zinc",':
        edited = edited.replace('"tin":', '"zinc":')
    assert (parse_level(edited).task_hash == parse_level(JAR).task_hash) is same


def test_a_slip_the_page_warns_of_is_one() -> None:
    assert parse_level(JAR.replace('{"map": "symbol", "of": "m"}', '"m"')).vocabulary.answers == (
        "",
        "m",
    )
    after = '{"choice": [{"pick": "metal", "as": "m"}, "take notes"]}'
    assert "perhaps" in problems_of(JAR.replace('{"pick": "metal", "as": "m"}', after))[0].message


def test_what_is_told_after_leaky_and_noise_was_measured() -> None:
    """The figures in their `after` texts, on the shipped networks."""
    assert re.search(
        "0.9 earns no star here, 0.97 one, 0.98 two or three, 0.99 and 1 all three",
        after_of("leaky"),
    )
    for forget, stars in ((0.9, {0}), (0.97, {1}), (0.98, {2, 3}), (0.99, {3}), (1.0, {3})):
        trials = trials_of("leaky")
        values = trials.values("solution")
        values[:, GATE_ROWS.index("f")] = forget
        earned = [result.stars for result in trials.results_of(values)]
        assert set(earned) == stars, (forget, earned)
    assert "about one time in seven" in after_of("noise")
    trials = trials_of("noise")
    values = trials.values("solution")
    for b, stream in enumerate(trials.streams):
        for t, step in enumerate(stream.steps):
            if step.cls == "visit":
                values[t, GATE_ROWS.index("i"), :, b] = 1.0
    right = [result.questions_right for result in trials.results_of(values)]
    assert 1 / 9 < sum(right) / len(right) < 1 / 5
    rows = measure(trials.level, trials.network).rows
    doors = {row.cls: row.mean for row in rows if row.gate == "i"}
    assert doors["home"] > 0.99
    assert doors["visit"] < 0.01


def after_of(name: str) -> str:
    return load_level(ROOT / "levels" / "hold" / f"{name}.json").after


def trials_of(name: str) -> Trials:
    level = load_level(ROOT / "levels" / "hold" / f"{name}.json")
    return Trials.of(level, load_network(level), draw_many(level, range(6_000_000, 6_000_200)))


def test_the_recipe_is_told_as_it_is() -> None:
    """Every option of the recipe, and what it is when left out, for facts and otherwise."""
    section = PAGE[PAGE.index("### The recipe") : PAGE.index("What each part is worth")]
    told: dict[str, float] = {}
    for keys, values, meaning in re.findall(r"^\| (`.+?) \| (.+?) \| (.+) \|$", section, re.M):
        names = re.findall(r"`(\w+)`", keys)
        numbers = [float(number) for number in values.replace("−", "-").split(", ")]
        told |= dict(zip(names, numbers, strict=True))
        for preset, said in re.findall(r"`(amounts|trends)`: ([\d., and]+\d)", meaning):
            found = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", said)]
            of = [getattr(RECIPES[preset], name) for name in names]
            assert found == of[: len(found)], (preset, keys)
    basic = {"steps", "batch", "learning_rate"}
    assert told == {
        key: value for key, value in asdict(RECIPES["facts"]).items() if key not in basic
    }
    for key in basic:
        assert f"| `{key}` | {getattr(RECIPES['facts'], key):g} |" in PAGE
