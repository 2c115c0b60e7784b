"""The keys of `--json` for a proven reason in a plan."""

from __future__ import annotations

from allocator.report.verklaring.prioriteiten import maak_uitleg
from allocator_models.result import Jaarplan
from allocator_models.scenario import HELE_DEEL_BP, Variant
from allocator_models.verklaring.prioriteit import Verklaring
from allocator_models.verklaring.wijziging import Soort, Wijziging


def verklaring_json(verklaring: Verklaring, jaarplan: Jaarplan) -> dict[str, object]:
    """Return one explanation: amounts in whole euros, fte and scores as numbers, shares as fractions."""
    prioriteit = jaarplan.scenario.prioriteit[verklaring.prioriteit]
    uitleg = maak_uitleg(verklaring, jaarplan)
    anders = verklaring.ander_duizendsten
    return {
        "prioriteit": prioriteit.prioriteit,
        "gevraagd": [_variant(variant) for variant in prioriteit.varianten],
        "uitkomst": "toegekend" if verklaring.oordeel.is_ja else "niet toegekend",
        "oordeel": verklaring.oordeel.value,
        "variant": verklaring.variant,
        "redenen": list(uitleg.zinnen),
        "score_plan": verklaring.score_duizendsten / 1000,
        "score_anders": None if anders is None else anders / 1000,
        "verandert": [{"prioriteit": r.prioriteit, "nu": r.nu, "dan": r.dan} for r in verklaring.ruil],
        "wijzigingen": [_wijziging(w) for w in verklaring.wijzigingen],
    }


def _variant(variant: Variant) -> dict[str, object]:
    return {
        "variant": variant.variant,
        "score": variant.score_duizendsten / 1000,
        "euro": sum(i.euro for i in variant.stadsinzet),
        "fte": sum(i.fte_honderdsten for i in variant.stadsinzet) / 100,
    }


def _wijziging(w: Wijziging) -> dict[str, object]:
    schaal = 1000 if w.soort is Soort.SCORE else HELE_DEEL_BP
    return {
        "soort": w.soort.value,
        "variant": w.variant,
        "waarde": w.waarde / schaal,
        "stap": w.stap / schaal,
        "minste": w.minste,
        "geverifieerd": True,
        "opnieuw_gerekend": w.nagerekend,
    }
