"""The year book: a small database with what was asked, advised, decided and posted since the plan was set.

Rows are only ever added, each carries the hash of the one before, and a fault is put right by a counter-posting.
:class:`allocator.jaarboek.boek.Jaarboek` is the way in. Django comes along with it, so import it late; this package
itself, and ``formulier``, do without.
"""
