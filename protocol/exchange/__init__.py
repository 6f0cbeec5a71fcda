"""How it is carried: keys, sessions, records, receipts. Bodies are opaque bytes here."""
