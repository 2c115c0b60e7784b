"""Rules of the money and the people: Begroting and Taakstellingen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from allocator.workbook import notation
from allocator.workbook.check.geval import Geval, past_bij, samengenomen
from allocator.workbook.problems import Melding
from allocator.workbook.schema import PostRij, TaakstellingRij
from allocator.workbook.typed import Geplaatst
from allocator_models.scenario import Gebondenheid, Kostensoort

MAG_NEGATIEF = (Kostensoort.DOORBELASTING, Kostensoort.STELPOST, Kostensoort.OVERIG)
"""The kostensoorten of which the lasten may be below zero."""

_JAREN_TERUG, _JAREN_VOORUIT = 50, 90


def lasten_niet_negatief(geval: Geval) -> Iterator[Melding]:
    """Only a few kostensoorten have negative lasten."""
    for post in geval.inhoud.rijen(PostRij):
        if post.rij.lasten < 0 and post.rij.kostensoort not in MAG_NEGATIEF:
            yield post.melding(
                "lasten",
                f"Lasten onder nul ({notation.euro(post.rij.lasten)}) kunnen niet bij {post.rij.kostensoort}.",
                f"Dat mag alleen bij {notation.opsomming(list(MAG_NEGATIEF))}. Inkomsten horen bij baten, zonder min.",
            )


def gebonden_past_in_fte(geval: Geval) -> Iterator[Melding]:
    """No more fte is tied than there is."""
    for post in geval.inhoud.rijen(PostRij):
        if post.rij.fte_gebonden > post.rij.fte:
            yield post.melding(
                "fte_gebonden",
                f"Er is {notation.getal(post.rij.fte_gebonden)} fte gebonden, en de post heeft maar "
                f"{notation.getal(post.rij.fte)} fte.",
                "Verlaag de gebonden fte, of verhoog de fte.",
            )


def bezetting_zonder_formatie(geval: Geval) -> Iterator[Melding]:
    """Without formatie a post is no team, whoever is there."""
    for post in geval.inhoud.rijen(PostRij):
        if post.rij.bezetting and not post.rij.fte:
            yield post.melding(
                "bezetting",
                f"De bezetting is {notation.getal(post.rij.bezetting)} fte, maar zonder formatie telt ze niet mee.",
            )


def datums_in_deze_tijd(geval: Geval) -> Iterator[Melding]:
    """A date in another century is a typing error."""
    for post in geval.inhoud.rijen(PostRij):
        for veld in ("vrij_vanaf", "gebonden_tot"):
            dag: date | None = getattr(post.rij, veld)
            if dag and geval.jaar and not -_JAREN_TERUG <= dag.year - geval.jaar <= _JAREN_VOORUIT:
                yield post.melding(
                    veld,
                    f"{notation.datum(dag)} ligt te ver van het begrotingsjaar {geval.jaar}.",
                    "Controleer het jaartal.",
                )


def geboekt_op_stelpost(geval: Geval) -> Iterator[Melding]:
    """A taakstelling is booked on a negative stelpost, or not at all."""
    for taakstelling in geval.inhoud.rijen(TaakstellingRij):
        post = geval.posten.get(taakstelling.rij.geboekt_op or "")
        if post and (post.rij.kostensoort is not Kostensoort.STELPOST or post.rij.lasten >= 0):
            yield taakstelling.melding(
                "geboekt_op",
                f"Post {post.rij.post} is geen negatieve stelpost (het is {post.rij.kostensoort} van "
                f"{notation.euro(post.rij.lasten)}).",
                "Noem de stelpost waarop deze bezuiniging met een minteken staat, of maak de cel leeg.",
            )


def taakstelling_zonder_posten(geval: Geval) -> Iterator[Melding]:
    """A taakstelling on which no post can count will fall short whole."""
    for taakstelling in geval.inhoud.rijen(TaakstellingRij):
        rij = taakstelling.rij
        if not any(_telt_mee(geval, post.rij, rij) for post in geval.inhoud.rijen(PostRij)):
            yield taakstelling.melding(
                "taakstelling",
                "Geen enkele post kan aan deze taakstelling bijdragen: ze zal helemaal niet gehaald worden.",
                "Controleer de dienst, het programma en de aard.",
            )


def _telt_mee(geval: Geval, post: PostRij, taakstelling: TaakstellingRij) -> bool:
    return (
        taakstelling.dienst in (None, post.dienst)
        and taakstelling.programma in (None, post.programma)
        and past_bij(taakstelling.aard, post.aard)
        and post.lasten > 0
        and not geval.altijd_vast(post)
    )


def stelpost_te_klein(geval: Geval) -> Iterator[Melding]:
    """A taakstelling larger than its stelpost turns that post positive."""
    for taakstelling in geval.inhoud.rijen(TaakstellingRij):
        post = geval.posten.get(taakstelling.rij.geboekt_op or "")
        if post and 0 < -post.rij.lasten < taakstelling.rij.bedrag:
            yield taakstelling.melding(
                "bedrag",
                f"De taakstelling is groter dan wat er op stelpost {post.rij.post} geboekt is "
                f"({notation.euro(post.rij.lasten)}).",
            )


def zonder_gebondenheid(geval: Geval) -> Iterator[Melding]:
    """List the posts whose gebondenheid nobody has judged."""
    yield from _posten_met(
        geval,
        "gebondenheid",
        lambda post: post.rij.gebondenheid is None,
        "1 post heeft geen gebondenheid: die is naar de kostensoort ingevuld en niet getoetst",
        "{} posten hebben geen gebondenheid: die is naar de kostensoort ingevuld en niet getoetst",
    )


def zonder_aard(geval: Geval) -> Iterator[Melding]:
    """List the posts that count as structureel because nothing was said."""
    yield from _posten_met(
        geval,
        "aard",
        lambda post: post.rij.aard is None,
        "1 post heeft geen aard en telt als structureel (S)",
        "{} posten hebben geen aard en tellen als structureel (S)",
    )


def gebonden_tot_oudjaar(geval: Geval) -> Iterator[Melding]:
    """`gebonden tot` doesn't include that day, so that 31 December leaves one day free."""
    if geval.jaar is not None:
        oudjaar = date(geval.jaar, 12, 31)
        yield from _posten_met(
            geval,
            "gebonden_tot",
            lambda post: post.rij.gebonden_tot == oudjaar,
            "1 post is gebonden tot 31 december: die dag zelf is dan vrij. Maak de cel leeg voor het hele jaar",
            "{} posten zijn gebonden tot 31 december: die dag zelf is dan vrij. Maak de cel leeg voor het hele jaar",
        )


def gebonden_tot_zonder_gevolg(geval: Geval) -> Iterator[Melding]:
    """A date does nothing on a post that isn't tied."""
    los = (Gebondenheid.BELEIDSMATIG, Gebondenheid.VRIJ)
    yield from _posten_met(
        geval,
        "gebonden_tot",
        lambda post: post.rij.gebonden_tot is not None and post.rij.gebondenheid in los,
        "1 post heeft een datum bij 'gebonden tot' maar is niet juridisch of bestuurlijk gebonden: de datum doet niets",
        "{} posten hebben een datum bij 'gebonden tot' maar zijn niet juridisch of bestuurlijk gebonden: de datum doet "
        "niets",
    )


def oormerkbaar_zonder_gevolg(geval: Geval) -> Iterator[Melding]:
    """Only money without people, that may move at all, can be earmarked."""
    yield from _posten_met(
        geval,
        "oormerkbaar",
        lambda post: bool(post.rij.oormerkbaar) and (post.rij.fte > 0 or geval.altijd_vast(post.rij)),
        "1 post is oormerkbaar maar wordt nooit geoormerkt: ze heeft fte, of ze blijft altijd vast",
        "{} posten zijn oormerkbaar maar worden nooit geoormerkt: ze hebben fte, of ze blijven altijd vast",
    )


def _posten_met(
    geval: Geval, veld: str, kies: Callable[[Geplaatst[PostRij]], bool], enkel: str, meer: str
) -> Iterator[Melding]:
    posten = [post for post in geval.inhoud.rijen(PostRij) if kies(post)]
    yield from samengenomen(posten, veld, lambda post: post.post, enkel, meer)


FOUTEN = (
    lasten_niet_negatief,
    gebonden_past_in_fte,
    datums_in_deze_tijd,
    geboekt_op_stelpost,
)
OPMERKINGEN = (
    bezetting_zonder_formatie,
    zonder_gebondenheid,
    zonder_aard,
    gebonden_tot_oudjaar,
    gebonden_tot_zonder_gevolg,
    oormerkbaar_zonder_gevolg,
    taakstelling_zonder_posten,
    stelpost_te_klein,
)
