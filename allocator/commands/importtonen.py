"""Show what a file is taken for, and what bringing it in would change."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from allocator.commands.output import aantal, meld, meldingen_tabel, tabel, toon

if TYPE_CHECKING:
    from allocator.begroting.aansluiting import Totaalregel
    from allocator.begroting.importeren import Voorstel
    from allocator.begroting.samenvoegen import Verschil
    from allocator.begroting.scenariomap import Geschreven
    from allocator.workbook.problems import Melding

_MEESTE_REGELS = 10
_VOORBEELDREGELS = 3


def toon_lezing(voorstel: Voorstel) -> None:
    """Show what the file is taken for: sheets, unit, columns and the first lines."""
    from allocator.workbook.notation import opsomming

    lezing = voorstel.lezing
    soort = "Iv3-bestand" if lezing.iv3 else lezing.soort.value
    bladen = opsomming([f"'{blad}'" for blad in lezing.bladen])
    toon(f"{lezing.bestand}: {soort}, {'bladen' if len(lezing.bladen) > 1 else 'blad'} {bladen}")
    if lezing.eenheid_uitleg:
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
    zonder = voorstel.invoer.zonder_kostensoort
    if zonder:
        hoeveel = aantal(zonder, "post", "posten")
        toon(f"• Van {hoeveel} staat de kostensoort niet in het bestand; nieuwe krijgen 'overig'.")


def _toon_voorbeeldregels(voorstel: Voorstel) -> None:
    velden = ("post", "omschrijving", "programma", "kostensoort", "lasten", "baten", "fte")
    voorbeelden = [post.velden for post in voorstel.invoer.posten[:_VOORBEELDREGELS]]
    koppen = [veld for veld in velden if any(veld in post for post in voorbeelden)]
    rijen = [[in_woorden(post.get(veld)) for veld in koppen] for post in voorbeelden]
    toon(tabel([k.capitalize() for k in koppen], rijen, rechts=("Lasten", "Baten", "Fte")))


def in_woorden(waarde: object) -> str:
    """Return what a cell holds as a user writes it."""
    from allocator.workbook.notation import getal

    return getal(waarde) if isinstance(waarde, int | Decimal) else str(waarde or "")


def toon_totalen(totalen: Sequence[Totaalregel]) -> None:
    """Say how many printed totals there are, and that they add up."""
    from allocator.begroting.aansluiting import AFGEROND, GOED

    goed = sum(t.oordeel == GOED for t in totalen)
    afgerond = sum(t.oordeel == AFGEROND for t in totalen)
    if totalen:
        kloppen = "klopt" if goed + afgerond == 1 else "kloppen"
        bij = f", {afgerond} op afronding na" if afgerond else ""
        toon(f"Totalen in het bestand: {len(totalen)}, waarvan {goed + afgerond} {kloppen}{bij}.")
    else:
        toon("In het bestand staan geen totalen om na te tellen.")


def toon_verschil(verschil: Verschil) -> None:
    """Show was and wordt per programma, and which posten come, go or change."""
    from allocator.workbook.notation import opsomming

    if all((p.was_lasten, p.was_baten) == (p.wordt_lasten, p.wordt_baten) for p in verschil.programmas):
        toon("De lasten en baten per programma blijven gelijk.")
    else:
        _toon_programmas(verschil)
    for wat, posten in (("Nieuw", verschil.gekomen), ("Vervallen", verschil.verdwenen)):
        if posten:
            toon(f"{wat}: {aantal(len(posten), 'post', 'posten')} ({opsomming(posten, meeste=_MEESTE_REGELS)})")
    if verschil.gewijzigd:
        regels = [(w.post, w.veld, in_woorden(w.was), in_woorden(w.wordt)) for w in verschil.gewijzigd]
        toon(tabel(("Post", "Wat", "Was", "Wordt"), regels[:_MEESTE_REGELS]))
        if len(regels) > _MEESTE_REGELS:
            toon(f"En nog {aantal(len(regels) - _MEESTE_REGELS, 'andere wijziging', 'andere wijzigingen')}.")
    if verschil.nieuwe_programmas:
        namen = [f"{c} {n}" if c != n else c for c, n in verschil.nieuwe_programmas.items()]
        toon(f"Nieuw op het blad Programma's: {opsomming(namen, meeste=_MEESTE_REGELS)}")


def _toon_programmas(verschil: Verschil) -> None:
    rijen = [
        [p.programma, *map(in_woorden, (p.was_lasten, p.wordt_lasten, p.was_baten, p.wordt_baten))]
        for p in verschil.programmas
    ]
    koppen = ("Programma", "Lasten was", "Lasten wordt", "Baten was", "Baten wordt")
    toon(tabel(koppen, rijen, rechts=koppen[1:]))


def toon_geschreven(geschreven: Geschreven, problemen: Sequence[Melding]) -> None:
    """Say where it all is, and what is wrong with the scenario now."""
    if not geschreven.veranderd:
        toon(f"Er verandert niets: {geschreven.doel} is gebleven zoals het was.")
    elif geschreven.bewaard is None:
        toon(f"Ingelezen in {geschreven.doel}.")
    else:
        toon(f"Ingelezen in {geschreven.doel}. Wat er daarvoor stond, staat in {geschreven.bewaard.name}")
    if problemen:
        meld(meldingen_tabel(problemen[:_MEESTE_REGELS]))
        meld(
            f"Het scenario heeft nog {aantal(len(problemen), 'fout', 'fouten')}. Zie ze alle met: allocator controleer"
        )


def verschil_json(verschil: Verschil) -> dict[str, object]:
    """Return what changes as the keys of `--json`."""
    return {
        "nieuw": verschil.gekomen,
        "vervallen": verschil.verdwenen,
        "gewijzigd": sorted({w.post for w in verschil.gewijzigd}),
        "programmas": list(verschil.nieuwe_programmas),
    }


def geschreven_json(geschreven: Geschreven, problemen: Sequence[Melding]) -> dict[str, object]:
    """Return where it all is, and what is wrong, as the keys of `--json`."""
    return {
        "problemen": [m.als_json() for m in problemen],
        "bestand": str(geschreven.doel),
        "veranderd": geschreven.veranderd,
        "bewaard": None if geschreven.bewaard is None else str(geschreven.bewaard),
    }
