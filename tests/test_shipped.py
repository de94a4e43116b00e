"""What ships is found in a checkout and in an installed package alike."""

from pathlib import Path

import pytest

from game import shipped


def test_in_a_checkout_it_lies_beside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "game")
    assert shipped.shipped_folder("levels") == tmp_path / "levels"


def test_in_an_installed_package_it_lies_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "game" / "data" / "assets"
    inside.mkdir(parents=True)
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "game")
    assert shipped.shipped_folder("assets") == inside
    assert shipped.shipped_folder("levels") == tmp_path / "levels"  # for each folder by itself
