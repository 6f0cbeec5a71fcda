# Refusals that a person meets at the command line.
refused-folder-missing = Il n’y a pas de station dans ce dossier ({ $details }). Créez-la avec « readback station create » ou indiquez un autre dossier avec --folder.
refused-link-file-unreadable = Aucune station n’a été lancée dans ce dossier ({ $details }). Lancez-la avec « readback station run » ou indiquez un autre dossier avec --folder.
refused-folder-exists = Cet emplacement est déjà occupé ({ $details }). Rien n’a été modifié. Indiquez un dossier qui n’existe pas encore.
refused-folder-not-empty = Le dossier n’est pas vide ({ $details }). Rien n’a été modifié. Indiquez un dossier vide ou nouveau.
refused-officers-too-few = Il faut davantage d’officiers ({ $details }). Indiquez chacun avec sa phrase de passe.
refused-circuit-unknown = Il n’y a pas de liaison de ce nom ({ $details }). « readback status » énumère les liaisons.
refused-scenario-unknown = Il n’y a pas de scénario de ce nom ({ $details }).
refused-languages-malformed = Indiquez les langues des deux postes par deux codes séparés par une virgule, par exemple en,zh ({ $details }).
refused-text-unreadable = Ce texte n’a pas été imprimé par un jeu de modèles détenu ici dans la langue indiquée, ou il a été modifié ({ $details }). Rien n’a été deviné.
refused-passphrase-not-given = La phrase de passe de cet officier n’a pas été fournie ({ $details }).
