"""The program: station, desk, and the link between them."""
