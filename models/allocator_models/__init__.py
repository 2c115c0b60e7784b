"""The mathematics of Allocator: scenarios, the yearly integer program, the in-year rule, and their audit."""
