"""GG&GD: a list out of another system, from column D on, with fte, and every number stored as text."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from scenarios.begrotingen.bron import JAAR, Vormen, posten, programmanamen, werkmap

_VAN = 3
"""The first column, counted from 0."""

_BREEDTES = (12, 60, 24, 17, 10, 18, 18)


def schrijf(pad: Path) -> None:
    """Write the file."""
    alle = posten("GGD")
    namen = programmanamen()
    with werkmap(pad) as book:
        sheet = book.add_worksheet("Export")
        vormen = Vormen(book, "#8A4B08")
        for plaats, breedte in enumerate(_BREEDTES, _VAN):
            sheet.set_column(plaats, plaats, breedte)
        sheet.write(1, _VAN, "GG&GD", vormen.titel)
        sheet.write(2, _VAN, f"Uitdraai begroting {JAAR}, in euro's", vormen.vorm())
        koppen = ("Code", "Omschrijving", "Programma", "Kostensoort", "Fte", f"Lasten {JAAR}", f"Baten {JAAR}")
        for plaats, kop in enumerate(koppen, _VAN):
            sheet.write(4, plaats, kop, vormen.kop)
        tekst, getal = vormen.vorm(), vormen.vorm(align="right")
        for rij, post in enumerate(alle, 5):
            labels = (post.post, post.omschrijving, namen[post.programma], post.kostensoort.value)
            for plaats, label in enumerate(labels, _VAN):
                sheet.write_string(rij, plaats, label, tekst)
            for plaats, waarde in enumerate((post.fte, Decimal(post.lasten), Decimal(post.baten)), _VAN + 4):
                sheet.write_string(rij, plaats, _als_tekst(waarde), getal)
        onder = 5 + len(alle)
        vet = vormen.vorm(bold=True, top=1, align="right")
        sheet.write_string(onder, _VAN + 1, "Totaal GG&GD", vormen.vorm(bold=True, top=1))
        sommen = (
            sum((p.fte for p in alle), Decimal(0)),
            Decimal(sum(p.lasten for p in alle)),
            Decimal(sum(p.baten for p in alle)),
        )
        for plaats, waarde in enumerate(sommen, _VAN + 4):
            sheet.write_string(onder, plaats, _als_tekst(Decimal(waarde)), vet)
        sheet.ignore_errors({"number_stored_as_text": f"D1:J{onder + 1}"})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)


def _als_tekst(getal: Decimal) -> str:
    """Return a number as that system writes it: 1.234.567,00, with brackets below zero and a dash for nothing."""
    if not getal:
        return "-"
    heel, _, centen = f"{abs(getal):,.2f}".partition(".")
    tekst = f"{heel.replace(',', '.')},{centen}"
    return f"({tekst})" if getal < 0 else tekst
