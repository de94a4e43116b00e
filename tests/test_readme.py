"""What the README says is so: its Python runs, its commands and files exist."""

import re
from pathlib import Path

import pytest

import main
from game.cli.parser import build_parser
from game.level.library import worlds
from game.level.loader import load_level

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def command(name: str) -> str:
    """The command under a mark such as <!-- test -->, which .ci/run runs as it stands."""
    found = re.search(rf"<!-- {name} -->\n```sh\n(.+)\n```", README)
    assert found, f"README.md has no command marked {name}"
    return found[1]


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    *lines, last = code.strip().splitlines()
    names: dict[str, object] = {}
    exec("\n".join(lines), names)
    value, confidence, par = eval(last, names)
    assert abs(value) < 0.1, "writing the first fact is what the network does too"
    assert 0.9 < confidence <= 1.0
    assert 0.9 < par <= 1.0


def test_a_missing_library_is_answered_with_the_readmes_own_command() -> None:
    assert command("play") == main.INSTALL
    assert main.ON_WINDOWS in README


def test_the_commands_it_lists_are_the_commands_there_are() -> None:
    table = README[README.index("## Commands") : README.index("## Work on it")]
    listed = set(re.findall(r"^\| `(\w+)[ `]", table, re.MULTILINE)) - {"python"}
    actions = next(a for a in build_parser()._actions if a.choices)
    assert listed == set(actions.choices or ())


def test_every_world_is_listed_with_its_levels_in_order() -> None:
    rows = re.findall(r"^\| (\d+ [^|]+) \| ([^|]+) \|", README, re.MULTILINE)
    shipped = [
        (
            f"{world.order} {world.title}",
            " · ".join(load_level(path).title for path in world.levels),
        )
        for world in worlds()
    ]
    assert rows == shipped
    assert sum(len(world.levels) for world in worlds()) == 36
    assert "Thirty-six levels in seven worlds" in README


def test_every_file_it_links_to_is_there() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert link.startswith("http") or (ROOT / link).exists(), link


def test_ci_and_readme_share_their_commands() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "for name in test check;" in script
    assert "pytest" in command("test")
    assert "main.py check --all" in command("check")
