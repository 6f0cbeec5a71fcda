# Ce que chaque État a dit de chaque déclaration commune, et quand. Aucun jugement.

decl-title = Déclarations communes
decl-table = Déclarations et États
decl-why = Ce que chaque État a dit par ces circuits, tel que libéré. Un énoncé plus récent n'ôte rien à un énoncé antérieur.
decl-head = Déclaration
decl-own = { $party } (ici)
decl-nothing = rien n'a été dit ici
decl-reading = En cours de lecture : { $count }. Le tableau n'est pas encore complet.
decl-none = Aucun jeu de modèles ici n'a de déclarations.
decl-propose = proposée le { $date }
decl-reaffirm = réaffirmée le { $date }
decl-question = question le { $date }
decl-clarify = précisée le { $date }
decl-withdrawn = { $statement }, RETIRÉE le { $date }
decl-corrected = { $statement }, CORRIGÉE le { $date }
decl-to = { $statement } → { $party }
decl-line = { $statement } · libéré { $at }
decl-mode = Mode
key-declarations = Déclarations communes
