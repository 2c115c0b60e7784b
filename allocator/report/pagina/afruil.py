"""What the opties trade off, for who wants to look further: contribution, fairness, and what stays free."""

from __future__ import annotations

from fractions import Fraction

from allocator.report.pagina.beeld.front import Punt, front
from allocator.report.pagina.figuur import Figuur
from allocator.report.pagina.kandidaat import Kandidaat
from allocator.report.pagina.tafel import Tafel
from allocator.report.zinnen import procent


def afruil(alle: tuple[Kandidaat, ...]) -> Figuur | None:
    """Return the opties as points; ``None`` when there is no score, or no wijk has a recht in some optie."""
    beste = alle[0].optie.score_duizendsten
    bediend = [min((w.bediening for w in k.cijfers.wijken if w.bediening is not None), default=None) for k in alle]
    if not beste:
        return None
    punten, rijen = [], []
    for kandidaat, minst in zip(alle, bediend, strict=True):
        if minst is None:
            return None
        bijdrage = Fraction(kandidaat.optie.score_duizendsten, beste)
        punten.append(Punt(kandidaat.letter, float(100 * bijdrage), float(100 * minst)))
        vrij = kandidaat.cijfers.stad.flexaandeel, kandidaat.cijfers.stad.flexaandeel_fte
        delen = ("–" if deel is None else procent(deel) for deel in (bijdrage, minst, *vrij))
        rijen.append((f"{kandidaat.letter} ({kandidaat.naam})", *delen))
    kop = "Wat de opties tegen elkaar afruilen"
    koppen = ("Optie", "Bijdrage, van optie A", "Wijk met het minst", "Geld dat vrij blijft", "Uren die vrij blijven")
    return Figuur(kop, front(punten, "optie A", f"{kop}, zie de tabel."), (Tafel(kop, koppen, tuple(rijen)),))
