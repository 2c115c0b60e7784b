"""One import from beginning to end: what the scenario says, what the file holds, what that changes, and writing it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from allocator.begroting.aansluiting import Totaalregel, totaalregels
from allocator.begroting.bestand import Bestand, lees_bestand
from allocator.begroting.duiding.lezing import Lezing, Opdracht, Soort, lees_begroting
from allocator.begroting.duiding.vragen import Vragen
from allocator.begroting.importbladen import aansluitblad, lees_totalen, profielblad
from allocator.begroting.posten import Invoer, Omgeving, maak_posten
from allocator.begroting.samenvoegen import Verschil, voeg_samen
from allocator.begroting.scenarioblad import Scenarioblad, code, lees_bladen
from allocator.workbook.headings import heading_key
from allocator.workbook.importprofielen import ANTWOORD, KOLOM, Profiel, Profielregel, profielen_van
from allocator.workbook.package import put_sheets
from allocator.workbook.planbladen import HERKOMST
from allocator.workbook.problems import Invoerfouten, Melding
from allocator.workbook.sheets import open_bladen
from allocator.workbook.values import bedoelt_u

_BLADEN = ("Scenario", "Diensten", "Programma's", "Begroting")


@dataclass
class Scenariomap:
    """What an import needs to know of a scenario workbook, and changes in it."""

    pad: Path
    bladen: Mapping[str, Scenarioblad]
    profielen: tuple[Profiel, ...]
    totalen: tuple[Totaalregel, ...]

    @property
    def begroting(self) -> Scenarioblad:
        """The sheet Begroting."""
        return self.bladen["Begroting"]

    @property
    def programmas(self) -> Scenarioblad:
        """The sheet Programma's."""
        return self.bladen["Programma's"]

    def regel(self, naam: str) -> object:
        """Return a value of the sheet Scenario; None when it isn't filled in."""
        rijen = self.bladen["Scenario"].rijen
        return next((rij.get("waarde") for rij in rijen if code(rij.get("regel")) == heading_key(naam)), None)


@dataclass(frozen=True)
class Voorstel:
    """What an import would do: nothing is written yet."""

    dienst: str
    lezing: Lezing
    invoer: Invoer
    totalen: tuple[Totaalregel, ...]
    verschil: Verschil
    profiel: Profiel
    profiel_gebruikt: bool
    koppen_veranderd: str
    """How the heads differ from those of the profile; empty when there is none, or they don't."""


def open_scenario(pad: Path) -> Scenariomap:
    """Read what an import needs of the scenario at ``pad``.

    Raises:
        Invoerfouten: it can't be opened, is a plan, or has a sheet of the user's own with the name of one of ours.
    """
    bladen = lees_bladen(pad, _BLADEN)
    with open_bladen(pad) as werkmap:
        _weiger_plan(pad, [t.naam for t in werkmap.tabbladen])
        profielen = profielen_van(werkmap)
        totalen = lees_totalen(werkmap)
    return Scenariomap(pad, bladen, profielen, totalen)


def _weiger_plan(pad: Path, namen: list[str]) -> None:
    if any(heading_key(naam) == heading_key(HERKOMST) for naam in namen):
        melding = f"'{pad.name}' is een plan en geen scenario."
        raise Invoerfouten([Melding(None, None, None, melding, "Noem het scenario waaruit het plan is gemaakt.")])
    if not any(heading_key(naam) == heading_key("Begroting") for naam in namen):
        melding = f"'{pad.name}' heeft geen blad Begroting."
        raise Invoerfouten([Melding(None, None, None, melding, "Maak een scenario met: allocator nieuw")])


def vind_dienst(map_: Scenariomap, gevraagd: str) -> str:
    """Return a dienst as the scenario writes it. Raises ``Invoerfouten`` when it isn't there."""
    bekend = [str(rij["dienst"]) for rij in map_.bladen["Diensten"].rijen if rij.get("dienst")]
    for dienst in bekend:
        if code(dienst) == heading_key(gevraagd):
            return dienst
    melding = f"De dienst '{gevraagd}' staat niet op het blad Diensten van '{map_.pad.name}'."
    raise Invoerfouten([Melding(None, None, None, melding, bedoelt_u(gevraagd, bekend))])


@dataclass(frozen=True)
class Lezer:
    """Reads one file for one dienst, as often as there are new answers."""

    bestand: Bestand
    opdracht: Opdracht
    profiel: Profiel | None

    @classmethod
    def voor(cls, pad: Path, map_: Scenariomap, dienst: str, soort: Soort, kolommen: Mapping[str, str]) -> Lezer:
        """Open the file at ``pad``. Raises ``Invoerfouten`` when it can't be read."""
        profiel = next((p for p in map_.profielen if (code(p.dienst), p.soort) == (code(dienst), soort.value)), None)
        bewaard = profiel.met_voorvoegsel(KOLOM) if profiel else {}
        eigen = {heading_key(kop): wat for kop, wat in {**bewaard, **kolommen}.items()}
        jaar = map_.regel("jaar")
        stand = str(map_.regel("begrotingsstand") or "")
        opdracht = Opdracht(soort, jaar if isinstance(jaar, int) else None, stand, eigen)
        return cls(lees_bestand(pad), opdracht, profiel)

    def lees(self, antwoorden: Mapping[str, str]) -> tuple[Lezing, Vragen]:
        """Read the file with these answers. Raises ``Invoerfouten`` for what is wrong in it."""
        eerder = self.profiel.met_voorvoegsel(ANTWOORD) if self.profiel else {}
        kenmerk = self.profiel.regels.get(Profielregel.KENMERK, "") if self.profiel else ""
        vragen = Vragen(antwoorden, eerder, kenmerk)
        lezing = lees_begroting(self.bestand, self.opdracht, vragen)
        if lezing.fouten:
            raise Invoerfouten(lezing.fouten)
        return lezing, vragen


def stel_voor(
    map_: Scenariomap, dienst: str, lezer: Lezer, lezing: Lezing, vragen: Vragen, programma: str | None, reden: str
) -> Voorstel:
    """Work out what an import changes, in the sheets of ``map_``; ``reden`` is why differences are accepted."""
    invoer = maak_posten(lezing, _omgeving(map_, dienst, programma))
    verschil = voeg_samen(map_.begroting, map_.programmas, dienst, invoer)
    totalen = totaalregels(lezing, dienst)
    profiel = _profiel(dienst, lezer, lezing, invoer, reden)
    eerder = lezer.profiel.regels.get(Profielregel.KENMERK, "") if lezer.profiel else ""
    anders = "" if not eerder or vragen.profiel_gebruikt else _kopverschil(eerder, lezing.kenmerk)
    return Voorstel(dienst, lezing, invoer, totalen, verschil, profiel, vragen.profiel_gebruikt, anders)


def _omgeving(map_: Scenariomap, dienst: str, programma: str | None) -> Omgeving:
    rijen = map_.begroting.rijen
    eigen = {
        str(r["post"]): str(r.get("programma", ""))
        for r in rijen
        if r.get("post") and code(r.get("dienst")) == code(dienst)
    }
    anderen = frozenset(str(r["post"]) for r in rijen if r.get("post") and code(r.get("dienst")) != code(dienst))
    programmas = {str(r["programma"]): str(r.get("naam", "")) for r in map_.programmas.rijen if r.get("programma")}
    return Omgeving(dienst, programmas, eigen, anderen, programma)


def _profiel(dienst: str, lezer: Lezer, lezing: Lezing, invoer: Invoer, reden: str) -> Profiel:
    regels: dict[str, str] = {
        Profielregel.BESTAND: lezing.bestand,
        Profielregel.BLADEN: "; ".join(lezing.bladen),
        Profielregel.KENMERK: lezing.kenmerk,
        Profielregel.EENHEID: lezing.eenheid.value,
        Profielregel.LEVERT: ", ".join(sorted(invoer.levert)),
        Profielregel.POSTEN: str(len(invoer.posten)),
        Profielregel.LASTEN: str(invoer.som("lasten")),
        Profielregel.BATEN: str(invoer.som("baten")),
    }
    if "fte" in invoer.levert:
        regels[Profielregel.FTE] = str(invoer.som("fte"))
    regels |= {f"{ANTWOORD}{vraag}": antwoord for vraag, antwoord in lezing.antwoorden.items()}
    regels |= {f"{KOLOM}{kop}": wat for kop, wat in lezer.opdracht.kolommen.items()}
    if reden:
        regels[Profielregel.VERSCHIL] = reden
    return Profiel(dienst, lezing.soort.value, regels)


def _kopverschil(eerder: str, nu: str) -> str:
    """Say which heads are new and which are gone."""
    oud, nieuw = eerder.split(" | "), nu.split(" | ")
    erbij = [k for k in nieuw if k not in oud]
    weg = [k for k in oud if k not in nieuw]
    delen = [f"{wat}: {', '.join(koppen)}" for wat, koppen in (("nieuw", erbij), ("weg", weg)) if koppen]
    return "; ".join(delen) or "de koppen staan in een andere volgorde"


def schrijf(map_: Scenariomap, voorstel: Voorstel) -> Path | None:
    """Write what was proposed into the scenario, and return where the old one is kept; None when nothing changed."""
    profielen = _met_profiel(map_.profielen, voorstel.profiel)
    if voorstel.verschil.leeg and profielen == map_.profielen:
        return None
    anderen = tuple(t for t in map_.totalen if code(t.dienst) != code(voorstel.dienst))
    bladen = [map_.begroting.als_sheet()]
    if voorstel.verschil.nieuwe_programmas:
        bladen.append(map_.programmas.als_sheet())
    bladen += [profielblad(profielen), aansluitblad(profielen, map_.begroting, (*anderen, *voorstel.totalen))]
    bewaard = _bewaar(map_.pad)
    try:
        put_sheets(map_.pad, bladen, map_.pad)
    except BaseException:
        bewaard.unlink(missing_ok=True)
        raise
    return bewaard


def _met_profiel(profielen: tuple[Profiel, ...], nieuw: Profiel) -> tuple[Profiel, ...]:
    """Replace the profile of this dienst and kind, or add it."""
    sleutel = (code(nieuw.dienst), nieuw.soort)
    if any((code(p.dienst), p.soort) == sleutel for p in profielen):
        return tuple(nieuw if (code(p.dienst), p.soort) == sleutel else p for p in profielen)
    return (*profielen, nieuw)


def _bewaar(pad: Path) -> Path:
    """Copy a scenario to a free name beside it."""
    doel = next(d for n in count(1) if not (d := pad.with_name(f"{pad.stem}-oud-{n}{pad.suffix}")).exists())
    shutil.copy2(pad, doel)
    return doel
