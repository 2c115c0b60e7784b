"""One import: what the file holds, asked for where it can't be told, and what that changes in the scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from allocator.begroting.aansluiting import Totaalregel, die_niet_kloppen, totaalregels
from allocator.begroting.bestand import Bestand, lees_bestand
from allocator.begroting.duiding.kolommen import MENSEN
from allocator.begroting.duiding.lezing import Lezing, Opdracht, Soort, lees_begroting
from allocator.begroting.duiding.vragen import Vragen
from allocator.begroting.formatie import koppel_formatie
from allocator.begroting.posten import Invoer, Omgeving, maak_posten
from allocator.begroting.samenvoegen import Verschil, voeg_samen
from allocator.begroting.scenarioblad import code
from allocator.begroting.scenariomap import Bijdrage, Scenariomap, namen_van
from allocator.workbook.headings import heading_key
from allocator.workbook.importprofielen import ANTWOORD, KOLOM, Profiel, Profielregel, profiel_van
from allocator.workbook.problems import Invoerfouten, weigering


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

    @property
    def bijdrage(self) -> Bijdrage:
        """What is to be written."""
        return Bijdrage(self.dienst, self.verschil, (self.profiel,), self.totalen)


@dataclass(frozen=True)
class Lezer:
    """Reads one file for one dienst, as often as there are new answers."""

    bestand: Bestand
    opdracht: Opdracht
    profiel: Profiel | None

    @classmethod
    def voor(cls, pad: Path, map_: Scenariomap, dienst: str, soort: Soort, kolommen: Mapping[str, str]) -> Lezer:
        """Open the file at ``pad``. Raises ``Invoerfouten`` when it can't be read."""
        profiel = profiel_van(map_.profielen, dienst, soort.value)
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
        if not lezing.lijnen:
            melding = f"In '{lezing.bestand}' staan geen regels om in te lezen."
            raise weigering(melding, "Kies een ander jaar of een andere kolom.")
        return lezing, vragen


def stel_voor(
    map_: Scenariomap, dienst: str, lezer: Lezer, lezing: Lezing, vragen: Vragen, programma: str | None, reden: str
) -> Voorstel:
    """Work out what an import changes, in the sheets of ``map_``; ``reden`` is why differences are accepted."""
    if lezing.soort is Soort.FORMATIE:
        invoer = koppel_formatie(lezing, map_.begroting, dienst)
    else:
        invoer = maak_posten(lezing, _omgeving(map_, dienst, programma))
        if profiel_van(map_.profielen, dienst, Soort.FORMATIE.value):
            invoer = invoer.zonder(MENSEN)
    verschil = voeg_samen(map_.begroting, map_.programmas, dienst, invoer)
    totalen = totaalregels(lezing, dienst)
    profiel = _profiel(dienst, lezer, lezing, invoer, reden if die_niet_kloppen(totalen) else "")
    eerder = lezer.profiel.regels.get(Profielregel.KENMERK, "") if lezer.profiel else ""
    anders = "" if not eerder or vragen.profiel_gebruikt else _kopverschil(eerder, lezing.kenmerk)
    return Voorstel(dienst, lezing, invoer, totalen, verschil, profiel, vragen.profiel_gebruikt, anders)


def _omgeving(map_: Scenariomap, dienst: str, programma: str | None) -> Omgeving:
    eigen = {
        code(r["post"]): (str(r["post"]), str(r.get("programma", "")))
        for r in map_.begroting.van_dienst(dienst)
        if r.get("post")
    }
    anderen = frozenset(code(r["post"]) for r in map_.begroting.van_anderen(dienst) if r.get("post"))
    return Omgeving(dienst, namen_van(map_.programmas), eigen, anderen, programma)


def _profiel(dienst: str, lezer: Lezer, lezing: Lezing, invoer: Invoer, reden: str) -> Profiel:
    regels: dict[str, str] = {
        Profielregel.BESTAND: lezing.bestand,
        Profielregel.BLADEN: "; ".join(lezing.bladen),
        Profielregel.KENMERK: lezing.kenmerk,
        Profielregel.EENHEID: lezing.eenheid.value,
        Profielregel.LEVERT: ", ".join(sorted(invoer.levert)),
        Profielregel.POSTEN: str(len(invoer.posten)),
    }
    for regel in (Profielregel.LASTEN, Profielregel.BATEN, Profielregel.FTE):
        if regel.value in invoer.levert:
            regels[regel] = str(invoer.som(regel.value))
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
