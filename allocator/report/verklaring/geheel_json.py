"""The keys of `--json` for what money and hours are worth, and for repairs: questions about a plan as a whole."""

from __future__ import annotations

from allocator.report.verklaring.herstel import celzin, ingreepzin, knelpuntzin
from allocator.report.verklaring.waarde import waardezin
from allocator_models.scenario import Scenario
from allocator_models.verklaring.knelpunt import Herstelpunt, Knelpunt
from allocator_models.verklaring.schaarste import GELD_EURO, UREN_HONDERDSTEN
from allocator_models.verklaring.waarde import Geldwaarde, Verschil


def waarde_json(w: Geldwaarde) -> dict[str, object]:
    """Return what a little of one bron is worth: scores and fte as numbers, ``null`` where nothing is known."""
    bron = w.bron
    return {
        "dienst": w.dienst,
        "programma": None if bron is None else bron.dekking.programma,
        "aard": None if bron is None else bron.dekking.aard,
        "team": None if bron is None else bron.team,
        "euro": 0 if w.uren else GELD_EURO,
        "fte": UREN_HONDERDSTEN / 100 if w.uren else 0,
        "winst": _verschil(w.meer),
        "verlies": None if w.minder is None else _verschil(w.minder),
        "uitleg": waardezin(w),
    }


def _verschil(v: Verschil) -> dict[str, object]:
    return {
        "minstens": v.laagste / 1000,
        "hoogstens": None if v.hoogste is None else v.hoogste / 1000,
        "erbij": list(v.erbij),
        "eraf": list(v.eraf),
    }


def knelpunt_json(knelpunt: Knelpunt, scenario: Scenario) -> dict[str, object]:
    """Return what gave way, with its repairs, those that help wholly first."""
    return {
        "knelpunt": knelpuntzin(knelpunt),
        "maatregelen": [_maatregel(punt, scenario) for punt in knelpunt.punten],
    }


def _maatregel(punt: Herstelpunt, scenario: Scenario) -> dict[str, object]:
    return {
        "maatregel": ingreepzin(punt.ingreep, scenario),
        "euro": punt.ingreep.euro,
        "fte": punt.ingreep.fte_honderdsten / 100,
        "lost_op": punt.helemaal,
        "minste": punt.minste,
        "over_euro": punt.over_euro,
        "over_fte": punt.over_honderdsten / 100,
        "cellen": [celzin(v) for v in punt.ingreep.veranderingen],
    }
