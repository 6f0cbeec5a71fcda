"""The machine of one circuit: what waits, what leaves, what arrives, and what is known of it."""
