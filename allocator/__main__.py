"""`python -m allocator` is the same as `allocator`."""

from allocator.cli import main

main()
