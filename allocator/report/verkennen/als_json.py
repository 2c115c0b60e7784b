"""A sweep as JSON: scores in decimals, shares as fractions, whole euros."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from allocator.report.verkennen.gegevens import Verkend
from allocator.report.verkennen.tabellen import waarden
from allocator_models.scenario import HELE_DEEL_BP
from allocator_models.verkennen.robuust import Robuustheid
from allocator_models.verkennen.rooster import Verkenning
from allocator_models.verkennen.uitkomst import PROMILLE, Uitkomst


def verkend_json(verkend: Verkend, bestand: Path) -> dict[str, Any]:
    """Return what `verken --json` prints; without a sweep or draws their lists are empty."""
    v, r = verkend.verkenning, verkend.robuustheid
    return {
        "basis": _uitkomst(v.basis) if v else None,
        "assen": [{"naam": a.naam, "waarden": list(a.waarden)} for a in v.assen] if v else [],
        "punten": _punten(v) if v else [],
        "front": {
            "streven": [str(s) for s in v.front.streven] if v else [],
            "punten": list(v.front.punten) if v else [],
            "knie": v.front.knie if v else None,
        },
        "robuust": _robuust(r) if r else None,
        "gerekend": verkend.gerekend,
        "bewaard": verkend.bewaard,
        "uitkomsten": str(verkend.uitkomsten.absolute()),
        "bestand": str(bestand.absolute()),
    }


def _punten(v: Verkenning) -> list[dict[str, Any]]:
    return [
        {
            "waarden": list(punt.waarden),
            "op_front": plaats in v.front.punten,
            **_uitkomst(punt.uitkomst),
        }
        for plaats, punt in enumerate(v.punten)
    ]


def _uitkomst(u: Uitkomst) -> dict[str, Any]:
    score, bediening, flex = waarden(u)
    return {
        "status": str(u.status),
        "score": None if score is None else score / 1000,
        "grens": None if u.grens_duizendsten is None else u.grens_duizendsten / 1000,
        "laagste_bediening": None if bediening is None else float(bediening),
        "flexaandeel": None if flex is None else float(flex),
        "flex_euro": u.flex_euro,
        "flex_fte": None if u.flex_honderdsten is None else u.flex_honderdsten / 100,
        "versoepelingen": u.versoepelingen,
        "prioriteiten": [{"prioriteit": q, "variant": variant} for q, variant in u.keuzes],
        "wijken": [{"wijk": wijk, "bediening": deel / PROMILLE} for wijk, deel in u.bediening],
        "tijdslimiet_geraakt": u.tijdslimiet_geraakt,
    }


def _robuust(r: Robuustheid) -> dict[str, Any]:
    return {
        "marge": r.marge_bp / HELE_DEEL_BP,
        "zaad": r.zaad,
        "trekkingen": r.trekkingen,
        "zonder_plan": [{"bron": str(bron), "aantal": aantal} for bron, aantal in r.zonder_plan],
        "prioriteiten": [
            {
                "prioriteit": p.prioriteit,
                "wijk": p.wijk,
                "naam": p.naam,
                "toegekend": p.toegekend,
                "index": None if p.index is None else float(p.index),
                "per_bron": [{"bron": str(b), "index": None if d is None else float(d)} for b, d in p.per_bron],
            }
            for p in r.prioriteiten
        ],
    }
