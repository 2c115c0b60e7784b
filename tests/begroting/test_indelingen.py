"""Lines written out in any layout and read back are the same lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from begroting.indelingen import INDELINGEN, JAAR, Indeling, Regel, schrijf_csv, schrijf_xlsx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocator.begroting.aansluiting import die_niet_kloppen, totaalregels
from allocator.begroting.bestand import lees_bestand
from allocator.begroting.duiding.lezing import Lezing, Opdracht, lees_begroting
from allocator.begroting.duiding.vragen import Vragen
from allocator.begroting.posten import Omgeving, maak_posten
from allocator.begroting.woorden import Maat
from allocator.workbook.headings import heading_key

NAMEN = ("Groenonderhoud", "Speelplaatsen", "Wegen en pleinen", "Riolering", "Wijkteam Oost", "Gladheid", "Bomen")
SOORTEN = ("inkoop", "personeel", "subsidie", "kapitaallasten", "overig")
PROGRAMMAS = ("Programma 1 Bestuur", "Programma 2 Openbare ruimte", "Programma 3 Verkeer")

bedragen = st.one_of(st.integers(0, 3000), st.integers(0, 10**7), st.integers(1, 999).map(lambda n: n * 1000))


@st.composite
def begrotingen(draw: st.DrawFn) -> list[Regel]:
    """Draw lines of up to three programma's, in their order, with different codes and names."""
    regels = []
    nummer = 0
    for programma in PROGRAMMAS[: draw(st.integers(1, 3))]:
        for naam in draw(st.lists(st.sampled_from(NAMEN), min_size=1, max_size=4, unique=True)):
            nummer += 1
            regels.append(
                Regel(
                    programma=programma,
                    code=f"SW{4100 + nummer}",
                    naam=f"{naam} {nummer}",
                    soort=draw(st.sampled_from(SOORTEN)),
                    lasten=draw(bedragen),
                    baten=draw(st.one_of(st.just(0), bedragen)),
                    fte=Decimal(draw(st.integers(0, 4000))) / 100,
                )
            )
    return regels


def lees(pad: Path) -> Lezing:
    """Read a file, answering what is asked as its writer meant it; never more than three questions."""
    bedoeld = {"eenheid": "euro", "getallen": "komma", "teken baten": "omgekeerd", "buiten totaal": "ja"}
    vragen = Vragen({})
    lezing = lees_begroting(lees_bestand(pad), Opdracht(jaar=JAAR), vragen)
    assert len(lezing.vragen) <= 3
    if lezing.vragen:
        gesteld = {v.sleutel for v in lezing.vragen}
        vragen = Vragen({sleutel: bedoeld[sleutel] for sleutel in gesteld})
        lezing = lees_begroting(lees_bestand(pad), Opdracht(jaar=JAAR), vragen)
    assert not lezing.vragen
    return lezing


def gelezen(lezing: Lezing) -> list[tuple[str, int, int, Decimal]]:
    """Return name, lasten, baten and fte of each line, in whole euros."""
    invoer = maak_posten(lezing, Omgeving("SW", {}, {}, frozenset()))
    return [
        (
            str(p.velden["omschrijving"]).partition(",")[0],
            int(str(p.velden["lasten"])),
            int(str(p.velden.get("baten", 0))),
            Decimal(str(p.velden.get("fte", 0))),
        )
        for p in invoer.posten
    ]


def verwacht(regels: Sequence[Regel], indeling: Indeling) -> list[tuple[str, int, int, Decimal]]:
    met_fte = indeling.stijl.met_fte
    return [(r.naam, r.lasten, r.baten, r.fte if met_fte else Decimal(0)) for r in regels]


def test_a_total_that_is_one_euro_off_is_another_total(tmp_path: Path) -> None:
    """€ 999.999 is not the total of € 999.998: it is that of all lines, a line of € 1 among them."""
    bedragen = {"Groenonderhoud 1": 0, "Bomen 2": 0, "Bomen 3": 1, "Speelplaatsen 4": 999_998}
    regels = [Regel(PROGRAMMAS[0], "", naam, "inkoop", euro, 0) for naam, euro in bedragen.items()]
    indeling = next(i for i in INDELINGEN if i.naam == "tekst-euro")
    (lasten,) = (c for c in lees(indeling.schrijf(tmp_path, regels)).controles if c.gedrukt)
    assert (lasten.gedrukt, lasten.berekend, lasten.leden) == (999_999, 999_999, 4)


@pytest.mark.parametrize("indeling", INDELINGEN, ids=lambda i: i.naam)
@settings(derandomize=True, print_blob=True, max_examples=8, deadline=None)
@given(regels=begrotingen())
def test_lines_are_read_back(indeling: Indeling, regels: list[Regel]) -> None:
    """Names, lasten, baten and fte come back as they were meant; every printed total adds up."""
    check_gelezen(indeling, regels)


@pytest.mark.slow
@pytest.mark.parametrize("indeling", INDELINGEN, ids=lambda i: i.naam)
@settings(
    derandomize=True, print_blob=True, max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(regels=begrotingen())
def test_many_lines_are_read_back(indeling: Indeling, regels: list[Regel]) -> None:
    """The same over many more budgets."""
    check_gelezen(indeling, regels)


def check_gelezen(indeling: Indeling, regels: list[Regel]) -> None:
    with TemporaryDirectory() as map_:
        lezing = lees(indeling.schrijf(Path(map_), regels))
        assert gelezen(lezing) == verwacht(regels, indeling)
        assert die_niet_kloppen(totaalregels(lezing, "SW")) == []
        if indeling.naam not in ("rijen", "kaal"):
            assert len(lezing.controles) >= 2


@pytest.mark.parametrize("indeling", [i for i in INDELINGEN if i.naam != "rijen"], ids=lambda i: i.naam)
def test_programmas_and_codes(indeling: Indeling, tmp_path: Path) -> None:
    """The programma of each line is the column's, the section's or the sheet's; a code is the file's own."""
    regels = [
        Regel(PROGRAMMAS[0], "SW1", "Griffie", "personeel", 120_500, 0, Decimal("1.5")),
        Regel(PROGRAMMAS[0], "SW2", "Burgerzaken", "inkoop", 4_250_000, 95_750),
        Regel(PROGRAMMAS[1], "SW3", "Bomen", "inkoop", 88_125, 0),
    ]
    lezing = lees(indeling.schrijf(tmp_path, regels))
    invoer = maak_posten(lezing, Omgeving("SW", {"1": "Bestuur"}, {}, frozenset()))
    assert [p.velden["programma"] for p in invoer.posten] == ["1", "1", "2"]
    assert {heading_key(n) for n in invoer.nieuwe_programmas.values()} == {"openbareruimte"}
    assert [str(p.velden["kostensoort"]) for p in invoer.posten] == ["personeel", "inkoop", "inkoop"]
    if indeling.stijl.met_code:
        assert [p.post for p in invoer.posten] == ["SW1", "SW2", "SW3"]
    else:
        assert [p.post for p in invoer.posten] == ["SW-griffie", "SW-burgerzaken", "SW-bomen"]


@pytest.mark.parametrize("indeling", [i for i in INDELINGEN if i.naam not in ("kaal", "rijen")], ids=lambda i: i.naam)
def test_a_total_that_is_off_is_found(indeling: Indeling, tmp_path: Path) -> None:
    """When a line is changed and its totals aren't, the totals over it are reported, by the difference."""
    regels = [
        Regel(PROGRAMMAS[0], "SW1", "Griffie", "personeel", 120_000, 0, Decimal("1.5")),
        Regel(PROGRAMMAS[0], "SW2", "Burgerzaken", "inkoop", 4_250_000, 95_000),
        Regel(PROGRAMMAS[1], "SW3", "Bomen", "inkoop", 88_000, 0),
        Regel(PROGRAMMAS[1], "SW4", "Bermen", "inkoop", 61_000, 0),
    ]
    gemaakt = indeling.vorm(indeling.stijl, regels)
    goed = indeling.stijl.getal(Decimal(88_000) / indeling.stijl.eenheid)
    fout = indeling.stijl.getal(Decimal(98_000) / indeling.stijl.eenheid)
    for blad in gemaakt:
        if blad.naam != "Samenvatting":
            blad.cellen |= {plek: fout for plek, waarde in blad.cellen.items() if waarde == goed}
    pad = schrijf_csv(tmp_path / "sw.csv", gemaakt) if indeling.csv else schrijf_xlsx(tmp_path / "sw.xlsx", gemaakt)
    mis = die_niet_kloppen(totaalregels(lees(pad), "SW"))
    assert mis
    assert {m.verschil for m in mis if Maat.LASTEN.value in m.wat} == {Decimal(-10_000)}


@pytest.mark.parametrize("indeling", INDELINGEN, ids=lambda i: i.naam)
def test_amounts_that_may_be_years(indeling: Indeling) -> None:
    """Amounts such as 1990 and 2027 stay amounts, even when there are no others."""
    check_gelezen(indeling, [Regel(PROGRAMMAS[0], "SW1", "Griffie", "inkoop", 1990 * indeling.stijl.eenheid)])
