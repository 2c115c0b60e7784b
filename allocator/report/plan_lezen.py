"""Read a whole run back from its plan workbook, so that it can be set, compared or simulated without solving again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from allocator.report.herkomst import Herkomst, Vaststelling
from allocator.workbook import planbladen
from allocator.workbook.planbladen import (
    DoelKop,
    HerkomstRegel,
    OormerkKop,
    OormerkSoort,
    PostKop,
    PrioriteitKop,
    VersoepelingKop,
    WijkrechtKop,
)
from allocator.workbook.problems import weigering
from allocator.workbook.sheets import Bladen, open_bladen
from allocator.workbook.stored import Opgeslagen
from allocator.workbook.values import Onjuist, als_code
from allocator_models.audit import audit_plan
from allocator_models.plan import (
    EuroAfspraak,
    EuroOormerk,
    FteAfspraak,
    FteOormerk,
    Plan,
    Splitsing,
    Vloer,
    Wijkrecht,
)
from allocator_models.result import Doeluitkomst, Jaarplan, Status, Versoepeling
from allocator_models.scenario import Aard, Scenario
from allocator_models.spelregels import Doel

_Rij = Mapping[str, Opgeslagen]


@dataclass(frozen=True)
class Planbestand:
    """What a plan workbook says of itself: where it comes from, and which inputs it was made of."""

    herkomst: Herkomst
    invoer_hash: str
    status: Status


def lees_herkomst(pad: Path) -> Planbestand:
    """Read the sheet Herkomst. Raises :class:`Invoerfouten` when the file isn't a plan workbook."""
    return _lees(pad, _planbestand)


def lees_jaarplan(pad: Path, scenario: Scenario) -> Jaarplan:
    """Read the plan for ``scenario`` back, and audit it anew: whoever changed a sheet by hand is found out.

    Raises:
        Invoerfouten: the file isn't a plan workbook, or a sheet of it has been changed.
    """
    jaarplan = _lees(pad, lambda bladen: _jaarplan(bladen, scenario))
    if jaarplan.audit is None or not jaarplan.audit.geslaagd:
        bevinding = jaarplan.audit.bevindingen[0] if jaarplan.audit else None
        wat = f" ({bevinding.plaats}: {bevinding.melding})" if bevinding else ""
        raise weigering(
            f"De planbladen in '{pad.name}' zijn veranderd: het plan klopt niet meer{wat}.",
            "Maak het plan opnieuw met: allocator verdeel.",
        )
    return jaarplan


def _lees[T](pad: Path, lezer: Callable[[Bladen], T]) -> T:
    with open_bladen(pad) as bladen:
        try:
            return lezer(bladen)
        except (KeyError, ValueError, ArithmeticError, Onjuist) as fout:
            raise weigering(
                f"'{pad.name}' is geen plan van Allocator, of de planbladen zijn veranderd.",
                "Noem een werkmap die 'allocator verdeel' heeft gemaakt.",
            ) from fout


def _rijen(bladen: Bladen, naam: str) -> list[_Rij]:
    """Return the rows of the first table of a sheet, by head."""
    tabblad = {t.naam.casefold(): t for t in bladen.tabbladen}[naam.casefold()]
    rijen = {rij.nummer: rij.waarden for rij in bladen.cellen(tabblad).rijen}
    koppen = {kolom: str(kop) for kolom, kop in rijen[planbladen.KOPRIJ].items()}
    gelezen: list[_Rij] = []
    nummer = planbladen.KOPRIJ + 1
    while nummer in rijen:
        gelezen.append({koppen[kolom]: waarde for kolom, waarde in rijen[nummer].items() if kolom in koppen})
        nummer += 1
    return gelezen


# --- cells -----------------------------------------------------------------------------------------------------------


def _code(rij: _Rij, kop: str) -> str:
    return als_code(rij[kop])


def _mag_leeg(rij: _Rij, kop: str) -> str | None:
    return als_code(rij[kop]) if kop in rij else None


def _getal(rij: _Rij, kop: str) -> Decimal:
    """A number; an empty cell is 0."""
    waarde = rij.get(kop, 0)
    if isinstance(waarde, bool) or not isinstance(waarde, int | Decimal):
        raise ValueError(f"{kop}: {waarde!r}")
    return Decimal(waarde)


def _heel(rij: _Rij, kop: str, schaal: int = 1) -> int:
    """A number that is whole in parts of ``1 / schaal``."""
    geschaald = _getal(rij, kop) * schaal
    if geschaald != int(geschaald):
        raise ValueError(f"{kop}: {geschaald}")
    return int(geschaald)


def _honderdsten(rij: _Rij, kop: str) -> int:
    return _heel(rij, kop, 100)


def _datum(waarde: Opgeslagen) -> date:
    if not isinstance(waarde, date):
        raise ValueError(f"{waarde!r} is no date")
    return waarde


# --- Herkomst --------------------------------------------------------------------------------------------------------


def _planbestand(bladen: Bladen) -> Planbestand:
    regel, waarde, _ = planbladen.HERKOMST_KOPPEN
    feiten = {_code(rij, regel): rij[waarde] for rij in _rijen(bladen, planbladen.HERKOMST) if waarde in rij}
    vaststelling = None
    if HerkomstRegel.VASTGESTELD_DOOR in feiten:
        vaststelling = Vaststelling(
            _code(feiten, HerkomstRegel.VASTGESTELD_DOOR),
            _datum(feiten[HerkomstRegel.VASTGESTELD_OP]),
            _code(feiten, HerkomstRegel.VASTGESTELD_NUMMER),
        )
    herkomst = Herkomst(
        bestand=_code(feiten, HerkomstRegel.BESTAND),
        optie=_mag_leeg(feiten, HerkomstRegel.OPTIE),
        gemaakt=_datum(feiten[HerkomstRegel.GEMAAKT]),
        software=_code(feiten, HerkomstRegel.SOFTWARE),
        vaststelling=vaststelling,
    )
    return Planbestand(herkomst, _code(feiten, HerkomstRegel.INVOER_HASH), Status(_code(feiten, HerkomstRegel.STATUS)))


# --- the plan --------------------------------------------------------------------------------------------------------


def _jaarplan(bladen: Bladen, scenario: Scenario) -> Jaarplan:
    regel, waarde, _ = planbladen.HERKOMST_KOPPEN
    feiten = {_code(rij, regel): rij[waarde] for rij in _rijen(bladen, planbladen.HERKOMST) if waarde in rij}
    doelen = tuple(_doel(rij) for rij in _rijen(bladen, planbladen.PLAN_DOELEN))
    plan = _plan(bladen, feiten)
    return Jaarplan(
        scenario=scenario,
        status=Status(_code(feiten, HerkomstRegel.STATUS)),
        doelen=doelen,
        plan=plan,
        versoepelingen=tuple(_versoepeling(rij) for rij in _rijen(bladen, planbladen.VERSOEPELINGEN)),
        audit=audit_plan(scenario, plan, doelen),
        tijdslimiet_geraakt=_code(feiten, HerkomstRegel.TIJDSLIMIET_GERAAKT) == "ja",
        seconden=float(_code(feiten, HerkomstRegel.SECONDEN)),
    )


def _plan(bladen: Bladen, feiten: _Rij) -> Plan:
    prioriteiten = _rijen(bladen, planbladen.PLAN_PRIORITEITEN)
    lijst = _rijen(bladen, planbladen.PLAN_OORMERKEN)
    soorten: dict[OormerkSoort, list[_Rij]] = {soort: [] for soort in OormerkSoort}
    for rij in lijst:
        soorten[OormerkSoort(_code(rij, OormerkKop.SOORT))].append(rij)
    return Plan(
        keuzes=tuple(
            (_code(rij, PrioriteitKop.PRIORITEIT), _code(rij, PrioriteitKop.VARIANT))
            for rij in prioriteiten
            if PrioriteitKop.VARIANT in rij
        ),
        splitsingen=tuple(_splitsing(rij) for rij in _rijen(bladen, planbladen.PLAN_POSTEN)),
        fte_oormerken=tuple(
            FteOormerk(*_inzet(rij), _code(rij, OormerkKop.POST), _honderdsten(rij, OormerkKop.FTE))
            for rij in soorten[OormerkSoort.FTE_OORMERK]
        ),
        euro_oormerken=tuple(
            EuroOormerk(*_inzet(rij), *_dekking(rij), _heel(rij, OormerkKop.EURO))
            for rij in soorten[OormerkSoort.EURO_OORMERK]
        ),
        fte_afspraken=tuple(
            FteAfspraak(
                _code(rij, OormerkKop.ONDERWERP), _code(rij, OormerkKop.POST), _honderdsten(rij, OormerkKop.FTE)
            )
            for rij in soorten[OormerkSoort.FTE_AFSPRAAK]
        ),
        euro_afspraken=tuple(
            EuroAfspraak(
                _code(rij, OormerkKop.ONDERWERP),
                *_dekking(rij),
                _mag_leeg(rij, OormerkKop.POST),
                _heel(rij, OormerkKop.EURO),
            )
            for rij in soorten[OormerkSoort.EURO_AFSPRAAK]
        ),
        vloer=_vloer(bladen, feiten),
    )


def _inzet(rij: _Rij) -> tuple[str, str, int]:
    return _code(rij, OormerkKop.ONDERWERP), _code(rij, OormerkKop.VARIANT), _heel(rij, OormerkKop.REGEL)


def _dekking(rij: _Rij) -> tuple[str, str, Aard]:
    aard = Aard(_code(rij, OormerkKop.AARD))
    return _code(rij, OormerkKop.DIENST), _code(rij, OormerkKop.PROGRAMMA), aard


def _splitsing(rij: _Rij) -> Splitsing:
    return Splitsing(
        post=_code(rij, PostKop.POST),
        vast_euro=_heel(rij, PostKop.VAST),
        flex_euro=_heel(rij, PostKop.FLEX),
        vervallen_euro=_heel(rij, PostKop.VERVALLEN),
        baten_vervallen_euro=_heel(rij, PostKop.BATEN_VERVALLEN),
        taakstelling=_mag_leeg(rij, PostKop.TAAKSTELLING),
        gebonden_honderdsten=_honderdsten(rij, PostKop.FTE_GEBONDEN),
        regulier_honderdsten=_honderdsten(rij, PostKop.FTE_REGULIER),
        afspraak_honderdsten=_honderdsten(rij, PostKop.FTE_AFSPRAAK),
        oormerk_honderdsten=_honderdsten(rij, PostKop.FTE_OORMERK),
        flex_honderdsten=_honderdsten(rij, PostKop.FTE_FLEX),
        vervallen_honderdsten=_honderdsten(rij, PostKop.FTE_VERVALLEN),
    )


def _vloer(bladen: Bladen, feiten: _Rij) -> Vloer | None:
    if HerkomstRegel.VLOER not in feiten:
        return None
    rechten = tuple(
        Wijkrecht(
            _code(rij, WijkrechtKop.WIJK),
            _heel(rij, WijkrechtKop.AANDEEL),
            _heel(rij, WijkrechtKop.GEVRAAGD),
            _heel(rij, WijkrechtKop.HAALBAAR),
        )
        for rij in _rijen(bladen, planbladen.PLAN_WIJKEN)
    )
    z, grens = (int(_code(feiten, regel)) for regel in (HerkomstRegel.VLOER, HerkomstRegel.VLOER_GRENS))
    return Vloer(z, grens, rechten)


def _doel(rij: _Rij) -> Doeluitkomst:
    waarde = int(_code(rij, DoelKop.WAARDE_IN_DELEN))
    gevonden = int(_code(rij, DoelKop.GEVONDEN_IN_DELEN))
    return Doeluitkomst(
        doel=Doel(_code(rij, DoelKop.DOEL)),
        waarde_eenheden=waarde,
        grens_eenheden=int(_code(rij, DoelKop.GRENS_IN_DELEN)),
        schaal=_heel(rij, DoelKop.SCHAAL),
        eenheid=_code(rij, DoelKop.EENHEID),
        seconden=float(_getal(rij, DoelKop.SECONDEN)),
        gevonden_eenheden=None if gevonden == waarde else gevonden,
    )


def _versoepeling(rij: _Rij) -> Versoepeling:
    return Versoepeling(
        doel=Doel(_code(rij, VersoepelingKop.DOEL)),
        dienst=_mag_leeg(rij, VersoepelingKop.DIENST),
        onderwerp=_mag_leeg(rij, VersoepelingKop.ONDERWERP) or "",
        euro=_heel(rij, VersoepelingKop.EURO),
        fte_honderdsten=_honderdsten(rij, VersoepelingKop.FTE),
    )
