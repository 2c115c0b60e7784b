"""What the rules of more than one sheet look at together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from allocator.workbook import notation
from allocator.workbook.problems import Melding
from allocator.workbook.schema import DienstRij, GebiedRij, PostRij, PrioriteitRij, WijkRij, naar_spelregels
from allocator.workbook.typed import Geplaatst, Inhoud
from allocator_models.scenario import Aard, Kostensoort
from allocator_models.spelregels import Spelregels

NOOIT_BRON = (Kostensoort.VOORZIENING, Kostensoort.RESERVEMUTATIE)
"""Kostensoorten of which nothing is ever flex, vervallen or a source."""


@dataclass(frozen=True)
class Geval:
    """The rows of a scenario, with what several rules want to know of them."""

    inhoud: Inhoud

    @cached_property
    def spelregels(self) -> Spelregels:
        """The spelregels with their defaults."""
        return naar_spelregels(self.inhoud.spelregels)

    @property
    def jaar(self) -> int | None:
        """The year of the scenario, when it could be read."""
        jaar = self.inhoud.scenario.get("jaar")
        return jaar if isinstance(jaar, int) else None

    @cached_property
    def posten(self) -> Mapping[str, Geplaatst[PostRij]]:
        """Posts by identifier."""
        return {post.rij.post: post for post in self.inhoud.rijen(PostRij)}

    @cached_property
    def diensten(self) -> frozenset[str]:
        """The identifiers of the diensten."""
        return frozenset(dienst.rij.dienst for dienst in self.inhoud.rijen(DienstRij))

    @cached_property
    def wijken(self) -> frozenset[str]:
        """The identifiers of the wijken."""
        return frozenset(wijk.rij.wijk for wijk in self.inhoud.rijen(WijkRij))

    @cached_property
    def leefbaarheidsposten(self) -> frozenset[str]:
        """The posts in which a leefbaarheidsbudget lies."""
        return frozenset(
            wijk.rij.leefbaarheidspost for wijk in self.inhoud.rijen(WijkRij) if wijk.rij.leefbaarheidspost
        )

    @cached_property
    def gebieden(self) -> Mapping[str, frozenset[str]]:
        """The wijken of each gebied."""
        wijken: dict[str, set[str]] = defaultdict(set)
        for gebied in self.inhoud.rijen(GebiedRij):
            wijken[gebied.rij.gebied].add(gebied.rij.wijk)
        return {gebied: frozenset(eigen) for gebied, eigen in wijken.items()}

    @cached_property
    def wijk_van(self) -> Mapping[str, str]:
        """The wijk of each prioriteit: that of its first variant."""
        return {p.rij.prioriteit: p.rij.wijk for p in reversed(self.inhoud.rijen(PrioriteitRij))}

    def bedient(self, post: PostRij, wijk: str) -> bool:
        """Whether the post's gebied holds the wijk."""
        return post.gebied is None or wijk in self.gebieden.get(post.gebied, ())

    def altijd_vast(self, post: PostRij) -> bool:
        """Whether nothing of the post may become flex, vervallen or oormerk."""
        return post.lasten < 0 or post.kostensoort in NOOIT_BRON or post.post in self.leefbaarheidsposten


def inzetbare_fte_honderdsten(post: PostRij) -> int:
    """The hours that a team can give: what is neither tied nor vacant."""
    bezetting = post.fte if post.bezetting is None else post.bezetting
    return max(0, int(100 * min(post.fte - post.fte_gebonden, bezetting)))


def past_bij(aard: Aard | None, bron: Aard | None) -> bool:
    """Whether work of an aard may be paid by a source of an aard: S only by S. Empty is S."""
    return aard is Aard.INCIDENTEEL or (bron or Aard.STRUCTUREEL) is Aard.STRUCTUREEL


def samengenomen[R](
    rijen: Sequence[Geplaatst[R]], veld: str, naam: Callable[[R], str], enkel: str, meer: str
) -> Iterator[Melding]:
    """One remark for many rows, at the cell of the first: ``meer`` gets their number, and then they are listed."""
    if rijen:
        namen = notation.opsomming([naam(rij.rij) for rij in rijen], meeste=5)
        tekst = enkel if len(rijen) == 1 else meer.format(notation.getal(len(rijen)))
        yield rijen[0].melding(veld, f"{tekst} ({namen}).")


def overschrijding[R](
    rijen: Iterable[Geplaatst[R]], bedrag: Callable[[R], int], grens: int
) -> tuple[Geplaatst[R], int] | None:
    """Return the first row with which the sum passes ``grens``, and the whole sum; None when it never does."""
    totaal = 0
    over = None
    for rij in rijen:
        totaal += bedrag(rij.rij)
        if totaal > grens and over is None:
            over = rij
    return None if over is None or totaal <= grens else (over, totaal)
