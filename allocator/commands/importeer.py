"""`allocator importeer`: a dienst's own spreadsheet becomes its posten in the scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import KLAAR, OpdrachtFout
from allocator.commands.files import check_target
from allocator.commands.importtonen import (
    geschreven_json,
    in_woorden,
    toon_geschreven,
    toon_lezing,
    toon_totalen,
    toon_verschil,
    verschil_json,
)
from allocator.commands.importvragen import akkoord, vraag_alles, weiger_open_vragen
from allocator.commands.options import Json, Uitgebreid
from allocator.commands.output import toon_json
from allocator.commands.progress import follow
from allocator.commands.vuilnis import zonder_vuilnisronden
from allocator.workbook.problems import Invoerfouten, Melding

if TYPE_CHECKING:
    from allocator.begroting.duiding.vragen import Vragen
    from allocator.begroting.importeren import Voorstel
    from allocator.begroting.scenariomap import Geschreven, Scenariomap

SOORTEN = ("begroting", "formatie")


def importeer(
    bestand: Annotated[
        Path,
        typer.Argument(metavar="BESTAND", help="Het bestand van de dienst (.xlsx, .xlsm, .xlsb, .xls, .ods of .csv)."),
    ],
    dienst: Annotated[str, typer.Option("--dienst", metavar="DIENST", help="De dienst van wie het bestand is.")],
    scenario: Annotated[
        Path | None, typer.Option("--scenario", metavar="SCENARIO", help="Het scenario waar de posten in komen.")
    ] = None,
    naar: Annotated[
        Path | None,
        typer.Option("--naar", metavar="AANLEVERING", help="Maak een eigen werkmap voor concern control (voegsamen)."),
    ] = None,
    jaar: Annotated[
        int | None, typer.Option("--jaar", metavar="JAAR", help="Het begrotingsjaar van een nieuwe aanlevering.")
    ] = None,
    soort: Annotated[
        str, typer.Option("--soort", metavar="SOORT", help="Wat het bestand is: begroting (gewoon) of formatie.")
    ] = SOORTEN[0],
    programma: Annotated[
        str | None,
        typer.Option("--programma", metavar="PROGRAMMA", help="Het programma van regels die er zelf geen noemen."),
    ] = None,
    kies: Annotated[
        list[str] | None,
        typer.Option("--kies", metavar="VRAAG=ANTWOORD", help="Beantwoord een vraag vooraf, zoals eenheid=euro."),
    ] = None,
    kolom: Annotated[
        list[str] | None,
        typer.Option("--kolom", metavar="KOP=BETEKENIS", help="Zeg wat er in een kolom staat, zoals Budget=lasten."),
    ] = None,
    accepteer_verschil: Annotated[
        str | None,
        typer.Option(
            "--accepteer-verschil",
            metavar="REDEN",
            help="Lees ook in als totalen niet kloppen; de reden wordt bewaard.",
        ),
    ] = None,
    ja: Annotated[bool, typer.Option("--ja", help="Vraag niets: lees in als er niets te kiezen valt.")] = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Lees de begroting of formatie van een dienst in, zoals de dienst die zelf heeft gemaakt.

    Allocator zoekt de tabel, herkent kolommen, eenheid en tekens, en telt elk totaal na. U ziet eerst wat het ervan
    maakt. Waar iets op twee manieren gelezen kan worden, vraagt het wat u bedoelt. De posten van deze dienst worden
    vervangen; wat u er zelf bij hebt gezet, zoals de gebondenheid, blijft staan. Het oude scenario blijft ernaast
    bewaard. Met --naar maakt een dienst zijn deel zonder het scenario; concern control voegt het daarna samen.
    """
    if (scenario is None) == (naar is None):
        raise OpdrachtFout("Geef --scenario mee (inlezen in een scenario) of --naar (een eigen aanlevering maken).")
    antwoorden, betekenissen = _paren("--kies", kies or []), _paren("--kolom", kolom or [])
    aangeboden = _Aangeboden(bestand, dienst, soort, antwoorden, betekenissen, programma, accepteer_verschil)
    aangeboden.check()
    with zonder_vuilnisronden(), _open(scenario, naar, dienst, jaar) as map_:
        return _lees_in(map_, aangeboden, vraagt=not (ja or als_json), als_json=als_json)


@dataclass(frozen=True, slots=True)
class _Aangeboden:
    """A file, and all that the call says about it."""

    bestand: Path
    dienst: str
    soort: str
    antwoorden: Mapping[str, str]
    betekenissen: Mapping[str, str]
    programma: str | None
    reden: str | None
    """Why totals that are off are accepted; None when they aren't."""

    def check(self) -> None:
        """Refuse what is wrong whatever the file holds."""
        if self.soort not in SOORTEN:
            raise OpdrachtFout(f"De soort '{self.soort}' is er niet. Kies uit: {', '.join(SOORTEN)}.")
        if self.reden is not None and not self.reden.strip():
            raise OpdrachtFout("De optie --accepteer-verschil is leeg. Schrijf er een reden bij.")
        _check_betekenissen(self.betekenissen)


def _lees_in(map_: Scenariomap, aangeboden: _Aangeboden, *, vraagt: bool, als_json: bool) -> int:
    """Read, show, ask and write; return the exit code."""
    voorstel, vragen = _lees(map_, aangeboden, vraagt=vraagt)
    if voorstel is None:
        return weiger_open_vragen(tuple(vragen.open.values()), als_json=als_json)
    _check_antwoorden(vragen)
    if not als_json:
        toon_lezing(voorstel)
    _check_totalen(voorstel, aangeboden.reden)
    if not als_json:
        toon_totalen(voorstel.totalen)
        toon_verschil(voorstel.verschil)
    if vraagt and not akkoord():
        raise OpdrachtFout("Er is niets ingelezen.")
    geschreven, problemen = _schrijf(map_, voorstel)
    if als_json:
        toon_json({**_als_json(voorstel), **geschreven_json(geschreven, problemen)})
    else:
        toon_geschreven(geschreven, problemen)
    return KLAAR


def _paren(optie: str, teksten: Sequence[str]) -> dict[str, str]:
    """Return what stands before and after the = of each text."""
    paren = {}
    for tekst in teksten:
        links, teken, rechts = tekst.rpartition("=")
        if not (teken and links.strip() and rechts.strip()):
            raise OpdrachtFout(f"'{tekst}' klopt niet. Schrijf bij {optie} iets als: naam=waarde.")
        paren[links.strip()] = rechts.strip()
    return paren


def _check_betekenissen(betekenissen: Mapping[str, str]) -> None:
    if not betekenissen:
        return
    from allocator.begroting.woorden import Maat, Rol
    from allocator.workbook.values import bedoelt_u

    mogelijk = [*(m.value for m in Maat if m is not Maat.SALDO), *(r.value for r in Rol)]
    for wat in betekenissen.values():
        if wat not in mogelijk:
            raise OpdrachtFout(f"'{wat}' is geen betekenis van een kolom. {bedoelt_u(wat, mogelijk)}")


@contextmanager
def _open(scenario: Path | None, naar: Path | None, dienst: str, jaar: int | None) -> Iterator[Scenariomap]:
    """Open the scenario, or the workbook of one dienst, which is made when it isn't there."""
    from allocator.begroting.scenariomap import nieuwe_aanlevering, open_scenario

    bestaand = scenario or naar
    assert bestaand is not None
    if scenario is not None or bestaand.exists():
        yield open_scenario(bestaand)
        return
    doel = check_target(bestaand, bron=None, vervang=False, kies="Kies een andere naam.")
    if jaar is None:
        raise OpdrachtFout("Een nieuwe aanlevering heeft een begrotingsjaar nodig. Geef het mee, zoals --jaar 2011.")
    with nieuwe_aanlevering(doel, dienst, jaar) as map_:
        yield map_


def _lees(map_: Scenariomap, aangeboden: _Aangeboden, *, vraagt: bool) -> tuple[Voorstel | None, Vragen]:
    """Read the file, and ask until nothing is open; return no proposal when nobody may be asked."""
    from allocator.begroting.duiding.lezing import Soort
    from allocator.begroting.importeren import Lezer, stel_voor
    from allocator.begroting.scenariomap import vind_dienst

    dienst = vind_dienst(map_, aangeboden.dienst)
    antwoorden = aangeboden.antwoorden
    with follow() as voortgang:
        voortgang.begin("het bestand lezen")
        lezer = Lezer.voor(aangeboden.bestand, map_, dienst, Soort(aangeboden.soort), aangeboden.betekenissen)
        lezing, vragen = lezer.lees(antwoorden)
    while lezing.vragen:
        if not vraagt:
            return None, vragen
        antwoorden = {**antwoorden, **vraag_alles(lezing.vragen)}
        lezing, vragen = lezer.lees(antwoorden)
    reden = (aangeboden.reden or "").strip()
    return stel_voor(map_, dienst, lezer, lezing, vragen, aangeboden.programma, reden), vragen


def _check_antwoorden(vragen: Vragen) -> None:
    onbekend = vragen.onbekend()
    if onbekend:
        raise OpdrachtFout(f"Over '{onbekend[0]}' is bij dit bestand geen vraag. Laat die --kies weg.")


def _check_totalen(voorstel: Voorstel, reden: str | None) -> None:
    """Refuse a file of which a total doesn't add up, unless a reason is given."""
    from allocator.begroting.aansluiting import die_niet_kloppen

    fout = die_niet_kloppen(voorstel.totalen)
    if not fout or reden is not None:
        return
    raise Invoerfouten(
        [
            Melding(
                totaal.blad,
                totaal.cel,
                in_woorden(totaal.gedrukt),
                f"'{totaal.wat}' telt niet op: de regels zijn samen {in_woorden(totaal.berekend)}, "
                f"een verschil van {in_woorden(totaal.verschil)}.",
                "Verbeter het bestand, of lees het toch in met --accepteer-verschil en een reden.",
            )
            for totaal in fout
        ]
    )


def _schrijf(map_: Scenariomap, voorstel: Voorstel) -> tuple[Geschreven, Sequence[Melding]]:
    """Write, and look for what is wrong with the scenario now; an aanlevering is never whole, and isn't looked at."""
    from allocator.begroting.scenariomap import schrijf
    from allocator.workbook.load import fouten_in

    with follow() as voortgang:
        voortgang.begin("het scenario schrijven en nakijken")
        geschreven = schrijf(map_, [voorstel.bijdrage])
        return geschreven, () if map_.is_aanlevering else fouten_in(geschreven.doel)


def _als_json(voorstel: Voorstel) -> dict[str, object]:
    invoer, lezing = voorstel.invoer, voorstel.lezing
    return {
        "posten": len(invoer.posten),
        "lasten": int(invoer.som("lasten")),
        "baten": int(invoer.som("baten")),
        "fte": float(invoer.som("fte")),
        "eenheid": lezing.eenheid.value,
        "totalen": [
            {"blad": t.blad, "cel": t.cel, "gedrukt": _getal(t.gedrukt), "berekend": _getal(t.berekend), "wat": t.wat}
            for t in voorstel.totalen
        ],
        "vragen": [],
        "bladen": list(lezing.bladen),
        "kolommen": [
            {"blad": b.blad, "plaats": b.kolom, "kop": b.kop, "betekenis": b.betekenis} for b in lezing.betekenissen
        ],
        "opmerkingen": list(lezing.opmerkingen),
        **verschil_json(voorstel.verschil),
    }


def _getal(getal: Decimal) -> int | float:
    return int(getal) if getal == getal.to_integral_value() else float(getal)
