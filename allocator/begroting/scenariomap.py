"""A scenario workbook that an import changes: what it says already, and how it is written, with the old one kept."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from allocator.begroting.aansluiting import Totaalregel
from allocator.begroting.importbladen import aansluitblad, lees_totalen, profielblad
from allocator.begroting.samenvoegen import Verschil
from allocator.begroting.scenarioblad import Scenarioblad, code, lees_scenarioblad
from allocator.workbook.headings import heading_key
from allocator.workbook.importprofielen import Profiel, profielen_van
from allocator.workbook.package import Sheet, put_sheets
from allocator.workbook.planbladen import HERKOMST
from allocator.workbook.problems import weigering
from allocator.workbook.schema import DienstRij, ScenarioRij, blad
from allocator.workbook.sheets import Bladen, open_bladen
from allocator.workbook.template import write_rows
from allocator.workbook.values import bedoelt_u

_BLADEN = ("Scenario", "Diensten", "Programma's", "Wijken", "Begroting")


@dataclass
class Scenariomap:
    """What an import needs to know of a scenario workbook, and changes in it."""

    pad: Path
    doel: Path
    """Where the changed workbook goes; mostly the same file."""
    bladen: Mapping[str, Scenarioblad]
    heeft_wijken: bool
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

    @property
    def is_aanlevering(self) -> bool:
        """Whether this is the part of one dienst, which has no wijken and so is no whole scenario."""
        return not self.heeft_wijken

    def regel(self, naam: str) -> object:
        """Return a value of the sheet Scenario; None when it isn't filled in."""
        rijen = self.bladen["Scenario"].rijen
        return next((rij.get("waarde") for rij in rijen if code(rij.get("regel")) == heading_key(naam)), None)


@contextmanager
def nieuwe_aanlevering(doel: Path, dienst: str, jaar: int) -> Iterator[Scenariomap]:
    """Give an empty workbook for the posten of one dienst; nothing is at ``doel`` until it is written."""
    with tempfile.TemporaryDirectory() as map_:
        leeg = Path(map_) / doel.name
        regels = [ScenarioRij(regel="naam", waarde=f"Aanlevering {dienst}"), ScenarioRij(regel="jaar", waarde=jaar)]
        write_rows(leeg, {"Scenario": regels, "Diensten": [DienstRij(dienst=dienst)]})
        yield open_scenario(leeg, doel)


def open_scenario(pad: Path, doel: Path | None = None) -> Scenariomap:
    """Read what an import needs of the scenario at ``pad``; the changed one goes to ``doel``, by default the same file.

    Raises:
        Invoerfouten: it can't be opened, is a plan, has a formula that was never computed, or a sheet of the user's own
            with the name of one of ours.
    """
    with open_bladen(pad) as werkmap:
        _weiger_plan(pad, werkmap)
        bladen = {naam: lees_scenarioblad(werkmap, blad(naam)) for naam in _BLADEN}
        profielen = profielen_van(werkmap)
        totalen = lees_totalen(werkmap)
    return Scenariomap(pad, doel or pad, bladen, bool(bladen["Wijken"].rijen), profielen, totalen)


def _weiger_plan(pad: Path, werkmap: Bladen) -> None:
    if werkmap.tabblad(HERKOMST) is not None:
        melding = f"'{pad.name}' is een plan en geen scenario."
        raise weigering(melding, "Noem het scenario waaruit het plan is gemaakt.")
    if werkmap.tabblad("Begroting") is None:
        melding = f"'{pad.name}' heeft geen blad Begroting."
        raise weigering(melding, "Maak een scenario met: allocator nieuw")


def vind_dienst(map_: Scenariomap, gevraagd: str) -> str:
    """Return a dienst as the scenario writes it. Raises ``Invoerfouten`` when it isn't there."""
    bekend = [str(rij["dienst"]) for rij in map_.bladen["Diensten"].rijen if rij.get("dienst")]
    for dienst in bekend:
        if code(dienst) == heading_key(gevraagd):
            return dienst
    melding = f"De dienst '{gevraagd}' staat niet op het blad Diensten van '{map_.pad.name}'."
    raise weigering(melding, bedoelt_u(gevraagd, bekend))


def namen_van(programmas: Scenarioblad) -> dict[str, str]:
    """Return the names of programma's by their code."""
    return {str(rij["programma"]): str(rij.get("naam", "")) for rij in programmas.rijen if rij.get("programma")}


@dataclass(frozen=True)
class Bijdrage:
    """What one dienst brings into a scenario: what changes, how its files were read, and the totals in them."""

    dienst: str
    verschil: Verschil
    profielen: tuple[Profiel, ...]
    totalen: tuple[Totaalregel, ...]


@dataclass(frozen=True)
class Geschreven:
    """What became of a scenario. ``bewaard`` is the copy of the old one; None when there was none."""

    doel: Path
    veranderd: bool
    bewaard: Path | None


def schrijf(map_: Scenariomap, bijdragen: Sequence[Bijdrage]) -> Geschreven:
    """Write a scenario of which the sheets have been changed; when nothing did change, leave it alone."""
    profielen = map_.profielen
    for bijdrage in bijdragen:
        for profiel in bijdrage.profielen:
            profielen = _met_profiel(profielen, profiel)
    doel = map_.doel.absolute()
    if doel.exists() and profielen == map_.profielen and all(b.verschil.leeg for b in bijdragen):
        return Geschreven(doel, False, None)
    bewaard = _bewaar(doel) if doel.exists() else None
    try:
        put_sheets(map_.pad, _bladen(map_, bijdragen, profielen), doel)
    except BaseException:
        if bewaard is not None:
            bewaard.unlink(missing_ok=True)
        raise
    return Geschreven(doel, True, bewaard)


def _bladen(map_: Scenariomap, bijdragen: Sequence[Bijdrage], profielen: Sequence[Profiel]) -> list[Sheet]:
    """The sheets that are replaced."""
    bladen = [map_.begroting.als_sheet()]
    if any(b.verschil.nieuwe_programmas for b in bijdragen):
        bladen.append(map_.programmas.als_sheet())
    nieuw = {(code(p.dienst), p.soort) for b in bijdragen for p in b.profielen}
    oud = tuple(t for t in map_.totalen if (code(t.dienst), t.soort) not in nieuw)
    totalen = (*oud, *(t for b in bijdragen for t in b.totalen))
    return [*bladen, profielblad(profielen), aansluitblad(profielen, map_.begroting, totalen)]


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
