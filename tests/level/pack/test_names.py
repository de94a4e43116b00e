import pytest

from game.level.pack.names import fault, kind_of, same_names


@pytest.mark.parametrize(
    "name", ["toy.json", "toy.npz", "toy.rivals.npz", "world.json", "Wörter 2.txt", "cat.svg"]
)
def test_names_of_levels_and_what_lies_beside_them_are_fine(name: str) -> None:
    assert fault(name) == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "no name"),
        ("toy.json\0.txt", "cannot be seen"),
        ("toy\u202enosj.txt", "cannot be seen"),
        ("..\\toy.json", "backslash"),
        ("\\\\server\\share\\toy.json", "backslash"),
        ("/etc/toy.json", "fixed place"),
        ("//server/share/toy.json", "fixed place"),
        ("C:toy.json", "another drive"),
        ("C:/toy.json", "another drive"),
        ("../toy.json", "leads out"),
        ("a/../../toy.json", "leads out"),
        ("a/toy.json", "a folder within"),
        ("./toy.json", "a folder within"),
        ("toy.json.", "a dot or a space"),
        ("toy.json ", "a dot or a space"),
        (".toy.json", "a dot or a space"),
        ("toy.txt:hidden.txt", "Windows does not take"),
        ("wh?t.txt", "Windows does not take"),
        ("nul.txt", "device"),
        ("COM1.rivals.npz", "device"),
        ("x" * 80 + ".txt", "more than 80"),
        ("toy.py", "a kind"),
        ("toy.zip", "a kind"),
        ("toy.JSON", "a kind"),
        ("toy", "a kind"),
    ],
)
def test_every_other_name_is_refused_for_its_own_reason(name: str, said: str) -> None:
    assert said in fault(name)


def test_names_that_are_one_file_somewhere_are_found() -> None:
    assert same_names(["a.txt", "b.txt"]) is None
    assert same_names(["a.txt", "b.txt", "A.txt"]) == ("a.txt", "A.txt")
    assert same_names(["café.txt", "cafe\u0301.txt"]) is not None
    assert same_names(["straße.txt", "STRASSE.txt"]) is not None
    assert same_names(["a.txt", "a.txt"]) == ("a.txt", "a.txt")


def test_rivals_are_not_taken_for_a_network() -> None:
    assert kind_of("a.rivals.npz") == ".rivals.npz"
    assert kind_of("a.npz") == ".npz"
    assert kind_of(".npz") == ""
