"""The game's own drawings, and pictures that lie beside a level."""

import struct
from pathlib import Path

import pytest

from game.level.pictures import (
    MAX_BYTES,
    picture_fault,
    picture_names,
    picture_path,
    pictures_folder,
)


def png(wide: int, high: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", wide, high) + bytes(9)


def test_the_games_own_drawings_are_there_by_name() -> None:
    assert {"dog", "cat", "run", "sit", "tree", "rain"} <= set(picture_names())
    assert len(picture_names()) >= 16
    for name in picture_names():
        path = picture_path(name, None)
        assert path is not None
        assert path.parent == pictures_folder()
        assert picture_fault(path) is None


def test_a_levels_own_lie_in_its_folder_and_nowhere_else(tmp_path: Path) -> None:
    assert picture_path("dragon.svg", tmp_path) == tmp_path / "dragon.svg"
    assert picture_path("dragon.svg", None) is None
    for name in ("../dragon.svg", "a/b.svg", "/etc/x.svg", "..\\x.svg", ".svg", "x.gif", "x.svg\n",
                 "C:x.svg", "dragon", "~x.svg"):  # fmt: skip
        assert picture_path(name, tmp_path) is None


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("good.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', None),
        ("text.svg", b"hello", "no SVG"),
        ("own.svg", b'<svg><path fill="url(#sky)"/><use xlink:href="#sun"/></svg>', None),
        ("script.svg", b"<svg><svg:script>x()</svg:script></svg>", "a script"),
        ("handler.svg", b'<svg onload = "x()"/>', "a script"),
        ("runs.svg", b'<svg><a href="javascript:x()"/></svg>', "a script"),
        ("page.svg", b"<svg><foreignObject/></svg>", "a script"),
        ("web.svg", b"<svg><image href = 'https://example.org/x'/></svg>", "a link"),
        ("near.svg", b'<svg><image xlink:href="file:///etc/passwd"/></svg>', "a link"),
        ("dashes.svg", b"<svg><path\nstroke-dasharray = '1e-6 1'/></svg>", "dashed lines"),
        ("dashing.svg", b'<svg><path style="fill:red; stroke-dasharray : 1"/></svg>', "dashed"),
        ("whole.svg", b'<svg><path style="stroke-dasharray:none" id="path123456789"/></svg>', None),
        ("none.svg", b'<svg><path stroke-dasharray="none" fill="#9e9999"/></svg>', None),
        ("huge.svg", b'<svg><path d="M0 0L-1e9-9"/></svg>', "beyond 100,000"),
        ("hidden.svg", b'<svg><!-- <path stroke-width="1e38"/> --></svg>', "beyond 100,000"),
        ("odd.svg", b"<svg width here '1e6'/>", "beyond 100,000"),
        (
            "grown.svg",
            b'<svg><g transform="scale(500)"><g transform="matrix(9 0 0 9 0 0)"/></g>',
            "beyond 100,000",
        ),
        ("style.svg", b"<svg><path style='fill: url(//example.org/x)'/></svg>", "a link"),
        ("good.png", png(300, 200), None),
        ("text.png", b"hello", "no PNG"),
        ("wide.png", png(5000, 10), "5000 by 10 pixels"),
        ("empty.png", png(0, 10), "0 by 10 pixels"),
        ("large.svg", b"<svg>" + bytes(MAX_BYTES), "200,005 bytes"),
    ],
)
def test_a_picture_is_looked_at_before_it_is_used(
    tmp_path: Path, name: str, data: bytes, fault: str | None
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = picture_fault(path)
    assert (found is None) == (fault is None)
    assert (fault or "") in (found or "")


def test_what_is_no_file_of_the_levels_own_is_refused(tmp_path: Path) -> None:
    assert "no such picture" in str(picture_fault(tmp_path / "gone.svg"))
    (tmp_path / "folder.svg").mkdir()
    assert "no such picture" in str(picture_fault(tmp_path / "folder.svg"))
    outside = tmp_path / "outside.svg"
    outside.write_bytes(b"<svg/>")
    (tmp_path / "link.svg").symlink_to(outside)
    assert "no such picture" in str(picture_fault(tmp_path / "link.svg"))
