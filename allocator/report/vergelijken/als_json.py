"""A comparison as JSON: whole euros, fte in decimals, shares as fractions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from allocator.report.vergelijken.gegevens import (
    Groepstand,
    Groepverschil,
    Planverschil,
    Poststand,
    Toekenning,
    Vergelijking,
    Wijkstand,
)
from allocator.workbook.verschillen import Celverschil, Verschil


def vergelijking_json(vergelijkingen: Sequence[Vergelijking], bestand: Path | None) -> dict[str, Any]:
    """Return what `vergelijk --json` prints; without a plan on either side the lists of decisions are empty."""
    return {
        "vergelijkingen": [
            {
                "was": v.was,
                "wordt": v.wordt,
                "gelijk": v.gelijk,
                "invoer": [_invoer(i) for i in v.invoer],
                "zonder_plan": list(v.zonder_plan),
                **_plan(v.plan or Planverschil()),
            }
            for v in vergelijkingen
        ],
        "bestand": str(bestand.absolute()) if bestand else None,
    }


def _invoer(v: Verschil) -> dict[str, Any]:
    if isinstance(v, Celverschil):
        return {
            "soort": "cel",
            "blad": v.blad,
            "sleutel": v.sleutel,
            "kolom": v.kolom,
            "cel_was": _cel(v.plek_was),
            "cel_wordt": _cel(v.plek_wordt),
            "was": v.was,
            "wordt": v.wordt,
        }
    return {
        "soort": "rij erbij" if v.erbij else "rij weg",
        "blad": v.blad,
        "sleutel": v.sleutel,
        "kolom": None,
        "cel_was": None if v.erbij else _cel(v.plek),
        "cel_wordt": _cel(v.plek) if v.erbij else None,
        "was": None if v.erbij else v.inhoud,
        "wordt": v.inhoud if v.erbij else None,
    }


def _cel(plek: tuple[str, str] | None) -> dict[str, str] | None:
    return None if plek is None else {"blad": plek[0], "cel": plek[1]}


def _plan(plan: Planverschil) -> dict[str, Any]:
    return {
        "prioriteiten": [
            {
                "prioriteit": p.prioriteit,
                "naam": p.naam,
                "wijk": p.wijk,
                "wending": str(p.wending),
                "was": _toekenning(p.was),
                "wordt": _toekenning(p.wordt),
                "besluit": str(p.bevoegd),
            }
            for p in plan.prioriteiten
        ],
        "posten": [
            {
                "post": p.post,
                "dienst": p.dienst,
                "programma": p.programma,
                "was": _post(p.was),
                "wordt": _post(p.wordt),
                "besluit": str(p.bevoegd),
            }
            for p in plan.posten
        ],
        "afspraken": [
            {"afspraak": a.afspraak, "wijk": a.wijk, "was": list(a.was), "wordt": list(a.wordt)} for a in plan.afspraken
        ],
        "taakstellingen": [
            {"taakstelling": k.taakstelling, "was": k.was_euro, "wordt": k.wordt_euro, "tekort": k.tekort_euro}
            for k in plan.taakstellingen
        ],
        "diensten": [_groep(g, "dienst") for g in plan.diensten],
        "programmas": [_groep(g, "programma") for g in plan.programmas],
        "portefeuilles": [_groep(g, "portefeuillehouder") for g in plan.portefeuilles],
        "wijken": [
            {"wijk": w.wijk, "verschil_euro": w.verschil_euro, "was": _wijk(w.was), "wordt": _wijk(w.wordt)}
            for w in plan.wijken
        ],
        "raad": [p.sleutel for p in plan.voor_de_raad],
    }


def _toekenning(t: Toekenning | None) -> dict[str, Any] | None:
    if t is None:
        return None
    return {
        "variant": t.variant,
        "euro_s": t.euro_s,
        "euro_i": t.euro_i,
        "fte": t.honderdsten / 100,
        "herkomst": list(t.herkomst),
    }


def _post(p: Poststand) -> dict[str, Any]:
    return {
        "vast": p.vast_euro,
        "flex": p.flex_euro,
        "vervallen": p.vervallen_euro,
        "fte_vast": p.vast_honderdsten / 100,
        "fte_flex": p.flex_honderdsten / 100,
        "fte_vervallen": p.vervallen_honderdsten / 100,
    }


def _groep(g: Groepverschil, soort: str) -> dict[str, Any]:
    return {
        soort: g.sleutel,
        "voordeel_s": g.voordeel_s_euro,
        "voordeel_i": g.voordeel_i_euro,
        "was": _groepstand(g.was),
        "wordt": _groepstand(g.wordt),
    }


def _groepstand(g: Groepstand) -> dict[str, Any]:
    return {
        "lasten": g.lasten_euro,
        "netto_s": g.netto_s_euro,
        "netto_i": g.netto_i_euro,
        "vervallen": g.vervallen_euro,
        "flex": g.flex_euro,
        "fte": g.honderdsten / 100,
        "fte_flex": g.flex_honderdsten / 100,
    }


def _wijk(w: Wijkstand) -> dict[str, Any]:
    return {
        "toegekend": w.toegekend,
        "oormerk_s": w.oormerk_s_euro,
        "oormerk_i": w.oormerk_i_euro,
        "oormerk_fte": w.oormerk_honderdsten / 100,
        "landt_euro": w.landt_euro,
        "landt_fte": w.landt_honderdsten / 100,
        "bediening": None if w.bediening is None else float(w.bediening),
    }
