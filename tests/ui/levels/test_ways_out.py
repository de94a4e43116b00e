"""The ways out of the map: where they lead, and the room that they leave to its header."""

import itertools

import pytest

from game.ui.context import AppContext
from game.ui.guide.index import IndexScene
from game.ui.levels.scene import LevelsScene
from game.ui.profiles.scene import ProfilesScene
from game.ui.scene import Pop, Push
from game.ui.view import View
from game.words import say


def opened(app: AppContext, text: float = 1.0) -> LevelsScene:
    app.change(text=text)
    scene = LevelsScene(app)
    scene.layout(View.fit((1280, 720), text))
    return scene


def test_one_alone_and_no_lesson_has_the_guide_and_the_way_back(app: AppContext) -> None:
    scene = opened(app)
    assert scene.focus.named("guide") is not None
    assert scene.focus.named("back") is not None
    assert scene.focus.named("who") is None
    assert scene.focus.named("lesson") is None


@pytest.mark.parametrize(
    ("name", "there"), [("who", ProfilesScene), ("guide", IndexScene), ("back", None)]
)
def test_they_lead_there(app: AppContext, name: str, there: type | None) -> None:
    app.store.add_profile("Jo")
    control = opened(app).focus.named(name)
    assert control is not None
    match control.press():
        case Push(scene):
            assert there is not None
            assert isinstance(scene, there)
        case Pop():
            assert there is None
        case other:
            pytest.fail(f"{name} leads to {other}")


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", ["Jo", "Maximiliane von und zu Hohenstein"])
def test_where_several_play_it_says_who_and_leaves_the_header_its_room(
    app: AppContext, text: float, name: str
) -> None:
    app.store.add_profile(name)
    scene = opened(app, text)
    names = ["who", "guide", "back"]
    controls = [scene.focus.named(one) for one in names]
    rects = [control.rect for control in controls if control is not None]
    assert len(rects) == 3
    assert all(a.right <= b.left for a, b in itertools.pairwise(rects))
    p = scene.measure()
    stars = say("levels.stars", earned=0, most=0)
    needed = p.width(say("levels.title"), "title", bold=True) + p.width(stars, "label")
    assert scene._header_room >= needed
