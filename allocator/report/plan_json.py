"""A run as JSON: the keys of the contract, and what else a program may want."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

from allocator.report.cijfers import Cijfers, Dienstcijfers, Wijkcijfers
from allocator.report.samenvatting import opmerkingen
from allocator.workbook.problems import Melding
from allocator_models.result import Jaarplan
from allocator_models.scenario import Prioriteit, invoer_hash


def plan_json(
    jaarplan: Jaarplan, bestand: Path | None, optie: str | None = None, meldingen: Iterable[Melding] = ()
) -> dict[str, Any]:
    """Return what `verdeel --json` prints: whole euros, fte and scores in decimals, shares as fractions, ISO dates.

    ``bestand`` is the workbook that was written, if any; ``meldingen`` are the remarks on the input.
    """
    cijfers = Cijfers.van(jaarplan)
    return {
        "status": str(jaarplan.status),
        "doelen": [
            {"doel": str(d.doel), "waarde": d.waarde, "grens": d.grens, "gap": d.gap, "eenheid": d.eenheid}
            for d in jaarplan.doelen
        ],
        "prioriteiten": [_prioriteit(cijfers, q) for q in jaarplan.scenario.prioriteiten] if cijfers else [],
        "diensten": [_dienst(d) for d in cijfers.diensten] if cijfers else [],
        "stad": _dienst(cijfers.stad) if cijfers else None,
        "wijken": [_wijk(w) for w in cijfers.wijken] if cijfers else [],
        "vloer": _vloer(cijfers) if cijfers else None,
        "taakstellingen": _taakstellingen(cijfers) if cijfers else [],
        "potten": _potten(cijfers) if cijfers else [],
        "versoepelingen": [
            {
                "regel": str(v.doel),
                "dienst": v.dienst,
                "onderwerp": v.onderwerp,
                "euro": v.euro,
                "fte": v.fte_honderdsten / 100,
            }
            for v in jaarplan.versoepelingen
        ],
        "herstel": [
            {
                "regel": h.regel,
                "soort": h.soort,
                "naam": h.naam,
                "dienst": h.dienst,
                "programma": h.programma,
                "voor": list(h.voor),
                "euro": h.euro,
                "fte": h.fte_honderdsten / 100,
            }
            for h in jaarplan.herstel
        ],
        "audit": _audit(jaarplan),
        "opmerkingen": [*opmerkingen(jaarplan, optie), *(m.tekst for m in meldingen)],
        "tijdslimiet_geraakt": jaarplan.tijdslimiet_geraakt,
        "seconden": round(jaarplan.seconden, 3),
        "optie": optie,
        "bestand": str(bestand.absolute()) if bestand else None,
        "invoer_hash": invoer_hash(jaarplan.scenario),
    }


def _prioriteit(cijfers: Cijfers, q: Prioriteit) -> dict[str, Any]:
    """The score is that of what was granted, so that the scores add up to the goal's value."""
    keuze = cijfers.plan.keuze.get(q.prioriteit)
    score = cijfers.scenario.variant[q.prioriteit, keuze].score_duizendsten if keuze is not None else 0
    return {"prioriteit": q.prioriteit, "variant": keuze, "score": score / 1000, "wijk": q.wijk}


def _dienst(d: Dienstcijfers) -> dict[str, Any]:
    return {
        "dienst": d.dienst,
        "lasten": d.lasten_euro,
        "vast": d.vast_euro,
        "flex": d.flex_euro,
        "vervallen": d.vervallen_euro,
        "grondslag": d.grondslag_euro,
        "flex_grondslag": d.flex_grondslag_euro,
        "vervallen_grondslag": d.vervallen_grondslag_euro,
        "flexaandeel": _deel(d.flexaandeel),
        "flexaandeel_lasten": _deel(d.flexaandeel_lasten),
        "flexaandeel_fte": _deel(d.flexaandeel_fte),
        "fte": d.fte_honderdsten / 100,
        "fte_vast": d.vast_honderdsten / 100,
        "fte_flex": d.flex_honderdsten / 100,
        "fte_vervallen": d.vervallen_honderdsten / 100,
        "in_band": d.in_band,
        "alleen_op_papier": d.alleen_op_papier,
        "flexdoel_vanaf": d.flexdoel_vanaf.isoformat() if d.flexdoel_vanaf else None,
    }


def _wijk(w: Wijkcijfers) -> dict[str, Any]:
    """`euro` and `fte` are what is earmarked: with the loonkosten of the fte they make bediening × recht."""
    return {
        "wijk": w.wijk.wijk,
        "euro": w.oormerk_euro,
        "fte": w.oormerk_honderdsten / 100,
        "recht": w.recht.recht_euro if w.recht else None,
        "bediening": _deel(w.bediening),
        "afspraken_euro": w.afspraak_euro,
        "afspraken_fte": w.afspraak_honderdsten / 100,
        "regulier_euro": w.regulier_euro,
        "regulier_fte": w.regulier_honderdsten / 100,
        "leefbaarheidsbudget": w.wijk.leefbaarheidsbudget_euro,
        "landt_euro": w.landt_euro,
        "landt_fte": w.landt_honderdsten / 100,
        "toegekend": w.toegekend,
        "gevraagd": w.gevraagd,
    }


def _vloer(cijfers: Cijfers) -> dict[str, Any] | None:
    vloer = cijfers.plan.vloer
    return None if vloer is None else {"z": vloer.z_promille / 1000, "grens": vloer.grens_promille / 1000}


def _taakstellingen(cijfers: Cijfers) -> list[dict[str, Any]]:
    return [
        {"taakstelling": k.taakstelling, "bedrag": k.bedrag_euro, "ingevuld": k.saldo_euro, "tekort": k.tekort_euro}
        for k in cijfers.taakstellingen
    ]


def _potten(cijfers: Cijfers) -> list[dict[str, Any]]:
    return [
        {
            "pot": s.pot,
            "soort": str(s.soort),
            "wijk": s.wijk,
            "dienst": s.dienst,
            "programma": s.programma,
            "aard": str(s.aard) if s.aard else None,
            "vrij_vanaf": s.vrij_vanaf.isoformat(),
            "euro": s.euro,
            "uren": s.uren,
            "spoedreserve_euro": s.reserve_euro,
            "spoedreserve_uren": s.reserve_uren,
        }
        for s in cijfers.potten.saldi
    ]


def _audit(jaarplan: Jaarplan) -> dict[str, Any]:
    if jaarplan.audit is None:
        return {"geslaagd": None, "regels": {}, "bevindingen": []}
    bevindingen = [{"regel": b.regel, "plaats": b.plaats, "melding": b.melding} for b in jaarplan.audit.bevindingen]
    return {"geslaagd": jaarplan.audit.geslaagd, "regels": dict(jaarplan.audit.regels), "bevindingen": bevindingen}


def _deel(deel: Fraction | None) -> float | None:
    return None if deel is None else float(deel)
