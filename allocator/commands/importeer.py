"""`allocator importeer`: a dienst's own spreadsheet becomes its posten in the scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import INVOER_FOUT, KLAAR, OpdrachtFout
from allocator.commands.options import Json, Uitgebreid
from allocator.commands.output import aantal, meld, meldingen_tabel, tabel, toon, toon_json
from allocator.commands.progress import follow
from allocator.workbook.problems import Invoerfouten

if TYPE_CHECKING:
    from allocator.begroting.duiding.lezing import Lezing
    from allocator.begroting.duiding.vragen import Vraag, Vragen
    from allocator.begroting.importeren import Lezer, Scenariomap, Voorstel
    from allocator.workbook.problems import Melding

MEESTE_VRAGEN = 3
_MEESTE_REGELS = 10
_VOORBEELDREGELS = 3


def importeer(
    bestand: Annotated[
        Path,
        typer.Argument(metavar="BESTAND", help="De begroting van de dienst (.xlsx, .xlsm, .xlsb, .xls, .ods of .csv)."),
    ],
    scenario: Annotated[
        Path,
        typer.Option("--scenario", metavar="SCENARIO", help="De werkmap met het scenario waar de posten in komen."),
    ],
    dienst: Annotated[str, typer.Option("--dienst", metavar="DIENST", help="De dienst van wie het bestand is.")],
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
        typer.Option("--kolom", metavar="KOP=BETEKENIS", help="Zeg wat er in een kolom staat, zoals 'Budget=lasten'."),
    ] = None,
    accepteer_verschil: Annotated[
        str | None,
        typer.Option(
            "--accepteer-verschil",
            metavar="REDEN",
            help="Lees ook in als totalen niet kloppen; de reden blijft bewaard.",
        ),
    ] = None,
    ja: Annotated[bool, typer.Option("--ja", help="Vraag niets: lees in als er niets te kiezen valt.")] = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Lees de begroting van een dienst in, zoals de dienst haar zelf heeft gemaakt.

    Allocator zoekt de tabel, herkent de kolommen, de eenheid en de tekens, en telt elk totaal na. U ziet eerst wat het
    ervan maakt. Waar iets op twee manieren gelezen kan worden, vraagt het wat u bedoelt. De posten van deze dienst
    worden vervangen; wat u er zelf bij hebt gezet, zoals de gebondenheid, blijft staan. Het oude scenario blijft
    ernaast bewaard.
    """
    antwoorden, betekenissen = _paren("--kies", kies or []), _paren("--kolom", kolom or [])
    if accepteer_verschil is not None and not accepteer_verschil.strip():
        raise OpdrachtFout("De optie --accepteer-verschil is leeg. Schrijf er een reden bij.")
    with follow() as voortgang:
        voortgang.begin("het bestand lezen")
        map_, dienst, lezer = _open(bestand, scenario, dienst, betekenissen)
        lezing, vragen = lezer.lees(antwoorden)
    vraagt = not (ja or als_json)
    while lezing.vragen and vraagt:
        antwoorden = {**antwoorden, **_vraag(lezing.vragen)}
        lezing, vragen = lezer.lees(antwoorden)
    if lezing.vragen:
        return _weiger_open_vragen(lezing.vragen, als_json=als_json)
    voorstel = _stel_voor(map_, dienst, lezer, lezing, vragen, programma, accepteer_verschil)
    if not als_json:
        _toon_lezing(lezing, voorstel)
    _check_totalen(voorstel, accepteer_verschil)
    _check_antwoorden(vragen)
    if not als_json:
        _toon_verschil(voorstel)
    if vraagt and not _akkoord():
        raise OpdrachtFout("Er is niets ingelezen.")
    return _schrijf(map_, voorstel, als_json=als_json)


def _paren(optie: str, teksten: Sequence[str]) -> dict[str, str]:
    """Return what stands before and after the = of each text."""
    paren = {}
    for tekst in teksten:
        links, teken, rechts = tekst.rpartition("=")
        if not (teken and links.strip() and rechts.strip()):
            raise OpdrachtFout(f"'{tekst}' klopt niet. Schrijf bij {optie} iets als: naam=waarde.")
        paren[links.strip()] = rechts.strip()
    return paren


def _open(
    bestand: Path, scenario: Path, dienst: str, betekenissen: Mapping[str, str]
) -> tuple[Scenariomap, str, Lezer]:
    from allocator.begroting.duiding.lezing import Soort
    from allocator.begroting.importeren import Lezer, open_scenario, vind_dienst

    _check_betekenissen(betekenissen)
    map_ = open_scenario(scenario)
    dienst = vind_dienst(map_, dienst)
    return map_, dienst, Lezer.voor(bestand, map_, dienst, Soort.BEGROTING, betekenissen)


def _check_betekenissen(betekenissen: Mapping[str, str]) -> None:
    from allocator.begroting.woorden import Maat, Rol
    from allocator.workbook.values import bedoelt_u

    mogelijk = [*(m.value for m in Maat if m is not Maat.SALDO), *(r.value for r in Rol)]
    for wat in betekenissen.values():
        if wat not in mogelijk:
            raise OpdrachtFout(f"'{wat}' is geen betekenis van een kolom. {bedoelt_u(wat, mogelijk)}")


def _vraag(vragen: Sequence[Vraag]) -> dict[str, str]:
    """Ask each question in the terminal, and return the answers."""
    antwoorden = {}
    for vraag in vragen[:MEESTE_VRAGEN]:
        meld("", vraag.tekst)
        for nummer, keuze in enumerate(vraag.keuzes, 1):
            meld(f"  {nummer}. {keuze.waarde}{f' ({keuze.uitleg})' if keuze.uitleg else ''}")
        antwoord = _lees_regel(f"Uw keuze (1 tot en met {len(vraag.keuzes)}):")
        if not antwoord.isdecimal() or not 1 <= int(antwoord) <= len(vraag.keuzes):
            raise OpdrachtFout(f"'{antwoord}' is geen keuze. Er is niets ingelezen.")
        antwoorden[vraag.sleutel] = vraag.keuzes[int(antwoord) - 1].waarde
    return antwoorden


def _akkoord() -> bool:
    return _lees_regel("Inlezen? (j/n)").casefold() in ("j", "ja")


def _lees_regel(vraag: str) -> str:
    """Ask for a line in the terminal. Raises ``OpdrachtFout`` when there is nobody to answer."""
    meld(vraag)
    try:
        return input().strip()
    except EOFError as fout:
        raise OpdrachtFout("Er is geen antwoord gegeven, dus er is niets ingelezen. Zonder vragen: --ja.") from fout


def _weiger_open_vragen(vragen: Sequence[Vraag], *, als_json: bool) -> int:
    """Say which questions have to be answered first."""
    meldingen = [_als_melding(vraag) for vraag in vragen]
    if als_json:
        toon_json({"fout": [m.als_json() for m in meldingen], "vragen": [_vraag_json(v) for v in vragen]})
        return INVOER_FOUT
    raise Invoerfouten(meldingen)


def _als_melding(vraag: Vraag) -> Melding:
    from allocator.workbook.notation import opsomming
    from allocator.workbook.problems import Melding

    keuzes = [f"{k.waarde} ({k.uitleg})" if k.uitleg else k.waarde for k in vraag.keuzes]
    remedie = f"Kies uit: {opsomming(keuzes, 'of')}. Antwoord met {vraag.voorbeeld}."
    return Melding(vraag.blad, vraag.cel, None, vraag.tekst, remedie)


def _vraag_json(vraag: Vraag) -> dict[str, object]:
    return {
        "vraag": vraag.sleutel,
        "tekst": vraag.tekst,
        "keuzes": [{"waarde": k.waarde, "uitleg": k.uitleg} for k in vraag.keuzes],
        "blad": vraag.blad,
        "cel": vraag.cel,
    }


def _stel_voor(
    map_: Scenariomap,
    dienst: str,
    lezer: Lezer,
    lezing: Lezing,
    vragen: Vragen,
    programma: str | None,
    reden: str | None,
) -> Voorstel:
    from allocator.begroting.aansluiting import die_niet_kloppen, totaalregels
    from allocator.begroting.importeren import stel_voor

    fout = die_niet_kloppen(totaalregels(lezing, dienst))
    return stel_voor(map_, dienst, lezer, lezing, vragen, programma, (reden or "").strip() if fout else "")


def _toon_lezing(lezing: Lezing, voorstel: Voorstel) -> None:
    """Show what the file is taken for: sheets, unit, columns and the first lines."""
    from allocator.workbook.notation import opsomming

    soort = "Iv3-bestand" if lezing.iv3 else lezing.soort.value
    bladen = opsomming([f"'{blad}'" for blad in lezing.bladen])
    toon(f"{lezing.bestand}: {soort}, {'bladen' if len(lezing.bladen) > 1 else 'blad'} {bladen}")
    toon(f"Eenheid: {lezing.eenheid} ({lezing.eenheid_uitleg})")
    if lezing.omgekeerd:
        toon(f"Met een minteken geschreven, en omgekeerd: {opsomming([m.value for m in lezing.omgekeerd])}")
    if voorstel.profiel_gebruikt:
        toon("De indeling is dezelfde als de vorige keer; de antwoorden van toen zijn gebruikt.")
    elif voorstel.koppen_veranderd:
        toon(f"De indeling is anders dan de vorige keer ({voorstel.koppen_veranderd}) en is opnieuw bekeken.")
    rijen = [(b.kolom, b.kop, b.betekenis) for b in lezing.betekenissen if b.betekenis != "overslaan"]
    toon(tabel(("Waar", "Kop", "Betekenis"), rijen))
    _toon_voorbeeldregels(voorstel)
    for opmerking in lezing.opmerkingen:
        toon(f"• {opmerking}")


def _toon_voorbeeldregels(voorstel: Voorstel) -> None:
    velden = ("post", "omschrijving", "programma", "kostensoort", "lasten", "baten", "fte")
    koppen = [v for v in velden if v in ("post", "omschrijving", "kostensoort") or v in voorstel.invoer.levert]
    rijen = [
        [_in_woorden(post.velden.get(veld)) for veld in koppen] for post in voorstel.invoer.posten[:_VOORBEELDREGELS]
    ]
    toon(tabel([k.capitalize() for k in koppen], rijen, rechts=("Lasten", "Baten", "Fte")))


def _in_woorden(waarde: object) -> str:
    from allocator.workbook.notation import getal

    return getal(waarde) if isinstance(waarde, int | Decimal) else str(waarde or "")


def _check_totalen(voorstel: Voorstel, reden: str | None) -> None:
    """Refuse a file of which a total doesn't add up, unless a reason is given."""
    from allocator.begroting.aansluiting import die_niet_kloppen
    from allocator.workbook.problems import Melding

    fout = die_niet_kloppen(voorstel.totalen)
    if not fout or reden is not None:
        return
    raise Invoerfouten(
        [
            Melding(
                totaal.blad,
                totaal.cel,
                _in_woorden(totaal.gedrukt),
                f"'{totaal.wat}' telt niet op: de regels zijn samen {_in_woorden(totaal.berekend)}, "
                f"een verschil van {_in_woorden(totaal.verschil)}.",
                "Verbeter het bestand, of lees het toch in met --accepteer-verschil en een reden.",
            )
            for totaal in fout
        ]
    )


def _check_antwoorden(vragen: Vragen) -> None:
    onbekend = vragen.onbekend()
    if onbekend:
        raise OpdrachtFout(f"Over '{onbekend[0]}' is bij dit bestand geen vraag. Laat die --kies weg.")


def _toon_verschil(voorstel: Voorstel) -> None:
    """Show was and wordt per programma, and which posten come, go or change."""
    from allocator.workbook.notation import opsomming

    verschil = voorstel.verschil
    goed = sum(t.oordeel == "✓" for t in voorstel.totalen)
    afgerond = sum(t.oordeel == "afronding" for t in voorstel.totalen)
    if voorstel.totalen:
        bij = f", {afgerond} op afronding na" if afgerond else ""
        toon(f"Totalen in het bestand: {len(voorstel.totalen)}, waarvan {goed + afgerond} kloppen{bij}.")
    else:
        toon("In het bestand staan geen totalen om na te tellen.")
    rijen = [
        [p.programma, *map(_in_woorden, (p.was_lasten, p.wordt_lasten, p.was_baten, p.wordt_baten))]
        for p in verschil.programmas
    ]
    koppen = ("Programma", "Lasten was", "Lasten wordt", "Baten was", "Baten wordt")
    toon(tabel(koppen, rijen, rechts=koppen[1:]))
    for wat, posten in (("Nieuw", verschil.gekomen), ("Vervallen", verschil.verdwenen)):
        if posten:
            toon(f"{wat}: {aantal(len(posten), 'post', 'posten')} ({opsomming(posten, meeste=_MEESTE_REGELS)})")
    if verschil.gewijzigd:
        regels = [(w.post, w.veld, _in_woorden(w.was), _in_woorden(w.wordt)) for w in verschil.gewijzigd]
        toon(tabel(("Post", "Wat", "Was", "Wordt"), regels[:_MEESTE_REGELS]))
        if len(regels) > _MEESTE_REGELS:
            toon(f"En nog {len(regels) - _MEESTE_REGELS} andere wijzigingen.")
    if verschil.nieuwe_programmas:
        namen = [f"{c} {n}" if c != n else c for c, n in verschil.nieuwe_programmas.items()]
        toon(f"Nieuw op het blad Programma's: {opsomming(namen, meeste=_MEESTE_REGELS)}")


def _schrijf(map_: Scenariomap, voorstel: Voorstel, *, als_json: bool) -> int:
    """Write, and list what is wrong with the scenario now."""
    from allocator.begroting.importeren import schrijf
    from allocator.workbook.load import laad

    with follow() as voortgang:
        voortgang.begin("het scenario schrijven en nakijken")
        bewaard = schrijf(map_, voorstel)
        problemen: Sequence[Melding] = ()
        try:
            laad(map_.pad)
        except Invoerfouten as fouten:
            problemen = fouten.meldingen
    doel = map_.pad.absolute()
    if als_json:
        toon_json(_als_json(voorstel, doel, bewaard, problemen))
        return KLAAR
    if bewaard is None:
        toon(f"Er verandert niets: {doel} is gebleven zoals het was.")
    else:
        toon(f"Ingelezen in {doel}. Het scenario van daarvoor staat in {bewaard.name}")
    if problemen:
        meld(meldingen_tabel(problemen[:_MEESTE_REGELS]))
        meld(f"Het scenario heeft nog {aantal(len(problemen), 'fout', 'fouten')}: zie allocator controleer.")
    return KLAAR


def _als_json(voorstel: Voorstel, doel: Path, bewaard: Path | None, problemen: Sequence[Melding]) -> dict[str, object]:
    invoer, lezing, verschil = voorstel.invoer, voorstel.lezing, voorstel.verschil
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
        "nieuw": verschil.gekomen,
        "vervallen": verschil.verdwenen,
        "gewijzigd": sorted({w.post for w in verschil.gewijzigd}),
        "programmas": list(verschil.nieuwe_programmas),
        "problemen": [m.als_json() for m in problemen],
        "bestand": str(doel),
        "bewaard": None if bewaard is None else str(bewaard.absolute()),
    }


def _getal(getal: Decimal) -> int | float:
    return int(getal) if getal == getal.to_integral_value() else float(getal)
