"""Draw the stand of a wijk, or of all wijken, in the terminal; legible at 100 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from allocator.report.jaar.gegevens import Jaaroverzicht
from allocator.report.jaar.standpagina import Standpagina
from allocator.report.jaar.wijkcijfers import termijn, wijkcijfers
from allocator.report.zinnen import datum, procent, punten
from allocator.workbook.notation import euro, getal


def stand_terminal(pagina: Standpagina) -> Iterator[RenderableType]:
    """Yield the page of a wijk from top to bottom."""
    yield Text(f"Stand van {pagina.wijk} op {pagina.datum} ({pagina.stad})", style="bold")
    yield Text(pagina.vaststelling)
    tegels = [(t.label, t.waarde, t.toelichting) for t in pagina.tegels]
    yield _tabel("", (("Wat", False), ("Hoeveel", True), ("", False)), tegels)
    for zin in pagina.opmerkingen:
        yield Text(f"• {zin}")
    if pagina.wachtend:
        koppen = ("Nummer", "Initiatief", "Gevraagd", "Score", "Advies", "Uiterlijk")
        yield _tabel(
            "Aanvragen die op een besluit wachten",
            [(kop, kop == "Score") for kop in koppen],
            [
                (w.nummer, w.naam, w.gevraagd, w.score, w.advies, " ".join(filter(None, (w.uiterlijk, w.signaal))))
                for w in pagina.wachtend
            ],
        )
    if pagina.meer_wachtend:
        yield Text(f"En nog {pagina.meer_wachtend} andere: zie het blad Aanvragen van het jaarboek.")
    yield Text(pagina.besloten)
    if pagina.beloften:
        yield _tabel(
            "Wat de diensten voor dit jaar hebben beloofd",
            (("Prioriteit of afspraak", False), ("Dienst", False), ("Wat", True)),
            [(b.naam, b.diensten, b.hoeveel) for b in pagina.beloften],
        )
    if pagina.meer_beloften:
        yield Text(f"En nog {pagina.meer_beloften} andere: zie de opdrachtbrieven bij het jaarplan.")


def stad_terminal(jaar: Jaaroverzicht) -> Iterator[RenderableType]:
    """Yield the stand of all wijken."""
    yield Text(f"{jaar.naam}: stand op {datum(jaar.datum)}", style="bold")
    koppen = ("Wijk", "Budget", "Toegezegd", "Vrij", "Vrij %", "Strippen", "Aanvragen", "Wacht", "Haast", "Score")
    rijen = []
    for c in wijkcijfers(jaar):
        pot = c.leefbaarheid
        budget, vrij = (pot.te_besteden_euro, pot.stand.euro) if pot else (0, 0)
        rijen.append(
            (
                f"{c.wijk.naam} (vraagt weinig)" if c.vraag.stil else c.wijk.naam,
                euro(budget),
                euro(pot.toegezegd_euro if pot else 0),
                euro(vrij),
                procent(vrij / budget, 0) if budget else "–",
                getal(c.strippen.stand.uren) if c.strippen else "–",
                getal(len(c.dossiers)),
                getal(len(c.wachtend)),
                getal(sum(1 for d in c.wachtend if termijn(d, jaar.datum))),
                "–" if c.gemiddelde_score is None else punten(round(c.gemiddelde_score / 100) * 100),
            )
        )
    yield _tabel("", [(kop, kop != "Wijk") for kop in koppen], rijen)


def _tabel(titel: str, koppen: Sequence[tuple[str, bool]], rijen: Sequence[Sequence[str]]) -> Table:
    """Draw a table; a head with True is that of a column of numbers, which is never broken off."""
    tabel = Table(
        title=titel or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, collapse_padding=True
    )
    for kop, is_getal in koppen:
        tabel.add_column(Text(kop), justify="right" if is_getal else "left", no_wrap=is_getal, overflow="fold")
    for rij in rijen:
        tabel.add_row(*(Text(cel) for cel in rij))
    return tabel
