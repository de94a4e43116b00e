"""The page beside the table: what its tab shows, how far that is scrolled, what it leads on to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.ui.focus import Control, Way
from game.ui.guide.leads import Leads
from game.ui.paint import Box, Painter
from game.ui.scroll import Scroll
from game.ui.wire.heat import draw_weights
from game.ui.wire.side import draw_network, draw_run

if TYPE_CHECKING:
    from game.ui.wire.scene import WireScene

LEADS_GAP: Final = 12.0
"""How far links stand under what a page tells."""
BY_ARROW: Final = 48.0
"""How far an arrow scrolls."""


class Page:
    """The page that the chosen tab shows: the run, the network's table or the weights."""

    def __init__(self, scene: WireScene) -> None:
        self._scene = scene
        self.scroll = Scroll()
        self.leads: Leads
        """Links to the Field guide, under what the network's table teaches."""
        self.lead_on()

    def lead_on(self) -> None:
        """Take up the links of the level as it now is."""
        self.leads = Leads(self._scene.level.guide, self._scene.read)

    # -- where everything is -----------------------------------------------------------------

    @property
    def leads_on(self) -> bool:
        """Whether the page now shown ends in links to the Field guide."""
        return self._scene.model.tab == "network" and self._scene.model.run is not None

    @property
    def box(self) -> Box:
        """Where the page is now, scrolled as it is."""
        return self.at(self._scene.place.inside)

    def at(self, box: Box) -> Box:
        """A box of the page where it now is, scrolled as it is."""
        x, y, w, h = box
        return x, y - self.scroll.offset, w, h

    def measure(self) -> None:
        """Find out how high the page is: whether it is to scroll."""
        x, y, w, h = inside = self._scene.place.inside
        p = self._scene.measuring
        end = self._tell(p, inside)
        if self.leads_on:
            end = self.leads.under(p, x, end + LEADS_GAP, w, LEADS_GAP)
        self.scroll.place((x, y, w + 12, h), end - y if end - y > h + 1 else h)

    def scrolled(self) -> None:
        """Put the links where the page now is."""
        if self.leads_on:
            self.leads.scrolled(self._scene.gui, self.at)

    def reveal(self, control: Control) -> None:
        """Scroll to a link that has the keys."""
        if (box := self.leads.place_of(control)) is not None:
            top = box[1] - self._scene.place.inside[1]
            self.scroll.reveal(top, top + box[3])

    def read_by_arrow(self, way: Way) -> bool:
        """Arrows on the page scroll it, and lead on at its ends."""
        before = self.scroll.target
        if way in ("up", "down"):
            self.scroll.jump(before + (BY_ARROW if way == "down" else -BY_ARROW))
        return self.scroll.target != before

    # -- time and drawing --------------------------------------------------------------------

    def update(self, dt: float) -> None:
        """Move the scrolling on; a jump to a place on the page is no update, so links follow."""
        self.scroll.update(dt, still=True)
        self.scrolled()

    def draw(self, p: Painter) -> None:
        """Draw what is in sight of the page, and its bar."""
        scene = self._scene
        with p.within(scene.place.inside, clip=True):
            self._tell(p, self.box)
            if self.leads_on:
                self.leads.draw(p, self.at, scene.gui, on_page=True)
        self.scroll.draw(p)

    def _tell(self, p: Painter, box: Box) -> float:
        """Draw what the tab shows; gives where it ends."""
        scene = self._scene
        if scene.model.tab == "network":
            return draw_network(p, box, scene.model)
        if scene.model.tab == "weights":
            return draw_weights(p, box, scene.model)
        return draw_run(p, box, scene.model, scene.pointer.tile)
