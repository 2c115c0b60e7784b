"""How long Allocator takes, beside the solvers it stands on: `python -m benchmarks`, or `make bench`.

Measures, and never judges a test: what is printed belongs to the machine and the moment. See :mod:`.__main__` for the
options, and `docs/benchmarks.md` for the last run that was kept.
"""
