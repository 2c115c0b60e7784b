"""Rules of what wijken ask: Prioriteiten, Inzet and Afhankelijkheden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from allocator.workbook.check.geval import Geval, inzetbare_fte_honderdsten, past_bij, samengenomen
from allocator.workbook.problems import Melding
from allocator.workbook.schema import AfhankelijkheidRij, AmbitieRij, InzetRij, PostRij, PrioriteitRij
from allocator.workbook.typed import Geplaatst
from allocator_models.scenario import Aard, AfhankelijkheidSoort, Verplicht

_ZELFDE = ("wijk", "ambitie", "thema")
"""What belongs to the prioriteit and not to one of its varianten."""


def varianten_horen_bijeen(geval: Geval) -> Iterator[Melding]:
    """The varianten of a prioriteit agree on what belongs to the prioriteit."""
    eerste: dict[str, Geplaatst[PrioriteitRij]] = {}
    for variant in geval.inhoud.rijen(PrioriteitRij):
        eerder = eerste.setdefault(variant.rij.prioriteit, variant)
        for veld in _ZELFDE:
            hier, daar = getattr(variant.rij, veld), getattr(eerder.rij, veld)
            if hier != daar:
                yield variant.melding(
                    veld,
                    f"Prioriteit {variant.rij.prioriteit} heeft in {eerder.bron.plek(veld)[1]} "
                    f"{f'{veld} {daar!r}' if daar else f'geen {veld}'}.",
                    f"Geef alle varianten van een prioriteit dezelfde {veld}.",
                )


def een_toezegging(geval: Geval) -> Iterator[Melding]:
    """At most one variant of a prioriteit is toegezegd."""
    eerste: dict[str, Geplaatst[PrioriteitRij]] = {}
    for variant in geval.inhoud.rijen(PrioriteitRij):
        if variant.rij.verplicht is Verplicht.TOEGEZEGD:
            eerder = eerste.setdefault(variant.rij.prioriteit, variant)
            if eerder is not variant:
                yield variant.melding(
                    "verplicht",
                    f"Van prioriteit {variant.rij.prioriteit} is variant {eerder.rij.variant} ook toegezegd, en er kan "
                    "er maar één uitgevoerd worden.",
                    "Laat bij één variant toegezegd staan.",
                )


def ambitie_van_de_wijk(geval: Geval) -> Iterator[Melding]:
    """A prioriteit serves an ambitie of its own wijk."""
    wijk_van_ambitie = {ambitie.rij.ambitie: ambitie.rij.wijk for ambitie in geval.inhoud.rijen(AmbitieRij)}
    for variant in geval.inhoud.rijen(PrioriteitRij):
        eigen, andere = geval.wijk_van[variant.rij.prioriteit], wijk_van_ambitie.get(variant.rij.ambitie or "")
        if andere in geval.wijken and andere != eigen:
            yield variant.melding(
                "ambitie",
                f"Ambitie {variant.rij.ambitie} is van de wijk {andere}, en deze prioriteit van {eigen}.",
                "Noem een ambitie van dezelfde wijk.",
            )


def inzet_heeft_een_dienst(geval: Geval) -> Iterator[Melding]:
    """Somebody brings the inzet."""
    for inzet in geval.inhoud.rijen(InzetRij):
        if inzet.rij.dienst is None and inzet.rij.partner is None:
            yield inzet.melding(
                "dienst", "Er staat geen dienst en geen partner.", "Noem de dienst die dit levert, of de partner."
            )


def inzet_vraagt_iets(geval: Geval) -> Iterator[Melding]:
    """Inzet takes fte or euros."""
    for inzet in geval.inhoud.rijen(InzetRij):
        if not inzet.rij.fte and not inzet.rij.euro:
            yield inzet.melding("fte", "Deze inzet vraagt geen fte en geen geld.", "Vul fte of euro in.")


def afhankelijk_van_een_ander(geval: Geval) -> Iterator[Melding]:
    """No prioriteit hangs on itself."""
    for paar in geval.inhoud.rijen(AfhankelijkheidRij):
        if paar.rij.prioriteit == paar.rij.andere:
            yield paar.melding(
                "andere", f"Prioriteit {paar.rij.andere} kan niet van zichzelf afhangen.", "Noem een andere prioriteit."
            )


def toezeggingen_sluiten_niet_uit(geval: Geval) -> Iterator[Melding]:
    """What is toegezegd doesn't exclude what else is toegezegd."""
    toegezegd = {p.rij.prioriteit for p in geval.inhoud.rijen(PrioriteitRij) if p.rij.verplicht is Verplicht.TOEGEZEGD}
    for paar in geval.inhoud.rijen(AfhankelijkheidRij):
        rij = paar.rij
        if (
            rij.soort is AfhankelijkheidSoort.SLUIT_UIT
            and rij.prioriteit != rij.andere
            and {rij.prioriteit, rij.andere} <= toegezegd
        ):
            yield paar.melding(
                "soort",
                f"{rij.prioriteit} en {rij.andere} sluiten elkaar uit, en ze zijn allebei toegezegd.",
                "Haal deze regel weg, of neem een van de twee toezeggingen terug.",
            )


def vereist_en_uitgesloten(geval: Geval) -> Iterator[Melding]:
    """A prioriteit that needs what it excludes is never granted."""
    uitgesloten = {
        frozenset((paar.rij.prioriteit, paar.rij.andere))
        for paar in geval.inhoud.rijen(AfhankelijkheidRij)
        if paar.rij.soort is AfhankelijkheidSoort.SLUIT_UIT
    }
    for paar in geval.inhoud.rijen(AfhankelijkheidRij):
        rij = paar.rij
        if rij.soort is AfhankelijkheidSoort.VEREIST and frozenset((rij.prioriteit, rij.andere)) in uitgesloten:
            yield paar.melding(
                "soort",
                f"{rij.prioriteit} vereist {rij.andere} en sluit die ook uit: zo komt {rij.prioriteit} er nooit.",
            )


def variant_zonder_inzet(geval: Geval) -> Iterator[Melding]:
    """List the varianten that cost nothing."""
    met_inzet = {(rij.waarden.get("prioriteit"), rij.waarden.get("variant")) for rij in geval.inhoud.leesrijen["Inzet"]}
    zonder = [v for v in geval.inhoud.rijen(PrioriteitRij) if (v.rij.prioriteit, v.rij.variant) not in met_inzet]
    yield from samengenomen(
        zonder,
        "variant",
        lambda variant: f"{variant.prioriteit}|{variant.variant}",
        "1 variant heeft geen rij op het blad Inzet en kost dus niets",
        "{} varianten hebben geen rij op het blad Inzet en kosten dus niets",
    )


def inzet_zonder_aard(geval: Geval) -> Iterator[Melding]:
    """List the inzet that counts as structureel because nothing was said."""
    yield from samengenomen(
        [inzet for inzet in geval.inhoud.rijen(InzetRij) if inzet.rij.aard is None],
        "aard",
        lambda inzet: f"{inzet.prioriteit}|{inzet.variant}",
        "1 rij heeft geen aard en telt als structureel (S)",
        "{} rijen hebben geen aard en tellen als structureel (S)",
    )


def inzet_zonder_team(geval: Geval) -> Iterator[Melding]:
    """Remark on fte that no team of the dienst can give, whatever else is granted."""
    teams: dict[str, list[PostRij]] = defaultdict(list)
    for post in geval.inhoud.rijen(PostRij):
        if inzetbare_fte_honderdsten(post.rij):
            teams[post.rij.dienst].append(post.rij)
    for inzet in geval.inhoud.rijen(InzetRij):
        wijk = geval.wijk_van.get(inzet.rij.prioriteit)
        if (
            _vraagt(inzet.rij, "fte")
            and wijk
            and not any(_levert(geval, t, inzet.rij, wijk) for t in teams[inzet.rij.dienst or ""])
        ):
            functie = f" met functie {inzet.rij.functie}" if inzet.rij.functie else ""
            yield inzet.melding(
                "functie" if inzet.rij.functie else "dienst",
                f"Dienst {inzet.rij.dienst} heeft geen {_aard(inzet.rij)}team{functie} met ruimte voor {wijk}: deze "
                "variant kan niet worden toegekend.",
            )


def inzet_zonder_dekking(geval: Geval) -> Iterator[Melding]:
    """Remark on euros for which the dienst has no post to earmark, whatever else is granted."""
    bronnen: dict[str, list[PostRij]] = defaultdict(list)
    for post in geval.inhoud.rijen(PostRij):
        if post.rij.oormerkbaar and not post.rij.fte and not geval.altijd_vast(post.rij):
            bronnen[post.rij.dienst].append(post.rij)
    for inzet in geval.inhoud.rijen(InzetRij):
        rij = inzet.rij
        if _vraagt(rij, "euro") and not any(
            rij.programma in (None, bron.programma) and past_bij(rij.aard, bron.aard)
            for bron in bronnen[rij.dienst or ""]
        ):
            programma = f" in programma {rij.programma}" if rij.programma else ""
            yield inzet.melding(
                "euro",
                f"Dienst {rij.dienst} heeft geen oormerkbare {_aard(rij)}post{programma}: deze variant kan niet worden "
                "toegekend.",
            )


def _vraagt(inzet: InzetRij, veld: str) -> bool:
    """Whether the row asks this of a dienst."""
    return bool(inzet.dienst and inzet.partner is None and getattr(inzet, veld))


def _levert(geval: Geval, team: PostRij, inzet: InzetRij, wijk: str) -> bool:
    return (
        (inzet.functie is None or team.functie is None or inzet.functie == team.functie)
        and past_bij(inzet.aard, team.aard)
        and geval.bedient(team, wijk)
    )


def _aard(inzet: InzetRij) -> str:
    return "" if inzet.aard is Aard.INCIDENTEEL else "structureel "


FOUTEN = (
    varianten_horen_bijeen,
    een_toezegging,
    ambitie_van_de_wijk,
    inzet_heeft_een_dienst,
    inzet_vraagt_iets,
    afhankelijk_van_een_ander,
    toezeggingen_sluiten_niet_uit,
)
OPMERKINGEN = (
    variant_zonder_inzet,
    inzet_zonder_aard,
    inzet_zonder_team,
    inzet_zonder_dekking,
    vereist_en_uitgesloten,
)
