"""Load a scenario workbook: read, lay an optie over it, judge everything at once, convert."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from allocator.workbook import check
from allocator.workbook.basisplan import lees_basisplan
from allocator.workbook.convert import naar_scenario
from allocator.workbook.headings import heading_key
from allocator.workbook.indeling import Ingedeeld, deel_in
from allocator.workbook.opties import Optie, Rijen, lees_opties
from allocator.workbook.problems import Invoerfouten, Melding, Meldingen
from allocator.workbook.read import read_workbook
from allocator.workbook.schema import BLADEN, IndelingsregelRij, OptieRij, PostRij, zoek_blad
from allocator.workbook.stored import kolomnummer
from allocator.workbook.typed import Inhoud, Inhoudlezer
from allocator.workbook.values import bedoelt_u
from allocator.workbook.version import check_versie
from allocator_models.scenario import Basisplan, Scenario

_CEL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class Geladen:
    """A valid scenario, and what there is to say about it."""

    scenario: Scenario
    opmerkingen: tuple[Melding, ...]
    """What is allowed but deserves a look."""
    indeling: tuple[Ingedeeld, ...]
    """Which indelingsregel filled which cell of Begroting."""
    opties: tuple[str, ...]
    """The names of all opties in the workbook."""
    inhoud: Inhoud
    """The rows that the scenario was made of, with those of the optie laid over them."""
    basisplan: Basisplan | None


@dataclass(frozen=True)
class _Oordeel:
    """What is found in the rows of the base or of an optie."""

    inhoud: Inhoud
    indeling: tuple[Ingedeeld, ...]
    basisplan: Basisplan | None
    fouten: tuple[Melding, ...]
    opmerkingen: tuple[Melding, ...]


@dataclass(frozen=True)
class _Nagekeken:
    """A scenario, or the optie of it that was asked for, in which nothing is wrong; and the names of its opties."""

    gekozen: _Oordeel
    opties: tuple[str, ...]
    opmerkingen: tuple[Melding, ...]


def laad(pad: Path, optie: str | None = None) -> Geladen:
    """Load the scenario at ``pad``, or the optie of it with that name. Every optie is judged, whichever is asked for.

    Raises:
        Invoerfouten: with everything that is wrong, in the order of the workbook.
    """
    nagekeken = _kijk_na(pad, optie)
    gekozen = nagekeken.gekozen
    return Geladen(
        naar_scenario(gekozen.inhoud, gekozen.basisplan),
        nagekeken.opmerkingen,
        gekozen.indeling,
        nagekeken.opties,
        gekozen.inhoud,
        gekozen.basisplan,
    )


def fouten_in(pad: Path) -> tuple[Melding, ...]:
    """Return all that is wrong with the scenario at ``pad``, in the order of the workbook."""
    try:
        _kijk_na(pad, None)
    except Invoerfouten as fouten:
        return tuple(fouten.meldingen)
    return ()


def _kijk_na(pad: Path, optie: str | None) -> _Nagekeken:
    werkmap = read_workbook(pad)
    check_versie(werkmap.rijen.get("Scenario", ()))
    rechter = _Rechter(pad.parent)
    basis = rechter.oordeel(werkmap.rijen)
    opties = lees_opties(werkmap.rijen, basis.inhoud.rijen(OptieRij))
    per_optie = {heading_key(o.naam): (o, rechter.oordeel(o.rijen)) for o in opties}
    fouten = Meldingen([*werkmap.fouten, *basis.fouten])
    for gemaakt, oordeel in per_optie.values():
        fouten.extend(gemaakt.fouten)
        fouten.extend(_door_optie(gemaakt, basis, oordeel))
    gekozen = basis
    if optie is not None and heading_key(optie) in per_optie:
        gekozen = per_optie[heading_key(optie)][1]
    elif optie is not None:
        fouten.add(_onbekende_optie(optie, opties))
    if len(fouten):
        raise Invoerfouten(op_volgorde(fouten))
    opmerkingen = op_volgorde([*werkmap.opmerkingen, *gekozen.opmerkingen])
    return _Nagekeken(gekozen, tuple(o.naam for o in opties), opmerkingen)


class _Rechter:
    """Judges rows; what the base and its opties have in common is read once."""

    def __init__(self, map_: Path) -> None:
        self._map = map_
        self._lezer = Inhoudlezer()
        self._basisplannen: dict[str, Basisplan | Invoerfouten] = {}

    def oordeel(self, rijen: Rijen) -> _Oordeel:
        """Return all that is wrong or remarkable in the rows of a scenario."""
        fouten = Meldingen()
        gelezen = self._lezer.lees(rijen, fouten)
        indeling = deel_in(gelezen.rijen(PostRij), gelezen.rijen(IndelingsregelRij))
        inhoud = gelezen.met(PostRij, indeling.posten)
        basisplan, planfouten = self._basisplan(inhoud)
        fouten.extend([*indeling.fouten, *planfouten])
        fouten.extend(check.fouten(inhoud))
        return _Oordeel(
            inhoud,
            indeling.ingedeeld,
            basisplan,
            tuple(fouten),
            (*indeling.opmerkingen, *check.opmerkingen(inhoud)),
        )

    def _basisplan(self, inhoud: Inhoud) -> tuple[Basisplan | None, list[Melding]]:
        """The plan of `gebaseerd op`, beside the scenario; what is wrong with it is said where it is named."""
        bron = inhoud.scenario.get("gebaseerd op")
        if bron is None:
            return None, []
        naam = str(bron)
        if naam not in self._basisplannen:
            try:
                self._basisplannen[naam] = lees_basisplan(self._map / naam, naam)
            except Invoerfouten as fouten:
                self._basisplannen[naam] = fouten
        gevonden = self._basisplannen[naam]
        if isinstance(gevonden, Basisplan):
            return gevonden, []
        return None, [inhoud.melding("Scenario", "gebaseerd op", m.melding, m.remedie) for m in gevonden.meldingen]


def _door_optie(optie: Optie, basis: _Oordeel, oordeel: _Oordeel) -> Iterable[Melding]:
    """What an optie makes wrong that the base has right, said at the row of the optie."""
    in_basis = set(basis.fouten)
    blad, cel = optie.regels[0].bron.plek("optie")
    elders = [m for m in oordeel.fouten if m not in in_basis and m.blad != blad]
    yield from (m for m in oordeel.fouten if m not in in_basis and m.blad == blad)
    if elders:
        eerste, ook = elders[0], f" Er zijn nog {len(elders) - 1} andere fouten." if len(elders) > 1 else ""
        melding = f"Met deze optie klopt {eerste.plaats} niet: {eerste.melding}"
        yield Melding(blad, cel, optie.naam, melding, f"{eerste.remedie}{ook}")


def _onbekende_optie(optie: str, opties: Iterable[Optie]) -> Melding:
    namen = [o.naam for o in opties]
    remedie = bedoelt_u(optie, namen) if namen else "Deze werkmap heeft geen opties (blad Opties)."
    return Melding(None, None, optie, f"De optie '{optie}' bestaat niet.", remedie)


def op_volgorde(meldingen: Iterable[Melding]) -> tuple[Melding, ...]:
    """Return the meldingen in the order of the workbook: the file, then by sheet, row and column."""
    return tuple(sorted(meldingen, key=_volgorde))


def _volgorde(melding: Melding) -> tuple[int, int, int]:
    if melding.blad is None:
        return -1, 0, 0
    soort = zoek_blad(melding.blad)
    plaats = len(BLADEN) if soort is None else BLADEN.index(soort)
    cel = _CEL.fullmatch(melding.cel or "")
    return (plaats, int(cel[2]), kolomnummer(cel[1])) if cel else (plaats, 0, 0)
