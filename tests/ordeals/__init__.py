"""Ordeals: real stations, real CURVE, real SQLCipher, and everything that may go wrong around them.

    python -m tests.ordeals kill --dose pr --seed 1

Families: `kill`, `wire`, `hostile`, `strangers`. Each prints its seed, its dose and its figures,
and fails with a list of what was broken. The pytest wrappers beside them run the dose `pr`.
"""
