# Refusals that a person meets at the command line.
refused-folder-missing = There is no station in this folder ({ $details }). Make one with “readback station create”, or name another with --folder.
refused-link-file-unreadable = No station has run in this folder ({ $details }). Start it with “readback station run”, or name another folder with --folder.
refused-folder-exists = There is something at this place already ({ $details }). Nothing was changed. Name a folder that does not exist yet.
refused-folder-not-empty = The folder is not empty ({ $details }). Nothing was changed. Name an empty or a new folder.
refused-officers-too-few = More officers are needed ({ $details }). Give each with their passphrase.
refused-circuit-unknown = There is no circuit of this name ({ $details }). “readback status” lists the circuits.
refused-scenario-unknown = There is no scenario of this name ({ $details }).
refused-languages-malformed = Give the languages of the two desks as two codes with a comma, such as en,zh ({ $details }).
refused-text-unreadable = This text was not printed by a pack held here in the language given, or it was changed ({ $details }). Nothing was guessed.
refused-passphrase-not-given = The passphrase of this officer was not given ({ $details }).
