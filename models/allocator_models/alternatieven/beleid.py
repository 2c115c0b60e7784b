"""What each named policy makes as great as it can, within the loss: a value over varianten, or over flex."""

from __future__ import annotations

from allocator_models.alternatieven.uitkomst import Beleid
from allocator_models.jaarplan.besluiten import Besluiten
from allocator_models.jaarplan.doelen import flexsommen
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Model, Som, som
from allocator_models.jaarplan.vervolg import EigenDoel, Vertrekpunt
from allocator_models.jaarplan.wijkvloer import rechten, toegekend_cent, voeg_minimum_toe
from allocator_models.spelregels import Doel

FLEXDOELEN = (Doel.FLEXBAND, Doel.BEHOUD_AFSTAND)
"""Without any of these goals nothing is flex."""


def streven(beleid: Beleid, vertrekpunt: Vertrekpunt) -> EigenDoel | None:
    """Return what a policy makes as great as it can; ``None`` when the scenario gives it nothing to choose.

    Hoogste score strives for nothing else.
    """
    match beleid:
        case Beleid.HOOGSTE_SCORE:
            return None
        case Beleid.WIJKEN_GELIJK:
            return _minste_bediening(vertrekpunt)
        case Beleid.KRACHTWIJKEN_EERST:
            return _voor_krachtwijken(vertrekpunt)
        case Beleid.MEEST_FLEXIBEL:
            return flex_cent if any(regel.doel in FLEXDOELEN for regel in vertrekpunt.scenario.doelen) else None


def _minste_bediening(vertrekpunt: Vertrekpunt) -> EigenDoel | None:
    """The least service of all wijken with a recht, in permille; nothing to choose with fewer than two of them."""
    vloer = vertrekpunt.vloer
    alle = rechten(Gegevens(vertrekpunt.scenario), vertrekpunt.instellingen) if vloer is None else vloer.rechten
    recht = {r.wijk: r.recht_euro for r in alle if r.recht_euro}
    if len(recht) < 2:
        return None

    def minste(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Som:
        return voeg_minimum_toe(model, gegevens, besluiten, recht)

    return minste


def _voor_krachtwijken(vertrekpunt: Vertrekpunt) -> EigenDoel | None:
    """City value granted to krachtwijken, in cents; nothing to choose where none or every wijk is one."""
    kracht = [wijk.wijk for wijk in vertrekpunt.scenario.wijken if wijk.krachtwijk]
    if not 0 < len(kracht) < len(vertrekpunt.scenario.wijken):
        return None

    def toegekend(_: Model, gegevens: Gegevens, besluiten: Besluiten) -> Som:
        per_wijk = toegekend_cent(gegevens, besluiten)
        return som(per_wijk[wijk] for wijk in kracht)

    return toegekend


def flex_cent(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Som:
    """Flex of all diensten in cents: euros over the grondslag, and hours × loonkosten."""
    euro, uren = flexsommen(model, gegevens, besluiten)
    in_euro = som(deel.flex for deel in euro.values())
    in_uren = som(deel.flex for deel in uren.values())
    return in_euro.keer(100).erbij(in_uren, gegevens.spelregels.loonkosten_per_fte_euro)
