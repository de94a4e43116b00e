"""A language that nobody speaks: English in other letters, so that what was not said is seen.

Every Latin letter of the catalogue is another script's; places are kept. Whatever Latin letters
are left in what a player sees or hears did not come from the catalogue: they are a level's, a
file's, mathematics, or a text that was forgotten. Wrapping, cutting and joining do not hide it.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from game.words.catalogue import words_folder

CODE = "zz"
LATIN = "abcdefghijklmnopqrstuvwxyz"
OTHER = "абвгдежзиклмнопрстуфхцчшъыюя"[: len(LATIN)]
LETTERS = str.maketrans(LATIN + LATIN.upper(), OTHER + OTHER.upper())
PLACE = re.compile(r"(%\{\w+\})")
LEFT = re.compile(r"[A-Za-z]{2,}")


def told(text: str) -> str:
    """A text of the catalogue as it is said in this language."""
    return "".join(
        piece if PLACE.fullmatch(piece) else piece.translate(LETTERS) for piece in PLACE.split(text)
    )


def write_pseudo(root: Path) -> Path:
    """Write the catalogue into a folder; gives the folder, for `words.use(CODE, folder)`."""
    (root / CODE).mkdir()
    (root / CODE / "language.json").write_text('{"name": "Nobody\'s"}', "utf-8")
    for file in (words_folder() / "en").glob("*.json"):
        if file.stem != "language":
            tree = _told_tree(json.loads(file.read_text("utf-8")))
            (root / CODE / file.name).write_text(json.dumps(tree), "utf-8")
    return root


def _told_tree(tree: object) -> object:
    if isinstance(tree, dict):
        return {name: _told_tree(what) for name, what in tree.items()}
    return told(str(tree))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """All the words in some texts, in small letters."""
    return frozenset(word.lower() for text in texts for word in LEFT.findall(text))


def left_over(text: str, data: frozenset[str]) -> list[str]:
    """The words of a text that came neither from the catalogue nor from the data."""
    return [word for word in LEFT.findall(text) if word.lower() not in data]
