from pathlib import Path

import pytest

from game.level.format.problems import LevelError, Problem
from game.level.format.text_file import FileKind, line_starts, place_of, read_utf8

KIND = FileKind("a poem, ending in .txt", ".txt", 20, "a poem is short", follow=False)
LINKED = FileKind("a poem, ending in .txt", ".txt", 20, "a poem is short", follow=True)


def refusal(path: Path, kind: FileKind = KIND) -> Problem:
    with pytest.raises(LevelError) as caught:
        read_utf8(path, path.name, kind)
    (problem,) = caught.value.problems
    return problem


def test_a_text_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\ntwo")
    assert read_utf8(tmp_path / "a.txt", "a", KIND) == "one\ntwo"


def test_links_are_followed_only_where_they_may_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert read_utf8(tmp_path / "b.txt", "b", LINKED) == "one"
    said = refusal(tmp_path / "b.txt")
    assert (said.found, said.expected) == ("this is a link to another file", KIND.wanted)


def test_what_is_too_large_says_how_large_they_usually_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 21)
    said = refusal(tmp_path / "a.txt")
    assert said.message == "the file has 21 bytes. Expected at most 20: a poem is short."


def test_the_neighbour_is_of_the_same_kind(tmp_path: Path) -> None:
    (tmp_path / "songs.txt").write_text("x")
    (tmp_path / "song.json").write_text("x")
    assert refusal(tmp_path / "song.txt").mend == 'Did you mean "songs.txt"?'


def test_an_ending_that_an_editor_added_is_told(tmp_path: Path) -> None:
    (tmp_path / "song.json.txt").write_text("x")
    (tmp_path / "songs.json").write_text("x")
    said = refusal(tmp_path / "song.json")
    assert said.mend == 'It is called "song.json.txt": take ".txt" off its name'


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"{\\rtf1\\ansi x}", "the file is saved as rich text"),
        (b"PK\x03\x04\x14\x00", "the file is a document or a .zip file"),
    ],
)
def test_what_a_word_processor_saves_is_told(tmp_path: Path, data: bytes, found: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    said = refusal(tmp_path / "a.txt")
    assert (said.found, said.expected) == (found, "plain text")


def test_a_byte_that_is_no_text_is_placed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one\nt\xffo")
    said = refusal(tmp_path / "a.txt")
    assert (said.line, said.column) == (2, 2)


def test_places_count_from_one() -> None:
    starts = line_starts("ab\r\ncd\re")
    assert [place_of(starts, at) for at in (0, 1, 4, 7)] == [(1, 1), (1, 2), (2, 1), (3, 1)]
