"""The engine of one centre: sockets, keys, watch log. It has no screen and imports no Qt."""
