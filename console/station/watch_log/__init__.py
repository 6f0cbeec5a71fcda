"""The watch log: everything the station must still know after the power fails.

`log.WatchLog` is what the engine uses. Below it: `rows` the values, `schema` the tables,
`database` the one connection, `journal` the circuits' port, `traffic` the list, `verification`
the walk over every byte. Only this package imports `sqlite_utils` and `sqlcipher3`.
"""
