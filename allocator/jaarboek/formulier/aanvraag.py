"""A request as it comes in: what is asked, and how it was judged."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from allocator_models import canoniek
from allocator_models.scenario import Initiatief


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """How the score came about: the answers to the checklist, if it was used, and who gave them."""

    door: str
    antwoorden: tuple[tuple[str, str], ...] = ()
    """(question, answer), in the order of the form."""


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """A request; `initiatief.initiatief` is its number, empty as long as the book hasn't given it one."""

    initiatief: Initiatief
    omschrijving: str = ""
    beoordeling: Beoordeling = field(default_factory=lambda: Beoordeling(""))
    bron: str = ""
    """The file or the sheet and row that it came from."""

    @property
    def vingerafdruk(self) -> str:
        """The SHA-256 of all that is asked and judged, whatever file it came in: the same form is the same request."""
        return canoniek.vingerafdruk(replace(self, bron=""))
