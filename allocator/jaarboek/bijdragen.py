"""Which pots pay what a besluit grants."""

from __future__ import annotations

from dataclasses import replace

from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.gegevens import Besluit
from allocator_models.jaar import Advies, Deel, Potsoort, Uitkomst, Verplaatsing
from allocator_models.jaarboek import Bijdragen
from allocator_models.naar_rato import naar_rato
from allocator_models.scenario import Initiatief


def bepaal_bijdragen(besluit: Besluit, advies: Advies | None, initiatief: Initiatief) -> Bijdragen:
    """Return what pays: the parts as given; else as advised, less in proportion; else each wijk its share.

    Raises:
        JaarboekFout: nothing is granted, or the parts don't add up to what is.
    """
    bedrag = (besluit.bedrag_euro, besluit.uren)
    if min(bedrag) < 0 or not any(bedrag):
        raise JaarboekFout(f"Bij {besluit.initiatief} wordt niets toegekend.", "Noem een bedrag of uren, of weiger.")
    if besluit.delen is not None:
        bijdragen = Bijdragen(besluit.delen, besluit.verplaatsingen or ())
    elif advies is not None and _hooguit(besluit, advies):
        bijdragen = _verlaagd(besluit, advies)
    else:
        bijdragen = Bijdragen(_naar_aandeel(besluit, initiatief), besluit.verplaatsingen or ())
    if (sum(d.euro for d in bijdragen.delen), sum(d.uren for d in bijdragen.delen)) != bedrag:
        raise JaarboekFout(
            f"Wat de potten samen bijdragen, is niet wat bij {besluit.initiatief} wordt toegekend.",
            "Maak de delen samen precies zo groot als het bedrag en de uren.",
        )
    return bijdragen


def _hooguit(besluit: Besluit, advies: Advies) -> bool:
    """Whether no more is granted than was advised, of euros and of hours."""
    return (
        advies.uitkomst is Uitkomst.TOEKENNEN
        and besluit.bedrag_euro <= advies.bedrag_euro
        and besluit.uren <= advies.uren
    )


def _verlaagd(besluit: Besluit, advies: Advies) -> Bijdragen:
    """Return the parts of the advies in proportion to what is granted; what a pot pays less, needn't move there."""
    euro = naar_rato(besluit.bedrag_euro, [d.euro for d in advies.delen])
    uren = naar_rato(besluit.uren, [d.uren for d in advies.delen])
    delen = [replace(d, euro=e, uren=u) for d, e, u in zip(advies.delen, euro, uren, strict=True)]
    minder = {d.pot: d.euro - nieuw.euro for d, nieuw in zip(advies.delen, delen, strict=True)}
    verplaatsingen = []
    for v in advies.verplaatsingen if besluit.verplaatsingen is None else besluit.verplaatsingen:
        korting = min(v.euro, minder.get(v.naar, 0))
        minder[v.naar] = minder.get(v.naar, 0) - korting
        verplaatsingen.append(replace(v, euro=v.euro - korting))
    return Bijdragen(tuple(d for d in delen if d.euro or d.uren), _met_geld(verplaatsingen))


def _met_geld(verplaatsingen: list[Verplaatsing]) -> tuple[Verplaatsing, ...]:
    return tuple(v for v in verplaatsingen if v.euro)


def _naar_aandeel(besluit: Besluit, initiatief: Initiatief) -> tuple[Deel, ...]:
    """Let the leefbaarheidsbudgetten pay the euros by the shares of the wijken, and the dienst the hours."""
    wijken, aandelen = zip(*initiatief.wijken, strict=True)
    euro = naar_rato(besluit.bedrag_euro, aandelen)
    delen = [
        Deel(f"{Potsoort.LEEFBAARHEID} {wijk}", euro=deel) for wijk, deel in zip(wijken, euro, strict=True) if deel
    ]
    if besluit.uren:
        if initiatief.dienst is None:
            raise JaarboekFout(
                f"{initiatief.initiatief} noemt geen dienst die de uren levert.", "Noem de pot met de uren erbij."
            )
        delen.append(Deel(f"{Potsoort.UREN} {initiatief.dienst}", uren=besluit.uren))
    return tuple(delen)
