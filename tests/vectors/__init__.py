"""Fixed bytes with their expected outcome, for this and any second implementation.

Each file holds `cases` and what several of them are given alike, `common`; a case's own values go
before these. A case has a `name`, a `kind` (good, forged, truncated, replayed, wrong-suite,
wrong-peer, non-canonical ...), an `operation`, what it is `given`, and either what to `expect` or
the code with which it is `refused`. Byte strings are hexadecimal. Vectors fix what verifies, opens
and decodes; signing and sealing take fresh randomness and are never fixed.
"""
