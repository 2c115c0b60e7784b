"""Rules of regular work in wijken: Wijkafspraken and Wijktoerekening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from allocator.workbook import notation
from allocator.workbook.check.geval import Geval, inzetbare_fte_honderdsten, overschrijding
from allocator.workbook.problems import Melding
from allocator.workbook.schema import PostRij, WijkafspraakRij, WijktoerekeningRij
from allocator.workbook.typed import Geplaatst

_HEEL_BP = 10_000


def afspraak_vraagt_iets(geval: Geval) -> Iterator[Melding]:
    """A wijkafspraak promises fte or euros."""
    for afspraak in geval.inhoud.rijen(WijkafspraakRij):
        if not afspraak.rij.fte and not afspraak.rij.euro:
            yield afspraak.melding("fte", "Deze afspraak belooft geen fte en geen geld.", "Vul fte of euro in.")


def post_van_de_dienst(geval: Geval) -> Iterator[Melding]:
    """The post of a wijkafspraak belongs to its dienst."""
    for afspraak, post in _met_post(geval):
        if post.dienst != afspraak.rij.dienst and geval.diensten >= {post.dienst, afspraak.rij.dienst}:
            yield afspraak.melding(
                "post",
                f"Post {post.post} is van dienst {post.dienst}, en deze afspraak is met {afspraak.rij.dienst}.",
                f"Noem een post van {afspraak.rij.dienst}, of verander de dienst.",
            )


def post_werkt_in_de_wijk(geval: Geval) -> Iterator[Melding]:
    """The post of a wijkafspraak works in its wijk."""
    for afspraak, post in _met_post(geval):
        if not geval.bedient(post, afspraak.rij.wijk) and post.gebied in geval.gebieden:
            wijken = notation.opsomming(sorted(geval.gebieden[post.gebied or ""]))
            yield afspraak.melding(
                "post",
                f"Post {post.post} werkt in gebied {post.gebied} ({wijken}), niet in {afspraak.rij.wijk}.",
                "Noem een post die in deze wijk werkt, of maak de cel leeg.",
            )


def post_is_geen_leefbaarheidspost(geval: Geval) -> Iterator[Melding]:
    """A leefbaarheidsbudget isn't promised to anything else."""
    for afspraak, post in _met_post(geval):
        if post.post in geval.leefbaarheidsposten:
            yield afspraak.melding(
                "post",
                f"In post {post.post} zit een leefbaarheidsbudget: daar kan geen afspraak uit betaald worden.",
                "Noem een andere post.",
            )


def afspraken_passen_in_fte(geval: Geval) -> Iterator[Melding]:
    """A team promises no more hours than it can give."""
    for post, afspraken in _per_post(geval).items():
        ruimte = inzetbare_fte_honderdsten(geval.posten[post].rij)
        over = overschrijding(afspraken, lambda afspraak: int(afspraak.fte * 100), ruimte)
        if over:
            afspraak, totaal = over
            yield afspraak.melding(
                "fte",
                f"Op post {post} is {notation.fte(totaal)} beloofd, en inzetbaar is {notation.fte(ruimte)} "
                "(fte of bezetting, min wat gebonden is).",
                "Beloof minder, of kies een andere post.",
            )


def afspraken_passen_in_lasten(geval: Geval) -> Iterator[Melding]:
    """A post promises no more euros than it has."""
    for post, afspraken in _per_post(geval).items():
        lasten = geval.posten[post].rij.lasten
        over = overschrijding(afspraken, lambda afspraak: afspraak.euro, max(0, lasten))
        if over:
            afspraak, totaal = over
            yield afspraak.melding(
                "euro",
                f"Uit post {post} is {notation.euro(totaal)} beloofd, en de lasten zijn {notation.euro(lasten)}.",
                "Beloof minder, of kies een andere post.",
            )


def toerekening_past(geval: Geval) -> Iterator[Melding]:
    """The wijken get no more than the whole of a post."""
    per_post: dict[str, list[Geplaatst[WijktoerekeningRij]]] = defaultdict(list)
    for deel in geval.inhoud.rijen(WijktoerekeningRij):
        per_post[deel.rij.post].append(deel)
    for post, delen in per_post.items():
        over = overschrijding(delen, lambda deel: int(deel.aandeel * _HEEL_BP), _HEEL_BP)
        if over:
            deel, totaal = over
            yield deel.melding(
                "aandeel",
                f"De aandelen van post {post} zijn samen {notation.percent(Decimal(totaal) / _HEEL_BP)}.",
                "Samen zijn ze hooguit 100 %; de rest is stedelijk.",
            )


def _met_post(geval: Geval) -> Iterator[tuple[Geplaatst[WijkafspraakRij], PostRij]]:
    """The wijkafspraken that name a post, each with that post."""
    for afspraak in geval.inhoud.rijen(WijkafspraakRij):
        post = geval.posten.get(afspraak.rij.post or "")
        if post:
            yield afspraak, post.rij


def _per_post(geval: Geval) -> Mapping[str, list[Geplaatst[WijkafspraakRij]]]:
    per_post: dict[str, list[Geplaatst[WijkafspraakRij]]] = defaultdict(list)
    for afspraak, post in _met_post(geval):
        if post.post not in geval.leefbaarheidsposten and post.dienst == afspraak.rij.dienst:
            per_post[post.post].append(afspraak)
    return per_post


FOUTEN = (
    afspraak_vraagt_iets,
    post_van_de_dienst,
    post_werkt_in_de_wijk,
    post_is_geen_leefbaarheidspost,
    afspraken_passen_in_fte,
    afspraken_passen_in_lasten,
    toerekening_past,
)
OPMERKINGEN = ()
