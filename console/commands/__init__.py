"""The commands of the command line, each a function from parsed options to an exit status."""
