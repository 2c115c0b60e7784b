"""The goals of the jaarplan: one function a goal, giving its value as a sum of whole numbers.

Each adds the variables it needs when its turn comes, so that earlier goals are solved without them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from allocator_models.jaarplan.besluiten import Besluiten, Flexsom, Flexsommen
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Model, Som, som
from allocator_models.scenario import HELE_DEEL_BP, Basisplan, Post
from allocator_models.spelregels import Doel, Spelregels

EURO, PUNTEN, AANTAL = "euro", "punten", "aantal"


@dataclass(frozen=True, slots=True)
class Doelformule:
    """A goal's value in whole eenheden, of which ``schaal`` make one printed unit."""

    waarde: Som
    schaal: int
    eenheid: str
    hoogste: bool = False
    """Whether more is better."""


def verplichtingen(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Doelformule:
    """Count the prioriteiten marked ja that get no variant."""
    gemist = Som()
    for prioriteit in gegevens.scenario.prioriteiten:
        if prioriteit.verplicht:
            gemist.erbij(Som(constante=1)).erbij(besluiten.toekenning(prioriteit), -1)
    return Doelformule(gemist, 1, AANTAL)


def taakstelling(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Doelformule:
    """Σ max(0, bedrag − saldo)."""
    tekort = Som()
    for opgave in gegevens.scenario.taakstellingen:
        saldo = besluiten.saldo.get(opgave.taakstelling, Som())
        tekort.erbij(_minstens_alle(model, "taakstelling", (Som(constante=opgave.bedrag_euro).min(saldo),), 1))
    return Doelformule(tekort, 1, EURO)


def _minstens_alle(model: Model, doel: str, meer: tuple[Som, ...], noemer: int) -> Som:
    """Add and return the least whole number ≥ 0 and ≥ each of ``meer`` / ``noemer``."""
    hoogste = max(0, *(-(-deel.bereik()[1] // noemer) for deel in meer))
    afwijking = model.volger("afwijking", hoogste, lambda: max(0, *(-(-deel.waarde() // noemer) for deel in meer)))
    for deel in meer:
        model.eis_minstens(doel, afwijking.keer(noemer).erbij(deel, -1))
    return afwijking


def flexband(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Doelformule:
    """Euros and fte outside the band of each dienst and of the city."""
    spelregels = gegevens.spelregels
    sommen = flexsommen(model, gegevens, besluiten)
    buiten = Som()
    for dienst in gegevens.scenario.diensten:
        buiten.erbij(_buiten_band(model, sommen, dienst.dienst, dienst.flexdoel_bp, dienst.bandbreedte_bp, spelregels))
    with model.over_de_stad():
        doel, breedte = spelregels.flexdoel_bp, spelregels.bandbreedte_concern_bp
        buiten.erbij(_buiten_band(model, sommen, None, doel, breedte, spelregels))
    return Doelformule(buiten, 100, EURO)


def _buiten_band(
    model: Model, sommen: Flexsommen, dienst: str | None, doel_bp: int, breedte_bp: int, spelregels: Spelregels
) -> Som:
    """Add and return what lies outside the band of a dienst, or (None) of the city, in hundredths of a euro."""
    laagste, hoogste = max(0, doel_bp - breedte_bp), min(HELE_DEEL_BP, doel_bp + breedte_bp)
    buiten_euro, buiten_fte = (
        _minstens_alle(model, "flexband", _van(delen, dienst).buiten(laagste, hoogste), HELE_DEEL_BP)
        for delen in sommen
    )
    return buiten_euro.keer(100).erbij(buiten_fte, spelregels.loonkosten_per_fte_euro)


def behoud_afstand(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Doelformule:
    """Σ diensten |flex − flexdoel × (vast + flex)|, in euros and fte."""
    sommen = flexsommen(model, gegevens, besluiten)
    afstand = Som()
    for dienst in gegevens.scenario.diensten:
        afstand.erbij(_buiten_band(model, sommen, dienst.dienst, dienst.flexdoel_bp, 0, gegevens.spelregels))
    return Doelformule(afstand, 100, EURO)


def flexsommen(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Flexsommen:
    """Return flex and base per dienst, in euros and in hundredths of fte; worked out once per model."""
    if not besluiten.flexsommen:
        euro: dict[str, Flexsom] = defaultdict(Flexsom)
        for post in gegevens.posten:
            if gegevens.in_grondslag(post):
                weg = besluiten.vervallen(post.post)
                euro[post.dienst].voeg_toe(besluiten.flex.get(post.post), post.lasten_euro, weg)
        uren: dict[str, Flexsom] = defaultdict(Flexsom)
        for team in gegevens.teams:
            weg = besluiten.vervallen_fte.get(team.post, Som())
            uren[team.dienst].voeg_toe(besluiten.flex_fte.get(team.post), team.fte_honderdsten, weg)
        for sommen in (euro, uren):
            for deel in sommen.values():
                deel.neem_samen(model)
        besluiten.flexsommen = dict(euro), dict(uren)
    return besluiten.flexsommen


def _van(sommen: Mapping[str, Flexsom], dienst: str | None) -> Flexsom:
    """Return the sums of a dienst, or (None) of the whole city."""
    delen = [deel for naam, deel in sommen.items() if dienst in (None, naam)]
    return Flexsom(som(deel.flex for deel in delen), som(deel.basis for deel in delen))


def behoud(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Doelformule:
    """Σ (flex + 3 · vervallen) · waarde · factor, in hundredths of thousandths of a euro."""
    loonkosten = gegevens.spelregels.loonkosten_per_fte_euro
    totaal = Som()
    for post in gegevens.posten:
        gewicht = gegevens.behoud_gewicht(post)
        totaal.erbij(besluiten.flex.get(post.post, Som()), 100 * gewicht)
        totaal.erbij(besluiten.vervallen(post.post), 300 * gewicht)
        totaal.erbij(besluiten.flex_fte.get(post.post, Som()), loonkosten * gewicht)
        totaal.erbij(besluiten.vervallen_fte.get(post.post, Som()), 3 * loonkosten * gewicht)
    return Doelformule(totaal, 100_000, PUNTEN)


def eenvoud(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Doelformule:
    """Posts in more than one part + pairs of a team and a prioriteit."""
    totaal = Som()
    for post in gegevens.posten:
        totaal.erbij(_in_delen(model, gegevens, besluiten, post))
    paren: dict[tuple[str, str], list[Som]] = defaultdict(list)
    for rij in besluiten.rijen:
        for team in rij.fte:
            paren[team, rij.vragen[0].prioriteit.prioriteit].append(rij.gebruikt[team])
    for gebruikten in paren.values():
        totaal.erbij(gebruikten[0] if len(gebruikten) == 1 else _een_van(model, gebruikten))
    return Doelformule(totaal, 1, AANTAL)


def _een_van(model: Model, gebruikten: list[Som]) -> Som:
    """Add and return a 0/1 that is 1 as soon as one of these is."""
    paar = model.volger("paar", 1, lambda: max(gebruikt.waarde() for gebruikt in gebruikten))
    for gebruikt in gebruikten:
        model.eis_minstens("eenvoud", paar.min(gebruikt))
    return paar


def _in_delen(model: Model, gegevens: Gegevens, besluiten: Besluiten, post: Post) -> Som:
    """Add and return a 0/1 that is 1 when more than one of vast, flex and vervallen is above 0."""
    delen = [deel for deel in (besluiten.flex.get(post.post), besluiten.vervallen(post.post)) if deel and deel.termen]
    if not delen or post.stap_euro is None:
        return Som()
    weg = som(delen)
    gebonden = gegevens.gebonden_euro(post) > 0
    aanwezig = [_boven_nul(model, deel) for deel in delen]
    if not gebonden:
        aanwezig.append(_boven_nul(model, Som(constante=post.lasten_euro).min(weg)))
    nodig = 1 if gebonden else 2
    gesplitst = model.volger("gesplitst", 1, lambda: int(sum(a.waarde() for a in aanwezig) >= nodig))
    for i, ene in enumerate(aanwezig):
        if gebonden:
            model.eis_minstens("eenvoud", gesplitst.min(ene))
        for andere in aanwezig[:i]:
            model.eis_minstens("eenvoud", gesplitst.min(ene).min(andere), -1)
    return gesplitst


def _boven_nul(model: Model, deel: Som) -> Som:
    """Add and return a 0/1 that is 1 when the sum is above 0."""
    aanwezig = model.volger("aanwezig", 1, lambda: int(deel.waarde() > 0))
    model.eis_hoogstens("eenvoud", deel.min(aanwezig.keer(deel.bereik()[1])))
    return aanwezig


def stabiliteit(model: Model, gegevens: Gegevens, besluiten: Besluiten) -> Doelformule:
    """What changes against the plan that the scenario builds on, in euros and fte, and in varianten.

    Raises:
        ValueError: when the scenario builds on no plan.
    """
    basis = gegevens.scenario.basisplan
    if basis is None:
        raise ValueError("stabiliteit needs a plan to compare with")
    totaal = Som()
    for post in gegevens.posten:
        for nu, was, gewicht in _posten_nu_en_was(gegevens, besluiten, basis, post):
            totaal.erbij(_verschil(model, nu, was), gewicht)
    for sleutel, waarde in gegevens.variantwaarde_cent.items():
        keuze = besluiten.keuze[sleutel]
        if basis.keuzes.get(sleutel[0]) == sleutel[1]:
            totaal.erbij(Som(constante=waarde)).erbij(keuze, -waarde)
        else:
            totaal.erbij(keuze, waarde)
    return Doelformule(totaal, 100, EURO)


def _posten_nu_en_was(
    gegevens: Gegevens, besluiten: Besluiten, basis: Basisplan, post: Post
) -> tuple[tuple[Som, int, int], ...]:
    """Return (now, then, weight in cents) of the flex and the drop of a post, in euros and in hours."""
    _, flex, weg = basis.euro.get(post.post, (0, 0, 0))
    flex_fte, weg_fte = basis.fte.get(post.post, (0, 0))
    loonkosten = gegevens.spelregels.loonkosten_per_fte_euro
    return (
        (besluiten.flex.get(post.post, Som()), flex, 100),
        (besluiten.vervallen(post.post), weg, 100),
        (besluiten.flex_fte.get(post.post, Som()), flex_fte, loonkosten),
        (besluiten.vervallen_fte.get(post.post, Som()), weg_fte, loonkosten),
    )


def _verschil(model: Model, nu: Som, was: int) -> Som:
    """Add and return |now − then|."""
    if not nu.termen:
        return Som(constante=abs(nu.constante - was))
    meer = nu.min(Som(constante=was))
    return _minstens_alle(model, "stabiliteit", (meer, meer.keer(-1)), 1)


DOELEN: Mapping[Doel, Callable[[Model, Gegevens, Besluiten], Doelformule]] = {
    Doel.VERPLICHTINGEN: verplichtingen,
    Doel.TAAKSTELLING: taakstelling,
    Doel.FLEXBAND: flexband,
    Doel.BEHOUD_AFSTAND: behoud_afstand,
    Doel.BEHOUD: behoud,
    Doel.EENVOUD: eenvoud,
    Doel.STABILITEIT: stabiliteit,
}
"""Every goal but wijkprioriteiten, which brings the floor with it: :mod:`.wijkvloer`."""
