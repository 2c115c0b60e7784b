"""Why a prioriteit goes through or not, in plain Dutch: a paragraph, what would do, and what would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from allocator.report.tabel import Kolom, Soort, Tabel, Waarde
from allocator.report.zinnen import procent, punten, wat_bindt
from allocator.workbook.notation import euro, fte, opsomming
from allocator_models.plan import Plan
from allocator_models.result import Jaarplan
from allocator_models.scenario import HELE_DEEL_BP, Prioriteit, Scenario, Variant
from allocator_models.verklaring.bindt import Binding, Voorrang
from allocator_models.verklaring.prioriteit import Oordeel, Ruil, Verklaring
from allocator_models.verklaring.wijziging import Soort as Wijzigingsoort
from allocator_models.verklaring.wijziging import Wijziging, krimp

TE_DICHT = (
    "Dit ligt te dicht bij elkaar om te beslissen: er kan een plan met deze prioriteit zijn dat net zo goed is. "
    "Mensen wegen hier zelf."
)
ONBESLIST = (
    "Binnen de rekentijd is geen plan met deze prioriteit gevonden, maar ook niet bewezen dat zo'n plan er niet is. "
    "Mensen wegen hier zelf."
)
PAST_NIET = (
    "Er is geen enkel plan waarin zij past, hoe hoog haar score ook is: de vaste regels, de doelen die voorgaan en de "
    "ondergrens voor elke wijk laten dat niet toe."
)
IN_ELK_PLAN = (
    "Zij gaat in elk plan door: zonder haar laten de vaste regels, de doelen die voorgaan en de ondergrens voor elke "
    "wijk geen enkel plan over."
)
_MEESTE_NAMEN = 3


@dataclass(frozen=True, slots=True)
class Uitleg:
    """The explanation of one prioriteit in words. Empty texts don't apply."""

    prioriteit: str
    naam: str
    wijk: str
    oordeel: str
    zinnen: tuple[str, ...]
    veranderingen: tuple[str, ...]
    """What would turn the no into a yes, or how far a yes may fall; a sentence each."""
    ruil: Tabel

    @property
    def alinea(self) -> str:
        """All sentences together."""
        return " ".join(self.zinnen)


def maak_uitleg(verklaring: Verklaring, jaarplan: Jaarplan) -> Uitleg:
    """Return the explanation of one prioriteit of a plan."""
    assert jaarplan.plan is not None
    scenario, plan = jaarplan.scenario, jaarplan.plan
    prioriteit = scenario.prioriteit[verklaring.prioriteit]
    zinnen, zin = (_ja, _blijft) if verklaring.oordeel.is_ja else (_nee, _verandering)
    return Uitleg(
        prioriteit=prioriteit.prioriteit,
        naam=_naam(scenario, prioriteit.prioriteit),
        wijk=scenario.wijk[prioriteit.wijk].naam,
        oordeel="gaat door" if verklaring.oordeel.is_ja else "gaat niet door",
        zinnen=tuple(zinnen(verklaring, scenario, plan)),
        veranderingen=tuple(zin(w, scenario.variant[w.prioriteit, w.variant]) for w in verklaring.wijzigingen),
        ruil=_ruiltabel(verklaring, scenario),
    )


# --- a no ------------------------------------------------------------------------------------------------------------


def _nee(v: Verklaring, scenario: Scenario, plan: Plan) -> Iterator[str]:
    """Yield what was asked, what stands in the way, what went first, and what would have to give way."""
    prioriteit = scenario.prioriteit[v.prioriteit]
    yield f"Gevraagd is {_gevraagd(prioriteit)}."
    if v.binding is not None:
        if v.oordeel is Oordeel.BEWEZEN or _knelt(v.binding):
            yield wat_bindt(v.binding)
        yield from _wie_voorging(v.binding.voorrang, scenario)
    wijkgenoten = [q for q, _ in plan.keuzes if scenario.prioriteit[q].wijk == prioriteit.wijk]
    if wijkgenoten:
        yield f"In {scenario.wijk[prioriteit.wijk].naam} gaan wel door: {opsomming(wijkgenoten, meeste=5)}."
    yield from _gevolg(v, scenario)
    if v.oordeel is Oordeel.BEWEZEN:
        yield "Het is bewezen dat geen enkel plan met haar zo hoog scoort als dit plan."
    if v.oordeel is Oordeel.TE_DICHT:
        yield TE_DICHT
    if v.oordeel is Oordeel.ONBESLIST:
        yield ONBESLIST
    if v.oordeel is Oordeel.PAST_NIET:
        yield PAST_NIET


def _knelt(binding: Binding) -> bool:
    """Whether anything stands in its way but a higher score, which is only said where it is proven."""
    return bool(binding.tekorten or binding.uitgesloten_door or binding.wacht_op)


def _wie_voorging(voorrang: Iterable[Voorrang], scenario: Scenario) -> Iterator[str]:
    """Yield who has the same money and hours; one that merely lies in the same wijk has neither."""
    delers = [q for q in voorrang if q.euro or q.honderdsten]
    if not delers:
        return
    geld, mensen = any(q.euro for q in delers), any(q.honderdsten for q in delers)
    wat = "Hetzelfde geld en dezelfde mensen gaan" if geld and mensen else "Hetzelfde geld gaat"
    if not geld:
        wat = "Dezelfde mensen gaan"
    yield f"{wat} nu naar {opsomming([_met_score(scenario, q.prioriteit, q.variant) for q in delers])}."


def _gevraagd(prioriteit: Prioriteit) -> str:
    varianten = [
        f"{_omvang(x)} (variant {x.variant}, score {punten(x.score_duizendsten)})" for x in prioriteit.varianten
    ]
    return opsomming(varianten, "of")


def _omvang(variant: Variant) -> str:
    bedrag = sum(i.euro for i in variant.stadsinzet)
    uren = sum(i.fte_honderdsten for i in variant.stadsinzet)
    return _hoeveel(bedrag, uren)


def _hoeveel(bedrag_euro: int, honderdsten: int) -> str:
    delen = [*([euro(bedrag_euro)] if bedrag_euro else []), *([fte(honderdsten)] if honderdsten else [])]
    return opsomming(delen) or "niets van de stad"


def _gevolg(v: Verklaring, scenario: Scenario) -> Iterator[str]:
    """Yield what the best plan with the prioriteit would cost."""
    if v.ander_duizendsten is None:
        return
    weg = [_met_naam(scenario, r.prioriteit) for r in v.ruil if r.nu is not None and r.dan is None]
    minder = [_met_naam(scenario, r.prioriteit) for r in v.ruil if r.nu is not None and r.dan is not None]
    erbij = [_met_naam(scenario, r.prioriteit) for r in v.ruil if r.nu is None]
    delen = []
    if weg:
        delen.append(f"{'valt' if len(weg) == 1 else 'vallen'} {opsomming(weg, meeste=_MEESTE_NAMEN)} af")
    if minder:
        krijgt = "krijgt" if len(minder) == 1 else "krijgen"
        delen.append(f"{krijgt} {opsomming(minder, meeste=_MEESTE_NAMEN)} een andere variant")
    if erbij:
        komt = "komt" if len(erbij) == 1 else "komen"
        delen.append(f"{komt} {opsomming(erbij, meeste=_MEESTE_NAMEN)} erbij")
    yield f"Gaat zij toch door, dan {opsomming([*delen, _verlies(v.score_duizendsten - v.ander_duizendsten)])}."


def _verlies(duizendsten: int) -> str:
    """Say what the other plan scores less, or more: within the gap it may."""
    if duizendsten == 0:
        return "blijft de score van het hele plan gelijk"
    return f"{'verliest' if duizendsten > 0 else 'wint'} het plan {_punten(abs(duizendsten))}"


def _punten(duizendsten: int) -> str:
    return f"{punten(duizendsten)} punt" + ("" if duizendsten == 1000 else "en")


# --- a yes -----------------------------------------------------------------------------------------------------------


def _ja(v: Verklaring, scenario: Scenario, plan: Plan) -> Iterator[str]:
    """Yield what it gets, what it leans on, and what would come in its place."""
    prioriteit = scenario.prioriteit[v.prioriteit]
    variant = scenario.variant[v.prioriteit, v.variant or ""]
    score = punten(variant.score_duizendsten)
    yield f"Toegekend is variant {variant.variant}: {_omvang(variant)}, met een score van {score}."
    leunt = [*_uren(v.prioriteit, scenario, plan), *_geld(v.prioriteit, plan)]
    if leunt:
        yield f"Dat leunt op {opsomming(leunt, meeste=5)}."
    if prioriteit.toegezegd:
        yield "Zij is toegezegd en gaat dus in elk plan door."
    elif v.oordeel is Oordeel.IN_ELK_PLAN:
        yield IN_ELK_PLAN
    elif v.ander_duizendsten is not None:
        erbij = [_met_naam(scenario, r.prioriteit) for r in v.ruil if r.nu is None]
        komt = "komt" if len(erbij) == 1 else "komen"
        in_plaats = [f"{komt} daarvoor {opsomming(erbij, meeste=_MEESTE_NAMEN)} in de plaats"] if erbij else []
        verlies = _verlies(v.score_duizendsten - v.ander_duizendsten)
        yield f"Valt zij af, dan {opsomming([*in_plaats, verlies])}."


def _uren(naam: str, scenario: Scenario, plan: Plan) -> Iterator[str]:
    for oormerk in plan.fte_oormerken:
        if oormerk.prioriteit == naam:
            post = scenario.post[oormerk.post]
            yield f"{fte(oormerk.fte_honderdsten)} van team {post.post} ({post.dienst})"


def _geld(naam: str, plan: Plan) -> Iterator[str]:
    for oormerk in plan.euro_oormerken:
        if oormerk.prioriteit == naam:
            yield f"{euro(oormerk.euro)} uit programma {oormerk.programma} ({oormerk.dienst})"


# --- what would do ---------------------------------------------------------------------------------------------------


def _verandering(w: Wijziging, variant: Variant) -> str:
    """Say a change that turns the no into a yes."""
    if w.soort is Wijzigingsoort.SCORE:
        nog_niet = f", met {punten(w.waarde - w.stap)} nog niet" if w.minste else ""
        return f"Met een score van {_in_plaats(w, variant)} gaat zij zeker door{nog_niet}."
    blijft = [krimp(rij, w.soort, w.waarde) for rij in variant.stadsinzet]
    bedrag, uren = sum(i.euro for i in blijft), sum(i.fte_honderdsten for i in blijft)
    rest_euro = sum(i.euro for i in variant.stadsinzet) - bedrag
    rest_uren = sum(i.fte_honderdsten for i in variant.stadsinzet) - uren
    deel = procent(w.waarde / HELE_DEEL_BP, 0)
    wat = {
        Wijzigingsoort.KLEINER: f"Met {_hoeveel(bedrag, uren)} ({deel} van de vraag)",
        Wijzigingsoort.MINDER_EURO: f"Met {euro(bedrag)} ({deel} van het gevraagde geld)",
        Wijzigingsoort.MINDER_FTE: f"Met {fte(uren)} ({deel} van de gevraagde uren)",
    }[w.soort]
    nog_niet = f"; met {procent((w.waarde + w.stap) / HELE_DEEL_BP, 0)} nog niet" if w.minste else ""
    hoe = f"als zij minder vraagt of als een ander {_hoeveel(rest_euro, rest_uren)} inbrengt"
    return f"{wat} gaat zij door, {hoe}{nog_niet}."


def _blijft(w: Wijziging, variant: Variant) -> str:
    """Say how far the score of a yes may fall."""
    lager = f"; met {punten(w.waarde - w.stap)} niet meer" if w.minste else ""
    return f"Ook met een score van {_in_plaats(w, variant)} gaat zij door{lager}."


def _in_plaats(w: Wijziging, variant: Variant) -> str:
    return f"{punten(w.waarde)} in plaats van {punten(variant.score_duizendsten)}"


# --- names and tables ------------------------------------------------------------------------------------------------


def _naam(scenario: Scenario, prioriteit: str) -> str:
    return scenario.prioriteit[prioriteit].varianten[0].naam


def _met_naam(scenario: Scenario, prioriteit: str) -> str:
    return f"{prioriteit} ({_naam(scenario, prioriteit)})"


def _met_score(scenario: Scenario, prioriteit: str, variant: str) -> str:
    score = punten(scenario.variant[prioriteit, variant].score_duizendsten)
    return f"{prioriteit} ({_naam(scenario, prioriteit)}, score {score})"


def _ruiltabel(v: Verklaring, scenario: Scenario) -> Tabel:
    """Return what would change, a row a prioriteit."""
    return Tabel(
        (
            Kolom("Prioriteit", breedte=11),
            Kolom("Naam", Soort.LANG, 40),
            Kolom("Wijk", breedte=15),
            Kolom("Nu", breedte=12),
            Kolom("Dan", breedte=12),
            Kolom("Score erbij", Soort.SCORE, 10),
        ),
        tuple(_ruilrij(r, scenario) for r in v.ruil),
        titel="Wat er dan verandert",
        leeg="Er verandert verder niets.",
        filter=False,
    )


def _ruilrij(r: Ruil, scenario: Scenario) -> tuple[Waarde, ...]:
    def score(variant: str | None) -> int:
        return 0 if variant is None else scenario.variant[r.prioriteit, variant].score_duizendsten

    return (
        r.prioriteit,
        _naam(scenario, r.prioriteit),
        scenario.wijk[scenario.prioriteit[r.prioriteit].wijk].naam,
        r.nu or "-",
        r.dan or "-",
        score(r.dan) - score(r.nu),
    )


def redenentabel(uitleg: Sequence[Uitleg]) -> Tabel:
    """Return the sheet Redenen: a row a refused prioriteit."""
    return Tabel(
        (
            Kolom("Prioriteit", breedte=11),
            Kolom("Wijk", breedte=16),
            Kolom("Naam", Soort.LANG, 34),
            Kolom("Waarom zij niet doorgaat", Soort.LANG, 90),
            Kolom("Wat wel zou kunnen", Soort.LANG, 50),
        ),
        tuple((u.prioriteit, u.wijk, u.naam, u.alinea, " ".join(u.veranderingen)) for u in uitleg),
        leeg="Alle prioriteiten gaan door.",
    )


def overzichtstabel(verklaringen: Iterable[Verklaring], jaarplan: Jaarplan) -> Tabel:
    """Return the refused prioriteiten at a glance: what each lacks in score, and with which score it goes through."""
    return Tabel(
        (
            Kolom("Prioriteit", breedte=11),
            Kolom("Naam", Soort.LANG, 34),
            Kolom("Score", Soort.SCORE, 7),
            Kolom("Het plan verliest", Soort.SCORE, 12),
            Kolom("Gaat door vanaf", Soort.SCORE, 12),
            Kolom("Oordeel", breedte=14),
        ),
        tuple(_overzichtsrij(v, jaarplan.scenario) for v in verklaringen),
        titel="Prioriteiten die niet doorgaan",
        leeg="Alle prioriteiten gaan door.",
    )


OORDEELNAAM = {
    Oordeel.TOEGEKEND: "gaat door",
    Oordeel.IN_ELK_PLAN: "in elk plan",
    Oordeel.BEWEZEN: "bewezen nee",
    Oordeel.TE_DICHT: "te dichtbij",
    Oordeel.ONBESLIST: "onbeslist",
    Oordeel.PAST_NIET: "past nergens",
}


def _overzichtsrij(v: Verklaring, scenario: Scenario) -> tuple[Waarde, ...]:
    variant = scenario.variant.get((v.prioriteit, v.variant or ""))
    return (
        v.prioriteit,
        _naam(scenario, v.prioriteit),
        variant.score_duizendsten if variant else None,
        None if v.ander_duizendsten is None else v.score_duizendsten - v.ander_duizendsten,
        next((w.waarde for w in v.wijzigingen if w.soort is Wijzigingsoort.SCORE), None),
        OORDEELNAAM[v.oordeel],
    )
