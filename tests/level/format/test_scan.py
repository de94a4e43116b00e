import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.level.format.scan import MAX_DEPTH, MAX_VALUES, scan
from game.level.format.scan_faults import ScanError
from tests.level.strategies import json_values


@given(json_values, st.sampled_from([None, 1]), st.booleans())
def test_it_reads_what_json_writes(value: object, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert scan(text).value == value


@given(st.text(alphabet=st.sampled_from('{}[]",:0123456789.-+eE \\u\ntruefalsn/#d8\x00é')))
def test_any_text_is_read_as_json_reads_it_or_refused(text: str) -> None:
    refused, value = None, None
    try:
        value = scan(text).value
    except ScanError as error:
        refused = error
    if refused is None:
        assert value == json.loads(text)
    else:
        assert 0 <= refused.offset <= len(text)
        assert refused.found


def test_it_knows_where_values_and_keys_stand() -> None:
    text = '{"a": [1, {"b": "x"}], "c": true}'
    found = scan(text)
    assert text[found.values["a", 1, "b"] :].startswith('"x"')
    assert text[found.keys["a", 1, "b"] :].startswith('"b"')
    assert text[found.values["c",] :].startswith("true")
    assert found.values[()] == 0


def test_of_double_keys_the_first_counts_and_all_are_told() -> None:
    found = scan('{"a": 1, "a": 2, "b": {"c": 1, "c": 2}, "a": {"d": 3, "d": 4}}')
    assert found.value == {"a": 1, "b": {"c": 1}}
    assert [path[-1] for path, _ in found.doubles] == ["a", "c", "a", "d"]


def test_nulls_are_told() -> None:
    assert scan('{"a": [null], "b": null}').nulls == [("a", 0), ("b",)]


def test_halves_of_characters() -> None:
    assert scan(r'"\ud83d\ude00"').value == "😀"
    with pytest.raises(ScanError, match="half a character"):
        scan(r'"\ud83d x"')


@pytest.mark.parametrize(
    ("text", "at", "found", "mend"),
    [
        ('{"a": 1 "b": 2}', 6, 'no comma between this and "b"', "Put a comma after it"),
        ('["a" "b"]', 3, 'no comma between this and "b"', "Put a comma after it"),
        ('{"a": 1,}', 7, 'a comma stands before "}"', "Take the comma away"),
        ("[1, 2,\n]", 5, 'a comma stands before "]"', "Take the comma away"),
        ("{a: 1}", 1, 'found "a"', 'Put it in double quotes: "a"'),
        ("{a\x1b[2J: 1}", 1, 'found "a·"', 'Put it in double quotes: "a·"'),
        ("{'a': 1}", 1, "found \"'a'\"", 'Use straight double quotes, as in "a"'),
        ("{“a”: 1}", 1, 'found "“a”"', 'Use straight double quotes, as in "a"'),
        ('{"a" 1}', 5, 'found "1"', ""),
        ('{"a": “b”}', 6, 'found "“b”"', 'Use the straight double quote "'),
        ('{"a": True}', 6, 'found "True"', "Write true, in small letters"),
        ('{"a": None}', 6, 'found "None"', "Write null, in small letters"),
        ('{"a": home}', 6, 'found "home"', "A text needs double quotes around it"),
        ('{"a": NaN}', 6, "NaN is not a number a level can use", ""),
        ('{"a": -Infinity}', 6, "-Infinity is not a number a level can use", ""),
        ('{"a": 1e999}', 6, "the number 1e999 is larger than a computer can hold", ""),
        ('{"a": .5}', 6, '".5" is not how JSON writes a number', ""),
        ('{"a": 007}', 6, '"007" is not how JSON writes a number', ""),
        ('{"a": "b\nc"}', 6, "a text that is opened here and not closed on its line", "Close it"),
        ('{"a": "b', 6, "a text that is opened here and not closed on its line", "Close it"),
        ('{"a": "b\tc"}', 8, "a tab inside a text", "Write a space in its place"),
        ('{"a": "b\0c"}', 8, "a sign inside a text that cannot be seen", "Take it away"),
        (r'{"a": "\q"}', 7, r'a backslash that means nothing here: "\q"', "Write \\\\"),
        (r'{"a": "\u12"}', 7, r'a backslash that means nothing here: "\u"', "Write \\\\"),
        ('{"a": [1, 2}', 11, 'found "}"', 'or close the "[" of line 1 before it'),
        ('{"a": [1]], "b": 2}', 9, 'found "]"', "Take it away"),
        ('{"a": [{"b": 1}\n "c": 2}', 17, "a key with a colon stands in", 'the "[" of line 1'),
        ('{"a": [{"b": 1}, "c": 2}', 20, "a key with a colon stands in", 'the "[" of line 1'),
        ('{"a": "the" end"}', 10, 'the text ends before "end"', 'Write \\" for'),
        ('{"a": "see "it" there"}', 11, 'the text ends before "it"', 'Write \\" for'),
        ('{"a": "x"; "b": 2}', 9, 'found ";"', "Write a comma in its place"),
        ('{"a": 2; "b": true}', 7, 'found ";"', "Write a comma in its place"),
        ('{"a": true; "b": 2}', 10, 'found ";"', "Write a comma in its place"),
        ('{"a": 0,5, "b": 2}', 8, "a comma within a number: 0,5", "Write 0.5, with a point"),
        ('{"a": 1, 2: 3}', 9, 'found "2"', ""),
        ('```json\n{"a": 1}', 0, 'found "```json"', "Take this line away"),
        ('{"a": 1}\n}', 9, "something follows the end", 'Look for a "}" or "]" too many'),
        ('{"a": 1}\n```\n', 9, "something follows the end", "Take it away"),
        ('{"a": 1}\nBest wishes', 9, "something follows the end", "Take it away"),
        ('{ // x\n"a": 1}', 2, "a comment, which JSON does not have", '"note"'),
        ('{\n"a": [1,\n2', 11, "the file ends too early", 'The "[" in line 2 is still open'),
        ('{\n "a": {\n  "b": [1\n },\n "c": 2\n}', 21, 'found "}"', 'the "[" of line 3 before it'),
        ('{\n "a": [\n  {"b": [1]\n ]\n}', 23, 'found "]"', 'the "{" of line 3 before it'),
        (
            '{\n "a": {\n  "b": {"]": 1\n },\n "c": 2\n}',
            37,
            "the file ends too early",
            'The "{" in line 3 seems to lack its "}"',
        ),
        ('{"a":', 4, "the file ends too early", 'The "{" in line 1 is still open'),
        ('{"a"', 3, "the file ends too early", 'The "{" in line 1 is still open'),
        ("{", 0, "the file ends too early", 'The "{" in line 1 is still open'),
        ("", 0, "the file is empty", ""),
    ],
)
def test_slips_are_explained(text: str, at: int, found: str, mend: str) -> None:
    with pytest.raises(ScanError) as caught:
        scan(text)
    assert (caught.value.offset, caught.value.found[: len(found)]) == (at, found)
    assert caught.value.mend.startswith(mend) or mend in caught.value.mend
    assert bool(caught.value.mend) == bool(mend)


def test_depth_is_bounded() -> None:
    assert scan("[" * MAX_DEPTH + "]" * MAX_DEPTH).value
    with pytest.raises(ScanError, match="more than 64 deep") as caught:
        scan("[" * 100_000)
    assert caught.value.offset == MAX_DEPTH


def test_long_numbers_are_refused_before_they_are_read() -> None:
    with pytest.raises(ScanError, match="a number of 5000 signs"):
        scan("[" + "9" * 5000 + "]")


def test_the_number_of_values_is_bounded() -> None:
    with pytest.raises(ScanError, match="more than 50,000 values"):
        scan("[" + "1," * MAX_VALUES + "1]")
