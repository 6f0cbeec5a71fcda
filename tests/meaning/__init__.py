"""The meaning of notices under many generated bodies: printing, reading back, changed packs."""
