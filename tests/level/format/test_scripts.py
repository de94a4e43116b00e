import json
import os
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.level.format import bounds as most
from game.level.format.problems import LevelError, Problem
from game.level.format.scripts import Row, Text, count_said, read_texts, rows_of, spell_out
from game.level.format.source import read_text
from game.level.grammar import draw_many
from game.level.loader import load_level, parse_level
from game.level.nodes import AnswerNext, Choice, Node, Say
from tests.level.samples import ASKED, parse_stream, with_stream

SONGS: dict[str, Any] = {"script": "songs.txt"}


def level_in(folder: Path, text: str | bytes, *stream: Any, **rest: Any) -> Path:
    """A level that plays a script from a text file beside it."""
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "songs.txt").write_bytes(data)
    (folder / "small.json").write_text(with_stream(*(stream or (SONGS,)), ASKED, **rest))
    return folder / "small.json"


def refusal(path: Path) -> Problem:
    with pytest.raises(LevelError) as caught:
        load_level(path)
    (problem,) = caught.value.problems
    return problem


# -- rows ---------------------------------------------------------------------------------------


def test_a_text_is_split_into_words_or_letters() -> None:
    assert rows_of({"script": [" tea  rain ", ["by the way"]]}, {}) == [
        Row(("tea", "rain"), 0, (2, 7)), Row(("by the way",)),
    ]  # fmt: skip
    (row,) = rows_of({"script": ["né e\u0301"], "split": "letters"}, {})
    assert row.tokens == ("n", "é", "e\u0301")


def test_a_text_file_has_a_row_for_each_line() -> None:
    texts = {"songs.txt": Text("songs.txt", ((1, "tea rain"), (4, "tea")))}
    assert rows_of(SONGS, texts) == [Row(("tea", "rain"), 1, (1, 5)), Row(("tea",), 4, (1,))]
    assert rows_of({"script": "other.txt"}, texts) == []
    assert count_said([{"choice": [[SONGS], SONGS]}, {"script": ["tea"]}], texts) == 7


def test_what_is_malformed_is_stepped_over() -> None:
    assert rows_of({"script": [3, ["tea", 4]]}, {}) == [Row(()), Row(("tea",))]
    assert rows_of({"script": 3}, {}) == []


# -- spelling out -------------------------------------------------------------------------------


def rows(*texts: str) -> list[list[Say]]:
    return [[Say(letter, "") for letter in text] for text in texts]


def test_a_choice_stands_where_rows_part() -> None:
    a, b, c = (Say(letter, "") for letter in "abc")
    assert spell_out(rows("ab")) == (a, b)
    assert spell_out(rows("ab", "ab")) == (a, b)
    assert spell_out(rows("ab", "ac", "ac")) == (a, Choice(((b,), (c,)), (1.0, 2.0)))
    assert spell_out(rows("ab", "a")) == (a, Choice(((b,), ()), (1.0, 1.0)))


def test_where_one_row_ends_and_another_goes_on_the_token_asks() -> None:
    a, b = Say("a", "", AnswerNext()), Say("b", "")
    assert spell_out([[Say("a", "")], [a, b]]) == (a, Choice(((), (b,)), (1.0, 1.0)))


def ways(nodes: tuple[Node, ...]) -> dict[str, float]:
    """Every way through the nodes, with its likelihood in rows."""
    found = {"": 1.0}
    for node in nodes:
        then: defaultdict[str, float] = defaultdict(float)
        for begun, share in found.items():
            if isinstance(node, Say):
                then[begun + node.token] += share
            elif isinstance(node, Choice):
                for option, weight in zip(node.options, node.weights, strict=True):
                    for rest, part in ways(option).items():
                        likely = share * part * weight / sum(node.weights)
                        then[begun + rest] += likely
        found = then
    return found


@given(st.lists(st.text("ab", min_size=1, max_size=6), min_size=1, max_size=8))
def test_every_row_is_as_likely_as_it_is_often(texts: list[str]) -> None:
    likely = ways(spell_out(rows(*texts)))
    assert likely.keys() == set(texts)
    for text, often in Counter(texts).items():
        assert likely[text] == pytest.approx(often / len(texts))


def test_rows_that_part_again_and_again_are_spelled_apart_in_the_end() -> None:
    texts = ["a" * n for n in range(1, 100)]
    nodes = spell_out(rows(*texts))
    depth, inner = 0, nodes
    while inner and isinstance(inner[-1], Choice):
        inner, depth = max(inner[-1].options, key=len), depth + 1
    assert depth == most.SCRIPT_FORKS + 1
    assert ways(nodes) == pytest.approx(dict.fromkeys(texts, 1 / 99))


# -- text files ---------------------------------------------------------------------------------


def test_a_script_is_read_from_beside_the_level(tmp_path: Path) -> None:
    path = level_in(tmp_path, "\ufefftea rain\r\n\r\nrain tea tea\n")
    level = load_level(path)
    assert level.texts == (tmp_path / "songs.txt",)
    drawn = {" ".join(step.token for step in stream.steps) for stream in draw_many(level, range(9))}
    assert drawn == {"tea rain speak?", "rain tea tea speak?"}
    written = parse_stream({"script": ["tea rain", "rain tea tea"]}, ASKED)
    assert (level.stream, level.task_hash) == (written.stream, written.task_hash)
    assert parse_level(path.read_text(), folder=tmp_path).stream == written.stream


def test_the_text_counts_for_the_hash(tmp_path: Path) -> None:
    path = level_in(tmp_path, "tea rain")
    before = load_level(path).task_hash
    level_in(tmp_path, "tea rain rain")
    assert load_level(path).task_hash != before


def test_a_fault_in_the_text_is_placed_there(tmp_path: Path) -> None:
    path = level_in(tmp_path, "tea rain\n\n tea  rian\nrian", SONGS, SONGS, {"pick": "hme"})
    with pytest.raises(LevelError) as caught:
        load_level(path)
    level, text, again = caught.value.problems
    assert level.key_path == "stream[2].pick"
    assert text == again
    assert (text.line, text.column, text.key_path) == (3, 7, "")
    assert text.path.endswith("songs.txt")
    assert text.message == 'no class has a token "rian". Expected a token of some class. ' \
        'Did you mean "rain"?'  # fmt: skip


def test_a_text_that_is_not_there_names_its_neighbour(tmp_path: Path) -> None:
    said = refusal(level_in(tmp_path, "tea", {"script": "song.txt"}))
    assert said.key_path == "stream[0].script"
    assert said.found == '"song.txt": there is no such file'
    assert said.mend == 'Did you mean "songs.txt"?'


def test_a_device_is_no_text(tmp_path: Path) -> None:
    said = refusal(level_in(tmp_path, "tea", {"script": "nul.txt"}))
    assert said.found == '"nul.txt" is the name of a device on Windows'


def test_a_level_that_lies_nowhere_has_no_texts() -> None:
    with pytest.raises(LevelError, match="has not been saved"):
        parse_level(with_stream(SONGS, ASKED))


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("", "has 0 lines", "from 1 to 1,000"),
        (" \n\t\n", "has 0 lines", "from 1 to 1,000"),
        ("tea\n" * 1001, "has 1,001 lines", "from 1 to 1,000"),
        ("x" * 100_001, "the file has 100,001 bytes", "at most 100,000: split it"),
        ("tea".encode("utf-16"), "saved as UTF-16", "UTF-8"),
        ("tea " * 10_001, "the scripts have 10,001 tokens", "at most 10,000"),
    ],
)
def test_texts_that_are_refused(
    tmp_path: Path, text: str | bytes, found: str, expected: str
) -> None:
    said = refusal(level_in(tmp_path, text))
    assert found in said.found
    assert expected in said.expected
    assert said.line > 0


def test_a_text_that_is_no_utf8_is_placed_in_the_text(tmp_path: Path) -> None:
    said = refusal(level_in(tmp_path, b"tea\nrain \xff"))
    assert (said.path.endswith("songs.txt"), said.line, said.column) == (True, 2, 6)


def test_a_thousand_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = level_in(tmp_path, "tea")
    os.truncate(tmp_path / "songs.txt", 10**9)
    assert "1,000,000,000 bytes" in refusal(path).found


@pytest.mark.parametrize("kind", ["file", "folder", "pipe", "link"])
def test_only_ordinary_files_are_read(tmp_path: Path, kind: str) -> None:
    path = level_in(tmp_path, "tea")
    text = tmp_path / "songs.txt"
    text.unlink()
    if kind == "folder":
        text.mkdir()
    elif kind == "pipe":
        os.mkfifo(text)
    else:
        (tmp_path / "other.txt").write_text("tea")
        text.symlink_to(tmp_path / "other.txt") if kind == "link" else text.write_text("tea")
    if kind == "file":
        assert load_level(path).texts
        return
    words = {"folder": "a folder", "pipe": "not an ordinary file", "link": "a link"}
    assert f'"songs.txt": this is {words[kind]}' in refusal(path).found


def test_no_more_than_so_many_texts_are_read(tmp_path: Path) -> None:
    stream = [{"script": f"t{n}.txt"} for n in range(9)]
    for n in range(9):
        (tmp_path / f"t{n}.txt").write_text("tea")
    said = refusal(level_in(tmp_path, "tea", *stream))
    assert said.found == "the scripts name 9 different text files"


def test_texts_are_found_wherever_nodes_stand() -> None:
    def script(n: int) -> dict[str, Any]:
        return {"script": f"{n}.txt"}

    level = {
        "stream": [
            script(1),
            {"repeat": [script(2)], "times": 2},
            {"choice": [script(3), [script(4)]]},
            {"shuffle": [[script(5)], "tea"]},
            {"pick": {"script": "no.txt"}},
        ],
        "rules": {"S": [script(6)]},
        "maps": {"script": "no.txt"},
    }
    reading = read_texts(read_text(json.dumps(level), "x"), None)
    assert [problem.key_path for problem in reading.problems] == [
        "stream[0].script", "stream[1].repeat[0].script", "stream[2].choice[0].script",
        "stream[2].choice[1][0].script", "stream[3].shuffle[0][0].script", "rules.S[0].script",
    ]  # fmt: skip
