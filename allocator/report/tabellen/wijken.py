"""Per wijk: how much lands there, and what it may count on."""

from __future__ import annotations

from allocator.report.cijfers import Cijfers, Wijkcijfers
from allocator.report.tabel import Kolom, Som, Soort, Tabel, Verhouding, Waarde
from allocator.workbook.planbladen import WijkrechtKop

_KOLOMMEN = (
    Kolom(WijkrechtKop.WIJK, breedte=16),
    Kolom("Naam", breedte=34),
    Kolom("Inwoners", Soort.AANTAL, 15, Som()),
    Kolom("Krachtwijk", breedte=10),
    Kolom("Prioriteiten", Soort.AANTAL, 11, Som()),
    Kolom("Toegekend", Soort.AANTAL, 10, Som()),
    Kolom("Oormerk", Soort.EURO, 11, Som()),
    Kolom("Wijkafspraken", Soort.EURO, 13, Som()),
    Kolom("Leefbaarheidsbudget", Soort.EURO, 19, Som()),
    Kolom("Regulier", Soort.EURO, 12, Som()),
    Kolom("Landt in de wijk", Soort.EURO, 13, Som()),
    Kolom("Per inwoner", Soort.EURO_CENT, 9, Verhouding("Landt in de wijk", "Inwoners")),
    Kolom("Fte oormerk", Soort.FTE, 8, Som()),
    Kolom("Fte afspraken", Soort.FTE, 9, Som()),
    Kolom("Fte regulier", Soort.FTE, 8, Som()),
    Kolom("Fte landt", Soort.FTE, 8, Som()),
    Kolom(WijkrechtKop.AANDEEL, Soort.EURO, 11, Som()),
    Kolom(WijkrechtKop.GEVRAAGD, Soort.EURO, 11, Som()),
    Kolom(WijkrechtKop.HAALBAAR, Soort.EURO, 11, Som()),
    Kolom("Recht", Soort.EURO, 11, Som()),
    Kolom("Toegekende waarde", Soort.EURO, 11, Som()),
    Kolom("Bediening", Soort.DEEL, 9, Verhouding("Toegekende waarde", "Recht")),
)


def plan_wijken(cijfers: Cijfers) -> Tabel:
    """One row a wijk."""
    return Tabel(_KOLOMMEN, tuple(_rij(w) for w in cijfers.wijken), leeg="Er zijn geen wijken.")


def _rij(w: Wijkcijfers) -> tuple[Waarde, ...]:
    recht = w.recht
    return (
        w.wijk.wijk,
        w.wijk.naam,
        w.wijk.inwoners,
        "ja" if w.wijk.krachtwijk else "nee",
        w.gevraagd,
        w.toegekend,
        w.oormerk_euro,
        w.afspraak_euro,
        w.wijk.leefbaarheidsbudget_euro,
        w.regulier_euro,
        w.landt_euro,
        w.per_inwoner,
        w.oormerk_honderdsten,
        w.afspraak_honderdsten,
        w.regulier_honderdsten,
        w.landt_honderdsten,
        recht.aandeel_euro if recht else None,
        recht.gevraagd_euro if recht else None,
        recht.haalbaar_euro if recht else None,
        recht.recht_euro if recht else None,
        w.waarde_cent // 100,
        w.bediening,
    )


def hele_begroting(cijfers: Cijfers) -> Tabel:
    """Where all of the begroting goes: wijken, stedelijk, flexible, dropped."""
    stad = cijfers.stadsgeld
    landt = sum(w.landt_euro for w in cijfers.wijken) - stad.buiten_begroting_euro
    landt_fte = sum(w.landt_honderdsten for w in cijfers.wijken)
    rijen: list[tuple[Waarde, ...]] = [
        ("Wijken", "landt in een wijk", landt, landt_fte),
        ("Stedelijk", "vast, en aan geen wijk toegerekend", stad.stedelijk_euro, stad.stedelijk_honderdsten),
        ("Flexibel", "nog vrij te besteden in het jaar", stad.flex_euro, stad.flex_honderdsten),
        ("Vervallen", "voor de taakstellingen", stad.vervallen_euro, stad.vervallen_honderdsten),
    ]
    titel = "De hele begroting"
    if stad.buiten_begroting_euro:
        titel += " (zonder de leefbaarheidsbudgetten die op geen post staan)"
    return Tabel(
        (Kolom("Deel"), Kolom("Wat"), Kolom("Euro", Soort.EURO, 10, Som()), Kolom("Fte", Soort.FTE, 10, Som())),
        tuple(rijen),
        titel=titel,
        filter=False,
    )
