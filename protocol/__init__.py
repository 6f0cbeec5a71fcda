"""What two stations say to each other: values and machines.

Nothing in this package opens a socket, a file, a window or a database, and nothing in it reads a
clock: time, randomness, network and disk come in from outside.
"""

__version__ = "0.1.0"
