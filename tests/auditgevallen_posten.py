"""Ways to break [splitsing], [gebonden] and [vervallen], by as little as can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from auditbreuk import (
    Stap,
    Zaak,
    geval,
    met_post,
    met_scenario,
    met_spelregels,
    met_taakstelling,
    met_variant,
    met_wijk,
    schuif,
)

from allocator_models.scenario import Aard, Gebondenheid, Kostensoort, Verplicht


def hernoem_taakstelling(post: str, taakstelling: str | None) -> Stap:
    """Let the drop of ``post`` count for another taakstelling."""

    def stap(zaak: Zaak) -> Zaak:
        delen = tuple(replace(s, taakstelling=taakstelling) if s.post == post else s for s in zaak.plan.splitsingen)
        return replace(zaak, plan=replace(zaak.plan, splitsingen=delen))

    return stap


BESTUURLIJK = met_post("SW03", gebondenheid=Gebondenheid.BESTUURLIJK)
IN_2011 = (met_scenario(jaar=2011), met_post("DMOT1", vrij_vanaf=date(2011, 12, 1)))
ALLEEN_SO02 = (
    schuif("SO02", flex_euro=-25_000, vervallen_euro=25_000),
    schuif("SO04", vast_euro=20_000, vervallen_euro=-20_000, baten_vervallen_euro=-4_000),
    schuif("SO05", vast_euro=3_500, vervallen_euro=-3_500, baten_vervallen_euro=-1_501),
    hernoem_taakstelling("SO02", "K1"),
    hernoem_taakstelling("SO04", None),
    hernoem_taakstelling("SO05", None),
)
"""Of SO only the indivisible SO02 drops, for K1."""

SPLITSING = [
    geval("a euro too few", "splitsing", "post SW01", schuif("SW01", flex_euro=-1_000)),
    geval("a euro too many", "splitsing", "post SW02", schuif("SW02", vast_euro=1)),
    geval("lost in dropping", "splitsing", "post DMO02", schuif("DMO02", vervallen_euro=1), ook="vervallen"),
    geval("half a step", "splitsing", "post SW01", schuif("SW01", vast_euro=250, flex_euro=-250)),
    geval(
        "the remainder in no part",
        "splitsing",
        "post SO05",
        schuif("SO05", vast_euro=-250, flex_euro=250),
    ),
    geval(
        "the remainder cut in two",
        "splitsing",
        "post SW01",
        schuif("SW01", vast_euro=1_250, flex_euro=-1_250),
    ),
    geval(
        "an indivisible post in two",
        "splitsing",
        "post SO02",
        schuif("SO02", vast_euro=12_500, flex_euro=-12_500),
    ),
    geval(
        "a step larger than the post leaves one unit",
        "splitsing",
        "post SO02",
        met_post("SO02", stap_euro=25_001),
        schuif("SO02", vast_euro=1, flex_euro=-1),
    ),
    geval("an hour too many", "splitsing", "team SWT2", schuif("SWT2", regulier_honderdsten=1)),
    geval("an hour lost", "splitsing", "team DMOT1", schuif("DMOT1", flex_honderdsten=-10)),
    geval(
        "regulier below nothing",
        "splitsing",
        "team SWT1",
        schuif("SWT1", regulier_honderdsten=-10, flex_honderdsten=10),
        met_post("SWT1", bezetting_honderdsten=500, fte_gebonden_honderdsten=90),
        ook="gebonden",
    ),
    geval(
        "flex hours off the step",
        "splitsing",
        "team SWT2",
        schuif("SWT2", flex_honderdsten=5, regulier_honderdsten=-5),
    ),
    geval(
        "dropped hours off the step",
        "splitsing",
        "team DMOT1",
        schuif("DMOT1", vervallen_honderdsten=3, regulier_honderdsten=-3),
    ),
    geval("a larger step", "splitsing", "team DMOT1", met_spelregels(fte_stap_honderdsten=20)),
    geval(
        "oormerk hours that no list names",
        "splitsing",
        "team SWT2",
        schuif("SWT2", oormerk_honderdsten=10, regulier_honderdsten=-10),
    ),
    geval(
        "afspraak hours less than the list",
        "splitsing",
        "team DMOT1",
        schuif("DMOT1", afspraak_honderdsten=-10, regulier_honderdsten=10),
    ),
    geval(
        "hours of a post without formatie",
        "splitsing",
        "team SO01",
        schuif("SO01", flex_honderdsten=10),
        ook="capaciteit",
    ),
]

GEBONDEN = [
    geval(
        "a step under the tied part of the year",
        "gebonden",
        "post SW03",
        schuif("SW03", vast_euro=-25_000, flex_euro=25_000),
        ook="dekking",
    ),
    geval(
        "275 of 366 days tie € 60.110 and so € 65.000",
        "gebonden",
        "post SW03",
        BESTUURLIJK,
        met_post("SW03", gebonden_tot=date(2012, 10, 2)),
    ),
    geval(
        "274 of 365 days tie € 60.055 and so € 65.000",
        "gebonden",
        "post SW03",
        BESTUURLIJK,
        *IN_2011,
        met_post("SW03", gebonden_tot=date(2011, 10, 2)),
    ),
    geval(
        "tied until the last day",
        "gebonden",
        "post SW03",
        met_post("SW03", gebonden_tot=date(2012, 12, 31)),
        ook="dekking",
    ),
    geval("tied all year", "gebonden", "post SW03", met_post("SW03", gebonden_tot=None), ook="dekking"),
    geval(
        "one day ties all of an indivisible post",
        "gebonden",
        "post SO02",
        met_post("SO02", gebondenheid=Gebondenheid.JURIDISCH, gebonden_tot=date(2012, 1, 2)),
    ),
    geval(
        "half a euro ties a whole one",
        "gebonden",
        "post DMO02",
        met_post("DMO02", gebondenheid=Gebondenheid.JURIDISCH, gebonden_tot=date(2012, 10, 19)),
        schuif("DMO02", vast_euro=-66, flex_euro=66),
        ook="dekking",
    ),
    geval(
        "bestuurlijk",
        "gebonden",
        "post SO03",
        schuif("SO03", vast_euro=-15_000, flex_euro=15_000),
    ),
    geval(
        "salaries bestuurlijk, while the hours are free",
        "gebonden",
        "post SWT1",
        schuif("SWT1", vast_euro=-200_000, flex_euro=200_000),
    ),
    geval("a voorziening", "gebonden", "post SW04", schuif("SW04", vast_euro=-30_000, flex_euro=30_000)),
    geval(
        "a reservemutatie",
        "gebonden",
        "post SO02",
        met_post("SO02", kostensoort=Kostensoort.RESERVEMUTATIE),
    ),
    geval(
        "a leefbaarheidsbudget",
        "gebonden",
        "post SW06",
        schuif("SW06", vast_euro=-20_000, flex_euro=20_000),
    ),
    geval(
        "more than nothing from a negative post",
        "gebonden",
        "post SW05",
        met_post("SW05", stap_euro=0),
        schuif("SW05", vast_euro=-1, flex_euro=1),
    ),
    geval(
        "tied hours made free",
        "gebonden",
        "team SWT1",
        schuif("SWT1", gebonden_honderdsten=-10, regulier_honderdsten=10),
    ),
    geval(
        "free hours called tied",
        "gebonden",
        "team SWT2",
        schuif("SWT2", gebonden_honderdsten=10, regulier_honderdsten=-10),
    ),
    geval(
        "leefbaarheidsbudgetten larger than their post",
        "gebonden",
        "post SW06",
        met_wijk("Noord", leefbaarheidsbudget_euro=12_001),
    ),
]

VERVALLEN = [
    geval("no taakstelling", "vervallen", "post SO05", hernoem_taakstelling("SO05", None)),
    geval(
        "hours without a taakstelling",
        "vervallen",
        "post SWT2",
        schuif("SWT2", vervallen_honderdsten=10, regulier_honderdsten=-10),
    ),
    geval("a taakstelling and no drop", "vervallen", "post SO01", hernoem_taakstelling("SO01", "K1")),
    geval(
        "of another dienst",
        "vervallen",
        "post DMOT1",
        hernoem_taakstelling("DMOT1", "K1"),
        met_taakstelling("K1", bedrag_euro=40_000),
    ),
    geval("of another programma", "vervallen", "post SO05", hernoem_taakstelling("SO05", "K2")),
    geval(
        "an incidental post for a structural taakstelling",
        "vervallen",
        "post DMO01",
        met_taakstelling("K2", aard=Aard.STRUCTUREEL),
    ),
    geval("a euro of baten too few", "vervallen", "post SO04", schuif("SO04", baten_vervallen_euro=-1)),
    geval("baten pro rata are rounded up", "vervallen", "post SO04", met_post("SO04", baten_euro=12_001)),
    geval("a share of baten is rounded up", "vervallen", "post SO05", schuif("SO05", baten_vervallen_euro=-1)),
    geval("baten that stay", "vervallen", "post DMO01", schuif("DMO01", baten_vervallen_euro=5_000)),
    geval("baten of a post that stays", "vervallen", "post SO01", schuif("SO01", baten_vervallen_euro=1)),
    geval("all baten fall", "vervallen", "post SO05", met_post("SO05", baten_vervallen_bp=10_000)),
    geval(
        "a euro more than the remainder allows",
        "vervallen",
        "taakstelling K1",
        met_taakstelling("K1", bedrag_euro=17_499),
    ),
    geval(
        "the smallest step is the remainder, not the step",
        "vervallen",
        "taakstelling K1",
        schuif("SO04", vast_euro=-10_000, vervallen_euro=10_000, baten_vervallen_euro=2_000),
    ),
    geval(
        "any euro is the smallest step",
        "vervallen",
        "taakstelling K2",
        met_taakstelling("K2", bedrag_euro=24_999),
    ),
    geval(
        "an indivisible post is its own step",
        "vervallen",
        "taakstelling K1",
        *ALLEEN_SO02,
        met_taakstelling("K1", bedrag_euro=0),
    ),
    geval(
        "salaries saved and hands kept",
        "vervallen",
        "team DMOT1",
        schuif("DMOT1", vervallen_honderdsten=-10, regulier_honderdsten=10),
    ),
    geval(
        "a euro more than the hours",
        "vervallen",
        "team DMOT1",
        schuif("DMOT1", vervallen_euro=1_000, vast_euro=-1_000),
    ),
    geval(
        "more euros than the vacant days",
        "vervallen",
        "post DMOT1",
        met_post("DMOT1", vrij_vanaf=date(2012, 12, 5)),
    ),
    geval(
        "more hours than the vacant days",
        "vervallen",
        "post DMOT1",
        schuif("DMOT1", vervallen_honderdsten=10, regulier_honderdsten=-10),
    ),
    geval(
        "more euros than the vacant days of a post without formatie",
        "vervallen",
        "post SO04",
        met_post("SO04", bezetting_honderdsten=1, vrij_vanaf=date(2012, 9, 2)),
    ),
    geval(
        "one euro without a taakstelling",
        "vervallen",
        "post SW02",
        schuif("SW02", flex_euro=-1, vervallen_euro=1),
    ),
    geval(
        "one euro takes a euro of baten",
        "vervallen",
        "post DMO01",
        met_post("DMO01", baten_vervallen_bp=None),
        schuif("DMO01", vast_euro=6_999, vervallen_euro=-6_999),
    ),
    geval(
        "free only next year",
        "vervallen",
        "post DMOT1",
        met_post("DMOT1", vrij_vanaf=date(2013, 1, 1)),
    ),
]

MAG: dict[str, tuple[Stap, ...]] = {
    "274 of 366 days tie € 59.891 and so € 60.000": (
        BESTUURLIJK,
        met_post("SW03", gebonden_tot=date(2012, 10, 1)),
    ),
    "273 of 365 days tie € 59.836 and so € 60.000": (
        BESTUURLIJK,
        *IN_2011,
        met_post("SW03", gebonden_tot=date(2011, 10, 1)),
    ),
    "tied until 1 January is free to earmark": (
        met_post("SW03", gebonden_tot=date(2012, 1, 1)),
        met_variant("Q2", verplicht=Verplicht.NEE),
    ),
    "tied until an earlier year is free to earmark": (
        met_post("SW03", gebonden_tot=date(2009, 5, 1)),
        met_variant("Q2", verplicht=Verplicht.NEE),
    ),
    "the remainder may move": (schuif("SW01", vast_euro=500, flex_euro=-500),),
    "a step larger than the post": (met_post("SO02", stap_euro=25_001),),
    "bestuurlijk is free by spelregel": (
        met_spelregels(bestuurlijk_vrij=True),
        schuif("SO03", vast_euro=-15_000, flex_euro=15_000),
    ),
    "a post without people drops whenever": (met_post("SO04", vrij_vanaf=date(2013, 1, 1)),),
    "28 vacant days are enough for 7,5 %": (met_post("DMOT1", vrij_vanaf=date(2012, 12, 4)),),
    "exactly the vacant days, in euros and in hours": (
        met_post("DMOT1", lasten_euro=219_600, fte_honderdsten=366, vrij_vanaf=date(2012, 12, 2)),
        schuif("DMOT1", vast_euro=-20_400, regulier_honderdsten=-34),
    ),
    "a negative post that is vacant": (met_post("SW05", bezetting_honderdsten=10, vrij_vanaf=date(2012, 12, 1)),),
    "the step is the smallest unit when the remainder stays": (schuif("SO05", vast_euro=-500, vervallen_euro=500),),
    "hours alone have no smallest unit": (
        met_post("DMO01", stap_euro=1_000),
        met_post("DMOT1", stap_euro=0),
        met_taakstelling("K2", bedrag_euro=6_001),
        schuif("DMOT1", vast_euro=18_000, vervallen_euro=-18_000),
    ),
    "vacant since last year": (met_post("DMOT1", vrij_vanaf=date(2011, 2, 1)),),
    "an indivisible post may overshoot by itself less a euro": (
        *ALLEEN_SO02,
        met_taakstelling("K1", bedrag_euro=1),
    ),
    "hours alone count for nothing, and need no more than a taakstelling that holds their team": (
        schuif("DMOT1", vast_euro=18_000, vervallen_euro=-18_000),
        hernoem_taakstelling("DMOT1", None),
    ),
    "any taakstelling": (met_taakstelling("K1", dienst=None), met_taakstelling("K2", programma=None)),
    "leefbaarheidsbudgetten that just fit": (met_wijk("Noord", leefbaarheidsbudget_euro=12_000),),
}
"""Changes that break nothing: the rules are no stricter than they are stated."""
