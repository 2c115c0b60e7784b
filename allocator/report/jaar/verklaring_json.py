"""The keys of `--json` for a verified reason in the year."""

from __future__ import annotations

from collections.abc import Mapping

from allocator.report.jaar.namen import Namen
from allocator.report.jaar.redenen import redenzinnen
from allocator.report.jaar.verklaringen import maak_uitleg
from allocator_models.jaarverklaring import Potdruk, Verdringing, Verklaring, Voorganger, Wijziging, Wijzigingsoort


def verklaring_json(verklaring: Verklaring, namen: Namen, titels: Mapping[str, str]) -> dict[str, object]:
    """Return one explanation: amounts in whole euros, scores as numbers."""
    initiatief, advies = verklaring.initiatief, verklaring.advies
    vanaf = verklaring.blijft_vanaf_duizendsten
    return {
        "initiatief": initiatief.initiatief,
        "gevraagd": {
            "bedrag": initiatief.bedrag_euro,
            "minimaal": initiatief.minimaal_euro,
            "uren": initiatief.uren,
            "score": initiatief.score_duizendsten / 1000,
        },
        "uitkomst": advies.uitkomst.value,
        "redenen": list(redenzinnen(advies, initiatief, namen, titels)),
        "uitleg": maak_uitleg(verklaring, namen, titels).alinea,
        "potten": [_pot(druk) for druk in verklaring.potten],
        "wel_toegekend": [_voorganger(v) for v in verklaring.voorgangers],
        "moet_wijken": _wijkt(verklaring.verdringing),
        "te_dicht": verklaring.te_dicht,
        "wijzigingen": [_wijziging(w) for w in verklaring.wijzigingen],
        "blijft_vanaf_score": None if vanaf is None else vanaf / 1000,
    }


def _pot(druk: Potdruk) -> dict[str, object]:
    return {
        "pot": druk.pot,
        "gevraagd": druk.gevraagd_euro,
        "was_er": druk.vrij_euro,
        "blijft_er": druk.over_euro,
        "gevraagd_uren": druk.gevraagd_uren,
        "was_er_uren": druk.vrij_uren,
        "blijft_er_uren": druk.over_uren,
        "knelt": druk.knelt,
    }


def _voorganger(v: Voorganger) -> dict[str, object]:
    return {
        "initiatief": v.initiatief,
        "bedrag": v.euro,
        "uren": v.uren,
        "zelfde_wijk": v.zelfde_wijk,
        "eerder": v.eerder,
    }


def _wijkt(v: Verdringing | None) -> dict[str, object] | None:
    if v is None:
        return None
    return {
        "aanvragen": [{"initiatief": a.initiatief, "bedrag": a.euro, "uren": a.uren} for a in v.aanvragen],
        "verwacht": v.verwacht_euro,
        "verwacht_uren": v.verwacht_uren,
        "score_elders": None if v.score_duizendsten is None else v.score_duizendsten / 1000,
    }


def _wijziging(w: Wijziging) -> dict[str, object]:
    """Return a change; every one that is here has been weighed, so `geverifieerd` is always true."""
    waarde = w.waarde / 1000 if w.soort is Wijzigingsoort.SCORE else w.waarde
    return {"soort": w.soort.value, "waarde": waarde, "minste": w.minste, "pot": w.pot, "geverifieerd": True}
