"""Stadswerken, a file apart: formatie and bezetting per team and function."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from scenarios.begrotingen.bron import JAAR, Vormen, posten, werkmap

_BREEDTES = (13, 60, 22, 16, 16)


def schrijf(pad: Path) -> None:
    """Write the file."""
    teams = [p for p in posten("SW") if p.fte]
    with werkmap(pad) as book:
        sheet = book.add_worksheet("Formatie")
        vormen = Vormen(book, "#1F5C3A")
        for plaats, breedte in enumerate(_BREEDTES):
            sheet.set_column(plaats, plaats, breedte)
        sheet.write("A1", "Dienst Stadswerken", vormen.titel)
        sheet.write("A2", f"Formatie en bezetting per 1 juni {JAAR - 1}", vormen.vorm())
        koppen = ("Kostenplaats", "Team", "Functie", "Formatie (fte)", "Bezetting (fte)")
        for plaats, kop in enumerate(koppen):
            sheet.write(3, plaats, kop, vormen.kop)
        rij = 4
        for team in teams:
            bezet = team.fte if team.bezetting is None else team.bezetting
            leiding = Decimal(1)
            for functie, fte, bezetting in (
                ("teamleider", leiding, leiding),
                (team.functie or "medewerker", team.fte - leiding, bezet - leiding),
            ):
                naam = team.omschrijving.removesuffix(", personeel")
                for plaats, tekst in enumerate((team.post, naam, functie)):
                    sheet.write(rij, plaats, tekst, vormen.vorm())
                sheet.write(rij, 3, fte, vormen.bedrag("0.00"))
                sheet.write(rij, 4, bezetting, vormen.bedrag("0.00"))
                rij += 1
        vorm = vormen.totaal("0.00")
        sheet.write(rij, 1, "Totaal", vorm)
        sheet.write(rij, 3, sum(t.fte for t in teams), vorm)
        sheet.write(rij, 4, sum(t.fte if t.bezetting is None else t.bezetting for t in teams), vorm)
        sheet.freeze_panes(4, 2)
