"""Data only: template packs, interface wording, fonts, map, sounds."""
