"""The accounts between which euros and hours go.

Each pot is an account, and so is its reserve for spoed, and each request that was granted something: what is on it, was
toegezegd and isn't paid yet. The others are where money comes from and goes to. All balances together are always zero.
"""

BEGROTING = "begroting"
"""Where the opening balances come from; the only account that may be below zero."""
BETAALD = "betaald"
VERVALLEN = "vervallen"
VOLGEND_JAAR = "volgend jaar"
INTERVENTIETEAM = "interventieteam"
"""Who answers a strip call that names no dienst."""


def spoedreserve(pot: str) -> str:
    """Return the account with what a pot keeps for spoed."""
    return f"spoedreserve {pot}"


def initiatief(nummer: str) -> str:
    """Return the account of a request."""
    return f"initiatief {nummer}"


def dienst(code: str | None) -> str:
    """Return the account of the hours that a dienst has worked on strip calls."""
    return f"dienst {code}" if code else INTERVENTIETEAM
