r"""The jaarplan: a lexicographic integer program that splits each post and grants prioriteiten.

Sets
    p ∈ P posts; T ⊆ P teams (posts with fte); d diensten; w wijken; k ∈ K taakstellingen; a ∈ A wijkafspraken;
    q ∈ Q prioriteiten, each of one wijk; v ∈ V_q varianten; i ∈ I_v inzet rows of a variant that the city brings (rows
    of a partner take nothing and count for nothing). A *dekking* is a triple (dienst, programma, aard).

Parameters (whole euros; fte in hundredths; scores in thousandths; shares in hundredths of a percent)
    lasten_p, baten_p, stap_p; fte_t, gebonden_t, bezetting_t; euro_i, fte_i; score_v; loonkosten; bedrag_k.
    share_p — the part of the year that a tie lasts: 1 when `gebonden tot` is empty or past the year, 0 when it lies on
    or before 1 January, otherwise (days from 1 January to that date) / (days in the year).
    b_p — tied euros. lasten_p for *fixed* posts: negative lasten, voorziening, reservemutatie, and posts in which a
    leefbaarheidsbudget lies. Otherwise, when juridisch, or bestuurlijk without the spelregel bestuurlijk_vrij:
    ⌈lasten_p · share_p⌉ rounded up to a multiple of stap_p, at most lasten_p (an indivisible post: all or nothing).
    Otherwise 0. j_p = b_p when juridisch, else 0.
    c_t = max(0, min(fte_t − gebonden_t, bezetting_t)) — the hours that a team can give.
    e_p — Σ euro of the afspraken that name post p.

Variables
    flex_p, verv_p ≥ 0 euros, vast_p = lasten_p − flex_p − verv_p, each a sum of *units* of the post: an indivisible
    post is one unit of lasten_p; with stap 0 every euro is a unit; otherwise ⌊lasten/stap⌋ units of stap_p and one
    of the remainder (if any).
    flexh_t, vervh_t ≥ 0 hundredths, multiples of fte_stap.
    x_v ∈ {0,1}; o_{i,t} ≥ 0 hundredths of team t for inzet row i; draw_{i,κ} ≥ 0 euros of dekking κ for row i;
    ah_{a,t} and ae_{a,κ} — the same for afspraken; δ_{p,k} ∈ {0,1} — the drop of p counts for k.

Law (never relaxed)
    [splitsing] vast_p + flex_p + verv_p = lasten_p in units; gebonden + regulier + afspraak + oormerk + flex +
        vervallen = fte with regulier_t ≥ 0.
    [gebonden] vast_p ≥ b_p. Σ of the leefbaarheidsbudgetten in one post ≤ its lasten.
    [afspraak] every afspraak gets its fte from teams of its dienst that serve its wijk (from its own post, if named)
        and its euros: on the named post vast_p ≥ e_p, otherwise from dekkingen of its dienst. Of whatever aard.
    [capaciteit] afspraak_t + oormerk_t + flexh_t ≤ c_t. A team serves row i only when dienst agrees, the wijk of the
        prioriteit lies in its gebied (empty: every wijk), its functie is empty, or that of the row is empty, or both
        agree. Σ_t o_{i,t} = fte_i · x_v exactly.
    [dekking] Σ_κ draw_{i,κ} = euro_i · x_v over dekkingen of the row's dienst (and programma, if it names one).
        The sources S_κ of a dekking are its oormerkbare posts without fte that are not fixed. Per dekking
        Σ draws of rows not toegezegd + Σ afspraken without post ≤ Σ_{p∈S_κ} (vast_p − max(j_p, e_p)), and
        Σ all draws + Σ afspraken without post ≤ Σ_{p∈S_κ} (vast_p − e_p).
    [structureel] a row of aard S uses only teams and dekkingen of aard S; one of aard I uses either.
    [vervallen] verv_p > 0 only when δ_{p,k} = 1 for exactly one k whose dienst and programma (empty: any) hold p,
        and vervh_t > 0 only in such a scope; an S taakstelling holds S posts only, an I one all. baten fall by
        ⌈baten_p · verv_p / lasten_p⌉ (empty), or by ⌈baten_p · that share⌉ as soon as verv_p > 0 (`ja` is 100 %, `nee`
        is 0 %). saldo_p = verv_p − fallen baten. Per k: Σ saldo_p ≤ bedrag_k + s − 1 with s the smallest unit
        dropped for k. On a team vervh_t · lasten_t ≥ verv_t · fte_t. A post with bezetting and a date `vrij vanaf`
        drops at most (days from that date to the year's end) / (days in the year) of its lasten and of its fte.
    [variant] Σ_{v∈V_q} x_v ≤ 1; x_v = 1 when toegezegd; vereist: X_q ≤ X_r; sluit uit: X_q + X_r ≤ 1 with
        X_q = Σ_v x_v; o_{i,t} > 0 implies o_{i,t} ≥ min(min_inzet, fte_i).

Goals (minimised, but for wijkprioriteiten; in the order of the scenario, each then held at its value, give or take its
tolerantie). Deviations in euros are rounded up to whole euros, in fte to whole hundredths. Value of fte in euros: fte ×
loonkosten.
    verplichtingen — prioriteiten marked `ja` that get no variant.
    taakstelling — Σ_k max(0, bedrag_k − Σ saldo_p).
    flexband — per dienst, and for the city with its own band: euros by which Σ flex lies outside (flexdoel ± band,
        kept between 0 and 100 %) × Σ (vast + flex), over the *grondslag*; + the same in fte, over all teams, ×
        loonkosten. Grondslag beinvloedbaar: without kapitaallasten, uitkering, doorbelasting, voorziening,
        reservemutatie, stelpost, posts with a leefbaarheidsbudget, and personeel on posts with fte. Grondslag alle:
        every post.
    wijkprioriteiten — maximise Σ score_v · x_v under the [vloer]: see :mod:`.wijkvloer`. From here on x is data.
    behoud_afstand — Σ_d |Σ flex − flexdoel × Σ (vast + flex)| in euros over the grondslag + the same in fte.
    behoud — Σ_p (flex + 3 · vervallen) · waarde_p · (vrij 1, beleidsmatig 3, otherwise 10), in euros and fte.
    eenvoud — posts with more than one of vast, flex, vervallen above 0 (euros) + pairs (team, prioriteit) with an
        oormerk.
    stabiliteit — against an earlier plan: Σ_p |Δ flex| + |Δ vervallen| in euros and fte + city value of the varianten
        granted in one and not in the other.

[vloer]
    City value of a variant: Σ_i euro_i + fte_i × loonkosten. service_w = granted city value / recht_w.
    G = Σ_d min(asked_d, earmarkable_d + servable_d × loonkosten), with asked_d = Σ_q max_v (city value of v's rows in
    d), earmarkable_d = Σ lasten of oormerkbare posts of d without fte, not fixed and not juridisch, less the euros of
    d's afspraken, and servable_d = Σ_t c_t less the fte of d's afspraken (both at least 0).
    recht_w = ⌊min(inwoners_w × behoefte_w / Σ inwoners × behoefte × G, Σ_q max_v city value, h_w)⌋ with h_w the
    greatest city value of w's prioriteiten under the law alone, other wijken getting only what is toegezegd; a
    prioriteit that needs one which is left out so, is left out as well. h_w is searched to within the scenario's gap.
    z* = the greatest whole permille with 1000 · service_w ≥ z* for all w with recht_w > 0, the earlier goals held;
    then 1000 · service_w ≥ wijkvloer_deel × z* for all of these. Wijkvloer aandelen instead: each wijk's part of
    all that is granted lies between 80 % and 140 % of its part of all recht, with the least possible euros outside.

Gaps and comparisons of goals after wijkprioriteiten belong to the problem with the chosen varianten fixed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from allocator_models.jaarplan.afronding import met_plan, zonder_plan
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.herstel import toets_wet
from allocator_models.jaarplan.keten import Keten, instellingen_van
from allocator_models.result import Jaarplan
from allocator_models.scenario import Scenario
from allocator_models.solver import THREADS, Oplosser


def solve(
    scenario: Scenario,
    voortgang: Callable[[str], None] | None = None,
    *,
    oplosser: Oplosser = Oplosser.HIGHS,
    threads: int = THREADS,
) -> Jaarplan:
    """Return the jaarplan of a scenario, audited; ``voortgang`` hears the name of each goal as it starts.

    Who solves several scenarios side by side gives each one thread.

    Raises:
        SolverFout: when the solver stops without an answer.
        AuditFout: when the plan breaks a rule, or a goal's value is not what was said.
    """
    begin = perf_counter()
    instellingen = replace(instellingen_van(scenario, oplosser), threads=threads)
    toets = toets_wet(scenario, instellingen)
    if toets.besluiten is None:
        return zonder_plan(scenario, toets, begin)
    keten = Keten(Gegevens(scenario), instellingen)
    doelen = keten.loop(toets.besluiten, voortgang or (lambda doel: None))
    return met_plan(keten, doelen, begin)
