"""Figures per dienst: how its euros and hours are split, and whether its flexband is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from allocator.report.cijfers.flexdatum import flexdoel_vanaf
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.plan import Plan
from allocator_models.scenario import HELE_DEEL_BP, Post


def _deel(teller: int, noemer: int) -> Fraction | None:
    return Fraction(teller, noemer) if noemer else None


def _buiten_band(flex: int, basis: int, doel_bp: int, band_bp: int) -> int:
    """Return how far ``flex`` lies below (negative) or above (positive) the band, rounded away from it."""
    onder = -(-(doel_bp - band_bp) * basis // HELE_DEEL_BP)
    boven = (doel_bp + band_bp) * basis // HELE_DEEL_BP
    return min(0, flex - onder) or max(0, flex - boven)


@dataclass(frozen=True, slots=True)
class Dienstcijfers:
    """One dienst, or the whole city (``dienst`` empty). Lasten, grondslag and fte include what drops."""

    dienst: str
    naam: str
    flexdoel_bp: int
    bandbreedte_bp: int
    lasten_euro: int
    vast_euro: int
    flex_euro: int
    vervallen_euro: int
    grondslag_euro: int
    flex_grondslag_euro: int
    vervallen_grondslag_euro: int
    fte_honderdsten: int
    flex_honderdsten: int
    vervallen_honderdsten: int
    oormerk_honderdsten: int
    afspraak_honderdsten: int
    inzetbaar_honderdsten: int
    flexdoel_vanaf: date | None
    """The first day from which ties leave enough for the flexdoel; ``None``: already, or no date is known."""
    flexdoel_haalbaar: bool
    """Whether the ties of this year leave enough euros for the flexdoel."""

    @property
    def vast_honderdsten(self) -> int:
        """The fte that stay committed."""
        return self.fte_honderdsten - self.flex_honderdsten - self.vervallen_honderdsten

    @property
    def basis_euro(self) -> int:
        """The vast + flex euros of the grondslag, over which the band is counted."""
        return self.grondslag_euro - self.vervallen_grondslag_euro

    @property
    def basis_honderdsten(self) -> int:
        """The fte over which the band is counted."""
        return self.fte_honderdsten - self.vervallen_honderdsten

    @property
    def flexaandeel(self) -> Fraction | None:
        """Flex as a share of vast + flex, over the grondslag."""
        return _deel(self.flex_grondslag_euro, self.basis_euro)

    @property
    def flexaandeel_lasten(self) -> Fraction | None:
        """All flex euros as a share of all lasten."""
        return _deel(self.flex_euro, self.lasten_euro)

    @property
    def flexaandeel_fte(self) -> Fraction | None:
        """Flex as a share of the fte that do not drop."""
        return _deel(self.flex_honderdsten, self.basis_honderdsten)

    @property
    def buiten_band_euro(self) -> int:
        """Euros below (negative) or above the band."""
        return _buiten_band(self.flex_grondslag_euro, self.basis_euro, self.flexdoel_bp, self.bandbreedte_bp)

    @property
    def buiten_band_honderdsten(self) -> int:
        """Hundredths of fte below (negative) or above the band."""
        return _buiten_band(self.flex_honderdsten, self.basis_honderdsten, self.flexdoel_bp, self.bandbreedte_bp)

    @property
    def in_band(self) -> bool:
        """Whether both bands are kept."""
        return not (self.buiten_band_euro or self.buiten_band_honderdsten)

    @property
    def alleen_op_papier(self) -> bool:
        """Whether there is flexible money without flexible hours, or the reverse."""
        return (self.flex_euro > 0) != (self.flex_honderdsten > 0)


def dienstcijfers(gegevens: Gegevens, plan: Plan) -> tuple[Dienstcijfers, ...]:
    """Return the figures of each dienst, in the order of the scenario."""
    per_dienst: dict[str, list[Post]] = {d.dienst: [] for d in gegevens.scenario.diensten}
    for post in gegevens.posten:
        per_dienst[post.dienst].append(post)
    return tuple(
        _cijfers(gegevens, plan, per_dienst[d.dienst], (d.dienst, d.naam), (d.flexdoel_bp, d.bandbreedte_bp))
        for d in gegevens.scenario.diensten
    )


def stadscijfers(gegevens: Gegevens, plan: Plan) -> Dienstcijfers:
    """Return the figures of the city."""
    regels = gegevens.spelregels
    band = (regels.flexdoel_bp, regels.bandbreedte_concern_bp)
    return _cijfers(gegevens, plan, gegevens.posten, ("", "Hele stad"), band)


def _cijfers(
    gegevens: Gegevens, plan: Plan, posten: Iterable[Post], wie: tuple[str, str], band: tuple[int, int]
) -> Dienstcijfers:
    posten = tuple(posten)
    delen = [plan.splitsing[p.post] for p in posten]
    grondslag = [p for p in posten if gegevens.in_grondslag(p)]
    delen_grondslag = [plan.splitsing[p.post] for p in grondslag]
    haalbaar, vanaf = flexdoel_vanaf(gegevens, plan, posten, band[0])
    return Dienstcijfers(
        dienst=wie[0],
        naam=wie[1],
        flexdoel_bp=band[0],
        bandbreedte_bp=band[1],
        lasten_euro=sum(p.lasten_euro for p in posten),
        vast_euro=sum(s.vast_euro for s in delen),
        flex_euro=sum(s.flex_euro for s in delen),
        vervallen_euro=sum(s.vervallen_euro for s in delen),
        grondslag_euro=sum(p.lasten_euro for p in grondslag),
        flex_grondslag_euro=sum(s.flex_euro for s in delen_grondslag),
        vervallen_grondslag_euro=sum(s.vervallen_euro for s in delen_grondslag),
        fte_honderdsten=sum(p.fte_honderdsten for p in posten),
        flex_honderdsten=sum(s.flex_honderdsten for s in delen),
        vervallen_honderdsten=sum(s.vervallen_honderdsten for s in delen),
        oormerk_honderdsten=sum(s.oormerk_honderdsten for s in delen),
        afspraak_honderdsten=sum(s.afspraak_honderdsten for s in delen),
        inzetbaar_honderdsten=sum(gegevens.capaciteit(p) for p in posten),
        flexdoel_vanaf=vanaf,
        flexdoel_haalbaar=haalbaar,
    )
