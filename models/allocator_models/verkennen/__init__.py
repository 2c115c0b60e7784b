r"""Exploring around a scenario: sweeps, the front between score, fairness and flexibility, and robustness.

Sets
    i ∈ I points: each a scenario, the base with a spelregel, the budget of a dienst or the behoefte of a wijk changed.
    j ∈ J aims: *score*, *laagste bediening*, *flex*; each to be as great as can be. r ∈ R draws; q prioriteiten.

Outcomes of a point (of its audited plan, see :mod:`allocator_models.jaarplan`; whole numbers)
    score_i = Σ score of the granted varianten, in thousandths.
    bediening_i = min over the wijken with a recht of ⌊1000 · granted city value / recht⌋, in permille. The recht is
        that of [vloer]; a scenario without a floor has it worked out all the same, so that it can be compared.
    flex_i = (Σ flex + Σ flex fte × loonkosten) / (Σ (vast + flex) + Σ (fte − vervallen fte) × loonkosten), euros over
        the grondslag, fte over all teams, in hundredths of a percent, rounded down.

[front] Point i is on the front when no point k has y_kj ≥ y_ij for all j and y_kj > y_ij for some j. Aims that are
    unknown in any point, or the same in all, are left out.
[knie] With ideal u_j = max and nadir l_j = min of y_ij over the front, the knee is the point on the front that is
    nearest to the ideal: min Σ_j ((u_j − y_ij) / (u_j − l_j))², exactly, in fractions; of equals the first. (Compromise
    programming: Yu 1973, Zeleny 1973. It gives up least of all aims together, each measured by what is at stake.) With
    fewer than three points on the front there is no knee.

Changes
    budget of dienst d × f: lasten and baten × f, rounded to whole euros, of the posten of d that can be influenced: not
        fixed, not juridisch gebonden, of a kostensoort in the grondslag, and without fte (what staff costs follows
        their fte).
    behoefte of wijk w: as given.

[robuust] Per draw r and source s (budget, score, fte), independent factors U{1 − m, …, 1 + m} in hundredths of a
    percent: budget, of each dienst; score, of each prioriteit (all its varianten alike); fte, of each dienst: fte,
    bezetting and what is gebonden of its teams alike. index_q = draws in which q is granted / draws that have a plan.
    The dice of a draw depend on seed, source and number alone, so more draws never change the earlier ones.
"""
