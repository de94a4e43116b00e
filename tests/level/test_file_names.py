import pytest

from game.level.file_names import as_ident, is_reserved


@pytest.mark.parametrize("name", ["con", "CON.json", "Aux .svg", "com1.txt", "lpt³", "nul.a.b"])
def test_names_of_devices_on_windows(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["console", "com", "com10.txt", "my.con", "lpt-1.json", ""])
def test_names_that_are_nearly_those_of_devices(name: str) -> None:
    assert not is_reserved(name)


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("My level", "my-level"),
        ("Über  Öl!", "uber-ol"),
        ("two_words-9", "two_words-9"),
        ("日本", ""),
        ("?", ""),
        ("a" * 39 + " b", "a" * 39),
    ],
)
def test_the_nearest_id_to_a_name(name: str, ident: str) -> None:
    assert as_ident(name) == ident
