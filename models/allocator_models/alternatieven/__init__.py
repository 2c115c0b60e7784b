r"""Opties: named policies and near-best plans that really differ, and what every good plan has in common.

Sets and parameters (those of :mod:`allocator_models.jaarplan`, and)
    B — the proven bound of the score: no plan that keeps the goals before wijkprioriteiten at their values, and the
    floor, has more. λ — the loss that is asked (`--verlies`). A = ⌈(1 − λ) B⌉, the allowed score, in thousandths.
    u_v — the city value of a variant in hundredths of a euro: euro + fte × loonkosten, what a partner brings left out.
    y — the difference that is asked (`--verschil`); by default a tenth of the city value that hoogste score grants, in
    whole thousands of euros, so that a twentieth of it goes elsewhere.

Variables
    Those of the jaarplan. Every optie but those of the sheet lies in the same set: the law, the goals before
    wijkprioriteiten held at what hoogste score came to, the floor at the same z*, and Σ score_v · x_v ≥ A.

Distance
    d(x, x') = Σ_v u_v |x_v − x'_v|. To a given plan a it is linear: Σ_{v ∈ a} u_v (1 − x_v) + Σ_{v ∉ a} u_v x_v.

Named policies, each of which strives for one thing first and then for the score, with that held
    hoogste score — the plan of `verdeel`.
    wijken gelijk — max min_w service_w, over the wijken with a recht.
    krachtwijken eerst — max Σ u_v x_v over the varianten of prioriteiten in krachtwijken.
    meest flexibel — max Σ flex, in euros over the grondslag and in fte × loonkosten; it stays held for the later goals.
    At a gap above 0 these are searched for a fixed number of nodes: a policy is a plan that goes far in its direction,
    not a proven extreme. How far any plan could go stands beside it (:class:`Streven`).

Near-best alternatives
    min t, t ≥ y − d(x, a) for every plan a that is shown, t ≥ 0; at t = 0 the score follows, with t held. When t stays
    above 0 and its bound does too, there is no other, which is said; when only its bound is 0, neither is said. The
    bound comes from the wider scenario (:mod:`allocator_models.jaarplan.verruiming`), of which d is a sum as well.

Zeker
    A prioriteit q is zeker when min X_q > 0 over that set, relaxed to the wider scenario in which parts of varianten
    may be granted: then no whole plan has X_q = 0, or: with q excluded the bound of the score falls below A. Plans that
    are shown, and what can simply be left out of them, tell beforehand which prioriteiten can't be zeker.

Every optie is then finished like any jaarplan: its varianten become data, the later goals follow, and the audit reads
the whole plan. Opties of the sheet are scenarios of their own: solved as `verdeel --optie` does, measured with the
yardstick of the base. Opties that come to the same (:mod:`.gelijk`) are shown once.
"""

from allocator_models.alternatieven.uitkomst import (
    Beleid,
    Kern,
    Ontstaan,
    Optie,
    Opties,
    Streven,
    Vraag,
    Zoekeinde,
    Zonderplan,
)
from allocator_models.alternatieven.zoeken import zoek_opties

__all__ = [
    "Beleid",
    "Kern",
    "Ontstaan",
    "Optie",
    "Opties",
    "Streven",
    "Vraag",
    "Zoekeinde",
    "Zonderplan",
    "zoek_opties",
]
