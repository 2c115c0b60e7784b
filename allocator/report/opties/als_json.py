"""Opties as JSON: the keys of the contract, and what else a program may want."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from allocator_models.alternatieven.uitkomst import Optie, Opties
from allocator_models.result import Jaarplan
from allocator_models.scenario import HELE_DEEL_BP, invoer_hash


def opties_json(opties: Opties, bestand: Path) -> dict[str, Any]:
    """Return what `opties --json` prints: scores in decimals, shares as fractions, whole euros."""
    return {
        "opties": [_optie(optie, opties) for optie in opties.opties],
        "kern": [
            {"prioriteit": k.prioriteit, "aandeel": k.in_opties / k.van_opties, "zeker": k.zeker} for k in opties.kern
        ],
        "geen_andere": opties.geen_andere,
        "grens": opties.grens_duizendsten / 1000,
        "minste_score": opties.minste_duizendsten / 1000,
        "toegestaan_verlies": opties.vraag.verlies_bp / HELE_DEEL_BP,
        "verschil": opties.vraag.verschil_euro,
        "zonder_plan": [{"optie": los.naam, "status": str(los.status)} for los in opties.zonder_plan],
        "seconden": round(opties.seconden, 3),
        "bestand": str(bestand.absolute()),
        "invoer_hash": invoer_hash(opties.scenario),
    }


def geen_opties_json(jaarplan: Jaarplan) -> dict[str, Any]:
    """Return the same keys for a scenario that has no plan at all."""
    return {
        "opties": [],
        "kern": [],
        "geen_andere": False,
        "grens": None,
        "minste_score": None,
        "toegestaan_verlies": None,
        "verschil": None,
        "zonder_plan": [],
        "seconden": round(jaarplan.seconden, 3),
        "bestand": None,
        "invoer_hash": invoer_hash(jaarplan.scenario),
    }


def _optie(optie: Optie, opties: Opties) -> dict[str, Any]:
    return {
        "optie": optie.naam,
        "ontstaan": str(optie.ontstaan),
        "score": optie.score_duizendsten / 1000,
        "verlies": optie.verlies,
        "binnen_verlies": opties.binnen_verlies(optie),
        "status": str(optie.jaarplan.status),
        "audit": optie.jaarplan.audit is not None and optie.jaarplan.audit.geslaagd,
        "samen": list(optie.samen),
        "afstanden": [{"optie": naam, "euro": euro} for naam, euro in optie.afstand_euro.items()],
        "prioriteiten": [{"prioriteit": prioriteit, "variant": variant} for prioriteit, variant in optie.plan.keuzes],
    }
